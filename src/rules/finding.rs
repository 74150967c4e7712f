//! The finding that a rule writes for a fault.

use super::Case;
use crate::json::{Doc, Kind, NONE, SyntaxFault, push, push_hex, quote_into};
use crate::model::fault::Detail;
use crate::model::plan::{Demand, EventType, Field, Node, Role, Shape, VOCABULARIES, Vocabulary};
use alloc::string::String;
use alloc::vec::Vec;

/// A finding. One serves for a whole report: it is cleared for each fault, and its memory is reused.
pub struct Finding {
    /// One line in lower case, with names in backticks.
    pub message: Words,
    /// May be empty.
    pub help: Words,
    /// For programs.
    pub expected: Expected,
    /// The token of a related value or key; [`NONE`] for none.
    pub related: u32,
    /// What the related location is.
    pub related_message: Words,
    /// Empty title: no fix.
    pub fix: Fix,
}

/// The expected value: none, one, or a list.
pub struct Expected {
    /// All values, concatenated.
    pub text: Words,
    /// The end of each value in `text`.
    pub ends: Vec<usize>,
    /// Whether the values are alternatives; true even for a list of one.
    pub several: bool,
}

/// An edit of the text: replaces the bytes from `start` to `end` by `text`.
pub struct Fix {
    /// What the fix does, as an imperative.
    pub title: String,
    /// Whether there is no alternative and no information is lost.
    pub safe: bool,
    pub start: u32,
    /// Exclusive.
    pub end: u32,
    pub text: String,
    /// The object that the fix gives a member, and the hash of the member's name. Two fixes that give an object
    /// the same member are both unsafe.
    pub member: Option<(u32, u32)>,
}

impl Finding {
    pub const fn empty() -> Self {
        Finding {
            message: Words(String::new()),
            help: Words(String::new()),
            expected: Expected { text: Words(String::new()), ends: Vec::new(), several: false },
            related: NONE,
            related_message: Words(String::new()),
            fix: Fix { title: String::new(), safe: false, start: 0, end: 0, text: String::new(), member: None },
        }
    }

    /// Clears it for the next fault.
    pub fn clear(&mut self) {
        self.message.0.clear();
        self.help.0.clear();
        self.expected.text.0.clear();
        self.expected.ends.clear();
        self.expected.several = false;
        self.related = NONE;
        self.related_message.0.clear();
        self.fix.title.clear();
        self.fix.text.clear();
    }

    pub fn expect(&mut self, one: &str) {
        self.expected.text.say(one);
        self.expected.ends.push(self.expected.text.0.len());
    }

    #[inline(never)]
    pub fn expect_one_of(&mut self, several: &[&str]) {
        self.expected.several = true;
        for one in several {
            self.expect(one);
        }
    }

    /// Sets the related location. The caller writes what it is into the result.
    pub fn relate(&mut self, token: u32) -> &mut Words {
        self.related = token;
        &mut self.related_message
    }

    /// Offers an edit. The pieces of the title are concatenated.
    #[inline(never)]
    pub fn offer(&mut self, safe: bool, title: &[&str], start: u32, end: u32, text: &str) {
        self.begin_offer(safe, title, start, end).push_str(text);
    }

    /// Like [`Finding::offer`], but the caller writes the new text into the result.
    #[inline(never)]
    fn begin_offer(&mut self, safe: bool, title: &[&str], start: u32, end: u32) -> &mut String {
        self.fix.title.clear();
        for piece in title {
            self.fix.title.push_str(piece);
        }
        (self.fix.safe, self.fix.start, self.fix.end, self.fix.member) = (safe, start, end, None);
        self.fix.text.clear();
        &mut self.fix.text
    }

    /// Offers to replace a string by another.
    #[inline(never)]
    pub fn offer_string(&mut self, case: &Case, safe: bool, token: u32, value: &str) {
        let place = case.doc.token(token);
        quote_into(self.begin_offer(safe, &["Use `", value, "`"], place.start, place.end), value);
    }

    /// Offers to replace the string at fault by another, which is expected.
    #[inline(never)]
    pub fn correct(&mut self, case: &Case, safe: bool, value: &str) {
        self.expect(value);
        self.offer_string(case, safe, case.token(), value);
    }

