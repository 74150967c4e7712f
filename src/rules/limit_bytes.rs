use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "The input is longer than `limits.bytes` (default: 16 MiB), or the headers of an HTTP message are longer than 1 MiB: the names and values of `content-type` and of those that begin with `ce-`.",
    why: "Without a limit, one message could use up all memory. The input was not read, so there is no verdict.",
    example: "",
    fixable: Fixable::Never,
    source: "the option `limits.bytes`; the limit on headers is fixed",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding
        .say(case, "the input exceeds `limits.bytes` and was not read\nraise `limits.bytes`, or send a smaller event");
}
