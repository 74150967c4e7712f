//! What was seen before changes how long an answer takes, and never the answer: every mutant of an event that was just
//! learnt is judged as the walk judges it, whatever the options are. `PROPTEST_CASES` asks for another number of mutants of
//! each kind of seed.

use cdevents_wasm::model::plan::{self, EventType, Node, Role, Shape, VOCABULARIES};
use cdevents_wasm::validate::{fast_accept, is_valid_by_walk};
use cdevents_wasm::{Options, Outcome, Scratch, is_valid, validate_as_is};
use mutants::{Random, examples, examples_of_all, mutant, seeds};
use options::Asked;
use serde_json::Value;

mod mutants;
mod options;

/// Holds what is known at a glance to what the whole way finds.
fn compare(bytes: &[u8], asked: &Asked, scratch: &mut Scratch) -> bool {
    let text = || format!("{asked:?}\n{}", String::from_utf8_lossy(bytes));
    let options = asked.options();
    let valid = is_valid(bytes, &options, scratch);
    assert_eq!(valid, is_valid_by_walk(bytes, &options, &mut Vec::new()), "{}", text());
    assert_eq!(valid, is_valid(bytes, &options, &mut Scratch::default()), "{}", text());
    for advise in [false, true] {
        assert!(valid || fast_accept(bytes, &options, scratch, advise).is_none(), "{}", text());
    }
    let strict = Options { strict: true, ..options };
    let strictly = validate_as_is(bytes, &strict, Vec::new()).outcome == Outcome::Valid;
    assert_eq!(is_valid(bytes, &strict, scratch), strictly, "{}", text());
    let Some(seen) = fast_accept(bytes, &options, scratch, true).filter(|seen| seen.clean) else { return valid };
    let validation = validate_as_is(bytes, &options, Vec::new());
    let [event] = &validation.events[..] else { panic!("one event: {}", text()) };
    assert!(validation.faults.is_empty() && !validation.batch, "nothing to say: {}", text());
    assert_eq!(event.vocabulary, Some(seen.vocabulary));
    assert_eq!(event.event_type.map(EventType::name), Some(seen.event.name()));
    for role in [Role::Id, Role::Source, Role::Time, Role::SubjectId] {
        let (start, end) = scratch.identity[role as usize];
        let found = (start > 0).then(|| std::str::from_utf8(&bytes[start as usize..end as usize]).expect("ASCII"));
        assert_eq!(found, event.string(&validation.doc, role), "{role:?}: {}", text());
    }
    valid
}

/// The vocabulary of an event of a release.
fn release_of(event: &Value) -> usize {
    let context = &event["context"];
    let id = context["specversion"].as_str().or(context["version"].as_str()).expect("a release");
    plan::vocabulary(id).expect("a vocabulary").0
}

#[test]
fn mutants_of_what_was_learnt() {
    let rounds = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000) / 50;
    let mut random = Random(20_210_314);
    let examples = examples();
    let (mut compared, mut valid) = (0, 0);
    for example in &examples {
        for seed in seeds(example) {
            let other = serde_json::to_vec(random.of(&examples)).expect("JSON");
            for _ in 0..rounds {
                // Learnt anew, since many misses would end the learning.
                let mut scratch = Scratch::default();
                let usual = Asked::default();
                for _ in 0..2 {
                    assert!(compare(&seed, &usual, &mut scratch), "{}", String::from_utf8_lossy(&seed));
                }
                let vocabulary = release_of(example);
                let asked = Asked::random(&mut |limit| random.below(limit), seed.len(), vocabulary);
                let (first, second) = if random.below(2) == 0 { (&usual, &asked) } else { (&asked, &usual) };
                compare(&other, first, &mut scratch);
                valid += usize::from(compare(&mutant(&seed, &other, &mut random), second, &mut scratch));
                compared += 1;
            }
        }
    }
    println!("{compared} mutants, {valid} of them valid");
    assert!(valid > compared / 20 && valid < compared, "{valid} of {compared}");
}

