//! Fuzzes HTTP messages: header lines, a blank line, the body. The instance has seen earlier messages, but few enough
//! to replay.
#![no_main]

use driver::engine::Session;
use std::cell::RefCell;

thread_local! {
    static PAST: RefCell<(Session, Vec<Vec<u8>>)> = RefCell::new((Session::new(), Vec::new()));
}

const MAX_PAST: usize = 50;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    PAST.with_borrow_mut(|(session, past)| {
        if past.len() == MAX_PAST {
            (*session, *past) = (Session::new(), Vec::new());
        }
        past.push(data.to_vec());
        if let Err(words) = driver::http::check(session, data) {
            panic!("{words}\n    after {past:?}");
        }
    });
});
