//! A host's side of the engine: input that was handed over, what is kept between calls, and the last answer. Hosts differ in
//! how they call it; this is all that they call.

#[cfg(feature = "report")]
mod answers;
#[cfg(feature = "compose")]
mod compose;
#[cfg(feature = "compose")]
mod construct;
#[cfg(feature = "streams")]
mod histories;
#[cfg(feature = "compose")]
mod produce;
#[cfg(feature = "streams")]
mod reading;
#[cfg(any(feature = "compose", feature = "webhooks"))]
mod request;
#[cfg(feature = "streams")]
mod rescue;
#[cfg(feature = "streams")]
mod settings;
#[cfg(feature = "streams")]
mod streams;
#[cfg(feature = "webhooks")]
mod webhook;

#[cfg(feature = "abi")]
pub use compose::changes;
#[cfg(feature = "abi")]
pub use reading::accepted;
#[cfg(feature = "streams")]
pub use request::Request;
#[cfg(feature = "abi")]
pub use settings::Settings;
#[cfg(feature = "streams")]
pub use streams::Streams;
#[cfg(feature = "abi")]
pub use streams::diagnostic;

use crate::features::EXPLAINS;
use crate::json::Limits;
use crate::model::plan::VOCABULARIES;
use crate::model::rule::Severity;
use crate::protocol::flag;
use crate::validate::{self, Options, Scratch};
#[cfg(feature = "webhooks")]
use crate::webhooks::Mappings;
#[cfg(any(feature = "compose", feature = "webhooks"))]
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "report")]
pub use answers::Answer;

/// Inputs of at most this many bytes need no memory from the allocator, so that a process that validates one event never
/// enters it.
const SMALL_BYTES: usize = 16 * 1024;

/// How bad the findings of a rule are, by its code; none: they are left out.
type Level = (u16, Option<Severity>);

/// The options of one call, as numbers.
#[derive(Clone, Copy)]
pub struct Call {
    /// How many bytes of the input there are.
    pub length: u32,
    /// The vocabulary's index; anything else: found in the event.
    pub vocabulary: u32,
    /// The limit on UTF-8 bytes.
    pub bytes: u32,
    /// The limit on levels of nesting.
    pub depth: u32,
    /// The limit on elements of a batch.
    pub batch: u32,
    /// See [`flag`].
    pub flags: u32,
}

/// What one host keeps: one for each instance of the module, or as many as a native host wants.
pub struct Session {
    small: [u8; SMALL_BYTES],
    /// In the place of `small`, once an input was larger.
    large: Vec<u8>,
    scratch: Scratch,
    levels: Vec<Level>,
    #[cfg(feature = "report")]
    headers: Vec<u8>,
    #[cfg(feature = "report")]
    answer: Answer,
    /// The last answer of [`Session::compose`].
    #[cfg(feature = "compose")]
    composed: String,
    #[cfg(feature = "streams")]
    histories: histories::Histories,
    /// The last answer of [`Session::webhook`].
    #[cfg(feature = "webhooks")]
    mapped: String,
    #[cfg(feature = "webhooks")]
    mappings: Mappings,
}

impl Session {
    /// With nothing in it.
    pub const fn new() -> Self {
        Session {
            small: [0; SMALL_BYTES],
            large: Vec::new(),
            scratch: Scratch::empty(),
            levels: Vec::new(),
            #[cfg(feature = "report")]
            headers: Vec::new(),
            #[cfg(feature = "report")]
            answer: Answer::empty(),
            #[cfg(feature = "compose")]
            composed: String::new(),
            #[cfg(feature = "streams")]
            histories: histories::Histories::new(),
            #[cfg(feature = "webhooks")]
            mapped: String::new(),
            #[cfg(feature = "webhooks")]
            mappings: Mappings::new(),
        }
    }

    /// Makes room for an input and lends it. None: there is not so much memory.
    pub fn reserve(&mut self, bytes: usize) -> Option<&mut [u8]> {
        let more = bytes.saturating_sub(self.large.len());
        if self.large.is_empty() && more <= SMALL_BYTES {
            return Some(&mut self.small);
        }
        self.large.try_reserve_exact(more).ok()?;
        self.large.resize(self.large.len() + more, 0);
        Some(&mut self.large)
    }

    /// Whether the input is valid.
    pub fn is_valid(&mut self, call: &Call) -> bool {
        let Session { small, large, scratch, levels, .. } = self;
        validate::is_valid(input(small, large, call.length), &call.options(levels), scratch)
    }

    /// Keeps how bad the findings of some rules are, for the calls with [`flag::LEVELS`]. The first `length` bytes of the
    /// input are three bytes for each: its code, low byte first, and 0 for off, 1 for a note, 2 for a warning, 3 for an
    /// error.
    #[cfg(feature = "report")]
    pub fn set_levels(&mut self, length: u32) {
        let (entries, _) = input(&self.small, &self.large, length).as_chunks::<3>();
        self.levels.clear();
        for [low, high, level] in entries {
            let severity = match level {
                0 => None,
                1 => Some(Severity::Note),
                2 => Some(Severity::Warning),
                _ => Some(Severity::Error),
            };
            self.levels.push((u16::from_le_bytes([*low, *high]), severity));
        }
    }
}

#[cfg(feature = "report")]
impl Session {
    /// Keeps the headers of an HTTP message, for the calls with [`flag::MESSAGE`]: the first `length` bytes of the input,
    /// as [`validate::validate_message`] takes them.
    pub fn set_headers(&mut self, length: u32) {
        let headers = input(&self.small, &self.large, length);
        self.headers.clear();
        self.headers.extend_from_slice(headers);
    }
}

impl Default for Session {
    fn default() -> Self {
        Session::new()
    }
}

/// The first bytes of the room for input.
fn input<'i>(small: &'i [u8; SMALL_BYTES], large: &'i [u8], length: u32) -> &'i [u8] {
    let room = if large.is_empty() { &small[..] } else { large };
    room.get(..length as usize).unwrap_or_default()
}

/// A vocabulary's index, if it is one.
fn vocabulary_of(index: u32) -> Option<usize> {
    Some(index as usize).filter(|&index| index < VOCABULARIES.len())
}

impl Call {
    fn options<'o>(&self, levels: &'o [Level]) -> Options<'o> {
        let Call { vocabulary, bytes, depth, batch, flags, .. } = *self;
        Options {
            vocabulary: vocabulary_of(vocabulary),
            // Both ask for advice.
            strict: EXPLAINS && flags & flag::STRICT != 0,
            levels: if !EXPLAINS || flags & flag::LEVELS == 0 { &[] } else { levels },
            surrogates: flags & flag::FROM_STRING != 0,
            limits: Limits { bytes, depth, batch },
        }
    }
}
