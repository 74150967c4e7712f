//! Writes the inputs of the coverage-guided targets into a folder: the dictionary of all names, types and values, and
//! the seeds of each target: the examples of the schemas, the cases on disk, and with CDEVENTS_CONFORMANCE the official
//! examples and the samples of webhooks.

use cdevents_wasm::facts::{Readings, occurrence};
use cdevents_wasm::lifecycle::facts;
use cdevents_wasm::{Options, validate};
use driver::documents::texts;
use driver::random::Random;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

fn entry(text: &str) -> String {
    let bytes = text.bytes().map(|byte| match byte {
        b'"' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        _ => format!("\\x{byte:02x}"),
    });
    format!("\"{}\"\n", bytes.collect::<String>())
}

/// Schemas of every kind of keyword.
const SCHEMAS: [&str; 7] = [
    r##"{"properties":{"data":{"type":"object","required":["a"],"properties":{"a":{"type":["integer","null"],"minimum":1}},"additionalProperties":false}}}"##,
    r##"{"$defs":{"n":{"type":"array","items":{"$ref":"#/$defs/n"},"uniqueItems":true,"maxItems":3}},"properties":{"data":{"$ref":"#/$defs/n"}}}"##,
    r##"{"anyOf":[{"required":["x"]},{"properties":{"data":{"enum":[1,"a",null,[],{}]}}}],"unevaluatedProperties":{"type":"string"}}"##,
    r##"{"properties":{"data":{"patternProperties":{"^a+$":{"pattern":"^[a-z]*$"}},"propertyNames":{"maxLength":3},"minProperties":1}}}"##,
    r##"{"if":{"properties":{"data":{"const":1}}},"then":{"required":["a"]},"else":{"not":{"required":["b"]}},"dependentRequired":{"a":["b"]}}"##,
    r##"{"properties":{"data":{"prefixItems":[{"type":"number"},true],"contains":{"multipleOf":0.5},"unevaluatedItems":false}}}"##,
    r##"{"$dynamicAnchor":"m","additionalProperties":{"oneOf":[{"type":"string"},{"type":"object","$dynamicRef":"#m"}]}}"##,
];

/// Documents that they judge. The two numbers have no common divisor, so that each meets each.
const TYPED: [&str; 5] = [
    r#"{"type":"com.example.thing.done","data":{"a":1}}"#,
    r#"{"type":"com.example.thing.done","data":[[],[[]],[1,1.0]]}"#,
    r#"{"type":"com.example.thing.done","data":1,"x":"\u0061"}"#,
    r#"{"type":"com.example.thing.done","data":{"aa":"a","bbbb":1e400}}"#,
    r#"{"context":{"type":"com.example.thing.done"},"a":{"b":{"c":-0}}}"#,
];

/// The words of the mappings: members, values and headers.
fn sent_words() -> Vec<String> {
    let mut paths = Vec::new();
    texts(&driver::root().join("schemas/webhooks"), &mut paths);
    let mut words = Vec::new();
    for path in paths {
        let text = fs::read_to_string(path).expect("a mapping");
        let pieces = text.split(|letter: char| !letter.is_ascii_alphanumeric() && !"_-.:".contains(letter));
        words.extend(pieces.filter(|piece| (2..40).contains(&piece.len())).map(str::to_owned));
    }
    words.sort();
    words.dedup();
    words
}

