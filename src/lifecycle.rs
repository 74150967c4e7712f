//! Judges histories. From each event come [`facts`], each for one key: a subject, an id, a chain. What is known of a key
//! is a [`State`] that takes its facts in the order of their events; rules see one key only. So the findings of a key depend on
//! the set of its facts alone, and neither on the order of arrival nor on the number of machines.
//!
//! [`Tracker`] is the history of one process: it puts events in order within a window. [`Reducer`] is one key on one of
//! many machines.

mod chain;
mod fact;
mod found;
mod ids;
mod index;
#[cfg(feature = "abi")]
mod known;
mod name;
mod reducer;
mod rules;
mod saving;
mod snapshot;
mod state;
mod subject;
mod table;
mod tracker;

pub use fact::{Claim, Fact, News, Says, facts, has_parent};
pub use found::{Found, Place, Seen, clock, day};
#[cfg(feature = "abi")]
pub use known::{Kept, Known};
pub use reducer::{Reducer, Refused, Results};
pub use rules::{Page, Scope, missing_expected_event, page, too_long, unexpected_tasks};
pub use state::State;
pub use subject::{PartOf, Subject};
pub use tracker::{Cap, Options, Tracker};
