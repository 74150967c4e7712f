// Events over HTTP: what is read out of a message, where things are found in it, and what is sent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, cloudEvent, draft, json, RELEASE_TYPE, release } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';
import { numbers } from '../support/random.mjs';

const { applyFixes, catalog, CdEventError, construct, fromHttp, rules, toCloudEvent, validate } = cdevents;

const MODES = ['structured', 'binary', 'batch'];
const STRUCTURED = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
const CODES = new Map(rules().map(({ rule, code }) => [rule, code]));

const badOption = (error) => error instanceof CdEventError && error.code === 'bad-option';

/** Headers and body of the event in binary mode, with other headers laid over them; `undefined` takes one out. */
function binary(headers = {}, body = release()) {
  const message = toCloudEvent(release(), { mode: 'binary' });
  return {
    headers: { ...message.headers, ...headers },
    body: typeof body === 'object' && !(body instanceof Uint8Array) ? json(body) : body,
  };
}

/** Rule, severity and pointer of each finding. */
const short = ({ diagnostics }) => diagnostics.map(({ rule, severity, pointer }) => `${rule} ${severity} ${pointer}`);

/** That the report is whole: known codes, one-line messages, pointers into the message, ranges inside the body. */
function assertWhole(report, body = '') {
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

test('an event in binary mode', () => {
  const report = fromHttp(binary());
  assert.deepEqual(report, {
    outcome: 'valid',
    event: { ...validate(json(release())).event, envelope: 'binary', pointer: '/body' },
    events: [report.event],
    diagnostics: [],
    omitted: 0,
  });
});

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

test('faults in the event have the same places and fixes in the body as by themselves', () => {
  const faults = [
    (event) => delete event.context.id,
    (event) => delete event.subject,
    (event) => (event.subject.content.outcome = 'sucess'),
    (event) => (event.subject.content.outcom = 'success'),
    (event) => (event.subject.content.uri = 'no uri'),
    (event) => (event.context.timestamp = 'yesterday'),
    (event) => (event.context.specversion = 'banana'),
    (event) => (event.context.version = '0.5.1'),
    (event) => (event.customData = '😀'),
    (event) => (event.context.chainId = 7),
  ];
  for (const [index, fault] of faults.entries()) {
    const event = release();
    fault(event);
    for (const text of [
      json(event),
      JSON.stringify(event, null, 2),
      JSON.stringify(event, null, '\t').replaceAll('\n', '\r\n'),
      `\r\n ${json(event)} \r`,
      `\ufeff${json(event)}`,
    ]) {
      const own = validate(text);
      for (const body of [text, bytes(text)]) {
        const report = fromHttp({ ...binary(), body });
        assertWhole(report, body);
        const inside = report.diagnostics.filter(({ pointer }) => pointer.startsWith('/body'));
        // The envelope is not the event's fault, and the other way round.
        const wanted = own.diagnostics.map((found) => ({ ...found, pointer: `/body${found.pointer}` }));
        const strip = (list) =>
          list.filter(({ rule }) => rule !== 'envelope-mismatch').map(({ related, ...rest }) => rest);
        assert.deepEqual(strip(inside), strip(wanted), `${index} ${json(text)}`);
        if (typeof body === 'string') assert.equal(applyFixes(body, report), applyFixes(text, own));
      }
    }
  }
});

test('CE01 to CE10: each rule of the binding, with both places', () => {
  const { context, subject } = release();
  const cases = [
    ['CE01', { 'ce-specversion': '0.3' }, 'not-in-enum error /headers/ce-specversion'],
    ['CE01', { 'ce-specversion': undefined }, 'envelope-missing error /headers'],
    ['CE02', { 'ce-id': 'other' }, 'envelope-mismatch error /body/context/id', '/headers/ce-id', [context.id, 'other']],
    [
      'CE03',
      { 'ce-source': '/other' },
      'envelope-mismatch error /body/context/source',
      '/headers/ce-source',
      ['/ci', '/other'],
    ],
    [
      'CE04',
      { 'ce-type': 'dev.cdevents.build.queued.0.3.0' },
      'envelope-mismatch error /body/context/type',
      '/headers/ce-type',
      [RELEASE_TYPE, 'dev.cdevents.build.queued.0.3.0'],
    ],
    [
      'CE05',
      { 'ce-subject': 'other' },
      'envelope-mismatch error /body/subject/id',
      '/headers/ce-subject',
      [subject.id, 'other'],
    ],
    ['CE05', { 'ce-subject': undefined }, 'envelope-missing error /headers'],
    [
      'CE06',
      { 'ce-time': '2026-03-14T09:31:48Z' },
      'envelope-mismatch error /body/context/timestamp',
      '/headers/ce-time',
      [context.timestamp, '2026-03-14T09:31:48Z'],
    ],
    ['CE06', { 'ce-time': undefined }, 'envelope-missing error /headers'],
    ['CE06', { 'ce-time': 'noon' }, 'bad-date-time error /headers/ce-time'],
    ['CE07', { 'content-type': 'text/plain' }, 'content-type error /headers/content-type'],
    ['CE09', { 'ce-dataschema': 'https://example.com/schema' }, 'data-schema note /headers/ce-dataschema'],
  ];
  for (const [name, headers, wanted, related, words] of cases) {
    const report = fromHttp(binary(headers));
    assertWhole(report, binary().body);
    assert.deepEqual(short(report), [wanted], name);
    assert.equal(report.outcome, wanted.includes(' note ') ? 'valid' : 'invalid', name);
    const [found] = report.diagnostics;
    if (related !== undefined) {
      assert.deepEqual(
        found.related,
        [{ message: `the header \`${related.slice('/headers/'.length)}\``, pointer: related }],
        name,
      );
      const [inside, outside] = words;
      assert.equal(
        found.message,
        `found \`${inside}\` in the event and \`${outside}\` in the headers as \`${related.slice('/headers/'.length)}\``,
      );
      const { start, end } = found.range;
      assert.equal(binary().body.slice(start.offset, end.offset), json(inside));
      // It would change a header, which is not in the text.
      assert.equal(found.fix, undefined);
    }
    assert.ok(!/envelope|`data|`datacontenttype`/.test(found.message), found.message);
  }
  assert.equal(
    fromHttp(binary({ 'ce-time': undefined })).diagnostics[0].message,
    '`ce-time` is missing from the headers',
  );
  assert.equal(
    fromHttp(binary({ 'ce-specversion': undefined })).diagnostics[0].message,
    '`ce-specversion` is missing from the headers',
  );
  assert.equal(fromHttp(binary({ 'ce-time': '2026-03-14T10:31:47+01:00' })).outcome, 'valid', 'the same instant');

  // CE08: the data is the event, not its fields.
  for (const body of [release().subject.content, [], 'text', 5, null]) {
    const report = fromHttp(binary({}, json(body)));
    assert.deepEqual([report.outcome, ...short(report)], ['invalid', 'not-an-event error /body'], json(body));
    assert.ok(!/`data`/.test(report.diagnostics[0].message + report.diagnostics[0].help), json(report.diagnostics));
  }
  // CE10: an error in an envelope, a warning in a bare event.
  const custom = { ...release(), customData: 'no base64!', customDataContentType: 'text/plain' };
  assert.deepEqual(short(fromHttp(binary({}, custom))), ['bad-base64 error /body/customData']);
  assert.deepEqual(short(fromHttp({ headers: {}, body: json(custom) })), ['bad-base64 warning /body/customData']);
});

test('headers missing altogether are told one by one', () => {
  const { headers, body } = binary();
  for (const name of Object.keys(headers).filter((each) => each.startsWith('ce-'))) {
    const { [name]: _gone, ...rest } = headers;
    const report = fromHttp({ headers: rest, body });
    assert.equal(report.outcome, 'invalid', name);
    assert.deepEqual(
      report.diagnostics.map(({ message }) => message),
      [`\`${name}\` is missing from the headers`],
    );
    const only = fromHttp({ headers: { [name]: headers[name] }, body });
    assert.deepEqual([only.outcome, only.event.envelope, only.diagnostics.length], ['invalid', 'binary', 5], name);
  }
  for (const mode of ['draft', 'sig-v1']) {
    const { example } = catalog().vocabularies.find(({ id }) => id === mode).events[0];
    const message = toCloudEvent(example, { mode: 'binary' });
    for (const name of ['ce-specversion', 'ce-id', 'ce-source']) {
      const { [name]: _gone, ...rest } = message.headers;
      const report = fromHttp({ ...message, headers: rest });
      assert.equal(report.outcome, 'invalid');
      assert.deepEqual(
        report.diagnostics.filter(({ severity }) => severity === 'error').map(({ message: words }) => words),
        [`\`${name}\` is missing from the headers`],
        mode,
      );
    }
  }
});

