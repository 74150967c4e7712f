import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { at, pipelineRun, run } from '../support/runs.mjs';
import { many } from '../support/timelines.mjs';
import { violations } from './axe.mjs';
import { onHost } from './hosted.mjs';
import { ELEMENT, focused, NOTE, nodes, noted, onTimeline, path, rows, show, status, titles } from './timeline.mjs';

/** What `<cd-event-timeline>` of the packed package draws, by keyboard, pointer and as a table. */

describe('what is drawn', () => {
  test('every look in its own way, with waiting, attempts, a critical path, a fold and a finding', () =>
    onTimeline(async (page) => {
      assert.deepEqual(await titles(page), [
        'delivery',
        'build',
        'lint',
        'scan',
        'test',
        'deploy',
        'notify',
        'nightly',
        'release',
        'image',
      ]);
      await page.getByRole('button', { name: 'Fold gaps' }).click();
      await page.getByRole('button', { name: 'Fold gaps' }).click();
      // The drawing of the first day alone: what is small would be a block.
      await page.locator('cd-event-timeline [role=row][aria-level="1"]').first().focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('z');
      for (const name of ['running', 'success', 'failure', 'error', 'cancel']) {
        await page.waitForFunction(
          (one) =>
            document.querySelector('cd-event-timeline').shadowRoot.querySelector(`.tl-run-${one}`).getAttribute('d') !==
            '',
          name,
        );
        assert.notEqual(await path(page, `glyph-${name === 'running' ? 'running' : name}`), '', name);
      }
      for (const name of ['wait', 'attempt', 'critical', 'mark-error', 'moment'])
        assert.notEqual(await path(page, name), null, name);
      await page.keyboard.press('0');
      await page.waitForFunction(
        () => document.querySelector('cd-event-timeline').shadowRoot.querySelector('.tl-fold').getAttribute('d') !== '',
      );
      assert.match(await page.locator('cd-event-timeline .tl-range').innerText(), /1 gap folded \(4 d\)/);
      assert.match(await page.locator('cd-event-timeline .tl-label-timeless').innerHTML(), /1 without a time/);
    }));

  test('10,000 runs at one instant: rows for all, few nodes', () =>
    onTimeline(
      async (page) => {
        assert.equal(await page.locator('[role=treegrid]').getAttribute('aria-rowcount'), '10001');
        assert.ok((await rows(page).count()) < 60);
        assert.ok((await nodes(page)) < 2000);
        await rows(page).first().focus();
        await page.keyboard.press('Control+End');
        await page.waitForFunction(() =>
          document
            .querySelector('cd-event-timeline')
            .shadowRoot.activeElement?.getAttribute('aria-rowindex')
            ?.startsWith('10001'),
        );
      },
      { given: { runs: Array.from({ length: 10_000 }, (_, index) => pipelineRun(`${index}`, 'all', 0, 0)) } },
    ));

  const ODD = {
    'a month beside 30 ms': [
      pipelineRun('long', 'long', 0, 30 * 24 * 60),
      pipelineRun('short', 'short', 60, 60 + 0.0005),
    ],
    'years 1 and 9999': [
      run('pipelineRun', 'a', { name: 'a', startedAt: '0001-01-01T00:00:00Z', finishedAt: at(5), state: 'finished' }),
      run('pipelineRun', 'b', { name: 'b', startedAt: at(0), finishedAt: '9999-12-31T23:59:59Z', state: 'finished' }),
    ],
    'no times at all': [run('pipelineRun', 'a'), run('taskRun', 'b', { startedAt: 'soon' })],
    'one instant': [pipelineRun('a', 'a', 0, 0)],
  };
  for (const [name, runs] of Object.entries(ODD)) {
    test(`${name}: every run can be reached, found and zoomed to`, () =>
      onTimeline(
        async (page) => {
          for (const [index] of runs.entries()) {
            await rows(page).nth(index).focus();
            await page.keyboard.press('ArrowRight');
            await page.keyboard.press('z');
            await page.keyboard.press('Enter');
            await status(page)
              .filter({ hasText: /^Selected: / })
              .waitFor();
            await page.keyboard.press('0');
          }
          assert.equal((await noted(page, 'cd-select')).length, runs.length);
          assert.doesNotMatch(await page.locator('cd-event-timeline').innerHTML(), /NaN|Infinity|undefined/);
          const drawn = await page.evaluate(() => document.querySelector('cd-event-timeline').toSvg());
          assert.doesNotMatch(drawn, /NaN|Infinity|undefined/);
          assert.doesNotMatch(
            await page.locator('cd-event-timeline .tl').evaluate((element) => element.innerHTML),
            /NaN|Infinity/,
          );
        },
        { given: { runs } },
      ));
  }

  test(
    '100,000 runs with 1,000,000 events: few nodes, counted blocks, and the page answers meanwhile',
    { timeout: 240_000 },
    () =>
      onHost(
        ELEMENT,
        async (page) => {
          await page.evaluate(async () => {
            const { many } = await import('/many.js');
            globalThis.runs = many(100_000, 1_000_000);
            globalThis.ticks = 0;
            const tick = () => {
              globalThis.ticks += 1;
              setTimeout(tick, 0);
            };
            tick();
          });
          await page.evaluate(async () => {
            const element = document.querySelector('cd-event-timeline');
            const drawn = new Promise((done) =>
              element.addEventListener('cd-ready', () => {
                if (element.shadowRoot.querySelector('[role=treegrid]').getAttribute('aria-rowcount') !== '1') done();
              }),
            );
            globalThis.before = globalThis.ticks;
            globalThis.seen = new Set();
            const words = element.shadowRoot.querySelector('.tl-words');
            new MutationObserver(() => globalThis.seen.add(words.textContent)).observe(words, { childList: true });
            element.runs = globalThis.runs;
            await drawn;
            globalThis.after = globalThis.ticks;
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          });
          assert.ok((await page.evaluate(() => globalThis.after - globalThis.before)) > 20);
          // The first runs are there before the others.
          const seen = await page.evaluate(() => [...globalThis.seen]);
          assert.match(
            seen[0],
            /^These are the first runs of 100,000, the others are being read\. 1,000 runs in \d+ rows/,
          );
          assert.match(seen.at(-1), /^100,000 runs in \d+ rows/);
          assert.ok((await nodes(page)) < 2000, String(await nodes(page)));
          const counts = await page.locator('cd-event-timeline .tl-block').getAttribute('d');
          assert.ok(counts.length > 100);
        },
        {
          pages: { '/many.js': manyScript() },
        },
      ),
  );
});

