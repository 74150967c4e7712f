//! Validates a document: reads it, finds its events, walks each, and decides the outcome. Writes no messages.

mod data_base64;
mod fast_accept;
mod leaf;
mod message;
mod release;
mod route;
mod routed;
mod scratch;
mod series;
mod walk;

pub use data_base64::Expanded;
pub use fast_accept::Seen;
pub use message::validate_message;
pub use scratch::{Scratch, fast_accept, is_valid};

use crate::features::EXPLAINS;
use crate::json::{self, Doc, Kind, Limits, NONE, Origin, SyntaxFault, SyntaxKind, Token};
use crate::model::event::{Event, Outcome};
use crate::model::fault::{self, Detail, Fault, Sink, Step, Stop};
use crate::model::rule::{self, Rule, Severity};
use crate::model::validation::Validation;
use crate::rules::{self, Context};
use alloc::vec::Vec;
use routed::Routed;
use walk::Walk;

#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'o> {
    /// Severities that override the rules' own, by rule code; none disables the rule. Does not apply to rules that are
    /// [fixed](Rule::is_fixed).
    pub levels: &'o [(u16, Option<Severity>)],
    /// The index of the vocabulary to validate against; none detects it from the event.
    pub vocabulary: Option<usize>,
    pub strict: bool,
    /// The input was a JavaScript string: see [`json::read`].
    pub surrogates: bool,
    pub limits: Limits,
}

/// Whether a document is valid, by the walk alone. Tests compare the short cuts with it.
pub fn is_valid_by_walk(bytes: &[u8], options: &Options, tokens: &mut Vec<Token>) -> bool {
    let doc = json::read(bytes, &options.limits, options.surrogates, core::mem::take(tokens));
    let answer = match Expanded::of(&doc, options) {
        None => verdict(&doc, options).is_ok(),
        Some(expanded) => {
            let doc = json::read(&expanded.bytes, &options.limits, options.surrogates, Vec::new());
            verdict(&doc, options).is_ok()
        }
    };
    *tokens = doc.tokens;
    answer
}

fn verdict(doc: &Doc, options: &Options) -> Result<(), Stop> {
    if !options.levels.is_empty() {
        return if EXPLAINS && findings(doc, options).2 == Outcome::Valid { Ok(()) } else { Err(Stop) };
    }
    if doc.faults.iter().any(|fault| options.strict || fault.kind != SyntaxKind::ByteOrderMark) {
        return Err(Stop);
    }
    if options.strict {
        if !(EXPLAINS && strictly_valid(doc, options)) {
            return Err(Stop);
        }
    } else {
        let mut sink = Sink { collect: false, take: &mut fault::first_error };
        let mut valid = |value: u32, batch: bool| event(doc, &mut Routed::new(value), batch, options, &mut sink);
        if doc.kind(0) == Some(Kind::Array) {
            for (index, element) in doc.elements(0).enumerate() {
                if index >= options.limits.batch as usize {
                    return Err(Stop);
                }
                valid(element, true)?;
            }
        } else {
            valid(0, false)?;
        }
    }
    // Last, since it reads the whole text again.
    let mut single = Ok(());
    json::duplicates(doc, &mut |_, _| {
        single = Err(Stop);
        false
    });
    single
}

fn strictly_valid(doc: &Doc, options: &Options) -> bool {
    let mut faults = Vec::new();
    let events = walk_all(doc, options, &mut faults);
    let known = events.iter().all(|event| event.vocabulary.is_some());
    known && faults.iter().all(|(fault, _)| fault.severity == Severity::Note)
}

/// Validates a document, reading base64 data as if it were JSON, and passes the result to `work`.
/// `tokens` is memory to reuse, which is returned.
pub fn validate<Answer>(
    bytes: &[u8],
    options: &Options,
    tokens: Vec<Token>,
    work: impl FnOnce(&Validation) -> Answer,
) -> (Answer, Vec<Token>) {
    let doc = json::read(bytes, &options.limits, options.surrogates, tokens);
    let expanded = Expanded::of(&doc, options);
    let validation = of_expanded(doc, expanded.as_ref(), options, "");
    (work(&validation), validation.doc.tokens)
}

