//! Streams that are packed with gzip: the files `tests/streams/packed-*.gz`, written by another implementation, and members
//! of stored blocks that are made here.

use cdevents_wasm::stream::{Form, Framer, PackFault, PackLimits, Unpacker};
use std::fs;
use std::path::Path;

fn file(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/streams").join(name)).expect("a file")
}

fn unpack<'c>(limits: PackLimits, chunks: impl IntoIterator<Item = &'c [u8]>) -> (Vec<u8>, Option<PackFault>) {
    let mut out = Vec::new();
    let mut unpacker = Unpacker::new(limits);
    for chunk in chunks {
        if let Err(fault) = unpacker.push(chunk, &mut |bytes| out.extend_from_slice(bytes)) {
            let again = unpacker.push(b"x", &mut |_| panic!("nothing comes after a fault"));
            assert_eq!(again, Err(fault));
            return (out, Some(fault));
        }
    }
    let fault = unpacker.finish(&mut |bytes| out.extend_from_slice(bytes)).err();
    (out, fault)
}

/// CRC-32, a bit at a time.
fn sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}

/// A member without compression.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255];
    let blocks: Vec<&[u8]> = bytes.chunks(1000).collect();
    for (index, block) in blocks.iter().enumerate() {
        let length = block.len() as u16;
        out.push(u8::from(index + 1 == blocks.len()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend_from_slice(block);
    }
    out.extend(sum(bytes).to_le_bytes());
    out.extend((bytes.len() as u32).to_le_bytes());
    out
}

#[test]
fn files_of_others() {
    for name in ["packed-header", "packed-members"] {
        let packed = file(&format!("{name}.gz"));
        let plain = file(&format!("{name}.plain"));
        for size in [1, 2, 3, 10, packed.len()] {
            assert_eq!(unpack(PackLimits::default(), packed.chunks(size)), (plain.clone(), None), "{name} by {size}");
        }
        for at in 0..packed.len() {
            let (head, rest) = packed.split_at(at);
            assert_eq!(unpack(PackLimits::default(), [head, rest]), (plain.clone(), None), "{name} at {at}");
        }
    }
}

#[test]
fn what_is_not_packed_passes() {
    for plain in [&b""[..], b"{}", b"\x1f", b"\x1f{", b"\x1e{}\x1f\x8b"] {
        for size in [1, 2, 9] {
            assert_eq!(unpack(PackLimits::default(), plain.chunks(size)), (plain.to_vec(), None));
        }
    }
}

/// Cut anywhere: what came before is kept, and the fault says so. Between members it is no fault.
#[test]
fn cut_off() {
    let (first, second) = (b"{\"a\":1}\n".repeat(300), b"{\"b\":2}\n".repeat(300));
    let (one, two) = (stored(&first), stored(&second));
    let both = [one.clone(), two].concat();
    let plain = [first, second].concat();
    for end in 2..both.len() {
        let (out, fault) = unpack(PackLimits::default(), [&both[..end]]);
        assert_eq!(fault, (end != one.len()).then_some(PackFault::CutOff), "{end}");
        assert!(plain.starts_with(&out));
        // A member has 18 bytes around its blocks, and a block five before it.
        assert!(out.len() + 2 * 18 + 6 * 5 >= end, "{} of {end}", out.len());
    }
}

#[test]
fn every_fault_is_found() {
    let plain = b"{\"a\":1}\n".repeat(20);
    let good = stored(&plain);
    let changed = |at: usize, byte: u8| {
        let mut bytes = good.clone();
        bytes[at] ^= byte;
        unpack(PackLimits::default(), [&bytes[..]]).1
    };
    assert_eq!(changed(2, 1), Some(PackFault::Header));
    assert_eq!(changed(3, 0x20), Some(PackFault::Header));
    assert_eq!(changed(10, 6), Some(PackFault::Data));
    assert_eq!(changed(12, 1), Some(PackFault::Data));
    assert_eq!(changed(20, 1), Some(PackFault::Checksum));
    assert_eq!(changed(good.len() - 5, 1), Some(PackFault::Checksum));
    assert_eq!(changed(good.len() - 4, 1), Some(PackFault::Length));
    let header = file("packed-header.gz");
    let with_sum = |at: usize| {
        let mut bytes = header.clone();
        bytes[at] ^= 1;
        unpack(PackLimits::default(), [&bytes[..]])
    };
    // Inside the extra field, the name and the comment.
    for at in [14, 20, 34] {
        assert_eq!(with_sum(at), (Vec::new(), Some(PackFault::Checksum)), "{at}");
    }
    for (rest, fault) in [
        (&b"\0\0\0"[..], None),
        (b"\0\0x", Some(PackFault::Trailing)),
        (b"{}", Some(PackFault::Trailing)),
        (b"\x1f{", Some(PackFault::Trailing)),
        (b"\x1f", Some(PackFault::CutOff)),
    ] {
        assert_eq!(unpack(PackLimits::default(), [&good[..], rest]), (plain.clone(), fault), "{rest:?}");
    }
}

/// A member of fixed codes that says one byte and then repeats it: 258 times with each 13 bits.
fn bomb(repeats: usize) -> Vec<u8> {
    let mut out = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255];
    let (mut bits, mut count) = (0u64, 0);
    // The last block, with fixed codes; a blank, whose code is 0x50 read from its highest bit.
    let mut put = |value: u64, length: u32| {
        bits |= value << count;
        count += length;
        while count >= 8 {
            out.push(bits as u8);
            bits >>= 8;
            count -= 8;
        }
    };
    put(0b011, 3);
    put(u64::from(0x50u8.reverse_bits()), 8);
    for _ in 0..repeats {
        // Length 258: code 0xC5; distance 1: code 0.
        put(u64::from(0xC5u8.reverse_bits()), 8);
        put(0, 5);
    }
    put(0, 7 + 7);
    let plain = vec![b' '; 1 + repeats * 258];
    out.extend(sum(&plain).to_le_bytes());
    out.extend((plain.len() as u32).to_le_bytes());
    out
}

