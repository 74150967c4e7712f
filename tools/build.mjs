// Builds what the project ships: `node tools/build.mjs [core] [schemas] [streams] [abi] [package] [tarball] [page]`, each with its prerequisites.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { ensurePackages } from './packages.mjs';
import { at, Failure, files, hashOf, main, PACKAGE, run, step, unlessDone } from './steps.mjs';
import { ensureToolchain, PATH, TARGET, WASM_BINDGEN, WASM_PACK } from './toolchain.mjs';
import { marked } from './wasm.mjs';

const WASM = at('pkg/dist/core.wasm');
const VERDICT = at('pkg/dist/verdict.wasm');
const SCHEMAS = at('pkg/dist/schemas.wasm');
const COMPOSER = at('pkg/dist/composer.wasm');
const STREAMS = at('pkg/dist/streams.wasm');
const WEBHOOKS = at('pkg/dist/webhooks.wasm');
const ABI = at('pkg/dist/abi.wasm');

/** A separate target folder, since the same file is built with other features. */
const VERDICT_TARGET = join(process.env.CARGO_TARGET_DIR ?? at('target'), 'verdict');

const COMPOSER_TARGET = join(process.env.CARGO_TARGET_DIR ?? at('target'), 'composer');

const STREAMS_TARGET = join(process.env.CARGO_TARGET_DIR ?? at('target'), 'streams');

const WEBHOOKS_TARGET = join(process.env.CARGO_TARGET_DIR ?? at('target'), 'webhooks');

const ABI_TARGET = join(process.env.CARGO_TARGET_DIR ?? at('target'), 'abi');

/** Listed one by one: with all features on, wasm-opt writes modules that Node 20 cannot read. */
const WASM_OPT = [
  '-O3',
  '--converge',
  // Functions of one file side by side compress better than the most used ones first.
  '--reorder-functions-by-name',
  '--strip-debug',
  '--strip-producers',
  '--strip-target-features',
  '--enable-bulk-memory',
  '--enable-sign-ext',
  '--enable-nontrapping-float-to-int',
  '--enable-mutable-globals',
  '--enable-multivalue',
  '--enable-reference-types',
  // rustc has inlined enough: more makes the module larger when compressed and no faster. Zeros in the data
  // compress better than additional segments.
  '--one-caller-inline-max-function-size=0',
  '--always-inline-max-function-size=0',
  '--flexible-inline-max-function-size=0',
  '--skip-pass=memory-packing',
  // Neither makes the code measurably faster, and both make it larger when compressed.
  '--skip-pass=local-cse',
  '--skip-pass=code-pushing',
];

/** Without what nobody reads, and nothing else. */
const STRIPPED = WASM_OPT.filter((option) => /^--(?:strip|enable)/.test(option));

/**
 * Measured together: three kilobytes, and nothing is slower. The first rewrites loops for the addressing of processors, which
 * WebAssembly does not have; the others duplicate code.
 */
const NO_COPIES = [
  '-disable-lsr',
  '-unswitch-threshold=0',
  '-bonus-inst-threshold=0',
  '-tail-dup-size=1',
  '-enable-gvn-hoist',
  '-phi-node-folding-threshold=1',
  // Comparisons with constant names are calls, not eight bytes of code for eight of text.
  '-max-loads-per-memcmp=1',
];

/**
 * Measured: a tenth of the default threshold makes the module a kilobyte smaller, and loops that are not unrolled three more.
 * Hot functions are marked `inline`, and read eight bytes at a time.
 */
const SMALL = small(15);
/** The same for the modules that build, convert and judge histories: optimised for size, they are smallest with this threshold. */
const SMALLER = small(8);

function small(inlineThreshold) {
  const options = [
    `--inline-threshold=${inlineThreshold}`,
    '--unroll-runtime=false',
    '--unroll-allow-partial=false',
    '--unroll-threshold=30',
    ...NO_COPIES,
  ];
  return options.map((option) => `-Cllvm-args=${option}`).join(' ');
}

/** When optimising for size, rustc inlines almost nothing by default. The module is smallest with this threshold. */
const SMALLEST = '-Cllvm-args=--inline-threshold=60';

