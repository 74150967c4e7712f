import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onPage, open, paste, says, sourceOf } from '../support/browser.mjs';
import { serve } from '../support/server.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';

/** What the page does where it is hard: other addresses, hostile texts, long ones, a dead engine, no storage. */

const { browser, server } = await started();

const withPage = (work, options) => onPage(browser, work, { timeout: 30_000, ...options });

describe('where it is served from', () => {
  test('a sub-folder, and no request to any other origin', async () => {
    const below = await serve('/tools/cd/events/');
    try {
      await withPage(async (page, heard) => {
        await open(page, below.address);
        await paste(page, DRAFT_BROKEN);
        await says(page, '2 errors');
        await page.getByRole('button', { name: /Fix all safe/ }).click();
        await page.getByRole('link', { name: 'Rules' }).click();
        await page.locator('cd-rules li a').first().waitFor();
        assert.ok(heard.requests.length > 4);
        assert.deepEqual(
          heard.requests.filter((address) => !address.startsWith(below.address)),
          [],
        );
      });
    } finally {
      await below.close();
    }
  });

  test('nothing in the page needs more than its policy allows', () =>
    withPage(async (page) => {
      await page.addInitScript(() => {
        globalThis.refused = [];
        addEventListener('securitypolicyviolation', (event) =>
          globalThis.refused.push(`${event.violatedDirective} ${event.blockedURI}`),
        );
      });
      await open(page, server.address);
      const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
      assert.ok(!/unsafe-inline|'unsafe-eval'|https?:/.test(policy), policy);
      await paste(page, DRAFT_BROKEN);
      await page.locator('.cm-lintRange-error').first().hover();
      await page.locator('.cm-tooltip').waitFor();
      assert.deepEqual(await page.evaluate(() => globalThis.refused), []);
    }));
});

describe('hostile texts stay texts', () => {
  const PAYLOADS = [
    '<img src=x onerror=globalThis.hit=1>',
    '<script>globalThis.hit=1</script>',
    '"><svg onload=globalThis.hit=1>',
    "'-globalThis.hit=1-'",
    'javascript:globalThis.hit=1',
    '{{constructor.constructor("globalThis.hit=1")()}}',
    '${globalThis.hit=1}',
    '`<b>x</b>`',
    '</textarea><img src=x onerror=globalThis.hit=1>',
    '\u202etxt.exe',
    '\u0000\u0007\u001b[31m',
    '__proto__',
    'constructor',
    '&lt;b&gt;&#x3c;',
    '<a href="https://evil.example">x</a>',
  ];

  test('as values, as names and as types', () =>
    withPage(async (page, heard) => {
      await open(page, server.address);
      for (const payload of PAYLOADS) {
        const event = JSON.parse(DRAFT);
        for (const text of [
          JSON.stringify(
            { ...event, pipelineRunStatus: payload, pipelineRunUrl: payload, timestamp: payload },
            null,
            2,
          ),
          `{${JSON.stringify(payload)}: 1, ${JSON.stringify(event).slice(1)}`,
          JSON.stringify({ ...event, type: `CD.Pipeline.${payload}` }),
          RELEASE.replace('"success"', JSON.stringify(payload)).replace('0.5.1', JSON.stringify(payload).slice(1, -1)),
          payload,
        ]) {
          await paste(page, text);
          await page.waitForFunction(
            (wanted) => {
              const app = document.querySelector('cd-app');
              return app.json.text === wanted && app.report !== null;
            },
            await sourceOf(page),
          );
        }
      }
      assert.equal(await page.evaluate(() => globalThis.hit), undefined);
      assert.deepEqual(
        heard.requests.filter((address) => !address.startsWith(server.address)),
        [],
      );
      const made = await page.evaluate(() => {
        const roots = [
          document,
          ...[...document.querySelectorAll('*')].map((element) => element.shadowRoot).filter(Boolean),
        ];
        return roots.flatMap((root) =>
          [
            ...root.querySelectorAll(
              'img, script:not([src]), iframe, a[href^="javascript:"], a[href*="evil"], [onerror], [onload]',
            ),
          ].map((element) => element.outerHTML),
        );
      });
      assert.deepEqual(made, []);
    }));

  test('characters that hide or turn the line are written out', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT.replace('"Finished"', '"Fin\u202eished\u200b"'));
      const sentence = page.locator('.finding', { hasText: 'draft-status' }).locator('.sentence');
      await sentence.waitFor();
      assert.match(await sentence.innerText(), /Fin\\u\{202e\}ished\\u\{200b\}/);
      assert.deepEqual(await page.locator('.cm-hidden-char').allInnerTexts(), ['\\u{202e}', '\\u{200b}']);
    }));

  test('100,000 open brackets, a lone surrogate, 0 bytes of JSON', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await paste(page, '['.repeat(100_000));
      await says(page, 'Not checked');
      await paste(page, DRAFT.replace('release', 'rel\\ud83d'));
      await page.locator('.finding', { hasText: 'unpaired-surrogate' }).waitFor();
      await paste(page, '   ');
      await says(page, 'Choose or paste an event');
      await paste(page, DRAFT);
      await says(page, 'Valid');
    }));
});

