//! Properties of safe fixes, one at a time and all at once.

use super::engine::{Answer, DEFAULTS, Edit, Finding, Session, Settings};
use super::json::{self, Kind, Value};
use std::collections::BTreeSet;

const MAX_ROUNDS: usize = 20;

/// Applies edits. If fixes overlap, the first wins, as in `applyFixes` of the package.
pub fn applied(text: &str, fixes: &[&Finding]) -> (String, Vec<Edit>) {
    let mut taken: Vec<Edit> = Vec::new();
    let collide = |one: &Edit, other: &Edit| {
        (one.0 == other.0 && (one.0 == one.1) == (other.0 == other.1)) || (one.0 < other.1 && other.0 < one.1)
    };
    for found in fixes {
        let edits: Vec<Edit> = found.safe_edits.iter().filter(|edit| !taken.contains(edit)).cloned().collect();
        if !edits.iter().any(|edit| taken.iter().any(|other| collide(edit, other))) {
            taken.extend(edits);
        }
    }
    taken.sort();
    let units: Vec<u16> = text.encode_utf16().collect();
    let (mut fixed, mut at) = (Vec::new(), 0);
    for (from, to, replacement) in &taken {
        fixed.extend(&units[at..*from as usize]);
        fixed.extend(replacement.encode_utf16());
        at = *to as usize;
    }
    fixed.extend(&units[at..]);
    (String::from_utf16(&fixed).expect("an edit does not cut a character"), taken)
}

/// A member that a fix renames: its old and new name, and whether it is inside a member whose content is
/// the sender's own.
struct Renaming {
    old: String,
    /// After the fix.
    pointer: String,
    is_free: bool,
}

fn piece(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The members whose names the edits replace.
fn renamings(text: &str, root: &Value, edits: &[Edit]) -> Vec<Renaming> {
    fn visit(value: &Value, at: &str, is_free: bool, work: &mut dyn FnMut(&json::Member, &str, bool), text: &[u8]) {
        match &value.kind {
            Kind::Object(members) => {
                for member in members {
                    work(member, at, is_free);
                    let name = json::name(text, &member.key);
                    let is_free = is_free || ["customData", "tags"].contains(&name.as_str());
                    visit(&member.value, &format!("{at}{}", piece(&name)), is_free, work, text);
                }
            }
            Kind::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    visit(item, &format!("{at}/{index}"), is_free, work, text);
                }
            }
            Kind::String | Kind::Other => {}
        }
    }
    let units = |at: usize| text.get(..at).map_or(0, |before| before.encode_utf16().count() as u32);
    let mut found = Vec::new();
    let mut work = |member: &json::Member, at: &str, is_free: bool| {
        let place = (units(member.key.start), units(member.key.end));
        if let Some((.., name)) = edits.iter().find(|edit| (edit.0, edit.1) == place) {
            let new = json::name(name.as_bytes(), &(0..name.len()));
            found.push(Renaming {
                old: json::name(text.as_bytes(), &member.key),
                pointer: format!("{at}{}", piece(&new)),
                is_free,
            });
        }
    };
    if !edits.is_empty() {
        visit(root, "", false, &mut work, text.as_bytes());
    }
    found
}

fn errors(answer: &Answer) -> BTreeSet<(&'static str, &str)> {
    let errors = answer.findings.iter().filter(|found| found.is_error);
    errors.map(|found| (found.rule, found.pointer.as_str())).collect()
}

/// The vocabulary and envelope of each event, and whether it is custom.
fn routes(answer: &Answer) -> Vec<(u32, u32, u32)> {
    let route = |event: &super::engine::Event| (event.numbers[1], event.numbers[4], event.numbers[3]);
    answer.events.iter().map(route).collect()
}

