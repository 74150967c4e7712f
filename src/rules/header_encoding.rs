use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A header of an HTTP message is not written as the binding says: it holds what a header cannot hold, or bytes that are no UTF-8. What is only not percent-encoded (a space, a quote, a lone `%`, a letter beyond ASCII) is a warning.",
    why: "Receivers decode attributes out of headers. What is not encoded comes out otherwise than it went in, and two headers that were joined look like one.",
    example: "",
    fixable: Fixable::Never,
    source: "CloudEvents 1.0, HTTP protocol binding, section 3.1.3.2",
};

// Its words are in `headers.rs`, with those of the other rules that a header breaks by itself.
#[cold]
pub fn render(_: &Case, _: &mut Finding) {}
