//! The call that maps the messages of other systems. As for what builds events, requests and answers are JSON.

use super::request::{Request, failed, member};
use super::{Session, input};
use crate::json::{self, Limits, NONE, quote_into};
use crate::webhooks::{self, Given, Mapped};
use alloc::string::String;
use alloc::vec::Vec;

impl Session {
    /// Answers the request in the first `length` bytes of the input: a JSON object, a zero byte and the body of a message.
    ///
    /// `{"provider":…,"headers":{…},"options":{…},"bytes":…,"depth":…,"surrogates":…}`: see [`webhooks::map`]. The answer is
    /// `{"provider":…,"delivery":…,"code":…,"reason":…,"notes":[{"pointer":…,"message":…}],"events":[{"kind":…,"json":…}]}`, with
    /// `null` for what is not there: `json` is the text of the members that are given to build the event.
    pub fn webhook(&mut self, length: u32) -> &str {
        let input = input(&self.small, &self.large, length);
        let zero = input.iter().position(|byte| *byte == 0).unwrap_or(input.len());
        let body = input.get(zero + 1..).unwrap_or_default();
        let wide = Limits { depth: 8, ..Limits::default() };
        let request = Request(json::read(input.get(..zero).unwrap_or_default(), &wide, false, Vec::new()));
        self.mapped = if request.0.sound() && request.0.member(0, "headers") != NONE {
            let provider = request.string("provider");
            let surrogates = request.is_set("surrogates");
            let (limits, provider) = (request.limits(), provider.as_deref());
            written(&webhooks::map(body, &limits, surrogates, &request.0, provider, &mut self.mappings))
        } else {
            failed("not a request")
        };
        &self.mapped
    }

    /// The last answer of [`Session::webhook`].
    pub fn mapped(&self) -> &str {
        &self.mapped
    }
}

fn written(Mapped { provider, delivery, events, nothing, notes }: &Mapped) -> String {
    let mut text = String::new();
    let nothing = nothing.as_ref();
    for (before, value) in [
        ("{\"provider\":", *provider),
        (",\"delivery\":", delivery.as_deref()),
        (",\"code\":", nothing.map(|nothing| nothing.code)),
        (",\"reason\":", nothing.map(|nothing| nothing.reason.as_str())),
    ] {
        text.push_str(before);
        match value {
            Some(value) => quote_into(&mut text, value),
            None => text.push_str("null"),
        }
    }
    text.push_str(",\"notes\":[");
    for (index, (pointer, message)) in notes.iter().enumerate() {
        text.push_str(if index > 0 { "," } else { "" });
        member(&mut text, "{\"pointer\":", pointer);
        member(&mut text, ",\"message\":", message);
        text.push('}');
    }
    text.push_str("],\"events\":[");
    for (index, Given { kind, json }) in events.iter().enumerate() {
        text.push_str(if index > 0 { "," } else { "" });
        member(&mut text, "{\"kind\":", kind);
        member(&mut text, ",\"json\":", json);
        text.push('}');
    }
    text.push_str("]}");
    text
}
