use super::{Case, Finding, Fixable, Page};
use crate::json::NONE;
use crate::model::fault::HEADERS;

pub static PAGE: Page = Page {
    what: "An object has two members with the same name. Escapes in the names make no difference.",
    why: "Some parsers use the first member and others the last, so two systems can see different events. This project checks both values; the last one counts.",
    example: include_str!("../../tests/cases/duplicate-member/example.json"),
    fixable: Fixable::Never,
    source: "RFC 8259, section 4: names should be unique; the JSON Schemas cannot see it",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    if case.fault.place.record == HEADERS {
        return finding.say(case, "duplicate header {key}\nparsers disagree on which one counts: send it once");
    }
    finding.say(
        case,
        "duplicate member {key}\nparsers disagree on which one counts: remove one of them\nfirst occurrence",
    );
    finding.related = case.related().unwrap_or(NONE);
}
