//! What the added schemas say of the events in a document.

use crate::registered::{Compiled, Schemas};
use crate::tokens::{Text, Tokens};
use crate::words::{self, Said, Spot};
use cdevents_wasm::json::{self, Kind, Limits, Lines, Pointers};
use cdevents_wasm::validate::{Expanded, Options};
use jsonschema::ValidationError;
use jsonschema::json::Json;
use serde::Serialize;
use std::collections::BTreeMap;

/// The levels of nesting that are judged: a schema that refers to itself recurses with the document.
pub const DEPTH: u32 = 256;

/// The steps that a verdict may take: some seconds. Results for objects and arrays are remembered, so that few schemas come near.
const VERDICT_STEPS: i64 = 10_000_000;

/// The steps that may be taken to say what is wrong: below a second. Nothing is remembered there, and each is slower.
const FINDING_STEPS: i64 = 200_000;

/// A place in UTF-16 units, as in the engine's reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Position {
    /// From 0.
    pub offset: u32,
    /// From 1.
    pub line: u32,
    /// From 1.
    pub column: u32,
}

/// A pointer with what it points at.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Place {
    /// Into the whole input.
    pub pointer: String,
    /// Where it begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
}

/// Something else that a finding is about.
#[derive(Debug, Serialize)]
pub struct Related {
    /// One line.
    pub message: String,
    /// Where.
    pub place: Place,
}

/// What a schema says of an event.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The index of the event.
    pub event: u32,
    /// One line.
    pub message: String,
    /// The keyword and its schema.
    pub help: String,
    /// Where.
    pub place: Place,
    /// What the branches of `anyOf` and `oneOf` asked for.
    pub related: Vec<Related>,
    /// Whether it says why there is no verdict.
    pub is_limit: bool,
}

/// An event that some schema was for.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Judged {
    /// Its index.
    pub event: u32,
    /// Whether one was for its type, not only for its `schemaUri`.
    pub by_type: bool,
    /// Whether it is a CloudEvent by itself.
    pub is_cloud_event: bool,
    /// Whether a schema gave no verdict.
    pub is_unjudged: bool,
    /// Members of the event, where they are strings.
    pub r#type: Option<String>,
    /// See `type`.
    pub id: Option<String>,
    /// See `type`.
    pub source: Option<String>,
    /// See `type`.
    pub time: Option<String>,
    /// See `type`.
    pub subject_id: Option<String>,
}

/// All that schemas say of a document.
#[derive(Debug, Default, Serialize)]
pub struct Answer {
    /// The events that schemas were for.
    pub judged: Vec<Judged>,
    /// In the order of the document, for each event.
    pub findings: Vec<Finding>,
    /// The findings that were left out, from the end.
    pub omitted: u32,
}

/// A finding before its places are known.
struct Raw {
    event: u32,
    said: Said,
    help: String,
    related: Vec<Said>,
    is_limit: bool,
}

/// How a document is judged.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// How many findings are listed.
    pub most: usize,
    /// Only whether an event matches: where that failed, what is wrong takes more steps, or more of the stack.
    pub is_brief: bool,
}

/// Judges the events at some pointers into a text. A text that is no JSON has no events.
pub fn judge(schemas: &Schemas, text: &[u8], events: &[String], asked: Asked) -> Answer {
    let options = Options { limits: Limits { bytes: u32::MAX, depth: DEPTH, batch: u32::MAX }, ..Options::default() };
    let doc = json::read(text, &options.limits, false, Vec::new());
    if doc.tokens.is_empty() || !doc.sound() {
        return Answer::default();
    }
    // The engine reads base64 in the same way, so that places are those of its own findings.
    let expanded = Expanded::of(&doc, &options);
    let doc = match &expanded {
        Some(expanded) => {
            let mut doc = json::read(&expanded.bytes, &options.limits, false, Vec::new());
            doc.origin = Some(expanded.origin(text));
            doc
        }
        None => doc,
    };
    let text = Text::new(doc);
    let mut answer = Answer::default();
    let mut raw = Vec::new();
    for (index, pointer) in (0..).zip(events) {
        if let Some(event) = shown_at(&text, pointer) {
            event_at(schemas, &text, event, index, asked.is_brief, &mut answer, &mut raw);
        }
    }
    answer.omitted = raw.len().saturating_sub(asked.most) as u32;
    raw.truncate(asked.most);
    answer.findings = placed(&text, raw);
    answer
}

