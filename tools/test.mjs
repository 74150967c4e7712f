// `make test`: runs every suite, the quickest to fail first, and prints a table.
// `--long` runs the random campaigns at full length.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from './chromium.mjs';
import { at, Failure, files, main, output, run, say, seconds } from './steps.mjs';
import { TARGET } from './toolchain.mjs';

const LONG = process.argv.includes('--long');
const CONFORMANCE = process.env.CDEVENTS_CONFORMANCE;

/** How to get the official files. */
const HOW_TO_GET_CONFORMANCE = `set CDEVENTS_CONFORMANCE to a folder with
    cdevents-spec/<release>/schemas, examples, conformance, custom   (https://github.com/cdevents/spec, its tags)
    cloudevents/cloudevents.json                                     (https://github.com/cloudevents/spec)
    json-parsing/test_parsing/*.json                                 (https://github.com/nst/JSONTestSuite)`;

/** The number of mutated events on which the engine is compared with the official schemas, over all releases. */
const MUTANTS = LONG ? '1000000' : '50000';

/** The number of mutated events on which the installed package is compared with ajv, per comparison. */
const PACKAGE_MUTANTS = LONG ? '100000' : '5000';

/** The number of random cases per property, for the engine and for the package. */
const CASES = LONG ? '100000' : '2000';

const env = { MUTANTS, PACKAGE_MUTANTS, CASES, PROPTEST_CASES: CASES, FORCE_COLOR: '0', NO_COLOR: '1' };

/** The number of tests in a run's output, or `null` if it has none. */
function counted(text) {
  const counts = [...text.matchAll(/^test result: ok\. (\d+) passed|^ℹ pass (\d+)$/gm)];
  return counts.length === 0 ? null : counts.reduce((sum, [, cargo, node]) => sum + Number(cargo ?? node), 0);
}

const cargo = (...args) => run('cargo', args, { quiet: true, env });

/** Runs the test files of folders with Node's runner, two at a time. */
async function nodeTests(...folders) {
  const found = folders.flatMap((folder) => {
    const inside = files(folder).filter((path) => path.endsWith('.test.mjs'));
    if (inside.length === 0) throw new Failure(`there are no tests in ${folder}`);
    return inside;
  });
  const TEST_FOLDER = mkdtempSync(join(tmpdir(), 'cdevents-wasm-'));
  try {
    const flags = [
      '--test',
      '--test-concurrency=2',
      `--test-timeout=${LONG ? 3_000_000 : 600_000}`,
      '--test-reporter=spec',
    ];
    return await run(process.execPath, [...flags, ...found], { quiet: true, env: { ...env, TEST_FOLDER } });
  } finally {
    rmSync(TEST_FOLDER, { recursive: true, force: true });
  }
}

/** Finds or installs a browser, or says how to install one. */
async function ensureBrowser() {
  const found = chromium();
  if (found !== null) return found;
  const command = 'apt-get update && apt-get install -y --no-install-recommends chromium';
  if (process.getuid?.() !== 0 || (await output('apt-get', ['--version'])) === null) {
    throw new Failure(`the tests need Chromium: ${command}   (or say where one is with CHROMIUM=)`);
  }
  say('installing Chromium');
  await run('sh', ['-c', command], { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } });
  return chromium();
}

/** Like `nodeTests`, with one browser for all files and a new context per test. */
async function browserTests(...folders) {
  env.CHROMIUM = await ensureBrowser();
  process.env.CHROMIUM = env.CHROMIUM;
  const { launchShared } = await import('../tests/support/browser.mjs');
  const server = await launchShared();
  env.BROWSER = server.endpoint;
  try {
    return await nodeTests(...folders);
  } finally {
    delete env.BROWSER;
    await server.close();
  }
}

const SUITES = [
  ['formatting of the Rust sources', () => cargo('fmt', '--check')],
  [
    'formatting and lint of everything else',
    () => run(at('node_modules/.bin/biome'), ['ci', '--error-on-warnings', '--colors=off'], { quiet: true }),
  ],
  ['clippy', () => cargo('clippy', '--locked', '--all-targets', '--', '-D', 'warnings')],
  ['clippy for WebAssembly', () => cargo('clippy', '--locked', '--target', TARGET, '--lib', '--', '-D', 'warnings')],
  ['engine and generated code', () => cargo('test', '--locked')],
  [
    'engine against the official files',
    () => cargo('test', '--locked', '--features', 'conformance', '--test', 'conformance'),
    true,
  ],
  ['build', () => run(process.execPath, [at('tools/build.mjs'), 'tarball', 'page'])],
  ['package, command line and types', () => browserTests('tests/node', 'tests/www')],
  ['package against the official files', () => nodeTests('tests/official'), true],
  ['page in Chromium', () => browserTests('tests/browser')],
];

await main(async () => {
  const begin = performance.now();
  // Clippy and the WebAssembly tests need the build's prerequisites.
  await run(process.execPath, [at('tools/build.mjs'), 'core']);
  const results = [];
  for (const [name, work, official = false] of SUITES) {
    // If the variable is set, the suites must run: a missing folder is a failure.
    if (official && !CONFORMANCE) {
      results.push([name, 'did not run', '']);
      continue;
    }
    say(`${name} …`);
    const start = performance.now();
    try {
      const count = counted((await work()) ?? '');
      results.push([name, count === null ? 'ok' : `ok, ${count} tests`, seconds(performance.now() - start)]);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      process.stderr.write(`${error.message}\n`);
      results.push([name, 'FAILED', seconds(performance.now() - start)]);
    }
    say(`${name}: ${results.at(-1).slice(1).join(', ')}`);
  }

  const width = Math.max(...results.map(([name]) => name.length));
  process.stdout.write(
    `\n${results.map(([name, result, time]) => `${name.padEnd(width)}  ${result.padEnd(16)}  ${time}`).join('\n')}\n`,
  );
  process.stdout.write(`\nall in ${seconds(performance.now() - begin)}\n`);
  if (results.some(([, result]) => result === 'did not run')) {
    process.stdout.write(`\nTo run what did not: ${HOW_TO_GET_CONFORMANCE}\n`);
  }
  const failed = results.filter(([, result]) => result === 'FAILED').map(([name]) => name);
  if (failed.length > 0) throw new Failure(`failed: ${failed.join('; ')}`);
});
