// The installed package in what runs JavaScript without a page.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { json, release } from '../support/events.mjs';
import { BIN, MANIFEST } from '../support/installed.mjs';
import { assertAnswers, assertOwnSchema } from './answers.mjs';
import { app, assertInstalled, importing, numberIn, ownSchema, print, printed, requiring } from './app.mjs';
import { load, RUNTIMES } from './install.mjs';

const PROGRAMS = {
  'import.mjs': importing('cdevents-wasm', print),
  'require.cjs': requiring('cdevents-wasm', print),
  'inline.mjs': importing('cdevents-wasm/inline', print),
  'inline.cjs': requiring('cdevents-wasm/inline', print),
};

/** The yes and no of the smaller entry, on a valid and a wrong event. */
const YES_AND_NO = `init().then(() => [isValid(${JSON.stringify(json(release()))}), isValid('{}')])`;

const VERDICT = {
  'verdict.mjs': `import { init, isValid } from 'cdevents-wasm/verdict';\n${print(YES_AND_NO)}`,
  'verdict.cjs': `const { init, isValid } = require('cdevents-wasm/verdict');\n${print(YES_AND_NO)}`,
};

/** What a receiver answers to right and wrong signatures: see receiver.mjs. */
const RECEIVER = (tell) => `import { handler, init } from 'cdevents-wasm';
import { signatures } from './receiver.mjs';
${tell('signatures({ handler, init })')}`;
const RECEIVED =
  '{"header":[202,401],"token":[202,401],"standard":[202,401],"ed25519":[202,401],"taken":["run-42","run-42","run-42","run-42"]}';

/** A server of `node:http` that takes an event, refuses another body, and ends. */
const SERVER = `import { createServer } from 'node:http';
import { handler } from 'cdevents-wasm';
const receive = handler({ maxBytes: 1000, onEvent: ({ subject }) => console.log(subject.id) });
const server = createServer(receive.node).listen(0, '127.0.0.1', async () => {
  const post = async (body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(\`http://127.0.0.1:\${server.address().port}/\`, { method: 'POST', headers, body });
    await response.text();
    return response.status;
  };
  console.log(await post(${JSON.stringify(json(release()))}), await post('{'), await post('x'.repeat(5000)));
  server.close();
  server.closeAllConnections?.();
});`;

/** What `import` and `require` give must be one: two would not know each other's errors. */
const SHARED = `
import { createRequire } from 'node:module';
import { CdEventError } from 'cdevents-wasm';
console.log(CdEventError === createRequire(import.meta.url)('cdevents-wasm').CdEventError);
`;

const THREAD = `
import { Worker, isMainThread } from 'node:worker_threads';
${importing('cdevents-wasm', (answers) => `if (isMainThread) new Worker(new URL(import.meta.url));\nelse ${print(answers)}`)}
`;

/** The tests of hosts that take programs as Node does; `run` starts the host on a file of the app. */
async function likeNode(t, run) {
  await t.test('import', async (t) => assertAnswers(await run(app(t, PROGRAMS), 'import.mjs')));
  await t.test('require', async (t) => assertAnswers(await run(app(t, PROGRAMS), 'require.cjs')));
  await t.test('/inline import', async (t) => assertAnswers(await run(app(t, PROGRAMS), 'inline.mjs')));
  await t.test('/inline require', async (t) => assertAnswers(await run(app(t, PROGRAMS), 'inline.cjs')));
  await t.test('/verdict import', async (t) =>
    assert.equal(await run(app(t, VERDICT), 'verdict.mjs'), '[true,false]\n'),
  );
  await t.test('/verdict require', async (t) =>
    assert.equal(await run(app(t, VERDICT), 'verdict.cjs'), '[true,false]\n'),
  );
  await t.test('one instance', async (t) =>
    assert.equal(await run(app(t, { 'shared.mjs': SHARED }), 'shared.mjs'), 'true\n'),
  );
  await t.test('receiver', async (t) => {
    assert.equal(await run(app(t, { 'receive.mjs': RECEIVER(print) }), 'receive.mjs'), `${RECEIVED}\n`);
    assert.equal(await run(app(t, { 'server.mjs': SERVER }), 'server.mjs'), 'run-42\n202 400 413\n');
  });
  for (const face of ['cdevents-wasm', 'cdevents-wasm/inline']) {
    const program = ownSchema(face, print);
    await t.test(`own schema, ${face}`, async (t) =>
      assertOwnSchema(await run(app(t, { 'own.mjs': program }), 'own.mjs')),
    );
  }
  await t.test('worker thread', async (t) => assertAnswers(await run(app(t, { 'thread.mjs': THREAD }), 'thread.mjs')));
}

