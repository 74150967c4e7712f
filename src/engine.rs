//! The walk: tokens against rows. The only place where a shape is judged; knows no rule's words and no release.

use crate::EXPLAINS;
use crate::format;
use crate::plan::{A_STRING, Demand, Fields, Format, Node, Object, ROLES, Role, Shape, Tagged, Text};
use crate::rules::{self, Rule, Severity};
use crate::suggest::{self, Guess};
use crate::text::{Doc, Kind, NONE};
use alloc::vec::Vec;

/// One fact: a rule is broken at a token. Its words are made afterwards, when somebody asks for them.
#[derive(Clone, Copy)]
pub struct Fault {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad it is here; mostly the rule's own severity.
    pub severity: Severity,
    /// The value concerned; for an unknown or double member its key.
    pub token: u32,
    /// What else the rule needs to know: a field's index, a token, an offset. [`NONE`]: nothing.
    pub arg: u32,
    /// The row that was broken.
    pub node: Option<Node>,
}

impl Fault {
    /// A fault of the rule's own severity.
    pub fn new(rule: &'static Rule, token: u32) -> Self {
        Fault { rule, severity: rule.severity, token, arg: NONE, node: None }
    }

    /// With what the rule needs to know.
    #[must_use]
    pub fn with(self, arg: u32) -> Self {
        Fault { arg, ..self }
    }

    /// With the row.
    #[must_use]
    pub fn of(self, node: Node) -> Self {
        Fault { node: Some(node), ..self }
    }

    /// With another severity.
    #[must_use]
    pub fn as_severity(self, severity: Severity) -> Self {
        Fault { severity, ..self }
    }
}

/// Nothing that follows can change the answer.
pub struct Stop;

/// Goes on, or stops.
pub type Step = Result<(), Stop>;

/// Takes the faults.
pub struct Sink<'s> {
    /// Whether advice and every error are wanted. When not, the first error ends the walk and advice is never looked
    /// for, so that advice can never turn a valid event invalid.
    pub collect: bool,
    /// Takes one fault, and may stop the walk.
    pub take: &'s mut dyn FnMut(Fault) -> Step,
}

impl Sink<'_> {
    /// See `collect`.
    #[inline(always)]
    pub fn advises(&self) -> bool {
        EXPLAINS && self.collect
    }

    /// Takes one fault.
    ///
    /// # Errors
    /// Stops the walk.
    #[inline(always)]
    pub fn fault(&mut self, fault: Fault) -> Step {
        // Where only yes or no is wanted, nothing is left of a fault but whether it is an error.
        if EXPLAINS { (self.take)(fault) } else { first_error(fault) }
    }
}

/// Yes or no: the first error stops the walk.
///
/// # Errors
/// At an error.
#[inline]
pub fn first_error(fault: Fault) -> Step {
    if fault.severity == Severity::Error { Err(Stop) } else { Ok(()) }
}

/// What members that an open root object does not list mean.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Strangers {
    /// Nothing.
    Free,
    /// Advice: the draft's plain spelling.
    Warned,
    /// They are extension attributes of CloudEvents, whose names have a grammar.
    Attributes,
}

/// The tokens that have a role in an event; [`NONE`] where there is none.
pub type Roles = [u32; ROLES];

/// What a walk meets on its way.
pub struct Met {
    /// The tokens with a role.
    pub roles: Roles,
    /// The strings that it judges, each with its row, where advice is wanted.
    pub texts: Vec<(u32, Node)>,
}

impl Met {
    /// Nothing.
    pub fn nothing() -> Self {
        Met { roles: [NONE; ROLES], texts: Vec::new() }
    }
}

