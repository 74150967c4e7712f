//! # content-type

use super::{Case, Context, Finding, Fixable, Page};
use crate::formats;
use crate::model::cloudevents::DATA_CONTENT_TYPE;
use crate::model::event::Envelope;
use crate::model::fault::{Fault, Sink, Step};
use crate::model::rule::{self, Severity};

/// What [`crate::model::rule::CONTENT_TYPE`] is about.
pub static PAGE: Page = Page {
    what: "The envelope says that its data is not JSON. Over HTTP in binary mode an error, and another JSON type than `application/json` a warning.",
    why: "The event inside is JSON; a consumer that believes the envelope does not parse it.",
    example: include_str!("../../tests/cases/content-type/example.json"),
    fixable: Fixable::Sometimes,
    source: "CDEvents cloudevents-binding.md, datacontenttype: application/json",
};

/// Looks at the media type that the envelope gives.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    if context.wrapper().is_none() {
        return Ok(());
    }
    let Some(token) = context.attribute(DATA_CONTENT_TYPE) else { return Ok(()) };
    match context.doc.string(token) {
        Some(media) if !is_json(media.as_bytes()) => {
            let fault = Fault::new(rule::CONTENT_TYPE, token);
            // The binding asks for it as the type of a body; an envelope may merely suggest it.
            let binary = context.event.envelope == Envelope::Binary;
            sink.fault(if binary { fault.as_severity(Severity::Error) } else { fault })
        }
        // A receiver reads it as JSON all the same.
        Some(media) if context.event.envelope == Envelope::Binary && !is_plain_json(&media) => {
            sink.fault(Fault::new(rule::CONTENT_TYPE, token))
        }
        _ => Ok(()),
    }
}

/// Whether a media type is JSON, whatever its parameters.
pub fn is_json(media: &[u8]) -> bool {
    let kind = media.split(|&byte| byte == b';').next().unwrap_or_default().trim_ascii();
    let suffix = kind.last_chunk::<5>();
    suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case(b"/json") || suffix.eq_ignore_ascii_case(b"+json"))
}

/// Whether a media type is the one that the binding asks for.
fn is_plain_json(media: &str) -> bool {
    formats::essence(media).eq_ignore_ascii_case(JSON)
}

const JSON: &str = "application/json";

/// What it says of a fault.
#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.message.say("found ").found(case, case.token()).say(" as ").name(case, case.token());
    if is_json(case.string().as_bytes()) {
        finding.message.say(", where the binding asks for ").code(JSON);
    } else {
        finding.message.say(", where the data is JSON");
    }
    finding.help.say("it is ").code(JSON);
    finding.expect(JSON);
    finding.offer_string(case, false, case.token(), JSON);
}
