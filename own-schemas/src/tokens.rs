//! The engine's tokens as a representation of JSON for the `jsonschema` crate: instances are read where they are.

use cdevents_wasm::json::{self, Doc, Elements, Keys, Kind};
use jsonschema::JsonType;
use jsonschema::json::{Array, Json, JsonNumber, Node, NodeIdentity, Object, cmp, unique};
use serde_json::{Map, Number, Value};
use std::borrow::Cow;
use std::cell::Cell;

/// Objects with more members than this get an index of their names.
const SCANNED_MEMBERS: usize = 16;

/// See [`Text::allow`].
const STEPS_PER_TOKEN: i64 = 200;

/// As many steps are taken at most while every value is null. A schema can ask for more without going deeper into the document.
const OVERRUN: i64 = -200_000;

/// Throws into JavaScript, which drops the instance. There is no other way out of the crate; natively it goes on.
fn stop() {
    #[cfg(target_arch = "wasm32")]
    wasm_bindgen::throw_str("too many steps");
}

/// A document, which must be sound JSON.
pub struct Text<'t> {
    /// The tokens.
    pub doc: Doc<'t>,
    /// The keys that a later one of the same name replaces, in order.
    replaced: Vec<u32>,
    /// Large objects in order, each with its keys in the order of their names.
    indexes: Vec<(u32, Vec<u32>)>,
    /// How often values may still be looked at. Negative if more was asked for.
    steps: Cell<i64>,
}

impl<'t> Text<'t> {
    /// Looks for duplicate members and large objects.
    pub fn new(doc: Doc<'t>) -> Self {
        let mut groups: Vec<(u32, u32)> = Vec::new();
        json::duplicates(&doc, &mut |later, first| {
            groups.push((first, later));
            true
        });
        groups.sort_unstable();
        let mut replaced = Vec::new();
        for (at, &(first, later)) in groups.iter().enumerate() {
            if at == 0 || groups[at - 1].0 != first {
                replaced.push(first);
            }
            if groups.get(at + 1).is_some_and(|next| next.0 == first) {
                replaced.push(later);
            }
        }
        replaced.sort_unstable();
        let mut text = Text { doc, replaced, indexes: Vec::new(), steps: Cell::new(i64::MAX) };
        for object in 0..text.doc.tokens.len() as u32 {
            if text.doc.kind(object) != Some(Kind::Object) || text.doc.keys(object).nth(SCANNED_MEMBERS).is_none() {
                continue;
            }
            let mut keys: Vec<u32> = text.doc.keys(object).filter(|&key| text.counts(key)).collect();
            keys.sort_by(|&one, &other| text.read(one).cmp(&text.read(other)));
            text.indexes.push((object, keys));
        }
        text
    }

    /// Allows this many more looks at values, and as many more for each token: schemas with alternatives that refer to themselves
    /// can ask for a number that is exponential in the depth. Beyond it, every value is null, so that what is judged comes to an end.
    pub fn allow(&self, steps: i64) {
        let tokens = i64::from(self.doc.tokens.len() as u32);
        self.steps.set(steps + tokens * STEPS_PER_TOKEN);
    }

    /// Whether more steps were taken than were allowed: what was said is worth nothing.
    pub fn is_spent(&self) -> bool {
        self.steps.get() < 0
    }

    /// The value of an object's member; of equal names the last counts.
    pub fn member(&self, object: u32, name: &str) -> Option<u32> {
        if let Ok(at) = self.indexes.binary_search_by_key(&object, |index| index.0) {
            let keys = &self.indexes[at].1;
            let found = keys.binary_search_by(|&key| (*self.read(key)).cmp(name)).ok()?;
            return Some(keys[found] + 1);
        }
        self.doc.keys(object).filter(|&key| self.doc.reads(key, name)).last().map(|key| key + 1)
    }

    /// The value of a string member.
    pub fn string_of(&self, object: u32, name: &str) -> Option<&str> {
        self.doc.string(self.member(object, name)?)
    }

