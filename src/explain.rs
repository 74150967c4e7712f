//! Facts to findings: order, places, words and fixes, as one text and one table. Decides nothing.

mod report;
mod wire;

pub use report::{report, write};
pub use wire::{Change, Diagnostic, Report, Wire};
