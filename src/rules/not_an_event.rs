use super::{Case, Finding, Fixable, Page};
use crate::json::{Kind, NONE};
use crate::model::cloudevents::{DATA, SPEC_VERSION, SUBJECT, TYPE};
use crate::model::names::CONTEXT;

pub static PAGE: Page = Page {
    what: "The input is JSON, and no event of a known vocabulary; or it is an envelope of one of our types that carries something else.",
    why: "It is not judged as an event, which is not the same as a wrong event. An envelope that promises an event and has none is wrong.",
    example: include_str!("../../tests/cases/not-an-event/example.json"),
    fixable: Fixable::Never,
    source: "how the vocabularies show themselves: context and subject, or a type that begins with `CD.Pipeline.`",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let doc = case.doc;
    // Headers are not an event by their type, which is where it points then.
    let value = if doc.is_outside(0) && !doc.is_inside(case.token()) { 0 } else { case.token() };
    let message = &mut finding.message;
    if case.related().is_some() {
        message.say("found ").say(super::finding::kind_name(doc.kind(value))).say(" as ");
        let data = if doc.is_inside(value) { message.say("the body") } else { message.code(DATA) };
        data.say(", which is no event");
        if doc.kind(value) == Some(Kind::String) {
            finding.help.say("the event goes in as an object, not as text");
        } else {
            let data = if doc.is_inside(value) { finding.help.say("the body") } else { finding.help.code(DATA) };
            data.say(" must hold the whole event, with its ").code(CONTEXT).say(" and ").code(SUBJECT);
        }
        return;
    }
    let text = |name: &str| doc.string(doc.member(value, name)).unwrap_or_default();
    match doc.kind(value) {
        Some(Kind::Object) if doc.is_outside(value) && doc.member(value, TYPE) == NONE => {
            message.say("found no ").code(&doc.called(value, TYPE)).say(" in the headers and no event in the body");
        }
        Some(Kind::Object) if doc.is_outside(value) || doc.member(value, SPEC_VERSION) != NONE => {
            message.say("found a CloudEvent of the type ").code(&text(TYPE)).say(", which no vocabulary here has");
        }
        Some(Kind::Object) if doc.member(value, "apiVersion") != NONE && doc.member(value, "kind") != NONE => {
            message.say("found a Kubernetes object of the kind ").code(&text("kind")).say(", not an event");
        }
        Some(Kind::Object) if doc.keys(value).next().is_none() => {
            message.say("found an object without members, not an event");
        }
        Some(Kind::Object) => {
            message.say("found an object with ");
            for (index, key) in doc.keys(value).take(4).enumerate() {
                message.say(if index > 0 { ", " } else { "" }).code(&doc.name(key));
            }
            message.say(", not an event");
        }
        kind => {
            message.say("found ").say(super::finding::kind_name(kind)).say(", not an event");
        }
    }
    finding.help.say("an event has ").code(CONTEXT).say(" and ").code(SUBJECT);
    finding.help.say(", or a ").code(TYPE).say(" that begins with ").code(crate::model::draft::PREFIX);
}
