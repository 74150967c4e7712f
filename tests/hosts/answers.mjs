// What every host must answer to program.mjs, worked out by hand: no host is the measure of another.
import assert from 'node:assert/strict';
import { MANIFEST } from '../support/installed.mjs';

const ANSWERS = {
  version: MANIFEST.version,
  valid: { isValid: true, asBytes: true, outcome: 'valid', found: [] },
  wrong: {
    isValid: false,
    asBytes: false,
    outcome: 'invalid',
    found: ['draft-status 200 5:51 to 209 5:60', 'unknown-field 211 5:62 to 224 5:75'],
  },
  broken: { isValid: false, asBytes: false, outcome: 'unchecked', found: ['json-syntax 8 1:9 to 8 1:9'] },
  constructed:
    '{"context":{"specversion":"0.5.1","id":"event-1","source":"/ci","type":"dev.cdevents.pipelinerun.finished.0.3.0",' +
    '"timestamp":"2026-03-14T09:31:47Z"},"subject":{"id":"run-42","content":{}}}',
  headers: {
    'content-type': 'application/json',
    'ce-specversion': '1.0',
    'ce-id': 'event-1',
    'ce-source': '/ci',
    'ce-type': 'dev.cdevents.pipelinerun.finished.0.3.0',
    'ce-subject': 'run-42',
    'ce-time': '2026-03-14T09:31:47Z',
  },
  http: ['valid', 'binary', '/body'],
  httpWrong: ['invalid', 'binary', '/body', 'envelope-mismatch /body/context/id'],
  received: [202, 422, [['event-1', 'binary']]],
  standard: ['none', [['extra']]],
  freshId: true,
  streamed: [3, 2, [1, 'repeated-event'], [['run-42', 'finished', 'broken']]],
  webhook: ['github', 'no-counterpart'],
  vocabularies: 12,
  rules: true,
  schema: ['https://json-schema.org/draft/2020-12/schema', 'PipelineRun Finished', true],
};

/** What a call before `init` gives where the module has to be loaded. */
export const LOADED = 'not-initialised';

/** Fails unless `text` is the answers as JSON; anything else that a host printed becomes the message. */
export function assertAnswers(text, early = 'answered', where = 'the host') {
  let answers;
  try {
    answers = JSON.parse(text);
  } catch {
    assert.fail(`${where} gave no answers but: ${text.trim() || 'nothing'}`);
  }
  // The difference is printed by deepEqual only when it is given no message of its own.
  assert.deepEqual({ where, ...answers }, { where, early, ...ANSWERS });
}

/** What a schema of the user's own must say. */
export function assertOwnSchema(text, _early, where = 'the host') {
  assert.equal(`${where}: ${text.trim()}`, `${where}: [["valid"],["invalid","own-schema /data"]]`);
}

/** What the elements must say of one event, wherever their engine runs. */
export function assertElements(text, _early, where = 'the host') {
  const said = ['invalid', ['unidentified-event', 'draft-status']];
  let answers;
  try {
    answers = JSON.parse(text);
  } catch {
    assert.fail(`${where} gave no answers but: ${text.trim() || 'nothing'}`);
  }
  assert.deepEqual(
    { where, answers },
    {
      where,
      answers: [
        ['page', ...said],
        ['worker', ...said],
        ['page', 'marked'],
      ],
    },
  );
}
