//! `tests/cases/<rule>/*.json`, each with the report on it beside it as `.out`: what a rule finds and what it does not.
//! A case with an `.options` file beside it is judged with the options in it, one line: see [`Asked::parse`].
//! `UPDATE=1 cargo test --test cases` writes the reports; read them before you commit them. It writes `docs/messages.md`
//! too: all their words on one page.

use cdevents_wasm::json::Position;
use cdevents_wasm::model::plan::VOCABULARIES;
use cdevents_wasm::model::rule;
use cdevents_wasm::model::validation::Validation;
use cdevents_wasm::rules::{Fixable, page};
use cdevents_wasm::validate::is_valid_by_walk;
use cdevents_wasm::{Change, Diagnostic};
use cdevents_wasm::{Outcome, Scratch, is_valid, report, validate, validate_as_is};
use options::Asked;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use style::bad_style;

mod options;
mod style;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The folders of rules. `convert` has those of conversions, which `tests/convert.rs` reads, `lifecycle` histories.
fn rule_folders() -> impl Iterator<Item = PathBuf> {
    let all = std::fs::read_dir(folder()).expect("tests/cases").map(|rule| rule.expect("an entry").path());
    all.filter(|path| path.file_name().is_some_and(|name| name != "convert" && name != "lifecycle"))
}

/// Every case, sorted, with its rule.
fn cases() -> Vec<(String, PathBuf)> {
    let mut cases = Vec::new();
    for rule in rule_folders() {
        let name = rule.file_name().expect("a name").to_string_lossy().into_owned();
        for case in std::fs::read_dir(&rule).expect("a folder") {
            let case = case.expect("an entry").path();
            if case.extension().is_some_and(|extension| extension == "json") {
                cases.push((name.clone(), case));
            }
        }
    }
    cases.sort();
    cases
}

