//! What changed between vocabularies, and what an event says.

use cdevents_wasm::compose::{Difference, DifferenceKind, describe, diff, has_event, sample};
use cdevents_wasm::model::plan::VOCABULARIES;
use cdevents_wasm::validate::{Options, identify_all};
use std::collections::BTreeMap;

fn index(id: &str) -> usize {
    VOCABULARIES.iter().position(|known| known.id == id).expect("a vocabulary")
}

fn between(from: &str, to: &str, event: &str) -> Vec<Difference> {
    diff(index(from), index(to), Some(event))
}

fn entry<'d>(found: &'d [Difference], kind: DifferenceKind, path: Option<&str>) -> &'d Difference {
    let is = |entry: &&Difference| entry.kind == kind && entry.path.as_deref() == path;
    found.iter().find(is).unwrap_or_else(|| panic!("no {kind:?} of {path:?} in {found:#?}"))
}

/// The indexes of the vocabularies from one on.
fn vocabularies(first: usize) -> std::ops::Range<usize> {
    first..VOCABULARIES.len()
}

#[test]
fn renames_requirements_values_and_grammars() {
    let found = between("0.4.1", "0.5.0", "pipelinerun.finished");
    let version = entry(&found, DifferenceKind::EventVersion, None);
    assert_eq!((&*version.before, &*version.after, version.breaking), ("\"0.2.0\"", "\"0.3.0\"", true));
    let renamed = entry(&found, DifferenceKind::FieldRenamed, Some("subject.content.uri"));
    assert_eq!((&*renamed.before, renamed.breaking), ("\"subject.content.url\"", true));
    assert_eq!(renamed.message, "field `subject.content.url` is now `subject.content.uri`");
    entry(&found, DifferenceKind::FieldRenamed, Some("context.specversion"));
    let format = entry(&found, DifferenceKind::Format, Some("subject.content.uri"));
    assert_eq!((&*format.before, &*format.after, format.breaking), ("null", "\"uri\"", true));
    let values = entry(&found, DifferenceKind::Enum, Some("subject.content.outcome"));
    assert_eq!(values.after, r#"["success","failure","cancel","error"]"#);
    let removed = entry(&found, DifferenceKind::FieldRemoved, Some("subject.type"));
    assert_eq!((&*removed.before, &*removed.after, removed.breaking), ("\"required\"", "null", true));
    assert_eq!(found.len(), 6);

    let found = between("0.1.0", "0.1.1", "change.merged");
    let optional = entry(&found, DifferenceKind::Optional, Some("subject.content.repository"));
    assert!(!optional.breaking && found.len() == 2);
    let found = between("0.2.0", "0.3.0", "testcase.finished");
    let removed = entry(&found, DifferenceKind::EventRemoved, None);
    assert_eq!(removed.after, "\"dev.cdevents.testcaserun.finished.0.1.0\"");
    assert!(
        diff(index("0.5.1"), index("0.6.0-draft"), None).iter().any(|entry| entry.kind == DifferenceKind::EventAdded)
    );
    assert!(diff(index("0.5.1"), index("0.5.1"), None).is_empty());
    assert!(has_event([0, 1], "cd.build.queued.v1") && has_event([9, 9], "dev.cdevents.build.queued"));
    assert!(!has_event([9, 9], "build.quequed"));
}

/// There and back the same entries, each turned round.
#[test]
fn a_difference_is_the_mirror_of_the_one_back() {
    for from in vocabularies(0) {
        for to in vocabularies(0) {
            let count = |found: &[Difference], turned: bool| {
                let mut counts: BTreeMap<String, usize> = BTreeMap::new();
                for entry in found {
                    let kind = match entry.kind {
                        DifferenceKind::EventAdded if turned => DifferenceKind::EventRemoved,
                        DifferenceKind::EventRemoved if turned => DifferenceKind::EventAdded,
                        DifferenceKind::FieldAdded if turned => DifferenceKind::FieldRemoved,
                        DifferenceKind::FieldRemoved if turned => DifferenceKind::FieldAdded,
                        DifferenceKind::Required if turned => DifferenceKind::Optional,
                        DifferenceKind::Optional if turned => DifferenceKind::Required,
                        kind => kind,
                    };
                    let [before, after] =
                        if turned { [&entry.after, &entry.before] } else { [&entry.before, &entry.after] };
                    *counts.entry(format!("{kind:?} {} {before} {after}", entry.predicate)).or_default() += 1;
                }
                counts
            };
            let (there, back) = (diff(from, to, None), diff(to, from, None));
            let ids = [VOCABULARIES[from].id, VOCABULARIES[to].id];
            let (there, back) = (count(&there, false), count(&back, true));
            let odd: Vec<_> = there.iter().filter(|(key, times)| back.get(*key) != Some(times)).take(5).collect();
            let even: Vec<_> = back.iter().filter(|(key, times)| there.get(*key) != Some(times)).take(5).collect();
            assert!(odd.is_empty() && even.is_empty(), "{ids:?}: {odd:#?} {even:#?}");
        }
    }
}

/// Whatever is not breaking leaves sampled events valid; the release and the type say which rows they are judged by.
#[test]
fn what_is_not_breaking_breaks_no_event() {
    let mut count = 0;
    for from in vocabularies(2) {
        for to in vocabularies(2) {
            for event in VOCABULARIES[from].events {
                let name = event.name();
                if VOCABULARIES[to].event(&name).is_none() || VOCABULARIES[to].open_types {
                    continue;
                }
                let of = |entry: &&Difference| entry.subject == event.subject() && entry.predicate == event.predicate();
                let found = diff(from, to, Some(&format!("{}.{}", event.subject(), event.predicate())));
                if found.iter().filter(of).any(|entry| entry.breaking) {
                    continue;
                }
                for seed in 0..5 {
                    count += 1;
                    let made = sample(&name, Some(from), seed, None).expect("a sample");
                    let options = Options { vocabulary: Some(to), ..Options::default() };
                    let valid =
                        cdevents_wasm::is_valid(made.json.as_bytes(), &options, &mut cdevents_wasm::Scratch::empty());
                    assert!(valid, "{} to {}: {}", VOCABULARIES[from].id, VOCABULARIES[to].id, made.json);
                }
            }
        }
    }
    assert!(count > 100, "{count}");
}

fn described(text: &str) -> String {
    let mut sentence = String::new();
    identify_all(text.as_bytes(), &Options::default(), &mut |doc, events| sentence = describe(doc, events));
    sentence
}

#[test]
fn every_event_has_a_sentence() {
    for (vocabulary, rows) in VOCABULARIES.iter().enumerate() {
        for event in rows.events {
            let made = sample(&event.name(), Some(vocabulary), 1, None).expect("a sample");
            let sentence = described(&made.json);
            let predicate = event.predicate().to_ascii_lowercase().replace("rolledback", "rolled back");
            assert!(sentence.contains(&format!(" {predicate}")), "{sentence}");
            assert!(sentence.contains(" `") && !sentence.contains("unknown"), "{sentence}");
        }
    }
}

#[test]
fn sentences() {
    let finished = |more: &str| {
        format!(
            r#"{{"context":{{"specversion":"0.5.1","id":"1","source":"/ci","type":"dev.cdevents.pipelinerun.finished.0.3.0","timestamp":"2026-01-01T00:00:00Z"}},"subject":{{"id":"build-42","content":{{"pipelineName":"release","outcome":"failure"}}}}{more}}}"#
        )
    };
    let plain = "pipeline run `build-42` of `release` finished: failure";
    assert_eq!(described(&finished("")), plain);
    assert_eq!(described(&finished(r#","customData":{"duration":"PT3M12S"}"#)), format!("{plain}, after 3 min 12 s"));
    assert_eq!(described(&finished(r#","customData":{"durationMs":192000}"#)), format!("{plain}, after 3 min 12 s"));
    assert_eq!(
        described(&format!("[{0},{0},{{}}]", finished(""))),
        format!("3 events: {plain}; {plain}; not an event")
    );
    assert_eq!(described("[]"), "0 events");
    let data = finished("");
    assert_eq!(
        described(&format!(
            r#"{{"specversion":"1.0","id":"1","source":"/ci","type":"dev.cdevents.pipelinerun.finished.0.3.0","data":{data}}}"#
        )),
        plain
    );
    for (text, sentence) in [
        (
            r#"{"type":"CD.Pipeline.PipelineRun.Finished","pipelineRunId":"r","pipelineName":"p","pipelineRunStatus":"Error"}"#,
            "pipeline run `r` of `p` finished: Error",
        ),
        (
            r#"{"type":"CD.Pipeline.PipelineRun.Finished","pipelineRunId":"r","pipelineName":"p","pipelineRunStatus":"Finished"}"#,
            "pipeline run `r` of `p` finished",
        ),
        (
            r#"{"specversion":"1.0","id":"1","source":"/","type":"cd.taskrun.started.v1","taskrunid":"t","taskrunname":"n","taskrunpipelineid":"r"}"#,
            "task run `t` of task `n` in pipeline run `r` started",
        ),
        (
            r#"{"context":{"specversion":"0.5.1","type":"dev.cdeventsx.mytool-resource.created.0.1.0"},"subject":{"id":"x\ny","content":{}}}"#,
            "mytool-resource `x y` created",
        ),
        (
            r#"{"context":{"specversion":"0.5.1","type":"dev.cdevents.made.up.0.1.0"},"subject":{"id":7,"content":{}}}"#,
            "event of the unknown type `dev.cdevents.made.up.0.1.0`",
        ),
        (r#"{"context":{"specversion":"0.5.1"},"subject":{"id":"x","content":{}}}"#, "event without a type"),
        (
            r#"{"context":{"specversion":"0.5.1","type":"dev.cdevents.build.queued.0.3.0"},"subject":{"id":7}}"#,
            "build queued",
        ),
        ("{}", "not an event"),
        ("", "not an event"),
        ("null", "not an event"),
        ("\u{0}{", "not an event"),
    ] {
        assert_eq!(described(text), sentence, "{text}");
    }
    // What is left of an event that broke off is described.
    let whole = finished("");
    assert_eq!(described(&whole[..whole.len() - 20]), "pipeline run `build-42` of `release` finished");
    for end in 0..whole.len() {
        let sentence = described(&whole[..end]);
        assert!(!sentence.is_empty() && sentence.lines().count() == 1);
    }
}
