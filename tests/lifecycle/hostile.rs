//! Histories that were made to break something: the answer is clear, and the work and the memory are limited.

use crate::random::{history, occurrences};
use crate::support::{Dice, judged, often, open, restore, rules, summary, taken};
use cdevents_wasm::bytes::Reader;
use cdevents_wasm::facts::Readings;
use cdevents_wasm::json::Limits;
use cdevents_wasm::lifecycle::{Cap, Found, Options, Tracker};
use cdevents_wasm::runs;
use serde_json::{Value, json};
use std::time::Instant;

const COMPLETE: &str = r#"{"lifecycle":true,"complete":true,"records":"none"}"#;

fn stamp(seconds: usize) -> String {
    format!(
        "2026-03-{:02}T{:02}:{:02}:{:02}Z",
        1 + seconds / 86_400,
        seconds / 3600 % 24,
        seconds / 60 % 60,
        seconds % 60
    )
}

fn event(kind: &str, id: &str, subject: &str, time: &str) -> Value {
    json!({
        "context": { "specversion": "0.5.1", "id": id, "source": "/ci", "type": format!("dev.cdevents.{kind}.0.3.0"), "timestamp": time },
        "subject": { "id": subject, "content": {} },
    })
}

fn lines(events: &[Value]) -> String {
    events.iter().map(|event| event.to_string() + "\n").collect()
}

#[test]
fn runs_beyond_the_cap_are_forgotten_and_said_once() {
    for count in [100, 2_000] {
        let mut events = Vec::new();
        for run in 0..count {
            events.push(event("pipelinerun.started", &format!("s-{run}"), &format!("run-{run}"), &stamp(run)));
        }
        for run in 0..count {
            events.push(event("pipelinerun.finished", &format!("f-{run}"), &format!("run-{run}"), &stamp(count + run)));
        }
        let options = r#"{"lifecycle":true,"complete":true,"maxRuns":100,"maxIds":1000000}"#;
        let (items, summary) = judged(options, &lines(&events));
        let capped = if count > 100 { json!(["maxRuns", "runs"]) } else { json!([]) };
        assert_eq!(summary["capped"], capped);
        // What was forgotten is unknown, and not wrong.
        assert_eq!(rules(&items), [""; 0]);
    }
}

