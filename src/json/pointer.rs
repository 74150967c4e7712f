//! Tokens to JSON Pointers (RFC 6901).

use super::{Doc, Kind};
use alloc::string::String;
use alloc::vec::Vec;

/// A container on the path, the current child, and the length of the path without that child.
struct Level {
    container: u32,
    child: u32,
    index: u32,
    path: usize,
}

/// Makes pointers of tokens. Tokens must come in order.
pub struct Pointers<'d> {
    doc: &'d Doc<'d>,
    path: String,
    open: Vec<Level>,
}

impl<'d> Pointers<'d> {
    /// At the root of a document, which must have one.
    pub fn new(doc: &'d Doc<'d>) -> Self {
        Pointers { doc, path: doc.origin.map_or("", |origin| origin.root).into(), open: Vec::new() }
    }

    /// The pointer of a token, which must not be before the last one. A key's pointer is its member's. Names are as they
    /// read, not as they are escaped; `~` and `/` as the RFC has it.
    pub fn to(&mut self, token: u32) -> &str {
        while let Some(level) = self.open.last() {
            if token < self.doc.token(level.container).next {
                break;
            }
            self.open.pop();
        }
        if self.open.is_empty() {
            self.enter(0);
        }
        while let Some(level) = self.open.last_mut() {
            self.path.truncate(level.path);
            if token <= level.container {
                break;
            }
            let object = self.doc.token(level.container).kind == Kind::Object;
            let value = |child: u32| if object { child + 1 } else { child };
            while token >= self.doc.token(value(level.child)).next {
                level.child = self.doc.token(value(level.child)).next;
                level.index += 1;
            }
            let (child, index) = (level.child, level.index);
            if self.doc.is_inside(child + 1) {
                // It is the last member, so nothing below the root's own pointer comes after it.
                self.path.clear();
                self.path.push_str(self.doc.origin.and_then(|origin| origin.outside).map_or("", |of| of.pointer));
                if token <= child + 1 {
                    break;
                }
                self.enter(child + 1);
                continue;
            }
            self.path.push('/');
            if object {
                let name = self.doc.called_name(child);
                if name.bytes().any(|byte| byte == b'~' || byte == b'/') {
                    for letter in name.chars() {
                        match letter {
                            '~' => self.path.push_str("~0"),
                            '/' => self.path.push_str("~1"),
                            _ => self.path.push(letter),
                        }
                    }
                } else {
                    self.path.push_str(&name);
                }
            } else {
                push_number(&mut self.path, index);
            }
            let inside = value(child);
            if token <= inside || !matches!(self.doc.token(inside).kind, Kind::Object | Kind::Array) {
                break;
            }
            self.enter(inside);
        }
        &self.path
    }

    fn enter(&mut self, container: u32) {
        self.open.push(Level { container, child: container + 1, index: 0, path: self.path.len() });
    }
}

/// Writes a number. Not by the standard library's formatting, which is taken out of the modules.
fn push_number(text: &mut String, number: u32) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}
