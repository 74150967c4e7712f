//! Builds new events from rows and data. Does not validate: the caller validates the result.

mod construct;
mod conversions;
mod convert;
mod describe;
mod diff;
mod reading;
mod sample;
mod samples;
mod sampling;
mod tree;
mod words;

pub use construct::{Constructed, Order, UnknownType, construct};
pub use convert::{Change, ChangeKind, Converted, Missing, NoCounterpart, Options, convert};
pub use describe::describe;
pub use diff::{Difference, DifferenceKind, diff, has_event};
pub use reading::{Newest, Places, newest_of};
pub use sample::{Expected, NoSample, Sample, sample};
pub use samples::{Deliveries, Sampled, Wrong, faults, samples, scenarios};
pub use words::whole;
