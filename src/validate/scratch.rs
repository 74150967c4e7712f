//! What is kept between documents, and the fast paths that use it.

use super::fast_accept::{self, Seen, Slot};
use super::series::Series;
use super::{Options, is_valid_by_walk};
use crate::features::{EXPLAINS, REMEMBERS};
use crate::json::Token;
use crate::model::event::{Identity, Match, NO_IDENTITY};
use crate::model::plan::Role;
use crate::rules;
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
    /// The number of documents in a row that the fast paths did not accept.
    refused: u32,
}

/// After this many documents in a row that the fast paths did not accept, they will probably not accept the next one.
const MAX_REFUSED: u32 = 16;
/// Then only one document of this many is tried.
const RETRY_EVERY: u32 = 8;

impl Scratch {
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

impl Scratch {
    /// How the last event that [`fast_accept`] accepted is like others, if it is.
    pub fn followed(&self) -> Option<Match<'_>> {
        self.series.followed()
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
    if !REMEMBERS {
        return quickly(bytes, options, scratch, advise);
    }
    scratch.refused = scratch.refused.wrapping_add(1);
    if scratch.refused > MAX_REFUSED && !scratch.refused.is_multiple_of(RETRY_EVERY) {
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
    let no_levels = options.levels.is_empty();
    series.unfollow();
    let learns = REMEMBERS && options.vocabulary.is_none() && no_levels && series.is_awake();
    if learns && let Some(seen) = series.find(bytes, advise || options.strict, identity) {
        return Some(seen);
    }
    let mut seen = fast_accept::look(bytes, options, vocabulary, identity, learns.then_some(&mut *slots))?;
    if EXPLAINS && (learns || advise || !no_levels) {
        seen.clean = seen.clean && !rules::may_be_template(bytes);
    }
    if learns && seen.clean {
        series.learn(bytes, slots, identity[Role::Type as usize], &seen);
    }
    // The caller may have turned advice into an error.
    (seen.clean || no_levels).then_some(seen)
}
