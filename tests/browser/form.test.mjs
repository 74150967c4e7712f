import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalog } from '../../pkg/dist/node.js';
import { onPage, open, paste, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, RELEASE } from '../support/texts.mjs';
import { violations } from './axe.mjs';

/** The form over the whole catalogue, and its controls for lists of links. */

const { browser, server } = await started();

const withPage = (work, options) => onPage(browser, work, { viewport: { width: 1280, height: 1000 }, ...options });

const sourceIs = (page, text) =>
  page
    .waitForFunction((wanted) => document.querySelector('cd-source').text === wanted, text)
    .catch(async () => assert.equal(await sourceOf(page), text));
const form = (page) => page.locator('cd-form');

test('every field of every event: its control, its name, whether it is required, its help', { timeout: 300_000 }, () =>
  withPage(async (page) => {
    await open(page, server.address);
    const seen = new Set();
    for (const { id: vocabulary, events } of catalog().vocabularies) {
      for (const { type, fields } of events) {
        await page.evaluate(
          ([vocabulary, type]) =>
            document
              .querySelector('cd-form')
              .dispatchEvent(
                new CustomEvent('cd-choose', { detail: { vocabulary, type }, bubbles: true, composed: true }),
              ),
          [vocabulary, type],
        );
        await page.waitForFunction((type) => {
          const form = document.querySelector('cd-form');
          return (
            form.shown?.info.type === type &&
            form.json.text.includes(type) &&
            document.querySelector('cd-app').report?.outcome === 'valid'
          );
        }, type);
        const shown = await page.evaluate(async () => {
          const form = document.querySelector('cd-form');
          await form.updateComplete;
          return Object.fromEntries(
            [...form.shadowRoot.querySelectorAll('[id^="field-"]')].map((control) => {
              const root = form.shadowRoot;
              const label =
                root.querySelector(`label[for="${CSS.escape(control.id)}"]`) ?? control.querySelector('legend');
              const help = root.getElementById(control.id.replace('field-', 'help-'));
              return [
                control.id.slice('field-'.length),
                {
                  tag: control.localName,
                  label: label?.textContent.replace(/\s+/g, ' ').trim() ?? null,
                  help: help?.textContent ?? null,
                  described: control.getAttribute('aria-describedby')?.trim() ?? null,
                  now: control.closest('.field')?.querySelector('[aria-label^="Set "]') != null,
                  list:
                    control.getAttribute('list') !== null
                      ? (root.getElementById(control.getAttribute('list'))?.options.length ?? 0)
                      : null,
                  options: control.localName === 'select' ? [...control.options].map(({ value }) => value) : null,
                },
              ];
            }),
          );
        });
        const check = (field) => {
          const where = `${vocabulary} ${type} ${field.path}`;
          if (field.fields?.length > 0) return field.fields.forEach(check);
          const settled =
            field.type === 'string' &&
            ((field.enum?.length === 1 && field.required && field.openEnum !== true) || field.example === vocabulary);
          const control = shown[field.path];
          if (settled) return assert.equal(control, undefined, where);
          assert.ok(control, where);
          const name = field.path.split('.').at(-1);
          assert.ok(control.label?.startsWith(name), `${where}: ${control.label}`);
          assert.equal(/\brequired\b/.test(control.label), field.required, `${where}: ${control.label}`);
          assert.equal(control.help, field.summary.replaceAll('`', ''), where);
          const kind =
            field.enum !== undefined
              ? field.openEnum
                ? 'suggest'
                : 'enum'
              : (field.format ?? (field.oneOf?.[0]?.items?.oneOf ? 'links' : field.type));
          seen.add(kind);
          if (kind === 'enum') {
            assert.equal(control.tag, 'select', where);
            assert.deepEqual(
              field.enum.filter((value) => !control.options.includes(value)),
              [],
              where,
            );
          } else if (kind === 'suggest') assert.equal(control.list, field.enum.length, where);
          else if (kind === 'links') assert.equal(control.tag, 'fieldset', where);
          else if (field.type === 'string') assert.ok(['input', 'textarea'].includes(control.tag), where);
          assert.equal(control.now, kind === 'date-time', where);
          return undefined;
        };
        fields.forEach(check);
      }
    }
    assert.deepEqual([...seen].sort(), [
      'any',
      'array',
      'date-time',
      'enum',
      'links',
      'object',
      'string',
      'suggest',
      'uri',
      'uri-reference',
    ]);
  }),
);

