// Tests of what must hold in every look. A page is expensive and a look is cheap: each state is entered once and seen in all looks.
import assert from 'node:assert/strict';
import { violations } from './axe.mjs';
import { LOOKS } from './states.mjs';

/** Shows the page in a look. Fails if the browser does not do that. */
async function showIn(page, look) {
  const { colorScheme, forcedColors = 'none' } = LOOKS[look];
  await page.emulateMedia({ colorScheme, forcedColors });
  const isShown = await page.evaluate(
    ([scheme, forced]) =>
      matchMedia(`(prefers-color-scheme: ${scheme})`).matches && matchMedia(`(forced-colors: ${forced})`).matches,
    [colorScheme, forcedColors],
  );
  assert.ok(isShown, `the page is shown in the look "${look}"`);
}

/** What is wrong with the page as it is: what axe finds, and that it has to be scrolled sideways. */
async function problemsOf(page) {
  const found = await violations(page);
  const { scrollWidth, innerWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    innerWidth,
  }));
  if (scrollWidth > innerWidth) found.push(`${scrollWidth} px wide`);
  return found;
}

/**
 * The tests that nothing is wrong in any state, one for each of `looks`: pairs of the look and the test's function. All of them
 * share one visit. `visit(see)` opens a page and calls `see(page, state, { pane, also })` in each state, once per pane if there
 * are some; `also(page)` resolves with further problems, as texts. `states`: how many states there are.
 */
export function inLooks(visit, { looks = Object.keys(LOOKS), states }) {
  /** By look: what was seen, and what was wrong. */
  async function results() {
    const all = Object.fromEntries(looks.map((look) => [look, { seen: new Set(), found: [] }]));
    await visit(async (page, state, { pane, also = async () => [] } = {}) => {
      for (const look of looks) {
        await showIn(page, look);
        all[look].seen.add(state);
        const found = [...(await problemsOf(page)), ...(await also(page))];
        all[look].found.push(...found.map((one) => `${[state, pane ?? []].flat().join(', ')}: ${one}`));
      }
    });
    return all;
  }
  let visited;
  return looks.map((look) => [
    look,
    async () => {
      visited ??= results();
      const { seen, found } = (await visited)[look];
      assert.deepEqual(found, []);
      assert.equal(seen.size, states, [...seen].join(', '));
    },
  ]);
}