/// The value at a pointer as reports have it: base64 data keeps its name there.
fn shown_at(text: &Text, pointer: &str) -> Option<u32> {
    let doc = &text.doc;
    pointer.split('/').skip(1).try_fold(0, |at, name| {
        if doc.kind(at) == Some(Kind::Array) {
            return doc.elements(at).nth(name.parse().ok()?);
        }
        let name = words::unescaped(name);
        doc.keys(at).filter(|&key| doc.name(key) == name).last().map(|key| key + 1)
    })
}

fn event_at(
    schemas: &Schemas,
    text: &Text,
    event: u32,
    index: u32,
    is_brief: bool,
    answer: &mut Answer,
    raw: &mut Vec<Raw>,
) {
    if text.doc.kind(event) != Some(Kind::Object) {
        return;
    }
    let context = text.member(event, "context").filter(|&at| text.doc.kind(at) == Some(Kind::Object));
    let holder = context.unwrap_or(event);
    let string = |name: &str| text.string_of(holder, name).map(str::to_owned);
    let r#type = string("type");
    let by_type = r#type.as_deref().and_then(|name| schemas.get(name));
    let uri = context.and_then(|context| text.string_of(context, "schemaUri"));
    let by_uri = uri.and_then(|uri| schemas.get(uri));
    if by_type.is_none() && by_uri.is_none() {
        return;
    }
    let subject = text.member(event, "subject").and_then(|subject| match text.doc.kind(subject) {
        Some(Kind::Object) => text.string_of(subject, "id"),
        _ => text.doc.string(subject),
    });
    answer.judged.push(Judged {
        event: index,
        by_type: by_type.is_some(),
        is_cloud_event: context.is_none() && text.member(event, "specversion").is_some(),
        is_unjudged: false,
        r#type,
        id: string("id"),
        source: string("source"),
        time: string(if context.is_some() { "timestamp" } else { "time" }),
        subject_id: subject.map(str::to_owned),
    });
    // One schema for both is asked once.
    let second = by_uri.filter(|second| by_type.is_none_or(|first| !std::ptr::eq(first, *second)));
    let from = raw.len();
    for compiled in by_type.into_iter().chain(second) {
        by_schema(compiled, text, event, index, is_brief, raw);
    }
    raw[from..].sort_by_key(|found| found.said.spot);
    if let Some(judged) = answer.judged.last_mut() {
        judged.is_unjudged = raw[from..].iter().any(|found| found.is_limit);
    }
}

fn by_schema(compiled: &Compiled, text: &Text, event: u32, index: u32, is_brief: bool, raw: &mut Vec<Raw>) {
    let instance: <Tokens as Json>::Node<'_> = text.at(event);
    let as_a_whole = |message: &str, help: String, is_limit: bool| {
        let said = Said { message: message.to_owned(), spot: Spot { token: event, is_owner: true } };
        Raw { event: index, said, help, related: Vec::new(), is_limit }
    };
    let name = &compiled.name;
    text.allow(VERDICT_STEPS);
    let is_valid = compiled.validator.is_valid(instance);
    if text.is_spent() {
        let help =
            format!("the schema for `{name}` tries alternatives within alternatives: tell them apart by a member");
        raw.push(as_a_whole("the schema takes too many steps to judge the event", help, true));
        return;
    }
    if is_valid {
        return;
    }
    let from = raw.len();
    if !is_brief {
        text.allow(FINDING_STEPS);
        findings(compiled, text, event, index, raw);
    }
    if is_brief || text.is_spent() {
        raw.truncate(from);
        let help = format!(
            "what is wrong takes too many steps to say: the schema for `{name}` tries alternatives within alternatives"
        );
        raw.push(as_a_whole("the event does not match the schema", help, false));
    }
}

