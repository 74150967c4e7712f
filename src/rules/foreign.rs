//! What a text is that is no event: the things that people have at hand when they look for one.

use super::Case;
use super::finding::{Finding, Words};
use crate::formats;
use crate::json::{self, Doc, Kind, Limits, NONE};
use crate::model::cloudevents::{SPEC_VERSION, TYPE};
use crate::model::draft;
use crate::model::meaning;
use crate::model::names::{CONTEXT, SUBJECT};
use alloc::string::String;
use alloc::vec::Vec;

/// What CloudEvents of Tekton itself have types of.
const TEKTON: &str = "dev.tekton.event.";

/// Says what an object is that is no event. False: nothing that is known.
pub fn say_object(case: &Case, finding: &mut Finding, value: u32) -> bool {
    let doc = case.doc;
    let text = |name: &str| doc.string(doc.member(value, name)).unwrap_or_default();
    let has = |names: &[&str]| names.iter().all(|name| doc.member(value, name) != NONE);
    let name = text(TYPE);
    let run = doc.keys(value).find(|key| draft::is_run(&doc.name(*key)) && doc.kind(key + 1) == Some(Kind::Object));
    if has(&[SPEC_VERSION]) && name.starts_with(TEKTON) {
        finding.message.say("a Tekton CloudEvent of type ").code(&name).say(" is not an event of a known vocabulary");
        let [_, newest] = meaning::anywhere(&name);
        if let Some(meaning) = newest {
            finding.help.say("the same in CDEvents is ").code(&meaning.event.name()).say(", which has another shape");
        }
    } else if let (Some(key), false) = (run, has(&[SPEC_VERSION])) {
        finding.message.say("the data of a Tekton CloudEvent, with ").code(&doc.name(key)).say(", is not an event");
        finding.help.say("its type is in the `ce-` headers, which are missing: paste the whole message");
    } else if has(&["payload", "payloadType", "signatures"]) {
        finding.message.say("a DSSE envelope around ").code(&text("payloadType")).say(" is not an event");
        say_payload(&text("payload"), &mut finding.help);
        finding.help.say("; the signature is not checked");
    } else if has(&["apiVersion", "kind"]) {
        finding.message.say("a Kubernetes object of kind ").code(&text("kind")).say(" is not an event");
    } else if has(&["repository", "sender"]) {
        finding.message.say("a GitHub or Gitea webhook is not an event");
    } else if has(&["object_kind"]) {
        finding.message.say("a GitLab webhook is not an event");
    } else if let Some(found) = placeholder_in(doc, value) {
        finding.message.say("a template that is not filled in is not an event");
        finding.help.say("fill in ").code(&found).say(", then validate the result");
    } else {
        return false;
    }
    true
}

/// Says what is in a DSSE envelope.
fn say_payload(payload: &str, help: &mut Words) {
    let Ok(bytes) = formats::decode_base64(payload) else {
        help.say("its payload is not base64");
        return;
    };
    let inner = json::read(&bytes, &Limits::default(), false, Vec::new());
    let name = inner.string(inner.member(inner.member(0, CONTEXT), TYPE)).unwrap_or_default();
    if !inner.sound() {
        help.say("its payload is not JSON");
    } else if inner.member(0, SUBJECT) != NONE && !name.is_empty() {
        help.say("its payload is an event of type ").code(&name).say(": decode and validate it");
    } else {
        help.say("its payload is JSON, but not an event");
    }
}

/// The first string at a value that has a template's placeholder.
fn placeholder_in(doc: &Doc, value: u32) -> Option<String> {
    let strings = (value..doc.token(value).next).filter(|token| doc.kind(*token) == Some(Kind::String));
    strings.filter_map(|token| doc.string(token)).find_map(|text| placeholder(&text).map(String::from))
}

/// How placeholders of templates begin and end.
const PLACEHOLDERS: [(&str, &str); 4] = [("${{", "}}"), ("{{", "}}"), ("<+", ">"), ("$(", ")")];

