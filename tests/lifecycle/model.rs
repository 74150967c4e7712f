//! The rules of histories once more, written from what they say and not from how the engine works: no window, no keys, no
//! facts. Everything is worked out again for every event from the list of all events.

use crate::random::{Ev, history, occurrences};
use crate::support::{Dice, briefs, often, tracked};
use cdevents_wasm::facts::Readings;
use cdevents_wasm::lifecycle::Options;
use cdevents_wasm::model::occurrence::Occurrence;

/// A rule and the index of the event that it is found for.
type Expected = (&'static str, usize);

/// A subject: its source, its kind, its id, and the environment of a service.
type Key<'e> = (&'e str, &'e str, &'e str, &'e str);

/// Before the releases, ids of runs are unique by themselves.
fn own_source(event: &Ev) -> &str {
    if matches!(event.vocabulary, "draft" | "sig-v1") { "" } else { event.at.unwrap_or(event.source) }
}

fn key(event: &Ev) -> Key<'_> {
    (own_source(event), event.kind, &event.subject, event.environment)
}

fn parent(event: &Ev) -> Option<Key<'_>> {
    let (source, id) = event.parent.as_ref()?;
    let kind = if event.kind == "taskrun" { "pipelinerun" } else { "testsuiterun" };
    Some((source.unwrap_or(own_source(event)), kind, id, ""))
}

/// The event has the id of the run that it is part of.
fn shares(event: &Ev) -> bool {
    parent(event).is_some_and(|(source, _, id, _)| source == own_source(event) && id == event.subject)
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
    Queue,
    Start,
    /// A start that may come again.
    Begin,
    During,
    End,
    Skip,
}

fn step(event: &Ev) -> Step {
    match event.word {
        "queued" => Step::Queue,
        "started" | "created" => Step::Start,
        "deployed" => Step::Begin,
        "finished" | "merged" | "abandoned" | "removed" | "deleted" => Step::End,
        "skipped" => Step::Skip,
        _ => Step::During,
    }
}

fn is_run(event: &Ev) -> bool {
    event.kind.ends_with("run")
}

/// Where a subject is in its life after some of its events.
#[derive(Clone, Copy, Default, Debug)]
struct Life {
    queued: Option<usize>,
    started: Option<usize>,
    ended: Option<usize>,
    skipped: bool,
    /// Queued after its end: a start is expected.
    expected: bool,
    /// It ended before it began.
    skewed: bool,
    attempts: u32,
}

impl Life {
    /// The life after these events, with what each of them breaks.
    fn of(events: &[Ev], own: &[usize]) -> (Life, Vec<Expected>) {
        let (mut life, mut found) = (Life::default(), Vec::new());
        for (nth, &at) in own.iter().enumerate() {
            found.extend(life.next(events, &own[..nth], at).map(|rule| (rule, at)));
        }
        (life, found)
    }

    fn restart(&mut self, at: usize) {
        *self = Life { started: Some(at), skewed: self.skewed, attempts: self.attempts + 1, ..Life::default() };
    }

    fn next(&mut self, events: &[Ev], before: &[usize], at: usize) -> Option<&'static str> {
        let event = &events[at];
        let closed = self.skipped || event.kind == "testcaserun";
        let twice = || {
            let same = |other: &&usize| events[**other].word == event.word && events[**other].time == event.time;
            before.iter().find(same).map(|_| "same-occurrence")
        };
        match (step(event), self.ended.is_some()) {
            (Step::Queue, false) if self.started.is_some() => Some("out-of-order"),
            (Step::Queue, false) if self.queued.is_some() => Some("repeated-event"),
            (Step::Queue, false) => {
                self.queued = Some(at);
                None
            }
            (Step::Queue, true) if self.queued.or(self.started).is_some() => {
                self.expected = true;
                Some("after-the-end")
            }
            (Step::Queue, true) => {
                (self.queued, self.skewed) = (Some(at), true);
                Some(if closed { "after-the-end" } else { "time-backwards" })
            }
            (Step::Begin, true) => {
                self.restart(at);
                None
            }
            (Step::Start, true) if self.started.is_none() && !self.expected => {
                let known = self.skewed;
                (self.started, self.skewed, self.attempts) = (Some(at), true, 1);
                if known { None } else { Some(if closed { "after-the-end" } else { "time-backwards" }) }
            }
            (Step::Start, true) => {
                let expected = self.expected;
                self.restart(at);
                (!expected).then_some("after-the-end")
            }
            (Step::Start | Step::Begin, false) if self.started.is_none() => {
                (self.started, self.attempts) = (Some(at), 1);
                None
            }
            (Step::Start, false) => Some("repeated-event"),
            (Step::Begin | Step::During, false) => twice(),
            (Step::During, true) => Some("after-the-end"),
            (Step::End | Step::Skip, true) => {
                let same = self.ended.is_some_and(|end| events[end].word == event.word);
                Some(if same { "repeated-event" } else { "after-the-end" })
            }
            (Step::End, false) => {
                self.ended = Some(at);
                None
            }
            (Step::Skip, false) => {
                (self.ended, self.skipped) = (Some(at), true);
                self.queued.or(self.started).map(|_| "skipped-after-start")
            }
        }
    }
}