/** Panic messages contain source paths. Remapping makes builds reproducible. */
async function remappedPaths(inlined, cwd = at()) {
  await run('cargo', ['fetch', '--locked', '--target', TARGET], { quiet: true, cwd });
  const registry = join(process.env.CARGO_HOME || join(homedir(), '.cargo'), 'registry/src');
  const folders = existsSync(registry) ? readdirSync(registry) : [];
  const sources = folders.map((name) => `--remap-path-prefix=${join(registry, name)}=/deps`);
  return [...sources, `--remap-path-prefix=${at()}=/src`, inlined].join(' ');
}

async function buildCore() {
  const inputs = [...files('src', '.cargo'), at('Cargo.toml'), at('Cargo.lock')].filter(existsSync);
  const key = hashOf(inputs, WASM_PACK, WASM_BINDGEN, SMALL);
  await unlessDone('core', key, [at('pkg/core/core_bg.wasm')], async () => {
    await ensureToolchain();
    const flags = await remappedPaths(SMALL);
    await step('building the engine', () =>
      run(
        'wasm-pack',
        [
          'build',
          '.',
          '--mode',
          'no-install',
          '--release',
          '--target',
          'web',
          '--no-pack',
          '--out-name',
          'core',
          '--out-dir',
          'pkg/core',
          '--',
          '--locked',
          '--no-default-features',
          '--features',
          'exports,report',
        ],
        { quiet: true, env: { PATH, RUSTFLAGS: flags } },
      ),
    );
  });
  await optimise(at('pkg/core/core_bg.wasm'), WASM);
}

/**
 * A module that has nothing for wasm-bindgen, so that cargo alone builds it. `target`: a folder of its own, since the same file is
 * built with other features. `profile`: that of verdict.wasm is for size.
 */
async function buildSmall(name, { result, target, inlined, features = [], profile = 'verdict', passes = WASM_OPT }) {
  const inputs = [...files('src', '.cargo'), at('Cargo.toml'), at('Cargo.lock')].filter(existsSync);
  const module = at(`pkg/core/${name}.wasm`);
  await unlessDone(name, hashOf(inputs, inlined, profile, ...features), [module], async () => {
    await ensureToolchain();
    const flags = await remappedPaths(inlined);
    const args = ['build', '--locked', '--profile', profile, '--lib', '--target', TARGET, '--no-default-features'];
    const chosen = ['--features', ['exports', ...features].join(',')];
    await step(`building ${name}.wasm`, () =>
      run('cargo', [...args, ...chosen, '--target-dir', target], { quiet: true, env: { PATH, RUSTFLAGS: flags } }),
    );
    mkdirSync(at('pkg/core'), { recursive: true });
    cpSync(join(target, TARGET, profile, 'cdevents_wasm.wasm'), module);
  });
  await optimise(module, result, passes);
}

const buildVerdict = () => buildSmall('verdict', { result: VERDICT, target: VERDICT_TARGET, inlined: SMALLEST });

const buildComposer = () =>
  buildSmall('composer', { result: COMPOSER, target: COMPOSER_TARGET, inlined: SMALLER, features: ['compose'] });

/** Measured: at level 3 it is a quarter faster and 13 KB larger, and at level s it has neither advantage. */
const buildStreams = () =>
  buildSmall('streams', {
    result: STREAMS,
    target: STREAMS_TARGET,
    inlined: SMALLER,
    features: ['streams'],
  });

const buildWebhooks = () =>
  buildSmall('webhooks', {
    result: WEBHOOKS,
    target: WEBHOOKS_TARGET,
    inlined: SMALLER,
    features: ['webhooks'],
  });

/** Nobody loads it over a network, and what wasm-opt does makes it no faster. */
const buildAbi = () =>
  buildSmall('abi', {
    result: ABI,
    target: ABI_TARGET,
    inlined: '',
    features: ['abi'],
    profile: 'release',
    passes: STRIPPED,
  });

/**
 * What the module for schemas of the user's own can do without: it is made for size, and keeps its messages. Measured: `-Oz` takes
 * three times as long, and its result is a percent larger when compressed.
 */
const WASM_OPT_SCHEMAS = ['-O1', ...STRIPPED];

