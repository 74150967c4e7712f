// Each promise of the calls and their shapes, with a program that it makes wrong.
import {
  type AnyEvent,
  applyFixes,
  type Catalog,
  type CdEventError,
  catalog,
  construct,
  type Diagnostic,
  type Envelope,
  type EventInfo,
  type EventTypeInfo,
  type FieldInfo,
  type Fix,
  fromHttp,
  init,
  is,
  isValid,
  jsonSchema,
  type Outcome,
  parse,
  parseHttp,
  type Range,
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
} from 'cdevents-wasm';

/** Equal, not only assignable. */
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
const same = <Is extends true>(): Is => true as Is;

// ---- start
await init();
await init(new Uint8Array());
await init(new WebAssembly.Module(new Uint8Array()));
// @ts-expect-error a number is no module
await init(5);
same<Same<typeof version, string>>();
// @ts-expect-error the version is text
version.major;
same<Same<ReturnType<typeof reset>, void>>();
// @ts-expect-error it forgets everything, not something
reset('draft');

// ---- options
const options: ValidateOptions = { release: 'draft', strict: false, maxDiagnostics: 0, rules: {}, limits: {} };
// @ts-expect-error strict is a boolean
validate('{}', { strict: 'yes' });
// @ts-expect-error a number of findings
validate('{}', { maxDiagnostics: '5' });
// @ts-expect-error a limit is a number
validate('{}', { limits: { depth: '5' } });
// @ts-expect-error a release is a known one
isValid('{}', { release: '0.5' });
// @ts-expect-error an option that does not exist
validate('{}', { stict: true });
// @ts-expect-error an option that does not exist
parse('{}', { maxDiagnostic: 1 });
// @ts-expect-error an option that does not exist
fromHttp({ headers: {}, body: '' }, { relase: 'draft' });
// @ts-expect-error an option that does not exist
parseHttp({ headers: {}, body: '' }, { relase: 'draft' });
// @ts-expect-error an option that does not exist
construct('dev.cdevents.build.queued.0.3.0', {}, { ids: 'x' });
// @ts-expect-error an option that does not exist
toCloudEvent('{}', { mode: 'binary', style: 'short' });
// @ts-expect-error an option that does not exist
applyFixes('{}', validate('{}'), { which: 'safe' });
// @ts-expect-error only these two
applyFixes('{}', validate('{}'), { only: 'none' });

// ---- validate
const report = validate(new Uint8Array(), options);
same<Same<typeof report, Report>>();
same<Same<ReturnType<typeof isValid>, boolean>>();
same<Same<Report['outcome'], Outcome>>();
same<Same<Report['event'], EventInfo | null>>();
same<Same<Report['events'], EventInfo[]>>();
same<Same<Report['diagnostics'], Diagnostic[]>>();
same<Same<Report['omitted'], number>>();
same<Same<Report['omittedBySeverity'], { error: number; warning: number; note: number }>>();
// @ts-expect-error there may be no event
report.event.id;
// @ts-expect-error it is called `diagnostics`
report.findings;
// @ts-expect-error no outcome is called this
report.outcome === 'ok';
// @ts-expect-error the input is missing
validate();

same<
  Same<
    EventInfo,
    {
      pointer: string;
      outcome: Outcome;
      vocabulary: Vocabulary | null;
      vocabularyFrom: 'event' | 'option' | 'assumed' | null;
      custom: boolean;
      envelope: Envelope;
      type: string | null;
      subject: string | null;
      predicate: string | null;
      eventVersion: string | null;
      id: string | null;
      source: string | null;
      time: string | null;
      subjectId: string | null;
    }
  >
>();
export function aboutEvent(event: EventInfo): void {
  // @ts-expect-error an event may have no id
  event.id.length;
  // @ts-expect-error nothing was guessed
  event.vocabularyFrom === 'guessed';
  // @ts-expect-error an envelope has one of four forms
  event.envelope === 'http';
}

// ---- findings
same<Same<Diagnostic['severity'], Severity>>();
same<Same<Diagnostic['message'], string>>();
same<Same<Diagnostic['pointer'], string>>();
same<Same<Diagnostic['url'], string>>();
same<Same<Range, { start: { offset: number; line: number; column: number }; end: Range['start'] }>>();
same<Same<Fix, { title: string; safe: boolean; edits: { start: number; end: number; text: string }[] }>>();
export function aboutFinding(found: Diagnostic): void {
  const place: Range | undefined = found.range;
  const other: Range | undefined = found.related?.[0]?.range;
  const [edit] = found.fix?.edits ?? [];
  const help: string = found.help ?? '';
  void [place, other, edit?.text, help];
  // @ts-expect-error it may have no place
  found.range.start;
  // @ts-expect-error it may have no fix
  found.fix.edits;
  // @ts-expect-error it may have no help
  found.help.length;
  // @ts-expect-error what is expected has to be looked at first
  found.expected.length;
  // @ts-expect-error no severity is called this
  found.severity === 'info';
}

