//! Reads from an event what histories have to know of it. The only room that knows both documents and histories.

mod digest;
mod pattern;
mod place;

pub use place::pointer;

use pattern::Patterns;

use crate::compose::{Places, newest_of};
use crate::formats;
use crate::json::{Doc, Kind as Json, NONE, Pointers};
use crate::model::cloudevents;
use crate::model::event::{Envelope, Event};
use crate::model::kinds::{KINDS, Kind, LINK_KINDS, LINK_TAG, LINK_TARGETS, Phase};
use crate::model::names::SUBJECT;
use crate::model::occurrence::{Clock, Link, Occurrence, PARTS, Part, hash, mix};
use crate::model::plan::{EventType, Family, Role, VOCABULARIES};
use alloc::string::String;
use alloc::vec::Vec;

/// Where the events of each type say what they say. It is worked out when the first event of a type comes.
#[derive(Default)]
pub struct Readings {
    readings: Vec<Option<Reading>>,
    patterns: Patterns,
}

/// The most types of a vocabulary.
const TYPES: usize = 64;

/// The most links of an event that are read.
const LINKS: usize = 1000;

struct Reading {
    event_type: Option<u8>,
    /// The index of the kind of its subject.
    kind: Option<u8>,
    predicate: Option<u8>,
    /// The object that names the parent, or the parent's id.
    parent: Places,
    parts: Vec<(Part, Places)>,
    /// Where the roles that histories need are, in events of a release.
    roles: Vec<(Role, Vec<String>)>,
}

/// The roles that histories need.
const ROLES: [Role; 7] = [Role::Id, Role::Source, Role::Type, Role::Time, Role::SubjectId, Role::ChainId, Role::Links];

/// The members of an object that names another subject.
const ID: &str = "id";
const SOURCE: &str = "source";

impl Readings {
    pub const fn new() -> Self {
        Readings { readings: Vec::new(), patterns: Patterns::new() }
    }

    fn of(&mut self, vocabulary: usize, event: &'static EventType) -> Option<&Reading> {
        let events = VOCABULARIES.get(vocabulary)?.events;
        let index = events.iter().position(|known| core::ptr::eq(known, event)).filter(|index| *index < TYPES)?;
        let at = vocabulary * TYPES + index;
        if self.readings.len() <= at {
            self.readings.resize_with(at + 1, || None);
        }
        Some(self.readings[at].get_or_insert_with(|| Reading::of(vocabulary, index as u8, event)))
    }
}

impl Reading {
    fn of(vocabulary: usize, index: u8, event: &EventType) -> Reading {
        let mut reading = Reading {
            event_type: Some(index),
            kind: None,
            predicate: None,
            parent: Vec::new(),
            parts: Vec::new(),
            roles: Vec::new(),
        };
        for role in ROLES {
            reading.roles.extend(place::of_role(event.root(), role).map(|path| (role, path)));
        }
        let Some(newest) = newest_of(vocabulary, event) else { return reading };
        let Some((index, kind)) = Kind::of(&newest.subject).and_then(|at| Some((at, KINDS.get(usize::from(at))?)))
        else {
            return reading;
        };
        reading.kind = Some(index);
        reading.predicate = kind.predicate(&newest.predicate);
        if let Some((_, path)) = kind.parent {
            reading.parent = newest.places(path, vocabulary);
            // Where the vocabulary has an attribute for the parent, it is the parent's id.
            let mut id = String::from(path);
            id.push('.');
            id.push_str(ID);
            if VOCABULARIES[vocabulary].family != Family::Release {
                reading.parent = newest.places(&id, vocabulary);
            }
        }
        reading.parts = kind.parts.iter().map(|(part, path)| (*part, newest.places(path, vocabulary))).collect();
        reading
    }
}

/// Finds the roles that histories need in an event that is known to be valid, without a walk. Returns whether that can be done:
/// only for events of releases.
pub fn find_roles(doc: &Doc, event: &mut Event, readings: &mut Readings) -> bool {
    let (Some(vocabulary), Some(event_type)) = (event.vocabulary, event.event_type) else { return false };
    if !event.is_of(Family::Release) {
        return false;
    }
    let Some(reading) = readings.of(vocabulary, event_type) else { return false };
    for (role, path) in &reading.roles {
        event.roles[*role as usize] = path.iter().fold(event.token, |token, name| doc.member(token, name));
    }
    true
}

/// What an event says, in pieces of its document.
struct Said<'d> {
    /// Without parts, links, digest and time.
    found: Occurrence,
    parts: [&'d str; PARTS],
    links: Vec<Link<'d>>,
    /// The value that is the event.
    root: u32,
    /// Its time.
    time: u32,
}

/// What histories have to know of an event of a document. The record and the lateness are set by whoever knows them.
pub fn occurrence(doc: &Doc, event: &Event, readings: &mut Readings) -> Occurrence {
    let Said { mut found, mut parts, links, root, time } = read(doc, event, readings);
    let mut pointers = Pointers::new(doc);
    parts[Part::Pointer as usize] = pointers.to(root);
    let instant = doc.string(time).and_then(|text| Some(formats::instant(text.as_bytes()).ok()?.micros()));
    found.clock = match instant {
        Some(_) => Clock::Read,
        None if time != NONE => Clock::Unreadable,
        None => Clock::Absent,
    };
    found.order.time = instant.unwrap_or_default();
    fill(&mut found, &parts, links.iter().copied(), digest::of(doc, root, time));
    found
}

