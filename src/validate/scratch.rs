//! What is kept from one document to the next, and the short ways to yes that use it.

use super::fast_accept::{self, Seen, Slot};
use super::series::Series;
use super::{Options, is_valid_by_walk};
use crate::features::REMEMBERS;
use crate::json::Token;
use crate::model::event::{Identity, NO_IDENTITY};
use crate::model::plan::Role;
use alloc::vec::Vec;

/// Memory to reuse, where to begin looking, and events that were valid. Never a verdict on other bytes than these, and
/// nothing that depends on an option: an answer is the same whatever is in here.
pub struct Scratch {
    /// Working memory.
    pub tokens: Vec<Token>,
    /// Where what identifies the last event is that the short way accepted.
    pub identity: Identity,
    /// The vocabulary of that event.
    vocabulary: Option<usize>,
    slots: Vec<Slot>,
    series: Series,
    /// How many documents in a row the short way did not accept.
    refused: u32,
}

/// After so many documents in a row that were not accepted, most likely the next is not either.
const MANY_REFUSED: u32 = 16;
/// Then one of so many is looked at.
const ONE_OF: u32 = 8;

impl Scratch {
    /// With nothing in it.
    pub const fn empty() -> Self {
        Scratch {
            tokens: Vec::new(),
            identity: NO_IDENTITY,
            vocabulary: None,
            slots: Vec::new(),
            series: Series::empty(),
            refused: 0,
        }
    }
}

impl Default for Scratch {
    fn default() -> Self {
        Scratch::empty()
    }
}

/// Whether a document is valid: one event, or a batch of valid ones. The same answer as [`super::validate`] gives, sooner.
pub fn is_valid(bytes: &[u8], options: &Options, scratch: &mut Scratch) -> bool {
    fast_accept(bytes, options, scratch, false).is_some() || is_valid_by_walk(bytes, options, &mut scratch.tokens)
}

/// An event that is valid beyond doubt. None: that must be found out. `advise`: whether there is anything to say about it
/// matters too. What identifies it is at the places in `scratch`.
pub fn fast_accept(bytes: &[u8], options: &Options, scratch: &mut Scratch, advise: bool) -> Option<Seen> {
    if !fast_accept::may_look(bytes.len(), options) {
        return None;
    }
    if !REMEMBERS {
        return quickly(bytes, options, scratch, advise);
    }
    scratch.refused = scratch.refused.wrapping_add(1);
    if scratch.refused > MANY_REFUSED && !scratch.refused.is_multiple_of(ONE_OF) {
        return None;
    }
    let found = quickly(bytes, options, scratch, advise);
    if found.is_some() {
        scratch.refused = 0;
    }
    found
}

fn quickly(bytes: &[u8], options: &Options, scratch: &mut Scratch, advise: bool) -> Option<Seen> {
    let Scratch { identity, vocabulary, slots, series, .. } = scratch;
    if !REMEMBERS || options.vocabulary.is_some() || !options.levels.is_empty() || !series.is_awake() {
        // Advice may have been made an error.
        let doubt = |seen: &Seen| seen.clean || options.levels.is_empty();
        return fast_accept::look(bytes, options, vocabulary, identity, None).filter(doubt);
    }
    if let Some(seen) = series.find(bytes, advise || options.strict, identity) {
        return Some(seen);
    }
    let seen = fast_accept::look(bytes, options, vocabulary, identity, Some(slots))?;
    if seen.clean {
        series.learn(bytes, slots, identity[Role::Type as usize], &seen);
    }
    Some(seen)
}
