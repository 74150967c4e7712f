/**
 * Reads the engine's answer: a header and a table of 32-bit words, and one text from which all strings are cut.
 *
 * Strings in the table are pairs (start, length) in UTF-16 code units of that text, so one decoding serves them all.
 * Nothing is converted or decided here; offsets, lines and columns are already the final ones.
 */
import { ruleUrl } from '../base/finding.js';
import { RULE_NAMES, type RuleCode } from '../generated/codes.js';
import {
  CLEAN,
  ENVELOPES,
  HEADER_ASCII,
  HEADER_BATCH,
  HEADER_EVENTS,
  HEADER_FINDINGS,
  HEADER_IDENTITY,
  HEADER_OMITTED,
  HEADER_OMITTED_BY_SEVERITY,
  HEADER_OUTCOME,
  HEADER_TABLE,
  HEADER_TABLE_WORDS,
  HEADER_TEXT,
  HEADER_TEXT_BYTES,
  NULL,
  OUTCOMES,
  SEVERITIES,
  VOCABULARY_FROM,
} from '../generated/protocol.js';
import { VOCABULARIES } from '../generated/vocabularies.js';
import type { Diagnostic, EventInfo, Fix, Outcome, Position, Range, Report } from '../types.js';

/** Made at the first report, since a verdict needs none. */
let decoder: TextDecoder | undefined;

/** What all findings of one rule have in common. */
type RuleWords = Pick<Diagnostic, 'code' | 'rule' | 'url'>;

const ruleWords = new Map<number, RuleWords>();

function ruleOf(code: number): RuleWords {
  let words = ruleWords.get(code);
  if (words === undefined) {
    // A number that has none is no number of this engine's.
    const rule = RULE_NAMES[code]!;
    words = { code: `CDE${code}` as RuleCode, rule, url: ruleUrl(rule) };
    ruleWords.set(code, words);
  }
  return words;
}

/** Walks over the table; every method takes what stands next. */
class Reader {
  /** Where in the memory, in words. */
  at = 0;
  /** What strings are cut out of. */
  text = '';

  word(): number {
    return words[this.at++]!;
  }

  optionalString(): string | null {
    const found = cut(this.text, this.at);
    this.at += 2;
    return found;
  }

  string(): string {
    return this.optionalString() ?? '';
  }

  range(): Range {
    const at = this.at;
    this.at = at + 6;
    return rangeFrom(
      positionAt(words[at]!, words[at + 1]!, words[at + 2]!),
      positionAt(words[at + 3]!, words[at + 4]!, words[at + 5]!),
    );
  }

  /** So many findings. */
  diagnostics(count: number): Diagnostic[] {
    const found: Diagnostic[] = [];
    for (let left = count; left > 0; left -= 1) found.push(this.diagnostic());
    return found;
  }

  event(): EventInfo {
    return {
      pointer: this.string(),
      outcome: OUTCOMES[this.word()]!,
      vocabulary: VOCABULARIES[this.word()] ?? null,
      vocabularyFrom: VOCABULARY_FROM[this.word()]!,
      custom: this.word() !== 0,
      envelope: ENVELOPES[this.word()]!,
      type: this.optionalString(),
      subject: this.optionalString(),
      predicate: this.optionalString(),
      eventVersion: this.optionalString(),
      id: this.optionalString(),
      source: this.optionalString(),
      time: this.optionalString(),
      subjectId: this.optionalString(),
    };
  }

  private diagnostic(): Diagnostic {
    const rule = ruleOf(this.word());
    const severity = SEVERITIES[this.word()]!;
    const message = this.string();
    const help = this.optionalString();
    const pointer = this.string();
    const range = this.range();
    const related = this.word();
    const places = related === 0 ? undefined : this.related(related);
    return findingOf(rule, severity, message, help, pointer, range, places, this.expected(), this.fix());
  }

  private related(count: number): Related {
    const found: Related = [];
    for (let left = count; left > 0; left -= 1) {
      found.push({ message: this.string(), pointer: this.string(), range: this.range() });
    }
    return found;
  }

  private expected(): Expected {
    const several = this.word() !== 0;
    const count = this.word();
    if (!several) return count === 0 ? undefined : this.string();
    const found: string[] = [];
    for (let left = count; left > 0; left -= 1) found.push(this.string());
    return found;
  }

  private fix(): Fix | undefined {
    if (this.word() === 0) return undefined;
    const title = this.string();
    const safe = this.word() !== 0;
    const edits: Fix['edits'] = [];
    for (let left = this.word(); left > 0; left -= 1) edits.push(editOf(this.word(), this.word(), this.string()));
    return fixOf(title, safe, edits);
  }
}