// ---- typed results
for (const parsed of [parse('{}'), parseHttp({ headers: new Headers(), body: '' })]) {
  // @ts-expect-error there may be no event
  parsed.event.context;
  if (parsed.ok) same<Same<typeof parsed.event, AnyEvent>>();
  else same<Same<typeof parsed.event, null>>();
  same<Same<typeof parsed.report, Report>>();
}
const message = { headers: { 'ce-id': '1', accept: ['a', 'b'] }, body: new Uint8Array() };
const carried = parseHttp(message, options);
if (carried.ok && is('CD.Pipeline.TaskRun.Started', carried.event)) {
  const run: string = 'specversion' in carried.event ? carried.event.pipelinerunid : carried.event.pipelineRunId;
  void run;
  // @ts-expect-error an event of the draft has no context
  carried.event.context;
}
// @ts-expect-error a body is text or bytes
parseHttp({ headers: {}, body: {} });
// @ts-expect-error a type is text
is(5, {});
export const unknown = (value: unknown): string =>
  is('dev.cdevents.pipelinerun.finished.0.3.0', value) ? value.subject.id : '';
// @ts-expect-error what was not looked at is unknown
export const wrong = (value: unknown): string => value.subject.id;

// ---- messages
const sent = toCloudEvent({}, { mode: 'batch' });
// @ts-expect-error what is no event gives no message
sent.headers;
// @ts-expect-error the mode is not optional
toCloudEvent('{}');
export const body: string | undefined = sent?.body;

// ---- what there is
same<Same<Catalog, { vocabularies: VocabularyInfo[] }>>();
const [vocabulary] = catalog().vocabularies;
same<Same<VocabularyInfo['status'], 'draft' | 'released' | 'superseded'>>();
same<Same<VocabularyInfo['errata'], { id: string; message: string; evidence: string }[]>>();
same<
  Same<
    EventTypeInfo,
    {
      type: string;
      subject: string;
      predicate: string;
      version: string | null;
      summary: string;
      fields: FieldInfo[];
      example: object;
    }
  >
>();
same<Same<FieldInfo['type'], 'string' | 'object' | 'array' | 'any'>>();
same<Same<FieldInfo['required'], boolean>>();
same<Same<FieldInfo['path'], string>>();
export const nested: FieldInfo[] | undefined = vocabulary?.events[0]?.fields[0]?.oneOf;
export const values: string[] | undefined = vocabulary?.events[0]?.fields[0]?.enum;
// @ts-expect-error there may be no such vocabulary
vocabulary.events;
// @ts-expect-error no status is called this
vocabulary?.status === 'current';
// @ts-expect-error a field has no default
export const preset = (field: FieldInfo): unknown => field.default;
// @ts-expect-error a vocabulary is a known one
jsonSchema('0.9.0');
// @ts-expect-error a type is text
jsonSchema('draft', 5);

same<Same<RuleInfo['fixable'], 'always' | 'sometimes' | 'never'>>();
same<Same<RuleInfo['severity'], Severity>>();
same<Same<ReturnType<typeof rules>, RuleInfo[]>>();
export const pages: string[] = rules().map(
  ({ what, why, example, source, url }) => what + why + example + source + url,
);
// @ts-expect-error a rule has no pattern
export const pattern = (rule: RuleInfo): unknown => rule.pattern;
// @ts-expect-error all rules, not one
rules('draft');

// ---- schemas of the user's own
export async function judgedByOwn(message: { headers: Record<string, string>; body: string }): Promise<Report[]> {
  const validator = new Validator({ strict: true, rules: { 'own-schema': 'warning', CDE901: 'off' } });
  same<Same<ReturnType<Validator['addSchema']>, Promise<void>>>();
  same<Same<ReturnType<Validator['validate']>, Report>>();
  same<Same<ReturnType<Validator['fromHttp']>, Report>>();
  same<Same<ReturnType<Validator['free']>, void>>();
  await validator.addSchema('com.example.cache.filled', { type: 'object' });
  await validator.addSchema('https://example.com/schema', false, { formats: true, module: new Uint8Array(8) });
  // @ts-expect-error a schema is an object or a boolean
  await validator.addSchema('com.example.cache.filled', '{}');
  // @ts-expect-error a schema is for a type or a URI
  await validator.addSchema({ type: 'object' });
  // @ts-expect-error no such option
  await validator.addSchema('com.example.cache.filled', {}, { fetch: true });
  // @ts-expect-error a message is not an event
  validator.fromHttp('{}');
  // @ts-expect-error no such vocabulary
  validator.validate('{}', { release: '9.9.9' });
  return [validator.validate('{}', { strict: false }), validator.fromHttp(message, { maxDiagnostics: 1 })];
}
// @ts-expect-error the constructor takes options of validation
new Validator({ schemas: [] });
// @ts-expect-error it is a class
Validator();

// ---- errors
export function aboutError(error: CdEventError): Error {
  const own: Report | undefined = error.report;
  void own;
  // @ts-expect-error a code does not change
  error.code = 'bad-option';
  // @ts-expect-error not every error has a report
  error.report.outcome;
  return error;
}
