import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, cloudEvent, DRAFT_TYPE, draft, json, RELEASE_TYPE, release } from '../support/events.mjs';
import { cdevents, MANIFEST } from '../support/installed.mjs';

const {
  applyFixes,
  catalog,
  CdEventError,
  construct,
  init,
  is,
  isValid,
  jsonSchema,
  parse,
  reset,
  rules,
  validate,
  version,
} = cdevents;

const code = (wanted) => (error) => error instanceof CdEventError && error instanceof Error && error.code === wanted;

const rulesOf = (report) => report.diagnostics.map(({ rule }) => rule);

test('the version is the package’s, and init is there and needs nothing', async () => {
  assert.equal(version, MANIFEST.version);
  assert.equal(await init(), undefined);
});

test('what a valid event is said to be', () => {
  const cases = [
    [
      draft(),
      {
        pointer: '',
        outcome: 'valid',
        vocabulary: 'draft',
        vocabularyFrom: 'event',
        custom: false,
        envelope: 'none',
        type: DRAFT_TYPE,
        subject: 'pipelinerun',
        predicate: 'finished',
        eventVersion: null,
        id: 'event-1',
        source: 'https://ci.example.com',
        time: '2026-03-14T09:31:47Z',
        subjectId: 'run-42',
      },
    ],
    [
      release(),
      {
        pointer: '',
        outcome: 'valid',
        vocabulary: '0.5.1',
        vocabularyFrom: 'event',
        custom: false,
        envelope: 'none',
        type: RELEASE_TYPE,
        subject: 'pipelinerun',
        predicate: 'finished',
        eventVersion: '0.3.0',
        id: release().context.id,
        source: '/ci',
        time: '2026-03-14T09:31:47Z',
        subjectId: 'run-42',
      },
    ],
    [
      cloudEvent(),
      {
        pointer: '/data',
        outcome: 'valid',
        vocabulary: '0.5.1',
        vocabularyFrom: 'event',
        custom: false,
        envelope: 'structured',
        type: RELEASE_TYPE,
        subject: 'pipelinerun',
        predicate: 'finished',
        eventVersion: '0.3.0',
        id: release().context.id,
        source: '/ci',
        time: '2026-03-14T09:31:47Z',
        subjectId: 'run-42',
      },
    ],
  ];
  for (const [event, info] of cases) {
    for (const input of [event, json(event), bytes(json(event))]) {
      const report = validate(input);
      assert.deepEqual(
        report.diagnostics.filter(({ severity }) => severity !== 'note'),
        [],
      );
      assert.equal(report.outcome, 'valid');
      assert.deepEqual(report.event, info);
      assert.deepEqual(report.events, [info]);
      assert.equal(report.omitted, 0);
      assert.equal(isValid(input), true);
    }
  }
});

test('a finding has a code, a place, words, and what would have been right', () => {
  const text = json({ ...draft(), pipelineRunStatus: 'success' });
  const report = validate(text);
  assert.equal(report.outcome, 'invalid');
  const [found, ...more] = report.diagnostics.filter(({ severity }) => severity === 'error');
  assert.deepEqual(more, []);
  assert.equal(found.rule, 'draft-status');
  assert.match(found.code, /^CDE\d{3}$/);
  assert.equal(found.pointer, '/pipelineRunStatus');
  assert.equal(text.slice(found.range.start.offset, found.range.end.offset), '"success"');
  assert.deepEqual([found.range.start.line, found.range.start.column], [1, text.indexOf('"success"') + 1]);
  assert.deepEqual(found.expected, ['Running', 'Finished', 'Error']);
  assert.ok(found.message.includes('`success`') && found.help.length > 0);
  assert.equal(found.url, 'docs/rules/draft-status.md');
  assert.deepEqual(
    found.fix.edits.map(({ text: replacement }) => replacement),
    ['"Finished"'],
  );
});

