// A stream of any length passes in little memory.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { cdevents, FOLDER, file } from '../support/installed.mjs';

const { EventStream } = cdevents;
const MEBIBYTE = 2 ** 20;

/** A program that pushes deliveries that go on and on, and prints by how many bytes the process has grown after the first eighth. */
const program = (options, mebibytes) => `
import { EventStream, samples } from 'cdevents-wasm';
const stream = new EventStream(${JSON.stringify({ records: 'none', ...options })});
const text = [...samples({ runs: 40 })].map(({ json }) => json).join('\\n') + '\\n';
const lines = text.split('\\n').length - 1;
const all = ${mebibytes} * 2 ** 20;
let pushed = 0;
let wanted = 0;
let start;
let most = 0;
for (let round = 0; pushed < all; round += 1) {
  // Other ids and other days each time, or all but the first would be sent again.
  const day = new Date(Date.UTC(2026, 0, 1) + round * 86400000).toISOString().slice(0, 10);
  const chunk = text.replace(/20\\d\\d-\\d\\d-\\d\\d(?=T)/g, day).replace(/"id":"/g, '"id":"' + round + '-');
  stream.push(chunk);
  pushed += Buffer.byteLength(chunk);
  wanted += lines;
  const { rss } = process.memoryUsage();
  if (pushed > all / 8) start ??= rss;
  most = Math.max(most, rss - (start ?? rss));
}
const { records, unchecked, capped } = stream.finish();
console.log(JSON.stringify({ most, records, unchecked, capped, wanted }));
`;

for (const [name, options, mebibytes, caps] of [
  ['256 MiB of events', {}, 256, []],
  [
    '64 MiB of events with their history',
    { lifecycle: { maxRuns: 2_000, maxIds: 5_000 } },
    64,
    ['maxIds', 'maxRuns', 'runs'],
  ],
]) {
  test(`${name} grow the process by at most 64 MiB`, (t) => {
    const path = file(FOLDER, `long-stream-${mebibytes}.mjs`, program(options, mebibytes));
    t.after(() => rmSync(path));
    const output = execFileSync(process.execPath, [path], { cwd: FOLDER, encoding: 'utf8' });
    const { most, records, unchecked, capped, wanted } = JSON.parse(output);
    assert.deepEqual([records, unchecked, capped], [wanted, 0, caps]);
    assert.ok(most <= 64 * MEBIBYTE, `${(most / MEBIBYTE).toFixed(1)} MiB`);
  });
}

test('a record without an end takes no more memory than the limit allows', () => {
  const stream = new EventStream({ limits: { bytes: MEBIBYTE } });
  const chunk = 'x'.repeat(MEBIBYTE);
  stream.push('"');
  const before = process.memoryUsage().arrayBuffers;
  for (let round = 0; round < 128; round += 1) stream.push(chunk);
  assert.ok(process.memoryUsage().arrayBuffers - before < 32 * MEBIBYTE);
  const { items, records } = stream.finish();
  assert.equal(records, 1);
  assert.deepEqual(
    items.map(({ length, report }) => [length, report.diagnostics[0].rule]),
    [[128 * MEBIBYTE + 1, 'limit-bytes']],
  );
});
