//! The values of a mapping: what they are for a message.
//!
//! A string is a text in which `{reference}` is replaced; one that is nothing but a reference keeps the kind of its value. An array
//! lists alternatives: the first that the message has counts. An object is one of the forms below, or an object of values, whose
//! required members are marked with `!`.

use super::scene::{Place, Scene};
use super::words::{Purl, encode};
use crate::json::{Kind, NONE, joined, quote_into};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// A value for an event.
#[derive(Clone)]
pub enum Value {
    Text(String),
    /// A number or a truth value, as JSON text.
    Raw(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    /// A text, or the digits of a whole number.
    pub fn into_text(self) -> Option<String> {
        match self {
            Value::Text(text) => Some(text),
            Value::Raw(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => Some(number),
            _ => None,
        }
    }

    /// Whether there is anything but texts in it.
    pub fn is_text(&self) -> bool {
        match self {
            Value::Text(_) => true,
            Value::Raw(_) => false,
            Value::List(values) => values.iter().all(Value::is_text),
            Value::Object(members) => members.iter().all(|(_, value)| value.is_text()),
        }
    }

    /// Writes it as JSON.
    pub fn write(&self, text: &mut String) {
        match self {
            Value::Text(value) => quote_into(text, value),
            Value::Raw(value) => text.push_str(value),
            Value::List(values) => {
                text.push('[');
                for (index, value) in values.iter().enumerate() {
                    text.push_str(if index > 0 { "," } else { "" });
                    value.write(text);
                }
                text.push(']');
            }
            Value::Object(members) => {
                text.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    text.push_str(if index > 0 { "," } else { "" });
                    quote_into(text, name);
                    text.push(':');
                    value.write(text);
                }
                text.push('}');
            }
        }
    }
}

/// What an object of the mapping is in the place of: members of an event, whose values are what the vocabularies ask for, or the
/// sender's own facts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum For {
    Event,
    Facts,
}

