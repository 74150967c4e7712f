import { init } from 'cdevents-wasm';
import { type Answer, type Question, wordsOf } from './protocol.js';

/**
 * The worker's end of the protocol: starts the engine, then answers each question. What `answer` throws is sent as an answer.
 * A question whose answer needs a file to be loaded does not hold up the others.
 */
export function serve(answer: (question: Question) => Answer | Promise<Answer>): void {
  const say = (said: Answer): void => postMessage(said);
  const started = init(undefined, { composer: false }).then(
    () => {
      say({ kind: 'ready' });
      return true;
    },
    (error: unknown) => {
      // Without an engine this is the only answer.
      say({ kind: 'failed', message: wordsOf(error) });
      return false;
    },
  );
  addEventListener('message', ({ data }: MessageEvent<Question>) => {
    void started.then(async (isReady) => {
      if (!isReady) return;
      try {
        const found = answer(data);
        // What is known at once is sent at once, in order.
        say(found instanceof Promise ? await found : found);
      } catch (error) {
        say({ id: data.id, kind: 'error', message: wordsOf(error) });
      }
    });
  });
}
