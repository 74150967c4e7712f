//! Byte offsets to what people and editors count: UTF-16 units, lines, columns. The only place that does.

/// A place in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// UTF-16 units from the start of the text, from 0; a byte order mark counts as one.
    pub offset: u32,
    /// From 1; a line ends at LF, CR LF or a lone CR.
    pub line: u32,
    /// UTF-16 units from the start of the line, from 1.
    pub column: u32,
}

/// The bytes of the character at an offset, and its UTF-16 units. Bytes that are no UTF-8 count as they are decoded
/// everywhere: one U+FFFD for as many of them as begin a character. `surrogates`: an unpaired surrogate stands as three
/// bytes. None at the end of the text.
pub fn letter(bytes: &[u8], at: usize, surrogates: bool) -> (usize, u32) {
    let rest = bytes.get(at..).unwrap_or_default();
    let length = match rest {
        [] => return (0, 0),
        [0xED, 0xA0..=0xBF, 0x80..=0xBF, ..] if surrogates => return (3, 1),
        [0xC2..=0xDF, ..] => 2,
        [0xE0..=0xEF, ..] => 3,
        [0xF0..=0xF4, ..] => 4,
        _ => return (1, 1),
    };
    let whole = rest.get(..length).unwrap_or(rest);
    match std::str::from_utf8(whole) {
        Ok(_) => (length, if length == 4 { 2 } else { 1 }),
        Err(error) => (error.error_len().unwrap_or(whole.len()), 1),
    }
}

/// The positions of byte offsets, which must be sorted: one pass over the text up to the last of them.
pub fn positions(bytes: &[u8], surrogates: bool, offsets: &[u32]) -> Vec<Position> {
    let mut here = Position { offset: 0, line: 1, column: 1 };
    let mut at = 0;
    let mut found = Vec::with_capacity(offsets.len());
    for &offset in offsets {
        let goal = (offset as usize).min(bytes.len());
        while at < goal {
            let byte = bytes[at];
            let (length, units) = letter(bytes, at, surrogates);
            at += length;
            here.offset += units;
            here.column += units;
            if byte == b'\n' || (byte == b'\r' && bytes.get(at) != Some(&b'\n')) {
                here.line += 1;
                here.column = 1;
            }
        }
        found.push(here);
    }
    found
}
