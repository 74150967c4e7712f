//! Judges events by JSON Schemas that a user registers: `schemas.wasm` in the package, loaded with the first schema.
//!
//! [`tokens`] lets the `jsonschema` crate read the engine's tokens, [`registered`] has the schemas, [`judge`] finds what they
//! say of a document, and where, and [`words`] says it. Only `wasm` knows JavaScript. Nothing here fetches anything.

pub mod judge;
pub mod registered;
pub mod tokens;
pub mod words;

#[cfg(target_arch = "wasm32")]
mod wasm;
