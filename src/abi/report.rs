//! Reports as JSON, as `JSON.stringify` writes those of the npm package.

use super::options::Asked;
use crate::compose::Missing;
use crate::explain::{self, Change, Diagnostic, Wire};
use crate::formats::digits;
use crate::json::{Position, quote_into};
use crate::model::event::{Identity, Outcome};
use crate::model::plan::{Role, VOCABULARIES};
use crate::model::rule::{Rule, Severity};
use crate::model::validation::Validation;
use crate::protocol::{self, NULL};
use crate::validate::{self, Scratch, Seen, fast_accept};
use alloc::string::String;
use alloc::vec::Vec;

/// What is said of a value beside what the engine finds in it.
#[derive(Default)]
pub struct Around<'a> {
    /// A finding before those of the value, as JSON.
    pub before: Option<String>,
    /// Instead of the outcome of the value and its events.
    pub outcome: Option<Outcome>,
    /// The same for the value's own events.
    pub events: Option<Outcome>,
    /// Without the findings of the value.
    pub alone: bool,
    /// Instead of the help of findings about members that are missing.
    pub missing: &'a [Missing],
}

/// Writes the report on a value. Returns its outcome, and whether it has findings.
pub fn on(
    value: &[u8],
    asked: &Asked,
    scratch: &mut Scratch,
    wire: &mut Wire,
    around: &Around,
    out: &mut String,
) -> (Outcome, bool) {
    let options = asked.settings.options();
    let plain = around.before.is_none() && around.outcome.is_none();
    if plain && let Some(seen) = fast_accept(value, &options, scratch, true).filter(|seen| seen.clean) {
        clean(value, &seen, &scratch.identity, options.vocabulary.is_some(), out);
        return (Outcome::Valid, false);
    }
    let tokens = core::mem::take(&mut scratch.tokens);
    let work = |validation: &Validation| {
        whole(validation, asked.most, wire, around, out);
        (validation.outcome, !validation.faults.is_empty())
    };
    let (outcome, tokens) = validate::validate(value, &options, tokens, work);
    scratch.tokens = tokens;
    outcome
}

/// The findings of a value as values.
pub fn findings(value: &[u8], asked: &Asked, most: usize) -> (Outcome, Vec<Diagnostic>) {
    let work = |validation: &Validation| explain::report(validation, most);
    let (report, _) = validate::validate(value, &asked.settings.options(), Vec::new(), work);
    (report.outcome, report.diagnostics)
}

/// The report on a valid event in which nothing was found.
fn clean(value: &[u8], seen: &Seen, identity: &Identity, chosen: bool, out: &mut String) {
    let mut event = String::from("{\"pointer\":\"\",\"outcome\":\"valid\",\"vocabulary\":");
    nullable(&mut event, VOCABULARIES.get(seen.vocabulary).map(|vocabulary| vocabulary.id));
    event.push_str(",\"vocabularyFrom\":");
    event.push_str(if chosen { "\"option\"" } else { "\"event\"" });
    event.push_str(",\"custom\":false,\"envelope\":\"none\",\"type\":");
    quote_into(&mut event, &seen.event.name());
    let words = [seen.event.subject(), seen.event.predicate(), seen.event.version()];
    for (name, word) in [",\"subject\":", ",\"predicate\":", ",\"eventVersion\":"].into_iter().zip(words) {
        event.push_str(name);
        nullable(&mut event, Some(word).filter(|word| !word.is_empty()));
    }
    let roles = [Role::Id, Role::Source, Role::Time, Role::SubjectId];
    for (name, role) in [",\"id\":", ",\"source\":", ",\"time\":", ",\"subjectId\":"].into_iter().zip(roles) {
        event.push_str(name);
        let (start, end) = identity[role as usize];
        let text = value.get(start as usize..end as usize).filter(|_| start > 0);
        nullable(&mut event, text.and_then(|text| core::str::from_utf8(text).ok()));
    }
    event.push('}');
    out.push_str("{\"outcome\":\"valid\",\"event\":");
    out.push_str(&event);
    out.push_str(",\"events\":[");
    out.push_str(&event);
    out.push_str("],\"diagnostics\":[],\"omitted\":0,\"omittedBySeverity\":{\"error\":0,\"warning\":0,\"note\":0}}");
}

