//! Variations of a document that a cache could confuse with it.

use super::documents::{self, Library, NUMBERS, TEXTS};
use super::json::{self, Kind};
use super::random::Random;
use serde_json::Value;
use std::ops::Range;

/// Pieces to insert anywhere in a text.
const PIECES: &[&[u8]] = &[
    b"",
    b"\"",
    b"\\",
    b"\\\"",
    b"\\u00e9",
    b"\\ud800",
    b"\\ud834\\udd1e",
    b"\n",
    b"\r",
    b" ",
    b"\0",
    b"\x7f",
    b"\x80",
    b"\xc3",
    b"\xc3\xa9",
    b"\xe2\x98\x83",
    b"\xf0\x9d\x84\x9e",
    b"\xed\xa0\x80",
    b"\xff",
    b"a",
    b"0",
    b"-1",
    b",",
    b":",
    b"{}",
    b"[]",
    b"null",
    b"\"a\":1,",
    b"}",
    b"]",
    b"//",
    b"'",
    b"\xe2\x80\x9c",
];

fn splice(bytes: &[u8], place: Range<usize>, text: &[u8]) -> Vec<u8> {
    [&bytes[..place.start], text, &bytes[place.end..]].concat()
}

/// A variation of a string: longer, shorter, beyond ASCII, with escapes, or another string.
fn other_string(old: &[u8], library: &Library, random: &mut Random) -> Vec<u8> {
    let escaped = |text: &str| {
        let quoted = Value::from(text).to_string();
        quoted[1..quoted.len() - 1].as_bytes().to_vec()
    };
    let cut = random.below(old.len() + 1);
    match random.below(14) {
        0 => [old, b"x"].concat(),
        1 => [old, &vec![b'y'; 1 + random.below(6)]].concat(),
        2 => old[..cut].to_vec(),
        3 => [&old[..cut], "é".as_bytes(), &old[cut..]].concat(),
        4 => [&old[..cut], b"\\u0041", &old[cut..]].concat(),
        5 => [&old[..cut], b"\\n", &old[cut..]].concat(),
        6 => [&old[..cut], "𝄞".as_bytes(), &old[cut..]].concat(),
        // Of the same length.
        7 => old.iter().map(|byte| if byte.is_ascii_digit() { b'0' + (byte - b'0' + 1) % 10 } else { *byte }).collect(),
        8 => old.to_ascii_uppercase(),
        9 => escaped(random.of::<String>(&library.values)),
        10 => escaped(random.of::<String>(&library.names)),
        11 => [&old[..cut], *random.of::<&[u8]>(PIECES), &old[cut..]].concat(),
        _ => escaped(random.of::<&str>(TEXTS)),
    }
}

/// The next document of a series: a few digits differ, and a string may be longer, as in ids and times.
pub fn next_of_series(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let strings = json::parse(bytes).map(|root| root.strings()).unwrap_or_default();
    let mut next = bytes.to_vec();
    for _ in 0..=random.below(2) {
        if strings.is_empty() {
            break;
        }
        let place = random.of(&strings).clone();
        // Offsets refer to `bytes`, so lengths must not change.
        let digits: Vec<usize> = place.filter(|&at| next[at].is_ascii_digit()).collect();
        if let Some(&at) = digits.get(random.below(digits.len())) {
            next[at] = b'0' + random.below(10) as u8;
        }
    }
    let longer = !strings.is_empty() && random.one_in(3);
    if longer {
        let end = random.of(&strings).end;
        let text = random.of::<&[u8]>(&[b"7", b"a", b"bc", b"/x", b"-long-and-longer"]);
        next.splice(end..end, text.iter().copied());
    }
    next
}

