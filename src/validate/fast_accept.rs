//! Reads the bytes once and says "valid" of the events that most are, and nothing of all others.
//!
//! It reads text and rows at once, builds no tokens and explains nothing. Whatever it does not know at first sight (an
//! escape in a type, an unknown member, an envelope, the draft, any mistake) it leaves to the walk, so it can only say what
//! the walk would say: a test holds it to that on every mutant that the oracle sees. Truth is decided by the same rows;
//! there is no other list of fields here.

use super::Options;
use crate::features::{EXPLAINS, REMEMBERS};
use crate::formats;
use crate::json::{plain, same};
use crate::model::event::{Identity, NO_IDENTITY};
use crate::model::plan::{
    A_STRING, Advice, Demand, Discriminated, EventType, Family, Field, Fields, Format, Node, Object, Role, Shape, Text,
    VOCABULARIES, follows,
};
use alloc::vec::Vec;

/// Objects with more members that no row knows are left to the walk.
const MAX_UNKNOWN: usize = 8;
/// So are values nested deeper below what the rows know.
const DEEP: u32 = 16;

/// An event that is valid beyond doubt.
pub struct Seen {
    /// Index of its vocabulary.
    pub vocabulary: usize,
    /// Its type.
    pub event: &'static EventType,
    /// There is nothing to say about it, no advice either.
    pub clean: bool,
}

impl Seen {
    /// A number that only events of this type and vocabulary have.
    pub fn number(&self) -> u32 {
        let events = VOCABULARIES[self.vocabulary].events.as_ptr();
        let offset = core::ptr::from_ref(self.event) as usize - events as usize;
        ((self.vocabulary << 16) | (offset / size_of::<EventType>())) as u32
    }
}

/// A string in which any other may stand that its row accepts: plain ASCII without escapes.
#[derive(Clone, Copy)]
pub struct Slot {
    /// Its first byte, behind the quote.
    pub start: u32,
    /// Its closing quote.
    pub end: u32,
    /// What it must be.
    pub text: &'static Text,
    /// What it is.
    pub role: Role,
    /// What is asked of it beside.
    pub advice: u8,
}

impl Slot {
    /// Notes where it stands in a text, if it has a role that matters.
    #[inline(always)]
    pub fn note(&self, identity: &mut Identity, start: u32, end: u32) {
        if self.role != Role::Plain
            && let Some(place) = identity.get_mut(self.role as usize)
        {
            *place = (start, end);
        }
    }
}

/// Whether the options leave room for what is read here. `bytes`: how long the text is.
pub fn may_look(bytes: usize, options: &Options) -> bool {
    bytes <= options.limits.bytes as usize && options.limits.depth >= 4 * DEEP
}

/// An event that is valid beyond doubt: a bare event of a release, with its context first. `last` is the vocabulary
/// that the last such event was of, where the search begins. `identity` receives where what identifies it is, and `slots`,
/// when it is wanted, where other strings may stand.
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
    // A context of another shape than was expected is read again, once.
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

/// The shape of an event's context, which is its first field.
fn context_of(root: Node) -> Option<Node> {
    match root.shape() {
        Shape::Object(object) => object.fields().first().map(|field| field.node),
        _ => None,
    }
}

/// Whether what one context asks for is all that another asks for, but for formats that it does not ask for.
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

/// What any string is.
static ANY_TEXT: Text =
    Text { non_empty: false, nullable: false, format: Format::Free, values: &[], open: false, pattern: &[] };

/// Whether what is advised of an object is that its members are strings.
fn asks_for_strings(node: Node) -> bool {
    EXPLAINS && matches!(node.advice(), Some(Advice { demand: Demand::Strings, .. }))
}

struct Reader<'t, 's> {
    bytes: &'t [u8],
    at: usize,
    /// So many more levels of what no row knows may follow.
    deep: u32,
    /// Where what identifies the event stands.
    identity: &'s mut Identity,
    /// No rule could have advice.
    clean: bool,
    /// Members that no row knows should be strings.
    strings: bool,
    /// Where the custom data begins.
    data: usize,
    /// By its content type it is no JSON.
    encoded: bool,
    /// Takes the strings.
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

