/**
 * The shapes that the calls of this package take and give.
 *
 * Nothing here decides anything: the engine does, and these are the words it is spoken to and answers in.
 */
import type { RuleCode, RuleName } from './generated/codes.js';
import type { Release, Vocabulary } from './generated/vocabularies.js';
import type { Provider } from './generated/webhooks.js';
import type { WebhookOptions } from './webhook-types.js';

export type { Provider, Release, RuleCode, RuleName, Vocabulary };

/**
 * The verdict on an input.
 *
 * - `valid`: an event of a known vocabulary (or a batch of them) without errors.
 * - `invalid`: an event of a known vocabulary with at least one error.
 * - `unchecked`: no verdict, because the input is not JSON, exceeds a limit, or is not a known event. The
 *   report has at least one error that says why.
 */
export type Outcome = 'valid' | 'invalid' | 'unchecked';

/** The severity of a finding. An error makes an event invalid; with `strict`, a warning does too. */
export type Severity = 'error' | 'warning' | 'note';

/**
 * What the event was wrapped in: `none` for a bare event, `structured` for a CloudEvents JSON object, `binary` for
 * CloudEvents attributes in HTTP headers, `batch` for an element of a JSON array.
 */
export type Envelope = 'none' | 'structured' | 'binary' | 'batch';

/**
 * JSON text, its UTF-8 bytes, or a parsed value.
 *
 * Pass the text if you have it: positions then refer to it, and nothing has to be serialised. A parsed value is
 * validated as `JSON.stringify` writes it, and positions refer to that text.
 */
export type Input = string | Uint8Array | object;

/** Limits on the input. Each has a rule of its own; an input that exceeds a limit is `unchecked`. */
export interface Limits {
  /** Maximum length of the input in UTF-8 bytes. Default: 16 MiB. */
  bytes?: number | undefined;
  /** Maximum depth of nesting; the outermost value has depth 1. Default: 128. */
  depth?: number | undefined;
  /** Maximum number of events in an array. Default: 10,000. */
  batch?: number | undefined;
}

/** Options of `validate`. All are optional; invalid values throw `CdEventError` (`bad-option`). */
export interface ValidateOptions {
  /** Validate against this vocabulary, whatever the event says. Default: the vocabulary that the event names. */
  release?: Vocabulary | undefined;
  /** Whether warnings make an event invalid. Default: false. */
  strict?: boolean | undefined;
  /** Maximum number of diagnostics in the report; the rest is counted in `omitted`. Default: 100. */
  maxDiagnostics?: number | undefined;
  /** Limits on the input. */
  limits?: Limits | undefined;
  /**
   * How bad the findings of a rule are, by its name or code: `off` leaves them out. What is made an error makes an event invalid,
   * and what no longer is one does not. Rules that say why there is no verdict (`json-syntax` and its like) cannot be set.
   */
  rules?: { readonly [Rule in RuleName | RuleCode]?: Severity | 'off' } | undefined;
}

/** Options of `Validator.addSchema`. */
export interface AddSchemaOptions {
  /** Whether `format` is an assertion. Default: as the schema's metaschema says; in 2020-12 it is not. */
  formats?: boolean | undefined;
  /**
   * Where `schemas.wasm` comes from, where it is not found by itself: as the argument of `init`. The first one counts. Its file
   * is `cdevents-wasm/schemas.wasm`.
   */
  module?: string | object | undefined;
}

/** The result of validation. Plain data: it can be serialised and cloned. */
export interface Report {
  /** The verdict. For a batch, the worst of its events: `invalid`, then `unchecked`, then `valid`. */
  outcome: Outcome;
  /** The event; `null` for a batch and for an input that is not an event. */
  event: EventInfo | null;
  /** All events of the input: none, one, or those of a batch. */
  events: EventInfo[];
  /** The findings, sorted by position, then code. */
  diagnostics: Diagnostic[];
  /** How many findings were left out because of `maxDiagnostics`: notes first, then warnings, errors last. */
  omitted: number;
  /** The same by severity. */
  omittedBySeverity: { error: number; warning: number; note: number };
}

