//! # envelope-mismatch

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::engine::{Fault, Sink, Step};
use crate::format;
use crate::plan::Role;
use crate::route::{ID, SOURCE, SUBJECT, TIME, TYPE};

/// An attribute of the envelope and the event's own member, which must be equal, are not.
pub static ENVELOPE_MISMATCH: Rule = Rule { code: 501, severity: Severity::Error, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "envelope-mismatch",
    what: "An attribute of the envelope and the event's own member, which must be equal, are not.",
    why: "Routers look at the envelope and consumers at the event: each would see another event.",
    example: include_str!("../../tests/cases/envelope-mismatch/example.json"),
    fixable: Fixable::Sometimes,
    source: "CDEvents cloudevents-binding.md: id, source, type, subject and time MUST be those of the event",
};

/// Each attribute and the role of the member that it repeats.
const PAIRS: [(&str, Role); 5] =
    [(ID, Role::Id), (SOURCE, Role::Source), (TYPE, Role::Type), (SUBJECT, Role::SubjectId), (TIME, Role::Time)];

/// Compares the envelope with the event inside: times by the instant, all else letter by letter.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    for (name, role) in PAIRS {
        let (Some(outer), Some(inner)) = (event.attribute(name), event.role(role)) else { continue };
        let (Some(outside), Some(inside)) = (event.doc.string(outer), event.doc.string(inner)) else { continue };
        let same_time = || match (format::instant(outside.as_bytes()), format::instant(inside.as_bytes())) {
            (Ok(a), Ok(b)) => a == b,
            _ => false,
        };
        // An attribute that is wrong by itself has its finding already.
        let sound = match role {
            Role::Time => format::date_time(outside.as_bytes()).is_ok(),
            Role::Source => !outside.is_empty() && format::uri_reference(outside.as_bytes()).is_ok(),
            _ => !outside.is_empty(),
        };
        if sound && outside != inside && !(role == Role::Time && same_time()) {
            sink.fault(Fault::new(&ENVELOPE_MISMATCH, inner).with(outer))?;
        }
    }
    Ok(())
}

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let (inner, Some(outer)) = (case.token(), case.arg()) else { return };
    let outer = outer as u32;
    finding
        .message
        .say("found ")
        .found(case, inner)
        .say(" in the event and ")
        .found(case, outer)
        .say(" in the envelope as ");
    finding.message.name(case, outer);
    finding.help.say("both must be the same");
    finding.relate(outer).name(case, outer).say(" of the envelope");
    if let Some(right) = case.doc.string(outer) {
        finding.expect(&right);
    }
    if let Some(right) = case.doc.string(inner) {
        finding.offer_string(case, false, outer, &right);
    }
}
