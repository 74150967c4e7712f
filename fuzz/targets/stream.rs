//! Fuzzes framing. The input is three bytes of options, then the stream. Whole and in chunks, with the state saved and restored
//! on the way, it gives the same records; JSON gives those of the slow splitter of the tests; what is kept is bounded; and what
//! is in no record is blank or punctuation. Packed streams, and saved states from elsewhere, do no harm.
#![no_main]

#[path = "../../tests/support/splitter.rs"]
mod splitter;

use cdevents_wasm::stream::{Form, Framer, PackFault, PackLimits, Record, Unpacker};
use splitter::{Found, split};

/// What a saved state has beside the bytes of a record: numbers, brackets, the beginning of a line.
const STATE_MAX: usize = 700;

/// The slow splitter looks back over the whole line at each byte.
const SLOW_MAX: usize = 4096;

type Records = Vec<(Record, Vec<u8>)>;

fn read(form: Form, limit: usize, chunks: &mut dyn Iterator<Item = &[u8]>, restore: bool) -> (Records, u64) {
    let mut records = Vec::new();
    let mut framer = Framer::new(form, limit);
    for chunk in chunks {
        framer.push(chunk, &mut |record, text| records.push((record.clone(), text.to_vec())));
        if restore {
            let mut saved = Vec::new();
            framer.write_to(&mut saved);
            assert!(saved.len() <= limit + STATE_MAX, "{} bytes are kept", saved.len());
            framer = Framer::read_from(&saved).expect("its own state");
        }
    }
    framer.finish(&mut |record, text| records.push((record.clone(), text.to_vec())));
    (records, framer.skipped())
}

fn every_byte_has_a_reason(stream: &[u8], records: &Records) {
    let mut at = if stream.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let ends = records.iter().map(|(record, _)| (record.offset as usize, record.length as usize));
    for (offset, length) in ends.chain([(stream.len(), 0)]) {
        assert!(stream[at..offset].iter().all(|byte| b" \t\r\n\x1e[],".contains(byte)), "between {at} and {offset}");
        at = offset + length;
    }
}

fn unpack(chunks: &mut dyn Iterator<Item = &[u8]>) -> (Vec<u8>, Option<PackFault>) {
    let mut out = Vec::new();
    let mut unpacker = Unpacker::new(PackLimits { total: 1 << 20, ratio: 100, free: 1 << 16 });
    for chunk in chunks {
        if let Err(fault) = unpacker.push(chunk, &mut |bytes| out.extend_from_slice(bytes)) {
            return (out, Some(fault));
        }
    }
    let fault = unpacker.finish(&mut |bytes| out.extend_from_slice(bytes)).err();
    (out, fault)
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((&[kind, limit, size], stream)) = data.split_first_chunk::<3>() else { return };
    let size = usize::from(size % 64) + 1;
    let limit = if limit < 128 { usize::from(limit) + 1 } else { 1 << 16 };
    match kind % 8 {
        6 => {
            let (whole, fault) = unpack(&mut [stream].into_iter());
            let (pieces, same) = unpack(&mut stream.chunks(size));
            assert_eq!(fault, same);
            assert!(whole.starts_with(&pieces) || pieces.starts_with(&whole));
            assert!(fault.is_some() || whole == pieces);
        }
        7 => {
            let (state, stream) = stream.split_at(stream.len().min(limit));
            if let Some(mut framer) = Framer::read_from(state) {
                framer.push(stream, &mut |_, _| {});
                framer.finish(&mut |_, _| {});
            }
        }
        kind => {
            let form = if kind < 4 { Form::Json } else { Form::Log };
            let whole = read(form, limit, &mut [stream].into_iter(), false);
            assert_eq!(read(form, limit, &mut stream.chunks(size), kind % 2 == 0), whole);
            for (record, text) in &whole.0 {
                if !record.made && record.length > 0 && (form == Form::Json || text.starts_with(b"{")) {
                    assert_eq!(text.len(), limit.min(record.length as usize));
                    assert!(stream[record.offset as usize..].starts_with(text));
                }
            }
            if form == Form::Log {
                return;
            }
            every_byte_has_a_reason(stream, &whole.0);
            if stream.len() <= SLOW_MAX {
                let found = whole.0.into_iter().map(|(Record { line, offset, length, fault, .. }, _)| Found {
                    line,
                    offset,
                    length,
                    fault,
                });
                assert_eq!(found.collect::<Vec<_>>(), split(stream, limit));
            }
        }
    }
});
