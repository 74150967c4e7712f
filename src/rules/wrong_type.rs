use super::{Case, Finding, Fixable, Page};
use crate::formats;
use crate::json::{Kind, joined, quote};
use crate::model::cloudevents::ID;
use crate::model::plan::{Format, Node, Shape, Text};
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "A value has another JSON type than the vocabulary requires.",
    why: "Consumers in typed languages fail to parse the event.",
    example: include_str!("../../tests/cases/wrong-type/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary: `type` and `oneOf` in its schema",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(node) = case.fault.node else { return };
    let token = case.token();
    finding.say_of(case, "{name} is {json}, expected {=0}\n\n\n{=0}", &wanted(node));
    let raw = String::from_utf8_lossy(case.doc.raw(token));
    let place = case.doc.token(token);
    match (case.doc.kind(token), node.shape()) {
        // A number in quotes would not be a date-time or a URI.
        (Some(Kind::Number), Shape::Text(text)) if matches!(text.format, Format::DateTime | Format::Uri) => {
            if text.format == Format::DateTime && formats::from_epoch(&raw).is_some() {
                super::bad_date_time::say_instant(case, finding, &raw);
            } else {
                finding.say_of(case, "\nexpected {=0}", text_wanted(text));
            }
        }
        (Some(Kind::Number), Shape::Text(_)) => {
            finding.say(case, "\nput it in double quotes");
            finding.offer(false, &["Put it in quotes"], place.start, place.end, &quote(&raw));
        }
        // A string where an object with an id must be: most likely the id.
        (Some(Kind::String), _) => {
            let Some(name) = holds_an_id(node) else { return };
            finding.say_of(case, "\nwrite the id as {0}", &joined(&["{\"", name, "\": …}"]));
            finding.offer(false, &["Use it as `", name, "`"], place.start, place.end, &in_object(name, &raw));
        }
        _ => {}
    }
}

/// An object with one member. `value` is JSON.
pub(super) fn in_object(name: &str, value: &str) -> String {
    joined(&["{", &quote(name), ": ", value, "}"])
}

/// The name of an object's id, if the id is a string and the only required member.
pub fn holds_an_id(node: Node) -> Option<&'static str> {
    let Shape::Object(object) = node.shape() else { return None };
    let first = object.fields().first().filter(|field| matches!(field.node.shape(), Shape::Text(_)))?;
    let of_all = object.required & !1 == 0 && (object.any_of().is_empty() || object.any_of().contains(&1));
    (of_all && crate::suggest::squeeze(first.name()).ends_with(ID)).then_some(first.name())
}

/// The kind of value that a shape requires, with its article.
pub(super) fn wanted(node: Node) -> String {
    let mut text = String::new();
    say_wanted(node, &mut text);
    text
}

fn say_wanted(node: Node, text: &mut String) {
    let words = match node.shape() {
        Shape::Any => "a value",
        Shape::Text(_) => "a string",
        Shape::Object(_) | Shape::Discriminated(_) => "an object",
        Shape::List(element) => match element.shape() {
            Shape::Text(_) => "an array of strings",
            _ => "an array",
        },
        Shape::OneOf(nodes) => {
            for (index, node) in nodes.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { " or " });
                say_wanted(*node, text);
            }
            ""
        }
    };
    text.push_str(words);
}

/// The kind of string, with its article.
pub(super) fn text_wanted(text: &Text) -> &'static str {
    match text.format {
        Format::DateTime => "a date-time like `2026-03-14T09:26:53Z`",
        Format::Uri => "a URI like `https://ci.example.com/runs/42`",
        Format::UriReference => "a URI or a path like `/ci/example`",
        Format::Free if text.non_empty => "a non-empty string",
        Format::Free => "a string",
    }
}
