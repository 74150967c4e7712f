/**
 * The shapes that the calls of this package take and give.
 *
 * Nothing here decides anything: the engine does, and these are the words it is spoken to and answers in.
 */
import type { RuleCode, RuleName } from './generated/codes.js';
import type { Release, Vocabulary } from './generated/vocabularies.js';

export type { Release, RuleCode, RuleName, Vocabulary };

/**
 * What was found out about an input.
 *
 * - `valid`: an event of a known vocabulary (or a batch of them) without an error.
 * - `invalid`: an event of a known vocabulary with at least one error.
 * - `unchecked`: nothing could be decided: not JSON, larger than a limit, or no event that is known here. Such a
 *   report always has at least one error that says why.
 */
export type Outcome = 'valid' | 'invalid' | 'unchecked';

/** How much a finding weighs: only an error makes an event invalid (with `strict`, a warning does too). */
export type Severity = 'error' | 'warning' | 'note';

/**
 * What the event came in: `none` for a bare event, `structured` for a CloudEvents JSON object, `binary` for
 * CloudEvents over HTTP headers, `batch` for an element of a JSON array.
 */
export type Envelope = 'none' | 'structured' | 'binary' | 'batch';

/**
 * JSON text, its UTF-8 bytes, or the value that was parsed from it.
 *
 * Who has the text should hand over the text: positions are then positions in it, and nothing has to be written out
 * again. A parsed value is judged as `JSON.stringify` writes it, and positions are positions in that.
 */
export type Input = string | Uint8Array | object;

/** What the engine may read at most. A limit that is reached has a rule of its own and the outcome `unchecked`. */
export interface Limits {
  /** Length of the input in UTF-8 bytes; 16 MiB unless told otherwise. */
  bytes?: number | undefined;
  /** Levels of nesting, the outermost value being level 1; 128 unless told otherwise. */
  depth?: number | undefined;
  /** Events in one array; 10,000 unless told otherwise. */
  batch?: number | undefined;
}

/** How an input is to be judged. */
export interface ValidateOptions {
  /** Judge by this vocabulary, whatever the event says. Without it the vocabulary is found in the event. */
  release?: Vocabulary | undefined;
  /** Let warnings make an event invalid. */
  strict?: boolean | undefined;
  /** Diagnostics in the report at most; the rest is counted in `omitted`. 100 unless told otherwise. */
  maxDiagnostics?: number | undefined;
  /** What may be read at most. */
  limits?: Limits | undefined;
  /**
   * How bad the findings of a rule are, by its name or code: `off` leaves them out. What is made an error makes an event invalid,
   * and what no longer is one does not. Rules that say why there is no verdict (`json-syntax` and its like) cannot be set.
   */
  rules?: { readonly [Rule in RuleName | RuleCode]?: Severity | 'off' } | undefined;
}

/** What is known about an input, whole. */
export interface Report {
  /** The verdict; of a batch the worst of its events: `invalid`, then `unchecked`, then `valid`. */
  outcome: Outcome;
  /** The one event; `null` for a batch and for what is no event. */
  event: EventInfo | null;
  /** None, one, or those of a batch. */
  events: EventInfo[];
  /** What was found, by position, then code. */
  diagnostics: Diagnostic[];
  /** How many findings were left out because of `maxDiagnostics`: notes first, then warnings, errors last. */
  omitted: number;
  /** The same by severity. */
  omittedBySeverity: { error: number; warning: number; note: number };
}

/** One event of an input: what it says it is, and what was found out about it. */
export interface EventInfo {
  /** JSON Pointer to the event: `''` when it is the whole input, `/data` in a CloudEvent, `/3/data` in a batch. */
  pointer: string;
  /** The verdict on this event alone. */
  outcome: Outcome;
  /** The vocabulary it was judged by; `null` for what is no event. */
  vocabulary: Vocabulary | null;
  /** How the vocabulary was found: the event says it, the caller did, or it was assumed (with a warning). */
  vocabularyFrom: 'event' | 'option' | 'assumed' | null;
  /** Whether the type is a custom one (`dev.cdeventsx.…`). */
  custom: boolean;
  /** What the event came in. */
  envelope: Envelope;
  /** The type as written, such as `dev.cdevents.pipelinerun.finished.0.3.0`. */
  type: string | null;
  /** What the event is about, such as `pipelinerun`. */
  subject: string | null;
  /** What happened to it, such as `finished`. */
  predicate: string | null;
  /** The version of this event type, such as `0.3.0`; `null` in the draft, which has none. */
  eventVersion: string | null;
  /** The event's own id. */
  id: string | null;
  /** Where the event comes from. */
  source: string | null;
  /** When it happened, as written. */
  time: string | null;
  /** The id of what the event is about; in the draft the run's id, or the task run's for its TaskRun events. */
  subjectId: string | null;
}

/** One finding. */
export interface Diagnostic {
  /** The rule's code, such as `CDE401`. A code never changes its meaning. */
  code: RuleCode;
  /** The rule's name, such as `unknown-field`. */
  rule: RuleName;
  severity: Severity;
  /** One line: what was found, then what was wanted. Names stand in backticks. */
  message: string;
  /** What to do about it. */
  help?: string;
  /** JSON Pointer to the value, into the whole input. */
  pointer: string;
  /** The place in the text; absent where there is no text to point into. */
  range?: Range;
  /** Other places that belong to the finding. */
  related?: { message: string; pointer: string; range?: Range }[];
  /** What would have been right, for programs: one string, or a list of them. */
  expected?: unknown;
  /** A change to the text that removes the finding. */
  fix?: Fix;
  /** The rule's page. */
  url: string;
}

