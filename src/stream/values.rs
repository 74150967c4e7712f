//! JSON values, one after the other or in an array: `../stream.rs` says where they are cut.

use super::brackets::Brackets;
use super::record::{Chunk, FrameFault, Lines, Open, Record, Take};
use super::whole::{SEPARATOR, is_blank, is_whole, line_end, trimmed};
use crate::json;

mod saved;

/// A byte order mark.
const MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// Where the next byte is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Between records.
    Between,
    /// In a record that goes to the end of its line.
    Line,
    /// Inside brackets.
    Value,
    /// After the brackets of a record, on the line on which they were closed.
    Tail,
    /// On later lines, after an array that is all of the input so far.
    Held,
    /// In an element of the array around the records that is outside brackets.
    Loose,
}

const MODES: [Mode; 6] = [Mode::Between, Mode::Line, Mode::Value, Mode::Tail, Mode::Held, Mode::Loose];

/// What may come next in the array around the records.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    /// An element, or the end.
    First,
    /// An element.
    Element,
    /// A comma, or the end.
    Comma,
}

const EXPECTED: [Expected; 3] = [Expected::First, Expected::Element, Expected::Comma];

/// The array around the records.
#[derive(Clone)]
struct List {
    /// How far its first line is indented.
    indent: u64,
    expected: Expected,
    /// Whether a missing comma needs no fault: one was reported, or the element before is broken.
    excused: bool,
}

/// A value inside the record that is perhaps one of its own.
#[derive(Clone)]
struct Inner {
    start: u64,
    line: u64,
    /// The end of what is before it.
    before: u64,
    /// The levels around it.
    depth: u64,
    /// Whether it is closed, and nothing but blanks came since.
    closed: bool,
}

#[derive(Clone)]
pub(super) struct Values {
    /// Bytes of the stream so far.
    base: u64,
    lines: Lines,
    /// Records so far.
    number: u64,
    /// Bytes of the byte order mark so far; more than there are: it is over.
    mark: usize,
    mode: Mode,
    list: Option<List>,
    /// Valid except in [`Mode::Between`], as are the next four.
    open: Open,
    brackets: Brackets,
    /// Whether the record is an array outside all others.
    array: bool,
    fault: Option<FrameFault>,
    inner: Option<Inner>,
}

impl Values {
    pub fn new(limit: usize) -> Self {
        Values {
            base: 0,
            lines: Lines::new(),
            number: 0,
            mark: 0,
            mode: Mode::Between,
            list: None,
            open: Open::new(limit),
            brackets: Brackets::new(),
            array: false,
            fault: None,
            inner: None,
        }
    }

    pub fn push(&mut self, mut bytes: &[u8], take: Take) {
        while self.mark < MARK.len() {
            let Some((&byte, rest)) = bytes.split_first() else { return };
            if byte != MARK[self.mark] {
                self.end_mark(take);
                break;
            }
            bytes = rest;
            self.mark += 1;
            if self.mark == MARK.len() {
                self.base = MARK.len() as u64;
                self.lines.start = self.base;
            }
        }
        self.run(bytes, take);
    }

    /// What began like a byte order mark is none.
    fn end_mark(&mut self, take: Take) {
        let seen = self.mark;
        self.mark = MARK.len() + 1;
        self.run(&MARK[..seen], take);
    }

    fn run(&mut self, bytes: &[u8], take: Take) {
        let chunk = Chunk { bytes, base: self.base };
        let mut at = 0;
        // The end of the current line, when it is known.
        let mut line = None;
        while at < bytes.len() {
            at = match self.mode {
                Mode::Between => self.between(&chunk, at, &mut line, take),
                Mode::Line => self.rest_of_line(&chunk, at, take),
                Mode::Value => self.value(&chunk, at, take),
                Mode::Tail => self.tail(&chunk, at, take),
                Mode::Held => self.held(&chunk, at, take),
                Mode::Loose => self.loose(&chunk, at, take),
            };
        }
        self.base = chunk.offset(bytes.len());
        if self.mode != Mode::Between {
            self.open.keep(&chunk, self.base);
        }
    }

