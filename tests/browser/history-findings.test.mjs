import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { newOnClipboard, onPage } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { RELEASE } from '../support/texts.mjs';
import { give, history, rowsOf, sample, shown, tab } from './histories.mjs';
import { PAYLOADS, watch } from './payloads.mjs';

/** What is found in a history, its figures, and what is taken away from it. */

const { browser, server } = await started({ clipboard: true });
const inHistory = (work, options) =>
  onPage(
    browser,
    async (page, heard, context) => {
      await history(page, server.address);
      await work(page, heard, context);
    },
    { permissions: ['clipboard-read', 'clipboard-write'], ...options },
  );

describe('findings', () => {
  test('every fault of a made-up delivery that a rule must report is found, at the record with the label', () =>
    inHistory(async (page) => {
      await sample(page, 'A broken delivery');
      await page.getByRole('button', { name: 'Show them' }).click();
      await page.getByText(/^8 of \d+ records/).waitFor();
      const labels = (await rowsOf(page)).map((cells) => cells[1]);
      for (const kind of ['missing', 'late', 'duplicate', 'reordered', 'malformed', 'abort', 'clock-skew', 'shared-id'])
        assert.ok(
          labels.some((words) => words.endsWith(`made with the fault ${kind}`)),
          kind,
        );
      // What a label promises is in the list of findings.
      const promised = [];
      for (let index = 0; index < labels.length; index += 1) {
        await page.locator('cd-records .row').nth(index).click();
        await page.locator(`cd-records .row.opened`).nth(0).waitFor();
        await page.waitForFunction((at) => {
          const table = document
            .querySelector('cd-history')
            .shadowRoot.querySelector('cd-parts')
            .shadowRoot.querySelector('cd-records').shadowRoot;
          return table.querySelectorAll('.row')[at].classList.contains('opened');
        }, index);
        const link = page.locator('.beside > .small a');
        if ((await link.count()) > 0) promised.push(await link.innerText());
      }
      assert.ok(promised.length >= 5, promised.join(' '));
      await tab(page, 'Findings');
      for (const rule of promised) await page.locator('.cause .name', { hasText: rule }).first().waitFor();
    }));

  test('a cause shows its records, and its witness is a history of its own: copied, linked, opened', () =>
    inHistory(async (page, _, context) => {
      await sample(page, 'A broken delivery');
      await tab(page, 'Findings');
      const cause = page.locator('.cause', { hasText: 'event-id-reused' });
      await cause.getByRole('button', { name: /^Witness: / }).click();
      await page.getByRole('heading', { name: 'Witness' }).waitFor();
      const copied = await newOnClipboard(page, () => page.getByRole('button', { name: 'Copy', exact: true }).click());
      const events = copied
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      assert.equal(events.length, 2);
      assert.equal(events[0].context.id, events[1].context.id);
      const link = await newOnClipboard(page, () => page.getByRole('button', { name: 'Copy link' }).click());
      const own = await context.newPage();
      await own.goto(link);
      await shown(own);
      assert.equal(new URL(own.url()).hash, '#/history');
      assert.equal((await rowsOf(own)).length, 2);
      await tab(own, 'Findings');
      await own.locator('.cause .name', { hasText: 'event-id-reused' }).first().waitFor();
      await own.close();
      // The records of the cause, in the table.
      await cause.getByRole('button', { name: /^Records: event-id-reused/ }).click();
      await page.getByRole('button', { name: 'Show all records' }).waitFor();
      assert.match((await rowsOf(page))[0][0], /error/);
    }));

  test('a link that is broken changes nothing', () =>
    inHistory(async (page) => {
      await sample(page, 'A rollback');
      const before = await rowsOf(page);
      await page.evaluate(() => (location.hash = '#/history/1.broken'));
      await page.getByText('The link is broken.').waitFor();
      assert.deepEqual(await rowsOf(page), before);
    }));
});

