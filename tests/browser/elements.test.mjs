import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listen } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { violations } from './axe.mjs';
import { escaped, hostPage, POLICIES, serveHost } from './host.mjs';

/** The elements of the packed package on other people's pages, under their policies. */

const { browser } = await started({ page: false });

/** Everything that the page's policies refuse is gathered in `refused`, and the elements' events in `fired`. */
const LISTEN = `
globalThis.refused = [];
globalThis.fired = [];
addEventListener('securitypolicyviolation', (event) => globalThis.refused.push(event.violatedDirective + ' ' + event.blockedURI));
for (const type of ['cd-report', 'cd-change', 'cd-fix', 'cd-go', 'cd-engine', 'cd-too-large']) {
  addEventListener(type, (event) => globalThis.fired.push({ type, on: event.target.localName, detail: event.detail, composed: event.composed }));
}`;

const STYLE =
  ':root { color-scheme: light dark; } body { margin: 16px; font: 16px/1.5 Georgia, serif; background: light-dark(#ffffff, #1c1c1e); color: light-dark(#1a1a1a, #ececec); }';

/** Opens a page with `body` and asserts that it had nothing to complain about but `errors`. */
async function onHost(
  body,
  work,
  { policy, context: settings = {}, errors = [], pages = {}, scripts, ...serving } = {},
) {
  const server = await serveHost(
    {
      '/': hostPage(body, ['/listen.js', ...(scripts ?? ['/cd/elements.js'])]),
      '/host.css': STYLE,
      '/listen.js': LISTEN,
      ...pages,
    },
    { policy, ...serving },
  );
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...settings });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const heard = listen(page);
  try {
    await page.goto(server.address);
    await work(page, { asked: server.asked, heard });
    assert.deepEqual(
      heard.errors.filter((words) => !errors.some((expected) => expected.test(words))),
      [],
    );
    assert.deepEqual(
      heard.requests.filter((address) => !address.startsWith(server.address)),
      [],
    );
  } finally {
    await context.close();
    await server.close();
  }
}

const REPORT = `<cd-event-report><pre>${escaped(DRAFT_BROKEN)}</pre></cd-event-report>`;
const EDITOR = `<cd-event-editor value="${escaped(DRAFT_BROKEN)}"></cd-event-editor>`;

const has = (page, element, attribute, value) => page.locator(`${element}[${attribute}="${value}"]`).waitFor();
const verdictOf = (page, element) => page.locator(`${element} .verdict .line`);
const says = (page, element, words) => verdictOf(page, element).filter({ hasText: words }).waitFor();
const property = (page, element, name) =>
  page.evaluate(([tag, key]) => document.querySelector(tag)[key], [element, name]);
const set = (page, element, values) =>
  page.evaluate(([tag, all]) => Object.assign(document.querySelector(tag), all), [element, values]);
