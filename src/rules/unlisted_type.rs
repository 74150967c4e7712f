//! # unlisted-type

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::draft::Spelling;
use crate::engine::{Fault, Sink, Step};
use crate::plan::VOCABULARIES;

/// A type under the draft's prefix that the text does not list, such as its own example `CD.Pipeline.Tests.Started`.
pub static UNLISTED_TYPE: Rule = Rule { code: 302, severity: Severity::Note, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "unlisted-type",
    what: "A type under the draft's prefix that the text does not list, such as its own example `CD.Pipeline.Tests.Started`.",
    why: "It is valid, since the text restricts only the prefix. Nobody but you says what it means.",
    example: include_str!("../../tests/cases/unlisted-type/example.json"),
    fixable: Fixable::Sometimes,
    source: "the draft of 2021-03-14, Event Type",
};

/// Looks for a type of the user's own.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    match event.spelling() {
        Some((token, Spelling::Unlisted)) => sink.fault(Fault::new(&UNLISTED_TYPE, token)),
        _ => Ok(()),
    }
}

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let name = case.string();
    let Some(vocabulary) = case.event.and_then(|event| event.vocabulary).map(|index| &VOCABULARIES[index]) else {
        return;
    };
    finding.message.say("found ").code(&name).say(", which the draft allows and does not list");
    let names = vocabulary.names();
    let names = crate::text::lent(&names);
    if let Some(guess) = crate::suggest::closest(&name, &names) {
        finding.help.say("did you mean ").code(names[guess.index]).say("?");
        finding.offer_string(case, false, case.token(), names[guess.index]);
    } else {
        finding.help.say("its events are ").codes(&names, "and");
    }
}
