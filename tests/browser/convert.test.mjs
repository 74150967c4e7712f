import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { convert } from '../../pkg/dist/node.js';
import { judged, marked, onPage, open, paste, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, RELEASE } from '../support/texts.mjs';
import { violations } from './axe.mjs';
import { PAYLOADS, watch } from './payloads.mjs';

/** An event as one of another vocabulary: what is shown before it is applied, and what is applied. */

const { browser, server } = await started();

/** The draft has no place for two of its members; one is a number whose digits count. */
const LOSSY = RELEASE.replace(
  '"specversion"',
  '"chainId": "6ca3f9c5-1cef-4ce0-861c-2456a69cf137",\n    "specversion"',
).replace('\n}\n', ',\n  "customData": {\n    "cost": 2.50\n  }\n}\n');
const BARE = DRAFT.replace('  "source": "/ci/example",\n', '').replace(',\n  "timestamp": "2026-03-14T09:26:53Z"', '');

const withPage = (work, options) =>
  onPage(
    browser,
    async (page, heard) => {
      await open(page, server.address);
      await work(page, heard);
    },
    options,
  );

const dialog = (page) => page.getByRole('dialog', { name: /^Convert the event/ });
const answer = (page) => dialog(page).locator('.answer');
const answers = (page, words) => answer(page).getByText(words).waitFor();
const apply = (page, to) => dialog(page).getByRole('button', { name: `Convert to ${to}`, exact: true });
const opener = (page) => page.locator('cd-verdict').getByRole('button', { name: /^Convert/ });
const lines = (page, kind) =>
  dialog(page)
    .locator(`.lines :is(${kind})`)
    .evaluateAll((all) => all.map((line) => line.textContent.slice(1)));
