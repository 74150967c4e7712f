//! Which vocabulary, release, type and envelope an object shows, and why. Knows no field of any event's content.

use super::walk::Unlisted;
use crate::json::{Doc, Kind, NONE};
use crate::model::cloudevents::{self, DATA, DATA_BASE64, ID, SOURCE, SPEC_VERSION};
use crate::model::draft;
use crate::model::event::{Envelope, Event, VocabularyFrom};
use crate::model::fault::{Detail, Fault, Sink, Step, Stop};
use crate::model::names::{CONTENT, CONTEXT, SUBJECT, TYPE};
use crate::model::plan::{self, CUSTOM_TYPE_PREFIX, EventType, Family, Node, VERSION_KEYS, VOCABULARIES, Vocabulary};
use crate::model::rule::{self, Severity};
use crate::model::types::{TypeName, begins_like_ours, knows, nearest};

/// An event that was found, and what it is to be judged by.
pub struct Routed {
    /// The event.
    pub event: Event,
    /// The shape it must have.
    pub shape: Option<Node>,
    /// A key that counts as another name: its own fault is reported elsewhere.
    pub renamed: Option<(u32, &'static str)>,
    /// What members mean that its root does not list.
    pub unlisted: Unlisted,
}

impl Routed {
    /// A value of which nothing is known yet.
    pub fn new(value: u32) -> Self {
        Routed { event: Event::nothing(value), shape: None, renamed: None, unlisted: Unlisted::Free }
    }
}

/// Finds out what a value is. `batch`: it is an element of an array; `forced`: the vocabulary that the caller asks for.
///
/// # Errors
/// Stops at the sink's wish.
pub fn route(doc: &Doc, routed: &mut Routed, batch: bool, forced: Option<usize>, sink: &mut Sink) -> Step {
    let value = routed.event.token;
    if doc.kind(value) == Some(Kind::Object) {
        let over_http = doc.is_outside(value);
        let wrapped = match batch {
            _ if over_http => Envelope::Binary,
            true => Envelope::Batch,
            false => Envelope::Structured,
        };
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
        let in_envelope = over_http || has_any(doc, value, &[SPEC_VERSION, TYPE]);
        if in_envelope
            && data != NONE
            && !(over_http && doc.shown_bytes().is_empty())
            && (is_cdevent(doc, data) || family == Some(Family::Release))
        {
            (routed.event.token, routed.event.wrapper, routed.event.envelope) = (data, value, wrapped);
            return cdevent(doc, routed, forced, sink);
        }
        if family == Some(Family::Release) && !over_http {
            return cdevent(doc, routed, forced, sink);
        }
        let name_token = doc.member(value, TYPE);
        let name = doc.string(name_token).unwrap_or_default();
        if in_envelope && is_sdk_type(&name) {
            return sdk_event(doc, routed, wrapped, forced, sink);
        }
        let around = || has_any(doc, value, &[SPEC_VERSION, ID, SOURCE, DATA, DATA_BASE64]);
        if in_envelope && begins_like_ours(&name) && around() {
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
        // Of headers the type is what shows it.
        let named = if doc.is_outside(value) { doc.member(value, TYPE) } else { NONE };
        sink.fault(Fault::new(rule::NOT_AN_EVENT, if named == NONE { value } else { named }))?;
    }
    Ok(())
}

fn has_any(doc: &Doc, object: u32, names: &[&str]) -> bool {
    doc.keys(object).any(|key| names.iter().any(|name| doc.reads(key, name)))
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
    if doc.kind(routed.event.token) != Some(Kind::Object) {
        sink.fault(Fault::new(rule::NOT_AN_EVENT, routed.event.token))?;
        (routed.event.vocabulary, routed.event.vocabulary_from) = (forced, VocabularyFrom::Option);
        return Ok(());
    }
    let context = doc.member(routed.event.token, CONTEXT);
    let name_token = doc.member(context_or_none(doc, context), TYPE);
    let name = doc.string(name_token).unwrap_or_default();
    let index = if let Some(index) = forced {
        routed.event.vocabulary_from = VocabularyFrom::Option;
        wrong_key(doc, context, index, routed, sink)?;
        index
    } else {
        release(doc, context, &name, routed, sink)?
    };
    routed.event.vocabulary = Some(index);
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
        routed.event.custom = true;
        match vocabulary.custom {
            Some(custom) => routed.shape = Some(custom),
            None => sink.fault(Fault::new(rule::TYPE_NOT_IN_RELEASE, name_token))?,
        }
        return Ok(());
    }
    let words = TypeName::of(&name);
    let same = words.and_then(|words| vocabulary.event_of(words.subject, words.predicate));
    if let (true, Some(event)) = (vocabulary.open_types, same) {
        if sink.advises() && !event.is(&name) {
            let printed = words.is_some_and(|words| plan::is_printed(index, words.subject, words.version));
            let severity = if printed { Severity::Note } else { Severity::Warning };
            sink.fault(Fault::new(rule::EVENT_VERSION, name_token).as_severity(severity))?;
        }
        typed(routed, event);
        return Ok(());
    }
    let known = VOCABULARIES.iter().any(|other| other.family == Family::Release && other.event(&name).is_some());
    let rule = if known || vocabulary.open_types { rule::TYPE_NOT_IN_RELEASE } else { rule::UNKNOWN_TYPE };
    let guess = || same.or_else(|| if known { None } else { nearest(index, &name) });
    unknown_type(routed, Fault::new(rule, name_token), &guess, sink)
}

fn context_or_none(doc: &Doc, context: u32) -> u32 {
    if doc.kind(context) == Some(Kind::Object) { context } else { NONE }
}

fn typed(routed: &mut Routed, event: &'static EventType) {
    (routed.event.event_type, routed.shape) = (Some(event), Some(event.root()));
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
            return sink.fault(Fault::new(rule::RELEASE_KEY, key).with(Detail::Vocabulary(index as u8)));
        }
    }
    Ok(())
}