describe('figures', () => {
  test('each leads to the records that it was made of; what is unknown says why', () =>
    inHistory(async (page) => {
      await sample(page, 'Failed tests');
      await tab(page, 'Figures');
      const unknown = page.locator('cd-numbers .unknown').first();
      await unknown.waitFor();
      assert.match(await unknown.innerText(), /^unknown, because of: ./);
      const records = page
        .locator('cd-numbers')
        .getByRole('button', { name: /^Success rate of .*: show (\d+) record/ })
        .first();
      const [, count] = /show (\d+) record/.exec(await records.getAttribute('aria-label'));
      await records.click();
      await page.getByText(new RegExp(`^${count} of \\d+ records: what a figure was made of`)).waitFor();
      assert.equal((await rowsOf(page)).length, Number(count));
      for (const [title] of await rowsOf(page).then((rows) => rows.map((cells) => [cells[1]])))
        assert.match(title, /pipelinerun/);
    }));

  test('by service they are others, and they are taken away as CSV, JSON, OTLP and NDJSON', () =>
    inHistory(async (page) => {
      await sample(page, 'A sound delivery');
      await tab(page, 'Figures');
      await page.locator('cd-numbers h2').first().waitFor();
      const before = await page.locator('cd-numbers h2').allInnerTexts();
      await page.getByLabel('Figures of each').selectOption('service');
      await page.waitForFunction((names) => {
        const { shadowRoot } = document
          .querySelector('cd-history')
          .shadowRoot.querySelector('cd-parts')
          .shadowRoot.querySelector('cd-numbers');
        const now = [...shadowRoot.querySelectorAll('h2')].map((one) => one.textContent);
        return now.length > 0 && now[0] !== names[0];
      }, before);
      const services = await page.locator('cd-numbers h2').allInnerTexts();
      const taken = async (name) => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name, exact: true }).click(),
        ]);
        return { file: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
      };
      const csv = await taken('Figures as CSV');
      assert.equal(csv.file, 'figures.csv');
      assert.equal(csv.text.trim().split('\r\n').length, services.length + 1);
      assert.match(csv.text, /^key,runs,successRate,durationMs\.p50,/);
      const json = JSON.parse((await taken('Figures as JSON')).text);
      assert.deepEqual(
        json.map(({ key }) => key),
        services,
      );
      const traces = JSON.parse((await taken('Runs as OTLP/JSON')).text);
      assert.ok(traces.resourceSpans.length > 0);
      const records = (await taken('Records as NDJSON')).text.trim().split('\n');
      await tab(page, 'Records');
      await page.getByText(`${records.length} records`, { exact: true }).waitFor();
      assert.ok(records.every((line) => JSON.parse(line).context.specversion !== undefined));
    }));

  test('what a figure was in each part of the time is drawn where it has been several things', () =>
    inHistory(async (page) => {
      const DAY = 86_400_000;
      const START = Date.UTC(2026, 2, 1);
      const event = JSON.parse(RELEASE);
      const at = (number, predicate, time) =>
        JSON.stringify({
          context: {
            ...event.context,
            id: `${number}-${predicate}`,
            type: event.context.type.replace('.finished.', `.${predicate}.`),
            timestamp: new Date(time).toISOString(),
          },
          subject: {
            id: `run-${number}`,
            content: {
              pipelineName: 'nightly',
              uri: `https://ci.example.com/${number}`,
              // The second half fails.
              ...(predicate === 'finished' ? { outcome: number <= 12 ? 'success' : 'failure' } : {}),
            },
          },
        });
      // Each is a minute longer than the one of the day before; there is none in the tenth part of the time.
      const numbers = Array.from({ length: 24 }, (_, index) => index + 1).filter((number) => number !== 10);
      const lines = numbers.flatMap((number) => {
        const begin = START + number * DAY;
        return [at(number, 'started', begin), at(number, 'finished', begin + number * 60_000)];
      });
      await give(page, [['nightly.ndjson', `${lines.join('\n')}\n`]]);
      await tab(page, 'Figures');
      const drawn = (title) =>
        page.getByRole('img', { name: new RegExp(`^${title} over time`) }).evaluate((svg) => ({
          words: svg.getAttribute('aria-label'),
          bars: [...svg.querySelectorAll('rect')].map((bar) => Number(bar.getAttribute('height'))),
        }));
      await page.getByRole('img', { name: /^Duration/ }).waitFor();
      const durations = await drawn('Duration \\(median\\)');
      assert.equal(durations.words, 'Duration (median) over time: 1 min to 24 min');
      assert.equal(durations.bars.length, 23);
      assert.deepEqual(
        durations.bars,
        [...durations.bars].sort((one, other) => one - other),
      );
      assert.ok(durations.bars[0] < durations.bars[22] / 10);
      const shares = await drawn('Success rate');
      assert.equal(shares.words, 'Success rate over time: 0 % to 100 %');
      assert.deepEqual([...new Set(shares.bars)].length, 2);
      await page.getByText(/^The bars are the values in equal parts of the time from 2026-03-02 00:00:00 to/).waitFor();
    }));

  test('a name that a spreadsheet takes for a formula is none in the CSV', () =>
    inHistory(async (page) => {
      const event = JSON.parse(RELEASE);
      event.subject.content.pipelineName = '=1+1,"x"';
      await give(page, [['a.ndjson', JSON.stringify(event)]]);
      await tab(page, 'Figures');
      await page.locator('cd-numbers h2').first().waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Figures as CSV' }).click(),
      ]);
      assert.match(readFileSync(await download.path(), 'utf8'), /\r\n"'=1\+1,""x""",1,/);
    }));
});

