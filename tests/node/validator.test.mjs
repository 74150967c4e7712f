// Schemas of the user's own, with the packed package.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { cdevents, FOLDER, PACKAGE } from '../support/installed.mjs';
import { BYTES, CUSTOM, cloudEvent, covered, custom, TYPE, withSchemas } from '../support/own-schemas.mjs';

const { CdEventError, catalog, construct, rules, Validator, validate } = cdevents;

const short = ({ diagnostics }) => diagnostics.map(({ rule, severity, pointer }) => `${rule} ${severity} ${pointer}`);

const rejected = async (promise) => {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof CdEventError, error?.stack);
    return error;
  }
  throw new assert.AssertionError({ message: 'it was not rejected' });
};

test('without schemas the report is that of validate', () => {
  const validator = new Validator();
  for (const { events } of catalog().vocabularies) {
    for (const { example } of events) assert.deepEqual(validator.validate(example), validate(example));
  }
  assert.deepEqual(validator.validate('{'), validate('{'));
});

test('schemas that concern no event change no report', async () => {
  const validator = await withSchemas([[TYPE, BYTES]]);
  const inputs = [
    '{',
    '',
    '[]',
    '[1,{}]',
    '{"a":1,"a":2}',
    '\ufeff{}',
    new Uint8Array([0xff]),
    3,
    null,
    { context: {} },
  ];
  for (const { events } of catalog().vocabularies) inputs.push(...events.map(({ example }) => example));
  for (const input of inputs) assert.deepEqual(validator.validate(input), validate(input), JSON.stringify(input));
});

test('an event of a namespace of your own is judged by its schema', async () => {
  const validator = await withSchemas([[TYPE, BYTES]]);
  const right = validator.validate(cloudEvent({ bytes: 12 }, { time: '2026-01-01T00:00:00Z', subject: 's' }));
  assert.equal(right.outcome, 'valid');
  assert.deepEqual(right.diagnostics, []);
  assert.deepEqual(right.events, [right.event]);
  const { type, id, source, time, subjectId, vocabulary, envelope } = right.event;
  assert.deepEqual(
    [type, id, source, time, subjectId, vocabulary, envelope],
    [TYPE, '1', '/cache', '2026-01-01T00:00:00Z', 's', null, 'structured'],
  );
  const text = '\ufeff{"é": "😀",\r\n "type": "com.example.cache.filled",\n  "data": {"bytes": "12"}}';
  const wrong = validator.validate(text);
  assert.equal(wrong.outcome, 'invalid');
  const found = wrong.diagnostics.find(({ rule }) => rule === 'own-schema');
  assert.equal(covered(text, found), '"12"');
  assert.deepEqual([found.pointer, found.code, found.url], ['/data/bytes', 'CDE901', 'docs/rules/own-schema.md']);
  assert.deepEqual([found.range.start.line, found.range.start.column], [3, 21]);
  assert.match(found.message, /`bytes` is a string, expected an integer/);
  assert.match(found.help, /properties\/data\/properties\/bytes\/type.*com\.example\.cache\.filled/);
  const bytes = validator.validate(new TextEncoder().encode(text));
  assert.deepEqual(bytes, wrong);
  // Of another type, nobody knows anything.
  assert.equal(validator.validate(cloudEvent({ bytes: 12 }, { type: 'com.example.other' })).outcome, 'unchecked');
});

test('a bare event of a namespace of your own keeps the findings about its context', async () => {
  const type = 'com.example.thing.done.0.1.0';
  const validator = await withSchemas([[type, { required: ['subject'] }]]);
  const event = custom({}, { type });
  assert.deepEqual(short(validate(event)), ['unknown-type error /context/type']);
  assert.equal(validator.validate(event).outcome, 'valid');
  assert.equal(validator.validate(event).event.type, type);
  const without = structuredClone(event);
  delete without.subject;
  const report = validator.validate(without);
  assert.equal(report.outcome, 'invalid');
  assert.ok(short(report).includes('own-schema error '), short(report).join());
});

