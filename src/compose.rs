//! Builds new events from rows and data. Does not validate: the caller validates the result.

mod skeleton;

pub use skeleton::{FRESH_ID, NOW, skeleton};
