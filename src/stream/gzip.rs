//! Streams that are packed with gzip (RFC 1952), unpacked as they arrive.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

/// The first bytes of what is packed.
const MAGIC: [u8; 2] = [0x1F, 0x8B];

/// The saved state of a stream that is not packed.
const PLAIN: &[u8; 1] = b"-";

/// Bytes that are unpacked at once.
const ROOM: usize = 32 << 10;

/// What is wrong with a packed stream. What was unpacked before is good, except after `Checksum` and `Length`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackFault {
    /// The input ended before its end.
    CutOff,
    /// The header names another method than deflate, or sets flags that nobody knows.
    Header,
    /// The data is not what deflate makes.
    Data,
    /// The checksum of the header or of what was unpacked is another one.
    Checksum,
    /// What was unpacked has another length than the packed stream says.
    Length,
    /// What follows the end is no packed stream, nor zeros.
    Trailing,
    /// It unpacks to more than [`PackLimits::total`].
    TooLong,
    /// It unpacks to more than [`PackLimits::ratio`] times itself.
    Bomb,
}

/// How much may come out of a packed stream.
#[derive(Clone, Copy, Debug)]
pub struct PackLimits {
    /// Bytes that are unpacked.
    pub total: u64,
    /// Bytes that are unpacked for each packed one, of streams that unpack to more than `free`. Deflate reaches 1,032.
    pub ratio: u64,
    /// Bytes for which `ratio` does not count.
    pub free: u64,
}

impl Default for PackLimits {
    /// No total, since memory does not grow with it; events that repeat each other are packed to one part in 100 or so.
    fn default() -> Self {
        PackLimits { total: 1 << 53, ratio: 400, free: 64 << 20 }
    }
}

/// Where the next byte is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// At the start of the stream.
    Start,
    /// In a stream that is not packed.
    Plain,
    /// In the first ten bytes of a member, or before them.
    Header,
    /// In the length of the extra field.
    ExtraLength,
    /// In the extra field.
    Extra(u16),
    /// In the file's name.
    Name,
    /// In the comment.
    Comment,
    /// In the checksum of the header.
    HeaderSum,
    /// In the packed data.
    Data,
    /// In the checksum and the length after it.
    Trailer,
    /// In zeros after the last member.
    Padding,
}

/// Unpacks a stream that begins as gzip does, and hands on any other as it is.
pub struct Unpacker {
    at: At,
    limits: PackLimits,
    /// Bytes of a part of the header or trailer so far.
    part: Vec<u8>,
    /// The flags of the header.
    flags: u8,
    /// Of the header, later of what this member was unpacked to.
    sum: Sum,
    /// Bytes that this member was unpacked to.
    length: u64,
    /// Bytes that came in, and that came out.
    taken: u64,
    given: u64,
    inflate: Option<Box<InflateState>>,
    room: Vec<u8>,
    fault: Option<PackFault>,
}

impl Unpacker {
    /// Memory is taken when the stream turns out to be packed.
    pub fn new(limits: PackLimits) -> Self {
        Unpacker {
            at: At::Start,
            limits,
            part: Vec::new(),
            flags: 0,
            sum: Sum::new(),
            length: 0,
            taken: 0,
            given: 0,
            inflate: None,
            room: Vec::new(),
            fault: None,
        }
    }

    /// Whether the stream is packed. Not clear before its second byte.
    pub fn is_packed(&self) -> bool {
        !matches!(self.at, At::Start | At::Plain)
    }

    /// The state of a stream that is not packed. None: it is packed, and what has been unpacked cannot be saved.
    pub fn save(&self) -> Option<Vec<u8>> {
        match self.at {
            At::Start => Some(self.part.clone()),
            At::Plain => Some(Vec::from(*PLAIN)),
            _ => None,
        }
    }

    /// Continues with the state that [`Unpacker::save`] gave. None: it is something else.
    pub fn restore(bytes: &[u8], limits: PackLimits) -> Option<Self> {
        let mut unpacker = Unpacker::new(limits);
        if bytes == PLAIN {
            unpacker.at = At::Plain;
        } else if bytes.len() < MAGIC.len() && MAGIC.starts_with(bytes) {
            unpacker.part.extend_from_slice(bytes);
        } else {
            return None;
        }
        Some(unpacker)
    }

