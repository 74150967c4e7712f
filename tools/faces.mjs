// Bundles the hand-written faces of the package into pkg/dist.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { build } from 'esbuild';
import { at, PACKAGE } from './steps.mjs';
import { buildOf } from './wasm.mjs';

const DIST = at('pkg/dist');
const SOURCES = at('pkg/src');

/**
 * The parts that are files of their own: what each is made from, and the functions that it exports. `apart`: everywhere,
 * so that it is only loaded, or bundled by a user, where something asks for it; the others only in Node.
 */
const PARTS = {
  catalog: { from: 'generated/catalog', names: ['makeCatalog'], apart: true },
  rules: { from: 'generated/rules', names: ['makeRules'], apart: true },
  schemas: { from: 'schema/assemble', names: ['assemble'], apart: true },
  http: { from: 'http/message', names: ['readMessage', 'writeMessage'], apart: true },
  sarif: { from: 'sarif/sarif-log', names: ['makeLog'], apart: true },
  construct: { from: 'construct/build', names: ['build'] },
  wire: { from: 'engine/wire', names: ['forgetViews', 'readReport', 'readSkeleton'] },
};

const APART = Object.entries(PARTS).filter(([, { apart }]) => apart);

/** The files that those that are apart are in, by what they are made from. */
const DATA = Object.fromEntries(APART.map(([name, { from }]) => [from, `./${name}.js`]));

/** The source that an import names: its path in `pkg/src`, without the ending. */
function sourceOf({ path, importer }) {
  const whole = resolve(dirname(importer), path).replace(/\.js$/, '');
  return whole.startsWith(`${SOURCES}/`) ? whole.slice(SOURCES.length + 1) : undefined;
}

/** Leaves imports of these sources in the output, under the names that they have there, and those of modules. */
function external(names) {
  return {
    name: 'external',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/\w+\.wasm$/ }, ({ path }) => ({ path, external: true }));
      onResolve({ filter: /^\.{1,2}\// }, (asked) => {
        const name = names[sourceOf(asked)];
        return name === undefined ? undefined : { path: name, external: true };
      });
    },
  };
}

/**
 * Where modules are loaded at once, these are required at the first call of one of their functions: reading them would
 * take longer than everything else up to the first verdict.
 */
const whenAsked = {
  name: 'when-asked',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\// }, (asked) => {
      const source = sourceOf(asked);
      const name = Object.keys(PARTS).find((part) => PARTS[part].from === source);
      return name === undefined ? undefined : { path: name, namespace: 'when-asked' };
    });
    onResolve({ filter: /\.cjs$/, namespace: 'when-asked' }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: 'when-asked' }, ({ path }) => {
      // Each takes its own place at its first call: what stands between would be called as often as they are.
      const names = PARTS[path].names.map(
        (name) => `export let ${name} = (...given) => (${name} = require('./${path}.cjs').${name})(...given);`,
      );
      return { contents: names.join(' '), loader: 'js' };
    });
  },
};

/** `import bytes from '…/core.wasm?base64'` is the text of an optimised module in Base64. */
const base64 = {
  name: 'base64',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.wasm\?base64$/ }, ({ path }) => ({
      path: at('pkg/dist', basename(path, '?base64')),
      namespace: 'base64',
    }));
    onLoad({ filter: /./, namespace: 'base64' }, ({ path }) => ({
      contents: readFileSync(path).toString('base64'),
      loader: 'text',
    }));
  },
};

/**
 * `import carried from '…/core.wasm?carried'`: the same text in a file of its own, which is required where it is asked
 * for. Bundlers find it there, and whoever has the module as a file never reads it.
 */
const carried = {
  name: 'carried',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.wasm\?carried$/ }, ({ path }) => ({
      path: basename(path, '.wasm?carried'),
      namespace: 'carried',
    }));
    onResolve({ filter: /\.cjs$/, namespace: 'carried' }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: 'carried' }, ({ path }) => {
      const bytes = readFileSync(`${DIST}/${path}.wasm`);
      writeFileSync(`${DIST}/${path}.bytes.cjs`, `module.exports=${JSON.stringify(bytes.toString('base64'))};\n`);
      return {
        contents: `export default { get base64() { return require('./${path}.bytes.cjs'); }, build: ${JSON.stringify(buildOf(bytes))} };`,
        loader: 'js',
      };
    });
  },
};

function bundle(entry, outfile, { format = 'esm', platform = 'neutral', names = DATA, plugins = [], ...rest } = {}) {
  return build({
    entryPoints: [at('pkg/src', entry)],
    outfile: `${DIST}/${outfile}`,
    bundle: true,
    format,
    platform,
    minify: true,
    legalComments: 'none',
    target: ['es2022'],
    define: { __VERSION__: JSON.stringify(PACKAGE.version) },
    plugins: [...plugins, base64, external(names)],
    logLevel: 'warning',
    absWorkingDir: at(),
    ...rest,
  });
}

/** The names that a CommonJS file exports, read out of the note that esbuild leaves for Node's own reader of names. */
function exportedNames(file) {
  const note = /0&&\(module\.exports=\{([^}]*)\}\)/.exec(readFileSync(`${DIST}/${file}`, 'utf8'));
  return note[1].split(',').map((name) => name.split(':')[0].trim());
}

export async function bundleFaces() {
  for (const [name, { from }] of APART) await bundle(`${from}.ts`, `${name}.js`);
  for (const [name, { from }] of Object.entries(PARTS)) {
    await bundle(`${from}.ts`, `${name}.cjs`, { format: 'cjs', platform: 'node', names: {}, plugins: [whenAsked] });
  }
  await bundle('faces/web.ts', 'web.js');
  await bundle('faces/workerd.ts', 'workerd.js');
  await bundle('faces/inline.ts', 'inline.js');
  await bundle('faces/elements.ts', 'elements.engine.js');
  await bundle('verdict/web.ts', 'verdict.js');
  await bundle('verdict/workerd.ts', 'verdict.workerd.js');
  for (const [entry, name] of [
    ['faces/node.ts', 'node'],
    ['verdict/node.ts', 'verdict.node'],
  ]) {
    await bundle(entry, `${name}.cjs`, { format: 'cjs', platform: 'node', names: {}, plugins: [whenAsked, carried] });
    // One instance for `import` and `require`. Named, since bundlers take a default import of a CommonJS file apart.
    writeFileSync(
      `${DIST}/${name}.js`,
      `export{${exportedNames(`${name}.cjs`).sort().join(',')}}from"./${name}.cjs";\n`,
    );
  }
  await bundle('cli/main.ts', 'cli.js', {
    platform: 'node',
    names: { 'faces/public': './node.js' },
    banner: { js: '#!/usr/bin/env node' },
  });
  chmodSync(`${DIST}/cli.js`, 0o755);
}
