//! What the route finds out about an event, for the walk.

use super::walk::{Scattered, Unlisted};
use crate::model::event::Event;
use crate::model::plan::Node;

/// An event and how to walk it.
pub struct Routed {
    pub event: Event,
    /// The required shape.
    pub shape: Option<Node>,
    /// A key to treat as another name, because its fault is reported elsewhere.
    pub renamed: Option<(u32, &'static str)>,
    /// What unlisted members of the root mean.
    pub unlisted: Unlisted,
    /// Where its context's members are, if not in its context.
    pub scattered: Option<Scattered>,
}

impl Routed {
    pub fn new(value: u32) -> Self {
        Routed { event: Event::nothing(value), shape: None, renamed: None, unlisted: Unlisted::Free, scattered: None }
    }
}
