//! The compiled vocabularies: the meaning of the rows, and lookups. The rows are generated.

mod pack;
mod rows;

use super::rule::{self, Rule};
use crate::features::SUGGESTS;
use crate::formats;
use crate::json::joined;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// What words of other tools mean in types.
pub(crate) mod meanings {
    pub(crate) use super::rows::{NOISE, OUTCOME, PREDICATES, SUBJECTS, TOGETHER};
}

pub use pack::Demands;
pub use rows::{
    A_STRING, AN_OBJECT, CUSTOM_TYPE_PREFIX, ENVELOPE_VERSION, SOME_TEXT, TYPE_PREFIX, VERSION_KEYS, VOCABULARIES,
};

/// A name of a field, subject, predicate or version, as its index among all names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Name(pub u8);

impl Name {
    #[inline(always)]
    pub fn text(self) -> &'static str {
        rows::NAMES[self.0 as usize]
    }
}

/// A vocabulary. JavaScript refers to it by its index in [`VOCABULARIES`].
pub struct Vocabulary {
    /// `draft`, `sig-v1` or a release number.
    pub id: &'static str,
    pub family: Family,
    /// Whether it was ever released; true for superseded releases too.
    pub released: bool,
    /// The member of the context that names the release; empty if there is none.
    pub version_key: &'static str,
    /// Sorted by name.
    pub events: &'static [EventType],
    /// Types have no fixed event version: subject and predicate select the schema.
    pub open_types: bool,
    /// The shape of custom events, if the release has them.
    pub custom: Option<Node>,
    /// The shape of an event with an unknown type, which leaves its content unchecked. For the draft: the plain spelling.
    pub generic: Node,
    /// The shape of the draft's CloudEvents spelling.
    pub cloudevents: Option<Node>,
}

/// The structure of a vocabulary's events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// One flat object of attributes.
    Draft,
    /// CloudEvents with extension attributes, as the SIG's SDK writes them.
    Sig,
    /// Context, subject and content.
    Release,
}

/// An event type of a vocabulary. [`EventType::name`] assembles the type string.
pub struct EventType {
    pub(crate) prefix: Name,
    pub(crate) subject: Name,
    pub(crate) predicate: Name,
    pub(crate) version: Name,
    pub(crate) root: Node,
}

impl EventType {
    /// The type string.
    pub fn name(&self) -> String {
        let dot = if self.version().is_empty() { "" } else { "." };
        joined(&[self.prefix.text(), self.subject(), ".", self.predicate(), dot, self.version()])
    }

    /// Whether this is the type string.
    pub fn is(&self, name: &str) -> bool {
        name.strip_prefix(self.prefix.text()).is_some_and(|rest| self.order(rest.as_bytes()).is_eq())
    }

    /// Whether two types have the same type string.
    #[inline(always)]
    pub fn has_name_of(&self, other: &EventType) -> bool {
        let words = |event: &EventType| {
            u32::from_le_bytes([event.prefix.0, event.subject.0, event.predicate.0, event.version.0])
        };
        words(self) == words(other)
    }

    /// Compares the part after the prefix with that of another type.
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

    /// In the spelling of the type.
    pub fn subject(&self) -> &'static str {
        self.subject.text()
    }

    /// In the spelling of the type.
    pub fn predicate(&self) -> &'static str {
        self.predicate.text()
    }

    /// The event version; empty if the vocabulary has none.
    pub fn version(&self) -> &'static str {
        self.version.text()
    }

    /// The shape of the event. It does not constrain the type, which has already selected it.
    pub fn root(&self) -> Node {
        self.root
    }
}

/// The requirements on a value, as an index among the rows: leaves first, then objects.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Node(pub u16);

impl Node {
    #[inline(always)]
    pub fn shape(self) -> Shape {
        match rows::LEAVES.get(self.0 as usize) {
            Some(leaf) => leaf.shape,
            None => Shape::Object(pack::object(self)),
        }
    }

    #[inline(never)]
    pub fn role(self) -> Role {
        match rows::LEAVES.get(self.0 as usize) {
            Some(leaf) => leaf.role,
            None => pack::object(self).role,
        }
    }

    /// The number of the advice on the value; 0 for none.
    #[inline(never)]
    pub(crate) fn advice_number(self) -> u8 {
        match rows::LEAVES.get(self.0 as usize) {
            Some(leaf) => leaf.advice,
            None => pack::object(self).advice,
        }
    }

