//! # attribute-name

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::engine::{Fault, Sink, Step};
use crate::format;
use crate::plan::{A_STRING, ENVELOPE_VERSION, SOME_TEXT, Shape};
use crate::route::{DATA, DATA_BASE64, DATA_CONTENT_TYPE, DATA_SCHEMA, ID, SOURCE, SPEC_VERSION, SUBJECT, TIME, TYPE};
use crate::text::{Kind, NONE};
use alloc::borrow::ToOwned;

/// A member of a CloudEvent whose name CloudEvents does not allow: names are lower-case letters and digits.
pub static ATTRIBUTE_NAME: Rule = Rule { code: 503, severity: Severity::Error, place: Place::Key };

/// Its public page.
pub static PAGE: Page = Page {
    name: "attribute-name",
    what: "A member of a CloudEvent whose name CloudEvents does not allow: names are lower-case letters and digits.",
    why: "Senders cannot write it as an HTTP header, and SDKs refuse it.",
    example: include_str!("../../tests/cases/attribute-name/example.json"),
    fixable: Fixable::Sometimes,
    source: "CloudEvents 1.0, naming conventions; the JSON format",
};

/// Looks at each attribute around an event: its name, and what CloudEvents itself says of its value.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    let doc = event.doc;
    for key in doc.keys(event.attributes()) {
        let (name, value) = (doc.name(key), key + 1);
        if name == DATA || name == DATA_BASE64 {
            continue;
        }
        if !crate::route::is_attribute_name(&name) {
            sink.fault(Fault::new(&ATTRIBUTE_NAME, key))?;
            continue;
        }
        let known =
            [SPEC_VERSION, ID, SOURCE, TYPE, SUBJECT, TIME, DATA_CONTENT_TYPE, DATA_SCHEMA].contains(&name.as_ref());
        let Some(text) = doc.string(value) else {
            // An extension attribute may also be a number or a boolean; `null` is an absent one.
            let scalar = matches!(doc.kind(value), Some(Kind::Number | Kind::True | Kind::False)) && !known;
            let absent = matches!(doc.kind(value), Some(Kind::Null | Kind::Broken)) || doc.token(value).is_open();
            if !scalar && !absent {
                sink.fault(Fault::new(&super::WRONG_TYPE, value).of(A_STRING))?;
            }
            continue;
        };
        let rule = match name.as_ref() {
            _ if known && text.is_empty() => {
                // The envelope of a release's event must have its subject and time too.
                let needed = ![DATA_CONTENT_TYPE, DATA_SCHEMA].contains(&name.as_ref())
                    && (event.wrapper().is_some() || ![SUBJECT, TIME].contains(&name.as_ref()));
                let fault = Fault::new(&super::EMPTY_VALUE, value);
                sink.fault(if needed { fault.of(SOME_TEXT) } else { fault })?;
                continue;
            }
            SPEC_VERSION if text != CLOUDEVENTS_VERSION => {
                sink.fault(Fault::new(&super::NOT_IN_ENUM, value).of(ENVELOPE_VERSION))?;
                continue;
            }
            SOURCE if format::uri_reference(text.as_bytes()).is_err() => &super::BAD_URI_REFERENCE,
            TIME if format::date_time(text.as_bytes()).is_err() => &super::BAD_DATE_TIME,
            DATA_SCHEMA if format::uri(text.as_bytes()).is_err() => &super::BAD_URI,
            _ => continue,
        };
        sink.fault(Fault::new(rule, value))?;
    }
    Ok(())
}

/// The one version of CloudEvents that there is.
const CLOUDEVENTS_VERSION: &str = "1.0";

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let name = case.doc.name(case.token());
    finding.message.say("found ").member(&name).say(" as the name of an attribute");
    finding.help.say("names of attributes are lower-case letters and digits");
    let field = case.fault.node.and_then(|node| match node.shape() {
        Shape::Object(object) => case.arg().and_then(|index| object.fields().get(index)),
        _ => None,
    });
    let right = match field {
        Some(field) => field.name().to_owned(),
        None => crate::suggest::squeeze(&name),
    };
    if !crate::route::is_attribute_name(&right) {
        return;
    }
    finding.help.say(": did you mean ").code(&right).say("?");
    let free = case.event.is_some_and(|event| case.doc.member(event.attributes(), &right) == NONE);
    finding.offer_name(case, free && crate::suggest::squeeze(&name) == right, case.token(), &right);
}
