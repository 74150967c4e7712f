use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "The input is longer than the limit (16 MiB unless told otherwise), or the headers of an HTTP message are longer than 1 MiB: the names and values of `content-type` and of those that begin with `ce-`.",
    why: "Without a limit one message could take all memory. Nothing of it was read, so there is no verdict.",
    example: "",
    fixable: Fixable::Never,
    source: "the option `limits.bytes`; the limit on headers is fixed",
};

#[cold]
pub fn render(_: &Case, finding: &mut Finding) {
    finding.message.say("the text goes on behind the limit of bytes, so it was not read");
    finding.help.say("raise `limits.bytes`, or send less: an event is a message, not an archive");
}
