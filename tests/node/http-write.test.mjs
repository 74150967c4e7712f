import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, cloudEvent, draft, json, RELEASE_TYPE, release } from '../support/events.mjs';
import { numbers } from '../support/random.mjs';
import {
  assertWhole,
  BATCH,
  catalog,
  construct,
  fromHttp,
  MODES,
  STRUCTURED,
  short,
  toCloudEvent,
  validate,
} from './messages.mjs';

test('what is sent, in each mode', () => {
  const event = { ...release(), subject: { ...release().subject, id: 'Lauf "42" – 100 %' } };
  const attributes = {
    specversion: '1.0',
    id: event.context.id,
    source: '/ci',
    type: RELEASE_TYPE,
    subject: event.subject.id,
    time: event.context.timestamp,
    datacontenttype: 'application/json',
  };
  assert.deepEqual(toCloudEvent(event, { mode: 'binary' }), {
    headers: {
      'ce-specversion': '1.0',
      'ce-id': event.context.id,
      'ce-source': '/ci',
      'ce-type': RELEASE_TYPE,
      'ce-subject': 'Lauf%20%2242%22%20%E2%80%93%20100%20%25',
      'ce-time': event.context.timestamp,
      'content-type': 'application/json',
    },
    body: json(event),
  });
  assert.deepEqual(toCloudEvent(event, { mode: 'structured' }), {
    headers: { 'content-type': STRUCTURED },
    body: json({ ...attributes, data: event }),
  });
  assert.deepEqual(toCloudEvent(event, { mode: 'batch' }), {
    headers: { 'content-type': BATCH },
    body: json([{ ...attributes, data: event }]),
  });
  // The drafts are their attributes.
  const { headers, body } = toCloudEvent({ ...draft(), data: { a: 1 } }, { mode: 'binary' });
  assert.equal(body, '{"a":1}');
  assert.equal(headers['ce-pipelinerunid'], 'run-42');
  assert.equal(headers['ce-time'], draft().timestamp);
  assert.deepEqual(toCloudEvent(draft(), { mode: 'binary' }).body, '');
});

test('every example of the catalogue comes back with the findings that it has by itself, in every mode', () => {
  const plain = ({ code, severity }) => `${code} ${severity}`;
  let count = 0;
  for (const { id, events } of catalog().vocabularies) {
    for (const { type, example } of events) {
      count += 1;
      const own = validate(example);
      for (const mode of MODES) {
        const message = toCloudEvent(example, { mode });
        assert.ok(
          Object.entries(message.headers).every(
            ([name, value]) => /^[a-z0-9-]+$/.test(name) && /^[\x21-\x7e]*$/.test(value),
          ),
          json(message.headers),
        );
        for (const body of [message.body, bytes(message.body)]) {
          const report = fromHttp({ ...message, body });
          const name = `${id} ${type} ${mode}`;
          assertWhole(report, body);
          assert.equal(report.outcome, own.outcome, `${name}: ${json(report.diagnostics)}`);
          assert.deepEqual(report.diagnostics.map(plain), own.diagnostics.map(plain), name);
          const { pointer, envelope, outcome, ...info } = report.events[0];
          const { pointer: _pointer, envelope: _envelope, outcome: _outcome, ...known } = own.event;
          assert.deepEqual(info, known, name);
          assert.equal(envelope, mode, name);
          assert.equal(report.event === null, mode === 'batch');
        }
        // Sent on from an envelope, it is the same message.
        if (mode === 'structured') {
          assert.equal(toCloudEvent(message.body, { mode: 'structured' }).body, message.body);
          assert.deepEqual(toCloudEvent(message.body, { mode: 'binary' }), toCloudEvent(example, { mode: 'binary' }));
          assert.equal(toCloudEvent(message.body, { mode: 'batch' }).body, `[${message.body}]`);
        }
      }
    }
  }
  assert.equal(count, 440);
});

test('strings of any letters survive the headers', () => {
  const letters = [
    'a',
    'Z',
    '0',
    ' ',
    '"',
    '%',
    '%41',
    '\\',
    ',',
    ', ',
    '\t',
    '\n',
    '\r\n',
    '\0',
    '\x7f',
    'é',
    '€',
    '😀',
    '​',
    '‮',
    '`',
    "'",
    '~',
    '/',
    '(',
    '=',
  ];
  const next = numbers(7).below;
  for (let round = 0; round < 2000; round += 1) {
    let id = '';
    for (let left = 1 + next(8); left > 0; left -= 1) id += letters[next(letters.length)];
    const event = release();
    event.subject.id = id;
    event.context.id = id;
    for (const mode of MODES) {
      const message = toCloudEvent(event, { mode });
      assert.ok(
        Object.values(message.headers).every((value) => /^[\x21-\x7e]*$/.test(value)),
        json(message.headers),
      );
      const report = fromHttp(message);
      assert.equal(report.outcome, 'valid', `${json(id)} ${mode} ${json(report.diagnostics)}`);
      assert.deepEqual(report.diagnostics, []);
      assert.deepEqual([report.events[0].id, report.events[0].subjectId], [id, id]);
    }
  }
});