test('a custom event is judged by its vocabulary and by its schema', async () => {
  const schema = { properties: { subject: { properties: { content: { additionalProperties: false } } } } };
  const validator = await withSchemas([[CUSTOM, schema]]);
  assert.equal(validator.validate(custom({})).outcome, 'valid');
  const text = JSON.stringify({ ...custom({ wrong: 1 }), context: { ...custom({}).context, timestamp: 'now' } });
  const report = validator.validate(text);
  assert.deepEqual(short(report), [
    'bad-date-time error /context/timestamp',
    'own-schema error /subject/content/wrong',
  ]);
  assert.equal(covered(text, report.diagnostics[1]), '"wrong"');
});

test('schemaUri chooses a schema by the URI that it was added for, or by its $id', async () => {
  const one = { properties: { subject: { properties: { content: { required: ['one'] } } } } };
  const two = { $id: 'https://example.com/two.json', ...one };
  const validator = await withSchemas([
    ['https://example.com/one.json', one],
    ['com.example.unused', two],
  ]);
  for (const [schemaUri, expected] of [
    ['https://example.com/one.json', ['own-schema error /subject/content']],
    ['https://example.com/one.json#', ['own-schema error /subject/content']],
    ['https://example.com/two.json', ['own-schema error /subject/content']],
    ['https://example.com/three.json', []],
  ]) {
    assert.deepEqual(short(validator.validate(custom({}, { schemaUri }))), expected, schemaUri);
    assert.equal(validator.validate(custom({ one: 1 }, { schemaUri })).outcome, 'valid');
  }
  // An event of a vocabulary, too.
  const type = 'dev.cdevents.pipelinerun.finished.0.3.0';
  const { event } = construct(type, { subject: { id: 'a', content: {} }, context: { source: '/a' } });
  assert.equal(validator.validate(event).outcome, 'valid');
  event.context.schemaUri = 'https://example.com/one.json';
  assert.deepEqual(short(validator.validate(event)), ['own-schema error /subject/content']);
});

test('envelopes, base64 and batches are judged, and places are those of the input', async () => {
  const schema = { properties: { subject: { properties: { content: { maxProperties: 0 } } } } };
  const validator = await withSchemas([
    [CUSTOM, schema],
    [TYPE, BYTES],
  ]);
  const event = custom({ a: 1 });
  const around = {
    specversion: '1.0',
    id: '1',
    source: '/cache',
    type: CUSTOM,
    subject: 'a',
    time: '2026-01-01T00:00:00Z',
    datacontenttype: 'application/json',
  };
  const base64 = Buffer.from(JSON.stringify(event)).toString('base64');
  const own = (report) => report.diagnostics.filter(({ rule }) => rule === 'own-schema').map(({ pointer }) => pointer);
  assert.deepEqual(own(validator.validate({ ...around, data: event })), ['/data/subject/content']);
  const encoded = JSON.stringify({ ...around, data_base64: base64 });
  const report = validator.validate(encoded);
  assert.deepEqual(own(report), ['/data_base64/subject/content']);
  assert.equal(covered(encoded, report.diagnostics.at(-1)), `"${base64}"`);
  const batch = validator.validate([
    { ...around, data: event },
    cloudEvent({ bytes: 1 }),
    { ...around, data_base64: base64 },
    cloudEvent({}),
    custom({}),
    3,
  ]);
  assert.deepEqual(own(batch), ['/0/data/subject/content', '/2/data_base64/subject/content', '/3/data']);
  assert.deepEqual(
    batch.events.map(({ outcome }) => outcome),
    ['invalid', 'valid', 'invalid', 'invalid', 'valid', 'unchecked'],
  );
  assert.deepEqual([batch.outcome, batch.event], ['invalid', null]);
  const valid = validator.validate([cloudEvent({ bytes: 1 }), custom({})]);
  assert.deepEqual([valid.outcome, valid.diagnostics], ['valid', []]);
});

