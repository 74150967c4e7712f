//! The walk: tokens against rows. The only place where a shape is judged. Knows no rule's words, no release and no
//! document but through its tokens.

use crate::formats;
use crate::json::{Doc, Kind, NONE};
use crate::model::cloudevents::is_attribute_name;
use crate::model::event::Roles;
use crate::model::fault::{Detail, Fault, Sink, Step, Stop};
use crate::model::plan::{A_STRING, Demand, Discriminated, Fields, Format, Node, Object, Role, Shape, Text};
use crate::model::rule::{self, Severity};
use crate::suggest::{self, Guess};
use alloc::vec::Vec;

/// What members that an open root object does not list mean.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unlisted {
    /// Nothing.
    Free,
    /// Advice: the draft's plain spelling.
    Warned,
    /// They are extension attributes of CloudEvents, whose names have a grammar.
    Attributes,
}

/// One walk over one event.
pub struct Walk<'d, 's> {
    /// The text.
    pub doc: &'d Doc<'d>,
    /// Takes the faults.
    pub sink: &'d mut Sink<'s>,
    /// Receives the tokens that have a role.
    pub roles: &'d mut Roles,
    /// A key that counts as another name: its own fault is reported elsewhere.
    pub renamed: Option<(u32, &'static str)>,
    /// See [`Unlisted`].
    pub unlisted: Unlisted,
    /// The event's root.
    pub root: u32,
    /// The kind of the link that is being walked as what it means: its own fault is reported.
    reported: u32,
}

impl<'d, 's> Walk<'d, 's> {
    /// A walk that begins at an event's root.
    pub fn new(doc: &'d Doc<'d>, sink: &'d mut Sink<'s>, roles: &'d mut Roles, root: u32) -> Self {
        Walk { doc, sink, roles, renamed: None, unlisted: Unlisted::Free, root, reported: NONE }
    }

    /// Judges one value. Recursion is as deep as the rows are, whatever the text: an `Any` is not entered.
    ///
    /// # Errors
    /// Stops at the sink's wish.
    pub fn value(&mut self, token: u32, node: Node) -> Step {
        self.shape(token, node)?;
        if node.advice_number() != 0 && self.sink.advises() { self.advise(token, node) } else { Ok(()) }
    }

    /// What the text asks of a value, or a defect that it touches.
    #[cold]
    fn advise(&mut self, token: u32, node: Node) -> Step {
        let Some(advice) = node.advice() else { return Ok(()) };
        let place = self.doc.token(token);
        let rule = match advice.demand {
            Demand::Present => return Ok(()),
            Demand::Defect => rule::KNOWN_DEFECT,
            Demand::Strings => {
                for key in self.doc.keys(token) {
                    if !matches!(self.doc.kind(key + 1), Some(Kind::String | Kind::Broken)) {
                        self.sink.fault(Fault::new(rule::PROSE_STRING, key + 1).of(node))?;
                    }
                }
                return Ok(());
            }
            _ if place.kind != Kind::String || place.is_open() => return Ok(()),
            Demand::Words(_) => rule::PROSE_VALUE,
            Demand::Spelling(_) => rule::LINK_KIND,
            _ if self.doc.inner(token).is_empty() => return Ok(()),
            Demand::Uuid => rule::PROSE_UUID,
            Demand::Purl => rule::PROSE_PURL,
        };
        let said = !advice.demand.takes(&self.doc.value(token));
        if said { self.sink.fault(Fault::new(rule, token).of(node)) } else { Ok(()) }
    }

    fn shape(&mut self, token: u32, node: Node) -> Step {
        let kind = self.doc.token(token).kind;
        let fits = match (node.shape(), kind) {
            (Shape::Any, _) => true,
            (_, Kind::Broken) => return Ok(()),
            (Shape::Text(text), Kind::String) => {
                if text.nullable && self.doc.inner(token).is_empty() {
                    return Ok(());
                }
                self.note(token, node);
                return self.text(token, node, text);
            }
            (Shape::Text(text), Kind::Null) if text.nullable => return Ok(()),
            (Shape::Object(object), Kind::Object) => {
                self.note(token, node);
                return self.object(token, node, object);
            }
            (Shape::Discriminated(discriminated), Kind::Object) => {
                return self.discriminated(token, node, discriminated);
            }
            (Shape::List(element), Kind::Array) => {
                self.note(token, node);
                for index in self.doc.elements(token) {
                    self.value(index, element)?;
                }
                return Ok(());
            }
            (Shape::OneOf(nodes), _) => {
                self.note(token, node);
                return match nodes.iter().find(|branch| takes(**branch, kind)) {
                    Some(branch) => self.value(token, *branch),
                    None => self.sink.fault(Fault::new(rule::WRONG_TYPE, token).of(node)),
                };
            }
            _ => false,
        };
        self.note(token, node);
        if fits { Ok(()) } else { self.sink.fault(Fault::new(rule::WRONG_TYPE, token).of(node)) }
    }

