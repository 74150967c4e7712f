//! Streams: their items with reports, as lines of JSON.

use super::options::{Asked, request};
use super::report::{self, Around, placeless, unchecked};
use super::{Engine, frame, stringified};
use crate::explain::Wire;
use crate::json::{self, Doc, Limits, NONE, quote_into};
use crate::model::event::Outcome;
use crate::model::rule;
use crate::session::Streams;
use crate::stream::{AROUND, PACKED};
use crate::validate::Scratch;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicU32, Ordering};

/// A stream with its options.
pub struct Stream {
    asked: Asked,
    streams: Box<Streams>,
    /// How many chunks it was given.
    given: u64,
    finished: bool,
    /// Whether a history was lost with another instance.
    lost: bool,
    /// The number of the item that is being written, from 1; 0: none is. Atomic, so that it is in memory when a trap ends the call.
    at_work: AtomicU32,
}

/// Faults whose records have no text of their own.
const EMPTY: [&str; 2] = ["no-element", "unclosed"];

const STOPPED: &str = "engine-fault";

/// What a snapshot begins with: in the npm package, half of a character that was split over two texts. The other: a history was
/// lost with the instance that it was in.
const BEGINS: [[u8; 2]; 2] = [[0, 0], [1, 0]];

impl Engine {
    /// Opens a stream. Returns its handle; 0: the options are refused.
    pub fn open(&mut self, options: &[u8]) -> u32 {
        self.begin(options, None)
    }

    /// Continues a stream. Returns its handle; 0: options or snapshot are refused.
    pub fn restore(&mut self, options: &[u8], snapshot: &[u8]) -> u32 {
        self.begin(options, Some(snapshot))
    }

    fn begin(&mut self, options: &[u8], snapshot: Option<&[u8]>) -> u32 {
        self.error.clear();
        let asked = match Asked::of_stream(options) {
            Ok(asked) => asked,
            Err(why) => {
                self.error = why;
                return 0;
            }
        };
        let (lost, streams) = match snapshot {
            None => (false, Some(Streams::open(&request(&asked.request)))),
            Some(bytes) => {
                let (begin, rest) = bytes.split_at_checked(2).unwrap_or_default();
                let known = BEGINS.iter().position(|known| known == begin);
                (known == Some(1), known.and_then(|_| Streams::restore(&request(&asked.request), rest)))
            }
        };
        let Some(streams) = streams else {
            self.error.push_str("the bytes are no snapshot of this version");
            return 0;
        };
        let stream =
            Stream { asked, streams: Box::new(streams), given: 0, finished: false, lost, at_work: AtomicU32::new(0) };
        let free = self.streams.iter().position(Option::is_none);
        let at = free.unwrap_or(self.streams.len());
        if free.is_none() {
            self.streams.push(None);
        }
        if let Some(place) = self.streams.get_mut(at) {
            *place = Some(stream);
        }
        at as u32 + 1
    }

    /// Frees a stream.
    pub fn drop_stream(&mut self, handle: u32) {
        if let Some(place) = handle.checked_sub(1).and_then(|at| self.streams.get_mut(at as usize)) {
            *place = None;
        }
    }

    /// A stream, and what writes the reports on its records. None: the handle is of none.
    fn stream(&mut self, handle: u32) -> Option<(&mut Stream, Reporter<'_>)> {
        self.error.clear();
        let Engine { streams, scratch, wire, error, .. } = self;
        let found = handle.checked_sub(1).and_then(|at| streams.get_mut(at as usize)).and_then(Option::as_mut);
        if found.is_none() {
            error.push_str("no stream has this handle");
        }
        Some((found?, Reporter { scratch, wire }))
    }

    /// The next bytes. Writes a line for each item.
    pub fn push(&mut self, handle: u32, chunk: &[u8], out: &mut Vec<u8>) {
        let Some((stream, mut reporter)) = self.stream(handle) else { return };
        if stream.finished {
            self.error.push_str("the stream was finished");
            return;
        }
        stream.given += 1;
        stream.forget();
        stream.streams.push(chunk);
        let mut text = String::new();
        reporter.items(stream, &mut text, "\n");
        *out = stringified(text).into_bytes();
    }

    /// The end. Writes the summary.
    pub fn finish(&mut self, handle: u32, out: &mut Vec<u8>) {
        let Some((stream, mut reporter)) = self.stream(handle) else { return };
        if stream.finished {
            self.error.push_str("the stream was finished");
            return;
        }
        stream.forget();
        stream.streams.finish();
        let mut text = String::new();
        stream.streams.summary(&mut text);
        if stream.lost {
            add_cap(&mut text);
        }
        // The relations come after the items.
        let at = text.rfind(",\"relations\":").unwrap_or(text.len());
        let relations = text.split_off(at);
        text.push_str(",\"items\":[");
        reporter.items(stream, &mut text, ",");
        if text.ends_with(',') {
            text.pop();
        }
        text.push(']');
        text.push_str(&relations);
        stream.finished = true;
        *out = stringified(text).into_bytes();
    }

