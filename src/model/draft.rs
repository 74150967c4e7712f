//! The types and statuses of the draft of 2021-03-14, with decisions where the draft is not clear. The only
//! file besides the draft's rules that knows its names.

use crate::features::EXPLAINS;
use crate::json::joined;
use crate::model::plan::EventType;
use crate::suggest::{alike, begins};
use alloc::string::String;

/// The prefix of every type of the draft.
pub const PREFIX: &str = "CD.Pipeline.";

/// The prefix without its last dot, which the draft's glob omits.
pub const PREFIX_WITHOUT_DOT: &str = "CD.Pipeline";

/// The prefix up to its first dot.
pub const ROOT: &str = "CD.";

/// The subject of task run events.
pub const TASK_RUN: &str = "TaskRun";

/// The subject of pipeline run events.
pub const PIPELINE_RUN: &str = "PipelineRun";

/// The statuses that the draft lists.
pub const STATUSES: [&str; 3] = ["Running", "Finished", "Error"];

/// How a type relates to the draft's list.
#[derive(Clone, Copy)]
pub enum Spelling {
    /// Exactly a listed type.
    Listed(&'static EventType),
    /// A listed type in another case or with other separators.
    Respelt(&'static EventType),
    /// The prefix and anything else: the draft restricts the prefix only.
    Unlisted,
    /// The prefix without its dot, which the draft's glob allows.
    NoDot,
    /// The prefix in another case or with other separators, and anything else.
    WrongPrefix,
    /// A listed type without the prefix.
    NoPrefix(&'static EventType),
    /// Not a type of the draft.
    Foreign,
}

impl Spelling {
    /// The listed type, if it is known.
    pub fn event_type(self) -> Option<&'static EventType> {
        match self {
            Spelling::Listed(event) | Spelling::Respelt(event) | Spelling::NoPrefix(event) => Some(event),
            _ => None,
        }
    }
}

/// Classifies a type: the first variant of [`Spelling`] that fits.
pub fn classify(name: &str, events: &'static [EventType]) -> Spelling {
    if let Some(event) = events.iter().find(|event| event.is(name)) {
        return Spelling::Listed(event);
    }
    let respelt = |event: &&EventType| alike(&event.name(), name);
    // A verdict only needs to know that a listed type has another spelling: it is an error like `Foreign`.
    if let Some(event) = events.iter().find(respelt) {
        return if EXPLAINS { Spelling::Respelt(event) } else { Spelling::Foreign };
    }
    if name.starts_with(PREFIX) {
        return Spelling::Unlisted;
    }
    if name.starts_with(PREFIX_WITHOUT_DOT) {
        return Spelling::NoDot;
    }
    // All that follow are errors, and only advice differs.
    if !EXPLAINS {
        return Spelling::Foreign;
    }
    if begins(name, PREFIX, name.len()) {
        return Spelling::WrongPrefix;
    }
    match events.iter().find(|event| alike(&without_prefix(event), name)) {
        Some(event) => Spelling::NoPrefix(event),
        None => Spelling::Foreign,
    }
}

/// The part of a type after the prefix.
pub fn without_prefix(event: &EventType) -> String {
    joined(&[event.subject(), ".", event.predicate()])
}

/// Whether a type begins with the draft's prefix, ignoring case and separators. Such a type makes an object an event of
/// the draft.
pub fn begins_like_type(name: &str) -> bool {
    const FAR: usize = 64;
    // `PipelineRun` alone is not a type: something must follow.
    let goes_on = |run: &str| begins(name, run, FAR) && !alike(name.get(..FAR).unwrap_or(name), run);
    begins(name, PREFIX, FAR) || goes_on("pipelinerun") || goes_on("taskrun")
}

/// The draft's own attributes that are strings, in the plain spelling; the other one is in lower case.
const OWN: &[&str] = &["pipelineRunId", "pipelineName", "pipelineRunStatus", "pipelineRunUrl", "taskRunId", "taskName"];

/// Whether a member's name is one of the draft's own, in either spelling.
pub fn is_own_attribute(name: &str) -> bool {
    let small = !name.bytes().any(|byte| byte.is_ascii_uppercase());
    let mut own = OWN.iter();
    own.any(|own| own.len() == name.len() && (*own == name || small && alike(own, name)))
}

/// Whether Tekton sends a whole run in a member with this name.
pub fn is_run(name: &str) -> bool {
    name == "pipelineRun" || name == "taskRun"
}

/// How a status in the wild relates to the listed ones.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A listed status in another case or with other separators.
    Respelt(&'static str),
    /// A synonym of a listed status.
    Means(&'static str),
    /// A run that has not started, for which the draft lists no status.
    NotBegun,
}

/// Synonyms of the statuses, in lower case and without separators.
static WORDS: [(&str, Meaning); 43] = {
    const FINISHED: Meaning = Meaning::Means(STATUSES[1]);
    const ERROR: Meaning = Meaning::Means(STATUSES[2]);
    const RUNNING: Meaning = Meaning::Means(STATUSES[0]);
    [
        ("success", FINISHED),
        ("succeeded", FINISHED),
        ("successful", FINISHED),
        ("succes", FINISHED),
        ("pass", FINISHED),
        ("passed", FINISHED),
        ("ok", FINISHED),
        ("complete", FINISHED),
        ("completed", FINISHED),
        ("done", FINISHED),
        ("finish", FINISHED),
        ("ended", FINISHED),
        ("failure", ERROR),
        ("failed", ERROR),
        ("fail", ERROR),
        ("failing", ERROR),
        ("errored", ERROR),
        ("errors", ERROR),
        ("broken", ERROR),
        ("cancel", ERROR),
        ("cancelled", ERROR),
        ("canceled", ERROR),
        ("aborted", ERROR),
        ("timeout", ERROR),
        ("timedout", ERROR),
        ("run", RUNNING),
        ("started", RUNNING),
        ("starting", RUNNING),
        ("start", RUNNING),
        ("inprogress", RUNNING),
        ("active", RUNNING),
        ("executing", RUNNING),
        ("ongoing", RUNNING),
        ("processing", RUNNING),
        ("queued", Meaning::NotBegun),
        ("queue", Meaning::NotBegun),
        ("pending", Meaning::NotBegun),
        ("scheduled", Meaning::NotBegun),
        ("waiting", Meaning::NotBegun),
        ("created", Meaning::NotBegun),
        ("notstarted", Meaning::NotBegun),
        ("new", Meaning::NotBegun),
        ("planned", Meaning::NotBegun),
    ]
};

pub fn status_meaning(word: &str) -> Option<Meaning> {
    if let Some(status) = STATUSES.iter().find(|status| alike(status, word)) {
        return Some(Meaning::Respelt(status));
    }
    // Synonyms are only needed for advice.
    if !EXPLAINS {
        return None;
    }
    WORDS.iter().find(|(known, _)| alike(known, word)).map(|(_, meaning)| *meaning)
}