test('a CloudEvent that is no event we know is not judged', () => {
  const other = fromHttp({
    headers: { 'ce-specversion': '1.0', 'ce-id': '1', 'ce-source': '/', 'ce-type': 'com.example.other' },
    body: '{}',
  });
  assert.deepEqual(
    [other.outcome, other.event, ...short(other)],
    ['unchecked', null, 'not-an-event error /headers/ce-type'],
  );
  const nothing = fromHttp({ headers: { 'ce-id': '1' }, body: '{}' });
  assert.deepEqual([nothing.outcome, ...short(nothing)], ['unchecked', 'not-an-event error /headers']);
  assert.equal(nothing.diagnostics[0].message, 'found no `ce-type` in the headers and no event in the body');
});

test('names come in any case, and headers as an object, a Headers or a Map', () => {
  const { headers, body } = binary();
  const wanted = json(fromHttp({ headers, body }));
  const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
  const titled = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
      [value],
    ]),
  );
  const others = { Host: 'example.com', 'X-Number': 5, Nothing: null, Accept: ['a', 'b'] };
  for (const each of [
    upper,
    titled,
    { ...others, ...headers },
    new Headers(headers),
    new Map(Object.entries(titled)),
    Object.assign(Object.create(null), headers),
  ]) {
    assert.equal(json(fromHttp({ headers: each, body })), wanted);
  }
});

