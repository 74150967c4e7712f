//! Faults: facts without wording. [`crate::rules`] writes the messages later, if a report is needed.

use super::plan::{EventType, Node};
use super::rule::{Rule, Severity};
use crate::features::EXPLAINS;

/// The location of a fault: a token of a record. A single document is record 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The index of the record.
    pub record: u32,
    pub token: u32,
}

/// The record of the headers that a document came with.
pub const HEADERS: u32 = 1;

/// What is wrong with a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// Its value is not a string.
    Type,
    /// It has a character that headers do not allow.
    Control,
    /// It has a `%` without two hexadecimal digits.
    Percent,
    /// It is not percent-encoded.
    Unencoded,
    /// It is not valid UTF-8.
    Utf8,
    /// Its attribute is not sent in a header with the prefix.
    Reserved,
    /// It has more than one value.
    Several,
    /// It makes the headers exceed their limit.
    Limit,
    /// An unsupported charset.
    Charset,
    /// An unsupported format of CloudEvents.
    Format,
    /// It says that the body is not JSON, but it is.
    NotJson,
    /// It says that the body is a batch, but it is not an array.
    Batch,
    /// It says that the body is one CloudEvent, but it is an array.
    Structured,
    /// It says that the body is a CloudEvent, but it is an event without an envelope.
    Bare,
}

/// What a rule needs to know of a fault besides its location and row.
#[derive(Clone, Copy)]
pub enum Detail {
    None,
    /// The index in the row of the field that is meant or missing.
    Field(u8),
    /// The member is not listed in the row of its object.
    Unlisted {
        /// The token of the object.
        owner: u32,
        /// The index in the row of the field that is most likely meant.
        meant: Option<u8>,
        /// Whether the member's value is valid for that field.
        fits: bool,
    },
    /// The token of the object that contains the members of a missing or incomplete context.
    Scattered(u32),
    /// The token of a related value or key.
    Token(u32),
    /// What is wrong with a header. `event`: the token of the event in the body that it is about.
    Header {
        what: Header,
        event: Option<u32>,
    },
    /// The index of the document's syntax fault.
    Syntax(u32),
    /// The index of a vocabulary.
    Vocabulary(u8),
    Type(&'static EventType),
    /// Another release that fits better.
    Release {
        /// The index of the release.
        vocabulary: u8,
        /// The number of errors that the event has by that release.
        errors: u32,
    },
}

/// A rule is broken at a location.
#[derive(Clone, Copy)]
pub struct Fault {
    pub rule: Rule,
    /// Usually the rule's own severity.
    pub severity: Severity,
    /// The token of the value; for an unknown or duplicate member, of its key.
    pub place: Place,
    pub detail: Detail,
    pub node: Option<Node>,
}

impl Fault {
    /// A fault with the rule's own severity in record 0.
    #[inline(always)]
    pub fn new(rule: Rule, token: u32) -> Self {
        let place = Place { record: 0, token };
        Fault { rule, severity: rule.severity(), place, detail: Detail::None, node: None }
    }

    #[must_use]
    pub fn with(self, detail: Detail) -> Self {
        Fault { detail, ..self }
    }

    #[must_use]
    pub fn of(self, node: Node) -> Self {
        Fault { node: Some(node), ..self }
    }

    #[must_use]
    pub fn as_severity(self, severity: Severity) -> Self {
        Fault { severity, ..self }
    }
}

/// The walk can stop: nothing that follows can change the answer.
pub struct Stop;

pub type Step = Result<(), Stop>;

/// Receives faults.
pub struct Sink<'s> {
    /// Whether advice and all errors are wanted. If not, the first error ends the walk and advice is never looked
    /// for, so that advice can never turn a valid event invalid.
    pub collect: bool,
    /// Receives one fault, and may stop the walk.
    pub take: &'s mut dyn FnMut(Fault) -> Step,
}

impl Sink<'_> {
    /// See `collect`.
    #[inline(always)]
    pub fn advises(&self) -> bool {
        EXPLAINS && self.collect
    }

    /// Passes on one fault.
    ///
    /// # Errors
    /// If the walk must stop.
    #[inline(always)]
    pub fn fault(&mut self, fault: Fault) -> Step {
        let Fault { rule, severity, place: Place { token, .. }, detail, node } = fault;
        // A build that only gives verdicts needs only to know whether the fault is an error.
        if EXPLAINS { self.take_new(rule, severity, token, node, detail) } else { first_error(fault) }
    }

    /// Passes on a fault that has only a location and perhaps a row.
    ///
    /// # Errors
    /// If the walk must stop.
    #[inline(always)]
    pub fn say(&mut self, rule: Rule, token: u32, node: Option<Node>) -> Step {
        self.say_detail(rule, token, node, Detail::None)
    }

    /// Passes on a fault with the rule's own severity.
    ///
    /// # Errors
    /// If the walk must stop.
    #[inline(always)]
    pub fn say_detail(&mut self, rule: Rule, token: u32, node: Option<Node>, detail: Detail) -> Step {
        self.fault(Fault { detail, node, ..Fault::new(rule, token) })
    }

    /// One function, since a fault is large to write and many places do. Those of headers come another way.
    #[cold]
    #[inline(never)]
    fn take_new(&mut self, rule: Rule, severity: Severity, token: u32, node: Option<Node>, detail: Detail) -> Step {
        (self.take)(Fault { rule, severity, place: Place { record: 0, token }, detail, node })
    }
}

/// Stops the walk at the first error.
///
/// # Errors
/// At an error.
#[inline]
pub fn first_error(fault: Fault) -> Step {
    if fault.severity == Severity::Error { Err(Stop) } else { Ok(()) }
}
