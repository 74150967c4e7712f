use super::{Case, Finding, Fixable, Page};
use crate::model::fault::HEADERS;

pub static PAGE: Page = Page {
    what: "An object has two members of the same name, however they are escaped.",
    why: "Of two equal names some readers take the first and some the last, so two systems can see two events. Each of them is judged; the last one counts.",
    example: include_str!("../../tests/cases/duplicate-member/example.json"),
    fixable: Fixable::Never,
    source: "RFC 8259, section 4: names should be unique; the JSON Schemas cannot see it",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let over_http = case.fault.place.record == HEADERS;
    let name = case.doc.name(case.token());
    finding.message.say("found ").code(&name).say(if over_http {
        " twice in one message"
    } else {
        " twice in one object"
    });
    if over_http {
        finding.help.say("readers differ in which one they take: send it once");
        return;
    }
    finding.help.say("readers differ in which one they take: keep one of them");
    if let Some(first) = case.related() {
        finding.relate(first).say("the first one");
    }
}
