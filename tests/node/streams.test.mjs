// Streams by the installed package: whatever form the bytes have and however they are cut, each record has the report that
// `validate` gives on its text, and its place.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { draft, json, release } from '../support/events.mjs';
import { cdevents, ROOT, require } from '../support/installed.mjs';
import { numbers } from '../support/random.mjs';

const { CdEventError, EventStream, eventStream, Reducer, reset, samples, validate } = cdevents;

const bytes = (text) => new TextEncoder().encode(text);

/** What a stream gives of these chunks: all its items, and the summary without them. */
function read(chunks, options) {
  const stream = new EventStream(options);
  const items = chunks.flatMap((chunk) => stream.push(chunk));
  const { items: last, ...summary } = stream.finish();
  stream.free();
  return { items: [...items, ...last], summary };
}

const records = (items) => items.filter(({ kind }) => kind === 'record');
const rulesOf = ({ report }) => report.diagnostics.map(({ rule }) => rule);

const right = json(release());
const old = json(draft());
const wrong = json({ ...release(), extra: 'é' });

test('every form of a stream has the same records', () => {
  const texts = [right, old, wrong, '{"a":1}', right];
  const pretty = texts.map((text) => JSON.stringify(JSON.parse(text), null, 2));
  const forms = {
    lines: texts.map((text) => `${text}\n`).join(''),
    'lines with CR LF': texts.map((text) => `${text}\r\n`).join(''),
    'no last line end': texts.join('\n'),
    'blank lines and a byte order mark': `\ufeff\n\n${texts.join('\n\n \n')}\n\n`,
    'an array': `[${texts.join(',')}]`,
    'an array on many lines': `[\n${texts.join(',\n')}\n]\n`,
    'one after the other': texts.join(''),
    'record separators': texts.map((text) => `\x1e${text}\n`).join(''),
    'on many lines': pretty.join('\n'),
    'an array of what is on many lines': `[\n${pretty.join(',\n')}\n]`,
  };
  for (const [name, text] of Object.entries(forms)) {
    for (const input of [text, bytes(text)]) {
      const { items, summary } = read([input], { records: 'all' });
      assert.deepEqual(
        items.map(({ kind, record }) => [kind, record]),
        texts.map((_, index) => ['record', index]),
        name,
      );
      for (const [index, item] of items.entries()) {
        assert.deepEqual(JSON.parse(item.text), JSON.parse(texts[index]), name);
        assert.deepEqual(item.report, validate(item.text), name);
        const whole = Buffer.from(text);
        assert.equal(whole.subarray(item.offset, item.offset + item.length).toString(), item.text, name);
        const before = whole.subarray(0, item.offset).toString();
        assert.equal(item.line, before.split('\n').length, name);
      }
      const { records: all, valid, invalid, unchecked, byRule, runs, relations, capped } = summary;
      assert.deepEqual([all, valid, invalid, unchecked, runs, relations, capped], [5, 3, 1, 1, [], [], []], name);
      assert.equal(byRule['unknown-field'], 1, name);
      assert.equal(byRule['not-an-event'], 1, name);
    }
  }
});

test('which records are returned, and that all are counted', () => {
  const advised = json({ ...release(), context: { ...release().context, chainId: 'not-a-uuid' } });
  assert.equal(validate(advised).outcome, 'valid');
  const text = [right, wrong, advised, right, '?'].join('\n');
  const of = (options) => records(read([text], options).items).map(({ record }) => record);
  assert.deepEqual(of(), [1, 2, 4]);
  assert.deepEqual(of({ records: 'problems' }), [1, 2, 4]);
  assert.deepEqual(of({ records: 'all' }), [0, 1, 2, 3, 4]);
  assert.deepEqual(of({ records: 'none' }), []);
  for (const kept of ['all', 'problems', 'none']) {
    const { valid, invalid, unchecked, errors } = read([text], { records: kept }).summary;
    assert.deepEqual([valid, invalid, unchecked, errors], [3, 1, 1, 2], kept);
  }
});

