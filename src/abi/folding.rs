//! Facts of events, and what the facts of keys give.

use super::report::Around;
use super::{Engine, fold, frame, framed, frames, number, stringified};
use crate::facts::occurrence;
use crate::json::{Kind, quote_into};
use crate::lifecycle::{Claim, Found, Reducer, Scope, facts};
use crate::model::event::Outcome;
use crate::model::occurrence::Occurrence;
use crate::runs::{self, Run};
use crate::session::{accepted, diagnostic};
use crate::validate::validate;
use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// The most facts of a key that are kept, the earliest: one key cannot fill a machine.
const KEPT: usize = 1024;

/// The latest time of events whose times cannot be read.
const NO_TIME: i64 = i64::MIN;

/// Of keys that cannot be folded.
const REFUSED: u8 = 1;

/// The marks of a folded key.
const ENDED: u8 = 1;
const CAPPED: u8 = 2;

impl Engine {
    /// A frame for each value: its outcome, its report if something was found, and its facts.
    pub fn facts(&mut self, input: &[u8], flags: u32, out: &mut Vec<u8>) {
        let (mut report, mut keys) = (String::new(), String::new());
        self.each(input, flags, &mut |engine, value| {
            frame(out, &mut |out| engine.facts_of(value, &mut report, &mut keys, out));
        });
    }

    fn facts_of(&mut self, value: &[u8], report: &mut String, keys: &mut String, out: &mut Vec<u8>) {
        report.clear();
        let Engine { asked, scratch, readings, wire, .. } = self;
        let asked = asked.get_or_insert_default();
        let options = asked.settings.options();
        let mut seen: Vec<Occurrence> = Vec::new();
        let mut tokens = core::mem::take(&mut scratch.tokens);
        let quick = accepted(value, &options, readings, scratch, &mut tokens);
        scratch.tokens = tokens;
        let outcome = if let Some(quick) = quick {
            seen.push(quick);
            Outcome::Valid
        } else {
            let tokens = core::mem::take(&mut scratch.tokens);
            let (outcome, tokens) = validate(value, &options, tokens, |validation| {
                let doc = &validation.doc;
                if doc.sound() && matches!(doc.kind(0), Some(Kind::Object | Kind::Array)) {
                    let known = validation.events.iter().filter(|event| event.vocabulary.is_some());
                    seen.extend(known.map(|event| occurrence(doc, event, readings)));
                }
                if !validation.faults.is_empty() || validation.outcome != Outcome::Valid {
                    super::report::whole(validation, asked.most, wire, &Around::default(), report);
                }
                validation.outcome
            });
            scratch.tokens = tokens;
            outcome
        };
        out.extend([number(outcome), 0, 0, 0]);
        let latest = seen.iter().filter(|event| event.timed()).map(|event| event.order.time).max();
        out.extend(latest.unwrap_or(NO_TIME).to_le_bytes());
        text(out, stringified(core::mem::take(report)).as_bytes());
        for event in seen {
            let event = Rc::new(event);
            facts(&event, true, keys, &mut |fact| write_fact(&fact, out));
        }
    }

    /// Folds facts into keys: a frame for each.
    pub fn fold(&mut self, input: &[u8], flags: u32, out: &mut Vec<u8>) {
        self.error.clear();
        let keys = frames(input);
        let Some(keys) = keys.filter(|keys| keys.iter().all(|key| frames(key).is_some_and(|parts| !parts.is_empty())))
        else {
            self.error.push_str("the frames are damaged: a length leads beyond the end of its frame");
            return;
        };
        for key in keys {
            frame(out, &mut |out| self.fold_key(key, flags, out));
        }
    }

