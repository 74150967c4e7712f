// The states of the live view and of webhooks, in the form of `STATES`: each is entered from the one before.
import { asHttp, delivery, INCIDENT } from '../support/deliveries.mjs';
import { give } from './histories.mjs';
import { eventOf } from './live.mjs';

/** Nothing listens there: the browser is given what it would say. */
const ADDRESS = 'http://127.0.0.1:9/events';

const stateIs = (page, words) => page.locator('cd-live .state', { hasText: words }).waitFor();

/** On the workbench. */
export const WEBHOOK_STATES = [
  {
    name: 'webhook',
    panes: ['Editor'],
    async enter(page) {
      await page.evaluate(
        (text) => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
        },
        asHttp(delivery({ conclusion: 'timed_out' })),
      );
      await page.locator('cd-webhook .answer', { hasText: '1 event' }).waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
];

/** On the page of histories, where nothing is open. */
export const DELIVERY_STATES = [
  {
    name: 'history-of-webhooks',
    async enter(page) {
      const lines = [delivery(), delivery({ id: 2, conclusion: 'timed_out' }), { headers: {}, body: INCIDENT }];
      await give(page, [['hooks.ndjson', lines.map((line) => `${JSON.stringify(line)}\n`).join('')]]);
    },
    leave: (page) => page.getByRole('button', { name: 'Start over' }).click(),
  },
];

/** In the document of the live view. The last one leads back. */
export const LIVE_STATES = [
  {
    name: 'live',
    async enter(page) {
      await page.goto(new URL('live.html', page.url().split('#')[0]).href);
      await page.getByText('npx cdevents-wasm serve').waitFor();
      await page.getByLabel('Address of a stream of events').fill('http://example.com/events');
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.getByText('This page connects to this machine only').waitFor();
    },
  },
  {
    name: 'live-connected',
    async enter(page) {
      const texts = [
        ...[1, 2, 3].map((number) => eventOf(number)),
        eventOf(1, (text) => text.replace('"success"', '"pass"')),
        '{"half":',
      ];
      let times = 0;
      await page.route(ADDRESS, (route) => {
        times += 1;
        return times > 1
          ? undefined
          : route.fulfill({
              contentType: 'text/event-stream',
              headers: { 'access-control-allow-origin': '*' },
              body: texts.map((data, index) => `id: ${index}\ndata: ${data}\n\n`).join(''),
            });
      });
      await page.getByLabel('Address of a stream of events').fill(ADDRESS);
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.locator('cd-live .details', { hasText: '5 events' }).waitFor();
      await page.locator('cd-records .row').first().click();
      await page.locator('#record-title').waitFor();
    },
  },
  {
    name: 'live-paused',
    async enter(page) {
      await page.getByRole('button', { name: 'Close the record' }).click();
      await page.getByRole('button', { name: 'Pause' }).click();
      await stateIs(page, 'Nothing is missed');
      await page.getByRole('tab', { name: /^Findings/ }).click();
      await page.locator('cd-causes .cause').first().waitFor();
    },
    async leave(page) {
      await page.unroute(ADDRESS);
      await page.goto(new URL('./', page.url().split('#')[0]).href);
      await page.locator('#event').waitFor({ state: 'attached' });
    },
  },
].map((state) => ({ panes: [null], ...state }));
