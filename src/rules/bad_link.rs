//! # bad-link

use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};
use crate::plan::{Node, Shape};
use crate::text::Kind;

/// A link without its kind, or of a kind that events cannot carry.
pub static BAD_LINK: Rule = Rule { code: 601, severity: Severity::Error, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "bad-link",
    what: "A link without its kind, or of a kind that events cannot carry.",
    why: "The kind decides what else a link says; without it nobody can follow the link.",
    example: include_str!("../../tests/cases/bad-link/example.json"),
    fixable: Fixable::Sometimes,
    source: "CDEvents links.md; the schemas of embedded links",
};

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let Some(Shape::Tagged(tagged)) = case.fault.node.map(Node::shape) else { return };
    let words = tagged.words();
    if case.doc.kind(case.token()) == Some(Kind::Object)
        && case.doc.key_of(case.token()).is_none_or(|key| case.doc.name(key) != tagged.tag)
    {
        finding.message.code(tagged.tag).say(" is missing from the link");
    } else {
        finding.message.say("found ").found(case, case.token()).say(" as ").code(tagged.tag);
    }
    if case.doc.kind(case.token()) == Some(Kind::Object) {
        let squeeze = crate::suggest::squeeze;
        if let Some(key) = case.doc.keys(case.token()).find(|key| squeeze(&case.doc.name(*key)) == squeeze(tagged.tag))
        {
            finding.help.code(&case.doc.name(key)).say(" is written ").code(tagged.tag).say("; ");
            finding.offer_name(case, false, key, tagged.tag);
        }
    }
    finding.help.say("it is ").codes(&words, "or");
    let value = case.string();
    if let Some(guess) = crate::suggest::closest(&value, &words) {
        finding.offer_string(case, guess.respelt, case.token(), words[guess.index]);
    }
    finding.expect_one_of(&words);
}
