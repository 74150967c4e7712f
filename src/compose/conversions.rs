//! How an event of one vocabulary is written in a neighbouring one. The rows are generated from `schemas/conversions.json`.

mod rows;

pub use rows::{CUSTOM_DATA, SPELLINGS, STATUS, STEPS};

/// A step between two vocabularies. What it does not name keeps its place.
pub struct Step {
    /// The indexes of the vocabularies.
    pub ends: [u8; 2],
    /// Events with other words: subject and predicate at each end.
    pub events: &'static [[&'static str; 2]],
    pub moves: &'static [Move],
    pub values: &'static [Values],
}

/// A member with another place.
pub struct Move {
    /// A subject, or a subject and a predicate, in the words of the second end; empty: of every event.
    pub of: &'static str,
    /// The dotted paths at each end.
    pub ends: [&'static str; 2],
}

/// Values with counterparts.
pub struct Values {
    /// A subject and a predicate, in the words of the second end.
    pub of: &'static str,
    /// The dotted path at the second end.
    pub path: &'static str,
    /// The value at the first end does not say which of the counterparts is meant.
    pub assumed: bool,
    /// Pairs of a value and what it becomes, on the way to the second end.
    pub there: &'static [[&'static str; 2]],
    /// The same on the way back.
    pub back: &'static [[&'static str; 2]],
}
