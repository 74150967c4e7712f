//! The life of a subject, and of the parts that name it as their parent. Takes events in their order.

use super::fact::{News, has_parent};
use super::found::{Found, OTHERS, Seen};
use super::index::Index;
use super::rules::{
    after_the_end, changed_name, missing_start, never_finished, open_children, out_of_order, outside_parent,
    parallel_tasks, repeated_event, same_occurrence, shared_run_id, skipped_after_start, time_backwards,
    unknown_parent,
};
use super::saving::{Loader, Saver};
use super::state::Letters;
use crate::model::kinds::{Life, Phase};
use crate::model::occurrence::{Occurrence, Part, hash};
use crate::model::plan::{Family, VOCABULARIES};
use crate::model::rule::Severity;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// The most events of a subject, and the most of its parts, that are remembered.
const REMEMBERED: usize = 1000;

/// The most parents of a subject: more than one is a mistake.
const PARENTS: usize = 8;

/// A subject, as far as it is known.
pub struct Subject {
    /// Its events in their order: the first [`REMEMBERED`].
    pub events: Vec<Seen>,
    /// Their digests: most events differ, and need not be looked at.
    digests: Vec<u64>,
    /// The latest time of one of them.
    latest: Option<i64>,
    /// How many there were.
    pub count: u64,
    pub queued: Option<Seen>,
    /// The latest start.
    pub started: Option<Seen>,
    /// The end, unless it began again after it.
    pub ended: Option<Seen>,
    pub parts: Parts,
    /// How often it was started.
    pub attempts: u64,
    /// How many findings concern it.
    pub findings: u64,
    /// One of them is a warning or an error.
    pub broken: bool,
    /// The keys of the parents that its events named: the first [`PARENTS`].
    pub parents: Vec<Box<str>>,
    /// See the constants.
    marks: u8,
    /// The first events with a name and with an address.
    named: [Option<Seen>; 2],
}

/// What is remembered of a subject beside its events.
mod mark {
    /// A change of its name was reported; of its address; a part before its start; parts with its id.
    pub const NAME: u8 = 1;
    pub const URL: u8 = 2;
    pub const EARLY: u8 = 4;
    pub const SHARED: u8 = 8;
    /// It ended well, too long ago for anything to change that.
    pub const KEPT: u8 = 16;
    /// It was queued again after its end: a start is expected.
    pub const AGAIN: u8 = 32;
    /// By its times it ended before it started.
    pub const SKEWED: u8 = 64;
}

/// The parts of a subject.
pub struct Parts {
    /// In the order in which they became known: the first [`REMEMBERED`].
    pub list: Vec<PartOf>,
    index: Index,
    /// There are more.
    full: bool,
    /// How many are open.
    open: usize,
    /// Those that were opened at the latest moment while others were open. Until a later moment comes, one of the others may end.
    waiting: Vec<(Box<str>, Seen)>,
}

/// A part of a subject.
pub struct PartOf {
    pub key: Box<str>,
    /// The event by which it became known.
    pub first: Seen,
    /// The event that opened it, while it is open.
    pub open: Option<Seen>,
    /// It ended before it began: by its own times it is over.
    skewed: bool,
}

impl Parts {
    const fn new() -> Self {
        Parts { list: Vec::new(), index: Index::new(), full: false, open: 0, waiting: Vec::new() }
    }

    fn find(&self, key: &str) -> Option<usize> {
        let is = &mut |at: u32| self.list.get(at as usize).is_some_and(|part| *part.key == *key);
        self.index.find(hash(key.as_bytes(), 0), is).map(|at| at as usize)
    }

    fn add(&mut self, key: &str, first: &Seen, open: Option<Seen>, skewed: bool) {
        self.full |= self.list.len() == REMEMBERED;
        if !self.full {
            let at = self.list.len() as u32;
            self.open += usize::from(open.is_some());
            self.list.push(PartOf { key: key.into(), first: first.clone(), open, skewed });
            let list = &self.list;
            self.index.insert(hash(key.as_bytes(), 0), at, &mut |at| hash(list[at as usize].key.as_bytes(), 0));
        }
    }

