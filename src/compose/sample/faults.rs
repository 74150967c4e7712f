//! One mistake in a sampled event, for a rule that must find it.

use super::{Kind, Sample, text_of};
use crate::compose::convert::envelope;
use crate::compose::sampling::Scene;
use crate::compose::tree::{Node, Value, below};
use crate::json::joined;
use crate::model::cloudevents;
use crate::model::draft::{self, STATUSES};
use crate::model::event::Outcome;
use crate::model::names::{CONTEXT, SUBJECT};
use crate::model::plan::{
    Demand, Discriminated, EventType, Family, Format, Node as Row, Role, Shape, TYPE_PREFIX, Text, VERSION_KEYS,
    VOCABULARIES,
};
use crate::model::rule::{self, Rule, Severity};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// What validation must find in a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    pub outcome: Outcome,
    /// The name of the rule of the one finding that must be there; none for a sample without a mistake.
    pub rule: Option<&'static str>,
    /// The finding's pointer.
    pub pointer: String,
}

impl Expected {
    /// Of an event without a mistake.
    pub fn valid() -> Expected {
        Expected { outcome: Outcome::Valid, rule: None, pointer: String::new() }
    }
}

/// A member of an event that its rows list.
struct Place {
    path: Vec<String>,
    row: Row,
    required: bool,
    /// The specification asks for it.
    wished: bool,
    /// Its object takes no members that are not listed.
    closed: bool,
}

impl Place {
    fn pointer(&self) -> String {
        pointer(&self.path)
    }

    fn text(&self) -> Option<&'static Text> {
        if let Shape::Text(text) = self.row.shape() { Some(text) } else { None }
    }

    /// Whether it decides by which rows the event is judged.
    fn decides(&self) -> bool {
        matches!(self.row.role(), Role::Type | Role::Version | Role::SubjectType | Role::Status)
            || self.path.last().is_some_and(|name| name == cloudevents::SPEC_VERSION)
    }
}

#[inline(never)]
fn pointer(path: &[String]) -> String {
    path.iter().fold(String::new(), |pointer, name| below(&pointer, name))
}

/// What a mistake is made in, and how.
struct Made<'m> {
    rule: Rule,
    kind: &'m Kind,
    scene: &'m Scene<'m>,
    event: &'m mut Node,
    places: Vec<Place>,
}

/// No member of the type can have the mistake.
const NO_PLACE: &str = "no event of this type can break it";
const NO_TEXT: &str = "it does not depend on the event";

type Result<Answer> = core::result::Result<Answer, &'static str>;

/// Makes a mistake that a rule must find.
pub fn make(rule: Rule, kind: &Kind, scene: &Scene, event: &mut Node) -> Result<Sample> {
    let mut places = Vec::new();
    list(event, kind.root, &mut Vec::new(), &mut places);
    let sound = text_of(event);
    let mut made = Made { rule, kind, scene, event, places };
    let (outcome, pointer) = made.make()?;
    let expected = Expected { outcome, rule: Some(rule.name()), pointer };
    // These texts do not parse as the event, or not everywhere.
    let json = match rule {
        rule::JSON_SYNTAX => joined(&[sound.strip_suffix('}').unwrap_or(&sound), ",}"]),
        rule::BYTE_ORDER_MARK => joined(&["\u{FEFF}", &sound]),
        _ => {
            let text = text_of(event);
            return Ok(Sample { event: text.clone(), json: text, expected });
        }
    };
    Ok(Sample { event: sound, json, expected })
}

/// The members that an event has and its rows list.
fn list(node: &Node, row: Row, path: &mut Vec<String>, places: &mut Vec<Place>) {
    let Shape::Object(object) = row.shape() else { return };
    for (index, field) in object.fields().iter().enumerate() {
        let Some(value) = node.member(field.name()) else { continue };
        path.push(field.name().to_owned());
        let is = |bits: u32| bits >> index & 1 != 0;
        places.push(Place {
            path: path.clone(),
            row: field.node,
            required: is(object.required),
            wished: is(object.wished),
            closed: object.closed,
        });
        list(value, field.node, path, places);
        path.pop();
    }
}

