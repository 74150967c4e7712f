import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { violations } from './axe.mjs';
import { escaped, POLICIES } from './host.mjs';
import { EDITOR, fired, has, isEdited, onHost, REPORT, says, set } from './hosted.mjs';

describe('where the engine runs', () => {
  const EXPECTED = { tekton: 'worker', jenkins: 'worker', allowed: 'page', strict: 'page', none: 'page' };
  for (const [name, place] of Object.entries(EXPECTED)) {
    test(`${name}: ${place}`, () =>
      onHost(
        `${REPORT}${EDITOR}`,
        async (page) => {
          for (const element of ['cd-event-report', 'cd-event-editor']) {
            await has(page, element, 'engine', place);
            await has(page, element, 'outcome', 'invalid');
            await says(page, element, 'Not valid · 2 errors · first at line 4');
            assert.equal(await page.locator(`${element} .finding`).count(), 2);
          }
          await isEdited(page);
          assert.equal(await page.locator('cd-event-editor .cm-lintRange-error').count(), 2);
          const engines = await fired(page, 'cd-engine');
          assert.deepEqual(engines.map(({ on, detail }) => [on, detail.engine]).sort(), [
            ['cd-event-editor', place],
            ['cd-event-report', place],
          ]);
          // The one thing that a policy refuses is the smallest module, by which it is asked.
          const refused = await page.evaluate(() => globalThis.refused);
          assert.deepEqual(
            refused.filter((one) => !one.startsWith('script-src wasm-eval')),
            [],
          );
          assert.equal(refused.length, place === 'worker' ? 1 : 0);
          assert.equal(page.workers().length, place === 'worker' ? 1 : 0);
        },
        { policy: POLICIES[name] },
      ));
  }

  test('with Trusted Types: page', () =>
    onHost(
      `${REPORT}${EDITOR}`,
      async (page) => {
        for (const element of ['cd-event-report', 'cd-event-editor']) await says(page, element, 'Not valid · 2 errors');
        await isEdited(page);
        assert.deepEqual(await page.evaluate(() => globalThis.refused), []);
      },
      { policy: `${POLICIES.strict}; require-trusted-types-for 'script'; trusted-types lit-html` },
    ));

  test('with a worker asked for, it needs nothing from the policy', () =>
    onHost(
      REPORT.replace('>', ' run-in="worker">'),
      async (page, { asked }) => {
        await says(page, 'cd-event-report', 'Not valid');
        assert.deepEqual(await page.evaluate(() => globalThis.refused), []);
        // And a report needs no editor.
        assert.deepEqual(
          asked.filter((path) => path.startsWith('/cd/')).sort(),
          [
            '/cd/core.wasm',
            '/cd/elements.chunk.js',
            '/cd/elements.engine.js',
            '/cd/elements.engine.js',
            '/cd/elements.js',
            '/cd/elements.worker.js',
          ].sort(),
        );
      },
      { policy: POLICIES.tekton },
    ));

  test('nowhere: it says which word the policy lacks, and takes a report from the host', () =>
    onHost(
      `${REPORT}${EDITOR}`,
      async (page) => {
        for (const element of ['cd-event-report', 'cd-event-editor']) {
          await says(page, element, 'Not checked · the engine does not run here');
          await has(page, element, 'engine', 'none');
          const words = await page.locator(`${element} .trouble`).innerText();
          assert.match(words, /'wasm-unsafe-eval' in script-src/);
          assert.match(words, /elements\.worker\.js/);
        }
        const engines = await fired(page, 'cd-engine');
        assert.deepEqual(
          engines.map(({ detail }) => [detail.engine, detail.troubles.map(({ place, refused }) => [place, refused])]),
          [1, 2].map(() => [
            'none',
            [
              ['page', true],
              ['worker', true],
            ],
          ]),
        );
        const report = {
          outcome: 'invalid',
          events: [],
          event: null,
          omitted: 0,
          diagnostics: [
            {
              rule: 'own-rule',
              severity: 'warning',
              message: 'found `x`',
              pointer: '',
              url: 'https://example.com/own-rule',
              range: { start: { offset: 0, line: 1, column: 1 }, end: { offset: 1, line: 1, column: 2 } },
            },
          ],
        };
        for (const element of ['cd-event-report', 'cd-event-editor']) {
          await set(page, element, { report });
          await has(page, element, 'engine', 'host');
          await says(page, element, 'Not valid · 1 warning · first at line 1');
          assert.equal(await page.locator(`${element} .help a`).getAttribute('href'), 'https://example.com/own-rule');
          await set(page, element, { report: null });
          await says(page, element, 'Not checked');
        }
      },
      {
        policy: POLICIES.tekton,
        headersFor: (path) => (path.endsWith('.js') ? { 'content-security-policy': POLICIES.tekton } : {}),
        errors: [/Content Security Policy/],
      },
    ));

  test('a missing file is reported, and requested again', async () => {
    let isThere = false;
    await onHost(
      `${REPORT}${EDITOR}`,
      async (page) => {
        for (const element of ['cd-event-report', 'cd-event-editor']) await says(page, element, 'Not checked');
        assert.match(
          await page.locator('cd-event-report .trouble').innerText(),
          /have to be reachable.*on the page: .*404.*in a worker/s,
        );
        isThere = true;
        await page.getByRole('button', { name: 'Try again' }).first().click();
        // What helps one helps all.
        for (const element of ['cd-event-report', 'cd-event-editor']) await says(page, element, 'Not valid · 2 errors');
      },
      { missing: (path) => !isThere && path.endsWith('core.wasm'), errors: [/404/] },
    );
  });

  test('a worker that dies is replaced', () =>
    onHost(REPORT.replace('>', ' run-in="worker">'), async (page) => {
      await says(page, 'cd-event-report', 'Not valid');
      await page
        .workers()[0]
        .evaluate(() => self.close())
        .catch(() => undefined);
      await set(page, 'cd-event-report', { text: DRAFT });
      await page.locator('cd-event-report[outcome="valid"]').waitFor({ timeout: 30_000 });
    }));

  test('thirty reports share one worker, and each has its own verdict', () =>
    onHost(
      Array.from(
        { length: 30 },
        (_, index) =>
          `<cd-event-report run-in="worker" text="${escaped(index % 3 === 0 ? DRAFT : DRAFT_BROKEN)}"></cd-event-report>`,
      ).join(''),
      async (page) => {
        await page.waitForFunction(() =>
          [...document.querySelectorAll('cd-event-report')].every((element) => element.outcome !== null),
        );
        assert.deepEqual(
          await page.evaluate(() =>
            [...document.querySelectorAll('cd-event-report')].map((element) => element.outcome),
          ),
          Array.from({ length: 30 }, (_, index) => (index % 3 === 0 ? 'valid' : 'invalid')),
        );
        assert.equal(page.workers().length, 1);
      },
      { policy: POLICIES.jenkins },
    ));
});

