//! The members that define the structure of a CDEvent. All other names come from the rows.

pub const CONTEXT: &str = "context";
pub const SUBJECT: &str = "subject";
pub const CONTENT: &str = "content";
/// The type in the context; also the type of the subject in releases that have one.
pub const TYPE: &str = "type";
