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
            } else if ![
                "model/plan/rows.rs",
                "model/kinds/rows.rs",
                "compose/conversions/rows.rs",
                "compose/sampling/rows.rs",
                "webhooks/rows.rs",
            ]
            .contains(&name.as_str())
            {
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
    for name in
        ["explain/report.rs", "explain/wire.rs", "session.rs", "wasm/javascript.rs", "json/lines.rs", "json/pointer.rs"]
    {
        let (_, text) = sources().into_iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("{name}"));
        let code = code(&text);
        for word in ["Walk", "route::route", "= Outcome::", ".outcome =", "rules::check"] {
            assert!(!code.contains(word), "{word} in {name}");
        }
    }
}

/// Which room of a source tree may use which others, from the bottom up: a room is a folder or a file below the tree's root,
/// `.` is the root itself, and no room uses one that comes after it. There are no exceptions.
const ENGINE: &[(&str, &[&str])] = &[
    ("features", &[]),
    ("bytes", &[]),
    ("formats", &["features"]),
    ("order", &[]),
    ("json", &["features"]),
    ("suggest", &[]),
    ("model", &["bytes", "features", "formats", "json", "suggest"]),
    ("protocol", &["model"]),
    ("rules", &["formats", "json", "model", "suggest"]),
    ("validate", &["features", "formats", "json", "model", "rules", "suggest"]),
    ("explain", &["json", "model", "protocol", "rules"]),
    ("compose", &["formats", "json", "model"]),
    ("webhooks", &["formats", "json"]),
    ("stream", &["bytes", "json"]),
    ("lifecycle", &["bytes", "formats", "model", "order"]),
    ("facts", &["compose", "formats", "json", "lifecycle", "model"]),
    ("runs", &["formats", "json", "lifecycle", "model", "order"]),
    (
        "session",
        &[
            "bytes",
            "compose",
            "explain",
            "facts",
            "features",
            "formats",
            "json",
            "lifecycle",
            "model",
            "order",
            "protocol",
            "runs",
            "stream",
            "validate",
            "webhooks",
        ],
    ),
    (
        "abi",
        &[
            "compose",
            "explain",
            "facts",
            "formats",
            "json",
            "lifecycle",
            "model",
            "protocol",
            "runs",
            "session",
            "stream",
            "validate",
        ],
    ),
    ("wasm", &["abi", "model", "session"]),
    // What the crate shows of its rooms.
    ("lib", &["explain", "model", "validate"]),
];

/// The package. `generated` includes the shapes that it is written in terms of, `types.ts`,
/// `run-types.ts` and `webhook-types.ts`.
const PACKAGE: &[(&str, &[&str])] = &[
    ("generated", &[]),
    ("base", &["generated"]),
    ("schema", &["base", "generated"]),
    ("history", &["generated"]),
    ("engine", &["base", "generated"]),
    ("construct", &["base", "engine", "generated"]),
    ("convert", &["base", "engine", "generated"]),
    ("http", &["base", "engine", "generated"]),
    ("own", &["base", "engine", "generated"]),
    ("streams", &["base", "engine", "generated"]),
    ("webhooks", &["base", "construct", "convert", "engine", "generated"]),
    (
        "calls",
        &[
            "base",
            "construct",
            "convert",
            "engine",
            "generated",
            "history",
            "http",
            "own",
            "schema",
            "streams",
            "webhooks",
        ],
    ),
    ("handler", &["base", "calls", "engine", "generated", "http"]),
    ("sarif", &["calls", "generated"]),
    ("verdict", &["calls", "engine", "generated"]),
    ("faces", &["calls", "engine", "generated", "handler", "sarif"]),
    ("guide", &["generated"]),
    ("lookup", &["faces"]),
    ("records", &["faces"]),
    ("emitters", &["faces", "records", "sarif"]),
    ("sink", &["faces"]),
    ("serve", &["faces", "sink"]),
    ("lsp", &["faces", "guide", "records"]),
    ("mcp", &["faces", "generated", "lookup", "records"]),
    ("cli", &["emitters", "faces", "generated", "lookup", "lsp", "mcp", "records", "sarif", "serve", "sink"]),
];

