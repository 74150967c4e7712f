// The licences of libraries that are bundled into files of the package.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, Failure } from './steps.mjs';

const FILES = ['LICENSE', 'LICENSE.md', 'license', 'LICENSE.txt', 'License.txt'];

/** The licences of the libraries among the inputs of a bundle, as a document. `what`: whose they are, such as `the elements contain`. */
export function licences(what, inputs) {
  const names = [
    ...new Set(inputs.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [])),
  ].sort();
  const parts = names.map((name) => {
    const folder = at('node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = FILES.map((one) => join(folder, one)).find(existsSync);
    if (file === undefined) throw new Failure(`${name} has no licence to tell with it`);
    return `## ${name} ${version} (${license})\n\n${readFileSync(file, 'utf8').trim()}\n`;
  });
  return `# Licences of what ${what}\n\n${parts.join('\n')}`;
}
