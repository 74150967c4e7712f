//! What a target has no place for travels in the event's custom data, and is put back when the event is converted home.
//!
//! What travels is the difference between the event and what the conversion back would give, so that there and back gives
//! the same event by construction, whatever the steps between do.

use super::changes::MEMBER;
use super::{Draft, Form, Options};
use crate::compose::tree::{Index, Node, Value, below, names_of};
use crate::model::plan::VOCABULARIES;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// The vocabulary that the event comes from.
const HOME: &str = "home";
/// Whether the event was bare there, or a CloudEvent.
const FORM: &str = "form";
const BARE: &str = "bare";
const CLOUD: &str = "cloudevent";
/// There was no custom data.
const ALONE: &str = "alone";
/// Custom data that was not an object.
const CUSTOM: &str = "custom";
/// What had the member's name before: what another conversion kept.
const BEFORE: &str = "before";
/// The differences: where, what the conversion back gives, and what it should be.
const DIFFERENCES: &str = "differences";
const AT: &str = "at";
const WAS: &str = "was";
const IS: &str = "is";

/// What was kept.
pub struct Kept {
    pub form: Option<Form>,
    differences: Vec<Difference>,
}

struct Difference {
    at: String,
    /// What the conversion gives; none: nothing.
    was: Option<Node>,
    /// What the event has; none: nothing.
    is: Option<Node>,
}

/// Takes what was kept out of an event that is converted home.
pub fn unpack(draft: &mut Draft, target: &str) -> Option<Kept> {
    let container = draft.container();
    let holder = draft.event.member_mut(container)?;
    let home = holder.member(MEMBER)?.member(HOME).and_then(Node::text);
    if home.as_deref() != Some(target) {
        return None;
    }
    let mut kept = holder.remove(MEMBER)?;
    if let Some(before) = kept.remove(BEFORE) {
        holder.set(MEMBER, before);
    }
    if let Some(custom) = kept.remove(CUSTOM) {
        draft.event.set(container, custom);
    } else if kept.member(ALONE).is_some() && holder.members().is_empty() {
        draft.event.remove(container);
    }
    let form = match kept.member(FORM).and_then(Node::text).as_deref() {
        Some(BARE) => Some(Form::Bare),
        Some(CLOUD) => Some(Form::Cloud),
        _ => None,
    };
    let mut differences = Vec::new();
    if let Some(Node { value: Value::Array(entries), .. }) = kept.remove(DIFFERENCES) {
        for mut entry in entries {
            if let Some(at) = entry.member(AT).and_then(Node::text) {
                differences.push(Difference { at, was: entry.remove(WAS), is: entry.remove(IS) });
            }
        }
    }
    Some(Kept { form, differences })
}

/// Puts back what was kept. What was changed on the way is left as it is now.
pub fn apply(kept: Kept, draft: &mut Draft) {
    let Draft { envelope, event, form, what, .. } = draft;
    let wrapped = *form == Form::Cloud && what.family() == crate::model::plan::Family::Release;
    for Difference { at, was, is } in kept.differences {
        let names = names_of(&at);
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        let owner = if !wrapped {
            &mut *event
        } else if names.first() == Some(&crate::model::cloudevents::DATA) {
            names.remove(0);
            &mut *event
        } else {
            &mut *envelope
        };
        if owner.at(names.iter().copied()) != was.as_ref() {
            continue;
        }
        match (owner.at_mut(names.iter().copied()), is) {
            (Some(node), Some(is)) => *node = is,
            (Some(_), None) => {
                owner.take(&names);
            }
            (None, Some(is)) => {
                let _ = owner.put(&names, is);
            }
            (None, None) => {}
        }
    }
}

/// Keeps in `output` what the way back to `input` would not give.
pub fn keep(output: &mut Draft, input: &Node, form: Form, wrapped: bool, home: usize) {
    let back = |form: Option<Form>| {
        let here = output.clone();
        let (what, here_form) = (here.what.clone(), here.form);
        let inside = here_form == Form::Cloud && what.family() == crate::model::plan::Family::Release;
        let (mut document, _) = here.document();
        document.as_input("");
        let options = Options { to: home, ..Options::default() };
        let back = Draft::new(document, what, here_form, inside).run(&options, form)?;
        Some(back.document().0)
    };
    let Some(plain) = back(None) else { return };
    if plain == *input {
        return;
    }
    let family = VOCABULARIES[home].family;
    let both_forms = family != crate::model::plan::Family::Sig;
    let wanted =
        both_forms.then_some(if family == crate::model::plan::Family::Release && !wrapped { Form::Bare } else { form });
    let Some(shaped) = back(wanted) else { return };
    let mut differences = Vec::new();
    compare(&shaped, input, "", &mut differences);

    let mut kept = Node::object();
    kept.set(HOME, Node::string(VOCABULARIES[home].id));
    if let Some(form) = wanted {
        kept.set(FORM, Node::string(if form == Form::Bare { BARE } else { CLOUD }));
    }
    let container = output.container();
    let mut holder = match output.event.remove(container) {
        None => {
            kept.set(ALONE, Node::new(Value::Scalar("true".to_owned())));
            Node::object()
        }
        Some(node) if matches!(node.value, Value::Object(_)) => node,
        Some(node) => {
            kept.set(CUSTOM, node);
            Node::object()
        }
    };
    let entries = differences.into_iter().map(|Difference { at, was, is }| {
        let mut entry = Node::object();
        entry.set(AT, Node::string(&at));
        if let Some(was) = was {
            entry.set(WAS, was);
        }
        if let Some(is) = is {
            entry.set(IS, is);
        }
        entry
    });
    kept.set(DIFFERENCES, Node::new(Value::Array(entries.collect())));
    if let Some(before) = holder.remove(MEMBER) {
        kept.set(BEFORE, before);
    }
    holder.set(MEMBER, kept);
    output.event.set(container, holder);
}

/// The differences between what a conversion gives and what there was.
fn compare(given: &Node, wanted: &Node, pointer: &str, differences: &mut Vec<Difference>) {
    if given == wanted {
        return;
    }
    if !matches!((&given.value, &wanted.value), (Value::Object(_), Value::Object(_))) {
        return differences.push(Difference {
            at: pointer.to_owned(),
            was: Some(forgotten(given)),
            is: Some(wanted.clone()),
        });
    }
    let indexes = [Index::of(given.members()), Index::of(wanted.members())];
    for (name, node) in wanted.members() {
        let pointer = below(pointer, name);
        match indexes[0].find(given.members(), name) {
            Some(at) => compare(&given.members()[at].1, node, &pointer, differences),
            None => differences.push(Difference { at: pointer, was: None, is: Some(node.clone()) }),
        }
    }
    for (name, node) in given.members() {
        if indexes[1].find(wanted.members(), name).is_none() {
            differences.push(Difference { at: below(pointer, name), was: Some(forgotten(node)), is: None });
        }
    }
}

/// A copy that is not of the input.
fn forgotten(node: &Node) -> Node {
    fn forget(node: &mut Node) {
        (node.from, node.note) = (None, None);
        match &mut node.value {
            Value::Scalar(_) => {}
            Value::Object(members) => members.iter_mut().for_each(|(_, node)| forget(node)),
            Value::Array(nodes) => nodes.iter_mut().for_each(forget),
        }
    }
    let mut copy = node.clone();
    forget(&mut copy);
    copy
}
