//! Date-times, URIs and URI-references, each with its verdict and the section of the RFC that decides it, against the
//! grammars of `src/format/` and against events that carry them. A second opinion comes from the `jsonschema` crate;
//! where it departs from the RFC is written down in `formats/oracles.md`.

use cdevents_wasm::validate::is_valid_by_walk;
use cdevents_wasm::{Options, Scratch, formats, is_valid};
use jsonschema::{Draft, Validator};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

struct Kind {
    name: &'static str,
    table: &'static str,
    /// What every section begins with.
    rfc: &'static str,
    accepts: fn(&[u8]) -> bool,
    /// An event with the string where this format is wanted.
    event: fn(&str) -> Value,
}

const KINDS: [Kind; 3] = [
    Kind {
        name: "date-time",
        table: include_str!("formats/date-time.tsv"),
        rfc: "RFC 3339 ",
        accepts: |text| formats::date_time(text).is_ok(),
        event: |text| event(text, "https://builds.example/7", "/ci"),
    },
    Kind {
        name: "uri",
        table: include_str!("formats/uri.tsv"),
        rfc: "RFC 3986 ",
        accepts: |text| formats::uri(text).is_ok(),
        event: |text| event("2026-07-09T04:05:06Z", text, "/ci"),
    },
    Kind {
        name: "uri-reference",
        table: include_str!("formats/uri-reference.tsv"),
        rfc: "RFC 3986 ",
        accepts: |text| formats::uri_reference(text).is_ok(),
        event: |text| event("2026-07-09T04:05:06Z", "https://builds.example/7", text),
    },
];

const ORACLES: &str = include_str!("formats/oracles.md");

fn event(timestamp: &str, uri: &str, source: &str) -> Value {
    json!({
        "context": {
            "specversion": "0.5.1",
            "id": "7",
            "source": source,
            "type": "dev.cdevents.pipelinerun.started.0.3.0",
            "timestamp": timestamp
        },
        "subject": { "id": "7", "content": { "pipelineName": "release", "uri": uri } }
    })
}

struct Case {
    /// File and line.
    place: String,
    right: bool,
    /// As the file writes it.
    written: String,
    text: String,
    section: String,
}

/// Undoes the escapes that the head of `date-time.tsv` describes.
fn unescape(written: &str) -> String {
    let mut text = String::new();
    let mut rest = written.chars();
    while let Some(letter) = rest.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        text.push(match rest.next() {
            Some('t') => '\t',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('\\') => '\\',
            Some('u') => {
                let digits: String = rest.by_ref().skip_while(|&c| c == '{').take_while(|&c| c != '}').collect();
                u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32).expect("the number of a character")
            }
            other => panic!("{written}: an escape {other:?}"),
        });
    }
    text
}

fn cases(kind: &Kind) -> Vec<Case> {
    let mut cases = Vec::new();
    for (index, line) in kind.table.lines().enumerate() {
        let place = format!("tests/formats/{}.tsv:{}", kind.name, index + 1);
        assert!(line.is_ascii(), "{place}: what is not ASCII is escaped, so that look-alikes are seen");
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let [verdict, written, section, why] = cells[..] else { panic!("{place}: four cells") };
        assert!(matches!(verdict, "yes" | "no"), "{place}: a verdict");
        assert!(written.trim() == written, "{place}: a space at an end is escaped, so that no editor takes it away");
        assert!(section.len() > kind.rfc.len() && section.starts_with(kind.rfc), "{place}: a section");
        assert!(!why.trim().is_empty(), "{place}: a reason");
        let (written, section) = (written.to_owned(), section.to_owned());
        cases.push(Case { place, right: verdict == "yes", text: unescape(&written), written, section });
    }
    cases
}

fn word(right: bool) -> &'static str {
    if right { "yes" } else { "no" }
}

#[test]
fn there_are_enough_and_none_stands_twice() {
    let mut count = 0;
    let mut twice = String::new();
    for kind in &KINDS {
        let mut seen = BTreeMap::new();
        for Case { place, text, .. } in cases(kind) {
            count += 1;
            if let Some(first) = seen.insert(text, place.clone()) {
                let _ = writeln!(twice, "{place}: stands at {first} already");
            }
        }
    }
    assert!(twice.is_empty(), "\n{twice}");
    assert!(count >= 500, "{count} cases");
}

