//! The options of a call as a test writes them, in one line: what `validate` takes beside the text.
#![allow(dead_code)]

use cdevents_wasm::Options;
use cdevents_wasm::json::Limits;
use cdevents_wasm::model::plan::VOCABULARIES;
use cdevents_wasm::model::rule::{self, Rule, Severity};

/// Every option but the input. Owns what [`Options`] borrows.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Index of the forced vocabulary.
    pub release: Option<usize>,
    /// Severities by rule code; `None` is `off`.
    pub levels: Vec<(u16, Option<Severity>)>,
    pub strict: bool,
    pub limits: Limits,
    /// `maxDiagnostics`
    pub most: usize,
}

impl Default for Asked {
    fn default() -> Self {
        Asked { release: None, levels: Vec::new(), strict: false, limits: Limits::default(), most: 100 }
    }
}

/// The names of the levels, in the order of the package's numbers.
const LEVELS: [(&str, Option<Severity>); 4] = [
    ("off", None),
    ("note", Some(Severity::Note)),
    ("warning", Some(Severity::Warning)),
    ("error", Some(Severity::Error)),
];

/// Rules that valid events break, or that most wrong ones do.
const NEAR: [&str; 8] = [
    "known-defect",
    "prose-uuid",
    "prose-string",
    "prose-missing-field",
    "event-version",
    "release-assumed",
    "missing-field",
    "unknown-field",
];

impl Asked {
    /// Reads a line such as `release=0.4.0 strict rules=known-defect:error,prose-uuid:off limits.depth=8 maxDiagnostics=3`.
    /// Says what is wrong with one that is not written like this.
    pub fn parse(line: &str) -> Result<Self, String> {
        let mut asked = Asked::default();
        for word in line.split_whitespace() {
            let (name, value) = word.split_once('=').unwrap_or((word, ""));
            let number = || value.parse::<u32>().map_err(|_| format!("`{word}`: expected a number after `=`"));
            match name {
                "release" => asked.release = Some(vocabulary(value)?),
                "strict" if word == "strict" => asked.strict = true,
                "rules" => {
                    for entry in value.split(',') {
                        asked.levels.push(level(entry)?);
                    }
                }
                "limits.bytes" => asked.limits.bytes = number()?,
                "limits.depth" => asked.limits.depth = number()?,
                "limits.batch" => asked.limits.batch = number()?,
                "maxDiagnostics" => asked.most = number()? as usize,
                _ => return Err(format!("`{word}` is not an option")),
            }
        }
        Ok(asked)
    }

    /// Some options that matter to a text: of so many bytes, and an event of this vocabulary. `below` gives a random number
    /// below another.
    pub fn random(below: &mut dyn FnMut(usize) -> usize, bytes: usize, vocabulary: usize) -> Self {
        let mut asked = Asked::default();
        match below(6) {
            0 => asked.release = Some(vocabulary),
            1 => asked.release = Some(below(VOCABULARIES.len())),
            _ => {}
        }
        asked.strict = below(4) == 0;
        if below(3) == 0 {
            let rules: Vec<Rule> = rule::ALL.iter().copied().filter(|rule| !rule.is_fixed()).collect();
            for _ in 0..=below(2) {
                // Half of them are such that events which are nearly right have something to do with.
                let named = rule_of(NEAR[below(NEAR.len())]).filter(|_| below(2) == 0);
                let rule = named.unwrap_or_else(|| rules[below(rules.len())]);
                let level = LEVELS[below(4)].1;
                // Of a rule that is given twice the first counts; a caller gives it once.
                if asked.levels.iter().all(|(code, _)| *code != rule.code()) {
                    asked.levels.push((rule.code(), level));
                }
            }
        }
        match below(8) {
            0 => asked.limits.bytes = (bytes + 6).saturating_sub(below(10)) as u32,
            1 => asked.limits.depth = 1 + below(8) as u32,
            2 => asked.limits.batch = below(4) as u32,
            _ => {}
        }
        if below(4) == 0 {
            asked.most = below(4);
        }
        asked
    }

    /// As the engine takes them.
    pub fn options(&self) -> Options<'_> {
        Options {
            levels: &self.levels,
            vocabulary: self.release,
            strict: self.strict,
            surrogates: false,
            limits: self.limits,
        }
    }
}

fn vocabulary(id: &str) -> Result<usize, String> {
    let found = VOCABULARIES.iter().position(|vocabulary| vocabulary.id == id);
    found.ok_or_else(|| format!("`{id}` is not a vocabulary"))
}

fn rule_of(name: &str) -> Option<Rule> {
    rule::ALL.iter().copied().find(|rule| rule.name() == name)
}

fn level(entry: &str) -> Result<(u16, Option<Severity>), String> {
    let (name, word) = entry.split_once(':').ok_or_else(|| format!("`{entry}`: expected `<rule>:<level>`"))?;
    let rule = rule_of(name).ok_or_else(|| format!("`{name}` is not a rule"))?;
    if rule.is_fixed() {
        return Err(format!("the severity of `{name}` cannot be changed"));
    }
    let level = LEVELS.iter().find(|(level, _)| *level == word);
    Ok((rule.code(), level.ok_or_else(|| format!("`{word}` is not a level"))?.1))
}
