//! Recognises common inputs that are not events, to say what they are.

use super::Case;
use super::finding::Finding;
use crate::formats;
use crate::json::{self, Doc, Kind, Limits, NONE};
use crate::model::cloudevents::{SPEC_VERSION, TYPE};
use crate::model::draft;
use crate::model::meaning;
use crate::model::names::{CONTEXT, SUBJECT};
use alloc::string::String;
use alloc::vec::Vec;

/// The prefix of Tekton's own CloudEvents types.
const TEKTON: &str = "dev.tekton.event.";

/// Objects that are recognised by the names of their members.
static BY_MEMBERS: &[(&[&str], &str)] = &[
    (&["payload", "payloadType", "signatures"], "a DSSE envelope around"),
    (&["apiVersion", "kind"], "a Kubernetes object of kind"),
    (&["repository", "sender"], "a GitHub or Gitea webhook"),
    (&["object_kind"], "a GitLab webhook"),
];

/// Says what kind of object it is. Returns false if it is none of the known ones.
#[inline(never)]
pub fn say_object(case: &Case, finding: &mut Finding, value: u32) -> bool {
    let doc = case.doc;
    let text = |name: &str| doc.string(doc.member(value, name)).unwrap_or_default();
    let name = text(TYPE);
    let enveloped = doc.member(value, SPEC_VERSION) != NONE;
    let run = doc.keys(value).find(|key| draft::is_run(doc.name(*key)) && doc.kind(key + 1) == Some(Kind::Object));
    if enveloped && name.starts_with(TEKTON) {
        finding.say_of(case, "a Tekton CloudEvent of type {0}", name);
        if let [_, Some(meaning)] = meaning::anywhere(name) {
            let right = meaning.event.name();
            finding.say_of(case, "\nthe CDEvents equivalent is {0}, which has another shape", &right);
        }
    } else if let (Some(key), false) = (run, enveloped) {
        finding.say_of(
            case,
            "the data of a Tekton CloudEvent with {0}\nits type is in the `ce-` headers, which are missing: pass the whole message",
            doc.name(key),
        );
    } else if let Some((names, what)) =
        BY_MEMBERS.iter().find(|(names, _)| names.iter().all(|name| doc.member(value, name) != NONE))
    {
        finding.message.say(what);
        match *names {
            [payload, kind, _] => {
                finding.say_of(case, " {0}", text(kind));
                say_payload(case, text(payload), finding);
                finding.say(case, "\n; the signature is not checked");
            }
            [_, kind] if kind.len() == TYPE.len() => {
                finding.say_of(case, " {0}", text(kind));
            }
            _ => {}
        }
    } else if let (Some(found), false) = (placeholder_in(doc, value), enveloped) {
        finding.say_of(case, "an unfilled template\nfill in {0}, then validate the result", &found);
    } else {
        finding.message.0.clear();
        return false;
    }
    finding.say(case, " is not an event");
    true
}

/// Describes the payload of a DSSE envelope.
#[inline(never)]
fn say_payload(case: &Case, payload: &str, finding: &mut Finding) {
    let Ok(bytes) = formats::decode_base64(payload) else {
        return finding.say(case, "\nits payload is not base64");
    };
    let inner = json::read(&bytes, &Limits::default(), false, Vec::new());
    let name = inner.string(inner.member(inner.member(0, CONTEXT), TYPE)).unwrap_or_default();
    if !inner.sound() {
        finding.say(case, "\nits payload is not JSON");
    } else if inner.member(0, SUBJECT) != NONE && !name.is_empty() {
        finding.say_of(case, "\nits payload is an event of type {0}: decode and validate it", name);
    } else {
        finding.say(case, "\nits payload is JSON, but not an event");
    }
}

/// The first template placeholder in the strings of a value.
fn placeholder_in(doc: &Doc, value: u32) -> Option<String> {
    let strings = (value..doc.token(value).next).filter(|token| doc.kind(*token) == Some(Kind::String));
    strings.filter_map(|token| doc.string(token)).find_map(|text| placeholder(text).map(String::from))
}

/// The start and end of template placeholders.
const PLACEHOLDERS: [(&str, &str); 4] = [("${{", "}}"), ("{{", "}}"), ("<+", ">"), ("$(", ")")];

/// Whether bytes without escapes can have a placeholder: two braces, or a byte that begins one of the others.
#[inline(never)]
pub fn may_be_template(mut bytes: &[u8]) -> bool {
    const EACH: u64 = u64::MAX / 0xFF;
    // The high bit of each byte that is zero; above the first one perhaps of others.
    let zeros = |word: u64| word.wrapping_sub(EACH) & !word;
    // The last of eight is the first of the next eight, so that no pair is cut.
    while let Some(chunk) = bytes.first_chunk::<8>() {
        let word = u64::from_le_bytes(*chunk);
        let brace = word ^ (EACH * 0x7B);
        let found = zeros(brace | brace >> 8) | zeros(word ^ (EACH * 0x24)) | zeros(word ^ (EACH * 0x3C));
        if found & ((EACH * 0x80) >> 8) != 0 {
            return true;
        }
        bytes = &bytes[7..];
    }
    bytes.windows(2).any(|pair| pair == b"{{" || matches!(pair[0], b'$' | b'<'))
}

