//! Events inside the lines of a log.
//!
//! * **Objects.** An object whose first member begins with a quote is a record, wherever it is in its line; there may be
//!   several in one. An object without members is none. The text before it on its line is its context. It may go on over the
//!   next lines as long as each begins with what JSON's grammar has next, and is indented where that is neither a quote, a
//!   comma nor a closing bracket; otherwise it ends with its line, broken. A string ends with its line.
//! * **Printed events** (`printed.rs`) and the wrappers of sinks (`carried.rs`) become structured CloudEvents: the text of
//!   such a record is made, not read. Printed data that is neither object nor array is one line.
//!
//! Lines that are not blank and have no record are counted.

use super::brackets::Brackets;
use super::carried::carried;
use super::printed::{self, HEAD, Line};
use super::record::{Chunk, FrameFault, Lines, Open, Record, Take};
use super::whole::{SEPARATOR, is_blank};
use crate::bytes::{Reader, Writer};
use crate::json;
use alloc::vec::Vec;

/// Where the next byte is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// In other text.
    Text,
    /// After a brace that perhaps begins a record.
    Brace,
    /// Inside the brackets of a record or of printed data.
    Value,
    /// At the beginning of a line that is perhaps an attribute of a printed event.
    Name,
    /// In the value of an attribute.
    Attribute,
    /// Before the data of a printed event.
    Data,
    /// In data of one line.
    DataLine,
}

const MODES: [Mode; 7] =
    [Mode::Text, Mode::Brace, Mode::Value, Mode::Name, Mode::Attribute, Mode::Data, Mode::DataLine];

#[derive(Clone)]
pub(super) struct Log {
    /// Bytes of the stream so far.
    base: u64,
    lines: Lines,
    /// Records so far.
    number: u64,
    /// Lines without a record so far.
    pub skipped: u64,
    mode: Mode,
    /// Whether the current line has a record.
    found: bool,
    /// Where the context of the next record begins.
    context: u64,
    /// Bytes of [`HEAD`], and the carriage return after it, that were just read.
    head: usize,
    /// The beginning of a line of which it is not clear what it is.
    unclear: Vec<u8>,
    /// Valid except in [`Mode::Text`], as are the next two.
    open: Open,
    brackets: Brackets,
    /// Of a printed event: where its head is, and on which line.
    printed: Option<(u64, u64)>,
}

impl Log {
    pub fn new(limit: usize) -> Self {
        Log {
            base: 0,
            lines: Lines::new(),
            number: 0,
            skipped: 0,
            mode: Mode::Text,
            found: false,
            context: 0,
            head: 0,
            unclear: Vec::new(),
            open: Open::new(limit),
            brackets: Brackets::new(),
            printed: None,
        }
    }

    pub fn push(&mut self, bytes: &[u8], take: Take) {
        let chunk = Chunk { bytes, base: self.base };
        let mut at = 0;
        while at < bytes.len() {
            at = match self.mode {
                Mode::Text => self.text(&chunk, at),
                Mode::Brace => self.brace(&chunk, at),
                Mode::Value => self.value(&chunk, at, take),
                Mode::Name => self.name(&chunk, at, take),
                Mode::Attribute | Mode::DataLine => self.line(&chunk, at, take),
                Mode::Data => self.data(&chunk, at),
            };
        }
        self.base = chunk.offset(bytes.len());
        if self.mode != Mode::Text {
            self.open.keep(&chunk, self.base);
        }
    }

    pub fn finish(&mut self, take: Take) {
        if self.mode == Mode::Name && printed::classify(&[&self.unclear[..], b"\n"].concat()) == Line::Other {
            self.end_printed(&Chunk { bytes: &[], base: self.base }, take);
        }
        let end = Chunk { bytes: &[], base: self.base };
        match self.mode {
            Mode::Text => {}
            Mode::Brace => self.no_record(),
            Mode::Value => self.emit(&end, Some(FrameFault::CutOff), take),
            _ => self.emit(&end, None, take),
        }
        self.end_line(self.base);
    }