/// What is found in a document, data in base64 put in its place. `root`: the pointer to the document.
#[inline(never)]
fn of_expanded<'t>(
    mut doc: Doc<'t>,
    expanded: Option<&'t Expanded>,
    options: &Options,
    root: &'static str,
) -> Validation<'t> {
    if let Some(expanded) = expanded {
        let Doc { bytes, tokens, .. } = doc;
        doc = json::read(&expanded.bytes, &options.limits, options.surrogates, tokens);
        doc.origin = Some(Origin { root, ..expanded.origin(bytes) });
    } else if !root.is_empty() {
        doc.origin = Some(Origin { bytes: doc.bytes, splices: &[], root, outside: None });
    }
    of_doc(doc, options)
}

/// Finds out what the one event of a document is, without walking it, and passes the document and the event to `work`; no
/// event if the text is not JSON, or is not one event.
pub fn identify<Answer>(
    bytes: &[u8],
    options: &Options,
    mut work: impl FnMut(&Doc, Option<&Event>) -> Answer,
) -> Answer {
    let mut answer = None;
    identify_all(bytes, options, &mut |doc, events| {
        let event = events.first().filter(|_| doc.sound() && doc.kind(0) == Some(Kind::Object));
        answer = Some(work(doc, event.filter(|event| event.vocabulary.is_some())));
    });
    answer.unwrap_or_else(|| work(&Doc::default(), None))
}

/// Like [`identify`], for all events of a document, and what can be read of broken JSON.
pub fn identify_all(bytes: &[u8], options: &Options, work: &mut dyn FnMut(&Doc, &[Event])) {
    let mut doc = json::read(bytes, &options.limits, options.surrogates, Vec::new());
    let expanded = Expanded::of(&doc, options);
    if let Some(expanded) = &expanded {
        doc = json::read(&expanded.bytes, &options.limits, options.surrogates, Vec::new());
        doc.origin = Some(expanded.origin(bytes));
    }
    let mut events = Vec::new();
    let batch = doc.kind(0) == Some(Kind::Array);
    let mut find = |value: u32| events.push(identified(&doc, value, options));
    if batch {
        doc.elements(0).take(options.limits.batch as usize).for_each(&mut find);
    } else {
        find(0);
    }
    work(&doc, &events);
}

/// What the event in a value of a document is, without walking it: of the roles only those that tell what it is are found.
pub fn identified(doc: &Doc, value: u32, options: &Options) -> Event {
    let mut routed = Routed::new(value);
    if doc.kind(value) == Some(Kind::Object) {
        let batch = doc.kind(0) == Some(Kind::Array);
        // A sink that takes everything never stops.
        let mut sink = Sink { collect: false, take: &mut |_| Ok(()) };
        let _ = route::route(doc, &mut routed, batch, options.vocabulary, &mut sink);
    }
    routed.event
}

/// Like [`validate`], but does not look into base64 data. `tokens` is memory to reuse.
pub fn validate_as_is<'t>(bytes: &'t [u8], options: &Options, tokens: Vec<Token>) -> Validation<'t> {
    of_doc(json::read(bytes, &options.limits, options.surrogates, tokens), options)
}

#[inline(never)]
fn of_doc<'t>(doc: Doc<'t>, options: &Options) -> Validation<'t> {
    let batch = doc.kind(0) == Some(Kind::Array);
    let (mut events, faults, outcome) = findings(&doc, options);
    if !batch {
        events.retain(|event| event.vocabulary.is_some());
    }
    Validation { doc, events, faults, headers: None, batch, outcome }
}

/// Each with the index of its event, or [`NONE`].
type Faults = Vec<(Fault, u32)>;

