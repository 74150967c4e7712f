//! Runs a long history of calls on one instance, and compares each answer with a fresh instance's.

use super::documents::{self, Library};
use super::engine::{self, Answer, DEFAULTS, Session, Settings};
use super::json;
use super::random::Random;
use super::related::{next_of_series, related};
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Call {
    IsValid,
    Report,
    WholeReport,
}

/// A document, its options, and the calls to make, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub document: Vec<u8>,
    pub settings: Settings,
    pub calls: Vec<Call>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    Verdict(bool),
    Report(Box<Answer>),
}

/// An answer that differs from a fresh instance's.
pub struct Difference {
    pub call: Call,
    pub kept: Found,
    pub fresh: Found,
}

fn answer(session: &mut Session, call: Call, step: &Step) -> Found {
    match call {
        Call::IsValid => Found::Verdict(session.is_valid(&step.document, &step.settings)),
        Call::Report => Found::Report(session.report(&step.document, &step.settings).into()),
        Call::WholeReport => Found::Report(session.whole_report(&step.document, &step.settings).into()),
    }
}

/// The report that a cap on findings must give: the findings of the full report in the same order, without the last notes,
/// then the last warnings, then the last errors.
fn worst_of_all(step: &Step) -> Answer {
    let settings = Settings { most: u32::MAX, ..step.settings.clone() };
    let mut answer = Session::new().whole_report(&step.document, &settings);
    let mut left = step.settings.most as usize;
    let kept = [0, 1, 2].map(|severity| {
        let found = answer.findings.iter().filter(|finding| finding.severity == severity).count();
        let kept = found.min(left);
        left -= kept;
        answer.omitted[severity] = (found - kept) as u32;
        kept
    });
    let mut seen = [0; 3];
    answer.findings.retain(|finding| {
        seen[finding.severity] += 1;
        seen[finding.severity] <= kept[finding.severity]
    });
    answer
}

/// Makes the calls of a step. Returns the first answer that differs from a fresh instance's full report. That report is also
/// compared with the fresh instance's other calls.
pub fn take(session: &mut Session, step: &Step) -> Option<Difference> {
    let fresh = Session::new().whole_report(&step.document, &step.settings);
    let valid = fresh.outcome == 0;
    if engine::is_valid_by_walk(&step.document, &step.settings) != valid {
        return Some(Difference { call: Call::IsValid, kept: Found::Verdict(!valid), fresh: Found::Verdict(valid) });
    }
    if fresh.omitted != [0; 3] {
        let worst = worst_of_all(step);
        if fresh != worst {
            let [kept, fresh] = [fresh, worst].map(|answer| Found::Report(answer.into()));
            return Some(Difference { call: Call::WholeReport, kept, fresh });
        }
    }
    let fresh = Found::Report(fresh.into());
    for &call in &step.calls {
        let fresh = if call == Call::IsValid { Found::Verdict(valid) } else { fresh.clone() };
        for kept in [answer(session, call, step), answer(&mut Session::new(), call, step)] {
            if kept != fresh {
                return Some(Difference { call, kept, fresh });
            }
        }
    }
    None
}

/// Like [`take`], but a panic counts as a difference, in words.
pub fn attempt(session: &mut Session, step: &Step) -> Result<(), String> {
    match catch_unwind(AssertUnwindSafe(|| take(session, step))) {
        Ok(None) => Ok(()),
        Ok(Some(difference)) => Err(difference.in_words()),
        Err(_) => Err("a panic, see above".to_owned()),
    }
}

