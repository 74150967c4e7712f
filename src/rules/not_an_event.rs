use super::{Case, Finding, Fixable, Page};
use crate::json::{Kind, NONE};
use crate::model::cloudevents::{DATA, SPEC_VERSION, SUBJECT, TYPE};
use crate::model::meaning;
use crate::model::names::CONTEXT;

pub static PAGE: Page = Page {
    what: "The input is JSON, and no event of a known vocabulary; or it is an envelope of one of our types that carries something else.",
    why: "It is not judged as an event, which is not the same as a wrong event. An envelope that promises an event and has none is wrong.",
    example: include_str!("../../tests/cases/not-an-event/example.json"),
    fixable: Fixable::Sometimes,
    source: "how the vocabularies show themselves: context and subject, or a type that begins with `CD.Pipeline.`",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let (doc, value) = (case.doc, case.token());
    if case.related().is_some() {
        finding
            .message
            .say("found ")
            .say(super::finding::kind_name(doc.kind(value)))
            .say(" as ")
            .code(DATA)
            .say(", which is no event");
        if doc.kind(value) == Some(Kind::String) {
            finding.help.say("the event goes in as an object, not as text");
        } else {
            let data = if doc.is_inside(value) { finding.help.say("the body") } else { finding.help.code(DATA) };
            data.say(" must hold the whole event, with its ").code(CONTEXT).say(" and ").code(SUBJECT);
        }
        return;
    }
    match doc.kind(value) {
        Some(Kind::Object) if super::foreign::say_object(case, finding, value) => {
            if !finding.help.0.is_empty() {
                return;
            }
        }
        Some(Kind::Object) if doc.member(value, SPEC_VERSION) != NONE => {
            let name = doc.string(doc.member(value, TYPE)).unwrap_or_default();
            finding.message.say("found a CloudEvent of the type ").code(&name).say(", which no vocabulary here has");
        }
        Some(Kind::Object) if doc.keys(value).next().is_none() => {
            finding.message.say("found an object without members, not an event");
        }
        Some(Kind::Object) => {
            finding.message.say("found an object with ");
            for (index, key) in doc.keys(value).take(4).enumerate() {
                finding.message.say(if index > 0 { ", " } else { "" }).code(&doc.name(key));
            }
            finding.message.say(", not an event");
        }
        kind => {
            finding.message.say("found ").say(super::finding::kind_name(kind)).say(", not an event");
        }
    }
    // A CloudEvent of another type most likely means one of ours.
    let token = doc.member(value, TYPE);
    if let (true, Some(name)) = (doc.member(value, SPEC_VERSION) != NONE, doc.string(token))
        && super::unknown_type::by_meaning(case, finding, meaning::anywhere(&name), token)
    {
        return;
    }
    finding.help.say("an event has ").code(CONTEXT).say(" and ").code(SUBJECT);
    finding.help.say(", or a ").code(TYPE).say(" that begins with ").code(crate::model::draft::PREFIX);
}
