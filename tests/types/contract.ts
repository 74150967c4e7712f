// Programs that know no more than the published contract: every call with its plainest types.
import * as cdevents from 'cdevents-wasm';
import {
  type AnyEvent,
  applyFixes,
  type Catalog,
  CdEventError,
  type Constructed,
  type ConstructOptions,
  type Converted,
  type ConvertOptions,
  catalog,
  construct,
  type Diagnostic,
  type DiffEntry,
  type Envelope,
  type EventInfo,
  type Events,
  type EventTypeInfo,
  type FieldInfo,
  type Fix,
  fromHttp,
  type HandlerOptions,
  type HttpMessage,
  type Input,
  init,
  is,
  isValid,
  jsonSchema,
  type Outcome,
  type Position,
  type Provider,
  parse,
  type Range,
  type Release,
  type Report,
  type RuleInfo,
  reset,
  rules,
  type Severity,
  toCloudEvent,
  type ValidateOptions,
  Validator,
  type Vocabulary,
  type VocabularyInfo,
  validate,
  version,
  type Webhook,
  type WebhookOptions,
} from 'cdevents-wasm';

/** The calls, spelled as widely as the contract spells them. */
interface Calls {
  init(source?: URL | string | BufferSource | WebAssembly.Module | Response | Promise<Response>): Promise<void>;
  initComposer(source?: URL | string | BufferSource | WebAssembly.Module): Promise<void>;
  version: string;
  reset(): void;
  validate(input: string | Uint8Array | object, options?: ValidateOptions): Report;
  isValid(input: string | Uint8Array | object, options?: ValidateOptions): boolean;
  parse(
    input: string | Uint8Array | object,
    options?: ValidateOptions,
  ): { ok: true; event: AnyEvent; report: Report } | { ok: false; event: null; report: Report };
  is(type: string, value: unknown): value is object;
  fromHttp(
    message: { headers: Record<string, string | string[]> | Headers; body: string | Uint8Array },
    options?: ValidateOptions,
  ): Report;
  toCloudEvent(
    input: string | Uint8Array | object,
    options: { mode: 'structured' | 'binary' | 'batch' },
  ): HttpMessage | null;
  parseHttp(
    message: { headers: Record<string, string | string[]> | Headers; body: string | Uint8Array },
    options?: ValidateOptions,
  ): { ok: true; event: AnyEvent; report: Report } | { ok: false; event: null; report: Report };
  schemaFor(
    type?: string,
    options?: ValidateOptions,
  ): {
    readonly '~standard': { version: 1; vendor: 'cdevents-wasm'; validate(value: unknown): unknown; types?: unknown };
  };
  fromWebhook(
    message: { headers: Record<string, string | string[]> | Headers; body: string | Uint8Array },
    options?: WebhookOptions,
  ): Webhook;
  handler(
    options?: HandlerOptions,
  ): ((request: Request) => Promise<Response>) & { node(req: unknown, res: unknown): Promise<void> };
  applyFixes(text: string, report: Report, options?: { only?: 'safe' | 'all' }): string;
  construct(type: string, event: object, options?: ConstructOptions): Constructed;
  convert(input: string | Uint8Array | object, options: ConvertOptions): Converted;
  sample(
    type: string,
    options?: { release?: Vocabulary; seed?: number; fault?: string },
  ): { event: object; json: string; expected: { outcome: Outcome; rule?: string; pointer?: string } };
  samples(options?: {
    seed?: number;
    runs?: number;
    vocabulary?: Vocabulary;
    scenario?: string;
    faults?: string[];
  }): Iterable<{ event: object; json: string; fault?: { kind: string; rule: string | null } }>;
  describe(input: string | Uint8Array | object): string;
  diff(from: Vocabulary, to: Vocabulary, type?: string): DiffEntry[];
  catalog(): Catalog;
  jsonSchema(vocabulary: Vocabulary, type?: string): object;
  rules(): RuleInfo[];
}
export const calls: Calls = cdevents;

/** Equal, not only assignable. */
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
const same = <Is extends true>(): Is => true as Is;
same<
  Same<Release, '0.1.0' | '0.1.1' | '0.1.2' | '0.2.0' | '0.3.0' | '0.4.0' | '0.4.1' | '0.5.0' | '0.5.1' | '0.6.0-draft'>
>();
same<Same<Vocabulary, 'draft' | 'sig-v1' | Release>>();
same<Same<Outcome, 'valid' | 'invalid' | 'unchecked'>>();
same<Same<Severity, 'error' | 'warning' | 'note'>>();
same<Same<Envelope, 'none' | 'structured' | 'binary' | 'batch'>>();
same<Same<HttpMessage, { headers: Record<string, string>; body: string }>>();
same<Same<Input, string | Uint8Array | object>>();
same<
  Same<
    Webhook['code'],
    'no-counterpart' | 'lacks-required' | 'already-an-event' | 'not-json' | 'unknown-provider' | null
  >
>();
export const mapped = (webhook: Webhook): { provider: Provider | null; events: Constructed[]; at: string[] } => ({
  provider: webhook.provider,
  events: webhook.events,
  at: webhook.notes.map(({ pointer, message }) => pointer + message),
});