/// Writes the report on a value that was validated.
pub fn whole(validation: &Validation, most: usize, wire: &mut Wire, around: &Around, out: &mut String) {
    let (count, omitted) = explain::write(validation, most, wire);
    let events = wire.events(validation.events.len());
    let report = wire.read(validation.outcome, validation.events.len(), count as usize, omitted);
    word(out, "{\"outcome\":", around.outcome.unwrap_or(validation.outcome));
    let written: Vec<String> = events
        .into_iter()
        .map(|mut event| {
            event.outcome = around.events.unwrap_or(event.outcome);
            let mut text = String::new();
            one(&event, &mut text);
            text
        })
        .collect();
    out.push_str(",\"event\":");
    out.push_str(written.first().filter(|_| !validation.batch).map_or("null", |event| event));
    out.push_str(",\"events\":[");
    for (index, event) in written.iter().enumerate() {
        out.push_str(if index > 0 { "," } else { "" });
        out.push_str(event);
    }
    out.push_str("],\"diagnostics\":[");
    let mut first = true;
    if let Some(before) = &around.before {
        out.push_str(before);
        first = false;
    }
    for finding in report.diagnostics.iter().filter(|_| !around.alone) {
        out.push_str(if core::mem::take(&mut first) { "" } else { "," });
        diagnostic(finding, around.missing, out);
    }
    out.push_str("],\"omitted\":");
    digits(out, omitted.iter().map(|number| u64::from(*number)).sum(), 1);
    out.push_str(",\"omittedBySeverity\":{");
    for (index, (number, (_, name))) in omitted.iter().zip(protocol::SEVERITIES).enumerate() {
        out.push_str(if index > 0 { ",\"" } else { "\"" });
        out.push_str(name);
        out.push_str("\":");
        digits(out, u64::from(*number), 1);
    }
    out.push_str("}}");
}

/// Writes a report without events, with the outcome `unchecked` and one finding.
pub fn unchecked(finding: &str, out: &mut String) {
    out.push_str("{\"outcome\":\"unchecked\",\"event\":null,\"events\":[],\"diagnostics\":[");
    out.push_str(finding);
    out.push_str("],\"omitted\":0,\"omittedBySeverity\":{\"error\":0,\"warning\":0,\"note\":0}}");
}

fn word(out: &mut String, name: &str, outcome: Outcome) {
    out.push_str(name);
    quote_into(out, protocol::OUTCOMES[usize::from(super::number(outcome))].1);
}

fn nullable(out: &mut String, text: Option<&str>) {
    match text {
        Some(text) => quote_into(out, text),
        None => out.push_str("null"),
    }
}

/// An event of a report.
pub struct Info {
    pointer: String,
    outcome: Outcome,
    vocabulary: Option<&'static str>,
    from: &'static str,
    custom: bool,
    envelope: &'static str,
    /// Type, subject, predicate, version, id, source, time, subject id.
    strings: [Option<String>; 8],
}

const STRINGS: [&str; 8] = [
    ",\"type\":",
    ",\"subject\":",
    ",\"predicate\":",
    ",\"eventVersion\":",
    ",\"id\":",
    ",\"source\":",
    ",\"time\":",
    ",\"subjectId\":",
];

fn one(event: &Info, out: &mut String) {
    out.push_str("{\"pointer\":");
    quote_into(out, &event.pointer);
    word(out, ",\"outcome\":", event.outcome);
    out.push_str(",\"vocabulary\":");
    nullable(out, event.vocabulary);
    out.push_str(",\"vocabularyFrom\":");
    nullable(out, Some(event.from).filter(|from| !from.is_empty()));
    out.push_str(if event.custom { ",\"custom\":true" } else { ",\"custom\":false" });
    out.push_str(",\"envelope\":");
    quote_into(out, event.envelope);
    for (name, text) in STRINGS.iter().zip(&event.strings) {
        out.push_str(name);
        nullable(out, text.as_deref());
    }
    out.push('}');
}

trait Events {
    fn events(&self, count: usize) -> Vec<Info>;
}

/// The words of an event in a table.
const WORDS: usize = 7 + 2 * STRINGS.len();

impl Events for Wire {
    /// The first events of a table: see [`Wire::event`].
    fn events(&self, count: usize) -> Vec<Info> {
        let units: Vec<u16> = if self.text.is_ascii() { Vec::new() } else { self.text.encode_utf16().collect() };
        let string = |start: u32, length: u32| {
            let range = start as usize..(start as usize).saturating_add(length as usize);
            if start == NULL {
                None
            } else if units.is_empty() {
                self.text.get(range).map(String::from)
            } else {
                units.get(range).map(String::from_utf16_lossy)
            }
        };
        let (events, _) = self.table.as_chunks::<WORDS>();
        let one = |words: &[u32; WORDS]| {
            let [start, length, outcome, vocabulary, from, custom, envelope, strings @ ..] = words;
            let mut texts = [const { None }; STRINGS.len()];
            for (text, [start, length]) in texts.iter_mut().zip(strings.as_chunks::<2>().0) {
                *text = string(*start, *length);
            }
            Info {
                pointer: string(*start, *length).unwrap_or_default(),
                outcome: named(&protocol::OUTCOMES, *outcome).map_or(Outcome::Unchecked, |(outcome, _)| outcome),
                vocabulary: VOCABULARIES.get(*vocabulary as usize).map(|vocabulary| vocabulary.id),
                from: named(&protocol::VOCABULARY_FROM, *from).map_or("", |(_, word)| word),
                custom: *custom != 0,
                envelope: named(&protocol::ENVELOPES, *envelope).map_or("", |(_, word)| word),
                strings: texts,
            }
        };
        events.iter().take(count).map(one).collect()
    }
}

