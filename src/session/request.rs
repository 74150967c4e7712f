//! The requests of [`super::compose`], and the answers that several calls have.

use crate::compose;
use crate::json::{Doc, Limits, NONE, quote_into};
#[cfg(feature = "compose")]
use crate::model::plan::vocabulary;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// A request: its document. Members of another kind than asked for count as absent.
pub struct Request<'r>(pub Doc<'r>);

impl Request<'_> {
    #[inline(never)]
    pub fn string(&self, name: &str) -> Option<String> {
        let value = self.0.member(0, name);
        self.0.string(value).map(Into::into)
    }

    /// A list of strings.
    #[cfg(feature = "compose")]
    pub fn strings(&self, name: &str) -> Vec<String> {
        let strings = self.0.elements(self.0.member(0, name)).filter_map(|element| self.0.string(element));
        strings.map(Into::into).collect()
    }

    /// A whole number.
    #[inline(never)]
    pub fn number(&self, name: &str) -> Option<u64> {
        let value = self.0.member(0, name);
        compose::whole(if value == NONE { &[] } else { self.0.raw(value) })
    }

    pub fn is_set(&self, name: &str) -> bool {
        let value = self.0.member(0, name);
        value != NONE && self.0.raw(value) == b"true"
    }

    #[cfg(feature = "compose")]
    pub fn vocabulary(&self, name: &str) -> Option<usize> {
        Some(vocabulary(&self.string(name)?)?.0)
    }

    /// The limits on the event.
    pub fn limits(&self) -> Limits {
        let Limits { bytes, depth, batch } = Limits::default();
        let number = |name: &str, otherwise: u32| {
            self.number(name).map_or(otherwise, |number| u32::try_from(number).unwrap_or(u32::MAX))
        };
        Limits { bytes: number("bytes", bytes), depth: number("depth", depth), batch }
    }
}

/// The answer that says why there is no other.
pub fn failed(why: &str) -> String {
    let mut text = "{\"error\":".to_owned();
    quote_into(&mut text, why);
    text.push('}');
    text
}

/// The answer for a type that no vocabulary has.
#[cfg(feature = "compose")]
pub fn unknown(suggestion: Option<&str>) -> String {
    let mut text = "{\"unknown\":{\"suggestion\":".to_owned();
    match suggestion {
        Some(near) => quote_into(&mut text, near),
        None => text.push_str("null"),
    }
    text.push_str("}}");
    text
}

/// Writes what comes before a string, and the string.
pub fn member(text: &mut String, before: &str, value: &str) {
    text.push_str(before);
    quote_into(text, value);
}
