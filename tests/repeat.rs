//! The report of an event like one before is the report that it would have alone: every mutant of a wrong event whose
//! report is kept gets that report only if it is its own. `PROPTEST_CASES` asks for another number of mutants.

use cdevents_wasm::glance::PLACES;
use cdevents_wasm::wire::{self, Wire};
use cdevents_wasm::{Kept, Options, judged, report};
use mutants::{Random, examples, mutant};
use serde_json::Value;

mod mutants;

const MOST: u32 = 100;

/// Makes so many mistakes in an event.
fn spoil(event: &mut Value, random: &mut Random, mistakes: usize) {
    for _ in 0..mistakes {
        let part = random.of(&["context", "subject", "content", ""]);
        let holder = match *part {
            "" => Some(&mut *event),
            "content" => event.pointer_mut("/subject/content"),
            part => event.get_mut(part),
        };
        let Some(members) = holder.and_then(Value::as_object_mut) else { continue };
        let names: Vec<String> = members.keys().cloned().collect();
        let name = if names.is_empty() { String::new() } else { random.of(&names).clone() };
        match random.below(8) {
            0 => drop(members.remove(&name)),
            1 => drop(members.insert(name, "".into())),
            2 => drop(members.insert(name, 7.into())),
            3 => drop(members.insert(name, "yesterday ünd".into())),
            4 => drop(members.insert("unknown".to_owned(), "x".into())),
            5 => {
                if let Some(value) = members.remove(&name) {
                    members.insert(format!("{name}s"), value);
                }
            }
            // One level up or down, where a fix would move it back.
            6 => {
                let moved = members.remove(&name);
                let target = if *part == "content" { "/subject" } else { "/subject/content" };
                let target = event.pointer_mut(target).and_then(Value::as_object_mut);
                if let (Some(moved), Some(target)) = (moved, target) {
                    target.insert(name, moved);
                }
            }
            _ => drop(members.insert("source".to_owned(), "http://[::1".into())),
        }
    }
}

/// What crosses the boundary: header, positions in the order of the table, and all else that is found.
#[derive(Debug, PartialEq)]
struct Written {
    header: [u32; 4],
    positions: Vec<u32>,
    words: Vec<String>,
    /// Id, source, time and subject id.
    identity: Vec<Option<String>>,
}

/// The report of an event, as the module writes it, and the number under which it is kept.
fn written(bytes: &[u8], kept: &mut Kept) -> (Written, u32) {
    let options = Options { surrogates: true, ..Options::default() };
    let mut wire = Wire::empty();
    let (found, _) = judged(bytes, &options, Vec::new(), |judgement| {
        let (findings, omitted) = report::write(judgement, MOST as usize, &mut wire);
        let header = [wire::outcome(judgement.outcome), judgement.events.len() as u32, findings, omitted];
        let number = kept.repeats.learn(judgement, &options, MOST, header, &wire);
        let mut places: Vec<(usize, usize)> =
            wire.places().map(|place| (place.word, if place.lone { 1 } else { 3 })).collect();
        places.sort_unstable();
        let identity = judgement.events.iter().flat_map(|event| {
            use cdevents_wasm::plan::Role;
            [Role::Id, Role::Source, Role::Time, Role::SubjectId]
                .map(|role| event.string(&judgement.doc, role).map(String::from))
        });
        let identity = identity.collect();
        let positions = places.iter().flat_map(|&(word, length)| &wire.table[word..word + length]).copied().collect();
        let report = wire.read(judgement.outcome, judgement.events.len(), findings as usize, omitted);
        let words = report.diagnostics.iter().map(|found| {
            let related: Vec<_> = found.related.iter().map(|(message, pointer, _)| (message, pointer)).collect();
            let fix = found
                .fix
                .as_ref()
                .map(|fix| (&fix.title, fix.safe, fix.edits.iter().map(|(_, _, text)| text).collect::<Vec<_>>()));
            let said = (&found.code, found.severity, &found.message, &found.help, &found.pointer);
            format!("{said:?} {related:?} {:?} {} {fix:?}", found.expected, found.several)
        });
        (Written { header, positions, words: words.collect(), identity }, number)
    });
    (found.0, found.1)
}

#[test]
fn mutants_of_wrong_events() {
    let rounds = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000) / 20;
    let mut random = Random(20_210_314);
    let examples = examples();
    let (mut kept_reports, mut repeated, mut moved) = (0, 0, 0);
    for index in 0..examples.len() * 4 {
        let mut event = examples[index % examples.len()].clone();
        let mistakes = 1 + random.below(3);
        spoil(&mut event, &mut random, mistakes);
        let seed = if index % 3 == 0 { serde_json::to_vec_pretty(&event) } else { serde_json::to_vec(&event) };
        let seed = seed.expect("JSON");
        let mut kept = Kept::default();
        written(&seed, &mut kept);
        let (first, number) = written(&seed, &mut kept);
        if number == 0 {
            continue;
        }
        kept_reports += 1;
        let options = Options { surrogates: true, ..Options::default() };
        let other = serde_json::to_vec(random.of(&examples)).expect("JSON");
        for round in 0..=rounds {
            let bytes = if round == 0 { seed.clone() } else { mutant(&seed, &other, &mut random) };
            let mut wire = Wire::empty();
            let mut places = PLACES;
            let Some(known) = kept.repeats.find(&bytes, &options, MOST, &mut wire, &mut places) else {
                assert!(round > 0, "what was kept is known");
                continue;
            };
            let text = String::from_utf8_lossy(&bytes);
            let (right, _) = written(&bytes, &mut Kept::default());
            let places = wire.identity(&places, &bytes, true);
            let identity = (0..4).map(|role| match places[2 * role] {
                wire::NULL => first.identity[role].clone(),
                start => {
                    let place = start as usize..(start + places[2 * role + 1]) as usize;
                    Some(String::from_utf8_lossy(&bytes[place]).into_owned())
                }
            });
            assert_eq!(identity.collect::<Vec<_>>(), right.identity, "{text}");
            assert_eq!(known.header, right.header, "{text}");
            assert_eq!(first.words, right.words, "{text}");
            assert_eq!(wire.table, right.positions, "{text}");
            repeated += 1;
            moved += usize::from(wire.table != first.positions);
        }
    }
    println!("{kept_reports} reports kept, {repeated} repeated, {moved} of them elsewhere");
    assert!(
        kept_reports > 300 && repeated > kept_reports * 4 && moved > kept_reports,
        "{kept_reports}, {repeated}, {moved}"
    );
}