/// What is wrong with an event that a schema does not match.
fn findings(compiled: &Compiled, text: &Text, event: u32, index: u32, raw: &mut Vec<Raw>) {
    let instance: <Tokens as Json>::Node<'_> = text.at(event);
    let mut finder = Finder { text, event, cursors: BTreeMap::new() };
    for error in compiled.validator.iter_errors(instance) {
        let related = words::branch(&error).iter().flat_map(|error| finder.said(error)).collect();
        let help = format!("`{}` of the schema for `{}`", error.schema_path(), compiled.name);
        let mut said = finder.said(&error);
        // Only findings at one value have branches.
        let mut related = Some(related).filter(|_: &Vec<Said>| said.len() == 1);
        for said in said.drain(..) {
            let related = related.take().unwrap_or_default();
            raw.push(Raw { event: index, said, help: help.clone(), related, is_limit: false });
        }
    }
}

/// Finds the tokens of errors.
struct Finder<'f> {
    text: &'f Text<'f>,
    event: u32,
    /// The last element that was found in each array, and its index: errors mostly come in order.
    cursors: BTreeMap<u32, (usize, u32)>,
}

impl Finder<'_> {
    fn said(&mut self, error: &ValidationError) -> Vec<Said> {
        let pointer = error.instance_path().as_str();
        let token = self.token(pointer).unwrap_or(self.event);
        words::say(self.text, error, token, pointer)
    }

    fn token(&mut self, pointer: &str) -> Option<u32> {
        pointer.split('/').skip(1).try_fold(self.event, |at, name| match self.text.doc.kind(at) {
            Some(Kind::Array) => self.element(at, name.parse().ok()?),
            _ => self.text.member(at, &words::unescaped(name)),
        })
    }

    fn element(&mut self, array: u32, index: usize) -> Option<u32> {
        let end = self.text.doc.token(array).next;
        let (mut at, mut token) = self.cursors.get(&array).copied().unwrap_or((0, array + 1));
        if at > index {
            (at, token) = (0, array + 1);
        }
        while at < index && token < end {
            token = self.text.doc.token(token).next;
            at += 1;
        }
        self.cursors.insert(array, (at, token));
        (token < end).then_some(token)
    }
}

/// Findings with their places, which are worked out in one pass over the text.
fn placed(text: &Text, raw: Vec<Raw>) -> Vec<Finding> {
    let doc = &text.doc;
    let mut spots: Vec<Spot> = Vec::new();
    for found in &raw {
        spots.push(found.said.spot);
        spots.extend(found.related.iter().map(|said| said.spot));
    }
    spots.sort_unstable();
    spots.dedup();
    let spans: Vec<(u32, u32)> = spots.iter().map(|spot| spot.span(text)).collect();
    let mut offsets: Vec<u32> = spans.iter().flat_map(|&(start, end)| [start, end]).collect();
    offsets.sort_unstable();
    offsets.dedup();
    let mut lines = Lines::new(doc.shown_bytes(), false);
    let positions: BTreeMap<u32, Position> = offsets
        .into_iter()
        .map(|offset| {
            let json::Position { offset: units, line, column } = lines.to(offset);
            (offset, Position { offset: units, line, column })
        })
        .collect();
    let mut pointers = Pointers::new(doc);
    let mut places: BTreeMap<Spot, Place> = BTreeMap::new();
    for (spot, (start, end)) in spots.into_iter().zip(spans) {
        let pointer = pointers.to(spot.token).to_owned();
        places.insert(spot, Place { pointer, start: positions[&start], end: positions[&end] });
    }
    let place = |spot: &Spot| places.get(spot).cloned().unwrap_or_default();
    raw.into_iter()
        .map(|Raw { event, said, help, related, is_limit }| Finding {
            event,
            is_limit,
            place: place(&said.spot),
            message: said.message,
            help,
            related: related
                .into_iter()
                .map(|said| Related { place: place(&said.spot), message: said.message })
                .collect(),
        })
        .collect()
}
