use super::{Case, Context, Finding, Fixable, Page};
use crate::formats;
use crate::model::fault::{Fault, Sink, Step};
use crate::model::plan::Role;
use crate::model::rule::{self, Severity};
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "The URL of the run has a scheme that runs code (`javascript:`, `data:`, `vbscript:`: an error), or one that browsers do not open as a page (a warning).",
    why: "Dashboards show this URL as a link. Code in it runs with the permissions of whoever clicks it.",
    example: include_str!("../../tests/cases/unsafe-url/example.json"),
    fixable: Fixable::Never,
    source: "the draft of 2021-03-14, PipelineRun URL; the restriction of its scheme is this project's decision",
};

/// Schemes that can run code when a link is opened.
const RUNS_CODE: [&str; 3] = ["javascript", "data", "vbscript"];

/// Checks the URL's scheme, grammar and host.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let Some(token) = context.role(Role::Url) else { return Ok(()) };
    let Some(url) = context.doc.string(token) else { return Ok(()) };
    if url.is_empty() {
        return sink.say(rule::EMPTY_VALUE, token, None);
    }
    let scheme = formats::scheme(url.as_bytes()).unwrap_or_default();
    let scheme = core::str::from_utf8(scheme).unwrap_or_default();
    let is = |word: &&str| formats::same_word(word, scheme);
    if RUNS_CODE.iter().any(is) {
        return sink.say(rule::UNSAFE_URL, token, None);
    }
    let web = ["http", "https"].iter().any(is);
    if formats::uri(url.as_bytes()).is_err() || (web && !formats::has_host(url.as_bytes())) {
        return sink.say(rule::BAD_URI, token, None);
    }
    if web { Ok(()) } else { sink.fault(Fault::new(rule::UNSAFE_URL, token).as_severity(Severity::Warning)) }
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let url = case.string();
    let scheme = String::from_utf8_lossy(formats::scheme(url.as_bytes()).unwrap_or_default());
    finding.say_of(case, "the URL scheme {0}", &scheme);
    finding.say(
        case,
        match case.fault.severity {
            Severity::Error => " runs code when the link is opened",
            _ => " is not for web pages",
        },
    );
    finding.say(case, "\nuse the `https://` URL of the run's page");
}
