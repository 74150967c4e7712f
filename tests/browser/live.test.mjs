import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { onPage } from '../support/browser.mjs';
import { DIST } from '../support/server.mjs';
import { folder, post, serving } from '../support/serving.mjs';
import { started } from '../support/suite.mjs';
import { row, rowsOf, tab } from './histories.mjs';
import { eventOf, events, live, stateIs, streamOf } from './live.mjs';
import { PAYLOADS, watch } from './payloads.mjs';

/** The live view: what it connects to, what it shows of what comes, and what it says of servers that are not what they should be. */

const { browser, server } = await started();
const ORIGIN = new URL(server.address).origin;

const inLive = (work, options) => onPage(browser, work, options);

test('no other document may connect, and this one to this machine alone', () => {
  const documents = readdirSync(DIST, { recursive: true }).filter((name) => name.endsWith('.html'));
  assert.ok(documents.length >= 5, documents.join(' '));
  for (const name of documents) {
    const text = readFileSync(join(DIST, name), 'utf8').replaceAll('&#39;', "'");
    const [policy, ...others] = text.matchAll(/http-equiv="Content-Security-Policy" content="([^"]+)"/g);
    assert.deepEqual(others, [], name);
    const connect = /connect-src ([^;]+)/.exec(policy[1])[1];
    assert.equal(connect, name === 'live.html' ? "'self' http://127.0.0.1:* http://localhost:*" : "'self'", name);
    assert.match(policy[1], /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/, name);
  }
});

describe('with cdevents-wasm serve', () => {
  test('events arrive as they are sent, and are judged together', async (t) => {
    const { url } = await serving(t, folder(t), ['--allow-origin', ORIGIN]);
    await post(url, eventOf(1));
    await inLive(async (page) => {
      await page.goto(`${server.address}#/history`);
      const link = page.getByRole('link', { name: 'watch events live' });
      assert.equal(await link.getAttribute('target'), '_blank');
      await page.goto(new URL(await link.getAttribute('href'), page.url()).href);
      await page.getByText(`npx cdevents-wasm serve --allow-origin ${ORIGIN}`).waitFor();
      await page.getByLabel('Begin with').selectOption({ label: 'all that the server has' });
      await page.getByLabel('Address of a stream of events').fill(url);
      await page.keyboard.press('Enter');
      await stateIs(page, 'Connected');
      await stateIs(page, `${url}/events`);
      await events(page, 1);
      assert.equal(new URL(page.url()).hash, `#${url}/events`);
      // The same event again has an id that was used before, once it is another one.
      await post(
        url,
        eventOf(1, (text) => text.replace('"success"', '"failure"')),
      );
      await post(url, eventOf(2));
      await events(page, 3);
      // What comes while it is paused is there afterwards.
      await page.getByRole('button', { name: 'Pause' }).click();
      await stateIs(page, 'Nothing is missed');
      await post(url, eventOf(3));
      await page.getByRole('button', { name: 'Resume' }).click();
      await events(page, 4);
      assert.equal((await rowsOf(page)).length, 4);
      await tab(page, 'Findings');
      await page.locator('.cause .name', { hasText: 'event-id-reused' }).waitFor();
      await tab(page, 'Runs');
      await page.locator('cd-parts tbody tr', { hasText: 'run-2' }).first().waitFor();
      await page.locator('cd-lanes svg').first().waitFor();
    });
  });

  test('one that does not allow the page is said to be there', async (t) => {
    const { url } = await serving(t, folder(t));
    await inLive(
      async (page) => {
        await live(page, server.address, url);
        await stateIs(page, `cdevents-wasm serve --allow-origin ${ORIGIN}`);
        await page.getByRole('button', { name: 'Try now' }).waitFor();
      },
      { quiet: false },
    );
  });
});

