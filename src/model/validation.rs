//! The result of validating a document.

use super::event::{Event, Outcome};
use super::fault::Fault;
use crate::json::Doc;
use alloc::vec::Vec;

/// A document with its events and its faults.
pub struct Validation<'t> {
    pub doc: Doc<'t>,
    /// In the order of the text. For a batch, with its elements that are not events.
    pub events: Vec<Event>,
    /// Each with the index of its event; [`crate::json::NONE`] if it belongs to none.
    pub faults: Vec<(Fault, u32)>,
    /// The headers that the text came with, as an object: the record [`super::fault::HEADERS`].
    pub headers: Option<Doc<'t>>,
    /// Whether the root is an array.
    pub batch: bool,
    pub outcome: Outcome,
}
