//! Measures several ways to validate the lines of a file, interleaved, and prints the best round of each in nanoseconds as
//! JSON; then the same lines of a second file as a stream with its history. Arguments: the two files.
#![allow(missing_docs)]

use cdevents_wasm::session::Session;
use cdevents_wasm::validate::{Options, Scratch, is_valid, is_valid_by_walk};
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 9;

/// A way to validate all lines. Returns how many are valid.
type Way<'l> = (&'static str, Box<dyn FnMut() -> usize + 'l>);

fn main() {
    let path = std::env::args().nth(1).expect("a file of events, one on each line");
    let text = std::fs::read(path).expect("the file");
    let lines: Vec<&[u8]> = text.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()).collect();
    let options = Options::default();
    let (mut scratch, mut tokens) = (Scratch::default(), Vec::new());
    let mut buffers = simd_json::Buffers::new(4096);
    let mut copy = Vec::new();
    let mut ways: Vec<Way> = vec![
        ("isValid", Box::new(|| lines.iter().filter(|line| is_valid(line, &options, &mut scratch)).count())),
        ("walk", Box::new(|| lines.iter().filter(|line| is_valid_by_walk(line, &options, &mut tokens)).count())),
        (
            "simd-json tape",
            Box::new(|| {
                let mut read = |line: &&&[u8]| {
                    copy.clear();
                    copy.extend_from_slice(line);
                    black_box(simd_json::to_tape_with_buffers(&mut copy, &mut buffers)).is_ok()
                };
                lines.iter().filter(|line| read(line)).count()
            }),
        ),
        (
            "serde_json",
            Box::new(|| {
                let read = |line: &&&[u8]| black_box(serde_json::from_slice::<serde_json::Value>(line)).is_ok();
                lines.iter().filter(read).count()
            }),
        ),
    ];
    let mut best = vec![u128::MAX; ways.len()];
    for _ in 0..ROUNDS {
        for (index, (name, way)) in ways.iter_mut().enumerate() {
            let start = Instant::now();
            let count = way();
            best[index] = best[index].min(start.elapsed().as_nanos());
            assert_eq!(count, lines.len(), "{name}: every line is well");
        }
    }
    let histories = std::env::args().nth(2).expect("a file of deliveries, one event on each line");
    let histories = std::fs::read(histories).expect("the file");
    let history = (0..ROUNDS).map(|_| judge(&histories)).min().unwrap_or_default();
    ways.push(("history", Box::new(|| 0)));
    best.push(history);
    let found: Vec<String> = ways.iter().zip(&best).map(|((name, _), best)| format!("\"{name}\": {best}")).collect();
    println!("{{{}}}", found.join(", "));
}

/// Judges a stream with its history as a host does, in chunks. Returns the nanoseconds.
fn judge(stream: &[u8]) -> u128 {
    let mut session = Session::new();
    ask(&mut session, r#"{"call":"open","records":"problems","lifecycle":true}"#, &[]);
    let start = Instant::now();
    for chunk in stream.chunks(64 << 10) {
        ask(&mut session, r#"{"call":"push"}"#, chunk);
    }
    let summary = ask(&mut session, r#"{"call":"finish"}"#, &[]);
    let taken = start.elapsed().as_nanos();
    let lines = stream.iter().filter(|&&byte| byte == b'\n').count();
    assert!(summary.contains(&format!("\"valid\":{lines},")), "every line is well");
    taken
}

fn ask(session: &mut Session, request: &str, bytes: &[u8]) -> String {
    let length = request.len() + 1 + bytes.len();
    let room = session.reserve(length).expect("memory");
    room[..request.len()].copy_from_slice(request.as_bytes());
    room[request.len()] = 0;
    room[request.len() + 1..length].copy_from_slice(bytes);
    session.history(length as u32).to_owned()
}
