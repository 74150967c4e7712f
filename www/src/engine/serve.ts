import { wordsOf } from './protocol.js';

/**
 * A worker's end of its protocol: starts what answers, says `ready` or `failed`, then answers each question. What `answer` throws
 * is sent as an answer of the kind `error`. A question whose answer has to wait does not hold up the others.
 */
export function serve<Question extends { id: number }, Answer extends object>(
  start: () => Promise<void>,
  answer: (question: Question) => Answer | Promise<Answer>,
): void {
  const started = start().then(
    () => {
      postMessage({ kind: 'ready' });
      return true;
    },
    (error: unknown) => {
      // Without an engine this is the only answer.
      postMessage({ kind: 'failed', message: wordsOf(error) });
      return false;
    },
  );
  addEventListener('message', ({ data }: MessageEvent<Question>) => {
    void started.then(async (isReady) => {
      if (!isReady) return;
      try {
        const found = answer(data);
        // What is known at once is sent at once, in order.
        postMessage(found instanceof Promise ? await found : found);
      } catch (error) {
        postMessage({ id: data.id, kind: 'error', message: wordsOf(error) });
      }
    });
  });
}
