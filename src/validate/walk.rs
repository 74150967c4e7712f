//! The walk: matches tokens with rows. The only place that decides shapes. Knows no wording and no release, and the
//! document only through its tokens.

use super::leaf::{Misfit, misfit};
use crate::json::{Doc, Kind, NONE};
use crate::model::cloudevents::{ID, is_attribute_name};
use crate::model::event::Roles;
use crate::model::fault::{self, Detail, Fault, Sink, Step, Stop};
use crate::model::names::CONTEXT;
use crate::model::plan::{A_STRING, Demand, Discriminated, Fields, Node, Object, ROLES, Role, Shape, Text};
use crate::model::rule::{self, Severity};
use crate::rules;
use crate::suggest::{self, Guess};
use alloc::vec::Vec;

/// What unlisted members of an open root object mean.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unlisted {
    /// Nothing.
    Free,
    /// Advice: the draft's plain spelling.
    Warned,
    /// Extension attributes of CloudEvents, whose names are restricted.
    Attributes,
}

/// An event whose context fields are in another object.
#[derive(Clone, Copy)]
pub struct Scattered {
    /// The object that contains them: the event itself, or its envelope.
    pub holder: u32,
    /// The context; [`NONE`] if there is none.
    pub context: u32,
}

/// The walk over one event.
pub struct Walk<'d, 's> {
    /// The text.
    pub doc: &'d Doc<'d>,
    pub sink: &'d mut Sink<'s>,
    /// Receives the tokens that have a role.
    pub roles: &'d mut Roles,
    /// A key to treat as another name, because its fault is reported elsewhere.
    pub renamed: Option<(u32, &'static str)>,
    /// See [`Unlisted`].
    pub unlisted: Unlisted,
    /// The event's root.
    pub root: u32,
    /// Where the context fields are, if not in the context.
    pub scattered: Option<Scattered>,
    /// The misspelt `linkType` of the current link, whose fault has already been reported.
    reported: u32,
    /// The current link, and the field that it has under another name.
    given: (u32, &'static str),
    /// The shapes of the current link.
    links: Option<&'static Discriminated>,
}

impl<'d, 's> Walk<'d, 's> {
    pub fn new(doc: &'d Doc<'d>, sink: &'d mut Sink<'s>, roles: &'d mut Roles, root: u32) -> Self {
        Walk {
            doc,
            sink,
            roles,
            renamed: None,
            unlisted: Unlisted::Free,
            root,
            scattered: None,
            reported: NONE,
            given: (NONE, ""),
            links: None,
        }
    }

    /// Walks one value. Recursion is limited by the depth of the rows, since an `Any` is not entered.
    ///
    /// # Errors
    /// If the sink stops the walk.
    pub fn value(&mut self, token: u32, node: Node) -> Step {
        self.shape(token, node)?;
        if node.advice_number() != 0 && self.sink.advises() { self.advise(token, node) } else { Ok(()) }
    }

    /// Advice on a value: from the specification, or for a known defect.
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
                        self.sink.say(rule::PROSE_STRING, key + 1, Some(node))?;
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
        let said = !advice.demand.is_met_by(self.doc.value(token));
        if said { self.sink.say(rule, token, Some(node)) } else { Ok(()) }
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
                    None => self.sink.say(rule::WRONG_TYPE, token, Some(node)),
                };
            }
            _ => false,
        };
        self.note(token, node);
        if fits { Ok(()) } else { self.sink.say(rule::WRONG_TYPE, token, Some(node)) }
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
        let rule = match misfit(text, self.doc.value(token)) {
            None => return Ok(()),
            Some(Misfit::Unlisted) if token == self.reported => return Ok(()),
            Some(Misfit::Empty) => rule::EMPTY_VALUE,
            Some(Misfit::Unlisted) => node.role().unlisted_value(),
            Some(Misfit::DateTime) => rule::BAD_DATE_TIME,
            Some(Misfit::Uri) => rule::BAD_URI,
            Some(Misfit::UriReference) => rule::BAD_URI_REFERENCE,
            Some(Misfit::Pattern) => rule::BAD_PATTERN,
        };
        self.sink.say(rule, token, Some(node))
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
                None if object.closed => return self.sink.say(rule::UNKNOWN_FIELD, key, Some(node)),
                None if token == self.root
                    && self.unlisted == Unlisted::Attributes
                    && !is_attribute_name(self.doc.name(key)) =>
                {
                    return self.sink.say(rule::ATTRIBUTE_NAME, key, Some(node));
                }
                None if token == self.root && self.unlisted == Unlisted::Attributes => self.attribute(key + 1)?,
                None => {}
            }
        }
        let open = self.doc.token(token).is_open();
        let mut missing = if open { 0 } else { object.required & !present };
        if self.sink.advises() && self.scattered.is_some() {
            missing = self.gather(token, node, object, &mut unknown, missing)?;
        }
        if self.sink.advises() && self.given.0 == token {
            let given = self.given_field(fields);
            (missing, present) = (missing & !given, present | given);
        }
        if self.sink.advises() && !unknown.is_empty() {
            missing = self.unknown(token, node, object, &unknown, present, missing)?;
        }
        while missing != 0 {
            let index = missing.trailing_zeros();
            missing &= missing - 1;
            self.sink.say_detail(rule::MISSING_FIELD, token, Some(node), Detail::Field(index as u8))?;
        }
        if !open && object.wished & !present != 0 && self.sink.advises() {
            for index in (0..object.fields().len()).filter(|index| (object.wished & !present) >> index & 1 == 1) {
                self.sink.say_detail(rule::PROSE_MISSING_FIELD, token, Some(node), Detail::Field(index as u8))?;
            }
        }
        if !open && !object.any_of().is_empty() && !object.any_of().iter().any(|set| set & !present == 0) {
            let first = object.any_of()[0].trailing_zeros();
            self.sink.say_detail(rule::MISSING_FIELD, token, Some(node), Detail::Field(first as u8))?;
        }
        Ok(())
    }

    /// The field with a key's name. The search starts after the last field found, since members usually keep their order.
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
        // The search starts at the expected field and wraps around.
        let turned = |index: usize| if index + expected < count { index + expected } else { index + expected - count };
        self.doc.place(key, count, |index| Some(fields.get(turned(index))?.name())).map(turned)
    }

    /// Checks the value of an extension attribute, which must not be an object or array.
    fn attribute(&mut self, value: u32) -> Step {
        match self.doc.kind(value) {
            Some(Kind::Object | Kind::Array) => self.sink.say(rule::WRONG_TYPE, value, Some(A_STRING)),
            _ => Ok(()),
        }
    }

    /// Reports members that the object does not list. A misspelt member is one finding even if its right name is missing.
    /// Returns the fields that are still missing.
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
        // In an open object, only a member that most likely means a missing one is reported.
        let lax = unlisted == Some(Unlisted::Free);
        let wanted = if lax { missing } else { !present };
        if wanted == 0 {
            return Ok(missing);
        }
        let (mut free, mut names) = (Vec::new(), Vec::new());
        for (index, field) in object.fields().iter().enumerate() {
            if wanted >> index & 1 == 1 {
                free.push(index);
                names.push(field.name());
            }
        }
        let mut taken = 0u32;
        for (count, &key) in unknown.iter().enumerate() {
            let name = self.doc.name(key);
            let guess = if count < suggest::MAX_SUGGESTIONS { suggest::closest(name, &names) } else { None };
            // A value of another JSON type does not match, unless the names are equal except for spelling.
            let kind = self.doc.token(key + 1).kind;
            let guess = guess.filter(|guess| {
                guess.respelt || object.fields().get(free[guess.index]).is_some_and(|field| takes(field.node, kind))
            });
            let field = guess.as_ref().map(|guess| free[guess.index]).filter(|field| taken >> field & 1 == 0);
            let fits =
                field.and_then(|field| object.fields().get(field)).is_some_and(|field| self.fits(key + 1, field.node));
            let mut fault = Fault::new(rule::UNKNOWN_FIELD, key).of(node);
            if unlisted == Some(Unlisted::Attributes) {
                if is_attribute_name(name) {
                    self.attribute(key + 1)?;
                    continue;
                }
                fault = Fault::new(rule::ATTRIBUTE_NAME, key).of(node);
            }
            let other = if field.is_none() { self.of_another_link(key, name, object, missing) } else { None };
            let certain = guess.is_some_and(|guess: Guess| guess.certain) || other.is_some();
            let field = field.or(other);
            fault.detail = Detail::Unlisted { owner: token, meant: field.map(|field| field as u8), fits };
            if let (true, Some(field)) = (certain, field) {
                taken |= 1 << field;
            }
            let stands_for_missing = certain && field.is_some_and(|field| missing >> field & 1 == 1);
            if let (true, Some(field)) = (stands_for_missing, field) {
                missing &= !(1 << field);
            } else if lax {
                continue;
            } else if unlisted == Some(Unlisted::Warned) {
                fault.severity = Severity::Warning;
            }
            self.sink.fault(fault)?;
        }
        Ok(missing)
    }

    /// The bit of the field that the link has under another name.
    #[cold]
    #[inline(never)]
    fn given_field(&self, fields: Fields) -> u32 {
        fields.iter().position(|field| field.name() == self.given.1).map_or(0, |index| 1 << index)
    }

    /// Whether a value is valid for a shape, except for one unknown or missing field in it: that takes the place of the
    /// finding that the rename removes, so the event gets no further from the shape.
    fn fits(&mut self, value: u32, node: Node) -> bool {
        let mut is_first = true;
        let mut take = |fault: Fault| {
            let of_field = fault.rule == rule::UNKNOWN_FIELD || fault.rule == rule::MISSING_FIELD;
            if of_field && is_first {
                is_first = false;
                return Ok(());
            }
            fault::first_error(fault)
        };
        // A verdict alone would end at the first unknown field.
        let mut sink = Sink { collect: true, take: &mut take };
        Walk::new(self.doc, &mut sink, &mut [NONE; ROLES], NONE).value(value, node).is_ok()
    }

    /// The only missing field that a member of a link can mean: links of another kind have a field of such a shape, or
    /// the member is an id and the field an object with an id.
    fn of_another_link(&self, key: u32, name: &str, object: Object, missing: u32) -> Option<usize> {
        let links = self.links?;
        let mut lacking = (0..object.fields().len()).filter(|index| missing >> index & 1 == 1);
        let (index, None) = (lacking.next()?, lacking.next()) else { return None };
        let node = object.fields().get(index)?.node;
        let is_id = name.len() > ID.len() && suggest::squeeze(name).ends_with(ID);
        if is_id && self.doc.kind(key + 1) == Some(Kind::String) && rules::holds_an_id(node).is_some() {
            return Some(index);
        }
        let has = |(_, link): &(&str, Node)| {
            let Shape::Object(other) = link.shape() else { return false };
            let alike = |other: Node| other == node || rules::holds_an_id(other) == rules::holds_an_id(node);
            other.fields().iter().any(|field| field.name() == name && alike(field.node))
        };
        links.branches.iter().any(has).then_some(index)
    }

    /// Reports context fields that are elsewhere, as one finding. Those in the event itself are walked as
    /// context fields; those in the envelope are checked there. Returns the fields that are still missing.
    #[cold]
    #[inline(never)]
    fn gather(
        &mut self,
        token: u32,
        node: Node,
        object: Object,
        unknown: &mut Vec<u32>,
        missing: u32,
    ) -> Result<u32, Stop> {
        let Some(Scattered { holder, context }) = self.scattered else { return Ok(missing) };
        let of_event = holder == self.root;
        let fault = Fault::new(rule::MISSING_FIELD, token).with(Detail::Scattered(holder)).of(node);
        if token == context {
            let moved = rules::moved_to_context(self.doc, holder, context, object, of_event);
            self.sink.fault(fault)?;
            return Ok(missing & !found(object, &moved));
        }
        let of_context = object.fields().iter().position(|field| field.name() == CONTEXT);
        let index = of_context.filter(|_| token == self.root).unwrap_or(usize::MAX);
        let Some(field) = object.fields().get(index) else { return Ok(missing) };
        let Shape::Object(inner) = field.node.shape() else { return Ok(missing) };
        let moved = rules::moved_to_context(self.doc, holder, context, inner, of_event);
        for (key, index) in &moved {
            let Some(field) = inner.fields().get(*index) else { continue };
            if !of_event {
                self.note(key + 1, field.node);
            } else if field.node.role() != Role::Version {
                self.value(key + 1, field.node)?;
            }
        }
        if of_event {
            unknown.retain(|key| moved.iter().all(|(other, _)| other != key));
        }
        if context != NONE {
            return Ok(missing);
        }
        self.sink.fault(fault)?;
        let mut lacking = inner.required & !found(inner, &moved);
        while lacking != 0 {
            let detail = Detail::Field(lacking.trailing_zeros() as u8);
            lacking &= lacking - 1;
            self.sink.say_detail(rule::MISSING_FIELD, token, Some(field.node), detail)?;
        }
        Ok(missing & !(1 << index))
    }

    fn discriminated(&mut self, token: u32, node: Node, discriminated: &'static Discriminated) -> Step {
        let tag = self.doc.member(token, discriminated.tag);
        if tag == NONE {
            if self.doc.token(token).is_open() {
                return Ok(());
            }
            return if self.sink.advises() {
                self.tag_by_another_name(token, node, discriminated)
            } else {
                self.sink.say(rule::BAD_LINK, token, Some(node))
            };
        }
        match self.doc.kind(tag) {
            Some(Kind::Broken) => return Ok(()),
            Some(Kind::String) => {}
            _ => return self.sink.say(rule::BAD_LINK, tag, Some(node)),
        }
        match discriminated.branches.iter().find(|(word, _)| self.doc.reads(tag, word)) {
            Some((_, branch)) => self.link(token, *branch, discriminated),
            None if self.doc.token(tag).is_open() => Ok(()),
            None => {
                self.sink.say(rule::BAD_LINK, tag, Some(node))?;
                if self.sink.advises() { self.discriminated_as_meant(token, tag, discriminated) } else { Ok(()) }
            }
        }
    }

    fn link(&mut self, token: u32, branch: Node, discriminated: &'static Discriminated) -> Step {
        self.links = Some(discriminated);
        let step = self.value(token, branch);
        self.links = None;
        step
    }

    /// A link without `linkType`: another member may hold the kind, and then decides the shape.
    #[cold]
    #[inline(never)]
    fn tag_by_another_name(&mut self, token: u32, node: Node, discriminated: &'static Discriminated) -> Step {
        let words = discriminated.words();
        for key in self.doc.keys(token) {
            let Some(word) = self.doc.string(key + 1) else { continue };
            if let Some(index) = suggest::respelt(word, &words) {
                self.sink.say_detail(rule::BAD_LINK, key, Some(node), Detail::Token(token))?;
                self.reported = key + 1;
                let before = self.renamed.replace((key, discriminated.tag));
                let step = self.link(token, discriminated.branches[index].1, discriminated);
                self.renamed = before;
                return step;
            }
        }
        self.sink.say(rule::BAD_LINK, token, Some(node))
    }

    /// Walks a link by the kind that its misspelt or misplaced `linkType` means, so that
    /// fixing it reveals nothing new.
    #[cold]
    #[inline(never)]
    fn discriminated_as_meant(&mut self, token: u32, tag: u32, discriminated: &'static Discriminated) -> Step {
        let word = self.doc.string(tag).unwrap_or_default();
        let respelt = suggest::respelt(word, &discriminated.words());
        let branch = match (respelt, rules::kind_of_relation(self.doc, token, word, discriminated)) {
            (Some(index), _) => index,
            (None, Some((index, name, _))) => {
                self.given = (token, name);
                index
            }
            _ => return Ok(()),
        };
        self.reported = tag;
        self.link(token, discriminated.branches[branch].1, discriminated)
    }
}

/// The context fields that are elsewhere, as bits, always including the release.
fn found(context: Object, moved: &[(u32, usize)]) -> u32 {
    let version = context.fields().iter().position(|field| field.node.role() == Role::Version);
    moved.iter().map(|(_, index)| *index).chain(version).fold(0, |bits, index| bits | 1 << index)
}

/// Whether a shape allows values of this JSON type.
fn takes(node: Node, kind: Kind) -> bool {
    match node.shape() {
        Shape::Any => true,
        Shape::Text(text) => kind == Kind::String || (text.nullable && kind == Kind::Null),
        Shape::Object(_) | Shape::Discriminated(_) => kind == Kind::Object,
        Shape::List(_) => kind == Kind::Array,
        Shape::OneOf(nodes) => nodes.iter().any(|branch| takes(*branch, kind)),
    }
}
