//! A splitter that has all of the input at once, written from the description in `src/stream.rs` alone.

use cdevents_wasm::stream::FrameFault;

#[derive(Debug, PartialEq)]
pub struct Found {
    pub line: u64,
    pub offset: u64,
    pub length: u64,
    pub fault: Option<FrameFault>,
}

fn blank(byte: u8) -> bool {
    b" \t\r\n".contains(&byte)
}

/// Below this depth any bracket closes any other.
const KNOWN_LEVELS: usize = 1024;

struct Text<'t> {
    bytes: &'t [u8],
    /// Where the first line begins, after a byte order mark.
    begin: usize,
}

/// How brackets came to their end.
#[derive(Clone, Copy, Debug, PartialEq)]
enum How {
    Closed,
    /// Before a line that begins another value.
    Line,
    /// By a record separator.
    Separator,
    /// Before the end of the list around.
    List,
    Input,
}

impl Text<'_> {
    fn line_start(&self, at: usize) -> usize {
        self.bytes[self.begin..at]
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(self.begin, |last| self.begin + last + 1)
    }

    /// The indentation of the line with this byte.
    fn indent(&self, at: usize) -> usize {
        let start = self.line_start(at);
        self.bytes[start..].iter().position(|&byte| !b" \t\r\x1e".contains(&byte)).unwrap_or(0)
    }

    fn is_first(&self, at: usize) -> bool {
        self.bytes[self.line_start(at)..at].iter().all(|&byte| b" \t\r\x1e".contains(&byte))
    }

    fn trim_end(&self, from: usize, mut to: usize) -> usize {
        while to > from && blank(self.bytes[to - 1]) {
            to -= 1;
        }
        to
    }

    /// From the bracket at `start`: where its value ends, how, and the last value inside that is perhaps a record.
    fn value(&self, start: usize, indent: usize, in_list: bool) -> (usize, How, Option<(usize, bool)>) {
        let mut stack: Vec<u8> = Vec::new();
        let mut last = 0;
        let mut inner: Option<(usize, usize, bool)> = None;
        let mut at = start;
        while at < self.bytes.len() {
            let byte = self.bytes[at];
            if byte == 0x1E {
                return (at, How::Separator, None);
            }
            if blank(byte) {
                at += 1;
                continue;
            }
            let near = at > start && self.is_first(at) && self.indent(at) <= indent;
            let deep = stack.len() > KNOWN_LEVELS;
            let takes = last == b'[' || last == b':' || last == b',' && (deep || stack.last() == Some(&b'['));
            let opens = byte == b'{' || byte == b'[';
            if near && opens && !takes {
                return (at, How::Line, inner.map(|(at, _, closed)| (at, closed)));
            }
            inner = inner.filter(|&(_, _, closed)| !closed);
            if near && byte == b']' && in_list && !deep && !stack.contains(&b'[') {
                return (at, How::List, inner.map(|(at, _, closed)| (at, closed)));
            }
            if near && opens && inner.is_none() {
                inner = Some((at, stack.len(), false));
            }
            last = byte;
            match byte {
                b'{' | b'[' => stack.push(byte),
                b'}' | b']' => {
                    let kind = if byte == b'}' { b'{' } else { b'[' };
                    if deep {
                        stack.pop();
                    } else if let Some(level) = stack.iter().rposition(|&open| open == kind) {
                        stack.truncate(level);
                    }
                    inner = inner.filter(|&(_, depth, _)| depth <= stack.len());
                    inner = inner.map(|(at, depth, _)| (at, depth, depth == stack.len()));
                    if stack.is_empty() {
                        return (at + 1, How::Closed, None);
                    }
                }
                b'"' => {
                    at = self.string(at);
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        (at, How::Input, inner.map(|(at, _, closed)| (at, closed)).filter(|inner| inner.1))
    }

    /// After the string that begins at a quote, or after its part of the line.
    fn string(&self, mut at: usize) -> usize {
        at += 1;
        while at < self.bytes.len() && self.bytes[at] != b'\n' && self.bytes[at] != 0x1E {
            match self.bytes[at] {
                b'"' => return at + 1,
                b'\\' if at + 1 < self.bytes.len() && self.bytes[at + 1] != b'\n' && self.bytes[at + 1] != 0x1E => {
                    at += 2;
                }
                _ => at += 1,
            }
        }
        at
    }

    /// The first byte from `at` on that is one of these.
    fn find(&self, at: usize, any: &[u8]) -> usize {
        self.bytes[at..].iter().position(|byte| any.contains(byte)).map_or(self.bytes.len(), |found| at + found)
    }
}

struct Splitter<'t> {
    text: Text<'t>,
    limit: usize,
    found: Vec<Found>,
}

pub fn split(bytes: &[u8], limit: usize) -> Vec<Found> {
    let begin = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let mut splitter = Splitter { text: Text { bytes, begin }, limit, found: Vec::new() };
    let mut at = begin;
    while at < bytes.len() {
        if blank(bytes[at]) || bytes[at] == 0x1E {
            at += 1;
        } else {
            at = splitter.top(at);
        }
    }
    splitter.found
}

impl Splitter<'_> {
    fn add(&mut self, from: usize, to: usize, fault: Option<FrameFault>) {
        let to = self.text.trim_end(from, to);
        let fault = if to - from > self.limit { Some(FrameFault::TooLong) } else { fault };
        let line = self.text.bytes[..from].split(|&byte| byte == b'\n').count() as u64;
        self.found.push(Found { line, offset: from as u64, length: (to - from) as u64, fault });
    }

    /// Adds a value whose brackets were not closed, in two if another one is in it.
    fn add_open(
        &mut self,
        from: usize,
        to: usize,
        inner: Option<(usize, bool)>,
        fault: Option<FrameFault>,
        last: bool,
    ) {
        let end = self.text.trim_end(from, to);
        match inner {
            Some((at, _)) if end - from <= self.limit => {
                self.add(from, at, fault);
                self.add(at, end, None);
            }
            _ => self.add(from, end, if last && inner.is_none() { Some(FrameFault::CutOff) } else { fault }),
        }
    }

    /// What begins outside all lists; where to read on.
    fn top(&mut self, at: usize) -> usize {
        let bytes = self.text.bytes;
        let byte = bytes[at];
        if byte != b'{' && byte != b'[' {
            let end = self.text.find(at, b"\n\x1e");
            self.add(at, end, None);
            return end;
        }
        let indent = self.text.indent(at);
        let (end, how, inner) = self.text.value(at, indent, false);
        if byte == b'[' {
            let line = self.text.find(at, b"\n\x1e");
            let closed = how == How::Closed && end <= line;
            let ends = if closed { end } else { line };
            if ends - at > self.limit || (!closed && bytes.get(line) != Some(&0x1E)) {
                return self.list(at, indent);
            }
            let alone = self.found.is_empty() && bytes[end..].iter().all(|&byte| blank(byte));
            if closed && alone {
                return self.list(at, indent);
            }
        }
        if how != How::Closed {
            self.add_open(at, end, inner, None, how == How::Input);
            return end;
        }
        let next = (end..bytes.len()).find(|&at| !b" \t\r".contains(&bytes[at])).unwrap_or(bytes.len());
        let end = if next < bytes.len() && !b"\n\x1e{[".contains(&bytes[next]) {
            self.text.find(next, b"\n\x1e")
        } else {
            end
        };
        self.add(at, end, None);
        end
    }

    fn list(&mut self, at: usize, indent: usize) -> usize {
        let bytes = self.text.bytes;
        let mut at = at + 1;
        let (mut comma, mut any, mut excused) = (false, false, false);
        loop {
            while at < bytes.len() && blank(bytes[at]) {
                at += 1;
            }
            let Some(&byte) = bytes.get(at) else {
                self.add(at, at, Some(FrameFault::Unclosed));
                return at;
            };
            match byte {
                0x1E => {
                    self.add(at, at, Some(FrameFault::Unclosed));
                    return at;
                }
                b',' => {
                    if comma || !any {
                        self.add(at, at, Some(FrameFault::NoElement));
                    }
                    (comma, any, excused) = (true, true, false);
                    at += 1;
                    continue;
                }
                b']' => {
                    if comma {
                        self.add(at, at, Some(FrameFault::NoElement));
                    }
                    return at + 1;
                }
                b'[' if any && !comma && self.text.is_first(at) && self.text.indent(at) <= indent => {
                    if !excused {
                        self.add(at, at, Some(FrameFault::Unclosed));
                    }
                    return at;
                }
                _ => {}
            }
            let missing = any && !comma;
            let fault = (missing && !excused).then_some(FrameFault::NoComma);
            (any, comma, excused) = (true, false, missing);
            match self.element(at, fault) {
                Ok(next) => at = next,
                Err(next) => {
                    if next == bytes.len() {
                        return next;
                    }
                    excused = true;
                    at = next;
                }
            }
        }
    }

    /// An element of a list; where to read on. `Err`: its brackets were not closed.
    fn element(&mut self, start: usize, fault: Option<FrameFault>) -> Result<usize, usize> {
        let bytes = self.text.bytes;
        let indent = self.text.indent(start);
        let mut at = start;
        // Outside brackets: whether a value has been read, after which another one begins an element of its own.
        let mut read = false;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'{' | b'[' if read => break,
                b'{' | b'[' => {
                    let (end, how, inner) = self.text.value(at, indent, true);
                    // A value after other text of its element: the whole element counts.
                    if how != How::Closed {
                        self.add_open(start, end, inner, fault, how == How::Input);
                        return if how == How::Separator { Ok(end) } else { Err(end) };
                    }
                    at = end;
                    read = true;
                    continue;
                }
                b',' | b']' | b'\n' | 0x1E => break,
                b'"' => {
                    at = self.text.string(at);
                    read = false;
                    continue;
                }
                _ if blank(byte) => {}
                _ => read = false,
            }
            at += 1;
        }
        self.add(start, at, fault);
        Ok(at)
    }
}
