//! A fast path that reads the bytes once and accepts typical valid events. It never rejects.
//!
//! It matches text against rows directly and builds no tokens. Anything unusual (an escape in a type, an unknown member, an
//! envelope, the draft, any mistake) is left to the walk, so it can only accept what the walk accepts: a test compares the two
//! on every mutant of the oracle. Both use the same rows; there is no other list of fields here.

use super::Options;
use super::leaf::misfit;
use crate::features::{EXPLAINS, REMEMBERS};
use crate::formats;
use crate::json::{plain, same};
use crate::model::event::{Identity, NO_IDENTITY};
use crate::model::plan::{
    A_STRING, Advice, Demand, Discriminated, EventType, Family, Field, Fields, Format, Node, Object, Role, Shape, Text,
    VOCABULARIES, follows,
};
use alloc::vec::Vec;

/// Objects with more unlisted members are left to the walk.
const MAX_UNKNOWN: usize = 8;
/// Unlisted values that are nested deeper are left to the walk.
const DEEP: u32 = 16;

/// An accepted event.
pub struct Seen {
    /// Index of the vocabulary.
    pub vocabulary: usize,
    pub event: &'static EventType,
    /// There are no findings at all, not even advice.
    pub clean: bool,
}

impl Seen {
    /// Identifies the event type and the vocabulary.
    pub fn number(&self) -> u32 {
        let events = VOCABULARIES[self.vocabulary].events.as_ptr();
        let offset = core::ptr::from_ref(self.event) as usize - events as usize;
        ((self.vocabulary << 16) | (offset / size_of::<EventType>())) as u32
    }
}

/// A string that may be replaced by any other that its row accepts: plain ASCII without escapes.
#[derive(Clone, Copy)]
pub struct Slot {
    /// The first byte after the quote.
    pub start: u32,
    /// The closing quote.
    pub end: u32,
    /// The requirements on it.
    pub text: &'static Text,
    pub role: Role,
    /// The number of the advice on it.
    pub advice: u8,
}

impl Slot {
    /// Records its position if its role identifies the event.
    #[inline(always)]
    pub fn note(&self, identity: &mut Identity, start: u32, end: u32) {
        if self.role != Role::Plain
            && let Some(place) = identity.get_mut(self.role as usize)
        {
            *place = (start, end);
        }
    }
}

/// Whether the options allow the fast path. `bytes`: length of the text.
pub fn may_look(bytes: usize, options: &Options) -> bool {
    bytes <= options.limits.bytes as usize && options.limits.depth >= 4 * DEEP
}

/// Accepts a bare event of a release with its context first, or returns none. `last` is the vocabulary
/// of the last accepted event, where the search begins. `identity` receives the positions of the identifying strings, and
/// `slots`, if wanted, the strings that may be replaced.
pub fn look(
    bytes: &[u8],
    options: &Options,
    last: &mut Option<usize>,
    identity: &mut Identity,
    slots: Option<&mut Vec<Slot>>,
) -> Option<Seen> {
    let newest = || VOCABULARIES.iter().rposition(|vocabulary| vocabulary.released).unwrap_or_default();
    let first = options.vocabulary.or(*last).unwrap_or_else(newest);
    let vocabulary = VOCABULARIES.get(first).filter(|vocabulary| vocabulary.family == Family::Release)?;
    let mut reader =
        Reader { bytes, at: 0, deep: DEEP, identity, clean: true, strings: false, data: 0, encoded: false, slots };
    let mut shape = vocabulary.generic;
    let mut index = first;
    // Retry once if the context has another shape than expected.
    for _ in 0..2 {
        (reader.at, *reader.identity, reader.clean) = (0, NO_IDENTITY, true);
        if let Some(slots) = &mut reader.slots {
            slots.clear();
        }
        let found = reader.context(shape)?;
        let (at, event) = reader.event_type(index, options.vocabulary)?;
        index = at;
        if context_of(event.root).is_some_and(|context| context == found || asks_no_more(context, found)) {
            if options.vocabulary.is_none() {
                *last = Some(index);
            }
            let valid = reader.rest(event.root);
            reader.clean = reader.clean && (!(EXPLAINS && reader.encoded) || reader.is_base64());
            let valid = valid && (reader.clean || !options.strict);
            return valid.then_some(Seen { vocabulary: index, event, clean: reader.clean });
        }
        shape = event.root;
    }
    None
}

