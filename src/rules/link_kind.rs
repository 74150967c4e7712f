use super::{Case, Finding, Fixable, Page};
use crate::model::plan::{Demand, Node};

pub static PAGE: Page = Page {
    what: "The kind of a relation differs from one that the specification uses only in case or separators.",
    why: "The kind is free text, and consumers compare it as a string.",
    example: include_str!("../../tests/cases/link-kind/example.json"),
    fixable: Fixable::Always,
    source: "CDEvents links.md, the examples of relations (C8)",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(advice) = case.fault.node.and_then(Node::advice) else { return };
    let Demand::Spelling(words) = advice.demand else { return };
    let Some(right) = crate::suggest::respelt(case.string(), words).map(|index| words[index]) else { return };
    finding.say_both(case, "{name} is {found}, but the specification writes {1}\n{=0}", advice.page, right);
    finding.correct(case, false, right);
}