#[test]
fn the_grammars_say_what_the_rfcs_say() {
    let mut wrong = String::new();
    for kind in &KINDS {
        for case in cases(kind) {
            if (kind.accepts)(case.text.as_bytes()) != case.right {
                let Case { place, right, written, section, .. } = case;
                let _ = writeln!(wrong, "{place}: {section} says {} to `{written}`", word(right));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A URI is a URI-reference with a scheme, and only a scheme may bring a colon before the first `/`, `?` or `#`.
#[test]
fn uris_are_references_with_a_scheme() {
    for kind in &KINDS[1..] {
        for Case { place, text, .. } in cases(kind) {
            let with_scheme = text.split(['/', '?', '#']).next().is_some_and(|part| part.contains(':'));
            let reference = formats::uri_reference(text.as_bytes()).is_ok();
            assert_eq!(formats::uri(text.as_bytes()).is_ok(), reference && with_scheme, "{place}");
        }
    }
}

/// What a grammar says must reach the verdict on an event by the walk and by the short ways, however JSON writes it.
#[test]
fn events_are_judged_by_the_same_grammars() {
    let mut wrong = String::new();
    let mut scratch = Scratch::default();
    for kind in &KINDS {
        for Case { place, right, text, .. } in cases(kind) {
            let units = text.encode_utf16().fold(String::new(), |escaped, unit| format!("{escaped}\\u{unit:04x}"));
            // The schemas ask for a length besides the format.
            let right = right && !text.is_empty();
            for string in [Value::from(text).to_string(), format!("\"{units}\"")] {
                let event = (kind.event)("HERE").to_string().replace("\"HERE\"", &string);
                let short = is_valid(event.as_bytes(), &Options::default(), &mut scratch);
                let long = is_valid_by_walk(event.as_bytes(), &Options::default(), &mut Vec::new());
                if (short, long) != (right, right) {
                    let _ = writeln!(wrong, "{place}: is_valid {short}, by the walk {long}: {event}");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn instant(text: &str) -> Result<formats::Instant<'_>, formats::Why> {
    formats::instant(text.as_bytes())
}

/// The last day of a month, by a table.
fn last_day(year: i32, month: usize) -> i32 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
}

/// Date-times of two offsets are compared by the instant that they name: at the end of every month, of common years, leap
/// years and the years of the centuries, the next day begins when this one ends, and no two days are the same.
#[test]
fn every_month_ends_where_the_next_one_begins() {
    let mut instants = Vec::new();
    let years =
        [0, 1, 3, 4, 99, 100, 101, 399, 400, 401, 1899, 1900, 1970, 1999, 2000, 2001, 2023, 2024, 2026, 2100, 9998];
    for (year, month) in years.into_iter().flat_map(|year| (1..=12).map(move |month| (year, month))) {
        let last = last_day(year, month);
        let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let end = format!("{year:04}-{month:02}-{last}");
        let start = format!("{next_year:04}-{next:02}-01");
        for (one, other) in [
            (format!("{end}T23:30:00-01:00"), format!("{start}T00:30:00Z")),
            (format!("{end}T00:01:00-23:59"), format!("{start}T00:00:00Z")),
            (format!("{end}T23:59:59.5Z"), format!("{start}T01:59:59.50+02:00")),
        ] {
            let found = instant(&one);
            assert!(found.is_ok() && found == instant(&other), "{one} {other}");
        }
        for day in 1..=last {
            instants.push(format!("{year:04}-{month:02}-{day:02}T12:00:00Z"));
        }
    }
    assert!(instants.len() > 365 * 21, "{}", instants.len());
    // Neighbours in a month and the same days of other months and years are other instants.
    for (index, one) in instants.iter().enumerate() {
        for step in [1, 27, 28, 29, 30, 31, 59, 60, 61, 364, 365, 366] {
            if let Some(other) = instants.get(index + step) {
                assert_ne!(instant(one), instant(other), "{one} {other}");
            }
        }
    }
}

/// A leap second is an instant of its own, whatever the offset it is written with; zeros at the end of a fraction are not.
#[test]
fn instants_of_leap_seconds_and_fractions() {
    let same = |one: &'static str, other: &'static str| {
        let (one, other) = (instant(one), instant(other));
        assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
        one == other
    };
    assert!(same("2016-12-31T23:59:60Z", "2017-01-01T08:59:60+09:00"));
    assert!(same("2016-12-31T23:59:60Z", "2016-12-31T15:59:60-08:00"));
    assert!(!same("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"));
    assert!(!same("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"));
    assert!(same("2016-12-31T23:59:59.100Z", "2016-12-31t23:59:59.1z"));
    assert!(same("2016-12-31T23:59:59.000Z", "2016-12-31T23:59:59Z"));
    assert!(!same("2016-12-31T23:59:59.01Z", "2016-12-31T23:59:59.1Z"));
    assert!(same("2016-12-31T23:59:59-00:00", "2016-12-31T23:59:59+00:00"));
}

/// A row of `oracles.md`: the oracle of its section, the format and the string.
type Row = (String, String, String);

/// The rows with what the oracle says, what the RFC says, and by which section.
fn rows() -> BTreeMap<Row, [String; 3]> {
    let mut rows = BTreeMap::new();
    let mut oracle = String::new();
    for line in ORACLES.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            heading.split(' ').next().unwrap_or_default().clone_into(&mut oracle);
        } else if let Some(cells) = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")) {
            let cells: Vec<&str> = cells.split(" | ").collect();
            let [kind, written, says, rfc, section] = cells[..] else { panic!("five cells: {line}") };
            if kind == "format" {
                continue;
            }
            let written = written.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')).expect("a code span");
            let text = unescape(if written == "(empty)" { "" } else { written });
            let twice = rows.insert((oracle.clone(), kind.to_owned(), text), [says, rfc, section].map(str::to_owned));
            assert!(twice.is_none(), "twice: {line}");
        }
    }
    rows
}

/// As a cell of `oracles.md` writes a string: what would end a cell or a code span is escaped too.
fn cell(written: &str) -> String {
    if written.is_empty() { "(empty)".to_owned() } else { written.replace('|', "\\u{7c}").replace('`', "\\u{60}") }
}

fn oracle(kind: &Kind) -> Validator {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .build(&json!({ "format": kind.name }))
        .expect("a schema")
}

#[test]
fn where_the_crate_departs_is_on_the_list() {
    let listed = rows();
    let mut found = BTreeSet::new();
    let mut wrong = String::new();
    for kind in &KINDS {
        let oracle = oracle(kind);
        for Case { right, written, text, section, .. } in cases(kind) {
            let says = oracle.is_valid(&Value::from(text.as_str()));
            if says == right {
                continue;
            }
            let row = ("jsonschema".to_owned(), kind.name.to_owned(), text);
            if !listed.contains_key(&row) {
                let cells =
                    [kind.name, &format!("`{}`", cell(&written)), word(says), word(right), &section].join(" | ");
                let _ = writeln!(wrong, "not on the list: | {cells} |");
            }
            found.insert(row);
        }
    }
    for row in listed.keys().filter(|row| row.0 == "jsonschema" && !found.contains(row)) {
        let _ = writeln!(wrong, "on the list, but the crate does not depart: {row:?}");
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_list_says_what_the_files_say() {
    let mut decided = BTreeMap::new();
    for kind in &KINDS {
        for case in cases(kind) {
            decided.insert((kind.name.to_owned(), case.text), (case.right, case.section));
        }
    }
    for ((oracle, kind, text), [says, rfc, section]) in rows() {
        assert!(matches!(oracle.as_str(), "jsonschema" | "ajv-formats"), "{oracle}");
        let (right, by) = decided.get(&(kind, text.clone())).unwrap_or_else(|| panic!("{oracle}: no case {text:?}"));
        assert_eq!((rfc.as_str(), &section), (word(*right), by), "{oracle}: {text:?}");
        assert_eq!(says, word(!right), "{oracle}: {text:?}: a departure");
    }
}

/// Each case with one character missing, put in or replaced: what no row speaks of is judged by two implementations.
#[test]
fn the_crate_agrees_on_every_neighbour_of_a_case() {
    let letters: Vec<char> = "0159afgvtzTZ:.-+%/?#[]@_\\ \u{e9}".chars().collect();
    let (mut count, mut accepted) = (0, 0);
    let mut wrong = String::new();
    for kind in &KINDS {
        let oracle = oracle(kind);
        let mut seen = BTreeSet::new();
        for Case { place, text, .. } in cases(kind) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            for (&at, next) in places.iter().zip(places.iter().skip(1).map(Some).chain([None])) {
                let (before, behind) = (&text[..at], next.map(|&next| &text[next..]));
                let mut neighbours: Vec<String> =
                    behind.map(|behind| format!("{before}{behind}")).into_iter().collect();
                for letter in &letters {
                    neighbours.push(format!("{before}{letter}{}", &text[at..]));
                    neighbours.extend(behind.map(|behind| format!("{before}{letter}{behind}")));
                }
                for neighbour in neighbours {
                    let ours = (kind.accepts)(neighbour.as_bytes());
                    let value = Value::from(neighbour);
                    count += 1;
                    accepted += usize::from(ours);
                    if oracle.is_valid(&value) != ours && seen.insert(value.to_string()) {
                        let _ = writeln!(wrong, "{place}: we say {} to {value}", word(ours));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(accepted > count / 10, "{accepted} of {count} accepted");
}
