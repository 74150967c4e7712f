use super::{Case, Context, Finding, Fixable, Page};
use crate::formats;
use crate::model::cloudevents::DATA_CONTENT_TYPE;
use crate::model::event::Envelope;
use crate::model::fault::{Fault, Sink, Step};
use crate::model::rule::{self, Severity};

pub static PAGE: Page = Page {
    what: "The envelope's `datacontenttype` is not JSON. Over HTTP in binary mode this is an error, and a JSON type other than `application/json` is a warning.",
    why: "The event in the envelope is JSON. A consumer that trusts the content type does not parse it.",
    example: include_str!("../../tests/cases/content-type/example.json"),
    fixable: Fixable::Sometimes,
    source: "CDEvents cloudevents-binding.md, datacontenttype: application/json",
};

/// Checks the media type in the envelope.
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
        Some(media) if context.event.envelope == Envelope::Binary && !is_plain_json(media) => {
            sink.say(rule::CONTENT_TYPE, token, None)
        }
        _ => Ok(()),
    }
}

/// Whether a media type is JSON, ignoring parameters.
pub fn is_json(media: &[u8]) -> bool {
    let kind = media.split(|&byte| byte == b';').next().unwrap_or_default().trim_ascii();
    let suffix = kind.last_chunk::<5>();
    suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case(b"/json") || suffix.eq_ignore_ascii_case(b"+json"))
}

/// Whether a media type is the one that the binding requires.
fn is_plain_json(media: &str) -> bool {
    formats::same_word(formats::essence(media), JSON)
}

const JSON: &str = "application/json";

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.say(
        case,
        if is_json(case.string().as_bytes()) {
            "{name} is {found}, another JSON type than the binding requires"
        } else {
            "{name} is {found}, but the data is JSON"
        },
    );
    finding.say_of(case, "\nexpected {0}", JSON);
    finding.correct(case, false, JSON);
}
