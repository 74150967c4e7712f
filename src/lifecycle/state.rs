//! What is known of a key. It takes facts in the order of their events.

use super::chain::Chain;
use super::fact::{Fact, News, Says};
use super::found::{Found, Seen};
use super::ids::Id;
use super::name::Name;
use super::rules::Scope;
use super::saving::{Loader, Saver};
use super::subject::{Out, Subject};
use alloc::boxed::Box;
use alloc::vec::Vec;

pub enum State {
    Subject(Box<Subject>),
    Id(Box<Id>),
    Chain(Box<Chain>),
    Name(Box<Name>),
}

/// What a step gives.
#[derive(Default)]
pub struct Given {
    pub found: Vec<Found>,
    /// For the parents of subjects: the parent's key, the subject's key, the news, and the event that it comes from.
    pub news: Vec<(Box<str>, Box<str>, News, Seen)>,
}

impl State {
    /// With nothing known.
    pub fn new(scope: Scope) -> Self {
        match scope {
            Scope::Subject => State::Subject(Box::default()),
            Scope::Chain => State::Chain(Box::new(Chain::new())),
            Scope::Name => State::Name(Box::new(Name::new())),
            Scope::Id | Scope::Stream => State::Id(Box::new(Id::new())),
        }
    }

    /// Takes a fact about this key. Returns whether its event is new.
    pub fn take(&mut self, fact: &Fact, given: &mut Given) -> bool {
        let event = &fact.event;
        match (self, &fact.says) {
            (State::Subject(subject), Says::About(parent)) => {
                let mut news = Vec::new();
                let mut out = Out { found: &mut given.found, news: &mut news };
                subject.take(&fact.key, event, parent.clone(), &mut out);
                given
                    .news
                    .extend(news.into_iter().map(|(parent, what, event)| (parent, fact.key.clone(), what, event)));
            }
            (State::Subject(subject), Says::Part(part, news)) => {
                let mut out = Out { found: &mut given.found, news: &mut Vec::new() };
                subject.hear(&fact.key, part, *news, event, &mut out);
            }
            (State::Id(id), Says::Has) => return id.take(event, &mut given.found),
            (State::Id(id), Says::Links(index)) => id.link(event, *index, &mut given.found),
            (State::Chain(chain), Says::In) => chain.take(event, &mut given.found),
            (State::Name(name), Says::Of(subject)) => name.take(subject, event),
            _ => {}
        }
        true
    }

    /// Nothing more is known.
    pub fn rest(&mut self, key: &str, found: &mut Vec<Found>) {
        if let State::Subject(subject) = self {
            subject.judge_waiting(key, &mut Out { found, news: &mut Vec::new() });
        }
    }

    /// The history is complete: what is missing never comes. `whole`: nothing of this scope was forgotten.
    pub fn finish(&mut self, key: &str, whole: bool, found: &mut Vec<Found>) {
        match self {
            State::Subject(subject) => subject.finish(key, whole, &mut Out { found, news: &mut Vec::new() }),
            State::Id(id) if whole => id.finish(found),
            State::Id(_) => {}
            State::Name(name) => name.finish(found),
            State::Chain(chain) => chain.finish(found),
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
            Scope::Id => State::Id(Box::new(Id::load(from)?)),
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