    pub fn finish(&mut self, take: Take) {
        if self.mark < MARK.len() {
            self.end_mark(take);
        }
        let mut cut = false;
        loop {
            let end = Chunk { bytes: &[], base: self.base };
            match self.mode {
                Mode::Between => break,
                Mode::Value if self.array => self.read_as_list(&end, self.base, take),
                Mode::Tail | Mode::Held if self.is_alone() => self.read_as_list(&end, self.open.end, take),
                Mode::Value => {
                    self.inner = self.inner.take().filter(|inner| inner.closed);
                    if self.inner.is_none() {
                        self.fault = Some(FrameFault::CutOff);
                    }
                    cut = true;
                    self.emit(&end, take);
                }
                _ => self.emit(&end, take),
            }
        }
        if self.list.take().is_some() && !cut {
            self.hand_over_nothing(self.base, FrameFault::Unclosed, take);
        }
    }

    /// Whether the record is an array, and nothing came before it.
    fn is_alone(&self) -> bool {
        self.array && self.number == 0
    }

    fn between(&mut self, chunk: &Chunk, at: usize, line: &mut Option<usize>, take: Take) -> usize {
        let byte = chunk.bytes[at];
        match byte {
            b'\n' => {
                self.lines.next(chunk.offset(at + 1));
                return at + 1;
            }
            SEPARATOR => {
                if self.list.take().is_some() {
                    self.hand_over_nothing(chunk.offset(at), FrameFault::Unclosed, take);
                }
                return at + 1;
            }
            _ if is_blank(byte) => return at + 1,
            _ => {}
        }
        if self.list.is_some() {
            return self.element(chunk, at, take);
        }
        let opens = matches!(byte, b'{' | b'[');
        if byte == b'{' || byte == b'[' && self.number > 0 {
            let end = match *line {
                Some(end) if end >= at => end,
                _ => at + line_end(&chunk.bytes[at..]),
            };
            *line = Some(end);
            if chunk.bytes.get(end) == Some(&b'\n') {
                let (_, text) = trimmed(&chunk.bytes[at..end]);
                if text.len() <= self.open.limit && is_whole(text) {
                    let (line, offset) = (self.lines.line, chunk.offset(at));
                    self.hand_over(line, offset, text.len() as u64, None, text, take);
                    self.lines.next(chunk.offset(end + 1));
                    return end + 1;
                }
            }
        }
        self.begin(chunk.offset(at));
        self.array = byte == b'[';
        if !opens {
            self.mode = Mode::Line;
            return at;
        }
        self.opens(byte, chunk.offset(at));
        at + 1
    }

    fn begin(&mut self, offset: u64) {
        self.lines.first(offset);
        self.open.begin(offset, &self.lines);
        self.brackets.clear();
        self.array = false;
        self.fault = None;
        self.inner = None;
    }

    /// The outermost bracket of a record.
    fn opens(&mut self, byte: u8, offset: u64) {
        self.brackets.open(byte);
        self.brackets.last = byte;
        self.open.end = offset + 1;
        self.mode = Mode::Value;
    }

    /// Between the elements of the array around the records.
    fn element(&mut self, chunk: &Chunk, at: usize, take: Take) -> usize {
        let (byte, offset) = (chunk.bytes[at], chunk.offset(at));
        let first = self.lines.first(offset);
        let Some(list) = &mut self.list else { return at };
        let expected = list.expected;
        match byte {
            b',' => {
                list.expected = Expected::Element;
                list.excused = false;
                if expected != Expected::Comma {
                    self.hand_over_nothing(offset, FrameFault::NoElement, take);
                }
                return at + 1;
            }
            b']' => {
                self.list = None;
                if expected == Expected::Element {
                    self.hand_over_nothing(offset, FrameFault::NoElement, take);
                }
                return at + 1;
            }
            // An array at the start of a line is rather the next one than an element without a comma.
            b'[' if expected == Expected::Comma && first && self.lines.indent <= list.indent => {
                let excused = list.excused;
                self.list = None;
                self.lines.fresh = true;
                if !excused {
                    self.hand_over_nothing(offset, FrameFault::Unclosed, take);
                }
                return at;
            }
            _ => {}
        }
        let fault = (expected == Expected::Comma && !list.excused).then_some(FrameFault::NoComma);
        list.excused = expected == Expected::Comma;
        list.expected = Expected::Comma;
        self.begin(offset);
        self.fault = fault;
        if matches!(byte, b'{' | b'[') {
            self.opens(byte, offset);
            return at + 1;
        }
        self.mode = Mode::Loose;
        at
    }

