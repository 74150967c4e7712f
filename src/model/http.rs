//! What the HTTP binding of CloudEvents says of a message in binary mode: attributes are headers, the data is the body.

use super::cloudevents::{DATA, DATA_BASE64, DATA_CONTENT_TYPE};
use crate::json::joined;
use alloc::borrow::ToOwned;
use alloc::string::String;

/// What the names of headers begin with that are attributes.
pub const PREFIX: &str = "ce-";
/// The header that says what the body is; the attribute `datacontenttype` is sent as this.
pub const CONTENT_TYPE: &str = "content-type";
/// The media type of one CloudEvent in its JSON format.
pub const STRUCTURED: &str = "application/cloudevents+json";
/// The media type of an array of them.
pub const BATCH: &str = "application/cloudevents-batch+json";
/// What both begin with, as all formats of CloudEvents do.
pub const FORMATS: &str = "application/cloudevents";

/// The limit on UTF-8 bytes of all names and values of the headers that are read.
pub const MAX_HEADER_BYTES: u32 = 1 << 20;

/// The pointer to the headers of a message, in lower case below it.
pub const HEADERS: &str = "/headers";
/// The pointer to the body of a message.
pub const BODY: &str = "/body";

/// The header that an attribute is.
pub fn header_of(attribute: &str) -> String {
    if attribute == DATA_CONTENT_TYPE { CONTENT_TYPE.to_owned() } else { joined(&[PREFIX, attribute]) }
}

/// What is elsewhere in a message than in a header with the prefix.
pub fn is_reserved(attribute: &str) -> bool {
    [DATA, DATA_BASE64, DATA_CONTENT_TYPE].contains(&attribute)
}
