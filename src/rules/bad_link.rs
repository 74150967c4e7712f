use super::{Case, Finding, Fixable, Page};
use crate::json::{Doc, NONE, joined, quote};
use crate::model::plan::{Demand, Discriminated, Node, Shape};
use crate::suggest;

pub static PAGE: Page = Page {
    what: "A link without its kind, or of a kind that events cannot carry.",
    why: "The kind decides what else a link says; without it nobody can follow the link.",
    example: include_str!("../../tests/cases/bad-link/example.json"),
    fixable: Fixable::Sometimes,
    source: "CDEvents links.md; the schemas of embedded links",
};

/// The kind of link that has a member whose values read like what a link has in its kind's place, if the link has no such
/// member itself: the index of the kind, the member's name, and the value as it is written there.
#[cold]
pub fn kind_of_relation(
    doc: &Doc,
    link: u32,
    word: &str,
    links: &'static Discriminated,
) -> Option<(usize, &'static str, &'static str)> {
    links.branches.iter().enumerate().find_map(|(index, (_, branch))| {
        let Shape::Object(object) = branch.shape() else { return None };
        object.fields().iter().find_map(|field| {
            let Demand::Spelling(words) = field.node.advice()?.demand else { return None };
            let right = words[suggest::respelt(word, words)?];
            (doc.member(link, field.name()) == NONE).then_some((index, field.name(), right))
        })
    })
}

/// What it says of a fault.
#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(Shape::Discriminated(links)) = case.fault.node.map(Node::shape) else { return };
    let words = links.words();
    finding.expect_one_of(&words);
    if let Some(link) = case.related() {
        let (key, word) = (case.token(), case.doc.string(case.token() + 1).unwrap_or_default());
        finding.message.say("unknown field ").code(&case.doc.name(key)).say(" in the link");
        finding
            .help
            .say("its value ")
            .code(&word)
            .say(" is a ")
            .code(links.tag)
            .say(": did you mean ")
            .code(links.tag)
            .say("?");
        finding.offer_name(case, words.contains(&word.as_ref()), link, key, links.tag);
        return;
    }
    if case.doc.key_of(case.token()).is_none_or(|key| case.doc.name(key) != links.tag) {
        finding.message.code(links.tag).say(" is missing from the link");
        finding.help.say("it is ").codes(&words, "or");
        return;
    }
    finding.message.say("found ").found(case, case.token()).say(" as ").code(links.tag);
    let value = case.string();
    if let Some(guess) = suggest::closest(&value, &words) {
        finding.help.say("it is ").codes(&words, "or");
        finding.offer_string(case, guess.respelt, case.token(), words[guess.index]);
        return;
    }
    let link = case.doc.holder(case.token());
    if let Some((index, name, right)) = kind_of_relation(case.doc, link, &value, links) {
        let kind = words[index];
        finding.help.code(right).say(" is a ").code(name).say(", which belongs in a link of type ").code(kind);
        let place = case.doc.token(case.token());
        let text = joined(&[&quote(kind), ", ", &quote(name), ": ", &quote(right)]);
        finding.offer(false, &["Use `", kind, "` with `", name, "`"], place.start, place.end, &text);
        return;
    }
    finding.help.say("it is ").codes(&words, "or");
}
