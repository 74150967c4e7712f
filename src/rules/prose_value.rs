use super::{Case, Finding, Fixable, Page};
use crate::model::plan::Demand;

pub static PAGE: Page = Page {
    what: "A word that the text of the release does not list, where its schema takes any text.",
    why: "Later releases check the words, and consumers compare them.",
    example: include_str!("../../tests/cases/prose-value/example.json"),
    fixable: Fixable::Sometimes,
    source: "the page that the help names; schemas/prose.json lists them all",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(node) = case.fault.node else { return };
    let Some(Demand::Words(words)) = node.advice().map(|advice| &advice.demand) else { return };
    finding.message.say("found ").found(case, case.token()).say(" as ").name(case, case.token());
    finding.message.say(" where the text has ").codes(words, "or");
    super::prose(node, finding);
    finding.expect_one_of(words);
    super::not_in_enum::offer_meant(case, words, finding);
}
