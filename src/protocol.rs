//! The numbers that Rust and JavaScript exchange. `codegen/` writes them for TypeScript, so there is no second list. All words
//! are unsigned 32-bit integers.

use crate::model::event::{Envelope, Outcome, VocabularyFrom};
use crate::model::rule::Severity;

/// The start of an absent string.
pub const NULL: u32 = u32::MAX;

/// The flags of a call, combined in one word.
pub mod flag {
    pub const STRICT: u32 = 1;
    /// The input was a JavaScript string: lone surrogates are three bytes each.
    pub const FROM_STRING: u32 = 2;
    /// Return the full report even if the short form would do. For tests.
    pub const WHOLE: u32 = 8;
    /// The caller can slice strings out of the input, because it is all ASCII.
    pub const IN_PLACE: u32 = 16;
    /// Apply the severities that were set last.
    pub const LEVELS: u32 = 32;
    /// The input is the body of an HTTP message whose headers were set last.
    pub const MESSAGE: u32 = 64;
}

/// The indexes of the words in the header of an answer, which has [`header::WORDS`] words.
pub mod header {
    /// The outcome.
    pub const OUTCOME: usize = 0;
    /// The number of events; [`super::CLEAN`]: one event in short form.
    pub const EVENTS: usize = 1;
    /// The number of findings. For the short form: the number of the event type.
    pub const FINDINGS: usize = 2;
    /// The number of findings that were left out.
    pub const OMITTED: usize = 3;
    /// The address of the table of words.
    pub const TABLE: usize = 4;
    /// The length of the table in words. In the short form 0, except for the first event of a type: then the table has the
    /// byte of the text at which the type's strings begin, the vocabulary, and the places of type, subject, predicate and
    /// version, counted from that byte.
    pub const TABLE_WORDS: usize = 5;
    /// The address of the UTF-8 text.
    pub const TEXT: usize = 6;
    /// The length of the text in bytes.
    pub const TEXT_BYTES: usize = 7;
    /// Whether the input was an array.
    pub const BATCH: usize = 8;
    /// For the short form: start and length of id, source, time and subject id.
    pub const IDENTITY: usize = 9;
    /// The number of omitted findings of each severity, the highest first. Not in the short form, which has none.
    pub const OMITTED_BY_SEVERITY: usize = IDENTITY;
    /// Whether the text is all ASCII.
    pub const ASCII: usize = IDENTITY + 8;
    /// The length of a header.
    pub const WORDS: usize = ASCII + 1;
}

/// Instead of the number of events: one valid event without findings, in short form.
pub const CLEAN: u32 = u32::MAX;

/// Detect the vocabulary from the event.
pub const ANY_VOCABULARY: u32 = u32::MAX;

/// Outcomes in the order of their numbers, with their names in JavaScript.
pub const OUTCOMES: [(Outcome, &str); 3] =
    [(Outcome::Valid, "valid"), (Outcome::Invalid, "invalid"), (Outcome::Unchecked, "unchecked")];

/// Severities in the order of their numbers, with their names in JavaScript.
pub const SEVERITIES: [(Severity, &str); 3] =
    [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];

/// Envelopes in the order of their numbers, with their names in JavaScript.
pub const ENVELOPES: [(Envelope, &str); 4] = [
    (Envelope::Bare, "none"),
    (Envelope::Structured, "structured"),
    (Envelope::Binary, "binary"),
    (Envelope::Batch, "batch"),
];

/// Origins of a vocabulary in the order of their numbers, with their names in JavaScript. The first is null there.
pub const VOCABULARY_FROM: [(VocabularyFrom, &str); 4] = [
    (VocabularyFrom::Nowhere, ""),
    (VocabularyFrom::Event, "event"),
    (VocabularyFrom::Option, "option"),
    (VocabularyFrom::Assumed, "assumed"),
];

/// The number of a value in one of these lists.
pub fn number<Value: PartialEq + Copy>(list: &[(Value, &str)], value: Value) -> u32 {
    list.iter().position(|(known, _)| *known == value).unwrap_or_default() as u32
}
