//! The history of one process: events in the order of their arrival become facts in the order of their times.

use super::fact::{Claim, Says, facts};
use super::found::{Found, Seen};
use super::ids::Id;
use super::rules::{Scope, late_event, no_time};
use super::state::{Given, State};
use super::subject::Subject;
use super::table::{Kept, Table};
use crate::model::occurrence::Occurrence;
use crate::model::rule;
use alloc::boxed::Box;
use alloc::collections::{BinaryHeap, VecDeque};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// What a history is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The stream has the whole history.
    pub complete: bool,
    /// How much earlier than the latest one an event may be without being late: microseconds.
    pub window: i64,
    /// How many subjects are remembered.
    pub max_runs: usize,
    /// How many ids and chains are remembered.
    pub max_ids: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options { complete: false, window: 300_000_000, max_runs: 10_000, max_ids: 20_000 }
    }
}

/// How many events are held back at most, until those before them can no longer come.
const HELD: usize = 10_000;

/// How many subjects that were forgotten are kept for the run model.
const ARCHIVED: usize = 1000;

/// A cap that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cap {
    /// More subjects were open than are remembered.
    Runs,
    /// More ids than are remembered.
    Ids,
    /// More events within the window than are held back: some were judged early.
    Held,
    /// More events or parts of one subject than are remembered.
    Events,
}

impl Cap {
    /// What it is called in a summary.
    pub fn name(self) -> &'static str {
        match self {
            Cap::Runs => "maxRuns",
            Cap::Ids => "maxIds",
            Cap::Held => "held",
            Cap::Events => "events",
        }
    }
}

/// An event that is held back. The heap gives the earliest one first.
struct Held(Seen);

impl Ord for Held {
    fn cmp(&self, other: &Self) -> Ordering {
        other.0.compare(&self.0)
    }
}

impl PartialOrd for Held {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Held {}

/// A history.
pub struct Tracker {
    pub options: Options,
    /// The greatest time so far.
    pub(super) greatest: Option<i64>,
    /// What is held back: each one is no earlier than the one before it. Most events come in order.
    line: VecDeque<Seen>,
    /// What came out of order, and is held back too.
    held: BinaryHeap<Held>,
    pub(super) table: Table,
    /// Subjects that were forgotten, with their keys: the first ones.
    pub(super) archive: Vec<(Box<str>, Box<Subject>)>,
    /// Findings that were not taken yet.
    pub found: Vec<Found>,
    /// The caps that were reached.
    pub capped: Vec<Cap>,
    /// An event without a time was reported.
    pub(super) untimed: bool,
    /// No event comes any more.
    pub(super) finished: bool,
    /// Memory to reuse.
    keys: String,
    given: Given,
}

impl Tracker {
    pub fn new(options: Options) -> Self {
        Tracker {
            options,
            greatest: None,
            line: VecDeque::new(),
            held: BinaryHeap::new(),
            table: Table::new(),
            archive: Vec::new(),
            found: Vec::new(),
            capped: Vec::new(),
            untimed: false,
            finished: false,
            keys: String::new(),
            given: Given::default(),
        }
    }

    /// Takes the next event.
    pub fn take(&mut self, mut event: Occurrence) {
        if !event.timed() {
            event.order.time = self.greatest.map_or(0, |greatest| greatest.saturating_add(1));
        }
        let bound = self.greatest.map(|greatest| greatest.saturating_sub(self.options.window));
        event.late = event.timed() && bound.is_some_and(|bound| event.order.time < bound);
        let event = Rc::new(event);
        if !event.timed() && !self.untimed {
            self.untimed = true;
            self.found.push(no_time::found(&event));
        }
        if event.late {
            self.found.push(late_event::found(&event));
            self.judge(&event);
            return;
        }
        self.greatest = self.greatest.max(Some(event.order.time));
        self.hold(event);
        let bound = self.bound();
        while let Some(first) = self.next() {
            if self.line.len() + self.held.len() > HELD {
                self.reach(Cap::Held);
            } else if first.order.time >= bound {
                break;
            }
            self.release();
        }
    }

    /// No event comes any more: judges what was held back, and what is missing if the history is complete.
    pub fn finish(&mut self) {
        while self.next().is_some() {
            self.release();
        }
        self.finished = true;
        let settled = self.settled(self.bound());
        let found = &mut self.found;
        self.table.each(&mut |entry| {
            settled.keep(&mut entry.state);
            let (key, state) = entry.parts();
            state.rest(key, found);
        });
        if self.options.complete {
            let start = found.len();
            let whole = |cap| !self.capped.contains(&cap);
            let [runs, ids] = [whole(Cap::Runs), whole(Cap::Ids)];
            self.table.each(&mut |entry| {
                let whole = if entry.scope == Scope::Subject { runs } else { ids };
                let (key, state) = entry.parts();
                state.finish(key, whole, found);
            });
            for found in self.found.iter().skip(start) {
                let by_name = found.scope() == Some(Scope::Name);
                if let Some(key) = found.subject.as_ref().filter(|_| by_name || found.rule == rule::NEVER_FINISHED) {
                    self.table.concern(key, by_name);
                }
            }
        }
    }

    /// What is held back, in no order.
    pub(super) fn held(&self) -> Vec<Seen> {
        self.line.iter().chain(self.held.iter().map(|held| &held.0)).cloned().collect()
    }

