//! Two members of one name in one object: two readers may see two events.

use super::{Doc, Kind};
use crate::features::EXPLAINS;
use alloc::vec;
use alloc::vec::Vec;

/// Up to this many members, a hash of each shows whether two may be equal; larger objects are sorted.
const MAX_MARKS: usize = 12;

/// Finds every key that an earlier key of the same object already names, however either is escaped, in the order of
/// the objects. Stops when `found` (later key, first key) answers false.
#[inline(never)]
pub fn duplicates(doc: &Doc, found: &mut dyn FnMut(u32, u32) -> bool) {
    let mut keys: Vec<u32> = Vec::new();
    let mut marks = [0u64; MAX_MARKS];
    for (object, token) in doc.tokens.iter().enumerate() {
        if token.kind != Kind::Object {
            continue;
        }
        let mut count = 0;
        let different = doc.keys(object as u32).all(|key| {
            let mark = mark_of(doc, key);
            let new = count < MAX_MARKS && mark != 0 && !marks[..count].contains(&mark);
            if new {
                marks[count] = mark;
                count += 1;
            }
            new
        });
        if different {
            continue;
        }
        keys.clear();
        for key in doc.keys(object as u32) {
            keys.push(key);
        }
        if !all(doc, &keys, found) {
            return;
        }
    }
}

/// A number that equal names have in common, and that most others do not have: length, first and last bytes. An escaped
/// name may equal any other.
#[inline(always)]
fn mark_of(doc: &Doc, key: u32) -> u64 {
    let token = &doc.tokens[key as usize];
    if token.escaped {
        return 0;
    }
    let inner = doc.bytes.get(token.start as usize + 1..token.end as usize - 1).unwrap_or_default();
    let tail = inner.last_chunk::<4>().map_or(0, |tail| u32::from_le_bytes(*tail));
    let ends = inner
        .first()
        .zip(inner.get(inner.len() / 2))
        .map_or(0, |(&first, &middle)| u32::from(first) << 8 | u32::from(middle));
    u64::from(tail) << 32 | u64::from(ends << 16 | (inner.len() as u32 & 0xFFFF))
}

/// Sorts the names by eight bytes, those with the same eight by the next, and so on: as long as the names are, and no
/// longer whatever they are, which a hash without a secret cannot promise.
fn all(doc: &Doc, keys: &[u32], found: &mut dyn FnMut(u32, u32) -> bool) -> bool {
    let entry = |name: &[u8], skipped: usize, index: usize| u128::from(eight(name, skipped)) << 64 | index as u128;
    let mut order: Vec<u128> = Vec::with_capacity(keys.len());
    for (index, &key) in keys.iter().enumerate() {
        order.push(entry(doc.value(key), 0, index));
    }
    // Only where eight bytes do not tell them all apart: most often they do, and nothing need be kept.
    let mut names: Vec<&[u8]> = Vec::new();
    let mut pairs: Vec<u128> = Vec::new();
    let mut groups = vec![(0, order.len(), 0)];
    while let Some((mut from, to, skipped)) = groups.pop() {
        super::sort(&mut order[from..to], true);
        while from < to {
            let word = order[from] >> 64;
            let alike = order[from..to].iter().take_while(|&&entry| entry >> 64 == word).count();
            let same = &mut order[from..from + alike];
            // The last byte tells how many of the eight are the name's.
            if alike > 1 && word as u8 == u8::MAX {
                if names.is_empty() {
                    for &key in keys {
                        names.push(doc.value(key));
                    }
                }
                for place in same {
                    let index = *place as u32 as usize;
                    *place = entry(names[index], skipped + WIDTH, index);
                }
                groups.push((from, from + alike, skipped + WIDTH));
            } else {
                for &entry in &same[1..] {
                    let [later, first] = [entry, same[0]].map(|entry| keys[entry as u32 as usize]);
                    if !EXPLAINS {
                        return found(later, first);
                    }
                    pairs.push(u128::from(later) << 32 | u128::from(first));
                }
            }
            from += alike;
        }
    }
    if EXPLAINS {
        super::sort(&mut pairs, false);
    }
    for pair in pairs {
        if !found((pair >> 32) as u32, pair as u32) {
            return false;
        }
    }
    true
}

/// How many bytes of a name are looked at in one round.
const WIDTH: usize = 7;

/// The next bytes of a name as a number, and in the last byte how many there are: all ones when more may follow.
fn eight(name: &[u8], skipped: usize) -> u64 {
    let rest = name.get(skipped..).unwrap_or_default();
    let mut word = 0;
    for index in 0..WIDTH {
        word = word << 8 | u64::from(rest.get(index).copied().unwrap_or_default());
    }
    word << 8 | if rest.len() > WIDTH { u64::from(u8::MAX) } else { rest.len() as u64 }
}
