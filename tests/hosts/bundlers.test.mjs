// A user's program through bundlers, without settings where they need none. What they make of it is then run from a
// folder in which there is nothing else: programs in Node, pages in every browser.
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { file, PACKAGE, scratch } from '../support/installed.mjs';
import { modulePage, opened, page, post, relay, send } from '../support/opened.mjs';
import { assertAnswers, assertElements, assertOwnSchema, LOADED } from './answers.mjs';
import { app, assertInstalled, elements, importing, ownSchema, print, printed, requiring } from './app.mjs';
import { BROWSERS, BUNDLERS, load } from './install.mjs';

const SOURCES = {
  'page.mjs': importing('cdevents-wasm', send),
  'inline.mjs': importing('cdevents-wasm/inline', send),
  'thread.mjs': relay(`new URL('./worker.mjs', import.meta.url)`),
  'worker.mjs': importing('cdevents-wasm', post),
  'address.mjs': `import * as cdevents from 'cdevents-wasm';
    import address from 'cdevents-wasm/core.wasm';
    import { program } from './program.mjs';
    const init = () => cdevents.init(new URL(address, import.meta.url));
    ${send('program({ ...cdevents, init })')}\n`,
  'elements.mjs': elements(send),
  'own.mjs': ownSchema('cdevents-wasm', send),
  'node.mjs': importing('cdevents-wasm', print),
  'node-inline.mjs': importing('cdevents-wasm/inline', print),
  'node.cjs': requiring('cdevents-wasm', print),
};

const PAGE = modulePage('./main.js');

// Each of these bundles the file `name` of a folder into the folder `out`: for Node as `main.mjs` or `main.cjs`, else
// with an `index.html` that runs it.

async function vite(folder, name, out, { node = false } = {}) {
  const { build } = await load('vite');
  const settings = { root: folder, configFile: false, logLevel: 'silent' };
  if (node) {
    const rollupOptions = { output: { entryFileNames: 'main.mjs' } };
    await build({ ...settings, ssr: { noExternal: true }, build: { ssr: name, outDir: out, rollupOptions } });
  } else {
    // It begins with a page, and writes that too.
    file(folder, 'index.html', modulePage(`./${name}`));
    await build({ ...settings, build: { outDir: out, emptyOutDir: true } });
  }
}

async function webpack(folder, name, out, { node = false } = {}) {
  const { default: pack } = await load('webpack');
  const stats = await promisify(pack)({
    mode: 'production',
    context: folder,
    entry: `./${name}`,
    target: node ? 'node20' : 'web',
    performance: false,
    output: { path: out, filename: node ? 'main.cjs' : 'main.js' },
  });
  if (stats.hasErrors() || stats.hasWarnings())
    throw new Error(stats.toString({ all: false, errors: true, warnings: true }));
  // It finds its files by the tag, which a module does not have.
  if (!node) file(out, 'index.html', page('<script defer src="./main.js"></script>'));
}

async function esbuild(folder, name, out, { node = false, format = 'esm', loader = {} } = {}) {
  const { build } = await load('esbuild');
  const outfile = join(out, node ? `main.${format === 'cjs' ? 'cjs' : 'mjs'}` : 'main.js');
  await build({
    entryPoints: [join(folder, name)],
    outfile,
    bundle: true,
    minify: true,
    format,
    loader,
    platform: node ? 'node' : 'browser',
    absWorkingDir: folder,
    logLevel: 'silent',
  });
  if (!node) file(out, 'index.html', PAGE);
}

async function rollup(folder, name, out, { node = false } = {}) {
  const [{ rollup: open }, { default: resolve }, { default: commonjs }] = await Promise.all(
    ['rollup', '@rollup/plugin-node-resolve', '@rollup/plugin-commonjs'].map(load),
  );
  const onwarn = ({ message }) => {
    throw new Error(message);
  };
  const where = node ? { exportConditions: ['node'], preferBuiltins: true } : { browser: true };
  const bundle = await open({ input: join(folder, name), plugins: [resolve(where), commonjs()], onwarn });
  await bundle.write({ file: join(out, node ? 'main.mjs' : 'main.js'), format: 'es', inlineDynamicImports: true });
  await bundle.close();
  if (!node) file(out, 'index.html', PAGE);
}

/** What is tried: its name, the file it begins with, and settings; `early` is what a page says before `init`. */
const FINDS_THE_MODULE = [
  ['page', 'page.mjs', { early: LOADED }],
  ['page with a worker', 'thread.mjs', { early: LOADED }],
  ['elements', 'elements.mjs', { check: assertElements }],
  ['page with a schema of its own', 'own.mjs', { check: assertOwnSchema }],
];
const IS_GIVEN_THE_MODULE = [
  [
    'page, four files copied beside it',
    'page.mjs',
    { early: LOADED, copied: ['core.wasm', 'composer.wasm', 'streams.wasm', 'webhooks.wasm'] },
  ],
  [
    'page with a schema of its own, four files copied beside it',
    'own.mjs',
    { check: assertOwnSchema, copied: ['core.wasm', 'composer.wasm', 'schemas.wasm', 'webhooks.wasm'] },
  ],
  [
    'elements, three files copied beside it',
    'elements.mjs',
    { check: assertElements, copied: ['core.wasm', 'elements.engine.js', 'elements.worker.js'] },
  ],
];
const ALL = [
  ['page /inline', 'inline.mjs', {}],
  ['Node', 'node.mjs', { node: true }],
  ['Node /inline', 'node-inline.mjs', { node: true }],
];
const TRIED = {
  Vite: [vite, [...FINDS_THE_MODULE, ...ALL]],
  webpack: [webpack, [...FINDS_THE_MODULE, ...ALL, ['Node require', 'node.cjs', { node: true }]]],
  esbuild: [
    esbuild,
    [
      ...IS_GIVEN_THE_MODULE,
      [
        'page, core.wasm by its address',
        'address.mjs',
        { early: LOADED, loader: { '.wasm': 'file' }, copied: ['composer.wasm', 'streams.wasm', 'webhooks.wasm'] },
      ],
      ...ALL,
      ['Node require', 'node.cjs', { node: true, format: 'cjs' }],
    ],
  ],
  Rollup: [rollup, [...IS_GIVEN_THE_MODULE, ...ALL]],
};

/** Runs what was made for Node. */
async function inNode(out) {
  const name = readdirSync(out).find((found) => /^main\.[cm]js$/.test(found));
  assertAnswers(await printed(out, process.execPath, [name]));
}

/** Opens what was made for a page, in every browser. */
async function inBrowsers(t, out, early, check) {
  for (const browser of BROWSERS) {
    const program = browser.find();
    assertInstalled(browser, program);
    check(await opened(t, browser.name, program, { folder: out }), early, browser.name);
  }
}

for (const bundler of BUNDLERS) {
  test(`${bundler.name} ${bundler.version}`, async (t) => {
    assertInstalled(bundler, bundler.find());
    const [bundle, tried] = TRIED[bundler.name];
    for (const [what, name, { early, copied = [], check = assertAnswers, ...settings }] of tried) {
      await t.test(what, async (t) => {
        const out = scratch(t);
        await bundle(app(t, SOURCES), name, out, settings);
        for (const file of copied) copyFileSync(join(PACKAGE, 'dist', file), join(out, file));
        await (settings.node ? inNode(out) : inBrowsers(t, out, early, check));
      });
    }
  });
}