    /// Holds an event back.
    pub(super) fn hold(&mut self, event: Seen) {
        if self.line.back().is_none_or(|last| last.compare(&event).is_le()) {
            self.line.push_back(event);
        } else {
            self.held.push(Held(event));
        }
    }

    /// The first of those that are held back.
    fn next(&self) -> Option<&Seen> {
        match (self.line.front(), self.held.peek()) {
            (Some(one), Some(other)) => Some(if other.0.compare(one).is_lt() { &other.0 } else { one }),
            (one, other) => one.or(other.map(|held| &held.0)),
        }
    }

    fn release(&mut self) {
        let early = match (self.line.front(), self.held.peek()) {
            (Some(one), Some(other)) => other.0.compare(one).is_lt(),
            (one, _) => one.is_none(),
        };
        let next = if early { self.held.pop().map(|held| held.0) } else { self.line.pop_front() };
        if let Some(event) = next {
            self.judge(&event);
        }
    }

    fn reach(&mut self, cap: Cap) {
        if !self.capped.contains(&cap) {
            self.capped.push(cap);
        }
    }

    fn judge(&mut self, event: &Seen) {
        let mut given = core::mem::take(&mut self.given);
        let mut again = false;
        let complete = self.options.complete;
        let settled = self.settled(if event.late { self.bound() } else { event.order.time });
        let table = &mut self.table;
        facts(event, complete, &mut self.keys, &mut |fact| {
            // What came before says all that an event says again.
            if !again {
                again = !step(table, &fact, settled, &mut given);
            }
        });
        // What a parent hears sends no news.
        let sent = core::mem::take(&mut given.sent);
        for fact in sent.claims() {
            step(table, &fact, settled, &mut given);
        }
        given.sent = sent;
        given.sent.clear();
        self.found.append(&mut given.found);
        if core::mem::take(&mut given.full) {
            self.reach(Cap::Events);
        }
        self.given = given;
        self.forget();
    }

    /// Forgets what is too much.
    fn forget(&mut self) {
        while self.table.length(Kept::Open) + self.table.length(Kept::Over) > self.options.max_runs {
            let over = self.table.forget(Kept::Over);
            // The end of a history is judged by all that belongs to it.
            if over.is_none() || self.options.complete {
                self.reach(Cap::Runs);
            }
            let entry = over.or_else(|| self.table.forget(Kept::Open));
            let Some(entry) = entry else { return };
            if let (key, State::Subject(subject)) = entry.into_parts()
                && self.archive.len() < ARCHIVED
            {
                self.archive.push((key, subject));
            }
        }
        while self.table.length(Kept::Id) > self.options.max_ids {
            self.reach(Cap::Ids);
            if self.table.forget(Kept::Id).is_none() {
                return;
            }
        }
    }

    /// The subjects with their keys: those that were forgotten, then those that are over, then those that are open.
    pub fn subjects(&self) -> impl Iterator<Item = (&str, &Subject)> {
        let archived = self.archive.iter().map(|(key, subject)| (&**key, &**subject));
        let known = [Kept::Over, Kept::Open].into_iter().flat_map(|kept| self.table.list(kept));
        archived.chain(known.filter_map(|entry| match &entry.state {
            State::Subject(subject) => Some((entry.key(), &**subject)),
            _ => None,
        }))
    }

    /// The events with an id, as far as they are remembered.
    pub fn with_id(&self, id: &str) -> impl Iterator<Item = &Seen> {
        let known = match self.table.peek(Scope::Id, id) {
            Some(State::Id(id)) => Some(id),
            _ => None,
        };
        known.into_iter().flat_map(Id::events)
    }

    /// Whether a subject ended well, and nothing that may still come can change that.
    pub fn is_kept(&self, subject: &Subject) -> bool {
        !subject.broken
            && (subject.is_kept()
                || subject.ended.is_some() && self.finished && self.options.complete
                || self.greatest.is_some() && self.settled(self.bound()).has(subject))
    }

    /// What is settled when all before a time has been judged.
    fn settled(&self, now: i64) -> Settled {
        let Options { complete, window, .. } = self.options;
        Settled { before: now.saturating_sub(window), complete }
    }

    /// The time from which on events are not late.
    fn bound(&self) -> i64 {
        self.greatest.unwrap_or_default().saturating_sub(self.options.window)
    }
}

/// What ended long ago. A subject that ended well stays so if what follows comes later than by the window.
#[derive(Clone, Copy)]
struct Settled {
    before: i64,
    complete: bool,
}

impl Settled {
    fn has(self, subject: &Subject) -> bool {
        let over = subject.ended.as_ref().is_some_and(|end| end.order.time < self.before);
        // At the end of a complete history its start may be found missing.
        over && (!self.complete || subject.is_begun())
    }

    fn keep(self, state: &mut State) {
        if let State::Subject(subject) = state
            && self.has(subject)
        {
            subject.keep();
        }
    }
}

/// One fact. Returns whether its event is new.
fn step(table: &mut Table, fact: &Claim, settled: Settled, given: &mut Given) -> bool {
    let at = table.at(fact.scope, fact.key, fact.says == Says::Has);
    let Some(entry) = table.get(at) else { return true };
    settled.keep(&mut entry.state);
    let new = entry.state.take(fact, given);
    table.settle(at);
    new
}
