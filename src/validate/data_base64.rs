//! `CloudEvents` with base64 data: rewrites the text with the data as JSON, and maps every position
//! back. Validation sees only the rewritten text; reports show positions in the input.

use super::Options;
use crate::formats;
use crate::json::{self, Doc, Kind, NONE, Origin, Splice, SyntaxKind};
use crate::model::cloudevents::{DATA, DATA_BASE64, SPEC_VERSION};
use alloc::vec::Vec;

/// Whether base64 data is nested deeper than the limit.
pub fn is_too_deep(doc: &Doc, value: u32, options: &Options) -> bool {
    let Some(decoded) = doc.string(value).and_then(|text| formats::decode_base64(text).ok()) else { return false };
    let inner = json::read(&decoded, &options.limits, false, Vec::new());
    inner.faults.iter().any(|fault| fault.kind == SyntaxKind::Depth)
}

/// The text with JSON in place of base64, and where it differs.
pub struct Expanded {
    pub bytes: Vec<u8>,
    splices: Vec<Splice>,
}

impl Expanded {
    /// None if no base64 data in the document decodes to valid JSON.
    pub fn of(doc: &Doc, options: &Options) -> Option<Self> {
        if !doc.sound() {
            return None;
        }
        let mut found = Expanded { bytes: Vec::new(), splices: Vec::new() };
        let mut done = 0;
        if doc.kind(0) == Some(Kind::Array) {
            for element in doc.elements(0).take(options.limits.batch as usize) {
                found.add(doc, element, options, &mut done);
            }
        } else {
            found.add(doc, 0, options, &mut done);
        }
        if found.splices.is_empty() {
            return None;
        }
        found.bytes.extend_from_slice(&doc.bytes[done..]);
        Some(found)
    }

    fn add(&mut self, doc: &Doc, object: u32, options: &Options, done: &mut usize) {
        let [value, data, version] = doc.members(object, [DATA_BASE64, DATA, SPEC_VERSION]);
        if value == NONE || data != NONE || version == NONE {
            return;
        }
        let Some(decoded) = doc.string(value).and_then(|text| formats::decode_base64(text).ok()) else { return };
        let inner = json::read(&decoded, &options.limits, false, Vec::new());
        if inner.tokens.is_empty() || !inner.faults.is_empty() {
            return;
        }
        let (key, place) = (doc.token(value - 1), doc.token(value));
        self.bytes.extend_from_slice(&doc.bytes[*done..key.start as usize]);
        let start = self.bytes.len() as u32;
        self.bytes.push(b'"');
        self.bytes.extend_from_slice(DATA.as_bytes());
        self.bytes.push(b'"');
        let name = self.bytes.len() as u32;
        self.bytes.extend_from_slice(&doc.bytes[key.end as usize..place.start as usize]);
        let data = self.bytes.len() as u32;
        self.bytes.extend_from_slice(&decoded);
        *done = place.end as usize;
        let now = [(start, name), (data, self.bytes.len() as u32)];
        self.splices.push(Splice { now, before: [(key.start, key.end), (place.start, place.end)], name: DATA_BASE64 });
    }

    /// The mapping of positions back to the input.
    pub fn origin<'t>(&'t self, input: &'t [u8]) -> Origin<'t> {
        Origin { bytes: input, splices: &self.splices, root: "", outside: None }
    }
}