/// The release that an event claims, or the one it is judged by when it claims none that exists.
fn release(doc: &Doc, context: u32, name: &str, routed: &mut Routed, sink: &mut Sink) -> Result<usize, Stop> {
    let object = context_or_none(doc, context);
    let values = doc.members(object, VERSION_KEYS);
    let known = |value: u32| release_of(doc, value);
    routed.event.vocabulary_from = VocabularyFrom::Event;
    for (key, value) in VERSION_KEYS.into_iter().zip(values) {
        if let Some(index) = known(value).filter(|&index| VOCABULARIES[index].version_key == key) {
            return Ok(index);
        }
    }
    if let Some(index) = values.into_iter().find_map(known) {
        wrong_key(doc, context, index, routed, sink)?;
        return Ok(index);
    }
    routed.event.vocabulary_from = VocabularyFrom::Assumed;
    let (mut only, mut count) = (None, 0);
    for (key, value) in VERSION_KEYS.into_iter().zip(values) {
        if value != NONE {
            (only, count) = (Some(key), count + 1);
        }
    }
    let index = assume(only.filter(|_| count == 1), name);
    if sink.advises() {
        let claim = values.into_iter().find(|value| *value != NONE);
        let place = claim.or((context != NONE).then_some(context)).unwrap_or(routed.event.token);
        sink.fault(Fault::new(rule::RELEASE_ASSUMED, place).with(Detail::Vocabulary(index as u8)))?;
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

/// A `CloudEvent` of one of our types whose data is no event: invalid, at its data.
fn empty_envelope(doc: &Doc, routed: &mut Routed, wrapped: Envelope, sink: &mut Sink) -> Step {
    (routed.event.wrapper, routed.event.envelope) = (routed.event.token, wrapped);
    let name = doc.string(doc.member(routed.event.token, TYPE)).unwrap_or_default();
    let index = assume(None, &name);
    (routed.event.vocabulary, routed.event.vocabulary_from) = (Some(index), VocabularyFrom::Assumed);
    routed.event.event_type = VOCABULARIES[index].event(&name);
    routed.event.custom = name.starts_with(CUSTOM_TYPE_PREFIX);
    let data = doc.member(routed.event.token, DATA);
    let encoded = doc.member(routed.event.token, DATA_BASE64);
    if doc.is_inside(data) && doc.shown_bytes().is_empty() {
        sink.fault(Fault::new(rule::ENVELOPE_MISSING, data).with(Detail::Field(cloudevents::DATA_INDEX)))?;
    } else if data != NONE {
        routed.event.token = data;
        sink.fault(Fault::new(rule::NOT_AN_EVENT, data).with(Detail::Token(routed.event.wrapper)))?;
    } else if encoded != NONE {
        routed.event.token = encoded;
    } else if !doc.token(routed.event.token).is_open() {
        sink.fault(
            Fault::new(rule::ENVELOPE_MISSING, routed.event.token).with(Detail::Field(cloudevents::DATA_INDEX)),
        )?;
    }
    Ok(())
}

/// An event of the SIG's SDK: a `CloudEvent` with extension attributes, which are the event.
fn sdk_event(doc: &Doc, routed: &mut Routed, wrapped: Envelope, forced: Option<usize>, sink: &mut Sink) -> Step {
    let known = VOCABULARIES.iter().position(|vocabulary| vocabulary.family == Family::Sig);
    let Some(index) = forced.or(known) else { return Ok(()) };
    let vocabulary = &VOCABULARIES[index];
    let origin = if forced.is_some() { VocabularyFrom::Option } else { VocabularyFrom::Event };
    (routed.event.vocabulary, routed.event.vocabulary_from) = (Some(index), origin);
    (routed.event.envelope, routed.unlisted) = (wrapped, Unlisted::Attributes);
    routed.shape = Some(vocabulary.generic);
    let token = doc.member(routed.event.token, TYPE);
    let name = doc.string(token).unwrap_or_default();
    if name.is_empty() {
        return Ok(());
    }
    if let Some(event) = vocabulary.event(&name) {
        typed(routed, event);
        return Ok(());
    }
    unknown_type(routed, Fault::new(rule::UNKNOWN_TYPE, token), &|| nearest(index, &name), sink)
}

/// A type that the vocabulary does not have: the rest is judged by the one that is most likely meant, if any is, so that
/// one mistake is one finding.
fn unknown_type(
    routed: &mut Routed,
    mut fault: Fault,
    meant: &dyn Fn() -> Option<&'static EventType>,
    sink: &mut Sink,
) -> Step {
    if sink.advises()
        && let Some(event) = meant()
    {
        fault.detail = Detail::Type(event);
        typed(routed, event);
    }
    sink.fault(fault)?;
    Ok(())
}

fn draft_event(doc: &Doc, routed: &mut Routed, wrapped: Envelope, forced: Option<usize>, sink: &mut Sink) -> Step {
    let Some(index) = forced.or_else(|| VOCABULARIES.iter().position(|vocabulary| vocabulary.family == Family::Draft))
    else {
        sink.fault(Fault::new(rule::NOT_AN_EVENT, routed.event.token))?;
        return Ok(());
    };
    let vocabulary = &VOCABULARIES[index];
    let origin = if forced.is_some() { VocabularyFrom::Option } else { VocabularyFrom::Event };
    (routed.event.vocabulary, routed.event.vocabulary_from) = (Some(index), origin);
    let cloud = doc.is_outside(routed.event.token) || doc.member(routed.event.token, SPEC_VERSION) != NONE;
    if let (true, Some(shape)) = (cloud, vocabulary.cloudevents) {
        (routed.event.envelope, routed.shape, routed.unlisted) = (wrapped, Some(shape), Unlisted::Attributes);
    } else {
        (routed.shape, routed.unlisted) = (Some(vocabulary.generic), Unlisted::Warned);
    }
    let name = doc.member(routed.event.token, TYPE);
    if let Some(name) = doc.string(name).filter(|name| !name.is_empty()) {
        routed.event.event_type = draft::classify(&name, vocabulary.events).event_type();
    }
    Ok(())
}
