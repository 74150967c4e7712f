//! What the draft of 2021-03-14 says of its types and statuses, and what it leaves open decided. The only
//! file beside the draft's rules that knows its words.

use crate::engine::EXPLAINS;
use crate::plan::EventType;
use crate::suggest::{squeeze, start};
use crate::text::joined;
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
    /// The prefix in another case or with other separators, so many bytes of it, and anything.
    WrongPrefix(usize),
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
    let plain = squeeze(name);
    if let Some(event) = events.iter().find(|event| squeeze(&event.name()) == plain) {
        return Spelling::Respelt(event);
    }
    if name.starts_with(PREFIX) {
        return Spelling::Unlisted;
    }
    if name.starts_with(PREFIX_WITHOUT_DOT) {
        return Spelling::NoDot;
    }
    let prefix = squeeze(PREFIX);
    if plain.starts_with(&prefix) {
        // As many bytes of the name as it takes to read the prefix, and the separators behind it.
        let mut letters = 0;
        let mut end = name.len();
        for (at, letter) in name.char_indices() {
            let counts = letter.is_ascii_alphanumeric() || !letter.is_ascii();
            if letters == prefix.len() && counts {
                end = at;
                break;
            }
            letters += usize::from(counts);
        }
        return Spelling::WrongPrefix(end);
    }
    match events.iter().find(|event| squeeze(&without_prefix(event)) == plain) {
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
    let start = squeeze(start(name, 64));
    let names_a_run = ["pipelinerun", "taskrun"].iter().any(|run| start.len() > run.len() && start.starts_with(run));
    start.starts_with(&squeeze(PREFIX)) || names_a_run
}

/// Whether a member's name is one of the draft's own, in either spelling.
pub fn is_own_attribute(name: &str) -> bool {
    let name = name.get(..name.len().min(32)).unwrap_or_default().to_ascii_lowercase();
    name.starts_with("pipelinerun") || name.starts_with("taskrun") || name == "pipelinename" || name == "taskname"
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
    let plain = squeeze(word);
    if let Some(status) = STATUSES.iter().find(|status| squeeze(status) == plain) {
        return Some(Meaning::Respelt(status));
    }
    // What else it may mean is advice.
    if !EXPLAINS {
        return None;
    }
    WORDS.iter().find(|(known, _)| *known == plain).map(|(_, meaning)| *meaning)
}
