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
        finding.say_of(case, if doc.is_inside(value) { "the body\nthe body" } else { "{0}\n{0}" }, DATA);
        let template = if doc.kind(value) == Some(Kind::String) {
            " is {json}, not an event\n must be the event as an object, not as a string"
        } else {
            " is {json}, not an event\n must be the whole event, with {0} and {1}"
        };
        return finding.say_both(case, template, CONTEXT, SUBJECT);
    }
    let is_foreign = doc.kind(value) == Some(Kind::Object) && super::foreign::say_object(case, finding, value);
    match doc.kind(value) {
        Some(Kind::Object) if is_foreign => {
            if !finding.help.0.is_empty() {
                return;
            }
        }
        Some(Kind::Object) if doc.is_outside(value) && doc.member(value, TYPE) == NONE => {
            let called = doc.called(value, TYPE);
            finding.say_of(case, "missing {0} in the headers, and the body is not an event", &called);
        }
        Some(Kind::Object) if doc.is_outside(value) || doc.member(value, SPEC_VERSION) != NONE => {
            let name = doc.string(doc.member(value, TYPE)).unwrap_or_default();
            finding.say_of(case, "a CloudEvent of type {0} is not an event of a known vocabulary", name);
        }
        Some(Kind::Object) if doc.keys(value).next().is_none() => {
            finding.say(case, "an empty object is not an event");
        }
        Some(Kind::Object) => {
            finding.say(case, "an object with ");
            for (index, key) in doc.keys(value).take(4).enumerate() {
                finding.say_of(case, if index > 0 { ", {0}" } else { "{0}" }, doc.name(key));
            }
            finding.say(case, " is not an event");
        }
        kind => finding.say_of(case, "{=0} is not an event", super::finding::kind_name(kind)),
    }
    // A CloudEvent of another type most likely means a CDEvents type.
    let token = doc.member(value, TYPE);
    if let (true, Some(name)) = (doc.member(value, SPEC_VERSION) != NONE, doc.string(token))
        && super::unknown_type::by_meaning(case, finding, meaning::anywhere(name), token)
    {
        return;
    }
    finding.say_both(case, "\nan event has {0} and {1}", CONTEXT, SUBJECT);
    finding.say_both(case, "\n, or a {0} that begins with {1}", TYPE, crate::model::draft::PREFIX);
}
