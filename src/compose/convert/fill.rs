//! Fits an event to its vocabulary: type and release, what follows from them, and nothing that has no place in it.

use super::changes::Lost;
use super::{Draft, Form, Options, SPELLINGS, What, attributes, called};
use crate::compose::tree::{Node, Note, Value};
use crate::json::joined;
use crate::model::cloudevents::{DATA, DATA_CONTENT_TYPE, SPEC_VERSION};
use crate::model::draft;
use crate::model::names::{CONTENT, CONTEXT, SUBJECT, TYPE};
use crate::model::plan::{CUSTOM_TYPE_PREFIX, EventType, Family, Node as Row, Role, Shape, VERSION_KEYS, VOCABULARIES};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// Fits the event to its vocabulary.
pub fn fill(draft: &mut Draft, options: &Options) {
    let vocabulary = &VOCABULARIES[draft.what.vocabulary];
    let event_type = draft.what.event_type();
    draft.what.custom = custom_name(&draft.what);
    let name = draft.what.custom.clone().or_else(|| event_type.map(EventType::name)).unwrap_or_default();
    let release = vocabulary.family == Family::Release;
    let holder: &[&str] = if release { &[CONTEXT] } else { &[] };
    if let Some(holder) = draft.event.at_mut(holder.iter().copied()) {
        let note = |message: &str| Note { assumed: false, lossy: false, message: message.to_owned() };
        if let Some(node) = holder.member_mut(TYPE).filter(|node| node.text().as_deref() != Some(&name)) {
            node.replace(&name, note(&joined(&["the type in ", called(draft.what.vocabulary)])));
        }
        for key in VERSION_KEYS.iter().filter(|key| release && **key != vocabulary.version_key) {
            holder.rename(key, vocabulary.version_key);
        }
        if release
            && let Some(node) = holder.member_mut(vocabulary.version_key)
            && node.text().as_deref() != Some(vocabulary.id)
        {
            node.replace(vocabulary.id, note("the release"));
        }
    }
    if vocabulary.family == Family::Draft && draft.form == Form::Cloud {
        for (plain, cloud) in SPELLINGS {
            draft.event.rename(plain, cloud);
        }
        merge_envelope(draft);
    }
    let root = root_of(draft);
    if vocabulary.family == Family::Sig {
        merge_envelope(draft);
    }
    let Draft { what, event, lost, rebuilt, .. } = draft;
    drop_subject_type(event, root, what, lost);
    prune(event, root, lost);
    require(event, root, &Known { what, name: &name, options });
    if *rebuilt || !release {
        in_order(event, root);
    }
    if release && draft.form == Form::Cloud {
        wrap(draft);
    }
}

/// The shape of the event.
pub fn root_of(draft: &Draft) -> Row {
    let vocabulary = &VOCABULARIES[draft.what.vocabulary];
    let cloudevents = vocabulary.cloudevents.filter(|_| draft.form == Form::Cloud);
    let event_type = draft.what.event_type().map(EventType::root);
    cloudevents.or(event_type).or(vocabulary.custom).unwrap_or(vocabulary.generic)
}

/// The type of the subject follows from the type: where a release has no such member, nothing is lost.
fn drop_subject_type(event: &mut Node, root: Row, what: &What, lost: &mut Vec<Lost>) {
    let known = member(root, SUBJECT).and_then(|subject| member(subject, TYPE)).is_some();
    if !known
        && let Some(node) = event.at([SUBJECT, TYPE])
        && node.text() == subject_type(what)
        && let Some(node) = event.take(&[SUBJECT, TYPE])
    {
        lost.push(Lost::implied(&node));
    }
}

/// The type of a custom event: without its event version where the release has types without one.
fn custom_name(what: &What) -> Option<String> {
    let name = what.custom.as_ref()?;
    let root = VOCABULARIES[what.vocabulary].custom?;
    let short = joined(&[CUSTOM_TYPE_PREFIX, &what.subject, ".", &what.predicate]);
    let Some(Shape::Text(text)) = member(root, CONTEXT).and_then(|context| member(context, TYPE)).map(Row::shape)
    else {
        return Some(name.clone());
    };
    Some(if !text.matches(name) && text.matches(&short) { short } else { name.clone() })
}

