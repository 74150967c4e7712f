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
  HEADER_BATCH,
  HEADER_EVENTS,
  HEADER_FINDINGS,
  HEADER_IDENTITY,
  HEADER_OMITTED,
  HEADER_OMITTED_BY_SEVERITY,
  HEADER_OUTCOME,
  HEADER_SUGGESTION,
  HEADER_SUGGESTION_LENGTH,
  HEADER_TABLE,
  HEADER_TEXT,
  HEADER_TEXT_BYTES,
  NULL,
  OUTCOMES,
  SEVERITIES,
  VOCABULARY_FROM,
} from '../generated/protocol.js';
import { VOCABULARIES } from '../generated/vocabularies.js';
import type { Diagnostic, EventInfo, Fix, Outcome, Position, Range, Report, Vocabulary } from '../types.js';

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

/** Walks over the table; every method takes what stands next. There is one, for the sake of its shape: see `shapes`. */
class Reader {
  /** Where in the memory, in words. */
  at = 0;
  /** What strings are cut out of. */
  text = '';
  /**
   * One of each object, made where all of them are. When the last object of a shape is gone at a collection of garbage,
   * V8 throws away what it has compiled for that shape, and begins anew with the next report.
   */
  readonly shapes = [
    reportOf('valid', null, [], [], 0, omittedOf(0, 0, 0)),
    rangeFrom(positionAt(0, 1, 1), positionAt(0, 1, 1)),
    editOf(0, 0, ''),
  ];

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

  position(): Position {
    return positionAt(this.word(), this.word(), this.word());
  }

  range(): Range {
    return rangeFrom(this.position(), this.position());
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
    const { code, rule, url } = ruleOf(this.word());
    const found = { code, rule, severity: SEVERITIES[this.word()]!, message: this.string() } as Diagnostic;
    const help = this.optionalString();
    if (help !== null) found.help = help;
    found.pointer = this.string();
    found.range = this.range();
    const related = this.word();
    if (related > 0) {
      found.related = [];
      for (let left = related; left > 0; left -= 1) {
        found.related.push({ message: this.string(), pointer: this.string(), range: this.range() });
      }
    }
    const several = this.word() !== 0;
    const expected: string[] = [];
    for (let left = this.word(); left > 0; left -= 1) expected.push(this.string());
    if (several) found.expected = expected;
    else if (expected.length > 0) found.expected = expected[0]!;
    if (this.word() !== 0) found.fix = this.fix();
    found.url = url;
    return found;
  }

  private fix(): Fix {
    const title = this.string();
    const safe = this.word() !== 0;
    const edits: Fix['edits'] = [];
    for (let left = this.word(); left > 0; left -= 1) edits.push(editOf(this.word(), this.word(), this.string()));
    return { title, safe, edits };
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

/** What all events of one type have in common. */
type Kind = Pick<EventInfo, 'vocabulary' | 'type' | 'subject' | 'predicate' | 'eventVersion'>;

/** By the engine's numbers, which are the same in every instance; events without what tells one from another. */
const kinds = new Map<number, EventInfo>();

/** Views of the memory that was read last: making one costs more than a small report. They fall to length 0 when it grows. */
let words = new Uint32Array(0);
let textAt: TextAt = () => '';
let seen: WebAssembly.Memory | undefined;

function look(memory: WebAssembly.Memory): void {
  if (seen === memory && words.length > 0) return;
  seen = memory;
  words = new Uint32Array(memory.buffer);
  textAt = textOf(memory.buffer);
}

/** Lets go of the memory of an instance that is not used any longer. */
export function forgetViews(): void {
  seen = undefined;
  words = new Uint32Array(0);
  textAt = () => '';
}

/** The text of so many bytes from a place of the memory on. */
type TextAt = (at: number, length: number) => string;

/** Reads UTF-8 out of a memory. Where there are Node's buffers, they take half the time of what all hosts have. */
function textOf(memory: ArrayBuffer): TextAt {
  const { Buffer } = globalThis as { Buffer?: typeof globalThis.Buffer };
  if (Buffer !== undefined) {
    const bytes = Buffer.from(memory);
    return (at, length) => bytes.toString('utf8', at, at + length);
  }
  const bytes = new Uint8Array(memory);
  // A byte order mark at the start of the text would be part of a string, so it must stay.
  decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
  const utf8 = decoder;
  return (at, length) => utf8.decode(bytes.subarray(at, at + length));
}

/**
 * The report whose header stands at byte `at` of the engine's memory; undefined when it is in short form and the type is
 * met for the first time, so that the whole report must be asked for and given to `learnKind`. The memory is only read,
 * and nothing of the report refers to it afterwards. `from`: how the vocabulary of an event in short form was found;
 * `input`: what its strings are cut out of, if not out of a text of their own.
 */
export function readReport(
  memory: WebAssembly.Memory,
  at: number,
  from: EventInfo['vocabularyFrom'],
  input?: string,
): Report | undefined {
  look(memory);
  const header = at >>> 2;
  const count = words[header + HEADER_EVENTS]!;
  if (count === CLEAN) return readClean(header, from, input);
  const outcome = OUTCOMES[words[header + HEADER_OUTCOME]!];
  if (outcome === undefined) throw new RangeError('there is no report here');
  reader.text = textAt(words[header + HEADER_TEXT]!, words[header + HEADER_TEXT_BYTES]!);
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

/** The number of the type of the event in short form whose header stands at byte `at`. */
export function kindAt(memory: WebAssembly.Memory, at: number): number {
  look(memory);
  return words[(at >>> 2) + HEADER_FINDINGS]!;
}

/** Keeps what all events of a type have in common, from the whole report of the first of them. */
export function learnKind(kind: number, { event }: Report): void {
  if (event === null) throw new RangeError('there is no event here');
  const { vocabulary, type, subject, predicate, eventVersion } = event;
  kinds.set(kind, cleanEvent({ vocabulary, type, subject, predicate, eventVersion }, null, '', 0));
}

/** The string whose place stands at a word of the table. */
function cut(text: string, word: number): string | null {
  const start = words[word]!;
  return start === NULL ? null : text.slice(start, start + words[word + 1]!);
}

/** An event in short form. `places`: the word at which its places begin; 0: it has none. */
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

function readClean(header: number, from: EventInfo['vocabularyFrom'], input: string | undefined): Report | undefined {
  const kind = kinds.get(words[header + HEADER_FINDINGS]!);
  if (kind === undefined) return undefined;
  const event = cleanEvent(
    kind,
    from,
    input ?? textAt(words[header + HEADER_TEXT]!, words[header + HEADER_TEXT_BYTES]!),
    header + HEADER_IDENTITY,
  );
  return reportOf('valid', event, [event], [], 0, omittedOf(0, 0, 0));
}

/** What the engine knows about building an event of a type. */
export type Skeleton =
  | { known: true; vocabulary: Vocabulary; json: string }
  | { known: false; suggestion: string | null };

/** The answer to `skeleton` whose header stands at byte `at` of the engine's memory. */
export function readSkeleton(memory: WebAssembly.Memory, at: number): Skeleton {
  look(memory);
  const word = (index: number): number => words[(at >>> 2) + index]!;
  const text = textAt(word(HEADER_TEXT), word(HEADER_TEXT_BYTES));
  if (word(HEADER_OUTCOME) !== 0) return { known: true, vocabulary: VOCABULARIES[word(HEADER_EVENTS)]!, json: text };
  const start = word(HEADER_SUGGESTION);
  return {
    known: false,
    suggestion: start === NULL ? null : text.slice(start, start + word(HEADER_SUGGESTION_LENGTH)),
  };
}