test('options of validate are those of each report', () => {
  const advised = json({ ...release(), context: { ...release().context, chainId: 'not-a-uuid' } });
  const text = [right, wrong, advised, json([release(), release()]), right].join('\n');
  for (const options of [
    {},
    { strict: true },
    { release: '0.4.1' },
    { release: 'draft' },
    { maxDiagnostics: 0 },
    { rules: { 'unknown-field': 'off' } },
    { rules: { CDE702: 'error', 'unknown-field': 'note' } },
    { rules: { CDE702: 'off', 'after-the-end': 'off' } },
    { limits: { bytes: right.length - 1 } },
    { limits: { depth: 2 } },
    { limits: { batch: 1 } },
  ]) {
    const { items, summary } = read([text], { ...options, records: 'all' });
    const { limits } = options;
    const reports = items.map(({ report }) => report);
    if (limits?.bytes === undefined)
      assert.deepEqual(
        reports,
        items.map((item) => validate(item.text, options)),
        json(options),
      );
    for (const outcome of ['valid', 'invalid', 'unchecked']) {
      assert.equal(
        summary[outcome],
        reports.filter((report) => report.outcome === outcome).length,
        `${json(options)}: ${outcome}`,
      );
    }
    if (options.maxDiagnostics === undefined) {
      const found = reports.flatMap(({ diagnostics }) => diagnostics);
      const expected = {};
      for (const { rule } of found) expected[rule] = (expected[rule] ?? 0) + 1;
      assert.deepEqual(summary.byRule, expected, json(options));
      for (const severity of ['error', 'warning', 'note']) {
        const number = found.filter((one) => one.severity === severity).length;
        assert.equal(summary[`${severity}s`], number, `${json(options)}: ${severity}`);
      }
    }
  }
});

test('wrong options and wrong calls are errors that say so', () => {
  const code = (wanted, words) => (error) =>
    error instanceof CdEventError && error.code === wanted && words.test(error.message);
  for (const [options, words] of [
    [{ record: 'all' }, /unknown option "record"/],
    [{ records: 'some' }, /`records` is "some", expected one of problems, all, none/],
    [{ from: 'logs' }, /`from` is "logs"/],
    [{ lifecycle: 1 }, /`lifecycle` is 1/],
    [{ lifecycle: { window: 1 } }, /unknown option "window" in `lifecycle`/],
    [{ lifecycle: { windowMs: -1 } }, /`windowMs` is -1/],
    [{ lifecycle: { maxRuns: '1' } }, /`maxRuns` is "1"/],
    [{ lifecycle: { complete: 'yes' } }, /`complete` is "yes"/],
    [{ expect: {} }, /`expect` is an object, expected an array/],
    [{ expect: [{ tasks: [] }] }, /`expect\[0\].pipeline` is undefined/],
    [{ expect: [{ pipeline: 'a', tasks: [1] }] }, /`expect\[0\].tasks`/],
    [{ expect: [{ pipeline: 'a', within: '30 minutes' }] }, /`expect\[0\].within` is "30 minutes"/],
    [{ expect: [{ pipeline: 'a', task: [] }] }, /unknown option "task" in `expect\[0\]`/],
    [{ release: '9' }, /`release` is "9"/],
    [{ rules: { nothing: 'off' } }, /`rules` is "nothing"/],
    [{ limits: { bytes: -1 } }, /`limits.bytes` is -1/],
    ['all', /`options` is "all"/],
  ]) {
    assert.throws(() => new EventStream(options), code('bad-option', words));
    assert.throws(() => eventStream(options), code('bad-option', words));
    assert.throws(() => EventStream.restore(new EventStream().snapshot(), options), code('bad-option', words));
  }
  assert.throws(() => new Reducer({ lifecycle: true }), code('bad-option', /unknown option "lifecycle"/));
  for (const chunk of [undefined, null, 1, {}, [1]])
    assert.throws(() => new EventStream().push(chunk), code('bad-option', /`chunk`/));
  for (const snapshot of [new Uint8Array(), bytes('cdeS'), new EventStream().snapshot().slice(0, -1), 'x', undefined])
    assert.throws(() => EventStream.restore(snapshot), code('bad-option', /`bytes`/));
  const ended = new EventStream();
  ended.finish();
  assert.throws(() => ended.push('x'), code('bad-state', /after finish/));
  assert.throws(() => ended.finish(), code('bad-state', /already/));
  assert.deepEqual(ended.runs(), []);
  ended.free();
  ended.free();
  for (const call of ['push', 'finish', 'runs', 'snapshot'])
    assert.throws(() => ended[call](right), code('bad-state', /after free/), call);
});

