//! Tokens to JSON Pointers (RFC 6901).

use super::{Doc, Kind, push};
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
    /// Can be reused with [`Pointers::with`].
    pub trail: Trail,
}

/// The path to the last token.
#[derive(Default)]
pub struct Trail {
    path: String,
    open: Vec<Level>,
}

impl Trail {
    /// Without memory.
    pub const fn empty() -> Self {
        Trail { path: String::new(), open: Vec::new() }
    }
}

impl<'d> Pointers<'d> {
    /// At the root of a document, which must have one.
    pub fn new(doc: &'d Doc<'d>) -> Self {
        Pointers::with(doc, Trail::empty())
    }

    /// Like [`Pointers::new`], with memory from before.
    pub fn with(doc: &'d Doc<'d>, mut trail: Trail) -> Self {
        trail.path.clear();
        trail.path.push_str(doc.origin.map_or("", |origin| origin.root));
        trail.open.clear();
        Pointers { doc, trail }
    }

    /// The pointer of a token, which must not be before the last one. A key's pointer is its member's. Names are as they
    /// read, not as they are escaped; `~` and `/` as the RFC has it.
    pub fn to(&mut self, token: u32) -> &str {
        let Trail { path, open } = &mut self.trail;
        while let Some(level) = open.last() {
            if token < self.doc.token(level.container).next {
                break;
            }
            open.pop();
        }
        if open.is_empty() {
            open.push(Level::of(0, path));
        }
        while let Some(level) = open.last_mut() {
            path.truncate(level.path);
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
                path.clear();
                path.push_str(self.doc.origin.and_then(|origin| origin.outside).map_or("", |of| of.pointer));
                if token <= child + 1 {
                    break;
                }
                open.push(Level::of(child + 1, path));
                continue;
            }
            path.push('/');
            if object {
                let name = self.doc.called_name(child);
                push_name(path, &name);
            } else {
                push_number(path, index);
            }
            let inside = value(child);
            if token <= inside || !matches!(self.doc.token(inside).kind, Kind::Object | Kind::Array) {
                break;
            }
            open.push(Level::of(inside, path));
        }
        path
    }
}

impl Level {
    fn of(container: u32, path: &str) -> Self {
        Level { container, child: container + 1, index: 0, path: path.len() }
    }
}

/// Writes a name as RFC 6901 has it.
#[inline]
pub fn push_name(text: &mut String, name: &str) {
    if !name.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        return text.push_str(name);
    }
    for letter in name.chars() {
        match letter {
            '~' => text.push_str("~0"),
            '/' => text.push_str("~1"),
            _ => push(text, letter),
        }
    }
}

/// Writes a number. Not by the standard library's formatting, which is taken out of the modules.
pub fn push_number(text: &mut String, number: u32) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}
