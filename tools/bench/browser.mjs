// Runs the cases in Chromium, if there is one, with the built package loaded as a page loads it.

import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { launch } from '../../tests/support/browser.mjs';
import { answering } from '../../tests/support/server.mjs';
import { at } from '../steps.mjs';

/** The program in the page. ajv compiles there, as it would for a user. */
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

/** Serves a page with only the program and the package. */
async function serve() {
  const program = await bundled();
  return answering((path) => {
    if (path === '/') return '<!doctype html><title>bench</title><script type="module" src="/bench.js"></script>';
    if (path === '/bench.js') return program;
    return /^\/dist\/[\w.]+$/.test(path) ? readFileSync(at('pkg', path.slice(1))) : null;
  });
}

/** Times by case, as `measure` returns them; `null` without Chromium. */
export async function inChromium(texts, official, release) {
  let browser;
  try {
    browser = await launch();
  } catch {
    return null;
  }
  const server = await serve();
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    await page.waitForFunction(() => globalThis.bench !== undefined);
    const found = await page.evaluate(
      ([corpora, schemas, named]) => globalThis.bench(corpora, schemas, named),
      [texts, official, release],
    );
    return { version: browser.version(), times: new Map(Object.entries(found)) };
  } finally {
    await browser.close();
    await server.close();
  }
}
