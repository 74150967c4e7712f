//! # unknown-field

use super::{Case, Finding, Fixable, Page};
use crate::json::{Doc, Kind, NONE, joined};
use crate::model::cloudevents::{SUBJECT, TYPE};
use crate::model::fault::Detail;
use crate::model::names::CONTEXT;
use crate::model::plan::{Node, Role, Shape};
use alloc::string::String;
use alloc::vec;

/// What [`crate::model::rule::UNKNOWN_FIELD`] is about.
pub static PAGE: Page = Page {
    what: "A member that the vocabulary does not have at this place; most often a misspelt one. In the draft's plain spelling, which does not close its events: a warning.",
    why: "The schemas close their objects, so a strict consumer refuses the event and a lenient one never sees the value.",
    example: include_str!("../../tests/cases/unknown-field/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary: `additionalProperties` false in its schema; for the draft this project's decision",
};

/// What it says of a fault.
#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(Shape::Object(object)) = case.fault.node.map(Node::shape) else { return };
    let name = case.doc.name(case.token());
    finding.message.say("found ").member(&name).say(", which is no field here");
    let names = object.fields().names();
    let Some(right) = case.field() else {
        if let Some(place) = one_level_away(case, &name) {
            let whole = place.is_empty();
            finding.help.say("it belongs ").say(if whole { "at the top of the event" } else { "in " });
            if !whole {
                finding.help.code(place);
            }
            offer_move(case, finding, place);
            return finding.expect(&joined(&[place, if whole { "" } else { "." }, &name]));
        }
        if object.fields().is_empty() {
            finding.help.say("this object has no fields");
        } else {
            finding.help.say("the fields here are ").codes(&names, "and");
            finding.expect_one_of(&names);
        }
        finding.offer_removal(case, case.token());
        finding.fix.safe = name == TYPE && repeats_the_type(case);
        return;
    };
    finding.help.say("did you mean ").code(right.name()).say("?");
    finding.expect(right.name());
    let certain = crate::suggest::closest(&name, &names).is_some_and(|guess| guess.certain);
    // By these the shape of all else is chosen: under their right names they may uncover errors anywhere.
    let chooses = matches!(right.node.role(), Role::Type | Role::Version) || right.name() == CONTEXT;
    let owner = if let Detail::Unlisted { owner, .. } = case.fault.detail { owner } else { NONE };
    finding.offer_name(case, certain && !chooses, owner, case.token(), right.name());
}

/// Whether a member of the subject, its type, says no more than the event's type does, in a release that has it no longer.
fn repeats_the_type(case: &Case) -> bool {
    let (Some(event), Some(value)) = (case.event, case.doc.string(case.token() + 1)) else { return false };
    let of_subject = case.doc.keys(case.doc.member(event.token, SUBJECT)).any(|key| key == case.token());
    let same = event.event_type.is_some_and(|kind| crate::suggest::alike(&value, kind.subject()));
    of_subject && same && case.knows_type()
}

/// A move over more bytes than this is not offered: the edit holds all that stands between.
const FARTHEST_MOVE: u32 = 64 * 1024;

/// Offers to move the member to the object where it belongs, if that is there and has none of the name: behind its last
/// member, with the same white space.
fn offer_move(case: &Case, finding: &mut Finding, place: &str) {
    let (doc, key) = (case.doc, case.token());
    let owner = holder(doc, key);
    let below = doc.member(owner, place);
    let target = if place.is_empty() || below == NONE { holder(doc, owner) } else { below };
    let name = doc.name(key);
    if doc.kind(target) != Some(Kind::Object) || doc.token(target).is_open() || doc.member(target, &name) != NONE {
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
    if to.max(at) - from.min(at) > FARTHEST_MOVE {
        return;
    }
    let moved = joined(&[&before, &text(own.0, own.1)]);
    let (start, end, whole) = if at <= from {
        (at, to, joined(&[&moved, &text(at, from)]))
    } else {
        (from, at, joined(&[&text(to, at), &moved]))
    };
    let title: &[&str] = if place.is_empty() { &["Move to the top of the event"] } else { &["Move to `", place, "`"] };
    finding.offer(false, title, start, end, &whole);
}

/// The object that holds a token.
fn holder(doc: &Doc, token: u32) -> u32 {
    (0..token).rev().find(|&at| doc.kind(at) == Some(Kind::Object) && doc.token(at).next > token).unwrap_or(NONE)
}

/// The name of the object one level above or below that has a member of this name; empty: the event itself.
fn one_level_away(case: &Case, name: &str) -> Option<&'static str> {
    let here = case.fault.node?;
    let has = |node: Node| matches!(node.shape(), Shape::Object(object) if object.fields().iter().any(|field| field.name() == name));
    if let Shape::Object(object) = here.shape()
        && let Some(below) = object.fields().iter().find(|field| has(field.node))
    {
        return Some(below.name());
    }
    // Above: the object that has this one as a member. Rows are trees of few levels.
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
