import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { editor, listen, open } from '../support/browser.mjs';
import { MANIFEST, ROOT } from '../support/installed.mjs';
import { started } from '../support/suite.mjs';
import { violations } from './axe.mjs';

/** The elements' own pages, and what the documentation says of the elements. */

const { browser, server } = await started();

const ELEMENTS = { report: 'cd-event-report', editor: 'cd-event-editor' };

async function onPage(name, work, settings = {}) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...settings });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.addInitScript(() => {
    globalThis.refused = [];
    addEventListener('securitypolicyviolation', (event) =>
      globalThis.refused.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  const heard = listen(page);
  try {
    await page.goto(`${server.address}elements/${name}.html`);
    await page.locator(`${ELEMENTS[name]}[outcome]`).waitFor();
    // Loaded with the catalogue, after everything else.
    await page.locator('#set-release option').nth(5).waitFor({ state: 'attached' });
    if (name === 'editor') await page.locator('.cm-content').waitFor();
    await work(page, heard);
    assert.deepEqual(heard.errors, []);
    assert.deepEqual(await page.evaluate(() => globalThis.refused), []);
    assert.deepEqual(
      heard.requests.filter((address) => !address.startsWith(server.address)),
      [],
    );
  } finally {
    await context.close();
  }
}

test('a report: its attributes, its colours, its events, its markup', () =>
  onPage('report', async (page) => {
    const verdict = page.locator('cd-event-report .verdict');
    await verdict.getByText('Not valid').waitFor();
    await page.locator('.events li', { hasText: 'cd-report' }).first().waitFor();
    await page.getByLabel('strict').check();
    await page.getByLabel('release', { exact: true }).selectOption('0.5.1');
    await page.locator('.events li', { hasText: '"vocabulary":"0.5.1"' }).first().waitFor();
    await page
      .locator('.markup', { hasText: '<cd-event-report text=' })
      .filter({ hasText: 'strict release="0.5.1"' })
      .waitFor();
    await page.getByLabel('text').fill('{');
    await verdict.getByText('Not valid JSON').waitFor();
    await page.getByLabel('release', { exact: true }).selectOption('');
    await page.getByLabel('text').fill('{}');
    await verdict.getByText('Not checked').waitFor();
    await page.getByLabel('--cd-warning').fill('#112233');
    assert.equal(
      await verdict.locator('.answer').evaluate((element) => getComputedStyle(element).color),
      'rgb(17, 34, 51)',
    );
    await page.getByRole('button', { name: 'Hand over a report' }).click();
    await page.getByText('engine: host').waitFor();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('engine: page').waitFor();
    await page.getByLabel('run-in').selectOption('worker');
    await page.getByText('engine: worker').waitFor();
  }));

test('an editor: typing fires events', () =>
  onPage('editor', async (page) => {
    await page.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('x');
    await page.locator('.events li', { hasText: 'cd-change' }).waitFor();
    await page.getByLabel('readonly').check();
    await page.locator('cd-event-editor [aria-readonly="true"]').waitFor();
    await page.locator('.markup', { hasText: /readonly/ }).waitFor();
  }));

for (const name of Object.keys(ELEMENTS)) {
  for (const [colorScheme, forcedColors] of [
    ['light', 'none'],
    ['dark', 'none'],
    ['light', 'active'],
  ]) {
    for (const width of [1100, 320]) {
      test(`axe finds nothing on the ${name}'s page: ${colorScheme}${forcedColors === 'active' ? ', forced colours' : ''}, ${width} px`, () =>
        onPage(
          name,
          async (page) => {
            assert.deepEqual(await violations(page), []);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
          },
          { colorScheme, forcedColors, viewport: { width, height: 900 } },
        ));
    }
  }
}

test('the page itself loads nothing of them', async () => {
  const page = await browser.newPage();
  const heard = listen(page);
  await open(page, server.address);
  await editor(page);
  assert.deepEqual(
    heard.requests.filter((address) => /element/.test(address)),
    [],
  );
  await page.close();
});

// ---- the documentation ----

const DOCS = readFileSync(join(ROOT, 'docs/elements.md'), 'utf8');
const SOURCES = ['www/src/elements', 'www/src/look', 'www/src/timeline']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => !name.endsWith('.d.ts'))
      .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
  )
  .join('\n');
const TYPES = readFileSync(join(ROOT, 'www/src/elements/elements.d.ts'), 'utf8');
const matches = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();

