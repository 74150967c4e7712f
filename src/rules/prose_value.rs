use super::{Case, Finding, Fixable, Page};
use crate::model::plan::{Demand, Node};

pub static PAGE: Page = Page {
    what: "A value is not in the list of the release's specification. The schema allows any string.",
    why: "Later releases check the value, and consumers compare it.",
    example: include_str!("../../tests/cases/prose-value/example.json"),
    fixable: Fixable::Sometimes,
    source: "the page that the help names; schemas/prose.json lists them all",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(Demand::Words(words)) = case.fault.node.and_then(Node::advice).map(|advice| &advice.demand) else {
        return;
    };
    finding.say_list(case, "{name} is {found}, but the specification lists {and}\n{prose}", words);
    finding.expect_one_of(words);
    super::not_in_enum::offer_meant(case, words, finding);
}
