//! The calls for hosts without JavaScript: `abi/cdevents_wasm.h` says what they mean. Everything here is safe code over slices, so
//! that a native host can use it as it is; `wasm/c.rs` makes the exports of `abi.wasm` of it.
//!
//! Results equal those of the npm package byte for byte. What the package does outside the engine, such as writing a report as
//! JSON, is done again here; what decides is the same code.

mod building;
mod folding;
mod options;
mod report;
mod streaming;

use crate::explain::Wire;
use crate::facts::Readings;
use crate::json::quote_into;
use crate::model::event::Outcome;
use crate::protocol;
use crate::validate::{self, Scratch};
use alloc::string::String;
use alloc::vec::Vec;
use options::Asked;
use streaming::Stream;

/// The version of the ABI.
pub const VERSION: u32 = 1;

/// How the input of a call is divided into values.
pub mod division {
    /// It is one value.
    pub const ONE: u32 = 1;
    /// It is frames: a length of 32 bits and the bytes, one after the other.
    pub const FRAMES: u32 = 2;
}

/// How facts are folded.
pub mod fold {
    pub const COMPLETE: u32 = 1;
    pub const ALL: u32 = 2;
    pub const RUN: u32 = 4;
    pub const SETTLED: u32 = 8;
    pub const RESULTS: u32 = 16;
    pub const END: u32 = 32;
}

/// What one instance keeps: a native host can have any number.
pub struct Engine {
    /// None: the defaults, which are not made before they are needed.
    asked: Option<Asked>,
    scratch: Scratch,
    readings: Readings,
    wire: Wire,
    streams: Vec<Option<Stream>>,
    error: String,
}

impl Engine {
    /// With nothing in it.
    pub const fn new() -> Self {
        Engine {
            asked: None,
            scratch: Scratch::empty(),
            readings: Readings::new(),
            wire: Wire::empty(),
            streams: Vec::new(),
            error: String::new(),
        }
    }

    /// Why the last call was refused; empty if it was not.
    pub fn error(&self) -> &str {
        &self.error
    }

    /// Sets the options of [`Engine::validate`], [`Engine::outcomes`], [`Engine::describe`] and [`Engine::facts`]. Returns whether
    /// they are taken.
    pub fn configure(&mut self, options: &[u8]) -> bool {
        self.error.clear();
        match Asked::of(options, &[]) {
            Ok(asked) => {
                self.asked = Some(asked);
                true
            }
            Err(why) => {
                self.error = why;
                false
            }
        }
    }

    /// A line of JSON for each value: its report.
    pub fn validate(&mut self, input: &[u8], flags: u32, out: &mut Vec<u8>) {
        let mut text = String::new();
        self.each(input, flags, &mut |engine, value| {
            engine.report(value, &mut text);
            text.push('\n');
        });
        *out = stringified(text).into_bytes();
    }

    /// A byte for each value: its outcome.
    pub fn outcomes(&mut self, input: &[u8], flags: u32, out: &mut Vec<u8>) {
        self.each(input, flags, &mut |Engine { asked, scratch, .. }, value| {
            let asked = asked.get_or_insert_default();
            let options = asked.settings.options();
            let outcome = if validate::is_valid(value, &options, scratch) {
                Outcome::Valid
            } else {
                let tokens = core::mem::take(&mut scratch.tokens);
                let (outcome, tokens) = validate::validate(value, &options, tokens, |validation| validation.outcome);
                scratch.tokens = tokens;
                outcome
            };
            out.push(number(outcome));
        });
    }

    /// A line of JSON for each value: what it says, as a string.
    pub fn describe(&mut self, input: &[u8], flags: u32, out: &mut Vec<u8>) {
        let mut text = String::new();
        self.each(input, flags, &mut |_, value| {
            validate::identify_all(value, &validate::Options::default(), &mut |doc, events| {
                quote_into(&mut text, &crate::compose::describe(doc, events));
            });
            text.push('\n');
        });
        *out = stringified(text).into_bytes();
    }

    /// Passes each value of an input to `take`; of frames that are damaged, none.
    fn each(&mut self, input: &[u8], flags: u32, take: &mut dyn FnMut(&mut Engine, &[u8])) {
        self.error.clear();
        if flags & division::ONE != 0 {
            return take(self, input);
        }
        if flags & division::FRAMES != 0 {
            let Some(values) = frames(input) else {
                self.error.push_str("the frames are damaged: a length leads beyond the end of the input");
                return;
            };
            for value in values {
                take(self, value);
            }
            return;
        }
        for line in input.split(|byte| *byte == b'\n') {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if !line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r')) {
                take(self, line);
            }
        }
    }

    /// Writes the report on a value, and returns its outcome and whether it has findings.
    fn report(&mut self, value: &[u8], out: &mut String) -> (Outcome, bool) {
        let Engine { asked, scratch, wire, .. } = self;
        report::on(value, asked.get_or_insert_default(), scratch, wire, &report::Around::default(), out)
    }
}

impl Default for Engine {
    fn default() -> Self {
        Engine::new()
    }
}

/// The same JSON as `JSON.stringify` writes it: two control characters have escapes of one letter there.
fn stringified(text: String) -> String {
    const LONG: &str = "\\u00";
    if !text.contains(LONG) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    // An escaped backslash is taken with what it escapes, so that what follows it is no escape.
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let (escape, length) = match after {
            _ if after.starts_with("u0008") => ("\\b", 5),
            _ if after.starts_with("u000c") => ("\\f", 5),
            _ => ("\\", 0),
        };
        out.push_str(escape);
        rest = after.get(length..).unwrap_or_default();
        if length == 0
            && let Some(escaped) = rest.chars().next()
        {
            out.push(escaped);
            rest = rest.get(escaped.len_utf8()..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// The number of an outcome.
fn number(outcome: Outcome) -> u8 {
    protocol::number(&protocol::OUTCOMES, outcome) as u8
}

/// The frames of a buffer. None: it does not end with the end of one.
fn frames(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut rest = bytes;
    let mut found = Vec::new();
    while !rest.is_empty() {
        found.push(framed(&mut rest)?);
    }
    Some(found)
}

/// Takes a length of 32 bits and as many bytes off a buffer.
fn framed<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let (length, bytes) = rest.split_first_chunk()?;
    let (frame, after) = bytes.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    *rest = after;
    Some(frame)
}

/// Writes a length of 32 bits, and what `write` writes after it.
fn frame(out: &mut Vec<u8>, write: &mut dyn FnMut(&mut Vec<u8>)) {
    let at = out.len();
    out.extend([0; 4]);
    write(out);
    let length = (out.len() - at - 4) as u32;
    if let Some(place) = out.get_mut(at..at + 4) {
        place.copy_from_slice(&length.to_le_bytes());
    }
}
