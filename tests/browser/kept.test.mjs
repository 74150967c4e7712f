import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onOpened, says } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';

/** What a page shows is there again when somebody comes back to it: filters, what was open, and where it was scrolled to. */

const { browser, server } = await started();
const onWorkbench = onOpened(browser, server.address, { viewport: { width: 900, height: 500 } });

/** Without scrolling to the link first, as a browser's own keys do. */
const view = (page, name) =>
  page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name })
    .evaluate((link) => link.click());
const heading = (page, name) => page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
const scrolled = (page) => page.evaluate(() => scrollY);

test('the rules keep their filters, the rule that is open, and the place', () =>
  onWorkbench(async (page) => {
    await view(page, 'Rules');
    await heading(page, 'Rules');
    await page.getByLabel('Find a rule').fill('time');
    await page.getByLabel('Severity').selectOption('error');
    const status = page.locator('cd-rules .count');
    const count = await status.innerText();
    assert.match(count, /^\d+ of \d+ rules$/);
    await page.evaluate(() => scrollTo(0, 300));
    await page.waitForFunction(() => scrollY > 0);
    const before = await scrolled(page);
    for (const other of ['Compose', 'Events', 'History']) {
      await view(page, other);
      await page.locator('cd-rules').waitFor({ state: 'hidden' });
      await view(page, 'Rules');
      await heading(page, 'Rules');
      assert.equal(await page.getByLabel('Find a rule').inputValue(), 'time', other);
      assert.equal(await status.innerText(), count, other);
      await page.waitForFunction((place) => scrollY === place, before);
    }
    const name = await page.locator('cd-rules li a').first().innerText();
    await page.locator('cd-rules li a').first().click();
    await heading(page, name);
    await view(page, 'Events');
    await heading(page, 'Events');
    assert.equal(await page.title(), 'Events · cdevents');
    await view(page, 'Rules');
    await heading(page, name);
    assert.equal(await page.title(), `${name} · cdevents`);
    // Where one is already, it leads to the beginning, as it was.
    await view(page, 'Rules');
    await heading(page, 'Rules');
    assert.equal(await page.getByLabel('Find a rule').inputValue(), 'time');
  }));

test('the events keep what is searched for, and the rows that are open', () =>
  onWorkbench(async (page) => {
    await view(page, 'Events');
    await heading(page, 'Events');
    await page.getByLabel('Find an event').fill('pipelinerun');
    await page.locator('cd-events .list a', { hasText: 'pipelinerun finished' }).click();
    await heading(page, 'pipelinerun finished');
    await page.locator('cd-events button[aria-expanded="false"]').first().click();
    const open = page.locator('cd-events button[aria-expanded="true"]');
    await open.first().waitFor();
    await view(page, 'Rules');
    await heading(page, 'Rules');
    await view(page, 'Compose');
    await says(page, 'Choose or paste an event');
    await view(page, 'Events');
    await heading(page, 'pipelinerun finished');
    assert.equal(await open.count(), 1);
    await view(page, 'Events');
    await heading(page, 'Events');
    assert.equal(await page.getByLabel('Find an event').inputValue(), 'pipelinerun');
    // A link to a place leads there, whatever was open.
    await page.evaluate(() => (location.hash = '#/events/0.5.1'));
    await heading(page, 'CDEvents 0.5.1');
  }));
