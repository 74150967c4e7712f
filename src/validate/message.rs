//! HTTP messages: headers and a body. A message in binary mode is judged as the envelope that it stands for, a text of which
//! the body is a part; any other is judged as its body. What is wrong with the headers by themselves is found here.

use super::{Options, expanded, of_doc, set_level};
use crate::formats::{self, HeaderFault};
use crate::json::{self, Doc, Kind, Limits, NONE, Origin, Outside, Splice, SyntaxFault, SyntaxKind, Token, quote};
use crate::model::cloudevents::{DATA, DATA_CONTENT_TYPE};
use crate::model::event::{Envelope, Event, Outcome};
use crate::model::fault::{Detail, Fault, HEADERS, Header, Place};
use crate::model::http::{
    BATCH, BODY, CONTENT_TYPE, FORMATS, HEADERS as HEADERS_POINTER, MAX_HEADER_BYTES, PREFIX, STRUCTURED, header_of,
    is_reserved,
};
use crate::model::rule::{self, Severity};
use crate::model::validation::Validation;
use crate::rules::is_json;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// The headers of a message that say something of its event.
struct Headers<'h> {
    doc: Doc<'h>,
    /// The members of the envelope that the headers stand for, but for the data.
    members: String,
    /// There is an attribute among them.
    binary: bool,
    /// The first media type, and the key of its header.
    media: Option<(String, u32)>,
    faults: Vec<Fault>,
    /// One that concerns only some of the events.
    of_some: Option<Fault>,
    /// For what they say nothing of the message is read.
    over: bool,
}

impl<'h> Headers<'h> {
    /// Reads an object of names in lower case and their values, in which a name may come twice.
    fn read(bytes: &'h [u8], most: u32) -> Self {
        let limits = Limits { bytes: u32::MAX, depth: 2, batch: u32::MAX };
        let mut doc = json::read(bytes, &limits, true, Vec::new());
        doc.origin = Some(Origin { bytes, splices: &[], root: HEADERS_POINTER, outside: None });
        let mut headers = Headers {
            doc,
            members: String::new(),
            binary: false,
            media: None,
            faults: Vec::new(),
            of_some: None,
            over: false,
        };
        let mut repeated = vec![false; headers.doc.tokens.len()];
        json::duplicates(&headers.doc, &mut |later, first| {
            repeated[later as usize] = true;
            headers.faults.push(at(rule::DUPLICATE_MEMBER, later).with(Detail::Token(first)));
            true
        });
        let keys: Vec<u32> = headers.doc.keys(0).collect();
        let mut room = most;
        for key in keys {
            let (name, text) = (headers.doc.name(key), headers.doc.string(key + 1));
            let length = name.len() + text.as_ref().map_or(0, |text| text.len());
            match room.checked_sub(length as u32) {
                Some(left) => room = left,
                None => {
                    headers.over = true;
                    headers.say(rule::LIMIT_BYTES, key, Header::Limit);
                    return headers;
                }
            }
            let Some(text) = text else {
                headers.say(rule::WRONG_TYPE, key, Header::Type);
                continue;
            };
            let lost = |fault: &SyntaxFault| fault.token == key || fault.token == key + 1;
            let value = text.trim_ascii();
            if formats::has_control(&text) || headers.doc.faults.iter().any(lost) {
                headers.say(rule::HEADER_ENCODING, key, Header::Control);
            }
            if repeated[key as usize] {
                continue;
            }
            if name == CONTENT_TYPE {
                headers.content_type(key, value);
            } else if let Some(attribute) = name.strip_prefix(PREFIX) {
                headers.attribute(key, attribute, value);
            }
        }
        headers
    }

    fn content_type(&mut self, key: u32, value: &str) {
        let first = formats::first_value(value);
        if first.len() < value.len() {
            self.say(rule::DUPLICATE_MEMBER, key, Header::Several);
        }
        self.member(DATA_CONTENT_TYPE, first);
        self.media = Some((first.into(), key));
    }

    fn attribute(&mut self, key: u32, name: &str, value: &str) {
        self.binary = true;
        if is_reserved(name) {
            return self.say(rule::ATTRIBUTE_NAME, key, Header::Reserved);
        }
        let (attribute, fault) = formats::decode_header(value);
        let (what, severity) = match fault {
            None => return self.member(name, &attribute),
            Some(HeaderFault::Percent) => (Header::Percent, Severity::Warning),
            Some(HeaderFault::Unencoded) => (Header::Unencoded, Severity::Warning),
            Some(HeaderFault::Utf8) => (Header::Utf8, Severity::Error),
        };
        self.say(rule::HEADER_ENCODING, key, what);
        if let Some(said) = self.faults.last_mut() {
            said.severity = severity;
        }
        self.member(name, &attribute);
    }

