//! # prose-missing-field

use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};
use crate::plan::{Node, Shape};

/// A member that the release's text has as mandatory and its schema does not require is not there.
pub static PROSE_MISSING_FIELD: Rule = Rule { code: 701, severity: Severity::Warning, place: Place::Owner };

/// Its public page.
pub static PAGE: Page = Page {
    name: "prose-missing-field",
    what: "A member that the text of the release has as mandatory, and that its schema does not require, is not there.",
    why: "Consumers that were written after the text read it without looking first.",
    example: include_str!("../../tests/cases/prose-missing-field/example.json"),
    fixable: Fixable::Never,
    source: "the page that the help names; schemas/prose.json lists them all",
};

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let Some(Shape::Object(object)) = case.fault.node.map(Node::shape) else { return };
    let Some(field) = case.arg().and_then(|index| object.fields().get(index)) else { return };
    finding
        .message
        .code(field.name())
        .say(" is missing from ")
        .name(case, case.token())
        .say(", where the text asks for it");
    super::prose(field.node, finding);
    finding.expect(field.name());
}