/** An event of the input: its identity as written, and its verdict. */
export interface EventInfo {
  /** JSON Pointer to the event: `''` for the whole input, `/data` in a CloudEvent, `/3/data` in a batch. */
  pointer: string;
  /** The verdict on this event. */
  outcome: Outcome;
  /** The vocabulary that it was validated against; `null` if it is not an event. */
  vocabulary: Vocabulary | null;
  /** Where `vocabulary` comes from: the event, the `release` option, or an assumption (with a warning). */
  vocabularyFrom: 'event' | 'option' | 'assumed' | null;
  /** Whether the type is a custom one (`dev.cdeventsx.…`). */
  custom: boolean;
  /** What the event was wrapped in. */
  envelope: Envelope;
  /** The type as written, such as `dev.cdevents.pipelinerun.finished.0.3.0`. */
  type: string | null;
  /** The subject in the type, such as `pipelinerun`. */
  subject: string | null;
  /** The predicate in the type, such as `finished`. */
  predicate: string | null;
  /** The version in the type, such as `0.3.0`; `null` in the draft, whose types have none. */
  eventVersion: string | null;
  /** The id of the event. */
  id: string | null;
  /** The source of the event. */
  source: string | null;
  /** The timestamp as written. */
  time: string | null;
  /** The id of the subject; in the draft the id of the run, or of the task run for TaskRun events. */
  subjectId: string | null;
}

/** A finding. */
export interface Diagnostic {
  /** The rule's code, such as `CDE401`. A code never changes its meaning. */
  code: RuleCode;
  /** The rule's name, such as `unknown-field`. */
  rule: RuleName;
  severity: Severity;
  /** One line: what was found, then what was expected. Names are in backticks. */
  message: string;
  /** How to fix it, or why it matters. */
  help?: string;
  /** JSON Pointer to the value in the whole input. */
  pointer: string;
  /** The range in the text; absent if the finding has no place in it. */
  range?: Range;
  /** Other locations that belong to the finding. */
  related?: { message: string; pointer: string; range?: Range }[];
  /** What was expected, for programs: a string or an array of strings. */
  expected?: unknown;
  /** An edit of the text that removes the finding. */
  fix?: Fix;
  /** The rule's page: a URL relative to the root of this package, such as `docs/rules/unknown-field.md`. */
  url: string;
}

/** A range of text. `end` is exclusive. */
export interface Range {
  start: Position;
  end: Position;
}

/** A position in the text. */
export interface Position {
  /** Offset from 0, in UTF-16 code units. */
  offset: number;
  /** Line, counted from 1. Lines end at LF, CR LF or a lone CR. */
  line: number;
  /** Column, counted from 1, in UTF-16 code units. */
  column: number;
}

/** An edit of the text that removes a finding. */
export interface Fix {
  /** What the fix does, as an imperative: "rename `foo` to `bar`". */
  title: string;
  /** Whether the fix has no alternative and loses no information. */
  safe: boolean;
  /** Replacements. Offsets are UTF-16 code units, `end` is exclusive; sorted, without overlap. */
  edits: { start: number; end: number; text: string }[];
}

/** Options of `applyFixes`. */
export interface ApplyFixesOptions {
  /** `safe`: only fixes that have no alternative. `all`: guesses too. Default: `safe`. */
  only?: 'safe' | 'all' | undefined;
}

/** Options of `construct`. */
export interface ConstructOptions<
  InRelease extends Vocabulary | undefined = Vocabulary | undefined,
  Envelope extends 'none' | 'structured' | undefined = 'none' | 'structured' | undefined,
> extends ValidateOptions {
  /** The vocabulary to build the event for. Default: the newest released one that has the type. */
  release?: InRelease;
  /**
   * `structured`: a CloudEvents 1.0 JSON envelope around the event, or for the draft its spelling as a CloudEvent. `none`: the
   * event by itself; those of `sig-v1` are CloudEvents anyway. Default: `none`.
   */
  envelope?: Envelope;
  /** The timestamp to fill in: a `Date`, or an RFC 3339 string, which is used verbatim. Default: the current time. */
  now?: Date | string | undefined;
  /** The event id to fill in. Default: a new UUID. */
  id?: string | undefined;
}

/** The result of `construct`. */
export interface Constructed<Event = object> {
  /** The event, or the envelope with the event as its `data`. */
  event: Event;
  /** `event` as JSON text. */
  json: string;
  /** The report on `json`: valid, possibly with warnings and notes. */
  report: Report;
}

/** The options of `convert`. */
export interface ConvertOptions {
  /** The vocabulary to convert to. */
  to: Vocabulary;
  /** The source of an event that has none, such as one of the draft. */
  source?: string | undefined;
  /** The timestamp of an event that has none: a `Date`, or RFC 3339. */
  now?: Date | string | undefined;
  /** Where to keep what the target has no place for. */
  keep?: 'customData' | undefined;
}

