import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { onPage, paste, says } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { cell, give, history, readAs, row, rowsOf, sample, shown, tab, totals } from './histories.mjs';

/** The page of histories: how they come in, the table of their records, and the way to the editor and back. */

const { browser, server } = await started();
const inHistory = (work, options) =>
  onPage(
    browser,
    async (page, heard, context) => {
      await history(page, server.address);
      await work(page, heard, context);
    },
    options,
  );

/** An event on one line, with an id and a run of its own, so that its history has nothing to say of it. */
const line = (text, number) =>
  JSON.stringify(JSON.parse(text))
    .replaceAll('run-42', `run-${number}`)
    .replace(/"id":"[^"]{8}/, `"id":"${10_000_000 + number}`);
const valid = line(DRAFT, 1);
const invalid = line(DRAFT_BROKEN, 2);
const released = line(RELEASE, 3);

describe('how histories come in', () => {
  test('lines, arrays, gzip and several files are one history, each record with its file and line', () =>
    inHistory(async (page) => {
      const packed = line(RELEASE, 6);
      await give(page, [
        ['a.ndjson', `${valid}\n\n${invalid}\n`],
        ['b.json', `[\n${released},\n${line(DRAFT, 4)}]`],
        // Two that were packed by themselves and joined.
        ['c.ndjson.gz', Buffer.concat([gzipSync(`${line(DRAFT, 5)}\n`), gzipSync(`${packed}\n`)])],
      ]);
      assert.match(await totals(page), /6 records .* 3 files/);
      assert.deepEqual(
        (await rowsOf(page)).map((cells) => cells[4]),
        ['a.ndjson:1', 'a.ndjson:3', 'b.json:2', 'b.json:3', 'c.ndjson.gz:1', 'c.ndjson.gz:2'],
      );
      assert.equal(await cell(page, 1, 0).innerText(), '2 errors');
      // What is opened is read from the files again.
      for (const [index, text] of [
        [1, invalid],
        [2, released],
        [5, packed],
      ]) {
        await row(page, index).click();
        await page.locator('#record-title', { hasText: `Record ${index}` }).waitFor();
        const seen = await page.locator('.beside pre').innerText();
        assert.deepEqual(JSON.parse(seen), JSON.parse(text));
      }
    }));

  test('a log is recognised, and lines without an event are counted', () =>
    inHistory(async (page) => {
      const log = `2026-03-14 INFO starting\n2026-03-14 INFO sent ${released}\nbye\n2026-03-14 INFO sent ${invalid}\n`;
      await give(page, [['service.log', log]]);
      assert.match(await totals(page), /2 records .* read as a log/);
      await page.getByText('2 lines without an event.').waitFor();
      await row(page, 1).click();
      const seen = await page.locator('.beside pre').innerText();
      assert.deepEqual(JSON.parse(seen), JSON.parse(invalid));
    }));

  test('what is chosen is read as it was said, and what is pasted as well', () =>
    inHistory(async (page) => {
      await readAs(page, 'as JSON', { complete: true });
      await page.evaluate((text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
      }, `${valid}\nno JSON\n`);
      await shown(page);
      assert.match(await totals(page), /2 records/);
      assert.equal(await cell(page, 1, 0).innerText(), '1 error');
    }));

  test('binary, empty and damaged files are said to be so, and the others are read', () =>
    inHistory(async (page) => {
      const packed = gzipSync(
        Array.from({ length: 4000 }, (_, id) => JSON.stringify({ ...JSON.parse(DRAFT), id: `${id * 7919}` })).join(
          '\n',
        ),
      );
      await give(page, [
        ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3])],
        ['empty.json', ''],
        ['wide.json', Buffer.from(`\ufeff${valid}`, 'utf16le')],
        ['half.gz', packed.subarray(0, packed.length >> 1)],
        ['good.json', released],
      ]);
      const problems = await page.locator('cd-history .problem').allInnerTexts();
      assert.equal(problems.length, 4);
      for (const [index, words] of [
        /picture\.png.*binary/,
        /empty\.json.*empty/,
        /wide\.json.*UTF-16/,
        /half\.gz.*damaged or ends/,
      ].entries())
        assert.match(problems[index], words);
      assert.match((await rowsOf(page, { last: true })).at(-1)[4], /good\.json:1/);
    }));

  test('a history of nothing says so, and there is a way back', () =>
    inHistory(async (page) => {
      await give(page, [['empty.ndjson', '\n\n\n']]);
      await page.getByText('Nothing in the files is a record').waitFor();
      await page.getByRole('button', { name: 'Start over' }).click();
      await page.getByRole('button', { name: /^A broken delivery/ }).waitFor();
    }));

  test('what another page shows does not end it: reading, filters and the open record are kept', () =>
    inHistory(async (page) => {
      await sample(page, 'A sound delivery');
      await row(page, 2).click();
      await page.locator('#record-title').waitFor();
      await page.getByLabel('Subject', { exact: true }).fill('nightly');
      await page.getByText(/^\d+ of \d+ records/).waitFor();
      const before = await rowsOf(page);
      await page.getByRole('link', { name: 'Rules' }).click();
      await page.getByRole('heading', { name: 'Rules', level: 1 }).waitFor();
      await page.getByRole('link', { name: 'History' }).click();
      await page.locator('#record-title', { hasText: 'Record 2' }).waitFor();
      assert.deepEqual(await rowsOf(page), before);
    }));
});

