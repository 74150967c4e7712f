//! The values of HTTP headers: attributes as in section 3.1.3.2 of the HTTP binding of CloudEvents, and
//! media types (RFC 9110, section 8.3). All functions take linear time.

use alloc::string::String;
use alloc::vec::Vec;

/// Why a value is not a correctly encoded attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderFault {
    /// A `%` without two hexadecimal digits.
    Percent,
    /// A character that must be percent-encoded.
    Unencoded,
    /// Invalid UTF-8.
    Utf8,
}

/// The content of a value that is a single quoted string, with escapes as written.
fn quoted(value: &[u8]) -> Option<&[u8]> {
    let [b'"', inner @ .., b'"'] = value else { return None };
    let mut escaped = false;
    for &byte in inner {
        if byte == b'"' && !escaped {
            return None;
        }
        escaped = byte == b'\\' && !escaped;
    }
    (!escaped).then_some(inner)
}

/// Whether a value has a character that headers do not allow.
pub fn has_control(value: &str) -> bool {
    value.bytes().any(|byte| (byte < b' ' && byte != b'\t') || byte == 0x7F)
}

/// Decodes an attribute: unquoted, then percent-decoded once. If the result is not UTF-8, returns the value unchanged.
pub fn decode_header(value: &str) -> (String, Option<HeaderFault>) {
    let inner = quoted(value.as_bytes());
    let mut decoded = Vec::new();
    let (mut lone, mut strange) = (false, false);
    let mut rest = inner.unwrap_or(value.as_bytes());
    while let [first, after @ ..] = rest {
        let (mut byte, mut used) = (*first, 1);
        if let (b'\\', true, Some(escaped)) = (byte, inner.is_some(), after.first()) {
            (byte, used) = (*escaped, 2);
        } else if byte == b'%' {
            let digit = |at: usize| after.get(at).and_then(|&digit| char::from(digit).to_digit(16));
            match digit(0).zip(digit(1)) {
                Some((high, low)) => (byte, used) = ((high << 4 | low) as u8, 3),
                None => lone = true,
            }
        } else {
            strange |= inner.is_none() && (byte == b'"' || !byte.is_ascii_graphic());
        }
        decoded.push(byte);
        rest = rest.get(used..).unwrap_or_default();
    }
    match String::from_utf8(decoded) {
        Err(_) => (value.into(), Some(HeaderFault::Utf8)),
        Ok(text) if lone => (text, Some(HeaderFault::Percent)),
        Ok(text) if strange && !has_control(value) => (text, Some(HeaderFault::Unencoded)),
        Ok(text) => (text, None),
    }
}

/// A value up to the first comma outside quotes, which joins duplicate headers.
pub fn first_value(value: &str) -> &str {
    let (mut quotes, mut escaped) = (false, false);
    let comma = value.bytes().position(|byte| {
        let found = byte == b',' && !quotes;
        quotes ^= byte == b'"' && !escaped;
        escaped = quotes && byte == b'\\' && !escaped;
        found
    });
    value.get(..comma.unwrap_or(value.len())).unwrap_or_default()
}

/// Splits at the first occurrence of an ASCII byte.
pub(super) fn cut(text: &str, byte: u8) -> (&str, Option<&str>) {
    let at = text.bytes().position(|other| other == byte).unwrap_or(text.len());
    (text.get(..at).unwrap_or_default(), text.get(at + 1..))
}

/// Whether two words are equal except for case.
#[inline(never)]
pub fn same_word(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// A media type without its parameters.
pub fn essence(media: &str) -> &str {
    cut(media, b';').0.trim_ascii()
}

/// The charset that a media type names.
pub fn charset(media: &str) -> Option<&str> {
    let mut rest = cut(media, b';').1;
    while let Some(parameters) = rest {
        let (parameter, after) = cut(parameters, b';');
        rest = after;
        if let (name, Some(value)) = cut(parameter, b'=')
            && same_word(name.trim_ascii(), "charset")
        {
            let value = value.trim_ascii();
            return match cut(value, b'"') {
                ("", Some(inner)) => Some(cut(inner, b'"').0),
                _ => Some(value),
            };
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_unquoted_and_decoded_once() {
        for (value, text, fault) in [
            ("a%20b", "a b", None),
            ("%e2%82%ac", "€", None),
            ("%2541", "%41", None),
            ("\"a \\\"b\\\" \\\\\"", "a \"b\" \\", None),
            ("\"%41\"", "A", None),
            ("\"a\\\"", "\"a\\\"", Some(HeaderFault::Unencoded)),
            ("\"a\\%41\"", "a%41", None),
            ("\"a\"b\"", "\"a\"b\"", Some(HeaderFault::Unencoded)),
            ("\"", "\"", Some(HeaderFault::Unencoded)),
            ("100%", "100%", Some(HeaderFault::Percent)),
            ("%C0%A0", "%C0%A0", Some(HeaderFault::Utf8)),
            ("%ed%a0%80", "%ed%a0%80", Some(HeaderFault::Utf8)),
            ("a b", "a b", Some(HeaderFault::Unencoded)),
        ] {
            assert_eq!(decode_header(value), (text.to_owned(), fault), "{value}");
        }
    }

    #[test]
    fn media_types_are_taken_apart() {
        assert_eq!(first_value("a/b; x=\"1, \\\"2\", c/d"), "a/b; x=\"1, \\\"2\"");
        assert_eq!(essence(" Application/JSON ; charset=x"), "Application/JSON");
        assert_eq!(charset("a/b; charset=\"UTF-8\""), Some("UTF-8"));
        assert_eq!(charset("a/b;x=1; CharSet = latin1 "), Some("latin1"));
        assert_eq!(charset("charset=utf-8"), None);
    }
}