describe('side by side', () => {
  const TWO = ['/one/elements.js', '/two/elements.js', '/both.js'];
  test('two versions: the first keeps the names, the other takes its own, and both work', () =>
    onHost(
      `${REPORT}${EDITOR}<two-event-report text="${escaped(DRAFT)}"></two-event-report><two-event-editor></two-event-editor>`,
      async (page) => {
        for (const element of ['cd-event-report', 'cd-event-editor']) await says(page, element, '2 errors');
        await says(page, 'two-event-report', 'Valid');
        assert.deepEqual(await page.evaluate(() => globalThis.both), {
          made: ['two-event-editor', 'two-event-report', 'two-event-timeline'],
          again: [],
          first: true,
          second: true,
          other: false,
          versions: true,
        });
        await page.locator('two-event-editor .cm-content').click();
        await page.keyboard.type('{');
        await says(page, 'two-event-editor', 'Not valid JSON');
      },
      {
        policy: POLICIES.tekton,
        folders: ['/one/', '/two/'],
        scripts: TWO,
        pages: {
          '/both.js': `import * as one from '/one/elements.js';
      import * as two from '/two/elements.js';
      const made = two.define('two');
      globalThis.both = {
        made, again: two.define('two'), first: document.querySelector('cd-event-report') instanceof one.CdEventReport,
        second: document.querySelector('two-event-report') instanceof two.CdEventReport, other: one.CdEventReport === two.CdEventReport,
        versions: one.version === two.CdEventEditor.version,
      };`,
        },
      },
    ));

  test('a page that took the names itself keeps them', () =>
    onHost(
      '<cd-event-report></cd-event-report><my-event-report text="{"></my-event-report>',
      async (page) => {
        await says(page, 'my-event-report', 'Not valid JSON');
        assert.equal(await page.evaluate(() => document.querySelector('cd-event-report').shadowRoot), null);
      },
      {
        scripts: ['/first.js', '/second.js'],
        pages: {
          '/first.js': `customElements.define('cd-event-report', class extends HTMLElement {});`,
          '/second.js': `import { define } from '/cd/elements.js'; define('my');`,
        },
      },
    ));
});

