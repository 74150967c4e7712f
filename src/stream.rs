//! Framing: bytes in any chunking to records, one JSON value each. Knows nothing of events.
//!
//! # What a record is
//!
//! With [`Form::Json`] the text between records is blank, and where it is cut never depends on the chunks:
//!
//! * **Values.** An object or an array is a record, on one line or many, also when several stand on one line or nothing is
//!   between them. A valid value is never cut. Anything else is a record up to the end of its line, so that scalars, which
//!   no event is, need lines of their own.
//! * **Line ends.** LF and CR LF. A CR alone is a blank. Blank lines are skipped, and no record has blanks around it. A byte
//!   order mark at the start is skipped. A record separator (RFC 7464) ends whatever is open, since no JSON text has one.
//! * **Arrays.** An array outside all others is no record but a list of records, its elements, if it is not closed on its
//!   first line within the limit, or if it is the only value. Any other array is one record, such as a batch in a line of
//!   NDJSON. The first one that is closed on its line is held back until something follows, or nothing does.
//! * **Broken values.** A string ends with its line at the latest. A closing bracket closes the innermost open one of its
//!   kind with all that it contains; if none is open, it closes nothing (more than 1,024
//!   levels deep it closes the innermost, whatever that is). What follows a value on its line and begins no
//!   object or array belongs to its record, up to the end of the line. A value whose brackets are not closed ends before a
//!   line that begins with `{` or `[`, is indented no more than the value's own first line, and where JSON's grammar has no
//!   place for one (after a value, after a name, after `{`, after a comma in an object). If the grammar has a place for it
//!   there, it is read as part of the value. When that turns out to end directly before such a line, or before the end of
//!   the input, it is a record of its own after all: `{"a":[1,` followed by whole lines costs only itself.
//! * **Lists with mistakes.** A missing comma is a fault of the element after it, one for all that follow without one. A
//!   comma without an element, and a list without an end, are records without text.
//!
//! With [`Form::Log`] the objects inside lines of other text are the records: see `log.rs`.
//!
//! [`Unpacker`] unpacks what is packed with gzip before it is framed.
//!
//! A record that is longer than the limit has a fault; its end is found as that of any other, without keeping it.

mod brackets;
mod carried;
mod gzip;
mod log;
mod printed;
mod record;
mod values;
mod whole;
mod words;

pub use gzip::{PackFault, PackLimits, Unpacker};
pub use record::{FrameFault, Record, Take};
pub use words::{AROUND, PACKED};

use crate::bytes::{Reader, Writer};
use alloc::vec::Vec;
use log::Log;
use values::Values;

/// What the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON values: NDJSON, an array, or one value after the other.
    Json,
    /// Lines of text with JSON objects inside.
    Log,
}

/// Cuts a stream into records. Of a record it keeps at most `limit` bytes, and beside that a constant amount.
#[derive(Clone)]
pub struct Framer(Kind);

#[derive(Clone)]
enum Kind {
    Json(Values),
    Log(Log),
}

impl Framer {
    /// `limit`: the most bytes of one record.
    pub fn new(form: Form, limit: usize) -> Self {
        Framer(match form {
            Form::Json => Kind::Json(Values::new(limit)),
            Form::Log => Kind::Log(Log::new(limit)),
        })
    }

    /// Reads on. `take` is called with each record that is complete now, and its text.
    pub fn push(&mut self, chunk: &[u8], take: Take) {
        match &mut self.0 {
            Kind::Json(values) => values.push(chunk, take),
            Kind::Log(log) => log.push(chunk, take),
        }
    }

    /// The end of the input: hands over what was held back. Nothing may be pushed afterwards.
    pub fn finish(&mut self, take: Take) {
        match &mut self.0 {
            Kind::Json(values) => values.finish(take),
            Kind::Log(log) => log.finish(take),
        }
    }

    /// Lines of a log that have text but no record, so far. 0 for [`Form::Json`], where all text is in records.
    pub fn skipped(&self) -> u64 {
        match &self.0 {
            Kind::Json(_) => 0,
            Kind::Log(log) => log.skipped,
        }
    }

    /// Writes the state: the same bytes for the same input, however it was chunked. [`Framer::read_from`] restores it.
    pub fn write_to(&self, out: &mut Vec<u8>) {
        let mut to = Writer(out);
        match &self.0 {
            Kind::Json(values) => {
                to.flag(false);
                values.write(&mut to);
            }
            Kind::Log(log) => {
                to.flag(true);
                log.write(&mut to);
            }
        }
    }

    /// Restores what [`Framer::write_to`] wrote; `None` for bytes that it cannot have written.
    pub fn read_from(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let kind = if from.flag()? { Kind::Log(Log::read(&mut from)?) } else { Kind::Json(Values::read(&mut from)?) };
        from.0.is_empty().then_some(Framer(kind))
    }
}