test('severities, strictness and caps hold for the findings of schemas', async () => {
  const schema = { properties: { data: { required: ['a', 'b', 'c'] } } };
  const validator = await withSchemas([[TYPE, schema]]);
  const event = cloudEvent({});
  const asked = (options) => {
    const { outcome, diagnostics, omitted, omittedBySeverity } = validator.validate(event, options);
    return [outcome, diagnostics.length, omitted, omittedBySeverity];
  };
  const none = { error: 0, warning: 0, note: 0 };
  assert.deepEqual(asked({}), ['invalid', 3, 0, none]);
  assert.deepEqual(asked({ rules: { 'own-schema': 'warning' } }), ['valid', 3, 0, none]);
  assert.deepEqual(asked({ rules: { CDE901: 'warning' }, strict: true }), ['invalid', 3, 0, none]);
  assert.deepEqual(asked({ rules: { 'own-schema': 'note' }, strict: true }), ['valid', 3, 0, none]);
  assert.deepEqual(asked({ rules: { 'own-schema': 'off' } }), ['valid', 0, 0, none]);
  assert.deepEqual(asked({ maxDiagnostics: 2 }), ['invalid', 2, 1, { ...none, error: 1 }]);
  assert.deepEqual(asked({ maxDiagnostics: 0 }), ['invalid', 0, 3, { ...none, error: 3 }]);
  // The constructor's options are the default.
  const strict = await withSchemas([[TYPE, schema]], { rules: { 'own-schema': 'off' } });
  assert.equal(strict.validate(event).outcome, 'valid');
  assert.equal(strict.validate(event, { rules: {} }).outcome, 'invalid');
  assert.throws(() => new Validator({ what: 1 }), { code: 'bad-option' });
  assert.throws(() => validator.validate(event, { what: 1 }), { code: 'bad-option' });
});

test('a bad schema is refused with its place, and changes nothing', async () => {
  const validator = await withSchemas([[TYPE, BYTES]]);
  const cycle = {};
  cycle.allOf = [cycle];
  let deep = {};
  for (let level = 0; level < 10_000; level += 1) deep = { not: deep };
  for (const [schema, pointer, words] of [
    [{ type: 'strin' }, '/type', /strin/],
    [{ properties: { a: { $ref: 'https://example.com/x.json' } } }, '/properties/a/$ref', /nothing is fetched/],
    [{ properties: { a: { $ref: 'http://localhost:1/' } } }, '/properties/a/$ref', /nothing is fetched/],
    [{ $ref: 'file:///etc/hostname' }, '/$ref', /nothing is fetched/],
    [{ $schema: 'https://example.com/meta' }, '/$schema', /metaschema/],
    [{ items: { pattern: '(?<=a)b' } }, '/items/pattern', /look-around/],
    [{ items: { pattern: '(a)\\1' } }, '/items/pattern', /back-references/],
    [{ pattern: '((a{999}){999}){999}' }, '/pattern', /1024 KiB/],
    [{ $ref: '#/$defs/none' }, '/$ref', /none/],
    [cycle, '', /cannot be written as JSON/],
    [deep, '', /deeper than 128|cannot be written as JSON/],
    [{ enum: [10n] }, '', /cannot be written as JSON/],
    [{ description: 'x'.repeat(5e6) }, '', /longer than/],
    ['{}', '', /an object, true or false/],
    [null, '', /an object, true or false/],
    [[], '', /an object, true or false/],
    [undefined, '', /an object, true or false/],
    [() => {}, '', /an object, true or false/],
  ]) {
    const error = await rejected(validator.addSchema('com.example.other', schema));
    assert.equal(error.code, 'bad-schema');
    assert.match(error.message, words);
    const [found] = error.report.diagnostics;
    assert.deepEqual([found.pointer, found.rule, error.report.outcome], [pointer, 'own-schema', 'unchecked']);
  }
  for (const [name, options] of [[''], [3], [' '], ['a', { what: 1 }], ['a', { formats: 1 }]]) {
    assert.equal((await rejected(validator.addSchema(name, true, options))).code, 'bad-option');
  }
  assert.match((await rejected(validator.addSchema(TYPE, true))).message, /already/);
  assert.equal(validator.validate(cloudEvent({ bytes: '1' })).outcome, 'invalid');
});