/** The result of `convert`. */
export interface Converted {
  /** The event, or its envelope; `null` if the input is not one event, or the target has no such event. */
  event: object | null;
  /** `event` as JSON text, with every digit of its numbers. */
  json: string | null;
  /** The report on `json`; if that is `null`, on the input. */
  report: Report;
  /** All that differs between input and result, in the order of the result, what is not in it last. */
  changes: Change[];
  /** Whether a change is lossy. */
  lossy: boolean;
}

/** One difference between the input and the result of `convert`. */
export interface Change {
  /**
   * `renamed`: the value has another place. `added`: the value is new and follows from the event. `dropped`: the value is
   * not in the result. `mapped`: the value is another one with the same meaning, or the nearest. `assumed`: the input does
   * not say it. `kept`: the value is in the custom data, or comes back from there.
   */
  kind: 'renamed' | 'added' | 'dropped' | 'mapped' | 'assumed' | 'kept';
  /** The pointer into the input; `null` for a new value. */
  from: string | null;
  /** The pointer into the result; `null` for a value that is not in it. */
  to: string | null;
  message: string;
  /** Whether the value cannot be had back from the result. */
  lossy: boolean;
}

/** The options of `sample`. */
export interface SampleOptions {
  /** The vocabulary of the event (default: the newest released one that knows the type). */
  release?: Vocabulary | undefined;
  /** A whole number: the same one gives the same event (default: 0). */
  seed?: number | undefined;
  /** The name of a rule, such as `missing-field`: the event has one mistake, which the rule must report. */
  fault?: string | undefined;
}

/** The result of `sample`. */
export interface Sample {
  /**
   * The event. It lacks the mistakes that only text can have: `json-syntax`, `byte-order-mark`, and the first of two members
   * with one name.
   */
  event: object;
  /** The event as JSON text, with its mistake. */
  json: string;
  /** What `validate` must find in `json`. */
  expected: {
    outcome: Outcome;
    /** The rule of the finding that must be there; absent without a `fault`. */
    rule?: string;
    /** The pointer of that finding. */
    pointer?: string;
  };
}

/** The options of `samples`. */
export interface SamplesOptions {
  /** A whole number: the same one gives the same events (default: 0). */
  seed?: number | undefined;
  /** How many deliveries (default: 1). Several go on at the same time. */
  runs?: number | undefined;
  /** The vocabulary of the events (default: the newest released one). Events that it does not have are left out. */
  vocabulary?: Vocabulary | undefined;
  /**
   * What happens: `delivery` (the default: a change is built, tested, packaged and deployed, and an incident follows),
   * `pipeline`, `failed-tests`, `incident`, `rollback` or `canceled`.
   */
  scenario?: string | undefined;
  /**
   * What goes wrong: `missing`, `late`, `duplicate`, `reordered`, `malformed`, `abort`, `clock-skew` or `shared-id`. Each
   * delivery has one of these faults, in turn. A delivery without the events that a fault needs has none.
   */
  faults?: readonly string[] | undefined;
}

/** One event of `samples`. */
export interface SampledEvent {
  event: object;
  /** `event` as JSON text. */
  json: string;
  /** What was done to this event, or to the one before it if that is missing. Absent if nothing was. */
  fault?: {
    /** The name of the fault. */
    kind: string;
    /**
     * The name of the rule that must report it, about the event or about the history. `null` if nothing but the order, or the
     * end, of the events is promised to differ.
     */
    rule: string | null;
  };
}

/** One change between two vocabularies. */
export interface DiffEntry {
  /**
   * `event-added`, `event-removed`: only one vocabulary has the event by this name. `before` and `after` are types; both are
   * there if it has another name.
   *
   * `event-version`: both are versions, `null` for none.
   *
   * `field-added`, `field-removed`: the one that is not `null` is `required` or `optional`. `field-renamed`: both are paths.
   *
   * `required`, `optional`: what a field is now. Both say whether it is required.
   *
   * `enum`: both are the listed values, `null` for any.
   *
   * `format`: both are `date-time`, `uri`, `uri-reference`, `non-empty` or the kind of value in words, `null` for any string.
   */
  kind:
    | 'event-added'
    | 'event-removed'
    | 'event-version'
    | 'field-added'
    | 'field-removed'
    | 'field-renamed'
    | 'required'
    | 'optional'
    | 'enum'
    | 'format';
  /** Subject and predicate, in lower case, as the second vocabulary calls them. */
  subject: string;
  predicate: string;
  /** The field, dotted from the event's root, where the second vocabulary has it; `null` for the event itself. */
  path: string | null;
  before: unknown;
  after: unknown;
  /** Whether an event that was valid before can be invalid after. */
  breaking: boolean;
  message: string;
}

