//! What CloudEvents 1.0 says of its attributes, and the CDEvents binding of what they repeat.

use super::plan::Role;

/// The attribute `specversion`, the version of CloudEvents.
pub const SPEC_VERSION: &str = "specversion";
/// The attribute `id`.
pub const ID: &str = "id";
/// The attribute `source`.
pub const SOURCE: &str = "source";
/// The attribute `type`.
pub const TYPE: &str = "type";
/// The attribute `subject`.
pub const SUBJECT: &str = "subject";
/// The attribute `time`.
pub const TIME: &str = "time";
/// The attribute `datacontenttype`.
pub const DATA_CONTENT_TYPE: &str = "datacontenttype";
/// The attribute `dataschema`.
pub const DATA_SCHEMA: &str = "dataschema";
/// The member of the JSON format that holds the data.
pub const DATA: &str = "data";
/// The member of the JSON format that holds the data as base64 text.
pub const DATA_BASE64: &str = "data_base64";

/// What the envelope of a CDEvent must have, and the role of the member of the event that an attribute repeats:
/// CloudEvents' own required attributes, and `subject` and `time` by the CDEvents binding. The data is the last.
pub const REQUIRED: [(&str, Option<Role>); 7] = [
    (SPEC_VERSION, None),
    (ID, Some(Role::Id)),
    (SOURCE, Some(Role::Source)),
    (TYPE, Some(Role::Type)),
    (SUBJECT, Some(Role::SubjectId)),
    (TIME, Some(Role::Time)),
    (DATA, None),
];

/// The index of the data in [`REQUIRED`]; what comes before it are attributes.
pub const DATA_INDEX: u8 = REQUIRED.len() as u8 - 1;

/// Whether CloudEvents allows a name for an attribute: lower-case letters and digits.
pub fn is_attribute_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}
