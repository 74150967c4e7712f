use super::{Case, Context, Finding, Fixable, Page};
use crate::json::{NONE, lent};
use crate::model::cloudevents::{DATA, DATA_INDEX, REQUIRED, SPEC_VERSION};
use crate::model::event::Envelope;
use crate::model::fault::{Detail, Sink, Step};
use crate::model::plan::Role;
use crate::model::rule;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

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
    // Headers that are missing are one mistake, however many they are.
    let once = context.event.envelope == Envelope::Binary;
    for (index, (name, _)) in REQUIRED.iter().enumerate().take(usize::from(DATA_INDEX)) {
        if context.attribute(name).is_none() {
            sink.say_detail(rule::ENVELOPE_MISSING, wrapper, None, Detail::Field(index as u8))?;
            if once {
                break;
            }
        }
    }
    Ok(())
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Detail::Field(index) = case.fault.detail else { return };
    let Some(&(name, role)) = REQUIRED.get(usize::from(index)) else { return };
    if case.doc.is_outside(0) {
        if name != DATA {
            return headers(case, finding);
        }
        return finding.say_of(case, "the body is empty\nthe body must be the whole event\n\n{=0}", name);
    }
    finding.say_of(case, "missing {0} in the envelope\n\n\n{=0}", name);
    if name == DATA {
        return finding.say_of(case, "\n{0} must be the whole event", DATA);
    }
    let Some(value) = value_of(case, name, role) else { return };
    finding.say_of(case, "\nexpected {0}", &value);
    if case.doc.keys(case.token()).next().is_some() && case.doc.member(case.token(), name) == NONE {
        finding.offer_member(case, false, case.token(), name, &value);
    }
}

/// The headers that are missing, with the values that the event has for them.
fn headers(case: &Case, finding: &mut Finding) {
    let mut missing = Vec::new();
    for (name, role) in REQUIRED.iter().take(usize::from(DATA_INDEX)) {
        if case.doc.member(case.token(), name) == NONE {
            let header = case.doc.called(case.token(), name);
            if let Some(value) = value_of(case, name, *role) {
                let help = if finding.help.0.is_empty() { "\n{0} is {1}" } else { "\n, {0} is {1}" };
                finding.say_both(case, help, &header, &value);
            }
            missing.push(header);
        }
    }
    finding.say_list(case, "missing {and} in the headers", &lent(&missing));
    if let [header] = &missing[..] {
        finding.expect(header);
    }
}

/// What an attribute must be, out of the event.
fn value_of(case: &Case, name: &str, role: Option<Role>) -> Option<String> {
    let inside = role.zip(case.event).map(|(role, event)| event.roles[role as usize]);
    match inside.and_then(|token| case.doc.string(token)) {
        Some(value) => Some(value.to_owned()),
        None => (name == SPEC_VERSION).then(|| "1.0".to_owned()),
    }
}