/// The events, the faults and the outcome of a document.
fn findings(doc: &Doc, options: &Options) -> (Vec<Event>, Faults, Outcome) {
    let mut faults = Vec::new();
    let mut events = walk_all(doc, options, &mut faults);
    if options.vocabulary.is_none() {
        reads_like(doc, &events, options, &mut faults);
    }
    unfilled(doc, &events, &mut faults);
    json::duplicates(doc, &mut |later, first| {
        faults.push((Fault::new(rule::DUPLICATE_MEMBER, later).with(Detail::Token(first)), owner(doc, &events, later)));
        true
    });
    for (index, fault) in doc.faults.iter().enumerate() {
        let token = if fault.token == NONE { 0 } else { fault.token };
        faults.push((
            Fault::new(syntax_rule(fault), token).with(Detail::Syntax(index as u32)),
            owner(doc, &events, fault.token),
        ));
    }
    if rules::is_foreign(doc) {
        faults.retain(|(fault, _)| matches!(fault.detail, Detail::Syntax(0)));
    }
    if !options.levels.is_empty() {
        faults.retain_mut(|(fault, _)| set_level(fault, options.levels));
    }
    outcomes(doc, &mut events, &faults, options);
    let mut outcome = events.iter().map(|event| event.outcome).max().unwrap_or(Outcome::Valid);
    // Faults of the text that belong to no event: a text that exceeds a limit, a byte order mark before an array.
    for (fault, index) in &faults {
        if *index == NONE {
            outcome = outcome.max(match fault.severity {
                Severity::Error => Outcome::Unchecked,
                Severity::Warning if options.strict => Outcome::Invalid,
                _ => Outcome::Valid,
            });
        }
    }
    if !doc.sound() {
        outcome = Outcome::Unchecked;
    }
    (events, faults, outcome)
}

/// Finds events that hold placeholders of a template.
#[inline(never)]
fn unfilled(doc: &Doc, events: &[Event], faults: &mut Faults) {
    // Decoding every string would double the work of a report.
    if !rules::may_be_template(doc.bytes) && !doc.tokens.iter().any(|token| token.escaped) {
        return;
    }
    for (index, event) in (0..).zip(events) {
        if event.vocabulary.is_some()
            && let Some(fault) = rules::check_template(doc, event)
        {
            faults.push((fault, index));
        }
    }
}

/// How many events of a batch are compared with other releases.
const ASKED: usize = 100;

/// Reports events that are wrong for the release that they name and right, or nearly right, for another one.
fn reads_like(doc: &Doc, events: &[Event], options: &Options, faults: &mut Vec<(Fault, u32)>) {
    if !doc.sound() {
        return;
    }
    let batch = doc.kind(0) == Some(Kind::Array);
    for (index, of) in events.iter().enumerate().take(ASKED) {
        // Faults of the envelope are the same by every release.
        let inside = |token: u32| of.token <= token && token < doc.token(of.token).next;
        let own = faults.iter().filter(|(fault, event)| *event == index as u32 && inside(fault.place.token));
        let telling = own.filter(|(fault, _)| rules::is_telling(fault)).count();
        let errors = |other: usize, most: usize| {
            let options = Options { vocabulary: Some(other), ..*options };
            let mut count = 0;
            let mut take = |fault: Fault| {
                // Which key it has goes with the release that it says.
                count += usize::from(fault.severity == Severity::Error && fault.rule != rule::RELEASE_KEY);
                if count > most { Err(Stop) } else { Ok(()) }
            };
            let mut sink = Sink { collect: most > 0, take: &mut take };
            event(doc, &mut Routed::new(of.token), batch, &options, &mut sink).is_ok().then_some(count)
        };
        let of_type = |(fault, event): &(Fault, u32)| *event == index as u32 && fault.rule == rule::TYPE_NOT_IN_RELEASE;
        if telling == 1
            && let Some(place) = faults.iter().position(of_type)
            && let Some(other) = rules::right_release(doc, of, &errors)
        {
            faults[place].0.detail = Detail::Release { vocabulary: other as u8, errors: 0 };
            continue;
        }
        if let Some(fault) = rules::check_other_release(doc, of, telling, &errors) {
            // Then no rename to a name of the release that it claims is the one answer.
            let own = faults.iter_mut().filter(|(_, event)| *event == index as u32);
            for (other, _) in own {
                if let Detail::Unlisted { fits, .. } = &mut other.detail {
                    *fits = false;
                }
            }
            faults.push((fault, index as u32));
        }
    }
}

/// Applies the caller's severity to a fault. Returns false if the rule is off.
fn set_level(fault: &mut Fault, levels: &[(u16, Option<Severity>)]) -> bool {
    let wanted = levels.iter().find(|(code, _)| *code == fault.rule.code() && !fault.rule.is_fixed());
    if let Some((_, Some(severity))) = wanted {
        fault.severity = *severity;
    }
    !matches!(wanted, Some((_, None)))
}

