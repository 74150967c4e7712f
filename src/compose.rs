//! New events, made of rows and data. Validates nothing: whoever calls it has the result validated.

mod skeleton;

pub use skeleton::{FRESH_ID, NOW, skeleton};
