// The C ABI gives what the npm package gives, byte for byte.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DECLARED, FLAGS, framesOf, Host, readFacts, readFolded } from '../support/abi.mjs';
import { cdevents, PACKAGE, ROOT } from '../support/installed.mjs';
import { numbers } from '../support/random.mjs';

const {
  CdEventError,
  catalog,
  construct,
  convert,
  describe,
  EventStream,
  factsOf,
  Reducer,
  sample,
  samples,
  validate,
} = cdevents;

/** Every case of the rules: valid and wrong events, and what is no event. */
const CASES = readdirSync(join(ROOT, 'tests/cases'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
  .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name)));

const STREAMS = readdirSync(join(ROOT, 'tests/streams'))
  .filter((name) => name.endsWith('.in'))
  .map((name) => readFileSync(join(ROOT, 'tests/streams', name)));

const lines = (text) => text.split('\n').slice(0, -1);

const hex = (bytes) => Buffer.from(bytes).toString('hex');

/** Bytes with something wrong at random places. */
function broken(bytes, below) {
  const copy = Uint8Array.from(bytes);
  for (let count = 1 + below(3); count > 0 && copy.length > 0; count -= 1) copy[below(copy.length)] = below(256);
  return below(4) === 0 ? copy.subarray(0, below(copy.length + 1)) : copy;
}

test('the module imports nothing, and exports what the header declares', () => {
  assert.deepEqual(DECLARED.imports, []);
  const header = readFileSync(join(PACKAGE, 'abi/cdevents_wasm.h'), 'utf8');
  const declared = [...header.matchAll(/^(?:uint32_t|uint64_t|void)\s+(cde_\w+)\(([^)]*)\);/gm)];
  const names = declared.map(([, name]) => name);
  const functions = DECLARED.exports.filter(({ kind }) => kind === 'function').map(({ name }) => name);
  assert.deepEqual([...names].sort(), functions.sort());
  const { calls } = new Host();
  assert.equal(calls.cde_abi_version(), Number(/CDE_ABI_VERSION (\d+)u/.exec(header)[1]));
  for (const [, name, parameters] of declared) {
    const count = parameters === 'void' ? 0 : parameters.split(',').length;
    assert.equal(calls[name].length, count, name);
  }
});

test('reports are those of validate', () => {
  const host = new Host();
  const { below } = numbers(20_261_130);
  assert.ok(CASES.length > 500, `${CASES.length}`);
  const whole = host.text('cde_validate', framesOf(CASES), FLAGS.frames);
  lines(whole).forEach((line, index) => assert.equal(line, JSON.stringify(validate(CASES[index]))));
  const wrong = Array.from({ length: 10_000 }, () => broken(CASES[below(CASES.length)], below));
  const reports = lines(host.text('cde_validate', framesOf(wrong), FLAGS.frames));
  const outcomes = host.call('cde_outcomes', framesOf(wrong), FLAGS.frames);
  assert.equal(reports.length, wrong.length);
  wrong.forEach((bytes, index) => {
    const report = validate(bytes);
    assert.equal(reports[index], JSON.stringify(report), hex(bytes));
    assert.equal(['valid', 'invalid', 'unchecked'][outcomes[index]], report.outcome);
  });
});

test('a value is a line, the whole input, or a frame', () => {
  const host = new Host();
  const event = sample(catalog().vocabularies.at(-2).events[0].type).json;
  const pretty = JSON.stringify(JSON.parse(event), null, 2);
  const report = JSON.stringify(validate(event));
  assert.equal(host.text('cde_validate', `${event}\r\n\n  \n${event}`, 0), `${report}\n${report}\n`);
  assert.equal(host.text('cde_validate', pretty, FLAGS.one), `${JSON.stringify(validate(pretty))}\n`);
  assert.ok(lines(host.text('cde_validate', pretty, 0)).length > 1);
  assert.equal(host.text('cde_validate', '', 0), '');
  assert.equal(host.text('cde_validate', '', FLAGS.one), `${JSON.stringify(validate(''))}\n`);
  const damaged = framesOf([event]).subarray(0, -1);
  assert.equal(host.text('cde_validate', damaged, FLAGS.frames), '');
  assert.match(host.error, /damaged/);
  assert.equal(host.text('cde_validate', event, 0), `${report}\n`);
  assert.equal(host.error, '');
});