/// Messages of other systems: the samples, if there are any, and the least that each mapping recognises.
fn sent_messages() -> Vec<Vec<u8>> {
    let mut messages: Vec<Vec<u8>> = [
        "x-github-event: push\n\n{\"ref\":\"refs/heads/a\",\"created\":true,\"repository\":{\"html_url\":\"https://github.com/a/b\",\"pushed_at\":1557933657}}",
        "x-gitlab-event: Pipeline Hook\n\n{\"object_kind\":\"pipeline\",\"object_attributes\":{\"id\":1,\"status\":\"running\",\"created_at\":\"2026-03-02 09:15:28 UTC\",\"queued_duration\":7},\"project\":{\"web_url\":\"https://x/a/b\",\"path_with_namespace\":\"a/b\"}}",
        "x-event-key: repo:push\n\n{\"push\":{\"changes\":[{\"old\":null,\"new\":{\"type\":\"branch\",\"name\":\"a\",\"target\":{\"hash\":\"b\"}}}]},\"repository\":{\"links\":{\"html\":{\"href\":\"https://x/a\"}}}}",
    ]
    .iter()
    .map(|text| text.as_bytes().to_vec())
    .collect();
    let Some(official) = std::env::var_os("CDEVENTS_CONFORMANCE") else { return messages };
    let mut paths = Vec::new();
    texts(&PathBuf::from(official).join("../webhooks"), &mut paths);
    paths.sort();
    for path in paths.iter().filter(|path| !path.to_string_lossy().ends_with(".expected.json")) {
        let text = fs::read_to_string(path).expect("a sample");
        let Ok(sample) = serde_json::from_str::<serde_json::Value>(&text) else { continue };
        let Some(headers) = sample["headers"].as_object() else { continue };
        let mut message = String::new();
        for (name, value) in headers {
            message += &format!("{}: {}\n", name.to_lowercase(), value.as_str().unwrap_or_default());
        }
        message += &format!("\n{}", sample["body"]);
        messages.push(message.into_bytes());
    }
    messages
}

/// Options of the C ABI.
const OPTIONS: [&str; 4] = [
    "{}",
    r#"{"records":"all","lifecycle":{"complete":true,"windowMs":1000},"limits":{"bytes":4000}}"#,
    r#"{"strict":true,"release":"0.4.1","rules":{"unknown-field":"note","CDE401":"off"},"maxDiagnostics":3}"#,
    r#"{"from":"log","expect":[{"pipeline":"build","tasks":["a"],"within":"PT5M"}]}"#,
];

/// The facts of the events of a document, as bytes.
fn facts_of(document: &[u8], readings: &mut Readings) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    validate(document, &Options::default(), Vec::new(), |validation| {
        for event in validation.events.iter().filter(|event| event.vocabulary.is_some() && validation.doc.sound()) {
            let seen = Rc::new(occurrence(&validation.doc, event, readings));
            facts(&seen, true, &mut String::new(), &mut |fact| {
                let mut bytes = Vec::new();
                fact.write(&mut bytes);
                found.push(bytes);
            });
        }
    });
    found
}

