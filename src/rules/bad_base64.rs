use super::{Case, Context, Finding, Fixable, Page};
use crate::formats;
use crate::json::Kind;
use crate::model::fault::{Fault, Sink, Step};
use crate::model::plan::Role;
use crate::model::rule::{self, Severity};

pub static PAGE: Page = Page {
    what: "Custom data whose content type is not JSON is not valid base64. An error in an envelope, a warning in a bare event.",
    why: "The CloudEvents binding says that such data MUST be base64. A consumer that decodes it fails.",
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
        Some(Kind::String) => context.doc.string(data).is_none_or(|text| formats::base64(text).is_ok()),
        Some(Kind::Object) => false,
        _ => true,
    };
    let severity = if context.in_envelope() { Severity::Error } else { Severity::Warning };
    if sound { Ok(()) } else { sink.fault(Fault::new(rule::BAD_BASE64, data).as_severity(severity)) }
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    match formats::base64(case.string()) {
        Err(why) if case.doc.kind(case.token()) == Some(Kind::String) => {
            finding.say_of(case, "{name} is not valid base64: it {=0}", why);
        }
        _ => finding.say(case, "{name} is {found}, but its content type requires base64"),
    }
    finding.say(case, "\ndata that is not JSON must be base64; for JSON data, omit the content type");
}
