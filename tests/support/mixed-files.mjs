// A folder with large and small files of all kinds, some of them wrong.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cdevents, file, scratch } from './installed.mjs';

/** The formats of `check`. */
export const FORMATS = ['text', 'json', 'ndjson', 'sarif', 'junit', 'github', 'gitlab'];

/** The folder, and the names of what is in it, one that is not there among them. */
export function mixedFiles(t) {
  const folder = scratch(t);
  const lines = [...cdevents.samples({ seed: 7, runs: 40 })].map((made) => made.json);
  const some = lines.map((line, index) => (index % 97 === 0 ? line.replace('"id"', '"idd"') : line));
  file(folder, 'large.ndjson', `${some.join('\n')}\n`);
  file(folder, 'packed.ndjson.gz', gzipSync(`${some.slice(0, 200).join('\n')}\n`));
  file(folder, 'list.json', `[${some.slice(0, 50).join(',\n')}]`);
  file(folder, 'empty.json', '');
  file(folder, 'broken.json', '{"a":');
  mkdirSync(join(folder, 'many'));
  for (const [index, line] of some.slice(0, 150).entries()) file(folder, `many/${index}.json`, line);
  return {
    folder,
    names: ['large.ndjson', 'missing.json', 'packed.ndjson.gz', 'list.json', 'empty.json', 'broken.json', 'many'],
  };
}
