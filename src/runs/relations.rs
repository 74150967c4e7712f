//! What follows from what: by links, parents, artifacts, changes, services and incidents.

use crate::lifecycle::{Seen, Tracker, has_parent};
use crate::model::kinds::{PART_NAMES, Phase};
use crate::model::occurrence::{LinkKind, Part, hash};
use crate::order;
use alloc::string::String;
use alloc::vec::Vec;

/// By what an event follows from another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    Link,
    Parent,
    /// It names the other's subject in this part.
    Part(Part),
}

impl By {
    pub fn word(self) -> &'static str {
        match self {
            By::Link => "link",
            By::Parent => "parent",
            By::Part(part) => PART_NAMES.iter().find(|(known, _)| *known == part).map_or("", |(_, name)| name),
        }
    }
}

/// A record follows from another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relation {
    pub record: u64,
    pub from: u64,
    pub by: By,
}

/// The most relations of a summary.
const LISTED: usize = 100_000;

/// Something that others can name by its id, with the moment from which on it is there. Found by a digest of both, which is compared
/// faster than texts.
type Named<'t> = (u64, i64, u64, Part, &'t str);

/// The direct relations between the records of a history, as far as it is remembered: sorted, each once.
pub fn relations(tracker: &Tracker) -> Vec<Relation> {
    let mut found = Vec::new();
    let mut names: Vec<Named> = Vec::new();
    let mut events: Vec<&Seen> = Vec::new();
    let mut starts: Vec<(u64, u64, &str)> = Vec::new();
    let mut wanted = String::new();
    for (key, subject) in tracker.subjects() {
        let first = subject.events.first();
        let start = subject.started.as_ref().or(subject.queued.as_ref()).or(first);
        if let Some(record) = start.and_then(|start| start.record) {
            starts.push((hash(key.as_bytes(), 0), record, key));
        }
        for event in &subject.events {
            events.push(event);
            names.extend(named(event));
        }
    }
    order::sort(&mut starts);
    order::sort(&mut names);
    for event in events {
        let Some(record) = event.record else { continue };
        let mut add = |from: u64, by| {
            if from != record && found.len() < LISTED {
                found.push(Relation { record, from, by });
            }
        };
        for link in event.links().filter(|link| link.kind != LinkKind::End) {
            for from in tracker.with_id(link.target).filter_map(|target| target.record) {
                add(from, By::Link);
            }
        }
        if event.phase().is_none_or(Phase::opens) && has_parent(event, &mut wanted) {
            let digest = hash(wanted.as_bytes(), 0);
            let from = starts.partition_point(|start| start.0 < digest);
            let mut alike = starts.iter().skip(from).take_while(|start| start.0 == digest);
            if let Some((_, from, _)) = alike.find(|(.., key)| **key == *wanted) {
                add(*from, By::Parent);
            }
        }
        for part in [Part::Artifact, Part::Change, Part::Service] {
            if let Some(from) = latest(&names, part, event.part(part), event.order.time) {
                add(from, By::Part(part));
            }
        }
        // What ends follows from what began it, where that is more than a start.
        if let Some(part) = event.kind().and_then(|kind| kind.named).filter(|_| event.phase() == Some(Phase::End))
            && let Some(from) = latest(&names, part, event.part(Part::SubjectId), event.order.time)
        {
            add(from, By::Part(part));
        }
    }
    order::sort(&mut found);
    found.dedup();
    found
}

/// What an event is for those that name its subject.
fn named(event: &Seen) -> Option<Named<'_>> {
    let (part, id) = (event.kind()?.named?, event.part(Part::SubjectId));
    Some((digest(part, id), event.order.time, event.record?, part, id))
}

fn digest(part: Part, id: &str) -> u64 {
    hash(id.as_bytes(), part as u64)
}

/// The latest record before a moment that is about this.
fn latest(names: &[Named], part: Part, id: &str, time: i64) -> Option<u64> {
    if id.is_empty() {
        return None;
    }
    let digest = digest(part, id);
    let end = names.partition_point(|named| (named.0, named.1) < (digest, time));
    let mut alike = names.iter().take(end).rev().take_while(|named| named.0 == digest);
    alike.find(|named| named.3 == part && *named.4 == *id).map(|named| named.2)
}
