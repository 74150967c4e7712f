//! The attributes of CloudEvents 1.0, and the members of an event that they repeat by the CDEvents binding.

use super::plan::Role;

/// The version of CloudEvents.
pub const SPEC_VERSION: &str = "specversion";
pub const ID: &str = "id";
pub const SOURCE: &str = "source";
pub const TYPE: &str = "type";
pub const SUBJECT: &str = "subject";
pub const TIME: &str = "time";
pub const DATA_CONTENT_TYPE: &str = "datacontenttype";
pub const DATA_SCHEMA: &str = "dataschema";
/// The data in the JSON format, which is not an attribute.
pub const DATA: &str = "data";
/// The data as base64 in the JSON format.
pub const DATA_BASE64: &str = "data_base64";

/// The required members of the envelope of a CDEvent, each with the role of the event's member that it repeats:
/// CloudEvents' required attributes, and `subject` and `time` by the CDEvents binding. The data comes last.
pub const REQUIRED: [(&str, Option<Role>); 7] = [
    (SPEC_VERSION, None),
    (ID, Some(Role::Id)),
    (SOURCE, Some(Role::Source)),
    (TYPE, Some(Role::Type)),
    (SUBJECT, Some(Role::SubjectId)),
    (TIME, Some(Role::Time)),
    (DATA, None),
];

/// The index of the data in [`REQUIRED`]. All entries before it are attributes.
pub const DATA_INDEX: u8 = REQUIRED.len() as u8 - 1;

/// Whether CloudEvents allows an attribute name: lower-case letters and digits.
pub fn is_attribute_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}
