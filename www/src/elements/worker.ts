import { init, validate } from 'cdevents-wasm';
import type { Answer, Question } from '../engine/protocol.js';
import { optionsOf, wordsOf } from './options.js';

/** The elements' end of the engine: it answers checks and nothing else, so that its files are few. */

const say = (answer: Answer): void => postMessage(answer);

const started = init().then(
  () => {
    say({ kind: 'ready' });
    return true;
  },
  (error: unknown) => {
    say({ kind: 'failed', message: wordsOf(error) });
    return false;
  },
);

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void started.then((isReady) => {
    if (!isReady || data.kind !== 'check') return;
    try {
      say({ id: data.id, kind: 'report', report: validate(data.text, optionsOf(data)) });
    } catch (error) {
      say({ id: data.id, kind: 'error', message: wordsOf(error) });
    }
  });
});
