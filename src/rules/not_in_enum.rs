use super::{Case, Finding, Fixable, Page};
use crate::model::plan::{ENVELOPE_VERSION, Node, Shape, VOCABULARIES};

pub static PAGE: Page = Page {
    what: "A value is not in the vocabulary's list.",
    why: "Consumers compare such values as strings and ignore unknown ones.",
    example: include_str!("../../tests/cases/not-in-enum/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary: `enum` and `const` in its schema",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(Shape::Text(text)) = case.fault.node.map(Node::shape) else { return };
    let value = case.string();
    finding.say_list(case, "{name} is {found}, expected {or}", text.values);
    finding.expect_one_of(text.values);
    let (mut safe, mut right) = match text.values {
        [only] => (true, *only),
        _ => (false, ""),
    };
    if case.fault.node == Some(ENVELOPE_VERSION) && VOCABULARIES.iter().any(|known| known.id == value) {
        finding.say(case, "\nthis is the version of CloudEvents; that of CDEvents is in the event's context");
    } else if let Some(guess) = crate::suggest::closest(value, text.values) {
        (safe, right) = (guess.respelt && guess.certain, text.values[guess.index]);
        finding.say_of(case, "\ndid you mean {0}?", right);
    } else if let Some((meant, why)) = meant(value, text.values) {
        (safe, right) = (false, meant);
        finding.say_both(case, "\nuse {1}{=0}", why, right);
    } else if right.is_empty() && text.values.contains(&OTHER) {
        right = OTHER;
        finding.say_of(case, "\nuse {0} if none of the others fits", OTHER);
    }
    if !right.is_empty() {
        finding.offer_string(case, safe, case.token(), right);
    }
}

/// What lists have for whatever they do not list.
const OTHER: &str = "other";

/// Offers the listed value that is most likely meant, if there is one.
pub(super) fn offer_meant(case: &Case, words: &[&str], finding: &mut Finding) {
    let value = case.string();
    let near = crate::suggest::closest(value, words).map(|guess| words[guess.index]);
    if let Some(right) = near.or_else(|| meant(value, words).map(|(right, _)| right)) {
        finding.offer_string(case, false, case.token(), right);
    }
}

/// Synonyms of outcomes, in lower case and without separators; the listed value, and why.
static ENDS: [(&[&str], &str, &str); 4] = [
    (
        &["pass", "passed", "ok", "succeeded", "completed", "complete", "finished", "done", "green"],
        "success",
        " for a good result",
    ),
    (&["fail", "failed", "red", "broken", "unsuccessful"], "failure", " for something that ran and failed"),
    (&["cancelled", "canceled", "aborted", "stopped", "skipped"], "cancel", " for something that was stopped early"),
    (&["errored", "exception", "crashed", "timeout"], "error", " for something that could not run"),
];

fn meant<'v>(value: &str, values: &[&'v str]) -> Option<(&'v str, &'static str)> {
    let plain = crate::suggest::squeeze(value);
    let (_, word, why) = ENDS.iter().find(|(words, ..)| words.contains(&plain.as_str()))?;
    values.iter().find(|value| *value == word).map(|value| (*value, *why))
}
