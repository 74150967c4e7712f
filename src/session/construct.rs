//! The call that builds events.

use super::request::{Request, failed, member, unknown};
use crate::compose::{Constructed, Order, UnknownType, construct};
use crate::json;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// The answer to a request with the members that are given.
pub fn answer(request: &Request, given: &[u8]) -> String {
    let (id, now) = (request.string("id"), request.string("now"));
    let (Some(name), Some(id), Some(now)) = (request.string("type"), &id, &now) else {
        return failed("type, id and now are strings");
    };
    let release = request.vocabulary("release");
    if release.is_none() && request.string("release").is_some() {
        return failed("unknown vocabulary");
    }
    let doc = json::read(given, &request.limits(), request.is_set("surrogates"), Vec::new());
    if !doc.sound() {
        return "{\"unreadable\":true}".to_owned();
    }
    let enveloped = request.string("envelope").as_deref() == Some("structured");
    let mut text = String::new();
    match construct(&name, &doc, 0, &Order { release, id, now, enveloped }) {
        Ok(Constructed { json, name, .. }) => {
            member(&mut text, "{\"json\":", &json);
            member(&mut text, ",\"type\":", &name);
            text.push('}');
        }
        Err(UnknownType { suggestion }) => return unknown(suggestion.as_deref()),
    }
    text
}
