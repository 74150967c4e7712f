// Chromium under test, and the built page in it. What is waited for is the page's own state, never a time.
import assert from 'node:assert/strict';
import { chromium as playwright } from 'playwright-core';
import { CHROMIUM_FLAGS, chromium } from '../../tools/chromium.mjs';
import { follow } from './follow.mjs';

/** How the browser of this machine is started. */
function settings() {
  const executablePath = chromium();
  if (executablePath === null) throw new Error('no Chromium found: install it or name it in CHROMIUM');
  return { executablePath, args: CHROMIUM_FLAGS };
}

/** A new browser. */
export const launch = () => playwright.launch(settings());

/** A browser for several processes: `endpoint` is what `BROWSER` is to say to them. */
export async function launchShared() {
  const server = await playwright.launchServer({ ...settings(), host: '127.0.0.1' });
  return { endpoint: server.wsEndpoint(), close: () => server.close() };
}

/** The shared browser that `BROWSER` names, else a new one. Closing it does not close a shared one. */
export const connect = () => (process.env.BROWSER ? playwright.connect(process.env.BROWSER) : launch());

/**
 * A new profile. Unless `serviceWorkers` is `'allow'`, it is one of a browser that has none, as in a private window of Firefox:
 * the page does not install its worker, which would take CPU time from every test. Playwright's own `'block'` leaves the API in
 * place and writes a warning to the console, and tests fail on warnings. All else in `options` goes to Playwright.
 */
export async function newContext(browser, { serviceWorkers = 'block', ...options } = {}) {
  const context = await browser.newContext(options);
  if (serviceWorkers === 'block') await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  return context;
}

/** Collects the page's errors, warnings and requests, so that a test can assert on them. */
export function listen(page) {
  const heard = { errors: [], requests: [] };
  page.on('pageerror', (error) => heard.errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.errors.push(message.text());
  });
  page.on('request', (request) => heard.requests.push(request.url()));
  return heard;
}

/**
 * Runs `work(page, heard, context)` in a profile of its own and asserts that the page had nothing to complain about.
 * `quiet: false`: it has. `only`: the beginnings of all addresses that may be asked for. `timeout`: milliseconds that a
 * step may take. All else goes to the profile: see `newContext`.
 */
export async function onPage(browser, work, { quiet = true, only, timeout = 15_000, ...options } = {}) {
  const context = await newContext(browser, { viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(timeout);
  await page.addInitScript(follow);
  const heard = listen(page);
  try {
    await work(page, heard, context);
    if (quiet) assert.deepEqual(heard.errors, []);
    if (only !== undefined)
      assert.deepEqual(
        heard.requests.filter((address) => !only.some((start) => address.startsWith(start))),
        [],
      );
  } finally {
    await context.close();
  }
}

/** For a suite's tests: runs `work` on the opened page, as `onPage` does; `defaults` are options of every test. */
export const onOpened =
  (browser, address, defaults = {}) =>
  (work, options) =>
    onPage(
      browser,
      async (page, heard, context) => {
        await open(page, address);
        await work(page, heard, context);
      },
      { ...defaults, ...options },
    );

/** The page with its catalogue loaded, as it is before somebody is about to type: see `editor`. */
export async function open(page, address) {
  await page.goto(address);
  await page.locator('#event').waitFor();
}

/** The editor, whose code the page loads when the pointer or the focus comes to the source. */
export async function editor(page) {
  await page.locator('#panel-json .host').dispatchEvent('pointerenter');
  const content = page.locator('#panel-json .cm-content');
  await content.waitFor({ state: 'attached' });
  return content;
}

/** The whole source, also where the editor has not drawn it. */
export const sourceOf = (page) => page.evaluate(() => document.querySelector('cd-source').text);

/** Puts a text into the source as a user would: select all, paste. */
export async function paste(page, text) {
  await (await editor(page)).click();
  await page.keyboard.press('ControlOrMeta+a');
  if (text === '') {
    await page.keyboard.press('Delete');
    return;
  }
  await page.evaluate((value) => {
    const data = new DataTransfer();
    data.setData('text/plain', value);
    const target = document.querySelector('cd-source').shadowRoot.querySelector('#panel-json .cm-content');
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

/** The caret as an offset into the source. */
export const caretOf = (page) => page.evaluate(() => document.querySelector('cd-source').caret);

/** The line that says whether the event is valid. */
export const verdictOf = (page) => page.locator('#verdict');

/** Waits until the verdict bar says these words. Case counts: "Valid" must not be found in "Not valid". */
export const says = (page, words) =>
  verdictOf(page)
    .getByText(new RegExp(words.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')))
    .waitFor();

/** Waits until the page has drawn its report on this text. */
export async function judged(page, text) {
  await page.waitForFunction((wanted) => pageState.isJudged(wanted), text);
  await page.evaluate(() => pageState.drawn());
}

/** Waits until the page has drawn what every vocabulary says of this text. */
export async function marked(page, text) {
  await page.waitForFunction((wanted) => pageState.isMarked(wanted), text);
  await page.evaluate(() => pageState.drawn());
}

/** What `work` puts on the clipboard. There is one in a browser, whatever its contexts: see `started`. */
export async function newOnClipboard(page, work) {
  await page.evaluate(() => navigator.clipboard.writeText('nothing yet'));
  // What the page calls goes on to the browser; it is noted when that is done.
  const written = await page.evaluateHandle(() => {
    const { clipboard } = navigator;
    const state = { isDone: false };
    for (const name of ['write', 'writeText']) {
      clipboard[name] = (...all) => {
        delete clipboard.write;
        delete clipboard.writeText;
        const result = clipboard[name](...all);
        const done = () => (state.isDone = true);
        result.then(done, done);
        return result;
      };
    }
    return state;
  });
  await work();
  await page.waitForFunction((state) => state.isDone, written);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.notEqual(text, 'nothing yet', 'what comes to the clipboard');
  return text;
}

/** Waits until an element stays where it is from one frame to the next. */
export const atRest = (locator) =>
  locator.evaluate(async (element) => {
    const place = () => JSON.stringify(element.getBoundingClientRect());
    for (let before = ''; before !== place(); ) {
      before = place();
      await new Promise(requestAnimationFrame);
    }
  });
