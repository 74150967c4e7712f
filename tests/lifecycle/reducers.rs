//! One history on many machines: the facts of each key, folded anywhere and in any order, give the findings of one process.

use crate::random::{history, occurrences};
use crate::support::{Dice, often, tracked};
use cdevents_wasm::bytes::Reader;
use cdevents_wasm::facts::Readings;
use cdevents_wasm::lifecycle::{Claim, Fact, Found, Options, Reducer, Scope, facts};
use cdevents_wasm::model::occurrence::{Occurrence, Part};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Findings by id, with their messages. Redeliveries are no facts: a fact that comes again is the same fact.
fn named(found: &[Found]) -> BTreeSet<(u64, String)> {
    let wanted = found.iter().filter(|found| found.rule.name() != "redelivered");
    wanted.map(|found| (found.id(), format!("{}: {}", found.rule.name(), found.message))).collect()
}

fn bytes(fact: &Claim) -> Vec<u8> {
    let mut bytes = Vec::new();
    fact.write(&mut bytes);
    bytes
}

/// A fact on its way to the machine with its key.
type Sent = (Scope, String, Vec<u8>);

fn sent(fact: &Claim) -> Sent {
    (fact.scope, fact.key.to_owned(), bytes(fact))
}

/// The facts of an event.
fn facts_of(event: &Occurrence) -> Vec<Sent> {
    let mut list = Vec::new();
    facts(&Rc::new(event.clone()), true, &mut String::new(), &mut |fact| list.push(sent(&fact)));
    list
}

/// Each machine has the reducers of some keys.
struct Machines(Vec<BTreeMap<(u8, String), Reducer>>);

