//! The run model: what became of every subject, with what belongs to it.

mod expect;
mod relations;
mod write;

pub use expect::{Expectation, expected};
pub use relations::{By, Relation, relations};
pub use write::write;
#[cfg(feature = "abi")]
pub use write::write_alone;

use crate::lifecycle::{Seen, Subject, Tracker};
use crate::model::kinds::{Kind, OUTCOMES, Phase};
use crate::model::occurrence::Part;
use crate::order;
use alloc::vec::Vec;

/// The most runs of a summary that are not part of another one, and the most events and records of a run.
pub const LISTED: usize = 1000;

/// A run, or anything else that has a life.
pub struct Run<'t> {
    pub kind: &'static Kind,
    pub subject: &'t Subject,
    /// Its first event.
    pub first: &'t Seen,
    pub state: &'static str,
    /// How it ended, in the words of the run model; none if it did not, or does not say.
    pub outcome: Option<&'static str>,
    pub queued: Option<i64>,
    pub started: Option<i64>,
    pub finished: Option<i64>,
    pub verdict: &'static str,
    pub children: Vec<Run<'t>>,
}

/// The first [`LISTED`] runs of a history by the time of their beginning, with their parts inside them; and whether there were
/// more.
pub fn runs(tracker: &Tracker) -> (Vec<Run<'_>>, bool) {
    let mut listed = all(tracker);
    let more = listed.len() > LISTED;
    listed.truncate(LISTED);
    (listed, more)
}

/// All runs that are remembered.
pub fn all(tracker: &Tracker) -> Vec<Run<'_>> {
    let mut all: Vec<(&str, Option<&str>, Run)> = Vec::new();
    for (key, subject) in tracker.subjects() {
        if let Some(run) = Run::of(subject, tracker.is_kept(subject)) {
            all.push((key, subject.parents.first().map(|parent| &**parent), run));
        }
    }
    order::sort_by(&mut all, &mut |(_, _, one), (_, _, other)| one.first.compare(other.first));
    let mut keys: Vec<(&str, usize)> = all.iter().enumerate().map(|(at, (key, ..))| (*key, at)).collect();
    order::sort(&mut keys);
    let find = |key: &str| {
        let at = keys.partition_point(|(known, _)| *known < key);
        keys.get(at).filter(|(known, _)| *known == key).map(|(_, at)| *at)
    };
    // Parents are of another kind, so that nothing can be inside itself.
    let parents: Vec<Option<usize>> = all.iter().map(|(_, parent, _)| parent.and_then(find)).collect();
    let mut runs: Vec<Option<Run>> = all.into_iter().map(|(.., run)| Some(run)).collect();
    // The deepest first: what is moved has its own parts already.
    let mut inner: Vec<usize> = (0..runs.len()).filter(|at| parents[*at].is_some()).collect();
    let level = |at: usize| runs[at].as_ref().map(|run| run.kind.level);
    order::sort_by(&mut inner, &mut |one, other| level(*other).cmp(&level(*one)));
    for at in inner {
        let Some(parent) = parents[at].filter(|parent| *parent != at) else { continue };
        if let Some(run) = runs[at].take() {
            match runs.get_mut(parent).and_then(Option::as_mut) {
                Some(parent) => parent.children.push(run),
                None => runs[at] = Some(run),
            }
        }
    }
    runs.into_iter().flatten().collect()
}

impl<'t> Run<'t> {
    /// What became of a subject. `kept`: it ended well, and nothing that may still come can change that.
    pub fn of(subject: &'t Subject, kept: bool) -> Option<Run<'t>> {
        let first = subject.events.first()?;
        let kind = first.kind()?;
        let time = |event: &Option<Seen>| event.as_ref().filter(|event| event.timed()).map(|event| event.order.time);
        let outcome = subject.ended.as_ref().and_then(|end| outcome(end.part(Part::Outcome)));
        let state = match (&subject.ended, &subject.started, &subject.queued) {
            (Some(end), ..) if end.phase() == Some(Phase::Skip) => "skipped",
            (Some(_), ..) => "finished",
            (None, Some(_), _) => "running",
            (None, None, Some(_)) => "queued",
            (None, None, None) => "unknown",
        };
        let verdict = match (subject.broken, kept) {
            (true, _) => "broken",
            (false, true) => "kept",
            (false, false) => "open",
        };
        Some(Run {
            kind,
            subject,
            first,
            state,
            outcome,
            queued: time(&subject.queued),
            started: time(&subject.started),
            finished: time(&subject.ended),
            verdict,
            children: Vec::new(),
        })
    }

    /// The first value of a part in its events.
    pub fn part(&self, part: Part) -> &'t str {
        self.subject.events.iter().map(|event| event.part(part)).find(|value| !value.is_empty()).unwrap_or_default()
    }

    /// The values of a part in its events, each once.
    pub fn parts(&self, part: Part) -> Vec<&'t str> {
        let mut values: Vec<&str> = Vec::new();
        for event in &self.subject.events {
            let value = event.part(part);
            if !value.is_empty() && !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }
}

/// How something ended, in the words of the run model.
pub fn outcome(word: &str) -> Option<&'static str> {
    OUTCOMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, means)| *means)
}
