//! # bad-pattern

use crate::plan::Shape;
use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};

/// A value that does not have the form that the vocabulary asks for, such as a custom event's type.
pub static BAD_PATTERN: Rule = Rule {
    code: 410,
    severity: Severity::Error,
    place: Place::Value,
};

/// Its public page.
pub static PAGE: Page = Page {
    name: "bad-pattern",
    what: "A value that does not have the form that the vocabulary asks for, such as a custom event's type.",
    why: "Consumers take the parts of such a value apart; one of another form falls to pieces.",
    example: include_str!("../../tests/cases/bad-pattern/example.json"),
    fixable: Fixable::Never,
    source: "the vocabulary: `pattern` in its schema",
};

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let Some(Shape::Text(text)) = case.fault.node.map(|node| &node.shape) else { return };
    finding.message.say("found ").found(case, case.token()).say(" as ").name(case, case.token());
    finding.message.say(", which does not have the right form");
    let mut form = String::new();
    for piece in text.pattern {
        match piece.ranges {
            [(first, last)] if first == last && !piece.not && !piece.repeat => form.push(*first),
            ranges => form.push_str(match (piece.not, ranges.iter().any(|range| range.0.is_ascii_digit()), ranges.len()) {
                (true, ..) => "<text>",
                (_, true, 1) => "<digit>",
                (_, true, _) => "<letters or digits>",
                _ => "<letters>",
            }),
        }
    }
    finding.help.say("the form is ").say("`").say(&form).say("`");
    finding.expect(&form);
}
