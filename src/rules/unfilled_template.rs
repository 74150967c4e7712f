use super::{Case, Finding, Fixable, Page, foreign};
use crate::json::{Doc, Kind, NONE};
use crate::model::event::Event;
use crate::model::fault::Fault;
use crate::model::plan::Role;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "The event contains a template placeholder: `{{ }}`, `${{ }}`, `<+ >` or `$( )`. Custom data is not searched.",
    why: "The text is most likely the template itself. A receiver takes the placeholder for the value, and other findings may disappear when it is filled in.",
    example: include_str!("../../tests/cases/unfilled-template/example.json"),
    fixable: Fixable::Never,
    source: "this project's decision",
};

/// Searches the strings of an event, except its custom data.
pub fn check(doc: &Doc, event: &Event) -> Option<Fault> {
    let data = event.roles[Role::CustomData as usize];
    let own = |token: u32| data == NONE || token < data || token >= doc.token(data).next;
    let tokens = event.token..doc.token(event.token).next;
    let mut strings = tokens.filter(|token| doc.kind(*token) == Some(Kind::String) && own(*token));
    let found = strings.find(|token| doc.string(*token).is_some_and(|text| foreign::placeholder(text).is_some()))?;
    Some(Fault::new(rule::UNFILLED_TEMPLATE, found))
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let text = case.string();
    let Some(found) = foreign::placeholder(text) else { return };
    finding.say_of(
        case,
        "unfilled placeholder {0}\nthe text looks like a template: fill it in, then validate the result",
        found,
    );
}
