//! The style of messages and helps.

/// Words of programs and of schemas, which people need not know.
const FOREIGN: [&str; 22] = [
    "None",
    "Some",
    "Option",
    "Result",
    "Ok",
    "Err",
    "Vec",
    "String",
    "str",
    "usize",
    "bool",
    "panic",
    "unwrap",
    "additionalProperties",
    "anyOf",
    "oneOf",
    "allOf",
    "enum",
    "const",
    "regex",
    "minLength",
    "$ref",
];

/// Phrases that a compiler or an RFC would not use.
const QUAINT: [&str; 20] = [
    "stand",
    "stands",
    "behind",
    "told",
    "tells of",
    "mend",
    "mended",
    "mends",
    "so many",
    "is no",
    "are no",
    "which no",
    "no field here",
    "the text asks",
    "the text has",
    "the text of",
    "judged",
    "goes on",
    "where it is",
    "says so",
];

/// What is wrong with a line of our words by the style of the house, if anything is.
pub fn bad_style(words: &str) -> Option<&'static str> {
    // Every second piece is text from the event, or a name.
    let pieces: Vec<&str> = words.split('`').collect();
    let own = || pieces.iter().step_by(2);
    let begins = |first: char| first.is_lowercase() || first.is_ascii_digit() || first == '`';
    let spaced = |text: &str| format!(" {} ", text.replace([',', ';', ':', '(', ')', '.'], " "));
    let quaint = |piece: &&str| QUAINT.iter().any(|phrase| spaced(piece).contains(&format!(" {phrase} ")));
    let foreign = |word: &str| FOREIGN.contains(&word.trim_matches([',', ';', ':', '(', ')', '.']));
    match () {
        () if words.chars().any(char::is_control) => Some("more than one line"),
        () if !words.starts_with(begins) => Some("begins in upper case"),
        () if pieces.len().is_multiple_of(2) => Some("a backtick without another"),
        () if words.ends_with(['.', '!', ' ', ',', ';', ':']) => Some("ends in a mark"),
        () if own().any(|piece| piece.contains("  ")) => Some("two spaces"),
        () if own().any(|piece| piece.split(' ').any(foreign)) => Some("a word of a program or a schema"),
        () if own().any(quaint) => Some("not the words of a compiler or an RFC"),
        () if words.starts_with("found ") => Some("found without expected: say what is wrong"),
        () if words.chars().count() > 240 => Some("too long"),
        () => None,
    }
}
