import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { editor, newContext, onOpened, onPage, open, paste, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { violations } from './axe.mjs';

/** What surrounds the text: notices, keys, pastes, the size of the panes, the toolbar, the row of vocabularies. */

const { browser, server } = await started();

const withPage = onOpened(browser, server.address, { reducedMotion: 'reduce' });

const HTTP = `POST / HTTP/1.1\nHost: localhost\nContent-Type: application/json\n\n${RELEASE}`;
const notice = (page) => page.locator('.notice');
const textIs = async (page, wanted) => {
  await page
    .waitForFunction((text) => document.querySelector('cd-source').text === text, wanted)
    .catch(() => undefined);
  assert.equal(await sourceOf(page), wanted);
};
/** A paste where nothing is typed: the focus is nowhere. */
const pasteOutside = (page, text) =>
  page.evaluate((value) => {
    document.activeElement?.blur();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', value);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

describe('notices', () => {
  test('what has just happened goes with the next change of the text', () =>
    withPage(async (page) => {
      await paste(page, HTTP);
      await notice(page).getByText('Read from an HTTP message').waitFor();
      await (await editor(page)).click();
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.type(' ');
      await notice(page).waitFor({ state: 'detached' });
    }));

  test('it does not stand over other views', () =>
    withPage(async (page) => {
      await paste(page, HTTP);
      await notice(page).waitFor();
      await page.getByRole('link', { name: 'Rules' }).click();
      await page.getByRole('heading', { name: 'Rules' }).waitFor();
      assert.equal(await notice(page).count(), 0);
    }));

  test('it goes by itself after ten seconds', async () => {
    const context = await newContext(browser);
    const page = await context.newPage();
    try {
      await page.clock.install();
      await open(page, server.address);
      await paste(page, HTTP);
      await notice(page).waitFor();
      await page.clock.fastForward(9_000);
      assert.equal(await notice(page).count(), 1);
      await page.clock.fastForward(2_000);
      await notice(page).waitFor({ state: 'detached' });
    } finally {
      await context.close();
    }
  });
});

describe('paste anywhere', () => {
  test('takes the place of the text, also from another view, and undo brings it back', () =>
    withPage(async (page) => {
      await paste(page, DRAFT);
      await says(page, 'Valid');
      await pasteOutside(page, DRAFT_BROKEN);
      await says(page, '2 errors');
      await textIs(page, DRAFT_BROKEN);
      await page.getByRole('link', { name: 'Events', exact: true }).click();
      await page.getByRole('heading', { name: 'Events', level: 1 }).waitFor();
      await pasteOutside(page, HTTP);
      await textIs(page, RELEASE);
      await says(page, 'Valid');
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'Undo' }).click();
      await textIs(page, DRAFT_BROKEN);
    }));

  test('where text is typed it is the field’s own', () =>
    withPage(async (page) => {
      const search = page.locator('cd-form').getByRole('combobox', { name: 'Find an example' });
      await search.focus();
      await search.evaluate((element) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', '{"kind": 1}');
        element.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }),
        );
      });
      assert.equal(await sourceOf(page), '');
    }));
});

describe('the toolbar', () => {
  test('is small while there is nothing to say, and one stop of the Tab key', () =>
    withPage(async (page) => {
      const bar = page.getByRole('toolbar', { name: 'Actions' });
      assert.deepEqual(await bar.getByRole('button').allInnerTexts(), ['Open']);
      await paste(page, DRAFT);
      await says(page, 'Valid');
      assert.equal(await bar.getByRole('button').count(), 6);
      assert.equal(await bar.locator('[tabindex="0"]').count(), 1);
      await bar.getByRole('button', { name: 'Open' }).focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await page.getByText('Already formatted').waitFor();
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowDown');
      await page.getByRole('menu').waitFor();
    }));

  test('Format lays the JSON out and keeps every token; Alt+Shift+F does it too', () =>
    withPage(async (page) => {
      const odd = '{"a":1.0e2,"a":"\\u0041 b","list":[1,{"x":[]},{}],\n"type" : "CD.Pipeline.PipelineRun.Started"}';
      await paste(page, odd);
      const wanted = [
        '{',
        '  "a": 1.0e2,',
        '  "a": "\\u0041 b",',
        '  "list": [',
        '    1,',
        '    {',
        '      "x": []',
        '    },',
        '    {}',
        '  ],',
        '  "type": "CD.Pipeline.PipelineRun.Started"',
        '}',
        '',
      ].join('\n');
      await page.getByRole('button', { name: 'Format' }).click();
      await textIs(page, wanted);
      await page.getByRole('button', { name: 'Undo' }).click();
      await textIs(page, odd);
      await page.keyboard.press('Alt+Shift+F');
      await textIs(page, wanted);
      await paste(page, odd.slice(0, -1));
      await page.keyboard.press('Alt+Shift+F');
      await page.getByText('Fix the JSON errors to format it').waitFor();
      assert.equal(await sourceOf(page), odd.slice(0, -1));
    }));
});

