//! The messages of several rules about single headers of an HTTP message. The headers are a document of their own, an object of
//! lower-case names and values; a fault is at the name.

use super::{Case, Finding};
use crate::formats::{charset, encode_header, essence};
use crate::json::NONE;
use crate::model::cloudevents::DATA_CONTENT_TYPE;
use crate::model::fault::Header;
use crate::model::http::{BATCH, CONTENT_TYPE, PREFIX, STRUCTURED};

/// `event`: the token of the event in the body that the fault is about.
#[cold]
pub fn render(case: &Case, what: Header, event: Option<u32>, finding: &mut Finding) {
    let key = case.token();
    let name = case.doc.name(key);
    let value = case.doc.string(key + 1).unwrap_or_default();
    let value = value.trim_ascii();
    let (message, help) = (&mut finding.message, &mut finding.help);
    match what {
        Header::Type => {
            message.code(&name).say(" is ").say(super::finding::kind_name(case.doc.kind(key + 1)));
            message.say(", expected a string");
            help.say("header values are strings");
        }
        Header::Control => {
            message.code(&name).say(" has a control character, which headers do not allow");
            help.say("percent-encode it");
        }
        Header::Percent => {
            message.code(&name).say(" has a `%` without two hexadecimal digits after it");
            help.say("write `%` as `%25`");
        }
        Header::Unencoded => {
            let joined = value.as_bytes().windows(2).any(|pair| pair == b", ");
            message.code(&name).say(" is ").code(value).say(", which is not percent-encoded");
            message.say(if joined { ", or two headers joined" } else { "" });
            if joined {
                help.say("send it once; a space is `%20`");
            } else {
                help.say("expected ").code(&encode_header(value));
            }
        }
        Header::Utf8 => {
            message.code(&name).say(" is ").code(value).say(", which is not valid UTF-8");
            help.say("percent-encode the UTF-8 bytes");
        }
        Header::Reserved => {
            message.code(&name).say(" is not the header of an attribute");
            if name.strip_prefix(PREFIX) == Some(DATA_CONTENT_TYPE) {
                help.say("use the header ").code(CONTENT_TYPE);
            } else {
                help.say("send the data as the body");
            }
        }
        Header::Several => {
            message.code(&name).say(" is ").code(value).say(", which is more than one value");
            help.say("parsers disagree on which one counts: send it once");
        }
        Header::Limit => {
            message.say("the headers exceed 1 MiB at ").code(&name).say("; the message was not read");
            help.say("send shorter headers: most servers reject more than a few kilobytes");
        }
        Header::Charset => {
            message.say("unsupported charset ").code(&charset(value).unwrap_or_default());
            help.say("send JSON as `utf-8`");
        }
        Header::Format => {
            message.say("unsupported ").code(&name).say(" ").code(&essence(value));
            help.say("expected ").code(STRUCTURED).say(", ").code(BATCH).say(" or binary mode");
        }
        Header::NotJson | Header::Batch | Header::Structured | Header::Bare => {
            message.code(&name).say(" is ").code(&essence(value)).say(", but the body is ");
            message.say(match what {
                Header::Batch => "not an array",
                Header::Structured => "an array",
                Header::Bare => "an event without an envelope",
                _ => "JSON",
            });
            match what {
                Header::Batch => help.say("expected ").code(STRUCTURED).say(" for a single CloudEvent"),
                Header::Structured => help.say("expected ").code(BATCH).say(" for a batch"),
                Header::Bare => {
                    help.say("expected `application/json` for a bare event; a CloudEvent has `specversion`")
                }
                _ => help.say("expected `application/json`"),
            };
            if let Some(event) = event.filter(|&event| event != NONE) {
                finding.relate(event).say("the event");
            }
        }
    }
}
