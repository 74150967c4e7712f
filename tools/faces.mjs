// Bundles the entries of the package into pkg/dist.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { build } from 'esbuild';
import { licences } from './licences.mjs';
import { at, PACKAGE } from './steps.mjs';
import { buildOf } from './wasm.mjs';

const DIST = at('pkg/dist');
const SOURCES = at('pkg/src');

/**
 * The parts that are separate files: their source, and the functions that they export. `apart`: separate everywhere,
 * so that users load or bundle them only if they use them; the others are separate only in Node.
 */
const PARTS = {
  catalog: { from: 'generated/catalog', names: ['makeCatalog'], apart: true },
  rules: { from: 'generated/rules', names: ['makeRules'], apart: true },
  schemas: { from: 'schema/assemble', names: ['assemble'], apart: true },
  http: {
    from: 'http/message',
    names: ['documentOf', 'eventOf', 'eventsOf', 'readMessage', 'writeMessage'],
    apart: true,
  },
  handler: { from: 'handler/receive', names: ['makeHandler', 'verifyMessage'], apart: true },
  validator: { from: 'own/validator', names: ['makeValidator'], apart: true },
  standard: { from: 'schema/standard', names: ['makeSchema'], apart: true },
  convert: {
    from: 'convert/convert',
    names: ['convertEvent', 'describeInput', 'makeDiff', 'makeSample', 'makeSamples'],
    apart: true,
  },
  history: { from: 'history/history', names: ['causesOf', 'effectsOf', 'measure', 'traceOf'], apart: true },
  sarif: { from: 'sarif/sarif-log', names: ['makeLog'], apart: true },
  construct: { from: 'construct/build', names: ['build'], apart: true },
  streams: {
    from: 'streams/streams',
    names: ['factsIn', 'makeTransform', 'openReducer', 'openStream', 'restoreReducer', 'restoreStream'],
    apart: true,
  },
  webhook: { from: 'webhooks/map', names: ['mapMessage'], apart: true },
  composer: { from: 'engine/composer', names: ['ask'], apart: true },
  wire: { from: 'engine/wire', names: ['forgetViews', 'readReport'] },
};

const APART = Object.entries(PARTS).filter(([, { apart }]) => apart);

/** The output files of the parts that are separate everywhere, by source. */
const DATA = Object.fromEntries(APART.map(([name, { from }]) => [from, `./${name}.js`]));

/** The path of an imported source in `pkg/src`, without extension. */
function sourceOf({ path, importer }) {
  const whole = resolve(dirname(importer), path).replace(/\.js$/, '');
  return whole.startsWith(`${SOURCES}/`) ? whole.slice(SOURCES.length + 1) : undefined;
}

/** Keeps imports of these sources, and of packages, as imports of the output files. */
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
 * In CommonJS, requires these parts at the first call of one of their functions: loading them at the start would
 * take longer than everything else before the first verdict.
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
      // Each function replaces itself at its first call, so that later calls have no indirection.
      const names = PARTS[path].names.map(
        (name) => `export let ${name} = (...given) => (${name} = require('./${path}.cjs').${name})(...given);`,
      );
      return { contents: names.join(' '), loader: 'js' };
    });
  },
};

/** Implements `import bytes from '…/core.wasm?base64'`: the module as base64. */
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
 * Implements `import carried from '…/core.wasm?carried'`: the same base64 in a separate file, which is required on
 * demand. Bundlers include it; hosts that have the module as a file never read it.
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

/**
 * Implements `import { makeGlue } from '…/schemas.js?glue'`: wasm-bindgen's code has one instance, so it becomes the body of a
 * function. Its way to fetch the module is left out.
 */
const glue = {
  name: 'glue',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.js\?glue$/ }, ({ path }) => ({
      path: at('pkg/core/schemas', basename(path, '?glue')),
      namespace: 'glue',
    }));
    onLoad({ filter: /./, namespace: 'glue' }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const body = source
        .slice(0, source.indexOf('async function __wbg_init('))
        .replace(/^export (?=class|function)/gm, '');
      if (/^(?:import|export)\b|import\.meta/m.test(body) || !body.includes('function initSync(')) {
        throw new Error(`${path} is not what wasm-bindgen wrote before`);
      }
      return { contents: `export function makeGlue() {\n${body}\nreturn { initSync, OwnSchemas };\n}`, loader: 'js' };
    });
  },
};