    pub fn advice(self) -> Option<&'static Advice> {
        rows::ADVICE.get(usize::from(self.advice_number()).wrapping_sub(1))
    }
}

/// Objects with the same field names.
struct Kin {
    /// In the schema's order.
    names: &'static [Name],
    objects: &'static [Row],
}

/// An object as generated. See [`Demands`] for the other fields.
struct Row {
    /// The node of each field.
    nodes: &'static [Node],
    required: u32,
    wished: u32,
    closed: bool,
    any_of: u8,
    role: Role,
    advice: u8,
}

/// A node that is not an object.
struct Leaf {
    shape: Shape,
    role: Role,
    advice: u8,
}

/// What the specification of a release asks of a value beyond the schemas, or a defect of the release that concerns it.
pub struct Advice {
    pub demand: Demand,
    /// Where the specification says so.
    pub page: &'static str,
}

/// A page to cite, in a build that writes messages.
const fn page(page: &'static str) -> &'static str {
    if SUGGESTS { page } else { "" }
}

/// What a specification can ask beyond the schemas.
pub enum Demand {
    /// The value must be present.
    Present,
    Uuid,
    /// A package URL.
    Purl,
    /// One of these strings.
    Words(&'static [&'static str]),
    /// One of these strings, if one of them is meant. Any other string is fine.
    Spelling(&'static [&'static str]),
    /// The values of all members must be strings.
    Strings,
    /// Nothing: the schemas have a defect here.
    Defect,
}

/// Whether a string satisfies the advice with this number; 0 means no advice.
#[inline(always)]
pub fn follows(advice: u8, value: &[u8]) -> bool {
    !cfg!(feature = "report") || advice == 0 || rows::ADVICE[usize::from(advice) - 1].demand.is_met_by(value)
}

impl Demand {
    /// Whether a string satisfies it.
    pub fn is_met_by(&self, value: &[u8]) -> bool {
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

/// The shapes of values, with the JSON Schema keywords in brackets.
#[derive(Clone, Copy)]
pub enum Shape {
    Any,
    Text(&'static Text),
    Object(Object),
    /// An array whose elements all have this shape.
    List(Node),
    /// One of several shapes with different JSON types (oneOf).
    OneOf(&'static [Node]),
    /// An object whose shape depends on the constant value of one member (anyOf with a discriminator).
    Discriminated(&'static Discriminated),
}

/// The requirements on a string.
pub struct Text {
    /// At least one character (minLength 1).
    pub non_empty: bool,
    /// `null` and the empty string count as absent.
    pub nullable: bool,
    pub format: Format,
    /// The listed values (enum); empty allows any.
    pub values: &'static [&'static str],
    /// Values that are not listed are valid too (anyOf with any string).
    pub open: bool,
    /// The pattern for the whole string, at most 63 pieces; empty allows anything.
    pub pattern: &'static [Piece],
}

/// The grammar of a string (format).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Free,
    /// RFC 3339 date-time
    DateTime,
    /// RFC 3986 URI
    Uri,
    /// RFC 3986 URI-reference
    UriReference,
}

/// One step of a pattern: a character of a class. Patterns are compiled to pieces, so that matching takes linear
/// time for any text.
pub struct Piece {
    /// The first and last character of each range of the class.
    pub ranges: &'static [(char, char)],
    /// The class is negated.
    pub not: bool,
    /// One or more such characters.
    pub repeat: bool,
    /// Alternatives: how many pieces, starting with this one, may be skipped.
    pub skips: &'static [u8],
}

/// An object, as its index among the rows. Derefs to its demands.
#[derive(Clone, Copy)]
pub struct Object(u16);

impl Object {
    /// An object that allows anything.
    pub const ANY: Object = pack::object(AN_OBJECT);

    /// The listed members in the schema's order; at most 32.
    #[inline(always)]
    pub fn fields(self) -> Fields {
        pack::fields(self)
    }

    /// Sets of fields, as bits, of which at least one must be complete (anyOf with required). Empty: no such demand.
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

/// The listed members of an object.
#[derive(Clone, Copy)]
pub struct Fields {
    names: &'static [Name],
    nodes: &'static [Node],
    step: usize,
}

impl Fields {
    #[inline(always)]
    pub fn len(self) -> usize {
        self.names.len()
    }

    pub fn is_empty(self) -> bool {
        self.names.is_empty()
    }

    #[inline(always)]
    pub fn get(self, index: usize) -> Option<Field> {
        Some(Field { name: *self.names.get(index)?, node: *self.nodes.get(index * self.step)? })
    }

    pub fn first(self) -> Option<Field> {
        self.get(0)
    }

    pub fn iter(self) -> impl Iterator<Item = Field> + Clone {
        (0..self.len()).filter_map(move |index| self.get(index))
    }
}

/// A listed member.
#[derive(Clone, Copy)]
pub struct Field {
    name: Name,
    pub node: Node,
}

impl Field {
    #[inline(always)]
    pub fn name(self) -> &'static str {
        self.name.text()
    }
}

/// Alternative objects that a discriminator distinguishes.
pub struct Discriminated {
    /// The member that holds the discriminator.
    pub tag: &'static str,
    /// Each value of the discriminator and its shape.
    pub branches: &'static [(&'static str, Node)],
}

/// What a value means to rules and reports. `semantics.json` assigns the roles to fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Role {
    Plain,
    Id,
    Source,
    Type,
    /// The timestamp.
    Time,
    /// The release that the event names.
    Version,
    /// The subject's id; in the draft the pipeline run's.
    SubjectId,
    SubjectType,
    TaskRunId,
    PipelineName,
    /// Another spelling of the pipeline's name.
    PipelineNameAlias,
    Status,
    /// The address where the run can be seen.
    Url,
    /// The errors of the run.
    Errors,
    CustomData,
    CustomDataContentType,
    ChainId,
    Links,
    /// The schema of the custom data.
    SchemaUri,
}

