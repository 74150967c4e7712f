//! # encoded-data

use crate::engine::{Fault, Sink, Step};
use crate::route::{DATA, DATA_BASE64};
use crate::text::NONE;
use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};

/// The envelope carries the event as base64 text (`data_base64`), which is not read here.
pub static ENCODED_DATA: Rule = Rule {
    code: 506,
    severity: Severity::Error,
    place: Place::Value,
};

/// Its public page.
pub static PAGE: Page = Page {
    name: "encoded-data",
    what: "The envelope carries the event as base64 text (`data_base64`), which is not read here.",
    why: "It is legal in CloudEvents, and nothing can be said of the event inside. Events in JSON belong into `data`.",
    example: include_str!("../../tests/cases/encoded-data/example.json"),
    fixable: Fixable::Never,
    source: "CloudEvents 1.0, JSON format, section 3.1",
};

/// Looks for an event that is not there as JSON.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    let token = event.doc.member(event.attributes(), DATA_BASE64);
    if token != NONE && event.doc.member(event.attributes(), DATA) == NONE { sink.fault(Fault::new(&ENCODED_DATA, token)) } else { Ok(()) }
}

/// Its words.
#[cold]
pub fn words(_: &Case, finding: &mut Finding) {
    finding.message.say("found ").code(DATA_BASE64).say(" where the event is read from ").code(DATA);
    finding.help.say("decode it and put the event into ").code(DATA).say(" as JSON");
}
