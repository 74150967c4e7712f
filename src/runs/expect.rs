//! What a run of a pipeline is declared to consist of, against what happened.

use super::Run;
use crate::formats::{period, spoken};
use crate::lifecycle::{Found, Seen, Tracker, missing_expected_event, too_long, unexpected_tasks};
use crate::model::occurrence::Part;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// What is expected of the runs of a pipeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expectation {
    /// The name of the pipeline.
    pub pipeline: String,
    /// The names of its tasks; none: any.
    pub tasks: Option<Vec<String>>,
    /// They run one after the other in this order.
    pub in_order: bool,
    /// Events in the same chain, as `subject.predicate`.
    pub events: Vec<String>,
    /// The longest time from start to end, as ISO 8601 writes it; empty: any.
    pub within: String,
}

/// The most tasks of a run that are compared.
const COMPARED: usize = 1000;

/// Judges the runs that have ended, with their parts. What is expected in a chain may still come unless the history is complete.
pub fn expected(runs: &[Run], expectations: &[Expectation], tracker: &Tracker) -> Vec<Found> {
    let mut found = Vec::new();
    for run in runs {
        let Some(end) = &run.subject.ended else { continue };
        let name = run.part(Part::Name);
        for expected in expectations.iter().filter(|expected| run.kind.level == 0 && expected.pipeline == name) {
            if let Some(wanted) = &expected.tasks {
                found.extend(tasks(run, end, wanted, expected.in_order));
            }
            if let (Some(start), Some(most)) = (&run.subject.started, period(&expected.within))
                && let Some(took) = run.finished.zip(run.started).map(|(end, start)| (end - start) / 1000)
                && let Ok(took) = u64::try_from(took)
                && took > most
            {
                found.push(too_long::found(end, start, &spoken(took), &spoken(most)));
            }
            if tracker.options.complete {
                let chain = run.part(Part::Chain);
                for event in expected.events.iter().filter(|event| !came(tracker, chain, event)) {
                    found.push(missing_expected_event::found(end, event));
                }
            }
        }
    }
    found
}

/// Whether some event of a chain is `subject.predicate`.
fn came(tracker: &Tracker, chain: &str, wanted: &str) -> bool {
    let is = |event: &Seen| {
        let subject = event.kind().map_or("", |kind| kind.subject);
        event.part(Part::Chain) == chain
            && wanted.strip_prefix(subject).and_then(|rest| rest.strip_prefix('.')) == Some(event.word())
    };
    !chain.is_empty() && tracker.subjects().any(|(_, subject)| subject.events.iter().any(is))
}

/// The tasks that ran against those that should.
fn tasks(run: &Run, end: &Seen, wanted: &[String], in_order: bool) -> Option<Found> {
    let first = |task: &Run| task.subject.started.clone().unwrap_or_else(|| task.first.clone());
    // What has no name is no task of the declaration.
    let ran: Vec<(&str, Seen)> = run
        .children
        .iter()
        .map(|task| (task.part(Part::Name), first(task)))
        .filter(|(name, _)| !name.is_empty())
        .take(COMPARED)
        .collect();
    let names: Vec<&str> = ran.iter().map(|(name, _)| *name).collect();
    let wanted: Vec<&str> = wanted.iter().map(String::as_str).take(COMPARED).collect();
    let changes = if in_order { in_sequence(&names, &wanted) } else { in_any_order(&names, &wanted) };
    let seen: Vec<Seen> = ran.into_iter().map(|(_, event)| event).collect();
    (!changes.is_empty()).then(|| unexpected_tasks::found(end, &seen, &changes))
}

fn change(text: &mut String, what: &str, name: &str, after: Option<&str>) {
    text.push_str(if text.is_empty() { "" } else { ", " });
    for piece in [what, " `", name, "`"] {
        text.push_str(piece);
    }
    if let Some(after) = after {
        for piece in [" after `", after, "`"] {
            text.push_str(piece);
        }
    }
}

/// The fewest changes without regard to the order.
fn in_any_order(ran: &[&str], wanted: &[&str]) -> String {
    let mut text = String::new();
    let mut rest: Vec<&str> = ran.to_vec();
    for name in wanted {
        match rest.iter().position(|known| known == name) {
            Some(at) => drop(rest.remove(at)),
            None => change(&mut text, "add", name, None),
        }
    }
    for name in rest {
        change(&mut text, "remove", name, None);
    }
    text
}

/// The fewest changes that make one sequence the other: what is longest in both stays.
fn in_sequence(ran: &[&str], wanted: &[&str]) -> String {
    let width = wanted.len() + 1;
    // The length of what is common to the rests of both.
    let mut common = vec![0u16; (ran.len() + 1) * width];
    for (at, name) in ran.iter().enumerate().rev() {
        for (other, wanted) in wanted.iter().enumerate().rev() {
            let below = |at: usize, other: usize| common[at * width + other];
            common[at * width + other] = if name == wanted {
                below(at + 1, other + 1) + 1
            } else {
                below(at + 1, other).max(below(at, other + 1))
            };
        }
    }
    let mut text = String::new();
    let (mut at, mut other) = (0, 0);
    let mut last = None;
    while at < ran.len() || other < wanted.len() {
        let stays = ran.get(at).is_some_and(|name| wanted.get(other) == Some(name));
        if stays {
            last = Some(ran[at]);
            (at, other) = (at + 1, other + 1);
        } else if other < wanted.len()
            && (at == ran.len() || common[at * width + other + 1] >= common[(at + 1) * width + other])
        {
            change(&mut text, "add", wanted[other], last);
            last = Some(wanted[other]);
            other += 1;
        } else {
            change(&mut text, "remove", ran[at], None);
            at += 1;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewest_changes() {
        for (ran, wanted, changes) in [
            (&["build", "test"][..], &["build", "test"][..], ""),
            (&["build"], &["build", "test"], "add `test` after `build`"),
            (&["build", "lint", "test"], &["build", "test"], "remove `lint`"),
            (&["test", "build"], &["build", "test"], "add `build`, remove `build`"),
            (&[], &["build"], "add `build`"),
        ] {
            assert_eq!(in_sequence(ran, wanted), changes, "{ran:?} {wanted:?}");
        }
        assert_eq!(in_any_order(&["test", "build"], &["build", "test"]), "");
        assert_eq!(in_any_order(&["test", "test"], &["build", "test"]), "add `build`, remove `test`");
    }
}