test('attributes are unquoted and percent-decoded once', () => {
  const cases = [
    ['a%20b', 'a b'],
    ['%e2%82%ac', '€'],
    ['%E2%82%AC%F0%9F%98%80', '€😀'],
    ['%2541', '%41'],
    ['"a b"', 'a b'],
    ['"a \\"b\\" \\\\"', 'a "b" \\'],
    ['"%41"', 'A'],
    ['  plain\t', 'plain'],
    ['%00', '\0'],
    ['a,b', 'a,b'],
  ];
  for (const [header, id] of cases) {
    const event = release();
    event.subject.id = id;
    const report = fromHttp(binary({ 'ce-subject': header }, event));
    assert.deepEqual([report.outcome, report.diagnostics], ['valid', []], header);
  }
  const wrong = [
    ['a b', 'a b', 'header-encoding warning /headers/ce-subject', 'valid'],
    ['a, b', 'a, b', 'header-encoding warning /headers/ce-subject', 'valid'],
    ['grün', 'grün', 'header-encoding warning /headers/ce-subject', 'valid'],
    ['100%', '100%', 'header-encoding warning /headers/ce-subject', 'valid'],
    ['a"b', 'a"b', 'header-encoding warning /headers/ce-subject', 'valid'],
    ['%C0%A0', '%C0%A0', 'header-encoding error /headers/ce-subject', 'invalid'],
    ['%ed%a0%80', '%ed%a0%80', 'header-encoding error /headers/ce-subject', 'invalid'],
    ['a\r\nce-id: b', 'a\r\nce-id: b', 'header-encoding error /headers/ce-subject', 'invalid'],
    ['a\0', 'a\0', 'header-encoding error /headers/ce-subject', 'invalid'],
  ];
  for (const [header, id, found, outcome] of wrong) {
    const event = release();
    event.subject.id = id;
    const report = fromHttp(binary({ 'ce-subject': header }, event));
    assertWhole(report);
    assert.deepEqual([report.outcome, ...short(report)], [outcome, found], header);
    if (outcome === 'valid')
      assert.equal(fromHttp(binary({ 'ce-subject': header }, event), { strict: true }).outcome, 'invalid');
  }
});