    /// After a line of other text, or the rest of one.
    fn end_line(&mut self, next: u64) {
        if !self.found && !self.lines.fresh {
            self.skipped += 1;
        }
        self.next_line(next);
    }

    fn next_line(&mut self, next: u64) {
        self.lines.next(next);
        self.found = false;
        self.context = next;
    }

    fn text(&mut self, chunk: &Chunk, mut at: usize) -> usize {
        while let Some(&byte) = chunk.bytes.get(at) {
            let offset = chunk.offset(at);
            if byte == b'\n' {
                if self.head >= HEAD.len() {
                    let printed = (offset - self.head as u64, self.lines.line);
                    return self.begin_printed(printed, chunk, at);
                }
                self.end_line(offset + 1);
            } else if !is_blank(byte) {
                self.lines.first(offset);
                if byte == b'{' {
                    self.head = 0;
                    self.printed = None;
                    self.open.begin(offset, &self.lines);
                    self.open.end = offset + 1;
                    self.mode = Mode::Brace;
                    return at + 1;
                }
            }
            self.head = match HEAD.get(self.head) {
                Some(&next) if next == byte => self.head + 1,
                None if byte == b'\r' && self.head == HEAD.len() => HEAD.len() + 1,
                // Nothing in it but its first letter begins like it.
                _ if byte == HEAD[0] => 1,
                _ => 0,
            };
            at += 1;
        }
        at
    }

    /// After a brace: nothing but a member makes it a record.
    fn brace(&mut self, chunk: &Chunk, at: usize) -> usize {
        let byte = chunk.bytes[at];
        match byte {
            b'\n' => self.lines.next(chunk.offset(at + 1)),
            b'"' => {
                self.lines.first(chunk.offset(at));
                self.brackets.clear();
                self.brackets.open(b'{');
                self.brackets.last = b'{';
                self.mode = Mode::Value;
                return at;
            }
            _ if is_blank(byte) => {}
            _ => {
                self.no_record();
                return at;
            }
        }
        at + 1
    }

    /// The brace was one of other text.
    fn no_record(&mut self) {
        self.mode = Mode::Text;
        if self.lines.line != self.open.line {
            self.skipped += u64::from(!self.found);
            self.found = false;
            self.context = self.lines.start;
        }
    }

    fn value(&mut self, chunk: &Chunk, mut at: usize, take: Take) -> usize {
        while let Some(&byte) = chunk.bytes.get(at) {
            if self.brackets.string {
                if !self.brackets.escaped {
                    at = json::plain(chunk.bytes, at);
                }
                let Some(&byte) = chunk.bytes.get(at) else { break };
                match byte {
                    b'\n' | SEPARATOR => {
                        self.settle(chunk, at);
                        self.brackets.end_string();
                        self.emit(chunk, None, take);
                        return at;
                    }
                    b'"' if !self.brackets.escaped => {
                        self.brackets.string = false;
                        self.open.end = chunk.offset(at + 1);
                    }
                    _ => self.brackets.escaped = byte == b'\\' && !self.brackets.escaped,
                }
                at += 1;
                continue;
            }
            match byte {
                b'\n' => self.lines.next(chunk.offset(at + 1)),
                _ if is_blank(byte) => {}
                _ => {
                    let goes_on = !self.lines.first(chunk.offset(at)) || self.goes_on(byte);
                    if !goes_on || byte == SEPARATOR {
                        self.lines.fresh |= !goes_on;
                        self.emit(chunk, None, take);
                        return at;
                    }
                    match byte {
                        b'"' => self.brackets.string = true,
                        b'{' | b'[' => self.brackets.open(byte),
                        b'}' | b']' => self.brackets.close(byte),
                        _ => {}
                    }
                    self.brackets.last = byte;
                    self.open.end = chunk.offset(at + 1);
                    if self.brackets.depth == 0 {
                        self.emit(chunk, None, take);
                        return at + 1;
                    }
                }
            }
            at += 1;
        }
        if self.brackets.string {
            self.settle(chunk, chunk.bytes.len());
        }
        at
    }