describe('long texts', () => {
  test('more than 16 MiB is not taken: the page says so and keeps the text', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT);
      await says(page, 'Valid');
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text/plain', ' '.repeat(20 * 1024 * 1024));
        document
          .querySelector('cd-source')
          .shadowRoot.querySelector('.cm-content')
          .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      });
      await page.getByText(/20 MiB of text; this page takes 16 MiB/).waitFor();
      assert.equal(await sourceOf(page), DRAFT);
      await paste(page, DRAFT_BROKEN);
      await says(page, '2 errors');
    }));

  test('15 MiB is checked; the form says why it stays out', { timeout: 120_000 }, () =>
    withPage(async (page) => {
      await open(page, server.address);
      await paste(
        page,
        `[${Array.from({ length: 9_000 }, () => JSON.stringify({ ...JSON.parse(DRAFT), data: 'x'.repeat(1_500) })).join(',\n')}]`,
      );
      await says(page, '9,000 events');
      await page.getByText(/too long for the form/).waitFor();
      await paste(page, DRAFT);
      await says(page, 'PipelineRun Finished');
    }),
  );
});

describe('bytes that are no text', () => {
  test('a program, a picture, UTF-16 and a NUL, pasted as text: judged, shown, and the page goes on', () =>
    withPage(async (page) => {
      await open(page, server.address);
      const bytes = Uint8Array.from({ length: 60_000 }, (_, index) => (index * 7919 + (index >> 3)) & 0xff);
      const texts = {
        'any byte, read as UTF-8': new TextDecoder().decode(bytes),
        'any byte, read as Latin-1': Buffer.from(bytes).toString('latin1'),
        'UTF-16 read as UTF-8': new TextDecoder().decode(Buffer.from(DRAFT, 'utf16le')),
        'half characters': '\ud83d'.repeat(2_000),
        'a NUL in an event': DRAFT.replace('release', 'rel\u0000ease'),
        'a NUL before it': `\u0000${DRAFT}`,
      };
      for (const [name, text] of Object.entries(texts)) {
        await paste(page, text);
        await page
          .waitForFunction(() => {
            const app = document.querySelector('cd-app');
            return (
              app.json.text === document.querySelector('cd-source').text &&
              app.report !== null &&
              app.report.outcome !== 'valid'
            );
          })
          .catch(() => assert.fail(name));
        await page
          .locator('#verdict')
          .getByText(/Not checked|Not valid JSON/)
          .waitFor();
        assert.notEqual(await page.locator('.finding').count(), 0, name);
      }
      await paste(page, DRAFT);
      await says(page, 'Valid');
    }));

  test('a picture on the clipboard changes nothing', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT);
      await says(page, 'Valid');
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(100)], 'picture.png', { type: 'image/png' }));
        document
          .querySelector('cd-source')
          .shadowRoot.querySelector('.cm-content')
          .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      });
      assert.equal(await sourceOf(page), DRAFT);
      await says(page, 'Valid');
    }));
});

