// The installed package in browsers, as plain files: nothing was bundled. And the page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { at, output } from '../../tools/steps.mjs';
import { FOLDER } from '../support/installed.mjs';
import { modulePage, opened, page, post, relay, send } from '../support/opened.mjs';
import { assertAnswers, assertElements, assertOwnSchema, LOADED } from './answers.mjs';
import { assertInstalled, elements, importing, numberIn, ownSchema } from './app.mjs';
import { BROWSERS } from './install.mjs';

const MODULES = join(FOLDER, 'node_modules');

/**
 * The built page with a script that uses it. It stands at an address of its own: what the page keeps for offline is the page
 * as it was built, without that script.
 */
const DRIVEN = {
  '/': page('<script>location.replace("/driven.html")</script>'),
  '/driven.html': readFileSync(at('www/dist/index.html'), 'utf8').replace(
    '</head>',
    '<script type="module" src="./drive.mjs"></script></head>',
  ),
  '/drive.mjs': readFileSync(at('tests/hosts/drive.mjs')),
};

const PROGRAM = { '/program.mjs': readFileSync(at('tests/hosts/program.mjs')) };

/** The name of the package as programs write it, resolved by the page. */
const IMPORT_MAP = `<script type="importmap">{ "imports": {
  "cdevents-wasm": "/cdevents-wasm/dist/web.js", "cdevents-wasm/inline": "/cdevents-wasm/dist/inline.js",
  "cdevents-wasm/elements": "/cdevents-wasm/dist/elements.js"
} }</script>`;

/** WebKitGTK's browser tells its version only on a screen; the system's own list is quicker to ask. */
async function versionOf({ name, packages }, program) {
  if (program === null) return 'missing';
  const ask = name === 'WebKitGTK' ? ['dpkg-query', ['-W', '-f', '${Version}', packages[0]]] : [program, ['--version']];
  return numberIn((await output(...ask)) ?? '');
}

for (const browser of BROWSERS) {
  const program = browser.find();
  test(`${browser.name} ${await versionOf(browser, program)}`, async (t) => {
    assertInstalled(browser, program);
    const open = (t, pages) => opened(t, browser.name, program, { pages: { ...PROGRAM, ...pages }, folder: MODULES });
    const script = (face) => ({ '/': page(`${IMPORT_MAP}<script type="module">${importing(face, send)}</script>`) });

    await t.test('import', async (t) => assertAnswers(await open(t, script('cdevents-wasm')), LOADED));
    await t.test('/inline import', async (t) => assertAnswers(await open(t, script('cdevents-wasm/inline'))));
    for (const face of ['cdevents-wasm', 'cdevents-wasm/inline'])
      await t.test(`own schema, ${face}`, async (t) => {
        const pages = { '/': page(`${IMPORT_MAP}<script type="module">${ownSchema(face, send)}</script>`) };
        assertOwnSchema(await open(t, pages), LOADED, browser.name);
      });
    await t.test('elements', async (t) => {
      const pages = { '/': page(`${IMPORT_MAP}<script type="module">${elements(send)}</script>`) };
      assertElements(await open(t, pages), LOADED, browser.name);
    });
    await t.test('module worker', async (t) => {
      // A page's import map does not reach its workers.
      const worker = importing('/cdevents-wasm/dist/web.js', post);
      const pages = { '/': modulePage('/main.mjs'), '/main.mjs': relay(`'/worker.mjs'`), '/worker.mjs': worker };
      assertAnswers(await open(t, pages), LOADED);
    });
    await t.test('the page', async (t) => {
      assert.equal(await opened(t, browser.name, program, { pages: DRIVEN, folder: at('www/dist') }), 'done');
    });
  });
}