    /// Offers to rename a member of an object. A name that is a URL or a path is not a misspelling, so that fix is never safe.
    #[inline(never)]
    pub fn offer_name(&mut self, case: &Case, safe: bool, owner: u32, key: u32, name: &str) {
        let place = case.doc.token(key);
        let safe = safe && !case.doc.name(key).contains(['/', ':']);
        quote_into(self.begin_offer(safe, &["Rename to `", name, "`"], place.start, place.end), name);
        self.fix.member = Some((owner, hash(name)));
    }

    /// Offers to add a member at the start of a non-empty object.
    #[inline(never)]
    pub fn offer_member(&mut self, case: &Case, safe: bool, owner: u32, name: &str, value: &str) {
        let at = case.doc.token(owner).start + 1;
        let text = self.begin_offer(safe, &["Add `", name, "`"], at, at);
        quote_into(text, name);
        text.push_str(": ");
        quote_into(text, value);
        text.push_str(", ");
        self.fix.member = Some((owner, hash(name)));
    }

    /// Offers to remove a member with its comma.
    #[inline(never)]
    pub fn offer_removal(&mut self, case: &Case, key: u32) {
        let (start, end) = removal(case.doc, key);
        self.offer(false, &["Remove `", case.doc.name(key), "`"], start, end, "");
    }
}

/// FNV-1a
fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The byte range of a member with its comma.
pub fn removal(doc: &Doc, key: u32) -> (u32, u32) {
    let (start, end) = (doc.token(key).start, doc.token(key + 1).end);
    let before = blank_before(doc, start);
    if before > 0 && doc.bytes.get(before as usize - 1) == Some(&b',') {
        return (before - 1, end);
    }
    let behind = blank_behind(doc, end);
    if doc.bytes.get(behind as usize) == Some(&b',') { (start, blank_behind(doc, behind + 1)) } else { (start, end) }
}

fn is_blank(doc: &Doc, at: u32) -> bool {
    matches!(doc.bytes.get(at as usize), Some(b' ' | b'\t' | b'\n' | b'\r'))
}

/// The start of the white space before an offset.
pub fn blank_before(doc: &Doc, mut at: u32) -> u32 {
    while at > 0 && is_blank(doc, at - 1) {
        at -= 1;
    }
    at
}

fn blank_behind(doc: &Doc, mut at: u32) -> u32 {
    while is_blank(doc, at) {
        at += 1;
    }
    at
}

/// One line of text for people.
pub struct Words(pub String);

/// Quoted input is cut after this many characters.
const MAX_QUOTED: usize = 60;

impl Words {
    /// Appends the project's own words.
    #[inline(never)]
    pub fn say(&mut self, words: &str) -> &mut Self {
        self.0.push_str(words);
        self
    }

    /// Appends input or a name in backticks, shortened if it is long, with hidden characters escaped.
    #[inline(never)]
    pub fn code(&mut self, text: &str) -> &mut Self {
        self.0.push('`');
        if text.len() <= MAX_QUOTED && is_plain(text.as_bytes()) {
            self.say(text);
        } else {
            let mut letters = text.chars();
            for letter in letters.by_ref().take(MAX_QUOTED) {
                push_visible(&mut self.0, letter);
            }
            if letters.next().is_some() {
                self.say("…");
            }
        }
        self.0.push('`');
        self
    }

    /// Appends a member name, which may be empty.
    #[inline(never)]
    pub fn member(&mut self, name: &str) -> &mut Self {
        if name.is_empty() { self.say("an empty name") } else { self.code(name) }
    }

    /// Appends a list of names, the last two joined by a word.
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

    /// Appends what is at a token: a scalar's value, or a container's kind.
    #[inline(never)]
    pub fn found(&mut self, case: &Case, token: u32) -> &mut Self {
        match case.doc.kind(token) {
            Some(Kind::String) => match case.doc.inner(token) {
                [] => self.say("an empty string"),
                inner => self.code(&crate::json::decode(inner)),
            },
            Some(Kind::Number) => self.say("the number ").code(&String::from_utf8_lossy(case.doc.raw(token))),
            kind => self.say(kind_name(kind)),
        }
    }

    /// Appends where an advice is written.
    pub fn prose(&mut self, node: Option<Node>) -> &mut Self {
        let Some(advice) = node.and_then(Node::advice) else { return self };
        self.say(advice.page).say(if matches!(advice.demand, Demand::Defect) {
            ""
        } else {
            ", but the schema does not"
        })
    }

