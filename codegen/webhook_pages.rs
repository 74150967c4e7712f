//! `schemas/webhooks/` to pages for people: `docs/webhooks/`.

use crate::webhooks::Mapping;
use serde_json::Value;
use std::fmt::Write as _;

/// The pages with their paths: one for each provider, and the index.
pub fn pages(mappings: &[Mapping]) -> Vec<(String, String)> {
    let mut named: Vec<&Mapping> = mappings.iter().filter(|mapping| !mapping.name.is_empty()).collect();
    named.sort_by_key(|mapping| title(mapping).to_lowercase());
    let mut pages: Vec<(String, String)> =
        named.iter().map(|mapping| (format!("docs/webhooks/{}.md", mapping.name), page(mapping))).collect();
    pages.push(("docs/webhooks/README.md".into(), index(&named)));
    pages
}

fn title(mapping: &Mapping) -> &str {
    mapping.source["title"].as_str().expect("a title")
}

fn head() -> String {
    format!("<!-- Generated from schemas/webhooks/ by `{}`: edits here are lost. -->\n\n", crate::COMMAND)
}

/// The entries that stand for something, with those of elements after the entry that has them.
fn entries(mapping: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    for entry in mapping["entries"].as_array().expect("entries") {
        let on = entry["on"].as_str().expect("what is received");
        match entry.get("entries").and_then(Value::as_array) {
            Some(inner) => {
                found.extend(
                    inner.iter().map(|inner| (format!("{on}: {}", inner["on"].as_str().expect("what")), inner)),
                );
            }
            None => found.push((on.to_owned(), entry)),
        }
    }
    found
}