test('positions count UTF-16 units, lines and columns, whatever the input’s encoding', () => {
  const text = `{\r\n  "customData": "😀é",\r\n  "context": ${json(release().context)},\n  "subject": {"id": "", "content": {}}}`;
  for (const input of [text, bytes(text)]) {
    const found = validate(input).diagnostics.find(({ rule }) => rule === 'empty-value');
    const offset = text.indexOf('""');
    assert.equal(found.pointer, '/subject/id');
    assert.deepEqual(found.range, {
      start: { offset, line: 4, column: offset - text.lastIndexOf('\n') },
      end: { offset: offset + 2, line: 4, column: offset + 2 - text.lastIndexOf('\n') },
    });
  }
});

test('an array is judged element by element and is as good as its worst', () => {
  const report = validate([release(), { ...draft(), pipelineName: '' }, { hello: 'world' }, cloudEvent()]);
  assert.equal(report.outcome, 'invalid');
  assert.equal(report.event, null);
  assert.deepEqual(
    report.events.map(({ pointer, outcome, vocabulary }) => [pointer, outcome, vocabulary]),
    [
      ['/0', 'valid', '0.5.1'],
      ['/1', 'invalid', 'draft'],
      ['/2', 'unchecked', null],
      ['/3/data', 'valid', '0.5.1'],
    ],
  );
  assert.ok(report.diagnostics.some(({ pointer }) => pointer === '/1/pipelineName'));
  assert.equal(validate([release(), { hello: 'world' }]).outcome, 'unchecked');
  assert.deepEqual(validate([]), {
    outcome: 'valid',
    event: null,
    events: [],
    diagnostics: [],
    omitted: 0,
    omittedBySeverity: { error: 0, warning: 0, note: 0 },
  });
  assert.equal(parse([release()]).ok, false);
});

test('options force a vocabulary, turn warnings into errors, and cap the findings', () => {
  assert.deepEqual(
    (({ vocabulary, vocabularyFrom }) => [vocabulary, vocabularyFrom])(validate(release(), { release: '0.5.1' }).event),
    ['0.5.1', 'option'],
  );
  const doubtful = { ...draft(), pipelineRunErrors: 'it broke' };
  assert.equal(validate(doubtful).outcome, 'valid');
  assert.ok(validate(doubtful).diagnostics.some(({ severity }) => severity === 'warning'));
  assert.equal(validate(doubtful, { strict: true }).outcome, 'invalid');
  assert.deepEqual([isValid(doubtful), isValid(doubtful, { strict: true })], [true, false]);

  const many = {
    ...release(),
    subject: { id: 'x', content: Object.fromEntries([...'abcdefghij'].map((key) => [key, 1])) },
  };
  assert.equal(validate(many).diagnostics.length, 10);
  const capped = validate(many, { maxDiagnostics: 3 });
  assert.deepEqual([capped.diagnostics.length, capped.omitted, capped.outcome], [3, 7, 'invalid']);
  const none = validate(many, { maxDiagnostics: 0 });
  assert.deepEqual([none.diagnostics.length, none.omitted, none.outcome], [0, 10, 'invalid']);
});

test('limits are named, counted in the input’s own units, and never make an event invalid', () => {
  const text = json(release());
  assert.equal(validate(text, { limits: { bytes: text.length } }).outcome, 'valid');
  const nested = `${'['.repeat(20)}${']'.repeat(20)}`;
  const cases = [
    [text, { bytes: text.length - 1 }, 'limit-bytes'],
    ['"é"', { bytes: 3 }, 'limit-bytes'],
    ['"é'.repeat(1000), { bytes: 500 }, 'limit-bytes'],
    [bytes(text), { bytes: 10 }, 'limit-bytes'],
    [text, { bytes: 0 }, 'limit-bytes'],
    [text, { depth: 2 }, 'limit-depth'],
    [nested, { depth: 19 }, 'limit-depth'],
    [[release(), release(), release()], { batch: 2 }, 'limit-batch'],
  ];
  for (const [input, limits, rule] of cases) {
    const report = validate(input, { limits });
    assert.equal(report.outcome, 'unchecked', rule);
    assert.ok(rulesOf(report).includes(rule), `${rule} in ${rulesOf(report)}`);
    assert.equal(isValid(input, { limits }), false);
  }
});