impl Difference {
    fn in_words(&self) -> String {
        let (kept, fresh) = match (&self.kept, &self.fresh) {
            (Found::Report(kept), Found::Report(fresh)) => {
                let mut words = format!("{:?}:", self.call);
                if (kept.outcome, kept.omitted, kept.is_batch) != (fresh.outcome, fresh.omitted, fresh.is_batch) {
                    let of = |answer: &Answer| format!("outcome {}, {:?} omitted", answer.outcome, answer.omitted);
                    words += &format!(" {} instead of {};", of(kept), of(fresh));
                }
                for (name, one, other) in [("kept", kept, fresh), ("fresh", fresh, kept)] {
                    for event in one.events.iter().filter(|event| !other.events.contains(event)) {
                        words += &format!("\n    only {name}: {event:?}");
                    }
                    for found in one.findings.iter().filter(|found| !other.findings.contains(found)) {
                        words += &format!("\n    only {name}: {}", found.whole);
                    }
                }
                return words;
            }
            others => others,
        };
        format!("{:?}: {kept:?} instead of {fresh:?}", self.call)
    }
}

/// Generates the steps of a history. Documents come in series, as from real senders: a document, small variations
/// of it, and now and then another document. Options do the same.
pub struct History<'l> {
    library: &'l Library,
    /// Documents to start series with.
    pool: Vec<Vec<u8>>,
    /// The document of the current series, and the remaining length of the series.
    base: usize,
    left: usize,
    /// The previous document.
    last: Vec<u8>,
    settings: Settings,
    codes: Vec<(u16, &'static str)>,
    is_long: bool,
}

const POOL: usize = 8;

impl<'l> History<'l> {
    pub fn new(library: &'l Library, random: &mut Random) -> Self {
        let is_long = random.one_in(8);
        let (pool, last, codes) = (Vec::new(), Vec::new(), engine::rules());
        History { library, pool, base: 0, left: 0, last, settings: DEFAULTS, codes, is_long }
    }

    pub fn step(&mut self, random: &mut Random) -> Step {
        if self.left == 0 {
            self.start_series(random);
        }
        self.left -= 1;
        let document = self.document(random);
        self.last.clone_from(&document);
        let mut settings = self.settings.clone();
        match random.below(16) {
            0 => settings = DEFAULTS,
            1 | 2 => self.change_settings(&mut settings, &document, random),
            _ => {}
        }
        let calls = match random.below(8) {
            0 => vec![Call::IsValid],
            1 => vec![Call::IsValid, Call::Report, Call::WholeReport],
            2 => vec![Call::WholeReport, Call::Report, Call::IsValid],
            3 => vec![Call::Report, Call::IsValid],
            // As the package does.
            _ => vec![Call::Report],
        };
        Step { document, settings, calls }
    }

    fn start_series(&mut self, random: &mut Random) {
        self.left = 1 + random.below(40);
        if self.pool.len() < POOL {
            self.base = self.pool.len();
            self.pool.push(self.new_document(random));
        } else {
            self.base = random.below(POOL);
            if random.one_in(2) {
                self.pool[self.base] = self.new_document(random);
            }
        }
        let mut settings = DEFAULTS;
        settings.is_text = !random.one_in(3);
        for _ in 0..[0, 0, 0, 1, 1, 2, 4][random.below(7)] {
            let base = core::mem::take(&mut self.pool[self.base]);
            self.change_settings(&mut settings, &base, random);
            self.pool[self.base] = base;
        }
        // The most likely to expose caches: an event with its own release forced, and advice with a raised severity.
        let base = &self.pool[self.base];
        if random.one_in(4) {
            settings.release = self.own_release(base);
        }
        if random.one_in(6) {
            settings.levels.push(self.advice(random));
        }
        self.settings = settings;
    }

    /// The release that a document names.
    fn own_release(&self, document: &[u8]) -> Option<usize> {
        let text = String::from_utf8_lossy(document);
        self.library.releases.iter().position(|id| text.contains(&format!("\"{id}\"")))
    }

    /// A rule for advice, and a level, usually one that changes the verdict.
    fn advice(&self, random: &mut Random) -> (u16, u8) {
        let only_defects = random.one_in(2);
        let advises = |name: &str| name == "known-defect" || (name.starts_with("prose-") && !only_defects);
        let advice: Vec<u16> = self.codes.iter().filter(|(_, name)| advises(name)).map(|(code, _)| *code).collect();
        (*random.of(&advice), *random.of(&[3, 3, 3, 0, 1, 2]))
    }

