//! All that is found in one document.

use super::event::{Event, Outcome};
use super::fault::Fault;
use crate::json::Doc;
use alloc::vec::Vec;

/// A document with its events and all that was found in it.
pub struct Validation<'t> {
    /// The text.
    pub doc: Doc<'t>,
    /// The events in the order of the text; for a batch also its elements that are none.
    pub events: Vec<Event>,
    /// The faults and the index of the event of each; [`crate::json::NONE`]: of none.
    pub faults: Vec<(Fault, u32)>,
    /// The headers that the text came with, as an object: the record [`super::fault::HEADERS`].
    pub headers: Option<Doc<'t>>,
    /// The text is an array.
    pub batch: bool,
    /// How the whole came out.
    pub outcome: Outcome,
}
