//! Fuzzes histories of calls. Each byte of the input is a choice.
#![no_main]

use driver::documents::Library;
use driver::engine::Session;
use driver::history::{History, take, to_json};
use driver::random::Random;
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> = LazyLock::new(driver::library);

/// The random driver runs longer histories.
const MAX_STEPS: usize = 24;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut random = Random::from_bytes(data);
    let mut history = History::new(&LIBRARY, &mut random);
    let mut session = Session::new();
    let mut taken = Vec::new();
    while !random.is_over() && taken.len() < MAX_STEPS {
        taken.push(history.step(&mut random));
        assert!(take(&mut session, &taken[taken.len() - 1]).is_none(), "{}", to_json(&taken));
    }
});