#[test]
fn bombs() {
    let repeats = 20_000;
    let bytes = bomb(repeats);
    let all = 1 + repeats * 258;
    let (out, fault) = unpack(PackLimits::default(), bytes.chunks(1000));
    assert_eq!((out.len(), fault), (all, None), "what is free is no bomb");
    let (out, fault) = unpack(PackLimits { free: 1 << 20, ratio: 100, ..PackLimits::default() }, bytes.chunks(1000));
    assert_eq!(fault, Some(PackFault::Bomb));
    assert!(out.len() > 1 << 20 && out.len() < (1 << 20) + (64 << 10), "{}", out.len());
    for total in [0, 1, 1000, all - 1] {
        let (out, fault) = unpack(PackLimits { total: total as u64, ..PackLimits::default() }, bytes.chunks(1000));
        assert_eq!((out.len(), fault), (total, Some(PackFault::TooLong)));
    }
    let exactly = PackLimits { total: all as u64, ..PackLimits::default() };
    assert_eq!(unpack(exactly, [&bytes[..]]).1, None);
}

/// From packed bytes to records.
#[test]
fn records_of_a_packed_stream() {
    let packed = file("packed-header.gz");
    let mut framer = Framer::new(Form::Json, 1000);
    let mut unpacker = Unpacker::new(PackLimits::default());
    let mut records = Vec::new();
    for byte in packed.chunks(1) {
        let give = &mut |bytes: &[u8]| framer.push(bytes, &mut |record, _| records.push(record.length));
        unpacker.push(byte, give).expect("it is packed as it should be");
    }
    assert!(unpacker.is_packed());
    framer.finish(&mut |record, _| records.push(record.length));
    assert_eq!(records, [64, 12].repeat(4));
}
