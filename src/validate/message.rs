//! HTTP messages. A message in binary mode is validated as the equivalent envelope, a text of which
//! the body is a part; any other is validated as its body. Faults of the headers themselves are found here.

use super::data_base64::Expanded;
use super::{Options, of_expanded, set_level};
use crate::formats::{self, HeaderFault};
use crate::json::{self, Doc, Kind, Limits, NONE, Origin, Outside, Splice, SyntaxFault, SyntaxKind, Token, quote};
use crate::model::cloudevents::{DATA, DATA_CONTENT_TYPE};
use crate::model::event::{Envelope, Event, Outcome};
use crate::model::fault::{Detail, Fault, HEADERS, Header, Place};
use crate::model::http::{
    BATCH, BODY, CONTENT_TYPE, FORMATS, HEADERS as HEADERS_POINTER, MAX_HEADER_BYTES, PREFIX, STRUCTURED, header_of,
    is_reserved,
};
use crate::model::rule::{self, Rule, Severity};
use crate::model::validation::Validation;
use crate::rules::is_json;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// The relevant headers of a message.
#[derive(Default)]
struct Headers {
    /// The members of the equivalent envelope, without the data.
    members: String,
    /// Whether there is an attribute among them.
    binary: bool,
    /// The first media type.
    media: String,
    /// The token of its header's key.
    key: u32,
    faults: Vec<Fault>,
    /// Whether the last fault prevents reading the message.
    unread: bool,
}

impl Headers {
    /// Reads an object of lower-case names and values, in which names may be duplicates.
    #[inline(never)]
    fn read(&mut self, doc: &Doc) {
        let mut repeated = vec![false; doc.tokens.len()];
        json::duplicates(doc, &mut |later, first| {
            repeated[later as usize] = true;
            self.faults.push(at(rule::DUPLICATE_MEMBER, later).with(Detail::Token(first)));
            true
        });
        let mut bytes = 0;
        for key in doc.keys(0) {
            let (name, text) = (doc.name(key), doc.string(key + 1));
            bytes += name.len() + text.as_ref().map_or(0, |text| text.len());
            if bytes > MAX_HEADER_BYTES as usize {
                return self.unreadable(rule::LIMIT_BYTES, key, Header::Limit);
            }
            let Some(text) = text else {
                // Reading stops after a thousand lone surrogates.
                if doc.kind(key + 1) == Some(Kind::Broken) || doc.token(key + 1).is_open() {
                    return self.unreadable(rule::HEADER_ENCODING, key, Header::Control);
                }
                self.say(rule::WRONG_TYPE, key, Header::Type);
                continue;
            };
            // A lone surrogate has no bytes in UTF-8.
            let lost = |fault: &SyntaxFault| fault.token == key || fault.token == key + 1;
            if formats::has_control(text) || doc.faults.iter().any(lost) {
                self.say(rule::HEADER_ENCODING, key, Header::Control);
            }
            let value = text.trim_ascii();
            if repeated[key as usize] {
                // The first one counts.
            } else if name == CONTENT_TYPE {
                self.content_type(key, value);
            } else if let Some(attribute) = name.strip_prefix(PREFIX) {
                self.attribute(key, attribute, value);
            }
        }
    }

    fn content_type(&mut self, key: u32, value: &str) {
        let first = formats::first_value(value);
        if first.len() < value.len() {
            self.say(rule::DUPLICATE_MEMBER, key, Header::Several);
        }
        self.member(DATA_CONTENT_TYPE, first);
        (self.media, self.key) = (first.into(), key);
    }

    fn attribute(&mut self, key: u32, name: &str, value: &str) {
        self.binary = true;
        if is_reserved(name) {
            return self.say(rule::ATTRIBUTE_NAME, key, Header::Reserved);
        }
        let (attribute, fault) = formats::decode_header(value);
        if let Some(fault) = fault {
            let (what, severity) = match fault {
                HeaderFault::Percent => (Header::Percent, Severity::Warning),
                HeaderFault::Unencoded => (Header::Unencoded, Severity::Warning),
                HeaderFault::Utf8 => (Header::Utf8, Severity::Error),
            };
            let what = Detail::Header { what, event: None };
            self.faults.push(at(rule::HEADER_ENCODING, key).with(what).as_severity(severity));
        }
        self.member(name, &attribute);
    }

    #[inline(never)]
    fn member(&mut self, name: &str, value: &str) {
        self.members.push_str(&quote(name));
        self.members.push(':');
        self.members.push_str(&quote(value));
        self.members.push(',');
    }

