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
/// everywhere: one U+FFFD for as many of them as begin a character. `surrogates`: a lone surrogate is three
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
    match core::str::from_utf8(whole) {
        Ok(_) => (length, if length == 4 { 2 } else { 1 }),
        Err(error) => (error.error_len().unwrap_or(whole.len()), 1),
    }
}

/// Eight bytes at a time.
const EACH: u64 = u64::from_le_bytes([1; 8]);

/// The high bits of those of eight bytes that are control characters or not ASCII. Bits above the first such byte may be wrong.
#[inline(always)]
fn special(word: u64) -> u64 {
    (word.wrapping_sub(EACH * 0x20) | word) & (EACH * 0x80)
}

/// Converts byte offsets. They must come in order.
pub struct Lines<'t> {
    bytes: &'t [u8],
    surrogates: bool,
    at: usize,
    here: Position,
}

impl<'t> Lines<'t> {
    /// At the start of a text. `surrogates`: see [`letter`].
    pub fn new(bytes: &'t [u8], surrogates: bool) -> Self {
        Lines { bytes, surrogates, at: 0, here: Position { offset: 0, line: 1, column: 1 } }
    }

    /// The position of a byte offset, which must not be before the last one.
    pub fn to(&mut self, offset: u32) -> Position {
        let goal = (offset as usize).min(self.bytes.len());
        while self.at < goal {
            let rest = self.bytes.get(self.at..goal).unwrap_or_default();
            // No control characters and all ASCII: one column for each byte.
            if let Some(block) = rest.first_chunk::<32>() {
                let (words, _) = block.as_chunks::<8>();
                if words.iter().fold(0, |found, word| found | special(u64::from_le_bytes(*word))) == 0 {
                    self.skip(32);
                    continue;
                }
            }
            // The eight bytes may reach beyond the goal. Those before the first special byte are plain.
            let chunk = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk());
            let plain = chunk.map_or(0, |chunk| special(u64::from_le_bytes(*chunk)).trailing_zeros() / 8);
            if plain > 0 {
                self.skip(plain.min(rest.len() as u32));
                continue;
            }
            let byte = self.bytes[self.at];
            let (length, units) = letter(self.bytes, self.at, self.surrogates);
            self.at += length;
            self.here.offset += units;
            self.here.column += units;
            if byte == b'\n' || (byte == b'\r' && self.bytes.get(self.at) != Some(&b'\n')) {
                self.here.line += 1;
                self.here.column = 1;
            }
        }
        self.here
    }

    /// Skips bytes that are one column each.
    #[inline(always)]
    fn skip(&mut self, bytes: u32) {
        self.at += bytes as usize;
        self.here.offset += bytes;
        self.here.column += bytes;
    }
}
