//! What events can be, and the faults that validation finds in one. Has no wording and walks no document.

pub mod cloudevents;
pub mod draft;
pub mod event;
pub mod fault;
pub mod http;
pub mod kinds;
pub mod meaning;
pub mod names;
pub mod occurrence;
pub mod parts;
pub mod plan;
pub mod rule;
pub mod types;
pub mod validation;
