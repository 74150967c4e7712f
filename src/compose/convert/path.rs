//! The way from one vocabulary to another, step by step.

use super::changes::Lost;
use super::{Draft, What, fill};
use crate::compose::conversions::{STEPS, Step, Values};
use crate::compose::tree::{Node, Note, Value, steps};
use crate::compose::words::cut_last;
use crate::json::joined;
use crate::model::names::{CONTEXT, SUBJECT, TYPE};
use crate::model::plan::{Family, VOCABULARIES};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// The shortest path: each step, and whether it is taken from its `from` to its `to`. None: there is no path.
pub fn between(from: usize, to: usize) -> Option<Vec<(&'static Step, bool)>> {
    let mut came: Vec<Option<(usize, &'static Step, bool)>> = vec![None; VOCABULARIES.len()];
    let mut next = vec![from];
    let mut done = 0;
    while let Some(&at) = next.get(done) {
        done += 1;
        if at == to {
            break;
        }
        for step in STEPS {
            let [low, high] = step.ends.map(usize::from);
            for (start, end, there) in [(low, high, true), (high, low, false)] {
                if start == at && end != from && came.get(end)?.is_none() {
                    came[end] = Some((at, step, there));
                    next.push(end);
                }
            }
        }
    }
    let mut path = Vec::new();
    let mut at = to;
    while at != from {
        let (before, step, there) = (*came.get(at)?)?;
        path.push((step, there));
        at = before;
    }
    path.reverse();
    Some(path)
}

/// Takes one step. `target`: what the vocabulary at the end of the path is called.
pub fn take_step(draft: &mut Draft, step: &'static Step, there: bool, target: &str) {
    let end = usize::from(step.ends[usize::from(there)]);
    // Entries name events in the words of `to`.
    let key = |draft: &Draft| joined(&[&draft.what.subject, ".", &draft.what.predicate]);
    let mut named = key(draft);
    if there {
        rename_event(draft, step, there);
        named = key(draft);
    } else {
        map_values(draft, step.values, &named, there, target);
    }
    let moves: Vec<[&'static str; 2]> =
        step.moves.iter().filter(|entry| concerns(entry.of, &named)).map(|entry| entry.ends).collect();
    let families = [draft.what.family(), VOCABULARIES[end].family];
    if families[0] == families[1] {
        for [from, to] in moves {
            let (from, to) = if there { (from, to) } else { (to, from) };
            rename(&mut draft.event, from, to);
        }
    } else {
        rebuild(draft, &moves, there, families);
    }
    if !there {
        rename_event(draft, step, there);
    }
    draft.what.vocabulary = end;
    if there {
        map_values(draft, step.values, &named, there, target);
    }
}

fn rename_event(draft: &mut Draft, step: &Step, there: bool) {
    let key = joined(&[&draft.what.subject, ".", &draft.what.predicate]);
    let (before, after) = (usize::from(!there), usize::from(there));
    if draft.what.custom.is_none()
        && let Some(pair) = step.events.iter().find(|pair| pair[before] == key)
        && let Some((subject, predicate)) = cut_last(pair[after], b'.')
    {
        let before = fill::subject_type(&draft.what);
        (draft.what.subject, draft.what.predicate) = (subject.to_owned(), predicate.to_owned());
        // The type of the subject goes with the event's.
        if let Some(node) = draft.event.at_mut([SUBJECT, TYPE])
            && node.text() == before
            && let Some(after) = fill::subject_type(&draft.what)
        {
            node.replace(&after, Note { assumed: false, lossy: false, message: "follows from the type".to_owned() });
        }
    }
}

/// Renames a member where it is, or moves it.
fn rename(event: &mut Node, from: &str, to: &str) {
    let (from, to): (Vec<&str>, Vec<&str>) = (steps(from).collect(), steps(to).collect());
    if event.at(to.iter().copied()).is_some() {
        return;
    }
    let (Some((last, way)), Some((new, new_way))) = (from.split_last(), to.split_last()) else { return };
    if way == new_way {
        if let Some(owner) = event.at_mut(way.iter().copied()) {
            owner.rename(last, new);
        }
        return;
    }
    if let Some(node) = event.take(&from)
        && let Err(node) = event.put(&to, node)
    {
        // The place is taken: it stays where it was.
        let _ = event.put(&from, node);
    }
}

/// Writes a flat event as one with context and subject, or the other way round.
fn rebuild(draft: &mut Draft, moves: &[[&'static str; 2]], there: bool, families: [Family; 2]) {
    let mut old = core::mem::replace(&mut draft.event, Node::object());
    for ends in moves {
        let (from, to) = if there { (ends[0], ends[1]) } else { (ends[1], ends[0]) };
        let (from, to): (Vec<&str>, Vec<&str>) = (steps(from).collect(), steps(to).collect());
        let Some(mut node) = old.take(&from) else { continue };
        join(&mut node);
        if families[0] != Family::Release && node.is_empty_scalar() {
            draft.lost.push(Lost::empty(&node));
        } else if let Err(node) = draft.event.put(&to, node) {
            draft.lost.push(Lost::of(&node));
        }
    }
    let place = |family: Family| if family == Family::Release { vec![CONTEXT, TYPE] } else { vec![TYPE] };
    if let Some(name) = old.take(&place(families[0])) {
        let _ = draft.event.put(&place(families[1]), name);
    }
    draft.rebuilt = true;
    fill::implied(draft, &mut old);
    old.each_leaf("", &mut |_, node| draft.lost.push(Lost::of(node)));
}

/// Only the draft takes a list of texts where others take one.
fn join(node: &mut Node) {
    if let Value::Array(nodes) = &node.value
        && let Some(texts) = nodes.iter().map(Node::text).collect::<Option<Vec<String>>>()
    {
        let message = "the list as one text".to_owned();
        let mut all = String::new();
        for (index, text) in texts.iter().enumerate() {
            all.push_str(if index > 0 { "; " } else { "" });
            all.push_str(text);
        }
        node.replace(&all, Note { assumed: false, lossy: texts.len() != 1, message });
    }
}

/// Replaces values by their counterparts.
fn map_values(draft: &mut Draft, values: &[Values], named: &str, there: bool, target: &str) {
    for entry in values.iter().filter(|entry| entry.of == named) {
        let Some(node) = draft.event.at_mut(steps(entry.path)) else { continue };
        let Some(old) = node.text() else { continue };
        let (table, back) = if there { (entry.there, entry.back) } else { (entry.back, entry.there) };
        let counterpart = |table: &'static [[&'static str; 2]], word: &str| {
            table.iter().find(|pair| pair[0] == word).map(|pair| pair[1])
        };
        let Some(new) = counterpart(table, &old) else { continue };
        let lossy = counterpart(back, new) != Some(&old) || node.note.as_ref().is_some_and(|note| note.lossy);
        let assumed = entry.assumed && there;
        let message = if assumed {
            joined(&["`", &old, "` does not say how it ended: `", new, "` is assumed"])
        } else {
            joined(&["`", &old, "` is `", new, "` in ", target])
        };
        node.replace(new, Note { assumed, lossy, message });
    }
}

/// The subject and the predicate of an event in another vocabulary's words, whether or not it has the event. None: there is no
/// way to it.
pub fn counterpart(what: &What, to: usize) -> Option<(String, String)> {
    let mut draft = Draft::new(Node::object(), what.clone(), super::Form::Bare, false);
    for (step, there) in between(what.vocabulary, to)? {
        rename_event(&mut draft, step, there);
    }
    Some((draft.what.subject, draft.what.predicate))
}

/// The dotted path in the input of what a path of the result is, by the steps that were taken.
pub fn origin_of(path: &str, what: &What, from: usize) -> Option<String> {
    let mut draft = Draft::new(Node::object(), what.clone(), super::Form::Bare, false);
    let mut place = path.to_owned();
    for (step, there) in between(what.vocabulary, from)? {
        let key = |draft: &Draft| joined(&[&draft.what.subject, ".", &draft.what.predicate]);
        let before = key(&draft);
        rename_event(&mut draft, step, there);
        let named = if there { key(&draft) } else { before };
        let [start, end] = [usize::from(!there), usize::from(there)];
        let entry = step.moves.iter().find(|entry| concerns(entry.of, &named) && entry.ends[start] == place);
        match entry {
            Some(entry) => entry.ends[end].clone_into(&mut place),
            // Its place is the same in the next release, and nowhere in another family.
            None if VOCABULARIES[usize::from(step.ends[0])].family
                != VOCABULARIES[usize::from(step.ends[1])].family =>
            {
                return None;
            }
            None => {}
        }
    }
    Some(place)
}

/// Whether an entry is about an event: `of` is its subject, or subject and predicate.
fn concerns(of: &str, named: &str) -> bool {
    of.is_empty() || named == of || cut_last(named, b'.').is_some_and(|(subject, _)| subject == of)
}