impl Scene<'_> {
    /// The value that a token of the mapping stands for; none: the message does not have it.
    pub fn value(&self, token: u32) -> Option<Value> {
        let mapping = self.mapping;
        match mapping.kind(token)? {
            Kind::String => self.written(mapping.string(token)?),
            Kind::Array => mapping.elements(token).find_map(|alternative| self.value(alternative)),
            Kind::Object => self.form(token),
            _ => None,
        }
    }

    /// The same as text.
    pub fn text_of(&self, token: u32) -> Option<String> {
        self.value(token)?.into_text()
    }

    /// A string of the mapping with its references replaced.
    fn written(&self, template: &str) -> Option<Value> {
        if let Some(reference) = template.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'))
            && !reference.contains('{')
            && !reference.contains('|')
        {
            return self.referred(reference);
        }
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (reference, after) = after.split_once('}')?;
            text.push_str(before);
            text.push_str(&self.text(reference)?);
            rest = after;
        }
        text.push_str(rest);
        Some(Value::Text(text))
    }

    /// What a reference without filters leads to, if it is a scalar or a list of them.
    fn referred(&self, reference: &str) -> Option<Value> {
        let found = match self.place(reference) {
            Place::Nowhere => None,
            // Its note is made with the text.
            Place::Value(_) => return self.text(reference).map(Value::Text),
            Place::Token(token) => self.scalar(token),
            Place::Tokens(tokens) => Some(Value::List(tokens.into_iter().filter_map(|at| self.scalar(at)).collect())),
        };
        if found.is_none() {
            self.lacks(reference);
        }
        found
    }

    /// The forms that an object of the mapping can have.
    fn form(&self, token: u32) -> Option<Value> {
        let mapping = self.mapping;
        let names = ["when", "value", "word", "table", "purl", "fill", "with", "items", "some"];
        let [when, value, word, table, purl, fill, with, items, some] = mapping.members(token, names);
        if when != NONE {
            return if self.holds(when) { self.value(value) } else { None };
        }
        if word != NONE {
            return self.translated(mapping.string(word)?, mapping.string(table)?);
        }
        if purl != NONE {
            return self.purl(token, mapping.string(purl)?);
        }
        if fill != NONE {
            return self.filled(mapping.string(fill)?, with);
        }
        if items != NONE {
            return Some(Value::List(mapping.elements(items).filter_map(|item| self.value(item)).collect()));
        }
        if some != NONE {
            return self.value(some).filter(|value| !matches!(value, Value::List(values) if values.is_empty()));
        }
        self.object(token, For::Event, "").ok()
    }

    /// An object of values.
    ///
    /// # Errors
    /// The path of the required member that the message does not have.
    pub fn object(&self, token: u32, purpose: For, path: &str) -> Result<Value, String> {
        let mapping = self.mapping;
        let mut members = Vec::new();
        for key in mapping.keys(token) {
            let marked = mapping.name(key);
            let name = marked.strip_prefix('!').unwrap_or(marked);
            let inside = joined(&[path, if path.is_empty() { "" } else { "." }, name]);
            self.lacking.borrow_mut().truncate(0);
            let found = if self.is_object_of_values(key + 1) {
                self.object(key + 1, purpose, &inside)
            } else {
                let usable = |value: &Value| purpose == For::Facts || value.is_text();
                self.value(key + 1).filter(usable).ok_or(inside)
            };
            match found {
                Ok(value) => members.push((name.to_owned(), value)),
                Err(missing) if name.len() < marked.len() => return Err(missing),
                Err(_) => {}
            }
        }
        Ok(Value::Object(members))
    }

    fn is_object_of_values(&self, token: u32) -> bool {
        let forms = self.mapping.members(token, ["when", "word", "purl", "fill", "items", "some"]);
        self.mapping.kind(token) == Some(Kind::Object) && forms == [NONE; 6]
    }

    /// What a table says of the word at a reference. A word that means less than it says has a note.
    fn translated(&self, reference: &str, table: &str) -> Option<Value> {
        let mapping = self.mapping;
        let word = self.text(reference)?;
        let table = mapping.member(mapping.member(0, "tables"), table);
        let found = match mapping.member(table, &word) {
            NONE => mapping.member(table, "*"),
            found => found,
        };
        let pointer = || self.shown(reference.split('|').next().unwrap_or_default());
        if found == NONE {
            let note = joined(&["no meaning is known for `", &word, "`, so it is left out"]);
            self.note(pointer(), &note);
            return None;
        }
        let mut parts = mapping.elements(found);
        let (meaning, lost) = match parts.next() {
            Some(meaning) => (mapping.string(meaning)?, parts.next()),
            None => (mapping.string(found)?, None),
        };
        if let Some(why) = lost.and_then(|why| mapping.string(why)) {
            let note = joined(&["`", &word, "` becomes `", meaning, "`: ", why]);
            self.note(pointer(), &note);
        }
        // An empty meaning leaves the value out; `=` keeps the word.
        match meaning {
            "" => None,
            "=" => Some(Value::Text(word)),
            _ => Some(Value::Text(meaning.to_owned())),
        }
    }

    fn purl(&self, token: u32, kind: &str) -> Option<Value> {
        let mapping = self.mapping;
        let names = ["namespace", "name", "version", "qualifiers", "subpath"];
        let [namespace, name, version, qualifiers, subpath] = mapping.members(token, names);
        let needed = |token: u32| if token == NONE { Some(String::new()) } else { self.text_of(token) };
        let mut pairs = Vec::new();
        for key in mapping.keys(qualifiers) {
            pairs.push((mapping.name(key).to_owned(), self.text_of(key + 1)?));
        }
        let purl = Purl {
            kind,
            namespace: &needed(namespace)?,
            name: &self.text_of(name)?,
            version: &needed(version)?,
            qualifiers: &pairs,
            subpath: &needed(subpath).unwrap_or_default(),
        };
        Some(Value::Text(purl.written()))
    }

    /// The template in an option, with its `{name}` replaced by values that are encoded for a URL.
    fn filled(&self, option: &str, with: u32) -> Option<Value> {
        let template = self.text(option)?;
        let mut text = String::new();
        let mut rest = template.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            text.push_str(before);
            encode(&mut text, &self.text_of(self.mapping.member(with, name))?, b"");
            rest = after;
        }
        text.push_str(rest);
        Some(Value::Text(text))
    }

    /// Whether all conditions of an object of the mapping hold.
    pub fn holds(&self, conditions: u32) -> bool {
        let mapping = self.mapping;
        mapping.keys(conditions).all(|key| match mapping.name(key) {
            "any" => mapping.elements(key + 1).any(|each| self.holds(each)),
            "not" => !self.holds(key + 1),
            reference => self.passes(&self.tested(reference), key + 1),
        })
    }

    /// Where a reference with filters leads, for a test.
    fn tested(&self, reference: &str) -> Place {
        if reference.contains('|') {
            self.text(reference).map_or(Place::Nowhere, |text| Place::Value(Value::Text(text)))
        } else {
            self.place(reference)
        }
    }

    fn passes(&self, place: &Place, test: u32) -> bool {
        let mapping = self.mapping;
        let text = match place {
            Place::Token(token) => self.body.string(*token),
            Place::Value(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        match mapping.kind(test) {
            Some(Kind::Null) => matches!(place, Place::Nowhere),
            Some(Kind::String) => text.is_some() && text == mapping.string(test),
            Some(Kind::Array) => mapping.elements(test).any(|each| self.passes(place, each)),
            Some(Kind::Object) => mapping.keys(test).all(|key| {
                let given = mapping.string(key + 1).unwrap_or_default();
                match mapping.name(key) {
                    "is" => match place {
                        Place::Token(token) => is(self.body.kind(*token), given),
                        Place::Value(Value::Text(_)) => given == "string" || given == "present",
                        _ => false,
                    },
                    "starts" => text.is_some_and(|text| text.starts_with(given)),
                    "ends" => text.is_some_and(|text| text.ends_with(given)),
                    "has" => text.is_some_and(|text| super::words::position(text, given, false).is_some()),
                    "not" => !self.passes(place, key + 1),
                    "over" => matches!(place, Place::Token(token)
                        if number(self.body.raw(*token)) > number(mapping.raw(key + 1))),
                    _ => false,
                }
            }),
            _ => matches!(place, Place::Token(token) if self.body.raw(*token) == mapping.raw(test)),
        }
    }
}

fn is(kind: Option<Kind>, name: &str) -> bool {
    let known = match kind {
        Some(Kind::Object) => "object",
        Some(Kind::Array) => "array",
        Some(Kind::String) => "string",
        Some(Kind::Number) => "number",
        Some(_) => "other",
        None => return false,
    };
    name == "present" || name == known
}

/// A whole number; 0 if it is none.
fn number(text: &[u8]) -> u64 {
    core::str::from_utf8(text).ok().and_then(|text| text.parse().ok()).unwrap_or_default()
}
