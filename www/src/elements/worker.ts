import { validate } from 'cdevents-wasm';
import { optionsOf } from '../engine/protocol.js';
import { serve } from '../engine/serve.js';

/** The elements' worker. It answers checks only, which keeps it small. */
serve((question) => {
  if (question.kind !== 'check') throw new Error(`${question.kind} is not answered here`);
  return { id: question.id, kind: 'report', report: validate(question.text, optionsOf(question)) };
});
