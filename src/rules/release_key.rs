use super::{Case, Finding, Fixable, Page};
use crate::json::NONE;
use crate::model::names::CONTEXT;

pub static PAGE: Page = Page {
    what: "The release stands under the key of other releases.",
    why: "The key was renamed between releases: up to 0.4.1 it is `version`, from 0.5.0 on `specversion`. Each schema refuses the other key.",
    example: include_str!("../../tests/cases/release-key/example.json"),
    fixable: Fixable::Always,
    source: "the JSON Schemas of the releases; CDEvents spec.md, `context`",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(vocabulary) = case.vocabulary() else { return };
    finding.message.say("found the release as ").code(&case.doc.name(case.token()));
    finding.message.say(", which in ").code(vocabulary.id).say(" is ").code(vocabulary.version_key);
    finding.help.say("rename it to ").code(vocabulary.version_key);
    finding.expect(vocabulary.version_key);
    let context = case.event.map_or(NONE, |event| case.doc.member(event.token, CONTEXT));
    finding.offer_name(case, true, context, case.token(), vocabulary.version_key);
}
