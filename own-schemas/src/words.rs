//! Errors of schemas in the words of the engine's other findings.

use crate::tokens::Text;
use cdevents_wasm::json::{self, Kind, Limits};
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;
use std::borrow::Cow;

/// Values and names in messages are cut after this many characters.
const SHOWN: usize = 60;

/// This many expected values are listed.
const LISTED: usize = 8;

/// This many errors of a branch are listed.
const RELATED: usize = 5;

/// What a finding points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// A value, or a key.
    pub token: u32,
    /// The value lacks something: its key is shown if it has one.
    pub is_owner: bool,
}

impl Spot {
    /// The bytes that are shown: of an object or array the opening bracket.
    pub fn span(&self, text: &Text) -> (u32, u32) {
        let doc = &text.doc;
        let token = match doc.key_of(self.token) {
            Some(key) if self.is_owner => doc.token(key),
            _ => doc.token(self.token),
        };
        let is_container = matches!(token.kind, Kind::Object | Kind::Array);
        doc.shown((token.start, if is_container { token.start + 1 } else { token.end }))
    }
}

/// A message and what it is about.
#[derive(Debug)]
pub struct Said {
    /// One line.
    pub message: String,
    /// What it points at.
    pub spot: Spot,
}

/// A part of a JSON Pointer as the decoded name.
pub fn unescaped(part: &str) -> Cow<'_, str> {
    if part.contains('~') { Cow::Owned(part.replace("~1", "/").replace("~0", "~")) } else { Cow::Borrowed(part) }
}

/// The errors of the branch of `anyOf` or `oneOf` that has the fewest; none for any other keyword.
pub fn branch<'e>(error: &'e ValidationError) -> &'e [ValidationError<'static>] {
    match error.kind() {
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            let least = context.iter().min_by_key(|errors| errors.len());
            least.map_or(&[], |errors| &errors[..errors.len().min(RELATED)])
        }
        _ => &[],
    }
}

/// What to say of an error at a value: unexpected members each get a finding of their own. `pointer`: from the event.
pub fn say(text: &Text, error: &ValidationError, token: u32, pointer: &str) -> Vec<Said> {
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => unexpected
            .iter()
            .map(|name| Said { message: format!("unknown field {}", code(name)), spot: key_spot(text, token, name) })
            .collect(),
        // Where the schema allows no members at all.
        ValidationErrorKind::FalseSchema if forbids_members(error.schema_path().as_str(), text, token) => text
            .doc
            .keys(token)
            .map(|key| Said {
                message: format!("unknown field {}", code(&text.read(key))),
                spot: Spot { token: key, is_owner: false },
            })
            .collect(),
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            vec![Said { message: format!("missing field {}", code(name)), spot: Spot { token, is_owner: true } }]
        }
        ValidationErrorKind::PropertyNames { error } => {
            let name = error.instance().as_str().unwrap_or_default();
            let message = about(text, error, token, &format!("the name {}", code(name)));
            vec![Said { message, spot: key_spot(text, token, name) }]
        }
        _ => {
            vec![Said { message: about(text, error, token, &subject(pointer)), spot: Spot { token, is_owner: false } }]
        }
    }
}

/// What to say of a schema that breaks its metaschema. `pointer`: into the schema.
pub fn of_schema(error: &ValidationError, pointer: &str) -> String {
    let value = error.instance().to_string();
    let doc = json::read(value.as_bytes(), &Limits { depth: u32::MAX, ..Limits::default() }, false, Vec::new());
    let subject = if pointer.is_empty() { "the schema".to_owned() } else { subject(pointer) };
    // The first alternative is the usual one.
    match error.kind() {
        ValidationErrorKind::AnyOf { context } => {
            let first = context.first().and_then(|errors| errors.first()).unwrap_or(error);
            about(&Text::new(doc), first, 0, &subject)
        }
        _ => about(&Text::new(doc), error, 0, &subject),
    }
}

/// Whether the keyword at a path of a schema, which is `false`, concerns the members of an object.
fn forbids_members(path: &str, text: &Text, token: u32) -> bool {
    let mut keywords = path.rsplit('/');
    let of_members = matches!(keywords.next(), Some("additionalProperties" | "propertyNames"));
    // A property can have that name.
    of_members && keywords.next() != Some("properties") && text.doc.kind(token) == Some(Kind::Object)
}

fn key_spot(text: &Text, object: u32, name: &str) -> Spot {
    Spot { token: text.member(object, name).map_or(object, |value| value - 1), is_owner: false }
}

/// What a message is about.
fn subject(pointer: &str) -> String {
    match pointer.rsplit_once('/') {
        None => "the event".to_owned(),
        Some((before, last)) if last.bytes().all(|byte| byte.is_ascii_digit()) && !before.is_empty() => {
            format!("item {last} of {}", subject(before))
        }
        Some((_, last)) => code(&unescaped(last)),
    }
}

