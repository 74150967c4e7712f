//! What events can be, and the facts that are found in one. Knows no text of a finding and walks no document.

pub mod cloudevents;
pub mod draft;
pub mod event;
pub mod fault;
pub mod http;
pub mod names;
pub mod plan;
pub mod rule;
pub mod types;
pub mod validation;
