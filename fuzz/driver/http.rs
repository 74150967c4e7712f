//! HTTP messages: a message has the same report on a used and on a fresh instance, and in any order of its headers; every
//! pointer is into the message.

use super::engine::{Answer, DEFAULTS, Session, Settings};

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

/// Validates a message on a used and on a fresh instance, and with its headers reversed.
pub fn check(session: &mut Session, bytes: &[u8]) -> Result<(), String> {
    let Message { headers, body } = message(bytes);
    let settings = settings();
    let fresh = Session::new().message(&headers, body, &settings);
    let kept = session.message(&headers, body, &settings);
    if kept != fresh {
        return Err(format!("{kept:?} instead of {fresh:?}"));
    }
    let places = fresh.findings.iter().flat_map(|found| found.related.iter().chain([&found.pointer]));
    let places = places.chain(fresh.events.iter().map(|event| &event.pointer));
    for place in places {
        let inside = ["/headers", "/body"]
            .iter()
            .any(|root| place.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
        if !inside {
            return Err(format!("{place:?} is no place in a message"));
        }
    }
    if fresh.outcome == 2 && !fresh.findings.iter().any(|found| found.is_error) && fresh.omitted == [0; 3] {
        return Err("nothing says why it is unchecked".to_owned());
    }
    let is_repeated =
        |(index, (name, _)): (usize, &(String, String))| headers[..index].iter().any(|(other, _)| other == name);
    if fresh.omitted != [0; 3] || headers.iter().enumerate().any(is_repeated) {
        return Ok(());
    }
    let turned: Vec<_> = headers.iter().rev().cloned().collect();
    let after = session.message(&turned, body, &settings);
    if (fresh.outcome, pointers(&fresh)) != (after.outcome, pointers(&after)) {
        let found = (pointers(&fresh), pointers(&after));
        return Err(format!("the order of headers matters: {found:?}\n    {}", String::from_utf8_lossy(bytes)));
    }
    Ok(())
}
