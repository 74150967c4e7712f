//! Facts to findings: sorted, with places, words and fixes. Decides nothing.

use super::wire::{Report, Wire};
use crate::json::{self, Doc, Kind, NONE};
use crate::model::event::Event;
use crate::model::fault::{Detail, Fault};
use crate::model::rule::Target;
use crate::model::validation::Validation;
use crate::protocol::{self, NULL};
use crate::rules::{self, Case, Finding};

/// Writes the report of a validated document, with at most so many findings, over what `wire` held. Gives how many
/// findings it has, and how many there are beyond them.
pub fn write(validation: &Validation, most: usize, wire: &mut Wire) -> (u32, u32) {
    let doc = &validation.doc;
    let mut order = core::mem::take(&mut wire.order);
    order.clear();
    for (index, (fault, _)) in (0..).zip(&validation.faults) {
        order.push(rank(doc, fault, index));
    }
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
        rules::render(&Case { doc, fault, event }, &mut finding);
        one(doc, fault, &finding, wire);
    }
    wire.finding = finding;
    wire.settle_fixes();
    wire.find_places(doc);
    let count = order.len() as u32;
    wire.order = order;
    (count, omitted)
}

/// As [`write`], and read back.
pub fn report(validation: &Validation, most: usize) -> Report {
    let mut wire = Wire::empty();
    let (count, omitted) = write(validation, most, &mut wire);
    wire.read(validation.outcome, validation.events.len(), count as usize, omitted)
}

/// Where a finding stands among the others: by position, then code, then token, then as it was found.
fn rank(doc: &Doc, fault: &Fault, index: u32) -> u128 {
    u128::from(span(doc, fault).0) << 96
        | u128::from(fault.rule.code()) << 64
        | u128::from(fault.place.token) << 32
        | u128::from(index)
}

/// One finding; [`Wire::read`] has the order of the words.
fn one(doc: &Doc, fault: &Fault, finding: &Finding, wire: &mut Wire) {
    let [message, message_units] = wire.text(&finding.message.0);
    let help = finding.help.0.as_str();
    let [help, help_units] = if help.is_empty() { [NULL, 0] } else { wire.text(help) };
    wire.pointer(fault.place.token, 6);
    wire.range(doc.shown(span(doc, fault)), 8);
    let [code, severity] = [u32::from(fault.rule.code()), protocol::number(&protocol::SEVERITIES, fault.severity)];
    let related = finding.related != NONE;
    wire.words([code, severity, message, message_units, help, help_units, 0, 0, 0, 0, 0, 0, 0, 0, u32::from(related)]);
    if related {
        let [message, units] = wire.text(&finding.related_message.0);
        wire.pointer(finding.related, 2);
        wire.range(doc.shown(value_span(doc, finding.related)), 4);
        wire.words([message, units, 0, 0, 0, 0, 0, 0, 0, 0]);
    }
    let expected = &finding.expected;
    wire.words([u32::from(expected.several), expected.ends.len() as u32]);
    let mut start = 0;
    for &end in &expected.ends {
        wire.string(expected.text.get(start..end));
        start = end;
    }
    let fix = &finding.fix;
    // Base64 cannot be mended in a part of it.
    let has_fix = !fix.title.is_empty() && doc.is_original((fix.start, fix.end));
    wire.words([u32::from(has_fix)]);
    if has_fix {
        let (start, end) = doc.shown((fix.start, fix.end));
        let ([title, title_units], [text, units]) = (wire.text(&fix.title), wire.text(&fix.text));
        if let (true, Some(member)) = (fix.safe, fix.member) {
            wire.member_fixes.push((member, wire.table.len() as u32 + 2));
        }
        wire.offset(start, 4);
        wire.offset(end, 5);
        wire.words([title, title_units, u32::from(fix.safe), 1, 0, 0, text, units]);
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
