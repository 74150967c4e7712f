// Generated from src/protocol.rs by `UPDATE=1 cargo test --test codegen`: edits here are lost. It says what each number means.

export const STRICT = 1;
export const FROM_STRING = 2;
export const IN_PLACE = 16;
export const LEVELS = 32;
export const MESSAGE = 64;
export const MAX_HEADER_BYTES = 1048576;
export const ANY_VOCABULARY = 4294967295;
export const NULL = 4294967295;
export const CLEAN = 4294967295;

export const HEADER_OUTCOME = 0;
export const HEADER_EVENTS = 1;
export const HEADER_FINDINGS = 2;
export const HEADER_OMITTED = 3;
export const HEADER_TABLE = 4;
export const HEADER_TABLE_WORDS = 5;
export const HEADER_TEXT = 6;
export const HEADER_TEXT_BYTES = 7;
export const HEADER_BATCH = 8;
export const HEADER_IDENTITY = 9;
export const HEADER_OMITTED_BY_SEVERITY = 9;
export const HEADER_ASCII = 17;

export const OUTCOMES = ['valid', 'invalid', 'unchecked'] as const;
export const SEVERITIES = ['error', 'warning', 'note'] as const;
export const ENVELOPES = ['none', 'structured', 'binary', 'batch'] as const;
export const VOCABULARY_FROM = [null, 'event', 'option', 'assumed'] as const;
