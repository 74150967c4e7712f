use super::{Case, Finding, Fixable, Page};
use crate::json::NONE;
use crate::model::event::VocabularyFrom;
use crate::model::names::CONTEXT;
use crate::model::plan::VOCABULARIES;

pub static PAGE: Page = Page {
    what: "The release is in the field that other releases use.",
    why: "The field was renamed: it is `version` up to 0.4.1 and `specversion` from 0.5.0. Each schema rejects the other name.",
    example: include_str!("../../tests/cases/release-key/example.json"),
    fixable: Fixable::Always,
    source: "the JSON Schemas of the releases; CDEvents spec.md, `context`",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(vocabulary) = case.vocabulary() else { return };
    let right = vocabulary.version_key;
    finding.say_both(case, "the release is in {key}, but {1} uses {0}\nrename it to {0}\n\n{=0}", right, vocabulary.id);
    let context = case.event.map_or(NONE, |event| case.doc.member(event.token, CONTEXT));
    // The key may be right for the release that the event names.
    let claim = case.doc.string(case.token() + 1).unwrap_or_default();
    let named = VOCABULARIES.iter().find(|other| other.id == claim);
    let asked = case.event.is_some_and(|event| event.vocabulary_from == VocabularyFrom::Option);
    let safe = named.map_or(!asked, |named| named.version_key == right);
    finding.offer_name(case, safe, context, case.token(), right);
}
