// Pictures of every state in light, dark, forced colours and narrow, and a sheet with all of them: `make screenshots`, or
// node tests/browser/screenshots.mjs [folder]. Look at them.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launch, newContext } from '../support/browser.mjs';
import { serve } from '../support/server.mjs';
import { LOOKS, throughStates } from './states.mjs';

const SIZES = {
  light: { look: LOOKS.light, width: 1280, height: 800 },
  dark: { look: LOOKS.dark, width: 1280, height: 800 },
  forced: { look: LOOKS.forced, width: 1280, height: 800 },
  narrow: { look: LOOKS.light, width: 360, height: 740 },
  'narrow-dark': { look: LOOKS.dark, width: 360, height: 740 },
  narrowest: { look: LOOKS.light, width: 320, height: 640 },
  wide: { look: LOOKS.light, width: 2560, height: 1200 },
};

const folder = resolve(process.argv[2] ?? 'target/screenshots');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const sheet = [];
const server = await serve();
const browser = await launch();
try {
  for (const [size, { look, width, height }] of Object.entries(SIZES)) {
    const context = await newContext(browser, {
      ...look,
      viewport: { width, height },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const figures = [];
    await throughStates(page, server.address, async (state, pane) => {
      const name = [size, String(figures.length + 1).padStart(2, '0'), state, pane?.toLowerCase()]
        .filter(Boolean)
        .join('-');
      await page.screenshot({ path: join(folder, `${name}.png`) });
      figures.push(
        `<figure><a href="${name}.png"><img src="${name}.png" alt="" width="${Math.min(width, 420)}" loading="lazy"></a><figcaption>${name}</figcaption></figure>`,
      );
    });
    sheet.push(`<h2>${size}, ${width} × ${height}</h2>\n<div>${figures.join('\n')}</div>`);
    console.log(`${size}: ${figures.length} pictures`);
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}
await writeFile(
  join(folder, 'index.html'),
  `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Every state of the page</title>
<style>body { font: 15px system-ui; margin: 24px; } div { display: flex; flex-wrap: wrap; gap: 16px; } figure { margin: 0; } img { border: 1px solid #888; height: auto; }</style>
<h1>Every state of the page</h1>
${sheet.join('\n')}
</html>
`,
);
console.log(join(folder, 'index.html'));
