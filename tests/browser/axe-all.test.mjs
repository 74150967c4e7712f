import { describe, test } from 'node:test';
import { newContext } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { inLooks } from './looks.mjs';
import { STATES, throughStates } from './states.mjs';

/** In every state, in every look and at every width: axe finds nothing, and nothing is to be scrolled sideways. */

const { browser, server } = await started();

describe('axe finds nothing', () => {
  for (const width of [320, 800, 1440]) {
    const visit = async (see) => {
      const context = await newContext(browser, { viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      try {
        const page = await context.newPage();
        page.setDefaultTimeout(10_000);
        await throughStates(page, server.address, (state, pane) => see(page, state, { pane }));
      } finally {
        await context.close();
      }
    };
    for (const [look, check] of inLooks(visit, { states: STATES.length }))
      test(`${look}, ${width} px`, { timeout: 480_000 }, check);
  }
});
