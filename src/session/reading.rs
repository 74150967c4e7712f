//! The short way to what histories have to know of a valid event.

use crate::facts::{self, Readings, occurrence};
use crate::json::{self, Token};
use crate::model::occurrence::Occurrence;
use crate::validate::{self, Options, Scratch};
use alloc::vec::Vec;

/// What histories have to know of an event that a fast path has accepted. None: only a walk finds it.
#[inline(always)]
pub fn read(
    text: &[u8],
    options: &Options,
    readings: &mut Readings,
    scratch: &Scratch,
    tokens: &mut Vec<Token>,
) -> Option<Occurrence> {
    let followed = scratch.followed();
    let known = followed.as_ref().and_then(|followed| readings.follow(text, followed));
    known.or_else(|| {
        let doc = json::read(text, &options.limits, false, core::mem::take(tokens));
        let mut event = validate::identified(&doc, 0, options);
        let seen = facts::find_roles(&doc, &mut event, readings).then(|| {
            if let Some(followed) = &followed {
                readings.learn(&doc, &event, followed);
            }
            occurrence(&doc, &event, readings)
        });
        *tokens = doc.tokens;
        seen
    })
}

/// What histories have to know of a valid event without findings, if a fast path accepts it. None: the walk must decide.
#[cfg(feature = "abi")]
pub fn accepted(
    text: &[u8],
    options: &Options,
    readings: &mut Readings,
    scratch: &mut Scratch,
    tokens: &mut Vec<Token>,
) -> Option<Occurrence> {
    validate::fast_accept(text, options, scratch, true).filter(|seen| seen.clean)?;
    read(text, options, readings, scratch, tokens)
}
