import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, cloudEvent, draft, json, RELEASE_TYPE, release } from '../support/events.mjs';
import {
  applyFixes,
  assertWhole,
  BATCH,
  binary,
  catalog,
  fromHttp,
  STRUCTURED,
  short,
  toCloudEvent,
  validate,
} from './messages.mjs';

test('an event in binary mode', () => {
  const report = fromHttp(binary());
  assert.deepEqual(report, {
    outcome: 'valid',
    event: { ...validate(json(release())).event, envelope: 'binary', pointer: '/body' },
    events: [report.event],
    diagnostics: [],
    omitted: 0,
    omittedBySeverity: { error: 0, warning: 0, note: 0 },
  });
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
        `\`${related.slice('/headers/'.length)}\` is \`${outside}\` in the headers, but \`${inside}\` in the event`,
      );
      const { start, end } = found.range;
      assert.equal(binary().body.slice(start.offset, end.offset), json(inside));
      // It would change a header, which is not in the text.
      assert.equal(found.fix, undefined);
    }
    assert.ok(!/envelope|`data|`datacontenttype`/.test(found.message), found.message);
  }
  assert.equal(fromHttp(binary({ 'ce-time': undefined })).diagnostics[0].message, 'missing `ce-time` in the headers');
  assert.equal(
    fromHttp(binary({ 'ce-specversion': undefined })).diagnostics[0].message,
    'missing `ce-specversion` in the headers',
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

test('missing headers are one finding with the value of each', () => {
  const { headers, body } = binary();
  for (const name of Object.keys(headers).filter((each) => each.startsWith('ce-'))) {
    const { [name]: _gone, ...rest } = headers;
    const report = fromHttp({ headers: rest, body });
    assert.equal(report.outcome, 'invalid', name);
    assert.deepEqual(
      report.diagnostics.map(({ message }) => message),
      [`missing \`${name}\` in the headers`],
    );
    const only = fromHttp({ headers: { [name]: headers[name] }, body });
    assert.deepEqual([only.outcome, only.event.envelope, only.diagnostics.length], ['invalid', 'binary', 1], name);
    const [missing] = only.diagnostics;
    assert.deepEqual([missing.rule, missing.pointer], ['envelope-missing', '/headers']);
    for (const other of Object.keys(headers).filter((each) => each.startsWith('ce-'))) {
      // A header that is there is not named, and each that is not is named with what it must be.
      assert.equal(missing.message.includes(`\`${other}\``), other !== name, missing.message);
      assert.equal(missing.help.includes(`\`${other}\` is \`${headers[other]}\``), other !== name, missing.help);
    }
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
        [`missing \`${name}\` in the headers`],
        mode,
      );
    }
  }
});

test('the release of CDEvents as the version of CloudEvents', () => {
  const report = fromHttp(binary({ 'ce-specversion': '0.4.1' }));
  assert.deepEqual([report.outcome, ...short(report)], ['invalid', 'not-in-enum error /headers/ce-specversion']);
  assert.match(report.diagnostics[0].message, /, expected `1.0`$/);
  assert.equal(
    report.diagnostics[0].help,
    "this is the version of CloudEvents; that of CDEvents is in the event's context",
  );
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
  assert.equal(nothing.diagnostics[0].message, 'missing `ce-type` in the headers, and the body is not an event');
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
    assert.equal(report.diagnostics[0].message, `duplicate header \`${name}\``);
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
    undefined,
  ]) {
    assert.deepEqual(fromHttp(binary({ 'content-type': type })).diagnostics, [], type);
    assert.deepEqual(
      fromHttp({ headers: type === undefined ? {} : { 'Content-Type': type }, body }).diagnostics,
      [],
      type,
    );
  }
  // The binding says that it must be `application/json`; a receiver reads others as JSON, too.
  for (const type of ['application/vnd.ci+json', 'text/json', 'Application/Vnd.Ci+JSON; charset=utf-8']) {
    const report = fromHttp(binary({ 'content-type': type }));
    assert.deepEqual([report.outcome, ...short(report)], ['valid', 'content-type warning /headers/content-type'], type);
    assert.match(report.diagnostics[0].message, /another JSON type than the binding requires$/);
    assert.equal(fromHttp(binary({ 'content-type': type }), { strict: true }).outcome, 'invalid');
    assert.deepEqual(fromHttp({ headers: { 'content-type': type }, body }).diagnostics, []);
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
      assert.match(report.diagnostics[0].message, /^`content-type` is .*, but the (data|body) is JSON$/);
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
