//! On past a mistake, where there is one way to read on. Who only wants a verdict has it at the first mistake.

use super::lexer::{Lexer, Stop, SyntaxKind};
use super::lookalikes::{OPENING, other_quotes};
use super::{Kind, NONE};
use crate::features::EXPLAINS;

impl Lexer<'_> {
    /// Recovers where a comma or a closing bracket was expected. True: one of them may follow; false: the next value does.
    #[cold]
    pub(super) fn no_separator(&mut self, found: Option<u8>) -> Result<bool, Stop> {
        if !EXPLAINS {
            return self.stop(SyntaxKind::Separator);
        }
        match found {
            None => self.stop(SyntaxKind::UnclosedContainer),
            Some(_) if self.inside == NONE => self.stop(SyntaxKind::Trailing),
            Some(b'"') if self.in_object => {
                self.go_on(SyntaxKind::MissingComma, self.at, self.inside)?;
                self.name().map(|()| false)
            }
            Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9') if !self.in_object => {
                self.go_on(SyntaxKind::MissingComma, self.at, self.inside).map(|()| false)
            }
            Some(_) if self.marks()? => Ok(true),
            Some(_) => self.stop(SyntaxKind::Separator),
        }
    }

    /// Reads past marks that somebody has put into the text: up to a comma, a closing bracket or the end of the line, if the
    /// text goes on behind them as it may. False: there are none.
    fn marks(&mut self) -> Result<bool, Stop> {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| b",}]\n\r".contains(byte)).unwrap_or(rest.len());
        let (marks, behind) = rest.split_at(length);
        let next = behind.trim_ascii_start().first();
        let marks = marks.trim_ascii_end();
        let plain = !marks.is_empty() && !marks.iter().any(|byte| b"\"{[:".contains(byte));
        if !plain || !matches!(next, Some(b'"' | b',' | b'}' | b']')) || core::str::from_utf8(marks).is_err() {
            return Ok(false);
        }
        let (at, end) = (self.at, self.at + marks.len());
        self.go_on_with(SyntaxKind::Marks, at, self.inside, end)?;
        self.at = end;
        self.blanks()?;
        Ok(true)
    }

    #[cold]
    pub(super) fn skip_commas(&mut self) -> Result<(), Stop> {
        if !EXPLAINS {
            return self.stop(SyntaxKind::Name);
        }
        while self.bytes.get(self.at) == Some(&b',') {
            let comma = self.at;
            self.at += 1;
            self.go_on_with(SyntaxKind::Name, comma, self.inside, self.at)?;
            self.blanks()?;
        }
        Ok(())
    }

    /// Recovers where a member name was expected: a word, or a name in other quotes, if a colon follows.
    #[cold]
    pub(super) fn bare_name(&mut self) -> Result<(), Stop> {
        if !EXPLAINS {
            return self.stop(SyntaxKind::Name);
        }
        let rest = &self.bytes[self.at..];
        let of_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'-');
        let word = rest.iter().position(|byte| !of_word(byte)).unwrap_or(rest.len());
        let (from, to, end) = match other_quotes(rest) {
            Some(places) => places,
            None if word > 0 && !rest[0].is_ascii_digit() => (0, word, word),
            None if self.marks()? && self.bytes.get(self.at) == Some(&b'"') => return self.string(Kind::Key),
            None => return self.stop(SyntaxKind::Name),
        };
        let colon = rest[end..].iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        if colon != Some(&b':') {
            return self.stop(SyntaxKind::Name);
        }
        let at = self.at;
        self.go_on_with(SyntaxKind::Name, at, self.inside, at + end)?;
        let key = self.push(Kind::Key, at + from, at + to);
        let key = &mut self.doc.tokens[key as usize];
        (key.escaped, key.bare) = (true, true);
        self.at = at + end;
        Ok(())
    }

    #[cold]
    pub(super) fn comment(&mut self) -> Result<(), Stop> {
        if !EXPLAINS {
            return self.stop(SyntaxKind::Comment);
        }
        let rest = &self.bytes[self.at..];
        let length = match rest.get(1) {
            Some(b'/') => rest.iter().position(|&byte| byte == b'\n' || byte == b'\r').unwrap_or(rest.len()),
            Some(b'*') => match rest[2..].windows(2).position(|pair| pair == b"*/") {
                Some(end) => end + 4,
                None => return self.stop(SyntaxKind::Comment),
            },
            _ => return self.stop(if self.inside == NONE { SyntaxKind::Value } else { SyntaxKind::Separator }),
        };
        if core::str::from_utf8(&rest[..length]).is_err() && !self.surrogates {
            return self.stop(SyntaxKind::InvalidUtf8);
        }
        let at = self.at;
        self.at += length;
        self.go_on_with(SyntaxKind::Comment, at, self.inside, self.at)
    }

    /// Recovers where a value was expected.
    #[cold]
    pub(super) fn no_value(&mut self, byte: u8) -> Result<(), Stop> {
        if !EXPLAINS {
            return self.stop(SyntaxKind::Value);
        }
        let token = self.inside;
        match byte {
            // The value was left out.
            b',' | b'}' | b']' if token != NONE => {
                self.push(Kind::Broken, self.at, self.at);
                self.go_on(SyntaxKind::Value, self.at, token)
            }
            b'\'' | 0xE2 if byte == b'\'' || self.bytes[self.at..].starts_with(OPENING) => {
                let Some((_, _, length)) = other_quotes(&self.bytes[self.at..]) else {
                    return self.stop(SyntaxKind::SingleQuotes);
                };
                self.push(Kind::Broken, self.at, self.at + length);
                self.go_on_with(SyntaxKind::SingleQuotes, self.at, token, self.at + length)?;
                self.at += length;
                Ok(())
            }
            b'A'..=b'Z' | b'a'..=b'z' | b'_' => self.word(b"", Kind::Broken),
            0x80.. if !self.utf8_here() => self.stop(SyntaxKind::InvalidUtf8),
            _ => self.stop(SyntaxKind::Value),
        }
    }

    /// Whether a character is here. A lone surrogate of a JavaScript string counts.
    fn utf8_here(&self) -> bool {
        let (length, _) = super::letter(self.bytes, self.at, self.surrogates);
        let letter = &self.bytes[self.at..self.at + length];
        core::str::from_utf8(letter).is_ok() || (self.surrogates && letter.starts_with(b"\xED"))
    }

    /// What begins like a word of JSON's and goes on in another way.
    #[cold]
    pub(super) fn wrong_word(&mut self, word: &[u8], length: usize) -> Result<(), Stop> {
        if !EXPLAINS {
            return self.stop(SyntaxKind::Word);
        }
        let rest = &self.bytes[self.at..];
        let right = rest.iter().zip(word).take_while(|(a, b)| a == b).count();
        let token = self.push(Kind::Broken, self.at, self.at + length);
        let kind = if right == 0 { SyntaxKind::Value } else { SyntaxKind::Word };
        self.go_on(kind, self.at + right, token)?;
        self.at += length;
        // Plain text, or the end of the input: what follows is not a second mistake.
        if self.inside == NONE || self.at == self.bytes.len() { Err(Stop) } else { Ok(()) }
    }

    /// Recovers from an invalid number.
    #[cold]
    pub(super) fn wrong_number(&mut self, start: usize, at: usize, more: &dyn Fn(&u8) -> bool) -> Result<(), Stop> {
        if !EXPLAINS {
            return self.stop(SyntaxKind::Number);
        }
        let rest = &self.bytes[at..];
        let end = at + rest.iter().position(|byte| !more(byte)).unwrap_or(rest.len());
        let token = self.push(Kind::Broken, start, end);
        self.go_on(SyntaxKind::Number, at, token)?;
        self.at = end;
        if self.inside == NONE || end == self.bytes.len() { Err(Stop) } else { Ok(()) }
    }

    /// A string that a line break ends. If that looks like the end of a member, it is read on from there.
    #[cold]
    pub(super) fn without_quote(&mut self, kind: Kind, token: u32, at: usize, start: usize) -> Result<(), Stop> {
        if !EXPLAINS {
            return self.stop(SyntaxKind::Control);
        }
        let next = self.bytes[at..].trim_ascii_start().first();
        let string = self.bytes[start + 1..at].trim_ascii_end();
        let string = string.strip_suffix(b",").unwrap_or(string);
        if kind == Kind::Key || !matches!(next, Some(b'"' | b'}' | b']')) || core::str::from_utf8(string).is_err() {
            return self.cut(token, at, SyntaxKind::Control);
        }
        self.go_on(SyntaxKind::Control, at, token)?;
        self.at = start + 1 + string.len();
        // It stays open: what it was to say nobody knows.
        self.doc.tokens[token as usize].end = self.at as u32;
        Ok(())
    }
}
