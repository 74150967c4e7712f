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
    let closing = if container == Some(Kind::Object) { "}" } else { "]" };
    if say_foreign(case, finding) {
        return;
    }
    if let Some(found) = unfilled(case, at) {
        finding.message.say("unexpected placeholder ").code(found).say(" in JSON");
        finding.help.say("the text looks like a template: fill it in, then validate the result");
        return;
    }
    if fault.kind == S::Marks {
        let marks = case.doc.bytes.get(at..fault.other as usize).unwrap_or_default();
        finding.message.say("unexpected ").code(&String::from_utf8_lossy(marks));
        finding.help.say("remove it; JSON has no comments");
        return finding.offer(false, &["Remove it"], fault.at, fault.other, "");
    }
    let message = &mut finding.message;
    match fault.kind {
        S::Empty => message.say("the text is empty, expected a JSON value"),
        S::Comment => message.say("comments are not allowed in JSON"),
        S::TrailingComma if !at_end => message.say("trailing comma before ").code(&letter),
        S::MissingComma => message.say("missing comma before ").code(&letter),
        S::Control => message.say("unescaped ").code(&letter),
        _ if at_end => message.say("unexpected end of input"),
        _ => message.say("unexpected ").code(&letter),
    };
    match fault.kind {
        S::Empty => {
            finding.help.say("expected an event as a JSON object");
        }
        S::Value => {
            message.say(", expected a value");
            finding
                .help
                .say("a value is a string in double quotes, a number, an object, an array, `true`, `false` or `null`");
        }
        S::Name => {
            message.say(", expected a member name");
            if letter == "," && fault.other > fault.at {
                finding.help.say("members are separated by a single comma");
                finding.offer(true, &["Remove the comma"], fault.at, fault.other, "");
            } else {
                finding.help.say("member names must be in double quotes");
                offer_quotes(case, &fault, finding);
            }
        }
        S::Colon => {
            message.say(", expected `:` after the member name");
        }
        S::Separator => {
            message.say(", expected `,` or ").code(closing);
        }
        S::TrailingComma => {
            if at_end {
                message.say(" after a comma");
            }
            finding.help.say("no comma is allowed after the last ");
            finding.help.say(if closing == "}" { "member" } else { "element" });
            finding.offer(true, &["Remove the trailing comma"], fault.other, fault.other + 1, "");
        }
        S::MissingComma => {
            finding.offer(false, &["Add a comma"], fault.at, fault.at, ",");
        }
        S::Comment => {
            if fault.other > fault.at {
                finding.offer(true, &["Remove the comment"], fault.at, fault.other, "");
            } else {
                finding.help.say("the comment is not terminated");
            }
        }
        S::SingleQuotes => {
            message.say(", expected a value");
            finding.help.say("strings must be in double quotes");
            offer_quotes(case, &fault, finding);
        }
        S::Word => {
            message.say(" in a word, expected `true`, `false` or `null`");
            finding.help.say("strings must be in double quotes");
        }
        S::Number => {
            message.say(" in a number");
            finding.help.say(
                "a number is like `-12.5e3`, without a leading `0` or `+`, and with digits on both sides of the point",
            );
        }
        S::Escape => {
            message.say(" after a backslash");
            finding.help.say("valid escapes are `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\u` with four hexadecimal digits");
        }
        S::Control => {
            message.say(" in a string");
            finding.help.say("write it as an escape, or add the missing closing quote before it");
        }
        S::UnclosedString => {
            message.say(" in a string");
            finding.help.say("the closing quote is missing, or the text was cut off");
        }
        S::UnclosedContainer => {
            message.say(" in ").say(super::finding::kind_name(container));
            finding.help.say("a closing bracket is missing, or the text was cut off");
        }
        S::Trailing => {
            message.say(" after the JSON value");
            finding.help.say("a text must be a single value; put several events into an array");
        }
        _ => {}
    }
}

/// Says what kind of text it is, if it does not begin like JSON. Returns false for unknown kinds.
pub(super) fn say_foreign(case: &Case, finding: &mut Finding) -> bool {
    let foreign = matches!(case.fault.detail, Detail::Syntax(0)) && super::is_foreign(case.doc);
    let Some((what, help)) = super::foreign::text(case.doc.bytes).filter(|_| foreign) else { return false };
    finding.message.say("expected JSON, found ").say(what);
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
