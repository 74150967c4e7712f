//! What CloudEvents 1.0 says of its attributes, and the CDEvents binding of what they repeat.

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

/// The index of the data among what an envelope must have.
pub const DATA_ATTRIBUTE: u8 = 6;

/// Whether CloudEvents allows a name for an attribute: lower-case letters and digits.
pub fn is_attribute_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}
