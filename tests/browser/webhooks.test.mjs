import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { editor, onOpened, onPage, open, paste, says, sourceOf } from '../support/browser.mjs';
import { asCurl, asHttp, delivery, githubRun, INCIDENT } from '../support/deliveries.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT } from '../support/texts.mjs';
import { give, history, readAs, rowsOf, shown, tab, totals } from './histories.mjs';
import { PAYLOADS, watch } from './payloads.mjs';

/** Webhooks on the page: the events that one stands for, in the editor and as a history, and files of many. */

const { browser, server } = await started();
const onWorkbench = onOpened(browser, server.address);

const dialog = (page) => page.getByRole('dialog', { name: 'From a webhook' });
const answer = (page, words) => dialog(page).locator('.answer', { hasText: words }).waitFor();
const take = (page) => dialog(page).getByRole('button', { name: 'Take into the editor' });

/** Opens it where there is a text that is no event. */
async function offered(page) {
  await page.evaluate(() => document.querySelector('cd-source').replace('{"a": 1}'));
  await page.getByRole('button', { name: 'Webhook…', exact: true }).click();
}

/** Pastes a text where nothing is typed. */
const pasteOutside = (page, text) =>
  page.evaluate((value) => {
    const data = new DataTransfer();
    data.setData('text/plain', value);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

describe('a webhook on the workbench', () => {
  test('as an HTTP message or a command it is recognised, and its event is taken into the editor', () =>
    onWorkbench(async (page) => {
      for (const [text, conclusion] of [
        [asHttp(delivery()), 'success'],
        [asCurl(delivery({ conclusion: 'failure' })), 'failure'],
      ]) {
        await pasteOutside(page, text);
        await answer(page, '1 event · github');
        await dialog(page).getByText('dev.cdevents.pipelinerun.finished').first().waitFor();
        await take(page).click();
        await says(page, 'Valid');
        assert.equal(JSON.parse(await sourceOf(page)).subject.content.outcome, conclusion);
      }
      await page.keyboard.press('Control+z');
      await page.waitForFunction(() => document.querySelector('cd-source').text.startsWith('curl'));
    }));

  test('a body by itself is offered where no event is found, with notes and with what it lacks', () =>
    onWorkbench(async (page) => {
      await paste(page, JSON.stringify(githubRun({ conclusion: 'timed_out' })));
      await says(page, 'Not checked');
      await page.getByRole('button', { name: 'Webhook…', exact: true }).click();
      // A body of GitHub's does not say whose it is.
      await answer(page, 'its headers are missing');
      await dialog(page).getByRole('button', { name: 'github', exact: true }).click();
      await answer(page, '1 event · github');
      await dialog(page).locator('li', { hasText: '/workflow_run/conclusion' }).waitFor();
      // Another sender is chosen: then it is none of its messages.
      await dialog(page).getByLabel('Sent by').selectOption('gitlab');
      await answer(page, 'No event');
      assert.equal(await take(page).isDisabled(), true);
      await dialog(page).getByLabel('Sent by').selectOption('');
      await dialog(page).getByLabel('Delivery', { exact: true }).fill(JSON.stringify(INCIDENT));
      await answer(page, 'environment');
      await dialog(page).getByLabel('Environment').fill('production');
      await answer(page, '1 event · pagerduty');
      await take(page).click();
      await says(page, 'Valid');
      assert.equal(JSON.parse(await sourceOf(page)).subject.content.environment.id, 'production');
    }));

  test('recorded with headers and body, and as a file that is dropped', () =>
    onWorkbench(async (page) => {
      await offered(page);
      await dialog(page).getByLabel('Delivery', { exact: true }).fill('');
      await answer(page, 'Paste a delivery');
      await dialog(page)
        .getByLabel('Delivery', { exact: true })
        .fill(JSON.stringify(delivery({ id: 77 })));
      await answer(page, '1 event · github');
      const drop = (content) =>
        page.evaluate((text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], 'delivery.http'));
          document.body.dispatchEvent(
            new DragEvent('drop', { dataTransfer: data, bubbles: true, composed: true, cancelable: true }),
          );
        }, content);
      await drop('\0\0\0');
      await answer(page, 'binary');
      await drop(asHttp(delivery({ id: 78 })));
      await dialog(page).getByText('actions/runs/78').first().waitFor();
      await take(page).click();
      await says(page, 'Valid');
      assert.match(await sourceOf(page), /runs\/78/);
    }));

  test('what is no webhook stays what it was', () =>
    onWorkbench(async (page) => {
      await pasteOutside(page, `POST / HTTP/1.1\ncontent-type: application/json\nx-request-id: 7\n\n${DRAFT}`);
      await says(page, 'Valid');
      assert.deepEqual(JSON.parse(await sourceOf(page)), JSON.parse(DRAFT));
      assert.equal(await dialog(page).count(), 0);
      await offered(page);
      await answer(page, 'No event');
      for (const [text, words] of [
        ['{"a": ', 'is not JSON'],
        [DRAFT, 'No event'],
        ['curl -d @body.json http://x', 'takes the body from the file'],
        ['x-github-event: push\nno header\n\n{}', 'line 2 is not a header'],
      ]) {
        await dialog(page).getByLabel('Delivery', { exact: true }).fill(text);
        await answer(page, words);
        assert.equal(await take(page).isDisabled(), true);
      }
    }));

  test('as a history', () =>
    onWorkbench(async (page) => {
      await pasteOutside(page, asHttp(delivery()));
      await answer(page, '1 event · github');
      await dialog(page).getByRole('button', { name: 'Open as a history' }).click();
      await shown(page);
      assert.deepEqual(
        (await rowsOf(page)).map((cells) => cells[1]),
        ['pipelinerun finished'],
      );
    }));

  test('what reads webhooks is loaded with the first one, and may not come', () =>
    onPage(
      browser,
      async (page, heard) => {
        await page.route(/webhooks-[^/]+\.wasm$/, (route) => route.abort());
        await open(page, server.address);
        assert.ok(!heard.requests.some((address) => /webhook/.test(address)));
        await offered(page);
        await answer(page, 'could not be loaded');
        await dialog(page).getByLabel('Delivery', { exact: true }).fill(JSON.stringify(delivery()));
        await answer(page, 'could not be loaded');
        await page.unroute(/webhooks-[^/]+\.wasm$/);
        await dialog(page).getByLabel('Sent by').selectOption('github');
        await answer(page, '1 event · github');
      },
      { quiet: false },
    ));
});

