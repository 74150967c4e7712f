use super::{Case, Context, Finding, Fixable, Page};
use crate::formats;
use crate::json::Kind;
use crate::model::fault::{Fault, Sink, Step};
use crate::model::plan::Role;
use crate::model::rule::{self, Severity};

pub static PAGE: Page = Page {
    what: "Custom data whose content type is not JSON, and which is no base64 text: in an envelope an error, in a bare event a warning.",
    why: "The binding to CloudEvents says that such data MUST be base64. A consumer decodes it and fails.",
    example: include_str!("../../tests/cases/bad-base64/example.json"),
    fixable: Fixable::Never,
    source: "CDEvents cloudevents-binding.md, customData; RFC 4648, section 4",
};

/// Checks custom data whose content type is not JSON.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    if !sink.advises() && !context.in_envelope() {
        return Ok(());
    }
    let (Some(data), Some(media)) = (context.role(Role::CustomData), context.string(Role::CustomDataContentType))
    else {
        return Ok(());
    };
    if super::content_type::is_json(media.as_bytes()) {
        return Ok(());
    }
    let sound = match context.doc.kind(data) {
        Some(Kind::String) => context.doc.string(data).is_none_or(|text| formats::base64(&text).is_ok()),
        Some(Kind::Object) => false,
        _ => true,
    };
    let severity = if context.in_envelope() { Severity::Error } else { Severity::Warning };
    if sound { Ok(()) } else { sink.fault(Fault::new(rule::BAD_BASE64, data).as_severity(severity)) }
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.message.say("found ").found(case, case.token()).say(" as ").name(case, case.token());
    match formats::base64(&case.string()) {
        Err(why) if case.doc.kind(case.token()) == Some(Kind::String) => finding.message.say(", ").say(why),
        _ => finding.message.say(", where its content type asks for base64 text"),
    };
    finding.help.say("data that is not JSON goes in as base64; JSON needs no content type");
}