impl Made<'_> {
    fn family(&self) -> Family {
        VOCABULARIES[self.kind.vocabulary].family
    }

    fn is_release(&self) -> Result<()> {
        if self.family() == Family::Release { Ok(()) } else { Err(NO_PLACE) }
    }

    fn is_draft(&self) -> Result<()> {
        if self.family() == Family::Draft { Ok(()) } else { Err(NO_PLACE) }
    }

    /// One of the members that can have the mistake.
    #[inline(never)]
    fn place(&self, can: &dyn Fn(&Place) -> bool) -> Result<usize> {
        let mut fit = Vec::new();
        for (index, place) in self.places.iter().enumerate() {
            if can(place) {
                fit.push(index);
            }
        }
        let chosen = self.scene.number("place") % fit.len().max(1) as u64;
        fit.get(chosen as usize).copied().ok_or(NO_PLACE)
    }

    #[inline(never)]
    fn at(&mut self, path: &[String]) -> Option<&mut Node> {
        self.event.at_mut(path.iter().map(String::as_str))
    }

    /// Replaces the value of a member by other JSON text.
    #[inline(never)]
    fn set(&mut self, index: usize, json: &str) -> String {
        let path = self.places[index].path.clone();
        if let Some(node) = self.at(&path) {
            node.value = Value::Scalar(json.to_owned());
        }
        pointer(&path)
    }

    /// Takes a member out. Returns the pointer to its object.
    #[inline(never)]
    fn remove(&mut self, index: usize) -> String {
        let mut path = self.places[index].path.clone();
        let name = path.pop().unwrap_or_default();
        if let Some(owner) = self.at(&path) {
            owner.remove(&name);
        }
        pointer(&path)
    }

    /// Adds a member to an object, whether or not it has one of that name.
    #[inline(never)]
    fn add(&mut self, path: &[String], name: &str, node: Node) -> String {
        if let Some(Node { value: Value::Object(members), .. }) = self.at(path) {
            members.push((name.to_owned(), node));
        }
        below(&pointer(path), name)
    }

    #[inline(never)]
    fn of_role(&self, role: Role) -> Result<usize> {
        self.place(&|place| place.row.role() == role)
    }

    /// Replaces the string of a member with a role.
    #[inline(never)]
    fn say(&mut self, role: Role, text: &str) -> Result<String> {
        let index = self.of_role(role)?;
        Ok(self.set(index, &crate::json::quote(text)))
    }

    /// Adds text to the id of the event.
    fn append(&mut self, more: &str) -> Result<String> {
        let index = self.of_role(Role::Id)?;
        let path = self.places[index].path.clone();
        let id = self.at(&path).map(|node| text_of(node)).unwrap_or_default();
        let id = id.strip_suffix('"').unwrap_or_default();
        Ok(self.set(index, &joined(&[id, more, "\""])))
    }

    /// The name that the rows of the event or its context have for a member with a role.
    fn named(&self, role: Role) -> Result<(Vec<String>, &'static str, Row)> {
        for owner in [&[][..], &[CONTEXT.to_owned()]] {
            let found = member_of(self.kind.root, owner).and_then(|row| {
                let Shape::Object(object) = row.shape() else { return None };
                object.fields().iter().find(|field| field.node.role() == role).map(|field| (field.name(), field.node))
            });
            if let Some((name, row)) = found {
                return Ok((owner.to_vec(), name, row));
            }
        }
        Err(NO_PLACE)
    }

    /// The outcome and the pointer of the finding.
    fn make(&mut self) -> Result<(Outcome, String)> {
        let severity = self.rule.severity();
        let mut outcome = if severity == Severity::Error { Outcome::Invalid } else { Outcome::Valid };
        let pointer = match self.rule {
            rule::JSON_SYNTAX => {
                outcome = Outcome::Unchecked;
                String::new()
            }
            rule::BYTE_ORDER_MARK => String::new(),
            rule::DUPLICATE_MEMBER => {
                let index = self.place(&|place| place.text().is_some())?;
                let mut path = self.places[index].path.clone();
                let name = path.pop().unwrap_or_default();
                let again = self.at(&path).and_then(|owner| owner.member(&name).cloned()).ok_or(NO_PLACE)?;
                self.add(&path, &name, again)
            }
            rule::UNPAIRED_SURROGATE => self.append("\\ud800")?,
            rule::UNFILLED_TEMPLATE => self.append("-{{run}}")?,
            rule::MISSING_FIELD => {
                let top = usize::from(self.family() == Family::Release);
                let index = self.place(&|place| {
                    place.required && (place.path.len() > top) && (!place.decides() || place.row.role() == Role::Status)
                })?;
                self.remove(index)
            }
            rule::UNKNOWN_FIELD => {
                let index = self.place(&|place| place.closed || self.family() == Family::Draft)?;
                if self.family() == Family::Draft {
                    outcome = Outcome::Valid;
                }
                let mut path = self.places[index].path.clone();
                path.pop();
                self.add(&path, "madeUp", Node::string("x"))
            }
            rule::WRONG_TYPE => {
                let index = self.place(&|place| place.text().is_some() && !place.decides())?;
                self.set(index, "42")
            }
            rule::NOT_IN_ENUM => {
                let index = self.place(&|place| {
                    !place.decides() && place.text().is_some_and(|text| !text.open && !text.values.is_empty())
                })?;
                self.set(index, "\"made-up\"")
            }
            rule::EMPTY_VALUE => {
                let index = self.place(&|place| {
                    !place.decides()
                        && place
                            .text()
                            .is_some_and(|text| text.non_empty && text.format == Format::Free && !text.nullable)
                })?;
                self.set(index, "\"\"")
            }
            rule::BAD_DATE_TIME => self.bad_format(Format::DateTime, "\"yesterday\"")?,
            rule::BAD_URI => self.bad_format(Format::Uri, "\"no uri\"")?,
            rule::BAD_URI_REFERENCE => self.bad_format(Format::UriReference, "\"http://[\"")?,
            rule::BAD_BASE64 => {
                self.is_release()?;
                let (path, name, _) = self.named(Role::CustomDataContentType)?;
                self.add(&path, name, Node::string("application/octet-stream"));
                let (path, name, _) = self.named(Role::CustomData)?;
                self.add(&path, name, Node::string("no base64!"))
            }
            rule::RELEASE_ASSUMED | rule::RELEASE_KEY => self.release()?,
            rule::EVENT_VERSION | rule::UNKNOWN_TYPE | rule::TYPE_NOT_IN_RELEASE => {
                let name = self.wrong_type()?;
                self.say(Role::Type, &name)?
            }
            rule::BAD_LINK | rule::LINK_KIND | rule::PROSE_STRING => self.link()?,
            rule::PROSE_MISSING_FIELD => {
                let index = self.place(&|place| place.wished)?;
                self.remove(index)
            }
            rule::PROSE_UUID => self.against(|demand| matches!(demand, Demand::Uuid))?,
            rule::PROSE_PURL => self.against(|demand| matches!(demand, Demand::Purl))?,
            rule::PROSE_VALUE => self.against(|demand| matches!(demand, Demand::Words(_)))?,
            rule::TYPE_SPELLING
            | rule::UNLISTED_TYPE
            | rule::DRAFT_STATUS
            | rule::STATUS_CONTRADICTS_EVENT
            | rule::ERRORS_WITHOUT_ERROR
            | rule::UNSAFE_URL
            | rule::UNIDENTIFIED_EVENT => {
                self.is_draft()?;
                let (harmless, pointer) = self.of_draft()?;
                if harmless {
                    outcome = Outcome::Valid;
                }
                pointer
            }
            rule::ATTRIBUTE_NAME
            | rule::ENVELOPE_MISMATCH
            | rule::ENVELOPE_MISSING
            | rule::CONTENT_TYPE
            | rule::DATA_SCHEMA
            | rule::DATA_TWICE => {
                self.is_release()?;
                *self.event = envelope(self.kind.vocabulary, core::mem::replace(self.event, Node::object()));
                self.of_envelope()
            }
            rule::INVALID_UTF8 | rule::LIMIT_BYTES | rule::LIMIT_DEPTH | rule::LIMIT_BATCH | rule::HEADER_ENCODING => {
                return Err(NO_TEXT);
            }
            _ => return Err(NO_PLACE),
        };
        Ok((outcome, pointer))
    }

    fn bad_format(&mut self, format: Format, json: &str) -> Result<String> {
        let index = self.place(&|place| place.text().is_some_and(|text| text.format == format))?;
        Ok(self.set(index, json))
    }

    /// A value that the schema takes and the specification does not.
    fn against(&mut self, is: fn(&Demand) -> bool) -> Result<String> {
        let index = self.place(&|place| place.row.advice().is_some_and(|advice| is(&advice.demand)))?;
        Ok(self.set(index, "\"made-up\""))
    }

    fn release(&mut self) -> Result<String> {
        self.is_release()?;
        let key = VOCABULARIES[self.kind.vocabulary].version_key;
        if self.rule == rule::RELEASE_KEY {
            let other = VERSION_KEYS.iter().find(|other| **other != key).copied().unwrap_or_default();
            if let Some(context) = self.event.member_mut(CONTEXT) {
                context.rename(key, other);
            }
            return Ok(below(&below("", CONTEXT), other));
        }
        // Without a release that is known the newest one that knows the type is assumed.
        let knows = |index: usize| VOCABULARIES[index].event(&self.kind.name).is_some();
        let alike = |index: &usize| {
            let other = &VOCABULARIES[*index];
            other.released && other.version_key == key && !other.open_types && knows(*index)
        };
        if (0..VOCABULARIES.len()).rev().find(alike) != Some(self.kind.vocabulary) {
            return Err(NO_PLACE);
        }
        self.say(Role::Version, "made-up")
    }

    /// A type that is wrong in the way of the rule.
    fn wrong_type(&self) -> Result<String> {
        let event = self.kind.event.ok_or(NO_PLACE)?;
        let rows = &VOCABULARIES[self.kind.vocabulary];
        let is_release = self.family() == Family::Release;
        match self.rule {
            rule::EVENT_VERSION if rows.open_types => {
                Ok(joined(&[TYPE_PREFIX, event.subject(), ".", event.predicate(), ".9.9.9"]))
            }
            rule::EVENT_VERSION => Err(NO_PLACE),
            rule::UNKNOWN_TYPE if self.family() == Family::Draft => Err(NO_PLACE),
            rule::UNKNOWN_TYPE if rows.open_types => Err(NO_PLACE),
            _ if rows.open_types || self.rule == rule::UNKNOWN_TYPE => {
                let dot = if event.version().is_empty() { "" } else { "." };
                let words =
                    [event.prefix.text(), event.subject(), "-made-up.", event.predicate(), dot, event.version()];
                Ok(joined(&words))
            }
            _ if !is_release => Err(NO_PLACE),
            _ => {
                let of = |index: usize| {
                    VOCABULARIES[index].event_of(event.subject(), event.predicate()).map(EventType::name)
                };
                let others = VOCABULARIES
                    .iter()
                    .enumerate()
                    .filter(|(_, other)| other.family == Family::Release && other.released && !other.open_types);
                let mut names = others.filter_map(|(index, _)| of(index));
                names.find(|name| rows.event(name).is_none()).ok_or(NO_PLACE)
            }
        }
    }

    /// A link with a mistake.
    fn link(&mut self) -> Result<String> {
        let (path, name, row) = self.named(Role::Links)?;
        let branch = discriminated(row).ok_or(NO_PLACE)?;
        let (word, row) = branch.branches.last().copied().ok_or(NO_PLACE)?;
        let mut link = Node::object();
        link.set(branch.tag, Node::string(if self.rule == rule::BAD_LINK { "MADE-UP" } else { word }));
        let Shape::Object(object) = row.shape() else { return Err(NO_PLACE) };
        let mut at = branch.tag;
        for (index, field) in object.fields().iter().enumerate() {
            let demand = field.node.advice().map(|advice| &advice.demand);
            let spelling = matches!(demand, Some(Demand::Spelling(_)));
            match (field.node.shape(), demand) {
                (_, Some(Demand::Strings)) if self.rule == rule::PROSE_STRING => {
                    let mut tags = Node::object();
                    tags.set("attempt", Node::new(Value::Scalar("2".to_owned())));
                    link.set(field.name(), tags);
                    at = field.name();
                }
                (_, Some(Demand::Spelling(words))) => {
                    let word = words.first().copied().unwrap_or_default();
                    let wrong = word.to_ascii_lowercase();
                    link.set(field.name(), Node::string(if self.rule == rule::LINK_KIND { &wrong } else { word }));
                }
                (Shape::Object(inner), _) if object.required >> index & 1 != 0 => {
                    let mut target = Node::object();
                    for field in inner.fields().iter().take(1) {
                        target.set(field.name(), Node::string(&self.scene.uuid(false)));
                    }
                    link.set(field.name(), target);
                }
                _ => {}
            }
            if spelling && self.rule == rule::LINK_KIND {
                at = field.name();
            }
        }
        let list = self.add(&path, name, Node::new(Value::Array(Vec::from([link]))));
        let link = below(&list, "0");
        let place = below(&link, at);
        Ok(if self.rule == rule::PROSE_STRING { below(&place, "attempt") } else { place })
    }

    /// Whether the event stays valid although the rule can say otherwise, and the pointer.
    fn of_draft(&mut self) -> Result<(bool, String)> {
        let finished = self.kind.predicate == "finished";
        let pointer = match self.rule {
            rule::TYPE_SPELLING => {
                let name = self.kind.event.ok_or(NO_PLACE)?.name().to_ascii_lowercase();
                self.say(Role::Type, &name)?
            }
            rule::UNLISTED_TYPE => {
                let name = joined(&[draft::PREFIX, "Approval.Requested"]);
                self.say(Role::Type, &name)?
            }
            rule::DRAFT_STATUS => self.say(Role::Status, "success")?,
            rule::STATUS_CONTRADICTS_EVENT if !finished => {
                return Ok((true, self.say(Role::Status, STATUSES[1])?));
            }
            rule::STATUS_CONTRADICTS_EVENT => {
                if self.kind.event.is_none_or(|event| event.subject() == draft::TASK_RUN) {
                    return Err(NO_PLACE);
                }
                self.say(Role::Status, STATUSES[0])?
            }
            rule::ERRORS_WITHOUT_ERROR => {
                let status = self.of_role(Role::Status)?;
                let path = self.places[status].path.clone();
                if self.at(&path).and_then(|node| node.text()).as_deref() == Some(STATUSES[2]) {
                    self.set(status, &crate::json::quote(STATUSES[1]));
                    let errors = self.of_role(Role::Errors)?;
                    self.places[errors].pointer()
                } else {
                    let (path, name, _) = self.named(Role::Errors)?;
                    self.add(&path, name, Node::string("exit code 1"))
                }
            }
            rule::UNSAFE_URL => {
                let (path, name, _) = self.named(Role::Url)?;
                let address = Node::string("javascript:alert(1)");
                if self.event.set(name, address) { below(&pointer(&path), name) } else { return Err(NO_PLACE) }
            }
            _ => {
                let index = self.of_role(Role::Id)?;
                self.remove(index)
            }
        };
        Ok((false, pointer))
    }

    /// The event is in an envelope now.
    fn of_envelope(&mut self) -> String {
        let mut set = |name: &str, text: &str| {
            self.event.set(name, Node::string(text));
            below("", name)
        };
        match self.rule {
            rule::ATTRIBUTE_NAME => set("made_up", "x"),
            rule::CONTENT_TYPE => set(cloudevents::DATA_CONTENT_TYPE, "text/plain"),
            rule::DATA_SCHEMA => set(cloudevents::DATA_SCHEMA, "https://example.com/other.json"),
            rule::DATA_TWICE => set(cloudevents::DATA_BASE64, "e30="),
            rule::ENVELOPE_MISMATCH => {
                set(cloudevents::SUBJECT, "made-up");
                let inner = below(&below("", cloudevents::DATA), SUBJECT);
                below(&inner, "id")
            }
            _ => {
                self.event.remove(cloudevents::TIME);
                String::new()
            }
        }
    }
}

fn member_of(row: Row, path: &[String]) -> Option<Row> {
    path.iter().try_fold(row, |row, name| {
        let Shape::Object(object) = row.shape() else { return None };
        object.fields().iter().find(|field| field.name() == name).map(|field| field.node)
    })
}

/// The alternatives of the elements of a list; none where it takes any elements.
pub fn discriminated(row: Row) -> Option<&'static Discriminated> {
    let Shape::List(row) = row.shape() else { return None };
    if let Shape::Discriminated(of) = row.shape() { Some(of) } else { None }
}
