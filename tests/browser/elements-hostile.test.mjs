import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listen } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { hostPage, POLICIES, serveHost } from './host.mjs';
import { MARK, PAYLOADS, watch } from './payloads.mjs';

/** Texts that try to be more than text, in every place where an element shows text, under every policy. */

const { browser } = await started({ page: false });

const ELEMENTS = ['cd-event-report', 'cd-event-editor'];

/** The texts with a payload in them: as values, as the name of a member, as the type, as the release, and all by itself. */
const textsWith = (payload) => {
  const event = JSON.parse(DRAFT);
  return [
    JSON.stringify(
      { ...event, pipelineRunStatus: payload, pipelineRunUrl: payload, timestamp: payload, source: payload },
      null,
      2,
    ),
    `{${JSON.stringify(payload)}: ${JSON.stringify(payload)}, ${JSON.stringify(event).slice(1)}`,
    JSON.stringify({ ...event, type: `CD.Pipeline.${payload}` }),
    RELEASE.replace('"success"', () => JSON.stringify(payload)).replace('"0.5.1"', () => JSON.stringify(payload)),
    payload,
  ];
};

/** A report of the host's own with the payload in every one of its strings. */
const reportWith = (payload) => {
  const range = { start: { offset: 0, line: 1, column: 1 }, end: { offset: 1, line: 1, column: 2 } };
  const info = {
    pointer: payload,
    outcome: 'valid',
    vocabulary: payload,
    type: payload,
    subject: payload,
    predicate: payload,
    id: payload,
    source: payload,
  };
  return {
    outcome: 'valid',
    event: info,
    events: [info],
    omitted: 1,
    diagnostics: ['error', 'warning', 'note', payload].map((severity) => ({
      code: payload,
      rule: payload,
      severity,
      message: payload,
      help: payload,
      pointer: payload,
      url: payload,
      range,
      expected: payload,
      related: [{ message: payload, pointer: payload, range }],
      fix: { title: payload, safe: true, edits: [{ start: 0, end: 1, text: payload }] },
    })),
  };
};

/** Shows texts one after the other, each until its report has come; gives how many reports came. A blank text has none. */
const show = (page, texts) =>
  page.evaluate(
    async ([names, all]) => {
      let reports = 0;
      for (const name of names) {
        const element = document.querySelector(name);
        const key = name === 'cd-event-editor' ? 'value' : 'text';
        element.report = null;
        for (const text of all) {
          const isShown = new Promise((done) => {
            if (text.trim() === '' || element[key] === text) done();
            element.addEventListener('cd-report', function hear(event) {
              // A textarea's line ends are its own.
              if (event.detail.text.length === text.length || key === 'value') {
                element.removeEventListener('cd-report', hear);
                reports += 1;
                done();
              }
            });
          });
          element[key] = text;
          await isShown;
          await element.updateComplete;
        }
      }
      return reports;
    },
    [ELEMENTS, texts],
  );

const handOver = (page, reports) =>
  page.evaluate(
    async ([names, all]) => {
      for (const name of names) {
        const element = document.querySelector(name);
        for (const report of all) {
          element.report = report;
          await element.updateComplete;
        }
      }
    },
    [ELEMENTS, reports],
  );

async function open(policy, serving = {}) {
  const server = await serveHost(
    {
      '/': hostPage('<cd-event-report selectable></cd-event-report><cd-event-editor></cd-event-editor>'),
      '/host.css': 'body { font: 15px/1.5 sans-serif; }',
    },
    { policy, ...serving },
  );
  const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const heard = listen(page);
  const watched = await watch(page);
  await page.goto(server.address);
  await page.locator('cd-event-editor .cm-content').waitFor();
  return { page, heard, watched, close: () => context.close().then(() => server.close()) };
}

/** Harmless texts and reports that have every kind of finding, so that every kind of element has been there. */
async function settle(page, watched) {
  const harmless = [
    DRAFT,
    DRAFT_BROKEN,
    DRAFT.replace('"Finished"', '"Fin\u202eished"'),
    DRAFT.replace('"id"', '"id": 1,\n  "id"'),
    '[',
    '{}',
    RELEASE,
  ];
  for (const text of harmless) {
    await show(page, [text]);
    await watched.settle();
  }
  const hover = page.locator('cd-event-editor .cm-lintRange-error').first();
  await show(page, [DRAFT_BROKEN]);
  await hover.hover();
  await page.locator('.cm-tooltip').waitFor();
  await watched.settle();
  await page.mouse.move(0, 0);
  await show(page, ['{}']);
  for (const text of ['one', 'found `one`']) {
    await handOver(page, [
      {
        ...reportWith(text),
        diagnostics: reportWith(text).diagnostics.map((finding) => ({ ...finding, url: 'https://example.com/rule' })),
      },
    ]);
    await watched.settle();
  }
}

