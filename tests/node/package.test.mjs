// The tarball: what is in it, what is not, and whether the tools that know such things find fault with it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { cdevents, MANIFEST, PACKAGE, ROOT, TARBALL } from '../support/installed.mjs';

/** The systems whose webhooks are mapped. */
const PROVIDERS = readdirSync(join(ROOT, 'schemas/webhooks'))
  .map((name) => name.replace(/\.json$/, ''))
  .filter((name) => name !== 'event')
  .sort();

const FILES = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'abi/cdevents_wasm.h',
  'cdevents.schema.json',
  'dist/abi.wasm',
  'dist/catalog.cjs',
  'dist/catalog.js',
  'dist/cli.js',
  'dist/composer.bytes.cjs',
  'dist/composer.cjs',
  'dist/composer.js',
  'dist/composer.wasm',
  'dist/construct.cjs',
  'dist/construct.js',
  'dist/convert.cjs',
  'dist/convert.js',
  'dist/core.bytes.cjs',
  'dist/core.wasm',
  'dist/elements.chunk.js',
  'dist/elements.d.ts',
  'dist/elements.editor.js',
  'dist/elements.engine.js',
  'dist/elements.js',
  'dist/elements.licenses.md',
  'dist/elements.node.js',
  'dist/elements.timeline.js',
  'dist/elements.worker.js',
  'dist/handler.cjs',
  'dist/handler.js',
  'dist/history.cjs',
  'dist/history.js',
  'dist/http.cjs',
  'dist/http.js',
  'dist/index.d.cts',
  'dist/index.d.ts',
  'dist/inline.js',
  'dist/lsp.cjs',
  'dist/lsp.licenses.md',
  'dist/mcp.cjs',
  'dist/mcp.licenses.md',
  'dist/node.cjs',
  'dist/node.js',
  'dist/own.cjs',
  'dist/own.inline.js',
  'dist/own.js',
  'dist/own.workerd.js',
  'dist/rules.cjs',
  'dist/rules.js',
  'dist/sarif.cjs',
  'dist/sarif.js',
  'dist/schemas.cjs',
  'dist/schemas.js',
  'dist/schemas.wasm',
  'dist/serve.js',
  'dist/sink.js',
  'dist/standard.cjs',
  'dist/standard.js',
  'dist/streams.bytes.cjs',
  'dist/streams.cjs',
  'dist/streams.js',
  'dist/streams.wasm',
  'dist/validator.cjs',
  'dist/validator.js',
  'dist/verdict.bytes.cjs',
  'dist/verdict.d.cts',
  'dist/verdict.d.ts',
  'dist/verdict.js',
  'dist/verdict.node.cjs',
  'dist/verdict.node.js',
  'dist/verdict.wasm',
  'dist/verdict.workerd.js',
  'dist/web.js',
  'dist/webhook.cjs',
  'dist/webhook.js',
  'dist/webhooks.bytes.cjs',
  'dist/webhooks.wasm',
  'dist/wire.cjs',
  'dist/workerd.js',
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
  'docs/rules/README.md',
  ...cdevents
    .rules()
    .map(({ rule }) => `docs/rules/${rule}.md`)
    .sort(),
  'docs/scale.md',
  'docs/serve.md',
  'docs/spans.md',
  'docs/spark.md',
  'docs/webhooks/README.md',
  ...PROVIDERS.map((name) => `docs/webhooks/${name}.md`),
  'package.json',
  ...cdevents
    .catalog()
    .vocabularies.map(({ id }) => `schemas/${id}.schema.json`)
    .sort(),
];

/** What is imported from the package and is no code. */
const DATA = [
  './core.wasm',
  './verdict.wasm',
  './schemas.wasm',
  './composer.wasm',
  './streams.wasm',
  './webhooks.wasm',
  './abi.wasm',
  './abi.h',
  './cdevents.schema.json',
];

const listed = readdirSync(PACKAGE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(PACKAGE, join(entry.parentPath ?? entry.path, entry.name)))
  .sort();

