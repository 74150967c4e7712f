//! What does not matter: the order of arrival within the window, chunks, duplicates, and a pause between any two records. And
//! what a run's verdict promises: once it is given, it stays.

use crate::faults::{newest, sampled};
use crate::random::{Ev, history, occurrences};
use crate::support::{Dice, brief, briefs, findings, judged, often, open, restore, summary, taken, tracked};
use cdevents_wasm::bytes::Reader;
use cdevents_wasm::compose::{Deliveries, faults, scenarios};
use cdevents_wasm::facts::Readings;
use cdevents_wasm::lifecycle::{Found, Options, Tracker};
use cdevents_wasm::model::occurrence::{Occurrence, Part};
use cdevents_wasm::model::plan::{Family, VOCABULARIES};
use cdevents_wasm::runs::{Run, runs};
use std::collections::BTreeMap;

/// Streams of random histories and of deliveries with faults, as texts.
fn texts(count: usize) -> Vec<String> {
    let mut texts = Vec::new();
    let faults: Vec<&str> = faults().collect();
    let scenarios: Vec<&str> = scenarios().collect();
    for seed in 0..count as u64 {
        let mut dice = Dice(seed);
        if seed % 2 == 0 {
            let events = history(&mut dice, 14);
            texts.push(events.iter().map(|event| event.json() + "\n").collect());
        } else {
            let (fault, scenario) = (*dice.pick(&faults), *dice.pick(&scenarios));
            let order = Deliveries { seed, runs: 1, vocabulary: newest(), scenario, faults: &[fault] };
            texts.push(sampled(&order).0.join("\n"));
        }
    }
    texts
}

const ALL: &str = r#"{"lifecycle":true,"complete":true,"records":"all","windowMs":2000}"#;

#[test]
fn the_order_of_arrival_within_the_window_changes_no_finding() {
    let mut readings = Readings::new();
    for seed in 0..often(1_000, 20_000) as u64 {
        let mut dice = Dice(seed);
        let mut events = occurrences(&history(&mut dice, 30), &mut readings);
        for complete in [false, true] {
            let options = Options { complete, ..Options::default() };
            let wanted: Vec<_> = tracked(&events, options);
            let said = |found: &[Found]| {
                let mut said: Vec<_> = found.iter().map(|found| (brief(found), found.message.clone())).collect();
                said.sort();
                said
            };
            for _ in 0..3 {
                dice.shuffle(&mut events);
                assert_eq!(said(&tracked(&events, options)), said(&wanted), "seed {seed}");
            }
            events.sort_by_key(|event| event.record);
        }
    }
}

#[test]
fn events_at_one_time_are_judged_alike_in_any_order() {
    let mut readings = Readings::new();
    for seed in 0..often(500, 10_000) as u64 {
        let mut dice = Dice(seed);
        let mut history = history(&mut dice, 20);
        for event in &mut history {
            event.time /= 4;
        }
        let mut events = occurrences(&history, &mut readings);
        let options = Options { complete: true, ..Options::default() };
        // Of two equal events either may be the redelivery of the other.
        let stable = |events: &[Occurrence]| {
            let mut found = briefs(&tracked(events, options));
            found.retain(|(rule, ..)| *rule != "redelivered");
            let mut rules: Vec<&str> = found.iter().map(|(rule, ..)| *rule).collect();
            rules.sort_unstable();
            rules
        };
        let wanted = stable(&events);
        for _ in 0..3 {
            dice.shuffle(&mut events);
            assert_eq!(stable(&events), wanted, "seed {seed}");
        }
    }
}

#[test]
fn chunks_change_nothing() {
    for (seed, text) in texts(often(200, 5_000)).iter().enumerate() {
        let (items, wanted) = judged(ALL, text);
        let mut dice = Dice(seed as u64);
        for turn in 0..3 {
            let mut stream = open(ALL);
            let mut rest = text.as_bytes();
            while !rest.is_empty() {
                let length = if turn == 0 { 1 + dice.below(3) } else { 1 + dice.below(900) };
                let (chunk, after) = rest.split_at(length.min(rest.len()));
                stream.push(chunk);
                rest = after;
            }
            stream.finish();
            assert_eq!(taken(&mut stream), items, "{text}");
            assert_eq!(summary(&stream), wanted, "{text}");
        }
    }
}

