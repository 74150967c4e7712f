//! Routing: finds the vocabulary, release, type and envelope of an object. Knows no field of any event's content.

use super::release;
use super::routed::Routed;
use super::walk::{Scattered, Unlisted};
use crate::features::EXPLAINS;
use crate::json::{Doc, Kind, NONE};
use crate::model::cloudevents::{self, DATA, DATA_BASE64, ID, SOURCE, SPEC_VERSION, TIME};
use crate::model::draft;
use crate::model::event::{Envelope, Event, VocabularyFrom};
use crate::model::fault::{Detail, Fault, Sink, Step, Stop};
use crate::model::names::{CONTENT, CONTEXT, SUBJECT, TYPE};
use crate::model::plan::{self, CUSTOM_TYPE_PREFIX, EventType, Family, VERSION_KEYS, VOCABULARIES};
use crate::model::rule::{self, Severity};
use crate::model::types::{TypeName, begins_like_ours, nearest, without_draft};

/// Finds out what a value is. `batch`: it is an element of an array; `forced`: the vocabulary that the caller chose.
///
/// # Errors
/// If the sink stops the walk.
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
        if in_envelope && is_sdk_type(name) {
            return sdk_event(doc, routed, wrapped, forced, sink);
        }
        let around = || has_any(doc, value, &[SPEC_VERSION, ID, SOURCE, DATA, DATA_BASE64]);
        if in_envelope && begins_like_ours(name) && around() {
            return empty_envelope(doc, routed, wrapped, sink);
        }
        let no_context = doc.member(value, CONTEXT) == NONE;
        let own = |key: u32| draft::is_own_attribute(doc.name(key)) && is_text(doc, key + 1);
        // What Tekton sends has a whole run in it.
        let of_tekton = |key: u32| draft::is_run(doc.name(key)) && doc.kind(key + 1) == Some(Kind::Object);
        let shown = || doc.keys(value).any(own) && !doc.keys(value).any(of_tekton);
        if no_context && (draft::begins_like_type(name) || shown()) {
            return draft_event(doc, routed, wrapped, forced, sink);
        }
    }
    // A value that is cut off already has a finding.
    let broken = |token: u32| token != NONE && (doc.token(token).is_open() || doc.token(token).kind == Kind::Broken);
    let readable = doc.sound() || doc.kind(value) == Some(Kind::Object);
    if readable && !broken(value) && !doc.members(value, [TYPE, CONTEXT]).into_iter().any(broken) {
        // Headers are recognised by their type.
        let named = if doc.is_outside(value) { doc.member(value, TYPE) } else { NONE };
        sink.fault(Fault::new(rule::NOT_AN_EVENT, if named == NONE { value } else { named }))?;
    }
    Ok(())
}

/// Whether a value is a string, or broke off before it could be one.
fn is_text(doc: &Doc, value: u32) -> bool {
    matches!(doc.kind(value), Some(Kind::String | Kind::Broken)) || doc.token(value).is_open()
}

fn has_any(doc: &Doc, object: u32, names: &[&str]) -> bool {
    doc.keys(object).any(|key| names.iter().any(|name| doc.reads(key, name)))
}

/// Whether a type has the form that the SIG's SDK writes.
fn is_sdk_type(name: &str) -> bool {
    name.starts_with("cd.") && name.strip_suffix(".v1").is_some()
}

/// Whether an object is an event of a release: it has context and subject, or one of them and a member that only such events
/// have.
fn is_cdevent(doc: &Doc, value: u32) -> bool {
    let [context, subject] = doc.members(value, [CONTEXT, SUBJECT]);
    let object = |token: u32| doc.kind(token) == Some(Kind::Object);
    match (object(context), object(subject)) {
        (true, true) => true,
        (true, false) => {
            let name = doc.string(doc.member(context, TYPE)).unwrap_or_default();
            begins_like_ours(name) || VERSION_KEYS.iter().any(|key| doc.member(context, key) != NONE)
        }
        (false, true) => doc.member(subject, CONTENT) != NONE,
        (false, false) => false,
    }
}

