import { EventStream } from 'cdevents-wasm';
import { serve } from '../engine/serve.js';
import { Answers } from './answers.js';
import { Growing } from './growing.js';
import { wholeOf } from './known.js';
import type { AboutHistory, Answer, Grow } from './protocol.js';

/** Judges a history that grows, in a worker of its own: the page stays quick, however much comes. */

let growing: Growing | undefined;
const current = (): Growing => (growing ??= new Growing());
const answers = new Answers(current);

async function settled(anchors: readonly number[]): Promise<Omit<Extract<Answer, { kind: 'grown' }>, 'id'>> {
  const now = current();
  now.settle();
  await answers.refilter();
  return {
    kind: 'grown',
    whole: wholeOf(now),
    count: answers.count,
    places: anchors.map((record) => answers.placeOf(record)),
    forgotten: now.store.first,
  };
}

serve(
  () => EventStream.init(),
  async (question: Grow | AboutHistory): Promise<Answer> => {
    const { id } = question;
    switch (question.kind) {
      case 'add':
        current().add(question.texts);
        return { id, kind: 'added', records: current().records };
      case 'refresh':
        return { id, ...(await settled(question.anchors)) };
      case 'clear':
        growing?.free();
        growing = undefined;
        answers.reset();
        return { id, ...(await settled([])) };
      default:
        return answers.answer(question);
    }
  },
);
