//! Writes JSON values as TypeScript, each value that occurs more than once as one constant.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::Value;

/// Shorter values are written inline, since a name would save nothing.
const WORTH_A_NAME: usize = 40;

/// The TypeScript type of a shared value; `None` writes it inline.
type TypeOf = fn(&Value) -> Option<&'static str>;

pub struct Sharing {
    type_of: TypeOf,
    seen: HashMap<String, usize>,
    names: HashMap<String, String>,
    /// The constants that the written values refer to, each before its first use.
    pub constants: String,
}

impl Sharing {
    pub fn new(type_of: TypeOf) -> Self {
        Self { type_of, seen: HashMap::new(), names: HashMap::new(), constants: String::new() }
    }

    /// Counts a value and its parts. All values must be counted before the first is written.
    pub fn count(&mut self, value: &Value) {
        if value.is_array() || value.is_object() {
            let times = self.seen.entry(value.to_string()).or_default();
            *times += 1;
            if *times > 1 {
                return;
            }
        }
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.count(item)),
            Value::Object(members) => members.values().for_each(|member| self.count(member)),
            _ => {}
        }
    }

    /// The value as an expression.
    pub fn write(&mut self, value: &Value) -> String {
        let text = value.to_string();
        if let Some(name) = self.names.get(&text) {
            return name.clone();
        }
        let literal = match value {
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.write(item)).collect();
                format!("[{}]", items.join(","))
            }
            Value::Object(members) => {
                let members: Vec<String> =
                    members.iter().map(|(name, member)| format!("{}:{}", key(name), self.write(member))).collect();
                format!("{{{}}}", members.join(","))
            }
            Value::String(text) => quoted(text),
            other => other.to_string(),
        };
        let shared = self.seen.get(&text).is_some_and(|times| *times > 1) && text.len() >= WORTH_A_NAME;
        let Some(of_type) = shared.then(|| (self.type_of)(value)).flatten() else { return literal };
        let name = format!("s{}", self.names.len());
        let annotation = if of_type.is_empty() { String::new() } else { format!(": {of_type}") };
        writeln!(self.constants, "const {name}{annotation} = {literal};").expect("a string can be written to");
        self.names.insert(text, name.clone());
        name
    }
}

/// A member name, quoted if TypeScript requires it.
pub fn key(name: &str) -> String {
    let mut letters = name.chars();
    let plain = letters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_' || first == '$')
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$');
    // An unquoted `__proto__` in a literal would set the prototype.
    if plain && name != "__proto__" { name.to_owned() } else { quoted(name) }
}

/// A string in single quotes.
pub fn quoted(text: &str) -> String {
    let escaped = Value::from(text).to_string();
    let inner = escaped[1..escaped.len() - 1].replace("\\\"", "\"").replace('\'', "\\'");
    format!("'{inner}'")
}