/** `many` for the page: both files without what it does not use. */
function manyScript() {
  const read = (name) => readFileSync(new URL(`../support/${name}`, import.meta.url), 'utf8');
  const body = (text) => text.replaceAll(/^import .*$/gm, '');
  return [read('random.mjs'), read('runs.mjs'), body(read('timelines.mjs'))].join('\n');
}

describe('by keyboard', () => {
  test('rows, runs in a row, opening and closing, selecting and clearing', () =>
    onTimeline(async (page) => {
      await page.getByRole('button', { name: 'Save as SVG' }).focus();
      await page.keyboard.press('Tab');
      assert.match(await focused(page), /^row .*delivery/);
      await page.keyboard.press('ArrowDown');
      assert.match(await focused(page), /^row .*build/);
      await page.keyboard.press('ArrowLeft');
      assert.match(await focused(page), /^row .*delivery/);
      await page.keyboard.press('ArrowLeft');
      assert.equal(await rows(page).count(), 4);
      assert.equal(await rows(page).first().getAttribute('aria-expanded'), 'false');
      await page.keyboard.press('ArrowRight');
      assert.equal(await rows(page).first().getAttribute('aria-expanded'), 'true');
      assert.equal(await rows(page).count(), 10);
      await page.keyboard.press('ArrowRight');
      assert.match(await focused(page), /^gridcell delivery, run-1, failed, from 2026-03-01 00:00:00, waited 1 min/);
      await page.keyboard.press('ArrowRight');
      assert.match(await focused(page), /^gridcell delivery, run-2, succeeded/);
      await page.keyboard.press('ArrowRight');
      assert.match(await focused(page), /^gridcell delivery, run-2/);
      await page.keyboard.press('Enter');
      await status(page).filter({ hasText: 'Selected: delivery, run-2' }).waitFor();
      assert.deepEqual((await noted(page, 'cd-select')).at(-1).detail.records, [14, 15]);
      await page.keyboard.press('Escape');
      await status(page).filter({ hasText: 'Nothing selected' }).waitFor();
      assert.deepEqual((await noted(page, 'cd-select')).at(-1), {
        type: 'cd-select',
        detail: { records: [], run: null, finding: null },
        composed: true,
      });
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      assert.match(await focused(page), /^row .*delivery/);
      await page.keyboard.press('End');
      assert.match(await focused(page), /^row .*image/);
      // One stop of the Tab key.
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.localName), 'body');
    }));

  test('zoom, pan and fit', () =>
    onTimeline(async (page) => {
      const range = () => page.locator('cd-event-timeline .tl-range').innerText();
      await rows(page).first().focus();
      const whole = await range();
      await page.keyboard.press('+');
      const zoomed = await range();
      assert.notEqual(zoomed, whole);
      await page.keyboard.press('Shift+ArrowRight');
      assert.notEqual(await range(), zoomed);
      await page.keyboard.press('0');
      assert.equal(await range(), whole);
      await page.getByRole('button', { name: 'Zoom in' }).click();
      assert.notEqual(await range(), whole);
      await page.getByRole('button', { name: 'Fit everything' }).click();
      assert.equal(await range(), whole);
    }));

  test('findings: next shows the witness across lanes', () =>
    onTimeline(async (page) => {
      await rows(page).first().focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('n');
      await status(page).filter({ hasText: 'Finding: lint failed. 2 records in its witness.' }).waitFor();
      // What the witness is in has been opened again.
      assert.equal(await rows(page).count(), 10);
      await page.waitForFunction(
        () =>
          document
            .querySelector('cd-event-timeline')
            .shadowRoot.querySelector('.tl-witness')
            .getAttribute('d')
            .split('M').length === 3,
      );
      const { detail } = (await noted(page, 'cd-select')).at(-1);
      assert.deepEqual([detail.records, detail.run.id, detail.finding.record], [[1, 3], 'task-lint', 3]);
      const details = page.getByRole('region', { name: 'Selection' });
      await details.getByText('Witness: 2 records (1, 3).').waitFor();
      const listed = (name) => details.getByRole('list', { name, exact: true }).getByRole('button').allInnerTexts();
      assert.deepEqual(await listed('Witness'), [
        '1 · build, task run · 2026-03-01 00:01:00',
        '3 · lint, task run · 2026-03-01 00:01:00',
      ]);
      // What the finding names beside that is circled too, in another way.
      assert.deepEqual(await listed('Other records of the finding'), ['5 · test, task run · 2026-03-01 00:09:00']);
      assert.equal((await path(page, 'other')).split('M').length, 2);
      await details.getByRole('button', { name: /^5 · test/ }).click();
      assert.deepEqual(
        (await noted(page, 'cd-open')).map(({ detail }) => detail),
        [{ record: 5 }],
      );
    }));

  test('what led to a run and followed from it: directly, and as a whole chain when it is asked for', () =>
    onTimeline(
      async (page) => {
        await page.evaluate(() => (document.querySelector('cd-event-timeline').selected = 2));
        const details = page.getByRole('region', { name: 'Selection' });
        const listed = (name) => details.getByRole('list', { name }).getByRole('button').allInnerTexts();
        const links = (count) =>
          page.waitForFunction(
            (wanted) =>
              document
                .querySelector('cd-event-timeline')
                .shadowRoot.querySelector('.tl-link')
                .getAttribute('d')
                .split('M').length ===
              wanted + 1,
            count,
          );
        await details.getByText('run 2, pipeline run').waitFor();
        assert.deepEqual(await listed('Follows from'), ['run 1, pipeline run (link)']);
        assert.deepEqual(await listed('Led to'), ['run 3, pipeline run (link)']);
        await links(2);
        const whole = details.getByRole('button', { name: 'Whole chain' });
        await whole.focus();
        await page.keyboard.press('Enter');
        assert.deepEqual(await listed('Follows from'), [
          'run 1, pipeline run (link)',
          'run 0, pipeline run (link, 2 steps)',
          'run 4, pipeline run (link, 3 steps)',
          'run 3, pipeline run (link, 4 steps)',
        ]);
        assert.deepEqual(await listed('Led to'), [
          'run 3, pipeline run (link)',
          'run 4, pipeline run (link, 2 steps)',
          'run 0, pipeline run (link, 3 steps)',
          'run 1, pipeline run (link, 4 steps)',
        ]);
        await links(5);
        assert.equal(await whole.getAttribute('aria-pressed'), 'true');
        assert.equal(await focused(page), 'null Whole chain', 'the focus stays where it was');
        assert.deepEqual(await violations(page), []);
        await page.keyboard.press('Enter');
        await links(2);
      },
      {
        given: {
          runs: Array.from({ length: 5 }, (_, id) => pipelineRun(`${id}`, `run ${id}`, id, id + 1, { records: [id] })),
          // In a circle.
          relations: Array.from({ length: 5 }, (_, id) => ({ record: (id + 1) % 5, from: id, by: 'link' })),
          findings: [],
        },
      },
    ));
});