describe('when something is not there', () => {
  test(
    'an engine that traps, and a worker that throws or answers nonsense: started again, or said to be down',
    { timeout: 60_000 },
    () =>
      withPage(async (page) => {
        // What the worker does wrong with the text of each check.
        await page.addInitScript(() => {
          const Real = Worker;
          globalThis.wrong = null;
          globalThis.Worker = class extends Real {
            postMessage(question) {
              if (question.kind !== 'check' || globalThis.wrong === null) return super.postMessage(question);
              const { id } = question;
              const wrong = globalThis.wrong;
              if (wrong !== 'always') globalThis.wrong = null;
              if (wrong === 'throws')
                return this.dispatchEvent(new ErrorEvent('error', { message: 'out of memory', cancelable: true }));
              if (wrong === 'garbled') return this.dispatchEvent(new MessageEvent('messageerror'));
              return this.dispatchEvent(
                new MessageEvent('message', { data: { id, kind: 'error', message: 'the engine stopped' } }),
              );
            }
          };
        });
        await open(page, server.address);
        for (const wrong of ['traps', 'throws', 'garbled']) {
          await page.evaluate((how) => (globalThis.wrong = how), wrong);
          await paste(page, DRAFT_BROKEN);
          await page.getByText('The engine had stopped and was restarted').waitFor();
          await says(page, '2 errors');
          assert.equal(await sourceOf(page), DRAFT_BROKEN);
          await page.getByRole('button', { name: 'Close this notice' }).click();
          await paste(page, DRAFT);
          await says(page, 'Valid');
        }
        // An engine that dies of every text is not started for ever.
        await page.evaluate(() => (globalThis.wrong = 'always'));
        await paste(page, DRAFT_BROKEN);
        await says(page, 'the engine does not start');
        await page.getByText('so nothing is checked').waitFor();
        assert.equal(await sourceOf(page), DRAFT_BROKEN);
        await page.evaluate(() => (globalThis.wrong = null));
        await page.getByRole('button', { name: 'Try again' }).click();
        await says(page, '2 errors');
      }),
  );

  test('a worker that falls silent is replaced, and the text is kept and judged', { timeout: 60_000 }, () =>
    withPage(async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT);
      await says(page, 'Valid');
      const [worker] = page.workers();
      await worker.evaluate(() => self.close()).catch(() => undefined);
      await paste(page, DRAFT_BROKEN);
      await says(page, '2 errors');
      await page.getByText('The engine had stopped and was restarted').waitFor();
      assert.equal(await sourceOf(page), DRAFT_BROKEN);
    }),
  );

  test('an engine that does not load: said in words, tried again on request', { timeout: 60_000 }, () =>
    withPage(
      async (page) => {
        let isThere = false;
        await page.route(/\.wasm$/, (route) => (isThere ? route.continue() : route.abort()));
        await page.goto(server.address);
        await paste(page, DRAFT);
        await says(page, 'the engine does not start');
        assert.equal(await sourceOf(page), DRAFT);
        isThere = true;
        await page.getByRole('button', { name: 'Try again' }).click();
        await says(page, 'Valid');
      },
      { quiet: false },
    ),
  );

  test('an editor that does not load: the plain one does the same', () =>
    withPage(
      async (page) => {
        await page.route(/editor-[^/]+\.js$/, (route) => route.abort());
        await page.goto(server.address);
        const area = page.getByRole('textbox', { name: 'Event, JSON' });
        await area.fill(DRAFT_BROKEN);
        await says(page, '2 errors');
        await page
          .locator('.finding', { hasText: 'draft-status' })
          .getByRole('button', { name: /^invalid status success/ })
          .click();
        assert.equal(
          await area.evaluate((element) => element.value.slice(element.selectionStart, element.selectionEnd)),
          '"success"',
        );
        await page.getByRole('button', { name: /^Use Finished/ }).click();
        await says(page, '1 error');
        await page.getByRole('button', { name: /Fix all safe/ }).click();
        await says(page, 'Valid');
        assert.equal(await area.inputValue(), DRAFT);
      },
      { quiet: false },
    ));

  test('a catalogue that does not load: checking works, and the page says what is missing', () =>
    withPage(
      async (page) => {
        await page.route(/(catalog|web)-[^/]+\.js$/, (route) => route.abort());
        await page.goto(server.address);
        await page.getByText('The catalogue of events could not be loaded').waitFor();
        await paste(page, DRAFT_BROKEN);
        await says(page, '2 errors');
      },
      { quiet: false },
    ));

  test('the text survives a reload; without storage the page works all the same', async () => {
    await withPage(async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT_BROKEN);
      await says(page, '2 errors');
      await page.reload();
      await says(page, '2 errors');
      assert.equal(await sourceOf(page), DRAFT_BROKEN);
    });
    // Each tab its own, also when both are loaded again, and one that was emptied stays empty.
    await withPage(async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT_BROKEN);
      await says(page, '2 errors');
      const other = await page.context().newPage();
      const third = await page.context().newPage();
      for (const [tab, text] of [
        [other, RELEASE],
        [third, ''],
      ]) {
        await open(tab, server.address);
        await paste(tab, text);
        await says(tab, text === '' ? 'Choose or paste an event' : 'Valid');
      }
      for (const [tab, text] of [
        [page, DRAFT_BROKEN],
        [other, RELEASE],
        [third, ''],
        [page, DRAFT_BROKEN],
      ]) {
        await tab.reload();
        await tab.locator('#event').waitFor();
        assert.equal(await sourceOf(tab), text);
      }
    });
    await withPage(async (page) => {
      await page.addInitScript(() =>
        Object.defineProperty(globalThis, 'sessionStorage', {
          get: () => {
            throw new DOMException('closed', 'SecurityError');
          },
        }),
      );
      await page.addInitScript(() =>
        Object.defineProperty(globalThis, 'localStorage', {
          get: () => {
            throw new DOMException('closed', 'SecurityError');
          },
        }),
      );
      await open(page, server.address);
      await paste(page, DRAFT_BROKEN);
      await says(page, '2 errors');
    });
  });
});
