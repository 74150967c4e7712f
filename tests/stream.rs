//! Framing: what `src/stream.rs` promises, on readable streams in `tests/streams/` and on random ones, against a second
//! splitter that has the whole input and takes its time.

#[path = "support/random_streams.rs"]
mod random_streams;
#[path = "support/splitter.rs"]
mod splitter;

use cdevents_wasm::stream::{Form, FrameFault, Framer, Record};
use random_streams::{Random, random_container, random_log, random_stream};
use splitter::{Found, split};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/streams")
}

type Records = Vec<(Record, Vec<u8>)>;

fn read<'c>(form: Form, limit: usize, chunks: impl IntoIterator<Item = &'c [u8]>) -> Records {
    let mut records = Vec::new();
    let mut framer = Framer::new(form, limit);
    for chunk in chunks {
        framer.push(chunk, &mut |record, text| records.push((record.clone(), text.to_vec())));
    }
    framer.finish(&mut |record, text| records.push((record.clone(), text.to_vec())));
    records
}

struct Case {
    name: String,
    form: Form,
    limit: usize,
    input: Vec<u8>,
}

/// The readable streams. `name.limit20.in` is read with a limit of 20 bytes, `log-….in` as a log.
fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder()).expect("the folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".in") else { continue };
        let limit = name.split_once(".limit").map_or(1 << 20, |(_, limit)| limit.parse().expect("a limit"));
        let form = if name.starts_with("log-") { Form::Log } else { Form::Json };
        cases.push(Case { name: name.to_owned(), form, limit, input: fs::read(&path).expect("a stream") });
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(cases.len() >= 60, "{}", cases.len());
    cases
}

fn shown(records: &Records) -> String {
    let mut out = String::new();
    for (record, text) in records {
        let Record { number, line, offset, length, fault, context, made } = record;
        write!(out, "{number}: line {line}, offset {offset}, length {length}").expect("a string");
        if let Some(fault) = fault {
            write!(out, ", {fault:?}").expect("a string");
        }
        if let Some((offset, length)) = context {
            write!(out, ", context {offset} + {length}").expect("a string");
        }
        if *made {
            out.push_str(", made");
        }
        writeln!(out, "\n    {}", serde_json::Value::from(String::from_utf8_lossy(text))).expect("a string");
    }
    out
}

/// `UPDATE=1 cargo test --test stream` writes the expected records. Read them before you commit.
#[test]
fn readable_streams() {
    for case in cases() {
        let mut records = shown(&read(case.form, case.limit, [&case.input[..]]));
        if case.form == Form::Log {
            let mut framer = Framer::new(case.form, case.limit);
            framer.push(&case.input, &mut |_, _| {});
            framer.finish(&mut |_, _| {});
            writeln!(records, "{} lines without a record", framer.skipped()).expect("a string");
        }
        let path = folder().join(case.name.clone() + ".out");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &records).expect("a file");
        }
        assert_eq!(records, fs::read_to_string(&path).unwrap_or_default(), "{}", case.name);
    }
}

/// The readable streams as the slow splitter cuts them.
#[test]
fn readable_streams_cut_slowly() {
    for case in cases().into_iter().filter(|case| case.form == Form::Json) {
        let records = read(case.form, case.limit, [&case.input[..]]);
        let found: Vec<Found> = records.into_iter().map(|(record, _)| found(&record)).collect();
        assert_eq!(found, split(&case.input, case.limit), "{}", case.name);
    }
}

fn found(record: &Record) -> Found {
    Found { line: record.line, offset: record.offset, length: record.length, fault: record.fault }
}

/// The readable streams that are short, and many random ones.
fn small_streams() -> Vec<Case> {
    let mut streams: Vec<Case> = cases().into_iter().filter(|case| case.input.len() <= 400).collect();
    let mut random = Random(1);
    for number in 0..300 {
        let form = if number % 3 == 0 { Form::Log } else { Form::Json };
        let mut input = match form {
            Form::Json => random_stream(&mut random, 6),
            Form::Log => random_log(&mut random),
        };
        input.truncate(120);
        let limit = if number % 5 == 0 { 1 + random.below(40) } else { 1000 };
        streams.push(Case { name: format!("random {number}"), form, limit, input });
    }
    assert!(streams.len() >= 350);
    streams
}

