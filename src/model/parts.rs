//! What events say to histories: the parts of an event, and the kinds of its links.

/// A string that an event says, or a part of one. Absent strings are empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Part {
    Id,
    Source,
    /// The type, as the event says it.
    Type,
    SubjectId,
    /// The subject's source: that of the event, unless the subject has its own.
    SubjectSource,
    ParentId,
    ParentSource,
    Name,
    Url,
    Outcome,
    Environment,
    Service,
    Artifact,
    Change,
    Incident,
    Chain,
    /// The JSON Pointer to the event in its record.
    Pointer,
}

pub const PARTS: usize = Part::Pointer as usize + 1;

/// What a link says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// The event follows from the target.
    Path,
    /// The event is related to the target.
    Relation,
    /// The chain ends after the target.
    End,
}