test('what is broken around records has a report that says so', () => {
  const of = (text, options) => {
    const { items, summary } = read([text], { records: 'all', ...options });
    assert.equal(
      summary.errors,
      items.flatMap(({ report }) => report.diagnostics).filter(({ severity }) => severity === 'error').length,
    );
    return items.map((item) => [item.text.slice(0, 12), item.report.outcome, rulesOf(item)]);
  };
  const start = right.slice(0, 12);
  const lines = `[\n${right}\n${right}`;
  assert.deepEqual(of(`${lines},\n,${right}\n]`), [
    [start, 'valid', []],
    [start, 'unchecked', ['json-syntax']],
    ['', 'unchecked', ['json-syntax']],
    [start, 'valid', []],
  ]);
  assert.deepEqual(of(lines), [
    [start, 'valid', []],
    [start, 'unchecked', ['json-syntax']],
    ['', 'unchecked', ['json-syntax']],
  ]);
  assert.deepEqual(of(`${right}\n${right.slice(0, 100)}`), [
    [start, 'valid', []],
    [start, 'unchecked', ['json-syntax', ...rulesOf({ report: validate(right.slice(0, 100)) }).slice(1)]],
  ]);
  const [[, outcome, rules], next] = of(`${wrong}\n${right}`, { limits: { bytes: right.length } });
  assert.deepEqual([outcome, rules], ['unchecked', ['limit-bytes']]);
  assert.deepEqual(next, [start, 'valid', []]);
});

/** A stream with all that can be cut: characters of several bytes, escapes, broken lines, findings about histories. */
function mixed(seed) {
  const lines = [...samples({ seed, runs: 3, faults: ['duplicate', 'missing', 'reordered', 'malformed'] })].map(
    ({ json: text }) => text,
  );
  lines.splice(3, 0, wrong, '{"text":"\\ud83d\\ude00 😀 é', '[1,2', '', '\u2028', '"😀"');
  return `${lines.join('\n')}\n`;
}

test('chunks never matter, in bytes or in text', () => {
  const { below } = numbers(20_261_129);
  for (let seed = 0; seed < 10; seed += 1) {
    const text = mixed(seed);
    const whole = bytes(text);
    const options = { records: 'all', lifecycle: { complete: seed % 2 === 0, windowMs: 60_000 } };
    const expected = read([text], options);
    assert.ok(expected.items.length > 10 && expected.summary.unchecked > 0);
    assert.deepEqual(read([whole], options), expected);
    for (let round = 0; round < 6; round += 1) {
      const most = [2, 50, 5_000][round % 3];
      const chunks = [];
      for (let at = 0; at < text.length; ) {
        const next = at + 1 + below(most);
        const chunk = text.slice(at, next);
        // Text and bytes take turns, but only where no pair is cut.
        const cuts = /[\ud800-\udbff]$|^[\udc00-\udfff]/.test(chunk);
        chunks.push(round > 3 && below(2) === 0 && !cuts ? bytes(chunk) : chunk);
        at = next;
      }
      assert.deepEqual(read(chunks, options), expected, `${seed}, chunks of at most ${most}`);
      const cut = below(whole.length);
      assert.deepEqual(read([whole.subarray(0, cut), whole.subarray(cut)], options), expected);
    }
  }
});

test('a surrogate pair may be split, and half of one is a fault', () => {
  const text = json({ ...release(), customData: '😀' });
  const cut = text.indexOf('\ude00');
  assert.deepEqual(read([text.slice(0, cut), text.slice(cut)]).summary.valid, 1);
  const between = EventStream.restore(
    (() => {
      const stream = new EventStream();
      stream.push(text.slice(0, cut));
      return stream.snapshot();
    })(),
  );
  between.push(text.slice(cut));
  assert.equal(between.finish().valid, 1, 'a snapshot keeps the first half');
  for (const chunks of [
    [text.slice(0, cut), text.slice(cut + 1)],
    [text.slice(0, cut), bytes(text.slice(cut + 1))],
  ])
    assert.deepEqual(
      records(read(chunks).items).map((item) => rulesOf(item)[0]),
      ['invalid-utf8'],
    );
  assert.deepEqual(records(read([`"${'\ud83d'}`]).items).length, 1);
});

test('findings about histories have their rule’s page, and rules can be set', () => {
  const text = mixed(1);
  const options = { lifecycle: { complete: true }, records: 'none' };
  const { items, summary } = read([text], options);
  assert.ok(items.length > 3);
  const known = new Map(cdevents.rules().map((rule) => [rule.code, rule]));
  for (const { kind, record, finding, others, witness } of items) {
    assert.equal(kind, 'finding');
    const { rule, url } = known.get(finding.code);
    assert.deepEqual([finding.rule, finding.url], [rule, url]);
    assert.ok(witness.includes(record) && !others.includes(record));
  }
  const { rule, severity } = items[0].finding;
  const without = read([text], { ...options, rules: { [rule]: 'off' } });
  assert.deepEqual(
    without.items,
    items.filter(({ finding }) => finding.rule !== rule),
  );
  assert.equal(without.summary.byRule[rule], undefined);
  const other = severity === 'error' ? 'note' : 'error';
  const changed = read([text], { ...options, rules: { [items[0].finding.code]: other } });
  assert.deepEqual(
    changed.items.map(({ finding }) => finding.severity),
    items.map(({ finding }) => (finding.rule === rule ? other : finding.severity)),
  );
  assert.ok(summary.runs.length > 0 && summary.relations.length > 0);
});