test('a header that came twice is not lost', () => {
  const id = release().context.id;
  for (const headers of [
    { 'ce-id': [id, 'other'] },
    { 'CE-Id': 'other' },
    { 'ce-traceparent': ['a', 'a'] },
    { 'content-type': ['application/json', 'text/plain'] },
  ]) {
    const report = fromHttp(binary(headers));
    const name = Object.keys(headers)[0].toLowerCase();
    assert.equal(report.outcome, 'invalid');
    assert.equal(short(report)[0], `duplicate-member error /headers/${name}`);
    assert.equal(report.diagnostics[0].message, `found \`${name}\` twice in one message`);
  }
  const joined = new Headers(binary().headers);
  joined.append('ce-id', id);
  assert.deepEqual(
    [
      fromHttp({ headers: joined, body: binary().body }).outcome,
      ...short(fromHttp({ headers: joined, body: binary().body })),
    ],
    ['invalid', 'header-encoding warning /headers/ce-id', 'envelope-mismatch error /body/context/id'],
  );
  joined.set('ce-id', id);
  joined.append('Content-Type', 'text/plain');
  assert.deepEqual(short(fromHttp({ headers: joined, body: binary().body })), [
    'duplicate-member error /headers/content-type',
  ]);
  assert.equal(fromHttp(binary({ 'content-type': 'application/json; note="a, b"' })).outcome, 'valid');
  assert.equal(fromHttp(binary({ 'ce-traceparent': [] })).outcome, 'valid');
});

test('names that are no attribute’s, and attributes that the body already is', () => {
  const cases = {
    'ce-data': 'attribute-name',
    'ce-data_base64': 'attribute-name',
    'ce-datacontenttype': 'attribute-name',
    'ce-my-name': 'attribute-name',
    'ce-__proto__': 'attribute-name',
    'ce-': 'attribute-name',
    'ce-a/b~c': 'attribute-name',
  };
  for (const [name, rule] of Object.entries(cases)) {
    const report = fromHttp(binary({ [name]: '{}' }));
    assert.deepEqual(
      [report.outcome, ...short(report)],
      ['invalid', `${rule} error /headers/${name.replace('~', '~0').replace('/', '~1')}`],
      name,
    );
  }
  assert.equal({}.polluted, undefined);
  assert.equal(fromHttp(binary({ 'ce-traceparent': '00-a-b-01', 'ce-context': 'x' })).outcome, 'valid');
});

test('media types', () => {
  const body = json(release());
  for (const type of [
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
    'application/json; charset=us-ascii',
    'application/vnd.ci+json',
    'text/json',
    undefined,
  ]) {
    assert.deepEqual(fromHttp(binary({ 'content-type': type })).diagnostics, [], type);
    assert.deepEqual(
      fromHttp({ headers: type === undefined ? {} : { 'Content-Type': type }, body }).diagnostics,
      [],
      type,
    );
  }
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'nonsense',
    'application/xml; charset=utf-8',
  ]) {
    for (const headers of [binary().headers, {}]) {
      const report = fromHttp({ headers: { ...headers, 'content-type': type }, body });
      assert.deepEqual(
        [report.outcome, report.event.outcome, ...short(report)],
        ['invalid', 'invalid', 'content-type error /headers/content-type'],
        type,
      );
      assert.match(report.diagnostics[0].message, /as `content-type`, where the (data|body) is JSON$/);
    }
  }
  for (const type of [`${STRUCTURED}; charset=utf-8`, STRUCTURED.toUpperCase()]) {
    const report = fromHttp({ headers: { 'content-type': type, 'ce-id': 'a copy' }, body: json(cloudEvent()) });
    assert.deepEqual(
      [report.outcome, report.event.envelope, report.event.pointer, report.diagnostics],
      ['valid', 'structured', '/body/data', []],
    );
  }
  const batch = fromHttp({
    headers: { 'content-type': `${BATCH};charset=utf-8` },
    body: json([cloudEvent(), cloudEvent()]),
  });
  assert.deepEqual(
    [batch.outcome, batch.event, batch.events.map(({ envelope, pointer }) => `${envelope} ${pointer}`)],
    ['valid', null, ['batch /body/0/data', 'batch /body/1/data']],
  );
  assert.equal(fromHttp({ headers: { 'content-type': BATCH }, body: '[]' }).outcome, 'valid');
  assert.deepEqual(short(fromHttp({ headers: { 'content-type': 'application/cloudevents+avro' }, body })), [
    'content-type error /headers/content-type',
  ]);
  // Not JSON at all, under a type that is not JSON: there is nothing to contradict.
  assert.deepEqual(short(fromHttp({ headers: { 'content-type': 'text/html' }, body: '<html>' })), [
    'json-syntax error /body',
  ]);
});