/// A part of a run.
struct Part<'e> {
    key: Key<'e>,
    first: usize,
    open: Option<usize>,
    /// Its end came before its start.
    skewed: bool,
}

struct Model<'e> {
    events: &'e [Ev],
    /// The events without those that came again.
    fresh: Vec<usize>,
    found: Vec<Expected>,
}

impl<'e> Model<'e> {
    fn own(&self, of: Key) -> Vec<usize> {
        self.fresh.iter().copied().filter(|&at| key(&self.events[at]) == of && !shares(&self.events[at])).collect()
    }

    fn ids(&mut self) {
        for (at, event) in self.events.iter().enumerate() {
            let same: Vec<&Ev> =
                self.events[..at].iter().filter(|other| other.id == event.id && other.source == event.source).collect();
            if same.iter().any(|other| other.body() == event.body()) {
                self.found.push(("redelivered", at));
                continue;
            }
            self.fresh.push(at);
            if !same.is_empty() && same.iter().all(|other| other.body() == same[0].body()) {
                self.found.push(("event-id-reused", at));
            }
            if same.is_empty() {
                if event.links.iter().any(|(kind, target)| *kind != "END" && *target == event.id) {
                    self.found.push(("link-to-self", at));
                }
                if !event.links.is_empty() && event.chain.is_empty() {
                    self.found.push(("links-without-chain", at));
                }
            }
        }
    }

    fn links(&mut self, complete: bool) {
        let mut missing: Vec<&str> = Vec::new();
        for &at in &self.fresh {
            let event = &self.events[at];
            for (kind, target) in event.links.iter().filter(|(kind, target)| *kind != "END" && *target != event.id) {
                let Some(&to) = self.fresh.iter().find(|&&to| self.events[to].id == *target) else {
                    if complete && !missing.contains(&target.as_str()) {
                        missing.push(target);
                        self.found.push(("unknown-link-target", at));
                    }
                    continue;
                };
                let other = &self.events[to];
                let back = other.links.iter().any(|(kind, target)| *kind != "END" && *target == event.id);
                if at < to {
                    self.found.push(if back { ("link-cycle", to) } else { ("link-to-later", at) });
                }
                if *kind == "PATH" && !event.chain.is_empty() && !other.chain.is_empty() && event.chain != other.chain {
                    self.found.push(("chain-mismatch", at));
                }
            }
        }
        let mut chains: Vec<&str> =
            self.events.iter().map(|event| event.chain).filter(|chain| !chain.is_empty()).collect();
        chains.sort_unstable();
        chains.dedup();
        for chain in chains {
            let has = |at: usize, kind: &str| self.events[at].links.iter().any(|(known, _)| *known == kind);
            let inside: Vec<usize> = self.fresh.iter().copied().filter(|&at| self.events[at].chain == chain).collect();
            let end = inside.iter().copied().find(|&at| has(at, "END"));
            if let Some(end) = end {
                self.found
                    .extend(inside.iter().find(|&&at| at > end && has(at, "PATH")).map(|&at| ("after-chain-end", at)));
            }
            let mut starts = inside.iter().filter(|&&at| !has(at, "PATH") && !has(at, "END"));
            if complete && inside.iter().any(|&at| has(at, "PATH")) {
                self.found.extend(starts.nth(1).map(|&at| ("several-chain-starts", at)));
            }
        }
    }