/// Checks what a round of fixes must not do.
fn check_round(text: &str, before: &Answer, fixes: &[&Finding], settings: &Settings) -> Result<String, String> {
    let (fixed, edits) = applied(text, fixes);
    let rules: Vec<_> = fixes.iter().map(|found| found.rule).collect();
    let wrong =
        |what: &str| Err(format!("{what} by the fixes of {rules:?}\n    before: {text:?}\n    after:  {fixed:?}"));
    let (root, after) = (json::parse(text.as_bytes()), json::parse(fixed.as_bytes()));
    let syntax_errors = |answer: &Answer| answer.findings.iter().filter(|found| found.rule == "json-syntax").count();
    let Some(root) = root else {
        let after = Session::new().whole_report(fixed.as_bytes(), settings);
        if syntax_errors(&after) > syntax_errors(before) && fixes.iter().all(|found| found.rule != "json-syntax") {
            return wrong("more is broken than before");
        }
        return Ok(fixed);
    };
    let Some(after) = after else { return wrong("what was JSON no longer is") };
    if after.duplicates(fixed.as_bytes()) > root.duplicates(text.as_bytes()) {
        return wrong("a duplicate member is introduced");
    }
    let renamings = renamings(text, &root, &edits);
    for Renaming { old, is_free, .. } in &renamings {
        if old.contains("://") {
            return wrong("a name with `://` is renamed");
        }
        if *is_free {
            return wrong("a member of the sender's own is renamed");
        }
    }
    // Fixing a syntax error can reveal other errors.
    if fixes.iter().any(|found| found.rule == "json-syntax") {
        return Ok(fixed);
    }
    let report = Session::new().whole_report(fixed.as_bytes(), settings);
    // A rename can change the vocabulary or the envelope of an event, and then everything is validated again.
    if routes(before) != routes(&report) || before.omitted != [0; 3] {
        return Ok(fixed);
    }
    if renamings.iter().any(|renaming| renaming.pointer.ends_with("/specversion")) {
        return Ok(fixed);
    }
    let known = errors(before);
    let is_renamed = |pointer: &str| {
        renamings.iter().any(|renaming| {
            pointer.strip_prefix(renaming.pointer.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    for found in report.findings.iter().filter(|found| found.is_error) {
        // Fixing a content type changes the requirements on the data.
        let is_of_content_type = found.rule == "bad-base64"
            && renamings.iter().any(|renaming| renaming.pointer.to_lowercase().ends_with("contenttype"));
        // Known gap: the type inside an envelope is fixed, but not the same mistake in the envelope.
        let is_owed = found.rule == "envelope-mismatch" && rules.contains(&"unknown-type");
        let is_explained = is_renamed(&found.pointer)
            || found.related.iter().any(|pointer| is_renamed(pointer))
            || is_of_content_type
            || is_owed;
        if !known.contains(&(found.rule, found.pointer.as_str())) && !is_explained {
            return wrong(&format!("{} at {:?} is new", found.rule, found.pointer));
        }
    }
    Ok(fixed)
}

/// Checks the properties of a text's safe fixes. Returns how many were tried.
pub fn check(text: &str) -> Result<usize, String> {
    let settings = Settings { most: 1_000, ..DEFAULTS };
    let mut text = text.to_owned();
    let mut tried = 0;
    for round in 0.. {
        let before = Session::new().whole_report(text.as_bytes(), &settings);
        let fixes: Vec<&Finding> = before.findings.iter().filter(|found| !found.safe_edits.is_empty()).collect();
        if fixes.is_empty() {
            break;
        }
        if round == MAX_ROUNDS {
            return Err(format!("fixing does not come to rest: {text:?}"));
        }
        for fix in &fixes {
            tried += 1;
            let fixed = check_round(&text, &before, &[fix], &settings)?;
            let after = Session::new().whole_report(fixed.as_bytes(), &settings);
            let is_same = |found: &&Finding| {
                (found.rule, &found.pointer, &found.message) == (fix.rule, &fix.pointer, &fix.message)
            };
            let count = |answer: &Answer| answer.findings.iter().filter(is_same).count();
            // A syntax error can hide the next one of its kind.
            if fix.rule != "json-syntax" && before.omitted == [0; 3] && count(&after) >= count(&before) {
                let what = format!("{} at {:?} outlives its fix", fix.rule, fix.pointer);
                return Err(format!("{what}\n    before: {text:?}\n    after:  {fixed:?}"));
            }
        }
        let next = check_round(&text, &before, &fixes, &settings)?;
        if next == text {
            return Err(format!("a fix changes nothing: {text:?}"));
        }
        text = next;
    }
    Ok(tried)
}
