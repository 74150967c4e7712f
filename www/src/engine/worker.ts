import {
  type EventInfo,
  init,
  type Report,
  toCloudEvent,
  type ValidateOptions,
  type Vocabulary,
  validate,
} from 'cdevents-wasm';
import type { Answer, Mark, Question } from './protocol.js';

/** The engine lives here so that no text, however long, holds up typing. This file decides nothing about events. */

const say = (answer: Answer): void => postMessage(answer);
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const started = init().then(
  () => say({ kind: 'ready' }),
  (error: unknown) => {
    say({ kind: 'failed', message: wordsOf(error) });
    throw error;
  },
);

addEventListener('message', (event: MessageEvent<Question>) => {
  const question = event.data;
  started.then(
    () => answer(question),
    // `failed` was said already; without an engine there is no answer.
    () => undefined,
  );
});

/** The text of the last check, which the marks are about. */
let checked = '';
/** Whether there is an event of a known subject in it, by what it says of itself; `null` until a mark needs it. */
let known: boolean | null = null;

function answer(question: Question): void {
  const { id } = question;
  try {
    if (question.kind === 'carry') {
      say({ id, kind: 'carried', message: toCloudEvent(question.text, { mode: question.mode }) });
      return;
    }
    const { judgeBy } = question;
    if (question.kind === 'check') {
      checked = question.text;
      known = null;
    }
    const options: ValidateOptions = {
      release: judgeBy ?? undefined,
      strict: question.kind === 'check' && question.strict,
    };
    const report = validate(checked, options);
    if (question.kind === 'check') say({ id, kind: 'report', report });
    else say({ id, kind: 'mark', ...markOf(report) });
  } catch (error) {
    say({ id, kind: 'error', message: wordsOf(error) });
  }
}

/** Only this crosses: a dozen whole reports for each key that is pressed would be much to copy. */
function markOf({ outcome, diagnostics, events, omitted }: Report): { mark: Mark; claims: Vocabulary[] } {
  const errors = diagnostics.filter((finding) => finding.severity === 'error').length;
  const claims = events.flatMap((event) =>
    event.vocabularyFrom === 'event' && event.vocabulary !== null ? [event.vocabulary] : [],
  );
  known ??= hasSubject(validate(checked).events);
  // A vocabulary that finds no subject where the event's own finds one is of another kind: it looks for it elsewhere.
  const foreign = outcome !== 'valid' && known && !hasSubject(events);
  return { mark: { outcome, errors, more: omitted > 0, foreign }, claims: [...new Set(claims)] };
}

const hasSubject = (events: readonly EventInfo[]): boolean => events.some(({ subject }) => subject !== null);
