// `make test-cluster`: tests what runs on several machines, with processes on this one that are killed, and prints a table.
// CLUSTER_EVENTS is the number of events.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFlink } from './flink.mjs';
import { outcomes } from './outcomes.mjs';
import { at, Failure, files, main, run, say, seconds } from './steps.mjs';

/** How long a file of tests may take, in milliseconds. */
const LIMIT = 1_800_000;

async function rowsOf(paths) {
  const rows = [];
  const take = (ok, { name, nesting, details }) => {
    if (nesting > 0) return;
    const why = ok ? '' : String(details.error.cause?.stack ?? details.error.cause ?? details.error.message);
    rows.push({ name, ok, why, time: seconds(details.duration_ms) });
    say(`${name}: ${ok ? 'ok' : 'FAILED'} in ${seconds(details.duration_ms)}`);
    if (!ok) process.stderr.write(`${why}\n`);
  };
  await outcomes(paths, LIMIT, take);
  return rows;
}

await main(async () => {
  const begin = performance.now();
  await run(process.execPath, [at('tools/build.mjs'), 'tarball']);
  await buildFlink();
  const paths = files('tests/cluster').filter((path) => path.endsWith('.test.mjs'));
  process.env.TEST_FOLDER = mkdtempSync(join(tmpdir(), 'cdevents-wasm-'));
  let rows;
  try {
    rows = await rowsOf(paths);
  } finally {
    rmSync(process.env.TEST_FOLDER, { recursive: true, force: true });
  }
  const width = Math.max(...rows.map(({ name }) => name.length), 0);
  const table = rows.map(({ name, ok, time }) => `${name.padEnd(width)}  ${(ok ? 'ok' : 'FAILED').padEnd(6)}  ${time}`);
  const failed = rows.filter(({ ok }) => !ok);
  process.stdout.write(`\n${table.join('\n')}\n\n${rows.length - failed.length} passed, ${failed.length} failed\n`);
  process.stdout.write(`all in ${seconds(performance.now() - begin)}\n`);
  if (failed.length > 0 || rows.length === 0) throw new Failure('not every test passed');
});