/// Puts the attributes of an envelope into an event that is a CloudEvent itself.
fn merge_envelope(draft: &mut Draft) {
    let Value::Object(attributes) = core::mem::replace(&mut draft.envelope, Node::object()).value else { return };
    let own = draft.event.members().len();
    for (name, node) in attributes {
        let Value::Object(members) = &mut draft.event.value else { return };
        match members[..own].iter().find(|(other, _)| *other == name) {
            None => members.push((name, node)),
            Some((_, other)) if *other == node => {}
            Some(_) => draft.lost.push(Lost::of(&node)),
        }
    }
}

/// Repeats in the envelope what it must repeat.
pub fn wrap(draft: &mut Draft) {
    let Draft { envelope, event, .. } = draft;
    if envelope.member(SPEC_VERSION).is_none() {
        envelope.set(SPEC_VERSION, Node::string("1.0"));
    }
    for (name, role) in attributes() {
        let path: &[&str] = match role {
            Role::SubjectId => &[SUBJECT, "id"],
            Role::Time => &[CONTEXT, "timestamp"],
            _ => &[CONTEXT, name],
        };
        let Some(node) = event.at(path.iter().copied()) else { continue };
        match envelope.member_mut(name) {
            Some(attribute) if attribute == node => {}
            Some(attribute) => {
                let message = "repeats the event's".to_owned();
                attribute.value = node.value.clone();
                attribute.note = Some(Note { assumed: false, lossy: false, message });
            }
            None => {
                envelope.set(name, node.clone());
            }
        }
    }
    if envelope.member(DATA_CONTENT_TYPE).is_none() && envelope.from.is_none() {
        envelope.set(DATA_CONTENT_TYPE, Node::string("application/json"));
    }
}

/// Takes out what the vocabulary has no place for.
fn prune(node: &mut Node, row: Row, lost: &mut Vec<Lost>) {
    match (row.shape(), &mut node.value) {
        (Shape::Object(object), Value::Object(members)) => {
            let rows: Vec<(&str, Row)> = object.fields().iter().map(|field| (field.name(), field.node)).collect();
            members.retain_mut(|(name, node)| match rows.iter().find(|(listed, _)| listed == name) {
                Some((_, row)) => {
                    prune(node, *row, lost);
                    true
                }
                None if !object.closed => true,
                None => {
                    node.each_leaf("", &mut |_, leaf| lost.push(Lost::of(leaf)));
                    false
                }
            });
        }
        (Shape::List(row), Value::Array(nodes)) => nodes.iter_mut().for_each(|node| prune(node, row, lost)),
        (Shape::OneOf(rows), value) => {
            let fits = |row: &&Row| {
                matches!(
                    (row.shape(), &*value),
                    (Shape::Object(_), Value::Object(_)) | (Shape::List(_), Value::Array(_))
                )
            };
            if let Some(row) = rows.iter().find(fits) {
                prune(node, *row, lost);
            }
        }
        (Shape::Discriminated(of), Value::Object(_)) => {
            let tag = node.member(of.tag).and_then(Node::text);
            if let Some((_, row)) = of.branches.iter().find(|(word, _)| tag.as_deref() == Some(*word)) {
                prune(node, *row, lost);
            }
        }
        (Shape::Text(text), value) => {
            let only = text.values.first().filter(|_| text.values.len() == 1 && !text.open);
            if let Some(only) = only
                && row.role() == Role::SubjectType
                && *value != Node::string(only).value
            {
                node.replace(only, Note { assumed: false, lossy: true, message: "the only value there".to_owned() });
            }
        }
        _ => {}
    }
}

struct Known<'k> {
    what: &'k What,
    name: &'k str,
    options: &'k Options<'k>,
}