    fn lives(&mut self, complete: bool) {
        let mut keys: Vec<Key> = self.fresh.iter().map(|&at| key(&self.events[at])).collect();
        keys.sort_unstable();
        keys.dedup();
        for of in keys {
            let own = self.own(of);
            let Some(&first) = own.first() else { continue };
            let (life, found) = Life::of(self.events, &own);
            self.found.extend(found);
            let mut names = own.iter().filter(|&&at| !self.events[at].name.is_empty());
            if let Some(&named) = names.next() {
                self.found.extend(
                    names.find(|&&at| self.events[at].name != self.events[named].name).map(|&at| ("changed-name", at)),
                );
            }
            let begun = life.queued.or(life.started).is_some() || life.skipped;
            if complete && !begun {
                self.found.push(("missing-start", first));
            }
            let part = own.iter().any(|&at| parent(&self.events[at]).is_some());
            if complete && is_run(&self.events[first]) && !part && life.ended.is_none() {
                self.found.extend(life.started.map(|start| ("never-finished", start)));
            }
        }
    }

    fn parents(&mut self, complete: bool) {
        let mut keys: Vec<Key> = self.events.iter().filter_map(parent).collect();
        keys.sort_unstable();
        keys.dedup();
        for of in keys {
            let mut found = self.parent(of, complete);
            self.found.append(&mut found);
        }
    }

    /// What is found in a run about its parts.
    fn parent(&self, of: Key<'e>, complete: bool) -> Vec<Expected> {
        let mut found: Vec<Expected> = Vec::new();
        let (mut parts, mut early): (Vec<Part>, bool) = (Vec::new(), false);
        let shared = self.fresh.iter().find(|&&at| shares(&self.events[at]) && parent(&self.events[at]) == Some(of));
        found.extend(shared.map(|&at| ("shared-run-id", at)));
        for &at in &self.fresh {
            let event = &self.events[at];
            let own: Vec<usize> = self.own(of).into_iter().filter(|&own| own <= at).collect();
            let (life, _) = Life::of(self.events, &own);
            if own.last() == Some(&at) {
                if life.ended == Some(at) && !life.skewed && parts.iter().any(|part| part.open.is_some()) {
                    found.push(("open-children", at));
                }
                if life.started == Some(at) && life.attempts == 1 && !life.skewed && !early {
                    early = !parts.is_empty();
                    found.extend(parts.first().map(|part| ("outside-parent", part.first)));
                }
                continue;
            }
            if shares(event) {
                continue;
            }
            let named = parent(event) == Some(of);
            let since = self.own(key(event)).into_iter().filter(|&other| other <= at);
            let told = since.into_iter().any(|other| parent(&self.events[other]) == Some(of));
            let place = parts.iter().position(|part| part.key == key(event));
            match step(event) {
                Step::Start if named => {
                    if place.is_some_and(|place| parts[place].open.is_some()) {
                        continue;
                    }
                    if let Some(place) = place.filter(|&place| parts[place].skewed) {
                        parts[place].skewed = false;
                        continue;
                    }
                    if event.vocabulary == "draft" && parts.iter().any(|part| part.open.is_some()) {
                        found.push(("parallel-tasks", at));
                    }
                }
                Step::End | Step::Skip if told => {
                    if let Some(place) = place {
                        parts[place].open = None;
                        continue;
                    }
                    if !named {
                        continue;
                    }
                }
                _ => continue,
            }
            if life.ended.is_some() && !life.skewed {
                found.push(("outside-parent", at));
            }
            let opens = step(event) == Step::Start;
            match place {
                Some(place) => parts[place].open = Some(at),
                None => parts.push(Part { key: key(event), first: at, open: opens.then_some(at), skewed: !opens }),
            }
        }
        if complete && self.own(of).is_empty() {
            found.extend(parts.iter().filter_map(|part| part.open).map(|at| ("never-finished", at)));
            found.extend(parts.first().map(|part| ("unknown-parent", part.first)));
        }
        found
    }

    /// Runs that are queued under another id than they start under.
    fn names(&mut self) {
        let named: Vec<usize> = self
            .fresh
            .iter()
            .copied()
            .filter(|&at| self.events[at].kind == "pipelinerun" && !self.events[at].name.is_empty())
            .collect();
        let of = |at: usize| (own_source(&self.events[at]), self.events[at].name);
        let mut names: Vec<(&str, &str)> = named.iter().map(|&at| of(at)).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let all: Vec<usize> = named.iter().copied().filter(|&at| of(at) == name).collect();
            let has = |id: &str, wanted: &dyn Fn(Step) -> bool| {
                all.iter().any(|&at| self.events[at].subject == id && wanted(step(&self.events[at])))
            };
            let after = |queued: usize| {
                all.iter().any(|&at| {
                    at > queued
                        && self.events[at].subject == self.events[queued].subject
                        && step(&self.events[at]) != Step::Queue
                })
            };
            let joined = all.iter().any(|&at| {
                let id = &self.events[at].subject;
                step(&self.events[at]) == Step::Queue && (after(at) || has(id, &|step| step == Step::Start))
            });
            let queued = all.iter().find(|&&at| step(&self.events[at]) == Step::Queue);
            if let (Some(&queued), false) = (queued, joined) {
                let start = all.iter().find(|&&at| at > queued && step(&self.events[at]) == Step::Start);
                // Of one run the first start counts.
                let first = |at: usize| {
                    !all.iter().any(|&other| {
                        other < at
                            && step(&self.events[other]) == Step::Start
                            && self.events[other].subject == self.events[at].subject
                    })
                };
                let start = start.filter(|&&at| first(at)).or_else(|| {
                    all.iter().find(|&&at| at > queued && step(&self.events[at]) == Step::Start && first(at))
                });
                self.found.extend(start.map(|&at| ("queued-under-another-id", at)));
            }
        }
    }
}

