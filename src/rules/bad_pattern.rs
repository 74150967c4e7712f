use super::{Case, Finding, Fixable, Page};
use crate::model::plan::{Node, Role, Shape, VOCABULARIES, Vocabulary};
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "A value does not match the pattern that the vocabulary requires, such as the type of a custom event.",
    why: "Consumers split such values into parts, which fails if the value has another form.",
    example: include_str!("../../tests/cases/bad-pattern/example.json"),
    fixable: Fixable::Never,
    source: "the vocabulary: `pattern` in its schema",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(Shape::Text(text)) = case.fault.node.map(Node::shape) else { return };
    let mut form = String::new();
    for piece in text.pattern {
        match piece.ranges {
            [(first, last)] if first == last && !piece.not && !piece.repeat => form.push(*first),
            // Any character: the pattern has an unescaped dot.
            [('\n', _), ..] if piece.not && !piece.repeat => form.push('.'),
            // Adjacent negated classes count as one.
            _ if piece.not && form.ends_with(TEXT) => {}
            ranges => {
                form.push_str(match (piece.not, ranges.iter().any(|range| range.0.is_ascii_digit()), ranges.len()) {
                    (true, ..) => TEXT,
                    (_, true, 1) => "<digit>",
                    (_, true, _) => "<letters or digits>",
                    _ => "<letters>",
                });
            }
        }
    }
    finding.say_of(
        case,
        "{name} is {found}, which does not match the required pattern\nexpected `{=0}`\n\n{=0}",
        &form,
    );
    let own = case.event.and_then(|event| event.vocabulary).unwrap_or(VOCABULARIES.len());
    let allows = |vocabulary: &&Vocabulary| vocabulary.custom.is_some_and(|custom| allows(custom, case.string()));
    if let Some(later) = VOCABULARIES.iter().skip(own).find(allows) {
        finding.say_of(case, "\n; {0} allows this value", later.id);
    }
}

const TEXT: &str = "<text>";

/// Whether a value matches the pattern of the type in a shape.
fn allows(node: Node, value: &str) -> bool {
    match node.shape() {
        Shape::Object(object) => object.fields().iter().any(|field| allows(field.node, value)),
        Shape::Text(text) => node.role() == Role::Type && text.matches(value),
        _ => false,
    }
}