test('parse gives the event itself, out of its envelope, as plain data', () => {
  for (const input of [release(), json(release()), `\ufeff${json(release())}`, bytes(`\ufeff${json(release())}`)]) {
    assert.deepEqual(parse(input).event, release());
  }
  assert.deepEqual(parse(json(cloudEvent())).event, release());
  assert.deepEqual((({ ok, event }) => [ok, event])(parse(json({ ...release(), subject: {} }))), [false, null]);

  const poisoned = json(release()).replace('"subject":', '"customData":{"__proto__":{"polluted":true}},"subject":');
  const { event } = parse(poisoned);
  assert.deepEqual(Object.keys(event.customData), ['__proto__']);
  assert.equal({}.polluted, undefined);
});

test('is narrows by type and by validity', () => {
  assert.equal(is(RELEASE_TYPE, release()), true);
  assert.equal(is(DRAFT_TYPE, draft()), true);
  const others = [
    draft(),
    cloudEvent(),
    [release()],
    { ...release(), extra: 1 },
    json(release()),
    null,
    undefined,
    7,
    () => 0,
  ];
  for (const value of others) assert.equal(is(RELEASE_TYPE, value), false);
});

test('bad calls throw, and say what would have been right', () => {
  const calls = [
    () => validate('{}', { release: '9.9.9' }),
    () => validate('{}', { strict: 1 }),
    () => validate('{}', { maxDiagnostics: -1 }),
    () => validate('{}', { maxDiagnostics: 1.5 }),
    () => validate('{}', { limits: { bytes: NaN } }),
    () => validate('{}', { limits: { depth: '128' } }),
    () => validate('{}', { limits: 5 }),
    () => validate('{}', null),
    () => isValid('{}', 'strict'),
    () => parse('{}', { release: 'Draft' }),
    () => construct(7, {}),
    () => construct(RELEASE_TYPE, null),
    () => construct(RELEASE_TYPE, '{}'),
    () => construct(RELEASE_TYPE, release(), { now: new Date(NaN) }),
    () => construct(RELEASE_TYPE, release(), { now: 5 }),
    () => construct(RELEASE_TYPE, release(), { id: 5 }),
    () => construct(RELEASE_TYPE, release(), { envelope: 'batch' }),
    () => construct(RELEASE_TYPE, release(), { release: 'nope' }),
    () => applyFixes(5, validate('{}')),
    () => applyFixes('{}', null),
    () => applyFixes('{}', {}),
    () => applyFixes('{}', validate('{}'), { only: 'some' }),
    () => jsonSchema('nope'),
    () => jsonSchema('0.5.1', 5),
  ];
  for (const call of calls) assert.throws(call, code('bad-option'), String(call));
  assert.throws(() => jsonSchema('0.5.1', 'nope'), code('unknown-type'));
});

test('safe fixes repair the text and leave everything else as it is', () => {
  const text = json(draft()).replace('"pipelineName"', '"pipelineNme"').replace('"type":"CD.', '"type":  "cd.');
  const fixed = applyFixes(text, validate(text));
  assert.equal(validate(fixed).outcome, 'valid', fixed);
  assert.deepEqual(JSON.parse(fixed), draft());
  assert.ok(fixed.startsWith('{"type":  "CD.'), fixed);
  assert.equal(applyFixes(fixed, validate(fixed)), fixed);
});

test('guesses are only applied when asked for', () => {
  const text = json({ ...draft(), pipelineRunStatus: 'success' });
  const report = validate(text);
  assert.equal(applyFixes(text, report), text);
  assert.equal(applyFixes(text, report, { only: 'safe' }), text);
  assert.deepEqual(JSON.parse(applyFixes(text, report, { only: 'all' })), draft());
});

