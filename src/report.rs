//! Facts to findings: sorted, with places, words and fixes. Decides nothing.

use crate::engine::Fault;
use crate::event::{Event, Outcome};
use crate::judge::Judgement;
use crate::rules::{Case, Expected, Finding, Fix, Place, Severity};
use crate::text::{self, Doc, Kind, NONE, Position};

/// What was found in a document.
pub struct Report<'j, 't> {
    /// How the whole came out.
    pub outcome: Outcome,
    /// The document and its events.
    pub judgement: &'j Judgement<'t>,
    /// Each event's pointer.
    pub pointers: Vec<String>,
    /// The findings, sorted by position, then code.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more there are.
    pub omitted: u32,
}

/// One finding.
pub struct Diagnostic {
    /// The rule's code.
    pub code: &'static str,
    /// The rule's name.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// The remedy; may be empty.
    pub help: String,
    /// Where, in the document.
    pub pointer: String,
    /// Where, in the text.
    pub range: [Position; 2],
    /// Other places that belong to it: what is there, its pointer and range.
    pub related: Vec<(String, String, [Position; 2])>,
    /// What would be right, for machines.
    pub expected: Expected,
    /// One change that mends it.
    pub fix: Option<Change>,
}

/// A change to the text, in UTF-16 units.
pub struct Change {
    /// What it does.
    pub title: String,
    /// There is one answer, and no reader loses anything.
    pub safe: bool,
    /// From, to, and what stands there then.
    pub edits: Vec<(u32, u32, String)>,
}

/// Makes the report of a judged document, with at most so many findings.
pub fn report<'j, 't>(judgement: &'j Judgement<'t>, most: usize) -> Report<'j, 't> {
    let doc = &judgement.doc;
    let omitted = judgement.faults.len().saturating_sub(most) as u32;
    let mut order: Vec<u128> =
        (0..).zip(&judgement.faults).map(|(index, (fault, _))| rank(doc, fault, index)).collect();
    order.sort_unstable();
    order.truncate(most);

    let mut places = Places { doc, offsets: Vec::new(), tokens: Vec::new() };
    let events: Vec<usize> = judgement.events.iter().map(|event| places.token(event.token)).collect();
    let faults = order.iter().map(|&rank| &judgement.faults[rank as u32 as usize]);
    let drafts: Vec<Draft> = faults.map(|(fault, event)| draft(judgement, fault, *event, &mut places)).collect();

    let positions = in_order(&places.offsets, |sorted| text::positions(doc.bytes, doc.surrogates, sorted));
    let pointers = if doc.tokens.is_empty() {
        vec![String::new(); places.tokens.len()]
    } else {
        in_order(&places.tokens, |sorted| text::pointers(doc, sorted))
    };
    Report {
        outcome: judgement.outcome,
        judgement,
        pointers: events.into_iter().map(|index| pointers[index].clone()).collect(),
        diagnostics: drafts.into_iter().map(|draft| draft.finish(&positions, &pointers)).collect(),
        omitted,
    }
}

/// Offsets and tokens that will be wanted as positions and pointers: looked up in one pass each, in order.
struct Places<'d> {
    doc: &'d Doc<'d>,
    offsets: Vec<u32>,
    tokens: Vec<u32>,
}

impl Places<'_> {
    fn offset(&mut self, offset: u32) -> usize {
        self.offsets.push(offset);
        self.offsets.len() - 1
    }

    fn span(&mut self, span: (u32, u32)) -> [usize; 2] {
        [self.offset(span.0), self.offset(span.1)]
    }

    fn token(&mut self, token: u32) -> usize {
        self.tokens.push(if self.doc.tokens.is_empty() { 0 } else { token });
        self.tokens.len() - 1
    }
}

/// Where a finding stands among the others: by position, then code, then token, then as it was found. All sorting here
/// and in [`text::duplicates`] is of such numbers, since each kind of thing that is sorted is a copy of the sort.
fn rank(doc: &Doc, fault: &Fault, index: u32) -> u128 {
    let code = fault.rule.code.bytes().fold(0, |code: u32, byte| code << 8 | u32::from(byte)) & 0xFF_FFFF;
    u128::from(span(doc, fault).0) << 96 | u128::from(code) << 64 | u128::from(fault.token) << 32 | u128::from(index)
}

/// Gives a pass what it wants sorted, and the results in the order they were asked for.
fn in_order<T: Clone + Default>(wanted: &[u32], pass: impl FnOnce(&[u32]) -> Vec<T>) -> Vec<T> {
    let mut order: Vec<u128> =
        (0u32..).zip(wanted).map(|(index, &value)| u128::from(value) << 32 | u128::from(index)).collect();
    order.sort_unstable();
    let sorted: Vec<u32> = order.iter().map(|&entry| (entry >> 32) as u32).collect();
    let mut results = vec![T::default(); wanted.len()];
    for (entry, result) in order.into_iter().zip(pass(&sorted)) {
        results[entry as u32 as usize] = result;
    }
    results
}

/// A finding whose places are still to be looked up.
struct Draft<'j> {
    fault: &'j Fault,
    finding: Finding,
    pointer: usize,
    range: [usize; 2],
    related: Vec<(usize, [usize; 2])>,
    edits: Vec<[usize; 2]>,
}

fn draft<'j>(judgement: &'j Judgement, fault: &'j Fault, event: u32, places: &mut Places) -> Draft<'j> {
    let doc = &judgement.doc;
    let event: Option<&Event> = judgement.events.get(event as usize);
    let mut finding = Finding::default();
    (fault.rule.words)(&Case { doc, fault, event }, &mut finding);
    let range = span(doc, fault);
    let mut related = Vec::new();
    for other in &finding.related {
        related.push((places.token(other.token), places.span(value_span(doc, other.token))));
    }
    let mut edits = Vec::new();
    if let Some(fix) = &finding.fix {
        for edit in &fix.edits {
            edits.push(places.span((edit.start, edit.end)));
        }
    }
    Draft { fault, pointer: places.token(fault.token), range: places.span(range), related, edits, finding }
}

impl Draft<'_> {
    fn finish(self, positions: &[Position], pointers: &[String]) -> Diagnostic {
        let range = |places: [usize; 2]| places.map(|index| positions[index]);
        let mut related = Vec::new();
        for (other, (pointer, places)) in self.finding.related.into_iter().zip(self.related) {
            related.push((other.message, pointers[pointer].clone(), range(places)));
        }
        let mut fix = None;
        if let Some(Fix { title, safe, edits: changes }) = self.finding.fix {
            let mut edits = Vec::new();
            for (edit, [start, end]) in changes.into_iter().zip(self.edits) {
                edits.push((positions[start].offset, positions[end].offset, edit.text));
            }
            fix = Some(Change { title, safe, edits });
        }
        Diagnostic {
            code: self.fault.rule.code,
            rule: self.fault.rule.name,
            severity: self.fault.severity,
            message: self.finding.message.0,
            help: self.finding.help.0,
            pointer: pointers[self.pointer].clone(),
            range: range(self.range),
            related,
            expected: self.finding.expected,
            fix,
        }
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