/** The module for schemas of the user's own, from a crate of its own. */
async function buildSchemas() {
  const lock = at('own-schemas/Cargo.lock');
  const inputs = [...files('own-schemas/src', 'src', '.cargo'), at('own-schemas/Cargo.toml'), lock, at('Cargo.toml')];
  const module = at('pkg/core/schemas/schemas_bg.wasm');
  await unlessDone('schemas', hashOf(inputs.filter(existsSync), WASM_PACK, WASM_BINDGEN), [module], async () => {
    await ensureToolchain();
    const flags = await remappedPaths('', at('own-schemas'));
    const options = ['--mode', 'no-install', '--release', '--target', 'web', '--no-pack'];
    const places = ['--out-name', 'schemas', '--out-dir', at('pkg/core/schemas')];
    await step('building the engine for schemas of your own (some minutes)', () =>
      run('wasm-pack', ['build', 'own-schemas', ...options, ...places, '--', '--locked'], {
        quiet: true,
        env: { PATH, RUSTFLAGS: flags },
      }),
    );
  });
  await unlessDone(
    'wasm-opt-schemas.wasm',
    hashOf([module, at('tools/traps.mjs'), at('tools/wasm.mjs')], ...WASM_OPT_SCHEMAS),
    [SCHEMAS],
    () =>
      step('optimising schemas.wasm', async () => {
        mkdirSync(at('pkg/dist'), { recursive: true });
        const { trapsWithoutWords } = await import('./traps.mjs');
        writeFileSync(SCHEMAS, trapsWithoutWords(readFileSync(module), true));
        await run(at('node_modules/.bin/wasm-opt'), [SCHEMAS, ...WASM_OPT_SCHEMAS, '-o', SCHEMAS], { quiet: true });
        writeFileSync(SCHEMAS, marked(readFileSync(SCHEMAS)));
      }),
  );
}

async function optimise(module, result, passes = WASM_OPT) {
  await unlessDone(
    `wasm-opt-${basename(result)}`,
    hashOf([module, at('tools/traps.mjs'), at('tools/wasm.mjs')], ...passes),
    [result],
    async () => {
      mkdirSync(at('pkg/dist'), { recursive: true });
      await step(`optimising ${basename(result)}`, async () => {
        const { trapsWithoutWords } = await import('./traps.mjs');
        writeFileSync(result, trapsWithoutWords(readFileSync(module)));
        await run(at('node_modules/.bin/wasm-opt'), [result, ...passes, '-o', result], { quiet: true });
      });
      writeFileSync(result, marked(readFileSync(result)));
    },
  );
}

async function buildPackage() {
  await buildCore();
  await buildVerdict();
  await buildSchemas();
  await buildComposer();
  await buildStreams();
  await buildWebhooks();
  await buildAbi();
  const key = hashOf([
    ...files('pkg/src', 'pkg/package.json', 'pkg/tsconfig.json', 'tools', 'www/src', 'www/tsconfig.json'),
    WASM,
    VERDICT,
    SCHEMAS,
    COMPOSER,
    STREAMS,
    WEBHOOKS,
    ABI,
    at('package-lock.json'),
  ]);
  const results = [
    'node.cjs',
    'node.js',
    'core.bytes.cjs',
    'composer.bytes.cjs',
    'composer.js',
    'construct.js',
    'convert.js',
    'verdict.bytes.cjs',
    'web.js',
    'inline.js',
    'workerd.js',
    'cli.js',
    'lsp.cjs',
    'mcp.cjs',
    'handler.js',
    'history.js',
    'http.js',
    'sarif.js',
    'serve.js',
    'sink.js',
    'standard.js',
    'validator.js',
    'own.js',
    'own.cjs',
    'own.inline.js',
    'own.workerd.js',
    'streams.bytes.cjs',
    'streams.js',
    'webhook.js',
    'webhooks.bytes.cjs',
    'rules.js',
    'index.d.ts',
    'index.d.cts',
    'verdict.js',
    'verdict.node.cjs',
    'verdict.node.js',
    'verdict.workerd.js',
    'verdict.d.ts',
    'verdict.d.cts',
    'elements.js',
    'elements.engine.js',
    'elements.timeline.js',
    'elements.worker.js',
    'elements.d.ts',
  ];
  await unlessDone(
    'package',
    key,
    results.map((name) => at('pkg/dist', name)),
    () =>
      step('building the npm package', async () => {
        const { bundleFaces } = await import('./faces.mjs');
        const { bundleDeclarations } = await import('./declarations.mjs');
        rmSync(at('target/types'), { recursive: true, force: true });
        // Files of an earlier build must not be packed.
        for (const name of readdirSync(at('pkg/dist')))
          if (!name.endsWith('.wasm')) rmSync(at('pkg/dist', name), { recursive: true });
        await run(at('node_modules/.bin/tsc'), ['-p', 'pkg'], { quiet: true });
        await bundleFaces();
        await (await import('./elements.mjs')).bundleElements();
        for (const [name, text] of Object.entries(bundleDeclarations())) {
          for (const ending of ['d.ts', 'd.cts']) writeFileSync(at('pkg/dist', `${name}.${ending}`), text);
        }
      }),
  );
}

