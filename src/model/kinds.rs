//! What histories know of each kind of subject. The rows are generated from `schemas/lifecycle.json`.

mod rows;

pub use rows::{KINDS, LINK_KINDS, LINK_TAG, LINK_TARGETS, OUTCOMES, PART_NAMES};

use super::parts::Part;

/// A kind of subject.
#[derive(Debug)]
pub struct Kind {
    /// In the words of the newest vocabulary.
    pub subject: &'static str,
    /// What it is called in the run model.
    pub run: &'static str,
    /// What it is called in messages.
    pub noun: &'static str,
    /// None: nothing is expected of the order of its events.
    pub life: Option<&'static Life>,
    /// At the same time, subjects of a lower level begin before and end after those of a higher one.
    pub level: u8,
    /// The index of the kind that it is part of, and the path to the member that names it.
    pub parent: Option<(u8, &'static str)>,
    /// It has a life for each value of this part.
    pub each: Option<Part>,
    /// The part by which others name it.
    pub named: Option<Part>,
    /// Where its events say what they say.
    pub parts: &'static [(Part, &'static str)],
}

/// What is expected of the order of events.
#[derive(Debug)]
pub struct Life {
    /// What each predicate means.
    pub phases: &'static [(&'static str, Phase)],
    /// The specification states the order as a rule.
    pub strict: bool,
    /// What has no beginning is incomplete.
    pub begins: bool,
    /// What has started must end.
    pub ends: bool,
}

/// What a predicate means for the life of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    Queue,
    Start,
    /// Starts it, and may come again.
    Begin,
    /// The same, and after its end too.
    Again,
    During,
    End,
    /// Ends what has not begun.
    Skip,
}

impl Phase {
    pub fn opens(self) -> bool {
        matches!(self, Phase::Queue | Phase::Start | Phase::Begin | Phase::Again)
    }

    pub fn closes(self) -> bool {
        matches!(self, Phase::End | Phase::Skip)
    }
}

impl Kind {
    /// The index of a subject's kind, in the words of the newest vocabulary.
    pub fn of(subject: &str) -> Option<u8> {
        KINDS.binary_search_by(|kind| kind.subject.cmp(subject)).ok().map(|index| index as u8)
    }

    /// The index of a predicate among those of its life.
    pub fn predicate(&self, word: &str) -> Option<u8> {
        self.life?.phases.iter().position(|(known, _)| *known == word).map(|index| index as u8)
    }
}
