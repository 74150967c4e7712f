//! A JSON parser with offsets, for changing one part of a text and leaving every other byte alone. Independent of the
//! engine, which the drivers test.

use std::ops::Range;

/// Deeper texts are not parsed.
const MAX_DEPTH: usize = 200;

pub struct Value {
    pub place: Range<usize>,
    pub kind: Kind,
}

pub enum Kind {
    Object(Vec<Member>),
    Array(Vec<Value>),
    String,
    Other,
}

pub struct Member {
    /// With its quotes.
    pub key: Range<usize>,
    pub value: Value,
}

/// `None` if the text is not a single JSON value, or too deep. Laxer than JSON in escapes and numbers.
pub fn parse(bytes: &[u8]) -> Option<Value> {
    let mut parser = Parser { bytes, at: if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 } };
    let value = parser.value(0)?;
    parser.blanks();
    (parser.at == bytes.len()).then_some(value)
}

struct Parser<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Parser<'_> {
    fn blanks(&mut self) {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        self.blanks();
        (self.bytes.get(self.at) == Some(&byte)).then(|| self.at += 1)
    }

    fn string(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        self.take(b'"')?;
        loop {
            match self.bytes.get(self.at)? {
                b'"' => break,
                0..b' ' => return None,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(start..self.at)
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.blanks();
        let start = self.at;
        let kind = match self.bytes.get(start)? {
            _ if depth > MAX_DEPTH => return None,
            b'{' => Kind::Object(self.list(b'}', |parser| {
                parser.blanks();
                let key = parser.string()?;
                parser.take(b':')?;
                Some(Member { key, value: parser.value(depth + 1)? })
            })?),
            b'[' => Kind::Array(self.list(b']', |parser| parser.value(depth + 1))?),
            b'"' => {
                self.string()?;
                Kind::String
            }
            _ => {
                while self.bytes.get(self.at).is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte))
                {
                    self.at += 1;
                }
                Kind::Other
            }
        };
        (self.at > start).then_some(Value { place: start..self.at, kind })
    }

    fn list<Item>(&mut self, end: u8, mut item: impl FnMut(&mut Self) -> Option<Item>) -> Option<Vec<Item>> {
        self.at += 1;
        let mut items = Vec::new();
        if self.take(end).is_some() {
            return Some(items);
        }
        loop {
            items.push(item(self)?);
            if self.take(end).is_some() {
                return Some(items);
            }
            self.take(b',')?;
        }
    }
}

impl Value {
    /// Calls `work` with every value, this one first.
    pub fn each<'v>(&'v self, work: &mut dyn FnMut(&'v Value)) {
        work(self);
        match &self.kind {
            Kind::Object(members) => members.iter().for_each(|member| member.value.each(work)),
            Kind::Array(items) => items.iter().for_each(|item| item.each(work)),
            Kind::String | Kind::Other => {}
        }
    }

    /// The members of all objects.
    pub fn members(&self) -> Vec<&Member> {
        let mut found = Vec::new();
        self.each(&mut |value| {
            if let Kind::Object(members) = &value.kind {
                found.extend(members);
            }
        });
        found
    }

    /// The ranges of all string values, without quotes.
    pub fn strings(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        self.each(&mut |value| {
            if matches!(value.kind, Kind::String) {
                found.push(value.place.start + 1..value.place.end - 1);
            }
        });
        found
    }

    /// The depth of nesting.
    pub fn depth(&self) -> usize {
        match &self.kind {
            Kind::Object(members) => 1 + members.iter().map(|member| member.value.depth()).max().unwrap_or(0),
            Kind::Array(items) => 1 + items.iter().map(Value::depth).max().unwrap_or(0),
            Kind::String | Kind::Other => 0,
        }
    }

    /// The number of duplicate members.
    pub fn duplicates(&self, bytes: &[u8]) -> usize {
        let mut count = 0;
        self.each(&mut |value| {
            if let Kind::Object(members) = &value.kind {
                let names: std::collections::HashSet<_> =
                    members.iter().map(|member| name(bytes, &member.key)).collect();
                count += members.len() - names.len();
            }
        });
        count
    }
}

/// The name at a range, with escapes decoded.
pub fn name(bytes: &[u8], key: &Range<usize>) -> String {
    let text = bytes.get(key.clone()).unwrap_or_default();
    serde_json::from_slice(text).unwrap_or_else(|_| String::from_utf8_lossy(text).into_owned())
}
