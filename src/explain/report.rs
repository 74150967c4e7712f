//! Facts to findings: sorted, with places, words and fixes. Decides nothing.

use super::wire::{Report, Wire};
use crate::json::{self, Doc, Kind, NONE, Pointers};
use crate::model::event::Event;
use crate::model::fault::{Detail, Fault, HEADERS};
use crate::model::rule::Target;
use crate::model::validation::Validation;
use crate::protocol::{self, NULL};
use crate::rules::{self, Case, Finding};
use alloc::vec::Vec;

/// The numbers of omitted errors, warnings and notes.
pub type Omitted = [u32; protocol::SEVERITIES.len()];

/// Writes the report of a validated document, with at most `most` findings, over the old content of `wire`. Returns how many
/// findings it has, and how many are omitted.
pub fn write(validation: &Validation, most: usize, wire: &mut Wire) -> (u32, Omitted) {
    let doc = &validation.doc;
    let mut order = core::mem::take(&mut wire.order);
    order.clear();
    for (index, (fault, _)) in (0..).zip(&validation.faults) {
        order.push(rank(doc, fault, index));
    }
    json::sort(&mut order, false);
    let (beyond, omitted) = cap(validation, most, &mut order);

    wire.clear();
    for event in &validation.events {
        wire.event(event, doc);
    }
    let mut finding = core::mem::replace(&mut wire.finding, Finding::empty());
    for rank in &order {
        let fault = render(validation, *rank, &mut finding);
        one(validation, fault, &finding, wire);
    }
    // A finding beyond the limit can be the reason why a listed fix is not safe.
    let end = |&((owner, _), _): &((u32, u32), u32)| doc.tokens.get(owner as usize).map_or(0, |token| token.next);
    let end = wire.member_fixes.iter().map(end).max().unwrap_or_default();
    for rank in beyond.iter().filter(|rank| ((**rank >> 32) as u32) < end) {
        let fault = render(validation, *rank, &mut finding);
        if fault.place.record != HEADERS
            && let Some(member) = safe_member(doc, &finding)
        {
            wire.member_fixes.push((member, NULL));
        }
    }
    wire.finding = finding;
    wire.settle_fixes();
    wire.find_places(doc);
    let count = order.len() as u32;
    wire.order = order;
    (count, omitted)
}

/// Omits findings beyond the limit: notes first, then warnings, then errors, each from the end. Returns the omitted
/// findings and their numbers by severity.
fn cap(validation: &Validation, most: usize, order: &mut Vec<u128>) -> (Vec<u128>, Omitted) {
    let (mut beyond, mut omitted) = (Vec::new(), Omitted::default());
    if order.len() <= most {
        return (beyond, omitted);
    }
    let severity = |rank: u128| {
        let (fault, _) = &validation.faults[rank as u32 as usize];
        protocol::number(&protocol::SEVERITIES, fault.severity) as usize
    };
    for rank in &*order {
        omitted[severity(*rank)] += 1;
    }
    // Severities are numbered from the highest.
    let (mut kept, mut room) = (Omitted::default(), most as u32);
    for (kept, found) in kept.iter_mut().zip(&mut omitted) {
        *kept = room.min(*found);
        (room, *found) = (room - *kept, *found - *kept);
    }
    order.retain(|rank| {
        let left = &mut kept[severity(*rank)];
        let stays = *left > 0;
        if stays {
            *left -= 1;
        } else {
            beyond.push(*rank);
        }
        stays
    });
    (beyond, omitted)
}

/// Like [`write`], but returns the report as Rust values.
pub fn report(validation: &Validation, most: usize) -> Report {
    let mut wire = Wire::empty();
    let (count, omitted) = write(validation, most, &mut wire);
    wire.read(validation.outcome, validation.events.len(), count as usize, omitted)
}

