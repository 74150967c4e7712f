//! Numbers, flags, bytes and texts one after the other: what is saved of streams and histories, and facts. A number is in groups of
//! seven bits, the lowest first.

use alloc::string::String;
use alloc::vec::Vec;

/// The greatest offset, line or number: hosts count in doubles.
const GREATEST: u64 = 1 << 53;

/// Appends to what is there.
pub struct Writer<'o>(pub &'o mut Vec<u8>);

impl Writer<'_> {
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    pub fn flag(&mut self, flag: bool) {
        self.0.push(flag.into());
    }

    /// With their length before them.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }
}

/// Reads from the beginning. Each method gives `None` for what no writer wrote; there is only one way to write each number.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'i>(pub &'i [u8]);

impl<'i> Reader<'i> {
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            let bits = u64::from(byte & 0x7F);
            if bits << shift >> shift != bits {
                return None;
            }
            number |= bits << shift;
            if byte < 0x80 {
                return (byte != 0 || shift == 0).then_some(number);
            }
        }
        None
    }

    /// A number that counts bytes, lines or records.
    pub fn offset(&mut self) -> Option<u64> {
        self.number().filter(|&number| number <= GREATEST)
    }

    pub fn flag(&mut self) -> Option<bool> {
        match self.number()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    pub fn bytes(&mut self) -> Option<&'i [u8]> {
        let length = self.number()?;
        self.slice(length)
    }

    /// A text with its length before it.
    pub fn text(&mut self) -> Option<String> {
        core::str::from_utf8(self.bytes()?).ok().map(String::from)
    }

    /// Bytes without their length.
    pub fn slice(&mut self, length: u64) -> Option<&'i [u8]> {
        let (bytes, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(bytes)
    }

    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*bytes)
    }

    pub fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }
}
