// The schemas of files of CI systems, from SchemaStore, as a package of Python's has them. It is pinned with its hash in
// schemastore.txt, and is installed once into a folder of the user's cache.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf } from '../../tools/steps.mjs';

const PINS = fileURLToPath(new URL('schemastore.txt', import.meta.url));
const READER = fileURLToPath(new URL('schemastore.py', import.meta.url));

function output(args) {
  const { error, status, stdout, stderr } = spawnSync('python3', args, {
    encoding: 'utf8',
    timeout: 300_000,
    maxBuffer: 2 ** 28,
  });
  const why = error?.message ?? stderr.trim().split('\n').at(-1);
  if (error !== undefined || status !== 0) {
    const wanted = readFileSync(PINS, 'utf8').split(' ')[0];
    throw new Error(`${wanted} is needed, from Python 3.8 or newer with pip (apt-get install python3-pip): ${why}`);
  }
  return stdout;
}

/** The package's folder. Installs it if it is not there. */
function installed() {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cdevents-wasm');
  const folder = join(cache, `schemastore-${hashOf([PINS]).slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const fresh = `${folder}.${process.pid}`;
  try {
    const quiet = ['--quiet', '--no-input', '--disable-pip-version-check'];
    const exactly = ['--no-deps', '--only-binary', ':all:', '--require-hashes', '--requirement', PINS];
    output(['-m', 'pip', 'install', ...quiet, ...exactly, '--target', fresh]);
    // Under its name only when it is whole.
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** The schemas with these addresses. */
export function schemasAt(...addresses) {
  return JSON.parse(output([READER, join(installed(), 'schemastore/cache.sqlite'), ...addresses]));
}
