use super::{Case, Finding, Fixable, Page};
use crate::model::plan::{Node, Shape};

pub static PAGE: Page = Page {
    what: "A string is empty, but the vocabulary requires at least one character. In `sig-v1` an empty id is a warning and an empty status a note.",
    why: "An empty string identifies nothing.",
    example: include_str!("../../tests/cases/empty-value/example.json"),
    fixable: Fixable::Never,
    source: "the vocabulary: `minLength` in its schema, MUST in the draft",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    match case.fault.node.map(Node::shape) {
        Some(Shape::Text(text)) => {
            finding.say_of(case, "{name} is empty\nexpected {=0}", super::wrong_type::text_wanted(text));
        }
        _ => finding.say(case, "{name} is empty\nset a value, or remove it"),
    }
}
