//! The calls that build and convert events. They are rare and their answers small, so requests and answers are JSON: any
//! host can make the one and read the other.

use super::request::{Request, failed, member};
use super::{Session, construct, input, produce};
use crate::compose::{self, Change, Converted, Missing, NoCounterpart};
use crate::json::{self, Limits, joined};
use crate::validate::{self, Options};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

impl Session {
    /// Answers the request in the first `length` bytes of the input: a JSON object, and for the calls that take an event a
    /// zero byte and the text of the event after it.
    ///
    /// `{"call":"convert","to":…,"from":…,"source":…,"now":…,"keep":true}`: see [`compose::convert()`]; `to` and `from` are
    /// ids of vocabularies. The answer is `{"json":…,"changes":[…],"missing":[…]}`, or `{"none":{"pointer":…,"message":…}}`.
    ///
    /// `{"call":"construct","type":…,"release":…,"id":…,"now":…,"envelope":"structured"}`: see [`compose::construct()`]; the event
    /// is the members that are given. The answer is `{"json":…,"type":…}`, or `{"unknown":{"suggestion":…}}` if the type is
    /// unknown, where the suggestion can be `null`; `{"unreadable":true}` if the event cannot be read.
    ///
    /// `{"call":"sample","type":…,"release":…,"seed":…,"fault":…}`: see [`compose::sample()`]. The answer is
    /// `{"json":…,"event":…,"expected":{…}}`.
    ///
    /// `{"call":"samples","seed":…,"runs":…,"vocabulary":…,"scenario":…,"faults":[…],"stretch":…}`: see [`compose::samples()`].
    /// The answer is `{"events":[{"json":…,"fault":{"kind":…,"rule":…}}]}`, with `null` for the events after the last.
    ///
    /// `{"call":"describe"}` has the answer `{"sentence":…}`: see [`compose::describe()`].
    ///
    /// `{"call":"diff","from":…,"to":…,"type":…}`: see [`compose::diff()`]. The answer is `{"differences":[…]}`.
    ///
    /// A request that cannot be read has the answer `{"error":…}`, perhaps with a `help`.
    pub fn compose(&mut self, length: u32) -> &str {
        let input = input(&self.small, &self.large, length);
        let zero = input.iter().position(|byte| *byte == 0).unwrap_or(input.len());
        let event = input.get(zero + 1..).unwrap_or_default();
        grow(event.len());
        let request = json::read(input.get(..zero).unwrap_or_default(), &Limits::default(), false, Vec::new());
        self.composed = answer(&Request(request), event);
        &self.composed
    }

    /// The last answer of [`Session::compose`].
    pub fn composed(&self) -> &str {
        &self.composed
    }
}

/// Events of at most this many bytes need little memory.
const SMALL_BYTES: usize = 64 * 1024;

/// Bytes of memory for each byte of a large event. Measured: events of many small members need up to twice as many.
const MEMORY: usize = 48;

/// Makes room for what is made of a large event, at once. Memory that grows page by page costs JavaScript engines more than the
/// conversion itself: each step makes them collect garbage.
fn grow(bytes: usize) {
    if bytes > SMALL_BYTES {
        let mut room: Vec<u8> = Vec::new();
        // Without so much memory, less may do.
        let _ = room.try_reserve_exact(bytes.saturating_mul(MEMORY));
    }
}

fn answer(request: &Request, event: &[u8]) -> String {
    if !request.0.sound() || request.0.kind(0) != Some(json::Kind::Object) {
        return failed("not a request");
    }
    match request.string("call").as_deref() {
        Some("convert") => match request.vocabulary("to") {
            Some(to) => convert(request, event, to),
            None => failed("unknown vocabulary"),
        },
        Some("construct") => construct::answer(request, event),
        call => call.and_then(|call| produce::answer(call, request, event)).unwrap_or_else(|| failed("unknown call")),
    }
}

fn convert(request: &Request, event: &[u8], to: usize) -> String {
    let (source, now) = (request.string("source"), request.string("now"));
    let options = compose::Options { to, source: source.as_deref(), now: now.as_deref(), keep: request.is_set("keep") };
    let found = Options {
        vocabulary: request.vocabulary("from"),
        surrogates: request.is_set("surrogates"),
        limits: request.limits(),
        ..Options::default()
    };
    let converted =
        validate::identify(event, &found, |doc, event| event.map(|event| compose::convert(doc, event, &options)));
    let nothing = || Err(NoCounterpart { pointer: String::new(), message: "not an event".to_owned() });
    let mut text = String::new();
    match converted.unwrap_or_else(nothing) {
        Ok(converted) => write(&mut text, &converted),
        Err(NoCounterpart { pointer, message }) => {
            member(&mut text, "{\"none\":{\"pointer\":", &pointer);
            member(&mut text, ",\"message\":", &message);
            text.push_str("}}");
        }
    }
    text
}

#[inline(never)]
fn write(text: &mut String, Converted { json, changes, missing }: &Converted) {
    member(text, "{\"json\":", json);
    text.push_str(",\"changes\":");
    self::changes(text, changes);
    text.push_str(",\"missing\":[");
    for (index, Missing { pointer, name, help }) in missing.iter().enumerate() {
        text.push_str(if index > 0 { "," } else { "" });
        member(text, "{\"pointer\":", pointer);
        member(text, ",\"name\":", name);
        member(text, ",\"help\":", help);
        text.push('}');
    }
    text.push_str("]}");
}

/// Writes a list of changes.
pub fn changes(text: &mut String, changes: &[Change]) {
    text.push('[');
    for (index, change) in changes.iter().enumerate() {
        text.push_str(if index > 0 { "," } else { "" });
        member(text, "{\"kind\":", change.kind.word());
        for (name, pointer) in [(",\"from\":", &change.from), (",\"to\":", &change.to)] {
            match pointer {
                Some(pointer) => member(text, name, pointer),
                None => text.push_str(&joined(&[name, "null"])),
            }
        }
        member(text, ",\"message\":", &change.message);
        text.push_str(if change.lossy { ",\"lossy\":true}" } else { ",\"lossy\":false}" });
    }
    text.push(']');
}