#[test]
fn a_stream_that_is_saved_and_continued_at_any_record_says_the_same() {
    for text in texts(often(60, 600)) {
        let lines: Vec<&str> = text.lines().collect();
        let (items, wanted) = judged(ALL, &text);
        // Items say where their texts are in what is handed over with them.
        let plain = |items: Vec<serde_json::Value>| -> Vec<serde_json::Value> {
            let without = |mut item: serde_json::Value| {
                item.as_object_mut().expect("an item").remove("text");
                item
            };
            items.into_iter().map(without).collect()
        };
        let items = plain(items);
        for cut in 0..=lines.len() {
            let mut first = open(ALL);
            for line in &lines[..cut] {
                first.push(line.as_bytes());
                first.push(b"\n");
            }
            let mut found = plain(taken(&mut first));
            let mut saved = Vec::new();
            first.snapshot(&mut saved);
            let mut again = Vec::new();
            let mut second = restore(ALL, &saved).expect("a snapshot");
            second.snapshot(&mut again);
            assert!(saved == again, "cut {cut}: a snapshot of what was restored is the same");
            for line in &lines[cut..] {
                second.push(line.as_bytes());
                second.push(b"\n");
            }
            second.finish();
            found.extend(plain(taken(&mut second)));
            assert_eq!(found, items, "cut {cut} of {text}");
            assert_eq!(summary(&second), wanted, "cut {cut} of {text}");
        }
    }
}

/// The same for what is known of each key: with a short window nearly all of it has been judged when it is saved.
#[test]
fn a_history_that_is_saved_and_continued_at_any_event_says_the_same() {
    let mut readings = Readings::new();
    for seed in 0..often(600, 10_000) as u64 {
        let mut dice = Dice(seed);
        let mut history = history(&mut dice, 30);
        if seed % 3 == 0 {
            for event in &mut history {
                event.time /= 3;
            }
        }
        let events = occurrences(&history, &mut readings);
        let window = *dice.pick(&[0, 1_000_000, 4_000_000]);
        let options =
            Options { complete: true, window, max_runs: *dice.pick(&[3, 1_000]), max_ids: *dice.pick(&[3, 1_000]) };
        let wanted = tracked(&events, options);
        let mut tracker = Tracker::new(options);
        let mut found = Vec::new();
        for event in &events {
            tracker.take(event.clone());
            found.append(&mut tracker.found);
            let mut saved = Vec::new();
            tracker.save(&mut saved);
            let mut rest = Reader(&saved);
            tracker = Tracker::load(&mut rest, options).expect("a snapshot");
            assert!(rest.0.is_empty());
            let mut again = Vec::new();
            tracker.save(&mut again);
            assert!(saved == again, "seed {seed}");
        }
        tracker.finish();
        found.append(&mut tracker.found);
        let said =
            |found: &[Found]| -> Vec<_> { found.iter().map(|found| (brief(found), found.message.clone())).collect() };
        assert_eq!(said(&found), said(&wanted), "seed {seed}");
    }
}

#[test]
fn duplicates_add_nothing_but_redeliveries() {
    let mut readings = Readings::new();
    for seed in 0..often(1_000, 20_000) as u64 {
        let mut dice = Dice(seed);
        let events = history(&mut dice, 24);
        let seen = occurrences(&events, &mut readings);
        let options = Options { complete: true, ..Options::default() };
        let without = |found: &[Found]| {
            let mut briefs = briefs(found);
            briefs.retain(|(rule, ..)| *rule != "redelivered");
            briefs
        };
        let first = tracked(&seen, options);
        let mut more: Vec<Ev> = events.clone();
        for _ in 0..=dice.below(4) {
            // A redelivery may have the time at which it was sent.
            let mut again = dice.pick(&events).clone();
            again.time += dice.below(20);
            more.push(again);
        }
        let mut repeated = occurrences(&more, &mut readings);
        let count = repeated.len() - seen.len();
        for event in &mut repeated[seen.len()..] {
            event.record = Some(1_000);
        }
        dice.shuffle(&mut repeated);
        let second = tracked(&repeated, options);
        assert_eq!(without(&second), without(&first), "seed {seed}");
        assert_eq!(second.len(), first.len() + count, "seed {seed}");
    }
}

