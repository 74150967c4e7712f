//! An event of one vocabulary as one of another.
//!
//! The way from one vocabulary to another is a path of steps between neighbours, each a row of [`conversions`]. A step moves
//! members and maps values in a tree whose values know where they were in the input, so that the changes can be read off
//! the result: nothing is lost without an entry.

mod changes;
mod fill;
mod home;
mod missing;
mod path;

pub use changes::{Change, ChangeKind};
pub(super) use path::{counterpart, origin_of};

use super::conversions::{self, SPELLINGS};
use super::tree::{Node, below};
use crate::json::{Doc, NONE, joined};
use crate::model::cloudevents::{self, DATA, DATA_BASE64, SPEC_VERSION};
use crate::model::draft;
use crate::model::event::Event;
use crate::model::names::{CONTEXT, TYPE};
use crate::model::plan::{CUSTOM_TYPE_PREFIX, EventType, Family, Role, VOCABULARIES};
use crate::model::types::TypeName;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use changes::Lost;

/// What a conversion is to do.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'o> {
    /// The index of the vocabulary to convert to.
    pub to: usize,
    /// The source, for an event that has none.
    pub source: Option<&'o str>,
    /// The timestamp, for an event that has none: RFC 3339.
    pub now: Option<&'o str>,
    /// Whether what the target has no place for is kept in the custom data. It comes back when the event is converted home.
    pub keep: bool,
}

/// The result of a conversion.
#[derive(Debug)]
pub struct Converted {
    /// The event as JSON text. It is not validated: a required member that the input cannot supply is absent.
    pub json: String,
    /// All that differs between the input and the event, in the order of the event, what is not in it last.
    pub changes: Vec<Change>,
    /// The required members that the input cannot supply.
    pub missing: Vec<Missing>,
}

/// A required member that is not in the result, because nothing in the input says it.
#[derive(Debug)]
pub struct Missing {
    /// The pointer to the object that it belongs in.
    pub pointer: String,
    pub name: &'static str,
    /// What would supply it, in words.
    pub help: String,
}

/// Why there is nothing to convert to.
#[derive(Debug)]
pub struct NoCounterpart {
    /// The pointer to what says what kind of event it is.
    pub pointer: String,
    /// Why, in words.
    pub message: String,
}

/// What kind of event something is, in the words of a vocabulary.
#[derive(Clone, Debug)]
pub(super) struct What {
    pub vocabulary: usize,
    pub subject: String,
    pub predicate: String,
    /// The type of a custom event.
    pub custom: Option<String>,
}

/// Whether an event is written as a CloudEvent or in one, where its vocabulary has both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Bare,
    Cloud,
}

/// An event on its way.
#[derive(Clone, Debug)]
struct Draft {
    what: What,
    form: Form,
    /// What is around the event; an empty object if it is bare.
    envelope: Node,
    event: Node,
    /// The event has another structure now.
    rebuilt: bool,
    lost: Vec<Lost>,
}

/// Converts one event of a document. `event`: as it was routed.
///
/// # Errors
/// If the vocabulary to convert to has no such event.
pub fn convert(doc: &Doc, event: &Event, options: &Options) -> Result<Converted, NoCounterpart> {
    let what = what_is(doc, event)?;
    let mut lost = Vec::new();
    let root = if event.wrapper == NONE { event.token } else { event.wrapper };
    let mut input = Node::read(doc, root, "", &mut |node| lost.push(Lost::twice(node)));
    let mut unpacked = false;
    if event.wrapper != NONE
        && doc.key_of(event.token).is_some_and(|key| doc.name(key) == DATA_BASE64)
        && let Some(mut data) = input.remove(DATA_BASE64)
    {
        // The document has the decoded data in its place.
        unpacked = true;
        data.as_input(&below("", DATA));
        if let Some(other) = input.remove(DATA) {
            other.each_leaf("", &mut |_, leaf| lost.push(Lost::twice(leaf)));
        }
        input.set(DATA, data);
    }
    let form = if event.wrapper != NONE || input.member(SPEC_VERSION).is_some() { Form::Cloud } else { Form::Bare };
    let mut draft = Draft::new(input.clone(), what, form, event.wrapper != NONE);
    draft.lost = lost;
    let kept = home::unpack(&mut draft, VOCABULARIES[options.to].id);
    let target = called(options.to);
    let wanted = kept.as_ref().and_then(|kept| kept.form);
    let from = draft.what.clone();
    let counterpart = || NoCounterpart {
        pointer: type_pointer(event.wrapper != NONE, from.vocabulary),
        message: none(&from, target),
    };
    let mut output = draft.run(options, wanted).ok_or_else(counterpart)?;
    if let Some(kept) = kept {
        home::apply(kept, &mut output);
    } else if options.keep {
        home::keep(&mut output, &input, form, event.wrapper != NONE, from.vocabulary);
    }
    let missing = missing::missing(&output, &from);
    let (document, lost) = output.document();
    let mut json = String::new();
    document.write(&mut json);
    let changes = changes::between(&input, &document, &lost, options.keep, target, unpacked);
    Ok(Converted { json, changes, missing })
}

/// What a vocabulary is called in messages.
fn called(vocabulary: usize) -> &'static str {
    let vocabulary = &VOCABULARIES[vocabulary];
    if vocabulary.family == Family::Draft { "the draft" } else { vocabulary.id }
}

/// The pointer to an event's type.
fn type_pointer(wrapped: bool, vocabulary: usize) -> String {
    let release = VOCABULARIES[vocabulary].family == Family::Release;
    joined(&[if wrapped { "/data" } else { "" }, if release { "/context/type" } else { "/type" }])
}