/// A variation of `bytes`. `other` is another document to take parts from.
pub fn related(bytes: &[u8], other: &[u8], library: &Library, random: &mut Random) -> Vec<u8> {
    let Some(root) = json::parse(bytes) else { return mutant(bytes, random) };
    let strings = root.strings();
    let members = root.members();
    match random.below(22) {
        // Change one string.
        0..=6 if !strings.is_empty() => {
            let place = random.of(&strings).clone();
            let text = other_string(&bytes[place.clone()], library, random);
            splice(bytes, place, &text)
        }
        // Change some strings, as in the next event of a series.
        7 | 8 if !strings.is_empty() => {
            let mut next = bytes.to_vec();
            for place in strings.iter().rev() {
                if random.one_in(3) {
                    let text = other_string(&bytes[place.clone()], library, random);
                    next = splice(&next, place.clone(), &text);
                }
            }
            next
        }
        // Insert a string of the other document.
        9 if !strings.is_empty() => {
            let others = json::parse(other).map(|root| root.strings()).unwrap_or_default();
            if others.is_empty() {
                return bytes.to_vec();
            }
            splice(bytes, random.of(&strings).clone(), &other[random.of(&others).clone()])
        }
        // Remove, duplicate or rename a member.
        10 if !members.is_empty() => {
            let member = random.of(&members);
            let mut end = member.value.place.end;
            let mut start = member.key.start;
            if bytes.get(end) == Some(&b',') {
                end += 1;
            } else if start > 0 && bytes[start - 1] == b',' {
                start -= 1;
            }
            splice(bytes, start..end, b"")
        }
        11 if !members.is_empty() => {
            let member = random.of(&members);
            let copy = [&bytes[member.key.start..member.value.place.end], b","].concat();
            splice(bytes, member.key.start..member.key.start, &copy)
        }
        12 if !members.is_empty() => {
            let member = random.of(&members);
            let key = bytes[member.key.start + 1..member.key.end - 1].to_vec();
            let name = match random.below(4) {
                0 => key.to_ascii_uppercase(),
                1 => random.of::<String>(&library.names).clone().into_bytes(),
                2 => [&key[..], b"s"].concat(),
                _ => other_string(&key, library, random),
            };
            splice(bytes, member.key.start + 1..member.key.end - 1, &name)
        }
        // Change the release.
        13 => {
            let release = random.of(&library.releases).as_bytes();
            let is_release =
                |place: &&Range<usize>| library.releases.iter().any(|id| id.as_bytes() == &bytes[(*place).clone()]);
            match strings.iter().find(is_release) {
                Some(place) => splice(bytes, place.clone(), release),
                None => bytes.to_vec(),
            }
        }
        // Change white space.
        14 | 15 => match serde_json::from_slice::<Value>(bytes) {
            Ok(value) => documents::written(&value, random),
            Err(_) => bytes.to_vec(),
        },
        16 => {
            let ends: [&[u8]; 3] = [b"\n", b"\r", b"\r\n"];
            let (from, to) = (*random.of(&ends), *random.of(&ends));
            let pieces: Vec<&[u8]> = split(bytes, from);
            pieces.join(to)
        }
        // Replace a value, or wrap it in another level.
        17 => {
            let mut places = Vec::new();
            root.each(&mut |value| places.push(value));
            let value = random.of(&places);
            let text = match random.below(4) {
                0 => random.of::<&str>(NUMBERS).as_bytes().to_vec(),
                1 => [b"[", &bytes[value.place.clone()], b"]"].concat(),
                2 => [b"{\"a\":", &bytes[value.place.clone()], b"}"].concat(),
                _ => documents::anything(random, 3).to_string().into_bytes(),
            };
            splice(bytes, value.place.clone(), &text)
        }
        // Add a random member to any object.
        18 => {
            let mut objects = Vec::new();
            root.each(&mut |value| {
                if matches!(value.kind, Kind::Object(_)) {
                    objects.push(value);
                }
            });
            if objects.is_empty() {
                return bytes.to_vec();
            }
            let object = random.of(&objects);
            let is_empty = matches!(&object.kind, Kind::Object(members) if members.is_empty());
            let name = Value::from(random.of::<String>(&library.names).as_str());
            let number = random.of::<&str>(NUMBERS);
            let text = if random.one_in(3) { number.to_string() } else { documents::anything(random, 4).to_string() };
            let comma = if is_empty { "" } else { "," };
            splice(bytes, object.place.start + 1..object.place.start + 1, format!("{name}:{text}{comma}").as_bytes())
        }
        // Add an envelope or a mistake.
        19 | 20 => match serde_json::from_slice::<Value>(bytes) {
            Ok(mut value) => {
                if random.one_in(2) {
                    value = documents::wrapped(value, random);
                } else {
                    documents::spoil(&mut value, library, random);
                }
                documents::written(&value, random)
            }
            Err(_) => mutant(bytes, random),
        },
        _ => mutant(bytes, random),
    }
}

fn split<'b>(bytes: &'b [u8], by: &[u8]) -> Vec<&'b [u8]> {
    let (mut pieces, mut start, mut at) = (Vec::new(), 0, 0);
    while at + by.len() <= bytes.len() {
        if bytes[at..].starts_with(by) {
            pieces.push(&bytes[start..at]);
            at += by.len();
            start = at;
        } else {
            at += 1;
        }
    }
    pieces.push(&bytes[start..]);
    pieces
}

/// Changes a few bytes.
fn mutant(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(2) {
        let at = random.below(bytes.len() + 1);
        match random.below(5) {
            0 if at < bytes.len() => bytes[at] = random.below(256) as u8,
            1 => drop(bytes.splice(at..at, random.of::<&[u8]>(PIECES).iter().copied())),
            2 => drop(bytes.drain(at..(at + 1 + random.below(12)).min(bytes.len()).max(at))),
            3 => bytes.truncate(at),
            _ => bytes.extend_from_slice(random.of::<&[u8]>(PIECES)),
        }
    }
    bytes
}
