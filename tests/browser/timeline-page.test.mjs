import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { listen, open } from '../support/browser.mjs';
import { ROOT } from '../support/installed.mjs';
import { started } from '../support/suite.mjs';
import { violations } from './axe.mjs';

/** The timeline's own page, and what the documentation says of its parts. */

const { browser, server } = await started();
const DOCS = readFileSync(join(ROOT, 'docs/elements.md'), 'utf8');

async function onPage(work, settings = {}) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...settings });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const heard = listen(page);
  try {
    await page.goto(`${server.address}elements/timeline.html`);
    await page.locator('cd-event-timeline [role=row][aria-level]').first().waitFor();
    await work(page);
    assert.deepEqual(heard.errors, []);
    assert.deepEqual(
      heard.requests.filter((address) => !address.startsWith(server.address)),
      [],
    );
  } finally {
    await context.close();
  }
}

test('a delivery with faults is drawn; attributes and events are shown', () =>
  onPage(async (page) => {
    const rows = page.locator('cd-event-timeline [role=row][aria-level]');
    await rows.filter({ hasText: 'delivery' }).first().waitFor();
    await page.getByRole('button', { name: 'Next finding' }).click();
    await page.locator('.events li', { hasText: 'cd-select' }).waitFor();
    await page.getByLabel('unfolded').check();
    await page.locator('.markup', { hasText: '<cd-event-timeline unfolded>' }).waitFor();
    await page.getByLabel('table').check();
    await page.getByRole('table').waitFor();
    await page.getByLabel('label').fill('Deliveries');
    await page.getByRole('table', { name: 'Deliveries' }).waitFor();
  }));

test('every part is documented, and nothing that is not there', () =>
  onPage(async (page) => {
    await page.getByRole('button', { name: 'Next finding' }).click();
    const parts = await page.evaluate(() => [
      ...new Set(
        [...document.querySelector('cd-event-timeline').shadowRoot.querySelectorAll('.tl, .tl [part]')].flatMap(
          (element) => [...element.part],
        ),
      ),
    ]);
    const begin = DOCS.indexOf('| part of the timeline |');
    const rows = DOCS.slice(begin, DOCS.indexOf('\n\n', begin));
    const documented = new Set([...rows.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name));
    assert.deepEqual([...documented].sort(), parts.sort());
  }));

for (const [colorScheme, forcedColors] of [
  ['light', 'none'],
  ['dark', 'none'],
  ['light', 'active'],
]) {
  for (const width of [1100, 320]) {
    test(`axe finds nothing: ${colorScheme}${forcedColors === 'active' ? ', forced colours' : ''}, ${width} px`, () =>
      onPage(
        async (page) => {
          await page.getByRole('button', { name: 'Next finding' }).click();
          assert.deepEqual(await violations(page), []);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        },
        { colorScheme, forcedColors, viewport: { width, height: 900 } },
      ));
  }
}

test('the page itself loads nothing of it', async () => {
  const page = await browser.newPage();
  const heard = listen(page);
  await open(page, server.address);
  assert.deepEqual(
    heard.requests.filter((address) => /timeline/.test(address)),
    [],
  );
  await page.close();
});