test('a body that contradicts its media type is invalid there', () => {
  const cases = [
    [STRUCTURED, [cloudEvent()]],
    [STRUCTURED, []],
    [STRUCTURED, release()],
    [STRUCTURED, draft()],
    [BATCH, cloudEvent()],
    [BATCH, {}],
    [BATCH, release()],
    [BATCH, [cloudEvent(), release()]],
    [BATCH, 5],
  ];
  for (const [type, value] of cases) {
    for (const body of [json(value), bytes(` \n${json(value)}`)]) {
      const report = fromHttp({ headers: { 'content-type': type }, body });
      assertWhole(report, body);
      assert.equal(report.outcome, 'invalid', `${type} ${json(value)}`);
      assert.equal(short(report)[0], 'content-type error /headers/content-type');
    }
  }
  // What is no JSON, or too large, is not judged.
  for (const [type, body] of [
    [BATCH, '{'],
    [STRUCTURED, '[1,'],
    [STRUCTURED, ''],
    [BATCH, `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`],
  ]) {
    const report = fromHttp({ headers: { 'content-type': type }, body });
    assert.equal(report.outcome, 'unchecked');
    assert.ok(
      short(report).every((found) => found.includes(' /body')),
      short(report).join(),
    );
  }
  assert.equal(
    fromHttp({ headers: { 'content-type': STRUCTURED }, body: json([cloudEvent()]) }, { limits: { bytes: 10 } })
      .outcome,
    'unchecked',
  );
});

test('the caller says how bad the findings of a rule are, here too', () => {
  const body = json(release());
  const twice = binary({ 'ce-traceparent': ['a', 'b'] });
  const cases = [
    [twice, { 'duplicate-member': 'off' }, 'valid', []],
    [twice, { 'duplicate-member': 'note' }, 'valid', ['duplicate-member note /headers/ce-traceparent']],
    [binary({ 'ce-x': 'a b' }), { 'header-encoding': 'error' }, 'invalid', ['header-encoding error /headers/ce-x']],
    [
      binary({ 'content-type': 'text/plain' }),
      { 'content-type': 'warning' },
      'valid',
      ['content-type warning /headers/content-type'],
    ],
    [binary({ 'content-type': 'text/plain' }), { 'content-type': 'off' }, 'valid', []],
    [binary({ 'ce-id': 'other' }), { 'envelope-mismatch': 'off' }, 'valid', []],
    [
      { headers: { 'content-type': 'text/plain' }, body },
      { 'content-type': 'note' },
      'valid',
      ['content-type note /headers/content-type'],
    ],
    [{ headers: { 'content-type': STRUCTURED }, body }, { 'content-type': 'off' }, 'valid', []],
    [
      { headers: { 'content-type': BATCH }, body: json(cloudEvent()) },
      { 'content-type': 'warning' },
      'valid',
      ['content-type warning /headers/content-type'],
    ],
    // Without a finding nobody would know why nothing was decided.
    [
      { headers: { 'content-type': 'a/b; charset=c' }, body },
      { 'content-type': 'off' },
      'unchecked',
      ['content-type error /headers/content-type'],
    ],
  ];
  for (const [message, levels, outcome, found] of cases) {
    const report = fromHttp(message, { rules: levels });
    assert.deepEqual(
      [report.outcome, report.events.every((event) => event.outcome === outcome), short(report)],
      [outcome, true, found],
      json(levels),
    );
    if (found[0]?.includes(' warning '))
      assert.equal(fromHttp(message, { rules: levels, strict: true }).outcome, 'invalid');
  }
  const marked = { headers: binary().headers, body: `\ufeff${body}` };
  assert.deepEqual(
    [
      fromHttp(marked).outcome,
      fromHttp(marked, { strict: true }).outcome,
      fromHttp(marked, { strict: true, rules: { 'byte-order-mark': 'note' } }).outcome,
    ],
    ['valid', 'invalid', 'valid'],
  );
});

