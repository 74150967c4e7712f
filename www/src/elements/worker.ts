import { init, validate } from 'cdevents-wasm';
import { fixed } from '../engine/fix.js';
import { type Answer, optionsOf, type Question } from '../engine/protocol.js';
import { serve } from '../engine/serve.js';

/** The elements' worker. It answers checks and fixes, and nothing else, so that its files are few. */
serve(
  () => init(undefined, { composer: false }),
  (question: Question): Answer => {
    if (question.kind === 'fix') return { id: question.id, kind: 'fixed', ...fixed(question) };
    if (question.kind !== 'check') throw new Error(`${question.kind} is not answered here`);
    return { id: question.id, kind: 'report', report: validate(question.text, optionsOf(question)) };
  },
);