const changes = async (page) =>
  (await dialog(page).locator('.changes li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

/** Until what is shown is about what is chosen. */
async function isAnswered(page) {
  await page.waitForFunction(() => {
    const { isAsking, result } = document.querySelector('cd-convert');
    return !isAsking && result !== 'pending';
  });
  await page.evaluate(() => document.querySelector('cd-convert').updateComplete);
}

/** Shows what becomes of a text in a vocabulary. */
async function ask(page, text, to) {
  await paste(page, text);
  await marked(page, text);
  await opener(page).click();
  await dialog(page).waitFor();
  await dialog(page).getByLabel('Convert to').selectOption(to);
  await page.waitForFunction((wanted) => document.querySelector('cd-convert').to === wanted, to);
  await isAnswered(page);
}

const pretty = (text, options) => `${JSON.stringify(convert(text, options).event, null, 2)}\n`;

describe('what is shown', () => {
  test('the difference, line by line, with each change and its places', () =>
    withPage(async (page) => {
      await ask(page, RELEASE, '0.3.0');
      await answers(page, 'Nothing is lost');
      assert.deepEqual(await lines(page, 'del'), [
        '    "specversion": "0.5.1",',
        '    "type": "dev.cdevents.pipelinerun.finished.0.3.0",',
        '      "uri": "https://ci.example.com/runs/42",',
      ]);
      assert.deepEqual(await lines(page, 'ins'), [
        '    "version": "0.3.0",',
        '    "type": "dev.cdevents.pipelinerun.finished.0.1.1",',
        '    "type": "pipelineRun",',
        '      "url": "https://ci.example.com/runs/42",',
      ]);
      assert.deepEqual(await changes(page), [
        'mapped the release /context/specversion → /context/version',
        'mapped the type in 0.3.0 /context/type',
        'added required by 0.3.0 /subject/type',
        'renamed its place in 0.3.0 /subject/content/uri → /subject/content/url',
      ]);
      assert.equal(await sourceOf(page), RELEASE);
    }));

  test('what is lost comes first and is marked; it can be kept, and then comes back on the way home', () =>
    withPage(async (page) => {
      await ask(page, LOSSY, 'draft');
      await answers(page, /value.* lost/);
      const lost = convert(LOSSY, { to: 'draft' }).changes.filter(({ lossy }) => lossy);
      assert.ok(lost.length > 0);
      assert.equal(
        await answer(page).innerText(),
        lost.length === 1 ? '1 value is lost' : `${lost.length} values are lost`,
      );
      assert.deepEqual(
        (await changes(page)).slice(0, lost.length).map((text) => text.split(' ').slice(0, 2).join(' ')),
        lost.map(({ kind }) => `${kind} lossy`),
      );
      for (const [index, { from }] of lost.entries())
        assert.ok((await changes(page))[index].endsWith(` ${from}`), from);
      assert.deepEqual(await violations(page), []);
      await dialog(page).getByLabel('Keep what has no place in the custom data').check();
      await answers(page, 'Nothing is lost');
      await apply(page, 'draft').click();
      const there = await sourceOf(page);
      assert.match(there, /"6ca3f9c5-1cef-4ce0-861c-2456a69cf137"/);
      // Every digit, as it was written.
      assert.match(there, /2\.50/);
      await judged(page, there);
      await opener(page).click();
      await dialog(page).getByLabel('Convert to').selectOption('0.5.1');
      await page.locator('cd-convert .lines ins').first().waitFor();
      await apply(page, '0.5.1').click();
      const back = await sourceOf(page);
      assert.deepEqual(JSON.parse(back), JSON.parse(LOSSY));
      assert.match(back, /2\.50/);
    }));

  test('what is missing, with its help; the source and the time can be given', () =>
    withPage(async (page) => {
      await ask(page, BARE, '0.5.1');
      await answers(page, 'The result is not valid: 2 errors');
      const missing = await changes(page);
      assert.match(missing[0], /^error missing field source in context \/context .*option source/);
      assert.match(missing[1], /^error missing field timestamp in context \/context .*option now/);
      assert.deepEqual(await violations(page), []);
      await dialog(page).getByLabel('Source of the event').fill('/ci/example');
      await answers(page, 'The result is not valid: 1 error');
      await dialog(page).getByLabel('Timestamp of the event').fill('2026-03-14T09:26:53Z');
      await answers(page, 'Nothing is lost');
      await apply(page, '0.5.1').click();
      await says(page, 'Valid');
      assert.equal(
        await sourceOf(page),
        pretty(BARE, { to: '0.5.1', source: '/ci/example', now: '2026-03-14T09:26:53Z' }),
      );
    }));

  test('no counterpart, and a text that is no event: one line, and nothing to apply', () =>
    withPage(async (page) => {
      for (const [text, words] of [
        [DRAFT.replace('Run.Finished', 'Run.Vanished'), 'CD.Pipeline.PipelineRun.Vanished is not a type of the draft'],
        ['{"kind": 1}\n', 'is not an event'],
        [DRAFT.slice(0, -4), 'Not converted'],
      ]) {
        await ask(page, text, '0.5.1');
        await answers(page, words);
        assert.ok(await apply(page, '0.5.1').isDisabled());
        assert.equal(await dialog(page).locator('.changes, .difference').count(), 0);
        assert.deepEqual(await violations(page), []);
        await page.keyboard.press('Escape');
        assert.equal(await sourceOf(page), text);
      }
    }));

  test('an event that is the same there: it says so, and there is nothing to apply', () =>
    withPage(async (page) => {
      await ask(page, RELEASE, '0.5.0');
      await page.evaluate(() => {
        const shown = document.querySelector('cd-convert');
        const vocabularies = [{ id: '0.5.1', title: 'CDEvents 0.5.1' }];
        return shown.show({ ...shown.from, vocabularies, to: '0.5.1' });
      });
      await answers(page, 'The event is the same in 0.5.1: there is nothing to convert');
      assert.ok(await apply(page, '0.5.1').isDisabled());
      assert.deepEqual(await lines(page, 'ins, del'), []);
      assert.deepEqual(await violations(page), []);
    }));

  test(`${PAYLOADS.length} hostile texts stay texts`, { timeout: 120_000 }, () =>
    onPage(browser, async (page) => {
      const watched = await watch(page);
      await open(page, server.address);
      const event = JSON.parse(RELEASE);
      const show = async (texts) => {
        const hostile = {
          ...event,
          subject: {
            id: texts[0],
            content: { outcome: texts[0], ...Object.fromEntries(texts.map((text) => [text, text])) },
          },
        };
        await ask(page, JSON.stringify(hostile), 'draft');
      };
      await show(['harmless', 'hid\u202eden', '12']);
      await watched.settle();
      await page.keyboard.press('Escape');
      await ask(
        page,
        JSON.stringify({ ...event, context: { ...event.context, type: 'dev.cdevents.x.y.1.0.0' } }),
        'draft',
      );
      await page.keyboard.press('Escape');
      await watched.settle();
      for (let from = 0; from < PAYLOADS.length; from += 30) {
        await show(PAYLOADS.slice(from, from + 30));
        assert.ok((await dialog(page).innerText()).includes('lossy'));
        assert.deepEqual(await watched.ran(), [], `one of ${from} to ${from + 30}`);
        await page.keyboard.press('Escape');
      }
    }),
  );
});

describe('applying', () => {
  test('is one step for undo', () =>
    withPage(async (page) => {
      await ask(page, DRAFT, '0.5.1');
      await answers(page, '1 value is assumed');
      await apply(page, '0.5.1').click();
      await says(page, 'pipelinerun finished');
      const converted = pretty(DRAFT, { to: '0.5.1' });
      assert.equal(await sourceOf(page), converted);
      await page.getByRole('button', { name: 'Undo' }).click();
      assert.equal(await sourceOf(page), DRAFT);
      await page.getByRole('button', { name: 'Redo' }).click();
      assert.equal(await sourceOf(page), converted);
    }));

  test('by keyboard, before the editor’s code has come, is one step too', () =>
    onPage(
      browser,
      async (page, heard) => {
        await page.addInitScript((kept) => localStorage.setItem('cdevents.text', kept), DRAFT);
        await open(page, server.address);
        await marked(page, DRAFT);
        assert.ok(!heard.requests.some((address) => /composer/.test(address)), 'nothing converts yet');
        await opener(page).press('Enter');
        await dialog(page).waitFor();
        const inDialog = () =>
          page.evaluate(() => {
            const focused = document.querySelector('cd-convert').shadowRoot?.activeElement;
            return focused?.id || focused?.textContent.trim();
          });
        assert.equal(await inDialog(), 'to');
        await answers(page, 'Nothing is lost');
        // The page's own keys wait until the dialog is closed.
        await page.keyboard.press('F8');
        await page.keyboard.press('Escape');
        await dialog(page).waitFor({ state: 'hidden' });
        assert.equal(await opener(page).evaluate((button) => button.matches(':focus')), true);
        await page.keyboard.press('Enter');
        await answers(page, 'Nothing is lost');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Space');
        assert.ok(await dialog(page).getByRole('checkbox').isChecked());
        await page.keyboard.press('Space');
        await isAnswered(page);
        for (let step = 0; step < 4; step += 1) await page.keyboard.press('Tab');
        assert.equal(await inDialog(), 'Convert to 0.5.1');
        await page.keyboard.press('Enter');
        await says(page, 'pipelinerun finished');
        assert.equal(await sourceOf(page), pretty(DRAFT, { to: '0.5.1' }));
        assert.equal(await page.locator('.cm-content').count(), 0);
        await page.getByRole('button', { name: 'Undo' }).press('Enter');
        assert.equal(await sourceOf(page), DRAFT);
        assert.equal(await page.locator('.cm-content').count(), 0);
      },
      { only: [server.address] },
    ));

  test('to the vocabulary that the row of vocabularies has chosen', () =>
    withPage(async (page) => {
      await paste(page, RELEASE);
      await marked(page, RELEASE);
      await page
        .getByRole('group', { name: 'Check against' })
        .getByRole('button', { name: /^0\.4\.1 / })
        .click();
      await says(page, 'Not valid');
      await page.getByRole('button', { name: 'Convert to 0.4.1…' }).click();
      assert.equal(await dialog(page).getByLabel('Convert to').inputValue(), '0.4.1');
      await answers(page, 'Nothing is lost');
      await apply(page, '0.4.1').click();
      await says(page, 'Valid');
      assert.equal(await sourceOf(page), pretty(RELEASE, { to: '0.4.1' }));
      await page.getByRole('button', { name: 'Convert…' }).first().waitFor();
    }));

  test('from the form, and the form shows the result', () =>
    withPage(async (page) => {
      await paste(page, DRAFT);
      await judged(page, DRAFT);
      await page.locator('cd-form').getByRole('button', { name: 'Convert…' }).click();
      await answers(page, 'Nothing is lost');
      await apply(page, '0.5.1').click();
      await page.locator('cd-form').getByLabel('outcome').waitFor();
      assert.equal(await page.locator('cd-form').getByLabel('Vocabulary').inputValue(), '0.5.1');
    }));

  test('of an array only the event that the form shows, in its layout', () =>
    withPage(async (page) => {
      const inArray = (text) => text.trimEnd().replaceAll('\n', '\n  ');
      const batch = (second) => `[\n  ${inArray(RELEASE)},\n  ${second}\n]\n`;
      const text = batch(inArray(DRAFT));
      await paste(page, text);
      await marked(page, text);
      await page.locator('cd-form #batch').selectOption('1');
      await page.locator('cd-form').getByLabel('pipelineRunId').waitFor();
      await opener(page).click();
      await page.getByRole('heading', { name: 'Convert the event, event 2 of 2' }).waitFor();
      await dialog(page).getByLabel('Convert to').selectOption('0.4.1');
      await apply(page, '0.4.1').click();
      assert.equal(await sourceOf(page), batch(inArray(pretty(DRAFT, { to: '0.4.1' }))));
    }));

  test('a text that has changed in the meantime is not touched', () =>
    withPage(async (page) => {
      await ask(page, DRAFT, '0.5.1');
      await page.evaluate((text) => document.querySelector('cd-source').replace(text), RELEASE);
      await apply(page, '0.5.1').click();
      await page.getByText('The text has changed in the meantime. Nothing was converted.').waitFor();
      assert.equal(await sourceOf(page), RELEASE);
    }));
});

test('what converts cannot be loaded: one line says so, the page goes on, and it can be tried again', () =>
  withPage(
    async (page) => {
      await page.context().route(/composer-[^/]+\.wasm$/, (route) => route.abort());
      await ask(page, DRAFT, '0.5.1');
      await answers(page, 'What converts events could not be loaded. Load the page again.');
      assert.ok(await apply(page, '0.5.1').isDisabled());
      assert.deepEqual(await violations(page), []);
      await page.context().unroute(/composer-[^/]+\.wasm$/);
      await dialog(page).getByRole('button', { name: 'Try again' }).click();
      await answers(page, 'Nothing is lost');
      await apply(page, '0.5.1').click();
      await says(page, 'pipelinerun finished');
    },
    { quiet: false },
  ));

test('no answer of the engine: one line says so, and it can be asked again', () =>
  onPage(browser, async (page) => {
    await page.addInitScript(() => {
      globalThis.Worker = class extends Worker {
        postMessage(data) {
          if (data.kind !== 'convert' || globalThis.isAnswering === true) super.postMessage(data);
          else queueMicrotask(() => this.onmessage({ data: { id: data.id, kind: 'error', message: 'it stopped' } }));
        }
      };
    });
    await open(page, server.address);
    await ask(page, DRAFT, '0.5.1');
    await answers(page, 'The engine did not answer.');
    assert.ok(await apply(page, '0.5.1').isDisabled());
    await page.evaluate(() => (globalThis.isAnswering = true));
    await dialog(page).getByRole('button', { name: 'Try again' }).press('Enter');
    await answers(page, 'Nothing is lost');
    // The button has gone; the focus has not gone with it.
    assert.equal(
      await dialog(page)
        .getByLabel('Convert to')
        .evaluate((choice) => choice.matches(':focus')),
      true,
    );
  }));