impl Role {
    /// The rule for a value that is not listed for its role.
    pub fn unlisted_value(self) -> Rule {
        if self == Role::Status { rule::DRAFT_STATUS } else { rule::NOT_IN_ENUM }
    }
}

pub const ROLES: usize = Role::SchemaUri as usize + 1;

impl Fields {
    /// In the schema's order.
    pub fn names(self) -> Vec<&'static str> {
        let mut names = Vec::with_capacity(self.len());
        for name in self.names {
            names.push(name.text());
        }
        names
    }
}

impl Discriminated {
    /// The values of the discriminator.
    pub fn words(&self) -> Vec<&'static str> {
        let mut words = Vec::with_capacity(self.branches.len());
        for (word, _) in self.branches {
            words.push(*word);
        }
        words
    }
}

impl Vocabulary {
    /// The type strings, sorted.
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::with_capacity(self.events.len());
        for event in self.events {
            names.push(event.name());
        }
        names
    }

    /// The event type with this type string.
    pub fn event(&self, name: &str) -> Option<&'static EventType> {
        self.event_of_bytes(name.as_bytes())
    }

    /// Like [`Vocabulary::event`], for bytes that may not be UTF-8.
    pub fn event_of_bytes(&self, name: &[u8]) -> Option<&'static EventType> {
        // All types of a vocabulary have the same prefix.
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

/// Whether a vocabulary's specification also prints this event version for a subject, by mistake.
pub fn is_printed(vocabulary: usize, subject: &str, version: &str) -> bool {
    rows::PRINTED.iter().any(|aside| aside.0 as usize == vocabulary && aside.1 == subject && aside.2 == version)
}

/// The last segment of the URI that a type's schema was published with, if it differs from the type's own.
pub fn published(vocabulary: usize, name: &str) -> Option<&'static str> {
    let mut asides = rows::PUBLISHED.iter();
    asides.find(|aside| aside.0 as usize == vocabulary && aside.1 == name).map(|aside| aside.2)
}

/// The vocabulary with this id.
pub fn vocabulary(id: &str) -> Option<(usize, &'static Vocabulary)> {
    VOCABULARIES.iter().enumerate().find(|(_, vocabulary)| vocabulary.id == id)
}

impl Piece {
    pub fn contains(&self, letter: char) -> bool {
        self.ranges.iter().any(|&(first, last)| (first..=last).contains(&letter)) != self.not
    }
}

impl Text {
    /// Whether a string matches the pattern. Simulates an NFA: each bit of the state is a piece that may come next.
    pub fn matches(&self, text: &str) -> bool {
        if self.pattern.is_empty() {
            return true;
        }
        // Only the pieces whose bits are set, usually one or two.
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
                if piece.contains(letter) {
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
