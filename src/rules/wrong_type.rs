//! # wrong-type

use super::{Case, Finding, Fixable, Page};
use crate::json::Kind;
use crate::model::plan::{Format, Node, Shape, Text};
use alloc::borrow::Cow;
use alloc::string::String;

/// What [`crate::model::rule::WRONG_TYPE`] is about.
pub static PAGE: Page = Page {
    what: "A value of another JSON type than the vocabulary has there.",
    why: "Consumers in typed languages fail on the whole event.",
    example: include_str!("../../tests/cases/wrong-type/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary: `type` and `oneOf` in its schema",
};

/// What it says of a fault.
#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(node) = case.fault.node else { return };
    let token = case.token();
    let wanted = wanted(node);
    finding.message.say("found ").say(super::finding::kind_name(case.doc.kind(token))).say(" as ").name(case, token);
    finding.message.say(" where ").say(&wanted).say(" must stand");
    if case.doc.kind(token) == Some(Kind::Number)
        && let Shape::Text(text) = node.shape()
    {
        // A number in quotes is no date-time and no URI either.
        if matches!(text.format, Format::DateTime | Format::Uri) {
            finding.help.say("give ").say(text_wanted(text));
            return finding.expect(&wanted);
        }
        finding.help.say("put it in double quotes");
        let place = case.doc.token(token);
        let text = crate::json::quote(&String::from_utf8_lossy(case.doc.raw(token)));
        finding.offer(false, &["Put it in quotes"], place.start, place.end, &text);
    }
    finding.expect(&wanted);
}

/// What a shape is, with its article.
pub(super) fn wanted(node: Node) -> Cow<'static, str> {
    Cow::Borrowed(match node.shape() {
        Shape::Any => "a value",
        Shape::Text(_) => "a string",
        Shape::Object(_) | Shape::Discriminated(_) => "an object",
        Shape::List(element) => match element.shape() {
            Shape::Text(_) => "an array of strings",
            _ => "an array",
        },
        Shape::OneOf(nodes) => {
            let mut each = String::new();
            for node in nodes {
                each.push_str(if each.is_empty() { "" } else { " or " });
                each.push_str(&wanted(*node));
            }
            return Cow::Owned(each);
        }
    })
}

/// What a string is, with its article.
pub(super) fn text_wanted(text: &Text) -> &'static str {
    match text.format {
        Format::DateTime => "a date-time like `2026-03-14T09:26:53Z`",
        Format::Uri => "a URI like `https://ci.example.com/runs/42`",
        Format::UriReference => "a URI or a path like `/ci/example`",
        Format::Free if text.non_empty => "a string that is not empty",
        Format::Free => "a string",
    }
}
