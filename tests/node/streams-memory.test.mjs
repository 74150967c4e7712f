// A stream of any length passes in little memory.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { cdevents, FOLDER, file } from '../support/installed.mjs';

const { EventStream } = cdevents;
const MEBIBYTE = 2 ** 20;

test('256 MiB of events with their history grow the process by at most 64 MiB', (t) => {
  const program = file(
    FOLDER,
    'long-stream.mjs',
    `
import { EventStream, samples } from 'cdevents-wasm';
const stream = new EventStream({ records: 'none', lifecycle: true });
const text = [...samples({ runs: 40 })].map(({ json }) => json).join('\\n') + '\\n';
const pushed = { bytes: 0, records: 0 };
const lines = text.split('\\n').length - 1;
let start;
let most = 0;
for (let round = 0; pushed.bytes < 256 * 2 ** 20; round += 1) {
  // Other ids and other days each time, or all but the first would be sent again.
  const day = new Date(Date.UTC(2026, 0, 1) + round * 86400000).toISOString().slice(0, 10);
  const chunk = text.replace(/20\\d\\d-\\d\\d-\\d\\d(?=T)/g, day).replace(/"id":"/g, '"id":"' + round + '-');
  stream.push(chunk);
  pushed.bytes += Buffer.byteLength(chunk);
  pushed.records += lines;
  const { rss } = process.memoryUsage();
  if (pushed.bytes > 32 * 2 ** 20) start ??= rss;
  most = Math.max(most, rss - (start ?? rss));
}
const { records, unchecked } = stream.finish();
console.log(JSON.stringify({ most, records, unchecked, wanted: pushed.records }));
`,
  );
  t.after(() => rmSync(program));
  const { most, records, unchecked, wanted } = JSON.parse(
    execFileSync(process.execPath, [program], { cwd: FOLDER, encoding: 'utf8' }),
  );
  assert.deepEqual([records, unchecked], [wanted, 0]);
  assert.ok(most <= 64 * MEBIBYTE, `${(most / MEBIBYTE).toFixed(1)} MiB`);
});

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
