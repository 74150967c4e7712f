//! The examples of fields in generated comments. They are those of the events' examples.

use crate::load::{Event, Kind, Node};
use crate::share::quoted;
use serde_json::Value;
use std::collections::BTreeMap;

/// Examples by the name of a field and of the field that it is in.
#[derive(Default)]
pub struct Examples(BTreeMap<(String, String), Value>);

impl Examples {
    /// Those of some events; of several for a field the first.
    pub fn of<'e>(events: impl IntoIterator<Item = &'e Event>) -> Self {
        let mut examples = Examples::default();
        for event in events {
            examples.learn("", &event.example);
        }
        examples
    }

    fn learn(&mut self, parent: &str, value: &Value) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    for parent in [parent, ""] {
                        self.0.entry((parent.to_owned(), name.clone())).or_insert_with(|| value.clone());
                    }
                    self.learn(name, value);
                }
            }
            Value::Array(values) => values.iter().for_each(|value| self.learn(parent, value)),
            _ => {}
        }
    }

    /// The example of a field in an object: `parent` is the name of the field that the object is in. Otherwise that of a field
    /// with this name in any object. None for an object with listed members: they have their own.
    pub fn of_field(&self, parent: &str, name: &str, node: &Node) -> Option<&Value> {
        let fits = |value: &&Value| match &node.kind {
            Kind::Text(text) => value
                .as_str()
                .is_some_and(|value| text.words.is_empty() || text.open || text.words.iter().any(|word| word == value)),
            Kind::Array(items) => value.is_array() && items.object().is_none(),
            Kind::Object(object) => object.fields.is_empty() && value.is_object(),
            Kind::OneOf(_) | Kind::Any => true,
            Kind::Links(_) => false,
        };
        let find = |parent: &str| self.0.get(&(parent.to_owned(), name.to_owned())).filter(fits);
        find(parent).or_else(|| find(""))
    }
}

/// A value as TypeScript shows it.
pub fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(values) => format!("[{}]", values.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let each = members.iter().map(|(name, value)| format!("{}: {}", crate::share::key(name), shown(value)));
            format!("{{ {} }}", each.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
