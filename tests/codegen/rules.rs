//! The rules' pages to `pkg/src/generated/rules.ts`, which `rules()` hands out, and to `docs/rules.md`, which people read.

use cdevents_wasm::rules::{Fixable, Page, RULES, Rule, Severity, is_fixed};
use serde_json::json;
use std::fmt::Write as _;

/// The families of codes, by their first digit.
const FAMILIES: [(char, &str); 7] = [
    ('1', "Text and limits"),
    ('2', "Finding the vocabulary"),
    ('3', "The draft of 2021-03-14"),
    ('4', "Shape"),
    ('5', "Envelopes"),
    ('6', "Links"),
    ('7', "What the text asks and the schemas do not"),
];

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
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

/// A rule's code, as people see it.
fn code(rule: &Rule) -> String {
    format!("CDE{}", rule.code)
}

/// The TypeScript file of the names alone, by the numbers that cross the boundary.
pub fn names() -> String {
    let mut text = format!(
        "// Generated from src/rules/ by `{}`: edits here are lost.\n\n\
         /** The name of every rule, by the digits of its code. */\n\
         export const RULE_NAMES: Readonly<Record<number, string>> = {{\n",
        crate::COMMAND
    );
    for (rule, page) in RULES {
        writeln!(text, "  {}: '{}',", rule.code, page.name).expect("text");
    }
    let fixed: Vec<String> =
        RULES.iter().filter(|(rule, _)| is_fixed(rule)).map(|(rule, _)| rule.code.to_string()).collect();
    write!(
        text,
        "}};\n\n/** Rules whose findings are always errors: they say why there is no verdict. */\n\
         export const FIXED_RULES: readonly number[] = [{}];\n",
        fixed.join(", ")
    )
    .expect("text");
    text
}

/// The TypeScript file.
pub fn typescript() -> String {
    let mut text = format!(
        "// Generated from src/rules/ by `{}`: edits here are lost.\nimport type {{ RuleInfo }} from '../types.js';\n\n\
         /** Every rule, in the order of the codes, without the address of its page. */\n\
         export const RULES: readonly Omit<RuleInfo, 'url'>[] = [\n",
        crate::COMMAND
    );
    for (rule, page) in RULES {
        let value = json!({
            "code": code(rule), "rule": page.name, "severity": severity(rule), "what": page.what, "why": page.why,
            "example": page.example, "fixable": fixable(page), "source": page.source,
        });
        writeln!(text, "  {value},").expect("text");
    }
    text.push_str("];\n");
    text
}

/// The page of all rules.
pub fn markdown() -> String {
    let mut text = format!(
        "<!-- Generated from src/rules/ by `{}`: edits here are lost. -->\n\n# Rules\n\n\
         Every finding names its rule. Codes are grouped by family and never change their meaning. Only errors make an \
         event invalid; where a page names another severity for a case, the finding has that one.\n",
        crate::COMMAND
    );
    for (digit, family) in FAMILIES {
        writeln!(text, "\n## {family}").expect("text");
        for (rule, page) in RULES.iter().filter(|(rule, _)| code(rule).chars().nth(3) == Some(digit)) {
            write!(
                text,
                "\n### {}\n\n`{}`, {}. {}\n\n**Why it matters.** {}\n\n**Fix.** {}\n\n**Source.** {}.\n",
                page.name,
                code(rule),
                severity(rule),
                page.what,
                page.why,
                match page.fixable {
                    Fixable::Always => "Every finding comes with one.",
                    Fixable::Sometimes => "Where there is one answer.",
                    Fixable::Never => "None: only you know what was meant.",
                },
                page.source
            )
            .expect("text");
            if !page.example.is_empty() {
                let example = page.example.trim_start_matches('\u{feff}').trim_end();
                write!(text, "\n**Example.**\n\n```json\n{example}\n```\n").expect("text");
            }
        }
    }
    text
}

/// A code's digit names its family.
pub fn families_are_known() {
    for (rule, _) in RULES {
        let digit = code(rule).chars().nth(3);
        assert!(FAMILIES.iter().any(|(known, _)| Some(*known) == digit), "{}", rule.code);
        assert!((100..1000).contains(&rule.code), "{}", rule.code);
    }
    let mut codes: Vec<u16> = RULES.iter().map(|(rule, _)| rule.code).collect();
    codes.dedup();
    assert!(codes.is_sorted() && codes.len() == RULES.len(), "codes in order, each once");
}
