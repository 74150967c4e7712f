//! What is found in an event: facts without words. The words are made later, by [`crate::rules`], when somebody asks.

use super::plan::{EventType, Node};
use super::rule::{Rule, Severity};
use crate::features::EXPLAINS;

/// Where something was found: a token of a record. A document by itself is record 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The record, counted from 0 by whoever reads several.
    pub record: u32,
    /// The token in it.
    pub token: u32,
}

/// The record of the headers that a document came with.
pub const HEADERS: u32 = 1;

/// What is wrong with a header by itself, whatever the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// Its value is no text.
    Type,
    /// It holds a character that no header can hold.
    Control,
    /// A `%` in it begins no byte.
    Percent,
    /// It is not percent-encoded.
    Unencoded,
    /// Its bytes are no UTF-8.
    Utf8,
    /// It has the name of what is elsewhere in a message.
    Reserved,
    /// It holds more than one value.
    Several,
    /// The headers are longer than the limit from here on.
    Limit,
    /// A charset that is not known.
    Charset,
    /// A format of CloudEvents that is not known.
    Format,
    /// It says that the body is not JSON, and it is.
    NotJson,
    /// It says that the body is a batch, and it is none.
    Batch,
    /// It says that the body is one CloudEvent, and it is an array.
    Structured,
    /// It says that the body is a CloudEvent, and it is an event without an envelope.
    Bare,
}

/// What a rule knows of a fault beyond its place and row.
#[derive(Clone, Copy)]
pub enum Detail {
    /// Nothing.
    None,
    /// The field that is meant or missing, by its index in the row.
    Field(u8),
    /// The member is not listed in its object, which is `owner`. `meant`: the index in the row of the field that is near.
    Unlisted {
        /// The object.
        owner: u32,
        /// The field.
        meant: Option<u8>,
    },
    /// Another token that belongs to it.
    Token(u32),
    /// What is wrong with a header. `event`: the token of the event in the body that it is about.
    Header {
        /// What.
        what: Header,
        /// The event.
        event: Option<u32>,
    },
    /// Which of the document's syntax faults it is.
    Syntax(u32),
    /// A vocabulary, by its index.
    Vocabulary(u8),
    /// The type that is most likely meant.
    Type(&'static EventType),
    /// Another release, by its index, and how many errors the event has by that.
    Release {
        /// The release.
        vocabulary: u8,
        /// The errors.
        errors: u32,
    },
}

/// One fact: a rule is broken at a place.
#[derive(Clone, Copy)]
pub struct Fault {
    /// The rule.
    pub rule: Rule,
    /// How bad it is here; mostly the rule's own severity.
    pub severity: Severity,
    /// The value concerned; for an unknown or duplicate member its key.
    pub place: Place,
    /// What else the rule needs to know.
    pub detail: Detail,
    /// The row that was broken.
    pub node: Option<Node>,
}

impl Fault {
    /// A fault of the rule's own severity, in a document by itself.
    #[inline(always)]
    pub fn new(rule: Rule, token: u32) -> Self {
        let place = Place { record: 0, token };
        Fault { rule, severity: rule.severity(), place, detail: Detail::None, node: None }
    }

    /// With what else the rule needs to know.
    #[must_use]
    pub fn with(self, detail: Detail) -> Self {
        Fault { detail, ..self }
    }

    /// With the row.
    #[must_use]
    pub fn of(self, node: Node) -> Self {
        Fault { node: Some(node), ..self }
    }

    /// With another severity.
    #[must_use]
    pub fn as_severity(self, severity: Severity) -> Self {
        Fault { severity, ..self }
    }
}

/// Nothing that follows can change the answer.
pub struct Stop;

/// Goes on, or stops.
pub type Step = Result<(), Stop>;

/// Takes the faults.
pub struct Sink<'s> {
    /// Whether advice and every error are wanted. When not, the first error ends the walk and advice is never looked
    /// for, so that advice can never turn a valid event invalid.
    pub collect: bool,
    /// Takes one fault, and may stop the walk.
    pub take: &'s mut dyn FnMut(Fault) -> Step,
}

impl Sink<'_> {
    /// See `collect`.
    #[inline(always)]
    pub fn advises(&self) -> bool {
        EXPLAINS && self.collect
    }

    /// Takes one fault.
    ///
    /// # Errors
    /// Stops the walk.
    #[inline(always)]
    pub fn fault(&mut self, fault: Fault) -> Step {
        // Where only yes or no is wanted, nothing is left of a fault but whether it is an error.
        if EXPLAINS { (self.take)(fault) } else { first_error(fault) }
    }
}

/// Yes or no: the first error stops the walk.
///
/// # Errors
/// At an error.
#[inline]
pub fn first_error(fault: Fault) -> Step {
    if fault.severity == Severity::Error { Err(Stop) } else { Ok(()) }
}
