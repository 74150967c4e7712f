use super::{Case, Context, Finding, Fixable, Page};
use crate::json::{joined, lent};
use crate::model::draft::{Meaning, PREFIX, PREFIX_WITHOUT_DOT, ROOT, Spelling, status_meaning, without_prefix};
use crate::model::event::Event;
use crate::model::fault::{Fault, Sink, Step};
use crate::model::meaning;
use crate::model::plan::EventType;
use crate::model::rule::{self, Severity};
use crate::suggest::{alike, squeeze};
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "A type differs from one of the draft in case or separators, or lacks the prefix. A prefix without its dot is a warning.",
    why: "Consumers compare types as strings. The draft restricts types to the prefix `CD.Pipeline`.",
    example: include_str!("../../tests/cases/type-spelling/example.json"),
    fixable: Fixable::Sometimes,
    source: "the draft of 2021-03-14, Event Type",
};

/// Checks the spelling of the type.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let Some((token, spelling)) = context.spelling() else { return Ok(()) };
    match spelling {
        Spelling::Listed(_) | Spelling::Unlisted => Ok(()),
        Spelling::NoDot => sink.fault(Fault::new(rule::TYPE_SPELLING, token).as_severity(Severity::Warning)),
        _ => sink.say(rule::TYPE_SPELLING, token, None),
    }
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let name = case.string();
    let Some(vocabulary) = case.event.and_then(Event::vocabulary) else {
        return;
    };
    let message = &mut finding.message;
    match crate::model::draft::classify(&name, vocabulary.events) {
        Spelling::Respelt(event) => {
            let right = event.name();
            message.say("type ").code(&name).say(" differs from ").code(&right).say(" in case or separators");
            finding.help.say("did you mean ").code(&right).say("?");
            finding.expect(&right);
            finding.offer_string(case, true, case.token(), &right);
        }
        Spelling::NoPrefix(event) => {
            let right = event.name();
            message.say("missing prefix ").code(PREFIX).say(" in type ").code(&name);
            finding.help.say("did you mean ").code(&right).say("?");
            finding.expect(&right);
            finding.offer_string(case, false, case.token(), &right);
        }
        Spelling::WrongPrefix => {
            message.say("the prefix of type ").code(&name).say(" must be ").code(PREFIX);
            let right = joined(&[PREFIX, behind_prefix(&name)]);
            finding.help.say("did you mean ").code(&right).say("?");
            finding.offer_string(case, true, case.token(), &right);
            finding.expect(&right);
        }
        Spelling::NoDot => {
            message.say("missing dot after the prefix of type ").code(&name);
            let Some(right) = with_dot(&name, vocabulary.events) else {
                finding.help.say("types begin with ").code(PREFIX);
                return;
            };
            finding.help.say("did you mean ").code(&right).say("?");
            finding.offer_string(case, false, case.token(), &right);
            finding.expect(&right);
        }
        _ => {
            message.say("type ").code(&name).say(" does not begin with ").code(PREFIX);
            let meant = case.event.and_then(|event| meaning::in_vocabulary(event.vocabulary?, &name));
            if let Some(meant) = meant {
                let last =
                    name.bytes().rposition(|byte| byte == b'.').and_then(|dot| name.get(dot + 1..)).unwrap_or(&name);
                let right = meant.event.name();
                finding.help.say("did you mean ").code(&right);
                if let (Some(Meaning::Means(status)), false) = (status_meaning(last), meant.outcome.is_empty()) {
                    finding.help.say(" with the status ").code(status);
                }
                finding.help.say("?");
                finding.expect(&right);
                return finding.offer_string(case, false, case.token(), &right);
            }
            let names = vocabulary.names();
            let names = lent(&names);
            finding.help.say("the types of the draft are ").codes(&names, "and");
            finding.expect_one_of(&names);
        }
    }
}

/// The part after a misspelt prefix and its separators.
fn behind_prefix(name: &str) -> &str {
    let prefix = squeeze(PREFIX).len();
    let mut letters = name.match_indices(|letter: char| letter.is_ascii_alphanumeric() || !letter.is_ascii());
    letters.nth(prefix).and_then(|(end, _)| name.get(end..)).unwrap_or_default()
}

/// What a type without the dot most likely means: a listed type, or the same type with the dot.
fn with_dot(name: &str, events: &'static [EventType]) -> Option<String> {
    let words = name.strip_prefix(ROOT)?;
    let rest = name.strip_prefix(PREFIX_WITHOUT_DOT)?;
    match events.iter().find(|event| alike(&without_prefix(event), words)) {
        Some(event) => Some(event.name()),
        None => (!rest.is_empty()).then(|| joined(&[PREFIX, rest])),
    }
}