/// Renders the fault with a rank.
fn render<'v>(validation: &'v Validation, rank: u128, finding: &mut Finding) -> &'v Fault {
    let (fault, event) = &validation.faults[rank as u32 as usize];
    let event: Option<&Event> = validation.events.get(*event as usize);
    finding.clear();
    let headers = validation.headers.as_ref().filter(|_| fault.place.record == HEADERS);
    rules::render(&Case { doc: headers.unwrap_or(&validation.doc), fault, event }, finding);
    fault
}

/// Whether it has a fix that can be applied. A part of base64 data cannot be edited.
fn has_fix(doc: &Doc, finding: &Finding) -> bool {
    !finding.fix.title.is_empty() && doc.is_original((finding.fix.start, finding.fix.end))
}

/// The object and name hash of the member that a safe fix adds or renames.
fn safe_member(doc: &Doc, finding: &Finding) -> Option<(u32, u32)> {
    finding.fix.member.filter(|_| finding.fix.safe && has_fix(doc, finding))
}

/// The sort key of a finding: position with headers first, code, token, order of discovery.
fn rank(doc: &Doc, fault: &Fault, index: u32) -> u128 {
    let start = if fault.place.record == HEADERS { 0 } else { span(doc, fault).0 | 1 << 31 };
    u128::from(start) << 96
        | u128::from(fault.rule.code()) << 64
        | u128::from(fault.place.token) << 32
        | u128::from(index)
}

/// Writes one finding in the order that [`Wire::read`] expects.
fn one(validation: &Validation, fault: &Fault, finding: &Finding, wire: &mut Wire) {
    let doc = &validation.doc;
    let [message, message_units] = wire.text(&finding.message.0);
    let help = finding.help.0.as_str();
    let [help, help_units] = if help.is_empty() { [NULL, 0] } else { wire.text(help) };
    let [pointer, pointer_units] = match validation.headers.as_ref().filter(|_| fault.place.record == HEADERS) {
        None => {
            wire.pointer(fault.place.token, 6);
            wire.range(doc.shown(span(doc, fault)), 8);
            [0, 0]
        }
        // Headers are not part of the text, so there is no range.
        Some(headers) => {
            wire.range((0, 0), 8);
            wire.text(Pointers::new(headers).to(fault.place.token))
        }
    };
    let [code, severity] = [u32::from(fault.rule.code()), protocol::number(&protocol::SEVERITIES, fault.severity)];
    let related = finding.related != NONE;
    let mut words = [0; 27];
    words[..8].copy_from_slice(&[code, severity, message, message_units, help, help_units, pointer, pointer_units]);
    words[14] = u32::from(related);
    let mut length = 15;
    if related {
        let [message, units] = wire.text(&finding.related_message.0);
        wire.pointer(finding.related, length + 2);
        wire.range(doc.shown(value_span(doc, finding.related)), length + 4);
        (words[15], words[16], length) = (message, units, 25);
    }
    let expected = &finding.expected;
    words[length..length + 2].copy_from_slice(&[u32::from(expected.several), expected.ends.len() as u32]);
    wire.table.extend_from_slice(&words[..length + 2]);
    let mut start = 0;
    for &end in &expected.ends {
        wire.string(expected.text.0.get(start..end));
        start = end;
    }
    let fix = &finding.fix;
    if !has_fix(doc, finding) {
        return wire.words([0]);
    }
    let (start, end) = doc.shown((fix.start, fix.end));
    let ([title, title_units], [text, units]) = (wire.text(&fix.title), wire.text(&fix.text));
    if let Some(member) = safe_member(doc, finding) {
        wire.member_fixes.push((member, wire.table.len() as u32 + 3));
    }
    wire.offset(start, 5);
    wire.offset(end, 6);
    wire.words([1, title, title_units, u32::from(fix.safe), 1, 0, 0, text, units]);
}

/// The byte range of a finding.
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

/// The byte range of a value; for a container, of its opening bracket.
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

/// The length in bytes of the character at an offset; 0 at the end of the text.
fn letter(doc: &Doc, at: u32) -> u32 {
    json::letter(doc.bytes, at as usize, doc.surrogates).0 as u32
}