test('what is no event is not sent', () => {
  for (const input of [
    '',
    '{',
    '{}',
    '5',
    'null',
    {},
    5,
    null,
    undefined,
    10n,
    { specversion: '1.0', type: 'com.example', id: '1', source: '/' },
    json(release()).slice(0, -1),
    '['.repeat(1000),
  ]) {
    for (const mode of MODES) assert.equal(toCloudEvent(input, { mode }), null, String(input));
  }
  // An array is a batch, and nothing of it may get lost.
  for (const mode of ['structured', 'binary']) assert.equal(toCloudEvent([release()], { mode }), null);
  assert.equal(toCloudEvent([release(), {}], { mode: 'batch' }), null);
  assert.equal(toCloudEvent([], { mode: 'batch' }).body, '[]');
  assert.equal(
    toCloudEvent([release(), cloudEvent(), draft()], { mode: 'batch' }).body,
    json([cloudEvent(), cloudEvent(), JSON.parse(toCloudEvent(draft(), { mode: 'structured' }).body)]),
  );
  assert.equal(fromHttp(toCloudEvent([release(), draft()], { mode: 'batch' })).outcome, 'valid');
});

test('an event goes into the envelope letter by letter', () => {
  const text = ` ${json(release()).slice(0, -1)}, "customData": [1.0, 1e400, 12345678901234567890123]}\n`;
  assert.equal(toCloudEvent(text, { mode: 'binary' }).body, text);
  for (const mode of MODES)
    assert.ok(
      toCloudEvent(bytes(`\ufeff${text}`), { mode }).body.includes('[1.0, 1e400, 12345678901234567890123]'),
      mode,
    );
  // Invalid ones too: the receiver gets a report.
  const lacking = { ...release(), subject: { content: {} } };
  const report = fromHttp(toCloudEvent(lacking, { mode: 'binary' }));
  assert.deepEqual(short(report), ['envelope-missing error /headers', 'missing-field error /body/subject']);
});

test('a list in the draft becomes one attribute', () => {
  const failed = { ...draft(), pipelineRunStatus: 'Error', pipelineRunErrors: ['no space', 'no time'] };
  assert.equal(toCloudEvent(failed, { mode: 'binary' }).headers['ce-pipelinerunerrors'], 'no%20space;%20no%20time');
  const empty = toCloudEvent({ ...failed, pipelineRunErrors: [] }, { mode: 'binary' });
  assert.equal('ce-pipelinerunerrors' in empty.headers, false);
  for (const mode of MODES)
    assert.deepEqual(fromHttp(toCloudEvent(failed, { mode })).diagnostics, validate(failed).diagnostics);
  assert.equal(construct(failed.type, failed, { envelope: 'structured' }).event.pipelinerunerrors, 'no space; no time');
});

test('an envelope becomes headers with all that it has', () => {
  const envelope = {
    ...cloudEvent(),
    traceparent: '00-a',
    retries: 3,
    urgent: true,
    nothing: null,
    datacontenttype: 'text/plain',
    dataschema: 'https://example.com/é',
  };
  const { headers, body } = toCloudEvent(envelope, { mode: 'binary' });
  assert.deepEqual(
    [
      headers['ce-traceparent'],
      headers['ce-retries'],
      headers['ce-urgent'],
      headers['ce-nothing'],
      headers['content-type'],
      headers['ce-dataschema'],
    ],
    ['00-a', '3', 'true', undefined, 'application/json', 'https://example.com/%C3%A9'],
  );
  assert.equal(body, json(release()));
  const sdk = {
    specversion: '1.0',
    type: 'cd.repository.created.v1',
    id: '1',
    source: '/s',
    repositoryid: 'r',
    repositoryname: '',
    repositoryurl: 'https://example.com',
    datacontenttype: 'text/plain\r\nx: y',
    data: 'text',
  };
  const sent = toCloudEvent(sdk, { mode: 'binary' });
  assert.deepEqual(
    [sent.headers['content-type'], sent.headers['ce-repositoryname'], sent.body],
    ['text/plain%0D%0Ax: y', '', 'text'],
  );
  const encoded = { ...cloudEvent(), data: undefined, data_base64: Buffer.from(json(release())).toString('base64') };
  assert.equal(fromHttp(toCloudEvent(encoded, { mode: 'binary' })).outcome, 'valid');
  assert.equal(toCloudEvent({ ...encoded, data_base64: '/w==' }, { mode: 'binary' }), null);
  const named = toCloudEvent({ ...cloudEvent(), 'x: y\r\nz': 'v' }, { mode: 'binary' });
  assert.ok(
    Object.keys(named.headers).every((name) => /^[\w!#$%&'*+.^`|~-]+$/.test(name)),
    json(named.headers),
  );
});
