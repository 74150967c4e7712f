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
    let (safe, template, right) = match crate::model::draft::classify(name, vocabulary.events) {
        Spelling::Respelt(event) => {
            (true, "type {value} differs from {0} in case or separators\ndid you mean {0}?", event.name())
        }
        Spelling::NoPrefix(event) => (false, "missing prefix {1} in type {value}\ndid you mean {0}?", event.name()),
        Spelling::WrongPrefix => {
            let right = joined(&[PREFIX, behind_prefix(name)]);
            (true, "the prefix of type {value} must be {1}\ndid you mean {0}?", right)
        }
        Spelling::NoDot => {
            finding.say(case, "missing dot after the prefix of type {value}");
            match with_dot(name, vocabulary.events) {
                Some(right) => (false, "\ndid you mean {0}?", right),
                None => return finding.say_of(case, "\ntypes begin with {0}", PREFIX),
            }
        }
        _ => {
            finding.say_of(case, "type {value} does not begin with {0}", PREFIX);
            let meant = case.event.and_then(|event| meaning::in_vocabulary(event.vocabulary?, name));
            let Some(meant) = meant else {
                let names = vocabulary.names();
                let names = lent(&names);
                finding.say_list(case, "\nthe types of the draft are {and}", &names);
                return finding.expect_one_of(&names);
            };
            let last = name.bytes().rposition(|byte| byte == b'.').and_then(|dot| name.get(dot + 1..)).unwrap_or(name);
            let right = meant.event.name();
            if let (Some(Meaning::Means(status)), false) = (status_meaning(last), meant.outcome.is_empty()) {
                finding.say_both(case, "\ndid you mean {0} with the status {1}?", &right, status);
                return finding.correct(case, false, &right);
            }
            (false, "\ndid you mean {0}?", right)
        }
    };
    finding.say_both(case, template, &right, PREFIX);
    finding.correct(case, safe, &right);
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
