use super::{Case, Context, Finding, Fixable, Page};
use crate::model::cloudevents::{DATA, DATA_INDEX, REQUIRED, SPEC_VERSION};
use crate::model::fault::{Detail, Fault, Sink, Step};
use crate::model::rule;
use alloc::borrow::ToOwned;

pub static PAGE: Page = Page {
    what: "The envelope lacks an attribute that CloudEvents requires, or `subject` or `time`, which the CDEvents binding requires.",
    why: "Routers and filters read only the envelope.",
    example: include_str!("../../tests/cases/envelope-missing/example.json"),
    fixable: Fixable::Sometimes,
    source: "CloudEvents 1.0, required attributes; CDEvents cloudevents-binding.md: subject and time are always present",
};

/// Checks that the envelope has its required attributes.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let wrapper = context.event.attributes();
    if context.doc.token(wrapper).is_open() {
        return Ok(());
    }
    for (index, (name, _)) in REQUIRED.iter().enumerate().take(usize::from(DATA_INDEX)) {
        if context.attribute(name).is_none() {
            sink.fault(Fault::new(rule::ENVELOPE_MISSING, wrapper).with(Detail::Field(index as u8)))?;
        }
    }
    Ok(())
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Detail::Field(index) = case.fault.detail else { return };
    let Some(&(name, role)) = REQUIRED.get(usize::from(index)) else { return };
    finding.expect(name);
    let over_http = case.doc.is_outside(0);
    if name == DATA && over_http {
        finding.message.say("the body is empty");
        finding.help.say("the body must be the whole event");
        return;
    }
    finding.message.say("missing ").code(&case.doc.called(case.token(), name));
    finding.message.say(if over_http { " in the headers" } else { " in the envelope" });
    if name == DATA {
        finding.help.code(DATA).say(" must be the whole event");
        return;
    }
    let inside = role.zip(case.event).map(|(role, event)| event.roles[role as usize]);
    let value = match inside.and_then(|token| case.doc.string(token)) {
        Some(value) => value.into_owned(),
        None if name == SPEC_VERSION => "1.0".to_owned(),
        None => return,
    };
    finding.help.say("expected ").code(&value);
    if case.doc.keys(case.token()).next().is_some() && case.doc.member(case.token(), name) == crate::json::NONE {
        finding.offer_member(case, false, case.token(), name, &value);
    }
}
