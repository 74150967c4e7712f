use super::{Case, Context, Finding, Fixable, Page};
use crate::json::NONE;
use crate::model::cloudevents::{DATA, DATA_BASE64};
use crate::model::fault::{Fault, Sink, Step};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "The envelope carries its data as base64 text (`data_base64`), and what that stands for is no JSON.",
    why: "Nothing can be said of the event inside, nor can its receivers read it. Events in JSON belong into `data`.",
    example: include_str!("../../tests/cases/encoded-data/example.json"),
    fixable: Fixable::Never,
    source: "CloudEvents 1.0, JSON format, section 3.1",
};

/// Looks for an event that is encoded and was not read as JSON.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let token = context.doc.member(context.event.attributes(), DATA_BASE64);
    if token != NONE && context.doc.member(context.event.attributes(), DATA) == NONE {
        sink.fault(Fault::new(rule::ENCODED_DATA, token))
    } else {
        Ok(())
    }
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.message.say("found ").code(DATA_BASE64);
    match crate::formats::decode_base64(&case.string()) {
        Err(why) if !case.string().is_empty() => finding.message.say(", ").say(why),
        _ => finding.message.say(", which stands for no JSON"),
    };
    finding.help.say("put the event into ").code(DATA).say(" as JSON, or encode its whole text");
}