    /// Appends the name of a value: its member's name, or its kind.
    #[inline(never)]
    pub fn name(&mut self, case: &Case, value: u32) -> &mut Self {
        let event = case.event.is_some_and(|event| event.token == value);
        match case.doc.key_of(value) {
            Some(_) if case.doc.is_inside(value) => self.say(if event { "the event" } else { "the body" }),
            Some(key) => self.code(&case.doc.called_name(key)),
            None if case.doc.is_outside(value) => self.say("the headers"),
            None if event || value == 0 => self.say("the event"),
            None => self.say("the element"),
        }
    }
}

/// Whether a text needs no escapes between backticks: printable ASCII without backticks. Tests eight bytes at a time.
fn is_plain(text: &[u8]) -> bool {
    const EACH: u64 = u64::MAX / 0xFF;
    let (words, rest) = text.as_chunks::<8>();
    let is_plain = |word: &[u8; 8]| {
        let word = u64::from_le_bytes(*word);
        // Each sets the high bit of a byte: subtraction for a backtick (0 after XOR) and a control, addition for 0x7F.
        let (tick, control) = ((word ^ (EACH * 0x60)).wrapping_sub(EACH), word.wrapping_sub(EACH * 0x20));
        (tick | control | word | word.wrapping_add(EACH)) & (EACH * 0x80) == 0
    };
    words.iter().all(is_plain) && rest.iter().all(|byte| (b' '..0x7F).contains(byte) && *byte != b'`')
}

/// With its article.
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

/// What shows nothing, or changes how other characters are shown.
static HIDDEN: &[(u32, u32)] = &[
    (0, 0x1F),
    (0x7F, 0xA0),
    (0xAD, 0xAD),
    (0x61C, 0x61C),
    (0x115F, 0x1160),
    (0x180E, 0x180E),
    (0x2000, 0x200F),
    (0x2028, 0x202F),
    (0x205F, 0x206F),
    (0x3000, 0x3000),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0xE_0000, 0xE_0FFF),
];

/// Appends a character in a visible form: controls, spaces beyond ASCII, direction marks and fillers as escapes, a backtick as
/// a quote.
fn push_visible(text: &mut String, letter: char) {
    let code = letter as u32;
    let escaped = match letter {
        '\n' => 'n',
        '\t' => 't',
        '\r' => 'r',
        _ if HIDDEN.iter().any(|&(first, last)| (first..=last).contains(&code)) => 'u',
        '`' => return push(text, '\''),
        _ => return push(text, letter),
    };
    push(text, '\\');
    push(text, escaped);
    if escaped == 'u' {
        push(text, '{');
        push_hex(text, letter, (8 - code.leading_zeros() / 4).max(2));
        push(text, '}');
    }
}

impl Case<'_> {
    /// The token of the value or key at fault.
    pub fn token(&self) -> u32 {
        self.fault.place.token
    }

    /// The field that is missing or meant.
    pub fn field(&self) -> Option<Field> {
        let (Detail::Field(index) | Detail::Unlisted { meant: Some(index), .. }) = self.fault.detail else {
            return None;
        };
        match self.fault.node?.shape() {
            Shape::Object(object) => object.fields().get(usize::from(index)),
            _ => None,
        }
    }

    /// The name of that field, as it is called where places are shown.
    pub fn called(&self) -> String {
        self.field().map(|field| self.doc.called(self.token(), field.name())).unwrap_or_default()
    }

    /// The related token.
    pub fn related(&self) -> Option<u32> {
        if let Detail::Token(token) = self.fault.detail { Some(token) } else { None }
    }

    pub fn syntax(&self) -> Option<SyntaxFault> {
        if let Detail::Syntax(index) = self.fault.detail { self.doc.faults.get(index as usize).copied() } else { None }
    }

    pub fn vocabulary(&self) -> Option<&'static Vocabulary> {
        if let Detail::Vocabulary(index) = self.fault.detail { VOCABULARIES.get(usize::from(index)) } else { None }
    }

    pub fn meant_type(&self) -> Option<&'static EventType> {
        if let Detail::Type(event) = self.fault.detail { Some(event) } else { None }
    }

    /// Whether the vocabulary has the event's type, rather than a similar one.
    pub fn knows_type(&self) -> bool {
        let Some(event) = self.event else { return false };
        let name = self.doc.string(event.roles[Role::Type as usize]);
        event.event_type.zip(name).is_some_and(|(kind, name)| kind.is(name))
    }

    /// The string at the fault's token; empty if it is not a string.
    pub fn string(&self) -> &str {
        self.doc.string(self.token()).unwrap_or_default()
    }
}