const fired = (page, type) => page.evaluate((name) => globalThis.fired.filter((event) => event.type === name), type);
const isEdited = (page) => page.locator('cd-event-editor .cm-content').waitFor();

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

  test('told to run in a worker, it asks the policy for nothing', () =>
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

  test('a file that is missing is told, and asked for again', async () => {
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

describe('the report', () => {
  test('a text from the element’s content, an attribute and a property', () =>
    onHost('<cd-event-report></cd-event-report>', async (page) => {
      await says(page, 'cd-event-report', 'No event to check');
      assert.equal(await property(page, 'cd-event-report', 'outcome'), null);
      await page.evaluate((text) => {
        document.querySelector('cd-event-report').textContent = text;
      }, DRAFT_BROKEN);
      await says(page, 'cd-event-report', 'first at line 4');
      await page.evaluate((text) => {
        document.querySelector('cd-event-report').firstChild.data = text;
      }, `\n${DRAFT_BROKEN}`);
      await says(page, 'cd-event-report', 'first at line 5');
      await page.evaluate((text) => document.querySelector('cd-event-report').setAttribute('text', text), DRAFT);
      await says(page, 'cd-event-report', 'Valid · PipelineRun Finished');
      await set(page, 'cd-event-report', { text: '{' });
      await says(page, 'cd-event-report', 'Not checked · 1 error · first at line 1');
      await set(page, 'cd-event-report', { text: null });
      await says(page, 'cd-event-report', 'first at line 5');
      for (const [odd, words] of [
        [undefined, 'first at line 5'],
        [7, 'Not checked'],
        [{}, 'Not checked'],
      ]) {
        await page.evaluate((value) => {
          document.querySelector('cd-event-report').text = value;
        }, odd);
        await says(page, 'cd-event-report', words);
      }
    }));

  test('what is set before the element is defined is not lost', () =>
    onHost(
      '<cd-event-report id="early"></cd-event-report>',
      async (page) => {
        await page.evaluate(async (text) => {
          const element = document.querySelector('#early');
          element.text = text;
          await import('/cd/elements.js');
        }, DRAFT_BROKEN);
        await says(page, 'cd-event-report', '2 errors');
      },
      { scripts: [] },
    ));

  test('release and strict; a release that there is not', () =>
    onHost(
      `<cd-event-report text="${escaped(DRAFT.replace('  "id"', '  "extra": 1,\n  "id"'))}"></cd-event-report>`,
      async (page) => {
        await says(page, 'cd-event-report', 'Valid · PipelineRun Finished · 1 warning');
        await set(page, 'cd-event-report', { strict: true });
        await says(page, 'cd-event-report', 'Not valid');
        await page.evaluate(() => document.querySelector('cd-event-report').removeAttribute('strict'));
        await says(page, 'cd-event-report', 'Valid');
        await set(page, 'cd-event-report', { release: '0.5.1' });
        await page.waitForFunction(
          () => document.querySelector('cd-event-report').report?.event?.vocabulary === '0.5.1',
        );
        await set(page, 'cd-event-report', { release: '9.9' });
        await says(page, 'cd-event-report', 'Not checked · release is "9.9", not one of draft');
        await set(page, 'cd-event-report', { release: null });
        await says(page, 'cd-event-report', 'Valid');
      },
    ));

  test('fixes: told with the text that they make, done unless the host says no', () =>
    onHost(REPORT, async (page) => {
      await says(page, 'cd-event-report', '2 errors');
      await page.evaluate(() => document.addEventListener('cd-fix', (event) => event.preventDefault(), { once: true }));
      await page.getByRole('button', { name: /Use Finished/ }).click();
      await page.waitForFunction(() => globalThis.fired.some(({ type }) => type === 'cd-fix'));
      assert.equal(await property(page, 'cd-event-report', 'text'), null);
      await page.getByRole('button', { name: /Use Finished/ }).click();
      await says(page, 'cd-event-report', '1 error · first at line 4');
      await page.getByRole('button', { name: 'Fix all safe · 1' }).click();
      await says(page, 'cd-event-report', 'Valid');
      assert.equal(await property(page, 'cd-event-report', 'text'), DRAFT);
      const fixes = await fired(page, 'cd-fix');
      assert.deepEqual(
        fixes.map(({ detail }) => detail.diagnostics.map(({ rule }) => rule)),
        [['draft-status'], ['draft-status'], ['unknown-field']],
      );
      assert.equal(fixes[2].detail.text, DRAFT);
      assert.ok(fixes.every(({ composed }) => composed));
      // What is read out is what is seen.
      await page.locator('[role="status"]', { hasText: 'Valid, PipelineRun Finished' }).waitFor({ state: 'attached' });
    }));

  test('read-only: no buttons that change anything', () =>
    onHost(REPORT.replace('>', ' readonly>'), async (page) => {
      await says(page, 'cd-event-report', '2 errors');
      assert.equal(await page.locator('cd-event-report button').count(), 0);
      await set(page, 'cd-event-report', { readOnly: false });
      await page.getByRole('button', { name: /Use Finished/ }).waitFor();
    }));

  test('selectable: findings are buttons that tell their place', () =>
    onHost(REPORT.replace('>', ' selectable>'), async (page) => {
      await page.locator('button.sentence', { hasText: 'pipelineNam' }).click();
      const [{ detail }] = await fired(page, 'cd-go');
      assert.deepEqual(
        [detail.diagnostic.rule, detail.range.start.line, detail.range.start.column],
        ['unknown-field', 4, 3],
      );
    }));

  test('a report from the host is taken as a report, whatever it is', () =>
    onHost(`<cd-event-report run-in=""></cd-event-report>`, async (page) => {
      const element = 'cd-event-report';
      for (const value of [1, 'x', [], {}, { outcome: 'fine' }, { outcome: ['valid'] }]) {
        await set(page, element, { report: null });
        await set(page, element, { report: value });
        await says(page, element, 'Not checked · what was handed over is no report');
      }
      await set(page, element, {
        report: {
          outcome: 'invalid',
          omitted: -3,
          events: 'none',
          diagnostics: [
            null,
            7,
            { message: 1 },
            { message: 'plain' },
            {
              message: 'odd',
              severity: '"><b>',
              rule: { toString: 1 },
              url: 'javascript:globalThis.cdran=1',
              help: {},
              range: { start: 1 },
              fix: { title: 'x', edits: [{ start: 3, end: 1, text: '' }] },
              related: { length: 9 },
            },
            {
              message: 'far',
              severity: 'error',
              url: '//example.com/x',
              range: { start: { offset: 5, line: 0, column: NaN }, end: { offset: 1, line: 1, column: 1 } },
            },
          ],
        },
      });
      await says(page, element, 'Not valid · 1 error');
      assert.deepEqual(
        await page
          .locator(`${element} .finding`)
          .allInnerTexts()
          .then((all) => all.map((text) => text.replace(/\s+/g, ' ').trim())),
        ['note plain', 'note odd', 'error far'],
      );
      assert.equal(await page.locator(`${element} a, ${element} button`).count(), 0);
      const many = {
        outcome: 'invalid',
        diagnostics: Array.from({ length: 3000 }, () => ({ message: 'again', severity: 'error' })),
        omitted: 5,
      };
      await set(page, element, { report: many });
      await page.locator('.omitted', { hasText: '2,005 more findings not listed' }).waitFor();
      // About a text that it has: places outside of it make it a report on another one.
      await set(page, element, { text: '{}' });
      await set(page, element, {
        report: {
          outcome: 'invalid',
          diagnostics: [
            {
              message: 'x',
              range: { start: { offset: 0, line: 1, column: 1 }, end: { offset: 9, line: 1, column: 10 } },
            },
          ],
        },
      });
      await says(page, element, 'the report is about another text');
      assert.equal(
        await page.evaluate(() => document.querySelector('cd-event-report').setReport({ outcome: 'valid' }, '{ }')),
        false,
      );
      assert.equal(
        await page.evaluate(() => document.querySelector('cd-event-report').setReport({ outcome: 'valid' }, '{}')),
        true,
      );
      await says(page, element, 'Valid');
    }));
});

describe('the editor', () => {
  const type = async (page, text) => {
    await page.locator('cd-event-editor .cm-content').click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(text);
  };

  test('typing, setting, undoing: what is told and what is not', () =>
    onHost(
      EDITOR,
      async (page) => {
        await isEdited(page);
        await says(page, 'cd-event-editor', '2 errors');
        assert.deepEqual(await fired(page, 'cd-change'), []);
        await type(page, ' ');
        await page.waitForFunction(() => globalThis.fired.filter(({ type }) => type === 'cd-change').length === 1);
        await set(page, 'cd-event-editor', { value: DRAFT });
        await says(page, 'cd-event-editor', 'Valid');
        assert.equal(await property(page, 'cd-event-editor', 'value'), DRAFT);
        assert.equal((await fired(page, 'cd-change')).length, 1);
        await page.locator('cd-event-editor .cm-content').click();
        await page.keyboard.press('ControlOrMeta+z');
        await says(page, 'cd-event-editor', '2 errors');
        assert.equal((await fired(page, 'cd-change')).at(-1).detail.value, `${DRAFT_BROKEN} `);
        const reports = await fired(page, 'cd-report');
        assert.equal(reports.at(-1).detail.text, `${DRAFT_BROKEN} `);
        assert.equal(reports.at(-1).detail.report.outcome, 'invalid');
      },
      { policy: POLICIES.tekton },
    ));

  test('by keyboard: into the editor, F8 to the next finding, to a fix, and out again', () =>
    onHost(`<a href="#before">before</a>${EDITOR}<a href="#after">after</a>`, async (page) => {
      await isEdited(page);
      await says(page, 'cd-event-editor', '2 errors');
      await page.getByRole('link', { name: 'before' }).focus();
      const focused = () =>
        page.evaluate(() => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return element.className || element.textContent;
        });
      const names = [];
      for (let step = 0; step < 9; step += 1) {
        await page.keyboard.press('Tab');
        names.push((await focused()).split(' ')[0]);
      }
      assert.deepEqual(names, [
        'button',
        'cm-content',
        'sentence',
        'unknown-field',
        'button',
        'sentence',
        'draft-status',
        'button',
        'after',
      ]);
      await page.locator('cd-event-editor .cm-content').focus();
      await page.keyboard.press('F8');
      await page.locator('.finding.current', { hasText: 'pipelineNam' }).waitFor();
      await page.keyboard.press('F8');
      await page.locator('.finding.current', { hasText: 'success' }).waitFor();
      await page.keyboard.press('Shift+F8');
      await page.locator('.finding.current', { hasText: 'pipelineNam' }).waitFor();
      await page.keyboard.type('"pipelineName"');
      await says(page, 'cd-event-editor', '1 error');
      await page.getByRole('button', { name: /Use Finished/ }).focus();
      await page.keyboard.press('Enter');
      await says(page, 'cd-event-editor', 'Valid');
      assert.equal(await property(page, 'cd-event-editor', 'value'), DRAFT);
    }));

  test('read-only: it is read, gone through and copied, not changed', () =>
    onHost(EDITOR.replace(' value', ' readonly value'), async (page) => {
      await isEdited(page);
      await says(page, 'cd-event-editor', '2 errors');
      await type(page, 'x');
      await page.keyboard.press('Backspace');
      assert.equal(await property(page, 'cd-event-editor', 'value'), DRAFT_BROKEN);
      assert.equal(await page.locator('cd-event-editor .cm-content').getAttribute('aria-readonly'), 'true');
      assert.equal(await page.locator('cd-event-editor .button').count(), 0);
      await page.locator('cd-event-editor .cm-lintRange-error').first().hover();
      await page.locator('.cm-tooltip').waitFor();
      assert.equal(await page.locator('.cm-diagnosticAction').count(), 0);
      await set(page, 'cd-event-editor', { readOnly: false });
      await type(page, 'x');
      await says(page, 'cd-event-editor', 'Not checked');
    }));

  test('plain, or without the editor’s file: a textarea that does the same', async () => {
    const work = async (page) => {
      const area = page.locator('cd-event-editor textarea');
      await says(page, 'cd-event-editor', '2 errors');
      assert.equal(await area.inputValue(), DRAFT_BROKEN);
      await page.locator('button.sentence', { hasText: 'success' }).click();
      assert.equal(
        await area.evaluate((element) => element.value.slice(element.selectionStart, element.selectionEnd)),
        '"success"',
      );
      await page.getByRole('button', { name: /Use Finished/ }).click();
      await page.getByRole('button', { name: /Fix all/ }).click();
      await says(page, 'cd-event-editor', 'Valid');
      await area.fill('{');
      await says(page, 'cd-event-editor', 'Not checked');
      assert.equal((await fired(page, 'cd-change')).at(-1).detail.value, '{');
    };
    await onHost(
      EDITOR.replace(' value', ' plain value'),
      async (page, { asked }) => {
        await work(page);
        assert.ok(!asked.includes('/cd/elements.editor.js'));
      },
      { policy: POLICIES.jenkins },
    );
    await onHost(EDITOR, work, {
      policy: POLICIES.jenkins,
      missing: (path) => path.endsWith('elements.editor.js'),
      errors: [/404/],
    });
  });

  test('in a form: sent, kept back, reset, disabled', () =>
    onHost(
      `<form><fieldset><cd-event-editor name="event" required valid-only><pre>${escaped(DRAFT_BROKEN)}</pre></cd-event-editor></fieldset><button>Send</button></form>`,
      async (page) => {
        await isEdited(page);
        await page.evaluate(() =>
          document.querySelector('form').addEventListener('submit', (event) => {
            event.preventDefault();
            globalThis.sent = new FormData(event.target).get('event');
          }),
        );
        await says(page, 'cd-event-editor', '2 errors');
        await page.getByRole('button', { name: 'Send' }).click();
        assert.equal(await page.evaluate(() => globalThis.sent), undefined);
        assert.equal(await page.evaluate(() => document.querySelector('cd-event-editor').matches(':invalid')), true);
        await page.getByRole('alert').filter({ hasText: 'The event is not valid: 2 errors.' }).waitFor();
        await set(page, 'cd-event-editor', { value: '' });
        assert.equal(await page.evaluate(() => document.querySelector('cd-event-editor').checkValidity()), false);
        await set(page, 'cd-event-editor', { value: DRAFT });
        await says(page, 'cd-event-editor', 'Valid');
        await page.getByRole('alert').waitFor({ state: 'hidden' });
        await page.getByRole('button', { name: 'Send' }).click();
        // A form's text has line ends of its own.
        assert.equal((await page.evaluate(() => globalThis.sent)).replaceAll('\r\n', '\n'), DRAFT);
        await page.evaluate(() => document.querySelector('form').reset());
        assert.equal(await property(page, 'cd-event-editor', 'value'), DRAFT_BROKEN);
        await page.evaluate(() => {
          document.querySelector('fieldset').disabled = true;
        });
        await page.locator('cd-event-editor [aria-readonly="true"]').waitFor();
        assert.equal(await page.locator('cd-event-editor .fix').count(), 0);
        assert.equal(await page.evaluate(() => new FormData(document.querySelector('form')).get('event')), null);
      },
    ));

  test('a report from the host is about one text only', () =>
    onHost(EDITOR.replace(' value', ' run-in="" value'), async (page) => {
      await says(page, 'cd-event-editor', 'Not checked · a report is awaited');
      const offset = DRAFT_BROKEN.indexOf('"success"');
      const report = {
        outcome: 'invalid',
        diagnostics: [
          {
            message: 'found `success`',
            severity: 'error',
            range: { start: { offset, line: 5, column: 24 }, end: { offset: offset + 9, line: 5, column: 33 } },
          },
        ],
      };
      await isEdited(page);
      await page.evaluate(
        ([given, text]) => document.querySelector('cd-event-editor').setReport(given, text),
        [report, DRAFT_BROKEN],
      );
      await has(page, 'cd-event-editor', 'engine', 'host');
      await page.locator('.cm-lintRange-error').waitFor();
      await type(page, ' ');
      await says(page, 'cd-event-editor', 'Checking…');
      assert.equal(
        await page.evaluate(
          ([given, text]) => document.querySelector('cd-event-editor').setReport(given, text),
          [report, DRAFT_BROKEN],
        ),
        false,
      );
      await says(page, 'cd-event-editor', 'Checking…');
      assert.equal(
        await page.evaluate(
          ([given, text]) => document.querySelector('cd-event-editor').setReport(given, text),
          [report, `${DRAFT_BROKEN} `],
        ),
        true,
      );
      await says(page, 'cd-event-editor', 'Not valid');
    }));

  test('line ends are those of an editor, and setting the same text again is no change', () =>
    onHost('<cd-event-editor></cd-event-editor>', async (page) => {
      const text = DRAFT_BROKEN.replaceAll('\n', '\r\n');
      await set(page, 'cd-event-editor', { value: text });
      await isEdited(page);
      await says(page, 'cd-event-editor', '2 errors · first at line 4');
      assert.equal(await property(page, 'cd-event-editor', 'value'), DRAFT_BROKEN);
      assert.deepEqual(await page.locator('.cm-lintRange-error').allInnerTexts(), ['"pipelineNam"', '"success"']);
      await page.locator('cd-event-editor .cm-content').click();
      await page.keyboard.press('ControlOrMeta+End');
      await set(page, 'cd-event-editor', { value: text });
      await page.keyboard.type(' ');
      await page.waitForFunction(() => document.querySelector('cd-event-editor').value.endsWith('\n '));
    }));

  test('more than 16 MiB is not taken in', () =>
    onHost(EDITOR, async (page) => {
      await isEdited(page);
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text/plain', ' '.repeat(17 * 1024 * 1024));
        document
          .querySelector('cd-event-editor')
          .shadowRoot.querySelector('.cm-content')
          .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      });
      await page.waitForFunction(() => globalThis.fired.some(({ type }) => type === 'cd-too-large'));
      assert.equal(await property(page, 'cd-event-editor', 'value'), DRAFT_BROKEN);
    }));
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
          made: ['two-event-editor', 'two-event-report'],
          again: [],
          first: true,
          second: true,
          other: false,
          versions: true,
        });
        await page.locator('two-event-editor .cm-content').click();
        await page.keyboard.type('{');
        await says(page, 'two-event-editor', 'Not checked');
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
        await says(page, 'my-event-report', 'Not checked');
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
