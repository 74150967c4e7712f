use super::{Case, Finding, Fixable, Page};
use crate::model::plan::Demand;

pub static PAGE: Page = Page {
    what: "A value is not in the list of the release's specification. The schema allows any string.",
    why: "Later releases check the value, and consumers compare it.",
    example: include_str!("../../tests/cases/prose-value/example.json"),
    fixable: Fixable::Sometimes,
    source: "the page that the help names; schemas/prose.json lists them all",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(node) = case.fault.node else { return };
    let Some(Demand::Words(words)) = node.advice().map(|advice| &advice.demand) else { return };
    finding.message.name(case, case.token()).say(" is ").found(case, case.token());
    finding.message.say(", but the specification lists ").codes(words, "and");
    super::prose(node, finding);
    finding.expect_one_of(words);
    super::not_in_enum::offer_meant(case, words, finding);
}