test('the runs are drawn on a timeline, which opens their records, and are listed below it', () =>
  inHistory(async (page) => {
    await sample(page, 'A broken delivery');
    await tab(page, 'Runs');
    const lanes = page.locator('cd-lanes').getByRole('treegrid');
    await lanes.getByText('nightly').first().waitFor();
    await page.locator('cd-history tbody tr', { hasText: 'nightly-1001' }).first().waitFor();
  }));

test('a whole history is converted, with what is lost and where, and can take its place', () =>
  inHistory(async (page) => {
    const event = JSON.parse(RELEASE);
    const other = {
      ...event,
      context: { ...event.context, id: 'other', chainId: '6ca3f9c5-1cef-4ce0-861c-2456a69cf137' },
    };
    await give(page, [['a.ndjson', `${JSON.stringify(event)}\n${JSON.stringify(other)}\n{"no": "event"}\n`]]);
    await tab(page, 'Convert');
    await page.getByLabel('Convert all records to').selectOption('draft');
    await page.getByRole('button', { name: 'Convert', exact: true }).click();
    await page.getByText('2 records converted').waitFor();
    await page.locator('cd-converting .details', { hasText: '1 record left out' }).waitFor();
    const chain = page.locator('cd-converting li', { hasText: '/context/chainId: the draft has no place for it' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as NDJSON' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).type),
      ['CD.Pipeline.PipelineRun.Finished', 'CD.Pipeline.PipelineRun.Finished'],
    );
    await chain.getByRole('button').click();
    await page.getByText(/^1 of 3 records: what loses something/).waitFor();
    await tab(page, 'Convert');
    await page.getByRole('button', { name: 'Open in the place of this history' }).click();
    await page.locator('cd-history .details', { hasText: 'converted-draft.ndjson' }).waitFor();
    await shown(page);
    assert.deepEqual(
      (await rowsOf(page)).map((cells) => cells[1]),
      ['PipelineRun Finished', 'PipelineRun Finished'],
    );
  }));

test('a long conversion says how far it is, and can be ended: what was converted stays', { timeout: 120_000 }, () =>
  inHistory(
    async (page) => {
      const COUNT = 20_000;
      const text = JSON.stringify(JSON.parse(RELEASE));
      const lines = Array.from({ length: COUNT }, (_, number) =>
        text.replaceAll('run-42', `run-${number}`).replace(/"id":"[^"]{8}/, `"id":"${10_000_000 + number}`),
      );
      await give(page, [['many.ndjson', `${lines.join('\n')}\n`]]);
      await tab(page, 'Convert');
      await page.getByLabel('Convert all records to').selectOption('draft');
      // In the page itself, as soon as some are converted.
      await page.evaluate(async () => {
        const parts = document.querySelector('cd-history').shadowRoot.querySelector('cd-parts').shadowRoot;
        const { shadowRoot } = parts.querySelector('cd-converting');
        const button = (words) => [...shadowRoot.querySelectorAll('button')].find((one) => one.textContent === words);
        button('Convert').click();
        while (!((shadowRoot.querySelector('progress')?.value ?? 0) > 0))
          await new Promise((done) => requestAnimationFrame(done));
        button('Stop here').click();
      });
      await page.getByText(/records? converted$/).waitFor();
      const details = await page.locator('cd-converting .details').innerText();
      const [, left] = /([\d,]+) records not converted, since it was stopped/.exec(details);
      const [, made] = /([\d,]+) records? converted/.exec(await page.locator('cd-converting .verdictline').innerText());
      const number = (words) => Number(words.replaceAll(',', ''));
      assert.equal(number(left) + number(made), COUNT);
      assert.ok(number(made) > 0);
    },
    { timeout: 60_000 },
  ),
);

