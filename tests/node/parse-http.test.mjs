// `parseHttp`: the event that a message carries, in every mode.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cloudEvent, json, release } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';

const { catalog, fromHttp, is, parse, parseHttp, toCloudEvent } = cdevents;

test('every example comes back out of a message, in binary and structured mode', () => {
  for (const { id, events } of catalog().vocabularies) {
    for (const { type, example } of events) {
      for (const mode of ['binary', 'structured']) {
        const message = toCloudEvent(example, { mode });
        const { ok, event, report } = parseHttp(message);
        assert.deepEqual([ok, report], [true, fromHttp(message)], `${id} ${type} ${mode}`);
        // An event that is its attributes has them under the names that the structured form has.
        const wanted = parse(toCloudEvent(example, { mode: 'structured' }).body).event;
        assert.deepEqual(
          { ...event, datacontenttype: undefined },
          { ...wanted, datacontenttype: undefined },
          `${id} ${type} ${mode}`,
        );
      }
    }
  }
});

test('a bare event and one in base64 are read, and a batch or a wrong message has no event', () => {
  const bare = parseHttp({ headers: { 'Content-Type': 'application/json' }, body: Buffer.from(json(release())) });
  assert.deepEqual(bare.event, release());
  assert.ok(is(release().context.type, bare.event));
  const { data, ...attributes } = cloudEvent();
  const encoded = { ...attributes, data_base64: Buffer.from(json(data)).toString('base64') };
  const structured = { 'content-type': 'application/cloudevents+json' };
  assert.deepEqual(parseHttp({ headers: structured, body: json(encoded) }).event, data);
  const batch = { headers: { 'content-type': 'application/cloudevents-batch+json' }, body: json([cloudEvent()]) };
  assert.deepEqual([parseHttp(batch).ok, parseHttp(batch).event, fromHttp(batch).outcome], [false, null, 'valid']);
  const wrong = parseHttp({ headers: {}, body: '{}' });
  assert.deepEqual([wrong.ok, wrong.event, wrong.report.outcome], [false, null, 'unchecked']);
  assert.throws(() => parseHttp(7), { code: 'bad-option' });
});

test('attributes are decoded as CloudEvents writes them', () => {
  const headers = {
    'ce-specversion': '1.0',
    'ce-id': '"a \\"quoted\\" id"',
    'ce-source': '/ci',
    'ce-type': 'CD.Pipeline.PipelineRun.Started',
    'ce-time': '2026-03-14T09:26:53Z',
    'ce-pipelinerunid': 'run%2042',
    'ce-pipelinename': 'r%C3%A9lease',
    'ce-pipelinerunstatus': 'Running',
  };
  const { ok, event, report } = parseHttp({ headers: new Headers(headers), body: '' });
  assert.ok(ok, json(report.diagnostics));
  assert.deepEqual(
    [event.id, event.pipelinerunid, event.pipelinename, Object.hasOwn(event, 'data')],
    ['a "quoted" id', 'run 42', 'rélease', false],
  );
  assert.equal(report.event.subjectId, 'run 42');
  // What is not one quoted string is taken as it is, with a warning; the event has what the report has.
  for (const id of ['"a"b"', '"a\\"', '"', '""', '"\\%41"', '%22a%22']) {
    const odd = parseHttp({ headers: { ...headers, 'ce-pipelinerunid': id }, body: '' });
    assert.deepEqual([odd.ok, odd.event?.pipelinerunid ?? ''], [id !== '""', odd.report.event.subjectId ?? ''], id);
  }
});
