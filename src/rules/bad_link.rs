use super::{Case, Finding, Fixable, Page};
use crate::json::Kind;
use crate::model::plan::{Node, Shape};

pub static PAGE: Page = Page {
    what: "A link without its kind, or of a kind that events cannot carry.",
    why: "The kind decides what else a link says; without it nobody can follow the link.",
    example: include_str!("../../tests/cases/bad-link/example.json"),
    fixable: Fixable::Sometimes,
    source: "CDEvents links.md; the schemas of embedded links",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(Shape::Discriminated(discriminated)) = case.fault.node.map(Node::shape) else { return };
    let words = discriminated.words();
    if case.doc.kind(case.token()) == Some(Kind::Object)
        && case.doc.key_of(case.token()).is_none_or(|key| case.doc.name(key) != discriminated.tag)
    {
        finding.message.code(discriminated.tag).say(" is missing from the link");
    } else {
        finding.message.say("found ").found(case, case.token()).say(" as ").code(discriminated.tag);
    }
    if case.doc.kind(case.token()) == Some(Kind::Object) {
        let squeeze = crate::suggest::squeeze;
        if let Some(key) =
            case.doc.keys(case.token()).find(|key| squeeze(&case.doc.name(*key)) == squeeze(discriminated.tag))
        {
            finding.help.code(&case.doc.name(key)).say(" is written ").code(discriminated.tag).say("; ");
            finding.offer_name(case, false, case.token(), key, discriminated.tag);
        }
    }
    finding.help.say("it is ").codes(&words, "or");
    let value = case.string();
    if let Some(guess) = crate::suggest::closest(&value, &words) {
        finding.offer_string(case, guess.respelt, case.token(), words[guess.index]);
    }
    finding.expect_one_of(&words);
}