describe('by pointer', () => {
  test('a click selects, and shows records, causes and effects; a drag pans; the wheel zooms', () =>
    onTimeline(async (page) => {
      await rows(page).filter({ hasText: 'test' }).first().focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('z');
      const view = page.locator('cd-event-timeline .tl-view');
      const box = await view.boundingBox();
      const index = (await titles(page)).indexOf('test');
      await page.mouse.click(box.x + box.width / 2, box.y + index * 28 + 14);
      await status(page).filter({ hasText: 'Selected: test' }).waitFor();
      const details = page.getByRole('region', { name: 'Selection' });
      await details.getByRole('list', { name: 'Follows from' }).getByText('build, task run (link)').waitFor();
      await details.getByRole('button', { name: '4 · started · 2026-03-01 00:07:00' }).click();
      assert.deepEqual(
        (await noted(page, 'cd-open')).map(({ detail }) => detail),
        [{ record: 4 }],
      );
      await page.waitForFunction(
        () => document.querySelector('cd-event-timeline').shadowRoot.querySelector('.tl-link').getAttribute('d') !== '',
      );
      const range = () => page.locator('cd-event-timeline .tl-range').innerText();
      const before = await range();
      await page.mouse.move(box.x + 200, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + 100, box.y + 20, { steps: 4 });
      await page.mouse.up();
      const panned = await range();
      assert.notEqual(panned, before);
      assert.equal((await noted(page, 'cd-select')).length, 1, 'a drag selects nothing');
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, 300);
      await page.keyboard.up('Control');
      await page.waitForFunction(
        (words) =>
          document.querySelector('cd-event-timeline').shadowRoot.querySelector('.tl-range').textContent !== words,
        panned,
      );
      await page.mouse.move(box.x + box.width / 2, box.y + index * 28 + 14);
    }));
});