test('every case on disk: the items of each history, by the installed package', () => {
  const folder = join(ROOT, 'tests/cases/lifecycle');
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ndjson'));
  let found = 0;
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    const beside = join(folder, name.replace('.ndjson', '.options.json'));
    const { expect, ...given } = existsSync(beside) ? JSON.parse(readFileSync(beside, 'utf8')) : {};
    const options = { lifecycle: given, expect, records: 'none' };
    const { items } = read([text], options);
    assert.deepEqual(read([bytes(text)], options).items, items, name);
    const [rule] = name.split('/');
    const expected = readFileSync(join(folder, name.replace('.ndjson', '.out')), 'utf8');
    const isFound = items.some(({ finding }) => finding.rule === rule);
    assert.equal(isFound, expected.includes(` ${rule} in record `), name);
    found += isFound ? 1 : 0;
  }
  assert.ok(found > 20 && found < files.length, `${found} of ${files.length}`);
});

test('logs: events inside lines of text, with what was before them', () => {
  const text = `2026-03-14 INFO sent ${right}\nnothing here\nsent ${wrong} to sink\n`;
  const { items, summary } = read([text], { from: 'log', records: 'all' });
  assert.deepEqual(
    items.map(({ text: own, line, report }) => [own, line, report.outcome]),
    [
      [right, 1, 'valid'],
      [wrong, 3, 'invalid'],
    ],
  );
  const { offset, length } = items[0].context;
  assert.equal(text.slice(offset, offset + length).trim(), '2026-03-14 INFO sent');
  assert.equal(summary.skipped, 1);
});

test('a snapshot at any record goes on in another instance as if nothing had been', () => {
  const text = bytes(mixed(2));
  const options = { records: 'all', lifecycle: { complete: true, windowMs: 1000 } };
  const expected = read([text], options);
  for (let cut = 0; cut <= text.length; cut += 997) {
    const first = new EventStream(options);
    const before = first.push(text.subarray(0, cut));
    const snapshot = first.snapshot();
    assert.deepEqual(first.snapshot(), snapshot);
    first.free();
    const second = EventStream.restore(snapshot, options);
    assert.ok(second instanceof EventStream);
    assert.deepEqual(second.snapshot(), snapshot, `${cut}`);
    const after = second.push(text.subarray(cut));
    const { items, ...summary } = second.finish();
    assert.deepEqual({ items: [...before, ...after, ...items], summary }, expected, `${cut}`);
  }
});

test('streams know nothing of each other, and reset() is nothing to them', () => {
  const texts = [mixed(3), mixed(4)].map(bytes);
  const options = { records: 'all', lifecycle: true };
  const expected = texts.map((text) => read([text], options));
  const streams = texts.map(() => new EventStream(options));
  const items = texts.map(() => []);
  for (let at = 0; at < Math.max(...texts.map(({ length }) => length)); at += 1000) {
    for (const [index, stream] of streams.entries())
      items[index].push(...stream.push(texts[index].subarray(at, at + 1000)));
    reset();
  }
  for (const [index, stream] of streams.entries()) {
    const { items: last, ...summary } = stream.finish();
    assert.deepEqual({ items: [...items[index], ...last], summary }, expected[index]);
  }
});

test('runs() is the model as it is now', () => {
  const [first, ...rest] = [...samples({ runs: 1 })].map(({ json: text }) => `${text}\n`);
  const stream = new EventStream({ lifecycle: true });
  assert.deepEqual(stream.runs(), []);
  stream.push(first);
  const before = stream.runs();
  for (const line of rest) stream.push(line);
  stream.finish();
  assert.ok(stream.runs().length >= before.length && stream.runs().length > 0);
  assert.deepEqual(new EventStream({ lifecycle: true }).finish().runs, []);
});