fn none(what: &What, target: &str) -> String {
    let name = what.custom.clone().unwrap_or_else(|| joined(&[&what.subject, ".", &what.predicate]));
    joined(&[target, " has no event for `", &name, "`"])
}

/// What kind of event a document has.
pub(super) fn what_is(doc: &Doc, event: &Event) -> Result<What, NoCounterpart> {
    let wrapped = event.wrapper != NONE;
    let Some(vocabulary) = event.vocabulary else {
        return Err(NoCounterpart { pointer: String::new(), message: "not an event".to_owned() });
    };
    let holder = match VOCABULARIES[vocabulary].family {
        Family::Release => doc.member(event.token, CONTEXT),
        _ => event.token,
    };
    let name = doc.string(doc.member(holder, TYPE)).unwrap_or_default();
    if VOCABULARIES[vocabulary].family == Family::Release && name.starts_with(CUSTOM_TYPE_PREFIX) {
        let words = TypeName::of(name);
        let word = |word: fn(TypeName) -> String| words.map(word).unwrap_or_default();
        return Ok(What {
            vocabulary,
            subject: word(|words| words.subject.to_owned()),
            predicate: word(|words| words.predicate.to_owned()),
            custom: Some(name.to_owned()),
        });
    }
    let event_type = event_type_of(vocabulary, name).ok_or_else(|| NoCounterpart {
        pointer: type_pointer(wrapped, vocabulary),
        message: joined(&["`", name, "` is not a type of ", called(vocabulary)]),
    })?;
    Ok(What {
        vocabulary,
        subject: event_type.subject().to_ascii_lowercase(),
        predicate: event_type.predicate().to_ascii_lowercase(),
        custom: None,
    })
}

/// The event type of a type string, whatever its event version.
fn event_type_of(vocabulary: usize, name: &str) -> Option<&'static EventType> {
    let rows = &VOCABULARIES[vocabulary];
    match rows.family {
        Family::Draft => draft::classify(name, rows.events).event_type(),
        Family::Sig => rows.event(name),
        Family::Release => rows.event(name).or_else(|| {
            let words = TypeName::of(name)?;
            rows.event_of(words.subject, words.predicate)
        }),
    }
}

impl What {
    /// The row of the event; none for a custom event, and where the vocabulary has no such event.
    fn event_type(&self) -> Option<&'static EventType> {
        let same = |event: &&EventType| {
            event.subject().eq_ignore_ascii_case(&self.subject)
                && event.predicate().eq_ignore_ascii_case(&self.predicate)
        };
        VOCABULARIES[self.vocabulary].events.iter().find(same)
    }

    fn family(&self) -> Family {
        VOCABULARIES[self.vocabulary].family
    }
}

impl Draft {
    /// An event to convert. `wrapped`: `document` is an envelope with the event as data.
    fn new(mut document: Node, what: What, form: Form, wrapped: bool) -> Draft {
        let mut draft =
            Draft { what, form, envelope: Node::object(), event: Node::object(), rebuilt: false, lost: Vec::new() };
        if wrapped {
            draft.event = document.remove(DATA).unwrap_or_else(Node::object);
            draft.envelope = document;
        } else {
            draft.event = document;
        }
        if draft.what.family() == Family::Draft && form == Form::Cloud {
            for (plain, cloud) in SPELLINGS {
                draft.event.rename(cloud, plain);
            }
        }
        draft
    }

    /// Goes the whole way. `wanted`: the form of the result, if it is known. None: the target has no such event.
    fn run(mut self, options: &Options, wanted: Option<Form>) -> Option<Draft> {
        let origin = self.what.vocabulary;
        for (step, there) in path::between(origin, options.to)? {
            path::take_step(&mut self, step, there, called(options.to));
        }
        if self.what.custom.is_some() {
            VOCABULARIES[self.what.vocabulary].custom?;
        } else {
            self.what.event_type()?;
        }
        self.form = wanted.unwrap_or(match self.what.family() {
            // The SDK's events are CloudEvents. What they and the draft's say in attributes is in the event of a release.
            Family::Sig => Form::Cloud,
            Family::Release if VOCABULARIES[origin].family != Family::Release => Form::Bare,
            _ => self.form,
        });
        fill::fill(&mut self, options);
        Some(self)
    }

    /// The document that holds the event, and what is not in it.
    fn document(self) -> (Node, Vec<Lost>) {
        let Draft { what, form, mut envelope, mut event, mut lost, .. } = self;
        if form == Form::Bare || what.family() != Family::Release {
            for (name, node) in envelope.members() {
                if event.at([name.as_str()]) != Some(node) {
                    lost.push(Lost::of(node));
                }
            }
            return (event, lost);
        }
        event.note = None;
        envelope.set(DATA, event);
        (envelope, lost)
    }

    /// Where the sender's own data is.
    fn container(&self) -> &'static str {
        if self.what.family() == Family::Release { conversions::CUSTOM_DATA } else { DATA }
    }
}

/// A bare event of a release in an envelope.
pub(super) fn envelope(vocabulary: usize, event: Node) -> Node {
    let what = What { vocabulary, subject: String::new(), predicate: String::new(), custom: None };
    let mut draft = Draft::new(event, what, Form::Cloud, false);
    fill::wrap(&mut draft);
    draft.document().0
}

/// The attribute of the envelope that repeats a member of the event, with the member's role.
fn attributes() -> impl Iterator<Item = (&'static str, Role)> {
    cloudevents::REQUIRED.iter().filter_map(|(name, role)| role.map(|role| (*name, role)))
}