const reader = /* @__PURE__ */ new Reader();

function positionAt(offset: number, line: number, column: number): Position {
  return { offset, line, column };
}

function rangeFrom(start: Position, end: Position): Range {
  return { start, end };
}

function editOf(start: number, end: number, text: string): Fix['edits'][number] {
  return { start, end, text };
}

function fixOf(title: string, safe: boolean, edits: Fix['edits']): Fix {
  return { title, safe, edits };
}

function reportOf(
  outcome: Outcome,
  event: EventInfo | null,
  events: EventInfo[],
  diagnostics: Diagnostic[],
  omitted: number,
  omittedBySeverity: Report['omittedBySeverity'],
): Report {
  return { outcome, event, events, diagnostics, omitted, omittedBySeverity };
}

function omittedOf(error: number, warning: number, note: number): Report['omittedBySeverity'] {
  return { error, warning, note };
}

type Related = NonNullable<Diagnostic['related']>;
type Expected = string | string[] | undefined;

/**
 * A finding. Each set of members has its own object literal: that takes half the time of adding members one by one, and
 * most of the time for reading a report is spent here. Related places are rare.
 */
function findingOf(
  { code, rule, url }: RuleWords,
  severity: Diagnostic['severity'],
  message: string,
  help: string | null,
  pointer: string,
  range: Range,
  related: Related | undefined,
  expected: Expected,
  fix: Fix | undefined,
): Diagnostic {
  if (related !== undefined) {
    const found = { code, rule, severity, message } as Diagnostic;
    if (help !== null) found.help = help;
    Object.assign(found, { pointer, range, related });
    if (expected !== undefined) found.expected = expected;
    if (fix !== undefined) found.fix = fix;
    return Object.assign(found, { url });
  }
  if (help === null) {
    if (expected === undefined) {
      if (fix === undefined) return { code, rule, severity, message, pointer, range, url };
      return { code, rule, severity, message, pointer, range, fix, url };
    }
    if (fix === undefined) return { code, rule, severity, message, pointer, range, expected, url };
    return { code, rule, severity, message, pointer, range, expected, fix, url };
  }
  if (expected === undefined) {
    if (fix === undefined) return { code, rule, severity, message, help, pointer, range, url };
    return { code, rule, severity, message, help, pointer, range, fix, url };
  }
  if (fix === undefined) return { code, rule, severity, message, help, pointer, range, expected, url };
  return { code, rule, severity, message, help, pointer, range, expected, fix, url };
}

/**
 * An object of each shape. If garbage collection finds no object of a shape, V8 discards the code that it compiled for
 * that shape, and the next report is slow.
 */
function oneOfEach(): unknown[] {
  const range = rangeFrom(positionAt(0, 1, 1), positionAt(0, 1, 1));
  const fix = fixOf('', false, [editOf(0, 0, '')]);
  const report = reportOf('valid', null, [], [], 0, omittedOf(0, 0, 0));
  const kept: unknown[] = [report, cleanEvent(NO_KIND, 'event', '', 0), range, fix];
  for (const help of [null, '']) {
    for (const expected of [undefined, '']) {
      for (const change of [undefined, fix]) {
        kept.push(findingOf(ruleOf(0), 'error', '', help, '', range, undefined, expected, change));
      }
    }
  }
  return kept;
}

/** What all events of one type have in common. */
type Kind = Pick<EventInfo, 'vocabulary' | 'type' | 'subject' | 'predicate' | 'eventVersion'>;

const NO_KIND: Kind = { vocabulary: null, type: null, subject: null, predicate: null, eventVersion: null };

/** By the engine's numbers, which are the same in every instance. Never cleared, because an instance describes a type once. */
const kinds = new Map<number, Kind>();

/** Views of the memory that was read last: making one costs more than a small report. They fall to length 0 when it grows. */
let words = new Uint32Array(0);
let textAt: TextAt = () => '';
/** See `oneOfEach`. */
let shapes: unknown[] = [];
let seen: WebAssembly.Memory | undefined;

function look(memory: WebAssembly.Memory): void {
  if (seen === memory && words.length > 0) return;
  seen = memory;
  if (shapes.length === 0) shapes = oneOfEach();
  words = new Uint32Array(memory.buffer);
  textAt = textOf(memory.buffer);
}

/** Lets go of the memory of an instance that is not used any longer. */
export function forgetViews(): void {
  seen = undefined;
  words = new Uint32Array(0);
  textAt = () => '';
}

/** Decodes `length` bytes of the memory at an address. `ascii`: each byte is a character. */
type TextAt = (at: number, length: number, ascii: boolean) => string;

