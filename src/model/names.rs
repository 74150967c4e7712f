//! The members of a CDEvent that its shape hangs on. All others are known from the rows alone.

/// What an event says of itself.
pub const CONTEXT: &str = "context";
/// What an event is about.
pub const SUBJECT: &str = "subject";
/// What an event says of its subject.
pub const CONTENT: &str = "content";
/// The type, in the context; also of a subject, where a release has it there.
pub const TYPE: &str = "type";