test('what reads histories may not come: it says so, and a new try works', () =>
  inHistory(
    async (page) => {
      await page.route(/streams-[^/]+\.wasm$/, (route) => route.abort());
      await page.getByRole('button', { name: /^A rollback/ }).click();
      await page.getByText('Not read').waitFor();
      await page.unroute(/streams-[^/]+\.wasm$/);
      await page.getByRole('button', { name: 'Start over' }).click();
      await sample(page, 'A rollback');
      assert.ok((await rowsOf(page)).length > 5);
    },
    { quiet: false },
  ));

test('hostile texts in every field are only ever texts', { timeout: 240_000 }, () =>
  onPage(
    browser,
    async (page) => {
      const watched = await watch(page);
      await history(page, server.address);
      const filled = (text) => {
        const event = JSON.parse(RELEASE);
        return JSON.stringify({
          context: { ...event.context, id: text, source: text, chainId: text },
          subject: { id: text, source: text, content: { ...event.subject.content, pipelineName: text, uri: text } },
          customData: { [text]: text },
        });
      };
      const typed = (text) =>
        JSON.stringify({ context: { ...JSON.parse(RELEASE).context, type: text, id: `${text}2` } });
      /** Every part of the page, with what it says of these texts. */
      const visit = async (texts, name) => {
        await give(page, [
          [name, [...texts.flatMap((text) => [filled(text), filled(text), typed(text)]), ...texts].join('\n')],
        ]);
        for (let index = 0; index < 4; index += 1) {
          await page.locator('cd-records .row').nth(index).click();
          await page.locator('#record-title').waitFor();
        }
        await tab(page, 'Findings');
        for (const cause of await page.locator('cd-causes details:not([open]) summary').all()) await cause.click();
        const witness = page
          .locator('cd-causes')
          .getByRole('button', { name: /^Witness: / })
          .first();
        await witness.click();
        await page.getByRole('heading', { name: 'Witness' }).waitFor();
        await tab(page, 'Runs');
        await page.locator('cd-history tbody tr').first().waitFor();
        await tab(page, 'Figures');
        await page.locator('cd-numbers h2').first().waitFor({ state: 'attached' });
        await tab(page, 'Records');
      };
      for (const harmless of ['harmless', 'hid\u202eden', 'https://ci.example.com/runs/42'])
        await visit([harmless], 'harmless');
      await watched.settle();
      for (let from = 0; from < PAYLOADS.length; from += 40) {
        await visit(
          PAYLOADS.slice(from, from + 40),
          PAYLOADS[from].replaceAll('/', ' ').replaceAll('\0', '').slice(0, 60),
        );
        assert.deepEqual(await watched.ran(), [], `one of ${from} to ${from + 40}`);
      }
    },
    { timeout: 30_000 },
  ),
);
