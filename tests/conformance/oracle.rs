//! Our verdict and the official schemas', on the official examples and on mutants of them.

use cdevents_wasm::validate::is_valid_by_walk;
use cdevents_wasm::{Options, Scratch, is_valid, report, validate_as_is};
use jsonschema::{Draft, Registry, Validator};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// One release's official schemas and examples.
struct Official {
    release: &'static str,
    /// By event type.
    schemas: BTreeMap<String, Validator>,
    custom: Option<Validator>,
    examples: Vec<Value>,
}

fn json_files(folder: &Path) -> Vec<Value> {
    named_files(folder).into_iter().map(|(_, value)| value).collect()
}

/// The JSON files of a folder with their names, less the ending.
fn named_files(folder: &Path) -> Vec<(String, Value)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("a file");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    };
    paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "json")).map(read).collect()
}

impl Official {
    fn read(release: &'static str) -> Self {
        let folder = super::folder().join("cdevents-spec").join(release);
        let links = json_files(&folder.join("schemas/links"));
        let mut registry = Registry::new();
        for link in &links {
            registry = registry.add(link["$id"].as_str().expect("an $id"), link.clone()).expect("a resource");
        }
        let registry = registry.prepare().expect("a registry");
        let build = |schema: &Value| {
            jsonschema::options()
                .with_draft(Draft::Draft202012)
                .should_validate_formats(true)
                .with_registry(&registry)
                .build(schema)
                .unwrap_or_else(|error| panic!("{release}: {error}"))
        };
        let mut schemas = BTreeMap::new();
        for (file, schema) in named_files(&folder.join("schemas")) {
            // What a release cannot mean cannot be compared: errata.json has the three that require a member they forbid.
            let context = &schema["properties"]["context"];
            let satisfiable = context["required"].as_array().is_some_and(|names| {
                names.iter().all(|name| !context["properties"][name.as_str().unwrap_or_default()].is_null())
            });
            if !satisfiable {
                continue;
            }
            // Two releases have schemas that name no type: subject and predicate choose them, which are their file's name.
            let name = context["properties"]["type"]["enum"][0].as_str().map_or(file, str::to_owned);
            schemas.insert(name, build(&schema));
        }
        let custom = std::fs::read_to_string(folder.join("custom/schema.json")).ok();
        let mut examples = json_files(&folder.join("conformance"));
        examples.extend(json_files(&folder.join("examples")));
        examples.extend(
            std::fs::read_to_string(folder.join("custom/conformance.json"))
                .ok()
                .map(|text| serde_json::from_str(&text).expect("JSON")),
        );
        examples.extend(ours(release));
        Official {
            release,
            schemas,
            custom: custom.map(|text| build(&serde_json::from_str(&text).expect("JSON"))),
            examples,
        }
    }

    /// The official verdict on an event; none where no schema is its.
    fn verdict(&self, event: &Value) -> Option<bool> {
        let name = event["context"]["type"].as_str()?;
        if name.starts_with("dev.cdeventsx.") {
            return self.custom.as_ref().map(|schema| schema.is_valid(event));
        }
        let words: Vec<&str> = name.strip_prefix("dev.cdevents.")?.split('.').collect();
        let file = words.get(..2).map(<[&str]>::concat).unwrap_or_default();
        Some(self.schemas.get(name).or_else(|| self.schemas.get(&file))?.is_valid(event))
    }
}

/// Our own examples of a release, which are in all its shapes.
fn ours(release: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schemas/{release}.json"));
    let bundle: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("a bundle")).expect("JSON");
    let events = bundle["$defs"].as_object().expect("definitions").values();
    events.filter_map(|event| event["examples"].get(0).cloned()).collect()
}

/// A small generator of numbers: the same seed, the same mutants.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit.max(1)
    }

    fn of<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }
}

/// Every place in a value, as JSON Pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                places(member, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

const STRINGS: [&str; 44] = [
    "",
    " ",
    "a",
    "x y",
    "/a",
    "//h",
    "a:b",
    ":",
    "http://",
    "https://h/p?q#f",
    "http://h:x",
    "http://[::1]/",
    "http://[::1",
    "%",
    "%4",
    "%41",
    "a%zz",
    "ü",
    "https://ü.example",
    "urn:x",
    "1:a",
    "a/b:c",
    "#",
    "#a#b",
    "?",
    "\\",
    "{}",
    "\"",
    "2021-03-14T09:26:53Z",
    "2021-03-14T09:26:53.123+05:30",
    "2021-02-29T00:00:00Z",
    "2021-03-14 09:26:53Z",
    "2021-03-14T24:00:00Z",
    "2021-03-14",
    "1990-12-31T23:59:60Z",
    "1990-12-31T22:59:60Z",
    "success",
    "Success",
    "failure",
    "cancel",
    "PATH",
    "END",
    "RELATION",
    "bmFt",
];

/// Field names that mean something somewhere, and some that do not.
const NAMES: [&str; 28] = [
    "id",
    "source",
    "type",
    "version",
    "specversion",
    "timestamp",
    "content",
    "context",
    "subject",
    "customData",
    "customDataContentType",
    "schemaUri",
    "chainId",
    "links",
    "uri",
    "url",
    "outcome",
    "errors",
    "environment",
    "artifactId",
    "pipelineName",
    "taskName",
    "tags",
    "from",
    "target",
    "linkKind",
    "linkType",
    "x-unknown",
];

fn some_value(random: &mut Random) -> Value {
    match random.below(12) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(42),
        3 => json!({}),
        4 => json!([]),
        5 => json!({ "id": "x" }),
        6 => json!({ "contextId": random.of(&STRINGS) }),
        7 => json!([{ "linkType": random.of(&STRINGS[40..44]), "from": { "contextId": "a" } }]),
        _ => json!(random.of(&STRINGS)),
    }
}

