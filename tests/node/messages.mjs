// Messages over HTTP: what the tests of them share.
// Events over HTTP: what is read out of a message, where things are found in it, and what is sent.
import assert from 'node:assert/strict';
import { json, release } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';

export const { applyFixes, catalog, CdEventError, construct, fromHttp, rules, toCloudEvent, validate } = cdevents;

export const MODES = ['structured', 'binary', 'batch'];
export const STRUCTURED = 'application/cloudevents+json';
export const BATCH = 'application/cloudevents-batch+json';
export const CODES = new Map(rules().map(({ rule, code }) => [rule, code]));

export const badOption = (error) => error instanceof CdEventError && error.code === 'bad-option';

/** Headers and body of the event in binary mode, with other headers laid over them; `undefined` takes one out. */
export function binary(headers = {}, body = release()) {
  const message = toCloudEvent(release(), { mode: 'binary' });
  return {
    headers: { ...message.headers, ...headers },
    body: typeof body === 'object' && !(body instanceof Uint8Array) ? json(body) : body,
  };
}

/** Rule, severity and pointer of each finding. */
export const short = ({ diagnostics }) =>
  diagnostics.map(({ rule, severity, pointer }) => `${rule} ${severity} ${pointer}`);

/** That the report is whole: known codes, one-line messages, pointers into the message, ranges inside the body. */
export function assertWhole(report, body = '') {
  assert.ok(['valid', 'invalid', 'unchecked'].includes(report.outcome));
  if (report.outcome !== 'valid') assert.ok(report.diagnostics.length > 0, json(report));
  if (report.outcome === 'unchecked') assert.ok(report.diagnostics.some(({ severity }) => severity === 'error'));
  for (const found of report.diagnostics) {
    assert.equal(found.code, CODES.get(found.rule), found.rule);
    assert.match(found.message, /^[^\n\r]+$/);
    assert.match(found.pointer, /^\/headers(?:\/|$)|^\/body(?:\/|$)/);
    assert.equal(found.pointer.startsWith('/headers') && found.range !== undefined, false, json(found));
    const { range } = found;
    if (range !== undefined && typeof body === 'string') {
      assert.ok(
        0 <= range.start.offset && range.start.offset <= range.end.offset && range.end.offset <= body.length,
        json(found),
      );
    }
    for (const { start, end } of found.fix?.edits ?? []) {
      if (typeof body === 'string') assert.ok(0 <= start && start <= end && end <= body.length, json(found));
    }
  }
  for (const { pointer } of report.events) assert.match(pointer, /^\/body(?:\/|$)/);
}
