// Bundles the custom elements, whose sources are in www, into pkg/dist: `elements.js` and the files that it loads on
// demand. They need only each other and `core.wasm`, all in one folder.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { at, Failure, PACKAGE } from './steps.mjs';

const DIST = at('pkg/dist');

/** The engine stays a separate file of the package. */
const engine = {
  name: 'engine',
  setup({ onResolve }) {
    onResolve({ filter: /^cdevents-wasm$/ }, () => ({ path: './elements.engine.js', external: true }));
  },
};

/** The timeline has nothing in common with the others but a few lines, so it is a bundle of its own and no more chunks are made. */
const timeline = {
  name: 'timeline',
  setup({ onResolve }) {
    onResolve({ filter: /\/timeline\/timeline\.js$/ }, () => ({ path: './elements.timeline.js', external: true }));
  },
};

const OPTIONS = {
  bundle: true,
  format: 'esm',
  platform: 'browser',
  minify: true,
  legalComments: 'none',
  target: ['es2022'],
  plugins: [engine],
  tsconfig: at('www/tsconfig.json'),
  absWorkingDir: at(),
  logLevel: 'warning',
  metafile: true,
  outdir: DIST,
};

/** The stub for hosts without custom elements, so that server-side rendering can import the entry. */
const WITHOUT_A_PAGE = `export const version = ${JSON.stringify(PACKAGE.version)};
export class CdEventEditor { static version = version; }
export class CdEventReport { static version = version; }
export class CdEventTimeline { static version = version; }
export const define = () => [];
`;

/** Builds all files and returns their names. */
export async function bundleElements() {
  for (const name of readdirSync(DIST))
    if (/^elements\..*js$/.test(name) && name !== 'elements.engine.js') rmSync(join(DIST, name));
  const page = await build({
    ...OPTIONS,
    plugins: [engine, timeline],
    entryPoints: { elements: at('www/src/elements/elements.ts') },
    splitting: true,
    chunkNames: 'elements.[name]',
  });
  const worker = await build({ ...OPTIONS, entryPoints: { 'elements.worker': at('www/src/elements/worker.ts') } });
  await build({ ...OPTIONS, entryPoints: { 'elements.timeline': at('www/src/timeline/timeline.ts') } });
  writeFileSync(join(DIST, 'elements.node.js'), WITHOUT_A_PAGE);
  writeFileSync(join(DIST, 'elements.d.ts'), readFileSync(at('www/src/elements/elements.d.ts')));
  const inputs = [page, worker].flatMap(({ metafile }) => Object.keys(metafile.inputs));
  writeFileSync(join(DIST, 'elements.licenses.md'), licences(inputs));
}

/** The licences of bundled dependencies. */
function licences(inputs) {
  const names = [
    ...new Set(inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [])),
  ].sort();
  const parts = names.map((name) => {
    const folder = at('node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = ['LICENSE', 'LICENSE.md', 'license', 'LICENSE.txt'].map((one) => join(folder, one)).find(existsSync);
    if (file === undefined) throw new Failure(`${name} has no licence to tell with it`);
    return `## ${name} ${version} (${license})\n\n${readFileSync(file, 'utf8').trim()}\n`;
  });
  return `# Licences of what the elements contain\n\n${parts.join('\n')}`;
}
