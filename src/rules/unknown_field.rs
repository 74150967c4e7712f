use super::{Case, Finding, Fixable, Page};
use crate::json::{Kind, NONE, joined};
use crate::model::cloudevents::{SUBJECT, TYPE};
use crate::model::event::VocabularyFrom;
use crate::model::fault::Detail;
use crate::model::names::CONTEXT;
use crate::model::plan::{Family, Node, Role, Shape};
use alloc::string::String;
use alloc::vec;

pub static PAGE: Page = Page {
    what: "A field that the vocabulary does not have here, most often a misspelt one. In the draft's plain spelling, which allows additional members, it is a warning.",
    why: "The schemas allow no additional members. A strict consumer rejects the event, and a lenient one ignores the value.",
    example: include_str!("../../tests/cases/unknown-field/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary: `additionalProperties` false in its schema; for the draft this project's decision",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(Shape::Object(object)) = case.fault.node.map(Node::shape) else { return };
    let name = case.doc.name(case.token());
    finding.say(case, if name.is_empty() { "unknown field with an empty name" } else { "unknown field {key}" });
    let names = object.fields().names();
    let Some(right) = case.field() else {
        if let Some(place) = one_level_away(case, name) {
            let whole = place.is_empty();
            let help = if whole { "\nit belongs at the top level of the event" } else { "\nit belongs in {0}" };
            finding.say_of(case, help, place);
            offer_move(case, finding, place);
            return finding.expect(&joined(&[place, if whole { "" } else { "." }, name]));
        }
        if object.fields().is_empty() {
            finding.say(case, "\nthis object has no fields");
        } else {
            finding.say_list(case, "\navailable fields: {and}", &names);
            finding.expect_one_of(&names);
        }
        finding.offer_removal(case, case.token());
        finding.fix.safe = name == TYPE && repeats_the_type(case);
        if !finding.fix.safe && case.event.is_some_and(|event| event.is_of(Family::Release)) {
            finding.say(case, "\n; your own data belongs in `customData`");
        }
        return;
    };
    finding.say_of(case, "\ndid you mean {0}?\n\n{=0}", right.name());
    let value = case.token() + 1;
    if let (Some(Kind::String), Some(id)) = (case.doc.kind(value), super::wrong_type::holds_an_id(right.node)) {
        let text = super::wrong_type::in_object(id, &String::from_utf8_lossy(case.doc.raw(value)));
        let (start, end) = (case.doc.token(case.token()).start, case.doc.token(value).end);
        let member = joined(&[&crate::json::quote(right.name()), ": ", &text]);
        return finding.offer(false, &["Use `", right.name(), "` with `", id, "`"], start, end, &member);
    }
    // If the release is assumed, another release may have this name.
    let assumed = case.event.is_some_and(|event| event.vocabulary_from == VocabularyFrom::Assumed);
    let guess = crate::suggest::closest(name, &names);
    let certain = guess.is_some_and(|guess| guess.certain && (guess.respelt || !assumed));
    // These select the shape of everything else, so renaming them can reveal errors anywhere.
    let chooses = matches!(right.node.role(), Role::Type | Role::Version) || right.name() == CONTEXT;
    let (owner, fits) =
        if let Detail::Unlisted { owner, fits, .. } = case.fault.detail { (owner, fits) } else { (NONE, false) };
    finding.offer_name(case, certain && !chooses && fits, owner, case.token(), right.name());
}

/// Whether the subject's `type` only repeats the event's type, in a release that no longer has that member.
fn repeats_the_type(case: &Case) -> bool {
    let (Some(event), Some(value)) = (case.event, case.doc.string(case.token() + 1)) else { return false };
    let of_subject = case.doc.keys(case.doc.member(event.token, SUBJECT)).any(|key| key == case.token());
    let same = event.event_type.is_some_and(|kind| crate::suggest::alike(value, kind.subject()));
    of_subject && same && case.knows_type()
}

/// A longer move is not offered, because the edit would contain everything between. In bytes.
const MAX_MOVE: u32 = 64 * 1024;

/// Offers to move the member into the object where it belongs, if that exists and has no such member: after its last
/// member, with the same white space.
fn offer_move(case: &Case, finding: &mut Finding, place: &str) {
    let (doc, key) = (case.doc, case.token());
    let owner = doc.holder(key);
    let below = doc.member(owner, place);
    let target = if place.is_empty() || below == NONE { doc.holder(owner) } else { below };
    let name = doc.name(key);
    if doc.kind(target) != Some(Kind::Object) || doc.token(target).is_open() || doc.member(target, name) != NONE {
        return;
    }
    let (from, to) = super::finding::removal(doc, key);
    let own = (doc.token(key).start, doc.token(key + 1).end);
    let text =
        |from: u32, to: u32| String::from_utf8_lossy(doc.bytes.get(from as usize..to as usize).unwrap_or_default());
    let (at, before) = match doc.keys(target).last() {
        Some(last) => {
            let start = doc.token(last).start;
            let blank = super::finding::blank_before(doc, start);
            (doc.token(last + 1).end, joined(&[",", &text(blank, start)]))
        }
        None => (doc.token(target).start + 1, String::new()),
    };
    if to.max(at) - from.min(at) > MAX_MOVE {
        return;
    }
    let moved = joined(&[&before, &text(own.0, own.1)]);
    let (start, end, whole) = if at <= from {
        (at, to, joined(&[&moved, &text(at, from)]))
    } else {
        (from, at, joined(&[&text(to, at), &moved]))
    };
    let title: &[&str] =
        if place.is_empty() { &["Move to the top level of the event"] } else { &["Move to `", place, "`"] };
    finding.offer(false, title, start, end, &whole);
}

/// The object one level above or below that has a member with this name; empty for the event itself.
fn one_level_away(case: &Case, name: &str) -> Option<&'static str> {
    let here = case.fault.node?;
    let has = |node: Node| super::unknown_type::below(node, name).is_some();
    if let Shape::Object(object) = here.shape()
        && let Some(below) = object.fields().iter().find(|field| has(field.node))
    {
        return Some(below.name());
    }
    // Above: the parent of this object. Rows are trees of few levels.
    let mut open = vec![(case.event?.event_type?.root(), "")];
    while let Some((node, own)) = open.pop() {
        let Shape::Object(object) = node.shape() else { continue };
        for field in object.fields().iter() {
            if field.node == here && has(node) {
                return Some(own);
            }
            if matches!(field.node.shape(), Shape::Object(_)) {
                open.push((field.node, field.name()));
            }
        }
    }
    None
}
