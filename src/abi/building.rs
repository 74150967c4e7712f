//! Events that are built and converted, as the npm package does it: what the engine writes is validated afterwards.

use super::options::{Asked, object};
use super::report::{self, Around, placeless};
use super::{Engine, stringified};
use crate::compose::{self, Constructed, Converted, NoCounterpart, Order, UnknownType};
use crate::explain::Diagnostic;
use crate::json::{self, Doc, Kind, Limits, NONE, quote, quote_into};
use crate::model::event::Outcome;
use crate::model::plan::{Role, VOCABULARIES, vocabulary};
use crate::model::rule::{self, Severity};
use crate::session::changes;
use crate::validate::{self, validate};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// What a request to build has beyond the options of every call.
const CONSTRUCT: &[&str] = &["type", "event", "id", "now", "envelope"];
const CONVERT: &[&str] = &["to", "source", "now", "keep"];

/// More than an event can have members that are missing.
const ALL_FINDINGS: usize = 10_000;

/// Why nothing was built: a code, what to say, and a report if there is one.
struct Refused {
    code: &'static str,
    message: String,
    report: Option<String>,
}

impl Refused {
    fn bad(message: String) -> Self {
        Refused { code: "bad-option", message, report: None }
    }

    fn write(&self, out: &mut String) {
        out.push_str("{\"error\":{\"code\":");
        quote_into(out, self.code);
        out.push_str(",\"message\":");
        quote_into(out, &self.message);
        if let Some(report) = &self.report {
            out.push_str(",\"report\":");
            out.push_str(report);
        }
        out.push_str("}}");
    }
}

impl Engine {
    /// Builds the event of a request.
    pub fn construct(&mut self, request: &[u8], out: &mut Vec<u8>) {
        self.error.clear();
        let mut text = String::new();
        match self.built(request) {
            Ok(built) => text = built,
            Err(refused) => refused.write(&mut text),
        }
        *out = stringified(text).into_bytes();
    }

    fn built(&mut self, request: &[u8]) -> Result<String, Refused> {
        let doc = object(request).map_err(Refused::bad)?;
        let asked = Asked::of(request, CONSTRUCT).map_err(Refused::bad)?;
        let string = |name: &str| {
            let value = doc.member(0, name);
            let wanted = || Refused::bad(["`", name, "` is missing or no string, expected a string"].concat());
            doc.string(value).map(ToOwned::to_owned).ok_or_else(wanted)
        };
        let (name, id, now) = (string("type")?, string("id")?, string("now")?);
        let enveloped = match doc.string(doc.member(0, "envelope")) {
            Some("structured") => true,
            None if doc.member(0, "envelope") == NONE => false,
            Some("none") => false,
            _ => return Err(Refused::bad("`envelope` is unknown, expected none or structured".to_owned())),
        };
        let event = doc.member(0, "event");
        if doc.kind(event) != Some(Kind::Object) {
            return Err(Refused::bad("`event` is missing or no object, expected an object".to_owned()));
        }
        let given = json::read(doc.raw(event), &asked.settings.limits, false, Vec::new());
        if !given.sound() {
            let (_, found) = report::findings(doc.raw(event), &asked, asked.most);
            let told: Vec<&Diagnostic> =
                found.iter().filter(|found| found.rule != rule::MISSING_FIELD.name()).collect();
            let report = self.text_of(doc.raw(event), &asked, &Around::default());
            return Err(refused(&name, &told, report));
        }
        let release = asked.settings.vocabulary;
        let order = Order { release, id: &id, now: &now, enveloped };
        let Constructed { json, name: wanted, .. } = match compose::construct(&name, &given, 0, &order) {
            Ok(constructed) => constructed,
            Err(UnknownType { suggestion }) => {
                let mut message = ["unknown event type ", &quote(&name)].concat();
                if let Some(vocabulary) = release.and_then(|index| VOCABULARIES.get(index)) {
                    message.push_str(" in ");
                    message.push_str(vocabulary.id);
                }
                if let Some(near) = suggestion {
                    message.push_str(&[", did you mean `", &near, "`?"].concat());
                }
                return Err(Refused { code: "unknown-type", message, report: None });
            }
        };
        let report = self.text_of(json.as_bytes(), &asked, &Around::default());
        let (outcome, found) = report::findings(json.as_bytes(), &asked, ALL_FINDINGS);
        if outcome != Outcome::Valid {
            return Err(refused(&name, &found.iter().collect::<Vec<_>>(), report));
        }
        let (built, _) = validate(json.as_bytes(), &asked.settings.options(), Vec::new(), |validation| {
            let event = validation.events.first();
            event.and_then(|event| event.string(&validation.doc, Role::Type).map(ToOwned::to_owned))
        });
        if built.as_deref() != Some(&*wanted) {
            let is = built.as_deref().map_or_else(|| "null".to_owned(), quote);
            let message = ["`event` is ", &is, ", expected of the type ", &quote(&wanted)].concat();
            return Err(Refused::bad(message));
        }
        let mut text = String::from("{\"json\":");
        quote_into(&mut text, &json);
        text.push_str(",\"report\":");
        text.push_str(&report);
        text.push('}');
        Ok(text)
    }

    /// The report on a value.
    fn text_of(&mut self, value: &[u8], asked: &Asked, around: &Around) -> String {
        let mut text = String::new();
        report::on(value, asked, &mut self.scratch, &mut self.wire, around, &mut text);
        text
    }

