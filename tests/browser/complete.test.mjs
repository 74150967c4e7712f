import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { caretOf, judged, onOpened, paste, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_ATTRIBUTES, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { violations } from './axe.mjs';

/** What the editor offers and explains: all of it from the catalogue. */

const { browser, server } = await started();

const withPage = onOpened(browser, server.address);

/** Puts in a text with the caret at `|`, and waits for its report. */
async function at(page, marked) {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  await paste(page, text);
  await judged(page, text);
  await page.evaluate((place) => document.querySelector('cd-source').select(place, place, true), offset);
  await helped(page);
}

/** Completion and hover have come: they are loaded when the editor is first used. */
const helped = (page) => page.locator('.cm-content[aria-autocomplete="list"]').waitFor();

const list = (page) => page.locator('.cm-tooltip-autocomplete [role="listbox"]');
/** The labels that are offered at the caret. */
async function offered(page) {
  await page.keyboard.press('Control+Space');
  await list(page).waitFor();
  return list(page).locator('.cm-completionLabel').allInnerTexts();
}
/** Waits until the editor has an answer to what it was asked to complete, be it that there is nothing. */
const asked = (page) =>
  page.waitForFunction(() => {
    const content = document.querySelector('cd-source').shadowRoot.querySelector('#panel-json .cm-content');
    const { state } = content.cmTile.view;
    // The state of @codemirror/autocomplete, which it does not export: 1 is a source that has not answered.
    const { active } = state.values.find((value) => Array.isArray(value?.active) && 'open' in value);
    return active.every((source) => source.state !== 1);
  });
const closed = (page) => list(page).waitFor({ state: 'detached' });

describe('names of members', () => {
  test('those of the event that it has not, required first, each with its shape and its summary', () =>
    withPage(async (page) => {
      await at(page, DRAFT.replace('  "pipelineName": "release",\n', '  |\n'));
      const names = await offered(page);
      assert.equal(names[0], 'pipelineName');
      for (const name of ['pipelineRunUrl', 'taskName', 'data']) assert.ok(names.includes(name), name);
      for (const name of ['type', 'pipelineRunId', 'id', 'timestamp']) assert.ok(!names.includes(name), name);
      assert.match(await list(page).locator('li').first().innerText(), /required · string/);
      await page.locator('.cm-completionInfo').waitFor();
      assert.notEqual(await page.locator('.cm-completionInfo').innerText(), '');
      await page.keyboard.press('Enter');
      assert.match(
        await sourceOf(page),
        /"pipelineRunId": "run-42",\n {2}"pipelineName": "",\n {2}"pipelineRunStatus"/,
      );
      // The caret is where the value goes.
      await page.keyboard.type('release');
      await says(page, 'Valid');
    }));

  test('inside a content, by the vocabulary of the event, and a missing comma is put in', () =>
    withPage(async (page) => {
      await at(page, RELEASE.replace('"outcome": "success"', '|'));
      assert.deepEqual(await offered(page), ['outcome', 'errors']);
      await page.keyboard.press('Escape');
      await closed(page);
      await at(page, RELEASE.replace('"outcome": "success"', '').replace('runs/42",', 'runs/42" |'));
      assert.deepEqual(await offered(page), ['outcome', 'errors']);
      await page.keyboard.press('Enter');
      // The values are offered at once.
      await list(page).waitFor();
      assert.deepEqual(await list(page).locator('.cm-completionLabel').allInnerTexts(), [
        'success',
        'failure',
        'cancel',
        'error',
      ]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await says(page, 'Valid');
      assert.equal(JSON.parse(await sourceOf(page)).subject.content.outcome, 'failure');
    }));

  test('while a name is typed, in texts that are broken in other places too', () =>
    withPage(async (page) => {
      await at(page, DRAFT.replace('"pipelineRunId": "run-42",', '|').replace('"release",', '"release"'));
      await page.keyboard.type('"pipelineRunI');
      await list(page).getByText('pipelineRunId', { exact: true }).waitFor();
      assert.equal((await list(page).locator('.cm-completionLabel').allInnerTexts())[0], 'pipelineRunId');
      await page.keyboard.press('Enter');
      assert.match(await sourceOf(page), /\n {2}"pipelineRunId": "",\n/);
      // A name that has its value gets no second one.
      await at(page, DRAFT.replace('"pipelineName"', '"pipeline|"'));
      const names = await offered(page);
      assert.ok(names.includes('pipelineName'));
      await list(page).getByText('pipelineName', { exact: true }).click();
      assert.equal(await sourceOf(page), DRAFT);
    }));

  test('attributes of a CloudEvent are offered as they are spelt there', () =>
    withPage(async (page) => {
      await at(page, DRAFT_ATTRIBUTES.replace('"pipelinename": "release",', '|'));
      const names = await offered(page);
      assert.ok(names.includes('pipelinename') && !names.includes('pipelineName'), names.join(' '));
    }));

  test('alternatives that a value discriminates: only the members of the one that is there', () =>
    withPage(async (page) => {
      const links = (link) => RELEASE.replace('53Z"', `53Z",\n    "links": [${link}]`);
      await at(page, links('{"linkType": "RELATION", |}'));
      const names = await offered(page);
      assert.ok(names.includes('linkKind') && names.includes('target') && !names.includes('from'), names.join(' '));
      await page.keyboard.press('Escape');
      await at(page, links('{"linkType": "|"}'));
      assert.deepEqual((await offered(page)).sort(), ['END', 'PATH', 'RELATION']);
    }));

  test('each event of a batch by its own type', () =>
    withPage(async (page) => {
      await at(
        page,
        `[${DRAFT.replace('  "pipelineName": "release",\n', '')}, ${RELEASE.replace('"outcome": "success"', '|')}]`,
      );
      assert.deepEqual(await offered(page), ['outcome', 'errors']);
      await page.keyboard.press('Escape');
      await closed(page);
      await at(page, `[${RELEASE}, ${DRAFT.replace('  "pipelineName": "release",\n', '  |\n')}]`);
      assert.equal((await offered(page))[0], 'pipelineName');
    }));

  test('before the type is known: what the events of the chosen vocabulary have', () =>
    withPage(async (page) => {
      await at(page, '{ | }');
      const any = await offered(page);
      assert.ok(any.includes('type') && any.includes('context'), any.join(' '));
      await page.keyboard.press('Escape');
      const row = page.getByRole('group', { name: 'Check against' });
      await row.getByRole('button', { name: /^0\.5\.1 / }).click();
      await at(page, '{  | }');
      const own = await offered(page);
      assert.deepEqual(own.slice(0, 2), ['context', 'subject']);
      assert.ok(!own.includes('pipelineRunId'));
    }));
});

describe('values', () => {
  test('type strings of the vocabulary, one of several values, and the one of the release', () =>
    withPage(async (page) => {
      await at(page, RELEASE.replace('dev.cdevents.pipelinerun.finished.0.3.0', '|'));
      const types = await offered(page);
      assert.ok(types.length > 20 && types.every((type) => type.startsWith('dev.cdevents.')), `${types.length} types`);
      await page.keyboard.type('pipelinerun.fin');
      await page.waitForFunction(
        () => document.querySelector('cd-source').shadowRoot.querySelectorAll('.cm-completionLabel').length === 1,
      );
      await page.keyboard.press('Enter');
      assert.equal(await sourceOf(page), RELEASE);
      await at(page, DRAFT.replace('"Finished",', '"|",'));
      assert.deepEqual(await offered(page), ['Finished', 'Error']);
      await page.keyboard.press('Enter');
      assert.equal(await sourceOf(page), DRAFT);
      // The list stays while the word grows, and the whole word is replaced.
      await at(page, DRAFT.replace('"Finished",', '"|",'));
      await offered(page);
      await page.keyboard.type('Er');
      await page.waitForFunction(
        () => document.querySelector('cd-source').shadowRoot.querySelectorAll('.cm-completionLabel').length === 1,
      );
      await page.keyboard.press('Enter');
      assert.equal(await sourceOf(page), DRAFT.replace('"Finished"', '"Error"'));
      await at(page, DRAFT.replace('"pipelineName"', '"|"'));
      await offered(page);
      await page.keyboard.type('pipelineName');
      await page.waitForFunction(
        () => document.querySelector('cd-source').shadowRoot.querySelectorAll('.cm-completionLabel').length === 1,
      );
      await page.keyboard.press('Enter');
      assert.equal(await sourceOf(page), DRAFT);
      await at(page, RELEASE.replace('"0.5.1"', '|'));
      assert.ok((await offered(page)).includes('0.5.1'));
    }));

  test('where nothing is known nothing is offered: texts, numbers, envelopes, too long a text', () =>
    withPage(async (page) => {
      for (const marked of [
        DRAFT.replace('"release"', '"rel|ease"'),
        DRAFT.replace('"release"', '12|'),
        `{"specversion": "1.0", | "data": ${RELEASE}}`,
        '[|]',
        `${'['.repeat(20_000)}|`,
        RELEASE.replace('"release"', `"${'x'.repeat(300_000)}"`).replace('"outcome"', '|"outcome"'),
      ]) {
        await at(page, marked);
        await page.keyboard.press('Control+Space');
        await asked(page);
        assert.equal(await list(page).count(), 0, marked.slice(0, 60));
      }
    }));
});

test('by keyboard and for screen readers: a named list, the chosen one is announced, Escape closes and changes nothing', () =>
  withPage(async (page) => {
    const marked = DRAFT.replace('  "pipelineName": "release",\n', '  |\n');
    await at(page, marked);
    await offered(page);
    assert.notEqual((await list(page).getAttribute('aria-label')) ?? '', '');
    const content = page.locator('.cm-content');
    const active = async () => {
      const id = await content.getAttribute('aria-activedescendant');
      return page.locator(`[id="${id}"]`).getAttribute('aria-selected');
    };
    assert.equal(await active(), 'true');
    const first = await content.getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await content.getAttribute('aria-activedescendant'), first);
    assert.equal(await active(), 'true');
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await closed(page);
    assert.equal(await sourceOf(page), marked.replace('|', ''));
    assert.equal(await caretOf(page), marked.indexOf('|'));
    // One step back undoes a whole completion.
    await offered(page);
    await page.keyboard.press('Enter');
    assert.notEqual(await sourceOf(page), marked.replace('|', ''));
    await page.keyboard.press('ControlOrMeta+z');
    assert.equal(await sourceOf(page), marked.replace('|', ''));
  }));

describe('under the pointer', () => {
  const about = (page) => page.locator('.cm-about');
  /** Writes down what the editor announces from now on: it empties its live region after 200 ms. */
  const listen = (page) =>
    page.evaluate(() => {
      const region = document.querySelector('cd-source').shadowRoot.querySelector('#panel-json .cm-announced');
      window.heard = [];
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) window.heard.push(node.textContent);
      }).observe(region, { childList: true, subtree: true });
    });
  const heard = (page) => page.evaluate(() => window.heard);
  test('a field: required, type and format, summary, values, and the finding there', () =>
    withPage(async (page) => {
      await paste(page, DRAFT_BROKEN);
      await says(page, '2 errors');
      await helped(page);
      await page.locator('.cm-line', { hasText: 'timestamp' }).getByText('"timestamp"').hover();
      await about(page).waitFor();
      assert.match(await about(page).innerText(), /^timestamp optional · string, date-time\n/);
      // WCAG 1.4.13: Escape takes the box away, so that it hides nothing.
      await page.locator('.cm-content').press('Escape');
      await about(page).waitFor({ state: 'detached' });
      await page.locator('.cm-lintRange-error', { hasText: 'success' }).hover();
      await about(page).getByText('One of Finished, Error').waitFor();
      assert.match(await about(page).innerText(), /^pipelineRunStatus required · string/);
      await page.locator('.cm-tooltip .cm-diagnostic', { hasText: 'success' }).waitFor();
      assert.deepEqual(await violations(page), []);
    }));

  test('at the caret by keyboard, read out too', () =>
    withPage(async (page) => {
      await at(page, DRAFT_BROKEN.replace('"success"', '"suc|cess"'));
      await listen(page);
      await page.keyboard.press('Control+Shift+Space');
      await about(page).getByText('One of Finished, Error').waitFor();
      await page.locator('.cm-tooltip .cm-diagnostic', { hasText: 'success' }).waitFor();
      assert.match((await heard(page)).join('\n'), /pipelineRunStatus.*required.*Finished/);
      await page.keyboard.press('ArrowRight');
      await about(page).waitFor({ state: 'detached' });
    }));

  test('a member of a content, and nothing where the catalogue knows nothing', () =>
    withPage(async (page) => {
      await paste(page, RELEASE.replace('"uri"', '"url"'));
      await says(page, '1 error');
      await helped(page);
      await page.locator('.cm-line', { hasText: 'outcome' }).getByText('"outcome"').hover();
      await about(page).getByText('outcome').first().waitFor();
      await page.locator('.cm-content').press('Escape');
      await about(page).waitFor({ state: 'detached' });
      await page.locator('.cm-lintRange-error').first().hover();
      await page.locator('.cm-tooltip .cm-diagnostic').waitFor();
      await about(page).waitFor({ state: 'detached' });
    }));
});