    /// Whether a line that begins with this byte can go on with the record.
    fn goes_on(&self, byte: u8) -> bool {
        // Without indentation these rather begin the next line of the log: a time, a level, another object.
        let other = matches!(byte, b'{' | b'[' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') && self.lines.indent > 0;
        let value = byte == b'"' || other;
        match self.brackets.last {
            b'{' => matches!(byte, b'"' | b'}'),
            b'[' => value || byte == b']',
            b',' if self.brackets.in_array() => value,
            b',' => byte == b'"',
            b':' => value,
            _ => matches!(byte, b',' | b'}' | b']'),
        }
    }

    /// The record reaches to the last byte before `at` that is not blank.
    fn settle(&mut self, chunk: &Chunk, at: usize) {
        if let Some(last) = chunk.bytes[..at].iter().rposition(|&byte| !is_blank(byte)) {
            self.open.end = self.open.end.max(chunk.offset(last + 1));
        }
    }

    /// `printed`: place and line of its head, whose line feed is at `at`.
    fn begin_printed(&mut self, printed: (u64, u64), chunk: &Chunk, at: usize) -> usize {
        self.head = 0;
        self.printed = Some(printed);
        self.lines.next(chunk.offset(at + 1));
        self.open.begin(chunk.offset(at), &self.lines);
        self.mode = Mode::Name;
        self.unclear.clear();
        at + 1
    }

    /// At the beginning of a line that is perhaps an attribute.
    fn name(&mut self, chunk: &Chunk, at: usize, take: Take) -> usize {
        let byte = chunk.bytes[at];
        self.unclear.push(byte);
        let kind = printed::classify(&self.unclear);
        match kind {
            Line::Unclear => return at + 1,
            Line::Other => {
                // What was read of the line is read again, as other text.
                let before = Chunk { bytes: &[], base: chunk.offset(at) };
                self.unclear.pop();
                self.open.keep(chunk, chunk.offset(at));
                self.end_printed(&before, take);
                return at;
            }
            Line::Attribute => {
                self.open.end = chunk.offset(at + 1);
                self.mode = Mode::Attribute;
            }
            Line::Extensions | Line::Data => {
                self.open.end = chunk.offset(at);
                self.lines.next(chunk.offset(at + 1));
                if kind == Line::Data {
                    self.mode = Mode::Data;
                }
            }
        }
        self.unclear.clear();
        at + 1
    }

    /// Ends a printed event before the line that is not clear, and reads that one as other text.
    fn end_printed(&mut self, end: &Chunk, take: Take) {
        let unclear = core::mem::take(&mut self.unclear);
        let start = end.base - unclear.len() as u64;
        self.emit(end, None, take);
        self.base = start;
        self.push(&unclear, take);
    }

    /// In a value that ends with its line.
    fn line(&mut self, chunk: &Chunk, at: usize, take: Take) -> usize {
        let end = chunk.bytes[at..].iter().position(|&byte| byte == b'\n').map_or(chunk.bytes.len(), |end| at + end);
        self.settle(chunk, end);
        if end == chunk.bytes.len() {
            return end;
        }
        if self.mode == Mode::DataLine {
            self.emit(chunk, None, take);
            return end;
        }
        self.lines.next(chunk.offset(end + 1));
        self.mode = Mode::Name;
        end + 1
    }

    /// Before the data of a printed event.
    fn data(&mut self, chunk: &Chunk, at: usize) -> usize {
        let byte = chunk.bytes[at];
        match byte {
            b'\n' => self.mode = Mode::DataLine,
            b'{' | b'[' => {
                self.brackets.clear();
                self.brackets.open(byte);
                self.brackets.last = byte;
                self.lines.first(chunk.offset(at));
                self.open.end = chunk.offset(at + 1);
                self.mode = Mode::Value;
                return at + 1;
            }
            _ if is_blank(byte) => return at + 1,
            _ => self.mode = Mode::DataLine,
        }
        at
    }

    fn emit(&mut self, chunk: &Chunk, fault: Option<FrameFault>, take: Take) {
        self.mode = Mode::Text;
        let (start, end) = (self.open.start, self.open.end);
        let own = (start, self.open.line);
        let text = self.open.text(chunk, start, end);
        let whole = text.len() as u64 == end - start;
        let (head, line) = self.printed.unwrap_or(own);
        let made = match self.printed {
            _ if !whole => None,
            // A head without attributes.
            Some(_) if text.is_empty() => {
                self.skipped += u64::from(!self.found);
                self.found = false;
                self.context = self.lines.start;
                return;
            }
            Some(_) => Some(printed::structured(text)),
            None => carried(text),
        };
        take(
            &Record {
                number: self.number,
                line,
                offset: head,
                length: end - head,
                fault: if whole { fault } else { Some(FrameFault::TooLong) },
                context: Some((self.context, head - self.context)),
                made: made.is_some(),
            },
            made.as_deref().unwrap_or(text),
        );
        self.number += 1;
        // More text may follow on the line on which the record ends.
        self.found = !self.lines.fresh;
        self.context = if self.lines.fresh { self.lines.start } else { end };
    }

    pub fn write(&self, to: &mut Writer) {
        to.number(self.open.limit as u64);
        to.number(self.base);
        self.lines.write(to);
        to.number(self.number);
        to.number(self.skipped);
        to.number(MODES.iter().position(|&mode| mode == self.mode).unwrap_or(0) as u64);
        to.flag(self.found);
        to.number(self.context);
        if self.mode == Mode::Text {
            return to.number(self.head as u64);
        }
        self.open.write(to);
        to.flag(self.printed.is_some());
        if let Some((offset, line)) = self.printed {
            to.number(offset);
            to.number(line);
        }
        match self.mode {
            Mode::Name => to.bytes(&self.unclear),
            Mode::Value => self.brackets.write(to),
            _ => {}
        }
    }

    pub fn read(from: &mut Reader) -> Option<Self> {
        let mut log = Log::new(usize::try_from(from.number()?).ok().filter(|&limit| limit > 0)?);
        log.base = from.offset()?;
        log.lines = Lines::read(from, log.base)?;
        log.number = from.offset()?;
        log.skipped = from.offset()?;
        log.mode = *MODES.get(usize::try_from(from.number()?).ok()?)?;
        log.found = from.flag()?;
        log.context = from.offset().filter(|&context| context <= log.base)?;
        if log.mode == Mode::Text {
            log.head = usize::try_from(from.number()?).ok().filter(|&head| head <= HEAD.len() + 1)?;
            return (log.head as u64 <= log.base).then_some(log);
        }
        log.open = Open::read(from, log.open.limit, log.base)?;
        if from.flag()? {
            let (offset, line) = (from.offset()?, from.offset()?);
            log.printed = Some((offset, line)).filter(|_| offset < log.open.start);
        }
        let head = log.printed.map_or(log.open.start, |(offset, _)| offset);
        match log.mode {
            Mode::Name => {
                log.unclear = from.bytes()?.to_vec();
                if log.unclear.len() as u64 > log.base - log.open.start
                    || printed::classify(&log.unclear) != Line::Unclear
                {
                    return None;
                }
            }
            Mode::Value => log.brackets = Brackets::read(from).filter(|brackets| brackets.depth > 0)?,
            _ => {}
        }
        let printed = !matches!(log.mode, Mode::Brace | Mode::Value);
        (log.context <= head && (!printed || log.printed.is_some())).then_some(log)
    }
}
