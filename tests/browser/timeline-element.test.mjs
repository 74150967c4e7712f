import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pipelineRun } from '../support/runs.mjs';
import { everyLook } from '../support/timelines.mjs';
import { escaped, POLICIES } from './host.mjs';
import { onHost } from './hosted.mjs';
import { NOTE, noted, onTimeline, rows, show, titles } from './timeline.mjs';

/** `<cd-event-timeline>` of the packed package as an element of other people's pages, under their policies. */

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