/** The way to `schemas.wasm`: a file of its own for each face, which is imported with the first schema. */
const LOAD = 'own/load';

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
    plugins: [...plugins, base64, glue, external(names)],
    logLevel: 'warning',
    absWorkingDir: at(),
    ...rest,
  });
}

/** The names that a CommonJS file exports, from the annotation that esbuild writes for Node. */
function exportedNames(file) {
  const note = /0&&\(module\.exports=\{([^}]*)\}\)/.exec(readFileSync(`${DIST}/${file}`, 'utf8'));
  return note[1].split(',').map((name) => name.split(':')[0].trim());
}

/** The servers of the command line, each with its libraries in a file of its own that only its command loads. */
async function bundleServers() {
  for (const name of ['lsp', 'mcp']) {
    const { metafile } = await bundle(`${name}/server.ts`, `${name}.cjs`, {
      format: 'cjs',
      platform: 'node',
      names: { 'faces/public': './node.cjs' },
      // The other form of jsonc-parser loads its files in a way that cannot be bundled.
      mainFields: ['module', 'main'],
      metafile: true,
    });
    writeFileSync(
      `${DIST}/${name}.licenses.md`,
      licences(
        `${name}.cjs contains`,
        Object.keys(metafile.inputs).filter((path) => !path.includes(':')),
      ),
    );
  }
}

export async function bundleFaces() {
  for (const [name, { from }] of APART) await bundle(`${from}.ts`, `${name}.js`);
  for (const [name, { from }] of Object.entries(PARTS)) {
    await bundle(`${from}.ts`, `${name}.cjs`, { format: 'cjs', platform: 'node', names: {}, plugins: [whenAsked] });
  }
  await bundle('own/load.ts', 'own.js');
  await bundle('own/load.workerd.ts', 'own.workerd.js');
  await bundle('own/load.inline.ts', 'own.inline.js');
  await bundle('own/load.node.ts', 'own.cjs', { format: 'cjs', platform: 'node', names: {} });
  const withLoad = (file) => ({ names: { ...DATA, [LOAD]: file } });
  await bundle('faces/web.ts', 'web.js', withLoad('./own.js'));
  await bundle('faces/workerd.ts', 'workerd.js', withLoad('./own.workerd.js'));
  await bundle('faces/inline.ts', 'inline.js', withLoad('./own.inline.js'));
  await bundle('faces/elements.ts', 'elements.engine.js');
  await bundle('verdict/web.ts', 'verdict.js');
  await bundle('verdict/workerd.ts', 'verdict.workerd.js');
  for (const [entry, name] of [
    ['faces/node.ts', 'node'],
    ['verdict/node.ts', 'verdict.node'],
  ]) {
    await bundle(entry, `${name}.cjs`, {
      format: 'cjs',
      platform: 'node',
      names: { [LOAD]: './own.cjs' },
      plugins: [whenAsked, carried],
      // As `require`: programs that run in a sandbox cannot import from CommonJS.
      supported: { 'dynamic-import': false },
    });
    // One instance for `import` and `require`. Named exports, since bundlers disagree on default imports of CommonJS.
    writeFileSync(
      `${DIST}/${name}.js`,
      `export{${exportedNames(`${name}.cjs`).sort().join(',')}}from"./${name}.cjs";\n`,
    );
  }
  await bundleServers();
  // What commands load when they are called: a server and a client would cost every other command their time.
  const NODE = { 'faces/public': './node.js', 'sink/sink': './sink.js' };
  await bundle('sink/sink.ts', 'sink.js', { platform: 'node', names: { 'faces/public': './node.js' } });
  await bundle('serve/serve.ts', 'serve.js', { platform: 'node', names: NODE });
  await bundle('cli/main.ts', 'cli.js', {
    platform: 'node',
    names: { ...NODE, 'serve/serve': './serve.js', 'lsp/server': './lsp.cjs', 'mcp/server': './mcp.cjs' },
    banner: { js: '#!/usr/bin/env node' },
  });
  chmodSync(`${DIST}/cli.js`, 0o755);
}
