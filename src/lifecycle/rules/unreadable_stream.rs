use super::{Page, Scope};

pub static PAGE: Page = Page {
    what: "The stream is packed with gzip and cannot be unpacked to its end: it is cut off, damaged, or unpacks to far more than it has.",
    why: "What comes after that place was not read. What came before it was judged.",
    scope: Scope::Stream,
    complete: false,
    source: "RFC 1952 (gzip); the caps on what is unpacked are this engine's",
    example: "",
};
