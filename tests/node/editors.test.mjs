// What editors get of us: the extension starts the server, the settings in the documents are what their editors read, and the entry
// for SchemaStore is narrow and right.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { blocksOf } from '../support/blocks.mjs';
import { BIN, cdevents, ENVIRONMENT, file, MANIFEST, PACKAGE, ROOT, scratch } from '../support/installed.mjs';

const read = (name) => readFileSync(join(ROOT, name), 'utf8');
const EXTENSION = JSON.parse(read('editors/vscode/package.json'));

describe('the extension for VS Code', () => {
  /** What it does in an editor with these settings and folders: a client is made and started. */
  async function activated(settings, folders) {
    const clients = [];
    class LanguageClient {
      constructor(...given) {
        this.given = given;
        clients.push(this);
      }
      start() {
        this.isStarted = true;
        return Promise.resolve();
      }
      stop() {
        this.isStarted = false;
        return Promise.resolve();
      }
    }
    const workspace = {
      getConfiguration: (section) => ({ get: (name) => settings[`${section}.${name}`] }),
      workspaceFolders: folders?.map((fsPath) => ({ uri: { fsPath } })),
    };
    const stubs = { vscode: { workspace }, 'vscode-languageclient/node': { LanguageClient } };
    const load = Module._load;
    Module._load = (name, ...rest) => stubs[name] ?? load(name, ...rest);
    try {
      const require = createRequire(import.meta.url);
      const path = join(ROOT, 'editors/vscode/extension.js');
      delete require.cache[path];
      const extension = require(path);
      await extension.activate();
      const [id, , { command, args }, options] = clients[0].given;
      assert.equal(clients[0].isStarted, true);
      await extension.deactivate();
      assert.equal(clients[0].isStarted, false);
      return { id, command, args, options };
    } finally {
      Module._load = load;
    }
  }

  test('starts the program that is set, that of the folder, or the one on PATH, and it answers', async (t) => {
    const folder = scratch(t);
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(PACKAGE, join(folder, 'node_modules/cdevents-wasm'));
    const own = await activated({}, [scratch(t), folder]);
    const set = await activated({ 'cdevents.path': BIN }, [folder]);
    const none = await activated({}, undefined);
    assert.deepEqual([set.command, none.command, own.command], [BIN, 'cdevents-wasm', 'node']);
    for (const { id, command, args } of [own, set]) {
      assert.equal(id, 'cdevents');
      const child = spawn(command, args, { env: ENVIRONMENT, stdio: ['pipe', 'pipe', 'inherit'] });
      t.after(() => child.kill('SIGKILL'));
      const connection = createProtocolConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      const { serverInfo } = await connection.sendRequest('initialize', {
        processId: null,
        rootUri: null,
        capabilities: {},
      });
      assert.equal(serverInfo.version, MANIFEST.version);
      connection.dispose();
    }
  });

  test('is for the documents that the server takes, and has its settings', async () => {
    const { options } = await activated({}, []);
    const [{ pattern }] = options.documentSelector;
    assert.equal(pattern, '**/*.{cdevent,cdevents}.{json,ndjson,jsonl}');
    const any = await activated({ 'cdevents.anyJson': true }, []);
    assert.deepEqual(any.options.documentSelector, [{ language: 'json' }, { language: 'jsonl' }]);
    const settings = Object.keys(EXTENSION.contributes.configuration.properties).map((name) => name.split('.')[1]);
    assert.deepEqual(settings.toSorted(), ['anyJson', 'maxDiagnostics', 'path', 'release', 'rules', 'strict']);
    const documented = read('docs/editors.md').matchAll(/^\| `(\w+)` \|/gm);
    for (const [, name] of documented) assert.ok(settings.includes(name), name);
    assert.equal(EXTENSION.version, MANIFEST.version);
    JSON.parse(read('editors/vscode/language-configuration.json'));
  });
});

