//! # unknown-field

use crate::plan::Shape;
use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};

/// A member that the vocabulary does not have at this place; most often a misspelt one. In the draft's plain spelling, which does not close its events: a warning.
pub static UNKNOWN_FIELD: Rule = Rule {
    code: 402,
    severity: Severity::Error,
    place: Place::Key,
};

/// Its public page.
pub static PAGE: Page = Page {
    name: "unknown-field",
    what: "A member that the vocabulary does not have at this place; most often a misspelt one. In the draft's plain spelling, which does not close its events: a warning.",
    why: "The schemas close their objects, so a strict consumer refuses the event and a lenient one never sees the value.",
    example: include_str!("../../tests/cases/unknown-field/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary: `additionalProperties` false in its schema; for the draft this project's decision",
};

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let Some(Shape::Object(object)) = case.fault.node.map(|node| &node.shape) else { return };
    let name = case.doc.name(case.token());
    finding.message.say("found ").code(&name).say(", which is no field here");
    let names = object.names();
    let Some(right) = case.arg().and_then(|index| object.fields.get(index)) else {
        if object.fields.is_empty() {
            finding.help.say("this object has no fields");
        } else {
            finding.help.say("the fields here are ").codes(&names, "and");
            finding.expect_one_of(&names);
        }
        return finding.offer_removal(case, case.token());
    };
    finding.help.say("did you mean ").code(right.name()).say("?");
    finding.expect(right.name());
    let certain = crate::suggest::closest(&name, &names).is_some_and(|guess| guess.certain);
    finding.offer_name(case, certain, case.token(), right.name());
}
