//! An event that is being rewritten: a tree of values, each of which knows where it was.

use super::words::parts;
use crate::json::{Doc, Kind, push_name, push_number, quote_into};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// A value of the event.
#[derive(Clone, Debug)]
pub struct Node {
    pub value: Value,
    /// The pointer to it in the input; none if the input has no such value.
    pub from: Option<String>,
    /// What was done to a value that is not the input's.
    pub note: Option<Note>,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A string, number or literal, as JSON text. Numbers keep their digits.
    Scalar(String),
    Object(Vec<(String, Node)>),
    Array(Vec<Node>),
}

/// What was done to a value, for the list of changes.
#[derive(Clone, Debug)]
pub struct Note {
    pub assumed: bool,
    pub lossy: bool,
    pub message: String,
}

/// Values are equal whatever their history. Members may be in any order.
impl PartialEq for Node {
    fn eq(&self, other: &Node) -> bool {
        match (&self.value, &other.value) {
            (Value::Object(members), Value::Object(others)) => {
                let index = Index::of(others);
                members.len() == others.len()
                    && members
                        .iter()
                        .all(|(name, node)| index.find(others, name).is_some_and(|at| *node == others[at].1))
            }
            (value, other) => value == other,
        }
    }
}

/// The names on a dotted path.
pub fn steps(path: &str) -> impl Iterator<Item = &str> {
    parts(path, b'.')
}

/// The pointer to a member.
pub fn below(pointer: &str, name: &str) -> String {
    let mut text = pointer.to_owned();
    text.push('/');
    push_name(&mut text, name);
    text
}

/// A map from names to numbers, made at once. The library's map is five kilobytes of `composer.wasm`.
pub struct Places(Vec<(String, usize)>);

impl Places {
    /// Of equal names the one with the highest number counts.
    pub fn of<'n>(names: impl Iterator<Item = (&'n str, usize)>) -> Places {
        let mut entries: Vec<_> = names.map(|(name, number)| (name.to_owned(), number)).collect();
        entries.sort_unstable();
        Places(entries)
    }

    /// The number of a name.
    pub fn get(&self, name: &str) -> Option<usize> {
        let after = self.0.partition_point(|(other, _)| other.as_str() <= name);
        self.0.get(after.checked_sub(1)?).filter(|(other, _)| other == name).map(|(_, number)| *number)
    }
}

/// Finds the members of an object by name. Few are compared one by one; many would take time that grows with their square.
pub struct Index(Option<Places>);

/// How many members are compared one by one.
const FEW: usize = 32;

impl Index {
    pub fn of(members: &[(String, Node)]) -> Index {
        Index(
            (members.len() > FEW)
                .then(|| Places::of(members.iter().enumerate().map(|(at, (name, _))| (name.as_str(), at)))),
        )
    }

    /// The index of the last member with a name. `members` are those that this was made of.
    pub fn find(&self, members: &[(String, Node)], name: &str) -> Option<usize> {
        match &self.0 {
            Some(index) => index.get(name),
            None => members.iter().rposition(|(other, _)| other == name),
        }
    }
}

/// The pointer to an element.
fn element(pointer: &str, index: usize) -> String {
    let mut text = pointer.to_owned();
    text.push('/');
    push_number(&mut text, index as u32);
    text
}

/// The names of a pointer.
pub fn names_of(pointer: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in parts(pointer, b'/').skip(1) {
        let mut name = String::new();
        let mut escaped = false;
        for letter in part.chars() {
            match letter {
                '~' if !escaped => {
                    escaped = true;
                    continue;
                }
                '1' if escaped => name.push('/'),
                '0' if escaped => name.push('~'),
                _ => name.push(letter),
            }
            escaped = false;
        }
        names.push(name);
    }
    names
}

/// Whether some bytes are a part of others. The library's search for strings is larger than all that is searched here.
pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

impl Node {
    /// A value that the input does not have.
    pub fn new(value: Value) -> Node {
        Node { value, from: None, note: None }
    }

