//! The tokenizer: RFC 8259 exactly, without recursion, and on past a mistake where there is one way to read on.

use super::string::hex4;
use super::{Doc, Kind, Limits, NONE, Token};

/// Reading stops when a text has so many faults: it is no JSON, and nobody reads more of them.
const MOST_FAULTS: usize = 1_000;

/// Where a text breaks the grammar, or a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxFault {
    /// What is wrong.
    pub kind: SyntaxKind,
    /// The first byte that cannot stand there; the text's length when it ends too early.
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
    /// Something else where a value must stand.
    Value,
    /// Something else where a member's name must stand.
    Name,
    /// Something else where `:` must stand.
    Colon,
    /// Something else where `,` or the closing bracket must stand.
    Separator,
    /// A comma before a closing bracket.
    TrailingComma,
    /// A value where a comma must stand first.
    MissingComma,
    /// `//` or `/* */`.
    Comment,
    /// A string in single quotes.
    SingleQuotes,
    /// A word that is neither `true`, `false` nor `null`.
    Word,
    /// A number that JSON does not write so.
    Number,
    /// A backslash before what it cannot escape.
    Escape,
    /// A control character that stands raw in a string.
    Control,
    /// The text ends inside a string.
    UnclosedString,
    /// The text ends inside an object or array.
    UnclosedContainer,
    /// More text behind the value.
    Trailing,
    /// Bytes that are no UTF-8.
    InvalidUtf8,
    /// Half of a surrogate pair, as an escape or raw. Grammatical, but no text: it is lost in UTF-8.
    UnpairedSurrogate,
    /// Nested deeper than the limit.
    Depth,
    /// Longer than the limit.
    Bytes,
}

/// Reads a text. `surrogates`: it was a JavaScript string, whose unpaired surrogates stand as three bytes each.
/// `tokens` is emptied and reused. A text longer than the limit is not read at all.
pub fn read<'t>(bytes: &'t [u8], limits: &Limits, surrogates: bool, mut tokens: Vec<Token>) -> Doc<'t> {
    tokens.clear();
    let mut lexer = Lexer {
        bytes,
        at: 0,
        depth: limits.depth as usize,
        surrogates,
        doc: Doc { bytes, tokens, faults: Vec::new() },
        open: Vec::new(),
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

/// What may stand next.
#[derive(Clone, Copy, PartialEq)]
enum Expect {
    Value,
    /// A value, or `]`: directly behind `[`.
    ValueOrEnd,
    /// A name, or `}`: directly behind `{`.
    NameOrEnd,
    Name,
    /// `,` or the closing bracket; at the top: nothing.
    Separator,
}

/// The text cannot be read on.
struct Stop;

struct Lexer<'t> {
    bytes: &'t [u8],
    at: usize,
    depth: usize,
    surrogates: bool,
    doc: Doc<'t>,
    open: Vec<u32>,
}

