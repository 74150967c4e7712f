//! One plain sentence about an event.

use super::conversions::{CUSTOM_DATA, SPELLINGS};
use super::convert::{What, counterpart, origin_of, what_is};
use super::sample::newest;
use super::sampling::{DETAILS, DURATIONS, ENDS, PREDICATES, SUBJECTS, called, find, names};
use super::tree::steps;
use super::words::{cut, whole};
use crate::formats::{digits, period, spoken};
use crate::json::{Doc, Kind, NONE, joined};
use crate::model::cloudevents::DATA;
use crate::model::event::Event;
use crate::model::names::{CONTENT, CONTEXT, SUBJECT, TYPE};
use crate::model::plan::Family;
use alloc::borrow::ToOwned;
use alloc::string::String;

/// The most events of a batch that are described.
const MOST: usize = 10;

/// The most characters of a value.
const LONGEST: usize = 120;

/// Describes the events of a document: what happened to what, and how it ended, as far as they say it. `events`: as they
/// were routed.
pub fn describe(doc: &Doc, events: &[Event]) -> String {
    if doc.kind(0) != Some(Kind::Array) {
        return events.first().map_or_else(|| NOTHING.to_owned(), |event| of_event(doc, event));
    }
    let mut text = String::new();
    digits(&mut text, events.len() as u64, 1);
    text.push_str(if events.len() == 1 { " event" } else { " events" });
    for (index, event) in events.iter().take(MOST).enumerate() {
        text.push_str(if index == 0 { ": " } else { "; " });
        text.push_str(&of_event(doc, event));
    }
    if let Some(more) = events.len().checked_sub(MOST).filter(|more| *more > 0) {
        text.push_str("; and ");
        digits(&mut text, more as u64, 1);
        text.push_str(" more");
    }
    text
}

/// What is no event.
const NOTHING: &str = "not an event";

fn of_event(doc: &Doc, event: &Event) -> String {
    let Some(vocabulary) = event.vocabulary() else { return NOTHING.to_owned() };
    let newest = newest();
    let Ok(what) = what_is(doc, event) else {
        let holder = if vocabulary.family == Family::Release { doc.member(event.token, CONTEXT) } else { event.token };
        return match doc.string(doc.member(holder, TYPE)) {
            Some(name) => joined(&["event of the unknown type `", &short(name), "`"]),
            None => "event without a type".to_owned(),
        };
    };
    let (kind, predicate) =
        counterpart(&what, newest).unwrap_or_else(|| (what.subject.clone(), what.predicate.clone()));
    // Values are looked up by what they are called in the newest release.
    let read = |path: &str| {
        value(
            doc,
            event,
            &what,
            &What {
                vocabulary: newest,
                subject: kind.clone(),
                predicate: predicate.clone(),
                custom: what.custom.clone(),
            },
            path,
        )
    };
    let mut text = called(SUBJECTS, &kind);
    if let Some(id) = read("id") {
        text.push_str(" `");
        text.push_str(&id);
        text.push('`');
    }
    let content = joined(&[CONTENT, "."]);
    let details = |text: &mut String, table: &'static str| {
        for name in names(table) {
            // The outcome of a run that only says that it finished.
            let value = read(&joined(&[&content, name])).filter(|value| !value.eq_ignore_ascii_case(&predicate));
            if let Some((value, (before, after))) =
                value.and_then(|value| Some((value, cut(find(table, name)?, b'<')?)))
            {
                for part in [before, &value, after.get(1..).unwrap_or_default()] {
                    text.push_str(part);
                }
            }
        }
    };
    details(&mut text, DETAILS);
    text.push(' ');
    text.push_str(&called(PREDICATES, &predicate));
    details(&mut text, ENDS);
    if let Some(took) = duration(doc, event, vocabulary.family) {
        text.push_str(", after ");
        text.push_str(&took);
    }
    text
}

/// The string at a path below the subject, by its name in the newest release.
fn value(doc: &Doc, event: &Event, what: &What, newest: &What, path: &str) -> Option<String> {
    let whole = joined(&[SUBJECT, ".", path]);
    let own = origin_of(&whole, newest, what.vocabulary)?;
    let at = |path: &str| steps(path).fold(event.token, |token, name| doc.member(token, name));
    let mut token = at(&own);
    if token == NONE {
        // The draft's names as those of a CloudEvent.
        token = at(SPELLINGS.iter().find(|(plain, _)| *plain == own)?.1);
    }
    Some(short(doc.string(token)?)).filter(|text| !text.is_empty())
}

/// A value on one line, not too long.
fn short(value: &str) -> String {
    let mut text = String::new();
    for (index, letter) in value.chars().enumerate() {
        if index == LONGEST {
            text.push('…');
            break;
        }
        text.push(if letter.is_control() { ' ' } else { letter });
    }
    text
}

/// How long it took, if the sender's own data says it.
fn duration(doc: &Doc, event: &Event, family: Family) -> Option<String> {
    let own = doc.member(event.token, if family == Family::Release { CUSTOM_DATA } else { DATA });
    for name in names(DURATIONS) {
        let token = doc.member(own, name);
        let unit = whole(find(DURATIONS, name)?.as_bytes())?;
        let milliseconds = match doc.kind(token) {
            Some(Kind::Number) => {
                let raw = doc.raw(token);
                let end = raw.iter().position(|byte| *byte == b'.').unwrap_or(raw.len());
                whole(&raw[..end])?.checked_mul(unit).filter(|_| unit > 0)
            }
            Some(Kind::String) if unit == 0 => period(doc.string(token)?),
            _ => None,
        };
        if let Some(milliseconds) = milliseconds {
            return Some(spoken(milliseconds));
        }
    }
    None
}
