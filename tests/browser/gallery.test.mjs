import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalog } from '../../pkg/dist/node.js';
import { onPage, open, paste, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT } from '../support/texts.mjs';
import { inLooks } from './looks.mjs';

/** The examples of every event: found by typing, taken by a key, in the form and over any view. */

const { vocabularies } = catalog();
const ALL = vocabularies.flatMap(({ id, events }) => events.map((event) => ({ id, ...event })));

const { browser, server } = await started();

const withPage = (options, work) => onPage(browser, work, { reducedMotion: 'reduce', ...options });

const dialog = (page) => page.getByRole('dialog', { name: 'Examples' });
const box = (page) => dialog(page).getByRole('combobox', { name: 'Find an example' });
const options = (page) => dialog(page).getByRole('option');
const active = async (page) =>
  page.evaluate(() => {
    const root = document.querySelector('cd-examples').shadowRoot.querySelector('cd-gallery').shadowRoot;
    const option = root.getElementById(root.querySelector('input').getAttribute('aria-activedescendant'));
    const list = root.querySelector('.list').getBoundingClientRect();
    const { top, bottom } = option.getBoundingClientRect();
    return {
      name: option.querySelector('strong').textContent,
      selected: option.getAttribute('aria-selected'),
      seen: top >= list.top - 1 && bottom <= list.bottom + 1,
    };
  });

describe('the dialog', () => {
  test("has every event of every vocabulary, the newest release's first", () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      await page.getByRole('button', { name: 'Examples', exact: true }).click();
      await box(page).waitFor();
      assert.equal(await options(page).count(), ALL.length);
      await dialog(page).getByText(`${ALL.length} examples in ${vocabularies.length} vocabularies`).waitFor();
      const drawn = await options(page).evaluateAll((all) =>
        all.map((option) =>
          [option.querySelector('.id').textContent, option.querySelector('.summary').textContent].join(' '),
        ),
      );
      const wanted = ALL.map(({ id, summary }) => `${id} ${summary.replaceAll('`', '')}`);
      assert.deepEqual(drawn.toSorted(), wanted.toSorted());
      const today = vocabularies.find(({ status }) => status === 'released').id;
      const first = wanted.filter((name) => name.startsWith(`${today} `));
      assert.deepEqual(drawn.slice(0, first.length), first);
      assert.deepEqual(drawn.slice(first.length, first.length + 5), wanted.slice(0, 5));
    }));

  test('a key opens it, typing finds, keys choose, Enter takes, and undo takes back', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT);
      await says(page, 'Valid');
      await page.keyboard.press('Control+k');
      await box(page).waitFor();
      await page.waitForFunction(
        () =>
          document.querySelector('cd-examples').shadowRoot.querySelector('cd-gallery').shadowRoot.activeElement?.id ===
          'find',
      );
      await page.keyboard.type('0.4.1 FINISHED');
      const found = ALL.filter(({ id, predicate }) => id === '0.4.1' && predicate === 'finished');
      assert.equal(await options(page).count(), found.length);
      assert.match(await dialog(page).getByRole('status').innerText(), new RegExp(`^${found.length} of `));
      assert.deepEqual(await active(page), { name: 'build finished', selected: 'true', seen: true });
      await page.keyboard.press('ArrowDown');
      assert.equal((await active(page)).name, 'pipelinerun finished');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      assert.equal((await active(page)).name, 'build finished');
      await page.keyboard.press('Enter');
      await dialog(page).waitFor({ state: 'hidden' });
      await says(page, 'build finished');
      assert.equal(await page.evaluate(() => document.querySelector('cd-app').report.event.vocabulary), '0.4.1');
      // The form has the focus, in the first field of the new event.
      await page.waitForFunction(() =>
        document.querySelector('cd-form').shadowRoot.activeElement?.id.startsWith('field-'),
      );
      await page.getByRole('button', { name: 'Undo' }).click();
      assert.equal(await sourceOf(page), DRAFT);
    }));

  test('the chosen one stays in sight, however far down', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      await page.keyboard.press('Control+k');
      await box(page).waitFor();
      for (let step = 0; step < 20; step += 1) {
        await page.keyboard.press('PageDown');
        assert.ok((await active(page)).seen, `page ${step}`);
      }
    }));

  test('closes by Escape, by its button and by a click beside it, and the focus goes back', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      const button = page.getByRole('button', { name: 'Examples', exact: true });
      const ways = [
        () => page.keyboard.press('Escape'),
        () => dialog(page).getByRole('button', { name: 'Close the examples' }).click(),
        () => page.mouse.click(5, 400),
      ];
      for (const way of ways) {
        await button.click();
        await box(page).waitFor();
        await box(page).fill('nothing that is there');
        await dialog(page).getByText('No example matches').waitFor();
        await way();
        await dialog(page).waitFor({ state: 'hidden' });
        await page.waitForFunction(() => document.activeElement?.classList.contains('examples'));
      }
      // It begins anew the next time.
      await button.click();
      assert.equal(await box(page).inputValue(), '');
      assert.equal(await sourceOf(page), '');
    }));

  test('from another view it leads to the workbench', () =>
    withPage({}, async (page) => {
      await page.goto(`${server.address}#/rules/bad-uri`);
      await page.getByRole('heading', { name: 'bad-uri', exact: true }).waitFor();
      await page.keyboard.press('Control+k');
      await box(page).fill('ticket closed 0.5.1');
      await page.keyboard.press('Enter');
      await says(page, 'ticket closed');
      assert.match(page.url(), /#\/$/);
    }));
});

test('in the form: below the first events, by typing', () =>
  withPage({}, async (page) => {
    await open(page, server.address);
    assert.equal(await page.locator('.start .draft .example').count(), 5);
    assert.equal(await page.locator('.start > ul .example').count(), 5);
    const search = page.locator('cd-form').getByRole('combobox', { name: 'Find an example' });
    assert.equal(
      await page
        .locator('cd-form')
        .getByRole('option')
        .filter({ has: page.locator('.summary') })
        .count(),
      0,
    );
    await search.fill('incident resolved');
    await search.press('ArrowDown');
    await search.press('Escape');
    assert.equal(await search.inputValue(), '');
    await search.fill('incident resolved 0.5.1');
    await page.locator('cd-form .option', { hasText: 'incident resolved' }).click();
    await says(page, 'incident resolved');
  }));

describe('axe finds nothing, and it fits', () => {
  const outside = async (page) => {
    const isInside = await dialog(page).evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return (
        left >= 0 &&
        right <= innerWidth &&
        top >= 0 &&
        bottom <= innerHeight &&
        element.scrollWidth <= element.clientWidth
      );
    });
    return isInside ? [] : ['the dialog does not fit'];
  };

  for (const width of [1280, 320]) {
    const visit = (see) =>
      withPage({ viewport: { width, height: 640 } }, async (page) => {
        await page.goto(server.address);
        await page.locator('#event').waitFor();
        await page.locator('cd-form').getByRole('combobox', { name: 'Find an example' }).fill('ticket');
        await page.locator('cd-form .option').first().waitFor();
        await see(page, 'in the form');
        await page.getByRole('button', { name: 'Examples', exact: true }).click();
        await box(page).fill('finished');
        await see(page, 'dialog', { also: outside });
      });
    for (const [look, check] of inLooks(visit, { states: 2 }))
      test(`${look}, ${width} px`, { timeout: 120_000 }, check);
  }
});
