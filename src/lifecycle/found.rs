//! What a rule finds in a history, and the words that its messages have in common.

use super::rules::Page;
use crate::formats::{date, digits};
use crate::model::kinds::KINDS;
use crate::model::occurrence::{Occurrence, Part, hash, mix};
use crate::model::rule::{Rule, Severity};
use crate::order;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// An event that is remembered. Several keys remember the same one.
pub type Seen = Rc<Occurrence>;

/// What a finding points at in its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Part(Part),
    Time,
    /// The link with this index.
    Link(u16),
}

/// A finding about events.
#[derive(Clone, Debug)]
pub struct Found {
    pub rule: Rule,
    pub severity: Severity,
    /// One line in lower case, with names in backticks.
    pub message: String,
    pub help: &'static str,
    /// The event that it is reported for.
    pub at: Seen,
    pub place: Place,
    /// The other events that it speaks of, at most [`OTHERS`].
    pub others: Vec<Seen>,
    /// The fewest events that alone give it; the first ones of each kind where there is a choice.
    pub witness: Vec<Seen>,
    /// The key of the subject whose life it concerns.
    pub subject: Option<Box<str>>,
}

/// The most events that a finding names.
pub const OTHERS: usize = 1000;

impl Found {
    /// A finding about an event, which is its witness.
    pub fn new(rule: Rule, at: &Seen, place: Place) -> Self {
        Found {
            rule,
            severity: rule.severity(),
            message: String::new(),
            help: "",
            at: at.clone(),
            place,
            others: Vec::new(),
            witness: Vec::from([at.clone()]),
            subject: None,
        }
    }

    /// Adds an event without which there would be no finding.
    #[must_use]
    pub fn because(mut self, other: &Seen) -> Self {
        self.others.push(other.clone());
        self.witness.push(other.clone());
        self
    }

    /// Adds an event that it also speaks of.
    #[must_use]
    pub fn also(mut self, other: &Seen) -> Self {
        if self.others.len() < OTHERS && !self.others.iter().any(|known| Rc::ptr_eq(known, other)) {
            self.others.push(other.clone());
        }
        self
    }

    #[must_use]
    pub fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }

    #[must_use]
    pub fn say(mut self, pieces: &[&str]) -> Self {
        for piece in pieces {
            self.message.push_str(piece);
        }
        self
    }

    /// The rule is stated by the specification for this kind of subject.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        if strict {
            self.severity = Severity::Error;
        }
        self
    }

    /// The events that it speaks of, by source and id: sorted, each once.
    pub fn events(&self) -> Vec<(&str, &str)> {
        let all = core::iter::once(&self.at).chain(&self.others).chain(&self.witness);
        let mut events: Vec<(&str, &str)> = all.map(|event| (event.part(Part::Source), event.part(Part::Id))).collect();
        order::sort(&mut events);
        events.dedup();
        events
    }

    /// The id of the finding: the same finding has the same id everywhere.
    pub fn id(&self) -> u64 {
        let mut state = hash(self.rule.name().as_bytes(), 0);
        for event in core::iter::once(&self.at).chain(&self.witness) {
            state = mix(state ^ event.order.tie, hash(event.part(Part::Id).as_bytes(), state));
        }
        state
    }

    pub fn scope(&self) -> Option<super::rules::Scope> {
        self.page().map(|page| page.scope)
    }

    /// The page of its rule.
    pub fn page(&self) -> Option<&'static Page> {
        super::rules::page(self.rule)
    }
}

/// What a subject is called: "pipeline run `run-42`".
pub fn called(event: &Occurrence) -> String {
    let noun = event.kind().map_or("subject", |kind| kind.noun);
    named(noun, event.part(Part::SubjectId))
}

/// What the parent of a subject is called.
pub fn called_parent(event: &Occurrence) -> String {
    let parent = event.kind().and_then(|kind| kind.parent).and_then(|(index, _)| KINDS.get(usize::from(index)));
    named(parent.map_or("subject", |kind| kind.noun), event.part(Part::ParentId))
}

pub fn named(noun: &str, id: &str) -> String {
    let mut text = String::from(noun);
    text.push_str(" `");
    shown(&mut text, id);
    text.push('`');
    text
}

/// The longest value in a message, in characters.
const LONGEST: usize = 80;

/// A value on one line, not too long.
pub fn shown(text: &mut String, value: &str) {
    for (count, character) in value.chars().enumerate() {
        if count == LONGEST {
            text.push('…');
            return;
        }
        text.push(if character.is_control() { '\u{fffd}' } else { character });
    }
}

/// What happened, when, and in which record: "`started` at 10:04:00 (record 7)". The day is left out if it is that of `near`.
pub fn said(event: &Occurrence, near: Option<&Occurrence>) -> String {
    let mut text = String::from("`");
    let word = event.word();
    let word = if word.is_empty() { event.part(Part::Type) } else { word };
    shown(&mut text, if word.is_empty() { "event" } else { word });
    text.push('`');
    push_when(&mut text, event, near);
    text
}

/// When and in which record: " at 10:04:00 (record 7)".
pub fn push_when(text: &mut String, event: &Occurrence, near: Option<&Occurrence>) {
    if event.timed() {
        text.push_str(" at ");
        moment(text, event.order.time, near.filter(|near| near.timed()).map(|near| near.order.time));
    }
    match event.record {
        Some(record) => {
            text.push_str(" (record ");
            digits(text, record, 1);
            text.push(')');
        }
        None if event.has(Part::Id) => {
            text.push_str(" (event `");
            shown(text, event.part(Part::Id));
            text.push_str("`)");
        }
        None => {}
    }
}

/// Microseconds of a day.
const DAY: i64 = 86_400_000_000;

/// A time in UTC: "2021-03-14 10:04:00", without the day if it is that of `near`.
fn moment(text: &mut String, time: i64, near: Option<i64>) {
    if near.map(|near| near.div_euclid(DAY)) != Some(time.div_euclid(DAY)) {
        day(text, time);
        text.push(' ');
    }
    clock(text, time);
}

/// The day of a time: "2021-03-14".
pub fn day(text: &mut String, time: i64) {
    let [year, month, day] = date(time.div_euclid(DAY));
    digits(text, year, 4);
    for number in [month, day] {
        text.push('-');
        digits(text, number, 2);
    }
}

/// The time of its day: "10:04:00", with milliseconds if there are some.
pub fn clock(text: &mut String, time: i64) {
    let rest = time.rem_euclid(DAY) as u64;
    let seconds = rest / 1_000_000;
    digits(text, seconds / 3600, 2);
    text.push(':');
    digits(text, seconds / 60 % 60, 2);
    text.push(':');
    digits(text, seconds % 60, 2);
    let millis = rest / 1000 % 1000;
    if millis > 0 {
        text.push('.');
        digits(text, millis, 3);
    }
}

/// A number of things: "1 task run", "3 task runs".
pub fn count(text: &mut String, value: usize, noun: &str) {
    digits(text, value as u64, 1);
    text.push(' ');
    text.push_str(noun);
    if value != 1 {
        text.push('s');
    }
}
