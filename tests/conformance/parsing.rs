//! The 318 files of JSONTestSuite: `y_` must be read, `n_` must not, `i_` may be either, and we say which and why.

use cdevents_wasm::{Options, Outcome, report, validate_as_is};
use std::collections::BTreeMap;

/// Every `i_` file, whether we read it, and the reason.
const EITHER: &str = include_str!("parsing.tsv");

fn files() -> BTreeMap<String, Vec<u8>> {
    let folder = super::folder().join("json-parsing/test_parsing");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            (path.file_name().expect("a name").to_string_lossy().into_owned(), std::fs::read(path).expect("a file"))
        })
        .collect()
}

#[test]
fn every_file_is_answered() {
    let either: BTreeMap<&str, (&str, &str)> = EITHER
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut cells = line.split('\t');
            let mut cell = || cells.next().unwrap_or_else(|| panic!("three cells: {line}"));
            (cell(), (cell(), cell()))
        })
        .collect();
    let files = files();
    assert_eq!(files.len(), 318, "files");
    let mut wrong = Vec::new();
    let mut answered = 0;
    for (name, bytes) in &files {
        let validation = validate_as_is(bytes, &Options::default(), Vec::new());
        let read = validation.doc.sound();
        let report = report(&validation, 100);
        assert!(validation.outcome == Outcome::Unchecked || validation.batch, "{name}: no event is in it");
        let expected = match &name[..2] {
            "y_" => true,
            "n_" => false,
            _ => {
                let Some((verdict, reason)) = either.get(name.as_str()) else {
                    wrong.push(format!(
                        "{name}: no verdict is written down; we {}",
                        if read { "read it" } else { "refuse it" }
                    ));
                    continue;
                };
                assert!(reason.len() > 10, "{name}: a reason");
                answered += 1;
                *verdict == "read"
            }
        };
        if read != expected {
            wrong.push(format!("{name}: {read}"));
        }
        if !read {
            let first = report.diagnostics.iter().find(|found| found.rule != "not-an-event").expect("a finding");
            let units = String::from_utf8_lossy(bytes).encode_utf16().count() as u32;
            if first.range[0].offset > units + 1 || first.range[1].offset < first.range[0].offset {
                wrong.push(format!("{name}: {:?} in {units} units", first.range));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(answered, either.len(), "each written verdict has its file");
}

/// Our first place lies on the line that another parser names: one mistake, one place.
#[test]
fn the_place_is_where_serde_json_stops() {
    let mut compared = 0;
    for (name, bytes) in files() {
        let validation = validate_as_is(&bytes, &Options::default(), Vec::new());
        let Err(error) = serde_json::from_slice::<serde_json::Value>(&bytes) else { continue };
        // It counts lines by LF only, has another limit of depth, and wants no text behind a whole value to be named.
        if validation.doc.sound() || bytes.contains(&b'\r') || error.to_string().contains("recursion") {
            continue;
        }
        let report = report(&validation, 100);
        // Elements of an array that are no events have findings of their own.
        let first = report.diagnostics.iter().find(|found| found.rule != "not-an-event").expect("a finding");
        let line = first.range[0].line as usize;
        // At the end of the text it may name the line before; of a raw line break it names the line behind.
        let same =
            line == error.line() || line == error.line() + 1 || (error.column() == 0 && line + 1 == error.line());
        assert!(same, "{name}: {line}, {error}");
        compared += 1;
    }
    assert!(compared > 150, "{compared}");
}