    /// The runs as they are now.
    pub fn runs(&mut self, handle: u32, out: &mut Vec<u8>) {
        let Some((stream, _)) = self.stream(handle) else { return };
        stream.forget();
        let mut text = String::new();
        stream.streams.runs(&mut text);
        *out = stringified(text).into_bytes();
    }

    /// The stream so far.
    pub fn snapshot(&mut self, handle: u32, out: &mut Vec<u8>) {
        let Some((stream, _)) = self.stream(handle) else { return };
        stream.forget();
        out.extend(BEGINS[usize::from(stream.lost)]);
        if !stream.streams.snapshot(out) {
            out.clear();
            self.error.push_str("a packed stream cannot be saved");
        }
    }

    /// What is left of a stream after the engine stopped in it. `history`: with what is known of its history.
    pub fn rescue(&mut self, handle: u32, history: bool, out: &mut Vec<u8>) {
        let Some((stream, mut reporter)) = self.stream(handle) else { return };
        let (mut json, mut bytes) = (String::new(), Vec::new());
        if !stream.streams.rescue(history, &mut json, &mut bytes) {
            self.error.push_str("a packed stream cannot be saved");
            return;
        }
        let doc = json::read(json.as_bytes(), &Limits::default(), false, Vec::new());
        let number = |token: u32| crate::compose::whole(if token == NONE { &[] } else { doc.raw(token) }).unwrap_or(0);
        let [items, snapshot, pushes] = doc.members(0, ["items", "snapshot", "pushes"]);
        let mut ends = doc.elements(snapshot).map(number);
        let range = ends.next().unwrap_or(0) as usize..ends.next().unwrap_or(0) as usize;
        let mut text = String::new();
        let stopped = stream.at_work.load(Ordering::Relaxed);
        for (item, number) in doc.elements(items).zip(1..) {
            if number != stopped {
                reporter.written(&doc, item, &bytes, &stream.asked, &mut text);
            } else if doc.string(doc.member(item, "kind")) == Some("record") {
                reporter.record(&doc, item, Some(STOPPED), &bytes, &stream.asked, &mut text);
            } else {
                continue;
            }
            text.push('\n');
        }
        out.push(u8::from(number(pushes) == stream.given));
        frame(out, &mut |out| {
            out.extend(BEGINS[usize::from(stream.lost || !history)]);
            out.extend_from_slice(bytes.get(range.clone()).unwrap_or_default());
        });
        out.extend_from_slice(stringified(text).as_bytes());
    }
}

impl Stream {
    /// Forgets the items of the call before: its result has been read. During a call they are kept for when the engine stops in it.
    fn forget(&mut self) {
        self.streams.take(&mut String::new(), &mut Vec::new());
    }
}

/// Says in a summary that a history was lost.
fn add_cap(summary: &mut String) {
    const CAPPED: &str = "\"capped\":[";
    let Some(at) = summary.find(CAPPED).map(|at| at + CAPPED.len()) else { return };
    let Some(end) = summary.get(at..).and_then(|rest| rest.find(']')) else { return };
    summary.insert_str(at + end, if end == 0 { "\"history\"" } else { ",\"history\"" });
}

/// What writes reports.
struct Reporter<'e> {
    scratch: &'e mut Scratch,
    wire: &'e mut Wire,
}

