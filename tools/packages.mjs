// Installs the npm packages of package-lock.json, unless exactly these are already installed.
import { existsSync, readFileSync } from 'node:fs';
import { at, run, step } from './steps.mjs';

function lock(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** Whether node_modules matches the lock file, ignoring packages for other systems. */
function installed() {
  const path = at('node_modules/.package-lock.json');
  if (!existsSync(path)) return false;
  const there = lock(path);
  return Object.entries(lock(at('package-lock.json'))).every(([name, wanted]) => {
    if (!name.includes('node_modules/') || wanted.optional || wanted.link) return true;
    return there[name]?.version === wanted.version && there[name]?.integrity === wanted.integrity;
  });
}

export async function ensurePackages() {
  if (installed()) return;
  await step('installing the npm packages', () =>
    run('npm', ['ci', '--ignore-scripts', '--no-progress'], { quiet: true }),
  );
}