    fn document(&mut self, random: &mut Random) -> Vec<u8> {
        let base = &self.pool[self.base];
        let other = random.of::<Vec<u8>>(&self.pool);
        let next = match random.below(16) {
            0..=3 => return base.clone(),
            4..=8 => next_of_series(base, random),
            9..=12 => related(base, other, self.library, random),
            13 => related(&self.last, other, self.library, random),
            14 => return other.clone(),
            _ => {
                let next = if random.one_in(2) {
                    next_of_series(base, random)
                } else {
                    related(base, other, self.library, random)
                };
                if next.len() < self.longest() {
                    self.pool[self.base].clone_from(&next);
                }
                next
            }
        };
        if next.len() > self.longest() { self.new_document(random) } else { next }
    }

    /// Longer documents take more time and find nothing more.
    fn longest(&self) -> usize {
        if self.is_long { 9_000 } else { 3_000 }
    }

    pub fn new_document(&self, random: &mut Random) -> Vec<u8> {
        if random.one_in(5) {
            return random.of(&self.library.cases).clone();
        }
        let mut event =
            if random.one_in(3) { random.of(&self.library.examples).clone() } else { self.library.event(random) };
        for _ in 0..[0, 0, 0, 0, 1, 1, 2, 3][random.below(8)] {
            documents::spoil(&mut event, self.library, random);
        }
        if self.is_long && random.one_in(2) && event.is_object() {
            event["customData"] = json!({ "text": "x".repeat(3_000 + random.below(1_500)) });
        }
        documents::written(&documents::wrapped(event, random), random)
    }

    /// Changes one option, or many.
    fn change_settings(&self, settings: &mut Settings, document: &[u8], random: &mut Random) {
        let all = random.one_in(6);
        // Releases and levels twice as often, since they affect caches most.
        let only = random.below(10) % 8;
        let wanted = |option: usize, random: &mut Random| if all { random.one_in(3) } else { option == only };
        if wanted(0, random) {
            settings.release = match random.below(5) {
                0 => None,
                1 => Some(random.below(self.library.releases.len())),
                _ => self.own_release(document),
            };
        }
        if wanted(1, random) {
            settings.levels = (0..random.below(4)).map(|_| (random.of(&self.codes).0, random.below(4) as u8)).collect();
            if random.one_in(2) {
                settings.levels.push(self.advice(random));
            }
        }
        if wanted(2, random) {
            settings.strict = !settings.strict;
        }
        if wanted(3, random) {
            settings.most = *random.of(&[100, 0, 1, 2, 3, 5, 1000]);
        }
        if wanted(4, random) {
            let near = (document.len() + random.below(9)).saturating_sub(4) as u32;
            settings.bytes = if random.one_in(3) { DEFAULTS.bytes } else { near };
        }
        if wanted(5, random) {
            let depth = json::parse(document).map_or(4, |root| root.depth());
            let near = (depth + random.below(5)).saturating_sub(2) as u32;
            settings.depth = *random.of(&[DEFAULTS.depth, near, 63, 64]);
        }
        if wanted(6, random) {
            settings.batch = *random.of(&[DEFAULTS.batch, 0, 1, 2, 3]);
        }
        if wanted(7, random) {
            settings.is_text = !settings.is_text;
        }
    }
}

/// Reduces a failing history to the fewest steps before the last one.
pub fn minimised(steps: &[Step]) -> Vec<Step> {
    let fails = |steps: &[Step]| {
        let mut session = Session::new();
        let (last, before) = steps.split_last().expect("a step");
        for step in before {
            for &call in &step.calls {
                if catch_unwind(AssertUnwindSafe(|| answer(&mut session, call, step))).is_err() {
                    return false;
                }
            }
        }
        attempt(&mut session, last).is_err()
    };
    let mut steps = steps.to_vec();
    let mut size = steps.len() / 2;
    while size > 0 {
        let mut start = 0;
        while start + size < steps.len() {
            let rest = [&steps[..start], &steps[start + size..]].concat();
            if fails(&rest) {
                steps = rest;
            } else {
                start += size;
            }
        }
        size /= 2;
    }
    steps
}

