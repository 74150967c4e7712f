//! What a conversion changed, read off its result.

use crate::compose::tree::{Node, Places, Value, below, contains};
use crate::json::joined;
use crate::model::cloudevents::{DATA, DATA_BASE64};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// One difference between the input and the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub kind: ChangeKind,
    /// The pointer into the input; none if the value is new.
    pub from: Option<String>,
    /// The pointer into the result; none if the value is not in it.
    pub to: Option<String>,
    pub message: String,
    /// Whether something of the input cannot be had back from the result.
    pub lossy: bool,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// The value has another place.
    Renamed,
    /// The value is new, and follows from the event.
    Added,
    /// The value is not in the result.
    Dropped,
    /// The value is another one with the same meaning, or the nearest that there is.
    Mapped,
    /// The input does not say it, or an option does.
    Assumed,
    /// The value is in the custom data until the event is converted home, or was there.
    Kept,
}

impl ChangeKind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            ChangeKind::Renamed => "renamed",
            ChangeKind::Added => "added",
            ChangeKind::Dropped => "dropped",
            ChangeKind::Mapped => "mapped",
            ChangeKind::Assumed => "assumed",
            ChangeKind::Kept => "kept",
        }
    }
}

/// The member of the custom data for what is kept.
pub const MEMBER: &str = "cdevents-wasm";

/// A value that has no place in the result.
#[derive(Clone, Debug)]
pub struct Lost {
    from: Option<String>,
    message: Option<&'static str>,
    lossy: bool,
    /// Another value of the input has the same pointer.
    twice: bool,
}

impl Lost {
    /// A value that the target has no place for.
    pub fn of(node: &Node) -> Lost {
        Lost { from: node.from.clone(), message: None, lossy: true, twice: false }
    }

    /// A member whose name comes again later in its object.
    pub fn twice(node: &Node) -> Lost {
        Lost { message: Some("a later member has the same name"), twice: true, ..Lost::of(node) }
    }

    /// A value that says nothing.
    pub fn empty(node: &Node) -> Lost {
        Lost { message: Some("empty: the same as absent"), lossy: false, ..Lost::of(node) }
    }

    /// A value that follows from the rest of the event.
    pub fn implied(node: &Node) -> Lost {
        Lost { message: Some("follows from the type"), lossy: false, ..Lost::of(node) }
    }
}

/// The changes. `kept`: nothing is lost for good. `unpacked`: the data was in base64.
pub fn between(input: &Node, output: &Node, lost: &[Lost], kept: bool, target: &str, unpacked: bool) -> Vec<Change> {
    let mut changes = Vec::new();
    if unpacked {
        changes.push(Change {
            kind: ChangeKind::Renamed,
            from: Some(below("", DATA_BASE64)),
            to: Some(below("", DATA)),
            message: "the data is JSON and needs no base64".to_owned(),
            lossy: false,
        });
    }
    // Where each leaf of the result is.
    let mut leaves: Vec<(String, &Node)> = Vec::new();
    output.each_leaf("", &mut |pointer, node| leaves.push((pointer.to_owned(), node)));
    let places = Places::of(leaves.iter().enumerate().map(|(index, (pointer, _))| (pointer.as_str(), index)));
    let leaf = |pointer: &str| leaves.get(places.get(pointer)?).map(|(_, node)| *node);
    let mut inputs: Vec<(String, &Node)> = Vec::new();
    input.each_leaf("", &mut |pointer, node| inputs.push((pointer.to_owned(), node)));
    let before = Places::of(inputs.iter().map(|(pointer, _)| (pointer.as_str(), 0)));
    let (keeper, inside) = (joined(&["/", MEMBER]), joined(&["/", MEMBER, "/"]));
    let is_kept = |pointer: &str| contains(pointer.as_bytes(), inside.as_bytes()) || pointer.ends_with(&keeper);
    let covered = Places::of(leaves.iter().filter_map(|(_, node)| Some((node.from.as_deref()?, 0))));
    for (pointer, node) in &leaves {
        let (pointer, node) = (pointer.as_str(), *node);
        let from = node.from.clone();
        // What only says how to go home.
        if from.is_none() && is_kept(pointer) {
            continue;
        }
        let moved = from.as_deref().is_some_and(|from| from != pointer);
        let stays = from.as_deref().is_some_and(|from| leaf(from) == Some(node));
        let (kind, message) = match (&node.note, &from) {
            _ if is_kept(pointer) != from.as_deref().is_some_and(is_kept) => {
                let way = if is_kept(pointer) { "kept for the way home" } else { "comes back from the custom data" };
                (ChangeKind::Kept, way.to_owned())
            }
            (Some(note), _) if note.assumed => (ChangeKind::Assumed, note.message.clone()),
            (Some(note), Some(_)) => (ChangeKind::Mapped, note.message.clone()),
            (Some(note), None) => (ChangeKind::Added, note.message.clone()),
            (None, None) => (ChangeKind::Added, joined(&["required by ", target])),
            (None, Some(_)) if moved && stays => (ChangeKind::Added, "repeated, as the envelope requires".to_owned()),
            (None, Some(_)) if moved => (ChangeKind::Renamed, joined(&["its place in ", target])),
            // What was in it is back in its place.
            _ if before.get(pointer).is_none() => (ChangeKind::Kept, "without what was kept in it".to_owned()),
            _ => continue,
        };
        let lossy = !kept && node.note.as_ref().is_some_and(|note| note.lossy);
        changes.push(Change { kind, from, to: Some(pointer.to_owned()), message, lossy });
    }
    for lost in lost.iter().filter(|lost| lost.twice) {
        let message = lost.message.unwrap_or_default().to_owned();
        changes.push(Change { kind: ChangeKind::Dropped, from: lost.from.clone(), to: None, message, lossy: true });
    }
    let mapped: Vec<Change> = changes.iter().filter(|change| change.kind == ChangeKind::Mapped).cloned().collect();
    let others = lost.iter().enumerate().filter(|(_, lost)| !lost.twice);
    let reasons = Places::of(others.filter_map(|(index, lost)| Some((lost.from.as_deref()?, index))));
    for (pointer, node) in &inputs {
        let (pointer, node) = (pointer.as_str(), *node);
        if covered.get(pointer).is_some() || leaf(pointer) == Some(node) {
            continue;
        }
        // A part of a value that became another one.
        let is_part = |change: &&Change| {
            let from = change.from.as_deref().unwrap_or_default();
            pointer.strip_prefix(from).is_some_and(|rest| rest.starts_with('/'))
        };
        if let Some(whole) = mapped.iter().find(is_part) {
            changes.push(Change { from: Some(pointer.to_owned()), ..whole.clone() });
            continue;
        }
        let known = reasons.get(pointer).and_then(|index| lost.get(index));
        let hollow = matches!(&node.value, Value::Object(_) | Value::Array(_));
        let message = match known.and_then(|lost| lost.message) {
            Some(message) => message.to_owned(),
            None if is_kept(pointer) => "was for the way home".to_owned(),
            None => joined(&[target, " has no place for it"]),
        };
        let lossy = !kept && !hollow && !is_kept(pointer) && known.is_none_or(|lost| lost.lossy);
        changes.push(Change { kind: ChangeKind::Dropped, from: Some(pointer.to_owned()), to: None, message, lossy });
    }
    changes
}
