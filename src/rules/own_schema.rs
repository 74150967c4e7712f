use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "An event breaks a JSON Schema that you have added for its type or for its `schemaUri`, with `Validator.addSchema` or `--schema`.",
    why: "Consumers of your events rely on what your schema promises. The help names the keyword in the schema.",
    example: "",
    fixable: Fixable::Never,
    source: "your schema; JSON Schema 2020-12",
};

// The module for such schemas finds and words it, outside the engine.
#[cold]
pub fn render(_: &Case, _: &mut Finding) {}
