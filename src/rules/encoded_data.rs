use super::{Case, Context, Finding, Fixable, Page};
use crate::json::NONE;
use crate::model::cloudevents::{DATA, DATA_BASE64};
use crate::model::fault::{Sink, Step};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "The envelope's `data_base64` is not base64, or does not decode to JSON.",
    why: "Receivers cannot read the event. JSON events belong in `data`.",
    example: include_str!("../../tests/cases/encoded-data/example.json"),
    fixable: Fixable::Never,
    source: "CloudEvents 1.0, JSON format, section 3.1",
};

/// Looks for an event that is encoded and was not read as JSON.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let token = context.doc.member(context.event.attributes(), DATA_BASE64);
    if token != NONE && context.doc.member(context.event.attributes(), DATA) == NONE {
        sink.say(rule::ENCODED_DATA, token, None)
    } else {
        Ok(())
    }
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    match crate::formats::decode_base64(case.string()) {
        Err(why) if !case.string().is_empty() => {
            finding.say_both(case, "{1} is not valid base64: it {=0}", why, DATA_BASE64);
        }
        _ => finding.say_of(case, "{0} does not decode to JSON", DATA_BASE64),
    }
    finding.say_of(case, "\nput the event into {0} as JSON, or encode the whole event", DATA);
}
