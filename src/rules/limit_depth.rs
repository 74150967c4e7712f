use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "Objects and arrays are nested deeper than `limits.depth` (default: 128).",
    why: "Deep nesting makes other parsers fail. Deeper values were not read, so there is no verdict.",
    example: "",
    fixable: Fixable::Never,
    source: "the option `limits.depth`",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding
        .say(case, "nesting exceeds `limits.depth`; the rest was not read\nraise `limits.depth`, or flatten the data");
}