    /// Converts an event by a request.
    pub fn convert(&mut self, request: &[u8], event: &[u8], out: &mut Vec<u8>) {
        self.error.clear();
        let mut text = String::new();
        match self.converted(request, event) {
            Ok(converted) => text = converted,
            Err(message) => Refused::bad(message).write(&mut text),
        }
        *out = stringified(text).into_bytes();
    }

    fn converted(&mut self, request: &[u8], event: &[u8]) -> Result<String, String> {
        let doc = object(request)?;
        for key in doc.keys(0) {
            if !CONVERT.contains(&doc.name(key)) {
                let names: Vec<String> = CONVERT.iter().map(|name| ["`", name, "`"].concat()).collect();
                let name = quote(doc.name(key));
                return Err(["unknown option ", &name, " in `options`, expected one of ", &names.join(", ")].concat());
            }
        }
        let string = |doc: &Doc, name: &str, wanted: &str| {
            let value = doc.member(0, name);
            if value == NONE {
                return Ok(None);
            }
            let found = doc.string(value).map(ToOwned::to_owned);
            found.map(Some).ok_or_else(|| ["`", name, "` is no string, expected ", wanted].concat())
        };
        let ids: Vec<&str> = VOCABULARIES.iter().map(|vocabulary| vocabulary.id).collect();
        let wanted = ["one of ", &ids.join(", ")].concat();
        let to = string(&doc, "to", &wanted)?;
        let Some((to, _)) = to.as_deref().and_then(vocabulary) else {
            let is = to.as_deref().map_or_else(|| "undefined".to_owned(), quote);
            return Err(["`to` is ", &is, ", expected ", &wanted].concat());
        };
        let source = string(&doc, "source", "a string")?;
        let now = string(&doc, "now", "an RFC 3339 string")?;
        let keep = string(&doc, "keep", "customData")?;
        if keep.as_deref().is_some_and(|keep| keep != "customData") {
            return Err(["`keep` is ", &quote(&keep.unwrap_or_default()), ", expected customData"].concat());
        }
        let options = compose::Options { to, source: source.as_deref(), now: now.as_deref(), keep: keep.is_some() };
        let found = validate::Options { limits: Limits::default(), ..validate::Options::default() };
        let converted =
            validate::identify(event, &found, |doc, event| event.map(|event| compose::convert(doc, event, &options)));
        let nothing = || Err(NoCounterpart { pointer: String::new(), message: "not an event".to_owned() });
        let asked = Asked::default();
        let mut text = String::new();
        match converted.unwrap_or_else(nothing) {
            Ok(Converted { json, changes: made, missing }) => {
                let around = Around { missing: &missing, ..Around::default() };
                let report = self.text_of(json.as_bytes(), &asked, &around);
                text.push_str("{\"json\":");
                quote_into(&mut text, &json);
                text.push_str(",\"report\":");
                text.push_str(&report);
                text.push_str(",\"changes\":");
                changes(&mut text, &made);
                let lossy = made.iter().any(|change| change.lossy);
                text.push_str(if lossy { ",\"lossy\":true}" } else { ",\"lossy\":false}" });
            }
            Err(NoCounterpart { pointer, message }) => {
                let report = self.without_counterpart(event, &asked, &pointer, &message);
                text.push_str("{\"json\":null,\"report\":");
                text.push_str(&report);
                text.push_str(",\"changes\":[],\"lossy\":false}");
            }
        }
        Ok(text)
    }

    /// The report on an input that is not converted.
    fn without_counterpart(&mut self, event: &[u8], asked: &Asked, pointer: &str, message: &str) -> String {
        let (outcome, batch, is_event) = validate(event, &asked.settings.options(), Vec::new(), |validation| {
            (validation.outcome, validation.batch, !validation.batch && !validation.events.is_empty())
        })
        .0;
        // What is not an event has its own error.
        if outcome == Outcome::Unchecked || (!is_event && outcome != Outcome::Valid) {
            return self.text_of(event, asked, &Around::default());
        }
        let help = if batch { "convert its events one by one" } else { "choose a vocabulary that has the event" };
        let said = if batch { "a batch is not one event" } else { message };
        let around = Around {
            before: Some(placeless(rule::NO_COUNTERPART, said, help, pointer, false)),
            outcome: Some(Outcome::Invalid),
            events: (!batch).then_some(Outcome::Invalid),
            ..Around::default()
        };
        self.text_of(event, asked, &around)
    }
}

/// Why an event is not built: the first error and all members that are missing.
fn refused(name: &str, told: &[&Diagnostic], report: String) -> Refused {
    let mut errors = told.iter().filter(|found| found.severity == Severity::Error);
    let first = errors.next().or(told.first());
    let missing = errors.filter(|found| found.rule == rule::MISSING_FIELD.name());
    let named: Vec<String> = first
        .into_iter()
        .chain(missing)
        .map(|found| match &*found.pointer {
            "" => found.message.clone(),
            pointer => [&found.message, " (at ", pointer, ")"].concat(),
        })
        .collect();
    let why = if named.is_empty() { "it is not valid".to_owned() } else { named.join(", ") };
    let message = ["cannot build a valid ", name, ": ", &why].concat();
    Refused { code: "invalid-event", message, report: Some(report) }
}
