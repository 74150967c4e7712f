//! Records, and the one that is open.

use crate::bytes::{Reader, Writer};
use alloc::vec::Vec;

/// One record of a stream: where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// How many came before it.
    pub number: u64,
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Bytes of the stream before it.
    pub offset: u64,
    /// Its bytes, without the line end.
    pub length: u64,
    /// What was wrong with it or around it, apart from its JSON.
    pub fault: Option<FrameFault>,
    /// In a log: offset and length of the text before it on its line, or since the record before.
    pub context: Option<(u64, u64)>,
    /// Whether its text is made from what the stream has: an event that was printed, or one in the wrapper of a sink.
    pub made: bool,
}

/// What is wrong with a record as part of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameFault {
    /// It is longer than the limit. Its text is the first bytes, at most as many as the limit allows.
    TooLong,
    /// The input ended before its brackets were closed.
    CutOff,
    /// No comma is between it and the element before it.
    NoComma,
    /// A comma without an element before it, or after the last one. The record has no text.
    NoElement,
    /// The array around the records before it has no end. The record has no text.
    Unclosed,
}

/// Takes a record and its text: bytes of the stream, as they are, unless the record says that it is made.
pub type Take<'t> = &'t mut dyn FnMut(&Record, &[u8]);

/// A piece of the stream.
pub(super) struct Chunk<'c> {
    pub bytes: &'c [u8],
    /// Bytes of the stream before it.
    pub base: u64,
}

impl Chunk<'_> {
    /// The offset in the stream of one in the chunk.
    pub fn offset(&self, at: usize) -> u64 {
        self.base + at as u64
    }
}

/// The lines of the stream.
#[derive(Clone)]
pub(super) struct Lines {
    /// The current line, from 1.
    pub line: u64,
    /// Where it begins.
    pub start: u64,
    /// Whether it is blank so far.
    pub fresh: bool,
    /// The bytes before its first one that is not blank.
    pub indent: u64,
}

impl Lines {
    pub const fn new() -> Self {
        Lines { line: 1, start: 0, fresh: true, indent: 0 }
    }

    /// `start`: where the next line begins.
    pub fn next(&mut self, start: u64) {
        self.line += 1;
        self.start = start;
        self.fresh = true;
        self.indent = 0;
    }

    /// Notes that a byte is not blank; whether it is the first of its line.
    pub fn first(&mut self, offset: u64) -> bool {
        let first = self.fresh;
        if first {
            self.fresh = false;
            self.indent = offset.saturating_sub(self.start);
        }
        first
    }

    pub fn write(&self, to: &mut Writer) {
        to.number(self.line);
        to.number(self.start);
        to.flag(self.fresh);
        to.number(self.indent);
    }

    /// `base`: the bytes of the stream so far.
    pub fn read(from: &mut Reader, base: u64) -> Option<Self> {
        let lines = Lines { line: from.offset()?, start: from.offset()?, fresh: from.flag()?, indent: from.offset()? };
        (lines.line > 0 && lines.start <= base).then_some(lines)
    }
}

/// The record that is open.
#[derive(Clone)]
pub(super) struct Open {
    /// Where it begins.
    pub start: u64,
    /// Its first line.
    pub line: u64,
    /// How far its first line is indented.
    pub indent: u64,
    /// After its last byte so far that is not blank.
    pub end: u64,
    /// Its bytes from chunks before, at most `limit`.
    kept: Vec<u8>,
    /// See [`super::Framer::new`].
    pub limit: usize,
}

impl Open {
    pub fn new(limit: usize) -> Self {
        Open { start: 0, line: 0, indent: 0, end: 0, kept: Vec::new(), limit: limit.max(1) }
    }

    /// A record begins.
    pub fn begin(&mut self, start: u64, lines: &Lines) {
        (self.start, self.line, self.indent, self.end) = (start, lines.line, lines.indent, start);
        self.kept.clear();
    }

    /// The bytes between two offsets inside the record, as far as the limit allows.
    pub fn text<'a>(&'a mut self, chunk: &Chunk<'a>, from: u64, to: u64) -> &'a [u8] {
        let to = to.min(self.start + self.limit as u64);
        if self.start >= chunk.base {
            return slice(chunk.bytes, from.saturating_sub(chunk.base), to.saturating_sub(chunk.base));
        }
        self.keep(chunk, to);
        slice(&self.kept, from.saturating_sub(self.start), to.saturating_sub(self.start))
    }

    /// Keeps the record's bytes up to an offset for the next chunk.
    pub fn keep(&mut self, chunk: &Chunk, to: u64) {
        if self.start >= chunk.base {
            self.kept.clear();
        }
        // Nothing follows on what is full, or was not kept for lack of memory.
        let Some(from) = (self.start + self.kept.len() as u64).checked_sub(chunk.base) else { return };
        let to = to.min(self.start + self.limit as u64).saturating_sub(chunk.base);
        let more = slice(chunk.bytes, from, to);
        let length = self.kept.len() + more.len();
        if length > self.kept.capacity() {
            // Never more than the limit, and without the spare room that a vector takes by itself.
            let room = length.max((self.kept.capacity() * 2).min(self.limit));
            if self.kept.try_reserve_exact(room - self.kept.len()).is_err() {
                return;
            }
        }
        self.kept.extend_from_slice(more);
    }

    /// `to`: the bytes of the stream so far.
    pub fn write(&self, to: &mut Writer) {
        for number in [self.start, self.line, self.indent, self.end] {
            to.number(number);
        }
        to.bytes(&self.kept);
    }

    /// `base`: the bytes of the stream so far.
    pub fn read(from: &mut Reader, limit: usize, base: u64) -> Option<Self> {
        let mut open = Open::new(limit);
        open.start = from.offset()?;
        open.line = from.offset()?;
        open.indent = from.offset()?;
        open.end = from.offset()?;
        open.kept = from.bytes()?.to_vec();
        let kept = base.checked_sub(open.start)?.min(open.limit as u64);
        (open.start <= open.end && open.end <= base && open.kept.len() as u64 == kept).then_some(open)
    }
}

/// The bytes between two offsets, as far as there are any.
fn slice(bytes: &[u8], from: u64, to: u64) -> &[u8] {
    let to = usize::try_from(to).unwrap_or(usize::MAX).min(bytes.len());
    let from = usize::try_from(from).unwrap_or(usize::MAX).min(to);
    &bytes[from..to]
}
