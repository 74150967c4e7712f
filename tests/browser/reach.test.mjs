import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onPage, open, paste, says, sourceOf, verdictOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { violations } from './axe.mjs';

/** Who can use the page: by keyboard, narrow, in every theme, with a screen reader. */

const { browser, server } = await started();

/** Runs `work` in a page of its own and asserts that the page had nothing to complain about. */
const withPage = (options, work) => onPage(browser, work, options);

const WIDTHS = {
  wide: { width: 1280, height: 800 },
  middle: { width: 900, height: 700 },
  narrow: { width: 360, height: 740 },
};

test('forced colours: the marks are shapes and words', () =>
  withPage({ forcedColors: 'active' }, async (page) => {
    await open(page, server.address);
    await paste(page, DRAFT_BROKEN);
    await says(page, 'Not valid');
    assert.deepEqual(await violations(page), []);
    assert.equal(await page.locator('.cm-lint-marker-error').count(), 2);
  }));

/** The innermost element with the focus, as something a test can name. */
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return `${element?.tagName.toLowerCase() ?? ''} ${element?.getAttribute('aria-label') ?? element?.innerText?.trim().split('\n')[0] ?? ''} ${element?.id ?? ''}`
      .replace(/\s+/g, ' ')
      .trim();
  });

test('by keyboard alone: skip link, choose, break, read, go, repair, and out of the editor', () =>
  withPage({}, async (page) => {
    await open(page, server.address);
    await page.keyboard.press('Tab');
    assert.match(await focused(page), /Skip to the content/);
    await page.keyboard.press('Enter');
    assert.equal(await focused(page).then((name) => name.split(' ')[0]), 'main');

    // From the content on: an event with errors, then the newest release's; the third of them is finished.
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Tab');
    assert.match(await focused(page), /pipelinerun finished/);
    await page.keyboard.press('Enter');
    await says(page, 'Valid');
    await page.waitForFunction(
      () => document.querySelector('cd-form').shadowRoot.activeElement?.id === 'field-context.id',
    );
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await says(page, '1 error · first at line 4');

    await page.keyboard.press('F8');
    await page.waitForFunction(() =>
      document.querySelector('cd-source').shadowRoot.activeElement?.classList.contains('cm-content'),
    );
    await page.keyboard.type('"event-1"');
    // The place of an empty value was selected: typing replaces it.
    await says(page, 'Valid');
    assert.match(await sourceOf(page), /"id": "event-1"/);

    // Tab leaves the editor.
    await page.keyboard.press('Tab');
    assert.ok(!(await focused(page)).includes('cm-content'));
    assert.notEqual(await focused(page), 'div Event, JSON');
  }));

test('every stop of the Tab key shows that it has the focus, and there is a way round', () =>
  withPage({}, async (page) => {
    await open(page, server.address);
    await paste(page, DRAFT_BROKEN);
    await says(page, '2 errors');
    await page.locator('.brand').focus();
    const seen = [];
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        if (element === null || element === document.body) return null;
        const visible = (node) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(node);
          return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
        };
        const row = element.closest('.finding');
        const editor = element.closest('.cm-editor');
        const ring = editor === null ? null : getComputedStyle(editor, '::after');
        return {
          name: `${element.id} ${element.getAttribute('aria-label') ?? element.innerText}`.trim(),
          shown: visible(element) || (row !== null && visible(row)) || (ring !== null && ring.borderTopWidth === '2px'),
        };
      });
      if (stop === null) break;
      seen.push(stop);
    }
    assert.deepEqual(
      seen.filter(({ shown }) => !shown),
      [],
    );
    const names = seen.map(({ name }) => name).join('\n');
    for (const wanted of [
      'Rules',
      'Auto-detect',
      'vocabulary',
      'event',
      'field-pipelineRunStatus',
      'Event, JSON',
      'Open',
      'Fix all safe',
      'draft-status',
    ]) {
      assert.ok(names.includes(wanted), `${wanted} in the tour:\n${names}`);
    }
  }));

test('360 px: one pane at a time, nothing to scroll sideways, the verdict stays', () =>
  withPage({ viewport: WIDTHS.narrow }, async (page) => {
    await page.goto(server.address);
    await page.locator('#event').waitFor();
    await page.getByRole('tab', { name: 'Editor' }).click();
    await paste(page, DRAFT_BROKEN.replace('release', 'r'.repeat(300)));
    await says(page, '2 errors');
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    for (const pane of ['Form', 'Editor', 'Findings']) {
      await page.getByRole('tab', { name: pane }).click();
      assert.ok(await fits(), pane);
      const shown = await page.evaluate(() =>
        ['form', 'source', 'findings'].filter((name) => document.querySelector(`section.${name}`).offsetHeight > 0),
      );
      assert.deepEqual(shown, [pane === 'Editor' ? 'source' : pane.toLowerCase()]);
      await page.evaluate(() => scrollTo(0, 10_000));
      assert.ok(await verdictOf(page).isVisible());
      assert.ok(await page.evaluate(() => document.querySelector('cd-verdict').getBoundingClientRect().top >= 0));
    }
    assert.match(await page.getByRole('tab', { name: 'Findings' }).innerText(), /2/);
    // A finding leads to the source, which is another pane here.
    await page
      .locator('.finding', { hasText: 'draft-status' })
      .getByRole('button', { name: /^invalid status success/ })
      .click();
    assert.equal(await page.getByRole('tab', { name: 'Editor' }).getAttribute('aria-selected'), 'true');
    await page.waitForFunction(() =>
      document.querySelector('cd-source').shadowRoot.activeElement?.classList.contains('cm-content'),
    );
    await page.getByRole('tab', { name: 'Editor' }).focus();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await page.getByRole('tab', { name: 'Form' }).getAttribute('aria-selected'), 'true');
    await page.goto(`${server.address}#/rules/type-not-in-release`);
    await page.getByRole('heading', { name: 'type-not-in-release' }).waitFor();
    assert.ok(await fits());
  }));

test('the verdict and the panes keep their places while the text changes', () =>
  withPage({}, async (page) => {
    await open(page, server.address);
    const places = () =>
      page.evaluate(() =>
        ['cd-verdict', 'section.form', 'section.source', 'section.findings'].map((name) => {
          const { top, height, left, width } = document.querySelector(name).getBoundingClientRect();
          return { name, top, height, left, width };
        }),
      );
    await paste(page, RELEASE.replace('"success"', '"pass"'));
    await says(page, 'Not valid');
    const first = await places();
    for (const [text, words] of [
      [DRAFT_BROKEN, 'Not valid'],
      ['{"kind": ', 'Not valid JSON'],
      ['{"kind": 1}', 'Not checked'],
    ]) {
      await paste(page, text);
      await says(page, words);
      assert.deepEqual(await places(), first, words);
    }
  }));

test('the theme follows the system, can be turned, and is kept', () =>
  withPage({ colorScheme: 'dark' }, async (page) => {
    await open(page, server.address);
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await background();
    await page.getByRole('button', { name: 'Use light colours' }).click();
    const light = await background();
    assert.notEqual(light, dark);
    await page.reload();
    await page.locator('#event').waitFor();
    assert.equal(await background(), light);
    await page.getByRole('button', { name: 'Use dark colours' }).click();
    assert.equal(await background(), dark);
  }));
