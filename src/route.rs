//! Which vocabulary, release, type and envelope an object shows, and why. The only home of the envelopes' own names;
//! knows no field of any event's content.

use crate::draft;
use crate::engine::{Fault, Sink, Step, Stop, Strangers};
use crate::plan::{
    self, CUSTOM_TYPE_PREFIX, EventType, Family, Node, TYPE_PREFIX, VERSION_KEYS, VOCABULARIES, Vocabulary,
};
use crate::rules::{self, Severity};
use crate::suggest;
use crate::text::{Doc, Kind, NONE, joined, lent};
use alloc::vec::Vec;

pub(crate) const CONTEXT: &str = "context";
pub(crate) const SUBJECT: &str = "subject";
pub(crate) const CONTENT: &str = "content";
pub(crate) const TYPE: &str = "type";
pub(crate) const ID: &str = "id";
pub(crate) const SOURCE: &str = "source";
pub(crate) const TIME: &str = "time";
pub(crate) const SPEC_VERSION: &str = "specversion";
pub(crate) const DATA: &str = "data";
pub(crate) const DATA_BASE64: &str = "data_base64";
pub(crate) const DATA_CONTENT_TYPE: &str = "datacontenttype";
pub(crate) const DATA_SCHEMA: &str = "dataschema";

/// What an event came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// Nothing.
    Bare,
    /// A CloudEvent in its JSON format.
    Structured,
    /// An HTTP message: attributes as headers, the event as body.
    Binary,
    /// A CloudEvent in an array of them.
    Batch,
}

/// How the vocabulary was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// There is none.
    Nowhere,
    /// The event says it.
    Event,
    /// The caller said it.
    Option,
    /// The event does not say it, or names a release that does not exist.
    Assumed,
}

