// Keys whose snapshots also say what their facts gave, in the module of the C ABI: what is found does not depend on it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FLAGS, framesOf, Host, readFacts, readFolded } from '../support/abi.mjs';
import { cdevents } from '../support/installed.mjs';
import { numbers } from '../support/random.mjs';

const { samples } = cdevents;

const NONE = new Uint8Array(0);
const WAITS = 4;
const FAULTS = ['missing', 'duplicate', 'reordered', 'abort'];

/** Calls `each` for the facts of every key of some histories, in any order, with whether facts for other keys can follow. */
function everyKey(host, seeds, each) {
  const { below } = numbers(20_261_130);
  for (let seed = 0; seed < seeds; seed += 1) {
    const events = [...samples({ seed, runs: 2, faults: FAULTS })].map(({ json }) => json);
    const keys = new Map();
    const values = readFacts(host.call('cde_facts', framesOf(events), FLAGS.frames));
    for (const { scope, key, sends, bytes } of values.flatMap(({ facts }) => facts)) {
      const name = JSON.stringify([scope, key]);
      const known = keys.get(name) ?? { facts: [], sends: false };
      known.facts.push(bytes);
      known.sends ||= sends;
      keys.set(name, known);
    }
    for (const { facts, sends } of keys.values()) {
      const shuffled = facts.map((fact) => [below(1000), fact]).sort(([one], [other]) => one - other);
      each({ facts: shuffled.map(([, fact]) => fact), sends, below });
    }
  }
}

const folding =
  (host) =>
  (snapshot, given, ...flags) => {
    const all = flags.reduce((sum, name) => sum | FLAGS[name], 0);
    const [key] = readFolded(host.call('cde_fold', framesOf([framesOf([snapshot, ...given])]), all));
    assert.deepEqual([key.status, key.refused], [0, 0]);
    return key;
  };

/** Adds up findings and what takes them back, each with its words. */
function add(net, lines) {
  for (const line of lines) {
    const given = line.replace('"retracted":true', '"retracted":false');
    const sum = (net.get(given) ?? 0) + (given === line ? 1 : -1);
    assert.ok(sum === 0 || sum === 1, `${sum} times: ${line}`);
    if (sum === 1) net.set(given, 1);
    else net.delete(given);
  }
}

test('findings net of what is taken back, and facts for others, are those of one call, whatever the snapshots say', () => {
  const host = new Host();
  const fold = folding(host);
  const seen = { findings: 0, facts: 0, retracted: 0 };
  everyKey(host, 60, ({ facts, sends, below }) => {
    const whether = below(2) === 0 ? [] : ['complete'];
    const whole = fold(NONE, facts, 'all', ...whether);
    let snapshot = NONE;
    const net = new Map();
    const sent = new Map();
    for (let at = 0; at < facts.length; ) {
      const count = 1 + below(3);
      // A snapshot of either kind goes on as either: the kind without results is that of earlier versions.
      const kind = below(3) > 0 ? ['results'] : [];
      const step = fold(snapshot, facts.slice(at, at + count), ...kind, ...whether);
      // Without results, a finding in other words comes without its old ones being taken back.
      if (kind.length === 0) {
        net.clear();
        add(net, fold(step.snapshot, [], 'all', ...whether).findings);
      } else {
        add(net, step.findings);
        seen.retracted += step.findings.filter((line) => line.includes('"retracted":true')).length;
      }
      for (const { id, bytes } of step.facts) sent.set(id, Buffer.from(bytes).toString('hex'));
      snapshot = step.snapshot;
      at += count;
    }
    assert.deepEqual([...net.keys()].sort(), whole.findings.toSorted());
    for (const { id } of whole.facts) assert.ok(sent.has(id), id);
    if (!sends) assert.deepEqual([whole.facts.length, sent.size], [0, 0], 'nothing can follow');
    seen.findings += whole.findings.length;
    seen.facts += whole.facts.length;
  });
  assert.ok(seen.findings > 20 && seen.facts > 20 && seen.retracted > 5, JSON.stringify(seen));
});

test('equal facts give equal snapshots with results, however they are divided', () => {
  const host = new Host();
  const fold = folding(host);
  everyKey(host, 20, ({ facts }) => {
    const { snapshot } = fold(NONE, facts, 'results');
    const divided = facts.reduce((before, fact) => fold(before, [fact], 'results').snapshot, NONE);
    assert.deepEqual(divided, snapshot);
    assert.deepEqual(fold(snapshot, [], 'results').findings, []);
    // One that says nothing of results becomes one that does.
    assert.deepEqual(fold(fold(NONE, facts).snapshot, [], 'results').snapshot, snapshot);
  });
});

test('the end of a history adds what is missing, and a mark says before whether anything is', () => {
  const host = new Host();
  const fold = folding(host);
  const seen = { waits: 0, settled: 0 };
  everyKey(host, 60, ({ facts }) => {
    const complete = fold(NONE, facts, 'all', 'complete').findings;
    const open = fold(NONE, facts, 'all').findings;
    const missing = complete.filter((line) => !open.includes(line));
    for (const kind of [['results'], []]) {
      const before = fold(NONE, facts, ...kind);
      const end = fold(before.snapshot, [], 'complete', 'end', ...kind);
      assert.deepEqual(end.findings.toSorted(), missing.toSorted());
      // All facts but the first wait for the end.
      const first = fold(NONE, facts.slice(0, 1), ...kind);
      const net = new Map();
      add(net, first.findings);
      const last = fold(first.snapshot, facts.slice(1), 'complete', 'end', 'results');
      add(net, last.findings);
      assert.deepEqual([...net.keys()].sort(), complete.toSorted());
      if (kind.length > 0) assert.equal((before.marks & WAITS) !== 0, missing.length > 0, missing.join('\n'));
    }
    seen[missing.length > 0 ? 'waits' : 'settled'] += 1;
  });
  for (const [what, count] of Object.entries(seen)) assert.ok(count > 20, `${what}: ${count}`);
});

test('damaged snapshots with results are refused, or hold some results', () => {
  const host = new Host();
  const fold = folding(host);
  const { below } = numbers(7);
  const raw = (snapshot) => readFolded(host.call('cde_fold', framesOf([framesOf([snapshot])]), FLAGS.results))[0];
  everyKey(host, 3, ({ facts }) => {
    const { snapshot } = fold(NONE, facts, 'results');
    for (let length = 1; length < snapshot.length; length += 1)
      assert.equal(raw(snapshot.subarray(0, length)).status, 1);
    for (let count = 0; count < 50; count += 1) {
      const damaged = Uint8Array.from(snapshot);
      damaged[below(damaged.length)] ^= 1 << below(8);
      raw(damaged);
    }
    const newer = Uint8Array.from(snapshot);
    newer[4] = 99;
    assert.equal(raw(newer).status, 1);
  });
});