/// The context is the first field.
fn context_of(root: Node) -> Option<Node> {
    match root.shape() {
        Shape::Object(object) => object.fields().first().map(|field| field.node),
        _ => None,
    }
}

/// Whether one context requires no more than another with the same fields.
fn asks_no_more(lax: Node, strict: Node) -> bool {
    let (Shape::Object(lax), Shape::Object(strict)) = (lax.shape(), strict.shape()) else { return false };
    if lax.fields().len() != strict.fields().len() || lax.required != strict.required || !lax.any_of().is_empty() {
        return false;
    }
    for (one, other) in lax.fields().iter().zip(strict.fields().iter()) {
        let same = one.node == other.node
            || matches!((one.node.shape(), other.node.shape()), (Shape::Text(one), Shape::Text(other))
                if one.format == Format::Free && one.values.is_empty() && one.pattern.is_empty() && !one.nullable
                    && (other.non_empty || !one.non_empty));
        if !same || one.name() != other.name() || one.node.advice_number() != other.node.advice_number() {
            return false;
        }
    }
    true
}

static ANY_TEXT: Text =
    Text { non_empty: false, nullable: false, format: Format::Free, values: &[], open: false, pattern: &[] };

/// Whether the advice on an object is that its members should be strings.
fn asks_for_strings(node: Node) -> bool {
    EXPLAINS && matches!(node.advice(), Some(Advice { demand: Demand::Strings, .. }))
}

struct Reader<'t, 's> {
    bytes: &'t [u8],
    at: usize,
    /// How many more levels of unlisted values are allowed.
    deep: u32,
    identity: &'s mut Identity,
    clean: bool,
    /// Unlisted members should be strings.
    strings: bool,
    /// The offset of the custom data.
    data: usize,
    /// Its content type is not JSON.
    encoded: bool,
    slots: Option<&'s mut Vec<Slot>>,
}

