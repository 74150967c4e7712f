//! One document from bytes to facts: reads it, finds its events, walks each, and says how it came out.

use crate::encoded::Expanded;
use crate::engine::{self, Fault, Met, Sink, Stop, Walk};
use crate::event::{Event, Outcome};
use crate::glance::{self, PLACES, Places, Seen, Slot};
use crate::plan::{Family, Role, VOCABULARIES};
use crate::recall::Recall;
#[cfg(feature = "report")]
use crate::repeat::Repeats;
use crate::route::{self, Routed};
use crate::rules::{self, Judged, Rule, Severity};
use crate::text::{self, Doc, Kind, Limits, NONE, SyntaxFault, SyntaxKind, Token};
use crate::{EXPLAINS, RECALLS};
use alloc::vec::Vec;

/// How to judge.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'o> {
    /// How bad the findings of some rules are, whatever the rules say; none: they are left out. Rules without whose
    /// findings a report would not say why it decides nothing are not among them: see [`rules::is_fixed`].
    pub levels: &'o [(u16, Option<Severity>)],
    /// The vocabulary to judge by, as an index; none: found in the event.
    pub vocabulary: Option<usize>,
    /// Warnings make an event invalid.
    pub strict: bool,
    /// The input was a JavaScript string: see [`text::read`].
    pub surrogates: bool,
    /// The caps.
    pub limits: Limits,
}

/// A document with its events and all that was found in it.
pub struct Judgement<'t> {
    /// The text.
    pub doc: Doc<'t>,
    /// The events in the order of the text; for a batch also its elements that are none.
    pub events: Vec<Event>,
    /// The faults and the index of the event of each; [`NONE`]: of none.
    pub faults: Vec<(Fault, u32)>,
    /// The text is an array.
    pub batch: bool,
    /// How the whole came out.
    pub outcome: Outcome,
}

/// What is kept from one document to the next: memory to reuse, where to begin looking, and events that were valid.
/// Never a verdict on other bytes than these.
pub struct Kept {
    /// Working memory.
    pub tokens: Vec<Token>,
    /// Where what identifies the last event stands that was known at a glance.
    pub places: Places,
    vocabulary: Option<usize>,
    slots: Vec<Slot>,
    recall: Recall,
    /// Reports of wrong events.
    #[cfg(feature = "report")]
    pub repeats: Repeats,
}

impl Kept {
    /// With nothing in it.
    pub const fn empty() -> Self {
        Kept {
            tokens: Vec::new(),
            places: PLACES,
            vocabulary: None,
            slots: Vec::new(),
            recall: Recall::empty(),
            #[cfg(feature = "report")]
            repeats: Repeats::empty(),
        }
    }
}

impl Default for Kept {
    fn default() -> Self {
        Kept::empty()
    }
}

/// Whether a document is valid: one event, or a batch of valid ones. The same answer as [`judge`] gives, sooner.
pub fn is_valid(bytes: &[u8], options: &Options, kept: &mut Kept) -> bool {
    at_a_glance(bytes, options, kept, false).is_some() || is_valid_by_walk(bytes, options, &mut kept.tokens)
}

/// An event that is valid beyond doubt. None: that must be found out. `advise`: whether there is anything to say about it
/// matters too. What identifies it stands at the places in `kept`.
pub fn at_a_glance(bytes: &[u8], options: &Options, kept: &mut Kept, advise: bool) -> Option<Seen> {
    if !glance::may_look(bytes.len(), options) {
        return None;
    }
    let Kept { places, vocabulary, slots, recall, .. } = kept;
    if !RECALLS || options.vocabulary.is_some() || !options.levels.is_empty() || !recall.is_awake() {
        // Advice may have been made an error.
        let doubt = |seen: &Seen| seen.clean || options.levels.is_empty();
        return glance::look(bytes, options, vocabulary, places, None).filter(doubt);
    }
    if let Some(seen) = recall.find(bytes, advise || options.strict, places) {
        return Some(seen);
    }
    let seen = glance::look(bytes, options, vocabulary, places, Some(slots))?;
    if seen.clean {
        recall.learn(bytes, slots, places[Role::Type as usize], &seen);
    }
    Some(seen)
}