    fn rest_of_line(&mut self, chunk: &Chunk, at: usize, take: Take) -> usize {
        let end = at + line_end(&chunk.bytes[at..]);
        self.settle(chunk, end);
        if end < chunk.bytes.len() {
            self.emit(chunk, take);
        }
        end
    }

    /// The record reaches to the last byte before `at` that is not blank.
    fn settle(&mut self, chunk: &Chunk, at: usize) {
        if let Some(last) = chunk.bytes[..at].iter().rposition(|&byte| !is_blank(byte)) {
            self.open.end = self.open.end.max(chunk.offset(last + 1));
        }
    }

    /// Inside a string of the record, up to its end or that of its line. Beyond `stop` it does not look.
    fn string(&mut self, chunk: &Chunk, mut at: usize, stop: usize) -> usize {
        let bytes = &chunk.bytes[..stop];
        while at < stop {
            if !self.brackets.escaped {
                at = json::plain(bytes, at);
            }
            let Some(&byte) = bytes.get(at) else { break };
            match byte {
                b'\n' | SEPARATOR => {
                    self.settle(chunk, at);
                    self.brackets.end_string();
                    self.brackets.last = b'"';
                    return at;
                }
                b'"' if !self.brackets.escaped => {
                    self.brackets.string = false;
                    self.brackets.last = byte;
                    self.open.end = chunk.offset(at + 1);
                    return at + 1;
                }
                _ => self.brackets.escaped = byte == b'\\' && !self.brackets.escaped,
            }
            at += 1;
        }
        self.settle(chunk, stop);
        stop
    }

    fn value(&mut self, chunk: &Chunk, mut at: usize, take: Take) -> usize {
        let length = chunk.bytes.len();
        let stop = if self.array {
            let rest = (self.open.start + self.open.limit as u64).saturating_sub(chunk.base);
            usize::try_from(rest).unwrap_or(length).min(length)
        } else {
            length
        };
        while at < stop {
            if self.brackets.string {
                at = self.string(chunk, at, stop);
                continue;
            }
            let byte = chunk.bytes[at];
            match byte {
                b'\n' if self.array => {
                    self.read_as_list(chunk, chunk.offset(at), take);
                    return at;
                }
                b'\n' => self.lines.next(chunk.offset(at + 1)),
                SEPARATOR => {
                    self.inner = None;
                    self.emit(chunk, take);
                    return at;
                }
                _ if is_blank(byte) => {}
                _ => {
                    if self.ends_before(byte, chunk.offset(at)) {
                        self.lines.fresh = true;
                        self.emit(chunk, take);
                        if let Some(list) = &mut self.list {
                            list.excused = true;
                        }
                        return at;
                    }
                    if self.reads(byte, chunk.offset(at)) {
                        self.mode = Mode::Tail;
                        return at + 1;
                    }
                }
            }
            at += 1;
        }
        // Only an array that reaches the limit gets here before the end of the chunk.
        match chunk.bytes.get(at) {
            Some(&SEPARATOR) => self.emit(chunk, take),
            Some(_) => self.read_as_list(chunk, chunk.offset(at), take),
            None => {}
        }
        at
    }

    /// Whether the record, whose brackets are open, ends before this byte, which is not blank.
    fn ends_before(&mut self, byte: u8, offset: u64) -> bool {
        let first = self.lines.first(offset);
        if !first || self.lines.indent > self.open.indent {
            self.inner = self.inner.take().filter(|inner| !inner.closed);
            return false;
        }
        let opens = matches!(byte, b'{' | b'[');
        if opens && !self.brackets.takes_value() {
            return true;
        }
        self.inner = self.inner.take().filter(|inner| !inner.closed);
        if opens && self.inner.is_none() {
            self.inner = Some(Inner {
                start: offset,
                line: self.lines.line,
                before: self.open.end,
                depth: self.brackets.depth,
                closed: false,
            });
        }
        byte == b']' && self.list.is_some() && !self.brackets.can_close(byte)
    }

