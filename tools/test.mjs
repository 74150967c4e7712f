// `make test`: runs every suite and prints a table. `--long` runs the random campaigns at full length.
//
// The suites are in two lanes that run side by side, since neither fills two cores: the page's tests wait for frames and for
// each other's pages, a build waits for the network or has one thread. What is quickest to fail is first in each.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, headlessShell } from './chromium.mjs';
import { ensurePackages } from './packages.mjs';
import { testPython } from './python.mjs';
import { at, Failure, files, main, output, run, say, seconds } from './steps.mjs';
import { ensureToolchain, TARGET } from './toolchain.mjs';

const LONG = process.argv.includes('--long');
const CONFORMANCE = process.env.CDEVENTS_CONFORMANCE;

/** How to get the official files. */
const HOW_TO_GET_CONFORMANCE = `set CDEVENTS_CONFORMANCE to a folder with
    cdevents-spec/<release>/schemas, examples, conformance, custom   (https://github.com/cdevents/spec, its tags)
    cloudevents/cloudevents.json                                     (https://github.com/cloudevents/spec)
    json-parsing/test_parsing/*.json                                 (https://github.com/nst/JSONTestSuite)
    json-schema/tests, remotes                                       (https://github.com/json-schema-org/JSON-Schema-Test-Suite)`;

/** The number of mutated events on which the engine is compared with the official schemas, over all releases. */
const MUTANTS = LONG ? '1000000' : '50000';

/** The number of mutated events on which the installed package is compared with ajv, per comparison. */
const PACKAGE_MUTANTS = LONG ? '100000' : '5000';

/** The number of random cases per property, for the engine and for the package. */
const CASES = LONG ? '100000' : '2000';

const env = { MUTANTS, PACKAGE_MUTANTS, CASES, PROPTEST_CASES: CASES, FORCE_COLOR: '0', NO_COLOR: '1' };

/** The number of tests in a run's output, or `null` if it has none. */
function counted(text) {
  const counts = [...text.matchAll(/^test result: ok\. (\d+) passed|^ℹ pass (\d+)$|^(\d+) passed/gm)];
  return counts.length === 0
    ? null
    : counts.reduce((sum, [, cargo, node, pytest]) => sum + Number(cargo ?? node ?? pytest), 0);
}

/** The tests of a run that failed, those that passed only when they ran alone, and the files that took longest. */
function troubled(text) {
  const lines = text.matchAll(/^(?:failed|passed at the second try|slow): .*$|^test (.*) \.\.\. FAILED$|^error\b.*$/gm);
  return [...lines].map(([line, name]) => (name === undefined ? line : `failed: ${name}`));
}

/** The result of the first call, for all calls. */
function once(work) {
  let result;
  return () => (result ??= work());
}

const prepared = once(() => Promise.all([ensurePackages(), ensureToolchain()]));
const built = once(() => run(process.execPath, [at('tools/build.mjs'), 'tarball', 'page']));

const cargo = (...args) => run('cargo', args, { quiet: true, env });

/** The same for the crate of `schemas.wasm`. */
const own = (command, ...args) => cargo(command, '--manifest-path', at('own-schemas/Cargo.toml'), ...args);

/** In the engine's folder: both have most dependencies in common. */
const ownBeside = (command, ...args) =>
  own(command, '--target-dir', process.env.CARGO_TARGET_DIR ?? at('target'), ...args);

/** Clippy for WebAssembly and the core have their macros in common if both are built for release. */
const clippyWasm = (...features) => {
  return ['clippy', '--locked', '--release', '--target', TARGET, '--lib', ...features, '--', '-D', 'warnings'];
};

/** The longest files of tests are started first, so that none is left to run alone at the end. The order is that of their times. */
const LONGEST = [
  'injection',
  'axe-320',
  'axe-800',
  'axe-1440',
  'pages',
  'elements-hostile',
  'page',
  'faces-edit',
  'incoming',
  'hard',
  'form',
  'matrix',
].map((name) => at(`tests/browser/${name}.test.mjs`));

const rank = (path) => (LONGEST.includes(path) ? LONGEST.indexOf(path) : LONGEST.length);

/**
 * Runs the test files of folders, `atATime` at once: a file in the browser waits for frames and keeps no core busy by itself. If
 * tests fail in at most `again` files, these run once more, alone.
 */
async function nodeTests(folders, { atATime = 2, again = 0 } = {}) {
  const found = folders.flatMap((folder) => {
    const inside = files(folder).filter((path) => path.endsWith('.test.mjs'));
    if (inside.length === 0) throw new Failure(`there are no tests in ${folder}`);
    return inside;
  });
  found.sort((one, other) => rank(one) - rank(other));
  const timeout = LONG ? 3_000_000 : 600_000;
  return run(process.execPath, [at('tools/suite.mjs'), atATime, timeout, again, ...found].map(String), {
    quiet: true,
    env,
  });
}

/** A command that installs a package of Debian's. It gives up on a network that does not answer. */
const aptInstall = (name) =>
  `apt-get -o Acquire::http::Timeout=20 update && apt-get -o Acquire::http::Timeout=20 install -y --no-install-recommends ${name}`;

const APT_ENV = { DEBIAN_FRONTEND: 'noninteractive' };

/**
 * Finds or installs a browser, or says how to install one. Of two, the headless shell is preferred: it takes a quarter less CPU
 * time for the same tests. With `INSTALL_HEADLESS_SHELL`, which `.ci/run` sets, it is installed where it can be; where that
 * fails, the tests run in Chromium.
 */
