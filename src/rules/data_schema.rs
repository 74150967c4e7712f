use super::{Case, Context, Finding, Fixable, Page};
use crate::formats;
use crate::json::joined;
use crate::model::cloudevents;
use crate::model::fault::{Sink, Step};
use crate::model::plan::{EventType, Family, VOCABULARIES};
use crate::model::rule;
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "The envelope's `dataschema` is not the schema of the event.",
    why: "The binding suggests the schema of the event. Another one is valid, but a consumer may validate the event against it.",
    example: include_str!("../../tests/cases/data-schema/example.json"),
    fixable: Fixable::Never,
    source: "CDEvents cloudevents-binding.md, dataschema",
};

/// The base URI of the published schemas.
const PUBLISHED: &str = "https://cdevents.dev/";

/// The URI of an event's published schema, without the dashes that older releases write in subjects.
fn address(release: &str, kind: &EventType) -> String {
    joined(&[PUBLISHED, release, "/schema/", kind.subject(), "-", kind.predicate(), "-event"])
}

fn letters(address: &str) -> impl Iterator<Item = u8> {
    address.bytes().filter(|&letter| letter != b'-')
}

/// Whether a type's schema was published under this URI by mistake.
fn published(named: &str, vocabulary: usize, kind: &EventType) -> bool {
    let address = |end| joined(&[PUBLISHED, VOCABULARIES[vocabulary].id, "/schema/", end]);
    crate::model::plan::published(vocabulary, &kind.name()).is_some_and(|end| named == address(end))
}

/// Compares `dataschema` with the schema of the event type.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let (Some(token), Some(kind)) = (context.attribute(cloudevents::DATA_SCHEMA), context.event.event_type) else {
        return Ok(());
    };
    let Some(index) = context.event.vocabulary else { return Ok(()) };
    let vocabulary = &VOCABULARIES[index];
    let Some(named) = context.doc.string(token).filter(|_| vocabulary.family == Family::Release) else { return Ok(()) };
    let own = address(vocabulary.id, kind);
    let same = letters(named).eq(letters(&own)) || published(named, index, kind);
    if same || formats::uri(named.as_bytes()).is_err() { Ok(()) } else { sink.say(rule::DATA_SCHEMA, token, None) }
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some((kind, index)) = case.event.and_then(|event| event.event_type.zip(event.vocabulary)) else { return };
    let own = address(VOCABULARIES[index].id, kind);
    finding.say_of(
        case,
        "{name} is {found}, which is not the schema of the event\nthe schema of the event is {0}\n\n{=0}",
        &own,
    );
}