impl Lexer<'_> {
    fn document(&mut self) {
        if self.values().is_err() {
            // INVARIANT: every name has a value; one that was not read gets one that no rule judges.
            if matches!(self.doc.tokens.last(), Some(Token { kind: Kind::Key, .. })) {
                self.push(Kind::Broken, self.at.min(self.bytes.len()), self.at.min(self.bytes.len()));
            }
            let (end, next) = (self.at.min(self.bytes.len()) as u32, self.doc.tokens.len() as u32);
            for &container in &self.open {
                let token = &mut self.doc.tokens[container as usize];
                (token.end, token.next, token.open) = (end, next, true);
            }
        }
    }

    fn values(&mut self) -> Result<(), Stop> {
        let mut expect = Expect::Value;
        // The comma that was read last.
        let mut comma = 0;
        loop {
            self.blanks()?;
            let Some(&byte) = self.bytes.get(self.at) else {
                return self.end(expect);
            };
            match expect {
                Expect::Value | Expect::ValueOrEnd => match byte {
                    b']' if expect == Expect::ValueOrEnd => {
                        self.close();
                        expect = Expect::Separator;
                    }
                    b']' if self.in_array() => {
                        self.trailing_comma(comma)?;
                        self.close();
                        expect = Expect::Separator;
                    }
                    _ => expect = self.value(byte)?,
                },
                Expect::NameOrEnd | Expect::Name => match byte {
                    b'"' => {
                        self.string(Kind::Key)?;
                        self.colon()?;
                        expect = Expect::Value;
                    }
                    b'}' => {
                        if expect == Expect::Name {
                            self.trailing_comma(comma)?;
                        }
                        self.close();
                        expect = Expect::Separator;
                    }
                    _ => return self.stop(SyntaxKind::Name),
                },
                Expect::Separator => {
                    let Some(&container) = self.open.last() else { return self.stop(SyntaxKind::Trailing) };
                    let object = self.doc.token(container).kind == Kind::Object;
                    match (byte, object) {
                        (b',', _) => {
                            comma = self.at;
                            self.at += 1;
                            expect = if object { Expect::Name } else { Expect::Value };
                        }
                        (b'}', true) | (b']', false) => self.close(),
                        (b'"', _) | (b'{' | b'[' | b'-' | b'0'..=b'9', false) => {
                            self.go_on(SyntaxKind::MissingComma, self.at, container)?;
                            expect = if object { Expect::Name } else { Expect::Value };
                        }
                        _ => return self.stop(SyntaxKind::Separator),
                    }
                }
            }
        }
    }

    /// The text ended.
    fn end(&mut self, expect: Expect) -> Result<(), Stop> {
        if self.open.is_empty() {
            if expect == Expect::Separator {
                return Ok(());
            }
            return self.stop(SyntaxKind::Empty);
        }
        self.stop(SyntaxKind::UnclosedContainer)
    }

    fn in_array(&self) -> bool {
        self.open.last().is_some_and(|&container| self.doc.token(container).kind == Kind::Array)
    }

    fn innermost(&self) -> u32 {
        self.open.last().copied().unwrap_or(NONE)
    }

    fn fault(&mut self, kind: SyntaxKind, at: usize, token: u32) {
        self.doc.faults.push(SyntaxFault { kind, at: at as u32, token, other: at as u32 });
    }

    /// A fault that can be read past.
    #[cold]
    fn go_on(&mut self, kind: SyntaxKind, at: usize, token: u32) -> Result<(), Stop> {
        self.fault(kind, at, token);
        if self.doc.faults.len() < MOST_FAULTS { Ok(()) } else { Err(Stop) }
    }

    /// A fault that cannot be read past, at the current place.
    #[cold]
    fn stop<T>(&mut self, kind: SyntaxKind) -> Result<T, Stop> {
        let token = self.innermost();
        self.fault(kind, self.at, token);
        Err(Stop)
    }

    #[cold]
    fn trailing_comma(&mut self, comma: usize) -> Result<(), Stop> {
        let token = self.innermost();
        self.doc.faults.push(SyntaxFault {
            kind: SyntaxKind::TrailingComma,
            at: self.at as u32,
            token,
            other: comma as u32,
        });
        if self.doc.faults.len() < MOST_FAULTS { Ok(()) } else { Err(Stop) }
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) -> u32 {
        let index = self.doc.tokens.len() as u32;
        let (start, end) = (start as u32, end as u32);
        self.doc.tokens.push(Token { start, end, next: index + 1, kind, escaped: false, open: false });
        index
    }

    fn close(&mut self) {
        self.at += 1;
        if let Some(container) = self.open.pop() {
            let next = self.doc.tokens.len() as u32;
            let token = &mut self.doc.tokens[container as usize];
            (token.end, token.next) = (self.at as u32, next);
        }
    }

    fn blanks(&mut self) -> Result<(), Stop> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(b'/') => self.comment()?,
                _ => return Ok(()),
            }
        }
    }

    #[cold]
    fn comment(&mut self) -> Result<(), Stop> {
        let rest = &self.bytes[self.at..];
        let length = match rest.get(1) {
            Some(b'/') => rest.iter().position(|&byte| byte == b'\n' || byte == b'\r').unwrap_or(rest.len()),
            Some(b'*') => match rest[2..].windows(2).position(|pair| pair == b"*/") {
                Some(end) => end + 4,
                None => return self.stop(SyntaxKind::Comment),
            },
            _ => return self.stop(if self.open.is_empty() { SyntaxKind::Value } else { SyntaxKind::Separator }),
        };
        let (token, at) = (self.innermost(), self.at);
        self.at += length;
        if std::str::from_utf8(&rest[..length]).is_err() && !self.surrogates {
            self.at = at;
            return self.stop(SyntaxKind::InvalidUtf8);
        }
        let fault = SyntaxFault { kind: SyntaxKind::Comment, at: at as u32, token, other: self.at as u32 };
        self.doc.faults.push(fault);
        if self.doc.faults.len() < MOST_FAULTS { Ok(()) } else { Err(Stop) }
    }

    fn colon(&mut self) -> Result<(), Stop> {
        self.blanks()?;
        if self.bytes.get(self.at) == Some(&b':') {
            self.at += 1;
            return Ok(());
        }
        self.stop(if self.at < self.bytes.len() { SyntaxKind::Colon } else { SyntaxKind::UnclosedContainer })
    }

    fn value(&mut self, byte: u8) -> Result<Expect, Stop> {
        match byte {
            b'"' => self.string(Kind::String)?,
            b'{' | b'[' => {
                let kind = if byte == b'{' { Kind::Object } else { Kind::Array };
                let container = self.push(kind, self.at, self.at + 1);
                self.open.push(container);
                if self.open.len() > self.depth {
                    return self.stop(SyntaxKind::Depth);
                }
                self.at += 1;
                return Ok(if byte == b'{' { Expect::NameOrEnd } else { Expect::ValueOrEnd });
            }
            b't' => self.word(b"true", Kind::True)?,
            b'f' => self.word(b"false", Kind::False)?,
            b'n' => self.word(b"null", Kind::Null)?,
            b'-' | b'0'..=b'9' => self.number()?,
            _ => self.no_value(byte)?,
        }
        Ok(Expect::Separator)
    }

    /// What stands where a value must, and is none.
    #[cold]
    fn no_value(&mut self, byte: u8) -> Result<(), Stop> {
        let token = self.innermost();
        match byte {
            // The value was left out.
            b',' | b'}' | b']' if token != NONE => {
                self.push(Kind::Broken, self.at, self.at);
                self.go_on(SyntaxKind::Value, self.at, token)
            }
            b'\'' => {
                let rest = &self.bytes[self.at + 1..];
                match rest.iter().position(|&byte| byte == b'\'' || byte < b' ') {
                    Some(end) if rest[end] == b'\'' && std::str::from_utf8(&rest[..end]).is_ok() => {
                        self.push(Kind::Broken, self.at, self.at + end + 2);
                        self.go_on(SyntaxKind::SingleQuotes, self.at, token)?;
                        self.at += end + 2;
                        Ok(())
                    }
                    _ => self.stop(SyntaxKind::SingleQuotes),
                }
            }
            b'A'..=b'Z' | b'a'..=b'z' | b'_' => self.word(b"", Kind::Broken),
            0x80.. if !self.utf8_here() => self.stop(SyntaxKind::InvalidUtf8),
            _ => self.stop(SyntaxKind::Value),
        }
    }

    fn utf8_here(&self) -> bool {
        let rest = &self.bytes[self.at..self.bytes.len().min(self.at + 4)];
        std::str::from_utf8(rest).map_or_else(|error| error.valid_up_to() > 0, |_| true)
    }

    fn word(&mut self, word: &[u8], kind: Kind) -> Result<(), Stop> {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_').unwrap_or(rest.len());
        if &rest[..length] == word {
            self.push(kind, self.at, self.at + length);
            self.at += length;
            return Ok(());
        }
        let right = rest.iter().zip(word).take_while(|(a, b)| a == b).count();
        let token = self.push(Kind::Broken, self.at, self.at + length);
        let kind = if right == 0 { SyntaxKind::Value } else { SyntaxKind::Word };
        self.go_on(kind, self.at + right, token)?;
        self.at += length;
        // Plain text, or the end of it: what follows is no second mistake.
        if self.open.is_empty() || self.at == self.bytes.len() { Err(Stop) } else { Ok(()) }
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
        let rest = &self.bytes[at..];
        let end = at + rest.iter().position(|byte| !more(byte)).unwrap_or(rest.len());
        let token = self.push(Kind::Broken, start, end);
        self.go_on(SyntaxKind::Number, at, token)?;
        self.at = end;
        if self.open.is_empty() || end == self.bytes.len() { Err(Stop) } else { Ok(()) }
    }

    fn string(&mut self, kind: Kind) -> Result<(), Stop> {
        let start = self.at;
        let token = self.push(kind, start, start);
        let mut at = start + 1;
        let (mut escaped, mut ascii) = (false, true);
        loop {
            at = plain(self.bytes, at);
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
                Some(b'\n' | b'\r') => return self.cut(token, at, SyntaxKind::Control),
                Some(_) => {
                    self.go_on(SyntaxKind::Control, at, token)?;
                    at += 1;
                }
                None => return self.cut(token, at, SyntaxKind::UnclosedString),
            }
        }
        if !ascii {
            self.utf8(start + 1, at, token)?;
        }
        self.at = at + 1;
        let token = &mut self.doc.tokens[token as usize];
        (token.end, token.escaped) = (self.at as u32, escaped);
        Ok(())
    }

    /// The string breaks off.
    #[cold]
    fn cut(&mut self, token: u32, at: usize, kind: SyntaxKind) -> Result<(), Stop> {
        let string = &mut self.doc.tokens[token as usize];
        (string.end, string.open, string.escaped) = (at as u32, true, true);
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
        while let Err(error) = std::str::from_utf8(&self.bytes[from..end]) {
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

const EACH: u64 = u64::MAX / 0xFF;
const HIGH: u64 = EACH * 0x80;

/// The first offset from `at` on whose byte is a quote, a backslash, a control character or no ASCII; eight at a time.
fn plain(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*chunk);
        let quote = word ^ (EACH * 0x22);
        let slash = word ^ (EACH * 0x5C);
        // A byte that is zero, or below 0x20, borrows from its high bit; what it borrows further up cannot hide an
        // earlier one, and only the first counts.
        let found = (quote.wrapping_sub(EACH) & !quote)
            | (slash.wrapping_sub(EACH) & !slash)
            | (word.wrapping_sub(EACH * 0x20) & !word)
            | word;
        let found = found & HIGH;
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(&byte) = bytes.get(at) {
        if byte == b'"' || byte == b'\\' || !(b' '..0x80).contains(&byte) {
            break;
        }
        at += 1;
    }
    at
}