fn page(mapping: &Mapping) -> String {
    let source = &mapping.source;
    let mut text = head();
    writeln!(text, "# {}\n", title(mapping)).expect("text");
    if let Some(about) = source["about"].as_str() {
        writeln!(text, "{about}\n").expect("text");
    }
    writeln!(text, "What holds for all senders, such as ids and times, is in [the list](README.md).\n").expect("text");
    list(&mut text, "What to set up", &source["setup"]);
    let verification = source["verification"].as_str().unwrap_or_else(|| panic!("{}: no verification", mapping.name));
    writeln!(text, "## Signatures\n\n{verification}\n").expect("text");

    text.push_str("## What becomes an event\n\nA name with a slash is a member of the body, as a JSON Pointer; one that begins with `./` is below the element, or below the object, that the message is about; `@` is a header, `?` an option. Of alternatives the first that the message has counts.\n\n");
    let all = entries(source);
    let compiled = entries_of_rows(&mapping.rows);
    assert_eq!(all.len(), compiled.len(), "{}", mapping.name);
    text.push_str("| message | event | subject's id | time |\n|---|---|---|---|\n");
    for ((on, entry), rows) in all.iter().zip(&compiled) {
        let Some(event) = rows.get("event").and_then(Value::as_str).or_else(|| entry["event"].as_str()) else {
            continue;
        };
        writeln!(
            text,
            "| {} | `{event}` | {} | {} |",
            cell(on),
            cell(&words(&rows["id"])),
            cell(&words(&rows["time"]))
        )
        .expect("text");
    }
    text.push('\n');
    names(&mut text, &mapping.rows["names"]);
    text.push_str("## What is in the events\n\n");
    for ((on, _), rows) in all.iter().zip(&compiled).filter(|(_, rows)| rows.get("event").is_some()) {
        let event = rows["event"].as_str().expect("an event");
        writeln!(text, "**{on}** → `{event}`\n").expect("text");
        members(&mut text, "", &rows["content"]);
        let facts = rows["custom"].as_object().expect("facts");
        if !facts.is_empty() {
            let names: Vec<String> =
                facts.iter().map(|(name, value)| format!("`{name}` from {}", words(value))).collect();
            writeln!(text, "- `customData.{}`: {}", rows["member"].as_str().expect("a name"), names.join(", "))
                .expect("text");
        }
        let key = rows.get("key").and_then(Value::as_array).map(|key| key.iter().map(words).collect::<Vec<_>>());
        if let Some(key) = key {
            writeln!(text, "- part of the id: {}", key.join(", ")).expect("text");
        }
        text.push('\n');
    }
    tables(&mut text, &mapping.rows["tables"]);
    text.push_str("## What gives no event\n\n| message | why |\n|---|---|\n");
    for ((on, _), rows) in all.iter().zip(&compiled).filter(|(_, rows)| rows.get("event").is_none()) {
        let why = match (rows.get("none").and_then(Value::as_str), rows.get("lacks").and_then(Value::as_str)) {
            (Some(why), _) => reason(why),
            (_, Some(lacks)) => format!("`lacks-required`: `{lacks}` says what has happened"),
            _ => continue,
        };
        writeln!(text, "| {} | {} |", cell(on), cell(&why)).expect("text");
    }
    if let Some(texts) = source["texts"].as_object() {
        for (begins, why) in texts {
            writeln!(text, "| a body that begins with `{begins}` | `not-json`: {} |", cell(why.as_str().expect("why")))
                .expect("text");
        }
    }
    writeln!(text, "| everything else | no event among those of CDEvents says what it says |\n").expect("text");
    list(&mut text, "Limits", &source["limits"]);
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn entries_of_rows(rows: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    for entry in rows["entries"].as_array().expect("entries") {
        match entry.get("entries").and_then(Value::as_array) {
            Some(inner) => found.extend(inner.iter()),
            None => found.push(entry),
        }
    }
    found
}

fn list(text: &mut String, title: &str, items: &Value) {
    writeln!(text, "## {title}\n").expect("text");
    for item in items.as_array().unwrap_or_else(|| panic!("no {title}")) {
        writeln!(text, "- {}", item.as_str().expect("a sentence")).expect("text");
    }
    text.push('\n');
}

/// The values that have names.
fn names(text: &mut String, names: &Value) {
    let Some(names) = names.as_object().filter(|names| !names.is_empty()) else { return };
    text.push_str("Names in it:\n\n");
    for (name, value) in names {
        writeln!(text, "- `${name}` is {}", words(value)).expect("text");
    }
    text.push('\n');
}

fn members(text: &mut String, path: &str, content: &Value) {
    for (name, value) in content.as_object().expect("members") {
        let (name, required) = name.strip_prefix('!').map_or((name.as_str(), ""), |name| (name, " (required)"));
        let whole = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let is_form = ["when", "word", "purl", "fill", "items", "some"].iter().any(|form| value.get(form).is_some());
        if value.is_object() && !is_form {
            members(text, &whole, value);
        } else {
            writeln!(text, "- `{whole}`{required}: {}", words(value)).expect("text");
        }
    }
}

fn tables(text: &mut String, tables: &Value) {
    let Some(tables) = tables.as_object().filter(|tables| !tables.is_empty()) else { return };
    text.push_str("## Words\n\n");
    for (name, table) in tables {
        writeln!(text, "*{name}*:\n\n| word | becomes | why |\n|---|---|---|").expect("text");
        let mut grouped: Vec<(String, Vec<String>)> = Vec::new();
        for (word, means) in table.as_object().expect("words") {
            let (means, why) = match means {
                Value::Array(parts) => (parts[0].as_str(), parts[1].as_str()),
                one => (one.as_str(), None),
            };
            let means = match means.expect("a word") {
                "" => "nothing".to_owned(),
                "=" => "itself".to_owned(),
                means => format!("`{means}`"),
            };
            let rest = format!("{means} | {}", why.unwrap_or_default());
            let word = if word == "*" { "any other".to_owned() } else { format!("`{word}`") };
            match grouped.iter_mut().find(|(known, _)| *known == rest) {
                Some((_, words)) => words.push(word),
                None => grouped.push((rest, vec![word])),
            }
        }
        for (rest, words) in grouped {
            writeln!(text, "| {} | {rest} |", words.join(", ")).expect("text");
        }
        text.push('\n');
    }
}

/// A value in words.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => template(text),
        Value::Array(alternatives) => {
            let mut all: Vec<String> = Vec::new();
            for alternative in alternatives.iter().map(words) {
                if !all.contains(&alternative) {
                    all.push(alternative);
                }
            }
            all.join(" or ")
        }
        Value::Object(form) => {
            if let (Some(when), Some(value)) = (form.get("when"), form.get("value")) {
                return format!("{} (if {})", words(value), conditions(when));
            }
            if let (Some(word), Some(table)) = (form.get("word"), form.get("table")) {
                let (word, table) = (word.as_str().expect("a reference"), table.as_str().expect("a table"));
                return format!("{} by the words *{table}*", template(&format!("{{{word}}}")));
            }
            if let Some(kind) = form.get("purl") {
                return format!("`{}`", purl(kind.as_str().expect("a type"), value));
            }
            if form.contains_key("fill") {
                return "the option `url`".to_owned();
            }
            if let Some(items) = form.get("items").and_then(Value::as_array) {
                return format!("a list of {}", items.iter().map(words).collect::<Vec<_>>().join(", "));
            }
            form.get("some").map(words).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// A template as code; a reference alone without its brackets, and what is done to it in words.
fn template(text: &str) -> String {
    let alone = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).filter(|rest| !rest.contains('{'));
    match alone {
        Some("?now|time" | "?now") => "the time of the receipt".to_owned(),
        Some(reference) => {
            let reference = reference.strip_suffix("|time").unwrap_or(reference);
            let mut parts = reference.split('|');
            let mut said = format!("`{}`", parts.next().unwrap_or_default());
            for part in parts {
                let (filter, given) = part.split_once(':').unwrap_or((part, ""));
                let done = match filter {
                    "lower" => " in small letters".to_owned(),
                    "path" => ", percent-encoded".to_owned(),
                    "after" => format!(" without `{given}` before it"),
                    "trim" | "without" => format!(" without `{given}` after it"),
                    "past" => format!(" after `{}`", given.trim()),
                    "pastlast" => format!(" after its last `{given}`"),
                    "before" => format!(" up to `{given}`"),
                    "beforelast" => format!(" up to its last `{given}`"),
                    "word" => " up to the next space".to_owned(),
                    "names" => format!(": the names after each `{given}`"),
                    "not" => format!(", unless it is `{given}`"),
                    "plus" => format!(" and `{given}` seconds"),
                    _ => String::new(),
                };
                said.push_str(&done);
            }
            said
        }
        None if text.contains('{') => format!("`{}`", short(text)),
        None => format!("`{text}`"),
    }
}

/// A template without what is done to its references.
fn short(text: &str) -> String {
    let mut short = String::new();
    let mut inside = false;
    let mut skip = false;
    for letter in text.chars() {
        match letter {
            '{' => inside = true,
            '}' => (inside, skip) = (false, false),
            '|' if inside => skip = true,
            _ => {}
        }
        if !skip || letter == '}' {
            short.push(letter);
        }
    }
    short
}

/// The reason of an entry, with its references as names.
fn reason(text: &str) -> String {
    short(text).replace("`{", "`").replace("}`", "`")
}

fn purl(kind: &str, form: &Value) -> String {
    let part = |name: &str| form.get(name).map(|value| short(&bare(value)));
    let mut text = format!("pkg:{kind}/");
    if let Some(namespace) = part("namespace") {
        write!(text, "{namespace}/").expect("text");
    }
    text += &part("name").unwrap_or_default();
    if let Some(version) = part("version") {
        write!(text, "@{version}").expect("text");
    }
    for (index, (name, value)) in form["qualifiers"].as_object().into_iter().flatten().enumerate() {
        let mark = if index == 0 { '?' } else { '&' };
        write!(text, "{mark}{name}={}", short(&bare(value))).expect("text");
    }
    if let Some(subpath) = part("subpath") {
        write!(text, "#{subpath}").expect("text");
    }
    text
}

fn bare(value: &Value) -> String {
    value.as_str().map_or_else(|| words(value).replace('`', ""), str::to_owned)
}

fn conditions(when: &Value) -> String {
    let mut all = Vec::new();
    for (reference, test) in when.as_object().expect("conditions") {
        let reference = reference.split('|').next().unwrap_or_default();
        all.push(match reference {
            "any" => test.as_array().expect("conditions").iter().map(conditions).collect::<Vec<_>>().join(" or "),
            "not" => {
                let (reference, test) = test.as_object().and_then(|all| all.iter().next()).expect("a condition");
                format!("`{reference}` {}", negated(test))
            }
            _ => format!("`{reference}` {}", tested(test)),
        });
    }
    all.join(" and ")
}

fn tested(test: &Value) -> String {
    match test {
        Value::String(text) => format!("is `{text}`"),
        Value::Array(tests) => tests.iter().map(tested).collect::<Vec<_>>().join(" or ").replace("` or is `", "` or `"),
        Value::Null => "is absent".to_owned(),
        Value::Object(tests) => {
            let each = tests.iter().map(|(name, given)| match name.as_str() {
                "starts" => format!("begins with {given}").replace('"', "`"),
                "ends" => format!("ends with {given}").replace('"', "`"),
                "has" => format!("has {given} in it").replace('"', "`"),
                "not" => negated(given),
                "over" => format!("is more than {given}"),
                _ => "is there".to_owned(),
            });
            each.collect::<Vec<_>>().join(" and ")
        }
        other => format!("is `{other}`"),
    }
}

/// A test that must not be passed.
fn negated(test: &Value) -> String {
    let test = tested(test);
    match test.split_once(' ') {
        Some(("is", rest)) => format!("is not {rest}"),
        Some(("begins", rest)) => format!("does not begin {rest}"),
        _ => format!("not {test}"),
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn index(mappings: &[&Mapping]) -> String {
    let mut text = head();
    text.push_str(include_str!("webhooks.md"));
    text.push_str("\n## Senders\n\n| sender | `provider` | signature | events |\n|---|---|---|---|\n");
    for mapping in mappings {
        let mut subjects: Vec<&str> = entries_of_rows(&mapping.rows)
            .iter()
            .filter_map(|entry| entry.get("event")?.as_str()?.rsplit_once('.').map(|(subject, _)| subject))
            .collect();
        subjects.sort_unstable();
        subjects.dedup();
        let scheme = mapping.source["signature"]["scheme"].as_str().expect("a scheme");
        let signed = if scheme == "token" { "none, a fixed header" } else { "yes" };
        writeln!(
            text,
            "| [{}]({}.md) | `{}` | {signed} | {} |",
            title(mapping),
            mapping.name,
            mapping.name,
            subjects.join(", ")
        )
        .expect("text");
    }
    text
}