impl Reader<'_, '_> {
    #[inline(always)]
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    #[inline(always)]
    fn blanks(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Skips white space, and reads this byte if it is next.
    #[inline(always)]
    fn take(&mut self, byte: u8) -> bool {
        self.blanks();
        let there = self.peek() == byte;
        self.at += usize::from(there);
        there
    }

    /// Reads the opening bracket and the context, by the context of the given shape. Returns the context's node.
    fn context(&mut self, root: Node) -> Option<Node> {
        let Shape::Object(object) = root.shape() else { return None };
        let field = object.fields().first()?;
        let first = self.take(b'{') && self.take(b'"') && self.key(field.name()) && self.take(b':');
        (first && self.value(field.node)).then_some(field.node)
    }

    fn event_type(&self, expected: usize, forced: Option<usize>) -> Option<(usize, &'static EventType)> {
        let release = self.place(Role::Version)?;
        let id = |index: usize| VOCABULARIES[index].id.as_bytes();
        let index = if id(expected) == release {
            expected
        } else {
            (0..VOCABULARIES.len())
                .find(|&index| VOCABULARIES[index].family == Family::Release && id(index) == release)?
        };
        let name = self.place(Role::Type)?;
        let event = VOCABULARIES[index].event_of_bytes(name)?;
        forced.is_none_or(|forced| forced == index).then_some((index, event))
    }

    fn place(&self, role: Role) -> Option<&[u8]> {
        let (start, end) = self.identity[role as usize];
        self.bytes.get(start as usize..end as usize)
    }

    /// Reads what follows the context, to the end of the text.
    fn rest(&mut self, root: Node) -> bool {
        let Shape::Object(object) = root.shape() else { return false };
        self.members(object, 1, true) && {
            self.blanks();
            self.at == self.bytes.len()
        }
    }

    fn value(&mut self, node: Node) -> bool {
        self.blanks();
        match (node.shape(), self.peek()) {
            (Shape::Text(text), b'"') => self.text(text, node),
            (Shape::Object(object), b'{') => {
                self.at += 1;
                let outside = core::mem::replace(&mut self.strings, asks_for_strings(node));
                if !self.strings {
                    self.advised(node);
                }
                let sound = self.members(object, 0, false);
                self.strings = outside;
                sound
            }
            (Shape::List(element), b'[') => {
                self.advised(node);
                self.at += 1;
                if self.take(b']') {
                    return true;
                }
                loop {
                    if !self.value(element) {
                        return false;
                    }
                    if !self.take(b',') {
                        return self.take(b']');
                    }
                }
            }
            (Shape::Discriminated(discriminated), b'{') => {
                self.advised(node);
                self.discriminated(discriminated)
            }
            (Shape::OneOf(nodes), first) => {
                self.advised(node);
                if EXPLAINS && node.role() == Role::CustomData {
                    self.data = self.at;
                }
                let fits = |node: &&Node| {
                    matches!(
                        (node.shape(), first),
                        (Shape::Text(_), b'"') | (Shape::Object(_), b'{') | (Shape::List(_), b'[')
                    )
                };
                match nodes.iter().find(fits) {
                    Some(branch) => self.value(*branch),
                    None => false,
                }
            }
            (Shape::Any, _) => {
                self.advised(node);
                self.skip()
            }
            _ => false,
        }
    }

    /// Advice on a value that is not a string is left to the walk, except that it must be present, which it is.
    #[inline(always)]
    fn advised(&mut self, node: Node) {
        self.clean &= !EXPLAINS
            || node.advice_number() == 0
            || matches!(node.advice(), Some(Advice { demand: Demand::Present, .. }));
    }

    /// Reads members up to `}`, starting after `{` or after a first member.
    fn members(&mut self, object: Object, mut present: u32, mut behind: bool) -> bool {
        let fields = object.fields();
        let mut expected = present.count_ones() as usize;
        let mut unknown = [(0, 0); MAX_UNKNOWN];
        let mut count = 0;
        loop {
            self.blanks();
            match self.peek() {
                b'}' => break,
                b',' if behind => {
                    self.at += 1;
                    self.blanks();
                }
                b'"' if !behind => {}
                _ => return false,
            }
            if self.peek() != b'"' {
                return false;
            }
            self.at += 1;
            let start = self.at;
            let found = match fields.get(expected) {
                Some(field) if self.key(field.name()) => Some((expected, field)),
                _ => self.search(fields),
            };
            if let Some((index, field)) = found {
                if present >> index & 1 == 1 || !self.take(b':') || !self.value(field.node) {
                    return false;
                }
                present |= 1 << index;
                expected = index + 1;
            } else {
                // An unlisted member: valid if the object is open and the name is not a duplicate.
                self.at = plain(self.bytes, start);
                let name = (start, self.at);
                if object.closed || self.peek() != b'"' || count == MAX_UNKNOWN || self.named(&unknown[..count], name) {
                    return false;
                }
                unknown[count] = name;
                count += 1;
                self.at += 1;
                if !self.take(b':') {
                    return false;
                }
                self.blanks();
                self.clean &= !self.strings || self.peek() == b'"';
                if !self.skip() {
                    return false;
                }
            }
            behind = true;
        }
        self.at += 1;
        self.clean &= object.wished & !present == 0;
        object.required & !present == 0
            && (object.any_of().is_empty() || object.any_of().iter().any(|set| set & !present == 0))
    }

    /// The field whose name is next, if any.
    fn search(&mut self, fields: Fields) -> Option<(usize, Field)> {
        let mut index = 0;
        while let Some(field) = fields.get(index) {
            if self.key(field.name()) {
                return Some((index, field));
            }
            index += 1;
        }
        None
    }

    /// Whether a name is among earlier ones.
    fn named(&self, names: &[(usize, usize)], name: (usize, usize)) -> bool {
        names.iter().any(|other| self.bytes[other.0..other.1] == self.bytes[name.0..name.1])
    }

    /// Reads this name with its closing quote if it is next.
    #[inline(always)]
    fn key(&mut self, name: &str) -> bool {
        let end = self.at + name.len();
        let there = self.bytes.get(end) == Some(&b'"') && same(&self.bytes[self.at..end], name.as_bytes());
        if there {
            self.at = end + 1;
        }
        there
    }

    /// A link. The discriminator must come first.
    fn discriminated(&mut self, discriminated: &'static Discriminated) -> bool {
        self.at += 1;
        if !(self.take(b'"') && self.key(discriminated.tag) && self.take(b':') && self.take(b'"')) {
            return false;
        }
        for (word, branch) in discriminated.branches {
            if self.key(word) {
                let Shape::Object(object) = branch.shape() else { return false };
                // The discriminator, the row's first field, has been read.
                let first = object.fields().first().is_some_and(|field| field.name() == discriminated.tag);
                return first && self.members(object, 1, true);
            }
        }
        false
    }

    fn text(&mut self, text: &'static Text, node: Node) -> bool {
        let role = node.role();
        let start = self.at + 1;
        let end = plain(self.bytes, start);
        let identifies = role != Role::Plain && (role as usize) < NO_IDENTITY.len();
        if self.bytes.get(end) != Some(&b'"') {
            // An escape or a character beyond ASCII is fine if any string is.
            let any = text.values.is_empty() && text.format == Format::Free && text.pattern.is_empty();
            self.clean &= role == Role::Plain && node.advice_number() == 0;
            return any && !matches!(role, Role::Type | Role::Version) && self.string();
        }
        self.at = end + 1;
        if identifies {
            self.identity[role as usize] = (start as u32, end as u32);
        }
        let value = &self.bytes[start..end];
        match role {
            // These are compared with other values, so they must not be replaced.
            Role::Type | Role::Version => {}
            Role::CustomDataContentType => self.encoded |= EXPLAINS && !crate::rules::is_json(value),
            _ => self.slot(start, end, text, node),
        }
        self.clean &= follows(node.advice_number(), value);
        accepts(text, value)
    }

    /// Records a string that may be replaced.
    #[inline(always)]
    fn slot(&mut self, start: usize, end: usize, text: &'static Text, node: Node) {
        if let Some(slots) = &mut self.slots
            && REMEMBERS
        {
            slots.push(Slot {
                start: start as u32,
                end: end as u32,
                text,
                role: node.role(),
                advice: node.advice_number(),
            });
        }
    }

    /// Whether custom data that is not JSON is fine. Such a string must not be replaced.
    #[cold]
    fn is_base64(&mut self) -> bool {
        let start = self.data + 1;
        if let Some(slots) = &mut self.slots {
            slots.retain(|slot| slot.start as usize != start);
        }
        let end = plain(self.bytes, start);
        let text = self.bytes.get(start..end).and_then(|text| core::str::from_utf8(text).ok());
        self.data == 0
            || self.bytes[self.data] == b'"'
                && self.bytes.get(end) == Some(&b'"')
                && text.is_some_and(|text| formats::base64(text).is_ok())
    }

    /// Reads any string with simple escapes only.
    fn string(&mut self) -> bool {
        let start = self.at + 1;
        let mut at = plain(self.bytes, start);
        let mut ascii = true;
        loop {
            match self.bytes.get(at) {
                Some(b'"') => break,
                Some(b'\\')
                    if matches!(
                        self.bytes.get(at + 1),
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't')
                    ) =>
                {
                    at += 2;
                }
                Some(0x80..) => {
                    ascii = false;
                    at += 1;
                }
                _ => return false,
            }
            at = plain(self.bytes, at);
        }
        self.at = at + 1;
        ascii || core::str::from_utf8(&self.bytes[start..at]).is_ok()
    }