    /// A token as a value that schemas can judge.
    pub fn at(&self, token: u32) -> Part<'_> {
        Part::Token(self, token)
    }

    /// What a string or the name of a member reads.
    pub fn read(&self, key: u32) -> Cow<'_, str> {
        String::from_utf8_lossy(self.doc.value(key))
    }

    fn counts(&self, key: u32) -> bool {
        self.replaced.binary_search(&key).is_err()
    }

    fn number(&self, token: u32) -> Number {
        number(std::str::from_utf8(self.doc.raw(token)).unwrap_or_default())
    }

    fn copy(&self, token: u32) -> Value {
        match self.doc.kind(token) {
            Some(Kind::Object) => {
                let mut members = Map::new();
                for key in self.doc.keys(token) {
                    members.insert(self.read(key).into_owned(), self.copy(key + 1));
                }
                Value::Object(members)
            }
            Some(Kind::Array) => Value::Array(self.doc.elements(token).map(|element| self.copy(element)).collect()),
            Some(Kind::String) => Value::String(self.read(token).into_owned()),
            Some(Kind::Number) => Value::Number(self.number(token)),
            Some(Kind::True) => Value::Bool(true),
            Some(Kind::False) => Value::Bool(false),
            _ => Value::Null,
        }
    }
}

/// A number as `serde_json` reads it. Beyond the range of doubles it is the largest one.
fn number(raw: &str) -> Number {
    if let Ok(whole) = raw.parse::<u64>() {
        return whole.into();
    }
    if let Ok(whole @ ..0) = raw.parse::<i64>() {
        return whole.into();
    }
    let float = raw.parse::<f64>().unwrap_or_default().clamp(f64::MIN, f64::MAX);
    Number::from_f64(float).unwrap_or_else(|| 0.into())
}

/// The representation.
pub struct Tokens;

impl Json for Tokens {
    type Node<'a> = Part<'a>;
    type PreparedKey = String;
    type StringBuffer = ();

    // Tokens form a tree.
    const ACYCLIC: bool = true;
    const KEYS_PER_LOOKUP: usize = 2;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), string: &str, f: impl FnOnce(Part<'_>) -> T) -> T {
        f(Part::Name(string))
    }
}

/// A value of a document, or the name of a member, which `propertyNames` judges like a value.
#[derive(Clone, Copy)]
pub enum Part<'a> {
    /// A value, as its token.
    Token(&'a Text<'a>, u32),
    /// A name.
    Name(&'a str),
}

impl Part<'_> {
    fn kind(&self) -> Kind {
        match self {
            Part::Token(text, token) => {
                let left = text.steps.get() - 1;
                text.steps.set(left);
                match left {
                    0.. => text.doc.token(*token).kind,
                    OVERRUN.. => Kind::Null,
                    _ => {
                        stop();
                        Kind::Null
                    }
                }
            }
            Part::Name(_) => Kind::String,
        }
    }
}

