//! The invariants of ARCHITECTURE.md that a machine can see.

use std::fs;
use std::path::{Path, PathBuf};

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source of the engine that people write, with its path from `src/`.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![project().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name =
                path.strip_prefix(project().join("src")).expect("below src/").to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if name != "model/plan/rows.rs" {
                found.push((name, fs::read_to_string(&path).expect("a source")));
            }
        }
    }
    assert!(found.len() > 60, "{}", found.len());
    found
}

/// Code without comments, tests and the pages of the rules, which speak of releases to people.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut code = String::new();
    let mut in_page = false;
    for line in before_tests.lines() {
        in_page |= line.starts_with("pub static PAGE");
        if !in_page && !line.trim_start().starts_with("//") {
            code.push_str(line);
            code.push('\n');
        }
        in_page &= line != "};";
    }
    code
}

/// The strings in a source.
fn strings(code: &str) -> Vec<&str> {
    code.split('"').skip(1).step_by(2).collect()
}

/// Vocabularies are data: no release, event type or field of an event's content is named in the engine, but in the
/// generated rows and in what is about the draft's own words.
#[test]
fn the_engine_names_no_release_and_no_event() {
    let draft = [
        "model/draft.rs",
        "rules/draft_",
        "rules/type_spelling",
        "rules/unlisted_type",
        "rules/status_",
        "rules/errors_without",
        "rules/unsafe_url",
        "rules/unidentified",
        "rules/pipeline_name",
        "rules/missing_field",
    ];
    let releases: Vec<&str> = cdevents_wasm::model::plan::VOCABULARIES
        .iter()
        .filter(|known| !known.version_key.is_empty())
        .map(|known| known.id)
        .collect();
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let code = code(&text);
        for string in strings(&code) {
            let of_draft = draft.iter().any(|start| name.starts_with(start));
            let release = releases.iter().any(|release| string.contains(release));
            let event = string.contains("cdevents.") && !string.contains("https://cdevents.dev");
            let of_events = ["pipelinerun", "taskrun", "testcase", "artifact", "incident", "environment"];
            let subject = !of_draft && of_events.iter().any(|word| string.to_lowercase().contains(word));
            if release || event || subject {
                wrong.push(format!("{name}: {string:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The core builds without anything of JavaScript: one file knows that there is such a thing.
#[test]
fn one_file_knows_of_javascript() {
    for (name, text) in sources() {
        let code = code(&text);
        assert!(name.starts_with("wasm") || !(code.contains("wasm_bindgen") || code.contains("JsValue")), "{name}");
        assert!(
            name.starts_with("wasm")
                || !["unsafe {", "unsafe(", "unsafe fn", "unsafe_code"].iter().any(|word| code.contains(word)),
            "{name}"
        );
        for word in ["HashMap", ".unwrap()", "panic!(", "todo!(", "unimplemented!("] {
            assert!(!code.contains(word), "{word} in {name}");
        }
    }
}

/// What is decided is decided before the report is made.
#[test]
fn the_report_decides_nothing() {
    for name in ["explain/report.rs", "explain/wire.rs", "session.rs", "wasm.rs", "json/lines.rs", "json/pointer.rs"] {
        let (_, text) = sources().into_iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("{name}"));
        let code = code(&text);
        for word in ["Walk", "route::route", "= Outcome::", ".outcome =", "rules::check"] {
            assert!(!code.contains(word), "{word} in {name}");
        }
    }
}

/// Files that a newcomer can read in one go.
#[test]
fn no_source_is_too_long() {
    for (name, text) in sources() {
        assert!(text.lines().count() <= 600, "{name} has {} lines", text.lines().count());
    }
}

/// Formatting is taken out of the modules as something that only panics use: `tools/traps.mjs`. What reads a report back is
/// for Rust alone.
#[test]
fn the_engine_formats_nothing() {
    for (name, text) in sources() {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in ["format!", "write!", "writeln!", ".to_string()", "Display"] {
            let lines = code.lines().filter(|line| line.contains(word) && !line.trim_start().starts_with("//"));
            let allowed = usize::from(name == "explain/wire.rs" && word == "format!");
            assert_eq!(lines.count(), allowed, "{word} in {name}");
        }
    }
}

/// One version, and the one version of wasm-bindgen that the tool has.
#[test]
fn versions_agree() {
    let read = |name: &str| fs::read_to_string(project().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let package: serde_json::Value = serde_json::from_str(&read("pkg/package.json")).expect("JSON");
    assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    let manifest = read("Cargo.toml");
    let tools = read("tools/toolchain.mjs");
    let version = |text: &str, before: &str| -> String {
        let start = text.find(before).unwrap_or_else(|| panic!("{before}")) + before.len();
        text[start..].chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect()
    };
    assert_eq!(version(&manifest, "wasm-bindgen = { version = \"="), version(&tools, "WASM_BINDGEN = '"));
}

/// The project's own files name no machine, no registry's host and no one's home.
#[test]
fn no_file_names_a_machine() {
    let mut names: Vec<PathBuf> = [
        "README.md",
        "ARCHITECTURE.md",
        "DESIGN.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "Makefile",
        "Cargo.lock",
        "package-lock.json",
        "tests/hosts/package-lock.json",
    ]
    .iter()
    .map(|name| project().join(name))
    .collect();
    names.extend(sources().iter().map(|(name, _)| project().join("src").join(name)));
    for path in names {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for word in ["root", "home", "Users"]
            .map(|name| format!("/{name}/"))
            .iter()
            .map(String::as_str)
            .chain(["//registry.", "//index."])
        {
            assert!(!text.contains(word), "{word} in {}", path.display());
        }
    }
}