/** Headers in a class, such as `Headers` of `fetch`. */
export interface HttpHeaders {
  forEach(each: (value: string, name: string) => void): void;
}

/** A received HTTP message: a request or a response. */
export interface HttpInput {
  /** Names are case-insensitive. The value of a repeated header is an array, or one string with commas. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>> | HttpHeaders;
  /** The whole body. Bytes are decoded with the charset of the `Content-Type` header. Default: UTF-8. */
  body: string | Uint8Array;
}

/** An HTTP message to send. */
export interface HttpMessage {
  /** By lower-case name. */
  headers: Record<string, string>;
  body: string;
}

/** How requests are signed: see `HandlerOptions`. */
export type SignatureScheme = 'header' | 'standard' | 'github' | 'gitea' | 'gitlab' | 'pagerduty' | 'token';

/** Options of `handler`. All are optional; invalid values throw `CdEventError` (`bad-option`). */
export interface HandlerOptions extends ValidateOptions {
  /**
   * Takes an event: the one inside, if it came in an envelope. Called for each event of a valid message in its order, each call after
   * the one before has resolved. In the report, `event` is the event of this call, in a batch too. If it throws or rejects, the
   * error is written to the console, the answer is `500`, and the sender may send the whole message again: make it idempotent.
   */
  onEvent?: ((event: object, report: Report, delivery: Delivery) => void | Promise<void>) | undefined;
  /**
   * The secret that requests must be signed with, or several while it is changed. A string is used as UTF-8; with the scheme
   * `standard` it is base64, after `whsec_` or nothing, or `whpk_` and a public Ed25519 key. Without a secret, anyone can send
   * events; `undefined` is an error, so that a missing environment variable is noticed.
   */
  secret?: string | Uint8Array | readonly (string | Uint8Array)[];
  /**
   * How requests are signed. All but the last two sign the raw body with HMAC-SHA-256. Default: `header`.
   *
   * - `header`: `x-hub-signature-256: sha256=<hex>`, or the same in `signatureHeader`;
   * - `standard`: Standard Webhooks 1.0, `v1` and `v1a` (Ed25519), with a time;
   * - `github`: `x-hub-signature-256: sha256=<hex>`;
   * - `gitea`: `x-gitea-signature: <hex>`, or `x-forgejo-signature`;
   * - `pagerduty`: `x-pagerduty-signature: v1=<hex>`, several with commas between them;
   * - `gitlab`: `x-gitlab-token` is the secret. A request with a `webhook-signature` must pass it as with `standard`;
   * - `token`: `signatureHeader` is the secret. Default: `authorization`, with its scheme, such as `Bearer abc`.
   */
  scheme?: SignatureScheme | undefined;
  /** The header with the signature, for all schemes but `standard`. Default: that of the scheme. */
  signatureHeader?: string | undefined;
  /** How far the time of a request may be from the time here, in seconds, with `standard` and `gitlab`. Default: 300. */
  toleranceSeconds?: number | undefined;
  /**
   * Whether to take webhooks of other systems too, of all or of those that are listed, and to hand over the events that they stand
   * for, as `fromWebhook` makes them. One that stands for none is answered with `202` and `{ code, reason }`. Default: false.
   *
   * With a `secret` and no `scheme`, a request must be signed as the system that sends it does: see `verifyWebhook`.
   */
  webhooks?: boolean | readonly Provider[] | undefined;
  /** What `fromWebhook` is told about the webhooks. */
  webhookOptions?: Pick<WebhookOptions, 'source' | 'environment' | 'url' | 'links'> | undefined;
  /** Maximum length of a body in bytes, if it is less than `limits.bytes`. It is enforced while the body is read. */
  maxBytes?: number | undefined;
}

/** What is known of the delivery of an event. */
export interface Delivery {
  /**
   * The sender's id of the delivery, which is the same when it is sent again: `webhook-id`, `x-github-delivery`, `x-gitea-delivery`
   * or GitLab's `idempotency-key`, by the scheme; `null` with other schemes and without a `secret`. Of a webhook also what its
   * sender calls so in another header or in the body.
   */
  id: string | null;
}

