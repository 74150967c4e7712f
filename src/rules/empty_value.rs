use super::{Case, Finding, Fixable, Page};
use crate::model::plan::{Node, Shape};

pub static PAGE: Page = Page {
    what: "An empty string where the vocabulary asks for at least one character.",
    why: "It is there and says nothing: what it should name cannot be found.",
    example: include_str!("../../tests/cases/empty-value/example.json"),
    fixable: Fixable::Never,
    source: "the vocabulary: `minLength` in its schema, MUST in the draft",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.message.say("found an empty string as ").name(case, case.token()).say(" where it must say something");
    if let Some(Shape::Text(text)) = case.fault.node.map(Node::shape) {
        finding.help.say("give ").say(super::wrong_type::text_wanted(text));
    } else {
        finding.help.say("give it a value, or leave it out");
    }
}
