use super::{Case, Context, Finding, Fixable, Page};
use crate::formats;
use crate::model::cloudevents::REQUIRED;
use crate::model::fault::{Detail, Sink, Step};
use crate::model::plan::Role;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "An attribute of the envelope differs from the member of the event that must be equal.",
    why: "Routers read the envelope and consumers read the event, so they would see different events.",
    example: include_str!("../../tests/cases/envelope-mismatch/example.json"),
    fixable: Fixable::Sometimes,
    source: "CDEvents cloudevents-binding.md: id, source, type, subject and time MUST be those of the event",
};

/// Compares the envelope with the event inside: times as points in time, all else as strings.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    for (name, role) in REQUIRED.iter().filter_map(|(name, role)| Some((name, (*role)?))) {
        let (Some(outer), Some(inner)) = (context.attribute(name), context.role(role)) else { continue };
        let (Some(outside), Some(inside)) = (context.doc.string(outer), context.doc.string(inner)) else { continue };
        let same_time = || match (formats::instant(outside.as_bytes()), formats::instant(inside.as_bytes())) {
            (Ok(a), Ok(b)) => a == b,
            _ => false,
        };
        // An invalid attribute already has a finding.
        let sound = match role {
            Role::Time => formats::date_time(outside.as_bytes()).is_ok(),
            Role::Source => !outside.is_empty() && formats::uri_reference(outside.as_bytes()).is_ok(),
            _ => !outside.is_empty(),
        };
        if sound && outside != inside && !(role == Role::Time && same_time()) {
            sink.say_detail(rule::ENVELOPE_MISMATCH, inner, None, Detail::Token(outer))?;
        }
    }
    Ok(())
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let (inner, Some(outer)) = (case.token(), case.related()) else { return };
    let over_http = case.doc.is_outside(0);
    finding.message.name(case, outer).say(" is ").found(case, outer);
    finding.related = outer;
    if over_http {
        finding.say(case, " in the headers, but {found} in the event\nthe two must be equal\nthe header ");
        finding.related_message.name(case, outer);
    } else {
        finding.related_message.name(case, outer);
        finding.say(case, " in the envelope, but {found} in the event\nthe two must be equal\n of the envelope");
    }
    if let Some(right) = case.doc.string(outer) {
        finding.expect(right);
    }
    if let Some(right) = case.doc.string(inner) {
        finding.offer_string(case, false, outer, right);
    }
}
