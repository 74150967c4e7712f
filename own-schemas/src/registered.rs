//! The schemas that a user has added, by type or URI.

use crate::tokens::Tokens;
use crate::words;
use jsonschema::error::ValidationErrorKind;
use jsonschema::{PatternOptions, ReferencingError, Registry, Retrieve, Uri, ValidationError, Validator};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;

/// In bytes, of one compiled regular expression: counted repetitions can ask for any amount of memory.
const PATTERN_BYTES: usize = 1 << 20;

/// The levels of nesting that a schema may have: compiling it recurses.
pub const SCHEMA_DEPTH: usize = 128;

/// Messages are cut after this many characters.
const SHOWN: usize = 200;

/// Schemas that are no documents of the web have URIs below this one, so that relative references between them work.
const BASE: &str = "json-schema:///";

/// Why a schema cannot be used.
#[derive(Debug, Serialize)]
pub struct Problem {
    /// One line.
    pub message: String,
    /// The place in the schema, as a JSON Pointer.
    pub pointer: String,
}

/// A compiled schema.
pub struct Compiled {
    /// The type or URI that it was added for.
    pub name: String,
    /// Applies it.
    pub validator: Validator<Tokens>,
}

/// All schemas of one user.
#[derive(Default)]
pub struct Schemas {
    /// Each with its URI.
    sources: Vec<(String, Value)>,
    compiled: Vec<Compiled>,
    /// By type, by the URI that a schema was added for, and by its `$id`.
    by_name: BTreeMap<String, usize>,
}

impl Schemas {
    /// Compiles a schema and adds it for a type or URI. `formats`: whether `format` is an assertion; by default as its
    /// metaschema says; in 2020-12 it is not.
    /// A schema can refer to those that were added before, by URI, `$id`, or type. Adds nothing if there is a problem.
    ///
    /// # Errors
    ///
    /// The schema breaks its metaschema, refers to an unknown one, has a regular expression that cannot be matched in linear
    /// time, is too deep, or there is one of this name.
    pub fn add(&mut self, name: &str, schema: Value, formats: Option<bool>) -> Result<(), Problem> {
        if !is_flat(&schema) {
            return Err(Problem::at_root(format!("the schema is nested deeper than {SCHEMA_DEPTH} levels")));
        }
        let key = name.trim_end_matches('#');
        let id = schema.get("$id").and_then(Value::as_str).map(|id| id.trim_end_matches('#'));
        for (taken, pointer) in [(Some(key), ""), (id, "/$id")] {
            if let Some(taken) = taken.filter(|taken| self.by_name.contains_key(*taken)) {
                let message = format!("there is a schema for `{taken}` already");
                return Err(Problem { message, pointer: pointer.to_owned() });
            }
        }
        let uri = uri_of(key);
        let registry = self.registry(&uri, &schema).map_err(|error| problem(&schema, &error))?;
        let options = jsonschema::options_for::<Tokens>();
        let options = match formats {
            Some(yes) => options.should_validate_formats(yes),
            None => options,
        };
        let validator = options
            .with_registry(&registry)
            .with_base_uri(uri.as_str())
            .with_pattern_options(PatternOptions::regex().size_limit(PATTERN_BYTES))
            .with_retriever(Nothing)
            .build(&schema)
            .map_err(|error| problem_of(&schema, &error))?;
        drop(registry);
        let index = self.compiled.len();
        if let Some(id) = id {
            self.by_name.insert(id.to_owned(), index);
        }
        self.by_name.insert(key.to_owned(), index);
        self.compiled.push(Compiled { name: name.to_owned(), validator });
        self.sources.push((uri, schema));
        Ok(())
    }

    fn registry<'r>(&'r self, uri: &str, schema: &'r Value) -> Result<Registry<'r>, ReferencingError> {
        let added = self.sources.iter().map(|(uri, source)| (uri.as_str(), source));
        Registry::new().retriever(Nothing).extend(added.chain([(uri, schema)]))?.prepare()
    }

    /// The schema for a type or URI.
    pub fn get(&self, name: &str) -> Option<&Compiled> {
        self.by_name.get(name.trim_end_matches('#')).map(|&index| &self.compiled[index])
    }
}

/// Retrieves nothing, ever.
struct Nothing;

impl Retrieve for Nothing {
    fn retrieve(&self, _: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        Err("no schema was added for it".into())
    }
}

impl Problem {
    fn at_root(message: String) -> Self {
        Problem { message, pointer: String::new() }
    }
}

