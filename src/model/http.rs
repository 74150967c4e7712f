//! The HTTP binding of CloudEvents in binary mode: attributes are headers, the data is the body.

use super::cloudevents::{DATA, DATA_BASE64, DATA_CONTENT_TYPE};
use crate::json::joined;
use alloc::borrow::ToOwned;
use alloc::string::String;

/// The prefix of headers that are attributes.
pub const PREFIX: &str = "ce-";
/// The header that carries the attribute `datacontenttype`.
pub const CONTENT_TYPE: &str = "content-type";
/// The media type of a CloudEvent in the JSON format.
pub const STRUCTURED: &str = "application/cloudevents+json";
/// The media type of a batch in the JSON format.
pub const BATCH: &str = "application/cloudevents-batch+json";
/// The prefix of all media types of CloudEvents.
pub const FORMATS: &str = "application/cloudevents";

/// The limit on the names and values of the headers that are read, in UTF-8 bytes.
pub const MAX_HEADER_BYTES: u32 = 1 << 20;

/// The pointer to the headers of a message. Names below it are in lower case.
pub const HEADERS: &str = "/headers";
/// The pointer to the body of a message.
pub const BODY: &str = "/body";

/// The name of the header for an attribute.
pub fn header_of(attribute: &str) -> String {
    if attribute == DATA_CONTENT_TYPE { CONTENT_TYPE.to_owned() } else { joined(&[PREFIX, attribute]) }
}

/// Whether a header with the prefix must not carry this attribute.
pub fn is_reserved(attribute: &str) -> bool {
    [DATA, DATA_BASE64, DATA_CONTENT_TYPE].contains(&attribute)
}
