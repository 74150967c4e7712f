use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "An array has more elements than `limits.batch` (default: 10,000).",
    why: "The remaining elements were not checked, so there is no verdict on the batch.",
    example: "",
    fixable: Fixable::Never,
    source: "the option `limits.batch`",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.say(
        case,
        "the batch exceeds `limits.batch`; the remaining events were not checked\nraise `limits.batch`, or split the batch",
    );
}
