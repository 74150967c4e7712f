//! Long streams in little memory. A process of its own, so that its peak is that of the framer.

use cdevents_wasm::stream::{Form, FrameFault, Framer, PackLimits, Record, Unpacker};
use std::fs;

/// The most memory that the process has had, in bytes.
fn peak() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<usize>().ok()? << 10)
}

/// How long the streams are. With `STREAM_BYTES=1073741824` a gigabyte each.
fn length() -> usize {
    std::env::var("STREAM_BYTES").map_or(64 << 20, |text| text.parse().expect("a number"))
}

const CHUNK: usize = 64 << 10;
const LIMIT: usize = 1 << 20;

/// What one stream gives: records, faults, and the sum of the lengths.
#[derive(Default)]
struct Sums {
    records: u64,
    faults: Vec<FrameFault>,
    bytes: u64,
    last: Option<Record>,
}

/// Frames `start`, then `middle` again and again, then `end`.
fn frame(form: Form, [start, middle, end]: [&str; 3]) -> Sums {
    let mut sums = Sums::default();
    let mut framer = Framer::new(form, LIMIT);
    let mut take = |record: &Record, text: &[u8]| {
        assert!(text.len() <= LIMIT);
        sums.records += 1;
        sums.bytes += record.length;
        sums.faults.extend(record.fault);
        sums.last = Some(record.clone());
    };
    framer.push(start.as_bytes(), &mut take);
    let chunk = middle.repeat(CHUNK / middle.len());
    for _ in 0..length() / chunk.len() {
        framer.push(chunk.as_bytes(), &mut take);
        assert_eq!(framer.skipped(), 0);
    }
    framer.push(end.as_bytes(), &mut take);
    framer.finish(&mut take);
    sums
}

#[test]
fn memory_does_not_grow_with_the_stream() {
    let repeats = |middle: &str| (length() / (CHUNK / middle.len() * middle.len()) * (CHUNK / middle.len())) as u64;
    let before = peak();

    let line = "{\"a\":1,\"b\":\"0123456789012345678901234567890123456789\"}\n";
    let sums = frame(Form::Json, ["", line, ""]);
    assert_eq!((sums.records, sums.bytes), (repeats(line), repeats(line) * (line.len() as u64 - 1)));
    let last = sums.last.expect("a record");
    assert_eq!(
        (last.number, last.line, last.offset),
        (sums.records - 1, sums.records, last.number * line.len() as u64)
    );

    let element = "{\"a\":1,\"b\":[{}]},";
    let sums = frame(Form::Json, ["[", element, "{}]\n{\"z\":0}\n"]);
    assert_eq!((sums.records, sums.faults.len()), (repeats(element) + 2, 0));
    assert_eq!(sums.last.expect("a record").line, 2);

    // One value longer than all else: on one line, on many, without an end, and not JSON at all.
    for [start, middle, end] in [
        ["{\"a\":\"", "xxxxxxxxxxxxxxxx", "\"}\n{\"z\":0}\n"],
        ["{\"a\":[\n", "  {\"b\":1},\n", "2]}\n{\"z\":0}"],
        ["{\"a\":\"", "\\\\\\\"{[}]", "\n{\"z\":0}"],
        ["{\"a\":", "[[[[[[[[", "\n\"x\"\n{\"z\":0}"],
        ["x", "{\"a\"", "\n{\"z\":0}"],
    ] {
        let sums = frame(Form::Json, [start, middle, end]);
        assert_eq!((sums.records, &sums.faults[..]), (2, &[FrameFault::TooLong][..]), "{start}");
        let last = sums.last.expect("a record");
        let first = (start.len() as u64) + repeats(middle) * middle.len() as u64;
        let within = end.find("{\"z\"").expect("the last record") as u64;
        assert_eq!((last.offset, last.length), (first + within, 7), "{start}");
    }
    // Blanks are kept no more than anything else.
    let sums = frame(Form::Json, ["[{\"a\":1}]\n", " \n", "{\"z\":0}"]);
    assert_eq!(sums.records, 2);

    let line = "INFO {\"a\":1}\n";
    assert_eq!(frame(Form::Log, ["", line, ""]).records, repeats(line));
    for [start, middle] in
        [["{\"a\":\"", "xxxxxxxx"], ["Context Attributes,\n", "  a: 123\n"], ["{", " \n"], ["{", "{ { { {"]]
    {
        let records = frame(Form::Log, [start, middle, "\n{\"z\":0}"]).records;
        assert!((1..=2).contains(&records), "{start}: {records}");
    }

    // Stored blocks of zeros, without an end.
    let mut unpacker = Unpacker::new(PackLimits::default());
    let mut bytes = 0;
    unpacker.push(b"\x1f\x8b\x08\0\0\0\0\0\0\xff", &mut |_| {}).expect("a header");
    let block = [&[0, 0xFF, 0xFF, 0, 0][..], &vec![b' '; 0xFFFF]].concat();
    for _ in 0..length() / block.len() {
        unpacker.push(&block, &mut |out| bytes += out.len()).expect("a block");
    }
    assert_eq!(bytes, length() / block.len() * 0xFFFF);

    // Two records at their limit, the chunks, and what the allocator does not give back at once.
    if let (Some(before), Some(after)) = (before, peak()) {
        assert!(after - before <= 8 << 20, "{} bytes", after - before);
    }
}
