//! Writes the names of CloudEvents' attributes for JavaScript, and the members of events that they repeat.

use cdevents_wasm::model::cloudevents::{DATA, DATA_BASE64, DATA_CONTENT_TYPE, REQUIRED, SPEC_VERSION};
use cdevents_wasm::model::plan::{Family, Node, Role, Shape, VOCABULARIES};
use std::fmt::Write as _;

#[test]
fn cloudevents_ts_is_what_the_engine_says() {
    crate::agree("pkg/src/generated/cloudevents.ts", &names());
}

/// The path to the value with a role below a node.
fn path(node: Node, wanted: Role) -> Option<Vec<String>> {
    if node.role() == wanted {
        return Some(Vec::new());
    }
    let Shape::Object(object) = node.shape() else { return None };
    object.fields().iter().find_map(|field| {
        let mut rest = path(field.node, wanted)?;
        rest.insert(0, field.name().to_owned());
        Some(rest)
    })
}

fn names() -> String {
    let mut text = format!(
        "// Generated from src/model/cloudevents.rs and the rows by `{}`: edits here are lost.\n\n",
        crate::COMMAND
    );
    for (name, value, what) in [
        ("SPEC_VERSION", SPEC_VERSION, "Only an envelope, and an event that is one itself, has this attribute."),
        ("DATA_CONTENT_TYPE", DATA_CONTENT_TYPE, "The media type of the data."),
        ("DATA", DATA, "The data in the JSON format, which is not an attribute."),
        ("DATA_BASE64", DATA_BASE64, "The data as base64 in the JSON format."),
    ] {
        writeln!(text, "/** {what} */\nexport const {name} = '{value}';").expect("text");
    }
    let newest = VOCABULARIES.iter().rfind(|rows| rows.released).expect("a release");
    let members = REQUIRED.iter().filter_map(|(name, role)| Some((name, path(newest.generic, (*role)?)?)));
    text.push_str(
        "\n/** For each attribute of an envelope, the member of the event inside whose value it repeats. */\n",
    );
    text.push_str("export const MEMBER_OF: Readonly<Record<string, readonly string[]>> = {\n");
    for (name, path) in members {
        let path: Vec<String> = path.iter().map(|name| format!("'{name}'")).collect();
        writeln!(text, "  {name}: [{}],", path.join(", ")).expect("text");
    }
    text.push_str("};\n");
    let draft = VOCABULARIES.iter().find(|rows| rows.family == Family::Draft).expect("the draft");
    let time = path(draft.events[0].root(), Role::Time).expect("a time");
    let attribute = REQUIRED.iter().find(|(_, role)| *role == Some(Role::Time)).expect("a time").0;
    write!(
        text,
        "\n/** The attribute that a member of the draft is. */\nexport const draftAttribute = (member: string): string =>\n  \
         member === '{}' ? '{attribute}' : member.toLowerCase();\n",
        time.join(".")
    )
    .expect("text");
    text
}
