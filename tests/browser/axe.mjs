import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(
  createRequire(new URL('../../www/package.json', import.meta.url)).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe finds wrong with the page as it is. It is put in by evaluate, which the page's policy lets pass. */
export async function violations(page) {
  if (!(await page.evaluate(() => globalThis.axe !== undefined))) await page.evaluate(AXE);
  // The verdict's tone fades in; colours are judged when it has.
  await page.waitForFunction(() => {
    const roots = [
      document,
      ...[...document.querySelectorAll('*')].map((element) => element.shadowRoot).filter(Boolean),
    ];
    return roots.every((root) =>
      root
        .getAnimations()
        .every((animation) => !(animation instanceof CSSTransition) || animation.playState !== 'running'),
    );
  });
  // Off by default: WCAG 2.2, a target is 24 px or has that much room.
  const rules = { 'target-size': { enabled: true } };
  // Style sheets are read for experimental rules only, and those are off. It would take a tenth of the time.
  const preload = { assets: ['media'] };
  const result = await page.evaluate((more) => globalThis.axe.run(document, { resultTypes: ['violations'], ...more }), {
    preload,
    rules,
  });
  return result.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.target.flat().join(' ')} ${node.any.map((one) => one.message).join('; ')}`).join(' | ')}`,
  );
}
