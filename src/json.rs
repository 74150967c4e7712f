//! Bytes to tokens. Knows JSON (RFC 8259) and UTF-8, and nothing of events.

use crate::features::EXPLAINS;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::OnceCell;

mod duplicates;
mod lexer;
mod lines;
mod lookalikes;
mod plain;
mod pointer;
mod recovery;
mod sort;
mod string;
mod write;

pub use duplicates::duplicates;
pub use lexer::{SyntaxFault, SyntaxKind, read};
pub use lines::{Lines, Position, letter};
pub(crate) use lookalikes::other_quotes;
pub(crate) use plain::plain;
pub use pointer::{Pointers, Trail, push_name, push_number};
pub use sort::{sort, sort_words};
pub use string::decode;
pub(crate) use string::without_escapes;
pub(crate) use write::{push, push_hex};
pub use write::{quote, quote_into};

/// The kind of a token. A member is a `Key` directly followed by its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `{`; its members follow, up to `next`.
    Object,
    /// `[`; its elements follow, up to `next`.
    Array,
    /// A member's name, with its quotes.
    Key,
    /// A string value, with its quotes.
    String,
    /// A number.
    Number,
    /// `true`
    True,
    /// `false`
    False,
    /// `null`
    Null,
    /// A value that is not valid JSON. Rules ignore it.
    Broken,
}

/// One token. Offsets are bytes into the text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// The first byte.
    pub start: u32,
    /// Exclusive; for a container after its closing bracket, or after what could be read.
    pub end: u32,
    /// The token after this one and all it contains.
    pub next: u32,
    /// What it is.
    pub kind: Kind,
    /// A string with a backslash in it, or one that broke off.
    pub escaped: bool,
    /// A container whose end was not read: nothing can be missing from it. A string that broke off.
    pub open: bool,
    /// A member's name without double quotes, which counts as escaped.
    pub bare: bool,
}

impl Token {
    /// See `open`. What broke off is only looked at by who wants more than a verdict.
    pub fn is_open(&self) -> bool {
        EXPLAINS && self.open
    }
}

/// The caps on what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// UTF-8 bytes of the whole input.
    pub bytes: u32,
    /// Levels of nesting; the root has depth 1.
    pub depth: u32,
    /// Elements of a batch.
    pub batch: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 16 << 20, depth: 128, batch: 10_000 }
    }
}

/// A text with its tokens, in the order of the text, and what is wrong with it as JSON.
#[derive(Default)]
pub struct Doc<'t> {
    /// The text: UTF-8, but for what `faults` names.
    pub bytes: &'t [u8],
    /// The tokens; the root is the first. Empty when no value began.
    pub tokens: Vec<Token>,
    /// Where the text breaks the grammar, or a limit; in the order of the text.
    pub faults: Vec<SyntaxFault>,
    /// Lone surrogates are three bytes each: the text was a JavaScript string.
    pub surrogates: bool,
    /// The text that this one was made of, whose places are to be shown; none: its own.
    pub origin: Option<Origin<'t>>,
    /// The values that differ from what is written, by token. Empty until the first is asked for.
    pub(crate) read: OnceCell<Vec<OnceCell<Box<str>>>>,
}

/// The text that another one was made of.
#[derive(Clone, Copy)]
pub struct Origin<'t> {
    /// The text.
    pub bytes: &'t [u8],
    /// Where they differ, in order.
    pub splices: &'t [Splice],
    /// The pointer of the root; empty where the text is all of the input.
    pub root: &'static str,
    /// Members of the root that are no part of that text.
    pub outside: Option<Outside>,
}

/// The text is the value of one member of the root, and the others come from elsewhere.
#[derive(Clone, Copy)]
pub struct Outside {
    /// The member's value.
    pub inside: u32,
    /// Its pointer.
    pub pointer: &'static str,
    /// What the others are called where they come from.
    pub called: fn(&str) -> String,
}

/// A member whose name and value are others than in the text before.
pub struct Splice {
    /// Where name and value are.
    pub now: [(u32, u32); 2],
    /// Where they were.
    pub before: [(u32, u32); 2],
    /// The name that it had.
    pub name: &'static str,
}