/// Every split into two and three chunks, and byte by byte.
#[test]
fn chunks_change_nothing() {
    for Case { name, form, limit, input } in small_streams() {
        let whole = read(form, limit, [&input[..]]);
        assert_eq!(read(form, limit, input.chunks(1)), whole, "{name}: byte by byte");
        for first in 0..=input.len() {
            let (head, rest) = input.split_at(first);
            assert_eq!(read(form, limit, [head, rest]), whole, "{name}: {first}");
            for second in 0..=rest.len() {
                let (middle, tail) = rest.split_at(second);
                assert_eq!(read(form, limit, [head, middle, tail]), whole, "{name}: {first} and {second}");
            }
        }
    }
}

fn snapshot(framer: &Framer) -> Vec<u8> {
    let mut bytes = Vec::new();
    framer.write_to(&mut bytes);
    bytes
}

/// Saved and restored at every byte, twice over: the same records, and the same state from any chunks.
#[test]
fn snapshots() {
    for Case { name, form, limit, input } in small_streams().into_iter().step_by(2) {
        let whole = read(form, limit, [&input[..]]);
        let mut records = Vec::new();
        let mut framer = Framer::new(form, limit);
        for at in 0..=input.len() {
            let saved = snapshot(&framer);
            framer = Framer::read_from(&saved).unwrap_or_else(|| panic!("{name}: {at}: {saved:?}"));
            assert_eq!(snapshot(&framer), saved, "{name}: {at}");
            let mut at_once = Framer::new(form, limit);
            at_once.push(&input[..at], &mut |_, _| {});
            assert_eq!(snapshot(&at_once), saved, "{name}: {at}: by other chunks");
            let mut take = |record: &Record, text: &[u8]| records.push((record.clone(), text.to_vec()));
            match input.get(at) {
                Some(byte) => framer.push(&[*byte], &mut take),
                None => framer.finish(&mut take),
            }
        }
        assert_eq!(records, whole, "{name}");
    }
}

/// Truncated and changed states give nothing, or a framer that works.
#[test]
fn foreign_snapshots() {
    let mut random = Random(7);
    let mut restored = 0;
    for Case { form, limit, input, .. } in small_streams().into_iter().step_by(5) {
        for at in (0..input.len()).step_by(3) {
            let mut framer = Framer::new(form, limit);
            framer.push(&input[..at], &mut |_, _| {});
            let saved = snapshot(&framer);
            for end in 0..saved.len() {
                assert!(Framer::read_from(&saved[..end]).is_none(), "truncated");
            }
            assert!(Framer::read_from(&[&saved[..], b"x"].concat()).is_none(), "extended");
            for _ in 0..20 {
                let mut changed = saved.clone();
                for _ in 0..=random.below(3) {
                    let place = random.below(changed.len());
                    changed[place] = random.below(256) as u8;
                }
                if let Some(mut framer) = Framer::read_from(&changed) {
                    restored += 1;
                    framer.push(&input, &mut |_, _| {});
                    framer.finish(&mut |_, _| {});
                }
            }
        }
    }
    assert!(restored > 1000, "{restored}");
}

/// Random streams of valid and broken records.
#[test]
fn agrees_with_a_slow_splitter() {
    let rounds = std::env::var("STREAMS").map_or(20_000, |text| text.parse().expect("a number"));
    let mut random = Random(3);
    for round in 0..rounds {
        let input = random_stream(&mut random, 12);
        let limit = if round % 7 == 0 { 1 + random.below(60) } else { 1 << 20 };
        let found: Vec<Found> = read(Form::Json, limit, [&input[..]])
            .into_iter()
            .map(|(record, text)| {
                let at = record.offset as usize;
                assert_eq!(text, input[at..at + text.len()], "the text of a record is its bytes");
                assert_eq!(text.len(), limit.min(record.length as usize), "as many as the limit allows");
                found(&record)
            })
            .collect();
        assert_eq!(found, split(&input, limit), "round {round}, limit {limit}:\n{}", input.escape_ascii());
        every_byte_has_a_reason(&input, &found);
    }
}