    /// Reads one byte if it is there, behind blanks.
    #[inline(always)]
    fn take(&mut self, byte: u8) -> bool {
        self.blanks();
        let there = self.peek() == byte;
        self.at += usize::from(there);
        there
    }

    /// The opening bracket, and the context judged by the context of a shape: that of the context.
    fn context(&mut self, root: Node) -> Option<Node> {
        let Shape::Object(object) = root.shape() else { return None };
        let field = object.fields().first()?;
        let first = self.take(b'{') && self.take(b'"') && self.key(field.name()) && self.take(b':');
        (first && self.value(field.node)).then_some(field.node)
    }

    /// The event type that the context names, and its vocabulary.
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

    /// The string with a role.
    fn place(&self, role: Role) -> Option<&[u8]> {
        let (start, end) = self.identity[role as usize];
        self.bytes.get(start as usize..end as usize)
    }

    /// What follows the context, to the end of the text.
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

    /// What is advised of a value that is no string is left to the walk to say; that it is there, it is.
    #[inline(always)]
    fn advised(&mut self, node: Node) {
        self.clean &= !EXPLAINS
            || node.advice_number() == 0
            || matches!(node.advice(), Some(Advice { demand: Demand::Present, .. }));
    }

    /// Behind `{`, or behind a first member: the members up to `}`.
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
                // A member that no row knows: legal where the object is open, and once.
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

    /// The field whose name stands here, if any does.
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

    /// Whether one of some names is this one.
    fn named(&self, names: &[(usize, usize)], name: (usize, usize)) -> bool {
        names.iter().any(|other| self.bytes[other.0..other.1] == self.bytes[name.0..name.1])
    }

    /// Reads a name with its closing quote if it is this one.
    #[inline(always)]
    fn key(&mut self, name: &str) -> bool {
        let end = self.at + name.len();
        let there = self.bytes.get(end) == Some(&b'"') && same(&self.bytes[self.at..end], name.as_bytes());
        if there {
            self.at = end + 1;
        }
        there
    }

    /// A link: the word that tells which must come first.
    fn discriminated(&mut self, discriminated: &'static Discriminated) -> bool {
        self.at += 1;
        if !(self.take(b'"') && self.key(discriminated.tag) && self.take(b':') && self.take(b'"')) {
            return false;
        }
        for (word, branch) in discriminated.branches {
            if self.key(word) {
                let Shape::Object(object) = branch.shape() else { return false };
                // The word is read; the row has it as its first field.
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
            // An escape or a character beyond ASCII: fine where any text is.
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
            // Rules and rows compare these with other things; they stay as they are.
            Role::Type | Role::Version => {}
            Role::CustomDataContentType => self.encoded |= EXPLAINS && !crate::rules::is_json(value),
            _ => self.slot(start, end, text, node),
        }
        self.clean &= follows(node.advice_number(), value);
        accepts(text, value)
    }

    /// Notes a string in whose place another may stand.
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

    /// Whether nothing is to be said of custom data that is no JSON. It is no place for another string then.
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

    /// Reads any string that has no more than simple escapes.
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

    /// Reads any value in which no name stands twice.
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

    /// Behind `[`: any values up to `]`.
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

    /// Reads an integer; other numbers are left to the walk.
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

/// Whether a row accepts a string of plain ASCII. It may refuse what the walk accepts.
pub fn accepts(text: &Text, value: &[u8]) -> bool {
    if value.is_empty() && text.non_empty || !text.pattern.is_empty() || text.nullable {
        return false;
    }
    if !text.values.is_empty() && !text.open && !listed(text.values, value) {
        return false;
    }
    match text.format {
        Format::Free => true,
        Format::DateTime => formats::date_time(value).is_ok(),
        Format::Uri => formats::uri(value).is_ok(),
        Format::UriReference => formats::uri_reference(value).is_ok(),
    }
}

/// Whether a value is one of the listed ones.
fn listed(values: &[&str], value: &[u8]) -> bool {
    let mut index = 0;
    while let Some(word) = values.get(index) {
        if word.len() == value.len() && same(word.as_bytes(), value) {
            return true;
        }
        index += 1;
    }
    false
}
