import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judged, onOpened, paste, says, sourceOf, verdictOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';

/** What is listed, in which order, how many, and what is done about all of it at once. */

const { browser, server } = await started();

const withPage = onOpened(browser, server.address);

const rows = (page) => page.locator('cd-findings .finding');
const rulesOf = (page) => rows(page).locator('.help a').allInnerTexts();
const textIs = async (page, wanted) => {
  await page
    .waitForFunction((text) => document.querySelector('cd-source').text === text, wanted)
    .catch(() => undefined);
  assert.equal(await sourceOf(page), wanted);
};

/** A number of events of the newest release, each with `url` where its release has `uri`. */
const misnamed = (count) =>
  `[\n${Array.from({ length: count }, () => RELEASE.trimEnd().replace('"uri"', '"url"')).join(',\n')}\n]\n`;

describe('all of them', () => {
  test('Fix all fixes 400 at once, in one step for undo, and says how many', { timeout: 120_000 }, () =>
    withPage(async (page) => {
      const text = misnamed(400);
      await paste(page, text);
      await says(page, '400 errors');
      await page.getByRole('button', { name: 'Fix all safe', exact: true }).click();
      await says(page, 'Valid');
      await page.getByText('400 findings fixed').waitFor();
      assert.equal(await sourceOf(page), text.replaceAll('"url"', '"uri"'));
      await page.getByRole('button', { name: 'Undo' }).click();
      await textIs(page, text);
    }),
  );

  test('the totals are those of the whole, whatever the list leaves out', () =>
    withPage(async (page) => {
      await paste(page, misnamed(150));
      await says(page, '150 of 150 events · 150 errors · first at line');
      await page.getByText('50 more findings not listed').waitFor();
      assert.equal(await page.locator('cd-findings .sum').innerText(), '150 errors');
      await page.locator('cd-verdict .chip', { hasText: '150' }).first().waitFor();
    }));

  test('a round uncovers what the next one fixes: broken JSON first, then the event', () =>
    withPage(async (page) => {
      await paste(page, RELEASE.replace('"uri"', '"url"').replace('"success"\n', '"success",\n'));
      await says(page, 'Not valid JSON');
      await page.getByRole('button', { name: /^Fix all safe/ }).click();
      await textIs(page, RELEASE);
      await says(page, 'Valid');
    }));
});

describe('the order', () => {
  const TRAILING = DRAFT.replace('53Z"\n', '53Z",\n')
    .replace('"pipelineName"', '"pipelineNam"')
    .replace('  "id": "6d2f8f0e-94a1-4c3b-8f57-2f6a3f0d9b11",\n', '');

  test('a trailing comma is called that: what makes the text unreadable comes first, then errors, then notes', () =>
    withPage(async (page) => {
      await paste(page, TRAILING);
      await says(page, 'Not valid JSON');
      assert.match(await verdictOf(page).innerText(), /Not valid JSON\s+· line 8/);
      const rules = await rulesOf(page);
      assert.equal(rules[0], 'json-syntax');
      const severities = await rows(page).locator('.severity').allInnerTexts();
      const rank = ['error', 'warning', 'note'];
      assert.deepEqual(
        severities,
        severities.toSorted((one, other) => rank.indexOf(one) - rank.indexOf(other)),
      );
      assert.ok(severities.includes('note') && rules.length > 2, rules.join());
      // The report itself keeps the order of the places.
      const offsets = await page.evaluate(() =>
        document.querySelector('cd-app').report.diagnostics.map(({ range }) => range.start.offset),
      );
      assert.deepEqual(
        offsets,
        offsets.toSorted((one, other) => one - other),
      );
    }));

  test('in a long line the column and the pointer say where', () =>
    withPage(async (page) => {
      const line = JSON.stringify(JSON.parse(RELEASE.replace('"success"', '"pass"')));
      await paste(page, line);
      const column = line.indexOf('"pass"') + 1;
      await says(page, `first at line 1, column ${column}`);
      const help = await rows(page).first().locator('.help').innerText();
      assert.ok(help.includes(`line 1, column ${column}`), help);
      assert.ok(help.includes('/subject/content/outcome'), help);
      // Where the line is seen at once it is enough.
      await paste(page, RELEASE.replace('"success"', '"pass"'));
      await says(page, 'first at line 14');
      assert.ok(!(await rows(page).first().locator('.help').innerText()).includes('column'));
    }));
});

