use super::{Case, Finding, Fixable, Page};
use crate::json::{Kind, NONE};
use crate::model::cloudevents::{DATA, SPEC_VERSION, SUBJECT, TYPE};
use crate::model::meaning;
use crate::model::names::CONTEXT;

pub static PAGE: Page = Page {
    what: "The input is JSON, but not an event of a known vocabulary; or it is an envelope with a CDEvents type whose data is not an event.",
    why: "An input that is not an event is unchecked, not invalid. An envelope that announces an event and contains none is invalid.",
    example: include_str!("../../tests/cases/not-an-event/example.json"),
    fixable: Fixable::Sometimes,
    source: "how events are recognised: by `context` and `subject`, or by a type that begins with `CD.Pipeline.`",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let doc = case.doc;
    // If the headers are not an event, the finding points at their type.
    let value = if doc.is_outside(0) && !doc.is_inside(case.token()) { 0 } else { case.token() };
    if case.related().is_some() {
        let (message, help) = (&mut finding.message, &mut finding.help);
        let data = if doc.is_inside(value) { message.say("the body") } else { message.code(DATA) };
        data.say(" is ").say(super::finding::kind_name(doc.kind(value))).say(", not an event");
        let data = if doc.is_inside(value) { help.say("the body") } else { help.code(DATA) };
        if doc.kind(value) == Some(Kind::String) {
            data.say(" must be the event as an object, not as a string");
        } else {
            data.say(" must be the whole event, with ").code(CONTEXT).say(" and ").code(SUBJECT);
        }
        return;
    }
    let is_foreign = doc.kind(value) == Some(Kind::Object) && super::foreign::say_object(case, finding, value);
    let message = &mut finding.message;
    match doc.kind(value) {
        Some(Kind::Object) if is_foreign => {
            if !finding.help.0.is_empty() {
                return;
            }
        }
        Some(Kind::Object) if doc.is_outside(value) && doc.member(value, TYPE) == NONE => {
            message.say("missing ").code(&doc.called(value, TYPE)).say(" in the headers, and the body is not an event");
        }
        Some(Kind::Object) if doc.is_outside(value) || doc.member(value, SPEC_VERSION) != NONE => {
            let name = doc.string(doc.member(value, TYPE)).unwrap_or_default();
            message.say("a CloudEvent of type ").code(&name).say(" is not an event of a known vocabulary");
        }
        Some(Kind::Object) if doc.keys(value).next().is_none() => {
            message.say("an empty object is not an event");
        }
        Some(Kind::Object) => {
            message.say("an object with ");
            for (index, key) in doc.keys(value).take(4).enumerate() {
                message.say(if index > 0 { ", " } else { "" }).code(&doc.name(key));
            }
            message.say(" is not an event");
        }
        kind => {
            message.say(super::finding::kind_name(kind)).say(" is not an event");
        }
    }
    // A CloudEvent of another type most likely means a CDEvents type.
    let token = doc.member(value, TYPE);
    if let (true, Some(name)) = (doc.member(value, SPEC_VERSION) != NONE, doc.string(token))
        && super::unknown_type::by_meaning(case, finding, meaning::anywhere(&name), token)
    {
        return;
    }
    finding.help.say("an event has ").code(CONTEXT).say(" and ").code(SUBJECT);
    finding.help.say(", or a ").code(TYPE).say(" that begins with ").code(crate::model::draft::PREFIX);
}
