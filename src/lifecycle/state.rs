//! What is known of a key. It takes facts in the order of their events.

use super::chain::Chain;
use super::fact::{Claim, News, Says};
use super::found::{Found, Seen};
use super::ids::Id;
use super::name::Name;
use super::rules::Scope;
use super::saving::{Loader, Saver};
use super::subject::{Out, Subject};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

pub enum State {
    Subject(Box<Subject>),
    Id(Id),
    Chain(Box<Chain>),
    Name(Box<Name>),
}

/// What a step gives.
#[derive(Default)]
pub struct Given {
    pub found: Vec<Found>,
    pub sent: Letters,
    /// A subject has more events or parts than are remembered.
    pub full: bool,
}

/// News for the parents of subjects.
#[derive(Default)]
pub struct Letters {
    list: Vec<Letter>,
    /// Of each the parent's key and the subject's own, one after the other.
    keys: String,
}

struct Letter {
    /// Where in the keys the two are: the start of the first, its end, and the end of the second.
    places: [usize; 3],
    news: News,
    event: Seen,
}

impl Letters {
    pub fn send(&mut self, parent: &str, own: &str, news: News, event: &Seen) {
        let start = self.keys.len();
        self.keys.push_str(parent);
        let middle = self.keys.len();
        self.keys.push_str(own);
        let places = [start, middle, self.keys.len()];
        self.list.push(Letter { places, news, event: event.clone() });
    }

    /// As facts about the parents.
    pub fn claims(&self) -> impl Iterator<Item = Claim<'_>> {
        self.list.iter().map(|Letter { places: [start, parent, own], news, event }| {
            let piece = |from: usize, to: usize| self.keys.get(from..to).unwrap_or_default();
            let says = Says::Part(piece(*parent, *own), *news);
            Claim { scope: Scope::Subject, key: piece(*start, *parent), says, event }
        })
    }

    /// Takes back what was sent of a kind.
    pub fn withhold(&mut self, news: News) {
        self.list.retain(|letter| letter.news != news);
    }

    pub fn clear(&mut self) {
        self.list.clear();
        self.keys.clear();
    }
}

impl State {
    /// With nothing known.
    pub fn new(scope: Scope) -> Self {
        match scope {
            Scope::Subject => State::Subject(Box::default()),
            Scope::Chain => State::Chain(Box::new(Chain::new())),
            Scope::Name => State::Name(Box::new(Name::new())),
            Scope::Id | Scope::Stream => State::Id(Id::new()),
        }
    }

    /// Takes a fact about this key. Returns whether its event is new.
    pub fn take(&mut self, fact: &Claim, given: &mut Given) -> bool {
        let event = fact.event;
        let Given { found, sent, full } = given;
        match (self, fact.says) {
            (State::Subject(subject), Says::About(parent)) => {
                subject.take(fact.key, event, parent, &mut Out { found, sent });
                *full |= subject.is_full();
            }
            (State::Subject(subject), Says::Part(part, news)) => {
                subject.hear(fact.key, part, news, event, &mut Out { found, sent });
                *full |= subject.is_full();
            }
            (State::Id(id), Says::Has) => return id.take(event, found),
            (State::Id(id), Says::Links(index)) => id.link(event, index, found),
            (State::Chain(chain), Says::In) => chain.take(event, found),
            (State::Name(name), Says::Of(subject)) => name.take(subject, event),
            _ => {}
        }
        true
    }

    /// Nothing more is known.
    pub fn rest(&mut self, key: &str, found: &mut Vec<Found>) {
        if let State::Subject(subject) = self {
            subject.judge_waiting(key, &mut Out { found, sent: &mut Letters::default() });
        }
    }

    /// The history is complete: what is missing never comes. `whole`: nothing of this scope was forgotten.
    pub fn finish(&mut self, key: &str, whole: bool, found: &mut Vec<Found>) {
        match self {
            State::Subject(subject) => subject.finish(key, whole, &mut Out { found, sent: &mut Letters::default() }),
            State::Id(id) if whole => id.finish(found),
            State::Id(_) => {}
            State::Name(name) => name.finish(found),
            State::Chain(chain) => chain.finish(found),
        }
    }

    /// The key, if what is known says it.
    pub fn key(&self) -> Option<&str> {
        match self {
            State::Id(id) => id.key(),
            State::Subject(_) | State::Chain(_) | State::Name(_) => None,
        }
    }

    pub fn save(&self, to: &mut Saver) {
        match self {
            State::Subject(subject) => subject.save(to),
            State::Id(id) => id.save(to),
            State::Chain(chain) => chain.save(to),
            State::Name(name) => name.save(to),
        }
    }

    /// Reads what [`State::save`] wrote. None: the bytes are something else.
    pub fn load(scope: Scope, from: &mut Loader) -> Option<Self> {
        Some(match scope {
            Scope::Subject => State::Subject(Box::new(Subject::load(from)?)),
            Scope::Id => State::Id(Id::load(from)?),
            Scope::Chain => State::Chain(Box::new(Chain::load(from)?)),
            Scope::Name => State::Name(Box::new(Name::load(from)?)),
            Scope::Stream => return None,
        })
    }

    /// Nothing is expected to come for it.
    pub fn is_over(&self) -> bool {
        match self {
            State::Subject(subject) => subject.ended.is_some(),
            State::Id(_) | State::Chain(_) | State::Name(_) => false,
        }
    }
}
