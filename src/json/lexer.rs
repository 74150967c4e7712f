//! The tokenizer: RFC 8259 exactly, without recursion. Recovery after a mistake is in `recovery`.

use super::plain::plain;
use super::string::hex4;
use super::{Doc, Kind, Limits, NONE, Token};
use crate::features::EXPLAINS;
use alloc::vec::Vec;

/// Reading stops after this many faults: nobody reads more of them.
const MOST_FAULTS: usize = 1_000;

/// Where a text breaks the grammar, or a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxFault {
    /// What is wrong.
    pub kind: SyntaxKind,
    /// The first unexpected byte; the length of the text if it ends too early.
    pub at: u32,
    /// The deepest value begun; `NONE` before the first.
    pub token: u32,
    /// For a fault with a repair, the other end of it: the trailing comma, the end of the comment.
    pub other: u32,
}

/// The kinds of [`SyntaxFault`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxKind {
    /// U+FEFF before the text. JSON forbids writing it and allows reading past it.
    ByteOrderMark,
    /// No value at all.
    Empty,
    /// Expected a value.
    Value,
    /// Expected a member name.
    Name,
    /// Expected `:`.
    Colon,
    /// Expected `,` or the closing bracket.
    Separator,
    /// A comma before a closing bracket.
    TrailingComma,
    /// A missing comma before a value.
    MissingComma,
    /// `//` or `/* */`.
    Comment,
    /// Marks that somebody has put into the text, before a comma, a closing bracket or a line's end.
    Marks,
    /// A string in single quotes.
    SingleQuotes,
    /// A word that is neither `true`, `false` nor `null`.
    Word,
    /// A number that JSON does not write so.
    Number,
    /// A backslash before what it cannot escape.
    Escape,
    /// An unescaped control character in a string.
    Control,
    /// The text ends inside a string.
    UnclosedString,
    /// The text ends inside an object or array.
    UnclosedContainer,
    /// More text after the root value.
    Trailing,
    /// Invalid UTF-8.
    InvalidUtf8,
    /// Half of a surrogate pair, as an escape or raw. Grammatical, but no text: it is lost in UTF-8.
    UnpairedSurrogate,
    /// Nested deeper than the limit.
    Depth,
    /// Longer than the limit.
    Bytes,
}

/// Reads a text. `surrogates`: it was a JavaScript string, whose lone surrogates are three bytes each.
/// `tokens` is emptied and reused. A text longer than the limit is not read at all.
#[inline(never)]
pub fn read<'t>(bytes: &'t [u8], limits: &Limits, surrogates: bool, mut tokens: Vec<Token>) -> Doc<'t> {
    tokens.clear();
    let mut lexer = Lexer {
        bytes,
        at: 0,
        levels: limits.depth as usize,
        surrogates,
        doc: Doc { bytes, tokens, surrogates, ..Doc::default() },
        inside: NONE,
        in_object: false,
    };
    if bytes.len() > limits.bytes as usize {
        let mut at = limits.bytes as usize;
        while at > 0 && (0x80..0xC0).contains(&bytes[at]) {
            at -= 1;
        }
        lexer.at = at;
        lexer.fault(SyntaxKind::Bytes, at, NONE);
        return lexer.doc;
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        lexer.doc.faults.push(SyntaxFault { kind: SyntaxKind::ByteOrderMark, at: 0, token: NONE, other: 3 });
        lexer.at = 3;
    }
    lexer.document();
    lexer.doc
}

/// The text cannot be read on.
pub(super) struct Stop;

pub(super) struct Lexer<'t> {
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
    /// So many more levels may be opened.
    levels: usize,
    pub(super) surrogates: bool,
    pub(super) doc: Doc<'t>,
    /// The container that is being read. While one is open, its `next` is the container around it.
    pub(super) inside: u32,
    /// Whether that is an object.
    pub(super) in_object: bool,
}

