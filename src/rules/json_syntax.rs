use super::{Case, Finding, Fixable, Page};
use crate::json::{Kind, NONE, SyntaxFault, SyntaxKind as S, other_quotes};
use crate::model::fault::Detail;
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "The text is not valid JSON (RFC 8259).",
    why: "Parsers reject such a text, so there is no verdict on the event in it. The parts that can be read are still checked.",
    example: include_str!("../../tests/cases/json-syntax/example.json"),
    fixable: Fixable::Sometimes,
    source: "RFC 8259, sections 2 to 7",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(fault) = case.syntax() else { return };
    let at = fault.at as usize;
    let (length, _) = crate::json::letter(case.doc.bytes, at, case.doc.surrogates);
    let at_end = length == 0;
    let letter = String::from_utf8_lossy(&case.doc.bytes[at..at + length]);
    let container = (fault.token != NONE).then(|| case.doc.kind(fault.token)).flatten();
    let of_object = container == Some(Kind::Object);
    if say_foreign(case, finding) {
        return;
    }
    if let Some(found) = unfilled(case, at) {
        return finding.say_of(
            case,
            "unexpected placeholder {0} in JSON\nthe text looks like a template: fill it in, then validate the result",
            found,
        );
    }
    if fault.kind == S::Marks {
        let marks = case.doc.bytes.get(at..fault.other as usize).unwrap_or_default();
        finding.say_of(case, "unexpected {0}\nremove it; JSON has no comments", &String::from_utf8_lossy(marks));
        return finding.offer(false, &["Remove it"], fault.at, fault.other, "");
    }
    let what = match fault.kind {
        S::Empty => "the text is empty, expected a JSON value",
        S::Comment => "comments are not allowed in JSON",
        S::TrailingComma if !at_end => "trailing comma before {0}",
        S::MissingComma => "missing comma before {0}",
        S::Control => "unescaped {0}",
        _ if at_end => "unexpected end of input",
        _ => "unexpected {0}",
    };
    finding.say_of(case, what, &letter);
    let ends = fault.other > fault.at;
    let two_commas = letter == "," && ends;
    let more = match fault.kind {
        S::Empty => "\nexpected an event as a JSON object",
        S::Value => {
            ", expected a value\na value is a string in double quotes, a number, an object, an array, `true`, `false` or `null`"
        }
        S::Name if two_commas => ", expected a member name\nmembers are separated by a single comma",
        S::Name => ", expected a member name\nmember names must be in double quotes",
        S::Colon => ", expected `:` after the member name",
        S::Separator if of_object => ", expected `,` or `}`",
        S::Separator => ", expected `,` or `]`",
        S::TrailingComma => match (at_end, of_object) {
            (true, true) => " after a comma\nno comma is allowed after the last member",
            (true, false) => " after a comma\nno comma is allowed after the last element",
            (false, true) => "\nno comma is allowed after the last member",
            (false, false) => "\nno comma is allowed after the last element",
        },
        S::Comment if !ends => "\nthe comment is not terminated",
        S::SingleQuotes => ", expected a value\nstrings must be in double quotes",
        S::Word => " in a word, expected `true`, `false` or `null`\nstrings must be in double quotes",
        S::Number => {
            " in a number\na number is like `-12.5e3`, without a leading `0` or `+`, and with digits on both sides of the point"
        }
        S::Escape => {
            " after a backslash\nvalid escapes are `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\u` with four hexadecimal digits"
        }
        S::Control => " in a string\nwrite it as an escape, or add the missing closing quote before it",
        S::UnclosedString => " in a string\nthe closing quote is missing, or the text was cut off",
        S::UnclosedContainer => " in {=0}\na closing bracket is missing, or the text was cut off",
        S::Trailing => " after the JSON value\na text must be a single value; put several events into an array",
        _ => "",
    };
    finding.say_of(case, more, super::finding::kind_name(container));
    let (safe, title, start, end, text) = match fault.kind {
        S::Name if two_commas => (true, "Remove the comma", fault.at, fault.other, ""),
        S::Name | S::SingleQuotes => return offer_quotes(case, &fault, finding),
        S::TrailingComma => (true, "Remove the trailing comma", fault.other, fault.other + 1, ""),
        S::MissingComma => (false, "Add a comma", fault.at, fault.at, ","),
        S::Comment if ends => (true, "Remove the comment", fault.at, fault.other, ""),
        _ => return,
    };
    finding.offer(safe, &[title], start, end, text);
}

/// Says what kind of text it is, if it does not begin like JSON. Returns false for unknown kinds.
pub(super) fn say_foreign(case: &Case, finding: &mut Finding) -> bool {
    let foreign = matches!(case.fault.detail, Detail::Syntax(0)) && super::is_foreign(case.doc);
    let Some((what, help)) = super::foreign::text(case.doc.bytes).filter(|_| foreign) else { return false };
    finding.say_of(case, "expected JSON, found {=0}", what);
    finding.help.say(help);
    true
}

/// The template placeholder at an offset or around it.
fn unfilled<'d>(case: &Case<'d>, at: usize) -> Option<&'d str> {
    const MAX_LENGTH: usize = 200;
    let bytes = case.doc.bytes;
    let rest = |from: usize| {
        let end = bytes.len().min(from + MAX_LENGTH);
        let line = bytes.get(from..end)?.split(|byte| *byte == b'\n').next()?;
        core::str::from_utf8(line).ok()
    };
    // Its first bracket may have been read as the start of an object.
    (at.saturating_sub(1)..=at).filter_map(rest).find_map(|text| {
        let found = super::foreign::placeholder(text)?;
        text.starts_with(found).then_some(found)
    })
}

/// Offers double quotes for a text with other quotes or none.
fn offer_quotes(case: &Case, fault: &SyntaxFault, finding: &mut Finding) {
    let text = case.doc.bytes.get(fault.at as usize..fault.other as usize).unwrap_or_default();
    let inside = other_quotes(text).map_or(text, |(from, to, _)| &text[from..to]);
    if !text.is_empty() {
        let quoted = crate::json::quote(&String::from_utf8_lossy(inside));
        finding.offer(false, &["Put it in double quotes"], fault.at, fault.other, &quoted);
    }
}