describe('links', () => {
  const add = (page, kind) => page.getByRole('button', { name: `Add ${kind} to links` }).click();

  test('come in, are filled, change their kind and go', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await paste(page, RELEASE);
      await says(page, 'Valid');
      await form(page).locator('summary', { hasText: 'More fields' }).first().click();
      await add(page, 'PATH');
      const links = async () => JSON.parse(await sourceOf(page)).context.links;
      assert.deepEqual(await links(), [{ linkType: 'PATH', from: { contextId: '' } }]);
      // An error is shown beside its own field, with the remedy.
      const from = form(page).getByLabel('from.contextId');
      await form(page).locator('.entries .help.error').waitFor();
      assert.equal(await from.getAttribute('aria-invalid'), 'true');
      assert.match(await form(page).locator('.entries .help.error').innerText(), /contextId/);
      await from.fill('5328c37f-bb7e-4bb7-84ea-9f5f85e4a7ce');
      await says(page, 'Valid');
      await add(page, 'RELATION');
      await form(page).getByLabel('linkKind').fill('TRIGGER');
      await form(page).getByLabel('target.contextId').fill('5328c37f-bb7e-4bb7-84ea-9f5f85e4a7ce');
      await form(page).getByLabel('tags JSON').nth(1).fill('{"a": "b"}');
      await says(page, 'Valid');
      assert.deepEqual(await links(), [
        { linkType: 'PATH', from: { contextId: '5328c37f-bb7e-4bb7-84ea-9f5f85e4a7ce' } },
        {
          linkType: 'RELATION',
          linkKind: 'TRIGGER',
          target: { contextId: '5328c37f-bb7e-4bb7-84ea-9f5f85e4a7ce' },
          tags: { a: 'b' },
        },
      ]);
      // In the layout of the text, and the rest as it was.
      const text = await sourceOf(page);
      assert.match(text, /\n {4}"links": \[\n {6}\{\n {8}"linkType": "PATH",\n/);
      assert.equal(text.replace(/,\n {4}"links": \[[\s\S]*?\n {4}\]/, ''), RELEASE);
      await form(page).getByLabel('linkType, entry 1 of links').selectOption('END');
      assert.deepEqual((await links())[0], {
        linkType: 'END',
        from: { contextId: '5328c37f-bb7e-4bb7-84ea-9f5f85e4a7ce' },
      });
      // What may be left out goes with all that it leaves empty.
      await form(page).getByLabel('from.contextId').fill('');
      assert.deepEqual((await links())[0], { linkType: 'END' });
      assert.deepEqual(await violations(page), []);
      await page.getByRole('button', { name: 'Remove entry 2 of links' }).click();
      assert.deepEqual(await links(), [{ linkType: 'END' }]);
      await page.getByRole('button', { name: 'Remove entry 1 of links' }).click();
      await sourceIs(page, RELEASE);
    }));

  test('what is no link is shown as it is, and hostile values stay texts', () =>
    withPage(async (page) => {
      await open(page, server.address);
      const with_ = (links) => RELEASE.replace('53Z"\n', `53Z",\n    "links": ${links}\n`);
      await paste(
        page,
        with_('[{"linkType": "<img src=x onerror=globalThis.hit=1>"}, 1, {"linkType": "PATH", "from": "x"}]'),
      );
      await says(page, 'Not valid');
      await form(page).getByText('<img src=x onerror=globalThis.hit=1> (not listed)').waitFor({ state: 'attached' });
      assert.equal(await page.locator('.entries > li').count(), 3);
      assert.ok((await page.locator('.entries .help.error').count()) >= 2);
      assert.equal(await page.evaluate(() => globalThis.hit), undefined);
      await paste(page, with_('"none"'));
      await form(page).getByText('The value is not a list').waitFor();
      await add(page, 'END');
      await says(page, 'Valid');
      assert.deepEqual(JSON.parse(await sourceOf(page)).context.links, [{ linkType: 'END' }]);
    }));

  test('at 320 px nothing scrolls sideways', () =>
    withPage(
      async (page) => {
        await page.goto(server.address);
        await page.locator('#event').waitFor();
        await page.getByRole('tab', { name: 'Editor' }).click();
        await paste(
          page,
          RELEASE.replace(
            '53Z"\n',
            '53Z",\n    "links": [{"linkType": "RELATION", "linkKind": "x", "target": {"contextId": "y"}}]\n',
          ),
        );
        await says(page, 'Valid');
        await page.getByRole('tab', { name: 'Form' }).click();
        await form(page).getByLabel('linkKind').waitFor();
        assert.deepEqual(await violations(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      },
      { viewport: { width: 320, height: 700 } },
    ));
});

test('errors far down in the form do not make the page longer', () =>
  withPage(async (page) => {
    await open(page, server.address);
    await paste(
      page,
      RELEASE.replace(
        '53Z"\n',
        `53Z",\n    "links": [${Array.from({ length: 12 }, () => '{"linkType": "PATH", "from": {"contextId": ""}}').join(', ')}]\n`,
      ),
    );
    await says(page, '12 errors');
    await form(page).locator('.entries .help.error').nth(11).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight));
  }));

test('a member that the envelope says as well stays equal to it', () =>
  withPage(async (page) => {
    await open(page, server.address);
    const inner = RELEASE.trimEnd();
    const envelope = `{"specversion":"1.0","id":"271069a8-fc18-44f1-b38f-9d70a1695819","source":"/ci/example","type":"dev.cdevents.pipelinerun.finished.0.3.0","subject":"run-42","time":"2026-03-14T09:26:53Z","datacontenttype":"application/json","data":${inner}}`;
    await paste(page, envelope);
    await says(page, 'Valid');
    await form(page).locator('[id="field-context.source"]').fill('/other');
    await sourceIs(page, envelope.replaceAll('/ci/example', '/other'));
    await says(page, 'Valid');
    await page.getByRole('button', { name: 'Undo' }).click();
    await sourceIs(page, envelope);
  }));

test('Now sets the time that it is', () =>
  withPage(async (page) => {
    await open(page, server.address);
    await paste(page, DRAFT);
    await says(page, 'Valid');
    const before = Date.now();
    await page.getByRole('button', { name: 'Set timestamp to now' }).click();
    const time = Date.parse(JSON.parse(await sourceOf(page)).timestamp);
    assert.ok(time >= before - 1000 && time <= Date.now() + 1000);
    await says(page, 'Valid');
  }));