/// One change to an event.
fn mutate(event: &mut Value, random: &mut Random, others: &[&str]) {
    let mut found = Vec::new();
    places(event, "", &mut found);
    let place = random.of(&found).clone();
    let at = event.pointer_mut(&place).expect("a place");
    match (random.below(12), at) {
        (0..=2, Value::Object(members)) if !members.is_empty() => {
            let name = members.keys().nth(random.below(members.len())).expect("a member").clone();
            members.remove(&name);
        }
        (3..=5, Value::Object(members)) => {
            members.insert((*random.of(&NAMES)).to_owned(), some_value(random));
        }
        (6, Value::Object(members)) if !members.is_empty() => {
            let name = members.keys().nth(random.below(members.len())).expect("a member").clone();
            let value = members.remove(&name).expect("a member");
            let name = if random.below(2) == 0 { name.to_uppercase() } else { format!("{name}x") };
            members.insert(name, value);
        }
        (7, Value::Array(items)) => items.push(some_value(random)),
        (8, Value::Array(items)) if !items.is_empty() => drop(items.remove(random.below(items.len()))),
        (9, Value::String(text)) => *text = if random.below(2) == 0 { text.to_uppercase() } else { format!("{text} ") },
        (10, _) => {
            if let Some(name) = event.pointer_mut("/context/type") {
                *name = json!(random.of(others));
            }
        }
        (_, at) => *at = some_value(random),
    }
}

/// Where the two may differ, and why: `errata.json` has the evidence.
fn excused(ours: bool, official: bool, bytes: &[u8]) -> Option<&'static str> {
    let validation = validate_as_is(bytes, &Options::default(), Vec::new());
    let rules: Vec<&str> = report(&validation, 100).diagnostics.iter().map(|found| found.rule).collect();
    // A release that does not say which it is may be judged by another one.
    if ours && !official && rules.contains(&"release-assumed") {
        return Some("another release is assumed");
    }
    None
}

fn agree(official: &Official, mutants: usize, seed: u64) {
    let (_, vocabulary) = cdevents_wasm::model::plan::vocabulary(official.release).expect("a vocabulary");
    let types = vocabulary.names();
    let others = ["dev.cdeventsx.a-b.c.0.1.0", "dev.cdevents.x.y.0.1.0", ""];
    let names: Vec<&str> = types.iter().map(String::as_str).chain(others).collect();
    let mut random = Random(seed);
    let (mut scratch, mut tokens) = (Scratch::default(), Vec::new());
    let options = Options::default();
    let mut disputes = Vec::new();
    let (mut valid, mut compared, mut made) = (0, 0, 0);
    let key = vocabulary.version_key;
    // Whether there was something to compare.
    let mut compare = |event: &Value| {
        let Some(verdict) = official.verdict(event) else { return false };
        let bytes = serde_json::to_vec(event).expect("JSON");
        // Only events that say this release are this release's; the rest is the routing's to judge.
        if event["context"][key].as_str() != Some(official.release) {
            return false;
        }
        valid += usize::from(verdict);
        let ours = is_valid(&bytes, &options, &mut scratch);
        assert_eq!(ours, is_valid_by_walk(&bytes, &options, &mut tokens), "the glance and the walk: {event}");
        if ours != verdict && excused(ours, verdict, &bytes).is_none() && disputes.len() < 20 {
            disputes.push(format!("we say {ours}, the schema says {verdict}: {event}"));
        }
        true
    };
    for example in &official.examples {
        compare(example);
    }
    while compared < mutants {
        let mut event = official.examples[made % official.examples.len()].clone();
        for _ in 0..=random.below(2) {
            mutate(&mut event, &mut random, &names);
        }
        compared += usize::from(compare(&event));
        made += 1;
        assert!(made < 2 * mutants + 1_000, "{}: too few can be compared", official.release);
    }
    assert!(disputes.is_empty(), "{} (seed {seed}):\n{}", official.release, disputes.join("\n"));
    println!("{}: {compared} mutants of {made} compared, {valid} events valid", official.release);
    assert!(valid > mutants / 20, "{compared} compared, {valid} valid");
}

/// The newest release, and the others. 0.4.0 is not among them: its schemas refer to links that are nowhere, see
/// `errata.json`.
const NEWEST: &str = "0.5.1";
const OTHERS: [&str; 8] = ["0.1.0", "0.1.1", "0.1.2", "0.2.0", "0.3.0", "0.4.1", "0.5.0", "0.6.0-draft"];

/// How many mutants of one release are compared. All releases together have 50,000, or as many as `MUTANTS` asks for; a
/// third of them is the newest one's.
fn mutants(release: &str) -> usize {
    let all = std::env::var("MUTANTS").map_or(50_000, |text| text.parse().expect("MUTANTS is a number"));
    if release == NEWEST { all / 3 } else { (all - all / 3).div_ceil(OTHERS.len()) }
}

#[test]
fn the_newest_release_agrees() {
    agree(&Official::read(NEWEST), mutants(NEWEST), 20_210_314);
}

#[test]
fn the_other_releases_agree() {
    for release in OTHERS {
        agree(&Official::read(release), mutants(release), 20_220_209);
    }
}

/// The mutants are what they are said to be: without this a generator that changes nothing would agree with everything.
#[test]
fn mutants_differ() {
    let mut random = Random(7);
    let event =
        Map::from_iter([("context".to_owned(), json!({ "id": "a" })), ("subject".to_owned(), json!({ "id": "b" }))]);
    let event = Value::Object(event);
    let changed = (0..1_000).filter(|_| {
        let mut mutant = event.clone();
        mutate(&mut mutant, &mut random, &["x"]);
        mutant != event
    });
    assert!(changed.count() > 700);
}
