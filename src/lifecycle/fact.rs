//! An event as small facts, each for one key. The facts of a key, in any order and any number of times, say all that the rules
//! have to know of it.

use super::found::Seen;
use super::rules::Scope;
use crate::bytes::{Reader, Writer};
use crate::model::kinds::{KINDS, Phase};
use crate::model::occurrence::{LinkKind, Occurrence, Part, hash};
use crate::model::plan::{Family, VOCABULARIES};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// What a fact says about its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// The event is about the subject. With the key of the parent that it names.
    About(Option<Box<str>>),
    /// A part of the subject, by its key.
    Part(Box<str>, News),
    /// The event has the id.
    Has,
    /// The event links to the id, by the link with this index.
    Links(u16),
    /// The event is in the chain.
    In,
    /// The event is about the subject with this key, which has the name.
    Of(Box<str>),
}

/// What a parent learns of its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    Opened,
    Closed,
    /// It has no life of its own.
    Named,
    /// It has the id of its parent.
    Shared,
}

/// A fact.
#[derive(Clone, Debug)]
pub struct Fact {
    pub scope: Scope,
    pub key: Box<str>,
    pub says: Says,
    pub event: Seen,
}

/// Separates the parts of a key. Control characters are rare in ids, and a key is never taken apart.
const BETWEEN: char = '\u{1f}';

fn key(kind: u8, source: &str, id: &str, each: &str) -> Box<str> {
    let mut text = String::from(KINDS.get(usize::from(kind)).map_or("", |kind| kind.subject));
    for part in [source, id, each] {
        text.push(BETWEEN);
        text.push_str(part);
    }
    text.into_boxed_str()
}

/// A source as a part of a key. Before the releases, ids of runs are unique by themselves: a run and its tasks may have
/// sources of their own.
fn source(event: &Occurrence, part: Part) -> &str {
    let family = VOCABULARIES.get(usize::from(event.vocabulary)).map(|vocabulary| vocabulary.family);
    if family == Some(Family::Release) { event.part(part) } else { "" }
}

/// The key of an event's subject.
pub fn subject_key(event: &Occurrence) -> Option<Box<str>> {
    let kind = event.kind().filter(|_| event.has(Part::SubjectId))?;
    let each = kind.each.map_or("", |part| event.part(part));
    Some(key(event.kind?, source(event, Part::SubjectSource), event.part(Part::SubjectId), each))
}

/// The key of the parent that an event names.
pub fn parent_key(event: &Occurrence) -> Option<Box<str>> {
    let (kind, _) = event.kind()?.parent.filter(|_| event.has(Part::ParentId))?;
    Some(key(kind, source(event, Part::ParentSource), event.part(Part::ParentId), ""))
}

/// Whether the subject has the id of its parent, so that it looks like others.
fn shares_id(event: &Occurrence) -> bool {
    event.part(Part::SubjectId) == event.part(Part::ParentId)
        && source(event, Part::SubjectSource) == source(event, Part::ParentSource)
}

/// The key of a subject's name, if others may go by it: of what is queued before it starts.
fn name_key(event: &Occurrence) -> Option<Box<str>> {
    let queued = |phases: &[(&str, Phase)]| phases.iter().any(|(_, phase)| *phase == Phase::Queue);
    let kind = event.kind().filter(|kind| kind.life.is_some_and(|life| queued(life.phases)))?;
    event.phase().filter(|_| kind.parent.is_none() && event.has(Part::Name))?;
    Some(key(event.kind?, source(event, Part::SubjectSource), event.part(Part::Name), ""))
}

/// Passes the facts of an event to `take`. What says whether the event is new comes first. `complete`: with those for rules
/// that need the whole history.
pub fn facts(event: &Seen, complete: bool, take: &mut dyn FnMut(Fact)) {
    let mut put = |scope, key, says| take(Fact { scope, key, says, event: event.clone() });
    if event.has(Part::Id) {
        put(Scope::Id, event.part(Part::Id).into(), Says::Has);
    }
    for link in &event.links {
        if link.kind != LinkKind::End && !link.target.is_empty() && *link.target != *event.part(Part::Id) {
            put(Scope::Id, link.target.clone(), Says::Links(link.index));
        }
    }
    let parent = parent_key(event);
    match (subject_key(event), parent) {
        (Some(own), Some(parent)) if shares_id(event) => put(Scope::Subject, parent, Says::Part(own, News::Shared)),
        // A task run without an id says nothing that can be tracked.
        (None, _) => {}
        (Some(own), parent) => put(Scope::Subject, own, Says::About(parent)),
    }
    if event.has(Part::Chain) {
        put(Scope::Chain, event.part(Part::Chain).into(), Says::In);
    }
    if complete && let Some((name, own)) = name_key(event).zip(subject_key(event)) {
        put(Scope::Name, name, Says::Of(own));
    }
}