/** `Request` of the host's types; any object if they have none. */
export type WebRequest = typeof globalThis extends { Request: { prototype: infer Shape } } ? Shape : object;

/** `Response` of the host's types; any object if they have none. */
export type WebResponse = typeof globalThis extends { Response: { prototype: infer Shape } } ? Shape : object;

/** A receiver of events, as `handler` makes it. */
export interface Handler {
  /** For hosts and frameworks with the web's `Request` and `Response`. */
  (request: WebRequest): Promise<WebResponse>;
  /**
   * For `node:http` and frameworks on top of it. Resolves when the response is sent or the connection is lost. The body must not
   * have been parsed: a `Uint8Array` as `req.rawBody` or `req.body` is used, anything else is answered with `500`.
   */
  node(req: unknown, res: unknown): Promise<void>;
}

/** What `schemaFor` makes: a Standard Schema (version 1), which form libraries, routers and RPC servers take. */
export interface EventSchema<Event extends object> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'cdevents-wasm';
    /** The event if the value is valid, otherwise the findings that make it invalid. Never throws for a bad value. */
    readonly validate: (
      value: unknown,
    ) => { readonly value: Event; readonly issues?: undefined } | { readonly issues: readonly SchemaIssue[] };
    readonly types?: { readonly input: Event; readonly output: Event } | undefined;
  };
}

/** A finding with its place as Standard Schema has it. */
export interface SchemaIssue extends Diagnostic {
  /** The members and indices that `pointer` consists of. */
  readonly path: readonly (string | number)[];
}

/** A text and its report, for `toSarif`. */
export interface SarifInput {
  /** The location of the text: a URI, or a reference relative to the root of the repository. */
  uri: string;
  /** The text that the report is about, needed to convert the offsets of fixes to lines. */
  text: string;
  report: Report;
}

/** Options of `toCloudEvent`. */
export interface CloudEventOptions {
  /**
   * `structured`: a JSON object with the event as its data. `binary`: attributes as headers, the event as the body.
   * `batch`: a JSON array of `structured` objects.
   */
  mode: 'structured' | 'binary' | 'batch';
}

/** A rule and its documentation. */
export interface RuleInfo {
  code: RuleCode;
  rule: RuleName;
  severity: Severity;
  /** What the rule finds. */
  what: string;
  /** Why it matters. */
  why: string;
  /** An input with a finding of the rule. */
  example: string;
  /** Whether the rule's findings have a fix. */
  fixable: 'always' | 'sometimes' | 'never';
  /** The specification or schema that the rule comes from. */
  source: string;
  /** The rule's page: a URL relative to the root of this package. */
  url: string;
}

/** All vocabularies with their events and fields. */
export interface Catalog {
  vocabularies: VocabularyInfo[];
}

/** A release of CDEvents, its draft, or the draft of 2021. */
export interface VocabularyInfo {
  id: Vocabulary;
  title: string;
  /** The date of publication, as `YYYY-MM-DD`. */
  date: string;
  status: 'draft' | 'released' | 'superseded';
  events: EventTypeInfo[];
  /** Known defects of the published specification and schemas, with evidence. */
  errata: { id: string; message: string; evidence: string }[];
}

/** An event type of a vocabulary. */
export interface EventTypeInfo {
  type: string;
  subject: string;
  predicate: string;
  version: string | null;
  /** When the event is sent, in one line. */
  summary: string;
  fields: FieldInfo[];
  /** A realistic event of this type. */
  example: object;
}

/** A field of an event. */
export interface FieldInfo {
  /** Dotted path from the event, such as `subject.content.pipelineName`. */
  path: string;
  /** `any` with `oneOf` has alternatives; `any` without it allows every JSON value. */
  type: 'string' | 'object' | 'array' | 'any';
  oneOf?: FieldInfo[];
  required: boolean;
  /** The format of a string: `date-time`, `uri`, `uri-reference`, … */
  format?: string;
  enum?: string[];
  /** Whether values other than those in `enum` are allowed. */
  openEnum?: boolean;
  pattern?: string;
  minLength?: number;
  /** Whether an object allows members that are not listed. */
  open?: boolean;
  items?: FieldInfo;
  fields?: FieldInfo[];
  summary: string;
  example?: unknown;
}