const bin = (name) => join(ROOT, 'node_modules/.bin', name);
const ci = { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } };

/** The ids of a page's headings, as the usual renderers make them. */
const anchorsOf = (markdown) =>
  [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** Checks the links in these pages of a folder, and returns how many there are. */
function checkLinks(folder, pages) {
  let links = 0;
  for (const page of pages) {
    const text = readFileSync(join(folder, page), 'utf8').replace(/```.*?```/gs, '');
    for (const [, inText, inTag] of text.matchAll(/\]\(([^)\s]+)\)|\b(?:src|srcset|href)="([^"]+)"/g)) {
      const target = inText ?? inTag;
      if (/^(?:https?:|mailto:)/.test(target)) continue;
      links += 1;
      const [path, anchor] = target.split('#');
      const place = path === '' ? join(folder, page) : join(folder, page, '..', path);
      assert.ok(existsSync(place), `${page}: ${target}`);
      if (anchor !== undefined)
        assert.ok(anchorsOf(readFileSync(place, 'utf8')).includes(anchor), `${page}: ${target}`);
    }
  }
  return links;
}

test('every link of its pages leads to a file in it, and in a clone to one there', () => {
  const pages = listed.filter((name) => name.endsWith('.md'));
  assert.ok(checkLinks(PACKAGE, pages) > 50);
  const inClone = readdirSync(ROOT).filter((name) => name.endsWith('.md'));
  const inDocs = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  const inFolders = ['docs/rules', 'docs/webhooks'].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
  );
  const all = [...inClone, ...inDocs.map((name) => `docs/${name}`), ...inFolders];
  assert.ok(checkLinks(ROOT, all) > 70);
});

test('the page of a rule is where its findings say', () => {
  for (const { url } of cdevents.rules()) {
    assert.ok(existsSync(join(PACKAGE, url)), url);
    assert.ok(existsSync(join(ROOT, url)), url);
  }
});

test('the tarball holds what it should, and nothing else', () => {
  assert.deepEqual(listed, FILES);
  const { scripts, dependencies, devDependencies } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  assert.deepEqual([scripts, dependencies, devDependencies], [undefined, undefined, undefined]);
  assert.ok(statSync(join(PACKAGE, 'dist/cli.js')).mode & 0o100);
});

/** What is bundled into the servers. */
const LIBRARIES = {
  lsp: ['vscode-languageserver', 'vscode-jsonrpc', 'jsonc-parser'],
  mcp: ['@modelcontextprotocol/server', 'zod', 'ajv', 'fast-uri'],
};

test('the servers are loaded by their own commands only, and are as large as their pages say', () => {
  const program = readFileSync(join(PACKAGE, 'dist/cli.js'), 'utf8');
  for (const [name, page] of [
    ['lsp', 'editors'],
    ['mcp', 'agents'],
  ]) {
    assert.ok(program.includes(`import("./${name}.cjs")`) && !new RegExp(`from ?"./${name}.cjs"`).test(program));
    const [, said] = /a file of (\d+) KB that no other command loads/.exec(
      readFileSync(join(PACKAGE, `docs/${page}.md`), 'utf8'),
    );
    const { size } = statSync(join(PACKAGE, `dist/${name}.cjs`));
    assert.ok(Math.abs(size / 1000 - said) < said / 20, `${name}: ${size}`);
    const licences = readFileSync(join(PACKAGE, `dist/${name}.licenses.md`), 'utf8');
    for (const library of LIBRARIES[name]) assert.match(licences, new RegExp(`^## ${library} \\d`, 'm'));
  }
});

test('no file names the machine it was built on', () => {
  const sources = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry/src');
  const registries = existsSync(sources) ? readdirSync(sources) : [];
  const homes = ['home', 'root', 'Users'].map((name) => `/${name}/`);
  const folders = [`${homedir()}/`, ROOT, ...homes, '.cargo/registry', ...registries].filter((name) => name.length > 2);
  for (const name of listed) {
    const content = readFileSync(join(PACKAGE, name), 'latin1');
    for (const folder of folders) assert.ok(!content.includes(folder), `${folder} in ${name}`);
  }
});

