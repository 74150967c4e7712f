//! # encoded-data

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::engine::{Fault, Sink, Step};
use crate::route::{DATA, DATA_BASE64};
use crate::text::NONE;

/// The envelope carries its data as base64 text (`data_base64`) that stands for no JSON.
pub static ENCODED_DATA: Rule = Rule { code: 506, severity: Severity::Error, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "encoded-data",
    what: "The envelope carries its data as base64 text (`data_base64`), and what that stands for is no JSON.",
    why: "Nothing can be said of the event inside, nor can its receivers read it. Events in JSON belong into `data`.",
    example: include_str!("../../tests/cases/encoded-data/example.json"),
    fixable: Fixable::Never,
    source: "CloudEvents 1.0, JSON format, section 3.1",
};

/// Looks for an event that is not there as JSON.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    let token = event.doc.member(event.attributes(), DATA_BASE64);
    if token != NONE && event.doc.member(event.attributes(), DATA) == NONE {
        sink.fault(Fault::new(&ENCODED_DATA, token))
    } else {
        Ok(())
    }
}

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    finding.message.say("found ").code(DATA_BASE64);
    match crate::format::decode_base64(&case.string()) {
        Err(why) if !case.string().is_empty() => finding.message.say(", ").say(why),
        _ => finding.message.say(", which stands for no JSON"),
    };
    finding.help.say("put the event into ").code(DATA).say(" as JSON, or encode its whole text");
}