/// The URI of a schema: its name if that is one.
fn uri_of(name: &str) -> String {
    let scheme = name.split_once(':').map(|(scheme, _)| scheme).unwrap_or_default();
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    if scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.bytes().all(letter) {
        return name.to_owned();
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
    let encoded = name.bytes().map(|byte| match byte {
        _ if plain(byte) => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    BASE.to_owned() + &encoded.collect::<String>()
}

/// Whether a value is not nested too deeply.
fn is_flat(value: &Value) -> bool {
    let mut open = vec![(value, 1)];
    while let Some((value, depth)) = open.pop() {
        if depth > SCHEMA_DEPTH {
            return false;
        }
        match value {
            Value::Object(members) => open.extend(members.values().map(|member| (member, depth + 1))),
            Value::Array(items) => open.extend(items.iter().map(|item| (item, depth + 1))),
            _ => {}
        }
    }
    true
}

/// Why a schema could not be compiled.
fn problem_of(schema: &Value, error: &ValidationError) -> Problem {
    if let ValidationErrorKind::Referencing(error) = error.kind() {
        return problem(schema, error);
    }
    let pointer = error.instance_path().as_str().to_owned();
    let message = match (error.kind(), error.instance().as_str()) {
        (ValidationErrorKind::Format { format }, Some(pattern)) if format == "regex" => of_pattern(pattern),
        (ValidationErrorKind::Pattern { .. } | ValidationErrorKind::RegexEngineFailure { .. }, Some(pattern)) => {
            of_pattern(pattern)
        }
        _ => cut(&words::of_schema(error, &pointer)),
    };
    Problem { message, pointer }
}

/// The start of a message: it may show a whole schema.
fn cut(message: &str) -> String {
    let mut letters = message.chars();
    let mut shown: String =
        letters.by_ref().take(SHOWN).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

fn of_pattern(pattern: &str) -> String {
    let pattern = cut(pattern);
    format!(
        "`{pattern}` is no regular expression that can be matched in linear time and {} KiB: look-around and back-references \
         are not supported",
        PATTERN_BYTES / 1024
    )
}

/// A reference that leads nowhere.
fn problem(schema: &Value, error: &ReferencingError) -> Problem {
    let other = error.to_string();
    let (message, sought) = match error {
        // `Invalid URI reference 'x': why`.
        ReferencingError::InvalidUri(_) => {
            let uri = other.split('\'').nth(1).unwrap_or_default();
            (format!("`{}` is no URI", cut(uri)), uri)
        }
        ReferencingError::Unretrievable { uri, .. } => {
            (format!("unknown schema `{uri}`: add it before this one, nothing is fetched"), uri.as_str())
        }
        ReferencingError::PointerToNowhere { pointer } => (format!("nothing is at `{pointer}`"), pointer.as_str()),
        ReferencingError::NoSuchAnchor { anchor } => (format!("unknown anchor `{anchor}`"), anchor.as_str()),
        ReferencingError::InvalidAnchor { anchor } => (format!("`{anchor}` is no anchor"), anchor.as_str()),
        ReferencingError::UnknownSpecification { specification } => (
            format!("unknown metaschema `{specification}`: add it before this one, nothing is fetched"),
            specification.as_str(),
        ),
        _ => (cut(&other), ""),
    };
    Problem { message, pointer: reference_to(schema, sought).unwrap_or_default() }
}

/// The members that refer to schemas.
const REFERENCES: [&str; 5] = ["$ref", "$dynamicRef", "$recursiveRef", "$schema", "$id"];

/// Where a schema refers to something: the first reference that ends like it, relative ones included.
fn reference_to(schema: &Value, sought: &str) -> Option<String> {
    let sought = sought.trim_end_matches('#');
    if sought.is_empty() {
        return None;
    }
    let mut open = vec![(schema, String::new())];
    let mut found: Option<String> = None;
    while let Some((value, pointer)) = open.pop() {
        match value {
            Value::Object(members) => {
                for (name, member) in members.iter().rev() {
                    let place = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
                    if let Some(target) = member.as_str().filter(|_| REFERENCES.contains(&name.as_str())) {
                        let (document, fragment) = target.split_once('#').unwrap_or((target, ""));
                        let document = document.trim_start_matches(['.', '/']);
                        let hit = (!document.is_empty() && sought.ends_with(document))
                            || (!fragment.is_empty() && sought.ends_with(fragment));
                        if hit && found.as_ref().is_none_or(|found| place.len() < found.len()) {
                            found = Some(place);
                        }
                    } else {
                        open.push((member, place));
                    }
                }
            }
            Value::Array(items) => {
                open.extend(items.iter().enumerate().map(|(index, item)| (item, format!("{pointer}/{index}"))));
            }
            _ => {}
        }
    }
    found
}