/// Where an event is, and what it is to be judged by.
pub struct Routed {
    /// The event itself.
    pub event: u32,
    /// The object around it; [`NONE`]: it is bare.
    pub wrapper: u32,
    /// What it came in.
    pub envelope: Envelope,
    /// Index into [`VOCABULARIES`]; none: it is no event.
    pub vocabulary: Option<usize>,
    /// How that was found.
    pub origin: Origin,
    /// A custom event.
    pub custom: bool,
    /// Its type, or the type it is taken for.
    pub event_type: Option<&'static EventType>,
    /// The shape it must have.
    pub shape: Option<Node>,
    /// See [`crate::engine::Walk::renamed`].
    pub renamed: Option<(u32, &'static str)>,
    /// See [`Strangers`].
    pub strangers: Strangers,
}

impl Routed {
    fn nothing(event: u32) -> Self {
        Routed {
            event,
            wrapper: NONE,
            envelope: Envelope::Bare,
            vocabulary: None,
            origin: Origin::Nowhere,
            custom: false,
            event_type: None,
            shape: None,
            renamed: None,
            strangers: Strangers::Free,
        }
    }
}

/// Whether CloudEvents allows a name for an attribute.
pub fn is_attribute_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// Finds out what a value is. `batch`: it is an element of an array.
///
/// # Errors
/// Stops at the sink's wish.
pub fn route(doc: &Doc, value: u32, batch: bool, forced: Option<usize>, sink: &mut Sink) -> Result<Routed, Stop> {
    let mut routed = Routed::nothing(value);
    find(doc, &mut routed, batch, forced, sink)?;
    Ok(routed)
}

fn find(doc: &Doc, routed: &mut Routed, batch: bool, forced: Option<usize>, sink: &mut Sink) -> Step {
    let value = routed.event;
    if doc.kind(value) == Some(Kind::Object) {
        let wrapped = if batch { Envelope::Batch } else { Envelope::Structured };
        let family = forced.map(|index| VOCABULARIES[index].family);
        if family == Some(Family::Draft) {
            return draft_event(doc, routed, wrapped, forced, sink);
        }
        if family == Some(Family::Sig) {
            return sdk_event(doc, routed, wrapped, forced, sink);
        }
        if is_cdevent(doc, value) {
            return cdevent(doc, routed, forced, sink);
        }
        let data = doc.member(value, DATA);
        let in_envelope = has_any(doc, value, &[SPEC_VERSION, TYPE]);
        if in_envelope && data != NONE && (is_cdevent(doc, data) || family == Some(Family::Release)) {
            (routed.event, routed.wrapper, routed.envelope) = (data, value, wrapped);
            return cdevent(doc, routed, forced, sink);
        }
        if family == Some(Family::Release) {
            return cdevent(doc, routed, forced, sink);
        }
        let name_token = doc.member(value, TYPE);
        let name = doc.string(name_token).unwrap_or_default();
        if in_envelope && is_sdk_type(&name) {
            return sdk_event(doc, routed, wrapped, forced, sink);
        }
        if in_envelope && begins_like_ours(&name) && has_any(doc, value, &[SPEC_VERSION, ID, SOURCE, DATA, DATA_BASE64])
        {
            return empty_envelope(doc, routed, wrapped, sink);
        }
        let no_context = doc.member(value, CONTEXT) == NONE;
        let own = |key: u32| draft::is_own_attribute(&doc.name(key));
        if no_context && (draft::begins_like_type(&name) || doc.keys(value).any(own)) {
            return draft_event(doc, routed, wrapped, forced, sink);
        }
    }
    // What broke off before it could show what it is has its finding already.
    let broken = |token: u32| token != NONE && (doc.token(token).is_open() || doc.token(token).kind == Kind::Broken);
    if !broken(value) && !doc.members(value, [TYPE, CONTEXT]).into_iter().any(broken) {
        sink.fault(Fault::new(&rules::NOT_AN_EVENT, value))?;
    }
    Ok(())
}

fn has_any(doc: &Doc, object: u32, names: &[&str]) -> bool {
    doc.keys(object).any(|key| names.iter().any(|name| doc.reads(key, name)))
}

/// Whether a type begins like this project's own, whatever its case and separators.
fn begins_like_ours(name: &str) -> bool {
    suggest::begins(name, TYPE_PREFIX, 24)
}

/// Whether a type is of the form that the SIG's SDK wrote.
fn is_sdk_type(name: &str) -> bool {
    name.starts_with("cd.") && name.strip_suffix(".v1").is_some()
}

/// What shows an event of a release: both of its objects, or one of them and a member that only such events have.
fn is_cdevent(doc: &Doc, value: u32) -> bool {
    let [context, subject] = doc.members(value, [CONTEXT, SUBJECT]);
    let object = |token: u32| doc.kind(token) == Some(Kind::Object);
    match (object(context), object(subject)) {
        (true, true) => true,
        (true, false) => {
            let name = doc.string(doc.member(context, TYPE)).unwrap_or_default();
            begins_like_ours(&name) || VERSION_KEYS.iter().any(|key| doc.member(context, key) != NONE)
        }
        (false, true) => doc.member(subject, CONTENT) != NONE,
        (false, false) => false,
    }
}

/// The release that a string names.
fn release_of(doc: &Doc, value: u32) -> Option<usize> {
    if doc.kind(value) != Some(Kind::String) {
        return None;
    }
    let names = |vocabulary: &Vocabulary| vocabulary.family == Family::Release && doc.reads(value, vocabulary.id);
    VOCABULARIES.iter().rposition(names)
}

fn cdevent(doc: &Doc, routed: &mut Routed, forced: Option<usize>, sink: &mut Sink) -> Step {
    if doc.kind(routed.event) != Some(Kind::Object) {
        sink.fault(Fault::new(&rules::NOT_AN_EVENT, routed.event))?;
        (routed.vocabulary, routed.origin) = (forced, Origin::Option);
        return Ok(());
    }
    let context = doc.member(routed.event, CONTEXT);
    let name_token = doc.member(context_or_none(doc, context), TYPE);
    let name = doc.string(name_token).unwrap_or_default();
    let index = if let Some(index) = forced {
        routed.origin = Origin::Option;
        wrong_key(doc, context, index, routed, sink)?;
        index
    } else {
        release(doc, context, &name, routed, sink)?
    };
    routed.vocabulary = Some(index);
    let vocabulary = &VOCABULARIES[index];
    routed.shape = Some(vocabulary.generic);
    if name.is_empty() {
        return Ok(());
    }
    if let Some(event) = vocabulary.event(&name) {
        typed(routed, event);
        return Ok(());
    }
    if name.starts_with(CUSTOM_TYPE_PREFIX) {
        routed.custom = true;
        match vocabulary.custom {
            Some(custom) => routed.shape = Some(custom),
            None => sink.fault(Fault::new(&rules::TYPE_NOT_IN_RELEASE, name_token))?,
        }
        return Ok(());
    }
    let words = Words::of(&name);
    let same = words.and_then(|words| vocabulary.event_of(words.subject, words.predicate));
    if let (true, Some(event)) = (vocabulary.open_types, same) {
        if sink.advises() && !event.is(&name) {
            let printed = words.is_some_and(|words| plan::is_printed(index, words.subject, words.version));
            let severity = if printed { Severity::Note } else { Severity::Warning };
            sink.fault(Fault::new(&rules::EVENT_VERSION, name_token).as_severity(severity))?;
        }
        typed(routed, event);
        return Ok(());
    }
    let known = VOCABULARIES.iter().any(|other| other.family == Family::Release && other.event(&name).is_some());
    let rule = if known || vocabulary.open_types { &rules::TYPE_NOT_IN_RELEASE } else { &rules::UNKNOWN_TYPE };
    let guess = || same.or_else(|| if known { None } else { nearest(index, &name) });
    unknown_type(routed, index, Fault::new(rule, name_token), &guess, sink)
}

fn context_or_none(doc: &Doc, context: u32) -> u32 {
    if doc.kind(context) == Some(Kind::Object) { context } else { NONE }
}

fn typed(routed: &mut Routed, event: &'static EventType) {
    (routed.event_type, routed.shape) = (Some(event), Some(event.root()));
}

/// The one type of a vocabulary that a misspelt one most likely means.
#[cold]
pub(crate) fn nearest(index: usize, name: &str) -> Option<&'static EventType> {
    let vocabulary = &VOCABULARIES[index];
    let certain = |names: &[&str], name: &str| {
        let guess = suggest::closest(name, names).filter(|guess| guess.certain)?;
        vocabulary.events.get(guess.index).filter(|event| is_near(name, event))
    };
    if let Some(event) = certain(&lent(&vocabulary.names()), name) {
        return Some(event);
    }
    if vocabulary.family != Family::Release {
        return None;
    }
    let Some(words) = Words::of(name) else {
        // The prefix is missing. What follows it may be misspelt, too.
        let whole = joined(&[TYPE_PREFIX, name]);
        return if begins_like_ours(name) { None } else { nearest(index, &whole) };
    };
    // Without the version, which may be quite another: or with none at all.
    let mut shorts = Vec::new();
    for event in vocabulary.events {
        shorts.push(joined(&[TYPE_PREFIX, event.subject(), ".", event.predicate()]));
    }
    certain(&lent(&shorts), &joined(&[TYPE_PREFIX, words.subject, ".", words.predicate]))
}