/// The message for an error of one value.
fn about(text: &Text, error: &ValidationError, token: u32, subject: &str) -> String {
    let found = || {
        // Names of members are no values of the text.
        let named = subject.starts_with("the name ");
        if named { subject.to_owned() } else { format!("{subject} is {}", value_in(text, token)) }
    };
    let count = |what: &str, bound: &str, limit: u64| format!("{subject} has {what}, expected at {bound} {limit}");
    match error.kind() {
        ValidationErrorKind::Type { kind } => {
            let kinds: Vec<JsonType> = match kind {
                TypeKind::Single(kind) => vec![*kind],
                TypeKind::Multiple(kinds) => kinds.iter().collect(),
            };
            let kinds: Vec<&str> = kinds.into_iter().map(kind_name).collect();
            format!("{subject} is {}, expected {}", kind_in(text, token), kinds.join(" or "))
        }
        ValidationErrorKind::Enum { options } => {
            let options = options.as_array().map(Vec::as_slice).unwrap_or_default();
            let mut listed: Vec<String> = options.iter().take(LISTED).map(shown).collect();
            if options.len() > LISTED {
                listed.push(format!("{} more", options.len() - LISTED));
            }
            format!("{}, expected one of {}", found(), listed.join(", "))
        }
        ValidationErrorKind::Constant { expected_value } => format!("{}, expected {}", found(), shown(expected_value)),
        ValidationErrorKind::Minimum { limit } => format!("{}, expected at least {limit}", found()),
        ValidationErrorKind::Maximum { limit } => format!("{}, expected at most {limit}", found()),
        ValidationErrorKind::ExclusiveMinimum { limit } => format!("{}, expected more than {limit}", found()),
        ValidationErrorKind::ExclusiveMaximum { limit } => format!("{}, expected less than {limit}", found()),
        ValidationErrorKind::MultipleOf { multiple_of } => format!("{}, expected a multiple of {multiple_of}", found()),
        ValidationErrorKind::MinLength { limit } => count("too few characters", "least", *limit),
        ValidationErrorKind::MaxLength { limit } => count("too many characters", "most", *limit),
        ValidationErrorKind::MinItems { limit } => count("too few items", "least", *limit),
        ValidationErrorKind::MaxItems { limit } => count("too many items", "most", *limit),
        ValidationErrorKind::MinProperties { limit } => count("too few members", "least", *limit),
        ValidationErrorKind::MaxProperties { limit } => count("too many members", "most", *limit),
        ValidationErrorKind::AdditionalItems { limit } => count("too many items", "most", *limit as u64),
        ValidationErrorKind::UnevaluatedItems { .. } => format!("{subject} has items that the schema does not allow"),
        ValidationErrorKind::UniqueItems => format!("{subject} has two equal items, expected different ones"),
        ValidationErrorKind::Contains => format!("{subject} lacks the items that the schema asks for"),
        ValidationErrorKind::Pattern { pattern } => {
            format!("{}, which does not match the pattern {}", found(), code(pattern))
        }
        ValidationErrorKind::Format { format } => format!("{}, expected the format {}", found(), code(format)),
        ValidationErrorKind::FalseSchema => format!("{subject} is not allowed"),
        ValidationErrorKind::Not { .. } => format!("{subject} matches what the schema excludes"),
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            format!("{subject} matches none of the {} alternatives", context.len())
        }
        ValidationErrorKind::OneOfMultipleValid { .. } => {
            format!("{subject} matches more than one of the alternatives, expected exactly one")
        }
        ValidationErrorKind::ContentEncoding { content_encoding } => {
            format!("{subject} is not encoded as {}", code(content_encoding))
        }
        ValidationErrorKind::ContentMediaType { content_media_type } => {
            format!("{subject} is not of the media type {}", code(content_media_type))
        }
        _ => error.masked_with(subject).to_string(),
    }
}

/// A value of the text.
fn value_in(text: &Text, token: u32) -> String {
    match text.doc.kind(token) {
        Some(Kind::Object) => "an object".to_owned(),
        Some(Kind::Array) => "an array".to_owned(),
        Some(Kind::String) => code(&text.read(token)),
        _ => code(&String::from_utf8_lossy(text.doc.raw(token))),
    }
}

fn kind_in(text: &Text, token: u32) -> &'static str {
    match text.doc.kind(token) {
        Some(Kind::Object) => "an object",
        Some(Kind::Array) => "an array",
        Some(Kind::String) => "a string",
        Some(Kind::Number) => "a number",
        Some(Kind::True | Kind::False) => "a boolean",
        _ => "null",
    }
}

fn kind_name(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Array => "an array",
        JsonType::Boolean => "a boolean",
        JsonType::Integer => "an integer",
        JsonType::Null => "null",
        JsonType::Number => "a number",
        JsonType::Object => "an object",
        JsonType::String => "a string",
    }
}

/// A value of the schema.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => code(text),
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "an array".to_owned(),
        other => code(&other.to_string()),
    }
}

/// Text in backticks: cut, and without control characters, as messages are one line.
fn code(text: &str) -> String {
    let mut letters = text.chars();
    let mut shown: String =
        letters.by_ref().take(SHOWN).map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}
