//! Facts to findings: sorted, with places, words and fixes. Decides nothing.

use crate::engine::Fault;
use crate::event::Event;
use crate::judge::Judgement;
use crate::rules::{self, Case, Finding, Place};
use crate::text::{self, Doc, Kind, NONE};
use crate::wire::{Report, Wire};
use alloc::vec::Vec;

/// Writes the report of a judged document, with at most so many findings, over what `wire` held. Answers how many
/// findings it has, and how many there are beyond them.
pub fn write(judgement: &Judgement, most: usize, wire: &mut Wire) -> (u32, u32) {
    let doc = &judgement.doc;
    let order = (0..).zip(&judgement.faults).map(|(index, (fault, _))| rank(doc, fault, index));
    let mut order: Vec<u128> = order.collect();
    text::sort(&mut order, false);
    let omitted = order.len().saturating_sub(most) as u32;
    order.truncate(most);

    wire.clear();
    for event in &judgement.events {
        wire.event(event, doc);
    }
    wire.findings_at = wire.text.len();
    let mut finding = core::mem::replace(&mut wire.finding, Finding::empty());
    for rank in &order {
        let (fault, event) = &judgement.faults[*rank as u32 as usize];
        let event: Option<&Event> = judgement.events.get(*event as usize);
        finding.clear();
        rules::words(&Case { doc, fault, event }, &mut finding);
        one(doc, fault, &finding, wire);
    }
    wire.finding = finding;
    wire.find_places(doc);
    (order.len() as u32, omitted)
}

/// As [`write`], and read back.
pub fn report(judgement: &Judgement, most: usize) -> Report {
    let mut wire = Wire::empty();
    let (count, omitted) = write(judgement, most, &mut wire);
    wire.read(judgement.outcome, judgement.events.len(), count as usize, omitted)
}

/// Where a finding stands among the others: by position, then code, then token, then as it was found.
fn rank(doc: &Doc, fault: &Fault, index: u32) -> u128 {
    u128::from(span(doc, fault).0) << 96
        | u128::from(fault.rule.code) << 64
        | u128::from(fault.token) << 32
        | u128::from(index)
}

/// One finding; [`Wire::read`] has the order of the words.
fn one(doc: &Doc, fault: &Fault, finding: &Finding, wire: &mut Wire) {
    wire.word(u32::from(fault.rule.code));
    wire.word(fault.severity as u32);
    wire.string(Some(&finding.message.0));
    wire.string(Some(finding.help.0.as_str()).filter(|help| !help.is_empty()));
    wire.pointer(fault.token);
    wire.range(doc.shown(span(doc, fault)));
    wire.word(u32::from(finding.related != NONE));
    if finding.related != NONE {
        wire.string(Some(&finding.related_message.0));
        wire.pointer(finding.related);
        wire.range(doc.shown(value_span(doc, finding.related)));
    }
    let expected = &finding.expected;
    wire.word(u32::from(expected.several));
    wire.word(expected.ends.len() as u32);
    let mut start = 0;
    for &end in &expected.ends {
        wire.string(expected.text.get(start..end));
        start = end;
    }
    let fix = &finding.fix;
    // Base64 cannot be mended in a part of it.
    let has_fix = !fix.title.is_empty() && doc.is_original((fix.start, fix.end));
    wire.word(u32::from(has_fix));
    if has_fix {
        let (start, end) = doc.shown((fix.start, fix.end));
        wire.string(Some(&fix.title));
        wire.word(u32::from(fix.safe));
        wire.word(1);
        wire.offset(start);
        wire.offset(end);
        wire.string(Some(&fix.text));
    }
}

/// The bytes that a finding is about.
fn span(doc: &Doc, fault: &Fault) -> (u32, u32) {
    match fault.rule.place {
        Place::Syntax => {
            let Some(fault) = doc.faults.get(fault.arg as usize) else { return (0, 0) };
            (fault.at, fault.at + letter(doc, fault.at))
        }
        _ if doc.tokens.is_empty() => (0, 0),
        Place::Value => value_span(doc, fault.token),
        Place::Key => (doc.token(fault.token).start, doc.token(fault.token).end),
        Place::Owner => value_span(doc, doc.key_of(fault.token).unwrap_or(fault.token)),
        Place::First => {
            (doc.token(fault.token).start, doc.token(fault.token).start + letter(doc, doc.token(fault.token).start))
        }
    }
}

/// A value's bytes; of a container its opening bracket.
fn value_span(doc: &Doc, token: u32) -> (u32, u32) {
    if token == NONE {
        return (0, 0);
    }
    let found = doc.token(token);
    match found.kind {
        Kind::Object | Kind::Array => (found.start, found.start + 1),
        _ => (found.start, found.end),
    }
}

/// The bytes of the character at an offset; none at the end of the text.
fn letter(doc: &Doc, at: u32) -> u32 {
    text::letter(doc.bytes, at as usize, doc.surrogates).0 as u32
}
