//! The messages of several rules about single headers of an HTTP message. The headers are a document of their own, an object of
//! lower-case names and values; a fault is at the name.

use super::{Case, Finding};
use crate::model::fault::Header;

/// `event`: the token of the event in the body that the fault is about.
#[cold]
pub fn render(case: &Case, what: Header, event: Option<u32>, finding: &mut Finding) {
    let key = case.token();
    let value = case.doc.string(key + 1).unwrap_or_default();
    let value = value.trim_ascii();
    let joined = value.as_bytes().windows(2).any(|pair| pair == b", ");
    // A comma begins what is wrong with the value, which is then shown.
    let (wrong, help) = match what {
        Header::Type => (", expected a string", "header values are strings"),
        Header::Control => (" has a control character, which headers do not allow", "percent-encode it"),
        Header::Percent => (" has a `%` without two hexadecimal digits after it", "write `%` as `%25`"),
        Header::Unencoded if joined => {
            (", which is not percent-encoded, or two headers joined", "send it once; a space is `%20`")
        }
        Header::Unencoded => (", which is not percent-encoded", "percent-encode it; a space is `%20`"),
        Header::Utf8 => (", which is not valid UTF-8", "percent-encode the UTF-8 bytes"),
        Header::Reserved => {
            (" is not the header of an attribute", "send the data as the body and its media type as `content-type`")
        }
        Header::Several => (", which is more than one value", "parsers disagree on which one counts: send it once"),
        Header::Limit => (
            " makes the headers longer than 1 MiB; the message was not read",
            "send shorter headers: most servers reject more than a few kilobytes",
        ),
        Header::Charset => (", an unsupported charset", "send JSON as `utf-8`"),
        Header::Format => (
            ", an unsupported format",
            "expected `application/cloudevents+json`, `application/cloudevents-batch+json` or binary mode",
        ),
        Header::NotJson => (", but the body is JSON", "expected `application/json`"),
        Header::Batch => {
            (", but the body is not an array", "expected `application/cloudevents+json` for a single CloudEvent")
        }
        Header::Structured => {
            (", but the body is an array", "expected `application/cloudevents-batch+json` for a batch")
        }
        Header::Bare => (
            ", but the body is an event without an envelope",
            "expected `application/json` for a bare event; a CloudEvent has `specversion`",
        ),
    };
    let (what, value) = match what {
        Header::Type => ("{key} is {=0}", super::finding::kind_name(case.doc.kind(key + 1))),
        _ if wrong.starts_with(',') => ("{key} is {0}", value),
        _ => ("{key}", value),
    };
    finding.say_of(case, what, value);
    finding.message.say(wrong);
    finding.help.say(help);
    if let Some(event) = event {
        finding.related = event;
        finding.say(case, "\n\nthe event");
    }
}
