//! Builds new events from rows and data. Does not validate: the caller validates the result.

mod construct;
mod conversions;
mod convert;
mod tree;

pub use construct::{Constructed, Order, UnknownType, construct};
pub use convert::{Change, ChangeKind, Converted, Missing, NoCounterpart, Options, convert};
