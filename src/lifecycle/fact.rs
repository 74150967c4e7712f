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

/// What a fact says about its key. `Text`: of the keys of other subjects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says<Text> {
    /// The event is about the subject. With the key of the parent that it names.
    About(Option<Text>),
    /// A part of the subject, by its key.
    Part(Text, News),
    /// The event has the id.
    Has,
    /// The event links to the id, by the link with this index.
    Links(u16),
    /// The event is in the chain.
    In,
    /// The event is about the subject with this key, which has the name.
    Of(Text),
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
    pub says: Says<Box<str>>,
    pub event: Seen,
}

/// A fact that is judged where it is made, so that nothing of it is copied.
#[derive(Clone, Copy)]
pub struct Claim<'f> {
    pub scope: Scope,
    pub key: &'f str,
    pub says: Says<&'f str>,
    pub event: &'f Seen,
}

/// Separates the parts of a key. Control characters are rare in ids, and a key is never taken apart.
const BETWEEN: char = '\u{1f}';

fn key(text: &mut String, kind: u8, source: &str, id: &str, each: &str) {
    text.push_str(KINDS.get(usize::from(kind)).map_or("", |kind| kind.subject));
    for part in [source, id, each] {
        text.push(BETWEEN);
        text.push_str(part);
    }
}

/// A source as a part of a key. Before the releases, ids of runs are unique by themselves: a run and its tasks may have
/// sources of their own.
fn source(event: &Occurrence, part: Part) -> &str {
    let family = VOCABULARIES.get(usize::from(event.vocabulary)).map(|vocabulary| vocabulary.family);
    if family == Some(Family::Release) { event.part(part) } else { "" }
}

/// Appends the key of an event's subject. Returns whether there is one.
fn push_subject_key(text: &mut String, event: &Occurrence) -> bool {
    let Some(index) = event.kind.filter(|_| event.has(Part::SubjectId)) else { return false };
    let each = event.kind().and_then(|kind| kind.each).map_or("", |part| event.part(part));
    key(text, index, source(event, Part::SubjectSource), event.part(Part::SubjectId), each);
    true
}

/// Appends the key of the parent that an event names. Returns whether there is one.
fn push_parent_key(text: &mut String, event: &Occurrence) -> bool {
    let parent = event.kind().and_then(|kind| kind.parent).filter(|_| event.has(Part::ParentId));
    let Some((kind, _)) = parent else { return false };
    key(text, kind, source(event, Part::ParentSource), event.part(Part::ParentId), "");
    true
}

/// Writes the key of the parent that an event names. Returns whether it names one.
pub fn has_parent(event: &Occurrence, key: &mut String) -> bool {
    key.clear();
    push_parent_key(key, event)
}

/// Whether the subject has the id of its parent, so that it looks like others.
fn shares_id(event: &Occurrence) -> bool {
    event.part(Part::SubjectId) == event.part(Part::ParentId)
        && source(event, Part::SubjectSource) == source(event, Part::ParentSource)
}

/// Appends the key of a subject's name, if others may go by it: of what is queued before it starts. Returns whether there is
/// one.
fn push_name_key(text: &mut String, event: &Occurrence) -> bool {
    let queued = |phases: &[(&str, Phase)]| phases.iter().any(|(_, phase)| *phase == Phase::Queue);
    let Some(kind) = event.kind().filter(|kind| kind.life.is_some_and(|life| queued(life.phases))) else {
        return false;
    };
    let named = event.phase().is_some() && kind.parent.is_none() && event.has(Part::Name);
    if named {
        key(text, event.kind.unwrap_or_default(), source(event, Part::SubjectSource), event.part(Part::Name), "");
    }
    named
}