    /// Reads any value without duplicate names.
    fn skip(&mut self) -> bool {
        self.blanks();
        match self.peek() {
            b'"' => {
                let start = self.at + 1;
                let end = plain(self.bytes, start);
                if self.bytes.get(end) == Some(&b'"') {
                    self.at = end + 1;
                    self.slot(start, end, &ANY_TEXT, A_STRING);
                    return true;
                }
                self.string()
            }
            b'{' | b'[' if self.deep == 0 => false,
            b'{' => {
                self.at += 1;
                self.deep -= 1;
                let sound = self.members(Object::ANY, 0, false);
                self.deep += 1;
                sound
            }
            b'[' => {
                self.at += 1;
                self.deep -= 1;
                let sound = self.items();
                self.deep += 1;
                sound
            }
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            b'n' => self.word(b"null"),
            b'-' | b'0'..=b'9' => self.integer(),
            _ => false,
        }
    }

    /// Reads any values up to `]`.
    fn items(&mut self) -> bool {
        if self.take(b']') {
            return true;
        }
        while self.skip() {
            if !self.take(b',') {
                return self.take(b']');
            }
        }
        false
    }

    fn word(&mut self, word: &[u8]) -> bool {
        let there = self.bytes[self.at..].starts_with(word);
        self.at += word.len();
        there
    }

    /// Reads an integer. Other numbers are left to the walk.
    fn integer(&mut self) -> bool {
        self.at += usize::from(self.peek() == b'-');
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        let digits = self.at - start;
        digits > 0 && (digits == 1 || self.bytes[start] != b'0') && !matches!(self.peek(), b'.' | b'e' | b'E')
    }
}

/// Whether a row accepts a plain ASCII string. It may reject what the walk accepts.
pub fn accepts(text: &Text, value: &[u8]) -> bool {
    text.pattern.is_empty() && !text.nullable && misfit(text, value).is_none()
}