/// Calls of the C ABI: see `abi.rs`.
fn calls(documents: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut readings = Readings::new();
    let framed = |part: &[u8]| [&(part.len() as u32).to_le_bytes(), part].concat();
    let mut calls = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        let options = OPTIONS[index % OPTIONS.len()].as_bytes();
        let with = |options: &[u8]| [options, &[0], document].concat();
        let request =
            [br#"{"id":"1","now":"2026-01-01T00:00:00Z","type":"pipelinerun.queued","event":"#, &document[..], b"}"];
        let to = format!(r#"{{"to":"{}","keep":"customData"}}"#, ["draft", "sig-v1", "0.1.0", "0.5.1"][index % 4]);
        let facts = facts_of(document, &mut readings);
        let fact = facts.first().cloned().unwrap_or_default();
        let key = framed(&[framed(&[]), framed(&fact)].concat());
        let (call, rest) = match index % 7 {
            0 => (0, with(options)),
            1 => (1, document.clone()),
            2 => (2, key),
            3 => (3, [&fact[..], &[0], &fact].concat()),
            4 => (4, request.concat()),
            5 => (5, with(to.as_bytes())),
            _ => (6, with(options)),
        };
        calls.push([&[call, index as u8 | 1], &rest[..]].concat());
    }
    calls
}

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder"));
    let library = driver::library();
    let words = library.names.iter().map(|name| format!("\"{name}\":"));
    let values = library.values.iter().map(|value| format!("\"{value}\""));
    let texts_ = driver::documents::TEXTS.iter().filter(|text| !text.is_empty()).map(|text| text.to_string());
    let numbers = driver::documents::NUMBERS.iter().map(|number| number.to_string());
    let headers = library.names.iter().map(|name| format!("ce-{}: ", name.to_lowercase()));
    let of_senders: Vec<String> =
        sent_words().iter().flat_map(|word| [format!("\"{word}\""), format!("\"{word}\":")]).collect();
    let all = of_senders
        .into_iter()
        .chain(words)
        .chain(values)
        .chain(texts_)
        .chain(numbers)
        .chain(headers)
        .filter(|word| word.len() <= 100);
    let mut entries: Vec<String> = all.map(|word| entry(&word)).collect();
    entries.sort();
    entries.dedup();
    fs::create_dir_all(&folder).expect("the folder");
    fs::write(folder.join("dictionary"), entries.concat()).expect("the dictionary");

    let mut documents = library.cases.clone();
    documents.extend(library.examples.iter().map(|example| example.to_string().into_bytes()));
    if let Some(official) = std::env::var_os("CDEVENTS_CONFORMANCE") {
        let mut paths = Vec::new();
        texts(&PathBuf::from(official).join("cdevents-spec"), &mut paths);
        paths.retain(|path| !path.components().any(|part| part.as_os_str() == "schemas"));
        paths.sort();
        documents.extend(paths.iter().map(|path| fs::read(path).expect("an official example")));
    }
    let message = |document: &Vec<u8>| {
        let value: serde_json::Value = serde_json::from_slice(document).ok()?;
        let context = &value["context"];
        let text = |name: &str| context[name].as_str().unwrap_or("x").to_owned();
        let head = format!(
            "content-type: application/json\nce-specversion: 1.0\nce-id: {}\nce-source: {}\nce-type: {}\n\n",
            text("id"),
            text("source"),
            text("type")
        );
        Some([head.as_bytes(), document].concat())
    };
    let own =
        |(index, document): (usize, &Vec<u8>)| [SCHEMAS[index % SCHEMAS.len()].as_bytes(), b"\x1E", document].concat();
    let typed = TYPED.iter().map(|text| text.as_bytes().to_vec()).collect::<Vec<_>>();
    let judged = typed.iter().cycle().take(typed.len() * SCHEMAS.len()).enumerate().map(own).collect();
    let messages: Vec<_> = documents.iter().filter_map(message).collect();
    // Some of them followed by another one on the same instance.
    let pairs = messages.chunks_exact(2).step_by(8).map(|pair| pair.join(&0x1E));
    // In both forms, in chunks of a few bytes and with a small limit, or without.
    let streams = fs::read_dir(driver::root().join("tests/streams")).expect("the streams of the tests");
    let mut streams: Vec<_> = streams.map(|entry| entry.expect("an entry").path()).collect();
    streams.retain(|path| path.extension().is_some_and(|ending| ending == "in" || ending == "gz"));
    streams.sort();
    let streams: Vec<_> = streams.iter().map(|path| fs::read(path).expect("a stream")).collect();
    let streams = (0u8..=255).cycle().zip(streams.iter().chain(&documents));
    let streams = streams.map(|(at, stream)| [&[at, at.wrapping_mul(7), at.wrapping_mul(5)], &stream[..]].concat());
    // Different bytes for each seed, so that each is another history.
    let choices = |seed: usize| {
        let mut random = Random::new(seed as u64);
        (0..400).map(|_| random.below(256) as u8).collect::<Vec<_>>()
    };
    for (target, seeds) in [
        ("validate", documents.iter().map(|document| [&[0; 8], &document[..]].concat()).collect::<Vec<_>>()),
        ("history", (0..200).map(choices).collect()),
        ("fixes", documents.clone()),
        ("own_schema", judged),
        (
            "convert",
            (0..).zip(&documents).map(|(index, document)| [&[index as u8, 1], &document[..]].concat()).collect(),
        ),
        ("from_http", messages.iter().cloned().chain(pairs).collect()),
        ("stream", streams.collect()),
        ("abi", calls(&documents)),
        ("webhook", sent_messages().iter().map(|message| [&[7], &message[..]].concat()).collect()),
    ] {
        let folder = folder.join("seeds").join(target);
        fs::create_dir_all(&folder).expect("the folder");
        for (index, seed) in seeds.iter().enumerate() {
            fs::write(folder.join(index.to_string()), seed).expect("a seed");
        }
    }
    println!("{} words, {} documents", entries.len(), documents.len());
}
