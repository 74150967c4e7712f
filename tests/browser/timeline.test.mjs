import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { at, pipelineRun, run } from '../support/runs.mjs';
import { everyLook, many } from '../support/timelines.mjs';
import { violations } from './axe.mjs';
import { escaped, POLICIES } from './host.mjs';
import { onHost } from './hosted.mjs';

/** `<cd-event-timeline>` of the packed package on other people's pages. */

const ELEMENT = '<cd-event-timeline></cd-event-timeline>';
const NOTE = `
globalThis.noted = [];
for (const type of ['cd-select', 'cd-open', 'cd-save', 'cd-ready'])
  addEventListener(type, (event) => globalThis.noted.push({ type, detail: event.detail, composed: event.composed }));
`;

/** Gives the element its properties and waits until it has drawn them. */
const show = (page, given) =>
  page.evaluate(async (all) => {
    const values = all.relations === undefined ? all : { summary: all };
    const element = document.querySelector('cd-event-timeline');
    await customElements.whenDefined('cd-event-timeline');
    for (;;) {
      const drawn = new Promise((done) => element.addEventListener('cd-ready', done, { once: true }));
      Object.assign(element, values);
      await drawn;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      // The first one can be of the element without any runs.
      if (element.shadowRoot.querySelector('[role=row][aria-level]') !== null || values.runs?.length === 0) return;
    }
  }, given);

const noted = (page, type) => page.evaluate((name) => globalThis.noted.filter((one) => one.type === name), type);
const onTimeline = (work, { given = everyLook(), body = ELEMENT, ...settings } = {}) =>
  onHost(
    body,
    async (page, heard) => {
      if (given !== null) await show(page, given);
      await work(page, heard);
    },
    { pages: { '/note.js': NOTE }, scripts: ['/note.js', '/cd/elements.js'], ...settings },
  );
const rows = (page) => page.locator('cd-event-timeline [role=row][aria-level]');
const titles = async (page) => (await rows(page).allInnerTexts()).map((text) => text.trim());
const status = (page) => page.locator('cd-event-timeline [role=status]');
const nodes = (page) =>
  page.evaluate(() => document.querySelector('cd-event-timeline').shadowRoot.querySelectorAll('svg, svg *').length);
const path = (page, name) => page.locator(`cd-event-timeline .tl-grid .tl-${name}`).getAttribute('d');
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement } = document.querySelector('cd-event-timeline').shadowRoot;
    return `${activeElement?.getAttribute('role')} ${activeElement?.getAttribute('aria-label') ?? activeElement?.textContent}`;
  });

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
            element.runs = globalThis.runs;
            await drawn;
            globalThis.after = globalThis.ticks;
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          });
          assert.ok((await page.evaluate(() => globalThis.after - globalThis.before)) > 20);
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
      await page.locator('cd-event-timeline .tl-details').getByText('Witness: 2 records (1, 3).').waitFor();
    }));
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

