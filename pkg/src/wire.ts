/**
 * Reads the engine's answer: a header and a table of 32-bit words, and one text from which all strings are cut.
 *
 * Strings in the table are pairs (start, length) in UTF-16 code units of that text, so one decoding serves them all.
 * Nothing is converted or decided here; offsets, lines and columns are already the final ones.
 */
import { VOCABULARIES } from './generated/vocabularies.js';
import type { Diagnostic, Envelope, EventInfo, Fix, Outcome, Position, Range, Report, Severity, Vocabulary } from './types.js';

/** The start of a string that is not there. */
const NULL = 0xffffffff;

const OUTCOMES: readonly Outcome[] = ['valid', 'invalid', 'unchecked'];
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];
const ENVELOPES: readonly Envelope[] = ['none', 'structured', 'binary', 'batch'];
const VOCABULARY_FROM: readonly EventInfo['vocabularyFrom'][] = [null, 'event', 'option', 'assumed'];

/** A byte order mark at the start of the text would be part of a string, so it must stay. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Where the package's rules are described, one heading each. */
const RULES_PAGE = `https://unpkg.com/cdevents-wasm@${__VERSION__}/docs/rules.md`;

/** The address of a rule's page. */
export function ruleUrl(rule: string): string {
  return `${RULES_PAGE}#${rule}`;
}

/** Walks over the table; every method takes what stands next. */
class Reader {
  constructor(
    private readonly words: Uint32Array,
    private readonly text: string,
    private at: number,
  ) {}

  word(): number {
    return this.words[this.at++]!;
  }

  optionalString(): string | null {
    const start = this.words[this.at]!;
    const length = this.words[this.at + 1]!;
    this.at += 2;
    return start === NULL ? null : this.text.slice(start, start + length);
  }

  string(): string {
    return this.optionalString() ?? '';
  }

  position(): Position {
    return { offset: this.word(), line: this.word(), column: this.word() };
  }

  range(): Range | undefined {
    return this.word() === 0 ? undefined : { start: this.position(), end: this.position() };
  }

  event(): EventInfo {
    return {
      pointer: this.string(),
      outcome: OUTCOMES[this.word()]!,
      vocabulary: this.optionalString() as Vocabulary | null,
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

  diagnostic(): Diagnostic {
    const code = this.string();
    const rule = this.string();
    const severity = SEVERITIES[this.word()]!;
    const message = this.string();
    const help = this.optionalString();
    const pointer = this.string();
    const range = this.range();
    const related = this.list(() => this.related());
    const expected = this.expected();
    const fix = this.fix();
    return {
      code,
      rule,
      severity,
      message,
      ...(help === null ? {} : { help }),
      pointer,
      ...(range === undefined ? {} : { range }),
      ...(related.length === 0 ? {} : { related }),
      ...(expected === undefined ? {} : { expected }),
      ...(fix === undefined ? {} : { fix }),
      url: ruleUrl(rule),
    };
  }

  list<Item>(item: () => Item): Item[] {
    const items: Item[] = [];
    for (let left = this.word(); left > 0; left -= 1) items.push(item());
    return items;
  }

  private related(): { message: string; pointer: string; range?: Range } {
    const message = this.string();
    const pointer = this.string();
    const range = this.range();
    return range === undefined ? { message, pointer } : { message, pointer, range };
  }

  private expected(): string | string[] | undefined {
    const kind = this.word();
    const strings = this.list(() => this.string());
    return kind === 0 ? undefined : kind === 1 ? strings[0] : strings;
  }

  private fix(): Fix | undefined {
    if (this.word() === 0) return undefined;
    return {
      title: this.string(),
      safe: this.word() !== 0,
      edits: this.list(() => ({ start: this.word(), end: this.word(), text: this.string() })),
    };
  }
}

/** The words of a report's header, in their order. */
interface Header {
  outcome: number;
  events: number;
  diagnostics: number;
  omitted: number;
  table: number;
  text: string;
  batch: boolean;
}

function readHeader(memory: ArrayBufferLike, words: Uint32Array, at: number): Header {
  const word = (index: number): number => words[(at >>> 2) + index]!;
  return {
    outcome: word(0),
    events: word(1),
    diagnostics: word(2),
    omitted: word(3),
    table: word(4),
    text: decodeText(memory, word(6), word(7)),
    batch: word(8) !== 0,
  };
}

function decodeText(memory: ArrayBufferLike, at: number, length: number): string {
  return decoder.decode(new Uint8Array(memory, at, length));
}

/**
 * The report whose header stands at byte `at` of the engine's memory. The memory is only read, and nothing of the
 * report refers to it afterwards.
 */
export function readReport(memory: ArrayBufferLike, at: number): Report {
  const words = new Uint32Array(memory);
  const header = readHeader(memory, words, at);
  const outcome = OUTCOMES[header.outcome];
  if (outcome === undefined) throw new RangeError('there is no report here');
  const reader = new Reader(words, header.text, header.table >>> 2);
  const events: EventInfo[] = [];
  for (let left = header.events; left > 0; left -= 1) events.push(reader.event());
  const diagnostics: Diagnostic[] = [];
  for (let left = header.diagnostics; left > 0; left -= 1) diagnostics.push(reader.diagnostic());
  return {
    outcome,
    event: header.batch ? null : (events[0] ?? null),
    events,
    diagnostics,
    omitted: header.omitted,
  };
}

/** What the engine knows about building an event of a type. */
export type Skeleton =
  | { known: true; vocabulary: Vocabulary; json: string }
  | { known: false; suggestion: string | null };

/** The answer to `skeleton` whose header stands at byte `at` of the engine's memory. */
export function readSkeleton(memory: ArrayBufferLike, at: number): Skeleton {
  const words = new Uint32Array(memory, at, 10);
  const text = decodeText(memory, words[6]!, words[7]!);
  if (words[0] !== 0) return { known: true, vocabulary: VOCABULARIES[words[1]!]!, json: text };
  const start = words[8]!;
  return { known: false, suggestion: start === NULL ? null : text.slice(start, start + words[9]!) };
}