impl Lexer<'_> {
    fn document(&mut self) {
        // Who only wants a verdict asks no more of a text with a fault.
        if self.values().is_ok() || !EXPLAINS {
            return;
        }
        let end = self.at.min(self.bytes.len());
        // INVARIANT: every name has a value; a missing one is a `Broken` token, which rules ignore.
        if matches!(self.doc.tokens.last(), Some(Token { kind: Kind::Key, .. })) {
            self.push(Kind::Broken, end, end);
        }
        let next = self.doc.tokens.len() as u32;
        while let Some(token) = self.doc.tokens.get_mut(self.inside as usize) {
            self.inside = token.next;
            (token.end, token.next, token.open) = (end as u32, next, true);
        }
    }

    fn values(&mut self) -> Result<(), Stop> {
        loop {
            self.blanks()?;
            match self.bytes.get(self.at) {
                Some(b'"') => self.string(Kind::String)?,
                Some(b'{') => {
                    self.open(Kind::Object)?;
                    self.blanks()?;
                    self.surplus_commas()?;
                    if self.bytes.get(self.at) != Some(&b'}') {
                        self.name()?;
                        continue;
                    }
                    self.close();
                }
                Some(b'[') => {
                    self.open(Kind::Array)?;
                    self.blanks()?;
                    if self.bytes.get(self.at) != Some(&b']') {
                        continue;
                    }
                    self.close();
                }
                Some(b't') => self.word(b"true", Kind::True)?,
                Some(b'f') => self.word(b"false", Kind::False)?,
                Some(b'n') => self.word(b"null", Kind::Null)?,
                Some(b'-' | b'0'..=b'9') => self.number()?,
                Some(&byte) => self.no_value(byte)?,
                None => {
                    return self.stop(if self.inside == NONE {
                        SyntaxKind::Empty
                    } else {
                        SyntaxKind::UnclosedContainer
                    });
                }
            }
            if self.behind_value()? {
                return Ok(());
            }
        }
    }

    /// After a value: goes on to where the next one is expected. Returns true at the end of the text.
    #[inline(always)]
    fn behind_value(&mut self) -> Result<bool, Stop> {
        loop {
            self.blanks()?;
            match self.bytes.get(self.at) {
                Some(b',') if self.inside != NONE => {
                    let comma = self.at;
                    self.at += 1;
                    self.blanks()?;
                    if self.in_object {
                        self.surplus_commas()?;
                    }
                    let closing = if self.in_object { b'}' } else { b']' };
                    if self.bytes.get(self.at) == Some(&closing) {
                        self.go_on_with(SyntaxKind::TrailingComma, self.at, self.inside, comma)?;
                        self.close();
                        continue;
                    }
                    if self.in_object {
                        self.name()?;
                    }
                    return Ok(false);
                }
                Some(b'}') if self.in_object => self.close(),
                Some(b']') if !self.in_object && self.inside != NONE => self.close(),
                None if self.inside == NONE => return Ok(true),
                found => {
                    let found = found.copied();
                    if !self.no_separator(found)? {
                        return Ok(false);
                    }
                }
            }
        }
    }

    /// A member's name and its colon.
    #[inline(always)]
    pub(super) fn name(&mut self) -> Result<(), Stop> {
        match self.bytes.get(self.at) {
            Some(b'"') => self.string(Kind::Key)?,
            Some(_) => self.bare_name()?,
            None => return self.stop(SyntaxKind::UnclosedContainer),
        }
        self.blanks()?;
        if self.bytes.get(self.at) == Some(&b':') {
            self.at += 1;
            return Ok(());
        }
        self.stop(if self.at < self.bytes.len() { SyntaxKind::Colon } else { SyntaxKind::UnclosedContainer })
    }

    /// Commas instead of a member name: after the bracket, or after another comma.
    #[inline(always)]
    fn surplus_commas(&mut self) -> Result<(), Stop> {
        if self.bytes.get(self.at) == Some(&b',') { self.skip_commas() } else { Ok(()) }
    }

    fn open(&mut self, kind: Kind) -> Result<(), Stop> {
        let container = self.push(kind, self.at, self.at + 1);
        self.doc.tokens[container as usize].next = self.inside;
        (self.inside, self.in_object) = (container, kind == Kind::Object);
        if self.levels == 0 {
            return self.stop(SyntaxKind::Depth);
        }
        self.levels -= 1;
        self.at += 1;
        Ok(())
    }

    fn close(&mut self) {
        self.at += 1;
        self.levels += 1;
        let next = self.doc.tokens.len() as u32;
        if let Some(token) = self.doc.tokens.get_mut(self.inside as usize) {
            self.inside = token.next;
            (token.end, token.next) = (self.at as u32, next);
        }
        self.in_object = self.doc.kind(self.inside) == Some(Kind::Object);
    }

    fn fault(&mut self, kind: SyntaxKind, at: usize, token: u32) {
        self.doc.faults.push(SyntaxFault { kind, at: at as u32, token, other: at as u32 });
    }

    /// A fault that can be read past.
    #[cold]
    pub(super) fn go_on(&mut self, kind: SyntaxKind, at: usize, token: u32) -> Result<(), Stop> {
        self.go_on_with(kind, at, token, at)
    }

    /// As [`Lexer::go_on`], with the other end of the repair.
    #[cold]
    pub(super) fn go_on_with(&mut self, kind: SyntaxKind, at: usize, token: u32, other: usize) -> Result<(), Stop> {
        self.doc.faults.push(SyntaxFault { kind, at: at as u32, token, other: other as u32 });
        // Who only wants a verdict has it now.
        if EXPLAINS && self.doc.faults.len() < MOST_FAULTS { Ok(()) } else { Err(Stop) }
    }

    /// A fault that cannot be read past, at the current place.
    #[cold]
    pub(super) fn stop<T>(&mut self, kind: SyntaxKind) -> Result<T, Stop> {
        self.fault(kind, self.at, self.inside);
        Err(Stop)
    }

    #[inline(always)]
    pub(super) fn push(&mut self, kind: Kind, start: usize, end: usize) -> u32 {
        let index = self.doc.tokens.len() as u32;
        let (start, end) = (start as u32, end as u32);
        self.doc.tokens.push(Token { start, end, next: index + 1, kind, escaped: false, open: false, bare: false });
        index
    }

    #[inline(always)]
    pub(super) fn blanks(&mut self) -> Result<(), Stop> {
        // Most tokens directly follow the one before.
        match self.bytes.get(self.at) {
            Some(b' ' | b'\n' | b'\r' | b'\t' | b'/') => self.more_blanks(),
            _ => Ok(()),
        }
    }

    fn more_blanks(&mut self) -> Result<(), Stop> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(b'/') => self.comment()?,
                _ => return Ok(()),
            }
        }
    }

    pub(super) fn word(&mut self, word: &[u8], kind: Kind) -> Result<(), Stop> {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_').unwrap_or(rest.len());
        if &rest[..length] == word {
            self.push(kind, self.at, self.at + length);
            self.at += length;
            return Ok(());
        }
        self.wrong_word(word, length)
    }

    fn number(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let digits = |at: &mut usize| {
            let from = *at;
            while self.bytes.get(*at).is_some_and(u8::is_ascii_digit) {
                *at += 1;
            }
            *at > from
        };
        let mut at = start + usize::from(self.bytes[start] == b'-');
        let mut good = if self.bytes.get(at) == Some(&b'0') {
            at += 1;
            true
        } else {
            digits(&mut at)
        };
        if good && self.bytes.get(at) == Some(&b'.') {
            at += 1;
            good = digits(&mut at);
        }
        if good && matches!(self.bytes.get(at), Some(b'e' | b'E')) {
            at += 1;
            at += usize::from(matches!(self.bytes.get(at), Some(b'+' | b'-')));
            good = digits(&mut at);
        }
        let more = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-' | b'_');
        if good && !self.bytes.get(at).is_some_and(more) {
            self.push(Kind::Number, start, at);
            self.at = at;
            return Ok(());
        }
        self.wrong_number(start, at, &more)
    }

    pub(super) fn string(&mut self, kind: Kind) -> Result<(), Stop> {
        let start = self.at;
        let at = plain(self.bytes, start + 1);
        if self.bytes.get(at) != Some(&b'"') {
            return self.any_string(kind, start, at);
        }
        self.push(kind, start, at + 1);
        self.at = at + 1;
        Ok(())
    }

    /// A string with an escape, a character beyond ASCII, or a mistake, at a place.
    #[inline(never)]
    fn any_string(&mut self, kind: Kind, start: usize, mut at: usize) -> Result<(), Stop> {
        let token = self.push(kind, start, start);
        // It has broken off until its end is found.
        let string = &mut self.doc.tokens[token as usize];
        (string.open, string.escaped) = (true, true);
        let (mut escaped, mut ascii) = (false, true);
        loop {
            match self.bytes.get(at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    at = self.escape(at, token)?;
                }
                Some(0x80..) => {
                    ascii = false;
                    at += 1;
                }
                // A raw line break: most likely the quote is missing, so what follows is not the string's.
                Some(b'\n' | b'\r') => return self.without_quote(kind, token, at, start),
                Some(_) => {
                    self.go_on(SyntaxKind::Control, at, token)?;
                    at += 1;
                }
                None => return self.cut(token, at, SyntaxKind::UnclosedString),
            }
            at = plain(self.bytes, at);
        }
        if !ascii {
            self.utf8(start + 1, at, token)?;
        }
        self.at = at + 1;
        let token = &mut self.doc.tokens[token as usize];
        (token.end, token.open, token.escaped) = (self.at as u32, false, escaped);
        Ok(())
    }

    /// The string breaks off.
    #[cold]
    pub(super) fn cut(&mut self, token: u32, at: usize, kind: SyntaxKind) -> Result<(), Stop> {
        self.doc.tokens[token as usize].end = at as u32;
        self.at = at;
        self.fault(kind, at, token);
        Err(Stop)
    }

    /// Behind an escape.
    fn escape(&mut self, at: usize, token: u32) -> Result<usize, Stop> {
        match self.bytes.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
            Some(b'u') => match hex4(&self.bytes[at + 2..]) {
                Some(0xD800..0xDC00)
                    if self.bytes[at + 6..].starts_with(b"\\u")
                        && matches!(hex4(&self.bytes[at + 8..]), Some(0xDC00..0xE000)) =>
                {
                    Ok(at + 12)
                }
                Some(0xD800..0xE000) => self.go_on(SyntaxKind::UnpairedSurrogate, at, token).map(|()| at + 6),
                Some(_) => Ok(at + 6),
                None => {
                    let digits = self.bytes[at + 2..].iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
                    let wrong = at + 2 + digits;
                    if wrong < self.bytes.len() {
                        self.go_on(SyntaxKind::Escape, wrong, token)?;
                    }
                    Ok(wrong)
                }
            },
            Some(&byte) => {
                self.go_on(SyntaxKind::Escape, at + 1, token)?;
                // A raw line break or a character's first byte is looked at again.
                Ok(if (b' '..0x80).contains(&byte) { at + 2 } else { at + 1 })
            }
            None => Ok(at + 1),
        }
    }

    /// Checks the UTF-8 between two offsets.
    fn utf8(&mut self, start: usize, end: usize, token: u32) -> Result<(), Stop> {
        let mut from = start;
        while let Err(error) = core::str::from_utf8(&self.bytes[from..end]) {
            let at = from + error.valid_up_to();
            let surrogate = self.surrogates && matches!(self.bytes[at..end], [0xED, 0xA0..=0xBF, 0x80..=0xBF, ..]);
            if surrogate {
                self.go_on(SyntaxKind::UnpairedSurrogate, at, token)?;
                from = at + 3;
            } else {
                self.go_on(SyntaxKind::InvalidUtf8, at, token)?;
                from = at + error.error_len().unwrap_or(end - at);
            }
        }
        Ok(())
    }
}