#[test]
fn ids_beyond_the_cap_are_forgotten_and_said_once() {
    let mut events: Vec<Value> =
        (0..2_000).map(|at| event("change.created", &format!("e-{at}"), "2209", &stamp(at))).collect();
    let mut last = event("change.merged", "e-last", "2209", &stamp(2_001));
    last["context"]["links"] = json!([{ "linkType": "PATH", "from": { "contextId": "e-0" } }]);
    last["context"]["chainId"] = json!("8735ccfd-fdde-4a8b-8d5c-1fa4b318a339");
    events.push(last);
    let (items, summary) = judged(r#"{"lifecycle":true,"complete":true,"maxIds":100}"#, &lines(&events));
    assert_eq!(summary["capped"], json!(["maxIds", "events"]));
    assert!(!rules(&items).contains(&"unknown-link-target".to_owned()));
}

#[test]
fn a_subject_with_more_events_or_parts_than_are_remembered_is_said_once() {
    let reviews = |count: usize| -> Vec<Value> {
        (0..count).map(|at| event("change.reviewed", &format!("e-{at}"), "2209", &stamp(at))).collect()
    };
    let tasks = |count: usize| -> Vec<Value> {
        let task = |at: usize| {
            let mut task = event("taskrun.finished", &format!("e-{at}"), &format!("t-{at}"), &stamp(at));
            task["subject"]["content"] = json!({ "pipelineRun": { "id": "run-42" } });
            task
        };
        (0..count).map(task).collect()
    };
    for made in [&reviews as &dyn Fn(usize) -> Vec<Value>, &tasks] {
        for (count, full) in [(1_000, 0), (1_001, 1), (3_000, 1)] {
            let (_, summary) = judged(r#"{"lifecycle":true}"#, &lines(&made(count)));
            let capped = summary["capped"].as_array().expect("a list");
            assert_eq!(capped.iter().filter(|cap| **cap == "events").count(), full, "{count}: {capped:?}");
        }
    }
}

/// How many bytes a history of so many runs takes.
fn saved(runs: usize, options: &str) -> usize {
    let mut stream = open(options);
    for run in 0..runs {
        stream.push(
            event("pipelinerun.started", &format!("s-{run}"), &format!("run-{run}"), &stamp(run))
                .to_string()
                .as_bytes(),
        );
        stream.push(b"\n");
    }
    let mut bytes = Vec::new();
    stream.snapshot(&mut bytes);
    bytes.len()
}

#[test]
fn memory_is_linear_in_runs_and_limited_by_the_caps() {
    let (one, two) = (saved(2_000, COMPLETE), saved(4_000, COMPLETE));
    assert!(two < one * 21 / 10 && two > one * 19 / 10, "{one}, {two}");
    let capped = r#"{"lifecycle":true,"maxRuns":100,"maxIds":100,"windowMs":1000,"records":"none"}"#;
    let (one, two) = (saved(4_000, capped), saved(8_000, capped));
    assert!(two < one * 11 / 10, "{one}, {two}");
}

/// One subject, one parent, one target: work is not quadratic.
#[test]
fn many_events_for_one_key_take_time_in_proportion() {
    let time = |count: usize| {
        let mut events = Vec::new();
        for at in 0..count {
            let mut task = event("taskrun.started", &format!("t-{at}"), &format!("task-{at}"), &stamp(at));
            task["subject"]["content"]["pipelineRun"] = json!({ "id": "run-42" });
            task["context"]["chainId"] = json!("8735ccfd-fdde-4a8b-8d5c-1fa4b318a339");
            task["context"]["links"] = json!([{ "linkType": "PATH", "from": { "contextId": "nothing" } }]);
            events.push(task);
            events.push(event("repository.modified", &format!("r-{at}"), "shop", &stamp(at)));
        }
        events.push(event("pipelinerun.finished", "end", "run-42", &stamp(count)));
        let text = lines(&events);
        // The best of several: other work on the machine makes it slower only.
        let once = || {
            let begun = Instant::now();
            let (_, summary) = judged(COMPLETE, &text);
            assert_eq!(summary["records"], json!(2 * count + 1));
            begun.elapsed().as_secs_f64()
        };
        (0..3).map(|_| once()).fold(f64::INFINITY, f64::min)
    };
    // Eight times as many: work in proportion takes eight times as long, quadratic work 64 times.
    let (small, large) = (time(2_000), time(16_000));
    assert!(large < small * 25.0, "{small} s, then {large} s");
}

#[test]
fn events_full_of_the_unexpected_are_judged() {
    let long = "x".repeat(100_000);
    let control = "a\u{0}\u{1f}\u{7f}\u{202e}\u{fffd}`b`\n\u{1b}[31m";
    let mut deep = json!({});
    for _ in 0..100 {
        deep = json!([{ "a": deep, "b": [1e300, -0.0, 12_345_678_901_234_567_890_u64, "\u{1F680}"] }]);
    }
    let many: Vec<Value> =
        (0..5_000).map(|at| json!({ "linkType": "PATH", "from": { "contextId": format!("l-{at}") } })).collect();
    for subject in [long.as_str(), control, "", "\u{1f}", "🚀"] {
        for time in [
            "0000-01-01T00:00:00Z",
            "0000-01-01T00:00:00+23:59",
            "9999-12-31T23:59:59.999999999Z",
            "9999-12-31T23:59:59-23:59",
            "2026-03-14T09:00:00Z",
            "soon",
        ] {
            let mut events = Vec::new();
            for (at, kind) in ["started", "queued", "started", "finished", "finished"].iter().enumerate() {
                let mut one = event(&format!("pipelinerun.{kind}"), &format!("{subject}{at}"), subject, time);
                one["customData"] = deep.clone();
                one["context"]["links"] = json!(many);
                one["subject"]["content"]["pipelineName"] = json!(subject);
                events.push(one);
            }
            let mut task = event("taskrun.started", subject, subject, time);
            task["subject"]["content"]["pipelineRun"] = json!({ "id": subject });
            events.push(task);
            let (items, summary) = judged(r#"{"lifecycle":true,"complete":true}"#, &lines(&events));
            assert_eq!(summary["records"], json!(6));
            for item in items.iter().filter(|item| item["kind"] == "finding") {
                let message = item["finding"]["message"].as_str().expect("a message");
                assert!(message.chars().count() < 700, "{message}");
                assert!(!message.chars().any(char::is_control), "{message:?}");
            }
            for run in summary["runs"].as_array().expect("runs") {
                let started = run["startedAt"].as_str();
                assert!(started.is_none_or(|started| started.ends_with('Z')), "{started:?}");
                if time.starts_with("0000-01-01T00:00:00Z") {
                    assert_eq!(started, Some("0000-01-01T00:00:00Z"));
                }
            }
        }
    }
}

#[test]
fn an_event_that_says_what_it_should_not_in_every_place_is_judged() {
    let base = {
        let mut base = event("taskrun.started", "e-1", "task-1", "2026-03-14T09:00:00Z");
        base["subject"]["content"]["pipelineRun"] = json!({ "id": "run-42", "source": "/ci" });
        base["context"]["links"] = json!([{ "linkType": "PATH", "from": { "contextId": "e-0" } }]);
        base["context"]["chainId"] = json!("c");
        base
    };
    let places = [
        "/context/id",
        "/context/source",
        "/context/timestamp",
        "/context/links",
        "/context/links/0",
        "/context/links/0/from",
        "/context/links/0/linkType",
        "/context/links/0/from/contextId",
        "/context/chainId",
        "/subject",
        "/subject/id",
        "/subject/source",
        "/subject/content",
        "/subject/content/pipelineRun",
        "/subject/content/pipelineRun/id",
        "/subject/content/pipelineRun/source",
    ];
    let values = [
        json!(null),
        json!(7),
        json!([]),
        json!({}),
        json!(""),
        json!([[["a"]]]),
        json!({ "id": { "id": {} } }),
        json!(true),
        json!("\u{0}"),
    ];
    for place in places {
        for value in &values {
            let mut changed = base.clone();
            if let Some(found) = changed.pointer_mut(place) {
                *found = value.clone();
            } else {
                changed["subject"]["source"] = value.clone();
            }
            let (_, summary) = judged(COMPLETE, &lines(&[base.clone(), changed.clone(), changed, base.clone()]));
            assert_eq!(summary["records"], json!(4), "{place} {value}");
        }
    }
}

#[test]
fn an_event_as_deep_as_it_may_be_is_judged() {
    let depth = Limits::default().depth as usize - 2;
    let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let one = |id: &str, deep: &str| {
        let event = event("pipelinerun.started", id, "run-42", "2026-03-14T09:00:00Z").to_string();
        format!("{},\"customData\":{deep}}}\n", event.strip_suffix('}').expect("an object"))
    };
    let (items, summary) = judged(COMPLETE, &(one("e-1", &deep) + &one("e-1", &deep) + &one("e-1", "[1]")));
    assert_eq!(summary["unchecked"], json!(0));
    let mut found = rules(&items);
    found.sort();
    assert_eq!(found, ["event-id-reused", "never-finished", "redelivered", "repeated-event"]);
}

#[test]
fn more_events_at_one_time_than_are_held_back_are_judged_early_and_said_once() {
    let mut readings = Readings::new();
    let one = occurrences(&history(&mut Dice(1), 1), &mut readings).remove(0);
    let mut tracker = Tracker::new(Options::default());
    let again = |found: &Found| found.rule.name() == "redelivered";
    let mut judged = 0;
    for record in 0..60_000 {
        let mut next = one.clone();
        next.record = Some(record);
        tracker.take(next);
        judged += tracker.found.drain(..).filter(again).count();
    }
    tracker.finish();
    assert!(judged > 9_000, "{judged}");
    assert_eq!(judged + tracker.found.drain(..).filter(again).count(), 59_999);
    assert_eq!(tracker.capped, [Cap::Held]);
}

/// Bytes that are no snapshot, and nearly one: refused, or read as one that says something else. Never a panic.
#[test]
fn snapshots_that_are_cut_or_changed_break_nothing() {
    let mut readings = Readings::new();
    let (mut refused, mut read) = (0, 0);
    for seed in 0..often(40, 400) as u64 {
        let mut dice = Dice(seed);
        let options = Options { complete: true, window: 5_000_000, ..Options::default() };
        let mut tracker = Tracker::new(options);
        let events = occurrences(&history(&mut dice, 30), &mut readings);
        for event in &events {
            tracker.take(event.clone());
        }
        let mut saved = Vec::new();
        tracker.save(&mut saved);
        for cut in 0..saved.len() {
            assert!(Tracker::load(&mut Reader(&saved[..cut]), options).is_none(), "{cut} of {}", saved.len());
        }
        for _ in 0..400 {
            let mut changed = saved.clone();
            for _ in 0..=dice.below(3) {
                let at = dice.below(changed.len());
                changed[at] = if dice.one_in(3) { 0xFF } else { dice.next() as u8 };
            }
            let Some(mut tracker) = Tracker::load(&mut Reader(&changed), options) else {
                refused += 1;
                continue;
            };
            read += 1;
            for event in &events {
                tracker.take(event.clone());
            }
            tracker.finish();
            let mut text = String::new();
            runs::write(&mut text, &runs::runs(&tracker).0);
            runs::relations(&tracker);
            for found in &tracker.found {
                cdevents_wasm::facts::pointer(&found.at, found.place, &mut readings);
            }
            tracker.save(&mut Vec::new());
        }
    }
    assert!(refused > 100 && read > 100, "{refused} refused, {read} read");
}

#[test]
fn a_stream_is_not_restored_from_anything_else() {
    let mut stream = open(COMPLETE);
    stream.push(lines(&[event("pipelinerun.started", "e-1", "run-42", "2026-03-14T09:00:00Z")]).as_bytes());
    let mut saved = Vec::new();
    stream.snapshot(&mut saved);
    for cut in 0..saved.len() {
        assert!(restore(COMPLETE, &saved[..cut]).is_none(), "{cut}");
    }
    let mut dice = Dice(1);
    for _ in 0..5_000 {
        let mut changed = saved.clone();
        let at = dice.below(changed.len());
        changed[at] = dice.next() as u8;
        if let Some(mut stream) = restore(COMPLETE, &changed) {
            stream.push(lines(&[event("pipelinerun.finished", "e-2", "run-42", "2026-03-14T09:01:00Z")]).as_bytes());
            stream.finish();
            taken(&mut stream);
            summary(&stream);
        }
    }
}
