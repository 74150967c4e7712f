//! # data-schema

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::engine::{Fault, Sink, Step};
use crate::format;
use crate::plan::{EventType, Family, VOCABULARIES};
use crate::route;
use crate::text::joined;
use alloc::string::String;

/// The envelope names another schema than the event's own.
pub static DATA_SCHEMA: Rule = Rule { code: 505, severity: Severity::Note, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "data-schema",
    what: "The envelope names another schema than the event's own.",
    why: "The binding suggests the event's schema there; another one is legal, and a consumer may validate by it.",
    example: include_str!("../../tests/cases/data-schema/example.json"),
    fixable: Fixable::Never,
    source: "CDEvents cloudevents-binding.md, dataschema",
};

/// Where the project that publishes the releases keeps their schemas.
const PUBLISHED: &str = "https://cdevents.dev/";

/// The address of an event's published schema. Older releases write subjects with dashes in it, which do not count.
fn address(release: &str, kind: &EventType) -> String {
    joined(&[PUBLISHED, release, "/schema/", kind.subject(), "-", kind.predicate(), "-event"])
}

fn letters(address: &str) -> impl Iterator<Item = u8> {
    address.bytes().filter(|&letter| letter != b'-')
}

/// Whether an address is the one under which a type's schema was published by mistake.
fn published(named: &str, vocabulary: usize, kind: &EventType) -> bool {
    let address = |end| joined(&[PUBLISHED, VOCABULARIES[vocabulary].id, "/schema/", end]);
    crate::plan::published(vocabulary, &kind.name()).is_some_and(|end| named == address(end))
}

/// Compares the envelope's schema with the event's.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    let (Some(token), Some(kind)) = (event.attribute(route::DATA_SCHEMA), event.routed.event_type) else {
        return Ok(());
    };
    let Some(index) = event.routed.vocabulary else { return Ok(()) };
    let vocabulary = &VOCABULARIES[index];
    let Some(named) = event.doc.string(token).filter(|_| vocabulary.family == Family::Release) else { return Ok(()) };
    let own = address(vocabulary.id, kind);
    let same = letters(&named).eq(letters(&own)) || published(&named, index, kind);
    if same || format::uri(named.as_bytes()).is_err() { Ok(()) } else { sink.fault(Fault::new(&DATA_SCHEMA, token)) }
}

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let Some((kind, index)) = case.event.and_then(|event| event.event_type.zip(event.vocabulary)) else { return };
    let own = address(VOCABULARIES[index].id, kind);
    finding.message.say("found ").found(case, case.token()).say(" as ").name(case, case.token());
    finding.message.say(", which is not the event's own schema");
    finding.help.say("the event's own is ").code(&own);
    finding.expect(&own);
}
