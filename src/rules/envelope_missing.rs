//! # envelope-missing

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::engine::{Fault, Sink, Step};
use crate::plan::Role;
use crate::route::{DATA, ID, SOURCE, SPEC_VERSION, SUBJECT, TIME, TYPE};
use crate::text::joined;
use alloc::borrow::ToOwned;

/// The envelope lacks an attribute that CloudEvents requires, or that the binding makes required: `subject` and `time`.
pub static ENVELOPE_MISSING: Rule = Rule { code: 502, severity: Severity::Error, place: Place::Owner };

/// Its public page.
pub static PAGE: Page = Page {
    name: "envelope-missing",
    what: "The envelope lacks an attribute that CloudEvents requires, or that the binding makes required: `subject` and `time`.",
    why: "Routers and filters look at the envelope only.",
    example: include_str!("../../tests/cases/envelope-missing/example.json"),
    fixable: Fixable::Sometimes,
    source: "CloudEvents 1.0, required attributes; CDEvents cloudevents-binding.md: subject and time are always present",
};

const NAMES: [(&str, Option<Role>); 7] = [
    (SPEC_VERSION, None),
    (ID, Some(Role::Id)),
    (SOURCE, Some(Role::Source)),
    (TYPE, Some(Role::Type)),
    (SUBJECT, Some(Role::SubjectId)),
    (TIME, Some(Role::Time)),
    (DATA, None),
];

/// The index of `data` among the attributes of an envelope.
pub const DATA_ATTRIBUTE: u32 = 6;

/// Looks for the attributes around an event.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    let wrapper = event.attributes();
    if event.doc.token(wrapper).is_open() {
        return Ok(());
    }
    for (index, (name, _)) in NAMES.iter().enumerate().take(DATA_ATTRIBUTE as usize) {
        if event.attribute(name).is_none() {
            sink.fault(Fault::new(&ENVELOPE_MISSING, wrapper).with(index as u32))?;
        }
    }
    Ok(())
}

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let Some((name, role)) = case.arg().map(|index| NAMES[index]) else { return };
    finding.message.code(name).say(" is missing from the envelope");
    finding.expect(name);
    if name == DATA {
        finding.help.code(DATA).say(" holds the whole event");
        return;
    }
    let inside = role.zip(case.event).map(|(role, event)| event.roles[role as usize]);
    let value = match inside.and_then(|token| case.doc.string(token)) {
        Some(value) => value.into_owned(),
        None if name == SPEC_VERSION => "1.0".to_owned(),
        None => return,
    };
    finding.help.say("it is ").code(&value);
    let owner = case.doc.token(case.token());
    if case.doc.keys(case.token()).next().is_some() && case.doc.member(case.token(), name) == crate::text::NONE {
        let at = owner.start + 1;
        let text = joined(&[&super::json_string(name), ": ", &super::json_string(&value), ", "]);
        finding.offer(false, &["Add `", name, "`"], at, at, &text);
    }
}