impl Reporter<'_> {
    /// Writes the items that were not taken yet, each with `after` after it.
    fn items(&mut self, stream: &Stream, out: &mut String, after: &str) {
        let (mut json, mut texts) = (String::new(), Vec::new());
        stream.streams.items(&mut json, &mut texts);
        if json == "[]" {
            return;
        }
        // Written here: neither deep nor large for what reads it.
        let limits = Limits { bytes: u32::MAX, ..Limits::default() };
        let doc = json::read(json.as_bytes(), &limits, false, Vec::new());
        for (item, number) in doc.elements(0).zip(1..) {
            stream.at_work.store(number, Ordering::Relaxed);
            self.written(&doc, item, &texts, &stream.asked, out);
            out.push_str(after);
        }
        stream.at_work.store(0, Ordering::Relaxed);
    }

    /// Writes an item, with its text if it is a record.
    fn written(&mut self, doc: &Doc, item: u32, texts: &[u8], asked: &Asked, out: &mut String) {
        match doc.string(doc.member(item, "kind")).unwrap_or_default() {
            "record" => self.record(doc, item, doc.string(doc.member(item, "fault")), texts, asked, out),
            "packed" => packed(doc, item, out),
            _ => finding(doc, item, out),
        }
    }

    fn record(&mut self, doc: &Doc, item: u32, fault: Option<&str>, texts: &[u8], asked: &Asked, out: &mut String) {
        out.push_str("{\"kind\":\"record\"");
        for name in ["record", "line", "offset", "length"] {
            raw(doc, item, name, out);
        }
        let mut ends = doc.elements(doc.member(item, "text")).filter_map(|end| crate::compose::whole(doc.raw(end)));
        let range = ends.next().unwrap_or(0) as usize..ends.next().unwrap_or(0) as usize;
        let text = texts.get(range).unwrap_or_default();
        out.push_str(",\"text\":");
        quote_into(out, &String::from_utf8_lossy(text));
        out.push_str(",\"report\":");
        self.report(text, fault, asked, out);
        let context = doc.member(item, "context");
        if context != NONE {
            let mut numbers = doc.elements(context).filter_map(|end| core::str::from_utf8(doc.raw(end)).ok());
            for (name, number) in [(",\"context\":{\"offset\":", numbers.next()), (",\"length\":", numbers.next())] {
                out.push_str(name);
                out.push_str(number.unwrap_or("0"));
            }
            out.push('}');
        }
        if doc.member(item, "made") != NONE {
            out.push_str(",\"made\":true");
        }
        out.push('}');
    }

    fn report(&mut self, text: &[u8], fault: Option<&str>, asked: &Asked, out: &mut String) {
        let Some(fault) = fault else {
            report::on(text, asked, self.scratch, self.wire, &Around::default(), out);
            return;
        };
        if fault == STOPPED {
            let help = "this is a bug in cdevents-wasm; please report it with the input";
            return unchecked(
                &placeless(rule::ENGINE_FAULT, "the engine stopped at this record", help, "", false),
                out,
            );
        }
        let words = AROUND.iter().find(|(known, ..)| *known == fault);
        let is_unchecked = || {
            let options = asked.settings.options();
            crate::validate::validate(text, &options, Vec::new(), |validation| validation.outcome).0
                == Outcome::Unchecked
        };
        let words = words.filter(|_| fault != "cut-off" || !is_unchecked());
        let before = words.map(|(_, message, help)| placeless(rule::JSON_SYNTAX, message, help, "", true));
        let alone = before.is_some() && EMPTY.contains(&fault);
        // Whatever else it has: a record that is not whole has no verdict.
        let around = Around { before, outcome: Some(Outcome::Unchecked), alone, ..Around::default() };
        report::on(text, asked, self.scratch, self.wire, &around, out);
    }
}

/// Writes a member as it is.
fn raw(doc: &Doc, owner: u32, name: &str, out: &mut String) {
    let value = doc.member(owner, name);
    for piece in [",\"", name, "\":"] {
        out.push_str(piece);
    }
    out.push_str(core::str::from_utf8(if value == NONE { b"null" } else { doc.raw(value) }).unwrap_or("null"));
}

/// Writes a record without text that says what is wrong with a stream that is packed.
fn packed(doc: &Doc, item: u32, out: &mut String) {
    out.push_str("{\"kind\":\"record\"");
    raw(doc, item, "record", out);
    let fault = doc.string(doc.member(item, "fault")).unwrap_or_default();
    let words = PACKED.iter().find(|(known, ..)| *known == fault);
    let (message, help) = words.map_or(("the gzip data cannot be read", ""), |(_, message, help)| (*message, *help));
    out.push_str(",\"line\":1,\"offset\":0,\"length\":0,\"text\":\"\",\"report\":");
    unchecked(&placeless(rule::UNREADABLE_STREAM, message, help, "", true), out);
    out.push('}');
}

/// Writes a finding about a history, with the address of its rule's page.
fn finding(doc: &Doc, item: u32, out: &mut String) {
    out.push_str("{\"kind\":\"finding\"");
    raw(doc, item, "record", out);
    let found = doc.member(item, "finding");
    let text = core::str::from_utf8(if found == NONE { b"{}" } else { doc.raw(found) }).unwrap_or("{}");
    out.push_str(",\"finding\":");
    out.push_str(text);
    out.pop();
    report::url(out, doc.string(doc.member(found, "rule")).unwrap_or_default());
    out.push('}');
    // A batch is one record, whichever of its events are meant.
    let record = doc.raw(doc.member(item, "record"));
    out.push_str(",\"others\":[");
    let mut first = true;
    for other in doc.elements(doc.member(item, "others")).map(|other| doc.raw(other)).filter(|other| *other != record) {
        out.push_str(if core::mem::take(&mut first) { "" } else { "," });
        out.push_str(core::str::from_utf8(other).unwrap_or("0"));
    }
    out.push(']');
    raw(doc, item, "witness", out);
    out.push('}');
}
