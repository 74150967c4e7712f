// The licences of libraries that are bundled into files of the package.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, Failure } from './steps.mjs';

const FILES = ['LICENSE', 'LICENSE.md', 'license', 'LICENSE.txt', 'License.txt'];

/** How bundlers mark what they have put into a library's own files: a path of pnpm's, with name and version. */
const INSIDE = /#region \S*node_modules\/\.pnpm\/(@?[^@/]+)@(\d[^_/]*)/g;

/**
 * The licences of the libraries among the inputs of a bundle, and of those inside their files, as a document. `what`: whose they
 * are, such as `the elements contain`.
 */
export function licences(what, inputs) {
  const versions = new Map();
  for (const path of inputs) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
    if (name === undefined) continue;
    versions.set(name, packageOf(name).version);
    for (const [, inner, version] of readFileSync(at(path), 'utf8').matchAll(INSIDE)) {
      const own = inner.replace('+', '/');
      if (!versions.has(own)) versions.set(own, version);
    }
  }
  const parts = [...versions].sort().map(([name, version]) => {
    const folder = at('node_modules', name);
    const file = FILES.map((one) => join(folder, one)).find(existsSync);
    if (file === undefined) throw new Failure(`${name} has no licence to tell with it`);
    return `## ${name} ${version} (${packageOf(name).license})\n\n${readFileSync(file, 'utf8').trim()}\n`;
  });
  return `# Licences of what ${what}\n\n${parts.join('\n')}`;
}

const packageOf = (name) => JSON.parse(readFileSync(at('node_modules', name, 'package.json'), 'utf8'));
