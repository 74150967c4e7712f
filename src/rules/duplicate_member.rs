//! # duplicate-member

use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};

/// An object has two members of the same name, however they are escaped.
pub static DUPLICATE_MEMBER: Rule = Rule { code: 104, severity: Severity::Error, place: Place::Key };

/// Its public page.
pub static PAGE: Page = Page {
    name: "duplicate-member",
    what: "An object has two members of the same name, however they are escaped.",
    why: "Of two equal names some readers take the first and some the last, so two systems can see two events. Each of them is judged; the last one counts.",
    example: include_str!("../../tests/cases/duplicate-member/example.json"),
    fixable: Fixable::Never,
    source: "RFC 8259, section 4: names should be unique; the JSON Schemas cannot see it",
};

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let name = case.doc.name(case.token());
    finding.message.say("found ").code(&name).say(" twice in one object");
    finding.help.say("readers differ in which one they take: keep one of them");
    if let Some(first) = case.arg() {
        finding.relate(first as u32).say("the first one");
    }
}
