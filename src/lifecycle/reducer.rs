//! The facts of one key as a set: folding them in any order and any number of times gives the same findings.

use super::fact::{Fact, News, Says};
use super::found::Found;
use super::rules::Scope;
use super::state::{Given, Letters, State};
use crate::bytes::{Reader, Writer};
use crate::model::kinds::Phase;
use crate::order;
use alloc::boxed::Box;
use alloc::vec::Vec;

/// The facts of one key.
#[derive(Default)]
pub struct Reducer {
    /// With their ids, sorted by them. Of equal facts the earliest counts.
    facts: Vec<(u64, Fact)>,
    key: Option<(Scope, Box<str>)>,
}

/// Why facts cannot be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The bytes are no fact of this version.
    Unreadable,
    /// The fact is for another key.
    OtherKey,
}

/// What the facts of a key give.
pub struct Results {
    pub found: Vec<Found>,
    /// Facts for other keys. When more is known of this key, one with the same id may come again with an earlier time: of facts
    /// with one id the earliest counts.
    pub sent: Letters,
}

impl Reducer {
    pub const fn new() -> Self {
        Reducer { facts: Vec::new(), key: None }
    }

    /// Adds a fact.
    ///
    /// # Errors
    /// If the bytes are no fact, or one of another key. Nothing is added then.
    pub fn fold(&mut self, bytes: &[u8]) -> Result<(), Refused> {
        let mut rest = Reader(bytes);
        let fact = Fact::read(&mut rest).filter(|_| rest.0.is_empty()).ok_or(Refused::Unreadable)?;
        self.add(fact).ok_or(Refused::OtherKey)
    }

    /// Adds a fact. None: it is one of another key.
    fn add(&mut self, fact: Fact) -> Option<()> {
        match &self.key {
            Some((scope, key)) if *scope != fact.scope || *key != fact.key => return None,
            Some(_) => {}
            None => self.key = Some((fact.scope, fact.key.clone())),
        }
        let id = fact.claim().id();
        match self.facts.binary_search_by_key(&id, |(known, _)| *known) {
            Ok(at) => {
                let known = &mut self.facts[at].1;
                if fact.event.compare(&known.event).is_lt() {
                    *known = fact;
                }
            }
            Err(at) => self.facts.insert(at, (id, fact)),
        }
        Some(())
    }

    /// What the facts give. `complete`: the history is whole.
    pub fn results(&self, complete: bool) -> Results {
        self.replay(complete).0
    }

    /// What the facts give, and what is known of the key after them. None: there are no facts.
    pub fn replay(&self, complete: bool) -> (Results, Option<State>) {
        let mut results = Results { found: Vec::new(), sent: Letters::default() };
        let Some((scope, key)) = &self.key else { return (results, None) };
        let mut given = Given::default();
        let state = self.replayed(key, *scope, complete, &mut given);
        results.found = given.found;
        results.sent = given.sent;
        if let State::Subject(subject) = &state {
            // An end also goes to parents that only a later event names. Otherwise the facts for a parent would depend on which
            // facts of the part were folded first.
            results.sent.withhold(News::Closed);
            for event in subject.events.iter().filter(|event| event.phase().is_some_and(Phase::closes)) {
                for parent in &subject.parents {
                    results.sent.send(parent, key, News::Closed, event);
                }
            }
        }
        (results, Some(state))
    }

    /// What is known of the key when its facts are taken in the order of their events.
    #[inline(always)]
    fn replayed(&self, key: &str, scope: Scope, complete: bool, given: &mut Given) -> State {
        let mut order: Vec<&(u64, Fact)> = self.facts.iter().collect();
        order::sort_by(&mut order, &mut |(one, first), (other, second)| {
            // Of one event, what it says of the key comes before what links to it.
            first
                .event
                .order
                .cmp(&second.event.order)
                .then(rank(&first.says).cmp(&rank(&second.says)))
                .then(one.cmp(other))
        });
        let mut state = State::new(scope);
        for (_, fact) in order {
            state.take(&fact.claim(), given);
        }
        state.rest(key, &mut given.found);
        if complete {
            state.finish(key, true, &mut given.found);
        }
        state
    }

    /// The set as bytes. [`Reducer::restore`] reads them. Equal sets give equal bytes.
    pub fn snapshot(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write(&mut out);
        out
    }

    /// Appends what [`Reducer::snapshot`] returns.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(MAGIC);
        Writer(out).number(self.facts.len() as u64);
        for (_, fact) in &self.facts {
            fact.claim().write(out);
        }
    }

    /// Reads what [`Reducer::snapshot`] wrote. None: the bytes are something else.
    pub fn restore(bytes: &[u8]) -> Option<Reducer> {
        let mut bytes = Reader(bytes.strip_prefix(MAGIC)?);
        let mut reducer = Reducer::new();
        for _ in 0..bytes.number()? {
            reducer.add(Fact::read(&mut bytes)?)?;
        }
        bytes.0.is_empty().then_some(reducer)
    }
}

/// For hosts that keep many keys.
#[cfg(feature = "abi")]
impl Reducer {
    /// How many facts there are.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// Drops all but the first facts by the order of their events. What is left does not depend on the order in which they came,
    /// nor on when this is called.
    pub fn keep_first(&mut self, most: usize) {
        if self.facts.len() <= most {
            return;
        }
        let mut order: Vec<(u64, Fact)> = core::mem::take(&mut self.facts);
        order::sort_by(&mut order, &mut |(one, first), (other, second)| {
            first.event.order.cmp(&second.event.order).then(one.cmp(other))
        });
        order.truncate(most);
        order::sort_by(&mut order, &mut |(one, _), (other, _)| one.cmp(other));
        self.facts = order;
    }

    /// The greatest time of an event. None: there is none that can be read.
    pub fn latest(&self) -> Option<i64> {
        self.facts.iter().filter(|(_, fact)| fact.event.timed()).map(|(_, fact)| fact.event.order.time).max()
    }

    /// Whether something is missing if the history is complete. `state`: what is known of the key, of a history that is not.
    pub fn misses(&self, state: &mut State) -> bool {
        let mut found = Vec::new();
        if let Some((_, key)) = &self.key {
            state.finish(key, true, &mut found);
        }
        !found.is_empty()
    }

    /// Whether the key is a subject.
    pub fn is_subject(&self) -> bool {
        matches!(&self.key, Some((Scope::Subject, _)))
    }
}

/// What the bytes of a reducer begin with, and their version.
const MAGIC: &[u8; 5] = b"cdeR\x01";

fn rank<Text>(says: &Says<Text>) -> u8 {
    match says {
        Says::Has | Says::About(_) | Says::In | Says::Of(_) => 0,
        Says::Links(_) | Says::Part(..) => 1,
    }
}