test('options are those of validate, and refused in its words', () => {
  const host = new Host();
  const chosen = [
    {},
    { strict: true },
    { release: '0.4.1' },
    { maxDiagnostics: 1 },
    { rules: { 'unknown-field': 'note', CDE401: 'off' } },
    { limits: { bytes: 200, depth: 3, batch: 1 } },
  ];
  for (const options of chosen) {
    assert.equal(host.raw('cde_configure', options), 1, host.error);
    const reports = lines(host.text('cde_validate', framesOf(CASES), FLAGS.frames));
    reports.forEach((line, index) => assert.equal(line, JSON.stringify(validate(CASES[index], options))));
  }
  const refused = [
    { release: '9' },
    { strict: 1 },
    { maxDiagnostics: -1 },
    { limits: { bytes: 'x' } },
    { rules: { nonsense: 'off' } },
    { rules: { 'unknown-field': 'loud' } },
    { rules: { 'json-syntax': 'off' } },
    { other: 1 },
  ];
  for (const options of refused) {
    assert.equal(host.raw('cde_configure', options), 0);
    assert.equal(host.error, thrown(() => validate('{}', options)).message);
  }
  assert.equal(host.raw('cde_configure', { limits: [] }), 0);
  assert.equal(host.error, '`limits` is an array, expected an object');
  assert.equal(host.raw('cde_configure', 'nonsense'), 0);
});

function thrown(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof CdEventError, error);
    return error;
  }
  return assert.fail('it is not refused');
}

/** What a stream of the package gives for chunks. */
function packaged(chunks, options) {
  const stream = new EventStream(options);
  const items = chunks.map((chunk) =>
    stream
      .push(chunk)
      .map((item) => `${JSON.stringify(item)}\n`)
      .join(''),
  );
  const runs = JSON.stringify(stream.runs());
  const summary = JSON.stringify(stream.finish());
  stream.free();
  return [...items, runs, summary];
}

function hosted(host, chunks, options) {
  const stream = host.raw('cde_new', options);
  assert.notEqual(stream, 0, host.error);
  const items = chunks.map((chunk) => host.text('cde_push', stream, chunk));
  const given = [...items, host.text('cde_runs', stream), host.text('cde_finish', stream)];
  host.calls.cde_drop(stream);
  return given;
}

/** The bytes in pieces of a random length. */
function pieces(bytes, below) {
  const chunks = [];
  for (let at = 0; at < bytes.length; ) {
    const length = 1 + below(bytes.length);
    chunks.push(bytes.subarray(at, at + length));
    at += length;
  }
  return chunks;
}

test('streams have the items, the runs and the summary of EventStream', () => {
  const host = new Host();
  const { below } = numbers(20_261_131);
  const options = [
    {},
    { records: 'all', lifecycle: true },
    { records: 'none', lifecycle: { complete: true, windowMs: 1000, maxRuns: 3, maxIds: 5 } },
    { records: 'all', from: 'log', strict: true },
    { records: 'problems', expect: [{ pipeline: 'build', tasks: ['a', 'b'], inOrder: true, within: 'PT1S' }] },
    { records: 'all', limits: { bytes: 300 } },
  ];
  for (const bytes of STREAMS) {
    for (const chosen of options) {
      const chunks = pieces(bytes, below);
      assert.deepEqual(hosted(host, chunks, chosen), packaged(chunks, chosen));
    }
  }
  const faults = ['missing', 'late', 'duplicate', 'reordered', 'malformed', 'abort'];
  for (let seed = 0; seed < 300; seed += 1) {
    const delivery = [...samples({ seed, runs: 1 + (seed % 3), faults: seed % 2 === 0 ? faults : [] })];
    const bytes = new TextEncoder().encode(delivery.map(({ json }) => `${json}\n`).join(''));
    const chosen = options[seed % options.length];
    const chunks = pieces(bytes, below);
    assert.deepEqual(hosted(host, chunks, chosen), packaged(chunks, chosen), `seed ${seed}`);
  }
});

test('a stream that is packed, and one that is not whole', () => {
  const host = new Host();
  for (const bytes of STREAMS.filter((bytes) => bytes[0] === 0x1f)) {
    for (const end of [bytes.length, bytes.length - 1, bytes.length >> 1]) {
      const chunks = [bytes.subarray(0, end)];
      assert.deepEqual(hosted(host, chunks, { records: 'all' }), packaged(chunks, { records: 'all' }));
    }
  }
});

