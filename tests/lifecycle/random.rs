//! Random histories in several vocabularies, as plain values and as the JSON of their events.

use crate::support::{Dice, seen};
use cdevents_wasm::facts::Readings;
use cdevents_wasm::model::occurrence::Occurrence;
use cdevents_wasm::model::plan::VOCABULARIES;
use serde_json::{Value, json};

/// An event as the model of these tests sees it: its time in seconds, and what it says.
#[derive(Clone, Debug)]
pub struct Ev {
    pub vocabulary: &'static str,
    pub kind: &'static str,
    pub word: &'static str,
    pub id: String,
    pub source: &'static str,
    pub subject: String,
    /// The subject's own source.
    pub at: Option<&'static str>,
    pub parent: Option<(Option<&'static str>, String)>,
    pub environment: &'static str,
    pub name: &'static str,
    pub links: Vec<(&'static str, String)>,
    pub chain: &'static str,
    pub time: usize,
}

/// The member with the parent's name in releases.
fn parent_member(kind: &str) -> &'static str {
    match kind {
        "taskrun" => "pipelineRun",
        _ => "testSuiteRun",
    }
}

/// Subject and predicate as the draft writes them.
fn draft_type(kind: &str, word: &str) -> String {
    let kind = if kind == "taskrun" { "TaskRun" } else { "PipelineRun" };
    let (first, rest) = word.split_at(1);
    format!("CD.Pipeline.{kind}.{}{rest}", first.to_uppercase())
}

fn type_in(vocabulary: &str, kind: &str, word: &str) -> String {
    let rows = VOCABULARIES.iter().find(|known| known.id == vocabulary).expect("a vocabulary");
    let row = rows.events.iter().find(|event| event.subject() == kind && event.predicate() == word);
    row.unwrap_or_else(|| panic!("{vocabulary} has no {kind}.{word}")).name()
}

impl Ev {
    /// The event without its time: what is the same in a redelivery.
    pub fn body(&self) -> Value {
        if self.vocabulary == "draft" {
            let mut event = json!({ "type": draft_type(self.kind, self.word), "id": self.id, "source": self.source });
            let (id, name) =
                if self.kind == "taskrun" { ("taskRunId", "taskName") } else { ("pipelineRunId", "pipelineName") };
            event[id] = json!(self.subject);
            if let Some((_, parent)) = &self.parent {
                event["pipelineRunId"] = json!(parent);
            }
            if !self.name.is_empty() {
                event[name] = json!(self.name);
            }
            return event;
        }
        if self.vocabulary == "sig-v1" {
            let mut event = json!({
                "specversion": "1.0", "type": format!("cd.{}.{}.v1", self.kind, self.word), "id": self.id,
                "source": self.source, "data": {},
            });
            event[format!("{}id", self.kind)] = json!(self.subject);
            event[format!("{}name", self.kind)] = json!(self.name);
            if let Some((_, parent)) = &self.parent {
                event["taskrunpipelineid"] = json!(parent);
            }
            return event;
        }
        let version = if self.vocabulary < "0.5" { "version" } else { "specversion" };
        let mut context = json!({
            version: self.vocabulary, "id": self.id, "source": self.source,
            "type": type_in(self.vocabulary, self.kind, self.word),
        });
        if !self.chain.is_empty() {
            context["chainId"] = json!(self.chain);
        }
        if !self.links.is_empty() {
            let link = |(kind, target): &(&str, String)| {
                let end = if *kind == "RELATION" { "target" } else { "from" };
                json!({ "linkType": kind, end: { "contextId": target } })
            };
            context["links"] = self.links.iter().map(link).collect();
        }
        let mut content = json!({});
        if let Some((source, id)) = &self.parent {
            content[parent_member(self.kind)] =
                source.map_or(json!({ "id": id }), |source| json!({ "id": id, "source": source }));
        }
        if !self.environment.is_empty() {
            content["environment"] = json!({ "id": self.environment });
        }
        match self.kind {
            "pipelinerun" if !self.name.is_empty() => content["pipelineName"] = json!(self.name),
            "taskrun" if !self.name.is_empty() => content["taskName"] = json!(self.name),
            _ => {}
        }
        let mut subject = json!({ "id": self.subject, "content": content });
        if let Some(source) = self.at {
            subject["source"] = json!(source);
        }
        json!({ "context": context, "subject": subject })
    }

