// What a call may be told, and what a report leaves out: options that do not exist, rules by code, caps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, RELEASE_TYPE, release } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';

const { applyFixes, CdEventError, construct, fromHttp, isValid, toCloudEvent, validate } = cdevents;

const code = (wanted) => (error) => error instanceof CdEventError && error.code === wanted;

test('a cap leaves out notes first, then warnings, then errors', () => {
  const noted = { type: 'CD.Pipeline.PipelineRun.Started', pipelineName: 'p', pipelineRunStatus: 'Running' };
  const batch = Array.from({ length: 150 }, (_, index) => ({ ...noted, pipelineRunId: `run-${index}` }));
  batch[149].pipelineRunStatus = 'banana';
  const { diagnostics, omitted, omittedBySeverity, outcome } = validate(batch);
  assert.equal(outcome, 'invalid');
  assert.deepEqual([diagnostics.length, omitted, omittedBySeverity], [100, 51, { error: 0, warning: 0, note: 51 }]);
  assert.deepEqual([diagnostics[98].severity, diagnostics[99].severity], ['note', 'error']);
  const one = validate(batch, { maxDiagnostics: 1 });
  assert.deepEqual(
    [one.diagnostics[0].severity, one.omittedBySeverity],
    ['error', { error: 0, warning: 0, note: 150 }],
  );
  const none = validate(batch, { maxDiagnostics: 0 });
  assert.deepEqual(none.omittedBySeverity, { error: 1, warning: 0, note: 150 });
});

test('an option that does not exist is a bad call, and rules are set by name or code', () => {
  const text = json(release());
  for (const call of [
    () => validate(text, { stict: true }),
    () => isValid(text, { maxDiagnostic: 3 }),
    () => validate(text, { limits: { byte: 1 } }),
    () => validate(text, { envelope: 'none' }),
    () => fromHttp({ headers: {}, body: '' }, { Strict: true }),
    () => toCloudEvent(text, { mode: 'binary', modes: 1 }),
    () => applyFixes(text, validate(text), { onyl: 'safe' }),
    () => construct(RELEASE_TYPE, release(), { envlope: 'none' }),
    () => validate(text, { rules: { 'unknwn-field': 'off' } }),
    () => validate(text, { rules: { CDE999: 'off' } }),
  ]) {
    assert.throws(call, code('bad-option'), String(call));
  }
  const wrong = { ...release(), more: 1 };
  assert.equal(validate(wrong).outcome, 'invalid');
  for (const rule of ['unknown-field', 'CDE402'])
    assert.equal(validate(wrong, { rules: { [rule]: 'off' } }).outcome, 'valid');
});