describe('webhooks as a history', () => {
  const inHistory = (work, options) =>
    onPage(
      browser,
      async (page, heard, context) => {
        await history(page, server.address);
        await work(page, heard, context);
      },
      options,
    );
  const lines = (...values) => `${values.map((value) => JSON.stringify(value)).join('\n')}\n`;

  test('recorded deliveries are recognised, and it is said what became of each', () =>
    inHistory(async (page) => {
      const ping = { headers: { 'X-GitHub-Event': 'ping' }, body: { zen: 'x' } };
      await give(page, [
        ['hooks.ndjson', lines(delivery({ id: 1 }), delivery({ id: 2, conclusion: 'timed_out' }), ping)],
        ['more.json', JSON.stringify([delivery({ id: 3 }), { headers: {}, body: INCIDENT }])],
      ]);
      assert.match(await totals(page), /3 records · 3 pipeline runs · 2 files/);
      await page.getByText('5 webhooks (github 4, pagerduty 1) stand for 3 events.').waitFor();
      const remarks = await page.locator('cd-history .remarks li').allInnerTexts();
      assert.ok(
        remarks.some((words) => /^1 webhook without an event: .*environment/.test(words)),
        remarks.join('\n'),
      );
      await page.locator('cd-records .row').nth(1).click();
      await page.locator('#record-title').waitFor();
      assert.equal(JSON.parse(await page.locator('.beside pre').innerText()).subject.content.outcome, 'error');
    }));

  test('bodies alone are read as webhooks where that is said', () =>
    inHistory(async (page) => {
      await readAs(page, 'as webhooks of other systems');
      await page.getByLabel('Sent by').selectOption('github');
      await give(page, [['bodies.ndjson', lines(githubRun({ id: 8 }), { a: 1 }, githubRun({ id: 9 }))]]);
      assert.match(await totals(page), /2 records/);
      await page.getByText('1 webhook without an event').waitFor();
      await tab(page, 'Runs');
      await page.locator('cd-parts tbody tr', { hasText: 'runs/9/attempts/1' }).first().waitFor();
    }));

  test('files that are none say so', () =>
    inHistory(async (page) => {
      await readAs(page, 'as webhooks of other systems');
      await give(page, [
        ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])],
        ['none.ndjson', 'no JSON\n'],
      ]);
      await page.getByText(/picture\.png.*binary/).waitFor();
      await page.getByText('1 webhook without an event').waitFor();
    }));
});

