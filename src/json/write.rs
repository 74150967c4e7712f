//! Values to JSON text.

use alloc::string::String;

/// A JSON string that reads `value`.
pub fn quote(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 2);
    quote_into(&mut text, value);
    text
}

/// Writes a JSON string that reads `value`.
pub fn quote_into(text: &mut String, value: &str) {
    text.push('"');
    if super::plain(value.as_bytes(), 0) == value.len() {
        text.push_str(value);
        return text.push('"');
    }
    for letter in value.chars() {
        let escaped = match letter {
            '"' | '\\' => letter,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\0'..' ' => 'u',
            _ => {
                push(text, letter);
                continue;
            }
        };
        push(text, '\\');
        push(text, escaped);
        if escaped == 'u' {
            text.push_str("00");
            push_hex(text, letter, 2);
        }
    }
    push(text, '"');
}

/// Appends a character. One function, since it is long.
#[inline(never)]
pub(crate) fn push(text: &mut String, letter: char) {
    text.push(letter);
}

/// Appends the last digits of a character's number in hexadecimal.
pub(crate) fn push_hex(text: &mut String, letter: char, digits: u32) {
    for digit in (0..digits).rev() {
        push(text, char::from_digit(letter as u32 >> (4 * digit) & 15, 16).unwrap_or_default());
    }
}
