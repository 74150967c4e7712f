//! What the inside of a JSON string says.

use crate::features::EXPLAINS;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// The value of a string, from the bytes between its quotes. Never fails: an invalid escape is kept as written, a lone
/// surrogate and invalid UTF-8 become U+FFFD.
pub fn decode(inner: &[u8]) -> Cow<'_, str> {
    if inner.iter().all(|&byte| byte != b'\\') {
        return without_escapes(inner);
    }
    let mut text = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let [first, behind @ ..] = rest {
        rest = behind;
        if *first != b'\\' {
            text.push(*first);
            continue;
        }
        let (value, used) = match rest.first() {
            Some(b'n') => ('\n', 1),
            Some(b't') => ('\t', 1),
            Some(b'r') => ('\r', 1),
            Some(b'b') => ('\u{8}', 1),
            Some(b'f') => ('\u{c}', 1),
            Some(&plain @ (b'"' | b'\\' | b'/')) => (char::from(plain), 1),
            Some(b'u') => unicode(rest),
            _ => ('\\', 0),
        };
        text.extend_from_slice(value.encode_utf8(&mut [0; 4]).as_bytes());
        rest = rest.get(used..).unwrap_or_default();
    }
    Cow::Owned(text_of(text))
}

/// Like [`decode`], for bytes without a backslash.
pub(crate) fn without_escapes(inner: &[u8]) -> Cow<'_, str> {
    core::str::from_utf8(inner).map_or_else(|_| Cow::Owned(text_of(inner.to_vec())), Cow::Borrowed)
}

/// Bytes as text. A build that only gives verdicts does not look further into a text with a fault.
fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        if EXPLAINS { String::from_utf8_lossy(error.as_bytes()).into_owned() } else { String::new() }
    })
}

/// The character of `uXXXX`, or of a pair of them, and how many bytes it takes.
fn unicode(rest: &[u8]) -> (char, usize) {
    let Some(first) = hex4(&rest[1..]) else { return ('\\', 0) };
    if let Some(value) = char::from_u32(first) {
        return (value, 5);
    }
    if first < 0xDC00
        && rest[5..].starts_with(b"\\u")
        && let Some(second @ 0xDC00..0xE000) = hex4(&rest[7..])
    {
        let value = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        return (char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER), 11);
    }
    (char::REPLACEMENT_CHARACTER, 5)
}

/// Four hexadecimal digits.
pub(super) fn hex4(bytes: &[u8]) -> Option<u32> {
    bytes.first_chunk::<4>()?.iter().try_fold(0, |value, &byte| Some(value << 4 | char::from(byte).to_digit(16)?))
}
