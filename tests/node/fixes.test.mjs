// `applyFixes`: what it takes for a report, and what it does where the fixes of several findings meet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draft, json } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';

const { applyFixes, CdEventError, validate } = cdevents;

const edit = (start, end, text) => ({ start, end, text });
const report = (...fixes) => ({ diagnostics: fixes.map((edits) => ({ fix: { title: '', safe: true, edits } })) });
const refused = (error) => error instanceof CdEventError && error.code === 'bad-option';

test('an edit that two fixes have in common is applied once, and keeps neither from the rest of its edits', () => {
  const cases = [
    [
      [
        [edit(1, 3, 'X'), edit(4, 5, 'Y')],
        [edit(1, 3, 'X'), edit(5, 6, 'Z')],
      ],
      'aXdYZ',
    ],
    [[[edit(1, 1, 'X')], [edit(1, 1, 'X'), edit(3, 4, '')]], 'aXbcef'],
    [
      [
        [edit(3, 4, ''), edit(6, 6, 'X')],
        [edit(0, 1, ''), edit(6, 6, 'X')],
      ],
      'bcefX',
    ],
    [[[edit(1, 3, 'X')], [edit(1, 3, 'Y'), edit(5, 6, 'Z')]], 'aXdef'],
    [[[edit(2, 2, 'X')], [edit(1, 2, 'Y')], [edit(2, 3, 'Z')]], 'aYXZdef'],
    [[[edit(2, 3, 'Z')], [edit(1, 2, 'Y')], [edit(2, 2, 'X')]], 'aYXZdef'],
    [[[edit(4, 5, 'Y'), edit(0, 1, 'X')]], 'XbcdYf'],
  ];
  for (const [fixes, wanted] of cases) assert.equal(applyFixes('abcdef', report(...fixes)), wanted, json(fixes));
});

test('fixes that meet are taken in turn, as by one who compares each with all before it', () => {
  const overlap = (one, other) =>
    (one.start === other.start && (one.start === one.end) === (other.start === other.end)) ||
    (one.start < other.end && other.start < one.end);
  const slowly = (text, fixes) => {
    const taken = [];
    for (const edits of fixes) {
      const fresh = edits.filter((one) => !taken.some((other) => json(one) === json(other)));
      if (!fresh.some((one) => taken.some((other) => overlap(one, other)))) taken.push(...fresh);
    }
    taken.sort((one, other) => other.start - one.start || other.end - one.end);
    return taken.reduce((rest, { start, end, text: by }) => rest.slice(0, start) + by + rest.slice(end), text);
  };
  let seed = 20261129;
  const random = (below) => {
    seed = (seed * 48271) % 0x7fffffff;
    return seed % below;
  };
  const text = 'abcdefghijklmnopqrst';
  let met = 0;
  for (let round = 0; round < 3_000; round += 1) {
    const fixes = Array.from({ length: 1 + random(6) }, () => {
      const edits = [];
      for (let at = random(6); at <= text.length && edits.length < 3; at += 1 + random(6)) {
        const end = Math.min(text.length, at + random(4));
        edits.push(edit(at, end, 'XY'.slice(0, random(3))));
        at = end;
      }
      return edits;
    });
    const wanted = slowly(text, fixes);
    assert.equal(applyFixes(text, report(...fixes)), wanted, json(fixes));
    if (wanted !== slowly(text, fixes.slice(0, 1))) met += 1;
  }
  assert.ok(met > 1_000, `only ${met} of them had more than one fix that was applied`);
});

test('whatever is no report is a bad call, whether or not its fixes would be applied', () => {
  const fix = { title: '', safe: true, edits: [edit(0, 1, 'X')] };
  const malformed = [
    undefined,
    null,
    5,
    'report',
    [],
    {},
    { diagnostics: null },
    { diagnostics: {} },
    { diagnostics: 'none' },
    { diagnostics: [null] },
    { diagnostics: [undefined] },
    { diagnostics: ['fix'] },
    { diagnostics: new Array(1) },
    ...[null, 5, 'fix', {}, { safe: true }, { safe: true, edits: null }, { safe: true, edits: {} }].map((wrong) => ({
      diagnostics: [{ fix: wrong }],
    })),
    ...[
      [null],
      [5],
      [{}],
      [edit(0, 1)],
      [edit(0, 1, 5)],
      [edit('0', 1, '')],
      [edit(0, '1', '')],
      [edit(0n, 1, '')],
      [edit(0.5, 1, '')],
      [edit(0, 1.5, '')],
      [edit(0, Infinity, '')],
      [edit(NaN, 1, '')],
      [edit(0, NaN, '')],
      [edit(-1, 1, '')],
      [edit(0, 7, '')],
      [edit(7, 7, '')],
      [edit(3, 2, '')],
      [edit(0, 3, ''), edit(2, 4, '')],
    ].map((edits) => report(edits)),
  ];
  for (const wrong of malformed) {
    assert.throws(() => applyFixes('abcdef', wrong), refused, String(wrong));
    assert.throws(() => applyFixes('abcdef', wrong, { only: 'all' }), refused);
  }
  const unsafe = { diagnostics: [{ fix: { ...fix, safe: false, edits: [edit(0.5, 1, '')] } }] };
  for (const only of ['safe', 'all']) assert.throws(() => applyFixes('abcdef', unsafe, { only }), refused);
  assert.equal(applyFixes('abcdef', { diagnostics: [{ fix }] }), 'Xbcdef');
});

test('every fix of a large report is applied, in whatever order its findings are', () => {
  const misspelt = json(draft()).replace('"pipelineName"', '"pipelineNme"');
  const count = 9_000;
  const text = `[${Array.from({ length: count }, () => misspelt).join(',')}]`;
  const found = validate(text, { maxDiagnostics: 1_000_000 });
  assert.equal(found.diagnostics.length, count);
  const fixed = applyFixes(text, found);
  assert.equal(fixed, text.replaceAll('pipelineNme', 'pipelineName'));
  // From the end to the beginning, each is taken before all others.
  assert.equal(applyFixes(text, { ...found, diagnostics: found.diagnostics.toReversed() }), fixed);
});
