//! What is known of every key, with caps: what was used least recently is forgotten first.

use super::index::Index;
use super::rules::Scope;
use super::state::State;
use crate::model::occurrence::hash;
use alloc::boxed::Box;
use alloc::vec::Vec;

/// No entry.
const NONE: u32 = u32::MAX;

/// The entries of a kind that are forgotten in one order.
#[derive(Clone, Copy)]
struct List {
    oldest: u32,
    newest: u32,
    length: usize,
}

/// The lists of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Subjects whose end did not come.
    Open,
    /// Subjects that are over.
    Over,
    /// Ids and chains.
    Id,
}

/// How many lists there are.
const LISTS: usize = 3;

pub struct Entry {
    pub scope: Scope,
    /// Empty if the state says it.
    key: Box<str>,
    pub state: State,
    hash: u64,
    older: u32,
    newer: u32,
    kept: Kept,
}

impl Entry {
    pub fn key(&self) -> &str {
        if self.key.is_empty() { self.state.key().unwrap_or_default() } else { &self.key }
    }

    /// The key and the state, to be changed.
    pub fn parts(&mut self) -> (&str, &mut State) {
        (&self.key, &mut self.state)
    }

    /// The key, to keep, and the state.
    pub fn into_parts(self) -> (Box<str>, State) {
        (self.key, self.state)
    }
}

fn hash_at(entries: &[Option<Entry>], at: u32) -> u64 {
    entries.get(at as usize).and_then(Option::as_ref).map_or(0, |entry| entry.hash)
}

pub struct Table {
    entries: Vec<Option<Entry>>,
    free: Vec<u32>,
    index: Index,
    lists: [List; LISTS],
}

impl Table {
    pub const fn new() -> Self {
        let empty = List { oldest: NONE, newest: NONE, length: 0 };
        Table { entries: Vec::new(), free: Vec::new(), index: Index::new(), lists: [empty; LISTS] }
    }

    pub fn length(&self, kept: Kept) -> usize {
        self.lists[kept as usize].length
    }

    fn find(&self, hash: u64, scope: Scope, key: &str) -> Option<u32> {
        let is = |at: u32| {
            let entry = self.entries.get(at as usize).and_then(Option::as_ref);
            entry.is_some_and(|entry| entry.scope == scope && *entry.key() == *key)
        };
        self.index.find(hash, &mut { is })
    }

    /// Where the entry of a key is. It is made if there is none, and counts as used. `says`: the state will say the key as soon as
    /// it is used, so that the entry need not.
    pub fn at(&mut self, scope: Scope, key: &str, says: bool) -> u32 {
        let hash = hash(key.as_bytes(), scope as u64);
        if let Some(at) = self.find(hash, scope, key) {
            self.unlink(at);
            self.link(at);
            return at;
        }
        let kept = if scope == Scope::Subject { Kept::Open } else { Kept::Id };
        let key = if says { Box::default() } else { key.into() };
        let entry = Entry { scope, key, state: State::new(scope), hash, older: NONE, newer: NONE, kept };
        let at = self.free.pop().unwrap_or(self.entries.len() as u32);
        if at as usize == self.entries.len() {
            self.entries.push(None);
        }
        self.entries[at as usize] = Some(entry);
        let entries = &self.entries;
        self.index.insert(hash, at, &mut |at| hash_at(entries, at));
        self.link(at);
        at
    }

    /// Puts what is known of a key into the table, as the one that was used last.
    pub fn put(&mut self, scope: Scope, key: &str, state: State) {
        let at = self.at(scope, key, state.key().is_some());
        if let Some(entry) = self.get(at) {
            entry.state = state;
        }
        self.settle(at);
    }

    /// What is known of a key. It does not count as used.
    pub fn peek(&self, scope: Scope, key: &str) -> Option<&State> {
        let at = self.find(hash(key.as_bytes(), scope as u64), scope, key)?;
        self.entries.get(at as usize)?.as_ref().map(|entry| &entry.state)
    }

    /// Counts a finding of the end of a history among those of a subject, if it was made elsewhere.
    pub fn concern(&mut self, key: &str, by_name: bool) {
        let found = self.find(hash(key.as_bytes(), Scope::Subject as u64), Scope::Subject, key);
        if let Some(State::Subject(subject)) = found.and_then(|at| self.get(at)).map(|entry| &mut entry.state) {
            subject.concern(by_name);
        }
    }

    /// The entry at a place.
    pub fn get(&mut self, at: u32) -> Option<&mut Entry> {
        self.entries.get_mut(at as usize)?.as_mut()
    }

    /// Puts an entry into the list that its state asks for, after a step.
    pub fn settle(&mut self, at: u32) {
        let Some(entry) = self.get(at) else { return };
        let wanted = match entry.scope {
            Scope::Subject if entry.state.is_over() => Kept::Over,
            Scope::Subject => Kept::Open,
            _ => Kept::Id,
        };
        if wanted != entry.kept {
            self.unlink(at);
            if let Some(entry) = self.get(at) {
                entry.kept = wanted;
            }
            self.link(at);
        }
    }

    fn unlink(&mut self, at: u32) {
        let Some(entry) = &mut self.entries[at as usize] else { return };
        let (older, newer, kept) = (entry.older, entry.newer, entry.kept);
        (entry.older, entry.newer) = (NONE, NONE);
        match self.entries.get_mut(older as usize) {
            Some(Some(entry)) => entry.newer = newer,
            _ => self.lists[kept as usize].oldest = newer,
        }
        match self.entries.get_mut(newer as usize) {
            Some(Some(entry)) => entry.older = older,
            _ => self.lists[kept as usize].newest = older,
        }
        self.lists[kept as usize].length -= 1;
    }

    /// As the one that was used last.
    fn link(&mut self, at: u32) {
        let Some(entry) = &mut self.entries[at as usize] else { return };
        let list = &mut self.lists[entry.kept as usize];
        let before = list.newest;
        entry.older = before;
        list.newest = at;
        list.length += 1;
        match self.entries.get_mut(before as usize) {
            Some(Some(entry)) => entry.newer = at,
            _ => list.oldest = at,
        }
    }

    /// Forgets what was used least recently.
    pub fn forget(&mut self, kept: Kept) -> Option<Entry> {
        let at = self.lists[kept as usize].oldest;
        self.entries.get(at as usize)?.as_ref()?;
        self.unlink(at);
        let entries = &self.entries;
        self.index.remove(hash_at(entries, at), at, &mut |at| hash_at(entries, at));
        self.free.push(at);
        self.entries[at as usize].take()
    }

    /// All entries of a list, the least recently used first.
    pub fn list(&self, kept: Kept) -> impl Iterator<Item = &Entry> {
        let mut at = self.lists[kept as usize].oldest;
        core::iter::from_fn(move || {
            let entry = self.entries.get(at as usize)?.as_ref()?;
            at = entry.newer;
            Some(entry)
        })
    }

    /// Passes all entries to `work`: subjects first, then ids and chains, each list from the least recently used.
    pub fn each(&mut self, work: &mut dyn FnMut(&mut Entry)) {
        for list in self.lists {
            let mut at = list.oldest;
            while let Some(Some(entry)) = self.entries.get_mut(at as usize) {
                at = entry.newer;
                work(entry);
            }
        }
    }
}