test('charsets', () => {
  const event = release();
  event.subject.id = 'grün';
  const text = json(event);
  const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  for (const name of ['latin1', 'iso-8859-1', '"ISO-8859-1"']) {
    const report = fromHttp({
      headers: {
        ...binary({ 'ce-subject': 'gr%C3%BCn' }).headers,
        'content-type': `application/json; charset=${name}`,
      },
      body: latin,
    });
    assert.deepEqual([report.outcome, report.diagnostics, report.event.subjectId], ['valid', [], 'grün'], name);
  }
  const wrong = fromHttp({ ...binary(), body: latin });
  assert.deepEqual([wrong.outcome, short(wrong)[0]], ['unchecked', 'invalid-utf8 error /body/subject/id']);
  for (const body of [text, latin]) {
    for (const type of ['application/json; charset=klingon', `${STRUCTURED}; charset=utf-16`]) {
      const report = fromHttp({ headers: { 'content-type': type }, body });
      assert.deepEqual([report.outcome, ...short(report)], ['unchecked', 'content-type error /headers/content-type']);
    }
  }
});

test('a broken body is judged as it is by itself', () => {
  const whole = json(release());
  for (const text of [
    whole.slice(0, -1),
    whole.replace(',', ',,'),
    `${whole}x`,
    '{',
    ' ',
    'nothing',
    `${whole.slice(0, -1)},}`,
    '\ufeff',
  ]) {
    const own = validate(text);
    const report = fromHttp({ ...binary(), body: text });
    assertWhole(report, text);
    assert.equal(report.outcome, 'unchecked');
    assert.deepEqual(
      report.diagnostics.map(({ rule, pointer, range }) => ({ rule, pointer, range })),
      own.diagnostics.map(({ rule, pointer, range }) => ({ rule, pointer: `/body${pointer}`, range })),
    );
    assert.deepEqual(
      report.events.map(({ envelope }) => envelope),
      own.events.map(() => 'binary'),
    );
  }
  const empty = fromHttp({ ...binary(), body: '' });
  assert.deepEqual(
    [empty.outcome, empty.diagnostics.map(({ pointer, message }) => `${pointer} ${message}`)],
    ['invalid', ['/body the body is empty']],
  );
  assert.equal(fromHttp({ ...binary(), body: '' }, { release: '0.5.1' }).outcome, 'invalid');
  assert.deepEqual(json(fromHttp({ headers: binary().headers })), json(empty));
});

test('no body brings members into the envelope', () => {
  const { headers } = binary({ 'ce-id': 'the header' });
  const good = release().context.id;
  const bodies = [
    `${json(release())}, "id": "${good}"`,
    `${json(release())}} , {"id": "${good}"`,
    `${json(release())}}`,
    `1, "data": ${json(release())}`,
    `null}\n{"data": ${json(release())}`,
    `${json(release())}/* */`,
    `"x", "id": "${good}", "data": ${json(release())}`,
  ];
  for (const body of bodies) {
    const report = fromHttp({ headers, body });
    assert.equal(report.outcome, 'unchecked', body);
    assertWhole(report, body);
  }
  // And no header into the body.
  const report = fromHttp(binary({ 'ce-x': '","data":{"context":{}},"y":"', 'ce-y","data":{},"z': '1' }));
  assert.equal(report.outcome, 'invalid');
  assert.equal(report.event.id, good);
  assert.equal(
    fromHttp({ headers: { ...headers, 'ce-id': undefined, 'ce-data': json(release()) }, body: '{}' }).outcome,
    'invalid',
  );
});

test('the limits are those of the body', () => {
  const body = json(release());
  const { length } = body;
  for (const headers of [{}, binary().headers, { ...binary().headers, 'ce-subject': 'x'.repeat(1000) }]) {
    assert.notEqual(fromHttp({ headers, body }, { limits: { bytes: length } }).outcome, 'unchecked');
    for (const given of [body, bytes(body)]) {
      const over = fromHttp({ headers, body: given }, { limits: { bytes: length - 1 } });
      assert.deepEqual(
        [over.outcome, short(over).some((found) => found.startsWith('limit-bytes error /body'))],
        ['unchecked', true],
      );
    }
    assert.notEqual(fromHttp({ headers, body }, { limits: { depth: 3 } }).outcome, 'unchecked');
    const deep = fromHttp({ headers, body }, { limits: { depth: 2 } });
    assert.deepEqual([deep.outcome, short(deep).at(-1)], ['unchecked', 'limit-depth error /body/subject/content']);
  }
  const many = fromHttp(binary({ 'ce-data': '1', 'ce-id': 'x', 'ce-source': '/x', 'ce-subject': 'x' }), {
    maxDiagnostics: 2,
  });
  assert.deepEqual([many.outcome, many.diagnostics.length, many.omitted], ['invalid', 2, 2]);
  const none = fromHttp(binary({ 'content-type': 'text/plain' }), { maxDiagnostics: 0 });
  assert.deepEqual([none.outcome, none.diagnostics.length, none.omitted], ['invalid', 0, 1]);
  assert.equal(fromHttp({ headers: binary().headers, body: `${' '.repeat(20 * 1024 * 1024)}` }).outcome, 'unchecked');
});

