// The installed package in Chromium: from plain files, in a worker, and bundled with its bytes inside.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { chromium } from '../../tools/chromium.mjs';
import { draft, json, RELEASE_TYPE, release } from '../support/events.mjs';
import { FOLDER, file, scratch } from '../support/installed.mjs';
import { opened } from '../support/opened.mjs';

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

/** What a page sends that finds the installed package below /cdevents-wasm/. */
const inBrowser = (t, pages, headers) =>
  opened(t, 'Chromium', chromium() ?? 'chromium', { pages, headers, folder: join(FOLDER, 'node_modules') });

const page = (script) => `<!doctype html><title>test</title><script type="module">${script}</script>`;
const attempt = (expression) => `${expression}.catch((error) => 'failed: ' + error).then(report);`;

test('from plain files', async (t) => {
  const script = `${PROGRAM}${attempt(`import('/cdevents-wasm/dist/web.js').then(program)`)}`;
  assert.equal(await inBrowser(t, { '/': page(script) }), answer('not-initialised'));
});

test('in a worker', async (t) => {
  const script = `const report = (text) => fetch('/result', { method: 'POST', body: text });
    new Worker('/worker.js', { type: 'module' }).onmessage = ({ data }) => report(data);`;
  const worker = `import * as cdevents from '/cdevents-wasm/dist/web.js';${PROGRAM}
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

test('a page that forbids WebAssembly gets an error that says so, and can go on', async (t) => {
  const script = `import { init } from '/cdevents-wasm/dist/web.js';
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
