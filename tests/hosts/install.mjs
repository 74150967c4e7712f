// Installs the hosts, and tells where they are.
//
// What npm has is pinned in package.json and package-lock.json beside this file, and nowhere else. It is large, so it
// goes into a folder of the user's cache whose name holds a hash of the pins. Browsers come from the system, which
// keeps only its newest: their versions are told, not chosen.
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium, onPath } from '../../tools/chromium.mjs';
import { at, hashOf, step } from '../../tools/steps.mjs';

const PINS = ['package.json', 'package-lock.json', '.npmrc'];

const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
const folder = join(
  cache,
  'cdevents-wasm',
  `hosts-${hashOf(PINS.map((name) => at('tests/hosts', name))).slice(0, 16)}`,
);

const pins = JSON.parse(readFileSync(at('tests/hosts/package.json'), 'utf8')).dependencies;

/** The version that is pinned under this name; an alias has the name of another package before it. */
const pinned = (name) => pins[name].split('@').at(-1);

/** The path of a file in an installed package, or `null`. */
function packaged(name, path) {
  const file = join(folder, 'node_modules', name, path);
  return existsSync(file) ? file : null;
}

/** WebKitGTK's small browser, which is on no PATH: each system has its libraries elsewhere. */
function miniBrowser() {
  const libraries = ['/usr/lib', '/usr/libexec', '/usr/lib64'].filter(existsSync);
  const folders = libraries.flatMap((library) => [library, ...readdirSync(library).map((name) => join(library, name))]);
  return folders.map((library) => join(library, 'webkit2gtk-4.1/MiniBrowser')).find(existsSync) ?? null;
}

// Every host's `find` gives the path of its program, or `null` when it is missing.

/** What runs programs without a page: the lowest Node of package.json's `engines`, the last of that line, and newer. */
export const RUNTIMES = [
  ...['node-20-first', 'node-20-last', 'node-24'].map((name) => ({
    name: 'Node',
    version: pinned(name),
    find: () => packaged(name, 'bin/node'),
  })),
  { name: 'Bun', version: pinned('@oven/bun-linux-x64'), find: () => packaged('@oven/bun-linux-x64', 'bin/bun') },
  { name: 'Deno', version: pinned('@deno/linux-x64-glibc'), find: () => packaged('@deno/linux-x64-glibc', 'deno') },
  {
    name: 'workerd',
    version: pinned('@cloudflare/workerd-linux-64'),
    find: () => packaged('@cloudflare/workerd-linux-64', 'bin/workerd'),
  },
];

/** What makes one file of many: they are packages that `load` imports. */
export const BUNDLERS = ['Vite', 'webpack', 'esbuild', 'Rollup'].map((name) => ({
  name,
  version: pinned(name.toLowerCase()),
  find: () => packaged(name.toLowerCase(), 'package.json'),
}));

/** Browsers with the Debian packages that bring them. `CHROMIUM` names one that is elsewhere. */
export const BROWSERS = [
  {
    name: 'Chromium',
    packages: ['chromium'],
    find: chromium,
  },
  { name: 'Firefox', packages: ['firefox-esr'], find: () => onPath('firefox-esr', 'firefox') },
  // It has no mode without a window, hence the screen in memory.
  {
    name: 'WebKitGTK',
    packages: ['libwebkit2gtk-4.1-0', 'xvfb'],
    find: () => (onPath('Xvfb') === null ? null : miniBrowser()),
  },
];

/** Imports a package of the cache folder, as a program there would. */
export async function load(name) {
  const { load: imported } = await import(pathToFileURL(join(folder, 'load.mjs')).href);
  return imported(name);
}

/** The reason in npm's output, without the paths of its logs. */
function reason(stderr) {
  const lines = stderr.split('\n').map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim());
  return lines.find((line) => line !== '' && !line.startsWith('code ')) ?? 'npm says nothing';
}

async function installPackages() {
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh);
  try {
    for (const name of PINS) copyFileSync(at('tests/hosts', name), join(fresh, name));
    writeFileSync(join(fresh, 'load.mjs'), 'export const load = (name) => import(name);\n');
    await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-progress'], { cwd: fresh, maxBuffer: 2 ** 26 });
    // Under its name only when it is whole.
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Installs what npm has, unless it is there; what could not be installed is told, a line for each. */
async function ensurePackages() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return ['everything from npm: the pins are for Linux on x64'];
  }
  if (existsSync(folder)) return [];
  try {
    await step('installing runtimes and bundlers into the cache (once)', installPackages);
    return [];
  } catch (error) {
    // Another run may have been faster.
    if (existsSync(folder)) return [];
    const text = `${error.stderr ?? ''}`;
    const named = Object.keys(pins).filter(
      (name) => text.includes(name) || text.includes(pins[name].replace(/^npm:/, '')),
    );
    const what = named.length > 0 ? named.join(', ') : 'what tests/hosts/package.json names';
    return [`${what}: ${text === '' ? error.message : reason(text)} (npm installs all or nothing)`];
  }
}

/** Installs the browsers that are missing where that is allowed; what is still missing is told, a line for each. */
async function ensureBrowsers() {
  const missing = () => BROWSERS.filter(({ find }) => find() === null);
  const wanted = missing().flatMap(({ packages }) => packages);
  if (wanted.length === 0) return [];
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get') !== null;
  if (mayInstall) {
    const apt = (...args) =>
      promisify(execFile)('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        maxBuffer: 2 ** 26,
      });
    // Whether it worked shows in what is there afterwards.
    await step(`installing ${wanted.join(', ')}`, async () => {
      try {
        await apt('update');
        await apt('install', '-y', '--no-install-recommends', ...wanted);
      } catch (error) {
        process.stderr.write(`${error.stderr ?? error.message}\n`);
      }
    });
  }
  const how = (packages) => `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  return missing().map(({ name, packages }) => `${name}: ${how(packages)}`);
}

/** Installs what is missing, and resolves with a line for each host that cannot be had. */
export async function ensureHosts() {
  const packages = await ensurePackages();
  const browsers = await ensureBrowsers();
  return [...packages, ...browsers];
}