test('data that is no JSON, where the attributes are the event', () => {
  const message = toCloudEvent(draft(), { mode: 'binary' });
  for (const body of ['plain text', bytes('plain'), Uint8Array.of(0xff, 0xfe), '', '"']) {
    const report = fromHttp({ headers: { ...message.headers, 'content-type': 'text/plain' }, body });
    assert.deepEqual(
      [report.outcome, report.event.vocabulary, report.event.envelope, report.diagnostics],
      ['valid', 'draft', 'binary', []],
    );
  }
  // An event that needs its data says so.
  const report = fromHttp({ ...binary({ 'content-type': 'text/plain' }), body: 'plain text' });
  assert.deepEqual(
    [report.outcome, ...short(report)],
    ['invalid', 'content-type error /headers/content-type', 'not-an-event error /body'],
  );
});

test('a bad message never throws, and says where', () => {
  const thrower = (name) =>
    Object.defineProperty({ 'ce-type': RELEASE_TYPE }, name, {
      enumerable: true,
      get() {
        throw null;
      },
    });
  const proxy = (handler) => new Proxy({}, handler);
  const no = () => {
    throw new Error('no');
  };
  const body = json(release());
  const cases = [
    [{ headers: null, body }, '/headers'],
    [{ body }, '/headers'],
    [{ headers: 5, body }, '/headers'],
    [{ headers: 'ce-id: x', body }, '/headers'],
    [{ headers: [['ce-id', 'x']], body }, '/headers'],
    [{ headers: proxy({ ownKeys: no }), body }, '/headers'],
    [{ headers: proxy({ get: no }), body }, '/headers'],
    [{ headers: thrower('CE-Id'), body }, '/headers/ce-id'],
    [{ headers: thrower('content-type'), body }, '/headers/content-type'],
    [
      {
        get headers() {
          throw undefined;
        },
        body,
      },
      '/headers',
    ],
    [
      {
        headers: {},
        get body() {
          throw 0;
        },
      },
      '/body',
    ],
    [{ headers: {}, body: 10n }, '/body'],
    [{ headers: {}, body: Symbol('b') }, '/body'],
    [{ headers: {}, body: () => 0 }, '/body'],
    [{ headers: { forEach: no }, body }, '/headers'],
  ];
  for (const [message, pointer] of cases) {
    const report = fromHttp(message);
    assertWhole(report);
    assert.deepEqual([report.outcome, report.diagnostics[0].pointer], ['unchecked', pointer]);
  }
  assert.equal(
    fromHttp({ headers: thrower('x-other'), body }).outcome,
    fromHttp({ headers: { 'ce-type': RELEASE_TYPE }, body }).outcome,
  );
  for (const value of [5, null, true, {}, [5], [null], Symbol('s'), 5n, () => 0, [['x']]]) {
    const report = fromHttp(binary({ 'ce-id': value }));
    assertWhole(report);
    assert.deepEqual([report.outcome, short(report)[0]], ['invalid', 'wrong-type error /headers/ce-id']);
  }
  assert.equal(
    fromHttp({ headers: binary().headers, body: release() }).outcome,
    'valid',
    'a body that was parsed already',
  );
});

test('bytes are taken for what they are, whatever the object says', () => {
  const text = json(release());
  class Loud extends Uint8Array {
    get length() {
      throw new Error('length');
    }
    findIndex() {
      throw new Error('findIndex');
    }
    subarray() {
      throw new Error('subarray');
    }
  }
  const lying = bytes(text);
  Object.defineProperties(lying, { length: { value: 1e9 }, rule: { value: 'x' }, severity: { value: 'error' } });
  const shared = new Uint8Array(new SharedArrayBuffer(text.length));
  shared.set(bytes(text));
  const offset = new Uint8Array(bytes(`xx${text}`).buffer, 2);
  for (const body of [Loud.from(bytes(text)), lying, shared, offset, Buffer.from(text), bytes(text).buffer]) {
    for (const type of ['application/json', 'application/json; charset=latin1']) {
      const report = fromHttp({ ...binary({ 'content-type': type }), body });
      assert.deepEqual([report.outcome, report.event.envelope, report.diagnostics], ['valid', 'binary', []]);
    }
    assert.equal(
      short(fromHttp({ headers: { 'content-type': BATCH }, body }))[0],
      'content-type error /headers/content-type',
    );
  }
  const detached = bytes(text);
  structuredClone(detached, { transfer: [detached.buffer] });
  assert.equal(fromHttp({ ...binary(), body: detached }).diagnostics[0].message, 'the body is empty');
});