    /// An empty object.
    pub fn object() -> Node {
        Node::new(Value::Object(Vec::new()))
    }

    /// A string.
    #[inline(never)]
    pub fn string(text: &str) -> Node {
        Node::new(Value::Scalar(crate::json::quote(text)))
    }

    /// A value of a document. Of members with the same name the last counts, as for `JSON.parse`; the others are passed
    /// to `twice` with their pointers.
    pub fn read(doc: &Doc, token: u32, pointer: &str, twice: &mut dyn FnMut(&Node)) -> Node {
        let value = match doc.kind(token) {
            Some(Kind::Object) => {
                let read = |key: u32| {
                    let name = doc.name(key).to_owned();
                    let node = Node::read(doc, key + 1, &below(pointer, &name), twice);
                    (name, node)
                };
                let mut members: Vec<(String, Node)> = doc.keys(token).map(read).collect();
                let index = Index::of(&members);
                let mut counts = members
                    .iter()
                    .enumerate()
                    .map(|(at, (name, _))| index.find(&members, name) == Some(at))
                    .collect::<Vec<_>>()
                    .into_iter();
                members.retain(|(_, node)| {
                    let is_last = counts.next() != Some(false);
                    if !is_last {
                        twice(node);
                    }
                    is_last
                });
                Value::Object(members)
            }
            Some(Kind::Array) => {
                let read = |(index, token): (usize, u32)| Node::read(doc, token, &element(pointer, index), twice);
                Value::Array(doc.elements(token).enumerate().map(read).collect())
            }
            // The same however it is escaped; but half a surrogate pair can only be written as an escape.
            Some(Kind::String) if !contains(doc.raw(token), b"\\u") => {
                Value::Scalar(doc.string(token).map_or_else(String::new, crate::json::quote))
            }
            _ => Value::Scalar(String::from_utf8_lossy(doc.raw(token)).into_owned()),
        };
        Node { value, from: Some(pointer.to_owned()), note: None }
    }

