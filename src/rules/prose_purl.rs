use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A value that the text of the release types as a package URL (`pkg:type/name`), and its schema as any text.",
    why: "A bare digest or a file name does not say which package of which kind it is, so events about one artifact are not found together.",
    example: include_str!("../../tests/cases/prose-purl/example.json"),
    fixable: Fixable::Never,
    source: "the page that the help names; schemas/prose.json lists them all",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding
        .message
        .say("found ")
        .found(case, case.token())
        .say(" as ")
        .name(case, case.token())
        .say(", which is no package URL");
    if let Some(node) = case.fault.node {
        super::prose(node, finding);
    }
    finding.expect("purl");
}
