//! Strings, places and pointers against the standard library: what an escape says, how wide a character is, where a
//! member is.

use cdevents_wasm::json::{Doc, Kind, Limits, Lines, Pointers, Position, decode, letter, read};
use serde_json::{Value, json};
use std::fmt::Write;

/// The first and the last of each kind of UTF-16 unit, and their neighbours.
const UNITS: [u16; 10] = [0x0041, 0xD7FF, 0xD800, 0xD801, 0xDBFF, 0xDC00, 0xDC01, 0xDFFF, 0xE000, 0xFFFF];

/// Every sequence of up to three escaped units reads as UTF-16 does: a high half before a low one is a pair, any other
/// half is U+FFFD by itself.
#[test]
fn escaped_units_are_utf_16() {
    let mut sequences: Vec<Vec<u16>> = vec![Vec::new()];
    let mut from = 0;
    for _ in 0..3 {
        let to = sequences.len();
        for index in from..to {
            for unit in UNITS {
                sequences.push([&sequences[index][..], &[unit]].concat());
            }
        }
        from = to;
    }
    assert_eq!(sequences.len(), 1_111);
    for units in sequences {
        for tail in ["", "x", "\\n", "\\u00", "é"] {
            let mut inner = String::new();
            for unit in &units {
                write!(inner, "\\u{unit:04x}").expect("text");
            }
            let right = String::from_utf16_lossy(&units) + if tail == "\\n" { "\n" } else { tail };
            assert_eq!(decode((inner.clone() + tail).as_bytes()), right, "{inner}{tail}");
        }
    }
}

/// Bytes at the edges of what UTF-8 allows, for every place in a sequence.
const EDGES: [u8; 22] = [
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1,
    0xF4, 0xF5, 0xFF,
];

/// Characters and UTF-16 units are counted as the standard library decodes the same bytes, whatever the bytes are.
#[test]
fn units_are_those_of_the_decoded_text() {
    let mut texts: Vec<Vec<u8>> = Vec::new();
    for number in 0..EDGES.len().pow(4) {
        let digits = [number, number / 22, number / 484, number / 10_648].map(|rest| EDGES[rest % 22]);
        texts.push(digits.to_vec());
    }
    texts.extend((1..4).flat_map(|length| (0..22).map(move |index| vec![EDGES[index]; length])));
    texts.push("a\u{7ff}\u{800}\u{ffff}\u{10000}\u{10ffff}z".into());
    for text in texts {
        let mut at = 0;
        let mut found = Vec::new();
        while at < text.len() {
            let (length, units) = letter(&text, at, false);
            assert!(length > 0, "{text:x?} at {at}");
            found.push(units as usize);
            at += length;
        }
        assert_eq!(at, text.len(), "{text:x?}");
        let right: Vec<usize> = String::from_utf8_lossy(&text).chars().map(char::len_utf16).collect();
        assert_eq!(found, right, "{text:x?}");
        assert_eq!(
            Lines::new(&text, false).to(text.len() as u32).offset as usize,
            right.iter().sum::<usize>(),
            "{text:x?}"
        );
    }
    assert_eq!(letter(b"", 0, false), (0, 0));
    assert_eq!(letter(b"a", 1, true), (0, 0));
}

/// In a text that was a JavaScript string an unpaired surrogate is three bytes and one unit; anywhere else it is three
/// bytes that are not UTF-8. Nothing else is read differently.
#[test]
fn unpaired_surrogates_are_one_unit_where_there_can_be_any() {
    for second in 0..=u8::MAX {
        for third in [0x7F, 0x80, 0x9F, 0xBF, 0xC0] {
            let text = [0xED, second, third];
            let half = (0xA0..=0xBF).contains(&second) && (0x80..=0xBF).contains(&third);
            let plain = letter(&text, 0, false);
            assert_eq!(letter(&text, 0, true), if half { (3, 1) } else { plain }, "{text:x?}");
            assert!(!half || plain == (1, 1), "{text:x?}");
        }
    }
    assert_eq!(letter(&[0xED, 0xA0], 0, true), (1, 1));
    assert_eq!(letter("\u{d7ff}".as_bytes(), 0, true), (3, 1));
}

/// The position before every character, counted one by one: a line ends at LF, CR LF or a lone CR.
#[test]
fn lines_and_columns_are_counted_in_units() {
    let texts = [
        "a\nb\r\nc\rd\n\re",
        "\r\r\n\n",
        "𝄞é\r𝄞☃\n🚀",
        "plain text that is longer than eight\nbytes at a time 𝄞 and on",
    ];
    for text in texts {
        let mut lines = Lines::new(text.as_bytes(), false);
        let (mut offset, mut line, mut column) = (0, 1, 1);
        for (at, letter) in text.char_indices() {
            assert_eq!(lines.to(at as u32), Position { offset, line, column }, "{text:?} at {at}");
            offset += letter.len_utf16() as u32;
            column += letter.len_utf16() as u32;
            if letter == '\n' || (letter == '\r' && text.as_bytes().get(at + 1) != Some(&b'\n')) {
                (line, column) = (line + 1, 1);
            }
        }
        assert_eq!(lines.to(text.len() as u32), Position { offset, line, column }, "{text:?} at its end");
    }
}

/// How many values there are in a value, itself among them.
fn count(value: &Value) -> usize {
    let inside: usize = match value {
        Value::Object(members) => members.values().map(count).sum(),
        Value::Array(items) => items.iter().map(count).sum(),
        _ => 0,
    };
    1 + inside
}

/// The pointer of every value leads an independent implementation to that value.
#[test]
fn pointers_lead_to_their_values() {
    let value = json!({
        "~": 1, "/": 2, "~0": 3, "~1": 4, "a~b": [5, { "c/d": 6, "": 7 }], "": { "": 8, "~/": 9 }, "é~": 10, "𝄞/": [[11]],
        "plain": { "a": 12, "b": [13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24] }
    });
    let text = value.to_string();
    let doc: Doc = read(text.as_bytes(), &Limits::default(), false, Vec::new());
    let mut pointers = Pointers::new(&doc);
    let mut seen = 0;
    for (index, token) in (0..).zip(&doc.tokens) {
        let pointer = pointers.to(index).to_owned();
        if token.kind == Kind::Key {
            continue;
        }
        let raw = &text[token.start as usize..token.end as usize];
        let right: Value = serde_json::from_str(raw).expect("JSON");
        assert_eq!(value.pointer(&pointer), Some(&right), "{pointer}");
        seen += 1;
    }
    assert_eq!(seen, count(&value));
}