/// The options that a case is judged with.
fn asked(case: &Path) -> Asked {
    let path = case.with_extension("options");
    match std::fs::read_to_string(&path) {
        Ok(line) => Asked::parse(&line).unwrap_or_else(|why| panic!("{}: {why}", path.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Asked::default(),
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

fn place(range: &[Position; 2]) -> String {
    let [from, to] = range;
    format!("{}:{}-{}:{} ({}-{})", from.line, from.column, to.line, to.column, from.offset, to.offset)
}

/// The report as text for people to read.
fn written(bytes: &[u8], asked: &Asked) -> String {
    validate(bytes, &asked.options(), Vec::new(), |validation| sheet(bytes, validation, asked.most)).0
}

fn sheet(bytes: &[u8], validation: &Validation, most: usize) -> String {
    let report = report(validation, most);
    let mut text = format!("{:?}\n", report.outcome);
    for (event, pointer) in validation.events.iter().zip(&report.pointers) {
        let vocabulary = event.vocabulary.map_or("none", |index| VOCABULARIES[index].id);
        let mut words = Vec::new();
        event.words(&validation.doc, &mut |word| words.push(word.to_owned()));
        let subject_id = event.subject_id(&validation.doc).unwrap_or_default();
        writeln!(
            text,
            "event {pointer:?}: {:?}, {vocabulary} ({:?}), {:?}, {} [{subject_id}]",
            event.outcome,
            event.vocabulary_from,
            event.envelope,
            words.join(" ")
        )
        .expect("text");
    }
    for found in &report.diagnostics {
        diagnostic(&mut text, found);
    }
    let [errors, warnings, notes] = report.omitted;
    if errors + warnings + notes > 0 {
        writeln!(text, "--- left out: {errors} errors, {warnings} warnings, {notes} notes").expect("text");
    }
    if report.diagnostics.iter().any(|found| found.fix.as_ref().is_some_and(|fix| fix.safe)) {
        let fixed = apply(&String::from_utf8_lossy(bytes), &report.diagnostics, true);
        writeln!(text, "--- with the safe fixes\n{fixed}").expect("text");
    }
    text
}

fn diagnostic(text: &mut String, found: &Diagnostic) {
    let severity = format!("{:?}", found.severity).to_lowercase();
    writeln!(text, "{severity} {} {} at {:?}, {}", found.code, found.rule, found.pointer, place(&found.range))
        .expect("text");
    writeln!(text, "    {}", found.message).expect("text");
    if !found.help.is_empty() {
        writeln!(text, "    help: {}", found.help).expect("text");
    }
    for (message, pointer, range) in &found.related {
        writeln!(text, "    related: {message} at {pointer:?}, {}", place(range)).expect("text");
    }
    match &found.expected[..] {
        [] => {}
        [one] if !found.several => writeln!(text, "    expected: {one}").expect("text"),
        several => writeln!(text, "    expected: one of {}", several.join(" | ")).expect("text"),
    }
    if let Some(Change { title, safe, edits }) = &found.fix {
        let edits: Vec<String> = edits.iter().map(|(from, to, text)| format!("{from}-{to} {text}")).collect();
        let safe = if *safe { "safe" } else { "offered" };
        writeln!(text, "    fix ({safe}): {title}: {}", edits.join(", ")).expect("text");
    }
}

/// The text with its fixes; of two that overlap the first.
fn apply(text: &str, diagnostics: &[Diagnostic], only_safe: bool) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let fixes = diagnostics.iter().filter_map(|found| found.fix.as_ref()).filter(|fix| fix.safe || !only_safe);
    let mut edits: Vec<&(u32, u32, String)> = fixes.flat_map(|fix| &fix.edits).collect();
    edits.sort();
    let mut fixed: Vec<u16> = Vec::new();
    let mut at = 0;
    for (from, to, text) in edits {
        if *from < at {
            continue;
        }
        fixed.extend(&units[at as usize..*from as usize]);
        fixed.extend(text.encode_utf16());
        at = *to;
    }
    fixed.extend(&units[at as usize..]);
    String::from_utf16_lossy(&fixed)
}

#[test]
fn every_report_is_as_written() {
    let mut wrong = Vec::new();
    for (_, case) in cases() {
        let out = case.with_extension("out");
        let found = written(&std::fs::read(&case).expect("a case"), &asked(&case));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&out, found).expect("a report");
        } else if std::fs::read_to_string(&out).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", case.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} reports differ; `UPDATE=1 cargo test --test cases` writes them\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// A case is named for what its rule does with it: `right…` has no finding of it, every other one has.
#[test]
fn every_case_shows_its_rule() {
    for (rule, case) in cases() {
        let bytes = std::fs::read(&case).expect("a case");
        let find = |validation: &Validation| {
            let found = report(validation, 1_000).diagnostics.iter().any(|found| found.rule == rule);
            (found, validation.outcome == Outcome::Valid)
        };
        let asked = asked(&case);
        let ((found, valid), _) = validate(&bytes, &asked.options(), Vec::new(), find);
        let name = case.file_stem().expect("a name").to_string_lossy().into_owned();
        assert_eq!(found, !name.starts_with("right"), "{}", case.display());
        assert_eq!(is_valid(&bytes, &asked.options(), &mut Scratch::default()), valid, "{}", case.display());
        assert_eq!(is_valid_by_walk(&bytes, &asked.options(), &mut Vec::new()), valid, "{}", case.display());
    }
}

/// A line of options belongs to a case, and one that shows its rule shows something that would not be seen without it.
#[test]
fn every_line_of_options_has_its_case() {
    let mut lines = 0;
    for (_, case) in cases() {
        let asked = asked(&case);
        if asked != Asked::default() {
            let bytes = std::fs::read(&case).expect("a case");
            let right = case.file_stem().expect("a name").to_string_lossy().starts_with("right");
            let alike = written(&bytes, &asked) == written(&bytes, &Asked::default());
            assert!(right || !alike, "{}", case.display());
            lines += 1;
        }
    }
    let files = rule_folders().flat_map(|rule| std::fs::read_dir(rule).expect("a folder"));
    let files = files.map(|file| file.expect("an entry").path());
    let files = files.filter(|file| file.extension().is_some_and(|extension| extension == "options"));
    assert_eq!(files.count(), lines, "every `.options` file has its case and says something");
    assert!(lines > 0, "cases with options");
}

/// What is misspelt in a line of options is an error, and no option that is silently not asked for.
#[test]
fn a_wrong_line_of_options_is_refused() {
    for line in [
        "relase=0.5.1",
        "release=0.5",
        "release",
        "strict=true",
        "Strict",
        "rules=unknown:off",
        "rules=json-syntax:off",
        "rules=unknown-field",
        "rules=unknown-field:none",
        "rules=",
        "limits.depth=",
        "limits.depth=-1",
        "limits.width=3",
        "maxDiagnostics=some",
    ] {
        assert!(Asked::parse(line).is_err(), "{line}");
    }
    let asked =
        Asked::parse("release=0.4.0 strict rules=known-defect:error,prose-uuid:off limits.depth=8 maxDiagnostics=3");
    let asked = asked.expect("options");
    assert_eq!(asked.release.map(|index| VOCABULARIES[index].id), Some("0.4.0"));
    assert!(asked.strict && asked.levels.len() == 2 && asked.limits.depth == 8 && asked.most == 3);
}

/// Every rule that a text can show has an example on its page, which shows it, and a case that it leaves alone.
#[test]
fn every_rule_has_cases() {
    for rule in rule::ALL.iter().filter(|rule| !page(**rule).example.is_empty()) {
        let folder = folder().join(rule.name());
        assert!(folder.join("example.json").is_file(), "{}", folder.display());
        let right = std::fs::read_dir(&folder)
            .expect("a folder")
            .any(|case| case.expect("an entry").file_name().to_string_lossy().starts_with("right"));
        assert!(right, "{}: a case that it leaves alone", rule.name());
    }
}

/// After a safe fix its finding is gone, nothing new is wrong, and fixing comes to rest.
#[test]
fn safe_fixes_do_no_harm() {
    for (_, case) in cases() {
        let Ok(mut text) = std::fs::read_to_string(&case) else { continue };
        let asked = asked(&case);
        for round in 0.. {
            assert!(round < 10, "{}: comes to rest", case.display());
            let validation = validate_as_is(text.as_bytes(), &asked.options(), Vec::new());
            let before = report(&validation, 1_000);
            let Some(found) = before.diagnostics.iter().find(|found| found.fix.as_ref().is_some_and(|fix| fix.safe))
            else {
                break;
            };
            let fixed = apply(&text, std::slice::from_ref(found), true);
            let validation = validate_as_is(fixed.as_bytes(), &asked.options(), Vec::new());
            let after = report(&validation, 1_000);
            let same =
                |a: &Diagnostic, b: &Diagnostic| a.rule == b.rule && a.pointer == b.pointer && a.message == b.message;
            let alike =
                |report: &cdevents_wasm::Report| report.diagnostics.iter().filter(|other| same(other, found)).count();
            assert!(alike(&after) < alike(&before), "{}: {} is gone", case.display(), found.rule);
            text = fixed;
        }
    }
}

/// A rule whose page promises a fix always, or never, keeps to it in all cases.
#[test]
fn pages_tell_the_truth_about_fixes() {
    let mut seen = std::collections::BTreeMap::new();
    for (_, case) in cases() {
        let bytes = std::fs::read(&case).expect("a case");
        let asked = asked(&case);
        let validation = validate_as_is(&bytes, &asked.options(), Vec::new());
        for found in report(&validation, 1_000).diagnostics {
            seen.entry(found.rule).or_insert_with(Vec::new).push((found.fix.is_some(), case.clone()));
        }
    }
    for rule in rule::ALL {
        for (fixed, case) in seen.get(rule.name()).into_iter().flatten() {
            match page(*rule).fixable {
                Fixable::Always => assert!(fixed, "{}: {}", rule.name(), case.display()),
                Fixable::Never => assert!(!fixed, "{}: {}", rule.name(), case.display()),
                Fixable::Sometimes => {}
            }
        }
    }
}

/// Rules that no text can show: they concern values that are not JSON, of HTTP messages, of schemas that users add, or of the
/// engine itself.
const NOT_IN_A_TEXT: [&str; 5] =
    ["unreadable-object", "no-counterpart", "header-encoding", "own-schema", "engine-fault"];

/// Every rule is seen to find, to leave alone and, where its page promises fixes, to fix.
#[test]
fn every_rule_is_seen_right_wrong_and_fixed() {
    let (mut wrong, mut right, mut fixed) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (rule, case) in cases() {
        let bytes = std::fs::read(&case).expect("a case");
        let asked = asked(&case);
        let found = findings(&bytes, &asked);
        if !found.iter().any(|found| found.rule == rule) {
            right.insert(rule);
        }
        for one in &found {
            wrong.insert(one.rule);
            if one.fix.is_some() && !fixed.contains(one.rule) {
                let text = apply(&String::from_utf8_lossy(&bytes), std::slice::from_ref(one), false);
                let same = |other: &&Diagnostic| other.rule == one.rule && other.message == one.message;
                if findings(text.as_bytes(), &asked).iter().filter(same).count() < found.iter().filter(same).count() {
                    fixed.insert(one.rule);
                }
            }
        }
    }
    for rule in rule::ALL {
        let name = rule.name();
        let seen = !NOT_IN_A_TEXT.contains(&name);
        assert_eq!(wrong.contains(name), seen, "{name} ({}): a case that shows it", rule.code());
        assert_eq!(right.contains(name), seen, "{name} ({}): a case that it leaves alone", rule.code());
        let promised = seen && !matches!(page(*rule).fixable, Fixable::Never);
        assert_eq!(fixed.contains(name), promised, "{name} ({}): a fix that removes it", rule.code());
    }
}

fn findings(bytes: &[u8], asked: &Asked) -> Vec<Diagnostic> {
    report(&validate_as_is(bytes, &asked.options(), Vec::new()), 1_000).diagnostics
}

/// Every message and every help keeps the style of the house.
#[test]
fn messages_keep_their_style() {
    let mut bad = BTreeSet::new();
    for (_, case) in cases() {
        for found in findings(&std::fs::read(&case).expect("a case"), &asked(&case)) {
            let related = found.related.iter().map(|(words, ..)| words);
            for words in [&found.message, &found.help].into_iter().chain(related).filter(|words| !words.is_empty()) {
                if let Some(why) = bad_style(words) {
                    bad.insert(format!("{why}: {words}"));
                }
            }
            assert!(!found.message.is_empty(), "{}: {}", case.display(), found.rule);
        }
    }
    assert!(bad.is_empty(), "{}", bad.into_iter().collect::<Vec<_>>().join("\n"));
}

/// The test of the style can fail.
#[test]
fn bad_style_is_seen() {
    for words in [
        "Found",
        "missing `a",
        "missing.",
        "missing  two",
        "an enum of words",
        "is None",
        "two\nlines",
        "",
        &"a".repeat(241),
        "found `a` twice",
        "`a` is no field",
        "text behind the value, which stands alone",
    ] {
        assert!(bad_style(words).is_some(), "{words}");
    }
    for words in ["unknown `None.`", "missing field `id`", "0.4.1 fixed it", "`a  b` is not found", "`is no` standard"]
    {
        assert_eq!(bad_style(words), None, "{words}");
    }
}

/// Words without what is in backticks and without digits: what makes two messages one wording.
fn wording(words: &str) -> String {
    let own = words.split('`').step_by(2).collect::<Vec<_>>().join("`");
    own.chars().filter(|character| !character.is_ascii_digit()).collect()
}

/// What `tests/lifecycle` writes of its cases.
fn reports_of_histories() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/lifecycle");
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths
    };
    let files = inside(&folder).iter().flat_map(|folder| inside(folder)).collect::<Vec<_>>();
    let reports = files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "out"));
    reports.map(|path| std::fs::read_to_string(path).expect("a report")).collect()
}

