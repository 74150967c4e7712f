//! A map from names to numbers. Whatever the names are, its time grows with their number and not with its square, which a
//! hash without a secret cannot promise. One kind of map for all of [`super`]: the library's is compiled anew for each.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// A balanced tree (an AA tree).
#[derive(Default)]
pub struct Places {
    entries: Vec<Entry>,
    root: Link,
}

/// The index of an entry, from 1; 0 for none.
type Link = u32;

struct Entry {
    name: String,
    value: usize,
    level: u32,
    below: [Link; 2],
}

impl Places {
    /// The number of a name.
    pub fn get(&self, name: &str) -> Option<usize> {
        let mut at = self.root;
        while let Some(entry) = self.entry(at) {
            match name.cmp(&entry.name) {
                Ordering::Equal => return Some(entry.value),
                order => at = entry.below[usize::from(order == Ordering::Greater)],
            }
        }
        None
    }

    /// Sets the number of a name.
    pub fn set(&mut self, name: &str, value: usize) {
        self.root = self.insert(self.root, name, value);
    }

    fn entry(&self, at: Link) -> Option<&Entry> {
        self.entries.get((at as usize).wrapping_sub(1))
    }

    fn entry_mut(&mut self, at: Link) -> Option<&mut Entry> {
        self.entries.get_mut((at as usize).wrapping_sub(1))
    }

    fn level(&self, at: Link) -> u32 {
        self.entry(at).map_or(0, |entry| entry.level)
    }

    fn below(&self, at: Link, side: usize) -> Link {
        self.entry(at).map_or(0, |entry| entry.below[side])
    }

    /// The root of the tree after the insertion. Goes as deep as the tree: twice the logarithm of the number of names.
    fn insert(&mut self, at: Link, name: &str, value: usize) -> Link {
        let Some(entry) = self.entry_mut(at) else {
            self.entries.push(Entry { name: name.to_owned(), value, level: 1, below: [0; 2] });
            return self.entries.len() as Link;
        };
        let order = name.cmp(&entry.name);
        if order == Ordering::Equal {
            entry.value = value;
            return at;
        }
        let side = usize::from(order == Ordering::Greater);
        let lower = entry.below[side];
        let lower = self.insert(lower, name, value);
        if let Some(entry) = self.entry_mut(at) {
            entry.below[side] = lower;
        }
        // No entry has a left one of its level, and none two right ones in a row.
        let level = self.level(at);
        let at = if self.level(self.below(at, 0)) == level { self.rotate(at, 0) } else { at };
        if self.level(self.below(self.below(at, 1), 1)) == self.level(at) {
            let top = self.rotate(at, 1);
            if let Some(entry) = self.entry_mut(top) {
                entry.level += 1;
            }
            return top;
        }
        at
    }

    /// Puts the entry below one in its place.
    fn rotate(&mut self, at: Link, side: usize) -> Link {
        let top = self.below(at, side);
        let inner = self.below(top, 1 - side);
        if let Some(entry) = self.entry_mut(at) {
            entry.below[side] = inner;
        }
        if let Some(entry) = self.entry_mut(top) {
            entry.below[1 - side] = at;
        }
        top
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeMap;

    #[test]
    fn names_have_the_last_number_set_and_the_tree_is_flat() {
        for step in [1u64, 7_919, 6_364_136_223_846_793_005] {
            let (mut places, mut right) = (Places::default(), BTreeMap::new());
            let mut state = 0u64;
            for index in 0..5_000usize {
                state = state.wrapping_add(step);
                let name = if index % 3 == 0 { state % 1_000 } else { state }.to_string();
                places.set(&name, index);
                right.insert(name, index);
            }
            assert!(right.iter().all(|(name, index)| places.get(name) == Some(*index)));
            assert_eq!(places.get("none"), None);
            assert!(places.level(places.root) < 14, "{}", places.level(places.root));
        }
        assert_eq!(Places::default().get(""), None);
    }
}
