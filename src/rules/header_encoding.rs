use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "An HTTP header is not encoded as the binding requires: it has characters that a header cannot have, or its bytes are not UTF-8. Characters that only lack percent-encoding (a space, a quote, a lone `%`, a letter outside ASCII) are a warning.",
    why: "Receivers decode attributes from headers. A value that is not encoded can change on the way, and two joined headers look like one.",
    example: "",
    fixable: Fixable::Never,
    source: "CloudEvents 1.0, HTTP protocol binding, section 3.1.3.2",
};

// Its words are in `headers.rs`, with those of the other rules that a header breaks by itself.
#[cold]
pub fn render(_: &Case, _: &mut Finding) {}