    /// Its JSON text.
    pub fn write(&self, text: &mut String) {
        match &self.value {
            Value::Scalar(scalar) => text.push_str(scalar),
            Value::Object(members) => {
                text.push('{');
                for (index, (name, node)) in members.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    quote_into(text, name);
                    text.push(':');
                    node.write(text);
                }
                text.push('}');
            }
            Value::Array(nodes) => {
                text.push('[');
                for (index, node) in nodes.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    node.write(text);
                }
                text.push(']');
            }
        }
    }

    /// The members of an object; none for any other value.
    pub fn members(&self) -> &[(String, Node)] {
        if let Value::Object(members) = &self.value { members } else { &[] }
    }

    /// The value of a member.
    #[inline(never)]
    pub fn member(&self, name: &str) -> Option<&Node> {
        self.members().iter().find(|(other, _)| other == name).map(|(_, node)| node)
    }

    /// The value of a member, to change.
    pub fn member_mut(&mut self, name: &str) -> Option<&mut Node> {
        let Value::Object(members) = &mut self.value else { return None };
        members.iter_mut().find(|(other, _)| other == name).map(|(_, node)| node)
    }

    /// Takes a member out of an object.
    #[inline(never)]
    pub fn remove(&mut self, name: &str) -> Option<Node> {
        let Value::Object(members) = &mut self.value else { return None };
        let index = members.iter().position(|(other, _)| other == name)?;
        Some(members.remove(index).1)
    }

    /// Gives an object a member, in the place of one with that name. False: this is no object.
    #[inline(never)]
    pub fn set(&mut self, name: &str, node: Node) -> bool {
        let Value::Object(members) = &mut self.value else { return false };
        match members.iter_mut().find(|(other, _)| other == name) {
            Some((_, other)) => *other = node,
            None => members.push((name.to_owned(), node)),
        }
        true
    }

    /// Gives a member another name, where it is. Nothing happens if there is no such member, or one with that name.
    pub fn rename(&mut self, from: &str, to: &str) {
        if from == to || self.member(to).is_some() {
            return;
        }
        let Value::Object(members) = &mut self.value else { return };
        if let Some((name, _)) = members.iter_mut().find(|(name, _)| name == from) {
            to.clone_into(name);
        }
    }

    /// The value at the end of a path.
    pub fn at<'n>(&self, path: impl IntoIterator<Item = &'n str>) -> Option<&Node> {
        path.into_iter().try_fold(self, |node, name| node.member(name))
    }

    /// The value at the end of a path, to change.
    pub fn at_mut<'n>(&mut self, path: impl IntoIterator<Item = &'n str>) -> Option<&mut Node> {
        path.into_iter().try_fold(self, |node, name| node.member_mut(name))
    }

    /// Takes the value at the end of a path out.
    pub fn take(&mut self, path: &[&str]) -> Option<Node> {
        let (last, way) = path.split_last()?;
        self.at_mut(way.iter().copied())?.remove(last)
    }

    /// Puts a value at the end of a path and makes the objects on the way. Gives it back where something else is in the way.
    pub fn put(&mut self, path: &[&str], node: Node) -> Result<(), Node> {
        let Some((last, way)) = path.split_last() else { return Err(node) };
        let mut owner = self;
        for name in way {
            if owner.member(name).is_none() && !owner.set(name, Node::object()) {
                return Err(node);
            }
            match owner.member_mut(name) {
                Some(member) => owner = member,
                None => return Err(node),
            }
        }
        if owner.member(last).is_some() || !matches!(owner.value, Value::Object(_)) {
            return Err(node);
        }
        owner.set(last, node);
        Ok(())
    }

    /// The string that it is.
    #[inline(never)]
    pub fn text(&self) -> Option<String> {
        let Value::Scalar(scalar) = &self.value else { return None };
        let inner = scalar.strip_prefix('"')?.strip_suffix('"')?;
        Some(crate::json::decode(inner.as_bytes()).into_owned())
    }

    /// Whether it is an object or array with nothing in it.
    pub fn is_nothing(&self) -> bool {
        match &self.value {
            Value::Scalar(_) => false,
            Value::Object(members) => members.is_empty(),
            Value::Array(nodes) => nodes.is_empty(),
        }
    }

    /// Whether it is `null` or an empty string.
    pub fn is_empty_scalar(&self) -> bool {
        matches!(&self.value, Value::Scalar(scalar) if scalar == "null" || scalar == "\"\"")
    }

    /// Puts another scalar in its place and remembers why.
    pub fn replace(&mut self, text: &str, note: Note) {
        self.value = Value::Scalar(crate::json::quote(text));
        self.note = Some(note);
    }

    /// Passes each leaf to `work` with its pointer, below the pointer to this. An empty object or array is a leaf.
    pub fn each_leaf<'n>(&'n self, pointer: &str, work: &mut dyn FnMut(&str, &'n Node)) {
        match &self.value {
            Value::Object(members) if !members.is_empty() => {
                for (name, node) in members {
                    node.each_leaf(&below(pointer, name), work);
                }
            }
            Value::Array(nodes) if !nodes.is_empty() => {
                for (index, node) in nodes.iter().enumerate() {
                    node.each_leaf(&element(pointer, index), work);
                }
            }
            _ => work(pointer, self),
        }
    }

    /// Forgets the history, as if this were an input.
    pub fn as_input(&mut self, pointer: &str) {
        (self.from, self.note) = (Some(pointer.to_owned()), None);
        match &mut self.value {
            Value::Scalar(_) => {}
            Value::Object(members) => {
                for (name, node) in members {
                    node.as_input(&below(pointer, name));
                }
            }
            Value::Array(nodes) => {
                for (index, node) in nodes.iter_mut().enumerate() {
                    node.as_input(&element(pointer, index));
                }
            }
        }
    }
}
