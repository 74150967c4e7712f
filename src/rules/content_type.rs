//! # content-type

use crate::engine::{Fault, Sink, Step};
use crate::route::DATA_CONTENT_TYPE;
use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};

/// The envelope says that its data is not JSON.
pub static CONTENT_TYPE: Rule = Rule {
    code: "CDE504",
    name: "content-type",
    severity: Severity::Warning,
    place: Place::Value,
    words,
};

/// Its public page.
pub static PAGE: Page = Page {
    what: "The envelope says that its data is not JSON.",
    why: "The event inside is JSON; a consumer that believes the envelope does not parse it.",
    example: include_str!("../../tests/cases/content-type/example.json"),
    fixable: Fixable::Sometimes,
    source: "CDEvents cloudevents-binding.md, datacontenttype: application/json",
};

/// Looks at the media type that the envelope gives.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    if event.wrapper().is_none() {
        return Ok(());
    }
    let Some(token) = event.attribute(DATA_CONTENT_TYPE) else { return Ok(()) };
    match event.doc.string(token) {
        Some(media) if !is_json(&media) => sink.fault(Fault::new(&CONTENT_TYPE, token)),
        _ => Ok(()),
    }
}

/// Whether a media type is JSON, whatever its parameters.
pub(super) fn is_json(media: &str) -> bool {
    let kind = media.split(';').next().unwrap_or_default().trim_ascii();
    let suffix = kind.as_bytes().last_chunk::<5>();
    suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case(b"/json") || suffix.eq_ignore_ascii_case(b"+json"))
}

#[cold]
fn words(case: &Case, finding: &mut Finding) {
    finding.message.say("found ").found(case, case.token()).say(" as ").name(case, case.token()).say(", where the data is JSON");
    finding.help.say("it is ").code("application/json");
    finding.expected = super::Expected::One("application/json".to_owned());
    finding.offer_string(case, false, case.token(), "application/json");
}
