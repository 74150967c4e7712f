//! Measures several ways to validate the lines of a file, interleaved, and prints the best round of each in nanoseconds as
//! JSON. Argument: the file.
#![allow(missing_docs)]

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
    let mut scratch = Vec::new();
    let mut ways: Vec<Way> = vec![
        ("isValid", Box::new(|| lines.iter().filter(|line| is_valid(line, &options, &mut scratch)).count())),
        ("walk", Box::new(|| lines.iter().filter(|line| is_valid_by_walk(line, &options, &mut tokens)).count())),
        (
            "simd-json tape",
            Box::new(|| {
                let mut read = |line: &&&[u8]| {
                    scratch.clear();
                    scratch.extend_from_slice(line);
                    black_box(simd_json::to_tape_with_buffers(&mut scratch, &mut buffers)).is_ok()
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
    let found: Vec<String> = ways.iter().zip(&best).map(|((name, _), best)| format!("\"{name}\": {best}")).collect();
    println!("{{{}}}", found.join(", "));
}
