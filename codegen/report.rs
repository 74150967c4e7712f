//! The report on a rule's example as `check` prints it, and the corrected example, both from the case's `.out` file.

/// A finding of an `.out` file.
struct Found {
    severity: String,
    code: String,
    rule: String,
    pointer: String,
    /// Start and end as line and column.
    place: Option<(Point, Point)>,
    message: String,
    help: Option<String>,
    related: Vec<(String, Option<Point>)>,
    fix: Option<Fix>,
}

type Point = (usize, usize);

struct Fix {
    title: String,
    safe: bool,
    /// Start and end in UTF-16 code units, and the replacement.
    edits: Vec<(usize, usize, String)>,
}

/// The findings in a case's `.out` file, without those after the fixes.
fn read(out: &str) -> Vec<Found> {
    let before = out.split("\n--- with").next().unwrap_or_default();
    let mut all: Vec<Found> = Vec::new();
    for line in before.lines() {
        let is_head = ["error ", "warning ", "note "].iter().any(|severity| line.starts_with(severity));
        if is_head {
            all.extend(head(line));
        } else if let (Some(found), Some(text)) = (all.last_mut(), line.strip_prefix("    ")) {
            detail(found, text);
        }
    }
    all
}

/// `error CDE101 json-syntax at "/a", 6:1-6:2 (139-140)`
fn head(line: &str) -> Option<Found> {
    let (words, rest) = line.split_once(" at ")?;
    let mut words = words.split(' ').map(str::to_owned);
    let end = rest.rfind('"')?;
    Some(Found {
        severity: words.next()?,
        code: words.next()?,
        rule: words.next()?,
        pointer: serde_json::from_str(&rest[..=end]).ok()?,
        place: range(&rest[end + 1..]),
        message: String::new(),
        help: None,
        related: Vec::new(),
        fix: None,
    })
}

/// `, 6:1-6:2 (139-140)`
fn range(text: &str) -> Option<(Point, Point)> {
    let (start, end) = text.strip_prefix(", ")?.split(' ').next()?.split_once('-')?;
    Some((point(start)?, point(end)?))
}

fn point(text: &str) -> Option<Point> {
    let (line, column) = text.split_once(':')?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

fn detail(found: &mut Found, text: &str) {
    if found.message.is_empty() {
        text.clone_into(&mut found.message);
    } else if let Some(help) = text.strip_prefix("help: ") {
        found.help = Some(help.to_owned());
    } else if let Some(other) = text.strip_prefix("related: ") {
        let (message, at) = other.rsplit_once(" at \"").unwrap_or((other, ""));
        let place = at.rfind('"').and_then(|end| range(&at[end + 1..]));
        found.related.push((message.to_owned(), place.map(|(start, _)| start)));
    } else if let Some(fix) = text.strip_prefix("fix (") {
        found.fix = read_fix(fix);
    }
}

/// `safe): Use `a`: 1-2 "a", 5-6 "b"`
fn read_fix(text: &str) -> Option<Fix> {
    let (safe, rest) = text.split_once("): ")?;
    let numbers = |text: &str| -> Option<(usize, usize)> {
        let (start, end) = text.split_once('-')?;
        Some((start.parse().ok()?, end.parse().ok()?))
    };
    // The title may contain a colon: the edits begin after one that a number follows.
    let at = rest
        .match_indices(": ")
        .map(|(at, _)| at)
        .find(|at| rest[at + 2..].split(' ').next().and_then(numbers).is_some())?;
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    for part in rest[at + 2..].split(", ") {
        let (place, put) = part.split_once(' ').unwrap_or((part, ""));
        match (numbers(place), edits.last_mut()) {
            (Some((start, end)), _) => edits.push((start, end, put.to_owned())),
            // The comma was part of the replacement.
            (None, Some(last)) => last.2 = format!("{}, {part}", last.2),
            (None, None) => return None,
        }
    }
    Some(Fix { title: rest[..at].to_owned(), safe: safe == "safe", edits })
}

/// Sorts syntax errors first, then by severity.
fn rank(found: &Found) -> usize {
    let severities = ["error", "warning", "note"];
    let unreadable = ["json-syntax", "invalid-utf8"].contains(&&*found.rule);
    if unreadable { 0 } else { 1 + severities.iter().position(|one| *one == found.severity).unwrap_or(3) }
}

/// The report on `example` as `check event.json` prints it.
pub fn printed(example: &str, out: &str) -> String {
    let mut all = read(out);
    all.sort_by_key(rank);
    let lines: Vec<&str> = example.lines().collect();
    let blocks: Vec<String> = all.iter().map(|found| block(found, &lines)).collect();
    blocks.join("\n")
}

fn block(found: &Found, source: &[&str]) -> String {
    let Found { severity, code, rule, message, .. } = found;
    let file = |place: Option<Point>| match place {
        Some((line, column)) => format!("event.json:{line}:{column}"),
        None => "event.json".to_owned(),
    };
    let start = found.place.map(|(start, _)| start);
    let mut lines = vec![format!("{}: {severity}[{code}] {message} ({rule})", file(start))];
    let mut margin = String::new();
    if let Some(((line, column), (last, end))) = found.place {
        let text = source.get(line - 1).copied().unwrap_or_default();
        let length = if last == line { end.saturating_sub(column) } else { text.chars().count() + 1 - column };
        // Hidden characters are printed as escapes.
        let shown = |text: &str| text.replace('\u{feff}', "\\u{feff}");
        let before: String = text.chars().take(column - 1).collect();
        let marked: String = text.chars().skip(column - 1).take(length).collect();
        margin = " ".repeat(line.to_string().len());
        lines.push(format!("{margin} |"));
        lines.push(format!("{line} | {}", shown(text)).trim_end().to_owned());
        let carets = "^".repeat(shown(&marked).chars().count().max(1));
        lines.push(format!("{margin} | {}{carets}", " ".repeat(shown(&before).chars().count())));
    } else if !found.pointer.is_empty() {
        lines.push(format!("{margin} = at {}", found.pointer));
    }
    for (message, place) in &found.related {
        lines.push(format!("{margin} = see {}: {message}", file(*place)));
    }
    if let Some(help) = &found.help {
        lines.push(format!("{margin} = help: {help}"));
    }
    if let Some(fix) = &found.fix {
        lines.push(format!("{margin} = fix: {}{}", fix.title, if fix.safe { " (--fix does it)" } else { "" }));
    }
    format!("{}\n", lines.join("\n"))
}

/// The example with the fixes of the rule's own findings applied; `None` if there are none.
pub fn corrected(example: &str, out: &str, rule: &str) -> Option<String> {
    let own: Vec<Found> = read(out).into_iter().filter(|found| found.rule == rule).collect();
    if own.is_empty() || own.iter().any(|found| found.fix.is_none()) {
        return None;
    }
    let mut edits: Vec<(usize, usize, String)> =
        own.into_iter().filter_map(|found| found.fix).flat_map(|fix| fix.edits).collect();
    edits.sort();
    edits.dedup();
    let units: Vec<u16> = example.encode_utf16().collect();
    let mut fixed: Vec<u16> = Vec::new();
    let mut at = 0;
    for (start, end, put) in edits {
        if start < at || end > units.len() {
            return None;
        }
        fixed.extend(&units[at..start]);
        fixed.extend(put.encode_utf16());
        at = end;
    }
    fixed.extend(&units[at..]);
    String::from_utf16(&fixed).ok()
}