test('the settings in the documents start the server', () => {
  const blocks = blocksOf(read('docs/editors.md'));
  const words = ['npx', 'cdevents-wasm', 'lsp'];
  for (const { text } of blocks.filter((block) => block.language === 'json')) JSON.parse(text);
  const starting = blocks.filter(({ text }) => text.includes('cdevents-wasm') && text.includes('lsp'));
  assert.deepEqual(
    starting.map(({ language }) => language),
    ['lua', 'toml', 'json'],
  );
  for (const { language, text } of starting) {
    const found = [...text.matchAll(/["'](npx|cdevents-wasm|lsp)["'](?!:)/g)].map(([, word]) => word);
    assert.deepEqual(found, words, language);
  }
  const [lua] = starting;
  const patterns = [...lua.text.matchAll(/\['([^']+)'\]/g)].map(([, pattern]) => pattern);
  // Lua's patterns: %. is a dot.
  const asRegular = (pattern) => new RegExp(`^${pattern.replaceAll('%.', '\\.')}$`);
  for (const name of ['a.cdevent.json', 'a.cdevents.json', 'a.cdevents.ndjson']) {
    assert.ok(
      patterns.some((pattern) => asRegular(pattern).test(name)),
      name,
    );
  }
});

describe('the entry for SchemaStore', () => {
  const entry = JSON.parse(read('editors/schemastore/catalog-entry.json'));

  test('has what the catalogue wants, and names that are narrow', () => {
    assert.deepEqual(Object.keys(entry), ['name', 'description', 'fileMatch', 'url']);
    assert.ok(entry.description.length < 100 && !/schema/i.test(`${entry.name}${entry.description}`));
    assert.equal(entry.url, 'https://www.schemastore.org/cdevents.json');
    for (const pattern of entry.fileMatch) assert.match(pattern, /^\*\.cdevents?\.json$/);
  });

  test('is written into a clone with a schema that takes the right events and no wrong one', (t) => {
    const clone = scratch(t);
    const other = (name) => ({ name, description: 'x', fileMatch: [], url: 'https://example.com' });
    const schemas = ['Abc', 'cdk', 'Zed'].map(other);
    file(clone, 'src/api/json/catalog.json', JSON.stringify({ $schema: 'x', version: 1, schemas }));
    file(
      clone,
      'src/schema-validation.jsonc',
      '{\n  // why\n  "ajvNotStrictMode": [],\n  "highSchemaVersion": [\n    "a.json"\n  ]\n}\n',
    );
    const write = () => execFileSync(process.execPath, [join(ROOT, 'tools/schemastore.mjs'), clone], { stdio: 'pipe' });
    write();
    const catalogue = () => JSON.parse(readFileSync(join(clone, 'src/api/json/catalog.json'), 'utf8'));
    assert.deepEqual(
      catalogue().schemas.map(({ name }) => name),
      ['Abc', 'CDEvents', 'cdk', 'Zed'],
    );
    const checks = () => readFileSync(join(clone, 'src/schema-validation.jsonc'), 'utf8');
    const lists = JSON.parse(checks().replace('// why', ''));
    assert.deepEqual(lists, { ajvNotStrictMode: ['cdevents.json'], highSchemaVersion: ['cdevents.json', 'a.json'] });
    const before = checks();
    write();
    assert.deepEqual([checks(), catalogue().schemas.length], [before, 4]);

    const schema = JSON.parse(readFileSync(join(clone, 'src/schemas/json/cdevents.json'), 'utf8'));
    assert.equal(schema.$id, entry.url);
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    const check = ajv.compile(schema);
    const events = (folder) =>
      readdirSync(join(clone, folder)).map((name) => JSON.parse(readFileSync(join(clone, folder, name), 'utf8')));
    const right = events('src/test/cdevents');
    assert.ok(right.length > 300);
    for (const event of right) assert.ok(check(event) && cdevents.isValid(event), JSON.stringify(event));
    const wrong = events('src/negative_test/cdevents');
    assert.equal(wrong.length, 4);
    for (const event of wrong) assert.ok(!check(event) && !cdevents.isValid(event), JSON.stringify(event));
  });
});
