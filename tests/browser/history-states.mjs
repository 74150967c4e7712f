// The states of the page of histories, in the form of `STATES`: each is entered from the one before.
import { give, sample, tab } from './histories.mjs';
import { DELIVERY_STATES } from './live-states.mjs';

const title = (page, name) => page.getByRole('heading', { name }).waitFor();

export const HISTORY_STATES = [
  {
    name: 'history',
    async enter(page) {
      await page.getByRole('link', { name: 'History' }).click();
      await page.getByRole('button', { name: 'Open files…' }).waitFor();
    },
  },
  {
    name: 'history-reading',
    async enter(page) {
      await page.evaluate(async () => {
        const part = document.querySelector('cd-history');
        part.progress = { done: 3_000_000, total: 8_000_000, records: 0 };
        part.state = 'reading';
        await part.updateComplete;
      });
      await page.getByText('Reading…').waitFor();
    },
    leave: (page) => page.evaluate(() => (document.querySelector('cd-history').state = 'empty')),
  },
  {
    name: 'history-not-read',
    enter: (page) => page.evaluate(() => (document.querySelector('cd-history').state = 'failed')),
    leave: (page) => page.evaluate(() => (document.querySelector('cd-history').state = 'empty')),
  },
  {
    name: 'history-of-nothing',
    enter: (page) =>
      give(page, [
        ['picture.png', '\0'],
        ['empty.ndjson', '\n'],
      ]),
    leave: (page) => page.getByRole('button', { name: 'Start over' }).click(),
  },
  ...DELIVERY_STATES,
  { name: 'history-sound', enter: (page) => sample(page, 'A rollback') },
  {
    name: 'history-broken',
    async enter(page) {
      await page.getByRole('button', { name: 'Start over' }).click();
      await sample(page, 'A broken delivery');
    },
  },
  {
    name: 'history-filtered',
    async enter(page) {
      await page.getByRole('button', { name: 'Show them' }).click();
      await page.getByText(/^8 of \d+ records/).waitFor();
    },
  },
  {
    name: 'history-record',
    async enter(page) {
      await page.locator('cd-records .row').nth(4).click();
      await title(page, /^Record \d/);
    },
  },
  {
    name: 'history-no-match',
    async enter(page) {
      await page.getByRole('button', { name: 'Close the record' }).click();
      await page.getByLabel('Text in the record').fill('nowhere');
      await page.getByText('No record matches.').waitFor();
    },
    leave: (page) => page.getByRole('button', { name: 'Show all records' }).click(),
  },
  {
    name: 'history-findings',
    async enter(page) {
      await tab(page, 'Findings');
      await page.locator('cd-causes .cause').first().waitFor();
    },
  },
  {
    name: 'history-witness',
    async enter(page) {
      await page
        .locator('cd-causes')
        .getByRole('button', { name: /^Witness: / })
        .first()
        .click();
      await title(page, 'Witness');
    },
    leave: (page) => page.getByRole('button', { name: 'Close the witness' }).click(),
  },
  {
    name: 'history-runs',
    async enter(page) {
      await tab(page, 'Runs');
      await page.locator('cd-history table').first().waitFor();
    },
  },
  {
    name: 'history-timeline',
    async enter(page) {
      await page.locator('cd-lanes').getByRole('button', { name: 'Next finding' }).click();
      await page.locator('cd-lanes').getByRole('button', { name: 'Witness shown' }).waitFor();
      // The circles come with the next picture.
      await page.locator('cd-lanes .tl-witness[d]:not([d=""])').waitFor({ state: 'attached' });
    },
  },
  {
    name: 'history-figures',
    async enter(page) {
      await tab(page, 'Figures');
      await page.locator('cd-numbers h2').first().waitFor();
    },
  },
  {
    name: 'history-converting',
    async enter(page) {
      await tab(page, 'Convert');
      await page.evaluate(async () => {
        const parts = document.querySelector('cd-history').shadowRoot.querySelector('cd-parts');
        parts.converting = { done: 300, total: 800 };
        await parts.updateComplete;
      });
      await page.getByText('Converting…').waitFor();
    },
    leave: (page) =>
      page.evaluate(() => {
        document.querySelector('cd-history').shadowRoot.querySelector('cd-parts').converting = null;
      }),
  },
  {
    name: 'history-converted',
    async enter(page) {
      await tab(page, 'Convert');
      await page.getByLabel('Convert all records to').selectOption('0.4.1');
      await page.getByRole('button', { name: 'Convert', exact: true }).click();
      await page.getByText(/records? converted/).waitFor();
    },
  },
  {
    name: 'history-in-the-editor',
    async enter(page) {
      await tab(page, 'Records');
      await page.locator('cd-records .row .verdict').first().click();
      await page.getByRole('button', { name: 'Open in the editor' }).click();
      await page.getByText(/^Record \d+ of the history is in the editor/).waitFor();
      // The marks of all vocabularies, or the page would still be changing.
      await page.waitForFunction(() => document.querySelector('cd-app').matrix !== null);
    },
    leave: (page) => page.getByRole('button', { name: 'Keep it here only' }).click(),
  },
].map((state) => ({ panes: [null], ...state }));