/// One walk over one event.
pub struct Walk<'d, 's> {
    /// The text.
    pub doc: &'d Doc<'d>,
    /// Takes the faults.
    pub sink: &'d mut Sink<'s>,
    /// What was met on the way.
    pub met: &'d mut Met,
    /// A key that counts as another name: its own fault is told elsewhere.
    pub renamed: Option<(u32, &'static str)>,
    /// See [`Strangers`].
    pub strangers: Strangers,
    /// The event's root.
    pub root: u32,
    /// The kind of the link that is being judged as what it means: its own fault is told.
    told: u32,
}

impl<'d, 's> Walk<'d, 's> {
    /// A walk that begins at an event's root.
    pub fn new(doc: &'d Doc<'d>, sink: &'d mut Sink<'s>, met: &'d mut Met, root: u32) -> Self {
        Walk { doc, sink, met, renamed: None, strangers: Strangers::Free, root, told: NONE }
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
            Demand::Defect => &rules::KNOWN_DEFECT,
            Demand::Strings => {
                for key in self.doc.keys(token) {
                    if !matches!(self.doc.kind(key + 1), Some(Kind::String | Kind::Broken)) {
                        self.sink.fault(Fault::new(&rules::PROSE_STRING, key + 1).of(node))?;
                    }
                }
                return Ok(());
            }
            _ if place.kind != Kind::String || place.is_open() => return Ok(()),
            Demand::Words(_) => &rules::PROSE_VALUE,
            Demand::Spelling(_) => &rules::LINK_KIND,
            _ if self.doc.inner(token).is_empty() => return Ok(()),
            Demand::Uuid => &rules::PROSE_UUID,
            Demand::Purl => &rules::PROSE_PURL,
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
                if self.sink.advises() {
                    self.met.texts.push((token, node));
                }
                return self.text(token, node, text);
            }
            (Shape::Text(text), Kind::Null) if text.nullable => return Ok(()),
            (Shape::Object(object), Kind::Object) => {
                self.note(token, node);
                return self.object(token, node, object);
            }
            (Shape::Tagged(tagged), Kind::Object) => return self.tagged(token, node, tagged),
            (Shape::List(element), Kind::Array) => {
                self.note(token, node);
                for index in self.doc.elements(token) {
                    self.value(index, element)?;
                }
                return Ok(());
            }
            (Shape::Either(nodes), _) => {
                self.note(token, node);
                return match nodes.iter().find(|branch| takes(**branch, kind)) {
                    Some(branch) => self.value(token, *branch),
                    None => self.sink.fault(Fault::new(&rules::WRONG_TYPE, token).of(node)),
                };
            }
            _ => false,
        };
        self.note(token, node);
        if fits { Ok(()) } else { self.sink.fault(Fault::new(&rules::WRONG_TYPE, token).of(node)) }
    }

    fn note(&mut self, token: u32, node: Node) {
        if node.role() != Role::Plain {
            self.met.roles[node.role() as usize] = token;
        }
    }

    fn text(&mut self, token: u32, node: Node, text: &'static Text) -> Step {
        let place = self.doc.token(token);
        if place.is_open() {
            return Ok(());
        }
        let raw = self.doc.inner(token);
        if raw.is_empty() && text.non_empty {
            return self.sink.fault(Fault::new(&rules::EMPTY_VALUE, token).of(node));
        }
        if !text.values.is_empty() && !text.open && !text.values.iter().any(|value| self.doc.reads(token, value)) {
            if token == self.told {
                return Ok(());
            }
            let rule = if node.role() == Role::Status { &rules::DRAFT_STATUS } else { &rules::NOT_IN_ENUM };
            return self.sink.fault(Fault::new(rule, token).of(node));
        }
        if text.format == Format::Free && text.pattern.is_empty() {
            return Ok(());
        }
        let value = self.doc.value(token);
        let rule = match text.format {
            Format::DateTime if format::date_time(&value).is_err() => &rules::BAD_DATE_TIME,
            Format::Uri if format::uri(&value).is_err() => &rules::BAD_URI,
            Format::UriReference if format::uri_reference(&value).is_err() => &rules::BAD_URI_REFERENCE,
            _ if !text.pattern.is_empty() && !text.matches(&self.doc.string(token).unwrap_or_default()) => {
                &rules::BAD_PATTERN
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
                None if object.closed => return self.sink.fault(Fault::new(&rules::UNKNOWN_FIELD, key).of(node)),
                None if token == self.root
                    && self.strangers == Strangers::Attributes
                    && !crate::route::is_attribute_name(&self.doc.name(key)) =>
                {
                    return self.sink.fault(Fault::new(&rules::ATTRIBUTE_NAME, key).of(node));
                }
                None if token == self.root && self.strangers == Strangers::Attributes => self.attribute(key + 1)?,
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
            self.sink.fault(Fault::new(&rules::MISSING_FIELD, token).with(index).of(node))?;
        }
        if !open && object.wished & !present != 0 && self.sink.advises() {
            for index in (0..object.fields().len()).filter(|index| (object.wished & !present) >> index & 1 == 1) {
                self.sink.fault(Fault::new(&rules::PROSE_MISSING_FIELD, token).with(index as u32).of(node))?;
            }
        }
        if !open && !object.any_of().is_empty() && !object.any_of().iter().any(|set| set & !present == 0) {
            let first = object.any_of()[0].trailing_zeros();
            self.sink.fault(Fault::new(&rules::MISSING_FIELD, token).with(first).of(node))?;
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
        let reads = |index: &usize| fields.get(*index).is_some_and(|field| self.doc.reads(key, field.name()));
        (expected..fields.len()).chain(0..expected).find(reads)
    }

    /// The value of an extension attribute: CloudEvents has no objects and arrays there.
    fn attribute(&mut self, value: u32) -> Step {
        match self.doc.kind(value) {
            Some(Kind::Object | Kind::Array) => self.sink.fault(Fault::new(&rules::WRONG_TYPE, value).of(A_STRING)),
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
        let strangers = if object.closed {
            None
        } else if token == self.root {
            Some(self.strangers)
        } else {
            Some(Strangers::Free)
        };
        if strangers == Some(Strangers::Free) {
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
            let mut fault = Fault::new(&rules::UNKNOWN_FIELD, key).of(node);
            if strangers == Some(Strangers::Attributes) {
                if crate::route::is_attribute_name(&name) {
                    self.attribute(key + 1)?;
                    continue;
                }
                fault = Fault::new(&rules::ATTRIBUTE_NAME, key).of(node);
            }
            let certain = guess.is_some_and(|guess: Guess| guess.certain);
            if let Some(field) = field {
                fault.arg = field as u32;
                if certain {
                    taken |= 1 << field;
                }
            }
            let stands_for_missing = certain && field.is_some_and(|field| missing >> field & 1 == 1);
            if let (true, Some(field)) = (stands_for_missing, field) {
                missing &= !(1 << field);
            } else if strangers == Some(Strangers::Warned) {
                fault.severity = Severity::Warning;
            }
            self.sink.fault(fault)?;
        }
        Ok(missing)
    }

    fn tagged(&mut self, token: u32, node: Node, tagged: &'static Tagged) -> Step {
        let tag = self.doc.member(token, tagged.tag);
        if tag == NONE {
            return if self.doc.token(token).is_open() {
                Ok(())
            } else {
                self.sink.fault(Fault::new(&rules::BAD_LINK, token).of(node))
            };
        }
        match self.doc.kind(tag) {
            Some(Kind::Broken) => return Ok(()),
            Some(Kind::String) => {}
            _ => return self.sink.fault(Fault::new(&rules::BAD_LINK, tag).of(node)),
        }
        match tagged.branches.iter().find(|(word, _)| self.doc.reads(tag, word)) {
            Some((_, branch)) => self.value(token, *branch),
            None if self.doc.token(tag).is_open() => Ok(()),
            None => {
                self.sink.fault(Fault::new(&rules::BAD_LINK, tag).of(node))?;
                if self.sink.advises() { self.tagged_as_meant(token, tag, tagged) } else { Ok(()) }
            }
        }
    }

    /// Judges a link by the kind that it has but for its spelling, so that mending that uncovers nothing.
    #[cold]
    fn tagged_as_meant(&mut self, token: u32, tag: u32, tagged: &'static Tagged) -> Step {
        let word = self.doc.string(tag).unwrap_or_default();
        let Some(index) = suggest::respelt(&word, &tagged.words()) else { return Ok(()) };
        self.told = tag;
        self.value(token, tagged.branches[index].1)
    }
}

/// Whether a shape takes values of this JSON type.
fn takes(node: Node, kind: Kind) -> bool {
    match node.shape() {
        Shape::Any => true,
        Shape::Text(text) => kind == Kind::String || (text.nullable && kind == Kind::Null),
        Shape::Object(_) | Shape::Tagged(_) => kind == Kind::Object,
        Shape::List(_) => kind == Kind::Array,
        Shape::Either(nodes) => nodes.iter().any(|branch| takes(*branch, kind)),
    }
}
