//! What an event says as one number, whatever the order of its members, its white space and its escapes.

use crate::json::{Doc, Kind};
use crate::model::occurrence::{hash, mix};
use alloc::vec::Vec;

/// An object or array whose values are being read.
struct Open {
    /// The token after its last one.
    end: u32,
    object: bool,
    /// The name of the current member.
    name: u64,
    digest: u64,
}

impl Open {
    fn take(&mut self, value: u64) {
        self.digest = if self.object {
            // Of members the order does not count.
            self.digest.wrapping_add(mix(self.name, value ^ OBJECT))
        } else {
            mix(self.digest ^ value, ARRAY)
        };
    }
}

const OBJECT: u64 = 0xA076_1D64_78BD_642F;
const ARRAY: u64 = 0xE703_7ED1_A0B4_28DB;
const STRING: u64 = 0x8EBC_6AF0_9C88_C6E3;

/// The digest of a value without the member whose value is `without`.
pub fn of(doc: &Doc, root: u32, without: u32) -> u64 {
    let mut open: Vec<Open> = Vec::new();
    let end = doc.token(root).next;
    let mut token = root;
    let mut last = 0;
    while token < end {
        let found = doc.token(token);
        let mut value = None;
        match found.kind {
            // Its value comes next.
            Kind::Key if token + 1 == without => token = doc.token(token + 1).next,
            Kind::Key => {
                let name = hash(doc.name(token).as_bytes(), STRING);
                if let Some(top) = open.last_mut() {
                    top.name = name;
                }
                token += 1;
                continue;
            }
            Kind::Object | Kind::Array => {
                let object = found.kind == Kind::Object;
                open.push(Open { end: found.next, object, name: 0, digest: if object { OBJECT } else { ARRAY } });
                token += 1;
            }
            Kind::String => {
                value = Some(hash(doc.value(token), STRING));
                token = found.next;
            }
            _ => {
                value = Some(hash(doc.raw(token), 0));
                token = found.next;
            }
        }
        loop {
            if let Some(value) = value.take() {
                match open.last_mut() {
                    Some(top) => top.take(value),
                    None => last = value,
                }
            }
            match open.pop_if(|top| token >= top.end) {
                Some(closed) => value = Some(mix(closed.digest, ARRAY ^ OBJECT)),
                None => break,
            }
        }
    }
    last
}
