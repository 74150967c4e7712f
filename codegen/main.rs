//! Generates code from `schemas/` and `src/rules/`, and by default checks that the files on disk are up to date.
//!
//! `UPDATE=1 cargo test --test codegen` writes.

mod catalog;
mod cloudevents;
mod conversions;
mod examples;
mod framing;
mod json_schema;
mod lifecycle;
mod load;
mod meanings;
mod protocol;
mod report;
mod rows;
mod rules;
mod sampling;
mod share;
mod typescript;
mod webhook_pages;
mod webhooks;

use std::io::Write as _;
use std::process::{Command, Stdio};

/// Named in the header of generated files.
const COMMAND: &str = "UPDATE=1 cargo test --test codegen";

/// The first line of a generated TypeScript file.
fn header() -> String {
    format!("// Generated from schemas/ by `{COMMAND}`: edits here are lost.")
}

/// Compares `text` with the file at `path` in the project; with `UPDATE` in the environment, writes it.
fn agree(path: &str, text: &str) {
    let file = load::project().join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().expect("a file has a folder")).expect("the folder can be made");
        std::fs::write(&file, text).expect("the file can be written");
        return;
    }
    let on_disk = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(on_disk == text, "{path} is not what schemas/ says; run: {COMMAND}");
}

#[test]
fn schemas_keep_to_the_dialect() {
    let schemas = load::load();
    assert_eq!(schemas.vocabularies.len(), 12);
    assert!(schemas.vocabularies.iter().all(|vocabulary| !vocabulary.events.is_empty()));
}

#[test]
fn errata_are_whole_and_leave_the_newest_release_alone() {
    let schemas = load::load();
    let newest =
        schemas.vocabularies.iter().find(|vocabulary| vocabulary.status == "released").expect("one is released");
    for erratum in &schemas.errata {
        for text in [&erratum.message, &erratum.evidence, &erratum.treatment] {
            assert!(!text.is_empty() && !text.ends_with('.'), "{}: one line without a full stop", erratum.id);
        }
        for id in &erratum.vocabularies {
            let known = schemas.vocabularies.iter().any(|vocabulary| vocabulary.id == *id);
            assert!(known, "{}: there is no vocabulary {id}", erratum.id);
            // The newest release is validated as published.
            assert!(!(erratum.touches_verdict && *id == newest.id), "{}", erratum.id);
        }
    }
}

#[test]
fn rows_rs_is_what_the_schemas_say() {
    agree("src/model/plan/rows.rs", &formatted(&rows::generate(&load::load())));
}

#[test]
fn conversions_rs_is_what_the_schemas_say() {
    agree("src/compose/conversions/rows.rs", &formatted(&conversions::generate(&load::load())));
}

#[test]
fn sampling_rows_rs_is_what_the_schemas_say() {
    agree("src/compose/sampling/rows.rs", &formatted(&sampling::generate(&load::load())));
}

#[test]
fn kinds_rows_rs_is_what_the_schemas_say() {
    agree("src/model/kinds/rows.rs", &formatted(&lifecycle::generate(&load::load())));
}

#[test]
fn webhooks_are_what_the_schemas_say() {
    let mappings = webhooks::mappings(&load::load());
    agree("src/webhooks/rows.rs", &formatted(&webhooks::rows(&mappings)));
    agree("pkg/src/generated/webhooks.ts", &webhooks::typescript(&mappings));
    let pages = webhook_pages::pages(&mappings);
    for (path, text) in &pages {
        agree(path, text);
    }
    let files = std::fs::read_dir(load::project().join("docs/webhooks")).expect("docs/webhooks").count();
    assert_eq!(files, pages.len(), "docs/webhooks/ has a page for each sender and a list, and nothing else");
}

#[test]
fn rules_are_what_their_files_say() {
    rules::families_are_known();
    agree("pkg/src/generated/codes.ts", &rules::names());
    agree("pkg/src/generated/rules.ts", &rules::typescript());
    agree("www/src/rules/generated.ts", &rules::book());
    agree("docs/rules/README.md", &rules::list());
    let pages = rules::pages();
    for (path, text) in &pages {
        agree(path, text);
    }
    let files = std::fs::read_dir(load::project().join("docs/rules")).expect("docs/rules").count();
    assert_eq!(files, pages.len() + 1, "docs/rules/ has a page for each rule and a list, and nothing else");
}

/// Formats the text as `cargo fmt` does, so that both checks of the file can pass.
fn formatted(text: &str) -> String {
    let mut command = Command::new("rustfmt");
    command.args(["--edition", "2024", "--config-path"]).arg(load::project());
    let mut rustfmt = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("rustfmt is installed");
    rustfmt.stdin.take().expect("its input is piped").write_all(text.as_bytes()).expect("rustfmt reads its input");
    let output = rustfmt.wait_with_output().expect("rustfmt ends");
    assert!(output.status.success(), "rustfmt refuses the rows");
    String::from_utf8(output.stdout).expect("rustfmt writes UTF-8")
}
