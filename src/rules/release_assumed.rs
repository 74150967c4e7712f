use super::{Case, Finding, Fixable, Page};
use crate::json::Kind;
use crate::model::plan::{Family, VOCABULARIES};
use alloc::vec::Vec;

pub static PAGE: Page = Page {
    what: "The event names no release, or one that does not exist. It is checked against the newest release that has its type.",
    why: "The release determines what is valid. Without it every consumer has to guess.",
    example: include_str!("../../tests/cases/release-assumed/example.json"),
    fixable: Fixable::Sometimes,
    source: "CDEvents spec.md, `version` and `specversion`; the schemas check the value only in the first two releases",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(vocabulary) = case.vocabulary() else { return };
    let token = case.token();
    let value = case.doc.key_of(token).is_some() && case.doc.kind(token) != Some(Kind::Object);
    finding.say(case, if value { "{found} is not a known release" } else { "the event names no release" });
    let key = vocabulary.version_key;
    finding.say_both(case, "; checked against {1}\nset {0} to the release", key, vocabulary.id);
    let mut known = Vec::new();
    for other in VOCABULARIES {
        if other.family == Family::Release && other.version_key == key {
            known.push(other.id);
        }
    }
    finding.expect_one_of(&known);
    if value && case.doc.kind(token) == Some(Kind::String) {
        finding.offer_string(case, false, token, vocabulary.id);
    }
}