/** Reads UTF-8 out of a memory. Where there are Node's buffers, they take half the time of what all hosts have. */
function textOf(memory: ArrayBuffer): TextAt {
  const { Buffer } = globalThis as { Buffer?: typeof globalThis.Buffer };
  if (Buffer !== undefined) {
    const bytes = Buffer.from(memory);
    return (at, length, ascii) => bytes.toString(ascii ? 'latin1' : 'utf8', at, at + length);
  }
  const bytes = new Uint8Array(memory);
  // A byte order mark at the start of the text would be part of a string, so it must stay.
  decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
  const utf8 = decoder;
  return (at, length) => utf8.decode(bytes.subarray(at, at + length));
}

/** The text of an answer. `header`: the word at which its header begins. */
function textOfAnswer(header: number): string {
  return textAt(words[header + HEADER_TEXT]!, words[header + HEADER_TEXT_BYTES]!, words[header + HEADER_ASCII]! !== 0);
}

/**
 * The report whose header is at byte `at` of the engine's memory. The memory is only read, and nothing of the report
 * refers to it afterwards. `from`: how the vocabulary of an event in short form was found; `input`: what its strings are
 * cut out of, if not out of a text of their own.
 */
export function readReport(
  memory: WebAssembly.Memory,
  at: number,
  from: EventInfo['vocabularyFrom'],
  input?: string,
): Report {
  look(memory);
  const header = at >>> 2;
  const count = words[header + HEADER_EVENTS]!;
  if (count === CLEAN) return readClean(header, from, input);
  const outcome = OUTCOMES[words[header + HEADER_OUTCOME]!];
  if (outcome === undefined) throw new RangeError('there is no report here');
  reader.text = textOfAnswer(header);
  reader.at = words[header + HEADER_TABLE]! >>> 2;
  const events: EventInfo[] = [];
  for (let left = count; left > 0; left -= 1) events.push(reader.event());
  const diagnostics = reader.diagnostics(words[header + HEADER_FINDINGS]!);
  reader.text = '';
  return reportOf(
    outcome,
    words[header + HEADER_BATCH] !== 0 ? null : (events[0] ?? null),
    events,
    diagnostics,
    words[header + HEADER_OMITTED]!,
    omittedOf(
      words[header + HEADER_OMITTED_BY_SEVERITY]!,
      words[header + HEADER_OMITTED_BY_SEVERITY + 1]!,
      words[header + HEADER_OMITTED_BY_SEVERITY + 2]!,
    ),
  );
}

/** The string whose place stands at a word of the table. */
function cut(text: string, word: number): string | null {
  const start = words[word]!;
  return start === NULL ? null : text.slice(start, start + words[word + 1]!);
}

/** An event in short form. `places`: the word at which the places of its strings begin; 0: it has none. */
function cleanEvent(kind: Kind, from: EventInfo['vocabularyFrom'], text: string, places: number): EventInfo {
  const place = (index: number): string | null => (places === 0 ? null : cut(text, places + 2 * index));
  return {
    pointer: '',
    outcome: 'valid',
    vocabulary: kind.vocabulary,
    vocabularyFrom: from,
    custom: false,
    envelope: 'none',
    type: kind.type,
    subject: kind.subject,
    predicate: kind.predicate,
    eventVersion: kind.eventVersion,
    id: place(0),
    source: place(1),
    time: place(2),
    subjectId: place(3),
  };
}

function readClean(header: number, from: EventInfo['vocabularyFrom'], input: string | undefined): Report {
  const number = words[header + HEADER_FINDINGS]!;
  // The engine describes a type only the first time.
  const kind = words[header + HEADER_TABLE_WORDS]! === 0 ? kinds.get(number) : learnKind(number, header);
  if (kind === undefined) throw new RangeError('no event type has this number');
  const event = cleanEvent(kind, from, input ?? textOfAnswer(header), header + HEADER_IDENTITY);
  return reportOf('valid', event, [event], [], 0, omittedOf(0, 0, 0));
}

/**
 * Keeps what all events of a type have in common, from the answer with the first of them. Its part of the text is decoded
 * separately: a slice of a string keeps the whole string alive, and no input may be kept.
 */
function learnKind(number: number, header: number): Kind {
  const table = words[header + HEADER_TABLE]! >>> 2;
  const start = words[table]!;
  const text = textAt(words[header + HEADER_TEXT]! + start, words[header + HEADER_TEXT_BYTES]! - start, false);
  const kind = {
    vocabulary: VOCABULARIES[words[table + 1]!] ?? null,
    type: cut(text, table + 2),
    subject: cut(text, table + 4),
    predicate: cut(text, table + 6),
    eventVersion: cut(text, table + 8),
  };
  kinds.set(number, kind);
  return kind;
}
