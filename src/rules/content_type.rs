//! # content-type

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::engine::{Fault, Sink, Step};
use crate::route::DATA_CONTENT_TYPE;

/// The envelope says that its data is not JSON.
pub static CONTENT_TYPE: Rule = Rule { code: 504, severity: Severity::Warning, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "content-type",
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
        Some(media) if !is_json(media.as_bytes()) => sink.fault(Fault::new(&CONTENT_TYPE, token)),
        _ => Ok(()),
    }
}

/// Whether a media type is JSON, whatever its parameters.
pub fn is_json(media: &[u8]) -> bool {
    let kind = media.split(|&byte| byte == b';').next().unwrap_or_default().trim_ascii();
    let suffix = kind.last_chunk::<5>();
    suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case(b"/json") || suffix.eq_ignore_ascii_case(b"+json"))
}

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    finding
        .message
        .say("found ")
        .found(case, case.token())
        .say(" as ")
        .name(case, case.token())
        .say(", where the data is JSON");
    finding.help.say("it is ").code("application/json");
    finding.expect("application/json");
    finding.offer_string(case, false, case.token(), "application/json");
}
