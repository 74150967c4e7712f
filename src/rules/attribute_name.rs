use super::{Case, Context, Finding, Fixable, Page};
use crate::formats;
use crate::json::{Kind, NONE};
use crate::model::cloudevents::{
    DATA, DATA_BASE64, DATA_CONTENT_TYPE, DATA_SCHEMA, ID, SOURCE, SPEC_VERSION, SUBJECT, TIME, TYPE,
};
use crate::model::event::Event;
use crate::model::fault::{Detail, Fault, Sink, Step};
use crate::model::plan::{A_STRING, ENVELOPE_VERSION, SOME_TEXT};
use crate::model::rule;
use alloc::borrow::ToOwned;

pub static PAGE: Page = Page {
    what: "The name of an attribute is not allowed by CloudEvents: names consist of lower-case letters and digits.",
    why: "It cannot be an HTTP header, and SDKs reject it.",
    example: include_str!("../../tests/cases/attribute-name/example.json"),
    fixable: Fixable::Sometimes,
    source: "CloudEvents 1.0, naming conventions; the JSON format",
};

/// Checks each attribute of the envelope: its name, and its value by CloudEvents.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let doc = context.doc;
    for key in doc.keys(context.event.attributes()) {
        let (name, value) = (doc.name(key), key + 1);
        if name == DATA || name == DATA_BASE64 {
            continue;
        }
        if !crate::model::cloudevents::is_attribute_name(name) {
            sink.say(rule::ATTRIBUTE_NAME, key, None)?;
            continue;
        }
        let known = is_known(name);
        let Some(text) = doc.string(value) else {
            // An extension attribute may also be a number or a boolean; `null` counts as absent.
            let scalar = matches!(doc.kind(value), Some(Kind::Number | Kind::True | Kind::False)) && !known;
            let absent = matches!(doc.kind(value), Some(Kind::Null | Kind::Broken)) || doc.token(value).is_open();
            if !scalar && !absent {
                sink.say(rule::WRONG_TYPE, value, Some(A_STRING))?;
            }
            continue;
        };
        let rule = match name {
            _ if known && text.is_empty() => {
                // The envelope of a release's event must also have subject and time.
                let needed = ![DATA_CONTENT_TYPE, DATA_SCHEMA].contains(&name)
                    && (context.wrapper().is_some() || ![SUBJECT, TIME].contains(&name));
                let fault = Fault::new(rule::EMPTY_VALUE, value);
                sink.fault(if needed { fault.of(SOME_TEXT) } else { fault })?;
                continue;
            }
            SPEC_VERSION if text != CLOUDEVENTS_VERSION => {
                sink.say(rule::NOT_IN_ENUM, value, Some(ENVELOPE_VERSION))?;
                continue;
            }
            SOURCE if formats::uri_reference(text.as_bytes()).is_err() => rule::BAD_URI_REFERENCE,
            TIME if formats::date_time(text.as_bytes()).is_err() => rule::BAD_DATE_TIME,
            DATA_SCHEMA if formats::uri(text.as_bytes()).is_err() => rule::BAD_URI,
            _ => continue,
        };
        sink.say(rule, value, None)?;
    }
    Ok(())
}

/// Whether the value of a misspelt attribute is valid for the attribute that is meant.
fn is_right(case: &Case, name: &str) -> bool {
    let value = case.token() + 1;
    let Some(text) = case.doc.string(value) else {
        return matches!(case.doc.kind(value), Some(Kind::Null | Kind::Number | Kind::True | Kind::False))
            && !is_known(name);
    };
    match name {
        SPEC_VERSION => text == CLOUDEVENTS_VERSION,
        SOURCE => !text.is_empty() && formats::uri_reference(text.as_bytes()).is_ok(),
        TIME => formats::date_time(text.as_bytes()).is_ok(),
        DATA_SCHEMA => formats::uri(text.as_bytes()).is_ok(),
        _ => !text.is_empty() || !is_known(name),
    }
}

/// The attributes of CloudEvents itself, which are strings.
static KNOWN: &[&str] = &[SPEC_VERSION, ID, SOURCE, TYPE, SUBJECT, TIME, DATA_CONTENT_TYPE, DATA_SCHEMA];

#[inline(never)]
fn is_known(name: &str) -> bool {
    KNOWN.contains(&name)
}

const CLOUDEVENTS_VERSION: &str = "1.0";

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let name = case.doc.name(case.token());
    finding.say(case, if name.is_empty() { "empty attribute name" } else { "invalid attribute name {key}" });
    finding.say(case, "\nattribute names consist of lower-case letters and digits");
    let right = match case.field() {
        Some(field) => field.name().to_owned(),
        None => crate::suggest::squeeze(name),
    };
    if !crate::model::cloudevents::is_attribute_name(&right) {
        return;
    }
    finding.say_of(case, "\n: did you mean {0}?", &right);
    let free = case.event.is_some_and(|event| case.doc.member(event.attributes(), &right) == NONE);
    let owner = case.event.map_or(NONE, Event::attributes);
    // The walk has checked the value by its row; the attributes of an envelope are strings.
    let fits = match case.fault.detail {
        Detail::Unlisted { fits, meant: Some(_), .. } => fits,
        _ => is_right(case, &right),
    };
    let safe = free && fits && crate::suggest::squeeze(name) == right;
    finding.offer_name(case, safe, owner, case.token(), &right);
}
