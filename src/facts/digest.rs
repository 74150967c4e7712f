//! What an event says as one number, whatever the order of its members, its white space and its escapes: the sum of a number for
//! each value that contains no other, made of the value and of where it is. So a value that changes changes one summand.

use crate::json::{Doc, Kind};
use crate::model::occurrence::{hash, mix};
use alloc::vec::Vec;

/// An object or array whose values are being read.
struct Open {
    /// The token after its last one.
    end: u32,
    path: u64,
    /// Of an object the name of the current member, of an array the number of the current element.
    at: u64,
    object: bool,
}

const ROOT: u64 = 0xA076_1D64_78BD_642F;
const ARRAY: u64 = 0xE703_7ED1_A0B4_28DB;
const STRING: u64 = 0x8EBC_6AF0_9C88_C6E3;
const NAME: u64 = 0x5895_67A1_4EB3_07C1;

/// What a string adds to the digest.
pub fn of_string(path: u64, value: &[u8]) -> u64 {
    mix(path, hash(value, STRING))
}

/// The digest of a value without the member whose value is `without`.
pub fn of(doc: &Doc, root: u32, without: u32) -> u64 {
    let mut sum = 0u64;
    leaves(doc, root, without, &mut |token, path| sum = sum.wrapping_add(of_leaf(doc, token, path)));
    sum
}

/// What a value without others in it adds to the digest.
pub fn of_leaf(doc: &Doc, token: u32, path: u64) -> u64 {
    match doc.kind(token) {
        Some(Kind::String) => of_string(path, doc.value(token)),
        Some(Kind::Object) => mix(path, ROOT),
        Some(Kind::Array) => mix(path, ARRAY),
        _ => mix(path, hash(doc.raw(token), 0)),
    }
}

/// Passes each value that contains no other to `take`, with a number for where it is.
pub fn leaves(doc: &Doc, root: u32, without: u32, take: &mut dyn FnMut(u32, u64)) {
    let mut open: Vec<Open> = Vec::new();
    let end = doc.token(root).next;
    let mut token = root;
    while token < end {
        while open.pop_if(|top| token >= top.end).is_some() {}
        let found = doc.token(token);
        if found.kind == Kind::Key {
            if let Some(top) = open.last_mut() {
                top.at = hash(doc.name(token).as_bytes(), NAME);
            }
            // Its value comes next.
            token = if token + 1 == without { doc.token(without).next } else { token + 1 };
            continue;
        }
        let path = match open.last_mut() {
            None => ROOT,
            Some(top) if top.object => mix(top.path, top.at),
            Some(top) => {
                top.at += 1;
                mix(top.path ^ ARRAY, top.at)
            }
        };
        if matches!(found.kind, Kind::Object | Kind::Array) && found.next > token + 1 {
            open.push(Open { end: found.next, path, at: 0, object: found.kind == Kind::Object });
            token += 1;
        } else {
            take(token, path);
            token = found.next;
        }
    }
}