/// Passes the facts of an event to `take`. What says whether the event is new comes first. `complete`: with those for rules
/// that need the whole history. `keys` is memory to reuse.
pub fn facts(event: &Seen, complete: bool, keys: &mut String, take: &mut dyn FnMut(Claim)) {
    let mut put = |scope, key, says| take(Claim { scope, key, says, event });
    if event.has(Part::Id) {
        put(Scope::Id, event.part(Part::Id), Says::Has);
    }
    for link in event.links() {
        if link.kind != LinkKind::End && !link.target.is_empty() && *link.target != *event.part(Part::Id) {
            put(Scope::Id, link.target, Says::Links(link.index));
        }
    }
    keys.clear();
    // A task run without an id says nothing that can be tracked.
    let known = push_subject_key(keys, event);
    let own = keys.len();
    let has_parent = known && push_parent_key(keys, event);
    let parent = keys.len();
    let named = known && complete && push_name_key(keys, event);
    let (own, rest) = (keys.get(..own).unwrap_or_default(), keys.get(own..).unwrap_or_default());
    let (parent, name) = rest.split_at_checked(parent - own.len()).unwrap_or_default();
    if known && has_parent && shares_id(event) {
        put(Scope::Subject, parent, Says::Part(own, News::Shared));
    } else if known {
        put(Scope::Subject, own, Says::About(has_parent.then_some(parent)));
    }
    if event.has(Part::Chain) {
        put(Scope::Chain, event.part(Part::Chain), Says::In);
    }
    if named {
        put(Scope::Name, name, Says::Of(own));
    }
}

/// The version of the bytes of a fact.
const VERSION: u8 = 1;

impl Claim<'_> {
    /// The fact as bytes, which [`Fact::read`] reads.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.push(VERSION);
        self.write_key(out);
        self.event.write(out);
    }

    fn write_key(&self, out: &mut Vec<u8>) {
        out.push(self.scope as u8);
        Writer(out).bytes(self.key.as_bytes());
        let (number, text) = match self.says {
            Says::About(None) => (0, None),
            Says::About(parent) => (1, parent),
            Says::Part(part, news) => (2 + news as u8, Some(part)),
            Says::Has => (6, None),
            Says::Links(_) => (7, None),
            Says::In => (8, None),
            Says::Of(subject) => (9, Some(subject)),
        };
        out.push(number);
        if let Some(text) = text {
            Writer(out).bytes(text.as_bytes());
        }
        if let Says::Links(index) = self.says {
            Writer(out).number(u64::from(index));
        }
    }

    /// The id of the fact: the same fact has the same id everywhere.
    pub fn id(&self) -> u64 {
        let mut bytes = Vec::new();
        self.write_key(&mut bytes);
        // Neither the record nor the time of a redelivery makes it another fact.
        let named = self.event.has(Part::Id);
        let time = if named { 0 } else { self.event.order.time };
        bytes.extend_from_slice(&time.to_le_bytes());
        bytes.extend_from_slice(&self.event.digest.to_le_bytes());
        bytes.extend_from_slice(self.event.part(Part::Source).as_bytes());
        hash(&bytes, 0)
    }
}

impl Fact {
    pub fn claim(&self) -> Claim<'_> {
        let says = match &self.says {
            Says::About(parent) => Says::About(parent.as_deref()),
            Says::Part(part, news) => Says::Part(&**part, *news),
            Says::Has => Says::Has,
            Says::Links(index) => Says::Links(*index),
            Says::In => Says::In,
            Says::Of(subject) => Says::Of(&**subject),
        };
        Claim { scope: self.scope, key: &self.key, says, event: &self.event }
    }

    /// Reads what [`Claim::write`] wrote. None: the bytes are something else.
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
}

impl Says<Box<str>> {
    fn read(bytes: &mut Reader) -> Option<Self> {
        let news = |number| [News::Opened, News::Closed, News::Named, News::Shared].get(usize::from(number)).copied();
        let number = bytes.byte()?;
        let mut text = || bytes.text().map(String::into_boxed_str);
        Some(match number {
            0 => Says::About(None),
            1 => Says::About(Some(text()?)),
            2..=5 => Says::Part(text()?, news(number - 2)?),
            6 => Says::Has,
            7 => Says::Links(u16::try_from(bytes.number()?).ok()?),
            8 => Says::In,
            9 => Says::Of(text()?),
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