test('snapshots are those of EventStream, and go on in another instance', () => {
  const delivery = [...samples({ seed: 5, runs: 3, faults: ['missing', 'duplicate'] })];
  const bytes = new TextEncoder().encode(delivery.map(({ json }) => `${json}\n`).join(''));
  const options = { records: 'all', lifecycle: { complete: true } };
  for (let at = 0; at < bytes.length; at += 997) {
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    const [host, other] = [new Host(), new Host()];
    const stream = host.raw('cde_new', options);
    const ours = new EventStream(options);
    assert.equal(
      host.text('cde_push', stream, before),
      ours
        .push(before)
        .map((item) => `${JSON.stringify(item)}\n`)
        .join(''),
    );
    const snapshot = host.call('cde_snapshot', stream);
    assert.equal(hex(snapshot), hex(ours.snapshot()));
    const next = other.raw('cde_restore', options, snapshot);
    other.call('cde_push', next, after);
    ours.push(after);
    assert.equal(other.text('cde_finish', next), JSON.stringify(ours.finish()));
  }
  const host = new Host();
  for (const wrong of ['', 'x', new Uint8Array(40)]) {
    assert.equal(host.raw('cde_restore', options, wrong), 0);
    assert.match(host.error, /no snapshot of this version/);
  }
});

test('handles that do not exist are refused, and a stream is finished once', () => {
  const host = new Host();
  for (const handle of [0, 1, 7, 0xffffffff]) {
    for (const name of ['cde_finish', 'cde_runs', 'cde_snapshot']) {
      assert.equal(host.text(name, handle), '');
      assert.match(host.error, /no stream/);
    }
    host.calls.cde_drop(handle);
  }
  const stream = host.raw('cde_new', {});
  assert.notEqual(host.text('cde_finish', stream), '');
  assert.equal(host.text('cde_push', stream, '{}'), '');
  assert.match(host.error, /was finished/);
  assert.equal(host.raw('cde_new', { lifecycle: 'yes' }), 0);
  assert.equal(host.error, thrown(() => new EventStream({ lifecycle: 'yes' })).message);
});

test('facts are those of factsOf, and their outcome and report those of validate', () => {
  const host = new Host();
  const inputs = [...CASES];
  for (let seed = 0; seed < 20; seed += 1) {
    for (const { json } of samples({ seed, faults: ['malformed'] })) inputs.push(json);
  }
  const read = readFacts(host.call('cde_facts', framesOf(inputs), FLAGS.frames));
  assert.equal(read.length, inputs.length);
  inputs.forEach((input, index) => {
    const bytes = Buffer.from(input);
    const report = validate(bytes);
    const { outcome, report: text, facts } = read[index];
    assert.equal(outcome, report.outcome);
    assert.equal(text, report.outcome === 'valid' && report.diagnostics.length === 0 ? '' : JSON.stringify(report));
    const expected = factsOf(bytes).map(({ bytes, ...rest }) => ({ ...rest, bytes: hex(bytes) }));
    const found = facts.map(({ scope, key, id, bytes }) => ({ scope, key, id, bytes: hex(bytes) }));
    assert.deepEqual(found, expected);
  });
});

/** Facts by key. */
function grouped(facts) {
  const keys = new Map();
  for (const fact of facts) {
    const name = JSON.stringify([fact.scope, fact.key]);
    keys.set(name, [...(keys.get(name) ?? []), fact]);
  }
  return keys;
}

test('folded keys give the findings, the facts and the snapshots of Reducer, however they are divided', () => {
  const host = new Host();
  const { below } = numbers(20_261_132);
  let findings = 0;
  for (let seed = 0; seed < 60; seed += 1) {
    const delivery = [...samples({ seed, runs: 2, faults: ['missing', 'duplicate', 'reordered', 'abort'] })];
    const facts = delivery.flatMap(({ json }) => factsOf(json));
    const complete = seed % 2 === 0;
    for (const of of grouped(facts).values()) {
      const reducer = new Reducer({ complete });
      reducer.fold(of.map(({ bytes }) => bytes));
      const expected = reducer.results();
      const shuffled = of.map((fact) => [below(1000), fact]).sort(([one], [other]) => one - other);
      let snapshot = new Uint8Array(0);
      const net = new Map();
      let last;
      for (let at = 0; at < shuffled.length; ) {
        const count = 1 + below(3);
        const given = shuffled.slice(at, at + count).map(([, { bytes }]) => bytes);
        if (below(5) === 0) given.push(given[0]);
        const flags = complete ? FLAGS.complete : 0;
        [last] = readFolded(host.call('cde_fold', framesOf([framesOf([snapshot, ...given])]), flags));
        assert.deepEqual([last.status, last.refused], [0, 0]);
        snapshot = last.snapshot;
        for (const line of last.findings) {
          const { id, retracted } = JSON.parse(line);
          if (retracted) assert.ok(net.delete(id), 'what is retracted was found');
          else net.set(id, line);
        }
        at += count;
      }
      assert.equal(hex(snapshot), hex(reducer.snapshot()));
      assert.deepEqual([...net.values()].sort(), expected.findings.map((found) => JSON.stringify(found)).sort());
      const flags = FLAGS.all | FLAGS.run | (complete ? FLAGS.complete : 0);
      const [again] = readFolded(host.call('cde_fold', framesOf([framesOf([snapshot])]), flags));
      assert.deepEqual(
        again.findings,
        expected.findings.map((found) => JSON.stringify(found)),
      );
      assert.deepEqual(
        again.facts.map(({ id, bytes }) => [id, hex(bytes)]),
        expected.facts.map(({ id, bytes }) => [id, hex(bytes)]),
      );
      assert.equal(again.run !== '', of[0].scope === 'subject' && of.some(isAbout), again.run);
      findings += expected.findings.length;
      reducer.free();
    }
  }
  assert.ok(findings > 20, `${findings}`);
});

