//! What both sides of the module's boundary must agree on: numbers that cross it. `codegen/` writes them for TypeScript, so
//! neither side has a second list. All words are unsigned and 32 bits wide.

use crate::model::event::{Envelope, Outcome, VocabularyFrom};
use crate::model::rule::Severity;

/// The start of a string that is not there.
pub const NULL: u32 = u32::MAX;

/// Flags of a call, in one word.
pub mod flag {
    /// Warnings make an event invalid.
    pub const STRICT: u32 = 1;
    /// The input was a JavaScript string: unpaired surrogates are three bytes each.
    pub const FROM_STRING: u32 = 2;
    /// Answer with the whole report, also where the short form would do: what the short form is held to.
    pub const WHOLE: u32 = 8;
    /// The caller can cut strings out of the input itself: it is all ASCII.
    pub const IN_PLACE: u32 = 16;
    /// The severities that were set last apply.
    pub const LEVELS: u32 = 32;
}

/// Where in the header of an answer what is. A header is [`header::WORDS`] words.
pub mod header {
    /// The outcome; for a skeleton, whether the type is known.
    pub const OUTCOME: usize = 0;
    /// How many events; [`super::CLEAN`]: one in short form. For a skeleton the vocabulary.
    pub const EVENTS: usize = 1;
    /// How many findings; of an event in short form the number of its type.
    pub const FINDINGS: usize = 2;
    /// How many findings were left out.
    pub const OMITTED: usize = 3;
    /// The address of the table of words.
    pub const TABLE: usize = 4;
    /// How many words it has. For the short form none, but for the first event of its type, where they are
    /// the byte of the text from which on it is of the type, the vocabulary, and the places of type, subject, predicate and
    /// version behind that byte.
    pub const TABLE_WORDS: usize = 5;
    /// The address of the text, which is UTF-8.
    pub const TEXT: usize = 6;
    /// How many bytes it has.
    pub const TEXT_BYTES: usize = 7;
    /// Whether the input was an array.
    pub const BATCH: usize = 8;
    /// For a skeleton where the suggested type begins in the text, or [`super::NULL`].
    pub const SUGGESTION: usize = BATCH;
    /// For a skeleton how long the suggested type is.
    pub const SUGGESTION_LENGTH: usize = 9;
    /// For the short form the places of id, source, time and subject id: start and length of each.
    pub const IDENTITY: usize = 10;
    /// Whether the text is all ASCII.
    pub const ASCII: usize = IDENTITY + 8;
    /// How many words a header has.
    pub const WORDS: usize = ASCII + 1;
}

/// In the place of the number of events: there is one, valid, about which there is nothing to say.
pub const CLEAN: u32 = u32::MAX;

/// Find the vocabulary in the event.
pub const ANY_VOCABULARY: u32 = u32::MAX;

/// Outcomes in the order of their numbers, as the contract names them.
pub const OUTCOMES: [(Outcome, &str); 3] =
    [(Outcome::Valid, "valid"), (Outcome::Invalid, "invalid"), (Outcome::Unchecked, "unchecked")];

/// Severities in the order of their numbers, as the contract names them.
pub const SEVERITIES: [(Severity, &str); 3] =
    [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];

/// Envelopes in the order of their numbers, as the contract names them.
pub const ENVELOPES: [(Envelope, &str); 4] = [
    (Envelope::Bare, "none"),
    (Envelope::Structured, "structured"),
    (Envelope::Binary, "binary"),
    (Envelope::Batch, "batch"),
];

/// How a vocabulary was found, in the order of their numbers, as the contract names them; the first is null there.
pub const VOCABULARY_FROM: [(VocabularyFrom, &str); 4] = [
    (VocabularyFrom::Nowhere, ""),
    (VocabularyFrom::Event, "event"),
    (VocabularyFrom::Option, "option"),
    (VocabularyFrom::Assumed, "assumed"),
];

/// The number of one of a list of values.
pub fn number<Value: PartialEq + Copy>(list: &[(Value, &str)], value: Value) -> u32 {
    list.iter().position(|(known, _)| *known == value).unwrap_or_default() as u32
}
