//! # bad-base64

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::engine::{Fault, Sink, Step};
use crate::format;
use crate::plan::Role;
use crate::text::Kind;

/// Custom data whose content type is not JSON, and which is no base64 text: in an envelope an error, in a bare event a warning.
pub static BAD_BASE64: Rule = Rule { code: 409, severity: Severity::Warning, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "bad-base64",
    what: "Custom data whose content type is not JSON, and which is no base64 text: in an envelope an error, in a bare event a warning.",
    why: "The binding to CloudEvents says that such data MUST be base64. A consumer decodes it and fails.",
    example: include_str!("../../tests/cases/bad-base64/example.json"),
    fixable: Fixable::Never,
    source: "CDEvents cloudevents-binding.md, customData; RFC 4648, section 4",
};

/// Looks at custom data whose content type is not JSON.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    if !sink.advises() && !event.in_envelope() {
        return Ok(());
    }
    let (Some(data), Some(media)) = (event.role(Role::CustomData), event.string(Role::CustomDataContentType)) else {
        return Ok(());
    };
    if super::content_type::is_json(media.as_bytes()) {
        return Ok(());
    }
    let sound = match event.doc.kind(data) {
        Some(Kind::String) => event.doc.string(data).is_none_or(|text| format::base64(&text).is_ok()),
        Some(Kind::Object) => false,
        _ => true,
    };
    let severity = if event.in_envelope() { Severity::Error } else { Severity::Warning };
    if sound { Ok(()) } else { sink.fault(Fault::new(&BAD_BASE64, data).as_severity(severity)) }
}

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    finding.message.say("found ").found(case, case.token()).say(" as ").name(case, case.token());
    match format::base64(&case.string()) {
        Err(why) if case.doc.kind(case.token()) == Some(Kind::String) => finding.message.say(", ").say(why),
        _ => finding.message.say(", where its content type asks for base64 text"),
    };
    finding.help.say("data that is not JSON goes in as base64; JSON needs no content type");
}