/** Whether a fact is about its key itself, and not about a part of it: 0 and 1 in `Claim::write`. */
function isAbout({ bytes }) {
  const length = bytes[2];
  return bytes[3 + length] <= 1 && length < 0x80;
}

test('damaged facts and snapshots are refused, and what is good is kept', () => {
  const host = new Host();
  const { below } = numbers(20_261_133);
  const [{ json }] = samples({ seed: 1 });
  const [first, second] = factsOf(json).map(({ bytes }) => bytes);
  const fold = (...parts) => readFolded(host.call('cde_fold', framesOf([framesOf(parts)]), 0))[0];
  const none = new Uint8Array(0);
  const good = fold(none, first);
  assert.equal(good.refused, 0);
  const both = fold(none, first, second, first.subarray(1), none, Uint8Array.of(9));
  assert.deepEqual([both.refused, hex(both.snapshot)], [4, hex(good.snapshot)]);
  for (let length = 1; length < good.snapshot.length; length += 1) {
    assert.deepEqual(fold(good.snapshot.subarray(0, length), first).status, 1);
  }
  const newer = Uint8Array.from(good.snapshot);
  newer[4] = 99;
  assert.equal(fold(newer, first).status, 1);
  for (let count = 0; count < 2000; count += 1) {
    fold(below(2) === 0 ? none : broken(good.snapshot, below), broken(first, below));
  }
  for (const wrong of [
    Uint8Array.of(1),
    Uint8Array.of(9, 0, 0, 0, 1),
    framesOf(['']),
    framesOf([Uint8Array.of(1, 0, 0, 0)]),
  ]) {
    assert.equal(host.call('cde_fold', wrong, 0).length, 0);
    assert.match(host.error, /damaged/);
  }
});

test('a key keeps its first 1,024 facts, whatever their order', () => {
  const host = new Host();
  const { type } = catalog()
    .vocabularies.findLast(({ status }) => status === 'released')
    .events.find(({ subject, predicate }) => subject === 'pipelinerun' && predicate === 'started');
  const facts = Array.from({ length: 1500 }, (_, index) => {
    const timestamp = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
    const event = {
      context: { id: `event-${index}`, source: '/ci', timestamp },
      subject: { id: 'run', content: { pipelineName: 'build', uri: 'https://ci.example/run' } },
    };
    const { json } = construct(type, event);
    return factsOf(json).find(({ scope }) => scope === 'subject').bytes;
  });
  const fold = (snapshot, given) => readFolded(host.call('cde_fold', framesOf([framesOf([snapshot, ...given])]), 0))[0];
  const none = new Uint8Array(0);
  const forwards = fold(none, facts);
  const backwards = facts.toReversed().reduce((snapshot, _, index, all) => {
    return index % 100 === 0 ? fold(snapshot, all.slice(index, index + 100)).snapshot : snapshot;
  }, none);
  assert.equal(hex(backwards), hex(forwards.snapshot));
  assert.equal(hex(fold(none, facts.slice(0, 1024)).snapshot), hex(forwards.snapshot));
  assert.equal(forwards.marks & 2, 2);
  assert.equal(fold(none, facts.slice(0, 10)).marks & 2, 0);
});

