//! # not-in-enum

use super::{Case, Finding, Fixable, Page};
use crate::model::plan::{ENVELOPE_VERSION, Node, Shape, VOCABULARIES};

/// What [`crate::model::rule::NOT_IN_ENUM`] is about.
pub static PAGE: Page = Page {
    what: "A value that is none of those the vocabulary lists.",
    why: "Consumers compare such values letter by letter and drop what they do not know.",
    example: include_str!("../../tests/cases/not-in-enum/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary: `enum` and `const` in its schema",
};

/// What it says of a fault.
#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(Shape::Text(text)) = case.fault.node.map(Node::shape) else { return };
    let value = case.string();
    finding.message.say("found ").found(case, case.token()).say(" as ").name(case, case.token());
    finding.message.say(" where it is ").codes(text.values, "or");
    finding.expect_one_of(text.values);
    if case.fault.node == Some(ENVELOPE_VERSION) && VOCABULARIES.iter().any(|known| known.id == value) {
        finding.help.say("this is the version of CloudEvents; that of CDEvents is in the event's context");
        if let [only] = text.values {
            finding.offer_string(case, true, case.token(), only);
        }
        return;
    }
    if let Some(guess) = crate::suggest::closest(&value, text.values) {
        let right = text.values[guess.index];
        finding.help.say("did you mean ").code(right).say("?");
        finding.offer_string(case, guess.respelt && guess.certain, case.token(), right);
    } else if let Some((right, why)) = meant(&value, text.values) {
        finding.help.say(why).say(" ").code(right);
        finding.offer_string(case, false, case.token(), right);
    } else if let [only] = text.values {
        finding.offer_string(case, true, case.token(), only);
    }
}

/// Offers the one of some words that a value most likely means, if there is one.
pub(super) fn offer_meant(case: &Case, words: &[&str], finding: &mut Finding) {
    let value = case.string();
    let near = crate::suggest::closest(&value, words).map(|guess| words[guess.index]);
    if let Some(right) = near.or_else(|| meant(&value, words).map(|(right, _)| right)) {
        finding.offer_string(case, false, case.token(), right);
    }
}

/// What people write for how something ended, without case and separators; the listed word for it, and why.
static ENDS: [(&[&str], &str, &str); 4] = [
    (
        &["pass", "passed", "ok", "succeeded", "completed", "complete", "finished", "done", "green"],
        "success",
        "what ended well is",
    ),
    (&["fail", "failed", "red", "broken", "unsuccessful"], "failure", "what was carried out and did not end well is"),
    (&["cancelled", "canceled", "aborted", "stopped", "skipped"], "cancel", "what was stopped before its end is"),
    (&["errored", "exception", "crashed", "timeout"], "error", "what could not be carried out is"),
];

fn meant<'v>(value: &str, values: &[&'v str]) -> Option<(&'v str, &'static str)> {
    let plain = crate::suggest::squeeze(value);
    let (_, word, why) = ENDS.iter().find(|(words, ..)| words.contains(&plain.as_str()))?;
    values.iter().find(|value| *value == word).map(|value| (*value, *why))
}
