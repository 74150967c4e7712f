//! Events in the wrappers of sinks: objects that carry the attributes of an event as headers, with the prefix `ce-` of HTTP
//! or `ce_` of Kafka, and its data beside them.

use super::printed::{member, push_data};
use crate::json::{self, Doc, Kind, Limits, NONE};
use alloc::string::String;
use alloc::vec::Vec;

/// Members that hold the data beside headers.
const BODIES: [&str; 9] = ["data", "body", "_body", "payload", "value", "message", "event", "content", "rawBody"];

/// The event in a wrapper, as structured CloudEvent; `None` for an object that is none.
pub(super) fn carried(text: &[u8]) -> Option<Vec<u8>> {
    let prefixed = |window: &[u8]| window[0] == b'"' && attribute(&window[1..]).is_some();
    if !text.windows(4).any(prefixed) {
        return None;
    }
    let doc = json::read(text, &Limits::default(), false, Vec::new());
    if doc.kind(0) != Some(Kind::Object) || !doc.sound() || doc.member(0, "specversion") != NONE {
        return None;
    }
    let mut headers = Headers::default();
    for key in doc.keys(0) {
        headers.take(&doc, doc.name(key), key + 1);
    }
    let mut holder = NONE;
    if headers.is_none() {
        holder = doc.keys(0).map(|key| key + 1).find(|&value| {
            headers = of(&doc, value);
            !headers.is_none()
        })?;
    }
    if !headers.names.iter().any(|name| name == "type") {
        return None;
    }
    let body = body(&doc, holder);
    let mut out = headers.out;
    if let Some(media) = headers.media {
        if media.starts_with("application/cloudevents+json") {
            return body;
        }
        member(&mut out, b"datacontenttype", media.as_bytes());
    }
    let mut out = out.into_bytes();
    if let Some(body) = body {
        out.extend_from_slice(b",\"data\":");
        push_data(&mut out, &body);
    }
    out.push(b'}');
    Some(out)
}

/// The attribute that a header is.
fn attribute(header: &[u8]) -> Option<&[u8]> {
    let (prefix, name) = header.split_at_checked(3)?;
    (prefix[..2].eq_ignore_ascii_case(b"ce") && matches!(prefix[2], b'-' | b'_')).then_some(name)
}

/// The attributes among some headers.
#[derive(Default)]
struct Headers {
    /// An object that is open after them.
    out: String,
    names: Vec<String>,
    media: Option<String>,
}

impl Headers {
    fn is_none(&self) -> bool {
        self.names.is_empty()
    }

    /// A header, if its value is a string or a list that begins with one.
    fn take(&mut self, doc: &Doc, name: &str, value: u32) {
        let first =
            if doc.kind(value) == Some(Kind::Array) { doc.elements(value).next().unwrap_or(NONE) } else { value };
        match doc.kind(first) {
            Some(Kind::String) => self.add(name, doc.string(first).unwrap_or_default()),
            Some(Kind::Number | Kind::True | Kind::False) => {
                self.add(name, &String::from_utf8_lossy(doc.raw(first)));
            }
            _ => {}
        }
    }

    fn add(&mut self, name: &str, value: &str) {
        if let Some(attribute) = attribute(name.as_bytes()).filter(|name| !name.is_empty()) {
            let attribute = String::from_utf8_lossy(attribute).to_ascii_lowercase();
            member(&mut self.out, attribute.as_bytes(), value.as_bytes());
            self.names.push(attribute);
        } else if is_media(name) {
            self.media = Some(value.into());
        }
    }
}

fn is_media(name: &str) -> bool {
    name.eq_ignore_ascii_case("content-type") || name.eq_ignore_ascii_case("content_type")
}

/// The headers in a member: an object of them, or a list of names and values in turn.
fn of(doc: &Doc, value: u32) -> Headers {
    let mut headers = Headers::default();
    for key in doc.keys(value) {
        headers.take(doc, doc.name(key), key + 1);
    }
    let mut name: Option<&str> = None;
    for element in doc.elements(value) {
        let Some(text) = doc.string(element) else { break };
        match name.take() {
            Some(name) => headers.add(name, text),
            None => name = Some(text),
        }
    }
    headers
}

/// The data beside the headers, which are the value `holder`, or members of the root.
fn body(doc: &Doc, holder: u32) -> Option<Vec<u8>> {
    let found = doc.members(0, BODIES);
    if let Some(&value) = found.iter().find(|&&value| value != NONE && value != holder) {
        return match doc.kind(value)? {
            Kind::Null => None,
            Kind::String => {
                let text = doc.string(value)?;
                let inside = text.trim_ascii();
                // A body as text is what was sent; any other text stays a string.
                let sent = inside.starts_with(['{', '[']);
                Some(if sent { inside.as_bytes().to_vec() } else { doc.raw(value).to_vec() })
            }
            _ => Some(doc.raw(value).to_vec()),
        };
    }
    // Without such a member the rest of the object is the data.
    let mut out = Vec::new();
    for key in doc.keys(0) {
        let name = doc.name(key);
        let own = key + 1 == holder || attribute(name.as_bytes()).is_some() || name.starts_with('_') || is_media(name);
        if !own {
            out.push(if out.is_empty() { b'{' } else { b',' });
            out.extend_from_slice(doc.raw(key));
            out.push(b':');
            out.extend_from_slice(doc.raw(key + 1));
        }
    }
    if out.is_empty() {
        return None;
    }
    out.push(b'}');
    Some(out)
}