/// Adds what differs from one event of a type to the next.
fn fill<'d>(found: &mut Occurrence, parts: &[&str; PARTS], links: impl Iterator<Item = Link<'d>> + Clone, digest: u64) {
    found.set_parts(parts, links.clone().map(|link| link.target.len()).sum());
    for link in links {
        found.add_link(link);
    }
    found.digest = digest;
    found.order.tie =
        hash(parts[Part::Id as usize].as_bytes(), mix(digest, hash(parts[Part::Source as usize].as_bytes(), 0)));
}

fn read<'d>(doc: &'d Doc, event: &Event, readings: &mut Readings) -> Said<'d> {
    let mut found = Occurrence::new();
    let mut parts = [""; PARTS];
    let text = |token: u32| doc.string(token).unwrap_or_default();
    let token = |role: Role| event.roles[role as usize];
    let mut set = |part: Part, value| parts[part as usize] = value;
    found.vocabulary = event.vocabulary.unwrap_or_default() as u8;
    // An envelope around what is no event still says what, when and from whom.
    let hollow = event.wrapper != NONE && [Role::Id, Role::Source, Role::Type].iter().all(|role| token(*role) == NONE);
    let (root, mut time) = (if hollow { event.wrapper } else { event.token }, token(Role::Time));
    for (part, role, name) in [
        (Part::Id, Role::Id, cloudevents::ID),
        (Part::Source, Role::Source, cloudevents::SOURCE),
        (Part::Type, Role::Type, cloudevents::TYPE),
    ] {
        set(part, text(if hollow { doc.member(root, name) } else { token(role) }));
    }
    if hollow {
        found.cloud = true;
        time = doc.member(root, cloudevents::TIME);
    }
    set(Part::Chain, text(token(Role::ChainId)));
    set(Part::SubjectId, event.subject_id(doc).unwrap_or_default());
    let subject = doc.member(event.token, SUBJECT);
    let own = if doc.kind(subject) == Some(Json::Object) { doc.member(subject, SOURCE) } else { NONE };
    let source = |own: u32| match text(own) {
        "" => text(event.roles[Role::Source as usize]),
        own => own,
    };
    // What names no source of its own is where the subject is.
    let home = source(own);
    if let Some(event_type) = event.event_type.filter(|_| !hollow)
        && let Some(vocabulary) = event.vocabulary
        && let Some(reading) = readings.of(vocabulary, event_type)
    {
        found.event_type = reading.event_type;
        found.cloud = event.envelope != Envelope::Bare && event.wrapper == NONE;
        found.kind = reading.kind;
        found.predicate = reading.predicate;
        let parent = at(doc, event.token, &reading.parent);
        match doc.kind(parent) {
            Some(Json::Object) => {
                set(Part::ParentId, text(doc.member(parent, ID)));
                let own = text(doc.member(parent, SOURCE));
                set(Part::ParentSource, if own.is_empty() { home } else { own });
            }
            Some(Json::String) => {
                set(Part::ParentId, text(parent));
                set(Part::ParentSource, home);
            }
            _ => {}
        }
        // What it is called is known without its type.
        if found.phase().is_some() {
            set(Part::Type, "");
        }
        for (part, places) in &reading.parts {
            set(*part, text(at(doc, event.token, places)));
        }
    }
    set(Part::SubjectSource, home);
    found.order.rank = rank(&found);
    let links = links(doc, event.roles[Role::Links as usize]);
    Said { found, parts, links, root, time }
}

/// See [`crate::model::occurrence::Order`].
fn rank(event: &Occurrence) -> u8 {
    const MIDDLE: u8 = 128;
    let Some(kind) = event.kind() else { return MIDDLE };
    match event.phase() {
        Some(Phase::Queue) => 2 * kind.level,
        Some(Phase::Start | Phase::Begin | Phase::Again) => 2 * kind.level + 1,
        Some(Phase::End | Phase::Skip) => u8::MAX - kind.level,
        Some(Phase::During) | None => MIDDLE,
    }
}

/// The token at the first of the places that there is; [`NONE`] if there is none.
fn at(doc: &Doc, root: u32, places: &Places) -> u32 {
    for place in places {
        let found = place.iter().fold(root, |token, name| if token == NONE { NONE } else { doc.member(token, name) });
        if found != NONE {
            return found;
        }
    }
    NONE
}

fn links<'d>(doc: &'d Doc, list: u32) -> Vec<Link<'d>> {
    let mut found = Vec::new();
    if doc.kind(list) != Some(Json::Array) {
        return found;
    }
    for (index, link) in (0..).zip(doc.elements(list).take(LINKS)) {
        if doc.kind(link) != Some(Json::Object) {
            continue;
        }
        let tag = doc.member(link, LINK_TAG);
        let Some((_, kind)) = LINK_KINDS.iter().find(|(word, _)| doc.string(tag) == Some(*word)) else {
            continue;
        };
        let target = LINK_TARGETS.iter().find_map(|[object, member]| {
            let object = doc.member(link, object);
            let inside = doc.kind(object) == Some(Json::Object);
            doc.string(if inside { doc.member(object, member) } else { NONE })
        });
        found.push(Link { kind: *kind, target: target.unwrap_or_default(), index });
    }
    found
}
