use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "An object has two members of the same name, however they are escaped.",
    why: "Of two equal names some readers take the first and some the last, so two systems can see two events. Each of them is judged; the last one counts.",
    example: include_str!("../../tests/cases/duplicate-member/example.json"),
    fixable: Fixable::Never,
    source: "RFC 8259, section 4: names should be unique; the JSON Schemas cannot see it",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let name = case.doc.name(case.token());
    finding.message.say("found ").code(&name).say(" twice in one object");
    finding.help.say("readers differ in which one they take: keep one of them");
    if let Some(first) = case.related() {
        finding.relate(first).say("the first one");
    }
}
