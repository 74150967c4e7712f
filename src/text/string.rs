//! What the inside of a JSON string says.

use alloc::borrow::Cow;
use alloc::string::String;

/// The value of a string, from the bytes between its quotes. Total: what is no escape stands for itself, an unpaired
/// surrogate and a byte that is no UTF-8 become U+FFFD.
pub fn decode(inner: &[u8]) -> Cow<'_, str> {
    if !inner.contains(&b'\\') {
        return core::str::from_utf8(inner).map_or_else(|_| String::from_utf8_lossy(inner), Cow::Borrowed);
    }
    let mut text = String::with_capacity(inner.len());
    decode_into(inner, &mut text);
    Cow::Owned(text)
}

/// As [`decode`], behind what `text` holds.
fn decode_into(inner: &[u8], text: &mut String) {
    let mut rest = inner;
    while let Some(at) = rest.iter().position(|&byte| byte == b'\\') {
        text.push_str(&String::from_utf8_lossy(&rest[..at]));
        rest = &rest[at + 1..];
        let Some(&letter) = rest.first() else { return text.push('\\') };
        let (value, used) = match letter {
            b'n' => ('\n', 1),
            b't' => ('\t', 1),
            b'r' => ('\r', 1),
            b'b' => ('\u{8}', 1),
            b'f' => ('\u{c}', 1),
            b'"' | b'\\' | b'/' => (char::from(letter), 1),
            b'u' => unicode(rest),
            _ => ('\\', 0),
        };
        text.push(value);
        rest = &rest[used..];
    }
    text.push_str(&String::from_utf8_lossy(rest));
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
