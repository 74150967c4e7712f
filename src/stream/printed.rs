//! Events as the CloudEvents SDK for Go prints them, and with it Knative's event display:
//!
//! ```text
//! Context Attributes,
//!   specversion: 1.0
//!   type: com.example.built
//! Extensions,
//!   sequence: 1
//! Data,
//!   {
//!     "a": 1
//!   }
//! ```

use crate::json;
use alloc::string::String;
use alloc::vec::Vec;

/// The line that begins an event, or its end.
pub(super) const HEAD: &[u8] = b"Context Attributes,";

/// The most bytes at the start of a line that are compared with known beginnings.
const NAME_MAX: usize = 128;

/// What a line is, as far as its beginning says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// Not clear yet.
    Unclear,
    /// `  name: value`
    Attribute,
    /// The next lines are attributes, too.
    Extensions,
    /// The next line begins the data.
    Data,
    /// No part of the event.
    Other,
}

/// What a line after [`HEAD`] is. `line`: its beginning, with its line feed if that is read.
pub(super) fn classify(line: &[u8]) -> Line {
    let (text, complete) = match line.split_last() {
        Some((b'\n', text)) => (text, true),
        _ => (line, false),
    };
    let unclear = if complete || line.len() > NAME_MAX { Line::Other } else { Line::Unclear };
    if !matches!(text.first(), Some(b' ' | b'\t')) {
        return match (complete, text.trim_ascii_end()) {
            (true, b"Extensions,") => Line::Extensions,
            (true, b"Data," | b"Data (binary),") => Line::Data,
            _ => {
                let known = [&b"Extensions,"[..], b"Data,", b"Data (binary),"];
                let begins = |known: &&[u8]| known.starts_with(text) || text.starts_with(known);
                if known.iter().any(begins) { unclear } else { Line::Other }
            }
        };
    }
    let name = text.trim_ascii_start();
    let length = name.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"_-".contains(byte)));
    match length {
        Some(length) if length > 0 && name[length] == b':' => Line::Attribute,
        None => unclear,
        Some(_) => Line::Other,
    }
}

/// The event as structured CloudEvent, from the lines after [`HEAD`].
pub(super) fn structured(lines: &[u8]) -> Vec<u8> {
    let mut out = String::new();
    let mut rest = lines;
    let mut data = None;
    while data.is_none() && !rest.is_empty() {
        let end = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |end| end + 1);
        let (line, behind) = rest.split_at(end);
        let line = line.trim_ascii_end();
        match line {
            b"" | b"Extensions," => {}
            b"Data," | b"Data (binary)," => data = Some(behind.trim_ascii()),
            _ => {
                let line = line.trim_ascii_start();
                let colon = line.iter().position(|&byte| byte == b':').unwrap_or(line.len());
                let value = line.get(colon + 1..).unwrap_or_default();
                member(&mut out, &line[..colon], value.trim_ascii_start());
            }
        }
        rest = behind;
    }
    let mut out = out.into_bytes();
    if let Some(data) = data {
        out.extend_from_slice(if out.is_empty() { b"{" } else { b"," });
        out.extend_from_slice(b"\"data\":");
        push_data(&mut out, data);
    } else if out.is_empty() {
        out.push(b'{');
    }
    out.push(b'}');
    out
}

/// A member with a string; the first one opens the object.
pub(super) fn member(out: &mut String, name: &[u8], value: &[u8]) {
    out.push(if out.is_empty() { '{' } else { ',' });
    json::quote_into(out, &String::from_utf8_lossy(name));
    out.push(':');
    json::quote_into(out, &String::from_utf8_lossy(value));
}

/// Data as it is if it is JSON or begins like an object or array, else as a string.
pub(super) fn push_data(out: &mut Vec<u8>, data: &[u8]) {
    if matches!(data.first(), Some(b'{' | b'[')) || is_json(data) {
        out.extend_from_slice(data);
    } else {
        out.extend_from_slice(json::quote(&String::from_utf8_lossy(data)).as_bytes());
    }
}

fn is_json(text: &[u8]) -> bool {
    let doc = json::read(text, &json::Limits::default(), false, Vec::new());
    !doc.tokens.is_empty() && doc.faults.is_empty()
}
