//! What headers of HTTP messages hold: attributes as section 3.1.3.2 of the HTTP binding of CloudEvents writes them, and
//! media types (RFC 9110, section 8.3). Every function is linear, whatever the text.

use alloc::string::String;
use alloc::vec::Vec;

/// Why a value is not what the binding makes of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderFault {
    /// A `%` begins no byte.
    Percent,
    /// It holds what the binding percent-encodes.
    Unencoded,
    /// Its bytes are no UTF-8.
    Utf8,
}

/// What is between the quotes of a value that is all one quoted string, its escapes as written.
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

/// Whether a value holds a character that no header can hold.
pub fn has_control(value: &str) -> bool {
    value.bytes().any(|byte| (byte < b' ' && byte != b'\t') || byte == 0x7F)
}

/// The attribute that a header's value is: unquoted, then percent-decoded once. Where its bytes are no UTF-8, only unquoted.
pub fn decode_header(value: &str) -> (String, Option<HeaderFault>) {
    let inner = quoted(value.as_bytes());
    let mut plain = Vec::new();
    let mut escaped = false;
    for &byte in inner.unwrap_or(value.as_bytes()) {
        escaped = inner.is_some() && byte == b'\\' && !escaped;
        if !escaped {
            plain.push(byte);
        }
    }
    let mut decoded = Vec::with_capacity(plain.len());
    let mut lone = false;
    let mut rest = &plain[..];
    while let [first, after @ ..] = rest {
        rest = after;
        let digit = |at: usize| after.get(at).and_then(|&digit| char::from(digit).to_digit(16));
        if *first != b'%' {
            decoded.push(*first);
        } else if let (Some(high), Some(low)) = (digit(0), digit(1)) {
            decoded.push((high << 4 | low) as u8);
            rest = &after[2..];
        } else {
            lone = true;
            decoded.push(b'%');
        }
    }
    let strange = |&byte: &u8| byte == b'"' || !byte.is_ascii_graphic();
    match String::from_utf8(decoded) {
        Err(_) => (String::from_utf8(plain).unwrap_or_default(), Some(HeaderFault::Utf8)),
        Ok(text) if lone => (text, Some(HeaderFault::Percent)),
        Ok(text) if inner.is_none() && plain.iter().any(strange) && !has_control(value) => {
            (text, Some(HeaderFault::Unencoded))
        }
        Ok(text) => (text, None),
    }
}

/// An attribute as a header holds it.
pub fn encode_header(attribute: &str) -> String {
    let mut text = String::new();
    for byte in attribute.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'"' | b'%') {
            text.push(char::from(byte));
        } else {
            text.push('%');
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    text
}

/// A value up to the first comma that is in no quotes: headers that came twice are joined by one.
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

/// What is before and after the first of some byte.
fn cut(text: &[u8], byte: u8) -> (&[u8], Option<&[u8]>) {
    let at = text.iter().position(|&other| other == byte);
    let at = at.unwrap_or(text.len());
    (text.get(..at).unwrap_or_default(), text.get(at + 1..))
}

fn lower_case(text: &[u8]) -> String {
    text.trim_ascii().iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect()
}

/// A media type without its parameters, in lower case.
pub fn essence(media: &str) -> String {
    lower_case(cut(media.as_bytes(), b';').0)
}

/// The charset that a media type names, in lower case.
pub fn charset(media: &str) -> Option<String> {
    let mut rest = cut(media.as_bytes(), b';').1;
    while let Some(parameters) = rest {
        let (parameter, after) = cut(parameters, b';');
        rest = after;
        let (name, value) = cut(parameter, b'=');
        if let Some(value) = value
            && name.trim_ascii().eq_ignore_ascii_case(b"charset")
        {
            let value = value.trim_ascii();
            let inner = value.strip_prefix(b"\"").map(|inner| cut(inner, b'"').0);
            return Some(lower_case(inner.unwrap_or(value)));
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
            ("\"a\"b\"", "\"a\"b\"", Some(HeaderFault::Unencoded)),
            ("\"", "\"", Some(HeaderFault::Unencoded)),
            ("100%", "100%", Some(HeaderFault::Percent)),
            ("%C0%A0", "%C0%A0", Some(HeaderFault::Utf8)),
            ("%ed%a0%80", "%ed%a0%80", Some(HeaderFault::Utf8)),
            ("a b", "a b", Some(HeaderFault::Unencoded)),
        ] {
            assert_eq!(decode_header(value), (text.to_owned(), fault), "{value}");
        }
        assert_eq!(encode_header("a b%\"€"), "a%20b%25%22%E2%82%AC");
    }

    #[test]
    fn media_types_are_taken_apart() {
        assert_eq!(first_value("a/b; x=\"1, \\\"2\", c/d"), "a/b; x=\"1, \\\"2\"");
        assert_eq!(essence(" Application/JSON ; charset=x"), "application/json");
        assert_eq!(charset("a/b; charset=\"UTF-8\"").as_deref(), Some("utf-8"));
        assert_eq!(charset("a/b;x=1; CharSet = latin1 ").as_deref(), Some("latin1"));
        assert_eq!(charset("charset=utf-8"), None);
    }
}