impl Origin<'_> {
    /// Where a place was. What lies inside a value that was replaced is all of that value.
    fn span(&self, (start, end): (u32, u32)) -> (u32, u32) {
        (self.place(start, false), self.place(end, true))
    }

    fn place(&self, place: u32, end: bool) -> u32 {
        let mut shifted = place;
        // Only the last one that begins before it matters.
        let before = self.splices.partition_point(|splice| splice.now[0].0 <= place);
        for Splice { now, before, .. } in &self.splices[before.saturating_sub(2)..before] {
            for (&(from, to), &(old_from, old_to)) in now.iter().zip(before) {
                if place < from || (place == from && end) {
                    return shifted;
                }
                if place < to || (place == to && end) {
                    return if end { old_to } else { old_from };
                }
                shifted = place - to + old_to;
            }
        }
        shifted
    }
}

/// No token.
pub const NONE: u32 = u32::MAX;

impl<'t> Doc<'t> {
    /// The token with this index.
    pub fn token(&self, index: u32) -> Token {
        self.tokens[index as usize]
    }

    /// What a token is; `None` for no token.
    pub fn kind(&self, index: u32) -> Option<Kind> {
        self.tokens.get(index as usize).map(|token| token.kind)
    }

    /// The token's bytes as written.
    pub fn raw(&self, index: u32) -> &'t [u8] {
        let token = self.token(index);
        &self.bytes[token.start as usize..token.end as usize]
    }

    /// The bytes between a string's quotes, escapes as written.
    pub fn inner(&self, index: u32) -> &'t [u8] {
        let token = &self.tokens[index as usize];
        if !EXPLAINS || !(token.escaped || token.open) {
            return self.bytes.get(token.start as usize + 1..token.end as usize - 1).unwrap_or_default();
        }
        self.inner_of(token)
    }

    /// [`Doc::inner`] for any string, including unterminated ones and names without quotes.
    #[cold]
    fn inner_of(&self, token: &Token) -> &'t [u8] {
        if EXPLAINS && token.bare {
            return self.bytes.get(token.start as usize..token.end as usize).unwrap_or_default();
        }
        let end = if token.is_open() { token.end } else { token.end - 1 };
        self.bytes.get(token.start as usize + 1..end as usize).unwrap_or_default()
    }

    /// Whether a string or key reads `text`, however it is escaped.
    pub fn reads(&self, index: u32, text: &str) -> bool {
        let token = &self.tokens[index as usize];
        // A string that broke off counts as escaped.
        if token.escaped {
            return self.reads_escaped(index, text);
        }
        let length = token.end.wrapping_sub(token.start + 2) as usize;
        length == text.len()
            && self
                .bytes
                .get(token.start as usize + 1..)
                .and_then(|rest| rest.get(..length))
                .is_some_and(|inner| same(inner, text.as_bytes()))
    }

    #[cold]
    fn reads_escaped(&self, index: u32, text: &str) -> bool {
        decode(self.inner(index)) == text
    }

    /// A string's value as bytes.
    pub fn value(&self, index: u32) -> &[u8] {
        if self.token(index).escaped { self.read(index).as_bytes() } else { self.inner(index) }
    }

    /// The values of several members in one pass, as [`Doc::member`] gives each.
    pub fn members<const N: usize>(&self, object: u32, names: [&str; N]) -> [u32; N] {
        let mut found = [NONE; N];
        self.find(object, &names, &mut found);
        found
    }

    fn find(&self, object: u32, names: &[&str], found: &mut [u32]) {
        for key in self.keys(object) {
            let place = self.place(key, names.len(), |index| names.get(index).copied());
            if let Some(value) = place.and_then(|index| found.get_mut(index)) {
                *value = key + 1;
            }
        }
    }

    /// The index of the name that a string or key reads, of `count` different ones. `name` returns the name with an index.
    #[inline(always)]
    pub fn place<'n>(&self, index: u32, count: usize, name: impl Fn(usize) -> Option<&'n str>) -> Option<usize> {
        let token = &self.tokens[index as usize];
        // The small module leaves out the fast path.
        if !EXPLAINS || token.escaped {
            return (0..count).find(|&at| name(at).is_some_and(|name| self.reads(index, name)));
        }
        let inner = self.bytes.get(token.start as usize + 1..token.end as usize - 1)?;
        (0..count).find(|&at| name(at).is_some_and(|name| name.len() == inner.len() && same(inner, name.as_bytes())))
    }

    /// A string's value; `None` for any other token, and for a string that broke off.
    pub fn string(&self, index: u32) -> Option<&str> {
        (self.kind(index) == Some(Kind::String) && !self.token(index).is_open()).then(|| self.decoded(index))
    }

    /// The value of a string or key.
    fn decoded(&self, index: u32) -> &str {
        if !self.tokens[index as usize].escaped
            && let Ok(text) = core::str::from_utf8(self.inner(index))
        {
            return text;
        }
        self.read(index)
    }

    /// The value of a string or key that is not written as it reads. It is kept, so that all values can be lent.
    #[cold]
    fn read(&self, index: u32) -> &str {
        let read = self.read.get_or_init(|| self.tokens.iter().map(|_| OnceCell::new()).collect());
        read[index as usize].get_or_init(|| decode(self.inner(index)).into())
    }

    /// A member's name, in the text that places are shown in.
    pub fn name(&self, key: u32) -> &str {
        match self.splice_at(self.token(key).start) {
            Some(splice) if self.token(key).kind == Kind::Key => splice.name,
            _ => self.decoded(key),
        }
    }

    /// The splice whose name begins at an offset.
    fn splice_at(&self, offset: u32) -> Option<&'t Splice> {
        // Who only wants a verdict shows no places.
        if !EXPLAINS {
            return None;
        }
        let splices = self.origin?.splices;
        splices.binary_search_by_key(&offset, |splice| splice.now[0].0).ok().map(|index| &splices[index])
    }

    /// See [`Origin::outside`]. Who only wants a verdict has no such text.
    fn outside(&self) -> Option<Outside> {
        if EXPLAINS { self.origin?.outside } else { None }
    }

    /// Whether a token is the root of a text whose other members are [`Origin::outside`] of what is shown.
    #[inline]
    pub fn is_outside(&self, token: u32) -> bool {
        token == 0 && self.outside().is_some()
    }

    /// Whether a token is the value that is all of the text in which places are shown, while the root is not.
    #[inline]
    pub fn is_inside(&self, token: u32) -> bool {
        self.outside().is_some_and(|outside| outside.inside == token)
    }

    /// What a member of an object is called where places are shown.
    pub fn called(&self, owner: u32, name: &str) -> String {
        match self.outside() {
            Some(outside) if owner == 0 => (outside.called)(name),
            _ => name.into(),
        }
    }

    /// As [`Doc::name`], but as the member is called where places are shown.
    pub fn called_name(&self, key: u32) -> Cow<'_, str> {
        let name = self.name(key);
        match self.outside() {
            // What comes before the value that is inside is a member of the root, and no member comes after it.
            Some(outside) if key < outside.inside => Cow::Owned((outside.called)(name)),
            _ => Cow::Borrowed(name),
        }
    }

    /// A stretch of the text as one of that in which places are shown.
    pub fn shown(&self, span: (u32, u32)) -> (u32, u32) {
        self.origin.map_or(span, |origin| origin.span(span))
    }

    /// The text in which places are shown.
    pub fn shown_bytes(&self) -> &'t [u8] {
        self.origin.map_or(self.bytes, |origin| origin.bytes)
    }

    /// Whether a stretch of the text is as it was in that in which places are shown.
    pub fn is_original(&self, (start, end): (u32, u32)) -> bool {
        let untouched = |splice: &Splice| splice.now.iter().all(|&(from, to)| end <= from || to <= start);
        self.origin.is_none_or(|origin| origin.splices.iter().all(untouched))
    }

    /// The keys of an object, in the order of the text; none for any other token.
    pub fn keys(&self, object: u32) -> Keys<'_> {
        let inside = self.kind(object) == Some(Kind::Object);
        let (at, end) = if inside { (object + 1, self.token(object).next) } else { (0, 0) };
        Keys { tokens: &self.tokens, at, end }
    }

    /// The elements of an array, in the order of the text; none for any other token.
    pub fn elements(&self, array: u32) -> Elements<'_> {
        let inside = self.kind(array) == Some(Kind::Array);
        let (at, end) = if inside { (array + 1, self.token(array).next) } else { (0, 0) };
        Elements { tokens: &self.tokens, at, end }
    }

    /// The value of an object's member; of equal names the last counts, as in `JSON.parse`. `NONE` when there is none.
    pub fn member(&self, object: u32, name: &str) -> u32 {
        let [found] = self.members(object, [name]);
        found
    }

    /// The object around a token; [`NONE`]: none is.
    pub fn holder(&self, token: u32) -> u32 {
        let around = |&at: &u32| self.kind(at) == Some(Kind::Object) && self.token(at).next > token;
        (0..token).rev().find(around).unwrap_or(NONE)
    }

    /// The key of a member's value; `None` for the root and for an array's element.
    pub fn key_of(&self, value: u32) -> Option<u32> {
        let key = value.checked_sub(1)?;
        (self.kind(key) == Some(Kind::Key)).then_some(key)
    }

    /// Whether the text is JSON and within the limits, and was read to its end.
    pub fn sound(&self) -> bool {
        self.faults.iter().all(|fault| {
            fault.kind == SyntaxKind::ByteOrderMark || EXPLAINS && fault.kind == SyntaxKind::UnpairedSurrogate
        })
    }
}

