// `make test-hosts`: tests the packed package in every host and the page in every browser, and prints a table. A host that
// cannot be installed counts as failed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ensureHosts } from '../tests/hosts/install.mjs';
import { outcomes } from './outcomes.mjs';
import { at, Failure, files, main, run, say, seconds } from './steps.mjs';

/** Runs the test files one after the other. Resolves with a row per host. */
async function rowsOf(paths) {
  const rows = [];
  let tried = [];
  // The runner reports subtests before their test.
  const take = (ok, { name, nesting, file, details }) => {
    const test = { name, ok, why: ok ? '' : (details.error.cause?.message ?? details.error.message) };
    if (nesting > 0) return tried.push(test);
    // The runner reports a file that cannot be loaded as a test named after its path.
    const [, host, version] = /^(\S+) (\S+)$/.exec(name) ?? [null, basename(file ?? name), ''];
    for (const part of tried.filter(({ ok }) => !ok))
      process.stderr.write(`${host} ${version}, ${part.name}: ${part.why}\n`);
    if (!ok && tried.every(({ ok }) => ok)) process.stderr.write(`${test.why}\n`);
    rows.push({ host, version, tried, ok });
    say(`${host} ${version}: ${ok ? 'ok' : 'FAILED'} in ${seconds(details.duration_ms)}`);
    tried = [];
  };
  await outcomes(paths, 600_000, take);
  return rows;
}

/** The table: host, version, verdict, and what was tried, with failures in capitals. */
function table(rows) {
  const lines = rows.map(({ host, version, ok, tried }) => [
    host,
    version,
    ok ? 'ok' : 'FAILED',
    tried.map(({ name, ok }) => (ok ? name : `${name} FAILED`)).join('; ') || 'nothing',
  ]);
  const all = [['host', 'version', 'result', 'tried'], ...lines];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((line) => line[column].length)));
  return all.map((line) => line.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

await main(async () => {
  const begin = performance.now();
  await run(process.execPath, [at('tools/build.mjs'), 'tarball', 'page']);
  const lacking = await ensureHosts();
  for (const line of lacking) process.stderr.write(`cannot be installed: ${line}\n`);

  const paths = files('tests/hosts').filter((path) => path.endsWith('.test.mjs'));
  process.env.TEST_FOLDER = mkdtempSync(join(tmpdir(), 'cdevents-wasm-'));
  let rows;
  try {
    rows = await rowsOf(paths);
  } finally {
    rmSync(process.env.TEST_FOLDER, { recursive: true, force: true });
  }

  const failed = rows.filter(({ ok }) => !ok).map(({ host, version }) => `${host} ${version}`.trim());
  process.stdout.write(`\n${table(rows)}\n\n${rows.length - failed.length} passed, ${failed.length} failed\n`);
  process.stdout.write(`all in ${seconds(performance.now() - begin)}\n`);
  for (const line of lacking) process.stderr.write(`cannot be installed: ${line}\n`);
  if (failed.length > 0) throw new Failure(`failed: ${failed.join('; ')}`);
  if (lacking.length > 0 || rows.length === 0) throw new Failure('not every host was tried');
});