test('names that mean something to JavaScript are data', async () => {
  const schema = JSON.parse(`{"properties": {"data": {
    "properties": {"__proto__": {"type": "integer"}, "constructor": {"type": "integer"}, "then": {"type": "integer"}},
    "required": ["__proto__", "hasOwnProperty"], "additionalProperties": false}}}`);
  const validator = await withSchemas([[TYPE, schema]]);
  const wrong = validator.validate(
    `{"type":"${TYPE}","data":{"__proto__":"x","constructor":{},"then":[],"toString":1}}`,
  );
  assert.deepEqual(wrong.diagnostics.map(({ pointer }) => pointer).sort(), [
    '/data',
    '/data/__proto__',
    '/data/constructor',
    '/data/then',
    '/data/toString',
  ]);
  assert.equal({}.type, undefined);
  await validator.addSchema('__proto__', { $id: 'urn:constructor' });
  assert.equal(validator.validate(`{"type":"toString","data":{}}`).outcome, 'unchecked');
});

test('getters, proxies and later changes of a schema have no effect', async () => {
  const schema = { properties: { data: { required: ['a'] } } };
  const validator = await withSchemas([[TYPE, schema]]);
  schema.properties.data.required.length = 0;
  assert.equal(validator.validate(cloudEvent({})).outcome, 'invalid');
  const thrower = {
    get type() {
      throw new Error('no');
    },
  };
  assert.equal((await rejected(validator.addSchema('a', thrower))).code, 'bad-schema');
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assert.equal((await rejected(validator.addSchema('a', proxy))).code, 'bad-schema');
});

test('hostile patterns and inputs come to an end, and the validator works after them', async () => {
  const validator = await withSchemas([
    [
      TYPE,
      {
        properties: { data: { $ref: '#/$defs/any' } },
        $defs: {
          any: {
            anyOf: [
              { type: 'string', pattern: '^(a|a)*(a+)+$' },
              { items: { $ref: '#/$defs/any' }, type: 'array' },
            ],
          },
        },
      },
    ],
  ]);
  assert.equal(validator.validate(cloudEvent(`${'a'.repeat(100_000)}!`)).outcome, 'invalid');
  const nested = (depth) => `{"type":"${TYPE}","data":${'['.repeat(depth)}"b"${']'.repeat(depth)}}`;
  assert.equal(validator.validate(nested(100)).outcome, 'invalid');
  for (const depth of [200, 300, 100_000]) {
    const limits = { depth: Infinity };
    const { outcome } = validator.validate(nested(depth), { limits });
    assert.equal(outcome, depth < 256 ? 'invalid' : 'unchecked', `${depth}`);
  }
  assert.equal(validator.validate('{"type":"x"', {}).outcome, 'unchecked');
  assert.equal(validator.validate(cloudEvent('aaa')).outcome, 'valid');
  const many = await withSchemas([[TYPE, { properties: { data: { items: { type: 'string' } } } }]]);
  const report = many.validate(cloudEvent(Array.from({ length: 200_000 }, (_, number) => number)));
  assert.deepEqual([report.diagnostics.length, report.omitted], [100, 199_900]);
});

