//! What was seen before changes how long an answer takes, and never the answer: every mutant of an event that was just
//! learnt is judged as the walk judges it. `PROPTEST_CASES` asks for another number of mutants of each kind of seed.

use cdevents_wasm::validate::{fast_accept, is_valid_by_walk};

use cdevents_wasm::model::plan::{EventType, Role};
use cdevents_wasm::{Options, Outcome, Scratch, is_valid, validate_as_is};
use mutants::{Random, examples, mutant, seeds};

mod mutants;

/// Holds what is known at a glance to what the whole way finds.
fn compare(bytes: &[u8], scratch: &mut Scratch) -> bool {
    let text = || String::from_utf8_lossy(bytes).into_owned();
    let options = Options::default();
    let valid = is_valid(bytes, &options, scratch);
    assert_eq!(valid, is_valid_by_walk(bytes, &options, &mut Vec::new()), "{}", text());
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
        assert_eq!(found, event.string(&validation.doc, role).as_deref(), "{role:?}: {}", text());
    }
    valid
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
                assert!(
                    compare(&seed, &mut scratch) && compare(&seed, &mut scratch),
                    "{}",
                    String::from_utf8_lossy(&seed)
                );
                compare(&other, &mut scratch);
                valid += usize::from(compare(&mutant(&seed, &other, &mut random), &mut scratch));
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
    let examples = examples();
    let mut scratch = Scratch::default();
    for _ in 0..40_000 {
        let mut event = random.of(&examples).clone();
        if let (true, Some(members)) = (random.below(3) == 0, event["context"].as_object_mut()) {
            let name = ["links", "chainId", "schemaUri"][random.below(3)];
            members.remove(name);
        }
        event["context"]["id"] = format!("id-{}", random.below(1_000_000)).into();
        if random.below(4) == 0 {
            event["customData"] = serde_json::json!({ "n": random.below(50), "text": "x".repeat(random.below(40)) });
        }
        compare(&serde_json::to_vec(&event).expect("JSON"), &mut scratch);
    }
}
