//! Two members of one name in one object: two readers may see two events.

use super::{Doc, Kind};
use alloc::borrow::Cow;
use alloc::vec;
use alloc::vec::Vec;

/// Of up to so many members a number for each says whether two may be alike; above that the names are sorted.
const FEW: usize = 12;

/// Finds every key that an earlier key of the same object already names, however either is escaped, in the order of
/// the objects. Stops when `found` (later key, first key) answers false.
pub fn duplicates(doc: &Doc, found: &mut dyn FnMut(u32, u32) -> bool) {
    let mut keys: Vec<u32> = Vec::new();
    let mut marks = [0u64; FEW];
    for (object, token) in doc.tokens.iter().enumerate() {
        if token.kind != Kind::Object {
            continue;
        }
        let mut count = 0;
        let mut alike = false;
        for key in doc.keys(object as u32) {
            if let Some(mark) = marks.get_mut(count) {
                *mark = mark_of(doc, key);
                let mark = *mark;
                alike |= mark == 0 || marks[..count].contains(&mark);
            }
            count += 1;
        }
        if !alike && count <= FEW {
            continue;
        }
        keys.clear();
        keys.extend(doc.keys(object as u32));
        if !many(doc, &keys, found) {
            return;
        }
    }
}

/// A number that equal names have in common, and that most others do not have: length, first and last bytes. An escaped
/// name may equal any other.
#[inline(always)]
fn mark_of(doc: &Doc, key: u32) -> u64 {
    let inner = doc.inner(key);
    if doc.token(key).escaped {
        return 0;
    }
    let tail = inner.last_chunk::<4>().map_or(0, |tail| u32::from_le_bytes(*tail));
    let ends = inner
        .first()
        .zip(inner.get(inner.len() / 2))
        .map_or(0, |(&first, &middle)| u32::from(first) << 8 | u32::from(middle));
    u64::from(tail) << 32 | u64::from(ends << 16 | (inner.len() as u32 & 0xFFFF))
}

/// Sorts the names by eight bytes, those with the same eight by the next, and so on: as long as the names are, and no
/// longer whatever they are, which a hash without a secret cannot promise.
fn many(doc: &Doc, keys: &[u32], found: &mut dyn FnMut(u32, u32) -> bool) -> bool {
    let names: Vec<Cow<[u8]>> = keys.iter().map(|&key| spelled(doc, key)).collect();
    let mut order: Vec<u128> = (0..names.len() as u128).collect();
    let mut pairs: Vec<u128> = Vec::new();
    let mut groups = vec![(0, order.len(), 0)];
    while let Some((from, to, skipped)) = groups.pop() {
        for entry in &mut order[from..to] {
            let index = u128::from(*entry as u32);
            *entry = u128::from(eight(&names[index as usize], skipped)) << 32 | index;
        }
        let group = super::sorted(order[from..to].to_vec());
        order[from..to].copy_from_slice(&group);
        let mut start = from;
        for at in from + 1..=to {
            if at < to && order[at] >> 32 == order[start] >> 32 {
                continue;
            }
            // The last byte tells how many of the eight are the name's.
            if at - start > 1 && (order[start] >> 32) as u8 == u8::MAX {
                groups.push((start, at, skipped + WIDTH));
            } else {
                let first = keys[order[start] as u32 as usize];
                pairs.extend(
                    order[start + 1..at]
                        .iter()
                        .map(|&entry| u128::from(keys[entry as u32 as usize]) << 32 | u128::from(first)),
                );
            }
            start = at;
        }
    }
    super::sorted(pairs).into_iter().all(|pair| found((pair >> 32) as u32, pair as u32))
}

/// How many bytes of a name are looked at in one round.
const WIDTH: usize = 7;

/// The next bytes of a name as a number, and in the last byte how many there are: all ones when more may follow.
fn eight(name: &[u8], skipped: usize) -> u64 {
    let rest = name.get(skipped..).unwrap_or_default();
    let mut bytes = [0; 8];
    let length = rest.len().min(WIDTH);
    bytes[..length].copy_from_slice(&rest[..length]);
    bytes[7] = if rest.len() > WIDTH { u8::MAX } else { length as u8 };
    u64::from_be_bytes(bytes)
}

fn spelled<'d>(doc: &'d Doc, key: u32) -> Cow<'d, [u8]> {
    if doc.token(key).escaped {
        Cow::Owned(doc.name(key).into_owned().into_bytes())
    } else {
        Cow::Borrowed(doc.inner(key))
    }
}
