//! Writes the rules' pages to `pkg/src/generated/rules.ts` for `rules()`, to `docs/rules/` for people, and their additional
//! content to `www/src/rules/generated.ts` for the page.

use cdevents_wasm::lifecycle;
use cdevents_wasm::model::rule::{ALL, HISTORIES, Rule, Severity};
use cdevents_wasm::rules::{self, Fixable, Page};
use serde_json::json;
use std::fmt::Write as _;

/// The families of codes, by their first digit.
const FAMILIES: [(char, &str); 9] = [
    ('1', "Text and limits"),
    ('2', "Identifying the event"),
    ('3', "The draft of 2021-03-14"),
    ('4', "Fields and values"),
    ('5', "Envelopes"),
    ('6', "Links"),
    ('7', "Required by the specification, not by the schemas"),
    ('8', "Histories"),
    ('9', "Your own schemas"),
];

/// All rules, about single events and about histories, by code.
fn every_rule() -> Vec<Rule> {
    let mut all: Vec<Rule> = ALL.iter().chain(HISTORIES).copied().collect();
    all.sort_by_key(|rule| rule.code());
    all
}

/// The page of any rule.
fn page(rule: Rule) -> Page {
    match lifecycle::page(rule) {
        None => Page { ..*rules::page(rule) },
        Some(lifecycle::Page { what, why, source, example, .. }) => {
            Page { what, why, example, fixable: Fixable::Never, source }
        }
    }
}

fn severity(rule: Rule) -> &'static str {
    match rule.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn fixable(page: &Page) -> &'static str {
    match page.fixable {
        Fixable::Always => "always",
        Fixable::Sometimes => "sometimes",
        Fixable::Never => "never",
    }
}

fn code(rule: Rule) -> String {
    format!("CDE{}", rule.code())
}

/// The TypeScript file with the rules' names by number.
pub fn names() -> String {
    let mut text = format!(
        "// Generated from src/rules/ by `{}`: edits here are lost.\n\n\
         /** The name of every rule, by the digits of its code. */\n\
         export const RULE_NAMES: Readonly<Record<number, RuleName>> = {{\n",
        crate::COMMAND
    );
    let all = every_rule();
    for rule in &all {
        writeln!(text, "  {}: '{}',", rule.code(), rule.name()).expect("text");
    }
    let fixed: Vec<String> = all.iter().filter(|rule| rule.is_fixed()).map(|rule| rule.code().to_string()).collect();
    write!(
        text,
        "}};\n\n/** Rules whose findings are always errors: they say why there is no verdict. */\n\
         export const FIXED_RULES: readonly number[] = [{}];\n",
        fixed.join(", ")
    )
    .expect("text");
    for (name, doc, words) in [
        ("RuleName", "The name of a rule.", all.iter().map(|rule| rule.name().to_owned()).collect()),
        ("RuleCode", "The code of a rule. It never changes its meaning.", all.iter().map(|rule| code(*rule)).collect()),
    ] {
        let words: Vec<String> = words;
        write!(text, "\n/** {doc} */\nexport type {name} =\n  | '{}';\n", words.join("'\n  | '")).expect("text");
    }
    text
}

/// The TypeScript file with the rules' pages.
pub fn typescript() -> String {
    let mut text = format!(
        "// Generated from src/rules/ by `{}`: edits here are lost.\nimport type {{ RuleInfo }} from '../types.js';\n\n\
         /** Every rule, in the order of the codes, without the address of its page. */\n\
         export const RULES: readonly Omit<RuleInfo, 'url'>[] = [\n",
        crate::COMMAND
    );
    for rule in every_rule() {
        let page = page(rule);
        let value = json!({
            "code": code(rule), "rule": rule.name(), "severity": severity(rule), "what": page.what, "why": page.why,
            "example": page.example, "fixable": fixable(&page), "source": page.source,
        });
        writeln!(text, "  {value},").expect("text");
    }
    text.push_str(
        "];\n\n/** The same, for hosts that load this file when it is asked for. */\n\
         export function makeRules(): typeof RULES {\n  return RULES;\n}\n",
    );
    text
}

/// What the page shows beyond `rules()`: the family, the finding on the example, and a correct example.
pub fn book() -> String {
    let mut text = format!(
        "// Generated from src/rules/ and tests/cases/ by `{}`: edits here are lost.\nimport type {{ More }} from './more.js';\n\n\
         /** The families of rules, by the first digit of their codes. */\n\
         export const FAMILIES: readonly {{ digit: string; title: string }}[] = [\n",
        crate::COMMAND
    );
    for (digit, title) in FAMILIES {
        writeln!(text, "  {},", json!({ "digit": digit.to_string(), "title": title })).expect("text");
    }
    text.push_str("];\n\n/** By the rule's name. */\nexport const MORE: Readonly<Record<string, More>> = {\n");
    for rule in every_rule() {
        let value = json!({ "printed": printed(rule), "right": right(rule) });
        writeln!(text, "  {}: {value},", json!(rule.name())).expect("text");
    }
    text.push_str("};\n");
    text
}

