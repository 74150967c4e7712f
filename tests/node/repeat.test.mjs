// Events that come in series: what was seen before changes how long a report takes, and nothing in it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { json, release } from '../support/events.mjs';
import { cdevents, ROOT } from '../support/installed.mjs';

const { reset, validate } = cdevents;

/** Every input of the cases on disk, and of the mistakes. */
const INPUTS = ['tests/cases', 'tests/mistakes'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .filter((name) => name.endsWith('.json') && name !== 'list.json')
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
);

/** What may come to stand where a string is. */
const OTHERS = [
  '',
  'x',
  'a longer one than it was before, and then some',
  'https://example.com/a?b=c',
  'http://[::1',
  '2026-11-24T00:00:00Z',
  '00000000-0000-0000-0000-000000000001',
  'pkg:oci/a@1',
  'success',
  'é',
  '\\n',
  '\\u0041',
  'dev.cdevents.build.queued.0.2.0',
  '0.5.1',
  'PATH',
];

/** The text with other strings in some places of values. */
function variants(text, count) {
  const places = [...text.matchAll(/(?<=[:[,]\s*)"((?:[^"\\]|\\.)*)"/g)];
  if (places.length === 0) return [];
  return Array.from({ length: count }, (_, index) => {
    const place = places[(index * 7) % places.length];
    const other = OTHERS[(index * 5) % OTHERS.length];
    return text.slice(0, place.index + 1) + other + text.slice(place.index + place[0].length - 1);
  });
}

test('a report is the same alone and in a series', () => {
  let compared = 0;
  for (const input of INPUTS.filter((text) => text.length < 5000)) {
    const series = variants(input, 24);
    const ways = [(text) => text, (text) => new TextEncoder().encode(text)];
    const alone = series.map((text) => {
      reset();
      return validate(text);
    });
    for (const way of ways) {
      reset();
      for (let round = 0; round < 3; round += 1) assert.deepEqual(validate(way(input)), validate(way(input)), input);
      series.forEach((text, index) => {
        assert.deepEqual(validate(way(text)), alone[index], `${text}\nafter\n${input}`);
        validate(way(input));
        compared += 1;
      });
    }
  }
  assert.ok(compared > 10_000, `${compared}`);
});

test('options are asked for anew in a series', () => {
  const event = release();
  event.context.timestamp = 'yesterday';
  event.subject.content.unknown = 'x';
  const text = json(event);
  const ways = [
    undefined,
    { maxDiagnostics: 1 },
    { strict: true },
    { release: '0.4.1' },
    { rules: { 'unknown-field': 'off' } },
    { limits: { bytes: text.length - 1 } },
  ];
  reset();
  const alone = ways.map((options) => validate(text, options));
  for (let round = 0; round < 4; round += 1) {
    for (const index of [0, 0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5])
      assert.deepEqual(validate(text, ways[index]), alone[index], JSON.stringify(ways[index]));
  }
});

test('a report of a series is the caller’s own', () => {
  const event = release();
  event.context.timestamp = 'yesterday';
  event.context.timestmp = 'x';
  event.subject.content.outcome = 'sucess';
  const text = json(event);
  reset();
  const first = validate(text);
  const right = structuredClone(first);
  /** Spoils every object and array of a value. */
  const spoil = (value) => {
    if (typeof value !== 'object' || value === null) return;
    for (const member of Object.values(value)) spoil(member);
    if (Array.isArray(value)) value.length = 0;
    else for (const name of Object.keys(value)) value[name] = 'spoilt';
  };
  spoil(first);
  for (let round = 0; round < 5; round += 1) {
    const found = validate(text);
    assert.deepEqual(found, right);
    spoil(found);
  }
});
