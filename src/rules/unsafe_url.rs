//! # unsafe-url

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::engine::{Fault, Sink, Step};
use crate::format;
use crate::plan::Role;
use alloc::string::String;

/// The run's URL would run code (`javascript:`, `data:`, `vbscript:`: an error), or is of a scheme that a browser does not open as a page (a warning).
pub static UNSAFE_URL: Rule = Rule { code: 306, severity: Severity::Error, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "unsafe-url",
    what: "The run's URL would run code (`javascript:`, `data:`, `vbscript:`: an error), or is of a scheme that a browser does not open as a page (a warning).",
    why: "Dashboards show this URL as a link. One that runs code does so with the rights of whoever clicks it.",
    example: include_str!("../../tests/cases/unsafe-url/example.json"),
    fixable: Fixable::Never,
    source: "the draft of 2021-03-14, PipelineRun URL: to locate where the run is; its scheme is this project's decision",
};

/// Schemes that run code where a link is opened.
const RUNS_CODE: [&str; 3] = ["javascript", "data", "vbscript"];

/// Looks at the URL: its scheme, its grammar, and its host.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    let Some(token) = event.role(Role::Url) else { return Ok(()) };
    let Some(url) = event.doc.string(token) else { return Ok(()) };
    if url.is_empty() {
        return sink.fault(Fault::new(&super::EMPTY_VALUE, token));
    }
    let scheme = format::scheme(url.as_bytes()).unwrap_or_default().to_ascii_lowercase();
    if RUNS_CODE.iter().any(|word| word.as_bytes() == scheme) {
        return sink.fault(Fault::new(&UNSAFE_URL, token));
    }
    let web = scheme == b"http" || scheme == b"https";
    if format::uri(url.as_bytes()).is_err() || (web && !format::has_host(url.as_bytes())) {
        return sink.fault(Fault::new(&super::BAD_URI, token));
    }
    if web { Ok(()) } else { sink.fault(Fault::new(&UNSAFE_URL, token).as_severity(Severity::Warning)) }
}

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let url = case.string();
    finding
        .message
        .say("found a URL of the scheme ")
        .code(&String::from_utf8_lossy(format::scheme(url.as_bytes()).unwrap_or_default()));
    finding.message.say(if case.fault.severity == Severity::Error {
        ", which runs code where it is opened"
    } else {
        ", which is no web page's"
    });
    finding.help.say("give the page of the run, beginning with `https://`");
}