type Verdicts = BTreeMap<String, &'static str>;

fn collect(list: &[Run], into: &mut Verdicts) {
    for run in list {
        let parts = [Part::SubjectSource, Part::SubjectId, Part::Environment].map(|part| run.first.part(part));
        // Runs of the releases are others than those before them, whose ids are enough.
        let released = VOCABULARIES[usize::from(run.first.vocabulary)].family == Family::Release;
        let [source, id, environment] = parts;
        let source = if released { source } else { "" };
        into.insert(format!("{} {released} {source} {id} {environment}", run.kind.run), run.verdict);
        collect(&run.children, into);
    }
}

#[test]
fn a_verdict_that_was_given_stays() {
    let (mut readings, mut given) = (Readings::new(), BTreeMap::new());
    for seed in 0..often(1_500, 20_000) as u64 {
        let mut dice = Dice(seed);
        let mut events = occurrences(&history(&mut dice, 40), &mut readings);
        // Some arrive in another order, and some too late.
        for _ in 0..dice.below(8) {
            let at = dice.below(events.len());
            let to = (at + dice.below(12)).min(events.len() - 1);
            let event = events.remove(at);
            events.insert(to, event);
        }
        for complete in [false, true] {
            let window = *dice.pick(&[0, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000]);
            let mut tracker = Tracker::new(Options { complete, window, ..Options::default() });
            let mut before = Verdicts::new();
            for step in 0..=events.len() {
                match events.get(step) {
                    Some(event) => tracker.take(event.clone()),
                    None => tracker.finish(),
                }
                let mut now = Verdicts::new();
                collect(&runs(&tracker).0, &mut now);
                for (run, verdict) in &now {
                    let was = before.get(run).copied().unwrap_or("open");
                    assert!(was == "open" || was == *verdict, "seed {seed}, step {step}, {run}: {was}, then {verdict}");
                    *given.entry(*verdict).or_insert(0) += usize::from(was != *verdict);
                }
                before = now;
            }
        }
    }
    assert!(given["kept"] > 100 && given["broken"] > 1_000, "{given:?}");
}

#[test]
fn late_events_are_judged_after_what_was_released() {
    let text = [
        r#"{"type":"CD.Pipeline.PipelineRun.Started","id":"1","source":"/ci","timestamp":"2021-03-14T10:00:00Z","pipelineRunId":"a","pipelineName":"p","pipelineRunStatus":"Running"}"#,
        r#"{"type":"CD.Pipeline.PipelineRun.Started","id":"2","source":"/ci","timestamp":"2021-03-14T10:00:10Z","pipelineRunId":"b","pipelineName":"p","pipelineRunStatus":"Running"}"#,
        r#"{"type":"CD.Pipeline.PipelineRun.Queued","id":"3","source":"/ci","timestamp":"2021-03-14T09:59:59Z","pipelineRunId":"a","pipelineName":"p","pipelineRunStatus":"Running"}"#,
    ]
    .join("\n");
    let rules = |options: &str| -> Vec<String> {
        findings(&judged(options, &text).0).iter().map(|item| item["finding"]["rule"].to_string()).collect()
    };
    assert_eq!(rules(r#"{"lifecycle":true,"windowMs":11000}"#), [""; 0]);
    assert_eq!(rules(r#"{"lifecycle":true,"windowMs":10000}"#), [r#""late-event""#]);
    assert_eq!(rules(r#"{"lifecycle":true,"windowMs":9999}"#), [r#""late-event""#, r#""out-of-order""#]);
}

/// A valid event is read without a walk where nobody wants its record. Its facts are the same.
#[test]
fn the_short_way_for_valid_records_finds_the_same() {
    let short = ALL.replace("\"all\"", "\"problems\"");
    for text in texts(often(400, 5_000)) {
        let (all, counted) = judged(ALL, &text);
        let (problems, same) = judged(&short, &text);
        assert_eq!(findings(&all), findings(&problems), "{text}");
        assert_eq!(counted, same, "{text}");
    }
}
