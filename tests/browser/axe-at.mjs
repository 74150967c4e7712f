import { describe, test } from 'node:test';
import { newContext } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { inLooks } from './looks.mjs';
import { STATES, throughStates } from './states.mjs';

/**
 * The tests at one width: in every state and every look, axe finds nothing, and nothing is to be scrolled sideways. A width is a
 * file of its own, so that the widths run side by side.
 */
export async function axeAt(width) {
  const { browser, server } = await started();
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
  describe(`axe finds nothing at ${width} px`, () => {
    for (const [look, check] of inLooks(visit, { states: STATES.length })) test(look, { timeout: 480_000 }, check);
  });
}
