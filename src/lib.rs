//! Validates, explains, repairs and builds continuous-delivery events.
//!
//! The layers from the bottom up; each uses only those before it. [`json`] (bytes to tokens), [`formats`] (the grammars of
//! dates, URIs and identifiers) and [`suggest`] (did you mean) know nothing of events. [`model`] has the vocabularies and
//! the faults. [`rules`] has one file per rule. [`validate`] turns a document into faults,
//! [`explain`] turns faults into findings, and [`compose`] builds new events. `stream` cuts bytes into records. [`lifecycle`]
//! judges histories of events, which [`facts`] reads from documents, and [`runs`] says what became of every subject. `webhooks`
//! says what events the messages of other systems stand for. [`session`] is the API for hosts, in the numbers of [`protocol`].
//! `abi` is the API for hosts without JavaScript. Only `wasm` knows what a module exports.

// Without the standard library the module contains fewer panic messages, and `tools/` removes the rest: after a panic the
// instance is dropped anyway. Another module that uses these sources has the standard library.
#![cfg_attr(all(target_arch = "wasm32", feature = "exports"), no_std)]

extern crate alloc;

#[cfg(feature = "abi")]
pub mod abi;
pub mod bytes;
pub mod compose;
pub mod explain;
pub mod facts;
pub mod features;
pub mod formats;
pub mod json;
pub mod lifecycle;
pub mod model;
pub mod order;
pub mod protocol;
pub mod rules;
pub mod runs;
pub mod session;
#[cfg(feature = "streams")]
pub mod stream;
pub mod suggest;
pub mod validate;
#[cfg(feature = "webhooks")]
pub mod webhooks;

#[cfg(all(target_arch = "wasm32", feature = "exports"))]
mod wasm;

pub use explain::{Change, Diagnostic, Report, report};
pub use model::event::{Event, Outcome};
pub use validate::{Options, Scratch, is_valid, validate, validate_as_is};