test('alternatives within alternatives come to an end, with a verdict if there can be one', async () => {
  const again = { $ref: '#/$defs/n' };
  const n = {
    anyOf: [
      { properties: { a: again }, required: ['x'] },
      { properties: { a: again }, required: ['y'] },
      { type: 'integer' },
    ],
  };
  const deep = await withSchemas([[TYPE, { properties: { data: again }, $defs: { n } }]]);
  const nested = (depth) => `{"type":"${TYPE}","data":${'{"a":'.repeat(depth)}"z"${'}'.repeat(depth)}}`;
  assert.equal(deep.validate(nested(2)).diagnostics[0].message, '`data` matches none of the 3 alternatives');
  for (const depth of [20, 250]) {
    const { outcome, diagnostics } = deep.validate(nested(depth), { limits: { depth: 300 } });
    assert.equal(outcome, 'invalid');
    assert.equal(diagnostics[0].message, 'the event does not match the schema');
    assert.deepEqual([diagnostics[0].pointer, diagnostics[0].severity], ['', 'error']);
  }
  // Each member doubles what is asked, 18 times.
  const $defs = { d18: { type: 'integer' } };
  for (let at = 17; at >= 0; at -= 1) $defs[`d${at}`] = { allOf: Array(2).fill({ $ref: `#/$defs/d${at + 1}` }) };
  const doubling = { $defs, properties: { data: { additionalProperties: { $ref: '#/$defs/d0' } } } };
  const many = await withSchemas([[TYPE, doubling]]);
  const event = cloudEvent(Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`a${at}`, at])));
  for (const rules of [{}, { 'own-schema': 'off' }]) {
    const { outcome, event: found, diagnostics } = many.validate(event, { rules });
    assert.deepEqual([outcome, found.outcome], ['unchecked', 'unchecked']);
    assert.equal(diagnostics[0].message, 'the schema takes too many steps to judge the event');
    assert.equal(diagnostics[0].severity, 'error');
  }
  assert.equal(many.validate(cloudEvent({ a: 1 })).outcome, 'valid');
  // The same without an event that matters: nothing but the schema is large.
  for (let at = 0; at < 18; at += 1) $defs[`d${at}`] = { anyOf: Array(2).fill({ $ref: `#/$defs/d${at + 1}` }) };
  const whole = await withSchemas([[TYPE, { $defs, properties: { data: { $ref: '#/$defs/d0' } } }]]);
  const report = whole.validate(cloudEvent('x'));
  assert.deepEqual([report.outcome, report.diagnostics[0].message], ['invalid', 'the event does not match the schema']);
  assert.equal(whole.validate(cloudEvent(1)).outcome, 'valid');
  // A chain that is longer than the stack.
  const chain = { $defs: { d20000: true }, $ref: '#/$defs/d0' };
  for (let at = 0; at < 20_000; at += 1) chain.$defs[`d${at}`] = { allOf: [{ $ref: `#/$defs/d${at + 1}` }] };
  const long = new Validator();
  const refusal = await long.addSchema(TYPE, chain).then(
    () => long.validate(cloudEvent(1)),
    (error) => error,
  );
  assert.ok(refusal.code === 'bad-schema' || refusal.diagnostics[0].rule === 'engine-fault');
  assert.equal(validate(custom({})).outcome, 'valid');
});