    /// The events that opened those that are open.
    fn opened(&self) -> Vec<Seen> {
        if self.open == 0 {
            return Vec::new();
        }
        self.list.iter().filter_map(|part| part.open.clone()).take(OTHERS).collect()
    }
}

/// What a step gives: findings, and news for the parent.
pub struct Out<'o> {
    pub found: &'o mut Vec<Found>,
    pub sent: &'o mut Letters,
}

impl Default for Subject {
    fn default() -> Self {
        Subject::new()
    }
}

impl Subject {
    pub const fn new() -> Self {
        Subject {
            events: Vec::new(),
            digests: Vec::new(),
            latest: None,
            count: 0,
            queued: None,
            started: None,
            ended: None,
            parts: Parts::new(),
            attempts: 0,
            findings: 0,
            broken: false,
            parents: Vec::new(),
            marks: 0,
            named: [None, None],
        }
    }

    fn is(&self, mark: u8) -> bool {
        self.marks & mark != 0
    }

    /// A warning or an error concerns it that was found elsewhere: by its name, or in the run that it is part of.
    pub fn concern(&mut self, by_name: bool) {
        if by_name || !self.parents.is_empty() {
            self.blame();
        }
    }

    fn blame(&mut self) {
        self.findings += 1;
        self.broken |= !self.is(mark::KEPT);
    }

    fn report(&mut self, found: Found, key: &str, out: &mut Out) {
        self.findings += u64::from(found.severity == Severity::Note);
        if found.severity != Severity::Note {
            self.blame();
        }
        out.found.push(Found { subject: Some(key.into()), ..found });
    }

    /// Nothing that comes from now on changes what is said of it, unless it is broken.
    pub fn keep(&mut self) {
        if !self.broken {
            self.marks |= mark::KEPT;
        }
    }

    pub fn is_kept(&self) -> bool {
        self.is(mark::KEPT)
    }

    /// It has more events or parts than are remembered.
    pub fn is_full(&self) -> bool {
        self.count > REMEMBERED as u64 || self.parts.full
    }

    /// What it began with is known, or nothing begins it.
    pub fn is_begun(&self) -> bool {
        let begins = self.events.first().and_then(|first| life_of(first)).is_some_and(|life| life.begins);
        !begins || self.queued.is_some() || self.started.is_some() || self.ended.as_ref().is_some_and(skips)
    }

    /// Takes an event about the subject. `parent`: the key of the parent that it names.
    pub fn take(&mut self, key: &str, event: &Seen, parent: Option<&str>, out: &mut Out) {
        let mut alike = self.digests.iter().zip(&self.events).filter(|(digest, _)| **digest == event.digest);
        if alike.any(|(_, known)| known.is_again(event)) {
            return;
        }
        let life = event.kind().and_then(|kind| kind.life);
        let strict = life.is_some_and(|life| life.strict);
        if let Some(phase) = event.phase() {
            self.step(key, event, phase, strict, out);
        }
        for (at, part, bit) in [(0, Part::Name, mark::NAME), (1, Part::Url, mark::URL)] {
            if !event.has(part) || life.is_none_or(|life| !life.ends) {
                continue;
            }
            match &self.named[at] {
                None => self.named[at] = Some(event.clone()),
                Some(first) if first.part(part) != event.part(part) && self.marks & bit == 0 => {
                    let found = changed_name::found(event, first, part);
                    self.marks |= bit;
                    self.report(found, key, out);
                }
                Some(_) => {}
            }
        }
        self.count += 1;
        if self.events.len() < REMEMBERED {
            self.events.push(event.clone());
            self.digests.push(event.digest);
            self.latest = self.latest.max(Some(event.order.time));
        }
        if let Some(parent) = parent
            && !self.parents.iter().any(|known| **known == *parent)
            && self.parents.len() < PARENTS
        {
            self.parents.push(parent.into());
        }
        self.send_news(key, event, parent, out);
    }

