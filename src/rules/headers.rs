//! What is wrong with a header of an HTTP message by itself: words of several rules. The headers are a document of their own, an
//! object of names in lower case and what they hold; a fault is at the name.

use super::{Case, Finding};
use crate::formats::{charset, encode_header, essence};
use crate::json::NONE;
use crate::model::cloudevents::DATA_CONTENT_TYPE;
use crate::model::fault::Header;
use crate::model::http::{BATCH, CONTENT_TYPE, PREFIX, STRUCTURED};

/// What is said of a fault. `event`: the event in the body that it is about.
#[cold]
pub fn render(case: &Case, what: Header, event: Option<u32>, finding: &mut Finding) {
    let key = case.token();
    let name = case.doc.name(key);
    let value = case.doc.string(key + 1).unwrap_or_default();
    let value = value.trim_ascii();
    let (message, help) = (&mut finding.message, &mut finding.help);
    if what != Header::Limit {
        message.say("found ");
    }
    match what {
        Header::Type => {
            message.say(super::finding::kind_name(case.doc.kind(key + 1))).say(" as ").code(&name);
            message.say(" where a string must stand");
            help.say("headers are text");
        }
        Header::Control => {
            message.say("a control character in ").code(&name).say(", which no header can hold");
            help.say("percent-encode it");
        }
        Header::Percent => {
            message.say("a `%` in ").code(&name).say(" that begins no byte");
            help.say("write `%` itself as `%25`");
        }
        Header::Unencoded => {
            let joined = value.as_bytes().windows(2).any(|pair| pair == b", ");
            message.code(value).say(" as ").code(&name).say(", which is ");
            message.say(if joined { "two headers joined, or not percent-encoded" } else { "not percent-encoded" });
            if joined {
                help.say("send it once; a space is `%20`");
            } else {
                help.say("write it as ").code(&encode_header(value));
            }
        }
        Header::Utf8 => {
            message.code(value).say(" as ").code(&name).say(", whose bytes are no UTF-8");
            help.say("percent-encode the bytes of its UTF-8");
        }
        Header::Reserved => {
            message.code(&name).say(", which is the header of no attribute");
            if name.strip_prefix(PREFIX) == Some(DATA_CONTENT_TYPE) {
                help.say("it is the header ").code(CONTENT_TYPE);
            } else {
                help.say("the data is the body");
            }
        }
        Header::Several => {
            message.code(value).say(" as ").code(&name).say(", which is more than one");
            help.say("readers differ in which one they take: send it once");
        }
        Header::Limit => {
            message.say("the headers are longer than 1 MiB from ").code(&name).say(" on, so the message was not read");
            help.say("send less in headers: most servers refuse more than a few kilobytes");
        }
        Header::Charset => {
            message.say("the charset ").code(&charset(value).unwrap_or_default());
            message.say(", which is not read here");
            help.say("JSON is sent as `utf-8`");
        }
        Header::Format => {
            message.code(&essence(value)).say(" as ").code(&name).say(", a format that is not read here");
            help.say("events are read as ").code(STRUCTURED).say(", as ").code(BATCH).say(", or in binary mode");
        }
        Header::NotJson | Header::Batch | Header::Structured | Header::Bare => {
            message.code(&essence(value)).say(" as ").code(&name).say(", where the body is ");
            message.say(match what {
                Header::Batch => "no array",
                Header::Structured => "an array",
                Header::Bare => "an event without an envelope",
                _ => "JSON",
            });
            match what {
                Header::Batch => help.say("a single CloudEvent is ").code(STRUCTURED),
                Header::Structured => help.say("a batch is ").code(BATCH),
                Header::Bare => help.say("a bare event is `application/json`; a CloudEvent has `specversion`"),
                _ => help.say("it is `application/json`"),
            };
            if let Some(event) = event.filter(|&event| event != NONE) {
                finding.relate(event).say("the event");
            }
        }
    }
}