/// The version of the bytes of a fact.
const VERSION: u8 = 1;

impl Fact {
    /// The fact as bytes, which [`Fact::read`] reads.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.push(VERSION);
        out.push(self.scope as u8);
        Writer(out).bytes(self.key.as_bytes());
        self.says.write(out);
        self.event.write(out);
    }

    /// Reads what [`Fact::write`] wrote. None: the bytes are something else.
    pub fn read(bytes: &mut Reader) -> Option<Fact> {
        if bytes.byte()? != VERSION {
            return None;
        }
        let scope = scope_of(bytes.byte()?)?;
        let key = bytes.text()?.into_boxed_str();
        let says = Says::read(bytes)?;
        let event = Rc::new(Occurrence::read(bytes)?);
        let fits = match says {
            Says::About(_) | Says::Part(..) => scope == Scope::Subject,
            Says::Has | Says::Links(_) => scope == Scope::Id,
            Says::In => scope == Scope::Chain,
            Says::Of(_) => scope == Scope::Name,
        };
        fits.then_some(Fact { scope, key, says, event })
    }

    /// The id of the fact: the same fact has the same id everywhere.
    pub fn id(&self) -> u64 {
        let mut bytes = Vec::new();
        bytes.push(self.scope as u8);
        Writer(&mut bytes).bytes(self.key.as_bytes());
        self.says.write(&mut bytes);
        // Neither the record nor the time of a redelivery makes it another fact.
        let named = self.event.has(Part::Id);
        let time = if named { 0 } else { self.event.order.time };
        bytes.extend_from_slice(&time.to_le_bytes());
        bytes.extend_from_slice(&self.event.digest.to_le_bytes());
        bytes.extend_from_slice(self.event.part(Part::Source).as_bytes());
        hash(&bytes, 0)
    }
}

impl Says {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Says::About(None) => out.push(0),
            Says::About(Some(parent)) => {
                out.push(1);
                Writer(out).bytes(parent.as_bytes());
            }
            Says::Part(part, news) => {
                out.push(2 + *news as u8);
                Writer(out).bytes(part.as_bytes());
            }
            Says::Has => out.push(6),
            Says::Links(index) => {
                out.push(7);
                Writer(out).number(u64::from(*index));
            }
            Says::In => out.push(8),
            Says::Of(subject) => {
                out.push(9);
                Writer(out).bytes(subject.as_bytes());
            }
        }
    }

    fn read(bytes: &mut Reader) -> Option<Says> {
        Some(match bytes.byte()? {
            0 => Says::About(None),
            1 => Says::About(Some(bytes.text()?.into_boxed_str())),
            2 => Says::Part(bytes.text()?.into_boxed_str(), News::Opened),
            3 => Says::Part(bytes.text()?.into_boxed_str(), News::Closed),
            4 => Says::Part(bytes.text()?.into_boxed_str(), News::Named),
            5 => Says::Part(bytes.text()?.into_boxed_str(), News::Shared),
            6 => Says::Has,
            7 => Says::Links(u16::try_from(bytes.number()?).ok()?),
            8 => Says::In,
            9 => Says::Of(bytes.text()?.into_boxed_str()),
            _ => return None,
        })
    }
}

/// The scopes that facts can have.
const SCOPES: [Scope; 4] = [Scope::Subject, Scope::Id, Scope::Chain, Scope::Name];

pub fn scope_of(number: u8) -> Option<Scope> {
    SCOPES.into_iter().find(|scope| *scope as u8 == number)
}

impl Scope {
    /// What it is called in facts.
    pub fn name(self) -> &'static str {
        match self {
            Scope::Subject => "subject",
            Scope::Id => "context-id",
            Scope::Chain => "chain",
            Scope::Stream => "stream",
            Scope::Name => "name",
        }
    }
}
