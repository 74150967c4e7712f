//! Fuzzes HTTP messages on one instance: each is header lines, a blank line and the body.
#![no_main]

use driver::engine::Session;

/// Stands between two messages.
const SEPARATOR: u8 = 0x1E;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut session = Session::new();
    for message in data.split(|&byte| byte == SEPARATOR) {
        if let Err(words) = driver::http::check(&mut session, message) {
            panic!("{words}");
        }
    }
});
