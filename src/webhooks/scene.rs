//! A message and what else a mapping can refer to: where a reference leads.
//!
//! `/a/b` is a member of the body, as a JSON Pointer; `./a` one of the current element; `@name` a header; `?name` an option;
//! `$name` a value that the mapping gives a name. Of an array a pointer can take an element by its index, `?a=b` the first with
//! such a member, `?a` the first that has one, and `*` all.

use super::time;
use super::value::Value;
use super::words::filtered;
use crate::json::{Doc, Kind, NONE, Pointers, joined};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;

/// Numbers of at most this many digits are the same in JavaScript.
const MOST_DIGITS: usize = 15;

/// What a message is mapped with.
pub struct Scene<'s> {
    /// The provider's mapping.
    pub mapping: &'s Doc<'s>,
    /// The body; `null` where it cannot be read.
    pub body: &'s Doc<'s>,
    /// What is known beside the body: an object with the members `headers` and `options`.
    pub known: &'s Doc<'s>,
    /// The current element of the body; [`NONE`]: there is none.
    pub element: u32,
    /// Where it is expected if there is none.
    pub expected: String,
    /// The references that led nowhere.
    pub lacking: RefCell<Vec<String>>,
    /// What had to be decided: a pointer into the body, and what was.
    pub notes: RefCell<Vec<(String, String)>>,
}

/// Where a reference leads.
pub enum Place {
    Nowhere,
    /// A token of the body that is not null.
    Token(u32),
    /// Several of them.
    Tokens(Vec<u32>),
    /// A value that is computed or comes from elsewhere.
    Value(Value),
}