/// The report on the rule's example, as the command line prints it; `None` where the example is not a text.
fn printed(rule: Rule) -> Option<String> {
    let example = page(rule).example;
    if let Some(out) = case(rule, "broken.out") {
        // The runs come after the findings.
        return out.split_once("\nruns:\n").map(|(found, _)| found.to_owned());
    }
    let out = case(rule, "example.out").filter(|_| !example.is_empty())?;
    Some(crate::report::printed(example, &out))
}

/// A text that the rule accepts. It differs from the example in what is wrong: by the example's own fix, else by a case of its
/// own; else it is another event.
fn right(rule: Rule) -> Option<String> {
    let example = page(rule).example;
    let fixed = case(rule, "example.out").and_then(|out| crate::report::corrected(example, &out, rule.name()));
    let right = fixed
        .or_else(|| case(rule, "right-of-the-example.json"))
        .or_else(|| case(rule, "right.json"))
        .or_else(|| case(rule, "near.ndjson"));
    right.filter(|text| !text.trim().is_empty())
}

/// A file of the rule's cases.
fn case(rule: Rule, name: &str) -> Option<String> {
    let folder = crate::load::project().join("tests/cases");
    let folder = if lifecycle::page(rule).is_some() { folder.join("lifecycle") } else { folder };
    std::fs::read_to_string(folder.join(rule.name()).join(name)).ok()
}

/// The list of all rules, by family.
pub fn list() -> String {
    let mut text = format!(
        "<!-- Generated from src/rules/ by `{}`: edits here are lost. -->\n\n# Rules\n\n\
         Every finding names its rule. Codes are grouped by family and never change their meaning. Only errors make an \
         event invalid. The table shows the default severity; a page names the cases with another one.\n",
        crate::COMMAND
    );
    for (digit, family) in FAMILIES {
        writeln!(text, "\n## {family}\n\n| code | rule | severity | fix | what it finds |\n|---|---|---|---|---|")
            .expect("text");
        for rule in every_rule().into_iter().filter(|rule| code(*rule).chars().nth(3) == Some(digit)) {
            let (name, page) = (rule.name(), page(rule));
            let (code, severity, fixable) = (code(rule), severity(rule), fixable(&page));
            writeln!(text, "| `{code}` | [{name}]({name}.md) | {severity} | {fixable} | {} |", page.what)
                .expect("text");
        }
    }
    text
}

/// The page of each rule, by file name.
pub fn pages() -> Vec<(String, String)> {
    let shown = |text: &str| text.trim_start_matches('\u{feff}').trim_end().to_owned();
    let written = |&rule: &Rule| {
        let page = page(rule);
        let fix = match page.fixable {
            Fixable::Always => "Always available.",
            Fixable::Sometimes => "Available if there is a likely answer.",
            Fixable::Never => "Not available.",
        };
        let mut text = format!(
            "<!-- Generated from src/rules/ and tests/cases/ by `{}`: edits here are lost. -->\n\n# {}\n\n\
             `{}`, {}. {}\n\n**Why it matters.** {}\n\n**Fix.** {fix}\n\n**Source:** {}.\n",
            crate::COMMAND,
            rule.name(),
            code(rule),
            severity(rule),
            page.what,
            page.why,
            page.source
        );
        // Examples that are not text cannot be shown.
        if !page.example.is_empty() && !page.example.contains('\u{fffd}') {
            write!(text, "\n## Example\n\n```json\n{}\n```\n", shown(page.example)).expect("text");
            if let Some(report) = printed(rule) {
                write!(text, "\nReport:\n\n```text\n{}\n```\n", report.trim_end()).expect("text");
            }
        }
        if let Some(right) = right(rule) {
            write!(text, "\n## Correct\n\n```json\n{}\n```\n", shown(&right)).expect("text");
        }
        (format!("docs/rules/{}.md", rule.name()), text)
    };
    every_rule().iter().map(written).collect()
}

/// The first digit of each code has a family.
pub fn families_are_known() {
    for rule in every_rule() {
        let digit = code(rule).chars().nth(3);
        assert!(FAMILIES.iter().any(|(known, _)| Some(*known) == digit), "{}", rule.code());
        assert!((100..1000).contains(&rule.code()), "{}", rule.code());
    }
    let mut codes: Vec<u16> = every_rule().iter().map(|rule| rule.code()).collect();
    codes.dedup();
    assert!(codes.is_sorted() && codes.len() == every_rule().len(), "codes in order, each once");
}