/// Whether a type's subject and predicate are near an event's, each for its own length: `granted` is no `created`,
/// however long the type.
fn is_near(name: &str, event: &EventType) -> bool {
    let near = |word: &str, right: &str| suggest::closest(word, &[right]).is_some();
    Words::of(name).is_none_or(|words| near(words.subject, event.subject()) && near(words.predicate, event.predicate()))
}

/// What stands before the first dot of a text, and what behind it.
pub(crate) fn at_dot(text: &str) -> Option<(&str, &str)> {
    let dot = text.bytes().position(|byte| byte == b'.')?;
    Some((text.get(..dot)?, text.get(dot + 1..)?))
}

/// What a type string consists of.
#[derive(Clone, Copy)]
pub struct Words<'n> {
    /// The subject.
    pub subject: &'n str,
    /// The predicate.
    pub predicate: &'n str,
    /// What follows; may be empty.
    pub version: &'n str,
}

impl<'n> Words<'n> {
    /// The words of a type with one of our prefixes.
    pub fn of(name: &'n str) -> Option<Self> {
        let rest = name.strip_prefix(TYPE_PREFIX).or_else(|| name.strip_prefix(CUSTOM_TYPE_PREFIX))?;
        let (subject, rest) = at_dot(rest)?;
        let (predicate, version) = at_dot(rest).unwrap_or((rest, ""));
        Some(Words { subject, predicate, version })
    }
}

