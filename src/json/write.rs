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
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\0'..=' ' if letter != ' ' => {
                text.push_str("\\u00");
                for digit in [letter as u32 >> 4, letter as u32 & 15] {
                    text.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
}