/// Whether two stretches of bytes of one length are equal. Names are short: eight bytes at a time beat a call of `memcmp`.
#[inline(always)]
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    if let (Some(first), Some(other)) = (a.first_chunk::<8>(), b.first_chunk::<8>()) {
        if u64::from_le_bytes(*first) != u64::from_le_bytes(*other) {
            return false;
        }
        // The last eight may overlap the first.
        if a.len() <= 16 {
            return matches!((a.last_chunk::<8>(), b.last_chunk::<8>()), (Some(last), Some(other)) if last == other);
        }
        let mut at = 8;
        while let (Some(next), Some(other)) = (a.get(at..at + 8), b.get(at..at + 8)) {
            if next != other {
                return false;
            }
            at += 8;
        }
        return matches!((a.last_chunk::<8>(), b.last_chunk::<8>()), (Some(last), Some(other)) if last == other);
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Some pieces of text as one.
#[inline(never)]
pub fn joined(pieces: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(piece);
    }
    text
}

/// Texts as they are taken by who only reads them.
pub fn lent(texts: &[String]) -> Vec<&str> {
    let mut lent = Vec::with_capacity(texts.len());
    for text in texts {
        lent.push(text.as_str());
    }
    lent
}

/// How many bytes two stretches have in common from their start on.
#[inline(always)]
pub(crate) fn common(a: &[u8], b: &[u8]) -> usize {
    let (blocks, _) = a.as_chunks::<16>();
    let (others, _) = b.as_chunks::<16>();
    let mut at = 0;
    for (one, other) in blocks.iter().zip(others) {
        let different = u128::from_le_bytes(*one) ^ u128::from_le_bytes(*other);
        if different != 0 {
            return at + (different.trailing_zeros() / 8) as usize;
        }
        at += 16;
    }
    while let (Some(one), Some(other)) = (a.get(at), b.get(at)) {
        if one != other {
            break;
        }
        at += 1;
    }
    at
}

/// See [`Doc::keys`].
pub struct Keys<'d> {
    tokens: &'d [Token],
    at: u32,
    end: u32,
}

impl Iterator for Keys<'_> {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        let key = self.at;
        // INVARIANT: a key is always followed by its value; the lexer writes a `Broken` one where the text has none.
        (key < self.end).then(|| {
            self.at = self.tokens[key as usize + 1].next;
            key
        })
    }
}

/// See [`Doc::elements`].
pub struct Elements<'d> {
    tokens: &'d [Token],
    at: u32,
    end: u32,
}

impl Iterator for Elements<'_> {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        let element = self.at;
        (element < self.end).then(|| {
            self.at = self.tokens[element as usize].next;
            element
        })
    }
}
