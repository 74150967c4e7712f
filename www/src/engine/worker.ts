import { init, validate, type ValidateOptions } from 'cdevents-wasm';
import type { Answer, Question } from './protocol.js';

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

function answer({ id, text, judgeBy }: Question): void {
  try {
    const options: ValidateOptions = judgeBy === null ? {} : { release: judgeBy };
    say({ id, kind: 'report', report: validate(text, options) });
  } catch (error) {
    say({ id, kind: 'error', message: wordsOf(error) });
  }
}
