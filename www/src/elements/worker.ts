import { validate } from 'cdevents-wasm';
import { fixed } from '../engine/fix.js';
import { optionsOf } from '../engine/protocol.js';
import { serve } from '../engine/serve.js';

/** The elements' worker. It answers checks and fixes, and nothing else, so that its files are few. */
serve((question) => {
  if (question.kind === 'fix') return { id: question.id, kind: 'fixed', ...fixed(question) };
  if (question.kind !== 'check') throw new Error(`${question.kind} is not answered here`);
  return { id: question.id, kind: 'report', report: validate(question.text, optionsOf(question)) };
});
