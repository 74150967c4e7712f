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
    finding.message.name(case, case.token()).say(" is ").found(case, case.token());
    finding.message.say(", expected ").codes(text.values, "or");
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
        finding.help.say("use ").code(right).say(why);
        finding.offer_string(case, false, case.token(), right);
    } else if let [only] = text.values {
        finding.offer_string(case, true, case.token(), only);
    } else if text.values.contains(&OTHER) {
        finding.help.say("use ").code(OTHER).say(" if none of the others fits");
        finding.offer_string(case, false, case.token(), OTHER);
    }
}

/// What lists have for whatever they do not list.
const OTHER: &str = "other";

/// Offers the listed value that is most likely meant, if there is one.
pub(super) fn offer_meant(case: &Case, words: &[&str], finding: &mut Finding) {
    let value = case.string();
    let near = crate::suggest::closest(&value, words).map(|guess| words[guess.index]);
    if let Some(right) = near.or_else(|| meant(&value, words).map(|(right, _)| right)) {
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