describe('the table', () => {
  test('has every run and all that is drawn of it, and selects', () =>
    onTimeline(async (page) => {
      await page.getByRole('button', { name: 'Table' }).click();
      const table = page.getByRole('table', { name: 'Timeline' });
      const cells = async (name) =>
        (await table.getByRole('row').filter({ hasText: name }).first().getByRole('cell').allInnerTexts()).map((text) =>
          text.trim(),
        );
      assert.equal(await table.getByRole('row').count(), 13);
      assert.deepEqual(await cells('task-test'), [
        'task run',
        'task-test',
        'ended with an error',
        '2026-03-01 00:06:00',
        '2026-03-01 00:07:00',
        '2026-03-01 00:12:00',
        '1 min',
        '5 min',
        '2',
        'yes',
        '',
        '4, 5',
      ]);
      assert.match((await cells('task-lint')).join(' '), /failed .* error: lint failed/);
      assert.ok((await cells('run-4')).includes('0001-01-01T00:00:00Z'), 'what is no time is shown as it is written');
      assert.match((await cells('run-5')).join(' '), /its end is before its start/);
      await table.getByRole('button', { name: 'lint' }).click();
      assert.deepEqual((await noted(page, 'cd-select')).at(-1).detail.run.id, 'task-lint');
    }));

  test('is in pages', () =>
    onTimeline(
      async (page) => {
        await page.getByText('1 to 100 of 250').waitFor();
        await page.getByRole('button', { name: 'Next page' }).click();
        await page.getByRole('button', { name: 'Next page' }).click();
        await page.getByText('201 to 250 of 250').waitFor();
        assert.equal(await page.getByRole('table').getByRole('row').count(), 51);
      },
      {
        body: '<cd-event-timeline table></cd-event-timeline>',
        given: null,
        pages: {
          '/note.js': `${NOTE} await customElements.whenDefined('cd-event-timeline'); document.querySelector('cd-event-timeline').runs = ${JSON.stringify(many(250, 0).map((one) => ({ ...one, children: [] })))};`,
        },
      },
    ));
});

for (const colorScheme of ['light', 'dark']) {
  for (const forcedColors of ['none', 'active']) {
    for (const width of [320, 1000, 2560]) {
      test(`axe finds nothing, and nothing scrolls sideways: ${colorScheme}${forcedColors === 'active' ? ', forced colours' : ''}, ${width} px`, () =>
        onTimeline(
          async (page) => {
            const look = async () => {
              assert.deepEqual(await violations(page), []);
              assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
              assert.ok((await nodes(page)) < 2000);
            };
            await look();
            await rows(page).first().focus();
            await page.keyboard.press('n');
            await look();
            await page.getByRole('button', { name: 'Table' }).click();
            await look();
            await show(page, { runs: [], findings: [], summary: null });
            await look();
          },
          { context: { colorScheme, forcedColors, reducedMotion: 'reduce', viewport: { width, height: 900 } } },
        ));
    }
  }
}
