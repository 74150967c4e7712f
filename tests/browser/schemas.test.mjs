import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged, marked, onPage, open, paste, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT } from '../support/texts.mjs';
import { violations } from './axe.mjs';

/** Schemas of the user's own on the page: they are added, edited and removed, and what they find is shown like the rest. */

const { browser, server } = await started();

const TYPE = 'com.example.cache.filled';
const SCHEMA = JSON.stringify({ properties: { data: { properties: { bytes: { type: 'integer' } } } } }, null, 2);
const EVENT = `{
  "specversion": "1.0",
  "id": "1",
  "source": "/cache",
  "type": "${TYPE}",
  "data": { "bytes": "12" }
}
`;
const RIGHT = EVENT.replace('"12"', '12');
const WASM = /schemas-[^/]+\.wasm$/;

const withPage = (work, options) =>
  onPage(
    browser,
    async (page, heard, context) => {
      await open(page, server.address);
      await work(page, heard, context);
    },
    options,
  );

const opener = (page) => page.locator('cd-verdict .chip.schemas');
const dialog = (page) => page.getByRole('dialog', { name: 'Schemas of your own' });
const problem = (page) => dialog(page).getByRole('status');
const text = (page) => dialog(page).getByLabel('JSON Schema');
const name = (page) => dialog(page).getByLabel('Type or URI of the events');
const add = (page) => dialog(page).getByRole('button', { name: 'Add the schema' });
const selected = (page) => text(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
const focused = (page) => page.evaluate(() => document.querySelector('cd-schemas').shadowRoot.activeElement?.id);

async function show(page, event) {
  await paste(page, event);
  await marked(page, event);
  await opener(page).click();
  await dialog(page).waitFor();
}

async function addTo(page, schema, type) {
  if (type !== undefined) await name(page).fill(type);
  await text(page).fill(schema);
  await add(page).click();
}

test('an event that nobody knows is checked by its schema, and findings are shown like any other', () =>
  withPage(async (page, heard) => {
    await show(page, EVENT);
    await says(page, 'Not checked');
    assert.ok(!heard.requests.some((address) => WASM.test(address)), 'nothing needs it yet');
    assert.equal(await name(page).inputValue(), TYPE);
    assert.deepEqual(await violations(page), []);
    await addTo(page, SCHEMA);
    await dialog(page).waitFor({ state: 'hidden' });
    await says(page, 'Not valid');
    assert.equal(heard.requests.filter((address) => WASM.test(address)).length, 1);
    await page.getByText('Checked by the schema for com.example.cache.filled too').waitFor({ state: 'attached' });
    assert.equal(await opener(page).innerText(), '1 schema of yours…');
    const finding = page.locator('cd-findings').getByText('is a string, expected an integer').first();
    await finding.waitFor();
    await finding.click();
    const { start, end } = await page.evaluate(() => document.querySelector('cd-app').report.diagnostics[0].range);
    assert.equal(EVENT.slice(start.offset, end.offset), '"12"');
    assert.deepEqual(await violations(page), []);
    // The findings follow the text.
    await paste(page, RIGHT);
    await judged(page, RIGHT);
    await says(page, 'Valid');
    assert.equal(await sourceOf(page), RIGHT);
    // What a vocabulary says is its own.
    await paste(page, DRAFT);
    await judged(page, DRAFT);
    await says(page, 'Valid');
  }));

test('what is wrong with a schema is shown with its place, and is selected there', () =>
  withPage(async (page) => {
    await show(page, EVENT);
    const bad = SCHEMA.replace('"integer"', '"strin"');
    await addTo(page, bad);
    await problem(page).getByText('The schema cannot be used').waitFor();
    const line = bad.split('\n').findIndex((each) => each.includes('strin')) + 1;
    const column = bad.split('\n')[line - 1].indexOf('"strin"') + 1;
    await problem(page).getByText(`/properties/data/properties/bytes/type · line ${line}, column ${column}`).waitFor();
    assert.deepEqual([await selected(page), await focused(page)], ['"strin"', 'text']);
    assert.equal(await text(page).getAttribute('aria-invalid'), 'true');
    assert.deepEqual(await violations(page), []);

    await addTo(page, '{\n  "type": "object",\n}\n');
    await problem(page).getByText('line 3, column 1').waitFor();
    assert.equal(await selected(page), '}');

    const remote = '{ "$ref": "https://example.com/unknown" }';
    await addTo(page, remote);
    await problem(page).getByText('/$ref · line 1, column 11').waitFor();
    await problem(page).getByText('nothing is fetched').waitFor();
    assert.equal(await selected(page), '"https://example.com/unknown"');

    await addTo(page, SCHEMA, '  ');
    await problem(page).getByText('Which events is the schema for?').waitFor();
    assert.deepEqual([await focused(page), await name(page).getAttribute('aria-invalid')], ['name', 'true']);
    assert.equal(await opener(page).innerText(), 'Add a schema…');
    // What was typed is still there, and can be put right.
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    await opener(page).click();
    assert.equal(await text(page).inputValue(), SCHEMA);
    await addTo(page, SCHEMA, TYPE);
    await says(page, 'Not valid');
  }));

test('schemas are edited and removed, and one that others need stays', () =>
  withPage(async (page) => {
    const PART = 'https://example.com/part';
    await show(page, EVENT);
    await addTo(page, '{ "type": "integer" }', PART);
    await dialog(page).waitFor({ state: 'hidden' });
    await opener(page).click();
    await addTo(page, `{ "properties": { "data": { "properties": { "bytes": { "$ref": "${PART}" } } } } }`, TYPE);
    await says(page, 'Not valid');
    await opener(page).click();
    await dialog(page)
      .getByRole('button', { name: `Remove the schema for ${PART}` })
      .click();
    await problem(page).getByText(`The schema for ${TYPE} needs what would go`).waitFor();
    assert.equal(await dialog(page).getByRole('listitem').count(), 2);
    assert.deepEqual(await violations(page), []);
    // The one that is referred to becomes another one.
    await dialog(page)
      .getByRole('button', { name: `Edit the schema for ${PART}` })
      .click();
    assert.deepEqual([await name(page).inputValue(), await focused(page)], [PART, 'text']);
    await addTo(page, '{ "type": "string" }');
    await says(page, 'Valid');
    await opener(page).click();
    for (const each of [TYPE, PART]) {
      await dialog(page)
        .getByRole('button', { name: `Remove the schema for ${each}` })
        .click();
      await dialog(page).getByText(each, { exact: true }).waitFor({ state: 'detached' });
      assert.equal(await focused(page), 'name');
    }
    await page.keyboard.press('Escape');
    await says(page, 'Not checked');
    assert.equal(await opener(page).innerText(), 'Add a schema…');
  }));

test('a schema comes from a file, and formats are checked if they are to be', () =>
  withPage(async (page) => {
    await show(page, EVENT);
    await name(page).fill('');
    const file = (content, called = `${TYPE}.json`) =>
      dialog(page)
        .getByLabel('File with a schema')
        .setInputFiles({ name: called, mimeType: 'application/json', buffer: Buffer.from(content) });
    await file(new Uint8Array([0xff, 0xfe, 0x7b, 0]));
    await problem(page).getByText('The file is UTF-16').waitFor();
    const schema = '{\r\n"properties": {"data": {"properties": {"bytes": {"format": "date"}}}}}';
    await file(`\ufeff${schema}`);
    await page.waitForFunction(() => document.querySelector('cd-schemas').text !== '');
    assert.equal(await text(page).inputValue(), schema.replace('\r', ''));
    assert.equal(await name(page).inputValue(), TYPE);
    await add(page).click();
    await says(page, 'Valid');
    await opener(page).click();
    await dialog(page)
      .getByRole('button', { name: `Edit the schema for ${TYPE}` })
      .click();
    await dialog(page).getByLabel('Check format too').check();
    await add(page).click();
    await says(page, 'Not valid');
  }));

test('names and texts of schemas are only text', () =>
  withPage(async (page) => {
    const hostile = '<img src=x onerror=alert(1)>`\u202e';
    await show(page, EVENT);
    await addTo(page, '{ "const": 1 }', hostile);
    await dialog(page).waitFor({ state: 'hidden' });
    await opener(page).click();
    await dialog(page).getByRole('listitem').getByText('<img src=x').waitFor();
    await addTo(page, `{ "$ref": ${JSON.stringify(hostile)} }`, TYPE);
    await problem(page)
      .getByText('The schema cannot be used')
      .or(page.locator('#verdict', { hasText: 'Not valid' }))
      .first()
      .waitFor();
    assert.equal(await page.locator('img').count(), 0);
  }));

test('by keyboard, from the row of vocabularies and back', () =>
  withPage(async (page) => {
    await paste(page, RIGHT);
    await marked(page, RIGHT);
    await page.getByRole('button', { name: 'Auto-detect' }).focus();
    await page.keyboard.press('Tab');
    assert.equal(await opener(page).evaluate((chip) => chip.matches(':focus')), true);
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    assert.equal(await focused(page), 'name');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(SCHEMA);
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await says(page, 'Valid');
    assert.equal(await opener(page).evaluate((chip) => chip.matches(':focus')), true);
  }));

test('what checks by schemas cannot be loaded: one line says so, and it can be tried again', () =>
  withPage(
    async (page, _, context) => {
      await context.route(WASM, (route) => route.abort());
      await show(page, EVENT);
      await addTo(page, SCHEMA);
      await problem(page).getByText('What checks by schemas could not be loaded. Load the page again.').waitFor();
      await context.unroute(WASM);
      await add(page).click();
      await says(page, 'Not valid');
    },
    { quiet: false },
  ));

test('after the engine was restarted, the page says that the schemas are gone', () =>
  onPage(browser, async (page) => {
    await page.addInitScript(() => {
      globalThis.Worker = class extends Worker {
        constructor(...args) {
          super(...args);
          globalThis.engine = this;
        }
      };
    });
    await open(page, server.address);
    await show(page, EVENT);
    await addTo(page, SCHEMA);
    await says(page, 'Not valid');
    await page.evaluate(() => globalThis.engine.onmessageerror());
    await page.getByText('was restarted without your schemas. Your text is unchanged.').waitFor();
    await says(page, 'Not checked');
    assert.equal(await opener(page).innerText(), 'Add a schema…');
  }));

test('without a network', () =>
  onPage(
    browser,
    async (page, heard, context) => {
      await open(page, server.address);
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
      await context.setOffline(true);
      await show(page, EVENT);
      await addTo(page, SCHEMA);
      await says(page, 'Not valid');
      assert.ok(heard.requests.length > 0);
    },
    { serviceWorkers: 'allow' },
  ));