impl<'a> Node<'a, Tokens> for Part<'a> {
    type Object = Members<'a>;
    type Array = Items<'a>;
    type Number = Digits;

    fn as_object(&self) -> Option<Members<'a>> {
        match *self {
            Part::Token(text, object) if self.kind() == Kind::Object => Some(Members { text, object }),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<Items<'a>> {
        match *self {
            Part::Token(text, array) if self.kind() == Kind::Array => Some(Items { text, array }),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match *self {
            Part::Token(text, token) if self.kind() == Kind::String => Some(text.read(token)),
            Part::Token(..) => None,
            Part::Name(name) => Some(Cow::Borrowed(name)),
        }
    }

    fn as_number(&self) -> Option<Digits> {
        match *self {
            Part::Token(text, token) if self.kind() == Kind::Number => Some(Digits(text.number(token))),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.kind() {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        self.kind() == Kind::Null
    }

    fn is_number(&self) -> bool {
        self.kind() == Kind::Number
    }

    fn json_type(&self) -> JsonType {
        match self.kind() {
            Kind::Object => JsonType::Object,
            Kind::Array => JsonType::Array,
            Kind::String | Kind::Key => JsonType::String,
            Kind::Number => JsonType::Number,
            Kind::True | Kind::False => JsonType::Boolean,
            // A sound document has no broken values.
            Kind::Null | Kind::Broken => JsonType::Null,
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (*self, expected) {
            (Part::Token(..), Value::Object(_)) if self.kind() != Kind::Object => false,
            (Part::Token(..), Value::Array(_)) if self.kind() != Kind::Array => false,
            (Part::Token(text, token), _) => cmp::equal(&text.copy(token), expected),
            (Part::Name(name), _) => expected == name,
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match *self {
            // This is for errors, whose instances nobody reads. Copies of large ones, one for each error, would be quadratic.
            Part::Token(..) if self.kind() == Kind::Object => Value::Object(Map::new()),
            Part::Token(..) if self.kind() == Kind::Array => Value::Array(Vec::new()),
            Part::Token(text, token) => text.copy(token),
            Part::Name(name) => Value::String(name.to_owned()),
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(match *self {
            Part::Token(text, token) => NodeIdentity::tagged(std::ptr::from_ref(text) as usize, token),
            // Never the address of a document: it is not a string.
            Part::Name(name) => NodeIdentity::tagged(name.as_ptr() as usize, u32::MAX),
        })
    }
}

/// An object.
pub struct Members<'a> {
    text: &'a Text<'a>,
    object: u32,
}

impl<'a> Object<'a, Tokens> for Members<'a> {
    type Node = Part<'a>;
    type MemberName = Cow<'a, str>;
    type MembersIter = MembersIter<'a>;

    fn len(&self) -> usize {
        self.text.doc.keys(self.object).filter(|&key| self.text.counts(key)).count()
    }

    fn get(&self, key: &String) -> Option<Part<'a>> {
        self.text.member(self.object, key).map(|value| Part::Token(self.text, value))
    }

    fn members(&self) -> MembersIter<'a> {
        MembersIter { text: self.text, keys: self.text.doc.keys(self.object) }
    }
}

/// See [`Object::members`].
pub struct MembersIter<'a> {
    text: &'a Text<'a>,
    keys: Keys<'a>,
}

impl<'a> Iterator for MembersIter<'a> {
    type Item = (Cow<'a, str>, Part<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.text;
        let key = self.keys.by_ref().find(|&key| text.counts(key))?;
        Some((text.read(key), Part::Token(text, key + 1)))
    }
}

/// An array.
pub struct Items<'a> {
    text: &'a Text<'a>,
    array: u32,
}

impl<'a> Array<'a, Tokens> for Items<'a> {
    type Node = Part<'a>;
    type ElementsIter = ItemsIter<'a>;

    fn len(&self) -> usize {
        self.text.doc.elements(self.array).count()
    }

    fn is_unique(&self) -> bool {
        let values: Vec<Value> = self.text.doc.elements(self.array).map(|element| self.text.copy(element)).collect();
        unique::is_unique(&values)
    }

    fn elements(&self) -> ItemsIter<'a> {
        ItemsIter { text: self.text, elements: self.text.doc.elements(self.array) }
    }
}

/// See [`Array::elements`].
pub struct ItemsIter<'a> {
    text: &'a Text<'a>,
    elements: Elements<'a>,
}

impl<'a> Iterator for ItemsIter<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        self.elements.next().map(|element| Part::Token(self.text, element))
    }
}

/// A number.
pub struct Digits(Number);

impl JsonNumber for Digits {
    fn as_u64(&self) -> Option<u64> {
        self.0.as_u64()
    }

    fn as_i64(&self) -> Option<i64> {
        self.0.as_i64()
    }

    fn as_f64(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(self.0.to_string())
    }

    fn to_number(&self) -> Cow<'_, Number> {
        Cow::Borrowed(&self.0)
    }
}