/** The first column of the table below these words. */
function table(words, column = 0) {
  const lines = DOCS.slice(DOCS.indexOf(words)).split('\n');
  const begin = lines.findIndex((line) => line.startsWith('|---'));
  const rows = lines.slice(begin + 1);
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) => line.split('|')[column + 1].replaceAll('`', '').trim());
}

test('every attribute and property is documented, and nothing that is not there', () =>
  onPage('editor', async (page) => {
    const observed = await page.evaluate(() =>
      Object.fromEntries(
        ['cd-event-report', 'cd-event-editor', 'cd-event-timeline'].map((name) => [
          name,
          customElements.get(name)?.observedAttributes.slice().sort() ?? null,
        ]),
      ),
    );
    const common = table('Both elements with a text:').filter(
      (name) => name !== '' && name !== 'engine' && name !== 'outcome',
    );
    // The name of a form's control is the browser's own attribute, which is not observed.
    const own = {
      'cd-event-report': table('`<cd-event-report>` only:'),
      'cd-event-editor': table('`<cd-event-editor>` only:').filter((name) => name !== '' && name !== 'name'),
    };
    for (const name of Object.values(ELEMENTS))
      assert.deepEqual([...common, ...own[name]].sort(), observed[name], name);
    const ofTimeline = table('`<cd-event-timeline>` only:').filter((name) => name !== '');
    assert.deepEqual(ofTimeline.sort(), observed['cd-event-timeline']);
    const properties = [
      ...table('Both elements with a text:', 1),
      ...table('`<cd-event-report>` only:', 1),
      ...table('`<cd-event-editor>` only:', 1),
      ...table('`<cd-event-timeline>` only:', 1),
    ];
    for (const property of properties)
      assert.match(TYPES, new RegExp(`^  (?:readonly |get )?${property}(?:: |\\(\\))`, 'm'), property);
    // And the page has a control for each.
    for (const attribute of [...common, ...own['cd-event-editor']])
      assert.equal(await page.locator(`[id="set-${attribute}"]`).count(), 1, attribute);
  }));

test('every event, part and custom property is documented, and nothing that is not there', () => {
  const fired = matches(SOURCES, /fire\('(cd-[a-z-]+)'/g);
  assert.deepEqual(table('## Events').sort(), fired);
  assert.deepEqual(matches(TYPES, /^ {2}'(cd-[a-z-]+)': CustomEvent/gm), fired);
  assert.deepEqual(table('| custom property |').sort(), matches(SOURCES, /var\((--cd-[a-z-]+)/g));
  const parts = matches(SOURCES, /part="([^"]+)"/g).flatMap((names) =>
    names.replace('finding-${finding.severity}', '').trim().split(/\s+/),
  );
  const documented = [...DOCS.slice(DOCS.indexOf('| part |'), DOCS.indexOf('```css')).matchAll(/`([a-z-]+)`/g)].map(
    ([, name]) => name,
  );
  assert.deepEqual(
    [...new Set(documented)].sort(),
    [...new Set([...parts, 'finding-error', 'finding-warning', 'finding-note'])].sort(),
  );
});

test('the documented sizes are those of the files', async () => {
  const { brotliCompressSync } = await import('node:zlib');
  const { PACKAGE } = await import('../support/installed.mjs');
  const rows = DOCS.slice(DOCS.indexOf('| file |')).split('\n').slice(2);
  const documented = rows.slice(0, rows.indexOf('')).map((row) => [
    row
      .split('|')[1]
      .match(/`([^`]+)`/g)
      .map((name) => name.slice(1, -1)),
    Number(/\| (\d+) kB/.exec(row)[1]),
  ]);
  assert.deepEqual(documented.flatMap(([names]) => names).sort(), [
    'core.wasm',
    'elements.chunk.js',
    'elements.editor.js',
    'elements.engine.js',
    'elements.js',
    'elements.timeline.js',
    'elements.worker.js',
  ]);
  for (const [names, kilobytes] of documented) {
    const size =
      names.reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(PACKAGE, 'dist', name))).length, 0) / 1000;
    assert.ok(
      size <= kilobytes * 1.06 + 1 && size >= kilobytes * 0.94 - 1,
      `${names}: ${size.toFixed(1)} kB, documented as ${kilobytes}`,
    );
  }
  assert.equal(MANIFEST.exports['./elements'].browser, './dist/elements.js');
});
