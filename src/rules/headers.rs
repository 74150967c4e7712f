//! What is wrong with a header of an HTTP message by itself: words of several rules. The headers are a document of their
//! own, an object of names in lower case and what they hold; a fault is at the name.

use super::{Case, Finding};
use crate::model::fault::Header;

/// What is said of a fault. `event`: the event in the body that it is about.
#[cold]
pub fn render(case: &Case, what: Header, event: Option<u32>, finding: &mut Finding) {
    let key = case.token();
    let value = case.doc.string(key + 1).unwrap_or_default();
    let value = value.trim_ascii();
    let joined = value.as_bytes().windows(2).any(|pair| pair == b", ");
    // What was found before the header's name, empty for its value; then what is wrong, and the help.
    let (found, wrong, help) = match what {
        Header::Type => (" as ", " where a string must stand", "headers are text"),
        Header::Control => ("a control character in ", ", which no header can hold", "percent-encode it"),
        Header::Percent => ("a lone `%` in ", ", which begins no byte", "write `%` itself as `%25`"),
        Header::Unencoded if joined => {
            ("", ", which is two headers joined, or not percent-encoded", "send it once; a space is `%20`")
        }
        Header::Unencoded => ("", ", which is not percent-encoded", "percent-encode it; a space is `%20`"),
        Header::Utf8 => ("", ", whose bytes are no UTF-8", "percent-encode the bytes of its UTF-8"),
        Header::Reserved => {
            ("the header ", ", which is no attribute", "the data is the body, and its media type is `content-type`")
        }
        Header::Several => ("", ", which is more than one", "readers differ in which one they take: send it once"),
        Header::Limit => (
            "more than 1 MiB of headers up to ",
            ", so the message was not read",
            "send less in headers: most servers take a few kilobytes",
        ),
        Header::Charset => ("", ", a charset that is not read here", "JSON is sent as `utf-8`"),
        Header::Format => (
            "",
            ", a format that is not read here",
            "events are read as `application/cloudevents+json`, as `application/cloudevents-batch+json`, or in binary mode",
        ),
        Header::NotJson => ("", ", where the body is JSON", "it is `application/json`"),
        Header::Batch => ("", ", where the body is no array", "a single CloudEvent is `application/cloudevents+json`"),
        Header::Structured => ("", ", where the body is an array", "a batch is `application/cloudevents-batch+json`"),
        Header::Bare => (
            "",
            ", where the body is an event without an envelope",
            "a bare event is `application/json`; a CloudEvent has `specversion`",
        ),
    };
    finding.message.say("found ");
    if what == Header::Type {
        finding.message.say(super::finding::kind_name(case.doc.kind(key + 1)));
    } else if found.is_empty() {
        finding.message.code(value).say(" as ");
    }
    finding.message.say(found).code(&case.doc.name(key)).say(wrong);
    finding.help.say(help);
    if let Some(event) = event {
        finding.relate(event).say("the event");
    }
}