/** Packs in a separate folder, so that no copied files are left among the sources. */
async function buildTarball() {
  await buildPackage();
  const extra = [
    'README.md',
    'CHANGELOG.md',
    'SECURITY.md',
    'LICENSE',
    'abi/cdevents_wasm.h',
    'docs/abi.md',
    'docs/agents.md',
    'docs/agents/AGENTS.md',
    'docs/agents/cdevents/SKILL.md',
    'docs/agents/llms.txt',
    'docs/editors.md',
    'docs/elements.md',
    'docs/flink.md',
    'docs/metrics.md',
    'docs/own-schemas.md',
    'docs/receive.md',
    'docs/scale.md',
    'docs/serve.md',
    'docs/spans.md',
    'docs/spark.md',
    ...files('docs/rules', 'docs/webhooks').map((path) => relative(at(), path)),
  ];
  const tarball = at(`pkg/cdevents-wasm-${PACKAGE.version}.tgz`);
  const lacking = extra.filter((name) => !existsSync(at(name)));
  if (lacking.length > 0) throw new Failure(`cannot pack without ${lacking.join(', ')}`);
  const dist = readdirSync(at('pkg/dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const inputs = [
    ...dist,
    at('pkg/package.json'),
    at('tools/schemas.mjs'),
    at('schemas/releases.json'),
    ...extra.map((name) => at(name)),
  ];
  const key = hashOf(inputs);
  await unlessDone('tarball', key, [tarball], () =>
    step('packing', async () => {
      const folder = at('target/tarball');
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      cpSync(at('pkg/dist'), join(folder, 'dist'), { recursive: true });
      for (const name of extra) cpSync(at(name), join(folder, name));
      // What is about the repository would have broken links in the package.
      const readme = readFileSync(at('README.md'), 'utf8');
      const ours = /<!-- repository only -->.*?<!-- end of repository only -->\n*/gs;
      writeFileSync(join(folder, 'README.md'), readme.replace(ours, ''));
      writeFileSync(join(folder, 'package.json'), readFileSync(at('pkg/package.json')));
      await (await import('./schemas.mjs')).writeSchemas(folder);
      await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', at('pkg')], {
        cwd: folder,
        quiet: true,
      });
    }),
  );
}

async function buildPage() {
  await buildPackage();
  const key = hashOf([
    ...files('www'),
    ...files('pkg/package.json'),
    at('package-lock.json'),
    WASM,
    at('pkg/dist/web.js'),
    at('pkg/dist/catalog.js'),
    at('pkg/dist/rules.js'),
    at('pkg/dist/elements.js'),
    at('pkg/dist/elements.editor.js'),
    at('pkg/dist/elements.engine.js'),
    at('pkg/dist/elements.timeline.js'),
  ]);
  await unlessDone('page', key, [at('www/dist/index.html')], () =>
    step('building the page', () => run('npm', ['run', 'build', '-w', 'www', '--silent'], { quiet: true })),
  );
}

const TARGETS = {
  core: buildCore,
  schemas: buildSchemas,
  streams: buildStreams,
  abi: buildAbi,
  package: buildPackage,
  tarball: buildTarball,
  page: buildPage,
};

await main(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !(name in TARGETS));
  if (unknown !== undefined) throw new Failure(`${unknown} is none of ${Object.keys(TARGETS).join(', ')}`);
  // Independent, and the slowest steps on a new machine.
  await Promise.all([ensurePackages(), ensureToolchain()]);
  for (const name of wanted.length === 0 ? Object.keys(TARGETS) : wanted) await TARGETS[name]();
});
