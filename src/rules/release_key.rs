//! # release-key

use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};
use crate::plan::VOCABULARIES;

/// The release stands under the key of other releases.
pub static RELEASE_KEY: Rule = Rule { code: 205, severity: Severity::Error, place: Place::Key };

/// Its public page.
pub static PAGE: Page = Page {
    name: "release-key",
    what: "The release stands under the key of other releases.",
    why: "The key was renamed between releases: up to 0.4.1 it is `version`, from 0.5.0 on `specversion`. Each schema refuses the other key.",
    example: include_str!("../../tests/cases/release-key/example.json"),
    fixable: Fixable::Always,
    source: "the JSON Schemas of the releases; CDEvents spec.md, `context`",
};

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let Some(vocabulary) = case.arg().map(|index| &VOCABULARIES[index]) else { return };
    finding.message.say("found the release as ").code(&case.doc.name(case.token()));
    finding.message.say(", which in ").code(vocabulary.id).say(" is ").code(vocabulary.version_key);
    finding.help.say("rename it to ").code(vocabulary.version_key);
    finding.expect(vocabulary.version_key);
    finding.offer_name(case, true, case.token(), vocabulary.version_key);
}
