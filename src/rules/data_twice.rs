//! # data-twice

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::engine::{Fault, Sink, Step};
use crate::route::{DATA, DATA_BASE64};
use crate::text::NONE;

/// The envelope carries data twice: as JSON and as base64 text.
pub static DATA_TWICE: Rule = Rule { code: 508, severity: Severity::Error, place: Place::Key };

/// Its public page.
pub static PAGE: Page = Page {
    name: "data-twice",
    what: "The envelope carries data twice: in `data` as JSON and in `data_base64` as base64 text.",
    why: "CloudEvents takes one of the two. Readers differ in which one they read, and may see two events.",
    example: include_str!("../../tests/cases/data-twice/example.json"),
    fixable: Fixable::Always,
    source: "CloudEvents 1.0, JSON format, section 3.1: the two members exclude each other",
};

/// Looks for both members.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    let [data, encoded] = event.doc.members(event.attributes(), [DATA, DATA_BASE64]);
    if data != NONE && encoded != NONE {
        sink.fault(Fault::new(&DATA_TWICE, encoded - 1).with(data - 1))
    } else {
        Ok(())
    }
}

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    finding.message.say("found ").code(DATA_BASE64).say(" beside ").code(DATA);
    finding.help.say("an envelope has one of the two: keep ").code(DATA).say(", which is judged here");
    finding.relate(case.fault.arg).say("the data as JSON");
    finding.offer_removal(case, case.token());
}