    fn step(&mut self, key: &str, event: &Seen, phase: Phase, strict: bool, out: &mut Out) {
        // What is known by its own name, in the order of a life.
        let backwards = |other: &Seen| event.timed() && other.timed() && event.order.time < other.order.time;
        let latest = self.started.as_ref().or(self.queued.as_ref());
        // That something comes after the end is a mistake whatever came before it; otherwise two clocks may differ.
        let closed = strict || self.ended.as_ref().is_some_and(skips);
        let mut found = None;
        match (phase, &self.ended) {
            // It belongs before the end, and arrived late.
            (Phase::Queue, Some(end)) if backwards(end) => {
                found = Some(out_of_order::found(event, end).strict(strict));
            }
            // By their times it ended before it began.
            (Phase::Queue, Some(end)) if self.queued.is_none() && self.started.is_none() => {
                found = Some(if closed {
                    after_the_end::found(event, end, None).strict(strict)
                } else {
                    time_backwards::found(event, event, end)
                });
                self.marks |= mark::SKEWED;
                self.queued = Some(event.clone());
            }
            (Phase::Queue, Some(end)) => {
                found = Some(after_the_end::found(event, end, latest.filter(|_| !closed)).strict(strict));
                self.marks |= mark::AGAIN;
            }
            (Phase::Queue, None) => match (&self.started, &self.queued) {
                (Some(start), _) => found = Some(out_of_order::found(event, start).strict(strict)),
                (None, Some(first)) => found = Some(repeated_event::found(event, first)),
                (None, None) => self.queued = Some(event.clone()),
            },
            (Phase::Again, Some(_)) => self.begin_again(event),
            (Phase::Start | Phase::Begin, Some(end)) => {
                let attempted = self.started.as_ref().filter(|_| !closed);
                if self.started.is_none() && !self.is(mark::AGAIN) {
                    if !self.is(mark::SKEWED) {
                        found = Some(if closed {
                            after_the_end::found(event, end, None).strict(strict)
                        } else {
                            time_backwards::found(event, event, end)
                        });
                    }
                    self.marks |= mark::SKEWED;
                    self.started = Some(event.clone());
                    self.attempts = 1;
                } else {
                    if !self.is(mark::AGAIN) {
                        found = Some(after_the_end::found(event, end, attempted).strict(strict));
                    }
                    self.begin_again(event);
                }
            }
            (Phase::Start, None) => {
                if let Some(start) = &self.started {
                    found = Some(repeated_event::found(event, start));
                } else {
                    if let Some(queued) = self.queued.as_ref().filter(|queued| backwards(queued)) {
                        found = Some(time_backwards::found(event, queued, event));
                    }
                    self.started = Some(event.clone());
                    self.attempts = 1;
                }
            }
            (Phase::Begin | Phase::Again, None) => {
                if self.started.is_none() {
                    self.started = Some(event.clone());
                    self.attempts = 1;
                } else {
                    found = self.same(event);
                }
            }
            (Phase::During, Some(end)) => found = Some(after_the_end::found(event, end, None)),
            (Phase::During, None) => found = self.same(event),
            (Phase::End | Phase::Skip, Some(end)) => {
                found = Some(if end.predicate == event.predicate {
                    repeated_event::found(event, end).strict(strict)
                } else {
                    after_the_end::found(event, end, None).strict(strict)
                });
            }
            (Phase::Skip, None) => {
                found = latest.map(|before| skipped_after_start::found(event, before));
                self.ended = Some(event.clone());
            }
            (Phase::End, None) => {
                found =
                    latest.filter(|before| backwards(before)).map(|before| time_backwards::found(event, before, event));
                if found.is_some() {
                    self.marks |= mark::SKEWED;
                }
                self.ended = Some(event.clone());
            }
        }
        if let Some(found) = found {
            self.report(found, key, out);
        }
        if phase.closes()
            && self.ended.as_ref().is_some_and(|end| Rc::ptr_eq(end, event))
            && !self.is(mark::SKEWED)
            && let Some(found) = open_children::found(event, &self.parts.opened())
        {
            self.report(found, key, out);
        }
        if phase == Phase::Start
            && self.attempts == 1
            && self.started.as_ref().is_some_and(|start| Rc::ptr_eq(start, event))
            && !self.is(mark::SKEWED)
            && !self.is(mark::EARLY)
        {
            // Parts that began before it, and after no earlier start.
            if let Some(early) = self.parts.list.first().filter(|part| part.first.order < event.order) {
                let found = outside_parent::found(&early.first, event, false);
                let rest = self.parts.list.iter().skip(1).filter(|part| part.first.order < event.order);
                let found = rest.fold(found, |found, part| found.also(&part.first));
                self.marks |= mark::EARLY;
                self.report(found, key, out);
            }
        }
    }

