//! RFC 4648 section 4: the standard base64 alphabet, with padding and without line breaks.

use super::{Why, why};
use alloc::vec::Vec;

/// Checks a string.
///
/// # Errors
/// Why it is not base64.
pub fn base64(text: &str) -> Result<(), Why> {
    decode_base64(text).map(|_| ())
}

/// Decodes base64.
///
/// # Errors
/// Why it is not base64.
pub fn decode_base64(text: &str) -> Result<Vec<u8>, Why> {
    let bytes = text.as_bytes();
    if !bytes.len().is_multiple_of(4) {
        return Err(why("has a length that is not a multiple of four"));
    }
    let padding = bytes.iter().rev().take(2).take_while(|&&byte| byte == b'=').count();
    let body = &bytes[..bytes.len() - padding];
    let mut decoded = Vec::with_capacity(bytes.len() / 4 * 3);
    // The bits that do not yet make a byte, and how many they are.
    let (mut word, mut bits) = (0u32, 0);
    for &byte in body {
        word = word << 6 | u32::from(digit(byte)?);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            decoded.push((word >> bits) as u8);
            word &= (1 << bits) - 1;
        }
    }
    if word != 0 {
        return Err(why("has extra bits in its last character"));
    }
    Ok(decoded)
}

fn digit(byte: u8) -> Result<u8, Why> {
    match byte {
        b'A'..=b'Z' => Ok(byte - b'A'),
        b'a'..=b'z' => Ok(byte - b'a' + 26),
        b'0'..=b'9' => Ok(byte - b'0' + 52),
        b'+' => Ok(62),
        b'/' => Ok(63),
        b'=' => Err(why("has padding before its end")),
        b'-' | b'_' => Err(why("uses the URL-safe alphabet")),
        _ => Err(why("has a character that is not in the base64 alphabet")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_of_rfc_4648() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(decode_base64(coded).as_deref(), Ok(plain.as_bytes()));
        }
    }

    #[test]
    fn refused() {
        for text in ["Z", "Zg", "Zg=", "Zh==", "Z===", "Zm 9v", "Zm9v\n", "====", "Zg==Zg==", "Zm-_", "é==="] {
            assert!(base64(text).is_err(), "{text}");
        }
    }
}
