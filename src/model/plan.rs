//! The compiled vocabularies: what the rows mean, and how they are looked up. The rows themselves are generated.

mod pack;
mod rows;

use super::rule::{self, Rule};
use crate::formats;
use crate::json::joined;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

pub use pack::Demands;
pub use rows::{
    A_STRING, AN_OBJECT, CUSTOM_TYPE_PREFIX, ENVELOPE_VERSION, SOME_TEXT, TYPE_PREFIX, VERSION_KEYS, VOCABULARIES,
};

/// A name of a field, subject, predicate or version, by its place among all names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Name(pub u8);

impl Name {
    /// The name.
    #[inline(always)]
    pub fn text(self) -> &'static str {
        rows::NAMES[self.0 as usize]
    }
}

/// One vocabulary. Its index in [`VOCABULARIES`] is how it is named across the JavaScript boundary.
pub struct Vocabulary {
    /// `draft`, `sig-v1` or a release's number.
    pub id: &'static str,
    /// How its events look.
    pub family: Family,
    /// Whether it was ever released (a superseded release was).
    pub released: bool,
    /// The context's member that names the release; empty where there is none.
    pub version_key: &'static str,
    /// Its event types, sorted by their names.
    pub events: &'static [EventType],
    /// The types have no fixed event version: subject and predicate choose the schema.
    pub open_types: bool,
    /// The shape of a `custom` event, where the release has one.
    pub custom: Option<Node>,
    /// The shape of an event whose type is not known, its content unread. For the draft: the plain spelling.
    pub generic: Node,
    /// The draft's CloudEvents spelling.
    pub cloudevents: Option<Node>,
}

/// How the events of a vocabulary look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// The draft: attributes of one object.
    Draft,
    /// The SIG's SDK: CloudEvents with extension attributes.
    Sig,
    /// CDEvents: context, subject, content.
    Release,
}

/// One event type of one vocabulary. The type itself is put together of its words: see [`EventType::name`].
pub struct EventType {
    pub(crate) prefix: Name,
    pub(crate) subject: Name,
    pub(crate) predicate: Name,
    pub(crate) version: Name,
    pub(crate) root: Node,
}

impl EventType {
    /// The whole type.
    pub fn name(&self) -> String {
        let dot = if self.version().is_empty() { "" } else { "." };
        joined(&[self.prefix.text(), self.subject(), ".", self.predicate(), dot, self.version()])
    }

    /// Whether the whole type is this one.
    pub fn is(&self, name: &str) -> bool {
        name.strip_prefix(self.prefix.text()).is_some_and(|rest| self.order(rest.as_bytes()).is_eq())
    }

    /// Whether another vocabulary's type is named the same.
    #[inline(always)]
    pub fn has_name_of(&self, other: &EventType) -> bool {
        let words = |event: &EventType| {
            u32::from_le_bytes([event.prefix.0, event.subject.0, event.predicate.0, event.version.0])
        };
        words(self) == words(other)
    }

    /// Where what follows the prefix stands beside what follows it in another type.
    fn order(&self, other: &[u8]) -> Ordering {
        let mut rest = other;
        for word in [self.subject, self.predicate, self.version] {
            let word = word.text().as_bytes();
            if rest.len() < other.len() && !word.is_empty() {
                let Some((b'.', behind)) = rest.split_first() else { return b"."[..].cmp(rest) };
                rest = behind;
            }
            let (start, behind) = rest.split_at(word.len().min(rest.len()));
            let order = word.cmp(start);
            if order.is_ne() {
                return order;
            }
            rest = behind;
        }
        if rest.is_empty() { Ordering::Equal } else { Ordering::Less }
    }

    /// The subject, as the type writes it.
    pub fn subject(&self) -> &'static str {
        self.subject.text()
    }

    /// The predicate, as the type writes it.
    pub fn predicate(&self) -> &'static str {
        self.predicate.text()
    }

    /// The event's own version; empty where the vocabulary has none.
    pub fn version(&self) -> &'static str {
        self.version.text()
    }

    /// The shape; the type itself is not in it, since the type chose it.
    pub fn root(&self) -> Node {
        self.root
    }
}

