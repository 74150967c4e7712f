//! What the facts of a key gave, kept with them, so that it is not worked out again when there are more.

use super::reducer::Reducer;
use crate::bytes::{Reader, Writer};
use crate::order;
use alloc::vec::Vec;

/// What the facts of a key gave, as digests.
#[derive(Default)]
pub struct Known {
    /// The history was complete.
    pub complete: bool,
    /// The ids of the findings and digests of their words, in their order.
    pub findings: Vec<(u64, u64)>,
    /// Digests of the facts for other keys, in their order.
    pub sent: Vec<u64>,
}

/// What such snapshots begin with, and their version.
const MAGIC: &[u8; 5] = b"cdeK\x01";

impl Known {
    /// `findings`: in the order of their ids.
    pub fn new(complete: bool, findings: Vec<(u64, u64)>, mut sent: Vec<u64>) -> Known {
        order::sort(&mut sent);
        Known { complete, findings, sent }
    }

    /// Writes it with the facts of a key. [`Kept::read`] reads both.
    pub fn write(&self, reducer: &Reducer, out: &mut Vec<u8>) {
        out.extend_from_slice(MAGIC);
        let mut to = Writer(out);
        to.flag(self.complete);
        to.number(self.findings.len() as u64);
        for (id, words) in &self.findings {
            to.0.extend(id.to_le_bytes());
            to.0.extend(words.to_le_bytes());
        }
        to.number(self.sent.len() as u64);
        for digest in &self.sent {
            to.0.extend(digest.to_le_bytes());
        }
        reducer.write(out);
    }

    fn read(bytes: &mut Reader) -> Option<Known> {
        let mut known = Known { complete: bytes.flag()?, ..Known::default() };
        for _ in 0..bytes.number()? {
            known.findings.push((u64::from_le_bytes(bytes.array()?), u64::from_le_bytes(bytes.array()?)));
        }
        for _ in 0..bytes.number()? {
            known.sent.push(u64::from_le_bytes(bytes.array()?));
        }
        (known.findings.is_sorted() && known.sent.is_sorted()).then_some(known)
    }
}

/// What is kept of a key.
pub struct Kept {
    pub reducer: Reducer,
    /// None: only the facts were kept, as [`Reducer::snapshot`] does.
    pub known: Option<Known>,
}

impl Kept {
    /// Reads a snapshot of either kind; empty: of no facts. None: the bytes are something else.
    pub fn read(snapshot: &[u8]) -> Option<Kept> {
        if snapshot.is_empty() {
            return Some(Kept { reducer: Reducer::new(), known: Some(Known::default()) });
        }
        let Some(rest) = snapshot.strip_prefix(MAGIC) else {
            return Some(Kept { reducer: Reducer::restore(snapshot)?, known: None });
        };
        let mut rest = Reader(rest);
        let known = Some(Known::read(&mut rest)?);
        Some(Kept { reducer: Reducer::restore(rest.0)?, known })
    }
}