/// A history as JSON, for a regression file. Documents that are not UTF-8 are arrays of bytes.
pub fn to_json(steps: &[Step]) -> Value {
    steps
        .iter()
        .map(|Step { document, settings, calls }| {
            let document = std::str::from_utf8(document).map_or_else(|_| json!(document), |text| json!(text));
            let calls: Vec<_> = calls.iter().map(|call| format!("{call:?}")).collect();
            let codes = engine::rules();
            let name = |code: u16| codes.iter().find(|(each, _)| *each == code).map_or("", |(_, name)| name);
            let levels: Vec<_> = settings.levels.iter().map(|&(code, level)| json!([name(code), level])).collect();
            let release = settings.release.map(|index| engine::vocabularies()[index]);
            json!({
                "document": document, "calls": calls, "release": release, "levels": levels, "strict": settings.strict,
                "most": settings.most, "bytes": settings.bytes, "depth": settings.depth, "batch": settings.batch,
                "isText": settings.is_text,
            })
        })
        .collect()
}

/// Reads the format of [`to_json`]. Absent options have the package's defaults.
pub fn from_json(value: &Value) -> Vec<Step> {
    let step = |step: &Value| {
        let number = |name: &str, otherwise: u32| step[name].as_u64().map_or(otherwise, |number| number as u32);
        let document = match &step["document"] {
            Value::String(text) => text.clone().into_bytes(),
            bytes => bytes
                .as_array()
                .expect("text or bytes")
                .iter()
                .map(|byte| byte.as_u64().expect("a byte") as u8)
                .collect(),
        };
        let calls = step["calls"].as_array().expect("calls").iter().map(|call| match call.as_str() {
            Some("IsValid") => Call::IsValid,
            Some("Report") => Call::Report,
            Some("WholeReport") => Call::WholeReport,
            _ => panic!("{call} is no call"),
        });
        let code = |name: &Value| engine::rules().iter().find(|(_, each)| name == each).expect("a rule").0;
        let levels = step["levels"].as_array().into_iter().flatten();
        let release = step["release"]
            .as_str()
            .map(|id| engine::vocabularies().iter().position(|each| *each == id).expect("a vocabulary"));
        let settings = Settings {
            release,
            levels: levels.map(|level| (code(&level[0]), level[1].as_u64().expect("a level") as u8)).collect(),
            strict: step["strict"] == true,
            most: number("most", DEFAULTS.most),
            bytes: number("bytes", DEFAULTS.bytes),
            depth: number("depth", DEFAULTS.depth),
            batch: number("batch", DEFAULTS.batch),
            is_text: step["isText"] != false,
        };
        Step { document, settings, calls: calls.collect() }
    };
    value.as_array().expect("steps").iter().map(step).collect()
}

/// A failure, and the history that reproduces it.
pub struct Failure {
    pub seed: u64,
    pub step: usize,
    pub words: String,
    pub steps: Vec<Step>,
}

/// Runs the history of a seed. With `go_on`, a failure replaces the instance and the history continues.
pub fn run(library: &Library, seed: u64, steps: usize, go_on: bool) -> Vec<Failure> {
    let mut random = Random::new(seed);
    let mut history = History::new(library, &mut random);
    let mut session = Session::new();
    let mut taken: Vec<Step> = Vec::new();
    let mut failures = Vec::new();
    for index in 0..steps {
        taken.push(history.step(&mut random));
        if let Err(words) = attempt(&mut session, &taken[taken.len() - 1]) {
            failures.push(Failure { seed, step: index, words, steps: core::mem::take(&mut taken) });
            if !go_on {
                break;
            }
            session = Session::new();
        }
    }
    failures
}
