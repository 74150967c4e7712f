//! Validates, explains, repairs and builds continuous-delivery events.
//!
//! In reading order, which is the way of the data: [`text`] (bytes to tokens), [`route`] (which vocabulary and
//! envelope), [`engine`] (tokens against the compiled rows of [`plan`]), [`rules`] (what rows cannot say, and the words
//! of all findings), [`glance`] (the short way to yes), `recall` (a shorter one), [`judge`] (one document from bytes to facts; `encoded` is for data in base64), [`report`] (facts to findings with places and fixes),
//! [`wire`] (a report as one text and one table). [`build`] makes new events. Nothing but `wasm` knows of JavaScript.

// Without the standard library a module has fewer words about panics, and `tools/` takes out the rest: after one the
// instance is thrown away in any case.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

/// Whether this build explains: without the feature `report` it says yes or no, and advice and repair are compiled out.
pub const EXPLAINS: bool = cfg!(feature = "report");

/// Whether this build remembers events that were valid: the small module gives those two kilobytes back, and takes a glance at
/// every event.
pub const RECALLS: bool = cfg!(feature = "report");

pub mod build;
pub mod draft;
mod encoded;
pub mod engine;
pub mod event;
pub mod format;
pub mod glance;
pub mod judge;
pub mod plan;
mod recall;
#[cfg(feature = "report")]
pub mod repeat;
pub mod report;
pub mod route;
pub mod rules;
pub mod suggest;
pub mod text;
pub mod wire;

#[cfg(target_arch = "wasm32")]
mod wasm;

pub use event::{Event, Outcome};
pub use judge::{Kept, Options, is_valid, judge, judged};
pub use report::report;
pub use wire::{Change, Diagnostic, Report};