/// The first placeholder of a template in a text.
pub fn placeholder(text: &str) -> Option<&str> {
    let found = |(begin, end): &(&str, &str)| {
        let start = text.find(begin)?;
        let inside = start + begin.len();
        let length = text.get(inside..)?.find(end).filter(|length| *length > 0)?;
        Some((start, inside + length + end.len()))
    };
    let (start, end) = PLACEHOLDERS.iter().filter_map(found).min()?;
    text.get(start..end)
}

/// What a text is that is not JSON from its beginning on, and what to do about it.
pub fn text(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    match bytes {
        [0x1F, 0x8B, ..] => return Some(("gzip data", "decompress it first")),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => return Some(("Zstandard data", "decompress it first")),
        [b'P', b'K', 3, 4, ..] => return Some(("a ZIP archive", "unpack it first")),
        _ => {}
    }
    // The first lines say what it is.
    let start = bytes.get(..bytes.len().min(2_000)).unwrap_or_default();
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start();
    let line = text.lines().next().unwrap_or_default();
    let printed = |line: &str| line.starts_with("Context Attributes,") || line.ends_with("cloudevents.Event");
    if text.lines().take(4).any(printed) {
        return Some(("a CloudEvent as the Go SDK prints it in a log", "give its data as JSON"));
    }
    if line.starts_with("HTTP/") || line.trim_end().rsplit(' ').next().is_some_and(|last| last.starts_with("HTTP/1")) {
        return Some(("an HTTP message", "`fromHttp` takes its headers and its body"));
    }
    if line.starts_with("curl ") {
        return Some(("a `curl` command", "give the body that it sends"));
    }
    if line.starts_with("{{") || line.starts_with("${{") || line.starts_with("<+") || line.starts_with("$(") {
        return Some(("a template that is not filled in", "fill it in, then validate the result"));
    }
    if line.starts_with("<?xml") || line.starts_with("<!") || line.starts_with("<html") {
        return Some(("XML or HTML", "give the event as JSON"));
    }
    if is_log_line(line) {
        return Some(("a log line", "give the JSON in it by itself"));
    }
    if line.starts_with("---") || text.lines().find(|line| !line.trim_start().starts_with('#')).is_some_and(is_yaml) {
        return Some(("YAML", "convert it to JSON"));
    }
    None
}

/// A time, a level or a prompt before something else.
fn is_log_line(line: &str) -> bool {
    const LEVELS: [&str; 9] = ["INFO", "DEBUG", "WARN", "WARNING", "ERROR", "TRACE", "FATAL", "NOTICE", "time="];
    let rest = line.trim_start_matches(['[', '(', '<']);
    let is_level = |level: &str| {
        rest.get(..level.len()).is_some_and(|start| start.eq_ignore_ascii_case(level))
            && rest
                .get(level.len()..)
                .is_some_and(|rest| level.ends_with('=') || rest.starts_with([' ', ':', '[', ']', '\t']))
    };
    let digit = |at: usize| rest.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let is = |at: usize, marks: &[u8]| rest.as_bytes().get(at).is_some_and(|byte| marks.contains(byte));
    let dated = (0..4).all(digit) && is(4, b"-/") && digit(5) && digit(6) && is(7, b"-/");
    let timed = digit(0) && digit(1) && is(2, b":") && digit(3) && digit(4) && is(5, b":");
    LEVELS.iter().any(|level| is_level(level)) || dated || timed
}

/// A name and a colon, and a value or the end of the line.
fn is_yaml(line: &str) -> bool {
    let line = line.trim_end();
    let name = line.strip_prefix("- ").unwrap_or(line);
    let Some((name, rest)) = name.split_once(':') else { return false };
    let of_name = |letter: char| letter.is_ascii_alphanumeric() || "_-./\"'".contains(letter);
    !name.is_empty() && name.chars().all(of_name) && (rest.is_empty() || rest.starts_with(' '))
}
