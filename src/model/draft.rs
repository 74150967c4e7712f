//! What the draft of 2021-03-14 says of its types and statuses, and what it leaves open decided. The only
//! file beside the draft's rules that knows its words.

use crate::features::EXPLAINS;
use crate::json::joined;
use crate::model::plan::EventType;
use crate::suggest::{alike, begins};
use alloc::string::String;

/// What every type of the draft begins with.
pub const PREFIX: &str = "CD.Pipeline.";

/// The same without its dot: the text's glob has none.
pub const PREFIX_WITHOUT_DOT: &str = "CD.Pipeline";

/// The root of the prefix, which stands before its first dot.
pub const ROOT: &str = "CD.";

/// The subject of a task run's events.
pub const TASK_RUN: &str = "TaskRun";

/// The subject of a whole run's.
pub const PIPELINE_RUN: &str = "PipelineRun";

/// The statuses of the text.
pub const STATUSES: [&str; 3] = ["Running", "Finished", "Error"];

/// Which of the draft's rows a type falls under.
#[derive(Clone, Copy)]
pub enum Spelling {
    /// Exactly a type of the text.
    Listed(&'static EventType),
    /// The words of a type of the text in another case or with other separators.
    Respelt(&'static EventType),
    /// The prefix and anything: the text restricts the prefix only.
    Unlisted,
    /// The prefix without its dot: the text's glob admits it.
    NoDot,
    /// The prefix in another case or with other separators, and anything.
    WrongPrefix,
    /// The words of a type of the text without the prefix.
    NoPrefix(&'static EventType),
    /// Nothing of the draft.
    Foreign,
}

impl Spelling {
    /// The type that is meant.
    pub fn event_type(self) -> Option<&'static EventType> {
        match self {
            Spelling::Listed(event) | Spelling::Respelt(event) | Spelling::NoPrefix(event) => Some(event),
            _ => None,
        }
    }
}

/// Which row a type falls under: the first that fits, in the order of [`Spelling`].
pub fn classify(name: &str, events: &'static [EventType]) -> Spelling {
    if let Some(event) = events.iter().find(|event| event.is(name)) {
        return Spelling::Listed(event);
    }
    if let Some(event) = events.iter().find(|event| alike(&event.name(), name)) {
        return Spelling::Respelt(event);
    }
    if name.starts_with(PREFIX) {
        return Spelling::Unlisted;
    }
    if name.starts_with(PREFIX_WITHOUT_DOT) {
        return Spelling::NoDot;
    }
    if begins(name, PREFIX, name.len()) {
        return Spelling::WrongPrefix;
    }
    match events.iter().find(|event| alike(&without_prefix(event), name)) {
        Some(event) => Spelling::NoPrefix(event),
        None => Spelling::Foreign,
    }
}

/// What of a type stands behind the prefix.
pub fn without_prefix(event: &EventType) -> String {
    joined(&[event.subject(), ".", event.predicate()])
}

/// Whether a type begins like the draft's, but for case and separators: what makes an object an event of the draft.
pub fn begins_like_type(name: &str) -> bool {
    const FAR: usize = 64;
    // A run alone is no type: something must follow.
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

/// Whether a member's name is that under which Tekton sends a whole run.
pub fn is_run(name: &str) -> bool {
    name == "pipelineRun" || name == "taskRun"
}

/// What people write for a status, and the listed one that says it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A listed status in another case or with other separators.
    Respelt(&'static str),
    /// Another word for it.
    Means(&'static str),
    /// A run that has not begun, for which the text lists no status.
    NotBegun,
}

/// Other words for the statuses, as people write them, without case and separators.
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

/// The listed status that a word stands for.
pub fn status_meaning(word: &str) -> Option<Meaning> {
    if let Some(status) = STATUSES.iter().find(|status| alike(status, word)) {
        return Some(Meaning::Respelt(status));
    }
    // What else it may mean is advice.
    if !EXPLAINS {
        return None;
    }
    WORDS.iter().find(|(known, _)| alike(known, word)).map(|(_, meaning)| *meaning)
}
