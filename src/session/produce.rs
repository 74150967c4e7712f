//! The calls that make events and say what there is: see [`super::compose`].

use super::request::{Request, failed, member, unknown};
use crate::compose::{self, Deliveries, Difference, NoSample, Sample, Sampled, Wrong};
use crate::json::{Limits, joined, lent, quote_into};
use crate::model::event::Outcome;
use crate::model::plan::{VOCABULARIES, Vocabulary};
use crate::validate::{self, Options};
use alloc::string::String;
use alloc::vec::Vec;

/// Answers one of these calls. None: it is another one.
pub fn answer(call: &str, request: &Request, event: &[u8]) -> Option<String> {
    Some(match call {
        "sample" => sample(request),
        "samples" => samples(request),
        "describe" => describe(request, event),
        "diff" => diff(request),
        _ => return None,
    })
}

/// `{"error":…,"help":…}`.
fn failed_with(why: &str, help: &str) -> String {
    let mut text = String::new();
    member(&mut text, "{\"error\":", why);
    member(&mut text, ",\"help\":", help);
    text.push('}');
    text
}

fn sample(request: &Request) -> String {
    let name = request.string("type").unwrap_or_default();
    let (release, fault) = (request.vocabulary("release"), request.string("fault"));
    let made = compose::sample(&name, release, request.number("seed").unwrap_or_default(), fault.as_deref());
    let Sample { event, json, expected } = match made {
        Ok(made) => made,
        Err(NoSample::UnknownType(suggestion)) => return unknown(suggestion.as_deref()),
        Err(NoSample::UnknownRule) => return failed("unknown rule"),
        Err(NoSample::Impossible(reason)) => return failed_with("impossible fault", reason),
    };
    let mut text = String::new();
    member(&mut text, "{\"json\":", &json);
    text.push_str(",\"event\":");
    text.push_str(&event);
    let outcome = match expected.outcome {
        Outcome::Valid => "valid",
        Outcome::Unchecked => "unchecked",
        Outcome::Invalid => "invalid",
    };
    member(&mut text, ",\"expected\":{\"outcome\":", outcome);
    if let Some(rule) = expected.rule {
        member(&mut text, ",\"rule\":", rule);
        member(&mut text, ",\"pointer\":", &expected.pointer);
    }
    text.push_str("}}");
    text
}

fn samples(request: &Request) -> String {
    let newest = VOCABULARIES.iter().rposition(|vocabulary: &Vocabulary| vocabulary.released).unwrap_or_default();
    let scenario = request.string("scenario");
    let first = compose::scenarios().next().unwrap_or_default();
    let faults = request.strings("faults");
    let order = Deliveries {
        seed: request.number("seed").unwrap_or_default(),
        runs: request.number("runs").unwrap_or_default(),
        vocabulary: request.vocabulary("vocabulary").unwrap_or(newest),
        scenario: scenario.as_deref().unwrap_or(first),
        faults: &lent(&faults),
    };
    let known = |names: &mut dyn Iterator<Item = &'static str>| {
        let mut list = String::new();
        for name in names {
            list.push_str(if list.is_empty() { "" } else { ", " });
            list.push_str(name);
        }
        list
    };
    let events = match compose::samples(&order, request.number("stretch").unwrap_or_default()) {
        Ok(events) => events,
        Err(Wrong::Scenario) => return failed_with("unknown scenario", &known(&mut compose::scenarios())),
        Err(Wrong::Fault) => return failed_with("unknown fault", &known(&mut compose::faults())),
    };
    let Some(events) = events else { return String::from("{\"events\":null}") };
    list("{\"events\":[", &events, &mut |text, Sampled { json, fault }| {
        member(text, "{\"json\":", json);
        if let Some((kind, rule)) = fault {
            member(text, ",\"fault\":{\"kind\":", kind);
            match rule {
                Some(rule) => member(text, ",\"rule\":", rule),
                None => text.push_str(",\"rule\":null"),
            }
            text.push('}');
        }
    })
}

/// A list of objects, each of which `write` begins.
fn list<Item>(before: &str, items: &[Item], write: &mut dyn FnMut(&mut String, &Item)) -> String {
    let mut text = String::from(before);
    for (index, item) in items.iter().enumerate() {
        text.push_str(if index > 0 { "," } else { "" });
        write(&mut text, item);
        text.push('}');
    }
    text.push_str("]}");
    text
}

fn describe(request: &Request, event: &[u8]) -> String {
    let options = Options { surrogates: request.is_set("surrogates"), limits: Limits::default(), ..Options::default() };
    let mut text = String::new();
    validate::identify_all(event, &options, &mut |doc, events| {
        member(&mut text, "{\"sentence\":", &compose::describe(doc, events));
    });
    text.push('}');
    text
}

fn diff(request: &Request) -> String {
    let [Some(from), Some(to)] = ["from", "to"].map(|name| request.vocabulary(name)) else {
        return failed("unknown vocabulary");
    };
    let name = request.string("type");
    if name.as_deref().is_some_and(|name| !compose::has_event([from, to], name)) {
        return failed("unknown type");
    }
    let differences: Vec<Difference> = compose::diff(from, to, name.as_deref());
    list("{\"differences\":[", &differences, &mut |text, difference| {
        member(text, "{\"kind\":", difference.kind.word());
        member(text, ",\"subject\":", &difference.subject);
        member(text, ",\"predicate\":", &difference.predicate);
        text.push_str(",\"path\":");
        match &difference.path {
            Some(path) => quote_into(text, path),
            None => text.push_str("null"),
        }
        text.push_str(&joined(&[",\"before\":", &difference.before, ",\"after\":", &difference.after]));
        text.push_str(if difference.breaking { ",\"breaking\":true" } else { ",\"breaking\":false" });
        member(text, ",\"message\":", &difference.message);
    })
}