fn syntax_rule(fault: &SyntaxFault) -> Rule {
    match fault.kind {
        SyntaxKind::ByteOrderMark => rule::BYTE_ORDER_MARK,
        SyntaxKind::InvalidUtf8 => rule::INVALID_UTF8,
        SyntaxKind::UnpairedSurrogate => rule::UNPAIRED_SURROGATE,
        SyntaxKind::Depth => rule::LIMIT_DEPTH,
        SyntaxKind::Bytes => rule::LIMIT_BYTES,
        _ => rule::JSON_SYNTAX,
    }
}

/// Walks all events of a document and collects the faults.
fn walk_all(doc: &Doc, options: &Options, faults: &mut Vec<(Fault, u32)>) -> Vec<Event> {
    let mut events = Vec::new();
    match doc.kind(0) {
        None | Some(Kind::Broken) => {}
        Some(Kind::Array) => {
            for (index, element) in doc.elements(0).enumerate() {
                if index >= options.limits.batch as usize {
                    faults.push((Fault::new(rule::LIMIT_BATCH, element), NONE));
                    break;
                }
                events.push(walk(doc, element, true, options, index as u32, faults));
            }
        }
        Some(_) => events.push(walk(doc, 0, false, options, 0, faults)),
    }
    events
}

/// Walks one event and collects its faults.
fn walk(doc: &Doc, value: u32, batch: bool, options: &Options, index: u32, faults: &mut Vec<(Fault, u32)>) -> Event {
    let mut routed = Routed::new(value);
    // A broken element already has a finding.
    if doc.token(value).kind == Kind::Broken {
        return routed.event;
    }
    let mut take = |fault| {
        faults.push((fault, index));
        Ok(())
    };
    // A sink that takes everything never stops.
    let _ = event(doc, &mut routed, batch, options, &mut Sink { collect: true, take: &mut take });
    routed.event
}

/// Routes and walks one event, and runs the checks of the rules. `routed` is [`Routed::new`] of its value.
fn event(doc: &Doc, routed: &mut Routed, batch: bool, options: &Options, sink: &mut Sink) -> Step {
    route::route(doc, routed, batch, options.vocabulary, sink)?;
    let Routed { event, shape, renamed, unlisted, scattered } = routed;
    if let Some(shape) = *shape {
        let mut walk = Walk::new(doc, sink, &mut event.roles, event.token);
        (walk.renamed, walk.unlisted, walk.scattered) = (*renamed, *unlisted, *scattered);
        walk.value(event.token, shape)?;
    }
    if event.vocabulary.is_some() {
        rules::check(&Context { doc, event, shape: *shape }, sink)?;
    }
    Ok(())
}

/// The index of the event that contains a token.
fn owner(doc: &Doc, events: &[Event], token: u32) -> u32 {
    if events.is_empty() {
        return NONE;
    }
    if doc.kind(0) != Some(Kind::Array) {
        return 0;
    }
    if token == NONE {
        return NONE;
    }
    let after = events.partition_point(|event| event.attributes() <= token);
    after
        .checked_sub(1)
        .filter(|&index| token < doc.token(events[index].attributes()).next)
        .map_or(NONE, |index| index as u32)
}

fn outcomes(doc: &Doc, events: &mut [Event], faults: &[(Fault, u32)], options: &Options) {
    let sound = doc.sound();
    for event in events.iter_mut() {
        let readable = sound && event.vocabulary.is_some();
        event.outcome = if readable { Outcome::Valid } else { Outcome::Unchecked };
    }
    for (fault, index) in faults {
        let bad = fault.severity == Severity::Error || (options.strict && fault.severity == Severity::Warning);
        let Some(event) = events.get_mut(*index as usize).filter(|event| bad && event.outcome != Outcome::Unchecked)
        else {
            continue;
        };
        // Data over a limit was not read, so it is neither right nor wrong.
        let unread = fault.rule == rule::ENCODED_DATA && data_base64::is_too_deep(doc, fault.place.token, options);
        event.outcome = if unread { Outcome::Unchecked } else { Outcome::Invalid };
    }
}
