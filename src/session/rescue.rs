//! What is left of a stream when the engine stopped in the middle of a call: enough for another instance to go on after the
//! record that it stopped at.

use crate::bytes::{Reader, Writer};
use crate::stream::{FrameFault, Record};
use alloc::vec::Vec;

/// Records that were framed and are to be judged: all of a push, before the first is judged. So the state of the framer is
/// that after the push, wherever in it the engine stops.
#[derive(Default)]
pub struct Waiting {
    records: Vec<(Record, usize)>,
    /// Their texts, one after the other: each ends at its number.
    texts: Vec<u8>,
    /// The one that is next.
    next: usize,
    /// Whether the one before it is being judged.
    pub busy: bool,
}

/// In bytes: more than the longest piece.
const LONG: usize = 1 << 20;

/// Faults by their numbers in a snapshot.
const FAULTS: [Option<FrameFault>; 6] = [
    None,
    Some(FrameFault::TooLong),
    Some(FrameFault::CutOff),
    Some(FrameFault::NoComma),
    Some(FrameFault::NoElement),
    Some(FrameFault::Unclosed),
];

impl Waiting {
    pub fn add(&mut self, record: &Record, text: &[u8]) {
        self.texts.extend_from_slice(text);
        self.records.push((record.clone(), self.texts.len()));
    }

    /// Whether they are to be judged before there are more.
    pub fn is_long(&self) -> bool {
        self.texts.len() > LONG
    }

    /// The next record and its text. It counts as being judged until `busy` is cleared.
    pub fn take(&mut self) -> Option<(&Record, &[u8])> {
        if self.next == self.records.len() {
            self.records.clear();
            self.texts.clear();
            self.next = 0;
            return None;
        }
        let start = self.start(self.next);
        let (record, end) = self.records.get(self.next)?;
        self.next += 1;
        self.busy = true;
        Some((record, self.texts.get(start..*end).unwrap_or_default()))
    }

    /// Where the text of a record begins.
    fn start(&self, at: usize) -> usize {
        at.checked_sub(1).and_then(|before| self.records.get(before)).map_or(0, |(_, end)| *end)
    }

    /// How many there are, the one that is being judged among them.
    pub fn length(&self) -> u64 {
        (self.records.len() - self.first()) as u64
    }

    fn first(&self) -> usize {
        self.next.saturating_sub(usize::from(self.busy)).min(self.records.len())
    }

    pub fn write(&self, out: &mut Vec<u8>) {
        let first = self.first();
        out.push(u8::from(self.busy));
        Writer(out).number(self.length());
        let mut start = self.start(first);
        for (record, end) in self.records.iter().skip(first) {
            for number in [record.number, record.line, record.offset, record.length] {
                Writer(out).number(number);
            }
            let fault = FAULTS.iter().position(|known| *known == record.fault).unwrap_or_default();
            let (context, before) = record.context.unwrap_or_default();
            out.extend([fault as u8, u8::from(record.context.is_some()), u8::from(record.made)]);
            for number in [context, before] {
                Writer(out).number(number);
            }
            Writer(out).bytes(self.texts.get(start..*end).unwrap_or_default());
            start = *end;
        }
    }

    /// Reads what [`Waiting::write`] wrote. None: the bytes are something else.
    pub fn read(bytes: &mut Reader) -> Option<Waiting> {
        let mut waiting = Waiting { busy: bytes.byte()? != 0, ..Waiting::default() };
        for _ in 0..bytes.number()? {
            let mut record = Record {
                number: bytes.number()?,
                line: bytes.number()?,
                offset: bytes.number()?,
                length: bytes.number()?,
                fault: *FAULTS.get(usize::from(bytes.byte()?))?,
                context: None,
                made: false,
            };
            let has_context = bytes.byte()? != 0;
            record.made = bytes.byte()? != 0;
            let context = (bytes.number()?, bytes.number()?);
            record.context = has_context.then_some(context);
            waiting.add(&record, bytes.bytes()?);
        }
        Some(waiting)
    }
}