/// `docs/messages.md`: every wording in the reports, with the first example of it.
#[test]
fn the_sheet_of_messages_is_as_written() {
    let mut sheet = String::from(
        "<!-- Written by `UPDATE=1 cargo test --test cases` from the reports in tests/cases. Do not edit. -->\n\n# Messages\n\n\
         Every wording that the cases show, by rule: the message, and its help below it. Of messages that differ only in what\n\
         is in backticks, or in times and numbers of records, there is one.\n",
    );
    let mut seen = BTreeSet::new();
    let mut lines = std::collections::BTreeMap::<String, String>::new();
    let mut add = |rule: &str, message: &str, help: &str| {
        if seen.insert((rule.to_owned(), wording(message), wording(help))) {
            let text = lines.entry(rule.to_owned()).or_default();
            writeln!(text, "- {message}").expect("text");
            if !help.is_empty() {
                writeln!(text, "  - {help}").expect("text");
            }
        }
    };
    for (_, case) in cases() {
        for found in findings(&std::fs::read(&case).expect("a case"), &asked(&case)) {
            add(found.rule, &found.message, &found.help);
        }
    }
    for report in reports_of_histories() {
        let mut lines = report.lines().peekable();
        while let Some(line) = lines.next() {
            let Some((_, rule)) = line.split_once(" CDE") else { continue };
            let rule = rule.split(' ').nth(1).expect("a rule");
            let message = lines.next().expect("a message").trim_start();
            let help = lines.next_if(|line| line.starts_with("    help: "));
            add(rule, message, help.map_or("", |help| help.trim_start().trim_start_matches("help: ")));
        }
    }
    for rule in rule::ALL.iter().chain(rule::HISTORIES) {
        if let Some(text) = lines.get(rule.name()) {
            write!(sheet, "\n## [{0}](rules/{0}.md)\n\n{text}", rule.name()).expect("text");
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/messages.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, sheet).expect("the sheet");
    } else {
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(written, sheet, "`UPDATE=1 cargo test --test cases` writes docs/messages.md");
    }
}