const ensureBrowser = once(async () => {
  const find = () => process.env.CHROMIUM ?? headlessShell() ?? chromium();
  const canInstall = process.getuid?.() === 0 && (await output('apt-get', ['--version'])) !== null;
  if (find() === null) {
    if (!canInstall) {
      throw new Failure(`the tests need Chromium: ${aptInstall('chromium')}   (or say where one is with CHROMIUM=)`);
    }
    say('installing Chromium');
    await run('sh', ['-c', aptInstall('chromium')], { quiet: true, env: APT_ENV });
  }
  const isWanted = process.env.INSTALL_HEADLESS_SHELL && process.env.CHROMIUM === undefined && headlessShell() === null;
  if (isWanted && canInstall) {
    say('installing the headless shell of Chromium …');
    await output('sh', ['-c', aptInstall('chromium-headless-shell')], APT_ENV);
    say(`the page is tested in ${find()}`);
  }
  return find();
});

/** One browser for all suites, started for the first that needs it. Each test has a context of its own in it. */
const browser = once(async () => {
  env.CHROMIUM = await ensureBrowser();
  process.env.CHROMIUM = env.CHROMIUM;
  const { launchShared } = await import('../tests/support/browser.mjs');
  const server = await launchShared();
  env.BROWSER = server.endpoint;
  return server;
});

/** Each suite: its name, what runs it, and whether it needs the official files. */
const ENGINE_AND_PACKAGE = [
  ['formatting of the Rust sources', () => cargo('fmt', '--check').then(() => own('fmt', '--check'))],
  [
    'clippy',
    () =>
      cargo(
        'clippy',
        '--locked',
        '--features',
        'abi',
        '--all-targets',
        '--test',
        'conformance',
        '--',
        '-D',
        'warnings',
      ),
  ],
  [
    'clippy for WebAssembly',
    () =>
      prepared()
        .then(() => cargo(...clippyWasm()))
        .then(() => cargo(...clippyWasm('--features', 'abi'))),
  ],
  ['clippy for own schemas', () => ownBeside('clippy', '--locked', '--all-targets', '--', '-D', 'warnings')],
  ['clippy for own schemas in WebAssembly', () => prepared().then(() => own(...clippyWasm()))],
  ['engine and generated code', () => cargo('test', '--locked')],
  ['own schemas', () => ownBeside('test', '--locked')],
  ['engine against the official files', () => cargo('test', '--locked', '--test', 'conformance'), true],
  [
    'package, command line and types',
    () => Promise.all([built(), browser()]).then(() => nodeTests(['tests/node', 'tests/www'])),
  ],
  ['Python package', () => built().then(() => testPython(env))],
  ['package against the official files', () => built().then(() => nodeTests(['tests/official'])), true],
];

const PAGE = [
  [
    'formatting and lint of everything else',
    () =>
      prepared().then(() =>
        run(at('node_modules/.bin/biome'), ['ci', '--error-on-warnings', '--colors=off'], { quiet: true }),
      ),
  ],
  ['build', built],
  [
    'page in Chromium',
    () => Promise.all([built(), browser()]).then(() => nodeTests(['tests/browser'], { atATime: 3, again: 2 })),
  ],
];

/**
 * Runs suites one after the other. Resolves with a row of the table for each: its name, its result and its time. Adds to `trouble`
 * what is said of single tests.
 */
async function runAll(suites, trouble) {
  const rows = [];
  for (const [name, work, isOfficial = false] of suites) {
    // If the variable is set, the suites must run: a missing folder is a failure.
    if (isOfficial && !CONFORMANCE) {
      rows.push([name, 'did not run', '']);
      continue;
    }
    say(`${name} …`);
    const start = performance.now();
    try {
      const text = (await work()) ?? '';
      const count = counted(text);
      rows.push([name, count === null ? 'ok' : `ok, ${count} tests`, seconds(performance.now() - start)]);
      trouble.push(...troubled(text));
    } catch (error) {
      trouble.push(...troubled(error.output ?? ''));
      // The other lane goes on whatever happened here.
      process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
      rows.push([name, 'FAILED', seconds(performance.now() - start)]);
    }
    say(`${name}: ${rows.at(-1).slice(1).join(', ')}`);
  }
  return rows;
}

await main(async () => {
  const begin = performance.now();
  const results = [];
  const trouble = [];
  // One folder for all suites: the tarball is installed into it once.
  env.TEST_FOLDER = mkdtempSync(join(tmpdir(), 'cdevents-wasm-'));
  // Downloads while the engine is built. A failure is reported by the suites that need a browser.
  ensureBrowser().catch(() => undefined);
  try {
    results.push(...(await Promise.all([ENGINE_AND_PACKAGE, PAGE].map((suites) => runAll(suites, trouble)))).flat());
  } finally {
    if (env.BROWSER !== undefined) await (await browser()).close();
    rmSync(env.TEST_FOLDER, { recursive: true, force: true });
  }

  const width = Math.max(...results.map(([name]) => name.length));
  process.stdout.write(
    `\n${results.map(([name, result, time]) => `${name.padEnd(width)}  ${result.padEnd(16)}  ${time}`).join('\n')}\n`,
  );
  process.stdout.write(`\nall in ${seconds(performance.now() - begin)}\n`);
  if (results.some(([, result]) => result === 'did not run')) {
    process.stdout.write(`\nTo run what did not: ${HOW_TO_GET_CONFORMANCE}\n`);
  }
  // The last lines of a long output are what people see first.
  if (trouble.length > 0) process.stdout.write(`\n${trouble.slice(0, 40).join('\n')}\n`);
  const failed = results.filter(([, result]) => result === 'FAILED').map(([name]) => name);
  if (failed.length > 0) throw new Failure(`failed: ${failed.join('; ')}`);
});
