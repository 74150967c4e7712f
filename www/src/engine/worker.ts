import {
  CdEventError,
  convert,
  type EventInfo,
  init,
  initComposer,
  type Report,
  toCloudEvent,
  Validator,
  type Vocabulary,
  validate,
} from 'cdevents-wasm';
import { fixed } from './fix.js';
import {
  type Answer,
  type Conversion,
  type Mark,
  type OwnSchema,
  optionsOf,
  type Question,
  type SchemaProblem,
  type Wanted,
} from './protocol.js';
import { serve } from './serve.js';

/** Runs the engine in a worker, so that long texts do not block typing. */

/** The text of the last check, for the marks. */
let checked = '';
/** Whether the text has an event with a known subject, by the vocabulary that it names; `null` until a mark needs it. */
let known: boolean | null = null;
/** With the user's schemas, if there are any. Marks are without: they say what a vocabulary says. */
let own: Validator | undefined;

serve(
  () => init(undefined, { composer: false }),
  (question: Question): Answer | Promise<Answer> => {
    const { id } = question;
    switch (question.kind) {
      case 'carry':
        return { id, kind: 'carried', message: toCloudEvent(question.text, { mode: question.mode }) };
      case 'fix':
        return { id, kind: 'fixed', ...fixed(question) };
      case 'convert':
        return converted(question).then((conversion) => ({ id, kind: 'converted', conversion }));
      case 'schemas':
        return useSchemas(question.schemas).then((problem) => ({ id, kind: 'schemas', problem }));
      case 'check': {
        checked = question.text;
        known = null;
        const options = optionsOf(question);
        const report = own === undefined ? validate(checked, options) : own.validate(checked, options);
        return { id, kind: 'report', report };
      }
      case 'mark': {
        const { judgeBy } = question;
        return { id, kind: 'mark', ...markOf(validate(checked, optionsOf({ judgeBy, strict: false }))) };
      }
    }
  },
);

/** The module that converts is loaded when it is first needed: few visitors convert, and all wait for the first verdict. */
async function converted({ text, to, keep, source, now }: Wanted): Promise<Conversion | null> {
  try {
    await initComposer();
  } catch {
    return null;
  }
  const { event: _, ...conversion } = convert(text, { to, keep: keep ? 'customData' : undefined, source, now });
  return conversion;
}

/** Takes these schemas in the place of those before. What compiles them is loaded with the first one. */
async function useSchemas(schemas: readonly OwnSchema[]): Promise<SchemaProblem | 'not loaded' | null> {
  const next = schemas.length === 0 ? undefined : new Validator();
  for (const schema of schemas) {
    const problem =
      noJson(schema) ?? (await next?.addSchema(...argumentsOf(schema)).then(() => null, problemOf(schema)));
    if (problem == null) continue;
    next?.free();
    return problem;
  }
  own?.free();
  own = next;
  return null;
}

const argumentsOf = ({ name, text, formats }: OwnSchema): [string, object, object] => [
  name,
  JSON.parse(text) as object,
  formats ? { formats } : {},
];

/** The rules about JSON, whatever it holds. */
const ABOUT_JSON = /^CDE1/;

/** Why a text is no JSON, in the words and with the place that a report has. */
function noJson({ name, text }: OwnSchema): SchemaProblem | null {
  const { diagnostics } = validate(text, { maxDiagnostics: Infinity });
  const found = diagnostics.find(({ code, severity }) => ABOUT_JSON.test(code) && severity === 'error');
  if (found === undefined) return null;
  const { message, help, pointer, range } = found;
  return { name, message, help, pointer, range: range && { start: range.start.offset, end: range.end.offset } };
}

const problemOf =
  ({ name }: OwnSchema) =>
  (error: unknown): SchemaProblem | 'not loaded' => {
    if (!(error instanceof CdEventError)) throw error;
    if (error.code === 'init-failed') return 'not loaded';
    const [found] = error.report?.diagnostics ?? [];
    return { name, message: found?.message ?? error.message, pointer: found?.pointer ?? '' };
  };

/** Only this crosses: a dozen whole reports for each key that is pressed would be much to copy. */
function markOf(report: Report): { mark: Mark; claims: Vocabulary[] } {
  const { outcome, diagnostics, events, omittedBySeverity } = report;
  const errors = diagnostics.filter((finding) => finding.severity === 'error').length + omittedBySeverity.error;
  const claims = events.flatMap((event) =>
    event.vocabularyFrom === 'event' && event.vocabulary !== null ? [event.vocabulary] : [],
  );
  known ??= hasSubject(validate(checked).events);
  // This vocabulary finds no subject but the event's own does: it is of another kind and looks for the subject elsewhere.
  const foreign = outcome !== 'valid' && known && !hasSubject(events);
  return { mark: { outcome, errors, foreign }, claims: [...new Set(claims)] };
}

const hasSubject = (events: readonly EventInfo[]): boolean => events.some(({ subject }) => subject !== null);