/// What is to be found in a history whose events are in the order of their times, sorted.
fn expected(events: &[Ev], complete: bool) -> Vec<Expected> {
    let mut model = Model { events, fresh: Vec::new(), found: Vec::new() };
    model.ids();
    model.links(complete);
    model.lives(complete);
    model.parents(complete);
    if complete {
        model.names();
    }
    let mut found = model.found;
    found.sort_unstable();
    found
}

fn compare(events: &[Ev], seen: &[Occurrence], dice: &mut Dice) {
    for complete in [false, true] {
        let options = Options { complete, ..Options::default() };
        let wanted = expected(events, complete);
        let mut arrived = seen.to_vec();
        for turn in 0..2 {
            let found: Vec<Expected> =
                briefs(&tracked(&arrived, options)).into_iter().map(|(rule, at, _)| (rule, at as usize)).collect();
            if found != wanted {
                let lines: Vec<String> = events.iter().map(Ev::json).collect();
                panic!(
                    "complete {complete}, shuffled {turn}\nfound  {found:?}\nwanted {wanted:?}\n{}",
                    lines.join("\n")
                );
            }
            dice.shuffle(&mut arrived);
        }
    }
}

/// The draft's five events about one run and one task.
fn draft(kind: &'static str, word: &'static str, number: usize) -> Ev {
    let task = kind == "taskrun";
    Ev {
        vocabulary: "draft",
        kind,
        word,
        id: format!("e-{number}"),
        source: "/ci",
        subject: if task { "task-1" } else { "run-1" }.to_owned(),
        at: None,
        parent: task.then(|| (None, "run-1".to_owned())),
        environment: "",
        name: if task { "build" } else { "release" },
        links: Vec::new(),
        chain: "",
        time: number,
    }
}

#[test]
fn every_sequence_of_the_drafts_events_up_to_seven_is_judged_as_the_model_does() {
    const FIVE: [(&str, &str); 5] = [
        ("pipelinerun", "queued"),
        ("pipelinerun", "started"),
        ("pipelinerun", "finished"),
        ("taskrun", "started"),
        ("taskrun", "finished"),
    ];
    let mut readings = Readings::new();
    let events: Vec<Vec<Ev>> =
        (0..7).map(|at| FIVE.iter().map(|(kind, word)| draft(kind, word, at)).collect()).collect();
    let seen: Vec<Vec<Occurrence>> = events
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let mut row = occurrences(row, &mut readings);
            for event in &mut row {
                event.record = Some(at as u64);
            }
            row
        })
        .collect();
    let (mut dice, mut count) = (Dice(7), 0);
    for length in 1..=7 {
        for number in 0..5usize.pow(length) {
            let digit = |at: usize| number / 5usize.pow(at as u32) % 5;
            let sequence: Vec<Ev> = (0..length as usize).map(|at| events[at][digit(at)].clone()).collect();
            let arrived: Vec<Occurrence> = (0..length as usize).map(|at| seen[at][digit(at)].clone()).collect();
            compare(&sequence, &arrived, &mut dice);
            count += 1;
        }
    }
    assert_eq!(count, 97_655);
}

#[test]
fn random_histories_are_judged_as_the_model_does() {
    let mut readings = Readings::new();
    let mut kinds = std::collections::BTreeSet::new();
    for seed in 0..often(5_000, 100_000) as u64 {
        let mut dice = Dice(seed);
        let events = history(&mut dice, 24);
        let seen = occurrences(&events, &mut readings);
        compare(&events, &seen, &mut dice);
        kinds.extend(expected(&events, true).into_iter().map(|(rule, _)| rule));
    }
    // All rules but those of the order of arrival, and of two events at one time.
    assert!(kinds.len() >= 23, "{kinds:?}");
}