test('the modules have the exports that the package calls, and they take as many numbers', () => {
  const verdict = { check: 6, input_reserve: 1 };
  for (const [name, wanted] of Object.entries({
    core: { ...verdict, report: 7, set_levels: 1 },
    verdict,
  })) {
    const module = new WebAssembly.Module(readFileSync(join(PACKAGE, `dist/${name}.wasm`)));
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => {};
    const { exports } = new WebAssembly.Instance(module, imports);
    const taken = Object.fromEntries(Object.keys(wanted).map((name) => [name, exports[name]?.length]));
    assert.deepEqual(taken, wanted, name);
    assert.ok(exports.memory instanceof WebAssembly.Memory);
  }
});

test('everything public says what it is', () => {
  for (const name of ['index', 'verdict', 'elements']) {
    const lines = readFileSync(join(PACKAGE, `dist/${name}.d.ts`), 'utf8').split('\n');
    const silent = lines.filter((line, index) => {
      // The second and later shapes of a call have the first one's words.
      const again = /^export declare function (\w+)/.exec(line)?.[1];
      return (
        /^export (?!\{)/.test(line) &&
        lines[index - 1] !== ' */' &&
        !/\*\/$/.test(lines[index - 1] ?? '') &&
        !lines
          .slice(0, index)
          .some((other) => again !== undefined && other.startsWith(`export declare function ${again}`))
      );
    });
    assert.deepEqual(silent, [], name);
  }
});

test('publint finds nothing', () => {
  execFileSync(bin('publint'), ['run', TARBALL, '--strict'], ci);
});

test('every way of resolving finds the types that belong to the code', () => {
  execFileSync(bin('attw'), [TARBALL, '--profile', 'node16', '--exclude-entrypoints', './elements', ...DATA], ci);
  // Elements are modules alone: there is no page that would require them.
  execFileSync(
    bin('attw'),
    [TARBALL, '--profile', 'node16', '--entrypoints', './elements', '--ignore-rules', 'cjs-resolves-to-esm'],
    ci,
  );
});

test('lock files name no registry', () => {
  for (const name of ['package-lock.json', 'tests/hosts/package-lock.json', 'Cargo.lock']) {
    const path = join(ROOT, name);
    assert.ok(existsSync(path), name);
    const addresses = readFileSync(path, 'utf8').match(
      /"resolved": "https?:[^"]*"|registry\+https:\/\/(?!github\.com\/rust-lang\/crates\.io-index)[^"]*/g,
    );
    assert.equal(addresses, null, name);
  }
});

test('the tools that build are of the versions that the sources ask for', async () => {
  const { WASM_BINDGEN } = await import('../../tools/toolchain.mjs');
  const [, crate] = /^wasm-bindgen = { version = "=([^"]+)"/m.exec(readFileSync(join(ROOT, 'Cargo.toml'), 'utf8'));
  assert.equal(WASM_BINDGEN, crate);
  const [, cargo] = /^version = "([^"]+)"$/m.exec(readFileSync(join(ROOT, 'Cargo.toml'), 'utf8'));
  assert.equal(cargo, MANIFEST.version);
});

test('the package and the engine count the vocabularies alike', async () => {
  // The index of a vocabulary is what crosses the boundary. The glue is not shipped, so it is read from the build.
  const glue = await import(join(ROOT, 'pkg/core/core.js'));
  glue.initSync({ module: readFileSync(join(ROOT, 'pkg/core/core_bg.wasm')) });
  const ids = [];
  for (let id = glue.vocabulary_id(0); id !== undefined; id = glue.vocabulary_id(ids.length)) ids.push(id);
  const { catalog } = await import(join(PACKAGE, 'dist/node.js'));
  assert.deepEqual(
    ids,
    catalog().vocabularies.map((vocabulary) => vocabulary.id),
  );
});
