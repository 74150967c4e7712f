//! Finds the numbers of items by the hashes of their keys.

use alloc::vec;
use alloc::vec::Vec;

/// A hash table of numbers with open addressing. It does not store the keys: callers compare the item that a number refers to.
pub struct Index {
    /// A number and one, with the upper half of its hash; 0: free.
    slots: Vec<(u32, u32)>,
    used: usize,
}

impl Index {
    pub const fn new() -> Self {
        Index { slots: Vec::new(), used: 0 }
    }

    /// The number with this hash that `is` accepts.
    pub fn find(&self, hash: u64, is: &mut dyn FnMut(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize & mask;
        loop {
            let (number, high) = self.slots[at];
            let number = number.checked_sub(1)?;
            if high == (hash >> 32) as u32 && is(number) {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds a number that is not in it. `hash_of` gives the hash of any number in it.
    pub fn insert(&mut self, hash: u64, number: u32, hash_of: &mut dyn FnMut(u32) -> u64) {
        if self.slots.len() < 16 || self.used * 2 >= self.slots.len() {
            let old = core::mem::take(&mut self.slots);
            self.slots = vec![(0, 0); (2 * old.len()).max(16)];
            for (number, _) in old {
                if let Some(number) = number.checked_sub(1) {
                    self.place(hash_of(number), number);
                }
            }
        }
        self.place(hash, number);
        self.used += 1;
    }

    fn place(&mut self, hash: u64, number: u32) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].0 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (number + 1, (hash >> 32) as u32);
    }

    /// Removes a number that is in it.
    pub fn remove(&mut self, hash: u64, number: u32, hash_of: &mut dyn FnMut(u32) -> u64) {
        let Some(mask) = self.slots.len().checked_sub(1) else { return };
        let mut hole = hash as usize & mask;
        while self.slots[hole].0 != number + 1 {
            if self.slots[hole].0 == 0 {
                return;
            }
            hole = (hole + 1) & mask;
        }
        self.used -= 1;
        // What comes after it moves up, so that no search ends too early.
        let mut at = hole;
        loop {
            at = (at + 1) & mask;
            let Some(next) = self.slots[at].0.checked_sub(1) else { break };
            let home = hash_of(next) as usize & mask;
            // Whether its home is outside of the stretch from the hole to here.
            if (at.wrapping_sub(home) & mask) >= (at.wrapping_sub(hole) & mask) {
                self.slots[hole] = self.slots[at];
                hole = at;
            }
        }
        self.slots[hole] = (0, 0);
    }
}