/// A release that stands under the other releases' key: the key is the error.
fn wrong_key(doc: &Doc, context: u32, index: usize, routed: &mut Routed, sink: &mut Sink) -> Step {
    let right = VOCABULARIES[index].version_key;
    if doc.member(context_or_none(doc, context), right) != NONE {
        return Ok(());
    }
    for key in doc.keys(context) {
        let wrong = VERSION_KEYS.iter().any(|name| *name != right && doc.reads(key, name));
        if wrong && doc.string(key + 1).is_some_and(|value| value == VOCABULARIES[index].id) {
            routed.renamed = Some((key, right));
            return sink.fault(Fault::new(&rules::RELEASE_KEY, key).with(index as u32));
        }
    }
    Ok(())
}

/// The release that an event claims, or the one it is judged by when it claims none that exists.
fn release(doc: &Doc, context: u32, name: &str, routed: &mut Routed, sink: &mut Sink) -> Result<usize, Stop> {
    let object = context_or_none(doc, context);
    let values = doc.members(object, VERSION_KEYS);
    let known = |value: u32| release_of(doc, value);
    routed.origin = Origin::Event;
    for (key, value) in VERSION_KEYS.into_iter().zip(values) {
        if let Some(index) = known(value).filter(|&index| VOCABULARIES[index].version_key == key) {
            return Ok(index);
        }
    }
    if let Some(index) = values.into_iter().find_map(known) {
        wrong_key(doc, context, index, routed, sink)?;
        return Ok(index);
    }
    routed.origin = Origin::Assumed;
    let (mut only, mut count) = (None, 0);
    for (key, value) in VERSION_KEYS.into_iter().zip(values) {
        if value != NONE {
            (only, count) = (Some(key), count + 1);
        }
    }
    let index = assume(only.filter(|_| count == 1), name);
    if sink.advises() {
        let claim = values.into_iter().find(|value| *value != NONE);
        let place = claim.or((context != NONE).then_some(context)).unwrap_or(routed.event);
        sink.fault(Fault::new(&rules::RELEASE_ASSUMED, place).with(index as u32))?;
    }
    Ok(index)
}

/// The newest released release that knows the type, a draft only if no other does, among those with the event's key, if it
/// has one. When none knows it, the newest released one.
fn assume(key: Option<&str>, name: &str) -> usize {
    let mut best = (0, VOCABULARIES.len() - 1);
    for (index, vocabulary) in VOCABULARIES.iter().enumerate() {
        let fits = key.is_none_or(|key| key == vocabulary.version_key);
        if vocabulary.family != Family::Release || !fits {
            continue;
        }
        let worth = match (knows(index, name), vocabulary.released) {
            (true, true) => 4,
            (true, false) => 3,
            (false, true) => 2,
            (false, false) => 1,
        };
        // Of equals the newest, which comes last.
        if worth >= best.0 {
            best = (worth, index);
        }
    }
    best.1
}

/// Whether a release knows a type.
pub(crate) fn knows(index: usize, name: &str) -> bool {
    let vocabulary = &VOCABULARIES[index];
    if name.starts_with(CUSTOM_TYPE_PREFIX) {
        return vocabulary.custom.is_some();
    }
    let of_words = || Words::of(name).and_then(|words| vocabulary.event_of(words.subject, words.predicate));
    vocabulary.event(name).is_some() || (vocabulary.open_types && of_words().is_some())
}

