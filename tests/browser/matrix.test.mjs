import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { validate } from '../../pkg/dist/node.js';
import { atRest, marked, onPage, open, paste, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { inLooks } from './looks.mjs';

/** The event against every vocabulary at once. */

const { browser, server } = await started();

const withPage = (options, work) => onPage(browser, work, options);

const chips = (page) => page.getByRole('group', { name: 'Check against' }).getByRole('button');
const chip = (page, id) =>
  page
    .getByRole('group', { name: 'Check against' })
    .getByRole('button', { name: new RegExp(`^${id.replaceAll('.', '\\.')} `) });
/** Shows the vocabularies that do not have the event too. */
async function unfold(page) {
  const rest = page.locator('cd-verdict .rest[aria-expanded="false"]');
  if (await rest.isVisible()) await rest.click();
}

/** The marks as they are drawn, by the vocabulary's name; waits until they are about this text. */
async function marks(page, text) {
  await marked(page, text);
  await unfold(page);
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelector('cd-verdict').shadowRoot.querySelectorAll('.chip:has(.mark)')].map((button) => [
        button.querySelector('.name').textContent,
        button.querySelector('.mark').textContent.trim(),
      ]),
    ),
  );
}

/** What each vocabulary says of a text; `own`: those of the event's kind, where it is of one. */
function wanted(text, ids, own) {
  return Object.fromEntries(
    ids.map((release) => {
      if (own !== undefined && !own(release)) return [release, 'not in it'];
      const { outcome, diagnostics } = validate(text, { release });
      const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
      return [
        release,
        outcome === 'valid'
          ? 'valid'
          : outcome === 'unchecked'
            ? 'not checked'
            : `${errors} error${errors === 1 ? '' : 's'}`,
      ];
    }),
  );
}