test('hostile texts in every part of a webhook are only ever texts', { timeout: 240_000 }, () =>
  onPage(
    browser,
    async (page) => {
      const watched = await watch(page);
      await page.goto(server.address);
      await editor(page);
      await pasteOutside(page, asHttp(delivery()));
      await answer(page, '1 event · github');
      const given = dialog(page).getByLabel('Delivery', { exact: true });
      for (const harmless of [delivery({ conclusion: 'timed_out' }), githubRun()]) {
        await given.fill(JSON.stringify(harmless));
        await dialog(page).locator('li, .found button').first().waitFor();
        await watched.settle();
      }
      const filled = (text) => ({
        headers: { 'X-GitHub-Event': 'workflow_run', 'X-GitHub-Delivery': text },
        body: {
          ...githubRun({ conclusion: text, head_sha: text, html_url: text }),
          workflow: { name: text },
          repository: { name: text, html_url: `https://github.com/${text}` },
          [text]: text,
        },
      });
      const show = (texts) =>
        page.evaluate(
          async (all) => {
            const webhook = document.querySelector('cd-webhook');
            const root = webhook.shadowRoot;
            const type = async (field, value) => {
              field.value = value;
              field.dispatchEvent(new Event('input'));
              await webhook.updateComplete;
            };
            for (const [text, recorded] of all) {
              webhook.source = text;
              webhook.environment = text;
              for (const value of [text, recorded]) {
                webhook.result = null;
                await type(root.querySelector('#text'), value);
                await pageState.until(() => webhook.result !== 'pending');
                await webhook.updateComplete;
              }
            }
          },
          texts.map((text) => [text, JSON.stringify(filled(text))]),
        );
      await show([
        'harmless',
        '12',
        'hid\u202eden\u0000',
        'https://ci.example.com/runs/42',
        '{"headers": {}, "body": "`x`"}',
      ]);
      await watched.settle();
      for (let from = 0; from < PAYLOADS.length; from += 40) {
        await show(PAYLOADS.slice(from, from + 40));
        assert.deepEqual(await watched.ran(), [], `one of ${from} to ${from + 40}`);
      }
      await dialog(page).getByRole('button', { name: 'Close the webhook' }).click();
      // As a file of many.
      await history(page, server.address);
      const file = (texts) => [['hooks.ndjson', texts.map((text) => `${JSON.stringify(filled(text))}\n`).join('')]];
      await give(page, file(['harmless', 'hid\u202eden\u0000', '12']));
      await page.getByText('3 webhooks').waitFor();
      await watched.settle();
      await give(page, file(PAYLOADS));
      await page.getByText(`${PAYLOADS.length} webhooks`).waitFor();
      assert.deepEqual(await watched.ran(), []);
    },
    { quiet: false, timeout: 30_000 },
  ),
);
