// The programs in the section of README.md about receiving events, in a folder where they run as a user's would.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FOLDER, file, ROOT } from './installed.mjs';

const [, SECTION] = /\n### Receive events\n(.*?)\n### /s.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'));

/** The blocks of code of the section, in its order. */
export const BLOCKS = [...SECTION.matchAll(/```(?:js|ts)\n(.*?)```/gs)].map(([, text]) => text);

/** The block that has these words. */
export function recipe(words) {
  const found = BLOCKS.filter((text) => text.includes(words));
  if (found.length !== 1) throw new Error(`${found.length} recipes have ${words}`);
  return found[0];
}

/** A folder below the one in which the package is installed, with these packages of the repository beside it. Removed after the test. */
export function kitchen(test, packages) {
  const folder = mkdtempSync(join(FOLDER, 'recipe-'));
  test.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  for (const name of packages) {
    const place = join(folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), place);
  }
  file(folder, 'package.json', '{ "type": "module" }\n');
  return folder;
}