    #[inline(never)]
    fn say(&mut self, rule: Rule, key: u32, what: Header) {
        let fault = at(rule, key).with(Detail::Header { what, event: None });
        self.faults.push(fault.as_severity(Severity::Error));
    }

    fn unreadable(&mut self, rule: Rule, key: u32, what: Header) {
        self.say(rule, key, what);
        self.unread = true;
    }
}

/// A fault at a header.
fn at(rule: Rule, key: u32) -> Fault {
    Fault { place: Place { record: HEADERS, token: key }, ..Fault::new(rule, key) }
}

/// Validates an HTTP message and passes the result to `work`. `headers` is the text of a JSON object with lower-case
/// names and unchanged values, in which duplicate headers are duplicate members; headers other than `content-type` and
/// attributes are ignored. `tokens` is memory to reuse, which is returned.
pub fn validate_message(
    headers: &[u8],
    body: &[u8],
    options: &Options,
    tokens: Vec<Token>,
    work: &mut dyn FnMut(&Validation),
) -> Vec<Token> {
    let limits = Limits { bytes: u32::MAX, depth: 2, batch: u32::MAX };
    let mut record = json::read(headers, &limits, true, Vec::new());
    record.origin = Some(Origin { bytes: headers, splices: &[], root: HEADERS_POINTER, outside: None });
    let mut headers = Headers::default();
    headers.read(&record);
    let essence = formats::essence(&headers.media);
    let batch = formats::same_word(essence, BATCH);
    let enveloped = batch || formats::same_word(essence, STRUCTURED);
    let other = essence.get(..FORMATS.len()).is_some_and(|start| formats::same_word(start, FORMATS));
    let json = headers.media.is_empty() || is_json(headers.media.as_bytes());
    let charset = formats::charset(&headers.media).unwrap_or("utf-8");
    let is = |names: &[&str]| names.iter().any(|name| formats::same_word(charset, name));
    let latin = is(&["iso-8859-1", "latin1"]);
    let known = latin || is(&["utf-8", "utf8", "us-ascii"]);
    if !headers.unread && !known {
        headers.unreadable(rule::CONTENT_TYPE, headers.key, Header::Charset);
    } else if !headers.unread && other && !enveloped {
        headers.unreadable(rule::CONTENT_TYPE, headers.key, Header::Format);
    }
    let decoded: String;
    let body = if latin && !options.surrogates {
        // A string has already been decoded by the caller.
        decoded = body.iter().map(|&byte| char::from(byte)).collect();
        decoded.as_bytes()
    } else {
        body
    };
    let envelope;
    let mut root = BODY;
    let mut doc = Doc { tokens, ..Doc::default() };
    doc.tokens.clear();
    if !headers.unread {
        doc = json::read(body, &options.limits, options.surrogates, doc.tokens);
        let over = |fault: &SyntaxFault| matches!(fault.kind, SyntaxKind::Bytes | SyntaxKind::Depth);
        let opaque = !json && !doc.faults.iter().any(over);
        if headers.binary && !enveloped && (doc.sound() || body.is_empty() || opaque) {
            envelope = EnvelopeText::of(&doc, &headers.members);
            let limits = Limits { bytes: u32::MAX, depth: options.limits.depth.saturating_add(1), ..options.limits };
            doc = json::read(&envelope.bytes, &limits, options.surrogates, doc.tokens);
            let inside = doc.member(0, DATA);
            let outside = Some(Outside { inside, pointer: BODY, called: header_of });
            let splices = core::slice::from_ref(&envelope.splice);
            doc.origin = Some(Origin { bytes: body, splices, root: HEADERS_POINTER, outside });
            if envelope.marked {
                let start = envelope.splice.now[0].1;
                let mark = SyntaxFault { kind: SyntaxKind::ByteOrderMark, at: start, token: inside, other: start + 3 };
                doc.faults.insert(0, mark);
            }
            root = "";
        }
    }
    let expanded = Expanded::of(&doc, options);
    let Validation { doc, mut events, mut faults, batch: is_array, mut outcome, .. } =
        of_expanded(doc, expanded.as_ref(), options, root);
    if headers.unread {
        outcome = Outcome::Unchecked;
    } else if enveloped {
        // The attributes are in the body; headers may repeat them for receivers that do not read the body.
        headers.faults.retain(|fault| fault.place.token == headers.key);
    } else if headers.binary {
        for event in &mut events {
            event.envelope = Envelope::Binary;
        }
    } else if !json && outcome != Outcome::Unchecked {
        headers.say(rule::CONTENT_TYPE, headers.key, Header::NotJson);
    }
    // The reason why nothing was read is always reported.
    let reason = if headers.unread { headers.faults.pop() } else { None };
    let mut bad = false;
    headers.faults.retain_mut(|fault| leveled(fault, options, &mut bad));
    if bad {
        for event in &mut events {
            spoil(&mut event.outcome);
        }
        spoil(&mut outcome);
    }
    if enveloped
        && !headers.unread
        && let Some((what, event)) = contradiction(&doc, &events, &faults, batch)
    {
        let what = Detail::Header { what, event };
        let mut fault = at(rule::CONTENT_TYPE, headers.key).with(what).as_severity(Severity::Error);
        bad = false;
        if leveled(&mut fault, options, &mut bad) {
            headers.faults.push(fault);
        }
        if bad {
            // Whatever the body holds, the message is wrong; events that have an envelope are not.
            outcome = Outcome::Invalid;
            for found in events.iter_mut().filter(|found| event.is_none() || is_bare(found)) {
                spoil(&mut found.outcome);
            }
        }
    }
    headers.faults.extend(reason);
    for fault in headers.faults {
        faults.push((fault, NONE));
    }
    let whole = Validation { doc, events, faults, headers: Some(record), batch: is_array, outcome };
    work(&whole);
    whole.doc.tokens
}

