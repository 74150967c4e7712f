//! # unfilled-template

use super::{Case, Finding, Fixable, Page, foreign};
use crate::json::{Doc, Kind, NONE};
use crate::model::event::Event;
use crate::model::fault::Fault;
use crate::model::plan::Role;
use crate::model::rule;

/// What [`crate::model::rule::UNFILLED_TEMPLATE`] is about.
pub static PAGE: Page = Page {
    what: "An event in which something else is wrong holds a placeholder of a template: `{{ }}`, `${{ }}`, `<+ >` or `$( )`. The user's own data is not looked at.",
    why: "Then the text is most likely the template itself, and the other findings go when it is filled in.",
    example: include_str!("../../tests/cases/unfilled-template/example.json"),
    fixable: Fixable::Never,
    source: "this project's decision",
};

/// Looks at the strings of an event with other findings, but for those in the user's own data.
pub fn check(doc: &Doc, event: &Event) -> Option<Fault> {
    let data = event.roles[Role::CustomData as usize];
    let own = |token: u32| data == NONE || token < data || token >= doc.token(data).next;
    let tokens = event.token..doc.token(event.token).next;
    let mut strings = tokens.filter(|token| doc.kind(*token) == Some(Kind::String) && own(*token));
    let found = strings.find(|token| doc.string(*token).is_some_and(|text| foreign::placeholder(&text).is_some()))?;
    Some(Fault::new(rule::UNFILLED_TEMPLATE, found))
}

/// What it says of a fault.
#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let text = case.string();
    let Some(found) = foreign::placeholder(&text) else { return };
    finding.message.say("unfilled placeholder ").code(found).say(": the event is a template that is not filled in");
    finding.help.say("fill it in, then validate the result");
}