    /// A second life: what was known of the first one no longer counts.
    fn begin_again(&mut self, event: &Seen) {
        self.started = Some(event.clone());
        (self.queued, self.ended) = (None, None);
        self.marks &= !mark::AGAIN;
        self.attempts += 1;
    }

    /// Another event says the same of the same moment.
    fn same(&self, event: &Seen) -> Option<Found> {
        let twin = |known: &&Seen| {
            known.timed() && event.timed() && known.predicate == event.predicate && known.order.time == event.order.time
        };
        // Most events are later than all before.
        let maybe = self.latest.is_some_and(|latest| event.order.time <= latest);
        Some(same_occurrence::found(event, self.events.iter().filter(|_| maybe).find(twin)?))
    }

    /// Sends news to the parents. They depend on the event and on the parents that are known by then, and on nothing else, so
    /// they stay true when an earlier event becomes known.
    fn send_news(&self, key: &str, event: &Seen, named: Option<&str>, out: &mut Out) {
        let news = match event.phase() {
            Some(phase) if phase.closes() => News::Closed,
            Some(Phase::Start | Phase::Begin | Phase::Again) => News::Opened,
            Some(Phase::During) | None => News::Named,
            _ => return,
        };
        match named {
            // An end need not name the parent.
            _ if news == News::Closed => {
                for parent in &self.parents {
                    out.sent.send(parent, key, news, event);
                }
            }
            Some(parent) => out.sent.send(parent, key, news, event),
            None => {}
        }
    }

    /// Takes news of a part.
    pub fn hear(&mut self, key: &str, part: &str, news: News, event: &Seen, out: &mut Out) {
        if self.parts.waiting.first().is_some_and(|(_, known)| known.order.time < event.order.time) {
            self.judge_waiting(key, out);
        }
        let known = self.parts.find(part);
        match news {
            News::Shared => {
                if !self.is(mark::SHARED) {
                    self.marks |= mark::SHARED;
                    self.report(shared_run_id::found(event), key, out);
                }
                return;
            }
            News::Named => {
                if known.is_none() {
                    self.parts.add(part, event, None, false);
                }
                return;
            }
            News::Closed => {
                if let Some(part) = known.and_then(|at| self.parts.list.get_mut(at)) {
                    self.parts.open -= usize::from(part.open.take().is_some());
                    return;
                }
                // Another event named the parent, one that says nothing of a life.
                let mut named = String::new();
                if !has_parent(event, &mut named) || *named != *key {
                    return;
                }
            }
            News::Opened => {
                if let Some(part) = known.and_then(|at| self.parts.list.get_mut(at)) {
                    if part.open.is_some() {
                        return;
                    }
                    if part.skewed {
                        part.skewed = false;
                        return;
                    }
                }
                let draft =
                    VOCABULARIES.get(usize::from(event.vocabulary)).is_some_and(|of| of.family == Family::Draft);
                if draft && self.parts.open > 0 && self.parts.waiting.len() < REMEMBERED {
                    self.parts.waiting.push((part.into(), event.clone()));
                }
            }
        }
        // By a clock that is wrong nothing can be said of what is inside.
        if let Some(end) = self.ended.as_ref().filter(|end| !self.is(mark::SKEWED) && end.order < event.order) {
            let found = outside_parent::found(event, end, true);
            self.report(found, key, out);
        }
        let open = (news == News::Opened).then(|| event.clone());
        match known.and_then(|at| self.parts.list.get_mut(at)) {
            // A second attempt of the part.
            Some(part) => {
                self.parts.open += usize::from(open.is_some());
                part.open = open;
            }
            None => self.parts.add(part, event, open, news == News::Closed),
        }
    }