/** The class, as the contract spells it. */
interface OwnSchemas {
  addSchema(typeOrUri: string, schema: object): Promise<void>;
  validate(input: Input, options?: ValidateOptions): Report;
  free(): void;
}
export const validators: new (options?: ValidateOptions) => OwnSchemas = Validator;

export async function program(input: Input): Promise<string> {
  await init();
  await init(new URL('https://example.com/core.wasm'));
  await init(fetch('https://example.com/core.wasm'));
  const options: ValidateOptions = {
    release: '0.5.1',
    strict: true,
    maxDiagnostics: 5,
    limits: { bytes: 1, depth: 2, batch: 3 },
  };
  const report: Report = validate(input, options);
  const lines: string[] = [version, String(isValid(input))];
  for (const found of report.diagnostics) lines.push(line(found));
  const info: EventInfo | null = report.event;
  const release: Vocabulary | null | undefined = info?.vocabulary;
  const from: 'event' | 'option' | 'assumed' | null | undefined = info?.vocabularyFrom;
  lines.push(String(release), String(from), String(report.omitted), ...report.events.map(({ pointer }) => pointer));

  const parsed = parse(input);
  if (parsed.ok) {
    const event: AnyEvent = parsed.event;
    if (is('dev.cdevents.pipelinerun.finished.0.3.0', event)) lines.push(event.subject.id, event.context.source);
    if (is('CD.Pipeline.PipelineRun.Started', event))
      lines.push('specversion' in event ? event.pipelinerunid : event.pipelineRunId);
    if (is(input.toString(), event)) lines.push(typeof event);
  } else {
    const nothing: null = parsed.event;
    lines.push(String(nothing), parsed.report.outcome);
  }

  if (typeof input === 'string') lines.push(applyFixes(input, report), applyFixes(input, report, { only: 'all' }));

  const message: HttpMessage | null = toCloudEvent(input, { mode: 'binary' });
  if (message !== null) {
    await fetch('https://example.com', { method: 'POST', ...message });
    lines.push(
      fromHttp(message).outcome,
      fromHttp({ headers: new Headers(message.headers), body: new Uint8Array() }, options).outcome,
    );
    const node: { [name: string]: string | string[] | undefined } = message.headers;
    lines.push(fromHttp({ headers: node, body: message.body }).outcome);
  }

  try {
    const built = construct(
      'dev.cdevents.build.queued.0.3.0',
      { context: { source: '/ci' }, subject: { id: 'b' } },
      { now: new Date(), id: 'x', envelope: 'none' },
    );
    lines.push(built.json, built.report.outcome);
  } catch (error) {
    if (error instanceof CdEventError) lines.push(error.code, error.message, error.report?.outcome ?? '');
  }

  const members: object = JSON.parse('{}');
  const made: Constructed = construct('dev.cdevents.build.queued.0.3.0', members, options);
  lines.push(made.json);

  const all: Catalog = catalog();
  const vocabularies: VocabularyInfo[] = all.vocabularies;
  const types: EventTypeInfo[] = vocabularies.flatMap(({ events }) => events);
  lines.push(...types.flatMap(({ fields }) => fields.map(path)));
  const schema: object = jsonSchema('draft', types[0]?.type);
  const pages: RuleInfo[] = rules();
  lines.push(JSON.stringify(schema), ...pages.map(({ url }) => url));
  reset();
  return lines.join('\n');
}

function path(field: FieldInfo): string {
  const { path: own, type, required, openEnum = false } = field;
  const kind: 'string' | 'object' | 'array' | 'any' = type;
  return [
    own,
    kind,
    required,
    openEnum,
    ...(field.enum ?? []),
    ...(field.fields ?? []).map(path),
    ...(field.oneOf ?? []).map(path),
  ].join(' ');
}

function line({
  code,
  rule,
  severity,
  message,
  help,
  pointer,
  range,
  related,
  expected,
  fix,
  url,
}: Diagnostic): string {
  const place = (where: Range | undefined): string =>
    where === undefined ? '' : `${position(where.start)}-${position(where.end)}`;
  const others = (related ?? []).map((other) => `${other.message} ${other.pointer} ${place(other.range)}`);
  return [
    code,
    rule,
    severity,
    message,
    help ?? '',
    pointer,
    place(range),
    ...others,
    String(expected),
    edits(fix),
    url,
  ].join(' ');
}

function position({ offset, line: row, column }: Position): string {
  return `${offset} ${row}:${column}`;
}

function edits(fix: Fix | undefined): string {
  return fix === undefined
    ? ''
    : `${fix.title} ${fix.safe} ${fix.edits.map(({ start, end, text }) => `${start}${end}${text}`).join()}`;
}

export type Finished = Events['dev.cdevents.pipelinerun.finished.0.3.0'];

// @ts-expect-error no such vocabulary
validate('{}', { release: '9.9.9' });
// @ts-expect-error input is text, bytes or an object
validate(5);
// @ts-expect-error the report is needed
applyFixes('{}');
// @ts-expect-error a message has a body
fromHttp({ headers: {} });
// @ts-expect-error headers are text
fromHttp({ headers: { 'ce-id': 5 }, body: '' });
// @ts-expect-error no such mode
toCloudEvent('{}', { mode: 'none' });