/// As [`is_valid`], by the walk alone: what the glance is held to.
pub fn is_valid_by_walk(bytes: &[u8], options: &Options, tokens: &mut Vec<Token>) -> bool {
    let doc = text::read(bytes, &options.limits, options.surrogates, core::mem::take(tokens));
    let answer = match Expanded::of(&doc, options) {
        None => verdict(&doc, options).is_ok(),
        Some(expanded) => {
            let doc = text::read(&expanded.bytes, &options.limits, options.surrogates, Vec::new());
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
        let mut sink = Sink { collect: false, take: &mut engine::first_error };
        let mut valid =
            |value: u32, batch: bool| routed(doc, value, batch, options, &mut Met::nothing(), &mut sink).map(|_| ());
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
    // The last, since it reads all of the text again.
    let mut single = Ok(());
    text::duplicates(doc, &mut |_, _| {
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

/// Judges a document, with data that stands in it as base64 as if it stood there as JSON, and gives what was found to
/// `work`. `tokens` is working memory, and comes back.
pub fn judged<Answer>(
    bytes: &[u8],
    options: &Options,
    tokens: Vec<Token>,
    work: impl FnOnce(&Judgement) -> Answer,
) -> (Answer, Vec<Token>) {
    let doc = text::read(bytes, &options.limits, options.surrogates, tokens);
    let Some(expanded) = Expanded::of(&doc, options) else {
        let judgement = of_doc(doc, options);
        return (work(&judgement), judgement.doc.tokens);
    };
    let mut inner = text::read(&expanded.bytes, &options.limits, options.surrogates, doc.tokens);
    inner.origin = Some(expanded.origin(bytes));
    let judgement = of_doc(inner, options);
    (work(&judgement), judgement.doc.tokens)
}

/// Judges a document as it stands and keeps all that is found: for texts without base64 the same as [`judged`]. `tokens`
/// is working memory.
pub fn judge<'t>(bytes: &'t [u8], options: &Options, tokens: Vec<Token>) -> Judgement<'t> {
    of_doc(text::read(bytes, &options.limits, options.surrogates, tokens), options)
}

fn of_doc<'t>(doc: Doc<'t>, options: &Options) -> Judgement<'t> {
    let batch = doc.kind(0) == Some(Kind::Array);
    let (mut events, faults, outcome) = findings(&doc, options);
    if !batch {
        events.retain(|event| event.vocabulary.is_some());
    }
    Judgement { doc, events, faults, batch, outcome }
}

/// The faults of a document, each with the index of its event, or [`NONE`].
type Faults = Vec<(Fault, u32)>;

/// The events of a document with all that was found in them, and how the whole came out.
fn findings(doc: &Doc, options: &Options) -> (Vec<Event>, Faults, Outcome) {
    let mut faults = Vec::new();
    let mut events = walk_all(doc, options, &mut faults);
    if options.vocabulary.is_none() {
        reads_like(doc, &events, options, &mut faults);
    }
    text::duplicates(doc, &mut |later, first| {
        faults.push((Fault::new(&rules::DUPLICATE_MEMBER, later).with(first), owner(doc, &events, later)));
        true
    });
    for (index, fault) in doc.faults.iter().enumerate() {
        let token = if fault.token == NONE { 0 } else { fault.token };
        faults.push((Fault::new(syntax_rule(fault), token).with(index as u32), owner(doc, &events, fault.token)));
    }
    if !options.levels.is_empty() {
        faults.retain_mut(|(fault, _)| set_level(fault, options.levels));
    }
    outcomes(doc, &mut events, &faults, options.strict);
    let mut outcome = events.iter().map(|event| event.outcome).max().unwrap_or(Outcome::Valid);
    // What concerns the whole text and no event of it: that it goes on behind the limit, a mark before an array.
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

/// Of so many events of a batch it is asked whether they read like another release.
const ASKED: usize = 100;
/// An event that has so many times fewer errors by another release is nearly right for that. With so few as this, a
/// release is not asked: it takes longer than all else in the report.
const NEARLY: usize = 3;

/// With so many errors that tell releases apart it is asked what others say of an event.
pub(crate) const TOLD: usize = 2;

/// Whether a fault is such an error.
pub(crate) fn is_telling(fault: &Fault) -> bool {
    fault.severity == Severity::Error && rules::is_of_shape(fault.rule)
}

/// Finds events that are wrong for the release that they claim, in what its events have, and right, or nearly, for another one.
fn reads_like(doc: &Doc, events: &[Event], options: &Options, faults: &mut Faults) {
    let batch = doc.kind(0) == Some(Kind::Array);
    for (index, of) in events.iter().enumerate().take(ASKED) {
        // What its envelope lacks, it lacks by every release.
        let inside = |token: u32| of.token <= token && token < doc.token(of.token).next;
        let own = faults.iter().filter(|(fault, event)| *event == index as u32 && inside(fault.token));
        let told = own.filter(|(fault, _)| is_telling(fault)).count();
        let claimed = of.vocabulary.filter(|&index| VOCABULARIES[index].family == Family::Release);
        let Some(claimed) = claimed.filter(|_| told >= TOLD && doc.sound()) else { continue };
        let others = (0..VOCABULARIES.len()).rev().filter(|&other| {
            other != claimed && VOCABULARIES[other].family == Family::Release && VOCABULARIES[other].released
        });
        // How many errors the event has by another release, up to where that is no better.
        let errors = |other: usize, most: usize| {
            let options = Options { vocabulary: Some(other), ..*options };
            let mut count = 0;
            let mut take = |fault: Fault| {
                count += usize::from(fault.severity == Severity::Error);
                if count > most { Err(Stop) } else { Ok(()) }
            };
            let mut sink = Sink { collect: most > 0, take: &mut take };
            event(doc, of.token, batch, &options, &mut sink).is_ok().then_some(count)
        };
        let right = others.clone().find(|&other| errors(other, 0).is_some()).map(|other| (0, other));
        let nearly = || {
            let most = told / NEARLY;
            others.filter_map(|other| errors(other, most).map(|count| (count, other))).min_by_key(|(count, _)| *count)
        };
        let found = right.or_else(|| if told > NEARLY { nearly() } else { None });
        if let Some((errors, other)) = found {
            let version = of.roles[Role::Version as usize];
            let place = if version == NONE { of.token } else { version };
            let arg = rules::other_release(other, errors);
            faults.push((Fault::new(&rules::OTHER_RELEASE, place).with(arg), index as u32));
        }
    }
}

/// Gives a fault the severity that the caller wants for its rule. False: it is not wanted at all.
fn set_level(fault: &mut Fault, levels: &[(u16, Option<Severity>)]) -> bool {
    let wanted = levels.iter().find(|(code, _)| *code == fault.rule.code && !rules::is_fixed(fault.rule));
    if let Some((_, Some(severity))) = wanted {
        fault.severity = *severity;
    }
    !matches!(wanted, Some((_, None)))
}

fn syntax_rule(fault: &SyntaxFault) -> &'static Rule {
    match fault.kind {
        SyntaxKind::ByteOrderMark => &rules::BYTE_ORDER_MARK,
        SyntaxKind::InvalidUtf8 => &rules::INVALID_UTF8,
        SyntaxKind::UnpairedSurrogate => &rules::UNPAIRED_SURROGATE,
        SyntaxKind::Depth => &rules::LIMIT_DEPTH,
        SyntaxKind::Bytes => &rules::LIMIT_BYTES,
        _ => &rules::JSON_SYNTAX,
    }
}

/// All events of a document, walked, with every fault and the index of its event.
fn walk_all(doc: &Doc, options: &Options, faults: &mut Vec<(Fault, u32)>) -> Vec<Event> {
    let mut events = Vec::new();
    match doc.kind(0) {
        None | Some(Kind::Broken) => {}
        Some(Kind::Array) => {
            for (index, element) in doc.elements(0).enumerate() {
                if index >= options.limits.batch as usize {
                    faults.push((Fault::new(&rules::LIMIT_BATCH, element), NONE));
                    break;
                }
                events.push(walk(doc, element, true, options, index as u32, faults));
            }
        }
        Some(_) => events.push(walk(doc, 0, false, options, 0, faults)),
    }
    events
}

/// One event, walked, its faults kept.
fn walk(doc: &Doc, value: u32, batch: bool, options: &Options, index: u32, faults: &mut Vec<(Fault, u32)>) -> Event {
    // A broken element has its finding already.
    if doc.token(value).kind == Kind::Broken {
        return Event::nothing(value);
    }
    let mut take = |fault| {
        faults.push((fault, index));
        Ok(())
    };
    event(doc, value, batch, options, &mut Sink { collect: true, take: &mut take })
        .unwrap_or_else(|Stop| Event::nothing(value))
}

/// Routes and walks one event.
fn event(doc: &Doc, value: u32, batch: bool, options: &Options, sink: &mut Sink) -> Result<Event, Stop> {
    let mut met = Met::nothing();
    let routed = routed(doc, value, batch, options, &mut met, sink)?;
    Ok(Event::new(&routed, met))
}

/// As [`event`]: what it was judged by.
fn routed(
    doc: &Doc,
    value: u32,
    batch: bool,
    options: &Options,
    met: &mut Met,
    sink: &mut Sink,
) -> Result<Routed, Stop> {
    let routed = route::route(doc, value, batch, options.vocabulary, sink)?;
    if let Some(shape) = routed.shape {
        let mut walk = Walk::new(doc, sink, met, routed.event);
        (walk.renamed, walk.strangers) = (routed.renamed, routed.strangers);
        walk.value(routed.event, shape)?;
    }
    if routed.vocabulary.is_some() {
        rules::check(&Judged { doc, routed: &routed, roles: &met.roles }, sink)?;
    }
    Ok(routed)
}

/// The event that a token belongs to: the only one, or the element of the batch around it.
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

fn outcomes(doc: &Doc, events: &mut [Event], faults: &[(Fault, u32)], strict: bool) {
    let sound = doc.sound();
    for event in events.iter_mut() {
        let readable = sound && event.vocabulary.is_some();
        event.outcome = if readable { Outcome::Valid } else { Outcome::Unchecked };
    }
    for (fault, index) in faults {
        let bad = fault.severity == Severity::Error || (strict && fault.severity == Severity::Warning);
        let Some(event) = events.get_mut(*index as usize).filter(|event| bad && event.outcome != Outcome::Unchecked)
        else {
            continue;
        };
        // An event that was not read is neither right nor wrong.
        let unread = core::ptr::eq(fault.rule, &raw const rules::ENCODED_DATA);
        event.outcome = if unread { Outcome::Unchecked } else { Outcome::Invalid };
    }
}