    /// Reads a byte outside strings that is not blank; whether it closes the record's outermost bracket.
    fn reads(&mut self, byte: u8, offset: u64) -> bool {
        match byte {
            b'"' => self.brackets.string = true,
            b'{' | b'[' => self.brackets.open(byte),
            b'}' | b']' => {
                self.brackets.close(byte);
                let depth = self.brackets.depth;
                if let Some(inner) = &mut self.inner {
                    inner.closed = depth == inner.depth;
                }
                self.inner = self.inner.take().filter(|inner| inner.depth <= depth);
            }
            _ => {}
        }
        self.brackets.last = byte;
        self.open.end = offset + 1;
        self.brackets.depth == 0
    }

    /// The record turns out to be an array around records: reads it again up to `to`, as such.
    fn read_as_list(&mut self, chunk: &Chunk, to: u64, take: Take) {
        let text = self.open.text(chunk, self.open.start, to).to_vec();
        self.list = Some(List { indent: self.open.indent, expected: Expected::First, excused: false });
        self.mode = Mode::Between;
        self.lines.line = self.open.line;
        self.lines.indent = self.open.indent;
        self.lines.fresh = false;
        self.base = self.open.start + 1;
        self.run(text.get(1..).unwrap_or_default(), take);
    }

    fn tail(&mut self, chunk: &Chunk, at: usize, take: Take) -> usize {
        let byte = chunk.bytes[at];
        match byte {
            b'\n' if self.is_alone() => {
                self.mode = Mode::Held;
                return at;
            }
            b'\n' | SEPARATOR | b'{' | b'[' => self.emit(chunk, take),
            b',' | b']' if self.list.is_some() => self.emit(chunk, take),
            _ if is_blank(byte) => return at + 1,
            _ => {
                self.array = false;
                self.mode = if self.list.is_some() { Mode::Loose } else { Mode::Line };
            }
        }
        at
    }

    fn held(&mut self, chunk: &Chunk, at: usize, take: Take) -> usize {
        match chunk.bytes[at] {
            b'\n' => self.lines.next(chunk.offset(at + 1)),
            byte if is_blank(byte) => {}
            _ => {
                self.emit(chunk, take);
                return at;
            }
        }
        at + 1
    }

    fn loose(&mut self, chunk: &Chunk, at: usize, take: Take) -> usize {
        if self.brackets.string {
            return self.string(chunk, at, chunk.bytes.len());
        }
        let byte = chunk.bytes[at];
        match byte {
            b'\n' | SEPARATOR | b',' | b']' => {
                self.emit(chunk, take);
                return at;
            }
            b'{' | b'[' => self.opens(byte, chunk.offset(at)),
            b'"' => {
                self.brackets.string = true;
                self.open.end = chunk.offset(at + 1);
            }
            _ if is_blank(byte) => {}
            _ => self.open.end = chunk.offset(at + 1),
        }
        at + 1
    }

    /// Hands over the record that is open, or the two that it turns out to be.
    fn emit(&mut self, chunk: &Chunk, take: Take) {
        self.mode = Mode::Between;
        self.array = false;
        let (start, end) = (self.open.start, self.open.end);
        let inner = self.inner.take().filter(|_| end - start <= self.open.limit as u64);
        let fault = self.fault.take();
        let line = self.open.line;
        if let Some(inner) = inner {
            self.emit_piece(chunk, line, (start, inner.before), fault, take);
            self.emit_piece(chunk, inner.line, (inner.start, end), None, take);
        } else {
            self.emit_piece(chunk, line, (start, end), fault, take);
        }
    }

    fn emit_piece(
        &mut self,
        chunk: &Chunk,
        line: u64,
        (start, end): (u64, u64),
        fault: Option<FrameFault>,
        take: Take,
    ) {
        let length = end.saturating_sub(start);
        let text = self.open.text(chunk, start, end);
        let fault = if (text.len() as u64) < length { Some(FrameFault::TooLong) } else { fault };
        take(&Record { number: self.number, line, offset: start, length, fault, context: None, made: false }, text);
        self.number += 1;
    }

    fn hand_over(&mut self, line: u64, offset: u64, length: u64, fault: Option<FrameFault>, text: &[u8], take: Take) {
        take(&Record { number: self.number, line, offset, length, fault, context: None, made: false }, text);
        self.number += 1;
    }

    /// A record without text.
    fn hand_over_nothing(&mut self, offset: u64, fault: FrameFault, take: Take) {
        self.hand_over(self.lines.line, offset, 0, Some(fault), &[], take);
    }
}
