//! The witness of a finding: its events alone give the same finding, and without any one of them there is none.

use crate::random::{history, occurrences};
use crate::support::{Dice, briefs, often, tracked};
use cdevents_wasm::facts::Readings;
use cdevents_wasm::lifecycle::Options;
use cdevents_wasm::model::occurrence::Occurrence;
use std::collections::BTreeMap;

#[test]
fn a_witness_is_enough_and_none_of_it_can_be_left_out() {
    let (mut readings, mut seen, mut count) = (Readings::new(), BTreeMap::new(), 0);
    for seed in 0.. {
        let mut dice = Dice(seed);
        let mut history = history(&mut dice, 30);
        if seed % 3 == 0 {
            for event in &mut history {
                event.time /= 3;
            }
        }
        let events = occurrences(&history, &mut readings);
        let options = Options { complete: dice.one_in(2), ..Options::default() };
        for (rule, at, witness) in briefs(&tracked(&events, options)) {
            let has = |without: Option<u64>| {
                let kept = |event: &&Occurrence| {
                    event.record.is_some_and(|record| witness.contains(&record) && Some(record) != without)
                };
                let kept: Vec<Occurrence> = events.iter().filter(kept).cloned().collect();
                briefs(&tracked(&kept, options)).iter().any(|(known, place, _)| *known == rule && *place == at)
            };
            let lines = || -> String { history.iter().map(|event| event.json() + "\n").collect() };
            assert!(witness.contains(&at), "{rule} for {at}, {witness:?}");
            assert!(has(None), "seed {seed}: {rule} for {at} does not follow from {witness:?}\n{}", lines());
            for record in &witness {
                assert!(!has(Some(*record)), "seed {seed}: {rule} for {at} follows without {record}\n{}", lines());
            }
            *seen.entry(rule).or_insert(0) += 1;
            count += 1;
        }
        if count >= often(5_000, 100_000) {
            break;
        }
    }
    assert!(seen.len() >= 23, "{seen:?}");
}