describe('at home on another page', () => {
  const DARK =
    'body { margin: 16px; font: 13px/1.4 monospace; color: #e8e8e8; background: #1e1e1e; color-scheme: dark; } :root { --text: red; --error: lime; --line: red; }';

  test('font, size and colour are the page’s, the ground is the page’s, and its own properties change nothing', () =>
    onHost(
      `${REPORT}${EDITOR}`,
      async (page) => {
        await isEdited(page);
        await says(page, 'cd-event-editor', '2 errors');
        const styles = await page.evaluate(() =>
          ['cd-event-report', 'cd-event-editor'].map((name) => {
            const root = document.querySelector(name).shadowRoot;
            const of = (selector) => getComputedStyle(root.querySelector(selector));
            return [
              of('.sentence').fontSize,
              of('.sentence').fontFamily,
              of('.sentence').color,
              of('.root').backgroundColor,
              of('.frame').backgroundColor,
              of('.severity').color,
            ];
          }),
        );
        for (const style of styles)
          assert.deepEqual(style, [
            '13px',
            'monospace',
            'rgb(232, 232, 232)',
            'rgba(0, 0, 0, 0)',
            'rgba(0, 0, 0, 0)',
            'rgb(255, 179, 169)',
          ]);
      },
      { pages: { '/host.css': DARK } },
    ));

  test('the four meanings, the ground and the parts are the page’s to set', () =>
    onHost(
      REPORT,
      async (page) => {
        await says(page, 'cd-event-report', '2 errors');
        const seen = await page.evaluate(() => {
          const root = document.querySelector('cd-event-report').shadowRoot;
          const of = (selector) => getComputedStyle(root.querySelector(selector));
          return [
            of('.severity').color,
            of('.root').backgroundColor,
            of('.frame').borderRadius,
            of('.verdict').fontWeight,
            of('.fix').textTransform,
          ];
        });
        assert.deepEqual(seen, ['rgb(1, 2, 3)', 'rgb(4, 5, 6)', '0px', '300', 'uppercase']);
      },
      {
        pages: {
          '/host.css': `cd-event-report { --cd-error: rgb(1, 2, 3); --cd-background: rgb(4, 5, 6); --cd-corner: 0px; }
    cd-event-report::part(verdict) { font-weight: 300; } cd-event-report::part(fix) { text-transform: uppercase; }`,
        },
      },
    ));

  for (const colorScheme of ['light', 'dark']) {
    for (const forcedColors of ['none', 'active']) {
      for (const width of [1000, 320]) {
        test(`axe finds nothing, and nothing scrolls sideways: ${colorScheme}${forcedColors === 'active' ? ', forced colours' : ''}, ${width} px`, () =>
          onHost(
            `${REPORT}${EDITOR}<h2>Others</h2><cd-event-report text="{"></cd-event-report><cd-event-report text="${escaped(RELEASE)}"></cd-event-report><cd-event-report></cd-event-report><cd-event-report selectable run-in="" text="{}"></cd-event-report>`,
            async (page) => {
              await isEdited(page);
              await page.waitForFunction(() => document.querySelectorAll('[outcome]').length === 4);
              assert.deepEqual(await violations(page), []);
              await page.locator('cd-event-editor .cm-lintRange-error').first().hover();
              await page.locator('.cm-tooltip').waitFor();
              assert.deepEqual(await violations(page), []);
              assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
            },
            { context: { colorScheme, forcedColors, reducedMotion: 'reduce', viewport: { width, height: 900 } } },
          ));
      }
    }
  }
});