    /// Reads on; `give` is called with the bytes that come out, in order. After a fault nothing comes out any more.
    ///
    /// # Errors
    ///
    /// What is wrong, again at each call.
    pub fn push(&mut self, chunk: &[u8], give: &mut dyn FnMut(&[u8])) -> Result<(), PackFault> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        self.read(chunk, give).inspect_err(|&fault| self.fault = Some(fault))
    }

    /// The end of the input.
    ///
    /// # Errors
    ///
    /// What is wrong, if it was not said before: the end is missing.
    pub fn finish(&mut self, give: &mut dyn FnMut(&[u8])) -> Result<(), PackFault> {
        match self.at {
            _ if self.fault.is_some() => Ok(()),
            At::Start => {
                give(&self.part);
                self.part.clear();
                Ok(())
            }
            At::Plain | At::Padding => Ok(()),
            // After a member: nothing has to follow.
            At::Header if self.part.is_empty() => Ok(()),
            _ => Err(PackFault::CutOff),
        }
    }

    fn read(&mut self, chunk: &[u8], give: &mut dyn FnMut(&[u8])) -> Result<(), PackFault> {
        let mut rest = chunk;
        while !rest.is_empty() {
            match self.at {
                At::Plain => {
                    give(rest);
                    break;
                }
                At::Data => rest = self.unpack(rest, give)?,
                _ => {
                    let byte = rest[0];
                    rest = &rest[1..];
                    self.step(byte, give)?;
                }
            }
        }
        Ok(())
    }

    /// Reads a byte outside the packed data.
    fn step(&mut self, byte: u8, give: &mut dyn FnMut(&[u8])) -> Result<(), PackFault> {
        self.taken += 1;
        if matches!(self.at, At::ExtraLength | At::Extra(_) | At::Name | At::Comment) {
            self.sum.add(&[byte]);
        }
        match self.at {
            At::Start => {
                self.part.push(byte);
                if !MAGIC.starts_with(&self.part) {
                    self.at = At::Plain;
                    give(&self.part);
                    self.part.clear();
                } else if self.part.len() == MAGIC.len() {
                    self.at = At::Header;
                }
            }
            At::Header => {
                // Not in the first member, of which two bytes are known.
                if byte == 0 && self.part.is_empty() {
                    self.at = At::Padding;
                    return Ok(());
                }
                self.part.push(byte);
                if !MAGIC.starts_with(&self.part[..self.part.len().min(MAGIC.len())]) {
                    return Err(PackFault::Trailing);
                }
                if self.part.len() == 10 {
                    self.flags = self.part[3];
                    if self.part[2] != 8 || self.flags & 0xE0 != 0 {
                        return Err(PackFault::Header);
                    }
                    self.sum.begin();
                    let part = core::mem::take(&mut self.part);
                    self.sum.add(&part);
                    self.after_header(0x04);
                }
            }
            At::ExtraLength => {
                self.part.push(byte);
                if let [low, high] = self.part[..] {
                    self.part.clear();
                    match u16::from_le_bytes([low, high]) {
                        0 => self.after_header(0x08),
                        length => self.at = At::Extra(length),
                    }
                }
            }
            At::Extra(1) => self.after_header(0x08),
            At::Extra(left) => self.at = At::Extra(left - 1),
            At::Name if byte == 0 => self.after_header(0x10),
            At::Comment if byte == 0 => self.after_header(0x02),
            At::HeaderSum => {
                self.part.push(byte);
                if let [low, high] = self.part[..] {
                    self.part.clear();
                    if u32::from(u16::from_le_bytes([low, high])) != self.sum.get() & 0xFFFF {
                        return Err(PackFault::Checksum);
                    }
                    self.begin_data();
                }
            }
            At::Trailer => {
                self.part.push(byte);
                if let Some((sum, length)) = self.part.split_first_chunk::<4>()
                    && let Some(length) = length.first_chunk::<4>()
                {
                    if u32::from_le_bytes(*sum) != self.sum.get() {
                        return Err(PackFault::Checksum);
                    }
                    // The length is stored in 32 bits.
                    if u32::from_le_bytes(*length) != self.length as u32 {
                        return Err(PackFault::Length);
                    }
                    self.part.clear();
                    self.at = At::Header;
                }
            }
            At::Padding if byte != 0 => return Err(PackFault::Trailing),
            At::Name | At::Comment | At::Plain | At::Data | At::Padding => {}
        }
        Ok(())
    }

    /// Goes on to the first part of the header, from the one with this flag on, that the header has.
    fn after_header(&mut self, from: u8) {
        let parts = [(0x04, At::ExtraLength), (0x08, At::Name), (0x10, At::Comment), (0x02, At::HeaderSum)];
        let next = parts.iter().skip_while(|(flag, _)| *flag != from).find(|(flag, _)| self.flags & flag != 0);
        match next {
            Some(&(_, at)) => self.at = at,
            None => self.begin_data(),
        }
    }

    fn begin_data(&mut self) {
        self.at = At::Data;
        self.sum.begin();
        self.length = 0;
        match &mut self.inflate {
            Some(state) => state.reset(DataFormat::Raw),
            None => self.inflate = Some(InflateState::new_boxed(DataFormat::Raw)),
        }
        if self.room.is_empty() {
            self.room = vec![0; ROOM];
        }
    }

    /// Unpacks some data; what is left of the chunk after it.
    fn unpack<'c>(&mut self, mut rest: &'c [u8], give: &mut dyn FnMut(&[u8])) -> Result<&'c [u8], PackFault> {
        let Some(state) = &mut self.inflate else { return Err(PackFault::Data) };
        loop {
            let result = inflate(state, rest, &mut self.room, MZFlush::None);
            rest = rest.get(result.bytes_consumed..).unwrap_or_default();
            self.taken += result.bytes_consumed as u64;
            let out = self.room.get(..result.bytes_written).unwrap_or_default();
            let allowed = self.limits.total - self.given;
            let out = &out[..usize::try_from(allowed).unwrap_or(usize::MAX).min(out.len())];
            if !out.is_empty() {
                self.sum.add(out);
                self.length += out.len() as u64;
                self.given += out.len() as u64;
                give(out);
            }
            if out.len() < result.bytes_written {
                return Err(PackFault::TooLong);
            }
            if self.given > self.limits.free && self.given / self.limits.ratio.max(1) > self.taken {
                return Err(PackFault::Bomb);
            }
            match result.status {
                Ok(MZStatus::StreamEnd) => {
                    self.at = At::Trailer;
                    return Ok(rest);
                }
                // It needs more input, unless all of the room was used.
                Ok(MZStatus::Ok) | Err(MZError::Buf) if result.bytes_written < ROOM && rest.is_empty() => {
                    return Ok(rest);
                }
                Ok(MZStatus::Ok) | Err(MZError::Buf) if result.bytes_written + result.bytes_consumed > 0 => {}
                _ => return Err(PackFault::Data),
            }
        }
    }
}

