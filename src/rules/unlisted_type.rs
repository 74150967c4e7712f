use super::{Case, Context, Finding, Fixable, Page};
use crate::model::draft::Spelling;
use crate::model::event::Event;
use crate::model::fault::{Sink, Step};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "A type with the draft's prefix that the draft does not list, such as its own example `CD.Pipeline.Tests.Started`.",
    why: "It is valid, since the draft restricts only the prefix. Consumers do not know what it means.",
    example: include_str!("../../tests/cases/unlisted-type/example.json"),
    fixable: Fixable::Sometimes,
    source: "the draft of 2021-03-14, Event Type",
};

/// Looks for a custom type.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    match context.spelling() {
        Some((token, Spelling::Unlisted)) => sink.say(rule::UNLISTED_TYPE, token, None),
        _ => Ok(()),
    }
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(vocabulary) = case.event.and_then(Event::vocabulary) else { return };
    finding.say(case, "the draft allows type {value}, but does not list it");
    let names = vocabulary.names();
    let names = crate::json::lent(&names);
    if let Some(guess) = crate::suggest::closest(case.string(), &names) {
        finding.say_of(case, "\ndid you mean {0}?", names[guess.index]);
        finding.offer_string(case, false, case.token(), names[guess.index]);
    } else {
        finding.say_list(case, "\nthe listed types are {and}", &names);
    }
}
