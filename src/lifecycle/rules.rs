//! The rules of histories, one file each: its page, and the words of its findings. When one is found, the states of
//! [`super`] decide.

pub mod after_chain_end;
pub mod after_the_end;
pub mod chain_mismatch;
pub mod changed_name;
pub mod event_id_reused;
pub mod late_event;
pub mod link_cycle;
pub mod link_to_later;
pub mod link_to_self;
pub mod links_without_chain;
pub mod missing_expected_event;
pub mod missing_start;
pub mod never_finished;
pub mod no_time;
pub mod open_children;
pub mod out_of_order;
pub mod outside_parent;
pub mod parallel_tasks;
pub mod queued_under_another_id;
pub mod redelivered;
pub mod repeated_event;
pub mod same_occurrence;
pub mod several_chain_starts;
pub mod shared_run_id;
pub mod skipped_after_start;
pub mod time_backwards;
pub mod too_long;
pub mod unexpected_tasks;
pub mod unknown_link_target;
pub mod unknown_parent;
pub mod unreadable_stream;

use crate::model::rule::{self, Rule, every_history_rule};

/// What a rule has to know of: the events of one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The events about a subject, and those about its parts.
    Subject,
    /// The events with one id, and the links to it.
    Id,
    /// The events with one chain id.
    Chain,
    /// The order of arrival: only a stream has one.
    Stream,
    /// The events about the subjects with one name.
    Name,
}

/// A rule's documentation.
#[derive(Debug)]
pub struct Page {
    /// What the rule finds.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    pub scope: Scope,
    /// It is checked only when the stream has the whole history.
    pub complete: bool,
    /// The specification that the rule comes from, with the number of the fact.
    pub source: &'static str,
    /// A history with a finding of the rule, which a test checks.
    pub example: &'static str,
}

macro_rules! register {
    ($($file:ident $rule:ident $name:literal $code:literal $severity:ident;)*) => {
        /// In the order of [`rule::HISTORIES`].
        static PAGES: &[&Page] = &[$(&$file::PAGE),*];
    };
}
every_history_rule!(register);

/// The page of a rule of histories.
pub fn page(rule: Rule) -> Option<&'static Page> {
    PAGES.get(rule::HISTORIES.iter().position(|known| *known == rule)?).copied()
}