/// CRC-32 as gzip has it.
struct Sum {
    value: u32,
    /// For eight bytes at a time; empty before it is used.
    tables: Vec<[u32; 256]>,
}

impl Sum {
    const fn new() -> Self {
        Sum { value: u32::MAX, tables: Vec::new() }
    }

    fn begin(&mut self) {
        self.value = u32::MAX;
    }

    fn get(&self) -> u32 {
        !self.value
    }

    fn fill(&mut self) {
        self.tables = vec![[0; 256]; 8];
        for index in 0..256u32 {
            let mut value = index;
            for _ in 0..8 {
                value = (value >> 1) ^ (0xEDB8_8320 * (value & 1));
            }
            self.tables[0][index as usize] = value;
        }
        for table in 1..8 {
            for index in 0..256 {
                let before = self.tables[table - 1][index];
                self.tables[table][index] = before >> 8 ^ self.tables[0][(before & 0xFF) as usize];
            }
        }
    }

    fn add(&mut self, bytes: &[u8]) {
        if self.tables.is_empty() {
            self.fill();
        }
        let Some((tables, [])) = self.tables.split_first_chunk::<8>() else { return };
        let (eights, rest) = bytes.as_chunks::<8>();
        let mut value = self.value;
        for eight in eights {
            let both = u64::from_le_bytes(*eight) ^ u64::from(value);
            value = (0..8).fold(0, |sum, at| sum ^ tables[7 - at][(both >> (8 * at)) as usize & 0xFF]);
        }
        for &byte in rest {
            value = value >> 8 ^ tables[0][((value ^ u32::from(byte)) & 0xFF) as usize];
        }
        self.value = value;
    }
}
