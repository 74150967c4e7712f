//! What a rule writes down about one fault.

use super::Case;
use crate::text::{Kind, NONE};

/// A finding in the making.
#[derive(Default)]
pub struct Finding {
    /// What is wrong: one line, lower case, names in backticks.
    pub message: Words,
    /// The remedy; may be empty.
    pub help: Words,
    /// What would be right, for machines.
    pub expected: Expected,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// One change that mends it.
    pub fix: Option<Fix>,
}

/// What would be right.
#[derive(Default)]
pub enum Expected {
    /// No word for it.
    #[default]
    Nothing,
    /// One thing.
    One(String),
    /// One of several.
    OneOf(Vec<&'static str>),
}

/// Another place.
pub struct Related {
    /// What is there.
    pub message: String,
    /// The value there, or the key.
    pub token: u32,
}

/// A change to the text.
pub struct Fix {
    /// What it does, as a button says it.
    pub title: String,
    /// There is one answer, and no reader loses anything.
    pub safe: bool,
    /// The changes, in the order of the text.
    pub edits: Vec<Edit>,
}

/// The bytes from `start` to `end` become `text`.
pub struct Edit {
    /// The first byte.
    pub start: u32,
    /// Behind the last byte.
    pub end: u32,
    /// What stands there then.
    pub text: String,
}

impl Finding {
    /// Offers a change of one stretch of the text.
    #[inline(never)]
    pub fn offer(&mut self, safe: bool, title: &str, start: u32, end: u32, text: &str) {
        let edits = vec![Edit { start, end, text: text.to_owned() }];
        self.fix = Some(Fix { title: title.to_owned(), safe, edits });
    }

    /// Offers to write another string in a string's place.
    #[inline(never)]
    pub fn offer_string(&mut self, case: &Case, safe: bool, token: u32, value: &str) {
        let place = case.doc.token(token);
        self.offer(safe, &["Use `", value, "`"].concat(), place.start, place.end, &json_string(value));
    }

    /// Offers to rename a member.
    #[inline(never)]
    pub fn offer_name(&mut self, case: &Case, safe: bool, key: u32, name: &str) {
        let place = case.doc.token(key);
        self.offer(safe, &["Rename to `", name, "`"].concat(), place.start, place.end, &json_string(name));
    }

    /// Offers to take a member out, with the comma that belongs to it.
    #[inline(never)]
    pub fn offer_removal(&mut self, case: &Case, key: u32) {
        let doc = case.doc;
        let (mut start, mut end) = (doc.token(key).start, doc.token(key + 1).end);
        let blank = |at: u32| matches!(doc.bytes.get(at as usize), Some(b' ' | b'\t' | b'\n' | b'\r'));
        let mut behind = end;
        while blank(behind) {
            behind += 1;
        }
        let mut before = start;
        while before > 0 && blank(before - 1) {
            before -= 1;
        }
        if before > 0 && doc.bytes.get(before as usize - 1) == Some(&b',') {
            start = before - 1;
        } else if doc.bytes.get(behind as usize) == Some(&b',') {
            end = behind + 1;
            while blank(end) {
                end += 1;
            }
        }
        self.offer(false, &["Remove `", &doc.name(key), "`"].concat(), start, end, "");
    }
}

/// A JSON string that reads `value`.
pub fn json_string(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 2);
    text.push('"');
    for letter in value.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\0'..=' ' if letter != ' ' => {
                text.push_str("\\u00");
                for digit in [letter as u32 >> 4, letter as u32 & 15] {
                    text.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
    text
}

/// Text that people read, one line of it.
#[derive(Default)]
pub struct Words(pub String);

/// Found text is cut behind so many characters.
const LONGEST: usize = 60;

impl Words {
    /// Our own words.
    #[inline(never)]
    pub fn say(&mut self, words: &str) -> &mut Self {
        self.0.push_str(words);
        self
    }

    /// Text from the input, or a name: in backticks, cut when long, and what cannot be seen is written out.
    #[inline(never)]
    pub fn code(&mut self, text: &str) -> &mut Self {
        self.0.push('`');
        let mut letters = text.chars();
        for letter in letters.by_ref().take(LONGEST) {
            push_visible(&mut self.0, letter);
        }
        if letters.next().is_some() {
            self.0.push('…');
        }
        self.0.push('`');
        self
    }

    /// Several names, the last two joined by a word.
    #[inline(never)]
    pub fn codes(&mut self, names: &[&str], join: &str) -> &mut Self {
        for (index, name) in names.iter().enumerate() {
            if index > 0 && index + 1 == names.len() {
                self.say(" ").say(join).say(" ");
            } else if index > 0 {
                self.say(", ");
            }
            self.code(name);
        }
        self
    }

    /// What stands at a token: a string by its value, a container by its kind.
    #[inline(never)]
    pub fn found(&mut self, case: &Case, token: u32) -> &mut Self {
        match case.doc.kind(token) {
            Some(Kind::String) => match case.doc.inner(token) {
                [] => self.say("an empty string"),
                inner => self.code(&crate::text::decode(inner)),
            },
            Some(Kind::Number) => self.say("the number ").code(&String::from_utf8_lossy(case.doc.raw(token))),
            kind => self.say(kind_name(kind)),
        }
    }

    /// The name of a value: its member's, or what it is.
    #[inline(never)]
    pub fn name(&mut self, case: &Case, value: u32) -> &mut Self {
        match case.doc.key_of(value) {
            Some(key) => self.code(&case.doc.name(key)),
            None if case.event.is_some_and(|event| event.token == value) || value == 0 => self.say("the event"),
            None => self.say("the element"),
        }
    }
}

/// A kind of value, with its article.
pub fn kind_name(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Object) => "an object",
        Some(Kind::Array) => "an array",
        Some(Kind::String | Kind::Key) => "a string",
        Some(Kind::Number) => "a number",
        Some(Kind::True) => "`true`",
        Some(Kind::False) => "`false`",
        Some(Kind::Null) => "`null`",
        Some(Kind::Broken) | None => "something broken",
    }
}

/// A character as one that can be seen: controls, direction marks and fillers by their number, a backtick as a quote.
fn push_visible(text: &mut String, letter: char) {
    let hidden = letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}');
    match letter {
        '`' => text.push('\''),
        '\n' => text.push_str("\\n"),
        '\t' => text.push_str("\\t"),
        '\r' => text.push_str("\\r"),
        _ if hidden => {
            text.push_str("\\u{");
            let digits = 8 - (letter as u32).leading_zeros() / 4;
            for digit in (0..digits.max(2)).rev() {
                text.push(char::from_digit(letter as u32 >> (4 * digit) & 15, 16).unwrap_or('0'));
            }
            text.push('}');
        }
        _ => text.push(letter),
    }
}

impl Case<'_> {
    /// The token of the fault, as a value's.
    pub fn token(&self) -> u32 {
        self.fault.token
    }

    /// What else the fault knows; none when it knows nothing.
    pub fn arg(&self) -> Option<usize> {
        (self.fault.arg != NONE).then_some(self.fault.arg as usize)
    }

    /// The string at the fault's token; empty for any other value.
    pub fn string(&self) -> std::borrow::Cow<'_, str> {
        self.doc.string(self.token()).unwrap_or_default()
    }
}