test('recursive and mutually recursive schemas end', async () => {
  for (const schema of [
    { $ref: '#' },
    { $ref: '' },
    { allOf: [{ $ref: '#' }] },
    { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' },
    { $dynamicAnchor: 'm', unevaluatedProperties: { $dynamicRef: '#m' } },
    { not: { $ref: '#' } },
  ]) {
    const validator = new Validator();
    await validator.addSchema(TYPE, schema).catch((error) => assert.equal(error.code, 'bad-schema'));
    const { outcome } = validator.validate(cloudEvent({ a: [{}] }));
    assert.ok(['valid', 'invalid', 'unchecked'].includes(outcome));
    assert.equal(validate(custom({})).outcome, 'valid');
  }
});

test('validators know nothing of each other, and free ends one', async () => {
  const [one, other] = await Promise.all([withSchemas([[TYPE, false]]), withSchemas([[TYPE, true]])]);
  assert.equal(one.validate(cloudEvent({})).outcome, 'invalid');
  assert.equal(other.validate(cloudEvent({})).outcome, 'valid');
  one.free();
  one.free();
  assert.throws(() => one.validate(cloudEvent({})), { code: 'bad-option' });
  assert.equal((await rejected(one.addSchema('a', true))).code, 'bad-option');
  assert.equal(other.validate(cloudEvent({})).outcome, 'valid');
});

test('the rule has a page', () => {
  assert.ok(rules().some(({ rule, code }) => rule === 'own-schema' && code === 'CDE901'));
});

test('nothing is loaded before the first schema', () => {
  const program = `
    const { Validator } = require('cdevents-wasm');
    const loaded = () => Object.keys(require.cache).some((path) => /own\\.cjs$/.test(path));
    const validator = new Validator();
    validator.validate('{}');
    const before = loaded();
    validator.addSchema('a', true).then(() => console.log(before, loaded()));`;
  const output = execFileSync(process.execPath, ['-e', program], { cwd: FOLDER, encoding: 'utf8' });
  assert.equal(output, 'false true\n');
});

test('the other entries work, and a program that does not use it is bundled without it', async () => {
  const inline = await import(pathToFileURL(join(PACKAGE, 'dist/inline.js')).href);
  const validator = new inline.Validator();
  await validator.addSchema(TYPE, BYTES);
  assert.equal(validator.validate(cloudEvent({ bytes: '1' })).outcome, 'invalid');

  const bundled = async (contents) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: FOLDER },
      bundle: true,
      write: false,
      format: 'esm',
      conditions: ['browser'],
      loader: { '.wasm': 'file' },
      outdir: 'out',
      logLevel: 'silent',
    });
    return outputFiles.map(({ text }) => text).join('\n');
  };
  const without = await bundled(`import { validate } from 'cdevents-wasm'; console.log(validate);`);
  assert.ok(!/schemas\.wasm|OwnSchemas/.test(without));
  const whole = await bundled(`import { Validator } from 'cdevents-wasm'; console.log(Validator);`);
  assert.ok(/new URL\("\.\/schemas\.wasm",\s*import\.meta\.url\)/.test(whole));
});

test('a bundled server finds the file beside it, or takes bytes, or says what is missing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdevents-wasm-bundle-'));
  try {
    mkdirSync(join(folder, 'alone'));
    mkdirSync(join(folder, 'beside'));
    const contents = `
      import { readFileSync } from 'node:fs';
      import { Validator } from 'cdevents-wasm';
      const [, , file] = process.argv;
      const module = file === undefined ? undefined : readFileSync(file);
      const validator = new Validator();
      validator.addSchema('a', false, { module }).then(
        () => console.log(validator.validate({ type: 'a' }).outcome),
        ({ code, message }) => console.log(code, message),
      );`;
    await build({
      stdin: { contents, resolveDir: FOLDER },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: join(folder, 'alone/server.cjs'),
      logLevel: 'silent',
    });
    copyFileSync(join(folder, 'alone/server.cjs'), join(folder, 'beside/server.cjs'));
    const wasm = join(PACKAGE, 'dist/schemas.wasm');
    copyFileSync(wasm, join(folder, 'beside/schemas.wasm'));
    const run = (name, ...args) =>
      spawnSync(process.execPath, [join(folder, name, 'server.cjs'), ...args], { encoding: 'utf8' }).stdout.trim();
    assert.match(run('alone'), /^init-failed .*schemas\.wasm cannot be read.*`module`/);
    assert.equal(run('alone', wasm), 'invalid');
    assert.equal(run('beside'), 'invalid');
    writeFileSync(join(folder, 'beside/schemas.wasm'), readFileSync(wasm).subarray(0, 1000));
    assert.match(run('beside'), /^init-failed /);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
