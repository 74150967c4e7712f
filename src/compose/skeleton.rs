//! The skeleton of a new event: everything that its type determines, in the order of the schema.

use crate::json::quote_into;
use crate::model::draft;
use crate::model::plan::{EventType, Family, Node, Role, Shape, TYPE_PREFIX, VOCABULARIES};
use crate::model::types::TypeName;
use crate::model::{meaning, names, types};
use alloc::string::String;

/// The placeholder for a new id in a [`skeleton`].
pub const FRESH_ID: &str = "\0id";
/// The placeholder for the current time in a [`skeleton`].
pub const NOW: &str = "\0now";

/// The JSON text of an event with all that its type determines: constants, the release, an empty content, [`FRESH_ID`]
/// and [`NOW`] where they go, and `null` for the required members that only the caller knows. With it the index of the
/// vocabulary: the one asked for, or the newest released one that knows the type. A type without its event version, and one
/// without its prefix too, is the type of the newest released release that has its subject and predicate.
///
/// # Errors
/// If no vocabulary has the type: the suggested type, if there is one.
pub fn skeleton(name: &str, release: Option<usize>) -> Result<(usize, String), Option<String>> {
    let (index, name) = find(name, release).ok_or_else(|| meant(name, release))?;
    let vocabulary = &VOCABULARIES[index];
    let event = vocabulary.event(&name);
    let shape = event.map(|event| event.root).or(vocabulary.custom).unwrap_or(vocabulary.generic);
    let mut text = String::new();
    write(&mut text, shape, &Known { name: &name, release: vocabulary.id, event });
    Ok((index, text))
}

/// The type that an unknown one probably means.
fn meant(name: &str, release: Option<usize>) -> Option<String> {
    let asked = |index: &usize| release.is_none_or(|release| release == *index);
    (0..VOCABULARIES.len()).filter(asked).rev().find_map(|index| near(index, name))
}

/// The vocabulary of a type, and the whole type: see [`skeleton`].
pub fn find(name: &str, release: Option<usize>) -> Option<(usize, String)> {
    let whole = whole(name, release);
    let name = whole.as_deref().unwrap_or(name);
    let mut best = None;
    for (index, vocabulary) in VOCABULARIES.iter().enumerate() {
        if release.is_some_and(|release| release != index) {
            continue;
        }
        // The newest wins, and a released one over a draft of later.
        let takes = knows(index, name) && (release.is_some() || !vocabulary.open_types || !is_elsewhere(name));
        if takes && (vocabulary.released || best.is_none_or(|best: usize| !VOCABULARIES[best].released)) {
            best = Some(index);
        }
    }
    Some((best?, name.into()))
}

/// The whole type of a subject and a predicate.
#[inline(never)]
fn whole(name: &str, release: Option<usize>) -> Option<String> {
    let short = name.strip_prefix(TYPE_PREFIX).unwrap_or(name);
    let (subject, predicate) = types::at_dot(short).filter(|(_, predicate)| !predicate.contains('.'))?;
    let mut best: Option<(bool, &EventType)> = None;
    for (index, vocabulary) in VOCABULARIES.iter().enumerate() {
        let asked = vocabulary.family == Family::Release && release.is_none_or(|release| release == index);
        if let Some(event) = vocabulary.event_of(subject, predicate).filter(|_| asked)
            && (vocabulary.released || best.is_none_or(|(released, _)| !released))
        {
            best = Some((vocabulary.released, event));
        }
    }
    best.map(|(_, event)| event.name())
}

/// Whether a release that has event versions has the type's subject and predicate: then it is not one of those that take
/// any version, unless they print it.
fn is_elsewhere(name: &str) -> bool {
    let Some(words) = TypeName::of(name) else { return false };
    let (mut elsewhere, mut printed) = (false, false);
    for vocabulary in VOCABULARIES.iter().filter(|vocabulary| vocabulary.family == Family::Release) {
        if let Some(event) = vocabulary.event_of(words.subject, words.predicate) {
            printed |= vocabulary.open_types && event.is(name);
            elsewhere |= !vocabulary.open_types;
        }
    }
    elsewhere && !printed
}

fn knows(index: usize, name: &str) -> bool {
    let vocabulary = &VOCABULARIES[index];
    match vocabulary.family {
        Family::Draft => name.len() > draft::PREFIX.len() && name.starts_with(draft::PREFIX),
        Family::Sig => vocabulary.event(name).is_some(),
        Family::Release => types::knows(index, name),
    }
}

fn near(index: usize, name: &str) -> Option<String> {
    if VOCABULARIES[index].family == Family::Draft {
        return draft::classify(name, VOCABULARIES[index].events).event_type().map(EventType::name);
    }
    let by_words = || meaning::in_vocabulary(index, name).map(|meaning| meaning.event);
    types::nearest(index, name).or_else(by_words).map(EventType::name)
}

struct Known<'k> {
    name: &'k str,
    release: &'k str,
    event: Option<&'static EventType>,
}

/// Writes an object with its required members, and `null` for any other shape. The content stays empty, since the caller supplies it.
fn write(text: &mut String, node: Node, known: &Known) {
    let Shape::Object(object) = node.shape() else { return text.push_str("null") };
    text.push('{');
    for (index, field) in object.fields().iter().enumerate() {
        if object.required >> index & 1 == 0 && field.node.role() != Role::Id && field.node.role() != Role::Time {
            continue;
        }
        if !text.ends_with('{') {
            text.push(',');
        }
        quote_into(text, field.name());
        text.push(':');
        let value = match (field.node.shape(), field.node.role()) {
            (_, Role::Type) => known.name,
            (_, Role::Version) => known.release,
            (_, Role::Id) => FRESH_ID,
            (_, Role::Time) => NOW,
            // The only listed status of an unfinished run.
            (_, Role::Status)
                if known.event.is_some_and(|event| !event.predicate().eq_ignore_ascii_case("finished")) =>
            {
                draft::STATUSES[0]
            }
            (Shape::Text(values), _) if values.values.len() == 1 && !values.open => values.values[0],
            (Shape::Object(_), _) if field.name() == names::CONTENT => {
                text.push_str("{}");
                continue;
            }
            _ => {
                write(text, field.node, known);
                continue;
            }
        };
        quote_into(text, value);
    }
    text.push('}');
}
