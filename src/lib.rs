//! Validates, explains, repairs and builds continuous-delivery events.
//!
//! The rooms from the bottom up; each knows only those before it. [`json`] (bytes to tokens), [`formats`] (the grammars of
//! dates, URIs and identifiers) and [`suggest`] (did you mean) know nothing of events. [`model`] is what events can be and
//! what can be found in one. [`rules`] has one file for each rule. [`validate`] is one document from bytes to facts,
//! [`explain`] makes findings of facts, and [`compose`] makes new events. [`session`] is what a host keeps and calls, in the
//! numbers of [`protocol`]. Nothing but `wasm` knows of JavaScript.

// Without the standard library a module has fewer words about panics, and `tools/` takes out the rest: after one the
// instance is thrown away in any case.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

pub mod compose;
pub mod explain;
pub mod features;
pub mod formats;
pub mod json;
pub mod model;
pub mod protocol;
pub mod rules;
pub mod session;
pub mod suggest;
pub mod validate;

#[cfg(target_arch = "wasm32")]
mod wasm;

pub use explain::{Change, Diagnostic, Report, report};
pub use model::event::{Event, Outcome};
pub use validate::{Options, Scratch, is_valid, validate, validate_as_is};