fn named<Value: Copy>(list: &[(Value, &'static str)], number: u32) -> Option<(Value, &'static str)> {
    list.get(number as usize).copied()
}

/// The words of a severity.
pub fn severity(severity: Severity) -> &'static str {
    protocol::SEVERITIES[protocol::number(&protocol::SEVERITIES, severity) as usize].1
}

/// Writes the address of a rule's page as the last member of a finding.
pub fn url(out: &mut String, rule: &str) {
    out.push_str(",\"url\":\"docs/rules/");
    out.push_str(rule);
    out.push_str(".md\"");
}

fn member(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    quote_into(out, value);
}

/// A finding of a rule about no place in a text. `late`: the help comes after the address, as the package writes it for streams.
pub fn placeless(rule: Rule, message: &str, help: &str, pointer: &str, late: bool) -> String {
    let mut out = String::from("{\"code\":\"CDE");
    digits(&mut out, u64::from(rule.code()), 1);
    member(&mut out, "\",\"rule\":", rule.name());
    member(&mut out, ",\"severity\":", severity(Severity::Error));
    member(&mut out, ",\"message\":", message);
    if !late {
        member(&mut out, ",\"help\":", help);
    }
    member(&mut out, ",\"pointer\":", pointer);
    url(&mut out, rule.name());
    if late && !help.is_empty() {
        member(&mut out, ",\"help\":", help);
    }
    out.push('}');
    out
}

/// Writes a finding.
pub fn diagnostic(finding: &Diagnostic, missing: &[Missing], out: &mut String) {
    member(out, "{\"code\":", &finding.code);
    member(out, ",\"rule\":", finding.rule);
    member(out, ",\"severity\":", severity(finding.severity));
    member(out, ",\"message\":", &finding.message);
    // What is missing in the result of a conversion can only come from its input or an option.
    let lacks = |lack: &&Missing| {
        finding.rule == crate::model::rule::MISSING_FIELD.name()
            && lack.pointer == finding.pointer
            && !finding.several
            && finding.expected.first().is_some_and(|expected| *expected == lack.name)
    };
    let helps: Vec<&str> = missing.iter().filter(lacks).map(|lack| &*lack.help).collect();
    if !helps.is_empty() && !finding.help.is_empty() {
        member(out, ",\"help\":", &helps.join("; "));
    } else if !finding.help.is_empty() {
        member(out, ",\"help\":", &finding.help);
    }
    place(out, &finding.pointer, &finding.range);
    for (index, (message, pointer, range)) in finding.related.iter().enumerate() {
        out.push_str(if index > 0 { ",{" } else { ",\"related\":[{" });
        member(out, "\"message\":", message);
        place(out, pointer, range);
        out.push('}');
    }
    if !finding.related.is_empty() {
        out.push(']');
    }
    expected(finding, out);
    if let Some(Change { title, safe, edits }) = &finding.fix {
        member(out, ",\"fix\":{\"title\":", title);
        out.push_str(if *safe { ",\"safe\":true" } else { ",\"safe\":false" });
        for (index, (start, end, text)) in edits.iter().enumerate() {
            out.push_str(if index > 0 { ",{\"start\":" } else { ",\"edits\":[{\"start\":" });
            digits(out, u64::from(*start), 1);
            out.push_str(",\"end\":");
            digits(out, u64::from(*end), 1);
            member(out, ",\"text\":", text);
            out.push('}');
        }
        out.push_str("]}");
    }
    url(out, finding.rule);
    // The package adds it to the finding.
    if !helps.is_empty() && finding.help.is_empty() {
        member(out, ",\"help\":", &helps.join("; "));
    }
    out.push('}');
}

fn expected(finding: &Diagnostic, out: &mut String) {
    if !finding.several {
        if let Some(expected) = finding.expected.first() {
            member(out, ",\"expected\":", expected);
        }
        return;
    }
    out.push_str(",\"expected\":[");
    for (index, expected) in finding.expected.iter().enumerate() {
        out.push_str(if index > 0 { "," } else { "" });
        quote_into(out, expected);
    }
    out.push(']');
}

fn place(out: &mut String, pointer: &str, [start, end]: &[Position; 2]) {
    member(out, ",\"pointer\":", pointer);
    for (name, position) in [(",\"range\":{\"start\":{", start), (",\"end\":{", end)] {
        out.push_str(name);
        let numbers =
            [("\"offset\":", position.offset), (",\"line\":", position.line), (",\"column\":", position.column)];
        for (name, number) in numbers {
            out.push_str(name);
            digits(out, u64::from(number), 1);
        }
        out.push('}');
    }
    out.push('}');
}