/// The page and the elements.
const PAGE: &[(&str, &[&str])] = &[
    ("engine", &[]),
    ("json", &[]),
    ("share", &[]),
    ("words", &[]),
    ("cloudevents", &["json"]),
    ("look", &["words"]),
    ("session", &["engine"]),
    ("timeline", &["words"]),
    ("catalogue", &["json"]),
    ("incoming", &["json", "look"]),
    ("message", &["cloudevents", "json", "words"]),
    ("offline", &["session"]),
    ("convert", &["engine", "json", "look", "offline", "words"]),
    ("schemas", &["engine", "json", "look", "offline", "words"]),
    ("webhooks", &["engine", "json", "look", "message", "offline", "words"]),
    ("report", &["engine", "look", "words"]),
    ("rules", &["look", "words"]),
    ("history", &["engine", "json", "look", "message", "offline", "share", "timeline", "webhooks", "words"]),
    ("demo", &["catalogue", "words"]),
    ("events", &["catalogue", "look", "words"]),
    ("form", &["catalogue", "cloudevents", "json", "look", "words"]),
    ("gallery", &["catalogue", "look", "words"]),
    ("source", &["json", "look", "message", "session", "words"]),
    ("take", &["look", "message", "offline", "words"]),
    (
        "controllers",
        &[
            "catalogue",
            "convert",
            "engine",
            "events",
            "form",
            "gallery",
            "history",
            "incoming",
            "json",
            "look",
            "message",
            "offline",
            "rules",
            "schemas",
            "session",
            "share",
            "source",
            "take",
            "webhooks",
            "words",
        ],
    ),
    ("live", &["controllers", "history", "look", "share", "words"]),
    ("elements", &["engine", "json", "look", "session", "source", "timeline", "words"]),
    (
        ".",
        &[
            "catalogue",
            "controllers",
            "form",
            "gallery",
            "history",
            "incoming",
            "json",
            "look",
            "offline",
            "report",
            "session",
            "source",
            "take",
            "words",
        ],
    ),
];

/// The rooms that each room of the engine uses, as the code says.
fn engine_arrows() -> Arrows {
    let mut arrows = Arrows::new();
    for (name, text) in sources() {
        let room = room(&name);
        let code = code(&text);
        let used = arrows.entry(room.clone()).or_default();
        for after in code.split("crate::").skip(1) {
            let names: Vec<&str> = match after.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap_or_default().split(',').collect(),
                None => vec![after],
            };
            for name in names {
                let word: String =
                    name.trim().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
                used.insert(word);
            }
        }
        if name == "lib.rs" {
            for line in code.lines().filter_map(|line| line.strip_prefix("pub use ")) {
                used.insert(line.split("::").next().unwrap_or_default().to_owned());
            }
        }
        used.remove(&room);
    }
    arrows
}

/// The rooms that each room of a tree of TypeScript uses, types included.
fn typescript_arrows(root: &Path, known: &dyn Fn(&str) -> String) -> Arrows {
    let mut arrows = Arrows::new();
    for (name, text) in texts(root, &|name| Path::new(name).extension().is_some_and(|ending| ending == "ts")) {
        let room = known(&name);
        let used = arrows.entry(room.clone()).or_default();
        for mark in ["from '", "import '", "import('"] {
            for after in text.split(mark).skip(1) {
                let address = after.split('\'').next().unwrap_or_default();
                let mut path: Vec<&str> = name.split('/').collect();
                path.pop();
                let mut outside = !address.starts_with('.');
                for part in address.split('/') {
                    match part {
                        "." => {}
                        ".." => outside |= path.pop().is_none(),
                        _ => path.push(part),
                    }
                }
                // What comes from outside the tree is a library, a built file or the package: none of its rooms.
                if !outside {
                    used.insert(known(&path.join("/")));
                }
            }
        }
        used.remove(&room);
    }
    arrows
}

