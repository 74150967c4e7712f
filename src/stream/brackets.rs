//! Which brackets are open.

use crate::bytes::{Reader, Writer};

/// Levels whose kind is known. Of deeper ones only the number is.
const LEVELS: u64 = 1024;

/// The open brackets of one value, and whether a string is open in it.
#[derive(Clone)]
pub(super) struct Brackets {
    /// How many are open.
    pub depth: u64,
    /// Whether a string is open.
    pub string: bool,
    /// Whether the byte before was a backslash that escapes.
    pub escaped: bool,
    /// The last byte outside strings that is not blank; of a string its last quote.
    pub last: u8,
    /// A bit for each of the outer levels: whether it is an array.
    arrays: [u64; (LEVELS / 64) as usize],
}

impl Brackets {
    pub const fn new() -> Self {
        Brackets { depth: 0, string: false, escaped: false, last: 0, arrays: [0; (LEVELS / 64) as usize] }
    }

    /// None is open.
    pub fn clear(&mut self) {
        self.depth = 0;
        self.end_string();
        self.last = 0;
    }

    pub fn end_string(&mut self) {
        self.string = false;
        self.escaped = false;
    }

    /// Opens one.
    pub fn open(&mut self, byte: u8) {
        let (word, bit) = (self.depth / 64, 1 << (self.depth % 64));
        if let Some(word) = self.arrays.get_mut(word as usize) {
            *word = if byte == b'[' { *word | bit } else { *word & !bit };
        }
        self.depth += 1;
    }

    /// Whether the level with this number, from 0, is an array. Unknown levels are not.
    fn is_array(&self, level: u64) -> bool {
        self.arrays.get((level / 64) as usize).is_some_and(|word| word >> (level % 64) & 1 == 1)
    }

    /// Closes the innermost level of the bracket's kind, and with it those inside that were left open. Where no level is of
    /// that kind the bracket is a stray one, and closes nothing.
    pub fn close(&mut self, byte: u8) {
        if self.depth > LEVELS {
            self.depth -= 1;
        } else if let Some(level) = self.matching(byte) {
            self.depth = level;
        }
    }

    /// The innermost level that the closing bracket fits.
    fn matching(&self, byte: u8) -> Option<u64> {
        let mut top = self.depth;
        while top > 0 {
            // The levels of one word, the innermost in the highest bit.
            let (word, count) = ((top - 1) / 64, (top - 1) % 64 + 1);
            let arrays = self.arrays[word as usize];
            let fit = (if byte == b']' { arrays } else { !arrays }) << (64 - count);
            let above = u64::from(fit.leading_zeros());
            if above < count {
                return Some(top - 1 - above);
            }
            top -= count;
        }
        None
    }

    /// Whether an open level fits the closing bracket.
    pub fn can_close(&self, byte: u8) -> bool {
        self.depth > LEVELS || self.matching(byte).is_some()
    }

    /// Whether the innermost level is an array.
    pub fn in_array(&self) -> bool {
        self.depth > 0 && self.is_array(self.depth - 1)
    }

    /// Whether JSON's grammar lets an object or array begin here.
    pub fn takes_value(&self) -> bool {
        match self.last {
            b'[' | b':' => true,
            b',' => self.in_array() || self.depth > LEVELS,
            _ => false,
        }
    }

    pub fn write(&self, to: &mut Writer) {
        to.number(self.depth);
        to.flag(self.string);
        to.flag(self.escaped);
        to.number(self.last.into());
        for index in 0..self.words() {
            to.number(self.known(index));
        }
    }

    /// Words of `arrays` that say something.
    fn words(&self) -> usize {
        (self.depth.min(LEVELS)).div_ceil(64) as usize
    }

    /// A word without the bits of levels that are closed again.
    fn known(&self, index: usize) -> u64 {
        let open = self.depth - index as u64 * 64;
        self.arrays[index] & if open >= 64 { u64::MAX } else { (1 << open) - 1 }
    }

    pub fn read(from: &mut Reader) -> Option<Self> {
        let mut brackets = Brackets::new();
        brackets.depth = from.offset()?;
        brackets.string = from.flag()?;
        brackets.escaped = from.flag()?;
        brackets.last = u8::try_from(from.number()?).ok()?;
        for index in 0..brackets.words() {
            brackets.arrays[index] = from.number()?;
            if brackets.arrays[index] != brackets.known(index) {
                return None;
            }
        }
        (brackets.string || !brackets.escaped).then_some(brackets)
    }
}
