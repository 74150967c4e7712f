//! Facts of events, and what the facts of keys give.

use super::report::Around;
use super::{Engine, fold, frame, framed, frames, number, stringified};
use crate::facts::occurrence;
use crate::json::{Kind, quote_into};
use crate::lifecycle::{Claim, Found, Kept, Known, Reducer, Says, Scope, State, facts};
use crate::model::event::Outcome;
use crate::model::kinds::KINDS;
use crate::model::occurrence::{Occurrence, hash};
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

/// The mark of a fact from which facts for other keys can follow.
const SENDS: u8 = 1;

/// The marks of a folded key.
const ENDED: u8 = 1;
const CAPPED: u8 = 2;
const WAITS: u8 = 4;

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
        let has = |flag: u32| flags & flag != 0;
        let Some(Kept { mut reducer, known }) = Kept::read(snapshot) else {
            return head(out, REFUSED, 0, 0, NO_TIME, &[]);
        };
        let complete = has(fold::COMPLETE);
        let was_complete = complete && !has(fold::END);
        let known = known.unwrap_or_else(|| self.given(&reducer, was_complete).0.known(was_complete));
        let refused = given.iter().filter(|fact| reducer.fold(fact).is_err()).count() as u32;
        reducer.keep_first(KEPT);
        let (after, mut state) = self.given(&reducer, complete);
        let subject = match &state {
            Some(State::Subject(subject)) if !subject.events.is_empty() => Some(subject),
            _ => None,
        };
        let mut marks = 0;
        // Ids, chains and names wait for nothing.
        if !reducer.is_subject() || subject.is_some_and(|subject| subject.ended.is_some()) {
            marks |= ENDED;
        }
        if reducer.len() >= KEPT {
            marks |= CAPPED;
        }
        let mut run = String::new();
        if has(fold::RUN)
            && let Some(subject) = subject
        {
            let kept = has(fold::SETTLED | fold::COMPLETE) && subject.ended.is_some();
            if let Some(found) = Run::of(subject, kept) {
                runs::write_alone(&mut run, &found);
            }
        }
        if let Some(state) = state.as_mut().filter(|_| has(fold::RESULTS) && !complete)
            && reducer.misses(state)
        {
            marks |= WAITS;
        }
        let mut bytes = Vec::new();
        if has(fold::RESULTS) {
            after.known(complete).write(&reducer, &mut bytes);
        } else {
            reducer.write(&mut bytes);
        }
        head(out, 0, marks, refused, reducer.latest().unwrap_or(NO_TIME), &bytes);

        // The words of findings are not kept. They are wanted again when a finding is no longer the same, which is rare.
        let before = if after.changes(&known, flags) {
            Kept::read(snapshot).map(|kept| self.given(&kept.reducer, known.complete).0).unwrap_or_default()
        } else {
            Given::default()
        };
        text(out, stringified(after.since(&before, &known, flags)).as_bytes());
        text(out, stringified(run).as_bytes());
        for fact in after.sent.iter().filter(|fact| has(fold::ALL) || known.sent.binary_search(&hash(fact, 0)).is_err())
        {
            out.extend_from_slice(fact);
        }
    }

    /// What the facts of a key give, and what is known of it after them.
    fn given(&mut self, reducer: &Reducer, complete: bool) -> (Given, Option<State>) {
        let (results, state) = reducer.replay(complete);
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
        (given, state)
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

impl Given {
    /// Whether a finding that is known is no longer given, or in other words.
    fn changes(&self, known: &Known, flags: u32) -> bool {
        known.findings.iter().any(|(id, words)| match self.findings.get(id) {
            Some(now) => flags & fold::RESULTS != 0 && digest_of(now) != *words,
            None => true,
        })
    }

    /// The findings that are to be said after those that are known. `before`: the known ones, if some of them have changed.
    fn since(&self, before: &Given, known: &Known, flags: u32) -> String {
        let mut out = String::new();
        for id in before.order.iter().filter(|_| flags & fold::RESULTS != 0) {
            let (Some(words), Some(now)) = (before.findings.get(id), self.findings.get(id)) else { continue };
            if words != now {
                finding(&mut out, *id, words, true);
            }
        }
        for id in &self.order {
            let Some(words) = self.findings.get(id) else { continue };
            let is_known = known.findings.binary_search(&(*id, digest_of(words))).is_ok();
            if flags & fold::ALL != 0 || !is_known {
                finding(&mut out, *id, words, false);
            }
        }
        for id in before.order.iter().filter(|id| !self.findings.contains_key(id)) {
            if let Some(words) = before.findings.get(id) {
                finding(&mut out, *id, words, true);
            }
        }
        out
    }

    fn known(&self, complete: bool) -> Known {
        let findings = self.findings.iter().map(|(id, words)| (*id, digest_of(words))).collect();
        Known::new(complete, findings, self.sent.iter().map(|fact| hash(fact, 0)).collect())
    }
}

fn digest_of([finding, events]: &[String; 2]) -> u64 {
    hash(finding.as_bytes(), hash(events.as_bytes(), 0))
}

fn finding(out: &mut String, id: u64, [found, events]: &[String; 2], retracted: bool) {
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
    out.push(if sends(fact) { SENDS } else { 0 });
    out.extend(fact.id().to_le_bytes());
    text(out, fact.key.as_bytes());
    frame(out, &mut |out| fact.write(out));
}

/// Whether facts for other keys can follow from a fact: it is about a subject that may be a part of another.
fn sends(fact: &Claim) -> bool {
    let own = fact.event.kind();
    let kind = match fact.says {
        Says::About(_) => own,
        Says::Part(..) => own.and_then(|kind| KINDS.get(usize::from(kind.parent?.0))),
        _ => None,
    };
    kind.is_some_and(|kind| kind.parent.is_some())
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
