// The same findings from facts by key, on any number of reducers and in any order, as from one stream.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { json, release } from '../support/events.mjs';
import { cdevents, ROOT } from '../support/installed.mjs';
import { numbers } from '../support/random.mjs';

const { CdEventError, EventStream, factsOf, Reducer, samples } = cdevents;

/** Rules that speak of how the stream arrived, which facts do not know: the same event again is the same fact. */
const OF_THE_STREAM = ['late-event', 'no-time', 'redelivered'];

/** What a finding is, whichever records it came from. */
const shown = ({ rule, severity, message, pointer }) =>
  `${severity} ${rule} ${pointer} ${message.replace(/ \((?:record \d+|event `[^`]*`)\)/g, '')}`;

/** The findings of one stream with the whole history. */
function ofStream(texts) {
  const stream = new EventStream({ records: 'none', lifecycle: { complete: true, windowMs: Infinity } });
  const items = texts.flatMap((text) => stream.push(`${text}\n`));
  items.push(...stream.finish().items);
  return items.filter(({ finding }) => !OF_THE_STREAM.includes(finding.rule)).map(({ finding }) => shown(finding));
}

/** The findings of reducers, with facts for other keys sent on until there are no new ones. `restart`: saved and restored in between. */
function ofFacts(facts, { restart = false } = {}) {
  const reducers = new Map();
  const fold = ({ scope, key, bytes }) => {
    const name = json([scope, key]);
    let reducer = reducers.get(name) ?? new Reducer({ complete: true });
    reducer.fold([bytes]);
    if (restart) {
      const saved = reducer.snapshot();
      reducer.free();
      reducer = Reducer.restore(saved, { complete: true });
      assert.deepEqual(reducer.snapshot(), saved);
    }
    reducers.set(name, reducer);
  };
  for (const fact of facts) fold(fact);
  const sent = new Set();
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (const fact of [...reducers.values()].flatMap((reducer) => reducer.results().facts)) {
      if (sent.has(fact.id)) continue;
      sent.add(fact.id);
      isNew = true;
      fold(fact);
    }
  }
  const found = [...reducers.values()].flatMap((reducer) => reducer.results().findings);
  for (const reducer of reducers.values()) reducer.free();
  return found.filter(({ retracted }) => !retracted);
}

test('facts give the findings of one stream, in any order and with repeats', () => {
  const { below } = numbers(20_261_129);
  const rules = new Set();
  for (let seed = 0; seed < 12; seed += 1) {
    const texts = [...samples({ seed, runs: 4, faults: ['duplicate', 'missing', 'reordered', 'abort'] })].map(
      ({ json: text }) => text,
    );
    const expected = ofStream(texts).sort();
    for (const text of expected) rules.add(text.split(' ')[1]);
    const facts = texts.flatMap((text) => factsOf(text));
    const inOrder = ofFacts(facts);
    const ofKeys = inOrder.filter(({ finding }) => !OF_THE_STREAM.includes(finding.rule));
    assert.deepEqual(ofKeys.map(({ finding }) => shown(finding)).sort(), expected, `seed ${seed}`);
    const shuffled = facts.map((fact) => [below(2 ** 30), fact]).sort(([one], [other]) => one - other);
    const mixed = shuffled.flatMap(([at, fact]) => (at % 5 === 0 ? [fact, fact] : [fact]));
    const found = ofFacts(
      mixed.map((entry) => entry),
      { restart: seed < 3 },
    );
    const ids = (all) => all.map(({ id }) => id).sort();
    assert.deepEqual(ids(found), ids(inOrder), `seed ${seed}, in another order`);
  }
  assert.ok(rules.size >= 3, [...rules].join());
});

test('every case on disk has the same findings from facts', () => {
  const folder = join(ROOT, 'tests/cases/lifecycle');
  const rules = new Set();
  // What has no time is in the order in which it arrives, which facts do not know.
  const files = readdirSync(folder, { recursive: true }).filter(
    (name) => name.endsWith('.ndjson') && !name.startsWith('no-time') && !name.startsWith('late-event'),
  );
  for (const name of files) {
    // The elements of an array that is the whole stream are its records.
    const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n');
    const texts = lines.flatMap((line) => (line.startsWith('[') ? JSON.parse(line).map(json) : [line]));
    const expected = ofStream(texts).sort();
    for (const text of expected) rules.add(text.split(' ')[1]);
    const found = ofFacts(texts.flatMap((text) => factsOf(text)).reverse());
    const ofKeys = found.filter(({ finding }) => !OF_THE_STREAM.includes(finding.rule));
    assert.deepEqual(ofKeys.map(({ finding }) => shown(finding)).sort(), expected, name);
  }
  assert.ok(rules.size > 20, [...rules].join());
});

test('a fact has the same id everywhere, and says what it belongs to', () => {
  const event = release();
  const facts = factsOf(json(event));
  assert.ok(facts.length > 0);
  assert.deepEqual(factsOf(event), facts);
  assert.deepEqual(factsOf(new TextEncoder().encode(JSON.stringify(event, null, 2))), facts);
  assert.equal(new Set(facts.map(({ scope, key }) => json([scope, key]))).size, facts.length);
  for (const { scope, key, id, bytes } of facts) {
    assert.ok(scope.length > 0 && key.length > 0);
    assert.match(id, /^[0-9a-f]{16}$/);
    assert.ok(bytes instanceof Uint8Array && bytes.length > 0);
  }
  event.context.id = 'another';
  assert.equal(
    factsOf(event).some(({ id }) => facts.some((fact) => fact.id === id)),
    false,
  );
});

test('what is no event has no facts, and wrong calls are errors', () => {
  for (const input of ['', '{', '{"a":1}', '[]', 7, null, undefined, new Uint8Array([255])])
    assert.deepEqual(factsOf(input), []);
  assert.equal(factsOf([release(), release()]).length, 2 * factsOf(release()).length);
  const refused = (words) => (error) =>
    error instanceof CdEventError && error.code === 'bad-option' && words.test(error.message);
  assert.throws(() => factsOf(release(), { complete: true }), refused(/unknown option "complete"/));
  const [one, other] = factsOf(release());
  const reducer = new Reducer();
  reducer.fold([one.bytes]);
  const before = reducer.snapshot();
  assert.throws(() => reducer.fold([other.bytes]), refused(/another key/));
  assert.throws(() => reducer.fold([one.bytes.subarray(1)]), refused(/`facts`/));
  assert.throws(() => reducer.fold([{}]), refused(/`facts`/));
  assert.throws(() => reducer.fold(7), refused(/`facts`/));
  assert.deepEqual(reducer.snapshot(), before);
  for (const bytes of [new Uint8Array(), before.subarray(1), 'x', undefined])
    assert.throws(() => Reducer.restore(bytes), refused(/`bytes`/));
  reducer.free();
  reducer.free();
  assert.throws(
    () => reducer.results(),
    (error) => error.code === 'bad-state',
  );
  assert.deepEqual(new Reducer().results(), { findings: [], facts: [] });
});

test('a finding that later facts take back is retracted once', () => {
  const at = (minutes) => new Date(Date.UTC(2026, 2, 14, 9, minutes)).toISOString();
  const event = (predicate, minutes) => ({
    context: {
      specversion: '0.5.1',
      id: `${predicate}-${minutes}`,
      source: '/ci',
      type: `dev.cdevents.pipelinerun.${predicate}.0.3.0`,
      timestamp: at(minutes),
    },
    subject: { id: 'run-42', content: predicate === 'finished' ? { outcome: 'success' } : {} },
  });
  const subject = (made) =>
    factsOf(made)
      .filter(({ scope }) => scope === 'subject')
      .map(({ bytes }) => bytes);
  const reducer = new Reducer({ complete: true });
  reducer.fold(subject(event('started', 1)));
  const [open] = reducer.results().findings;
  assert.deepEqual([open.finding.rule, open.retracted], ['never-finished', false]);
  assert.deepEqual(open.events, [{ source: '/ci', id: 'started-1' }]);
  assert.equal(open.finding.url, 'docs/rules/never-finished.md');
  const saved = reducer.snapshot();
  const restored = Reducer.restore(saved, { complete: true });
  for (const each of [reducer, restored]) {
    each.fold(subject(event('finished', 2)));
    assert.deepEqual(each.results().findings, [{ ...open, retracted: true }]);
    assert.deepEqual(each.results().findings, []);
  }
  assert.deepEqual(new Reducer({ complete: false }).results().findings, []);
});