/** Each of them is wrong, which takes the longest. `RECORDS=1000000` is for a machine that has nothing else to do. */
const RECORDS = Number(process.env.RECORDS ?? 250_000);

describe('the table of records', () => {
  test('hundreds of thousands of records are a few rows, and the last one is a key away', { timeout: 240_000 }, () =>
    inHistory(
      async (page) => {
        const text = `${'{}\n'.repeat(RECORDS - 1)}${released}\n`;
        await give(page, [['many.ndjson', text]]);
        assert.match(await totals(page), new RegExp(`${RECORDS.toLocaleString('en')} records`));
        const grid = page.getByRole('grid', { name: 'Records' });
        assert.equal(await grid.getAttribute('aria-rowcount'), `${RECORDS + 1}`);
        await grid.focus();
        await page.keyboard.press('Control+End');
        const last = grid.locator(`[aria-rowindex="${RECORDS + 1}"]`);
        await last.getByText('pipelinerun finished').waitFor();
        assert.ok((await grid.locator('.row').count()) < 60);
        assert.match(await grid.getAttribute('aria-activedescendant'), new RegExp(`^cell-${RECORDS - 1}-`));
        await page.keyboard.press('Enter');
        await page.locator('#record-title', { hasText: `Record ${(RECORDS - 1).toLocaleString('en')}` }).waitFor();
        assert.deepEqual(JSON.parse(await page.locator('.beside pre').innerText()), JSON.parse(released));
      },
      { timeout: 120_000 },
    ),
  );

  test('the keyboard moves by rows, pages, cells and ends, opens and closes', () =>
    inHistory(async (page) => {
      await sample(page, 'A sound delivery');
      const grid = page.getByRole('grid', { name: 'Records' });
      await grid.focus();
      const at = () => grid.getAttribute('aria-activedescendant');
      const press = async (key, expected) => {
        await page.keyboard.press(key);
        assert.equal(await at(), expected, key);
      };
      await press('ArrowDown', 'cell-1-0');
      await press('ArrowRight', 'cell-1-1');
      await press('End', 'cell-1-4');
      await press('ArrowRight', 'cell-1-4');
      await press('Home', 'cell-1-0');
      await press('ArrowUp', 'cell-0-0');
      await press('ArrowUp', 'cell-0-0');
      await page.keyboard.press('PageDown');
      const [, paged] = /^cell-(\d+)-0$/.exec(await at());
      assert.ok(Number(paged) > 3, paged);
      const total = Number(await grid.getAttribute('aria-rowcount')) - 1;
      await press('Control+End', `cell-${total - 1}-4`);
      await press('Control+Home', 'cell-0-0');
      await press('ArrowDown', 'cell-1-0');
      await page.keyboard.press('Enter');
      await page.locator('#record-title', { hasText: 'Record 1' }).waitFor();
      assert.equal(
        await page.evaluate(
          () =>
            document.querySelector('cd-history').shadowRoot.querySelector('cd-parts').shadowRoot.activeElement
              .className,
        ),
        'beside',
      );
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.locator('#record-title', { hasText: 'Record 2' }).waitFor();
      await page.getByRole('button', { name: 'Close the record' }).click();
      assert.equal(
        await page.evaluate(
          () =>
            document.querySelector('cd-history').shadowRoot.querySelector('cd-parts').shadowRoot.activeElement
              .localName,
        ),
        'cd-records',
      );
    }));

  test('filters by verdict, rule, subject, run and text narrow it together', () =>
    inHistory(async (page) => {
      await give(page, [['a.ndjson', [valid, invalid, released, '{"no": "event"}', line(DRAFT_BROKEN, 7)].join('\n')]]);
      const lines = async () => (await rowsOf(page)).map((cells) => cells[4]).join(' ');
      const choose = async (label, value, expected) => {
        const control = page.locator(`cd-history #${label}`);
        if (await control.evaluate((one) => one.localName === 'select')) await control.selectOption(value);
        else await control.fill(value);
        await page.waitForFunction((wanted) => {
          const table = document
            .querySelector('cd-history')
            .shadowRoot.querySelector('cd-parts')
            .shadowRoot.querySelector('cd-records');
          const cells = [...(table?.shadowRoot.querySelectorAll('.row') ?? [])].map((one) =>
            one.lastElementChild.textContent.trim(),
          );
          return cells.join(' ') === wanted;
        }, expected);
        assert.equal(await lines(), expected, label);
      };
      await choose('severity', 'error', '2 4 5');
      await choose('subject', 'RUN-7', '5');
      await choose('subject', '', '2 4 5');
      await choose('rule', 'draft-status', '2 5');
      await choose('text', 'Run-2', '2');
      await page.getByRole('button', { name: 'Show all records' }).click();
      await page.getByText('5 records', { exact: true }).waitFor();
      await choose('severity', 'unchecked', '4');
      await page.getByLabel('Text in the record').fill('nowhere');
      await page.getByText('No record matches.').waitFor();
      await page.getByRole('button', { name: 'Show all records' }).click();
      await tab(page, 'Runs');
      await page.locator('cd-history tbody button', { hasText: 'run-7' }).first().click();
      await page.getByText('1 of 5 records').waitFor();
      assert.equal(await lines(), '5');
    }));
});

