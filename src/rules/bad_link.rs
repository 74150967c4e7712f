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
        finding.say_both(
            case,
            "unknown field {key} in the link\nits value {0} is a {1}: did you mean {1}?",
            word,
            links.tag,
        );
        finding.offer_name(case, words.contains(&word), link, key, links.tag);
        return;
    }
    if case.doc.key_of(case.token()).is_none_or(|key| case.doc.name(key) != links.tag) {
        finding.say_of(case, "missing field {0} in the link", links.tag);
        return finding.say_list(case, "\nexpected {or}", &words);
    }
    finding.say_list(case, "{name} is {found}, expected {or}", &words);
    let value = case.string();
    if let Some(guess) = suggest::closest(value, &words) {
        finding.say_of(case, "\ndid you mean {0}?", words[guess.index]);
        finding.offer_string(case, guess.respelt, case.token(), words[guess.index]);
        return;
    }
    let link = case.doc.holder(case.token());
    if let Some((index, name, right)) = kind_of_relation(case.doc, link, value, links) {
        let kind = words[index];
        finding.say_both(case, "\n{0} is a {1}, which belongs in a link of type ", right, name);
        finding.help.code(kind);
        let place = case.doc.token(case.token());
        let text = joined(&[&quote(kind), ", ", &quote(name), ": ", &quote(right)]);
        finding.offer(false, &["Use `", kind, "` with `", name, "`"], place.start, place.end, &text);
    }
}