/// Applies the severity that the caller chose. Returns false if the rule is off, and sets `bad` if the fault makes events
/// invalid.
#[inline(never)]
fn leveled(fault: &mut Fault, options: &Options, bad: &mut bool) -> bool {
    let wanted = set_level(fault, options.levels);
    *bad |= wanted && (fault.severity == Severity::Error || (options.strict && fault.severity == Severity::Warning));
    wanted
}

fn is_bare(event: &Event) -> bool {
    event.vocabulary.is_some() && event.envelope == Envelope::Bare
}

/// How the body contradicts a media type of CloudEvents, and the event that shows it.
fn contradiction(doc: &Doc, events: &[Event], faults: &[(Fault, u32)], batch: bool) -> Option<(Header, Option<u32>)> {
    let array = doc.kind(0) == Some(Kind::Array);
    // A body that was not read to its end has a finding of its own.
    if array != batch && doc.sound() && !faults.iter().any(|(fault, _)| fault.rule == rule::LIMIT_BATCH) {
        return Some((if array { Header::Structured } else { Header::Batch }, None));
    }
    events.iter().find(|event| is_bare(event)).map(|event| (Header::Bare, Some(event.token)))
}

/// Makes a valid outcome invalid; an unchecked one stays.
fn spoil(outcome: &mut Outcome) {
    if *outcome == Outcome::Valid {
        *outcome = Outcome::Invalid;
    }
}

/// The envelope that is equivalent to a message in binary mode.
struct EnvelopeText {
    bytes: Vec<u8>,
    /// The text before and after the body.
    splice: Splice,
    /// Whether the body has a byte order mark.
    marked: bool,
}

impl EnvelopeText {
    /// A body that is not a single JSON value could inject members into the envelope, so it becomes a string. An empty
    /// body is `null`, so that it has a place.
    #[inline(never)]
    fn of(body: &Doc, members: &str) -> Self {
        const MARK: &[u8] = b"\xEF\xBB\xBF";
        let mut bytes = Vec::with_capacity(members.len() + body.bytes.len() + 16);
        bytes.push(b'{');
        bytes.extend_from_slice(members.as_bytes());
        bytes.extend_from_slice(b"\"data\":");
        let start = bytes.len() as u32;
        let length = body.bytes.len() as u32;
        let json = body.sound() && !body.bytes.is_empty();
        let marked = json && body.bytes.starts_with(MARK);
        let quoted;
        let value = if json {
            body.bytes
        } else if body.bytes.is_empty() {
            b"null"
        } else {
            quoted = quote(&String::from_utf8_lossy(body.bytes));
            quoted.as_bytes()
        };
        bytes.extend_from_slice(value);
        if marked {
            // A mark is legal only at the start of a text. Blanks instead of it keep all offsets.
            bytes[start as usize..][..MARK.len()].fill(b' ');
        }
        let end = bytes.len() as u32;
        bytes.push(b'}');
        let now = if json { [(0, start), (end, end + 1)] } else { [(0, start), (start, end + 1)] };
        let before = [(0, 0), (if json { length } else { 0 }, length)];
        EnvelopeText { bytes, splice: Splice { now, before, name: "" }, marked }
    }
}