fn cdevent(doc: &Doc, routed: &mut Routed, forced: Option<usize>, sink: &mut Sink) -> Step {
    if doc.kind(routed.event.token) != Some(Kind::Object) {
        sink.fault(Fault::new(rule::NOT_AN_EVENT, routed.event.token))?;
        (routed.event.vocabulary, routed.event.vocabulary_from) = (forced, VocabularyFrom::Option);
        return Ok(());
    }
    let context = doc.member(routed.event.token, CONTEXT);
    // Of an event whose context's members are elsewhere, only a report is made: it has none where it must be.
    let holder = if sink.advises() { holder_of_context(doc, routed, context) } else { None };
    let mut name_token = doc.member(context, TYPE);
    if let (Some(holder), NONE) = (holder, name_token) {
        name_token = doc.member(holder, TYPE);
    }
    let name = doc.string(name_token).unwrap_or_default();
    let index = match (forced, holder) {
        (Some(index), None) => {
            release::asked_for(doc, context, index, routed, sink)?;
            index
        }
        (None, None) => release::claimed(doc, context, name, routed, sink)?,
        // A context with members of its own says itself of which release it is.
        (None, Some(holder)) if doc.keys(context).next().is_some() => {
            let index = release::claimed(doc, context, name, routed, sink)?;
            routed.scattered = routed.renamed.is_none().then_some(Scattered { holder, context });
            index
        }
        (_, Some(holder)) => {
            routed.scattered = Some(Scattered { holder, context });
            let (index, origin) = release::scattered(doc, holder, name);
            routed.event.vocabulary_from = origin;
            forced.unwrap_or(index)
        }
    };
    if forced.is_some() {
        routed.event.vocabulary_from = VocabularyFrom::Option;
    }
    routed.event.vocabulary = Some(index);
    let vocabulary = &VOCABULARIES[index];
    routed.shape = Some(vocabulary.generic);
    if name.is_empty() {
        return Ok(());
    }
    if let Some(event) = vocabulary.event(name) {
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
    let words = TypeName::of(name);
    let same = words.and_then(|words| vocabulary.event_of(words.subject, words.predicate));
    if let (true, Some(event)) = (vocabulary.open_types, same) {
        if sink.advises() && !event.is(name) {
            let printed = words.is_some_and(|words| plan::is_printed(index, words.subject, words.version));
            let severity = if printed { Severity::Note } else { Severity::Warning };
            sink.fault(Fault::new(rule::EVENT_VERSION, name_token).as_severity(severity))?;
        }
        typed(routed, event);
        return Ok(());
    }
    // A verdict needs no reason: each is an error.
    if !EXPLAINS {
        return sink.fault(Fault::new(rule::UNKNOWN_TYPE, name_token));
    }
    let released = without_draft(name);
    let known = VOCABULARIES.iter().any(|other| other.family == Family::Release && other.event(released).is_some());
    let rule = if known || vocabulary.open_types { rule::TYPE_NOT_IN_RELEASE } else { rule::UNKNOWN_TYPE };
    let guess = || vocabulary.event(released).or(same).or_else(|| if known { None } else { nearest(index, name) });
    unknown_type(routed, Fault::new(rule, name_token), &guess, sink)
}

/// The object that has the members of an event's context, where that is not there, or lacks them: the event itself, or
/// around a context without members the envelope.
#[cold]
#[inline(never)]
fn holder_of_context(doc: &Doc, routed: &Routed, context: u32) -> Option<u32> {
    let Event { token, wrapper, .. } = routed.event;
    let empty = match doc.kind(context) {
        None => true,
        Some(Kind::Object) => doc.keys(context).next().is_none() && !doc.token(context).is_open(),
        _ => return None,
    };
    let has = |object: u32| {
        let names = [ID, SOURCE, TYPE, TIME];
        let (there, elsewhere) = (doc.members(context, names), doc.members(object, names));
        let mut found = 0;
        for (value, there) in elsewhere.iter().zip(&there) {
            found += u32::from(*there == NONE && doc.kind(*value) == Some(Kind::String));
        }
        found >= 2
    };
    if !is_cdevent(doc, token) {
        return None;
    }
    if has(token) {
        return Some(token);
    }
    (empty && wrapper != NONE && has(wrapper)).then_some(wrapper)
}

fn typed(routed: &mut Routed, event: &'static EventType) {
    (routed.event.event_type, routed.shape) = (Some(event), Some(event.root()));
}

/// A `CloudEvent` with a CDEvents type whose data is not an event: invalid, at its data.
fn empty_envelope(doc: &Doc, routed: &mut Routed, wrapped: Envelope, sink: &mut Sink) -> Step {
    if !EXPLAINS {
        return Err(Stop);
    }
    (routed.event.wrapper, routed.event.envelope) = (routed.event.token, wrapped);
    let name = doc.string(doc.member(routed.event.token, TYPE)).unwrap_or_default();
    let index = release::assume(None, name);
    (routed.event.vocabulary, routed.event.vocabulary_from) = (Some(index), VocabularyFrom::Assumed);
    routed.event.event_type = VOCABULARIES[index].event(name);
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

/// An event of the SIG's SDK: a `CloudEvent` whose extension attributes are the event.
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
    if let Some(event) = vocabulary.event(name) {
        typed(routed, event);
        return Ok(());
    }
    unknown_type(routed, Fault::new(rule::UNKNOWN_TYPE, token), &|| nearest(index, name), sink)
}

/// A type that the vocabulary does not have. The rest is validated against the type that is most likely meant, if any, so that
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
        routed.event.event_type = draft::classify(name, vocabulary.events).event_type();
    }
    Ok(())
}