/// Adds the required members that follow from the type, or that an option supplies.
fn require(event: &mut Node, row: Row, known: &Known) {
    let Shape::Object(object) = row.shape() else { return };
    for (index, field) in object.fields().iter().enumerate() {
        let name = field.name();
        if let Some(node) = event.member_mut(name) {
            if matches!(name, CONTEXT | SUBJECT) {
                require(node, field.node, known);
            }
            continue;
        }
        if object.required >> index & 1 == 0 {
            continue;
        }
        let option = |value: Option<&str>, option: &str| {
            value.map(|value| {
                let message = joined(&["from the option `", option, "`"]);
                let note = Some(Note { assumed: true, lossy: false, message });
                Node { note, ..Node::string(value) }
            })
        };
        let started = !known.what.predicate.eq_ignore_ascii_case("finished");
        let node = match (field.node.shape(), field.node.role()) {
            (_, Role::Type) => Some(Node::string(known.name)),
            (_, Role::Version) => Some(Node::string(VOCABULARIES[known.what.vocabulary].id)),
            (_, Role::Time) => option(known.options.now, "now"),
            (_, Role::Source) => option(known.options.source, "source"),
            (_, Role::SubjectType) => subject_type(known.what).as_deref().map(Node::string),
            (_, Role::Status) if started => Some(Node::string(draft::STATUSES[0])),
            (Shape::Text(text), _) if text.values.len() == 1 && !text.open => Some(Node::string(text.values[0])),
            (Shape::Object(_), _) if name == CONTENT => Some(Node::object()),
            (Shape::Object(_), _) if matches!(name, CONTEXT | SUBJECT) => {
                let mut node = Node::object();
                require(&mut node, field.node, known);
                (!node.members().is_empty()).then_some(node)
            }
            _ => None,
        };
        if let (Some(node), Value::Object(members)) = (node, &mut event.value) {
            let later: Vec<&str> = object.fields().names().split_off(index + 1);
            let place = members.iter().position(|(name, _)| later.contains(&name.as_str())).unwrap_or(members.len());
            members.insert(place, (name.to_owned(), node));
        }
    }
}

/// Forgets of the rest of an event what its kind says already.
pub fn implied(draft: &mut Draft, rest: &mut Node) {
    let started = !draft.what.predicate.eq_ignore_ascii_case("finished");
    let subject_type = subject_type(&draft.what);
    let mut forget = |path: &[&str], value: Option<&str>| {
        if rest.at(path.iter().copied()).is_some_and(|node| value.is_none() || node.text().as_deref() == value)
            && let Some(node) = rest.take(path)
        {
            draft.lost.push(Lost::implied(&node));
        }
    };
    match draft.what.family() {
        Family::Release => {
            for key in VERSION_KEYS {
                forget(&[CONTEXT, key], None);
            }
            if let Some(word) = subject_type {
                forget(&[SUBJECT, TYPE], Some(&word));
            }
        }
        family => {
            forget(&[SPEC_VERSION], None);
            forget(&[DATA_CONTENT_TYPE], Some("application/json"));
            for (plain, _) in SPELLINGS.iter().filter(|_| family == Family::Draft && started) {
                if super::conversions::STATUS == *plain {
                    forget(&[plain], Some(draft::STATUSES[0]));
                }
            }
        }
    }
}

/// What the releases call a kind of subject.
pub fn subject_type(what: &What) -> Option<String> {
    if what.custom.is_some() {
        return Some(what.subject.clone());
    }
    VOCABULARIES.iter().filter(|vocabulary| vocabulary.family == Family::Release).find_map(|vocabulary| {
        let root = vocabulary.event_of(&what.subject, &what.predicate)?.root();
        let subject = member(root, SUBJECT)?;
        let Shape::Text(text) = member(subject, TYPE)?.shape() else { return None };
        text.values.first().filter(|_| text.values.len() == 1).map(|word| (*word).to_owned())
    })
}

fn member(row: Row, name: &str) -> Option<Row> {
    let Shape::Object(object) = row.shape() else { return None };
    object.fields().iter().find(|field| field.name() == name).map(|field| field.node)
}

/// Orders the members of an event as its rows do, with data last.
fn in_order(event: &mut Node, row: Row) {
    let (Shape::Object(object), Value::Object(members)) = (row.shape(), &mut event.value) else { return };
    let names = object.fields().names();
    let mut order = Vec::with_capacity(members.len());
    for (at, (name, _)) in members.iter().enumerate() {
        let rank = match names.iter().position(|listed| listed == name) {
            _ if name == DATA => usize::MAX,
            Some(index) => index,
            None => names.len(),
        };
        order.push((rank as u128) << 64 | at as u128);
    }
    crate::json::sort(&mut order, true);
    let mut all = core::mem::take(members);
    for place in order {
        if let Some(member) = all.get_mut(place as u64 as usize) {
            members.push(core::mem::replace(member, (String::new(), Node::object())));
        }
    }
    for field in object.fields().iter() {
        if let Some(node) = event.member_mut(field.name()) {
            in_order(node, field.node);
        }
    }
}
