//! What is kept between documents, and the fast paths that use it.

use super::fast_accept::{self, Seen, Slot};
use super::series::Series;
use super::{Options, is_valid_by_walk};
use crate::features::REMEMBERS;
use crate::json::Token;
use crate::model::event::{Identity, NO_IDENTITY};
use crate::model::plan::Role;
use alloc::vec::Vec;

/// Memory to reuse, hints where to search first, and valid events. Never a verdict on other bytes, and
/// nothing that depends on an option: no answer depends on what is in here.
pub struct Scratch {
    pub tokens: Vec<Token>,
    /// The identifying strings of the last event that a fast path accepted.
    pub identity: Identity,
    /// Its vocabulary.
    vocabulary: Option<usize>,
    slots: Vec<Slot>,
    series: Series,
}

impl Scratch {
    pub const fn empty() -> Self {
        Scratch {
            tokens: Vec::new(),
            identity: NO_IDENTITY,
            vocabulary: None,
            slots: Vec::new(),
            series: Series::empty(),
        }
    }
}

impl Default for Scratch {
    fn default() -> Self {
        Scratch::empty()
    }
}

/// Whether a document is valid. Always agrees with [`super::validate`], but is faster.
pub fn is_valid(bytes: &[u8], options: &Options, scratch: &mut Scratch) -> bool {
    fast_accept(bytes, options, scratch, false).is_some() || is_valid_by_walk(bytes, options, &mut scratch.tokens)
}

/// The event, if a fast path accepts it; none if the walk must decide. `advise`: also require that there are no findings.
/// `scratch.identity` then has the event's identifying strings.
pub fn fast_accept(bytes: &[u8], options: &Options, scratch: &mut Scratch, advise: bool) -> Option<Seen> {
    if !fast_accept::may_look(bytes.len(), options) {
        return None;
    }
    let Scratch { identity, vocabulary, slots, series, .. } = scratch;
    if !REMEMBERS || options.vocabulary.is_some() || !options.levels.is_empty() || !series.is_awake() {
        // The caller may have turned advice into an error.
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