test('a bad call throws', () => {
  for (const call of [
    () => fromHttp(),
    () => fromHttp(null),
    () => fromHttp('x'),
    () => fromHttp(5),
    () => fromHttp(binary(), { release: 'x' }),
    () => fromHttp(binary(), null),
    () => toCloudEvent(release()),
    () => toCloudEvent(release(), null),
    () => toCloudEvent(release(), {}),
    () => toCloudEvent(release(), { mode: 'none' }),
  ])
    assert.throws(call, badOption, String(call));
});

test('a thousand hostile messages, and the next one is judged as ever', () => {
  const next = numbers(42).below;
  const pick = (list) => list[next(list.length)];
  const names = [
    'ce-id',
    'CE-ID',
    'ce-type',
    'ce-source',
    'ce-time',
    'ce-specversion',
    'ce-subject',
    'ce-data',
    'ce-',
    'ce',
    'ce-"',
    'ce-\0',
    'ce-😀',
    'ce-\ud800',
    'content-type',
    'Content-Type',
    '__proto__',
    'constructor',
    'forEach',
    'ce-constructor',
    'ce-hasownproperty',
    'ce-pipelinerunid',
    'ce-context',
    '',
  ];
  const values = [
    '',
    ' ',
    '%',
    '%%',
    '%zz',
    '%ff',
    '%00',
    '"',
    '"\\',
    '"\\"',
    '\r\n',
    '\0',
    '\ud800',
    '😀',
    'x'.repeat(100_000),
    ' '.repeat(50_000),
    ','.repeat(50_000),
    '"'.repeat(50_000),
    '%20'.repeat(30_000),
    ', ',
    RELEASE_TYPE,
    '1.0',
    'CD.Pipeline.PipelineRun.Started',
    'cd.repository.created.v1',
    'application/json',
    STRUCTURED,
    BATCH,
    'application/json; charset=',
    `a/b;${' '.repeat(10_000)}charset`,
    ';;;',
    5,
    null,
    undefined,
    {},
    [],
    ['a', 'b'],
    [[]],
    NaN,
    Symbol.iterator,
    1n,
  ];
  const bodies = [
    '',
    '{}',
    '[]',
    'null',
    '{',
    '"',
    '\ufeff',
    '\ufeff{}',
    '\ud800',
    '"\ud800"',
    json(release()),
    json(cloudEvent()),
    json([cloudEvent()]),
    bytes(json(release())),
    Uint8Array.of(0xff),
    Uint8Array.of(0xef, 0xbb, 0xbf),
    '['.repeat(100_000),
    '[{"a":'.repeat(50_000),
    undefined,
    null,
    5,
    {},
    new ArrayBuffer(2),
    '{"__proto__":1}',
  ];
  for (let round = 0; round < 1000; round += 1) {
    const headers = {};
    for (let left = next(8); left > 0; left -= 1) {
      Object.defineProperty(headers, pick(names), { value: pick(values), enumerable: true, configurable: true });
    }
    const body = pick(bodies);
    const options = pick([
      undefined,
      { strict: true },
      { release: 'draft' },
      { release: 'sig-v1' },
      { release: '0.5.1' },
      { maxDiagnostics: 0, limits: { bytes: 5 } },
      { limits: { depth: 0 } },
      { maxDiagnostics: Infinity, limits: { bytes: Infinity, depth: Infinity } },
    ]);
    const report = fromHttp({ headers, body }, options);
    if (options?.maxDiagnostics !== 0) assertWhole(report, typeof body === 'string' ? body : null);
    assert.equal(json(fromHttp({ headers, body }, options)), json(report));
  }
  assert.equal(fromHttp(binary()).outcome, 'valid');
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
  // Invalid ones too: the receiver is told.
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