    fn note(&mut self, token: u32, node: Node) {
        if node.role() != Role::Plain {
            self.roles[node.role() as usize] = token;
        }
    }

    fn text(&mut self, token: u32, node: Node, text: &'static Text) -> Step {
        let place = self.doc.token(token);
        if place.is_open() {
            return Ok(());
        }
        let raw = self.doc.inner(token);
        if raw.is_empty() && text.non_empty {
            return self.sink.fault(Fault::new(rule::EMPTY_VALUE, token).of(node));
        }
        if !text.values.is_empty() && !text.open && !text.values.iter().any(|value| self.doc.reads(token, value)) {
            if token == self.reported {
                return Ok(());
            }
            return self.sink.fault(Fault::new(node.role().unlisted_value(), token).of(node));
        }
        if text.format == Format::Free && text.pattern.is_empty() {
            return Ok(());
        }
        let value = self.doc.value(token);
        let rule = match text.format {
            Format::DateTime if formats::date_time(&value).is_err() => rule::BAD_DATE_TIME,
            Format::Uri if formats::uri(&value).is_err() => rule::BAD_URI,
            Format::UriReference if formats::uri_reference(&value).is_err() => rule::BAD_URI_REFERENCE,
            _ if !text.pattern.is_empty() && !text.matches(&self.doc.string(token).unwrap_or_default()) => {
                rule::BAD_PATTERN
            }
            _ => return Ok(()),
        };
        self.sink.fault(Fault::new(rule, token).of(node))
    }

    fn object(&mut self, token: u32, node: Node, object: Object) -> Step {
        let mut present = 0u32;
        let mut expected = 0;
        let mut unknown = Vec::new();
        let fields = object.fields();
        for key in self.doc.keys(token) {
            let found = self.find(key, fields, expected);
            match found.and_then(|index| Some((index, fields.get(index)?))) {
                Some((index, field)) => {
                    present |= 1 << index;
                    expected = index + 1;
                    self.value(key + 1, field.node)?;
                }
                None if self.sink.advises() => unknown.push(key),
                None if object.closed => return self.sink.fault(Fault::new(rule::UNKNOWN_FIELD, key).of(node)),
                None if token == self.root
                    && self.unlisted == Unlisted::Attributes
                    && !is_attribute_name(&self.doc.name(key)) =>
                {
                    return self.sink.fault(Fault::new(rule::ATTRIBUTE_NAME, key).of(node));
                }
                None if token == self.root && self.unlisted == Unlisted::Attributes => self.attribute(key + 1)?,
                None => {}
            }
        }
        let open = self.doc.token(token).is_open();
        let mut missing = if open { 0 } else { object.required & !present };
        if self.sink.advises() && !unknown.is_empty() {
            missing = self.unknown(token, node, object, &unknown, present, missing)?;
        }
        while missing != 0 {
            let index = missing.trailing_zeros();
            missing &= missing - 1;
            self.sink.fault(Fault::new(rule::MISSING_FIELD, token).with(Detail::Field(index as u8)).of(node))?;
        }
        if !open && object.wished & !present != 0 && self.sink.advises() {
            for index in (0..object.fields().len()).filter(|index| (object.wished & !present) >> index & 1 == 1) {
                self.sink
                    .fault(Fault::new(rule::PROSE_MISSING_FIELD, token).with(Detail::Field(index as u8)).of(node))?;
            }
        }
        if !open && !object.any_of().is_empty() && !object.any_of().iter().any(|set| set & !present == 0) {
            let first = object.any_of()[0].trailing_zeros();
            self.sink.fault(Fault::new(rule::MISSING_FIELD, token).with(Detail::Field(first as u8)).of(node))?;
        }
        Ok(())
    }

    /// The field that a key names; looked for first where the last one ended, since members mostly keep their order.
    #[inline(always)]
    fn find(&self, key: u32, fields: Fields, expected: usize) -> Option<usize> {
        let next = fields.get(expected).is_some_and(|field| self.doc.reads(key, field.name()));
        if next && self.renamed.is_none() { Some(expected) } else { self.search(key, fields, expected) }
    }

    fn search(&self, key: u32, fields: Fields, expected: usize) -> Option<usize> {
        if let Some((renamed, name)) = self.renamed
            && renamed == key
        {
            return fields.iter().position(|field| field.name() == name);
        }
        let count = fields.len();
        // From the one that is expected on, and then from the first.
        let turned = |index: usize| if index + expected < count { index + expected } else { index + expected - count };
        self.doc.place(key, count, |index| Some(fields.get(turned(index))?.name())).map(turned)
    }

