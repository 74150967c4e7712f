import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DRAFT, DRAFT_BROKEN } from '../support/texts.mjs';
import { escaped, POLICIES } from './host.mjs';
import { EDITOR, fired, has, isEdited, onHost, property, REPORT, says, set } from './hosted.mjs';

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
      await says(page, 'cd-event-report', 'Not valid JSON · line 1');
      await set(page, 'cd-event-report', { text: null });
      await says(page, 'cd-event-report', 'first at line 5');
      for (const [odd, words] of [
        [undefined, 'first at line 5'],
        [7, 'Not checked'],
        [JSON.parse(DRAFT), 'Valid · PipelineRun Finished'],
        [JSON.parse(DRAFT_BROKEN), 'first at line 4'],
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
        await set(page, 'cd-event-report', { strict: false });
        await says(page, 'cd-event-report', 'Valid');
        await page.evaluate(() => document.querySelector('cd-event-report').setAttribute('strict', ''));
        await says(page, 'cd-event-report', 'Not valid');
        await page.evaluate(() => document.querySelector('cd-event-report').removeAttribute('strict'));
        await says(page, 'cd-event-report', 'Valid');
        await set(page, 'cd-event-report', { release: '0.5.1' });
        await page.waitForFunction(
          () => document.querySelector('cd-event-report').report?.event?.vocabulary === '0.5.1',
        );
        await set(page, 'cd-event-report', { release: '9.9' });
        await says(page, 'cd-event-report', 'Not checked · release is "9.9", expected one of draft');
        await set(page, 'cd-event-report', { release: null });
        await says(page, 'cd-event-report', 'Valid');
      },
    ));

  test('fixes: announced with the text that they make, applied unless the host prevents it', () =>
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

  test('selectable: findings are buttons that report their place', () =>
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
        await says(page, element, 'Not checked · the value of `report` is not a report');
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
        ['error far', 'note plain', 'note odd'],
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

  test('typing, setting, undoing: what fires an event and what does not', () =>
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
      for (let step = 0; step < 7; step += 1) {
        await page.keyboard.press('Tab');
        names.push((await focused()).split(' ')[0]);
      }
      assert.deepEqual(names, ['button', 'cm-content', 'sentence', 'button', 'sentence', 'button', 'after']);
      // The rule's page is in the package, not on the host's site: its name is there to read, and no link is dead.
      const helps = await page.locator('cd-event-editor .help').allInnerTexts();
      assert.deepEqual(
        helps.map((text) => text.split(' · ').at(-1)),
        ['unknown-field', 'draft-status'],
      );
      assert.equal(await page.locator('cd-event-editor a').count(), 0);
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
      await says(page, 'cd-event-editor', 'Not valid JSON');
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
      await says(page, 'cd-event-editor', 'Not valid JSON');
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
            message: 'invalid status `success`',
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
