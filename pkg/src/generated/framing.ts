// Generated from src/stream/words.rs by `UPDATE=1 cargo test --test codegen`: edits here are lost.

/** Of records that the stream is wrong around, by the name of the fault: message and help. */
export const AROUND: Readonly<Record<string, readonly [message: string, help: string]>> = {
  'cut-off': ['unexpected end of the input inside a record', 'the record is incomplete: was the stream cut off?'],
  'no-comma': ['missing comma before this element', 'separate the elements of an array by commas'],
  'no-element': ['unexpected comma, expected an element', 'remove the comma, or add the element'],
  'unclosed': ['unexpected end of the input, expected `]`', 'the array of the records has no end: was the stream cut off?'],
};

/** The same of packed streams. */
export const PACKED: Readonly<Record<string, readonly [message: string, help: string]>> = {
  'cut-off': ['unexpected end of the gzip data', 'the stream is incomplete: was it cut off?'],
  'header': ['the gzip header names an unknown method or flag', 'pack the stream with gzip'],
  'data': ['the gzip data is not what deflate writes', 'the stream is damaged: send it again'],
  'checksum': ['the checksum of the gzip data does not match', 'the stream is damaged: send it again'],
  'length': ['the length of the gzip data does not match', 'the stream is damaged: send it again'],
  'trailing': ['unexpected bytes after the end of the gzip data', 'remove what follows, or send it as a stream of its own'],
  'too-long': ['the gzip data unpacks to more than is read', 'unpack it first, or split it'],
  'bomb': ['the gzip data unpacks to too many times its length', 'unpack it first if it is to be trusted'],
};