impl Machines {
    fn reducer(&mut self, scope: Scope, key: &str) -> &mut Reducer {
        let at = key.bytes().fold(7usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
        let count = self.0.len();
        self.0[at % count].entry((scope as u8, key.to_owned())).or_default()
    }

    fn deliver(&mut self, (scope, key, bytes): &Sent) {
        self.reducer(*scope, key).fold(bytes).expect("a fact of this key");
    }

    /// Sends what the keys have for each other.
    fn forward(&mut self, complete: bool) {
        let all = self.0.iter().flat_map(BTreeMap::values);
        let results = all.map(|reducer| reducer.results(complete));
        let news: Vec<Sent> =
            results.flat_map(|results| results.sent.claims().map(|fact| sent(&fact)).collect::<Vec<_>>()).collect();
        for fact in news {
            self.deliver(&fact);
        }
    }
}

fn on_machines(events: &[Occurrence], complete: bool, dice: &mut Dice) -> BTreeSet<(u64, String)> {
    let mut machines = Machines((0..=dice.below(8)).map(|_| BTreeMap::new()).collect());
    for event in events {
        let mut list = facts_of(event);
        dice.shuffle(&mut list);
        for fact in &list {
            machines.deliver(fact);
            if dice.one_in(6) {
                machines.deliver(fact);
            }
            // What is derived too early must not remain when more is known.
            if dice.one_in(4) {
                machines.forward(complete);
            }
            if dice.one_in(4) {
                let reducer = machines.reducer(fact.0, &fact.1);
                let saved = reducer.snapshot();
                *reducer = Reducer::restore(&saved).expect("a snapshot");
                assert_eq!(reducer.snapshot(), saved);
            }
        }
    }
    machines.forward(complete);
    let all = machines.0.iter().flat_map(BTreeMap::values);
    named(&all.flat_map(|reducer| reducer.results(complete).found).collect::<Vec<Found>>())
}

/// Histories as they arrive: in any order, and some events twice.
fn arrived(dice: &mut Dice, readings: &mut Readings) -> Vec<Occurrence> {
    let mut events = occurrences(&history(dice, 24), readings);
    for event in &mut events {
        // Many machines know no records.
        event.record = None;
    }
    for _ in 0..dice.below(4) {
        let again = dice.pick(&events).clone();
        events.push(again);
    }
    dice.shuffle(&mut events);
    events
}

#[test]
fn facts_on_many_machines_give_the_findings_of_one_process() {
    let mut readings = Readings::new();
    for seed in 0..often(2_000, 20_000) as u64 {
        let mut dice = Dice(seed);
        let events = arrived(&mut dice, &mut readings);
        let complete = dice.one_in(2);
        let wanted = named(&tracked(&events, Options { complete, ..Options::default() }));
        let found = on_machines(&events, complete, &mut dice);
        let (more, less): (Vec<_>, Vec<_>) = (found.difference(&wanted).collect(), wanted.difference(&found).collect());
        assert!(more.is_empty() && less.is_empty(), "seed {seed}, complete {complete}: more {more:#?}, less {less:#?}");
    }
}

/// The negative control: whoever gives each machine all events of a subject, and nothing else, finds something else.
#[test]
fn machines_that_share_by_run_id_find_something_else() {
    let (mut readings, mut different) = (Readings::new(), 0);
    for seed in 0..300 {
        let mut dice = Dice(seed);
        let events = arrived(&mut dice, &mut readings);
        let options = Options { complete: true, ..Options::default() };
        let mut shares: BTreeMap<usize, Vec<Occurrence>> = BTreeMap::new();
        for event in &events {
            let share = event.part(Part::SubjectId).bytes().map(usize::from).sum::<usize>() % 4;
            shares.entry(share).or_default().push(event.clone());
        }
        let found: BTreeSet<_> = shares.values().flat_map(|events| named(&tracked(events, options))).collect();
        different += usize::from(found != named(&tracked(&events, options)));
    }
    assert!(different > 200, "{different} of 300 differ");
}

#[test]
fn facts_are_the_same_whatever_the_record_and_the_time_of_a_redelivery() {
    let mut readings = Readings::new();
    for seed in 0..200 {
        let mut dice = Dice(seed);
        let mut history = history(&mut dice, 4);
        let first = occurrences(&history, &mut readings);
        for event in &mut history {
            event.time += 100;
        }
        let second = occurrences(&history, &mut readings);
        let ids = |event: &Occurrence| {
            let mut ids = Vec::new();
            facts(&Rc::new(event.clone()), true, &mut String::new(), &mut |fact| ids.push(fact.id()));
            ids
        };
        for (one, other) in first.iter().zip(&second) {
            assert_eq!(ids(one), ids(other));
        }
    }
}

#[test]
fn a_fact_that_is_cut_or_changed_is_refused_or_read_and_breaks_nothing() {
    let mut readings = Readings::new();
    for seed in 0..often(60, 600) as u64 {
        let mut dice = Dice(seed);
        for event in arrived(&mut dice, &mut readings) {
            for (_, _, fact) in facts_of(&event) {
                let mut reducer = Reducer::new();
                reducer.fold(&fact).expect("a fact");
                let saved = reducer.snapshot();
                for cut in 0..fact.len() {
                    assert!(Reducer::new().fold(&fact[..cut]).is_err(), "{cut} of {}", fact.len());
                }
                for _ in 0..20 {
                    let mut changed = fact.clone();
                    let at = dice.below(changed.len());
                    changed[at] = dice.next() as u8;
                    let mut reducer = Reducer::new();
                    if reducer.fold(&changed).is_ok() {
                        let results = reducer.results(true);
                        let mut rest = Reader(&changed);
                        assert!(Fact::read(&mut rest).is_some());
                        assert!(results.found.len() < 10);
                    }
                    let mut changed = saved.clone();
                    let at = dice.below(changed.len());
                    changed[at] = dice.next() as u8;
                    changed.truncate(dice.below(changed.len() + 1).max(1));
                    if let Some(reducer) = Reducer::restore(&changed) {
                        reducer.results(true);
                    }
                }
            }
        }
    }
}
