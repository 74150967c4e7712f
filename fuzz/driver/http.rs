//! HTTP messages: a message in binary mode has the verdict of the equivalent envelope, however that is written, and
//! whatever the instance has seen before.

use super::engine::{self, Answer, DEFAULTS, Session, Settings};
use super::history::{self, Call, Step};
use serde_json::{Map, Value};

pub struct Message<'b> {
    pub headers: Vec<(String, String)>,
    pub body: &'b [u8],
}

/// Reads header lines, a blank line, and the body. Names and values are kept as written; lines without a colon are skipped.
pub fn message(bytes: &[u8]) -> Message<'_> {
    let (head, body) = match bytes.windows(2).position(|pair| pair == b"\n\n") {
        Some(at) => (&bytes[..at], &bytes[at + 2..]),
        None => (bytes, &[][..]),
    };
    let head = String::from_utf8_lossy(head);
    let headers = head.lines().filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_lowercase(), value.trim().to_owned()))
    });
    Message { headers: headers.collect(), body }
}

fn settings() -> Settings {
    Settings { depth: 64, ..DEFAULTS }
}

fn pointers(answer: &Answer) -> Vec<(&'static str, &str)> {
    let mut found: Vec<_> = answer.findings.iter().map(|found| (found.rule, found.pointer.as_str())).collect();
    found.sort_unstable();
    found
}

/// Validates a message on a used and on a fresh instance, and its envelope in two forms.
pub fn check(session: &mut Session, bytes: &[u8]) -> Result<(), String> {
    let message = message(bytes);
    let settings = settings();
    let Some(envelope) = engine::envelope(&message.headers, message.body) else { return Ok(()) };
    let step = Step {
        document: envelope.clone(),
        settings: settings.clone(),
        calls: vec![Call::Report, Call::IsValid, Call::WholeReport],
    };
    history::attempt(session, &step)?;
    // The same members in another order and with other white space.
    let Ok(Value::Object(members)) = serde_json::from_slice::<Value>(&envelope) else { return Ok(()) };
    let before = Session::new().whole_report(&envelope, &settings);
    if before.omitted != [0; 3] || before.findings.iter().any(|found| found.rule == "duplicate-member") {
        return Ok(());
    }
    let turned: Map<String, Value> = members.into_iter().rev().collect();
    let turned = serde_json::to_vec_pretty(&Value::Object(turned)).expect("JSON");
    let after = session.report(&turned, &settings);
    if (before.outcome, pointers(&before)) != (after.outcome, pointers(&after)) {
        let text = String::from_utf8_lossy(&envelope).into_owned();
        return Err(format!(
            "the order of attributes matters: {:?} and {:?}\n    {text}",
            pointers(&before),
            pointers(&after)
        ));
    }
    Ok(())
}
