//! What JavaScript can call: a thin layer over [`Session`]. This file is the only one that knows that there is such a thing.
//!
//! What reads input takes and returns numbers and calls no import, so that any number of instances can be made of the
//! module and thrown away after a trap. Text goes in through one kept buffer.
#![expect(unsafe_code, reason = "exports need their plain names, and JavaScript writes into memory that Rust owns")]

#[cfg(not(any(feature = "compose", feature = "webhooks")))]
use crate::session::Call;
use crate::session::Session;
use core::cell::RefCell;

static SESSION: Lone = Lone(RefCell::new(Session::new()));

/// What the one thread of an instance keeps.
struct Lone(RefCell<Session>);

// SAFETY: the module is built without threads, and its memory is not shared.
unsafe impl Sync for Lone {}

#[cfg(not(feature = "streams"))]
fn with_session<Answer>(work: impl FnOnce(&mut Session) -> Answer) -> Answer {
    work(&mut SESSION.0.borrow_mut())
}

/// After a trap the session is still borrowed, by a call that never goes on: what is left of a stream is read all the same.
#[cfg(feature = "streams")]
fn with_session<Answer>(work: impl FnOnce(&mut Session) -> Answer) -> Answer {
    // SAFETY: there is one thread, and no export calls another or leaves the module.
    work(unsafe { &mut *SESSION.0.as_ptr() })
}

/// Reserves this many bytes for input. Returns their address, or 0 if memory is exhausted.
#[unsafe(no_mangle)]
pub extern "C" fn input_reserve(bytes: u32) -> u32 {
    with_session(|session| session.reserve(bytes as usize).map_or(0, |room| room.as_ptr() as u32))
}

/// Whether the first `length` bytes of the input are valid: 0 yes, 1 no.
#[cfg(not(any(feature = "compose", feature = "webhooks")))]
#[unsafe(no_mangle)]
pub extern "C" fn check(length: u32, vocabulary: u32, bytes: u32, depth: u32, batch: u32, flags: u32) -> u32 {
    let call = Call { length, vocabulary, bytes, depth, batch, flags };
    with_session(|session| u32::from(!session.is_valid(&call)))
}

/// Answers a request: see `Session::history`. Returns the length of the answer; `history_answer` is where it is.
#[cfg(feature = "streams")]
#[unsafe(no_mangle)]
pub extern "C" fn history(length: u32) -> u32 {
    with_session(|session| session.history(length).len() as u32)
}

/// The address of the last answer.
#[cfg(feature = "streams")]
#[unsafe(no_mangle)]
pub extern "C" fn history_answer() -> u32 {
    with_session(|session| session.history_answer().as_ptr() as u32)
}

/// The address of the bytes of the last answer.
#[cfg(feature = "streams")]
#[unsafe(no_mangle)]
pub extern "C" fn history_bytes() -> u32 {
    with_session(|session| session.history_bytes().as_ptr() as u32)
}

/// How many they are.
#[cfg(feature = "streams")]
#[unsafe(no_mangle)]
pub extern "C" fn history_bytes_length() -> u32 {
    with_session(|session| session.history_bytes().len() as u32)
}

/// Answers a request: see `Session::compose`. Returns the length of the answer; `composed` is where it is.
#[cfg(all(feature = "compose", not(feature = "streams")))]
#[unsafe(no_mangle)]
pub extern "C" fn compose(length: u32) -> u32 {
    with_session(|session| session.compose(length).len() as u32)
}

/// The address of the last answer.
#[cfg(all(feature = "compose", not(feature = "streams")))]
#[unsafe(no_mangle)]
pub extern "C" fn composed() -> u32 {
    with_session(|session| session.composed().as_ptr() as u32)
}

/// Answers a request: see `Session::webhook`. Returns the length of the answer; `mapped` is where it is.
#[cfg(all(feature = "webhooks", not(feature = "compose")))]
#[unsafe(no_mangle)]
pub extern "C" fn webhook(length: u32) -> u32 {
    with_session(|session| session.webhook(length).len() as u32)
}

/// The address of the last answer.
#[cfg(all(feature = "webhooks", not(feature = "compose")))]
#[unsafe(no_mangle)]
pub extern "C" fn mapped() -> u32 {
    with_session(|session| session.mapped().as_ptr() as u32)
}

#[cfg(all(feature = "report", not(any(feature = "compose", feature = "webhooks"))))]
mod answers {
    use super::with_session;
    use crate::model::plan::VOCABULARIES;
    use crate::session::Call;
    use alloc::borrow::ToOwned;
    use alloc::string::String;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The report on the first `length` bytes of the input: the address of its header.
    #[unsafe(no_mangle)]
    pub extern "C" fn report(
        length: u32,
        vocabulary: u32,
        most: u32,
        bytes: u32,
        depth: u32,
        batch: u32,
        flags: u32,
    ) -> u32 {
        let call = Call { length, vocabulary, bytes, depth, batch, flags };
        with_session(|session| session.report(&call, most).header().as_ptr() as u32)
    }

    /// Sets severities: see `Session::set_levels`.
    #[unsafe(no_mangle)]
    pub extern "C" fn set_levels(length: u32) {
        with_session(|session| session.set_levels(length));
    }

    /// Sets headers: see `Session::set_headers`.
    #[unsafe(no_mangle)]
    pub extern "C" fn set_headers(length: u32) {
        with_session(|session| session.set_headers(length));
    }

    /// The id of the vocabulary with an index, for whoever wants to hold another list of them to the engine's: the index is
    /// what crosses the boundary. None after the last.
    #[wasm_bindgen]
    pub fn vocabulary_id(index: u32) -> Option<String> {
        Some(VOCABULARIES.get(index as usize)?.id.to_owned())
    }
}