/// One memory for everything: more types and builds than it holds, in changing order.
#[test]
fn one_memory_for_all() {
    let mut random = Random(7);
    let examples = examples_of_all();
    let mut scratch = Scratch::default();
    let mut asked = Asked::default();
    for _ in 0..40_000 {
        let (vocabulary, mut event) = random.of(&examples).clone();
        if let (true, Some(members)) = (random.below(3) == 0, event["context"].as_object_mut()) {
            let name = ["links", "chainId", "schemaUri"][random.below(3)];
            members.remove(name);
        }
        let run = random.below(1_000_000);
        let id = if run.is_multiple_of(16) { format!("id-$({run})") } else { format!("id-{run}") }.into();
        *if event["context"].is_object() { &mut event["context"]["id"] } else { &mut event["id"] } = id;
        if random.below(4) == 0 {
            event["customData"] = serde_json::json!({ "n": random.below(50), "text": "x".repeat(random.below(40)) });
        }
        let bytes = serde_json::to_vec(&event).expect("JSON");
        // Mostly none, so that there is something to remember.
        if random.below(20) == 0 {
            asked = Asked::default();
        } else if random.below(40) == 0 {
            asked = Asked::random(&mut |limit| random.below(limit), bytes.len(), vocabulary);
        }
        compare(&bytes, &asked, &mut scratch);
    }
}

/// The row of the context of an event's type.
fn context_row(vocabulary: usize, event: &Value) -> Option<Node> {
    let event_type = VOCABULARIES[vocabulary].event(event["context"]["type"].as_str()?)?;
    match event_type.root().shape() {
        Shape::Object(object) => object.fields().first().map(|field| field.node),
        _ => None,
    }
}

/// The event with only the members in its context that every context of its vocabulary has, in one order.
fn with_plain_context(event: &Value, vocabulary: usize) -> Value {
    let mut event = event.clone();
    let id = VOCABULARIES[vocabulary].id;
    let mut context = serde_json::Map::new();
    context.insert(VOCABULARIES[vocabulary].version_key.to_owned(), id.into());
    context.insert("id".to_owned(), "1".into());
    context.insert("source".to_owned(), "/ci".into());
    context.insert("type".to_owned(), event["context"]["type"].clone());
    context.insert("timestamp".to_owned(), "2026-03-14T09:26:53Z".into());
    event["context"] = context.into();
    event
}

/// Contexts of one release that are written alike and ask for different things: what was learnt of one type is not taken for
/// another.
#[test]
fn contexts_that_are_written_alike() {
    let examples = examples_of_all();
    let bytes = |event: &Value| serde_json::to_vec(event).expect("JSON");
    let mut pairs = 0;
    for vocabulary in 0..VOCABULARIES.len() {
        let mut rows: Vec<(Node, Value)> = Vec::new();
        for (_, event) in examples.iter().filter(|(index, _)| *index == vocabulary) {
            let row = context_row(vocabulary, event).filter(|row| rows.iter().all(|(known, _)| known != row));
            rows.extend(row.map(|row| (row, with_plain_context(event, vocabulary))));
        }
        // Of most releases nothing is known at a glance unless they are asked for.
        let ways = [Asked::default(), Asked { release: Some(vocabulary), ..Asked::default() }];
        for (one, first) in &rows {
            for (_, second) in rows.iter().filter(|(other, _)| other != one) {
                pairs += 1;
                for member in ["id", "source"] {
                    for string in ["", "x", "two words", "http://[::1", "%4", "1:a", "é"] {
                        let odd = |event: &Value| {
                            let mut event = event.clone();
                            event["context"][member] = string.into();
                            bytes(&event)
                        };
                        for asked in &ways {
                            let mut scratch = Scratch::default();
                            for event in [bytes(first), odd(first), bytes(second), odd(second)] {
                                // The first one is not learnt.
                                for _ in 0..3 {
                                    compare(&event, asked, &mut scratch);
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(pairs >= 20, "{pairs} pairs of contexts");
}
