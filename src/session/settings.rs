//! The options of a stream, read from its request.

use super::Level;
use super::request::Request;
use crate::json::{Kind, Limits};
use crate::lifecycle::{self, Found};
use crate::model::rule::Severity;
use crate::protocol;
use crate::runs::Expectation;
use crate::validate::Options;
use alloc::string::String;
use alloc::vec::Vec;

/// Which records are handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    All,
    Problems,
    None,
}

/// The options of a stream.
pub struct Settings {
    pub wanted: Wanted,
    pub vocabulary: Option<usize>,
    pub strict: bool,
    pub levels: Vec<Level>,
    pub limits: Limits,
}

/// Milliseconds as microseconds.
const MILLISECOND: u64 = 1000;

impl Settings {
    pub fn of(request: &Request) -> Self {
        let wanted = match request.string("records").as_deref() {
            Some("all") => Wanted::All,
            Some("none") => Wanted::None,
            _ => Wanted::Problems,
        };
        let level = |entry: &String| {
            let (code, word) = entry.split_once('=')?;
            let severity = protocol::SEVERITIES.iter().find(|(_, known)| *known == word).map(|(severity, _)| *severity);
            Some((code.parse().ok()?, severity))
        };
        let levels = request.strings("levels").iter().filter_map(level).collect();
        let batch = request.number("batch").and_then(|number| u32::try_from(number).ok());
        let mut limits = request.limits();
        limits.batch = batch.unwrap_or(limits.batch);
        Settings { wanted, vocabulary: request.vocabulary("release"), strict: request.is_set("strict"), levels, limits }
    }

    pub fn options(&self) -> Options<'_> {
        Options {
            vocabulary: self.vocabulary,
            strict: self.strict,
            levels: &self.levels,
            surrogates: false,
            limits: self.limits,
        }
    }

    /// How bad a finding is by the caller's wish. None: it is left out.
    pub fn severity(&self, found: &Found) -> Option<Severity> {
        let wanted = self.levels.iter().find(|(code, _)| *code == found.rule.code());
        wanted.map_or(Some(found.severity), |(_, severity)| *severity)
    }
}

/// What is expected: `[{"pipeline":…,"tasks":[…],"inOrder":true,"events":[…],"within":…}]`
pub fn expectations(request: &Request) -> Vec<Expectation> {
    let doc = &request.0;
    let string = |token: u32| String::from(doc.string(token).unwrap_or_default());
    let one = |token: u32| {
        let [pipeline, tasks, in_order, events, within] =
            doc.members(token, ["pipeline", "tasks", "inOrder", "events", "within"]);
        let strings = |list: u32| doc.elements(list).map(string).collect();
        Expectation {
            pipeline: string(pipeline),
            tasks: (doc.kind(tasks) == Some(Kind::Array)).then(|| strings(tasks)),
            in_order: doc.kind(in_order).is_some() && doc.raw(in_order) == b"true",
            events: strings(events),
            within: string(within),
        }
    };
    doc.elements(doc.member(0, "expect")).map(one).collect()
}

/// How the history is judged.
pub fn tracking(request: &Request) -> lifecycle::Options {
    let defaults = lifecycle::Options::default();
    let size = |name: &str, otherwise| request.number(name).map_or(otherwise, |number| number as usize);
    let window = request.number("windowMs").map(|number| number.saturating_mul(MILLISECOND));
    lifecycle::Options {
        complete: request.is_set("complete"),
        window: window.map_or(defaults.window, |window| i64::try_from(window).unwrap_or(i64::MAX)),
        max_runs: size("maxRuns", defaults.max_runs),
        max_ids: size("maxIds", defaults.max_ids),
    }
}
