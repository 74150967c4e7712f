//! Runs as JSON.

use super::{LISTED, Run, outcome};
use crate::formats::digits;
use crate::json::quote_into;
use crate::lifecycle::{clock, day};
use crate::model::kinds::PART_NAMES;
use crate::model::occurrence::Part;
use alloc::string::String;

/// Writes runs as a JSON array.
pub fn write(text: &mut String, runs: &[Run]) {
    list(text, runs, &mut one);
}

fn list<Item>(text: &mut String, items: &[Item], write: &mut dyn FnMut(&mut String, &Item)) {
    text.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        write(text, item);
    }
    text.push(']');
}

fn string(text: &mut String, name: &str, value: &str) {
    text.push_str(name);
    if value.is_empty() { text.push_str("null") } else { quote_into(text, value) }
}

/// A time as RFC 3339 writes it.
fn time(text: &mut String, name: &str, value: Option<i64>) {
    text.push_str(name);
    let Some(value) = value else { return text.push_str("null") };
    text.push('"');
    day(text, value);
    text.push('T');
    clock(text, value);
    text.push_str("Z\"");
}

/// Writes what became of a subject on one of many machines, where neither records nor parts are known.
#[cfg(feature = "abi")]
pub fn write_alone(text: &mut String, run: &Run) {
    life(text, run);
    string(text, ",\"verdict\":", run.verdict);
    text.push_str(",\"attempts\":");
    digits(text, run.subject.attempts, 1);
    text.push_str(",\"findings\":");
    digits(text, run.subject.findings, 1);
    text.push('}');
}

/// Writes kind, identity, state and times: the members that begin a run.
#[inline(always)]
fn life(text: &mut String, run: &Run) {
    string(text, "{\"kind\":", run.kind.run);
    string(text, ",\"id\":", run.first.part(Part::SubjectId));
    string(text, ",\"source\":", run.first.part(Part::SubjectSource));
    string(text, ",\"name\":", run.part(Part::Name));
    string(text, ",\"url\":", run.part(Part::Url));
    string(text, ",\"state\":", run.state);
    string(text, ",\"outcome\":", run.outcome.unwrap_or_default());
    time(text, ",\"queuedAt\":", run.queued);
    time(text, ",\"startedAt\":", run.started);
    time(text, ",\"finishedAt\":", run.finished);
    text.push_str(",\"durationMs\":");
    let duration = run.started.zip(run.finished).map(|(start, end)| end.saturating_sub(start) / 1000);
    match duration.and_then(|duration| u64::try_from(duration).ok()) {
        Some(duration) => digits(text, duration, 1),
        None => text.push_str("null"),
    }
}

fn one(text: &mut String, run: &Run) {
    life(text, run);
    text.push_str(",\"records\":");
    list(
        text,
        run.subject.events.get(..run.subject.events.len().min(LISTED)).unwrap_or_default(),
        &mut |text, event| {
            digits(text, event.record.unwrap_or_default(), 1);
        },
    );
    string(text, ",\"verdict\":", run.verdict);
    text.push_str(",\"attempts\":");
    digits(text, run.subject.attempts, 1);
    text.push_str(",\"findings\":");
    digits(text, run.subject.findings, 1);
    text.push_str(",\"events\":");
    list(text, &run.subject.events, &mut |text, event| {
        text.push_str("{\"record\":");
        digits(text, event.record.unwrap_or_default(), 1);
        string(text, ",\"predicate\":", event.word());
        time(text, ",\"time\":", Some(event.order.time).filter(|_| event.timed()));
        string(text, ",\"outcome\":", outcome(event.part(Part::Outcome)).unwrap_or_default());
        named(text, Part::Artifact, "", &mut |text| match event.part(Part::Artifact) {
            "" => text.push_str("null"),
            value => quote_into(text, value),
        });
        text.push('}');
    });
    for part in [Part::Environment, Part::Service] {
        named(text, part, "", &mut |text| match run.part(part) {
            "" => text.push_str("null"),
            value => quote_into(text, value),
        });
    }
    for part in [Part::Artifact, Part::Change] {
        named(text, part, "s", &mut |text| list(text, &run.parts(part), &mut |text, value| quote_into(text, value)));
    }
    text.push_str(",\"children\":");
    // Levels of runs are few.
    list(text, &run.children, &mut one);
    text.push('}');
}

/// A member with the name of a part.
fn named(text: &mut String, part: Part, plural: &str, write: &mut dyn FnMut(&mut String)) {
    let name = PART_NAMES.iter().find(|(known, _)| *known == part).map_or("", |(_, name)| name);
    for piece in [",\"", name, plural, "\":"] {
        text.push_str(piece);
    }
    write(text);
}
