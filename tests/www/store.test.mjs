import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbers } from '../support/random.mjs';
import { sources } from '../support/sources.mjs';

/** What is kept of a history that grows: findings that are taken back leave nothing, and numbers go on when records are forgotten. */

const { Store } = await sources('history/store.ts');

const SEVERITIES = ['error', 'warning', 'note'];
const record = (subject, rules) => ({
  kind: 'record',
  line: 1,
  offset: 0,
  length: 2,
  report: {
    outcome: 'valid',
    event: { type: 't', subject: 's', predicate: 'p', subjectId: subject, time: null },
    events: [{}],
    diagnostics: rules.map((rule) => ({ rule, severity: SEVERITIES[rule.length % 3] })),
  },
});
const finding = (at, rule, witness) => ({
  kind: 'finding',
  record: at,
  finding: { rule, severity: SEVERITIES[rule.length % 3], message: `${rule} at ${at}`, url: '', pointer: '' },
  others: [],
  witness,
});

/** All that a store says, without the numbers of its findings: they only ever go up. */
function said(store) {
  const { first, length, unkept } = store;
  const known = new Map(store.found.map(({ finding: number }, index) => [number, index]));
  const causes = store.causes.map(({ subjects, ...cause }) => ({
    ...cause,
    subjects: subjects
      .map((one) => ({ ...one, first: one.first && { ...one.first, finding: known.get(one.first.finding) } }))
      .sort((one, other) => one.subject.localeCompare(other.subject)),
  }));
  return {
    first,
    length,
    unkept,
    causes: causes.sort((one, other) => one.rule.localeCompare(other.rule)),
    found: store.found.map(({ finding: _, ...rest }) => rest),
    rows: Array.from({ length }, (_, index) => store.row(first + index)),
    marks: Array.from({ length }, (_, index) => [...store.marks(first + index)]),
  };
}

test('findings that were taken back leave a store as if they had never come', () => {
  const { below, of } = numbers(11);
  const RULES = ['a', 'bb', 'ccc', 'dddd'];
  for (let round = 0; round < 60; round += 1) {
    const before = { records: below(3) * 1000, findings: below(5) };
    const [store, plain] = [new Store([''], [], before), new Store([''], [], before)];
    for (let step = 0; step < 30; step += 1) {
      store.takeBack();
      for (let count = below(4); count > 0; count -= 1) {
        const one = record(
          of(['x', 'y', 'z']),
          Array.from({ length: below(3) }, () => of(RULES)),
        );
        for (const each of [store, plain]) each.add(one, 0, 0, 0);
      }
      const anywhere = () => before.records + below(plain.length + 1);
      for (let count = below(3); count > 0; count -= 1) {
        const one = finding(anywhere(), of(RULES), [anywhere()]);
        for (const each of [store, plain]) each.addFound(one);
      }
      for (let count = below(6); count > 0; count -= 1) store.addFound(finding(anywhere(), of(RULES), []), true);
      const open = store.found.at(-1);
      if (open !== undefined) assert.equal(store.finding(open.finding), open);
    }
    store.takeBack();
    assert.deepEqual(said(store), said(plain), `round ${round}`);
    assert.deepEqual(store.counted.records, plain.counted.records);
  }
});

test('records that were forgotten are not there, and those after them keep their numbers', () => {
  const store = new Store([''], [], { records: 100, findings: 7 });
  store.add(record('x', []), 0, 0, -100);
  store.addFound(finding(100, 'a', [100]));
  assert.deepEqual(
    [99, 100, 101].map((number) => store.has(number)),
    [false, true, false],
  );
  assert.deepEqual(store.counted, { records: 101, findings: 8 });
  const { record: number, line, errors, warnings, notes } = store.row(100);
  assert.deepEqual([number, line, errors + warnings + notes], [100, 101, 1]);
  assert.equal(store.finding(7).record, 100);
  assert.equal(store.subject(99), '');
});