impl<'s> Scene<'s> {
    /// The same with another element.
    pub fn at(&self, element: u32) -> Scene<'s> {
        let Scene { mapping, body, known, .. } = *self;
        Scene {
            mapping,
            body,
            known,
            element,
            expected: String::new(),
            lacking: RefCell::new(Vec::new()),
            notes: RefCell::new(Vec::new()),
        }
    }

    /// Where a reference leads, without filters.
    pub fn place(&self, reference: &str) -> Place {
        let name = reference.get(1..).unwrap_or_default();
        match reference.as_bytes().first() {
            Some(b'/') => self.walk(0, name),
            Some(b'.') => self.walk(self.element, name.strip_prefix('/').unwrap_or_default()),
            Some(b'@') => self.text_beside("headers", name),
            Some(b'?') => self.text_beside("options", name),
            Some(b'$') => {
                let names = self.mapping.member(0, "names");
                let value = self.mapping.member(names, name);
                if value == NONE {
                    return Place::Nowhere;
                }
                self.value(value).map_or(Place::Nowhere, Place::Value)
            }
            _ => Place::Nowhere,
        }
    }

    fn text_beside(&self, group: &str, name: &str) -> Place {
        let text = self.known.string(self.known.member(self.known.member(0, group), name));
        match text.filter(|text| !text.is_empty()) {
            Some(text) => Place::Value(Value::Text(text.to_owned())),
            None => Place::Nowhere,
        }
    }

    fn walk(&self, start: u32, path: &str) -> Place {
        let mut token = start;
        let mut rest = path;
        while token != NONE && !rest.is_empty() {
            let (step, after) = rest.split_once('/').unwrap_or((rest, ""));
            rest = after;
            if step == "*" {
                if self.body.kind(token) != Some(Kind::Array) {
                    return Place::Nowhere;
                }
                let ends = self.body.elements(token).filter_map(|element| match self.walk(element, rest) {
                    Place::Token(token) => Some(token),
                    _ => None,
                });
                return Place::Tokens(ends.collect());
            }
            token = self.step(token, step);
        }
        match self.body.kind(token) {
            None | Some(Kind::Null | Kind::Broken) => Place::Nowhere,
            Some(_) => Place::Token(token),
        }
    }

    fn step(&self, token: u32, step: &str) -> u32 {
        let body = self.body;
        match body.kind(token) {
            Some(Kind::Object) if step.contains('~') => {
                let mut name = String::new();
                let mut parts = step.split('~');
                name.push_str(parts.next().unwrap_or_default());
                for part in parts {
                    name.push(if part.starts_with('1') { '/' } else { '~' });
                    name.push_str(part.get(1..).unwrap_or_default());
                }
                body.member(token, &name)
            }
            Some(Kind::Object) => body.member(token, step),
            Some(Kind::Array) => {
                let mut elements = body.elements(token);
                let found = match step.strip_prefix('?') {
                    Some(wanted) => elements.find(|element| match wanted.split_once('=') {
                        Some((name, word)) => body.string(body.member(*element, name)) == Some(word),
                        None => {
                            !matches!(body.kind(body.member(*element, wanted)), None | Some(Kind::Null | Kind::Broken))
                        }
                    }),
                    None => step.parse::<usize>().ok().and_then(|index| elements.nth(index)),
                };
                found.unwrap_or(NONE)
            }
            _ => NONE,
        }
    }

    /// The text of a reference with filters; none: it leads nowhere, or to no text and no whole number.
    pub fn text(&self, reference: &str) -> Option<String> {
        let mut parts = reference.split('|');
        let first = parts.next().unwrap_or_default();
        let mut text = match self.place(first) {
            Place::Token(token) => self.scalar(token).and_then(Value::into_text),
            Place::Value(value) => value.into_text(),
            _ => None,
        };
        for part in parts {
            let (filter, given) = part.split_once(':').unwrap_or((part, ""));
            text = text.and_then(|text| match filter {
                "time" => time::in_utc(&text, 0),
                "plus" => time::in_utc(&text, self.whole(given)?),
                "without" if !given.is_empty() => filtered(&text, filter, &self.text(given)?),
                _ => filtered(&text, filter, given),
            });
        }
        if text.is_none() {
            self.lacks(first);
        } else if first == "?now" {
            self.note(String::new(), "the message says no time for this: the event has that of the receipt");
        }
        text
    }

    /// The whole number at a reference; 0 if there is nothing.
    fn whole(&self, reference: &str) -> Option<i64> {
        let Place::Token(token) = self.place(reference) else { return Some(0) };
        core::str::from_utf8(self.body.raw(token)).ok()?.parse::<u32>().ok().map(i64::from)
    }

    /// A scalar of the body as a value. An empty string counts as none, and so does a number that JavaScript may not read as it
    /// is written.
    pub fn scalar(&self, token: u32) -> Option<Value> {
        match self.body.kind(token) {
            Some(Kind::String) => {
                self.body.string(token).filter(|text| !text.is_empty()).map(|text| Value::Text(text.to_owned()))
            }
            Some(Kind::Number | Kind::True | Kind::False) => {
                let text = core::str::from_utf8(self.body.raw(token)).ok()?;
                let is_plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
                let is_exact = text.len() <= MOST_DIGITS && text.bytes().all(is_plain);
                let kept = is_exact || self.body.kind(token) != Some(Kind::Number);
                kept.then(|| Value::Raw(text.to_owned()))
            }
            _ => None,
        }
    }

    /// Keeps that a reference led nowhere. What a named value needs has been kept with it.
    pub fn lacks(&self, reference: &str) {
        if !reference.starts_with('$') {
            self.lacking.borrow_mut().push(reference.to_owned());
        }
    }

    /// Keeps what had to be decided, once.
    pub fn note(&self, pointer: String, words: &str) {
        let mut notes = self.notes.borrow_mut();
        if !notes.iter().any(|(at, said)| *at == pointer && said == words) {
            notes.push((pointer, words.to_owned()));
        }
    }

    /// A reference as a person would look for it: a pointer into the body, or the header or option by name.
    pub fn shown(&self, reference: &str) -> String {
        let name = reference.get(1..).unwrap_or_default();
        match reference.as_bytes().first() {
            Some(b'.') => joined(&[&self.pointer(), name]),
            Some(b'@') => joined(&["the header `", name, "`"]),
            Some(b'?') => joined(&["the option `", name, "`"]),
            _ => reference.to_owned(),
        }
    }

    /// The pointer of the current element.
    pub fn pointer(&self) -> String {
        if self.element == NONE { self.expected.clone() } else { Pointers::new(self.body).to(self.element).to_owned() }
    }
}