/** What `construct` gives, as the ABI writes it. */
function constructed(type, event, options) {
  try {
    const { json, report } = construct(type, event, options);
    return { json, report };
  } catch (error) {
    if (!(error instanceof CdEventError)) throw error;
    const { code, message, report } = error;
    return { error: { code, message, ...(report && { report }) } };
  }
}

test('events are built and refused as by construct', () => {
  const host = new Host();
  const fixed = { id: 'an-id', now: '2026-11-29T10:00:00Z' };
  for (const vocabulary of catalog().vocabularies) {
    for (const { type, example } of vocabulary.events) {
      for (const event of [example, {}, { subject: { id: 5 } }, { context: { type: 'nonsense' } }]) {
        const options = { release: vocabulary.id, ...fixed };
        const answer = JSON.parse(host.text('cde_construct', { type, event, ...options }));
        assert.deepEqual(answer, constructed(type, event, options), type);
      }
    }
  }
  for (const request of [
    {},
    { type: 'x' },
    { type: 'x', event: [], ...fixed },
    'nonsense',
    { type: 'x', event: {}, ...fixed, other: 1 },
  ]) {
    assert.equal(JSON.parse(host.text('cde_construct', request)).error.code, 'bad-option');
  }
  const unknown = JSON.parse(
    host.text('cde_construct', { type: 'dev.cdevents.pipelinerun.startd.0.1.0', event: {}, ...fixed }),
  );
  const expected = thrown(() => construct('dev.cdevents.pipelinerun.startd.0.1.0', {}, fixed));
  assert.deepEqual(unknown.error, { code: expected.code, message: expected.message });
});

test('events are converted as by convert', () => {
  const host = new Host();
  const targets = ['draft', 'sig-v1', '0.1.0', '0.4.1', '0.5.1'];
  for (const bytes of CASES.filter((_, index) => index % 3 === 0)) {
    for (const to of targets) {
      const request = { to, source: '/made', now: '2026-11-29T10:00:00Z' };
      const { event, ...expected } = convert(bytes, request);
      assert.equal(host.text('cde_convert', request, bytes), JSON.stringify(expected));
      if (expected.json !== null) assert.deepEqual(event, JSON.parse(expected.json));
    }
  }
  for (const request of [{}, { to: '9' }, { to: '0.4.1', keep: 'all' }, { to: '0.4.1', other: 1 }]) {
    const { error } = JSON.parse(host.text('cde_convert', request, '{}'));
    assert.deepEqual([error.code, error.message], ['bad-option', thrown(() => convert('{}', request)).message]);
  }
});

test('control characters are escaped as JSON.stringify does it, and backslashes before them are left alone', () => {
  const host = new Host();
  const id = 'a\u0008b\u000cc\\u0008d\\\u000ce\u0001';
  const type = catalog().vocabularies.at(-2).events[0].type;
  const { context, ...rest } = JSON.parse(sample(type).json);
  const event = JSON.stringify({ context: { ...context, id, source: `/${id}` }, ...rest });
  const twice = `${event}\n${event}\n`;
  assert.equal(host.text('cde_validate', event, FLAGS.one), `${JSON.stringify(validate(event))}\n`);
  assert.match(host.text('cde_validate', event, FLAGS.one), /a\\bb\\fc\\\\u0008d\\\\\\fe\\u0001/);
  const options = { records: 'all', lifecycle: true };
  assert.deepEqual(hosted(host, [Buffer.from(twice)], options), packaged([Buffer.from(twice)], options));
});

test('sentences are those of describe', () => {
  const host = new Host();
  const sentences = lines(host.text('cde_describe', framesOf(CASES), FLAGS.frames));
  sentences.forEach((line, index) => assert.equal(JSON.parse(line), describe(CASES[index])));
});

test('memory stays as it is, however many calls there are', () => {
  const host = new Host();
  const event = sample(catalog().vocabularies.at(-2).events[0].type).json;
  const wrong = event.replace('"id"', '"ident"');
  const frames = framesOf([event, wrong]);
  const once = () => {
    host.call('cde_validate', frames, FLAGS.frames);
    host.call('cde_facts', frames, FLAGS.frames);
    const stream = host.raw('cde_new', { records: 'all', lifecycle: true });
    host.call('cde_push', stream, `${event}\n`);
    host.call('cde_finish', stream);
    host.calls.cde_drop(stream);
  };
  for (let count = 0; count < 100; count += 1) once();
  const before = host.memory.length;
  // A round has 18 calls, with those for buffers: a million.
  for (let count = 0; count < 56_000; count += 1) once();
  assert.equal(host.memory.length, before);
});
