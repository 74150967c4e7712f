import {
  convert,
  type EventInfo,
  initComposer,
  type Report,
  toCloudEvent,
  type Vocabulary,
  validate,
} from 'cdevents-wasm';
import { fixed } from './fix.js';
import { type Conversion, type Mark, optionsOf, type Wanted } from './protocol.js';
import { serve } from './serve.js';

/** Runs the engine in a worker, so that long texts do not block typing. */

/** The text of the last check, for the marks. */
let checked = '';
/** Whether the text has an event with a known subject, by the vocabulary that it names; `null` until a mark needs it. */
let known: boolean | null = null;

serve((question) => {
  const { id } = question;
  switch (question.kind) {
    case 'carry':
      return { id, kind: 'carried', message: toCloudEvent(question.text, { mode: question.mode }) };
    case 'fix':
      return { id, kind: 'fixed', ...fixed(question) };
    case 'convert':
      return converted(question).then((conversion) => ({ id, kind: 'converted', conversion }));
    case 'check':
      checked = question.text;
      known = null;
      return { id, kind: 'report', report: validate(checked, optionsOf(question)) };
    case 'mark': {
      const { judgeBy } = question;
      return { id, kind: 'mark', ...markOf(validate(checked, optionsOf({ judgeBy, strict: false }))) };
    }
  }
});

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
