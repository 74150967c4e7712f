// The same cases in Chromium, if there is one: the built package, loaded as a page loads it.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { build } from 'esbuild';
import { at } from '../steps.mjs';

/** What runs in the page. ajv compiles there, as it would for a user. */
const PROGRAM = `
import { casesOf, WRONG } from './cases.mjs';
import { measure } from './measure.mjs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
globalThis.bench = async (texts, { schemas, parts }, release) => {
  const cdevents = await import('/dist/web.js');
  await cdevents.init();
  const ajv = new Ajv({ strict: false, schemas: parts });
  addFormats(ajv);
  const functions = new Map(schemas.map(([type, schema]) => [type, ajv.compile(schema)]));
  const all = new Ajv({ strict: false, allErrors: true, schemas: parts });
  addFormats(all);
  const reports = new Map(schemas.map(([type, schema]) => [type, all.compile(schema)]));
  const found = {};
  for (const [name, inputs] of Object.entries(texts)) {
    for (const [title, times] of measure(casesOf(name, inputs, WRONG.includes(name) ? reports : functions, cdevents, release))) found[title] = times;
  }
  return found;
};
`;

async function bundled() {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: at('tools/bench') },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    external: ['/dist/*'],
    logLevel: 'warning',
  });
  return outputFiles[0].contents;
}

const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** A page with nothing but the program and the package. */
async function serve() {
  const program = await bundled();
  const server = createServer(({ url }, response) => {
    const send = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
    if (url === '/')
      return send('text/html', '<!doctype html><title>bench</title><script type="module" src="/bench.js"></script>');
    if (url === '/bench.js') return send('text/javascript', program);
    if (!/^\/dist\/[\w.]+$/.test(url)) return response.writeHead(404).end();
    return send(TYPES[extname(url)] ?? 'text/plain', readFileSync(at('pkg', url.slice(1))));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** Times by case, as `measure` gives them; `null` where there is no Chromium. */
export async function inChromium(texts, official, release) {
  const { launch } = await import('../../tests/browser/browser.mjs');
  let browser;
  try {
    browser = await launch();
  } catch {
    return null;
  }
  const server = await serve();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => globalThis.bench !== undefined);
    const found = await page.evaluate(
      ([corpora, schemas, named]) => globalThis.bench(corpora, schemas, named),
      [texts, official, release],
    );
    return { version: browser.version(), times: new Map(Object.entries(found)) };
  } finally {
    await browser.close();
    server.close();
  }
}