    /// Judges the parts that began while others were open, when none of these can have ended at that moment any more.
    pub fn judge_waiting(&mut self, key: &str, out: &mut Out) {
        for (part, event) in core::mem::take(&mut self.parts.waiting) {
            let opened =
                |other: &PartOf| other.open.clone().filter(|open| open.order < event.order && *other.key != *part);
            if let Some(other) = self.parts.list.iter().find_map(opened) {
                self.report(parallel_tasks::found(&event, &other), key, out);
            }
        }
    }

    pub fn save(&self, to: &mut Saver) {
        to.events(&self.events);
        for event in [&self.queued, &self.started, &self.ended, &self.named[0], &self.named[1]] {
            to.maybe(event.as_ref());
        }
        for number in [self.count, self.attempts, self.findings, u64::from(self.marks)] {
            to.number(number);
        }
        to.flag(self.broken);
        to.number(self.parents.len() as u64);
        for parent in &self.parents {
            to.text(parent);
        }
        to.number(self.parts.list.len() as u64);
        for part in &self.parts.list {
            to.text(&part.key);
            to.event(&part.first);
            to.maybe(part.open.as_ref());
            to.flag(part.skewed);
        }
        to.number(self.parts.waiting.len() as u64);
        for (part, event) in &self.parts.waiting {
            to.text(part);
            to.event(event);
        }
    }

    pub fn load(from: &mut Loader) -> Option<Self> {
        let mut read = Subject::new();
        read.events = from.events()?;
        read.digests = read.events.iter().map(|event| event.digest).collect();
        read.latest = read.events.iter().map(|event| event.order.time).max();
        let [name, url] = &mut read.named;
        for event in [&mut read.queued, &mut read.started, &mut read.ended, name, url] {
            from.maybe(event)?;
        }
        [read.count, read.attempts, read.findings] = [from.number()?, from.number()?, from.number()?];
        read.marks = u8::try_from(from.number()?).ok()?;
        read.broken = from.flag()?;
        read.parents = from.list(Loader::text)?;
        for _ in 0..from.number()? {
            let key = from.text()?;
            let first = from.event()?;
            let mut open = None;
            from.maybe(&mut open)?;
            read.parts.add(&key, &first, open, from.flag()?);
        }
        read.parts.waiting = from.list(|from| Some((from.text()?, from.event()?)))?;
        Some(read)
    }

    /// The stream is complete: what is missing never comes. `whole`: nothing was forgotten.
    pub fn finish(&mut self, key: &str, whole: bool, out: &mut Out) {
        let Some(first) = self.events.first().cloned() else {
            // Nobody says what became of these parts: their parent would.
            for part in &self.parts.list {
                let ends = |open: &&Seen| life_of(open).is_some_and(|life| life.ends);
                if let Some(open) = part.open.as_ref().filter(ends) {
                    let found = never_finished::found(open, &[]);
                    out.found.push(Found { subject: Some(part.key.clone()), ..found });
                }
            }
            let firsts: Vec<Seen> = self.parts.list.iter().map(|part| part.first.clone()).collect();
            if let Some(found) = unknown_parent::found(&firsts).filter(|_| whole) {
                self.report(found, key, out);
            }
            return;
        };
        let Some(life) = life_of(&first) else { return };
        if whole && !self.is_begun() {
            self.report(missing_start::found(&first).strict(life.strict), key, out);
        }
        // What belongs to something is reported there.
        if life.ends
            && self.parents.is_empty()
            && self.ended.is_none()
            && let Some(started) = self.started.clone()
        {
            self.report(never_finished::found(&started, &self.parts.opened()), key, out);
        }
    }
}

fn life_of(event: &Occurrence) -> Option<&'static Life> {
    event.kind()?.life
}

fn skips(end: &Seen) -> bool {
    end.phase() == Some(Phase::Skip)
}