    fn member(&mut self, name: &str, value: &str) {
        self.members.push_str(&quote(name));
        self.members.push(':');
        self.members.push_str(&quote(value));
        self.members.push(',');
    }

    fn say(&mut self, rule: rule::Rule, key: u32, what: Header) {
        let fault = at(rule, key).with(Detail::Header { what, event: None });
        self.faults.push(fault.as_severity(Severity::Error));
    }
}

/// A fault at a header.
fn at(rule: rule::Rule, key: u32) -> Fault {
    Fault { place: Place { record: HEADERS, token: key }, ..Fault::new(rule, key) }
}

/// Validates an HTTP message and gives what was found to `work`. `headers` is the text of a JSON object: names in lower
/// case and values as they came, of which one that came twice is there twice; those that are neither `content-type` nor
/// attributes are not looked at. `tokens` is working memory, and comes back.
pub fn validate_message(
    headers: &[u8],
    body: &[u8],
    options: &Options,
    tokens: Vec<Token>,
    work: &mut dyn FnMut(&Validation),
) -> Vec<Token> {
    let mut headers = Headers::read(headers, MAX_HEADER_BYTES);
    let (media, key) = headers.media.take().unwrap_or((String::new(), NONE));
    let essence = formats::essence(&media);
    let body = match formats::charset(&media).as_deref() {
        None | Some("utf-8" | "utf8" | "us-ascii") => Cow::Borrowed(body),
        // A string was decoded by whoever has it.
        Some("iso-8859-1" | "latin1") if options.surrogates => Cow::Borrowed(body),
        Some("iso-8859-1" | "latin1") => {
            Cow::Owned(body.iter().map(|&byte| char::from(byte)).collect::<String>().into_bytes())
        }
        Some(_) => {
            headers.say(rule::CONTENT_TYPE, key, Header::Charset);
            headers.over = true;
            Cow::Borrowed(body)
        }
    };
    let enveloped = essence == STRUCTURED || essence == BATCH;
    if !enveloped && !headers.over && essence.starts_with(FORMATS) {
        headers.say(rule::CONTENT_TYPE, key, Header::Format);
        headers.over = true;
    }
    if headers.over {
        let doc = Doc { tokens, ..Doc::default() };
        let (events, faults) = (Vec::new(), Vec::new());
        let nothing = Validation { doc, events, faults, headers: None, batch: false, outcome: Outcome::Unchecked };
        return headers.settle(nothing, options, work);
    }
    let json = media.is_empty() || is_json(media.as_bytes());
    let doc = json::read(&body, &options.limits, options.surrogates, tokens);
    let over = |fault: &SyntaxFault| matches!(fault.kind, SyntaxKind::Bytes | SyntaxKind::Depth);
    let opaque = !json && !doc.faults.iter().any(over);
    if !enveloped && headers.binary && (doc.sound() || body.is_empty() || opaque) {
        let envelope = EnvelopeText::of(&doc, &headers.members);
        let limits = Limits { bytes: u32::MAX, depth: options.limits.depth.saturating_add(1), ..options.limits };
        let mut inner = json::read(&envelope.bytes, &limits, options.surrogates, doc.tokens);
        let inside = inner.member(0, DATA);
        let outside = Some(Outside { inside, pointer: BODY, called: header_of });
        let start = envelope.splice.now[0].1;
        let splices = core::slice::from_ref(&envelope.splice);
        inner.origin = Some(Origin { bytes: &body, splices, root: HEADERS_POINTER, outside });
        if envelope.marked {
            let mark = SyntaxFault { kind: SyntaxKind::ByteOrderMark, at: start, token: inside, other: start + 3 };
            inner.faults.insert(0, mark);
        }
        return headers.settle(of_doc(inner, options), options, work);
    }
    expanded(doc, options, BODY, |mut validation| {
        if enveloped {
            // The attributes are in the body; headers may repeat them for whoever does not read it.
            headers.faults.retain(|fault| fault.place.token == key);
            headers.contradict(&mut validation, essence == BATCH, key, options);
        } else if headers.binary {
            for event in &mut validation.events {
                event.envelope = Envelope::Binary;
            }
        } else if !json && validation.outcome != Outcome::Unchecked {
            headers.say(rule::CONTENT_TYPE, key, Header::NotJson);
        }
        headers.settle(validation, options, work)
    })
}

/// Whether a fault makes an event invalid, as bad as the caller wants it to be.
fn is_bad(mut fault: Fault, options: &Options) -> bool {
    set_level(&mut fault, options.levels)
        && (fault.severity == Severity::Error || (options.strict && fault.severity == Severity::Warning))
}

