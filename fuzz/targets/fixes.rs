//! Fuzzes the safe fixes of a text.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data)
        && let Err(words) = driver::fixes::check(text)
    {
        panic!("{words}");
    }
});