test('fixes that meet: the first wins, equal ones are applied once, foreign ones are refused', () => {
  const report = (...fixes) => ({ diagnostics: fixes.map((edits) => ({ fix: { title: '', safe: true, edits } })) });
  const edit = (start, end, text) => ({ start, end, text });
  const cases = [
    [[[edit(1, 3, 'X')], [edit(2, 4, 'Y')]], 'aXdef'],
    [[[edit(1, 3, 'X')], [edit(1, 3, 'X')]], 'aXdef'],
    [[[edit(1, 1, 'X')], [edit(1, 1, 'Y')]], 'aXbcdef'],
    [[[edit(4, 5, 'Y')], [edit(0, 1, 'X')]], 'XbcdYf'],
    [[[edit(1, 2, ''), edit(4, 5, '')], [edit(4, 6, 'Z')]], 'acdf'],
    [[[edit(0, 0, 'X'), edit(6, 6, 'Y')]], 'XabcdefY'],
    [[[edit(1, 2, 'X')], [edit(2, 3, 'Y')]], 'aXYdef'],
    [[], 'abcdef'],
  ];
  for (const [fixes, wanted] of cases) assert.equal(applyFixes('abcdef', report(...fixes)), wanted, json(fixes));
  for (const bad of [edit(0, 7, ''), edit(-1, 2, ''), edit(3, 2, ''), edit(NaN, 2, '')]) {
    assert.throws(() => applyFixes('abcdef', report([bad])), code('bad-option'), json(bad));
  }
});

test('the catalogue has every vocabulary, and its examples are valid', () => {
  const { vocabularies } = catalog();
  assert.deepEqual(
    vocabularies.map(({ id }) => id),
    ['draft', 'sig-v1', '0.1.0', '0.1.1', '0.1.2', '0.2.0', '0.3.0', '0.4.0', '0.4.1', '0.5.0', '0.5.1', '0.6.0-draft'],
  );
  const counts = new Map(vocabularies.map(({ id, events }) => [id, events.length]));
  assert.deepEqual([counts.get('draft'), counts.get('sig-v1'), counts.get('0.5.1')], [5, 33, 45]);
  for (const { id, events } of vocabularies.filter((vocabulary) => ['draft', '0.5.1'].includes(vocabulary.id))) {
    for (const { type, example, subject, predicate, version: eventVersion } of events) {
      const report = validate(example);
      assert.equal(report.outcome, 'valid', `${id} ${type}: ${json(report.diagnostics[0])}`);
      assert.deepEqual(
        [report.event.type, report.event.subject, report.event.predicate, report.event.eventVersion],
        [type, subject, predicate, eventVersion],
      );
    }
  }
  catalog().vocabularies.length = 0;
  assert.equal(catalog().vocabularies.length, 12);
});

test('every rule has a page, a code of its own, and an address', () => {
  const all = rules();
  assert.ok(all.length > 30);
  assert.equal(new Set(all.map((rule) => rule.code)).size, all.length);
  assert.equal(new Set(all.map((rule) => rule.rule)).size, all.length);
  for (const rule of all) {
    assert.match(rule.code, /^CDE\d{3}$/);
    assert.match(rule.rule, /^[a-z0-9-]+$/);
    assert.ok(['error', 'warning', 'note'].includes(rule.severity));
    assert.ok(['always', 'sometimes', 'never'].includes(rule.fixable));
    for (const key of ['what', 'why', 'source']) assert.ok(rule[key].length > 0, `${rule.rule}: ${key}`);
    // A limit, broken UTF-8, a header, a packed stream, your schema, a fault of the engine or a conversion cannot be shown as a short text.
    if (
      !/^limit-|^invalid-utf8$|^unreadable-object$|^engine-fault$|^header-encoding$|^no-counterpart$|^own-schema$|^unreadable-stream$/.test(
        rule.rule,
      )
    )
      assert.ok(rule.example.length > 0, rule.rule);
    assert.equal(rule.url, `docs/rules/${rule.rule}.md`);
  }
});

test('the schemas name their dialect, are self-contained, and are of the type asked for', () => {
  const whole = jsonSchema('0.5.1');
  const one = jsonSchema('0.5.1', RELEASE_TYPE);
  for (const schema of [whole, one, jsonSchema('draft'), jsonSchema('draft', DRAFT_TYPE)]) {
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    for (const [, reference] of json(schema).matchAll(/"\$ref":"([^"]*)"/g)) assert.match(reference, /^#/);
  }
  assert.ok(json(one).length < json(whole).length);
});

test('reset forgets, and no answer depends on it', () => {
  const before = validate(json(release()));
  reset();
  reset();
  assert.deepEqual(validate(json(release())), before);
});