/// A `CloudEvent` of one of our types whose data is no event: invalid, at its data.
fn empty_envelope(doc: &Doc, routed: &mut Routed, wrapped: Envelope, sink: &mut Sink) -> Step {
    (routed.wrapper, routed.envelope) = (routed.event, wrapped);
    let name = doc.string(doc.member(routed.event, TYPE)).unwrap_or_default();
    let index = assume(None, &name);
    (routed.vocabulary, routed.origin) = (Some(index), Origin::Assumed);
    routed.event_type = VOCABULARIES[index].event(&name);
    routed.custom = name.starts_with(CUSTOM_TYPE_PREFIX);
    let data = doc.member(routed.event, DATA);
    let encoded = doc.member(routed.event, DATA_BASE64);
    if data != NONE {
        routed.event = data;
        sink.fault(Fault::new(&rules::NOT_AN_EVENT, data).with(routed.wrapper))?;
    } else if encoded != NONE {
        routed.event = encoded;
    } else if !doc.token(routed.event).is_open() {
        sink.fault(Fault::new(&rules::ENVELOPE_MISSING, routed.event).with(rules::DATA_ATTRIBUTE))?;
    }
    Ok(())
}

/// An event of the SIG's SDK: a `CloudEvent` with extension attributes, which are the event.
fn sdk_event(doc: &Doc, routed: &mut Routed, wrapped: Envelope, forced: Option<usize>, sink: &mut Sink) -> Step {
    let known = VOCABULARIES.iter().position(|vocabulary| vocabulary.family == Family::Sig);
    let Some(index) = forced.or(known) else { return Ok(()) };
    let vocabulary = &VOCABULARIES[index];
    let origin = if forced.is_some() { Origin::Option } else { Origin::Event };
    (routed.vocabulary, routed.origin) = (Some(index), origin);
    (routed.envelope, routed.strangers) = (wrapped, Strangers::Attributes);
    routed.shape = Some(vocabulary.generic);
    let token = doc.member(routed.event, TYPE);
    let name = doc.string(token).unwrap_or_default();
    if name.is_empty() {
        return Ok(());
    }
    if let Some(event) = vocabulary.event(&name) {
        typed(routed, event);
        return Ok(());
    }
    unknown_type(routed, index, Fault::new(&rules::UNKNOWN_TYPE, token), &|| nearest(index, &name), sink)
}

/// A type that the vocabulary does not have: the rest is judged by the one that is most likely meant, if any is, so that
/// one mistake is one finding.
fn unknown_type(
    routed: &mut Routed,
    index: usize,
    mut fault: Fault,
    meant: &dyn Fn() -> Option<&'static EventType>,
    sink: &mut Sink,
) -> Step {
    if sink.advises()
        && let Some(event) = meant()
    {
        let same = |other: &EventType| core::ptr::eq(other, event);
        fault.arg = VOCABULARIES[index].events.iter().position(same).map_or(NONE, |at| at as u32);
        typed(routed, event);
    }
    sink.fault(fault)?;
    Ok(())
}

fn draft_event(doc: &Doc, routed: &mut Routed, wrapped: Envelope, forced: Option<usize>, sink: &mut Sink) -> Step {
    let Some(index) = forced.or_else(|| VOCABULARIES.iter().position(|vocabulary| vocabulary.family == Family::Draft))
    else {
        sink.fault(Fault::new(&rules::NOT_AN_EVENT, routed.event))?;
        return Ok(());
    };
    let vocabulary = &VOCABULARIES[index];
    let origin = if forced.is_some() { Origin::Option } else { Origin::Event };
    (routed.vocabulary, routed.origin) = (Some(index), origin);
    let cloud = doc.member(routed.event, SPEC_VERSION) != NONE;
    if let (true, Some(shape)) = (cloud, vocabulary.cloudevents) {
        (routed.envelope, routed.shape, routed.strangers) = (wrapped, Some(shape), Strangers::Attributes);
    } else {
        (routed.shape, routed.strangers) = (Some(vocabulary.generic), Strangers::Warned);
    }
    let name = doc.member(routed.event, TYPE);
    if let Some(name) = doc.string(name).filter(|name| !name.is_empty()) {
        routed.event_type = draft::classify(&name, vocabulary.events).event_type();
    }
    Ok(())
}
