// Bundles the custom elements, whose sources are in www, into pkg/dist: `elements.js` and the files that it loads on
// demand. They need only each other and `core.wasm`, all in one folder.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { licences } from './licences.mjs';
import { at, PACKAGE } from './steps.mjs';

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
  writeFileSync(join(DIST, 'elements.licenses.md'), licences('the elements contain', inputs));
}
