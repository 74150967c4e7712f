// Finds Chromium for tests and benchmarks.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** No first-run dialogs, and no requests except the page's own. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of the first of these programs on PATH; `null` if none is there. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const path of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return null;
}

/** The path of Chromium, or `null`. The variable `CHROMIUM` overrides the search. */
export const chromium = () => process.env.CHROMIUM ?? onPath('chromium', 'chromium-browser', 'google-chrome');
