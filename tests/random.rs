//! A short run, with fixed seeds, of the random driver in `fuzz/`: one instance lives through a history of calls with random
//! options on related documents, and each answer is that of a fresh instance. `make fuzz` runs it for long.

#[path = "../fuzz/driver/mod.rs"]
#[expect(clippy::all, clippy::pedantic, reason = "the drivers are of another crate, which has lints of its own")]
mod driver;

use driver::history::{minimised, run, to_json};

#[test]
fn answers_do_not_depend_on_what_came_before() {
    let library = driver::library();
    for seed in 1..=4 {
        if let Some(failure) = run(&library, seed, 600, true).into_iter().next() {
            let steps = to_json(&minimised(&failure.steps));
            panic!("seed {seed}, step {}: {}\n{steps}", failure.step, failure.words);
        }
    }
}

/// Messages in binary mode, as their headers fit, do not, or come twice, through one instance.
#[test]
fn messages_do_not_depend_on_what_came_before() {
    let library = driver::library();
    let mut session = driver::engine::Session::new();
    let heads = [
        "content-type: application/json\nce-specversion: 1.0\nce-id: 1\nce-source: /ci\nce-subject: a%20b",
        "ce-specversion: 1.0\nce-id: 1\nce-data: x\nce-my-name: a b\nce-x: 100%",
        "content-type: text/plain\nce-id: %ff\nce-id: 2",
        "content-type: application/cloudevents+json",
        "content-type: application/cloudevents-batch+json; charset=utf-8\nce-id: 1",
        "content-type: a/b; charset=klingon",
        "x: y",
    ];
    for document in library.cases.iter().chain([&b"".to_vec(), &b"plain".to_vec()]) {
        let named: Option<serde_json::Value> = serde_json::from_slice(document).ok();
        let name = named.as_ref().and_then(|event| event["context"]["type"].as_str().or(event["type"].as_str()));
        for head in heads {
            let name = name.map_or(String::new(), |name| format!("\nce-type: {name}"));
            let bytes = [head.as_bytes(), name.as_bytes(), b"\n\n", document].concat();
            if let Err(words) = driver::http::check(&mut session, &bytes) {
                panic!("{words}\n{}", String::from_utf8_lossy(&bytes));
            }
        }
    }
}