/// What a value must be, by its place among the rows: leaves first, then objects.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Node(pub u16);

impl Node {
    /// The shape of the value.
    #[inline(always)]
    pub fn shape(self) -> Shape {
        match rows::LEAVES.get(self.0 as usize) {
            Some(leaf) => leaf.shape,
            None => Shape::Object(pack::object(self)),
        }
    }

    /// What the value is to the rules and to [`crate::Event`].
    #[inline(never)]
    pub fn role(self) -> Role {
        match rows::LEAVES.get(self.0 as usize) {
            Some(leaf) => leaf.role,
            None => pack::object(self).role,
        }
    }

    /// The number of what is to be said of the value; 0: nothing.
    #[inline(never)]
    pub(crate) fn advice_number(self) -> u8 {
        match rows::LEAVES.get(self.0 as usize) {
            Some(leaf) => leaf.advice,
            None => pack::object(self).advice,
        }
    }

    /// What is to be said of the value, if anything is.
    pub fn advice(self) -> Option<&'static Advice> {
        rows::ADVICE.get(usize::from(self.advice_number()).wrapping_sub(1))
    }
}

/// Objects whose fields have the same names.
struct Kin {
    /// The names, in the schema's order.
    names: &'static [Name],
    /// The objects.
    objects: &'static [Row],
}

/// One object as it is written down; [`Demands`] says what the rest means.
struct Row {
    /// What the value of each field must be.
    nodes: &'static [Node],
    required: u32,
    wished: u32,
    closed: bool,
    any_of: u8,
    role: Role,
    advice: u8,
}

/// A node that is no object.
struct Leaf {
    shape: Shape,
    role: Role,
    advice: u8,
}

/// What the text of a release asks of a value that is right by its schemas, or a defect of the release that it touches.
pub struct Advice {
    /// What is asked.
    pub demand: Demand,
    /// Where it is written.
    pub page: &'static str,
}

/// What a release's text can ask.
pub enum Demand {
    /// That it is there.
    Present,
    /// A UUID.
    Uuid,
    /// A package URL.
    Purl,
    /// One of these words.
    Words(&'static [&'static str]),
    /// That these words, should one of them be meant, are written like this. Any other word is fine.
    Spelling(&'static [&'static str]),
    /// That the values of all members are strings.
    Strings,
    /// Nothing: what the schemas say here does not work.
    Defect,
}

/// Whether a string is what an advice of this number asks for; 0 asks for nothing. Where nothing is advised, everything is.
#[inline(always)]
pub fn follows(advice: u8, value: &[u8]) -> bool {
    !cfg!(feature = "report") || advice == 0 || rows::ADVICE[usize::from(advice) - 1].demand.takes(value)
}

impl Demand {
    /// Whether it says nothing of a string.
    pub fn takes(&self, value: &[u8]) -> bool {
        match self {
            Demand::Uuid => formats::uuid(value),
            Demand::Purl => formats::purl(value),
            Demand::Words(words) => words.iter().any(|word| word.as_bytes() == value),
            Demand::Spelling(words) => {
                words.iter().any(|word| word.as_bytes() == value)
                    || crate::suggest::respelt(&String::from_utf8_lossy(value), words).is_none()
            }
            Demand::Present | Demand::Strings => true,
            Demand::Defect => false,
        }
    }
}

