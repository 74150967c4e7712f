//! What is said of the faults of streams. The package has it in `pkg/src/generated/`.

/// Of records that the stream is wrong around: the name of the fault, the message and the help. What is wrong inside a record, its
/// own report says.
pub const AROUND: [(&str, &str, &str); 4] = [
    ("cut-off", "unexpected end of the input inside a record", "the record is incomplete: was the stream cut off?"),
    ("no-comma", "missing comma before this element", "separate the elements of an array by commas"),
    ("no-element", "unexpected comma, expected an element", "remove the comma, or add the element"),
    (
        "unclosed",
        "unexpected end of the input, expected `]`",
        "the array of the records has no end: was the stream cut off?",
    ),
];

/// The same of packed streams.
pub const PACKED: [(&str, &str, &str); 8] = [
    ("cut-off", "unexpected end of the gzip data", "the stream is incomplete: was it cut off?"),
    ("header", "the gzip header names an unknown method or flag", "pack the stream with gzip"),
    ("data", "the gzip data is not what deflate writes", "the stream is damaged: send it again"),
    ("checksum", "the checksum of the gzip data does not match", "the stream is damaged: send it again"),
    ("length", "the length of the gzip data does not match", "the stream is damaged: send it again"),
    (
        "trailing",
        "unexpected bytes after the end of the gzip data",
        "remove what follows, or send it as a stream of its own",
    ),
    ("too-long", "the gzip data unpacks to more than is read", "unpack it first, or split it"),
    ("bomb", "the gzip data unpacks to too many times its length", "unpack it first if it is to be trusted"),
];