/// The first placeholder of a template in a text.
#[inline(never)]
pub fn placeholder(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    // Searched again for every beginning, an end that is missing would take quadratic time.
    let mut ends = [true; PLACEHOLDERS.len()];
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| rest.len() > 2) {
        // Most bytes begin none of them.
        if !matches!(rest[0], b'$' | b'{' | b'<') {
            at += 1;
            continue;
        }
        // What holds the others comes first.
        for ((begin, end), ends) in PLACEHOLDERS.iter().zip(&mut ends) {
            if *ends && rest.starts_with(begin.as_bytes()) {
                let inside = rest.get(begin.len()..)?;
                let length = inside.windows(end.len()).position(|window| window == end.as_bytes());
                *ends = length.is_some();
                if let Some(length) = length.filter(|length| *length > 0) {
                    return text.get(at..at + begin.len() + length + end.len());
                }
            }
        }
        at += 1;
    }
    None
}

/// Texts that are not JSON, by how they begin.
static BY_START: &[(&[u8], &str, &str)] = &[
    (&[0x1F, 0x8B], "gzip data", "decompress it first"),
    (&[0x28, 0xB5, 0x2F, 0xFD], "Zstandard data", "decompress it first"),
    (&[b'P', b'K', 3, 4], "a ZIP archive", "unpack it first"),
    (b"Context Attributes,", PRINTED, "pass only its data, as JSON"),
    (b"HTTP/", MESSAGE, SENT),
    (b"curl ", "a `curl` command", "pass the body that it sends"),
    (b"{{", TEMPLATE, FILL),
    (b"${{", TEMPLATE, FILL),
    (b"<+", TEMPLATE, FILL),
    (b"$(", TEMPLATE, FILL),
    (b"<?xml", MARKUP, "pass the event as JSON"),
    (b"<!", MARKUP, "pass the event as JSON"),
    (b"<html", MARKUP, "pass the event as JSON"),
    (b"---", YAML, CONVERT),
];

const PRINTED: &str = "a CloudEvent as the Go SDK prints it in a log";
const MESSAGE: &str = "an HTTP message";
const SENT: &str = "`fromHttp` takes its headers and its body";
const TEMPLATE: &str = "an unfilled template";
const FILL: &str = "fill it in, then validate the result";
const MARKUP: &str = "XML or HTML";
const YAML: &str = "YAML";
const CONVERT: &str = "convert it to JSON";

/// The kind of a text that does not begin like JSON, and what to do about it.
#[inline(never)]
pub fn text(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let text = bytes.trim_ascii_start();
    let mut line = first_line(text);
    // The mark that some terminals print before it, on a line of its own.
    if line.ends_with(b"cloudevents.Event") {
        return Some((PRINTED, "pass only its data, as JSON"));
    }
    if let Some((_, what, help)) = BY_START.iter().find(|(start, ..)| text.starts_with(start)) {
        return Some((what, help));
    }
    if line.ends_with(b" HTTP/1.1") || line.ends_with(b" HTTP/1.0") {
        return Some((MESSAGE, SENT));
    }
    if is_log_line(line) {
        return Some(("a log line", "pass only the JSON in it"));
    }
    let mut rest = text;
    while line.starts_with(b"#") {
        rest = rest.get(line.len()..)?.trim_ascii_start();
        line = first_line(rest);
    }
    is_yaml(line).then_some((YAML, CONVERT))
}

/// The first line, without its line end.
fn first_line(text: &[u8]) -> &[u8] {
    let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The levels of a log line.
const LEVELS: &str = "info debug warn warning error trace fatal notice";

/// A date or a time of day, its digits as zeros.
static TIMES: [&str; 3] = ["0000-00-00", "0000/00/00", "00:00:00"];

/// Whether a line begins with a time or a log level, in brackets or not.
fn is_log_line(line: &[u8]) -> bool {
    let rest = line.strip_prefix(b"[").unwrap_or(line);
    for form in &TIMES {
        let mut left = rest;
        for wanted in form.bytes() {
            match left {
                [byte, after @ ..] if *byte == wanted || wanted == b'0' && byte.is_ascii_digit() => left = after,
                _ => break,
            }
        }
        if !left.is_empty() && rest.len() - left.len() == form.len() {
            return true;
        }
    }
    let mut after = rest;
    while let [b'a'..=b'z' | b'A'..=b'Z', others @ ..] = after {
        after = others;
    }
    let word = &rest[..rest.len() - after.len()];
    let is_level = matches!(after, [b' ' | b':' | b'[' | b']' | b'\t', ..])
        && meaning::each(LEVELS).any(|level| level.as_bytes().eq_ignore_ascii_case(word));
    is_level || rest.starts_with(b"time=")
}

/// Whether a line is a key with a colon, followed by a space or the end of the line.
fn is_yaml(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    let name = line.strip_prefix(b"- ").unwrap_or(line);
    let mut rest = name;
    while let [byte, after @ ..] = rest
        && (byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'..=b'/'))
    {
        rest = after;
    }
    rest.len() < name.len() && matches!(rest, [b':'] | [b':', b' ', ..])
}

#[cfg(test)]
mod tests {
    use super::text;

    /// The command line decompresses such files, so no case on disk can be one.
    #[test]
    fn gzip() {
        assert_eq!(text(b"\x1F\x8B\x08\0").map(|(what, _)| what), Some("gzip data"));
        assert_eq!(text(b"{}"), None);
    }
}