const HOSTS = {
  async Node(t, node) {
    await likeNode(t, (folder, name) => printed(folder, node, [name]));
    await t.test('command line', async (t) => {
      // The program's first line asks PATH for `node`.
      const env = { PATH: [dirname(node), process.env.PATH].join(delimiter) };
      assert.match(await printed(app(t, {}), BIN, ['--version'], env), new RegExp(`${MANIFEST.version}\\n$`));
      const folder = app(t, { 'event.json': json(release()) });
      assert.match(await printed(folder, BIN, ['check', 'event.json'], env), /1 event in 1 file: 1 valid/);
    });
  },

  // What is missing must be missing, not fetched.
  Bun: (t, bun) => likeNode(t, (folder, name) => printed(folder, bun, ['--no-install', name])),

  async Deno(t, deno) {
    const run =
      (...permissions) =>
      (folder, name) => {
        const env = { DENO_DIR: join(folder, 'deno'), DENO_NO_UPDATE_CHECK: '1' };
        return printed(folder, deno, ['run', '--no-prompt', '--cached-only', ...permissions, name], env);
      };
    await likeNode(t, run('--allow-read', '--allow-net=127.0.0.1'));
    await t.test('without permissions', async (t) => assertAnswers(await run()(app(t, PROGRAMS), 'import.mjs')));
    // Only the module for schemas is a file that must be read; in the other entry it is code.
    const program = ownSchema('cdevents-wasm/inline', print);
    await t.test('own schema without permissions', async (t) =>
      assertOwnSchema(await run()(app(t, { 'own.mjs': program }), 'own.mjs')),
    );
  },

  async workerd(t, workerd) {
    await t.test('import', async (t) =>
      assertAnswers(await fromWorkerd(t, workerd, (respond) => importing('cdevents-wasm', respond))),
    );
    await t.test('receiver', async (t) => assert.equal(await fromWorkerd(t, workerd, RECEIVER), RECEIVED));
    await t.test('own schema', async (t) =>
      assertOwnSchema(await fromWorkerd(t, workerd, (respond) => ownSchema('cdevents-wasm', respond))),
    );
    await t.test('/verdict import', async (t) => {
      const program = (respond) => `import { init, isValid } from 'cdevents-wasm/verdict';\n${respond(YES_AND_NO)}`;
      assert.equal(await fromWorkerd(t, workerd, program), '[true,false]');
    });
    // A host that refuses bytes: should that change, the face of its own is no longer needed.
    await t.test('/inline is refused', async (t) => {
      const program = (respond) => importing('cdevents-wasm/inline', respond);
      assert.match(await fromWorkerd(t, workerd, program), /Wasm code generation disallowed/);
    });
  },
};

/** What a worker answers, bundled as its makers do: for their condition, .wasm files beside it. */
async function fromWorkerd(t, workerd, program) {
  const respond = (answers) => `
    const answer = () => ${answers}.then(JSON.stringify).catch((error) => String(error.cause ?? error));
    export default { fetch: async () => new Response(await answer()) };`;
  const folder = app(t, { 'main.mjs': program(respond) });
  const { build } = await load('esbuild');
  const { metafile } = await build({
    entryPoints: [join(folder, 'main.mjs')],
    outfile: join(folder, 'out/worker.js'),
    bundle: true,
    format: 'esm',
    metafile: true,
    conditions: ['workerd'],
    loader: { '.wasm': 'copy' },
    absWorkingDir: folder,
    logLevel: 'silent',
  });
  const names = Object.keys(metafile.outputs).map((path) => path.replace('out/', ''));
  const modules = names
    .sort((one, other) => Number(other === 'worker.js') - Number(one === 'worker.js'))
    .map((name) => `(name = "${name}", ${name.endsWith('.wasm') ? 'wasm' : 'esModule'} = embed "out/${name}")`);
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (modules = [${modules.join(', ')}], compatibilityDate = "2026-01-01"))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);\n`;
  writeFileSync(join(folder, 'config.capnp'), config);
  // It tells on descriptor 3 which port it was given.
  const child = spawn(workerd, ['serve', 'config.capnp', '--control-fd=3'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += chunk));
  const ended = new Promise((resolve) => child.on('close', resolve));
  t.after(() => child.kill('SIGKILL') && ended);
  for await (const line of createInterface({ input: child.stdio[3] })) {
    const { event, port } = JSON.parse(line);
    if (event === 'listen') return (await fetch(`http://127.0.0.1:${port}/`)).text();
  }
  return assert.fail(`workerd did not start: ${complaint.trim()}`);
}

for (const host of RUNTIMES) {
  test(`${host.name} ${host.version}`, async (t) => {
    const program = host.find();
    assertInstalled(host, program);
    if (host.name !== 'workerd')
      assert.equal(numberIn(await printed(app(t, {}), program, ['--version'])), host.version);
    await HOSTS[host.name](t, program);
  });
}
