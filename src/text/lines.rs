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

/// The positions of byte offsets, which must be sorted: one pass over the text up to the last of them.
pub fn positions(bytes: &[u8], offsets: &[u32]) -> Vec<Position> {
    let mut here = Position { offset: 0, line: 1, column: 1 };
    let mut at = 0;
    let mut found = Vec::with_capacity(offsets.len());
    for &offset in offsets {
        let goal = (offset as usize).min(bytes.len());
        while at < goal {
            let byte = bytes[at];
            at += 1;
            // One unit for each byte that begins a character, two for those beyond the basic plane.
            let units = match byte {
                0x80..=0xBF => 0,
                0xF0.. => 2,
                _ => 1,
            };
            here.offset += units;
            here.column += units;
            let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(at) != Some(&b'\n'));
            if ends_line {
                here.line += 1;
                here.column = 1;
            }
        }
        found.push(here);
    }
    found
}