describe('as an element', () => {
  for (const [name, policy] of Object.entries(POLICIES)) {
    test(`${name}: it draws, loads one file more and refuses nothing`, () =>
      onTimeline(
        async (page, { asked }) => {
          assert.ok((await rows(page).count()) > 5);
          assert.deepEqual(await page.evaluate(() => globalThis.refused ?? []), []);
          assert.deepEqual(
            asked.filter((one) => one.startsWith('/cd/')).sort(),
            ['/cd/elements.chunk.js', '/cd/elements.engine.js', '/cd/elements.js', '/cd/elements.timeline.js'].sort(),
          );
          await page.emulateMedia({ media: 'print' });
          await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
          assert.ok(await page.locator('cd-event-timeline .tl-print svg').first().isVisible());
          await page.evaluate(() => dispatchEvent(new Event('afterprint')));
          assert.equal(await page.locator('cd-event-timeline .tl-print svg').count(), 0);
        },
        {
          policy,
          pages: {
            '/note.js': `${NOTE} globalThis.refused = []; addEventListener('securitypolicyviolation', (event) => globalThis.refused.push(event.violatedDirective + ' ' + event.blockedURI));`,
          },
        },
      ));
  }

  test('with Trusted Types', () =>
    onTimeline(async (page) => assert.ok((await rows(page).count()) > 5), {
      policy: `${POLICIES.strict}; require-trusted-types-for 'script'; trusted-types lit-html`,
    }));

  test('without a timeline on the page, nothing of it is loaded', () =>
    onHost('<cd-event-report></cd-event-report>', async (page, { asked }) => {
      await page.waitForFunction(() => document.querySelector('cd-event-report').shadowRoot?.querySelector('.verdict'));
      assert.ok(!asked.includes('/cd/elements.timeline.js'));
    }));

  test('the text inside it is its summary, before any script and when it changes', () =>
    onTimeline(
      async (page) => {
        await rows(page).first().waitFor();
        assert.equal((await titles(page))[0], 'delivery');
        await page.evaluate(() => (document.querySelector('cd-event-timeline').textContent = '{'));
        await page.getByRole('alert').getByText('The text inside the element is not JSON.').waitFor();
        await page.evaluate(() => (document.querySelector('cd-event-timeline').textContent = '[]'));
        await page.getByText('No runs to show.').waitFor();
        assert.equal(await page.getByRole('alert').count(), 0);
      },
      {
        given: null,
        body: `<cd-event-timeline><pre>${escaped(JSON.stringify(everyLook()))}</pre></cd-event-timeline>`,
      },
    ));

  test('what was set before it was defined is kept', () =>
    onTimeline(
      async (page) => {
        await page.getByRole('region', { name: 'Selection' }).getByText('lint, task-lint, failed').waitFor();
        assert.deepEqual(await noted(page, 'cd-select'), [], 'what a program selects fires nothing');
      },
      {
        given: null,
        scripts: ['/early.js', '/cd/elements.js'],
        pages: {
          '/early.js': `${NOTE} Object.assign(document.querySelector('cd-event-timeline'), { summary: ${JSON.stringify(everyLook())}, selected: 3 });`,
        },
      },
    ));

  test('what a program sets: selected, label, table, unfolded; what is selected stays when runs are added', () =>
    onTimeline(async (page) => {
      const set = (values) =>
        page.evaluate((all) => Object.assign(document.querySelector('cd-event-timeline'), all), values);
      await set({ selected: 14, label: 'Ours' });
      await page.getByRole('region', { name: 'Selection' }).getByText('delivery, run-2').waitFor();
      await page.getByRole('treegrid', { name: 'Ours' }).waitFor();
      const more = everyLook();
      more.runs.unshift(pipelineRun('new', 'new', 1, 2));
      await show(page, more);
      await page.getByRole('region', { name: 'Selection' }).getByText('delivery, run-2').waitFor();
      await set({ unfolded: true });
      await page.locator('button[aria-pressed=false]').filter({ hasText: 'Fold gaps' }).waitFor();
      await set({ table: true });
      await page.getByRole('table', { name: 'Ours' }).waitFor();
      await set({ selected: null });
      await page.getByRole('region', { name: 'Selection' }).waitFor({ state: 'hidden' });
    }));

  test('a file that cannot be loaded is said, and asked for again', async () => {
    let isThere = false;
    await onTimeline(
      async (page) => {
        await page.getByRole('alert').getByText('The timeline could not be loaded').waitFor();
        isThere = true;
        await page.evaluate(
          (values) => Object.assign(document.querySelector('cd-event-timeline'), values),
          everyLook(),
        );
        // A browser remembers that a module failed, so the page is loaded again.
        await page.reload();
        await show(page, everyLook());
      },
      {
        given: null,
        missing: (one) => !isThere && one.endsWith('elements.timeline.js'),
        errors: [/404|Failed to load/],
      },
    );
  });

  test('save: the file is whole, has no more than 2,000 nodes, and a page can take it', () =>
    onTimeline(async (page) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save as SVG' }).click(),
      ]);
      assert.equal(download.suggestedFilename(), 'timeline.svg');
      const chunks = [];
      // The browser may run elsewhere, so that it has no path here.
      for await (const chunk of await download.createReadStream()) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      assert.equal((await noted(page, 'cd-save'))[0].detail.svg, text);
      const counts = await page.evaluate((svg) => {
        const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
        return [parsed.querySelectorAll('parsererror').length, parsed.querySelectorAll('*').length];
      }, text);
      assert.equal(counts[0], 0);
      assert.ok(counts[1] > 30 && counts[1] < 2000, String(counts[1]));
      assert.match(text, />delivery</);
      assert.doesNotMatch(text, /var\(|href|script|url\(/);
      await page.evaluate(() => addEventListener('cd-save', (event) => event.preventDefault(), { once: true }));
      await page.getByRole('button', { name: 'Save as SVG' }).click();
      assert.equal((await noted(page, 'cd-save')).length, 2);
    }));
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
