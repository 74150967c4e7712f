//! # unidentified-event

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::engine::{Fault, Sink, Step};
use crate::plan::Role;
use alloc::vec::Vec;

/// An event in the draft's plain spelling without `id`, `source` or `timestamp`.
pub static UNIDENTIFIED_EVENT: Rule = Rule { code: 307, severity: Severity::Note, place: Place::Owner };

/// Its public page.
pub static PAGE: Page = Page {
    name: "unidentified-event",
    what: "An event in the draft's plain spelling without `id`, `source` or `timestamp`.",
    why: "Receivers cannot tell a repeated event from a new one, say where it came from, or put it in order.",
    example: include_str!("../../tests/cases/unidentified-event/example.json"),
    fixable: Fixable::Never,
    source: "the introduction that accompanied the draft asks for them; the draft's own page does not",
};

/// Looks for what tells events apart.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    let missing = MEMBERS.iter().any(|(role, _)| event.role(*role).is_none());
    if event.in_envelope() || !missing || event.doc.token(event.routed.event).is_open() {
        return Ok(());
    }
    sink.fault(Fault::new(&UNIDENTIFIED_EVENT, event.routed.event))
}

const MEMBERS: [(Role, &str); 3] = [(Role::Id, "id"), (Role::Source, "source"), (Role::Time, "timestamp")];

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let mut missing = Vec::new();
    for (_, name) in MEMBERS {
        if case.doc.member(case.token(), name) == crate::text::NONE {
            missing.push(name);
        }
    }
    finding.message.say("found no ").codes(&missing, "or").say(" on the event");
    finding.help.say("with them receivers can tell events apart, say where they came from and put them in order");
}