describe('the matrix', () => {
  test('says of every vocabulary what the package says', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      const draft = (id) => id === 'draft';
      const sdk = (id) => id === 'sig-v1';
      const release = (id) => !draft(id) && !sdk(id);
      const texts = [
        [DRAFT, draft],
        [DRAFT_BROKEN, draft],
        [RELEASE, release],
        [RELEASE.replace('0.5.1', '0.4.1'), release],
        ['{"specversion": "1.0", "id": "1", "source": "/ci", "type": "cd.pipelinerun.started.v1"}', sdk],
        ['{"kind": 1}'],
        ['{"kind": '],
        [`[${DRAFT}, ${RELEASE}]`, (id) => !sdk(id)],
      ];
      for (const [text, own] of texts) {
        await paste(page, text);
        const drawn = await marks(page, text);
        assert.equal(Object.keys(drawn).length, 12);
        assert.deepEqual(drawn, wanted(text, Object.keys(drawn), own), text.slice(0, 60));
      }
      await paste(page, '');
      await says(page, 'Choose or paste an event');
      assert.equal(await page.locator('cd-verdict .chip').count(), 0);
    }));

  test('a shape and a word; the vocabulary that the event names is marked, also where another one judges', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      await paste(page, RELEASE);
      await marks(page, RELEASE);
      const own = chip(page, '0.5.1');
      assert.match(await own.getAttribute('aria-label'), /^0\.5\.1 valid, .*, the event names it$/);
      assert.equal(await own.locator('svg').count(), 1);
      assert.equal(await page.locator('cd-verdict .claimed').count(), 1);
      await unfold(page);
      await chip(page, 'draft').click();
      await says(page, 'Not valid');
      assert.equal(await chip(page, 'draft').getAttribute('aria-pressed'), 'true');
      assert.equal(await page.locator('cd-verdict .claimed .name').innerText(), '0.5.1');
      assert.equal(await sourceOf(page), RELEASE);
      // And from then on.
      await paste(page, `${RELEASE} `);
      await says(page, 'Not valid');
      await chips(page).first().click();
      await says(page, 'Valid');
      assert.equal(await chips(page).first().getAttribute('aria-pressed'), 'true');
      assert.equal(await page.locator('cd-verdict [aria-pressed="true"]').count(), 1);
    }));

  test('what was chosen on an earlier visit is in sight, and the Tab key begins at the top all the same', () =>
    withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
      await page.addInitScript(() => localStorage.setItem('cdevents.judge-by', 'sig-v1'));
      await page.goto(server.address);
      await chips(page).last().waitFor();
      assert.equal(await chips(page).last().getAttribute('aria-pressed'), 'true');
      const { left, right } = await chips(page)
        .last()
        .evaluate((element) => element.getBoundingClientRect().toJSON());
      assert.ok(left >= 0 && right <= 360, `${left} to ${right}`);
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
    }));

  test('by keyboard: one stop, arrow keys inside, and Enter judges and takes it back', () =>
    withPage({ viewport: { width: 320, height: 700 } }, async (page) => {
      await page.goto(server.address);
      await page.locator('#event').waitFor();
      await page.getByRole('tab', { name: 'Editor' }).click();
      await paste(page, RELEASE);
      await marks(page, RELEASE);
      await chips(page).first().focus();
      assert.equal(await page.locator('cd-verdict .chip[tabindex="0"]').count(), 1);
      for (let step = 0; step < 13; step += 1) await page.keyboard.press('ArrowRight');
      const last = chips(page).last();
      await atRest(last);
      const { left, right } = await last.evaluate((element) => {
        const { left, right } = element.getBoundingClientRect();
        return { left, right };
      });
      assert.ok(left >= 0 && right <= 320, `the button with the focus is in sight: ${left} to ${right}`);
      await page.keyboard.press('Enter');
      assert.equal(await last.getAttribute('aria-pressed'), 'true');
      await says(page, 'Not valid');
      await page.keyboard.press('Enter');
      await says(page, 'Valid');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }));

  test('nothing jumps while somebody types, and the newest text wins', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT);
      await marks(page, DRAFT);
      const places = () =>
        page.evaluate(() =>
          [...document.querySelector('cd-verdict').shadowRoot.querySelectorAll('.chip')].map((button) => {
            const { left, top, width, height } = button.getBoundingClientRect();
            return [left, top, width, height].join(' ');
          }),
        );
      const first = await places();
      await page.evaluate(() => document.querySelector('cd-source').select(0, 0, true));
      for (const key of '{"a": [1, 2, {"b": "cccc') {
        await page.keyboard.type(key);
        assert.deepEqual(await places(), first);
      }
      const text = await sourceOf(page);
      const drawn = await marks(page, text);
      assert.deepEqual(drawn, wanted(text, Object.keys(drawn)));
    }));

  test('a long text is checked first, and typing goes on while the marks are made', { timeout: 120_000 }, () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      await paste(
        page,
        `[${Array.from({ length: 9_000 }, () => JSON.stringify({ ...JSON.parse(DRAFT), data: 'x'.repeat(1_000) })).join(',\n')}]`,
      );
      await says(page, '9,000 events');
      await paste(page, DRAFT_BROKEN);
      await says(page, '2 errors');
      const drawn = await marks(page, DRAFT_BROKEN);
      assert.equal(drawn.draft, '2 errors');
    }),
  );
});

describe('axe finds nothing, and nothing is cut off', () => {
  /** The chips whose words do not fit. */
  const cut = (page) =>
    page.evaluate(() =>
      [...document.querySelector('cd-verdict').shadowRoot.querySelectorAll('.chip .name, .chip.auto, .chip.rest')]
        .filter((span) => {
          const words = document.createRange();
          words.selectNodeContents(span);
          return words.getBoundingClientRect().width > span.getBoundingClientRect().width + 0.5;
        })
        .map((span) => `cut off: ${span.innerText}`),
    );

  for (const [width, height] of [
    [1280, 800],
    [320, 700],
  ]) {
    const visit = (see) =>
      withPage({ reducedMotion: 'reduce', viewport: { width, height } }, async (page) => {
        await page.goto(server.address);
        await page.locator('#event').waitFor();
        if (width === 320) await page.getByRole('tab', { name: 'Editor' }).click();
        for (const [state, text] of Object.entries({ valid: RELEASE, broken: '{"kind": ', invalid: DRAFT_BROKEN })) {
          await paste(page, text);
          await marks(page, text);
          await see(page, state, { also: cut });
        }
        await chip(page, '0.4.1').click();
        await says(page, 'Not valid');
        await see(page, 'another judges', { also: cut });
      });
    for (const [look, check] of inLooks(visit, { states: 4 }))
      test(`${look}, ${width} px`, { timeout: 120_000 }, check);
  }
});