/** A stretch of text, from `start` up to and without `end`. */
export interface Range {
  start: Position;
  end: Position;
}

/** A place in the text. */
export interface Position {
  /** UTF-16 code units before this place. */
  offset: number;
  /** Line, from 1. Lines end at LF, CR LF or a lone CR. */
  line: number;
  /** Column, from 1, in UTF-16 code units. */
  column: number;
}

/** A change that removes a finding. */
export interface Fix {
  /** What it does, as a command: "rename `foo` to `bar`". */
  title: string;
  /** Whether there is only one right answer and no reader loses anything by it. */
  safe: boolean;
  /** Replacements in the text, in UTF-16 offsets, in order and without overlap. */
  edits: { start: number; end: number; text: string }[];
}

/** Options of `applyFixes`. */
export interface ApplyFixesOptions {
  /** `safe` (unless told otherwise): only those fixes to which there is no alternative. `all`: guesses too. */
  only?: 'safe' | 'all' | undefined;
}

/** Options of `construct`. */
export interface ConstructOptions extends ValidateOptions {
  /** `structured` puts the event into a CloudEvents 1.0 JSON envelope; `none` (unless told otherwise) leaves it bare. */
  envelope?: 'none' | 'structured' | undefined;
  /** The time to fill in instead of the clock's: a `Date`, or an RFC 3339 text that is taken as it is. */
  now?: Date | string | undefined;
  /** The event id to fill in instead of a fresh UUID. */
  id?: string | undefined;
}

/** What `construct` gives. */
export interface Constructed<Event extends object = object> {
  /** The event, or the envelope with the event in its `data`. */
  event: Event;
  /** The same as JSON text. */
  json: string;
  /** The report about `json`: valid, perhaps with warnings and notes. */
  report: Report;
}

/** The headers of a message as a class keeps them, such as the `Headers` of `fetch`. */
export interface HttpHeaders {
  forEach(each: (value: string, name: string) => void): void;
}

/** An HTTP message that was received: a request, or a response. */
export interface HttpInput {
  /** Names in any case. A header that came several times is a list, or one string with commas. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>> | HttpHeaders;
  /** The whole body. Bytes are read in the charset that the headers name, which is UTF-8 unless they say otherwise. */
  body: string | Uint8Array;
}

/** An HTTP message to send. */
export interface HttpMessage {
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/** One text and the report on it, for `toSarif`. */
export interface SarifInput {
  /** Where the text is: a URI, or a reference relative to the root of the repository. */
  uri: string;
  /** The text that was judged: fixes are told in its lines. */
  text: string;
  report: Report;
}

/** Options of `toCloudEvent`. */
export interface CloudEventOptions {
  /**
   * `structured`: one JSON object with the event inside. `binary`: attributes as headers, the event as body. `batch`: a
   * JSON array of what `structured` makes.
   */
  mode: 'structured' | 'binary' | 'batch';
}

/** A rule, as its page shows it. */
export interface RuleInfo {
  code: RuleCode;
  rule: RuleName;
  severity: Severity;
  /** What the rule finds. */
  what: string;
  /** Why it matters to whoever reads the event. */
  why: string;
  /** An input that the rule finds fault with. */
  example: string;
  /** Whether its findings come with a fix. */
  fixable: 'always' | 'sometimes' | 'never';
  /** The text or schema that the rule comes from. */
  source: string;
  /** The rule's page. */
  url: string;
}

/** All vocabularies, with their events and fields. */
export interface Catalog {
  vocabularies: VocabularyInfo[];
}

/** One vocabulary. */
export interface VocabularyInfo {
  id: Vocabulary;
  title: string;
  /** The day it was published, as `YYYY-MM-DD`. */
  date: string;
  status: 'draft' | 'released' | 'superseded';
  events: EventTypeInfo[];
  /** Known defects of the published text and schemas, and the evidence for each. */
  errata: { id: string; message: string; evidence: string }[];
}

/** One event of a vocabulary. */
export interface EventTypeInfo {
  type: string;
  subject: string;
  predicate: string;
  version: string | null;
  /** One line about when the event is sent. */
  summary: string;
  fields: FieldInfo[];
  /** A realistic event of this type. */
  example: object;
}

/** One member of an event. */
export interface FieldInfo {
  /** Dotted, from the event's root: `subject.content.pipelineName`. */
  path: string;
  /** `any` with `oneOf` has alternatives; `any` alone takes any JSON value. */
  type: 'string' | 'object' | 'array' | 'any';
  oneOf?: FieldInfo[];
  required: boolean;
  /** `date-time`, `uri`, `uri-reference`, … */
  format?: string;
  enum?: string[];
  /** Whether other values than those of `enum` are allowed. */
  openEnum?: boolean;
  pattern?: string;
  minLength?: number;
  /** Whether an object takes members that are not listed. */
  open?: boolean;
  items?: FieldInfo;
  fields?: FieldInfo[];
  summary: string;
  example?: unknown;
}
