// The package as a user gets it: the tarball, installed into an empty folder outside the repository.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'pkg/package.json'), 'utf8'));

export const TARBALL = join(ROOT, `pkg/cdevents-wasm-${MANIFEST.version}.tgz`);

function install() {
  if (!existsSync(TARBALL)) throw new Error(`${TARBALL} is missing: make build`);
  const hash = createHash('sha256').update(readFileSync(TARBALL)).digest('hex').slice(0, 16);
  // Whoever runs several test files names a folder that it removes afterwards.
  const parent = process.env.TEST_FOLDER ?? tmpdir();
  const folder = join(parent, `cdevents-wasm-installed-${hash}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(join(parent, 'cdevents-wasm-installing-'));
  writeFileSync(join(fresh, 'package.json'), '{ "private": true, "type": "module" }\n');
  execFileSync('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', TARBALL], {
    cwd: fresh,
  });
  try {
    renameSync(fresh, folder);
  } catch {
    // Another test file was faster with the same tarball.
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** A folder in which `cdevents-wasm` is installed, and nothing else. */
export const FOLDER = install();

/** The installed package's own folder. */
export const PACKAGE = join(FOLDER, 'node_modules/cdevents-wasm');

/** The program as npm puts it on PATH. */
export const BIN = join(FOLDER, 'node_modules/.bin/cdevents-wasm');

/** All that the program gets to know of the machine. */
export const ENVIRONMENT = { PATH: process.env.PATH, HOME: process.env.HOME };

/** Runs the program; whatever happens, it must not show a stack trace. */
export function cli(args, { cwd, input = '', env = {}, shim } = {}) {
  const [program, before] =
    shim === undefined ? [BIN, []] : [process.execPath, ['--import', shim, join(PACKAGE, 'dist/cli.js')]];
  const { status, stdout, stderr } = spawnSync(program, [...before, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...ENVIRONMENT, ...env },
    maxBuffer: 2 ** 28,
  });
  assert.doesNotMatch(stderr, /^\s+at .*:\d+:\d+/m, 'a stack trace');
  return { status, stdout, stderr };
}

/** `require` as a program in that folder has it. */
export const require = createRequire(join(FOLDER, 'index.cjs'));

/** The package as `import 'cdevents-wasm'` gives it to a program in that folder. */
export const cdevents = await import(pathToFileURL(join(PACKAGE, 'dist/node.js')).href);

/** An empty folder for one test, removed after it. */
export function scratch(test) {
  const folder = mkdtempSync(join(tmpdir(), 'cdevents-wasm-test-'));
  test.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

/** Writes a file into a folder, and gives its path. */
export function file(folder, name, content) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}
