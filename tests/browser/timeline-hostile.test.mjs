import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listen } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { everyLook } from '../support/timelines.mjs';
import { hostPage, POLICIES, serveHost } from './host.mjs';
import { MARK, PAYLOADS, watch } from './payloads.mjs';

/** Texts that try to be more than text, in every string that a timeline is given, under every policy. */

const { browser } = await started({ page: false });

/** The history with every string replaced, but for what decides how it is drawn. */
function poisoned(payload) {
  const KEPT = new Set(['queuedAt', 'startedAt', 'finishedAt', 'state', 'outcome', 'kind', 'severity']);
  const replaced = (value, name) => {
    if (typeof value === 'string') return KEPT.has(name) ? value : payload;
    if (Array.isArray(value)) return value.map((one) => replaced(one, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, key)]));
  };
  const history = replaced(everyLook(), '');
  const all = Object.fromEntries(
    Object.keys(history.runs[0]).map((name) => [name, typeof history.runs[0][name] === 'string' ? payload : null]),
  );
  // Where even what decides the drawing is a payload, and where names are what is of an object anyway.
  history.runs.push({
    ...all,
    kind: payload,
    state: payload,
    outcome: payload,
    queuedAt: payload,
    records: [40],
    events: [{ record: 40, predicate: payload, time: payload }],
    children: [],
  });
  history.findings[0].finding = { ...history.findings[0].finding, severity: payload };
  history.findings.push({
    ...history.findings[0],
    record: 40,
    witness: [40],
    finding: { message: payload, severity: 'warning' },
  });
  return history;
}

/** Shows histories one after the other, each in the drawing with everything selected in turn, in the table and as a file. */
const show = (page, histories) =>
  page.evaluate(async (all) => {
    const element = document.querySelector('cd-event-timeline');
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const words = [];
    for (const history of all) {
      const drawn = new Promise((done) => element.addEventListener('cd-ready', done, { once: true }));
      element.table = false;
      element.label = history.label ?? null;
      element.summary = history;
      await drawn;
      for (const record of [0, 4, 15, 40]) {
        element.selected = record;
        await element.updateComplete;
      }
      const next = [...element.shadowRoot.querySelectorAll('button')].find((one) => one.textContent === 'Next finding');
      next?.click();
      next?.click();
      await frame();
      words.push(element.shadowRoot.textContent);
      element.table = true;
      await element.updateComplete;
      words.push(element.shadowRoot.textContent);
      // The style of the file is its own; a policy would speak of it here.
      const bare = element.toSvg().replace(/<style>[^<]*<\/style>/, '');
      const parsed = new DOMParser().parseFromString(bare, 'image/svg+xml');
      const kinds = new Set([...parsed.querySelectorAll('*')].map((one) => one.localName));
      words.push([...kinds].sort().join(' '));
    }
    return words;
  }, histories);

for (const [name, policy] of Object.entries(POLICIES)) {
  test(`${name}: ${PAYLOADS.length} payloads, and nothing but text changes`, { timeout: 240_000 }, async () => {
    const server = await serveHost(
      { '/': hostPage('<cd-event-timeline></cd-event-timeline>'), '/host.css': 'body { font: 15px/1.5 sans-serif; }' },
      { policy },
    );
    const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      const heard = listen(page);
      const watched = await watch(page);
      await page.goto(server.address);
      await page.locator('cd-event-timeline .tl').waitFor({ state: 'attached' });
      await show(page, [poisoned('one'), poisoned('`two` words')]);
      await watched.settle();
      assert.deepEqual(await watched.ran(), []);
      // One policy is as good as another for what text becomes; the strictest in scripts has them all.
      const some = name === 'none' ? PAYLOADS : PAYLOADS.filter((_, index) => index % 6 === 0);
      for (let index = 0; index < some.length; index += 20) {
        const part = some.slice(index, index + 20);
        const words = await show(
          page,
          part.map((payload) => ({ ...poisoned(payload), label: payload })),
        );
        assert.deepEqual(await watched.ran(), [], `from payload ${index}`);
        for (const kinds of words.filter((_, at) => at % 3 === 2)) assert.equal(kinds, 'path rect svg text title');
      }
      const shown = PAYLOADS.find((text) => text.startsWith('<img src=x:'));
      const [drawn, table] = await show(page, [poisoned(shown)]);
      assert.ok(drawn.includes(shown) && table.includes(shown));
      const [hidden] = await show(page, [poisoned('a\u202eb')]);
      assert.ok(hidden.includes('a\\u{202e}b') && !hidden.includes('\u202e'));
      assert.equal(await page.evaluate((mark) => globalThis[mark], MARK), undefined);
      assert.deepEqual(heard.errors, []);
    } finally {
      await context.close();
      await server.close();
    }
  });
}
