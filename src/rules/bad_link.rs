use super::{Case, Finding, Fixable, Page};
use crate::json::{Doc, NONE, joined, quote};
use crate::model::plan::{Demand, Discriminated, Node, Shape};
use crate::suggest;

pub static PAGE: Page = Page {
    what: "A link has no `linkType`, or one that embedded links cannot have.",
    why: "The type determines the other fields of a link. Without it consumers cannot follow the link.",
    example: include_str!("../../tests/cases/bad-link/example.json"),
    fixable: Fixable::Sometimes,
    source: "CDEvents links.md; the schemas of embedded links",
};

/// For a link whose discriminator holds a value of another member: the index of the kind of link that has that member, the
/// member's name, and the value in its right spelling. None if the link already has that member.
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
        finding.message.say("missing field ").code(links.tag).say(" in the link");
        finding.help.say("expected ").codes(&words, "or");
        return;
    }
    finding.message.code(links.tag).say(" is ").found(case, case.token());
    finding.message.say(", expected ").codes(&words, "or");
    let value = case.string();
    if let Some(guess) = suggest::closest(&value, &words) {
        finding.help.say("did you mean ").code(words[guess.index]).say("?");
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
    }
}
