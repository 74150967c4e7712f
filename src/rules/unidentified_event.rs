use super::{Case, Context, Finding, Fixable, Page};
use crate::model::fault::{Sink, Step};
use crate::model::plan::Role;
use crate::model::rule;
use alloc::vec::Vec;

pub static PAGE: Page = Page {
    what: "An event in the draft's plain spelling lacks `id`, `source` or `timestamp`.",
    why: "Receivers cannot detect duplicates, tell where an event comes from, or put events in order.",
    example: include_str!("../../tests/cases/unidentified-event/example.json"),
    fixable: Fixable::Never,
    source: "the introduction that accompanied the draft asks for them; the draft's own page does not",
};

/// Looks for a missing id, source or timestamp.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let missing = MEMBERS.iter().any(|(role, _)| context.role(*role).is_none());
    if context.in_envelope() || !missing || context.doc.token(context.event.token).is_open() {
        return Ok(());
    }
    sink.say(rule::UNIDENTIFIED_EVENT, context.event.token, None)
}

const MEMBERS: [(Role, &str); 3] = [(Role::Id, "id"), (Role::Source, "source"), (Role::Time, "timestamp")];

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let mut missing = Vec::new();
    for (_, name) in MEMBERS {
        if case.doc.member(case.token(), name) == crate::json::NONE {
            missing.push(name);
        }
    }
    finding.say_list(
        case,
        "missing {and} in the event\nreceivers need `id`, `source` and `timestamp` to identify and order events",
        &missing,
    );
}