/// What is in no record is blank or punctuation of a list.
fn every_byte_has_a_reason(input: &[u8], found: &[Found]) {
    let mut at = if input.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let end = Found { line: 0, offset: input.len() as u64, length: 0, fault: None };
    for Found { offset, length, .. } in found.iter().chain([&end]) {
        let between = &input[at..*offset as usize];
        assert!(between.iter().all(|byte| b" \t\r\n\x1e[],".contains(byte)), "{}", between.escape_ascii());
        at = (offset + length) as usize;
    }
}

/// Values that serde_json writes come back one by one, in every form.
#[test]
fn valid_values_are_never_cut() {
    let mut random = Random(11);
    for round in 0..3000 {
        let values: Vec<serde_json::Value> = (0..=random.below(4)).map(|_| random_container(&mut random, 4)).collect();
        let compact: Vec<String> = values.iter().map(ToString::to_string).collect();
        let pretty: Vec<String> =
            values.iter().map(|value| serde_json::to_string_pretty(value).expect("JSON")).collect();
        let unindented: Vec<String> =
            pretty.iter().map(|text| text.lines().map(str::trim_start).collect::<Vec<_>>().join("\n")).collect();
        let list = |texts: &[String], comma: &str| format!("[{}]", texts.join(comma));
        let objects = values.iter().all(serde_json::Value::is_object);
        for (form, text) in [
            (0, compact.join("\n")),
            (1, compact.join("\r\n") + "\r\n"),
            (2, format!("\x1e{}\n", compact.join("\n\x1e"))),
            (3, format!("\u{feff}\n\n{}", compact.join("\n\n \n"))),
            (4, compact.join("")),
            (5, pretty.join("\n")),
            (6, pretty.join("")),
            (7, unindented.join("\n")),
            (8, list(&compact, ",")),
            (9, list(&pretty, " ,\n")),
            (10, list(&unindented, "\n,")),
            (11, format!("\n  [\r\n{}\n]\n", compact.join(",\r\n"))),
        ] {
            // An array outside all others is a list of records where it is alone or on several lines.
            if form < 8 && !objects && (form >= 5 || values.len() == 1) {
                continue;
            }
            let records = read(Form::Json, 1 << 20, [text.as_bytes()]);
            let back: Vec<serde_json::Value> = records
                .iter()
                .map(|(record, text)| {
                    assert_eq!(record.fault, None, "round {round}, form {form}");
                    serde_json::from_slice(text).expect("JSON")
                })
                .collect();
            assert_eq!(back, values, "round {round}, form {form}: {text}");
            for (record, found) in &records {
                let before = &text.as_bytes()[..record.offset as usize];
                let lines = before.split(|&byte| byte == b'\n').count() as u64;
                assert_eq!(record.line, lines, "round {round}, form {form}");
                assert_eq!(record.length, found.len() as u64);
                assert!(text.as_bytes()[record.offset as usize..].starts_with(found));
            }
        }
    }
}

/// A line over the limit is handed over with its first bytes, and the next line is read.
#[test]
fn too_long() {
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(5000));
    let input = format!("{long}\n{{\"b\":1}}\n");
    for size in [1, 7, 1000, 100_000] {
        let records = read(Form::Json, 100, input.as_bytes().chunks(size));
        assert_eq!(records.len(), 2);
        assert_eq!(records[0].0.fault, Some(FrameFault::TooLong));
        assert_eq!((records[0].0.length, &records[0].1[..]), (long.len() as u64, &long.as_bytes()[..100]));
        assert_eq!((records[1].0.line, &records[1].1[..]), (2, &b"{\"b\":1}"[..]));
    }
}