    pub fn json(&self) -> String {
        let mut event = self.body();
        let stamp = format!("2026-03-14T{:02}:{:02}:{:02}Z", 9 + self.time / 3600, self.time / 60 % 60, self.time % 60);
        match self.vocabulary {
            "draft" => event["timestamp"] = json!(stamp),
            "sig-v1" => event["time"] = json!(stamp),
            _ => event["context"]["timestamp"] = json!(stamp),
        }
        event.to_string()
    }
}

/// The events as the engine sees them, each with its index as its record.
pub fn occurrences(events: &[Ev], readings: &mut Readings) -> Vec<Occurrence> {
    let one = |(record, event): (u64, &Ev)| {
        let mut found = seen(&event.json(), readings);
        assert!(found.timed(), "{}", event.json());
        found.record = Some(record);
        found
    };
    (0..).zip(events).map(one).collect()
}

const RELEASES: [&str; 3] = ["0.3.0", "0.4.1", "0.5.1"];
const SOURCES: [&str; 2] = ["/ci", "/other-ci"];
const CHAINS: [&str; 2] = ["8735ccfd-fdde-4a8b-8d5c-1fa4b318a339", "0a9ad0a4-4d4c-4a8f-9d3e-6c0a4d0a6c11"];

/// Kinds with their predicates.
const WORDS: [(&str, &[&str]); 7] = [
    ("pipelinerun", &["queued", "started", "finished"]),
    ("taskrun", &["started", "finished"]),
    ("testsuiterun", &["queued", "started", "finished"]),
    ("testcaserun", &["queued", "started", "finished", "skipped"]),
    ("change", &["created", "updated", "reviewed", "merged", "abandoned"]),
    ("service", &["deployed", "upgraded", "removed"]),
    ("repository", &["created", "modified", "deleted"]),
];

fn event(dice: &mut Dice, number: usize, earlier: &[Ev]) -> Ev {
    // Runs and tasks are where most rules are.
    let (kind, words) = WORDS[[0, 0, 0, 1, 1, 1, 2, 3, 3, 4, 5, 6][dice.below(12)]];
    let mut word = *dice.pick(words);
    let draft = matches!(kind, "pipelinerun" | "taskrun") && dice.one_in(2);
    let mut vocabulary = *dice.pick(if draft { &["draft", "draft", "sig-v1"] } else { &RELEASES });
    if word == "skipped" {
        vocabulary = "0.5.1";
    }
    if kind == "service" && word == "published" {
        word = "deployed";
    }
    let few = |dice: &mut Dice, what: &str, count: usize| format!("{what}-{}", dice.below(count));
    let subject = match kind {
        "pipelinerun" => few(dice, "run", 3),
        "taskrun" if dice.one_in(10) => few(dice, "run", 3),
        "taskrun" => few(dice, "task", 4),
        "testsuiterun" => few(dice, "suite", 2),
        "testcaserun" => few(dice, "case", 3),
        _ => few(dice, kind, 2),
    };
    let source = if dice.one_in(8) { SOURCES[1] } else { SOURCES[0] };
    let parent = match kind {
        "taskrun" if !dice.one_in(4) => Some(few(dice, "run", 3)),
        "testcaserun" if !dice.one_in(3) && vocabulary != "0.3.0" => Some(few(dice, "suite", 2)),
        _ => None,
    };
    let own_source = !draft && dice.one_in(10);
    let parent = parent.map(|id| (if draft || !dice.one_in(10) { None } else { Some(SOURCES[1]) }, id));
    let linked = !draft && vocabulary != "0.3.0";
    let links = if linked && dice.one_in(3) {
        let target = |dice: &mut Dice| match dice.below(8) {
            0 => "e-none".to_owned(),
            1 => format!("e-{number}"),
            // Perhaps one that is still to come.
            2 | 3 => format!("e-{}", dice.below(number + 4)),
            _ => earlier.get(dice.below(earlier.len().max(1))).map_or("e-0".to_owned(), |event| event.id.clone()),
        };
        (0..=dice.below(2)).map(|_| (*dice.pick(&["PATH", "PATH", "RELATION", "END"]), target(dice))).collect()
    } else {
        Vec::new()
    };
    let chain = if linked && dice.one_in(2) { *dice.pick(&CHAINS) } else { "" };
    let name = match kind {
        "pipelinerun" | "taskrun" if !dice.one_in(3) => *dice.pick(&["release", "release", "release", "nightly"]),
        _ => "",
    };
    let environment = if kind == "service" { *dice.pick(&["staging", "production"]) } else { "" };
    Ev {
        vocabulary,
        kind,
        word,
        id: format!("e-{number}"),
        source,
        subject,
        at: own_source.then_some(SOURCES[1]),
        parent,
        environment,
        name,
        links,
        chain,
        time: number,
    }
}

/// A history of at most `most` events, each a second after the one before it.
pub fn history(dice: &mut Dice, most: usize) -> Vec<Ev> {
    let mut events: Vec<Ev> = Vec::new();
    for number in 0..=dice.below(most) {
        let mut next = event(dice, number, &events);
        if number > 0 && dice.one_in(12) {
            let before = dice.pick(&events).clone();
            if dice.one_in(2) {
                // A redelivery.
                next = Ev { time: number, ..before };
            } else {
                next.id = before.id;
            }
        }
        events.push(next);
    }
    events
}
