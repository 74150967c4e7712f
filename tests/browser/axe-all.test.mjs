import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { started } from '../support/suite.mjs';
import { violations } from './axe.mjs';
import { LOOKS, STATES, throughStates } from './states.mjs';

/** In every state, in every look and at every width: axe finds nothing, and nothing is to be scrolled sideways. */

const { browser, server } = await started();

describe('axe finds nothing', () => {
  for (const [look, options] of Object.entries(LOOKS)) {
    for (const width of [320, 800, 1440]) {
      test(`${look}, ${width} px`, { timeout: 240_000 }, async () => {
        // Without a service worker, since some states are made by files that do not come.
        const context = await browser.newContext({
          ...options,
          viewport: { width, height: 800 },
          reducedMotion: 'reduce',
          serviceWorkers: 'block',
        });
        try {
          const page = await context.newPage();
          page.setDefaultTimeout(10_000);
          const found = [];
          const seen = new Set();
          await throughStates(page, server.address, async (state, pane) => {
            seen.add(state);
            for (const one of await violations(page)) found.push(`${state} ${pane ?? ''}: ${one}`);
            const { scrollWidth, innerWidth } = await page.evaluate(() => ({
              scrollWidth: document.documentElement.scrollWidth,
              innerWidth,
            }));
            if (scrollWidth > innerWidth) found.push(`${state} ${pane ?? ''}: ${scrollWidth} px wide`);
          });
          assert.deepEqual(found, []);
          assert.equal(seen.size, STATES.length);
        } finally {
          await context.close();
        }
      });
    }
  }
});
