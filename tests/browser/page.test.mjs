import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { caretOf, listen, newContext, open, paste, says, sourceOf, verdictOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_ATTRIBUTES, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';

const { browser, server } = await started();
let context;
let page;
let heard;

beforeEach(async () => {
  context = await newContext(browser, { viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  heard = listen(page);
});
afterEach(async () => {
  await context.close();
  assert.deepEqual(heard.errors, [], 'the page reported no error');
});

const verdict = (words) => says(page, words);
const finding = (words) => page.locator('.finding', { hasText: words });
const field = (label) => page.locator('cd-form').getByLabel(label);
const sourceBecomes = async (wanted) => {
  await page
    .waitForFunction((text) => document.querySelector('cd-source').text === text, wanted)
    .catch(() => undefined);
  assert.equal(await sourceOf(page), wanted);
};

describe('composing', () => {
  test("the draft's Finished from its example, broken in the form, read and repaired by the fix", async () => {
    await open(page, server.address);
    await verdict('Choose or paste an event');
    assert.equal(await page.locator('.start .draft .example').count(), 5);
    await page.getByText('Events SIG draft of 2021-03-14').first().click();
    await page.getByRole('button', { name: /^PipelineRun Finished/ }).click();
    await verdict('Valid');
    await page.getByText('No problems found').waitFor();
    // The form has the focus in the first field that a user fills.
    await page.waitForFunction(
      () => document.querySelector('cd-form').shadowRoot.activeElement?.id === 'field-pipelineRunId',
    );

    const before = await sourceOf(page);
    await field('pipelineRunId').fill('run-7');
    await sourceBecomes(before.replace('"checkout-release-1842"', '"run-7"'));

    await field('pipelineRunId').fill('');
    await verdict('Not valid');
    await verdict('1 error · first at line 3');
    const help = page.locator('cd-form .help.error');
    await help.waitFor();
    assert.match(await help.innerText(), /pipelineRunId/);
    assert.equal(await field('pipelineRunId').getAttribute('aria-invalid'), 'true');
    await field('pipelineRunId').fill('run-7');
    await verdict('Valid');

    await paste(page, DRAFT_BROKEN);
    await verdict('2 errors · first at line 4');
    await finding('draft-status')
      .getByRole('button', { name: /Use Finished/ })
      .click();
    await verdict('1 error · first at line 4');
    await page.getByRole('button', { name: /Fix all safe/ }).click();
    await verdict('Valid');
    await sourceBecomes(DRAFT);
    // A fix is one step back.
    await page.getByRole('button', { name: 'Undo' }).click();
    await verdict('1 error');
  });

  test('dev.cdevents.pipelinerun.finished.0.3.0 from the list, broken in the source, read beside its field', async () => {
    await open(page, server.address);
    await page.getByLabel('Vocabulary').selectOption('0.5.1');
    await page.getByLabel('Event', { exact: true }).selectOption('dev.cdevents.pipelinerun.finished.0.3.0');
    await verdict('Valid');
    await page.waitForFunction(
      () => document.querySelector('cd-form').shadowRoot.activeElement?.id === 'field-context.id',
    );
    await paste(page, RELEASE.replace('"success"', '"pass"').replace('"uri"', '"url"'));
    await verdict('2 errors · first at line 13');
    await finding('not-in-enum').waitFor();
    const help = page.locator('cd-form .help.error', { hasText: 'pass' });
    assert.match(await help.innerText(), /success/);
    await page.getByRole('button', { name: 'Rename to uri' }).click();
    await page.getByRole('button', { name: 'Use success' }).click();
    await verdict('Valid');
    await sourceBecomes(RELEASE);
  });

  test('every vocabulary and event of the catalogue has an example that is valid and a form', {
    timeout: 240_000,
  }, async () => {
    await open(page, server.address);
    const events = await page.evaluate(() =>
      document
        .querySelector('cd-form')
        .library.vocabularies.flatMap(({ id, events }) => events.map(({ type }) => [id, type])),
    );
    assert.ok(events.length > 50, `${events.length} events`);
    // One per vocabulary through the controls, the others by what the controls send.
    for (const [vocabulary, type] of events) {
      await page.evaluate(
        ([vocabulary, type]) =>
          document
            .querySelector('cd-form')
            .dispatchEvent(
              new CustomEvent('cd-choose', { detail: { vocabulary, type }, bubbles: true, composed: true }),
            ),
        [vocabulary, type],
      );
      await page
        .waitForFunction(
          ([type]) => {
            const app = document.querySelector('cd-app');
            const form = document.querySelector('cd-form');
            return app.report?.outcome === 'valid' && form.shown?.info.type === type && app.json.text.includes(type);
          },
          [type],
        )
        .catch(async () => assert.fail(`${vocabulary} ${type}: ${await verdictOf(page).innerText()}`));
    }
  });

  test('a form edit changes the fewest characters: order, spaces and line ends stay', async () => {
    await open(page, server.address);
    const odd =
      '{ "pipelineRunStatus":"Finished",\n\n     "type" : "CD.Pipeline.PipelineRun.Finished","pipelineName":  "release",\n\t"pipelineRunId": "run-42" }';
    await paste(page, odd);
    await verdict('Valid');
    await field('pipelineName').fill('deploy "now"');
    await sourceBecomes(odd.replace('"release"', '"deploy \\"now\\""'));
    // Typing in one field is one step back.
    await field('pipelineName').pressSequentially(' and more');
    await page.getByRole('button', { name: 'Undo' }).click();
    await sourceBecomes(odd);
    await page.getByRole('button', { name: 'Redo' }).click();
    await field('pipelineName').fill('deploy "now"');
    await field('pipelineRunStatus').selectOption('Error');
    await sourceBecomes(odd.replace('"release"', '"deploy \\"now\\""').replace('"Finished"', '"Error"'));
  });

  test('an optional field comes in at its place and goes again', async () => {
    await open(page, server.address);
    await paste(page, RELEASE);
    await verdict('Valid');
    await page.locator('summary', { hasText: 'More fields' }).first().click();
    await field('schemaUri').fill('https://example.com/schema.json');
    await sourceBecomes(RELEASE.replace('53Z"\n', '53Z",\n    "schemaUri": "https://example.com/schema.json"\n'));
    await field('schemaUri').fill('');
    await sourceBecomes(RELEASE);
  });

  test('lists of texts and JSON fields', async () => {
    await open(page, server.address);
    await paste(page, DRAFT.replace('"Finished",', '"Error",\n  "pipelineRunErrors": ["one"],'));
    await verdict('Valid');
    await page.getByRole('button', { name: 'Add an entry' }).click();
    await page.getByLabel('pipelineRunErrors, entry 2').fill('two');
    await sourceBecomes(DRAFT.replace('"Finished",', '"Error",\n  "pipelineRunErrors": ["one", "two"],'));
    await page.getByRole('button', { name: 'Remove entry 1 of pipelineRunErrors' }).click();
    await sourceBecomes(DRAFT.replace('"Finished",', '"Error",\n  "pipelineRunErrors": ["two"],'));

    await page.locator('summary', { hasText: 'More fields' }).click();
    const data = field('data JSON');
    await data.fill('{"tries": 2');
    await page.getByText('Not valid JSON yet').waitFor();
    assert.ok(!(await sourceOf(page)).includes('tries'));
    await data.fill('{"tries": 2}');
    await page.getByText('Not valid JSON yet').waitFor({ state: 'detached' });
    assert.match(await sourceOf(page), /,\n {2}"data": \{"tries": 2\}\n\}\n$/);
    await verdict('Valid');
  });

  test('the draft as a CloudEvent: the form writes the lower-case attributes', async () => {
    await open(page, server.address);
    await paste(page, DRAFT_ATTRIBUTES);
    await verdict('Valid');
    await field('pipelineRunId').fill('run-8');
    await sourceBecomes(DRAFT_ATTRIBUTES.replace('run-42', 'run-8'));
    await page.getByRole('button', { name: 'Set timestamp to now' }).click();
    assert.match(await sourceOf(page), /"time": "20\d\d-\d\d-\d\dT[\d:.]+Z"/);
    await verdict('Valid');
  });

  test('an event in an envelope and an event of a batch', async () => {
    await open(page, server.address);
    const inner = RELEASE.trimEnd();
    const envelope = `{"specversion":"1.0","id":"271069a8-fc18-44f1-b38f-9d70a1695819","source":"/ci/example","type":"dev.cdevents.pipelinerun.finished.0.3.0","subject":"run-42","time":"2026-03-14T09:26:53Z","datacontenttype":"application/json","data":${inner}}`;
    await paste(page, envelope);
    await verdict('Valid');
    await page.getByLabel('outcome').selectOption('failure');
    await sourceBecomes(envelope.replace('"success"', '"failure"'));
    const batch = `[${DRAFT.trimEnd()}, ${inner}]\n`;
    await paste(page, batch);
    await verdict('2 events');
    await page.getByLabel('Event of the batch').selectOption('1');
    await page.getByLabel('pipelineName').fill('other');
    await sourceBecomes(
      batch.replace(/"pipelineName": "release",\n {6}"uri"/, '"pipelineName": "other",\n      "uri"'),
    );
  });
});

describe('checking', () => {
  test('broken JSON is not checked, has a place, and the rest is read', async () => {
    await open(page, server.address);
    await paste(page, DRAFT.replace('"release",', '"release"').replace('"Finished"', '"success"'));
    await verdict('Not valid JSON');
    await verdict('line 5');
    await finding('json-syntax').waitFor();
    await finding('draft-status').waitFor();
    assert.ok(await field('pipelineName').isDisabled());
    await page.getByRole('button', { name: /^Add a comma/ }).click();
    await verdict('Not valid');
    assert.deepEqual(JSON.parse(await sourceOf(page)), { ...JSON.parse(DRAFT), pipelineRunStatus: 'success' });
    assert.ok(await field('pipelineName').isEnabled());
  });

  test('what is no event is not checked either', async () => {
    await open(page, server.address);
    await paste(page, '{"kind": "PipelineRun"}');
    await verdict('Not checked');
    await finding('not-an-event').waitFor();
  });

  test('a click on a finding goes to its place, and the caret shows field and finding', async () => {
    await open(page, server.address);
    await paste(page, DRAFT_BROKEN);
    await verdict('2 errors');
    await finding('draft-status')
      .getByRole('button', { name: /^invalid status success/ })
      .click();
    assert.equal(await caretOf(page), DRAFT_BROKEN.indexOf('"success"'));
    assert.ok(
      await page.evaluate(() =>
        document.querySelector('cd-source').shadowRoot.activeElement?.classList.contains('cm-content'),
      ),
    );
    await page.locator('cd-form .field.here', { hasText: 'pipelineRunStatus' }).waitFor();
    await page.locator('.finding.current', { hasText: 'draft-status' }).waitFor();
    // And back: a field in use shows its value in the source.
    await field('pipelineRunId').focus();
    assert.equal(await page.locator('.cm-pointed').innerText(), '"run-42"');
  });

  test('F8 and Shift+F8 walk through the findings and read them out', async () => {
    await open(page, server.address);
    await paste(page, DRAFT_BROKEN);
    // Everything that is read out, in order.
    await page.evaluate(() => {
      const region = document.querySelector('[aria-live="polite"]');
      globalThis.heard = [];
      new MutationObserver(() => globalThis.heard.push(region.textContent)).observe(region, {
        characterData: true,
        childList: true,
        subtree: true,
      });
    });
    await verdict('2 errors');
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('F8');
    await page.waitForFunction(
      (offset) => document.querySelector('cd-source').caret === offset,
      DRAFT_BROKEN.indexOf('"pipelineNam"'),
    );
    await page.keyboard.press('F8');
    await page.waitForFunction(
      (offset) => document.querySelector('cd-source').caret === offset,
      DRAFT_BROKEN.indexOf('"success"'),
    );
    await page.getByText(/^error 2 of 2: invalid status success/).waitFor({ state: 'attached' });
    await page.keyboard.press('F8');
    await page.waitForFunction(
      (offset) => document.querySelector('cd-source').caret === offset,
      DRAFT_BROKEN.indexOf('"pipelineNam"'),
    );
    await page.keyboard.press('Shift+F8');
    await page.waitForFunction(
      (offset) => document.querySelector('cd-source').caret === offset,
      DRAFT_BROKEN.indexOf('"success"'),
    );
    // When the text is kept the page has calmed down. What F8 said is not cut off by the verdict that is due then.
    await page.waitForFunction((text) => localStorage.getItem('cdevents.text') === text, DRAFT_BROKEN);
    await page.evaluate(() => document.querySelector('cd-app').updateComplete);
    const said = await page.evaluate(() => globalThis.heard);
    const byKey = said.findIndex((words) => words.startsWith('error 1 of 2'));
    assert.ok(byKey >= 0, said.join('\n'));
    assert.deepEqual(
      said.slice(byKey).filter((words) => words.startsWith('Not valid')),
      [],
    );
  });

  test('the verdict is read out once typing has calmed down', async () => {
    await open(page, server.address);
    await paste(page, DRAFT_BROKEN);
    await page
      .locator('[aria-live="polite"]', { hasText: 'Not valid, 2 errors, first at line 4' })
      .waitFor({ state: 'attached' });
  });

  test('judging by another vocabulary keeps the text', async () => {
    await open(page, server.address);
    await paste(page, RELEASE);
    await verdict('Valid');
    const chips = page.getByRole('group', { name: 'Check against' });
    assert.equal(await chips.getByRole('button', { name: 'Auto-detect 0.5.1' }).getAttribute('aria-pressed'), 'true');
    await chips.getByRole('button', { name: 'not in 2 others' }).click();
    await chips.getByRole('button', { name: /^draft / }).click();
    await verdict('Not valid');
    await sourceBecomes(RELEASE);
    await chips.getByRole('button', { name: /^Auto-detect/ }).click();
    await verdict('Valid');
  });

  test('the marks in the source: a gutter mark and a line under the very characters', async () => {
    await open(page, server.address);
    await paste(page, DRAFT_BROKEN);
    await verdict('2 errors');
    assert.deepEqual(await page.locator('.cm-lintRange-error').allInnerTexts(), ['"pipelineNam"', '"success"']);
    assert.equal(await page.locator('.cm-lint-marker-error').count(), 2);
  });
});

describe('rules', () => {
  test("a finding's rule opens its page, whose example can be tried", async () => {
    await open(page, server.address);
    await paste(page, DRAFT_BROKEN);
    await finding('draft-status').getByRole('link', { name: 'draft-status' }).click();
    await page.getByRole('heading', { name: 'draft-status' }).waitFor();
    await page.getByRole('heading', { name: 'Why it matters' }).waitFor();
    await page.getByRole('button', { name: 'Open in the playground: the example' }).click();
    await verdict('Not valid');
    await finding('draft-status').waitFor();
    // The text from before is one step back.
    await page.getByRole('button', { name: 'Undo' }).click();
    await sourceBecomes(DRAFT_BROKEN);
  });

  test('every rule has its page, and an unknown name says so', async () => {
    await page.goto(`${server.address}#/rules`);
    await page.getByRole('heading', { name: 'Rules' }).waitFor();
    await page.locator('cd-rules li a').first().waitFor();
    const names = await page.locator('cd-rules li a').allInnerTexts();
    assert.ok(names.length > 30);
    for (const name of names) {
      await page.goto(`${server.address}#/rules/${name}`);
      await page.getByRole('heading', { name, exact: true }).waitFor();
    }
    await page.goto(`${server.address}#/rules/%3Cimg%20src=x%3E`);
    await page.getByRole('heading', { name: 'No such rule' }).waitFor();
    await page.getByText('<img src=x>').waitFor();
  });
});