    /// The value of an extension attribute: CloudEvents has no objects and arrays there.
    fn attribute(&mut self, value: u32) -> Step {
        match self.doc.kind(value) {
            Some(Kind::Object | Kind::Array) => self.sink.fault(Fault::new(rule::WRONG_TYPE, value).of(A_STRING)),
            _ => Ok(()),
        }
    }

    /// Members that the object does not list. A misspelt one is one finding, also when the right name is missing:
    /// answers what is still missing.
    #[cold]
    fn unknown(
        &mut self,
        token: u32,
        node: Node,
        object: Object,
        unknown: &[u32],
        present: u32,
        mut missing: u32,
    ) -> Result<u32, Stop> {
        let unlisted = if object.closed {
            None
        } else if token == self.root {
            Some(self.unlisted)
        } else {
            Some(Unlisted::Free)
        };
        if unlisted == Some(Unlisted::Free) {
            return Ok(missing);
        }
        let free: Vec<usize> = (0..object.fields().len()).filter(|index| present >> index & 1 == 0).collect();
        let names = object.fields().names();
        let names: Vec<&str> = free.iter().map(|&index| names[index]).collect();
        let mut taken = 0u32;
        for (count, &key) in unknown.iter().enumerate() {
            let name = self.doc.name(key);
            let guess = if count < suggest::MOST { suggest::closest(&name, &names) } else { None };
            let field = guess.as_ref().map(|guess| free[guess.index]).filter(|field| taken >> field & 1 == 0);
            let mut fault = Fault::new(rule::UNKNOWN_FIELD, key).of(node);
            if unlisted == Some(Unlisted::Attributes) {
                if is_attribute_name(&name) {
                    self.attribute(key + 1)?;
                    continue;
                }
                fault = Fault::new(rule::ATTRIBUTE_NAME, key).of(node);
            }
            let certain = guess.is_some_and(|guess: Guess| guess.certain);
            fault.detail = Detail::Unlisted { owner: token, meant: field.map(|field| field as u8) };
            if let (true, Some(field)) = (certain, field) {
                taken |= 1 << field;
            }
            let stands_for_missing = certain && field.is_some_and(|field| missing >> field & 1 == 1);
            if let (true, Some(field)) = (stands_for_missing, field) {
                missing &= !(1 << field);
            } else if unlisted == Some(Unlisted::Warned) {
                fault.severity = Severity::Warning;
            }
            self.sink.fault(fault)?;
        }
        Ok(missing)
    }

    fn discriminated(&mut self, token: u32, node: Node, discriminated: &'static Discriminated) -> Step {
        let tag = self.doc.member(token, discriminated.tag);
        if tag == NONE {
            return if self.doc.token(token).is_open() {
                Ok(())
            } else {
                self.sink.fault(Fault::new(rule::BAD_LINK, token).of(node))
            };
        }
        match self.doc.kind(tag) {
            Some(Kind::Broken) => return Ok(()),
            Some(Kind::String) => {}
            _ => return self.sink.fault(Fault::new(rule::BAD_LINK, tag).of(node)),
        }
        match discriminated.branches.iter().find(|(word, _)| self.doc.reads(tag, word)) {
            Some((_, branch)) => self.value(token, *branch),
            None if self.doc.token(tag).is_open() => Ok(()),
            None => {
                self.sink.fault(Fault::new(rule::BAD_LINK, tag).of(node))?;
                if self.sink.advises() { self.discriminated_as_meant(token, tag, discriminated) } else { Ok(()) }
            }
        }
    }

    /// Judges a link by the kind that it has but for its spelling, so that mending that uncovers nothing.
    #[cold]
    fn discriminated_as_meant(&mut self, token: u32, tag: u32, discriminated: &'static Discriminated) -> Step {
        let word = self.doc.string(tag).unwrap_or_default();
        let Some(index) = suggest::respelt(&word, &discriminated.words()) else { return Ok(()) };
        self.reported = tag;
        self.value(token, discriminated.branches[index].1)
    }
}

/// Whether a shape takes values of this JSON type.
fn takes(node: Node, kind: Kind) -> bool {
    match node.shape() {
        Shape::Any => true,
        Shape::Text(text) => kind == Kind::String || (text.nullable && kind == Kind::Null),
        Shape::Object(_) | Shape::Discriminated(_) => kind == Kind::Object,
        Shape::List(_) => kind == Kind::Array,
        Shape::OneOf(nodes) => nodes.iter().any(|branch| takes(*branch, kind)),
    }
}
