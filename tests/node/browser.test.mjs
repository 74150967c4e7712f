// The installed package in Chromium: from plain files, in a worker, and bundled with its bytes inside.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { draft, json, RELEASE_TYPE, release } from './events.mjs';
import { FOLDER, file, PACKAGE, scratch } from './installed.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** What a page does with the package: `early` is what a call says before `init`. */
const PROGRAM = `
async function program({ construct, init, isValid, rules, validate }) {
  let early = 'nothing';
  try { validate('{}'); } catch (error) { early = error.code; }
  await init();
  const built = construct('${RELEASE_TYPE}', { context: { source: '/ci' }, subject: { id: 'r' } });
  return JSON.stringify([early, isValid(${json(release())}), isValid(${json(json(draft()))}), built.report.outcome,
    validate('{"type":').diagnostics[0].rule, validate('{"type":"CD.Pipeline.PipelineRun.Queued","pipelineName":"\\ud800"}').outcome,
    rules().length > 30]);
}
const report = (text) => fetch('/result', { method: 'POST', body: text });
`;

const answer = (early) => json([early, true, true, 'valid', 'json-syntax', 'invalid', true]);

/** Serves the installed package under /package/ and the given files; resolves with what the page reports. */
async function inBrowser(t, pages, headers = {}) {
  const profile = scratch(t);
  let tell;
  const told = new Promise((resolve) => (tell = resolve));
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      let text = '';
      request.on('data', (chunk) => (text += chunk)).on('end', () => response.end() && tell(text));
      return;
    }
    const path = request.url.split('?', 1)[0];
    const body = path.startsWith('/package/') ? readFileSync(join(PACKAGE, path.slice(9))) : pages[path];
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': TYPES[extname(path)] ?? 'text/html',
      ...headers,
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = `http://localhost:${server.address().port}/`;
  // It leaves things in the folder for temporary files when it is ended.
  const env = { ...process.env, TMPDIR: profile };
  const browser = spawn(CHROMIUM, [...FLAGS, `--user-data-dir=${profile}`, address], {
    stdio: 'ignore',
    env,
    detached: true,
  });
  const ended = new Promise((resolve) => browser.on('close', resolve));
  const result = await Promise.race([told, ended.then((code) => `the browser ended with ${code}`)]);
  endAll(browser.pid);
  await ended;
  server.closeAllConnections();
  return result;
}

/** Ends the browser with all processes that it has started, which go on writing into its folder otherwise. */
function endAll(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

const page = (script) => `<!doctype html><title>test</title><script type="module">${script}</script>`;
const attempt = (expression) => `${expression}.catch((error) => 'failed: ' + error).then(report);`;

test('from plain files', async (t) => {
  const script = `${PROGRAM}${attempt(`import('/package/dist/web.js').then(program)`)}`;
  assert.equal(await inBrowser(t, { '/': page(script) }), answer('not-initialised'));
});

test('in a worker', async (t) => {
  const script = `const report = (text) => fetch('/result', { method: 'POST', body: text });
    new Worker('/worker.js', { type: 'module' }).onmessage = ({ data }) => report(data);`;
  const worker = `import * as cdevents from '/package/dist/web.js';${PROGRAM}
    program(cdevents).catch((error) => 'failed: ' + error).then((text) => postMessage(text));`;
  assert.equal(await inBrowser(t, { '/': page(script), '/worker.js': worker }), answer('not-initialised'));
});

test('bundled, with the bytes inside', async (t) => {
  const folder = scratch(t);
  const entry = file(
    folder,
    'entry.mjs',
    `import * as cdevents from 'cdevents-wasm/inline';${PROGRAM}${attempt('program(cdevents)')}`,
  );
  const outfile = join(folder, 'bundle.js');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    nodePaths: [join(FOLDER, 'node_modules')],
  });
  // A call before `init` works here: there is nothing to load.
  const pages = { '/': page(`import '/bundle.js';`), '/bundle.js': readFileSync(outfile) };
  assert.equal(await inBrowser(t, pages), answer('nothing'));
});

test('a page that forbids WebAssembly is told so, and can go on', async (t) => {
  const script = `import { init } from '/package/dist/web.js';
    const report = (text) => fetch('/result', { method: 'POST', body: text });
    init().then(() => 'loaded', (error) => error.code).then(report);`;
  const pages = { '/': '<!doctype html><script type="module" src="/main.js"></script>', '/main.js': script };
  assert.equal(await inBrowser(t, pages, { 'content-security-policy': `default-src 'self'` }), 'init-failed');
  assert.equal(
    await inBrowser(t, pages, {
      'content-security-policy': `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'`,
    }),
    'loaded',
  );
});
