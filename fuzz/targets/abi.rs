//! Fuzzes the C ABI. The first byte chooses a call, the second its flags, and the rest is the input. Whatever the input is, the
//! answer is laid out as the header says, and a fold of its own snapshot changes nothing.
#![no_main]

use cdevents_wasm::abi::Engine;

/// Divides at the first zero byte.
fn two(bytes: &[u8]) -> (&[u8], &[u8]) {
    let zero = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    (&bytes[..zero], bytes.get(zero + 1..).unwrap_or_default())
}

/// Takes a length of 32 bits and as many bytes off an answer.
fn frame<'b>(rest: &mut &'b [u8]) -> &'b [u8] {
    let (length, after) = rest.split_first_chunk().expect("a length");
    let (frame, after) = after.split_at(u32::from_le_bytes(*length) as usize);
    *rest = after;
    frame
}

fn framed(parts: &[&[u8]]) -> Vec<u8> {
    let lengths = parts.iter().map(|part| (part.len() as u32).to_le_bytes());
    lengths.zip(parts).flat_map(|(length, part)| [&length[..], part].concat()).collect()
}

fn lines(text: &[u8]) {
    for line in std::str::from_utf8(text).expect("UTF-8").lines() {
        serde_json::from_str::<serde::de::IgnoredAny>(line).expect("a line of JSON");
    }
}

fn facts(mut rest: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    while !rest.is_empty() {
        assert!((1..=4).contains(&rest[0]), "scope {}", rest[0]);
        assert!(rest[1] <= 1, "marks {}", rest[1]);
        rest = &rest[10..];
        std::str::from_utf8(frame(&mut rest)).expect("a key");
        found.push(frame(&mut rest));
    }
    found
}

fn fold(engine: &mut Engine, input: &[u8], flags: u32) {
    let mut out = Vec::new();
    engine.fold(input, flags, &mut out);
    let mut rest = &out[..];
    while !rest.is_empty() {
        let mut key = frame(&mut rest);
        let status = key[0];
        key = &key[16..];
        let snapshot = frame(&mut key);
        lines(frame(&mut key));
        lines(frame(&mut key));
        facts(key);
        if status == 0 {
            let mut again = Vec::new();
            engine.fold(&framed(&[&framed(&[snapshot])]), flags & !(2 | 32), &mut again);
            let mut key = &again[4..];
            assert_eq!(key[0], 0, "its own snapshot");
            key = &key[16..];
            assert_eq!(frame(&mut key), snapshot);
            assert!(frame(&mut key).is_empty(), "nothing is new");
        }
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((&[call, flags], input)) = data.split_first_chunk::<2>() else { return };
    let flags = u32::from(flags);
    let mut engine = Engine::new();
    let mut out = Vec::new();
    let (first, second) = two(input);
    match call % 8 {
        0 => {
            engine.configure(first);
            engine.validate(second, flags, &mut out);
            lines(&out);
            let mut outcomes = Vec::new();
            engine.outcomes(second, flags, &mut outcomes);
            assert_eq!(outcomes.len(), out.iter().filter(|byte| **byte == b'\n').count());
        }
        1 => {
            engine.facts(input, flags, &mut out);
            let mut rest = &out[..];
            while !rest.is_empty() {
                let mut value = frame(&mut rest);
                value = &value[12..];
                lines(frame(&mut value));
                let found = facts(value);
                for fact in found {
                    fold(&mut engine, &framed(&[&framed(&[&[], fact])]), flags);
                }
            }
        }
        2 => fold(&mut engine, input, flags),
        3 => {
            // What is folded from facts that were changed in places.
            let (fact, changes) = two(input);
            fold(&mut engine, &framed(&[&framed(&[changes, fact])]), flags);
            fold(&mut engine, &framed(&[&framed(&[&[], fact, changes])]), flags);
        }
        4 => {
            engine.construct(input, &mut out);
            lines(&out);
        }
        5 => {
            engine.convert(first, second, &mut out);
            lines(&out);
        }
        6 => {
            let stream = engine.open(first);
            engine.push(stream, second, &mut out);
            lines(&out);
            engine.snapshot(stream, &mut out);
            let again = engine.restore(first, &out);
            let [mut one, mut other] = [const { Vec::new() }; 2];
            engine.finish(stream, &mut one);
            if again != 0 {
                engine.finish(again, &mut other);
                assert_eq!(one, other);
            }
            lines(&one);
        }
        _ => {
            let stream = engine.restore(first, second);
            engine.runs(stream, &mut out);
            lines(&out);
            engine.finish(stream, &mut out);
            lines(&out);
        }
    }
});