test('a record goes to the editor and back, and the history is judged again', () =>
  inHistory(async (page) => {
    await give(page, [
      ['a.ndjson', `${released}\n${invalid}\n`],
      ['b.ndjson', `${valid}\n`],
    ]);
    await page.locator('.verdictline', { hasText: '2 errors' }).waitFor();
    await row(page, 1).click();
    await page.getByRole('button', { name: 'Open in the editor' }).click();
    await says(page, 'Not valid');
    await page.getByText('Record 1 of the history is in the editor.').waitFor();
    await paste(page, DRAFT.replace('run-42', 'run-8').replace('6d2f8f0e', '10000008'));
    await says(page, 'Valid');
    await page.getByRole('button', { name: 'Put it back and judge again' }).click();
    await page.getByText('Record 1 was put back').waitFor();
    await page.locator('.verdictline', { hasText: 'errors' }).waitFor({ state: 'detached' });
    assert.match(await totals(page), /3 records .* 2 files/);
    assert.equal(await cell(page, 1, 0).innerText(), 'Valid');
    // The records after it are still found.
    await row(page, 2).click();
    await page.locator('#record-title', { hasText: 'Record 2' }).waitFor();
    assert.deepEqual(JSON.parse(await page.locator('.beside pre').innerText()), JSON.parse(valid));
  }));