describe('the list', () => {
  test('shows one severity or one rule on request, and all again when that is gone', () =>
    withPage(async (page) => {
      const text = `[${DRAFT_BROKEN.trimEnd()}, ${RELEASE.trimEnd().replace('"uri"', '"url"')}, ${DRAFT_BROKEN.replace('53Z"', '53Z",\n  "colour": 1').trimEnd()}, ${DRAFT.replace('"run-42"', '""').trimEnd()}]\n`;
      await paste(page, text);
      await judged(page, text);
      const all = await rows(page).count();
      const select = page.locator('cd-findings').getByLabel('Show');
      await select.selectOption('warning');
      assert.deepEqual([...new Set(await rows(page).locator('.severity').allInnerTexts())], ['warning']);
      await select.selectOption('draft-status');
      assert.deepEqual([...new Set(await rulesOf(page))], ['draft-status']);
      const [words] = await select.locator('option:checked').allInnerTexts();
      assert.equal(words, `draft-status (${await rows(page).count()})`);
      await select.selectOption('');
      assert.equal(await rows(page).count(), all);
      await select.selectOption('draft-status');
      const fixed = text.replaceAll('"success",\n  "id"', '"Finished",\n  "id"');
      await paste(page, fixed);
      await judged(page, fixed);
      assert.ok((await rows(page).count()) > 0);
      assert.ok(!(await rulesOf(page)).includes('draft-status'));
    }));

  test('adds a missing member with the value of its example, and selects it', () =>
    withPage(async (page) => {
      const text = RELEASE.replace(/ {4}"id": "271[^\n]*\n/, '');
      await paste(page, text);
      await says(page, '1 error');
      await page.getByRole('button', { name: /^Add id/ }).click();
      await says(page, 'Valid');
      const { id } = JSON.parse(await sourceOf(page)).context;
      // Where the catalogue has it, in the layout of the text.
      assert.match(await sourceOf(page), /"specversion": "0\.5\.1",\n {4}"id": "[^"]+",\n {4}"source"/);
      await page.waitForFunction(() =>
        document.querySelector('cd-source').shadowRoot.activeElement?.classList.contains('cm-content'),
      );
      await page.keyboard.type('event-7');
      await textIs(page, text.replace('"0.5.1",\n', '"0.5.1",\n    "id": "event-7",\n'));
      assert.notEqual(id, 'event-7');
      assert.deepEqual(JSON.parse(await sourceOf(page)).context.id, 'event-7');
    }));

  test('while somebody types, findings that appear are one line; F8 and its button show the list', () =>
    withPage(async (page) => {
      await paste(page, DRAFT);
      await says(page, 'Valid');
      const small = await page.locator('section.findings').evaluate((element) => element.offsetHeight);
      assert.ok(small < 60, `${small} px while there is nothing to say`);
      await page.evaluate(
        (at) => document.querySelector('cd-source').select(at, at, true),
        DRAFT.lastIndexOf('Finished",\n'),
      );
      await page.keyboard.type('x');
      await says(page, '1 error');
      assert.equal(await page.locator('section.findings').evaluate((element) => element.offsetHeight), small);
      await page.locator('cd-findings .first').waitFor();
      assert.equal(await rows(page).count(), 0);
      await page.locator('cd-findings').getByRole('button', { name: 'Show' }).click();
      assert.equal(await rows(page).count(), 1);
      // It stays when the last one goes, so that nothing flutters.
      await page.evaluate(
        (at) => document.querySelector('cd-source').select(at, at + 1, true),
        DRAFT.lastIndexOf('Finished",\n'),
      );
      await page.keyboard.press('Delete');
      await says(page, 'Valid');
      assert.ok((await page.locator('section.findings').evaluate((element) => element.offsetHeight)) > small);
      await paste(page, `${DRAFT} `);
      await page.waitForFunction((small) => document.querySelector('section.findings').offsetHeight === small, small);
    }));

  test('the focus goes on to the next finding when a fix takes its row away', () =>
    withPage(async (page) => {
      await paste(page, DRAFT.replace('"Finished",\n  "id"', '"success",\n  "id"'));
      await says(page, '1 error');
      await page.getByRole('button', { name: /^Use Finished/ }).focus();
      await page.keyboard.press('Enter');
      await says(page, 'Valid');
      await page.waitForFunction(
        () => document.querySelector('cd-findings').shadowRoot.activeElement?.tagName === 'H2',
      );
      // And undo is one key away, though the focus is not in the editor.
      await page.keyboard.press('Control+z');
      await says(page, '1 error');
      await page.keyboard.press('Control+Shift+z');
      await says(page, 'Valid');
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+y');
      await textIs(page, DRAFT);
    }));
});
