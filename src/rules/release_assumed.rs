use super::{Case, Finding, Fixable, Page};
use crate::json::Kind;
use crate::model::plan::{Family, VOCABULARIES};
use alloc::vec::Vec;

pub static PAGE: Page = Page {
    what: "The event names no release, or one that does not exist; the newest released one that knows its type was assumed.",
    why: "The release decides what is right. A wrong or missing one leaves every reader to guess.",
    example: include_str!("../../tests/cases/release-assumed/example.json"),
    fixable: Fixable::Sometimes,
    source: "CDEvents spec.md, `version` and `specversion`; the schemas check the value only in the first two releases",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(vocabulary) = case.vocabulary() else { return };
    let token = case.token();
    let value = case.doc.key_of(token).is_some() && case.doc.kind(token) != Some(Kind::Object);
    if value {
        finding.message.say("found ").found(case, token).say(", which is no release");
        finding.message.say("; judged as ").code(vocabulary.id);
    } else {
        finding.message.say("found no release; judged as ").code(vocabulary.id);
    }
    finding.help.say("name the release as ").code(vocabulary.version_key);
    let mut known = Vec::new();
    for other in VOCABULARIES {
        if other.family == Family::Release && other.version_key == vocabulary.version_key {
            known.push(other.id);
        }
    }
    finding.expect_one_of(&known);
    if value && case.doc.kind(token) == Some(Kind::String) {
        finding.offer_string(case, false, token, vocabulary.id);
    }
}
