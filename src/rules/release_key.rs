use super::{Case, Finding, Fixable, Page};
use crate::json::NONE;
use crate::model::event::VocabularyFrom;
use crate::model::names::CONTEXT;
use crate::model::plan::VOCABULARIES;

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
    // The key of a release that the event does name is not wrong for that one.
    let claim = case.doc.string(case.token() + 1).unwrap_or_default();
    let named = VOCABULARIES.iter().find(|other| other.id == claim);
    let asked = case.event.is_some_and(|event| event.vocabulary_from == VocabularyFrom::Option);
    let safe = named.map_or(!asked, |named| named.version_key == vocabulary.version_key);
    finding.offer_name(case, safe, context, case.token(), vocabulary.version_key);
}