/// The shapes of values. JSON Schema's words are given in brackets.
#[derive(Clone, Copy)]
pub enum Shape {
    /// Any value.
    Any,
    /// A string.
    Text(&'static Text),
    /// An object.
    Object(Object),
    /// An array, and the shape of each element.
    List(Node),
    /// One of several shapes with different JSON types (oneOf).
    OneOf(&'static [Node]),
    /// An object whose shape a member with a fixed word chooses (anyOf with a discriminator).
    Discriminated(&'static Discriminated),
}

/// A string's demands.
pub struct Text {
    /// At least one character (minLength 1).
    pub non_empty: bool,
    /// `null` and the empty string stand for an absent value.
    pub nullable: bool,
    /// The grammar it must follow.
    pub format: Format,
    /// The listed values; none listed: any.
    pub values: &'static [&'static str],
    /// Other values than the listed ones are legal too (anyOf with any string).
    pub open: bool,
    /// What the whole string must match, at most 63 steps; none: anything.
    pub pattern: &'static [Piece],
}

/// A grammar (format).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// None.
    Free,
    /// RFC 3339 date-time.
    DateTime,
    /// RFC 3986 URI.
    Uri,
    /// RFC 3986 URI-reference.
    UriReference,
}

/// One step of a pattern: a character of a class. Patterns are compiled to these, so that no regular expression is
/// interpreted and the time is linear whatever the text.
pub struct Piece {
    /// First and last character of each range of the class.
    pub ranges: &'static [(char, char)],
    /// The class is all other characters.
    pub not: bool,
    /// One or more such characters.
    pub repeat: bool,
    /// So many pieces, this one the first, may be left out; each number is one choice.
    pub skips: &'static [u8],
}

/// An object, by its place among the rows. It derefs to what it demands.
#[derive(Clone, Copy)]
pub struct Object(u16);

impl Object {
    /// One that may hold anything.
    pub const ANY: Object = pack::object(AN_OBJECT);

    /// The known members, in the schema's order; at most 32.
    #[inline(always)]
    pub fn fields(self) -> Fields {
        pack::fields(self)
    }

    /// Of each set of fields, a bit for each, at least one alternative must be there whole (anyOf with required); none: no
    /// demand.
    #[inline(never)]
    pub fn any_of(self) -> &'static [u32] {
        rows::CHOICES.get(usize::from(self.any_of).wrapping_sub(1)).copied().unwrap_or_default()
    }
}

impl core::ops::Deref for Object {
    type Target = Demands;

    #[inline(always)]
    fn deref(&self) -> &Demands {
        pack::demands(*self)
    }
}

/// The known members of an object.
#[derive(Clone, Copy)]
pub struct Fields {
    names: &'static [Name],
    /// Each so many behind the one before.
    nodes: &'static [Node],
    step: usize,
}

impl Fields {
    /// How many there are.
    #[inline(always)]
    pub fn len(self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.names.is_empty()
    }

    /// The one with an index.
    #[inline(always)]
    pub fn get(self, index: usize) -> Option<Field> {
        Some(Field { name: *self.names.get(index)?, node: *self.nodes.get(index * self.step)? })
    }

    /// The first one.
    pub fn first(self) -> Option<Field> {
        self.get(0)
    }

    /// All of them.
    pub fn iter(self) -> impl Iterator<Item = Field> + Clone {
        (0..self.len()).filter_map(move |index| self.get(index))
    }
}

/// A known member.
#[derive(Clone, Copy)]
pub struct Field {
    name: Name,
    /// What its value must be.
    pub node: Node,
}

impl Field {
    /// Its name.
    #[inline(always)]
    pub fn name(self) -> &'static str {
        self.name.text()
    }
}

/// Objects told apart by a word of theirs.
pub struct Discriminated {
    /// The member that holds the word.
    pub tag: &'static str,
    /// Each word and its shape.
    pub branches: &'static [(&'static str, Node)],
}

/// What a value is to the rules and to the report. `semantics.json` says which field has which role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Role {
    /// Nothing in particular.
    Plain,
    /// The event's id.
    Id,
    /// Where the event comes from.
    Source,
    /// The event's type.
    Type,
    /// When it happened.
    Time,
    /// The release the event claims.
    Version,
    /// The subject's id; for the draft the run's.
    SubjectId,
    /// The subject's type, where an event has one.
    SubjectType,
    /// The task run's id.
    TaskRunId,
    /// The pipeline's name.
    PipelineName,
    /// Another spelling of the pipeline's name.
    PipelineNameAlias,
    /// The run's status.
    Status,
    /// Where the run can be seen.
    Url,
    /// What went wrong in the run.
    Errors,
    /// The user's own data.
    CustomData,
    /// The media type of the user's own data.
    CustomDataContentType,
    /// The chain the event belongs to.
    ChainId,
    /// The links to other events.
    Links,
    /// The schema of the user's own data.
    SchemaUri,
}

impl Role {
    /// The rule that a value breaks which is none of those listed for its role.
    pub fn unlisted_value(self) -> Rule {
        if self == Role::Status { rule::DRAFT_STATUS } else { rule::NOT_IN_ENUM }
    }
}

