//! Runs over the part of a string that needs no second look.

const EACH: u64 = u64::MAX / 0xFF;

/// The first offset from `at` on whose byte is a quote, a backslash, a control character or no ASCII; eight at a time.
/// Sixteen at a time, as WebAssembly's vectors do, was tried: strings are short, and it was slower.
#[inline(always)]
pub(crate) fn plain(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*chunk);
        let quote = word ^ (EACH * 0x22);
        let slash = word ^ (EACH * 0x5C);
        // A byte that is zero, or below 0x20, borrows from its high bit. What it borrows further up cannot hide an
        // earlier one, and only the first counts; a byte beyond ASCII has its high bit set anyway.
        let found = quote.wrapping_sub(EACH) | slash.wrapping_sub(EACH) | word.wrapping_sub(EACH * 0x20) | word;
        let found = found & (EACH * 0x80);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(&byte) = bytes.get(at) {
        if byte == b'"' || byte == b'\\' || !(b' '..0x80).contains(&byte) {
            break;
        }
        at += 1;
    }
    at
}