for (const [name, policy] of Object.entries(POLICIES)) {
  test(`${name}: ${PAYLOADS.length} payloads in texts, and nothing but text changes`, {
    timeout: 240_000,
  }, async () => {
    const { page, heard, watched, close } = await open(policy);
    try {
      await settle(page, watched);
      assert.deepEqual(await watched.ran(), []);
      let reports = 0;
      for (let index = 0; index < PAYLOADS.length; index += 10) {
        reports += await show(page, PAYLOADS.slice(index, index + 10).flatMap(textsWith));
        assert.deepEqual(await watched.ran(), [], `from payload ${index}`);
      }
      // Five texts for each payload, but for the few that are blank by themselves.
      assert.ok(reports > ELEMENTS.length * 5 * (PAYLOADS.length - 5), `${reports} reports`);
      const shown = PAYLOADS.find((text) => text.startsWith('<img src=x:'));
      await show(page, textsWith(shown).slice(0, 1));
      for (const element of ELEMENTS)
        assert.ok((await page.locator(`${element} .finding`).allInnerTexts()).some((text) => text.includes(shown)));
      assert.equal(await page.evaluate((mark) => globalThis[mark], MARK), undefined);
      assert.deepEqual(heard.errors, []);
    } finally {
      await close();
    }
  });
}

test('in reports that the host hands over, and in what is seen when they are pointed at', {
  timeout: 240_000,
}, async () => {
  const { page, heard, watched, close } = await open(POLICIES.tekton);
  try {
    await settle(page, watched);
    await show(page, ['{}']);
    for (const payload of PAYLOADS) await handOver(page, [reportWith(payload)]);
    assert.deepEqual(await watched.ran(), []);
    // A link is only what leads to the web; all others are words.
    for (const payload of PAYLOADS) {
      await handOver(page, [reportWith(payload)]);
      const schemes = await page.evaluate(
        (names) =>
          names.flatMap((name) =>
            [...document.querySelector(name).shadowRoot.querySelectorAll('a')].map((link) => link.protocol),
          ),
        ELEMENTS,
      );
      assert.deepEqual(
        schemes.filter((scheme) => scheme !== 'https:' && scheme !== 'http:'),
        [],
        payload,
      );
      await page.evaluate(() =>
        document
          .querySelector('cd-event-report')
          .shadowRoot.querySelectorAll('button.sentence, button.related')
          .forEach((button) => button.click()),
      );
      // A payload may be an address of the web; then it is a link, which nobody followed.
      assert.deepEqual(
        (await watched.ran()).filter((one) => !one.startsWith('a with href=http')),
        [],
        payload,
      );
    }
    const shown = PAYLOADS.find((text) => text.startsWith('<img src=x:'));
    await handOver(page, [reportWith(shown)]);
    await page.locator('cd-event-editor .cm-lint-marker').first().hover();
    await page.locator('.cm-tooltip').waitFor();
    assert.match(await page.locator('.cm-tooltip').innerText(), /<img src=x:/);
    assert.deepEqual(
      (await watched.ran()).filter((one) => !one.startsWith('a with href=http')),
      [],
    );
    assert.deepEqual(heard.errors, []);
  } finally {
    await close();
  }
});

test('in attributes, in the element’s content, and as an option', { timeout: 120_000 }, async () => {
  const { page, heard, watched, close } = await open(POLICIES.jenkins);
  try {
    await settle(page, watched);
    await handOver(page, [null]);
    for (const payload of PAYLOADS) {
      await page.evaluate(
        async ([names, text]) => {
          for (const tag of names) {
            const element = document.querySelector(tag);
            for (const name of ['release', 'run-in', 'text', 'value', 'label', 'placeholder', 'name']) {
              element.setAttribute(name, text);
              await element.updateComplete;
              element.removeAttribute(name);
            }
            element.textContent = text;
            await element.updateComplete;
          }
        },
        [ELEMENTS, payload],
      );
    }
    assert.deepEqual(await watched.ran(), []);
    assert.deepEqual(heard.errors, []);
  } finally {
    await close();
  }
});

test('what hides or turns the line is written out', async () => {
  const { page, close } = await open(POLICIES.tekton);
  try {
    await show(page, [DRAFT.replace('"Finished"', '"Fin\u202eished\u200b"')]);
    for (const element of ELEMENTS) {
      const sentence = page.locator(`${element} .finding`, { hasText: 'draft-status' }).locator('.sentence');
      await sentence.waitFor();
      assert.match(await sentence.innerText(), /Fin\\u\{202e\}ished\\u\{200b\}/);
    }
    assert.deepEqual(await page.locator('.cm-hidden-char').allInnerTexts(), ['\\u{202e}', '\\u{200b}']);
    await handOver(page, [reportWith('\u202eadmin')]);
    assert.match(await page.locator('cd-event-report .verdict').innerText(), /Valid · \\u\{202e\}admin/);
  } finally {
    await close();
  }
});