/// How many roles there are.
pub const ROLES: usize = Role::SchemaUri as usize + 1;

impl Fields {
    /// Their names, in the schema's order.
    pub fn names(self) -> Vec<&'static str> {
        let mut names = Vec::with_capacity(self.len());
        for name in self.names {
            names.push(name.text());
        }
        names
    }
}

impl Discriminated {
    /// The words that tell the objects apart.
    pub fn words(&self) -> Vec<&'static str> {
        let mut words = Vec::with_capacity(self.branches.len());
        for (word, _) in self.branches {
            words.push(*word);
        }
        words
    }
}

impl Vocabulary {
    /// The names of its event types, sorted.
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::with_capacity(self.events.len());
        for event in self.events {
            names.push(event.name());
        }
        names
    }

    /// The event type with exactly this name.
    pub fn event(&self, name: &str) -> Option<&'static EventType> {
        self.event_of_bytes(name.as_bytes())
    }

    /// As [`Vocabulary::event`], for bytes that may be no text.
    pub fn event_of_bytes(&self, name: &[u8]) -> Option<&'static EventType> {
        // All types of a vocabulary begin alike.
        let name = name.strip_prefix(self.events.first()?.prefix.text().as_bytes())?;
        let (mut low, mut high) = (0, self.events.len());
        while low < high {
            let middle = low.midpoint(high);
            let event = &self.events[middle];
            match event.order(name) {
                Ordering::Equal => return Some(event),
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The event type of a subject and predicate.
    pub fn event_of(&self, subject: &str, predicate: &str) -> Option<&'static EventType> {
        self.events.iter().find(|event| event.subject() == subject && event.predicate() == predicate)
    }
}

/// Whether the text of a vocabulary prints this event version for a subject, beside the right one.
pub fn is_printed(vocabulary: usize, subject: &str, version: &str) -> bool {
    rows::PRINTED.iter().any(|aside| aside.0 as usize == vocabulary && aside.1 == subject && aside.2 == version)
}

/// The end of the address that a type's schema was published with, where it is not the type's own.
pub fn published(vocabulary: usize, name: &str) -> Option<&'static str> {
    let mut asides = rows::PUBLISHED.iter();
    asides.find(|aside| aside.0 as usize == vocabulary && aside.1 == name).map(|aside| aside.2)
}

/// The vocabulary with this id, and its index.
pub fn vocabulary(id: &str) -> Option<(usize, &'static Vocabulary)> {
    VOCABULARIES.iter().enumerate().find(|(_, vocabulary)| vocabulary.id == id)
}

impl Piece {
    /// Whether a character is of the class.
    pub fn takes(&self, letter: char) -> bool {
        self.ranges.iter().any(|&(first, last)| (first..=last).contains(&letter)) != self.not
    }
}

impl Text {
    /// Whether a string matches the pattern: follows all ways through the pieces at once, a bit for each.
    pub fn matches(&self, text: &str) -> bool {
        if self.pattern.is_empty() {
            return true;
        }
        // The pieces that a way stands before, one by one: mostly one or two of many.
        let each = |mut ways: u64, work: &mut dyn FnMut(usize, &Piece) -> u64| {
            while let Some(piece) = self.pattern.get(ways.trailing_zeros() as usize) {
                let index = ways.trailing_zeros() as usize;
                ways = ways & (ways - 1) | work(index, piece);
            }
        };
        let with_skips = |mut ways: u64| {
            each(ways, &mut |index, piece| {
                let more = piece.skips.iter().fold(0, |more, skip| more | 1 << (index + usize::from(*skip)));
                ways |= more;
                more
            });
            ways
        };
        let mut ways = with_skips(1);
        for letter in text.chars() {
            let mut next = 0;
            each(ways, &mut |index, piece| {
                if piece.takes(letter) {
                    next |= 1 << (index + 1) | u64::from(piece.repeat) << index;
                }
                0
            });
            ways = with_skips(next);
            if ways == 0 {
                return false;
            }
        }
        ways >> self.pattern.len() & 1 == 1
    }
}