    fn fold_key(&mut self, mut key: &[u8], flags: u32, out: &mut Vec<u8>) {
        let snapshot = framed(&mut key).unwrap_or_default();
        let given = frames(key).unwrap_or_default();
        let restored = if snapshot.is_empty() { Some(Reducer::new()) } else { Reducer::restore(snapshot) };
        let Some(mut reducer) = restored else {
            return head(out, REFUSED, 0, 0, NO_TIME, &[]);
        };
        let complete = flags & fold::COMPLETE != 0;
        let before = if snapshot.is_empty() { Given::default() } else { self.given(&reducer, complete) };
        let refused = given.iter().filter(|fact| reducer.fold(fact).is_err()).count() as u32;
        reducer.keep_first(KEPT);
        let after = self.given(&reducer, complete);
        let subject = reducer.subject(complete);
        let mut marks = 0;
        // Ids, chains and names wait for nothing.
        if !reducer.is_subject() || subject.as_ref().is_some_and(|subject| subject.ended.is_some()) {
            marks |= ENDED;
        }
        if reducer.len() >= KEPT {
            marks |= CAPPED;
        }
        head(out, 0, marks, refused, reducer.latest().unwrap_or(NO_TIME), &reducer.snapshot());
        let all = flags & fold::ALL != 0;
        let mut findings = String::new();
        for id in &after.order {
            let words = after.findings.get(id);
            if all || words != before.findings.get(id) {
                finding(&mut findings, *id, words, false);
            }
        }
        for id in before.order.iter().filter(|id| !after.findings.contains_key(id)) {
            finding(&mut findings, *id, before.findings.get(id), true);
        }
        text(out, stringified(findings).as_bytes());
        let mut run = String::new();
        if flags & fold::RUN != 0
            && let Some(subject) = &subject
        {
            let kept = flags & (fold::SETTLED | fold::COMPLETE) != 0 && subject.ended.is_some();
            if let Some(found) = Run::of(subject, kept) {
                runs::write_alone(&mut run, &found);
            }
        }
        text(out, stringified(run).as_bytes());
        for fact in after.sent.iter().filter(|fact| all || !before.sent.contains(fact)) {
            out.extend_from_slice(fact);
        }
    }

    /// What the facts of a key give.
    fn given(&mut self, reducer: &Reducer, complete: bool) -> Given {
        let results = reducer.results(complete);
        let mut given = Given::default();
        for found in &results.found {
            let id = found.id();
            if given.findings.insert(id, self.words(found)).is_none() {
                given.order.push(id);
            }
        }
        given.sent = results
            .sent
            .claims()
            .map(|fact| {
                let mut bytes = Vec::new();
                write_fact(&fact, &mut bytes);
                bytes
            })
            .collect();
        given
    }

    /// A finding from its second member on, without what says whether it is retracted.
    fn words(&mut self, found: &Found) -> [String; 2] {
        let [mut finding, mut events] = [const { String::new() }; 2];
        diagnostic(&mut finding, found, found.severity, &mut self.readings);
        self::events(found, &mut events);
        finding.pop();
        super::report::url(&mut finding, found.rule.name());
        finding.push('}');
        [finding, events]
    }
}

/// What the facts of a key give, as it is written.
#[derive(Default)]
struct Given {
    /// The ids of the findings in their order.
    order: Vec<u64>,
    findings: BTreeMap<u64, [String; 2]>,
    /// Facts for other keys.
    sent: Vec<Vec<u8>>,
}

fn finding(out: &mut String, id: u64, words: Option<&[String; 2]>, retracted: bool) {
    let Some([found, events]) = words else { return };
    out.push_str("{\"id\":\"");
    crate::formats::hexadecimal(out, id, 16);
    out.push_str(if retracted { "\",\"retracted\":true,\"finding\":" } else { "\",\"retracted\":false,\"finding\":" });
    out.push_str(found);
    out.push_str(",\"events\":");
    out.push_str(events);
    out.push_str("}\n");
}

fn head(out: &mut Vec<u8>, status: u8, marks: u8, refused: u32, latest: i64, snapshot: &[u8]) {
    out.extend([status, marks, 0, 0]);
    out.extend(refused.to_le_bytes());
    out.extend(latest.to_le_bytes());
    text(out, snapshot);
    if status == REFUSED {
        text(out, &[]);
        text(out, &[]);
    }
}

/// Writes bytes with their length before them.
fn text(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend((bytes.len() as u32).to_le_bytes());
    out.extend_from_slice(bytes);
}

fn write_fact(fact: &Claim, out: &mut Vec<u8>) {
    out.push(match fact.scope {
        Scope::Subject => 1,
        Scope::Id => 2,
        Scope::Chain => 3,
        Scope::Name => 4,
        Scope::Stream => 5,
    });
    out.extend(fact.id().to_le_bytes());
    text(out, fact.key.as_bytes());
    frame(out, &mut |out| fact.write(out));
}

/// The events of a finding.
fn events(found: &Found, out: &mut String) {
    out.push('[');
    for (index, (source, id)) in found.events().into_iter().enumerate() {
        out.push_str(if index > 0 { ",{\"source\":" } else { "{\"source\":" });
        quote_into(out, source);
        out.push_str(",\"id\":");
        quote_into(out, id);
        out.push('}');
    }
    out.push(']');
}