describe('the panes', () => {
  const width = (page) => page.locator('section.form').evaluate((element) => element.offsetWidth);
  const height = (page) => page.locator('section.findings').evaluate((element) => element.offsetHeight);

  test('are resized by keyboard and by pointer, stay so, and are reset', () =>
    withPage(async (page) => {
      await paste(page, DRAFT_BROKEN);
      await says(page, '2 errors');
      const across = page.getByRole('separator', { name: 'Width of the form' });
      const first = await width(page);
      await across.focus();
      await page.keyboard.press('Shift+ArrowRight');
      assert.equal(await width(page), Math.round(first + 128));
      assert.equal(await across.getAttribute('aria-valuenow'), String(Math.round(((first + 128) / 1280) * 100)));
      await page.reload();
      await page.locator('#event').waitFor();
      assert.equal(await width(page), Math.round(first + 128));
      await across.focus();
      await page.keyboard.press('Home');
      assert.equal(await width(page), 192);
      await page.keyboard.press('Escape');
      assert.equal(await width(page), first);

      const along = page.getByRole('separator', { name: 'Height of the findings' });
      await along.waitFor();
      const low = await height(page);
      const box = await along.boundingBox();
      await page.mouse.move(box.x + 200, box.y);
      await page.mouse.down();
      await page.mouse.move(box.x + 200, box.y - 100, { steps: 4 });
      await page.mouse.up();
      assert.ok(Math.abs((await height(page)) - (low + 100)) <= 2);
      assert.deepEqual(await violations(page), []);
      await along.dblclick({ force: true });
      assert.equal(await height(page), low);
    }));

  test('at 360 px there is nothing to resize', () =>
    onPage(
      browser,
      async (page) => {
        await page.goto(server.address);
        await page.locator('#event').waitFor();
        assert.equal(await page.getByRole('separator').count(), 0);
      },
      { viewport: { width: 360, height: 740 } },
    ));
});

describe('the keyboard', () => {
  const stop = (page) =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getAttribute('aria-label') === 'Event, JSON';
    });

  test('reaches the editor in two stops by its link, and in at most 24 without', () =>
    withPage(async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.ok(await stop(page));
      await page.evaluate(() => document.activeElement.blur());
      await page.reload();
      await page.locator('#event').waitFor();
      let count = 0;
      while (!(await stop(page)) && count < 60) {
        await page.keyboard.press('Tab');
        count += 1;
      }
      assert.ok(count <= 24, `${count} stops`);
    }));

  test('? lists the shortcuts, where no text is typed', () =>
    withPage(async (page) => {
      await page.keyboard.press('?');
      const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await dialog.getByText('Next finding').waitFor();
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await (await editor(page)).click();
      await page.keyboard.type('?');
      assert.equal(await sourceOf(page), '?');
      assert.equal(await dialog.isVisible(), false);
    }));
});

describe('the row of vocabularies', () => {
  test('takes no room while there is no text, and folds those that do not have the event', () =>
    withPage(async (page) => {
      const row = page.getByRole('group', { name: 'Check against' });
      assert.equal(await row.count(), 0);
      await paste(page, DRAFT);
      await says(page, 'Valid');
      const rest = row.getByRole('button', { name: 'not in 11 others' });
      await rest.waitFor();
      assert.equal(await row.getByRole('button').count(), 3);
      await rest.click();
      assert.equal(await rest.getAttribute('aria-expanded'), 'true');
      assert.equal(await row.getByRole('button').count(), 14);
      await paste(page, '[1');
      await says(page, 'Not valid JSON');
      await paste(page, '');
      await row.waitFor({ state: 'detached' });
      await paste(page, '[1');
      await row.getByRole('button', { name: '12 not checked' }).waitFor();
    }));
});