test('the same input gives the same report, whatever came before', () => {
  const text = json({ ...release(), subject: { content: { outcom: 'success', uri: 'no uri' } } });
  const first = json(validate(text));
  for (const other of ['', '{', json(draft()), '['.repeat(1000), `"${'x'.repeat(100_000)}"`]) {
    validate(other);
    isValid(other);
    assert.equal(json(validate(text)), first);
  }
});

test('rules have the severity that the caller gives them', () => {
  const event = { ...draft(), type: 'CD.Pipeline.Tests.Started', pipelineRunStatus: 'success' };
  delete event.id;
  const found = (options) => {
    const { outcome, diagnostics } = validate(json(event), options);
    assert.equal(isValid(json(event), options), outcome === 'valid');
    assert.equal(isValid(event, options), outcome === 'valid');
    return [outcome, ...diagnostics.map(({ rule, severity }) => `${rule} ${severity}`)];
  };
  const own = ['invalid', 'unidentified-event note', 'unlisted-type note', 'draft-status error'];
  assert.deepEqual(found(), own);
  assert.deepEqual(found({ rules: {} }), own);
  assert.deepEqual(found({ rules: { 'draft-status': 'warning' } }), [
    'valid',
    ...own.slice(1, 3),
    'draft-status warning',
  ]);
  assert.deepEqual(found({ rules: { 'draft-status': 'warning' }, strict: true })[0], 'invalid');
  assert.deepEqual(found({ rules: { 'draft-status': 'off', 'unlisted-type': 'error' } }), [
    'invalid',
    own[1],
    'unlisted-type error',
  ]);
  assert.deepEqual(found({ rules: { 'draft-status': 'off', 'unlisted-type': 'off', 'unidentified-event': 'off' } }), [
    'valid',
  ]);
  // The next call without them has the rules' own.
  assert.deepEqual(found(), own);
  // What is known at a glance knows of them too.
  const valid = json(release());
  assert.equal(validate(valid, { rules: { 'missing-field': 'note' } }).outcome, 'valid');
  assert.equal(validate([event, event], { rules: { 'draft-status': 'off' } }).outcome, 'valid');
  for (const rules of [
    { 'json-syntax': 'off' },
    { 'not-an-event': 'note' },
    { banana: 'off' },
    { 'bad-uri': 'fatal' },
    7,
  ]) {
    assert.throws(() => validate(valid, { rules }), { name: 'CdEventError', code: 'bad-option' });
  }
});

test('data in base64 is judged as the event that it encodes', () => {
  const event = release();
  const { data, ...attributes } = cloudEvent(event);
  assert.deepEqual(data, event);
  const encoded = (value) => Buffer.from(typeof value === 'string' ? value : json(value)).toString('base64');
  const envelope = { ...attributes, data_base64: encoded(event) };
  const report = validate(envelope);
  assert.deepEqual(
    [report.outcome, report.event.pointer, report.event.envelope, report.event.type],
    ['valid', '/data_base64', 'structured', event.context.type],
  );
  assert.ok(isValid(envelope) && isValid(json([envelope, cloudEvent(event)])));
  assert.deepEqual(parse(envelope).event, event);

  const wrong = structuredClone(event);
  wrong.context.timestamp = 'now, ü';
  const text = json({ ...attributes, data_base64: encoded(wrong), note: 'x' });
  const [found] = validate(text).diagnostics.filter(({ rule }) => rule === 'bad-date-time');
  assert.equal(found.pointer, '/data_base64/context/timestamp');
  // A place inside the base64 is that of all of it.
  assert.equal(text.slice(found.range.start.offset, found.range.end.offset), json(encoded(wrong)));
  assert.equal(isValid(text), false);

  for (const data of ['', '{', '{} {}', '{"a":1', '\ufffd']) {
    assert.deepEqual(validate({ ...attributes, data_base64: encoded(data) }).outcome, 'invalid', data);
  }
  // Text that would bring members of its own into the envelope stays one value.
  assert.equal(validate({ ...attributes, data_base64: encoded('{},"id":"x"') }).outcome, 'invalid');
  const deep = encoded(`${'['.repeat(100_000)}`);
  assert.equal(validate({ ...attributes, data_base64: deep }).outcome, 'unchecked');
});