type Arrows = std::collections::BTreeMap<String, std::collections::BTreeSet<String>>;

/// The room of a file, by its path in the tree.
fn room(name: &str) -> String {
    name.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned()
}

fn room_of_typescript(name: &str) -> String {
    match name.split_once('/') {
        Some((folder, _)) => folder.to_owned(),
        None => ".".to_owned(),
    }
}

/// The files of a folder and those below it, with their paths from there.
fn texts(root: &Path, wanted: &dyn Fn(&str) -> bool) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if wanted(&name) {
                found.push((name, fs::read_to_string(&path).expect("a source")));
            }
        }
    }
    found
}

/// Holds a tree to its table: every room is in it, uses what it may and nothing else, and all arrows point down.
fn hold(tree: &str, table: &[(&str, &[&str])], arrows: &Arrows) {
    let mut wrong = Vec::new();
    for (place, (room, allowed)) in table.iter().enumerate() {
        for other in *allowed {
            let below = table[..place].iter().any(|(name, _)| name == other);
            if !below {
                wrong.push(format!("{tree}: the table lets {room} use {other}, which is not below it"));
            }
            if !arrows.get(*room).is_some_and(|used| used.contains(*other)) {
                wrong.push(format!("{tree}: {room} does not use {other}: take it out of the table"));
            }
        }
    }
    for (room, used) in arrows {
        let Some((_, allowed)) = table.iter().find(|(name, _)| name == room) else {
            wrong.push(format!("{tree}: {room} is not in the table"));
            continue;
        };
        for other in used.iter().filter(|other| !allowed.contains(&other.as_str())) {
            wrong.push(format!("{tree}: {room} uses {other}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn arrows_point_down() {
    hold("src", ENGINE, &engine_arrows());
    let of_package = |name: &str| {
        let shapes =
            ["types", "run-types", "webhook-types"].contains(&name.trim_end_matches(".ts").trim_end_matches(".js"));
        if shapes || name == "globals.d.ts" {
            return "generated".to_owned();
        }
        room_of_typescript(name)
    };
    hold("pkg/src", PACKAGE, &typescript_arrows(&project().join("pkg/src"), &of_package));
    hold("www/src", PAGE, &typescript_arrows(&project().join("www/src"), &room_of_typescript));
}

/// Files that a newcomer can read in one go.
#[test]
fn no_source_is_too_long() {
    for (name, text) in sources() {
        assert!(text.lines().count() <= 600, "{name} has {} lines", text.lines().count());
    }
    let written = |name: &str| {
        Path::new(name)
            .extension()
            .is_some_and(|ending| ["ts", "mjs", "css", "rs"].iter().any(|known| ending == *known))
    };
    for folder in ["pkg/src", "www/src", "tools", "tests", "codegen", "fuzz"] {
        for (name, text) in texts(&project().join(folder), &written) {
            let generated = name.starts_with("generated/")
                || name.contains("node_modules/")
                || name.starts_with("target/")
                || name.contains("/target/");
            assert!(generated || text.lines().count() <= 600, "{folder}/{name} has {} lines", text.lines().count());
        }
    }
}

/// Formatting is taken out of the modules as something that only panics use: `tools/traps.mjs`.
#[test]
fn the_engine_formats_nothing() {
    for (name, text) in sources() {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in ["format!", "write!", "writeln!", ".to_string()", "Display"] {
            let lines = code.lines().filter(|line| line.contains(word) && !line.trim_start().starts_with("//"));
            assert_eq!(lines.count(), 0, "{word} in {name}");
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
    let own = read("own-schemas/Cargo.toml");
    assert_eq!(version(&own, "\nwasm-bindgen = \"="), version(&tools, "WASM_BINDGEN = '"));
    assert_eq!(version(&own, "version = \""), env!("CARGO_PKG_VERSION"));
    assert_eq!(version(&own, "jsonschema = { version = \"="), version(&manifest, "jsonschema = { version = \"="));
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
        "own-schemas/Cargo.lock",
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