describe('what comes', () => {
  test('a server that dies is asked again from the last event', (t) =>
    inLive(
      async (page) => {
        const stream = await streamOf(t);
        await live(page, server.address, stream.address);
        await stateIs(page, 'Connected');
        stream.send('retry: 1\n\n');
        stream.sendEvents([eventOf(1), eventOf(2)]);
        await events(page, 2);
        await stream.close();
        await stateIs(page, 'It is tried again at');
        const again = await streamOf(t, { port: stream.port });
        await again.asked(1);
        assert.equal(again.requests[0]['last-event-id'], '2');
        await stateIs(page, 'Connected');
        again.sendEvents([eventOf(3)], 3);
        await events(page, 3);
      },
      { quiet: false, timeout: 30_000 },
    ));

  test('pause, resume, clear and disconnect', (t) =>
    inLive(async (page) => {
      const stream = await streamOf(t);
      await live(page, server.address, stream.address);
      await stateIs(page, 'Connected');
      stream.sendEvents([eventOf(1)], 7);
      await events(page, 1);
      await page.getByRole('button', { name: 'Pause' }).click();
      await stateIs(page, 'Nothing is missed');
      await page.getByRole('button', { name: 'Resume' }).click();
      await stream.asked(2);
      assert.equal(stream.requests[1]['last-event-id'], '7');
      await stateIs(page, 'Connected');
      stream.sendEvents([eventOf(2)], 8);
      await events(page, 2);
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.getByText('No event has come yet.').first().waitFor();
      stream.sendEvents([eventOf(3)], 9);
      await events(page, 1);
      await page.getByRole('button', { name: 'Disconnect' }).click();
      await stateIs(page, 'Not connected');
      assert.equal(new URL(page.url()).hash, '');
      assert.equal((await rowsOf(page)).length, 1);
    }));

  test('what is read and what is scrolled to stay where they are; the end is followed otherwise', (t) =>
    inLive(async (page) => {
      const stream = await streamOf(t);
      await live(page, server.address, stream.address);
      await stateIs(page, 'Connected');
      const numbers = (from, count) => Array.from({ length: count }, (_, index) => from + index);
      stream.sendEvents(numbers(1, 200).map((number) => eventOf(number)));
      await events(page, 200);
      // At the end, as nothing was chosen.
      await row(page, 199).waitFor();
      const grid = page.getByRole('grid', { name: 'Records' });
      await grid.focus();
      await page.keyboard.press('Control+Home');
      for (let count = 0; count < 40; count += 1) await page.keyboard.press('ArrowDown');
      await row(page, 40).getByText('pipelinerun').waitFor();
      const place = () => row(page, 40).evaluate((element) => element.getBoundingClientRect().top);
      const before = await place();
      stream.sendEvents(
        numbers(201, 200).map((number) => eventOf(number)),
        201,
      );
      await events(page, 400);
      assert.equal(await place(), before);
      // One that is open stays, and so does what is typed into a filter.
      await row(page, 40).click();
      await page.locator('#record-title', { hasText: 'Record 40' }).waitFor();
      await page.getByLabel('Subject', { exact: true }).fill('run-4');
      await page.getByText(/^\d+ of 400 records/).waitFor();
      const shown = (await rowsOf(page)).map((cells) => cells[2]);
      stream.sendEvents([eventOf(999), eventOf(4001)], 401);
      await page.getByText(/ of 402 records/).waitFor();
      assert.deepEqual((await rowsOf(page)).map((cells) => cells[2]).slice(0, shown.length), shown);
      assert.equal(await page.locator('#record-title').innerText(), 'Record 40');
    }));

  test('what is no JSON is a record with an error, and takes no other event with it', (t) =>
    inLive(async (page) => {
      const stream = await streamOf(t);
      await live(page, server.address, stream.address);
      await stateIs(page, 'Connected');
      stream.send(
        `data: {"half":\n\ndata: ${eventOf(1)}\n\ndata: [1,\ndata: 2]\n\ndata: "]}\n\ndata: ${eventOf(2)}\n\n<p>\n\n`,
      );
      await events(page, 5);
      const outcomes = (await rowsOf(page)).map((cells) => cells[0]);
      assert.deepEqual(
        outcomes.map((words) => /Valid/.test(words)),
        [false, true, false, false, true],
      );
      stream.send('data: x\n\n');
      await page.getByText(/1 line that is not part of a stream/).waitFor();
    }));

  test(
    'a server that floods: the page answers, the memory is bounded, and the newest events are kept',
    { timeout: 240_000 },
    (t) =>
      inLive(
        async (page) => {
          let sent = 0;
          let bytes = 0;
          const flood = await streamOf(t, {
            answer: (_, response, cors) => {
              response.writeHead(200, { 'content-type': 'text/event-stream', ...cors });
              const write = () => {
                for (;;) {
                  if (response.destroyed) return;
                  sent += 1;
                  // Small, so that there are many.
                  const text = `id: ${sent}\ndata: {"n": ${sent}}\n\n`;
                  bytes += text.length;
                  if (!response.write(text)) break;
                }
                response.once('drain', write);
              };
              write();
            },
          });
          await live(page, server.address, flood.address);
          await page.locator('cd-live .details', { hasText: 'older events came and are not kept' }).waitFor();
          await page.getByRole('button', { name: 'Pause' }).click();
          await stateIs(page, 'Paused');
          await page.waitForFunction(() => {
            const { records, forgotten, whole } = document.querySelector('cd-live');
            return records === whole.records + forgotten;
          });
          const kept = await page.evaluate(() => document.querySelector('cd-live').whole.records);
          assert.ok(kept > 0 && kept <= 60_000, `${kept} are kept`);
          // The flood had to wait: what is on its way fits into the buffers of the two systems.
          const seen = await page.evaluate(() => document.querySelector('cd-live').records);
          assert.ok((1 - seen / sent) * bytes < 64 * 1024 * 1024, `${sent} were sent, ${seen} were read`);
          await row(page, kept - 1).waitFor();
          await row(page, kept - 1).click();
          await page.locator('#record-title').waitFor();
          const text = await page.locator('.beside pre').innerText();
          const number = Number(
            await page
              .locator('#record-title')
              .innerText()
              .then((words) => words.replaceAll(/\D/g, '')),
          );
          // Numbers of records are those of all that came.
          assert.equal(JSON.parse(text).n, number + 1);
        },
        { timeout: 120_000 },
      ),
  );

  test('events and addresses become only text', { timeout: 240_000 }, (t) =>
    inLive(
      async (page) => {
        const stream = await streamOf(t);
        const watched = await watch(page, { also: [new URL(stream.address).origin] });
        await live(page, server.address, stream.address);
        await stateIs(page, 'Connected');
        const hostile = (text, number) =>
          JSON.stringify({
            ...JSON.parse(eventOf(number)),
            subject: { id: text, source: text, content: { pipelineName: text, outcome: 'success', errors: text } },
            [text]: text,
          });
        stream.sendEvents(['harmless', 'hid\u202eden\u0000', '12'].map(hostile));
        await events(page, 3);
        // What a part draws, not what it shows until then: only that has all kinds of elements that are the page's own.
        const drawn = {
          Findings: page.locator('[role="tabpanel"] > *').first(),
          Runs: page.locator('cd-lanes').getByRole('treegrid'),
          Figures: page.locator('cd-numbers h2').first(),
          Records: page.locator('cd-records .row').first(),
        };
        for (const [part, content] of Object.entries(drawn)) {
          await tab(page, part);
          await content.waitFor();
          await watched.settle();
        }
        await page.locator('cd-records .row').first().click();
        await page.locator('#record-title').waitFor();
        await page.getByLabel('Address of a stream of events').fill('http://example.com/');
        await page.getByRole('button', { name: 'Connect', exact: true }).click();
        await page.getByText('This page connects to this machine only').waitFor();
        await watched.settle();
        stream.sendEvents(PAYLOADS.map(hostile), 4);
        await events(page, 3 + PAYLOADS.length);
        for (const part of ['Findings', 'Runs', 'Figures', 'Records']) {
          await tab(page, part);
          assert.deepEqual(await watched.ran(), [], part);
        }
        await page.locator('cd-records .row').nth(5).click();
        await page.evaluate(async (all) => {
          const field = document.querySelector('cd-live').shadowRoot.querySelector('#address');
          for (const text of all) {
            field.value = text;
            field.dispatchEvent(new Event('input'));
            field.form.requestSubmit();
            await document.querySelector('cd-live').updateComplete;
          }
        }, PAYLOADS);
        assert.deepEqual(await watched.ran(), []);
      },
      { quiet: false },
    ),
  );
});