test('a stream may be packed', () => {
  const packed = gzipSync(`${right}\n${wrong}\n`);
  const options = { records: 'all' };
  const expected = read([`${right}\n${wrong}\n`], options);
  assert.deepEqual(read([packed], options), expected);
  const halves = [packed.subarray(0, 100), packed.subarray(100)];
  assert.deepEqual(read(halves, options), expected);
  const cut = read([packed.subarray(0, -9)], options);
  assert.deepEqual(cut.items.slice(0, 2), expected.items);
  const last = cut.items.at(-1);
  assert.deepEqual([last.record, last.report.outcome, rulesOf(last)], [2, 'unchecked', ['unreadable-stream']]);
  assert.deepEqual([cut.summary.records, cut.summary.unchecked], [3, 1]);
  const damaged = Uint8Array.from(packed);
  damaged[packed.length - 6] ^= 1;
  const { items, summary } = read([damaged, 'more'], options);
  assert.deepEqual(
    items.map(({ record }) => record),
    Array.from(items, (_, index) => index),
  );
  assert.deepEqual(rulesOf(items.at(-1)), ['unreadable-stream']);
  assert.equal(read([damaged], { records: 'none' }).summary.records, summary.records);
  const stream = new EventStream();
  stream.push(packed.subarray(0, 100));
  assert.throws(
    () => stream.snapshot(),
    (error) => error.code === 'bad-state' && /packed/.test(error.message),
  );
});

test('a TransformStream: a body, a stream of Node, text', async () => {
  const text = mixed(5);
  const options = { records: 'all', lifecycle: { complete: true } };
  const expected = read([text], options).items;
  const gather = async (stream) => {
    const items = [];
    for await (const item of stream) items.push(item);
    return items;
  };
  const response = new Response(text);
  assert.deepEqual(await gather(response.body.pipeThrough(eventStream(options))), expected);
  const parts = text.match(/[\s\S]{1,1000}/g);
  assert.deepEqual(await gather(Readable.toWeb(Readable.from(parts)).pipeThrough(eventStream(options))), expected);
  assert.deepEqual(await gather(new Blob([text]).stream().pipeThrough(eventStream(options))), expected);
});

test('a TransformStream reads no faster than its items are read', async () => {
  let given = 0;
  const source = new ReadableStream(
    {
      pull(controller) {
        given += 1;
        controller.enqueue(`${wrong}\n`);
      },
    },
    { highWaterMark: 0 },
  );
  const reader = source.pipeThrough(eventStream()).getReader();
  for (let index = 0; index < 50; index += 1) {
    const { value } = await reader.read();
    assert.equal(value.record, index);
    // As many as are in the queues of the two streams, and no more.
    assert.ok(given <= index + 4, `${given} chunks for ${index + 1} items`);
  }
  await reader.cancel('enough');
  const end = given;
  await new Promise(setImmediate);
  assert.equal(given, end, 'after cancel() nothing is read');
});

test('a TransformStream that is aborted, and one that is fed what is no chunk', async () => {
  const aborted = eventStream();
  const writer = aborted.writable.getWriter();
  const reading = aborted.readable.getReader().read();
  const why = new Error('gone');
  await Promise.all([writer.abort(why), assert.rejects(reading, why)]);
  const wrongly = eventStream();
  const into = wrongly.writable.getWriter();
  const from = wrongly.readable.getReader();
  const refused = (error) => error instanceof CdEventError && error.code === 'bad-option';
  await Promise.all([assert.rejects(from.read(), refused), assert.rejects(into.write(7), refused)]);
});

test('a stream of 20,000 records, in large and in small chunks', () => {
  const events = samples({ runs: 800 })[Symbol.iterator]();
  const lines = Array.from({ length: 20_000 }, (_, index) =>
    index % 1000 === 999 ? '{"broken":' : events.next().value.json,
  );
  const text = `${lines.join('\n')}\n`;
  const options = { lifecycle: true };
  const { items, summary } = read([text], options);
  assert.deepEqual([summary.records, summary.unchecked, summary.valid], [20_000, 20, 19_980]);
  assert.deepEqual(
    records(items).map(({ record, line }) => [record, line]),
    Array.from({ length: 20 }, (_, index) => [index * 1000 + 999, (index + 1) * 1000]),
  );
  const chunks = text.match(/[\s\S]{1,65536}/g);
  assert.deepEqual(read(chunks, options), { items, summary });
});

test('the same in CommonJS', () => {
  const required = require('cdevents-wasm');
  assert.equal(required.EventStream, EventStream);
  const stream = new required.EventStream();
  stream.push(right);
  assert.equal(stream.finish().valid, 1);
});
