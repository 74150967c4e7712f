// Compares the page's size and response times with their budgets. `make bench` runs this after the engine's part, or
// run node tools/bench/page.mjs on the built page. Times are the best of a few runs, since noise only adds.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { launch } from '../../tests/support/browser.mjs';
import { answering, DIST } from '../../tests/support/server.mjs';
import { DRAFT, RELEASE } from '../../tests/support/texts.mjs';
import { main, say } from '../steps.mjs';
import { PAGE } from './budgets.mjs';
import { historyMemory, historyWords, MEGABYTE } from './history.mjs';
import { timelineFrames } from './timeline.mjs';

const FAST_TRIES = 5;
const SLOW_TRIES = 2;
const KEYS = 300;

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });

/** Serves the page with gzip, the weaker of the two common encodings. */
async function serve() {
  const files = new Map(
    readdirSync(DIST, { recursive: true })
      .filter((name) => statSync(join(DIST, name)).isFile())
      .map((name) => {
        const bytes = readFileSync(join(DIST, name));
        return [`/${name}`, { gzip: gzipSync(bytes, { level: 9 }), brotli: brotli(bytes).length }];
      }),
  );
  files.set('/', files.get('/index.html'));
  const { address, close } = await answering((path) => {
    const body = files.get(path)?.gzip;
    const headers = { 'content-encoding': 'gzip', 'content-length': body?.length, 'cache-control': 'no-cache' };
    return body === undefined ? null : { headers, body };
  });
  return { address, files, close };
}

/** Runs in the page: when the verdict on the stored text is first rendered, in milliseconds from the start of navigation. */
const WATCH = (text) => {
  localStorage.setItem('cdevents.text', text);
  const look = () => {
    const verdict = document.querySelector('cd-verdict')?.shadowRoot?.querySelector('#verdict');
    if (verdict?.textContent.includes('alid')) globalThis.firstVerdict = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

/** A first visit with a stored text. */
async function visit(browser, address, { slow = false } = {}) {
  const context = await browser.newContext({ serviceWorkers: slow ? 'block' : 'allow' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const requested = [];
    const loaded = new Set();
    context.on('request', (request) => {
      requested.push(request.url());
      // The service worker's own requests come after everything else.
      if (request.serviceWorker() === null && request.method() === 'GET') loaded.add(new URL(request.url()).pathname);
    });
    await page.addInitScript(WATCH, DRAFT);
    if (slow) {
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 150,
        downloadThroughput: 1.6e6 / 8,
        uploadThroughput: 1.6e6 / 8,
      });
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    }
    await page.goto(address);
    await page.waitForFunction(() => globalThis.firstVerdict !== undefined);
    const first = await page.evaluate(() => globalThis.firstVerdict);
    if (slow) return { first };
    await page.locator('#event').waitFor({ state: 'attached' });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    return {
      first,
      loaded,
      foreign: requested.filter((url) => /^https?:/.test(url) && !url.startsWith(address)).length,
    };
  } finally {
    await context.close();
  }
}

/** Milliseconds from key press to report for an event of about 2 KB, through the page's worker. */
async function keystrokes(browser, address) {
  const page = await browser.newPage();
  try {
    await page.goto(address);
    await page.locator('#event').waitFor({ state: 'attached' });
    const name = [...readdirSync(join(DIST, 'assets'))].find((file) => /^worker-.*\.js$/.test(file));
    const event = JSON.parse(RELEASE);
    event.customData = { log: 'line of a log '.repeat(110) };
    return await page.evaluate(
      async ([worker, text, keys]) => {
        const engine = new Worker(worker, { type: 'module' });
        const heard = () => new Promise((done) => (engine.onmessage = ({ data }) => done(data)));
        await heard();
        // Simulate typing: until the word is complete, the event is wrong or its JSON is broken.
        const typed = [...Array(keys).keys()].map((key) =>
          text.replace('"success"', `"${'success'.slice(0, key % 8)}${key % 3 === 0 ? '' : '"'}`),
        );
        const outcomes = new Set();
        const judge = async (texts) => {
          for (const [id, one] of texts.entries()) {
            engine.postMessage({ id, kind: 'check', text: one, judgeBy: null });
            outcomes.add((await heard()).report.outcome);
          }
        };
        await judge(typed);
        // The page's clock is too coarse for a single one.
        const begin = performance.now();
        await judge(typed);
        const took = (performance.now() - begin) / keys;
        engine.terminate();
        if (outcomes.size !== 3) throw new Error(`the events are ${[...outcomes].join(' and ')}`);
        return took;
      },
      [`assets/${name}`, JSON.stringify(event, null, 2), KEYS],
    );
  } finally {
    await page.close();
  }
}

function print(rows) {
  const all = [['page', 'found', 'budget', 'verdict'], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((cells) => cells[column].length)));
  const line = (cells) =>
    cells
      .map((cell, column) =>
        column === 1 || column === 2 ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
      )
      .join('  ')
      .trimEnd();
  process.stdout.write(
    `\n${line(all[0])}\n${widths.map((width) => '-'.repeat(width)).join('  ')}\n${rows.map(line).join('\n')}\n\n`,
  );
}

await main(async () => {
  let browser;
  try {
    browser = await launch();
  } catch {
    say('no Chromium here: the page is not measured');
    return;
  }
  say('measuring the page');
  const server = await serve();
  const found = {};
  try {
    const fast = [];
    for (let round = 0; round < FAST_TRIES; round += 1) fast.push(await visit(browser, server.address));
    const slow = [];
    for (let round = 0; round < SLOW_TRIES; round += 1) slow.push(await visit(browser, server.address, { slow: true }));
    const [{ loaded, foreign }] = fast;
    const sum = (size) =>
      [...loaded].reduce((total, path) => total + (server.files.has(path) ? size(server.files.get(path)) : 0), 0) /
      1000;
    found.brotli = sum((file) => file.brotli);
    found.gzip = sum((file) => file.gzip.length);
    found.fast = Math.min(...fast.map(({ first }) => first));
    found.slow = Math.min(...slow.map(({ first }) => first));
    found.foreign = foreign;
    found.key = await keystrokes(browser, server.address);
    const { p95, interval, nodes, first, drawn, longest } = await timelineFrames(browser);
    found.frame = p95;
    found.nodes = nodes;
    found.task = longest;
    say(
      `timeline of 100,000 runs: the first are drawn after ${first.toFixed(0)} ms, all after ${drawn.toFixed(0)} ms; ${interval.toFixed(1)} ms from frame to frame (p95; without a GPU the browser paints for longer)`,
    );
  } finally {
    await browser.close();
    await server.close();
  }
  const history = await historyMemory();
  if (history === null) say('the memory of a process cannot be measured here');
  else {
    say(historyWords(history));
    found.history = history.all / MEGABYTE;
  }
  const measured = PAGE.filter(({ what }) => found[what] !== undefined);
  const failures = measured.filter(({ what, most }) => found[what] > most);
  print(
    measured.map(({ what, name, most, unit, digits }) => [
      name,
      `${found[what].toFixed(digits)}${unit}`,
      `<= ${most}${unit}`,
      found[what] > most
        ? `OVER, ${(found[what] / most).toFixed(2)} x`
        : `ok, ${most === 0 ? '' : `${Math.round((found[what] / most) * 100)} %`}`.replace(/, $/, ''),
    ]),
  );
  for (const { what, name, most, unit } of failures)
    process.stderr.write(`over budget: ${name} is ${found[what]}${unit}, allowed are ${most}${unit}\n`);
  if (failures.length > 0) process.exitCode = 1;
});
