//! Facts to findings: sorted, with places, words and fixes. Decides nothing.

use super::wire::{Report, Wire};
use crate::json::{self, Doc, Kind, NONE, Pointers};
use crate::model::event::Event;
use crate::model::fault::{Detail, Fault, HEADERS};
use crate::model::rule::Target;
use crate::model::validation::Validation;
use crate::protocol;
use crate::rules::{self, Case, Finding};
use alloc::vec::Vec;

/// Writes the report of a validated document, with at most so many findings, over what `wire` held. Gives how many
/// findings it has, and how many there are beyond them.
pub fn write(validation: &Validation, most: usize, wire: &mut Wire) -> (u32, u32) {
    let doc = &validation.doc;
    let order = (0..).zip(&validation.faults).map(|(index, (fault, _))| rank(doc, fault, index));
    let mut order: Vec<u128> = order.collect();
    json::sort(&mut order, false);
    let omitted = order.len().saturating_sub(most) as u32;
    order.truncate(most);

    wire.clear();
    for event in &validation.events {
        wire.event(event, doc);
    }
    let mut finding = core::mem::replace(&mut wire.finding, Finding::empty());
    for rank in &order {
        let (fault, event) = &validation.faults[*rank as u32 as usize];
        let event: Option<&Event> = validation.events.get(*event as usize);
        finding.clear();
        match validation.headers.as_ref().filter(|_| fault.place.record == HEADERS) {
            None => rules::render(&Case { doc, fault, event }, &mut finding),
            Some(headers) => rules::render(&Case { doc: headers, fault, event }, &mut finding),
        }
        one(validation, fault, &finding, wire);
    }
    wire.finding = finding;
    wire.settle_fixes();
    wire.find_places(doc);
    (order.len() as u32, omitted)
}

/// As [`write`], and read back.
pub fn report(validation: &Validation, most: usize) -> Report {
    let mut wire = Wire::empty();
    let (count, omitted) = write(validation, most, &mut wire);
    wire.read(validation.outcome, validation.events.len(), count as usize, omitted)
}

/// Where a finding stands among the others: by position, headers first, then code, then token, then as it was found.
fn rank(doc: &Doc, fault: &Fault, index: u32) -> u128 {
    let start = if fault.place.record == HEADERS { 0 } else { span(doc, fault).0 | 1 << 31 };
    u128::from(start) << 96
        | u128::from(fault.rule.code()) << 64
        | u128::from(fault.place.token) << 32
        | u128::from(index)
}

/// One finding; [`Wire::read`] has the order of the words.
fn one(validation: &Validation, fault: &Fault, finding: &Finding, wire: &mut Wire) {
    let doc = &validation.doc;
    wire.word(u32::from(fault.rule.code()));
    wire.word(protocol::number(&protocol::SEVERITIES, fault.severity));
    wire.string(Some(&finding.message.0));
    wire.string(Some(finding.help.0.as_str()).filter(|help| !help.is_empty()));
    match validation.headers.as_ref().filter(|_| fault.place.record == HEADERS) {
        None => {
            wire.pointer(fault.place.token);
            wire.range(doc.shown(span(doc, fault)));
        }
        // Headers are in no text, so there is no range.
        Some(headers) => {
            wire.string(Some(Pointers::new(headers).to(fault.place.token)));
            wire.range((0, 0));
        }
    }
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
        if let (true, Some(member)) = (fix.safe, fix.member) {
            wire.member_fixes.push((member, wire.table.len() as u32));
        }
        wire.word(u32::from(fix.safe));
        wire.word(1);
        wire.offset(start);
        wire.offset(end);
        wire.string(Some(&fix.text));
    }
}

/// The bytes that a finding is about.
fn span(doc: &Doc, fault: &Fault) -> (u32, u32) {
    match fault.rule.target() {
        Target::Syntax => {
            let Detail::Syntax(index) = fault.detail else { return (0, 0) };
            let Some(fault) = doc.faults.get(index as usize) else { return (0, 0) };
            (fault.at, fault.at + letter(doc, fault.at))
        }
        _ if doc.tokens.is_empty() => (0, 0),
        Target::Value => value_span(doc, fault.place.token),
        Target::Key => (doc.token(fault.place.token).start, doc.token(fault.place.token).end),
        Target::Owner if doc.is_inside(fault.place.token) => value_span(doc, fault.place.token),
        Target::Owner => value_span(doc, doc.key_of(fault.place.token).unwrap_or(fault.place.token)),
        Target::First => (
            doc.token(fault.place.token).start,
            doc.token(fault.place.token).start + letter(doc, doc.token(fault.place.token).start),
        ),
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
    json::letter(doc.bytes, at as usize, doc.surrogates).0 as u32
}