impl Headers<'_> {
    /// Looks for a media type that says another thing than the body.
    fn contradict(&mut self, validation: &mut Validation, batch: bool, key: u32, options: &Options) {
        let doc = &validation.doc;
        let cut = validation.faults.iter().any(|(fault, _)| fault.rule == rule::LIMIT_BATCH);
        let array = doc.kind(0) == Some(Kind::Array);
        // What was not read to its end says so, and has no shape to speak of.
        if array != batch && doc.sound() && !cut {
            self.say(rule::CONTENT_TYPE, key, if array { Header::Structured } else { Header::Batch });
            // Whatever the body holds, the message is wrong.
            if self.faults.last().is_some_and(|fault| is_bad(*fault, options)) {
                validation.outcome = Outcome::Invalid;
            }
            return;
        }
        let is_bare = |event: &Event| event.vocabulary.is_some() && event.envelope == Envelope::Bare;
        let Some(first) = validation.events.iter().find(|event| is_bare(event)) else { return };
        let what = Detail::Header { what: Header::Bare, event: Some(first.token) };
        let fault = at(rule::CONTENT_TYPE, key).with(what).as_severity(Severity::Error);
        if is_bad(fault, options) {
            for event in validation.events.iter_mut().filter(|event| is_bare(event)) {
                spoil(&mut event.outcome);
            }
            spoil(&mut validation.outcome);
        }
        self.of_some = Some(fault);
    }

    /// Adds what was found in the headers, which makes every event of the message invalid, and ends.
    #[inline(never)]
    fn settle(mut self, validation: Validation, options: &Options, work: &mut dyn FnMut(&Validation)) -> Vec<Token> {
        let Validation { doc, mut events, mut faults, batch, mut outcome, .. } = validation;
        if self.faults.iter().any(|fault| is_bad(*fault, options)) {
            events.iter_mut().for_each(|event| spoil(&mut event.outcome));
            spoil(&mut outcome);
        }
        self.faults.extend(self.of_some);
        // Why nothing was read is said in any case.
        let reason = if self.over { self.faults.pop() } else { None };
        self.faults.retain_mut(|fault| set_level(fault, options.levels));
        self.faults.extend(reason);
        for fault in self.faults {
            faults.push((fault, NONE));
        }
        let whole = Validation { doc, events, faults, headers: Some(self.doc), batch, outcome };
        work(&whole);
        whole.doc.tokens
    }
}

/// What was not read stays as it is.
fn spoil(outcome: &mut Outcome) {
    if *outcome == Outcome::Valid {
        *outcome = Outcome::Invalid;
    }
}

/// The envelope that a message in binary mode stands for.
struct EnvelopeText {
    bytes: Vec<u8>,
    /// All before the body, and all after it.
    splice: Splice,
    /// The body has a byte order mark.
    marked: bool,
}

impl EnvelopeText {
    /// Text that is not one JSON value could bring members of its own into the envelope, so it is a string there. An
    /// empty body is `null`, so that it has a place.
    fn of(body: &Doc, members: &str) -> Self {
        const MARK: &[u8] = b"\xEF\xBB\xBF";
        let mut bytes = Vec::with_capacity(members.len() + body.bytes.len() + 16);
        bytes.push(b'{');
        bytes.extend_from_slice(members.as_bytes());
        bytes.extend_from_slice(quote(DATA).as_bytes());
        bytes.push(b':');
        let start = bytes.len() as u32;
        let length = body.bytes.len() as u32;
        let json = body.sound() && !body.bytes.is_empty();
        let marked = json && body.bytes.starts_with(MARK);
        if json {
            // Blanks in the place of the mark, which is legal before a text only: so all places are equally far away.
            let rest = body.bytes.strip_prefix(MARK).unwrap_or(body.bytes);
            bytes.resize(bytes.len() + body.bytes.len() - rest.len(), b' ');
            bytes.extend_from_slice(rest);
        } else if body.bytes.is_empty() {
            bytes.extend_from_slice(b"null");
        } else {
            bytes.extend_from_slice(quote(&String::from_utf8_lossy(body.bytes)).as_bytes());
        }
        let end = bytes.len() as u32;
        bytes.push(b'}');
        let splice = if json {
            Splice { now: [(0, start), (end, end + 1)], before: [(0, 0), (length, length)], name: "" }
        } else {
            Splice { now: [(0, start), (start, end + 1)], before: [(0, 0), (0, length)], name: "" }
        };
        EnvelopeText { bytes, splice, marked }
    }
}
