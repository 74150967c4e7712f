import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium of the machine: CHROMIUM names it when it is elsewhere. */
export function launch() {
  const executablePath =
    process.env.CHROMIUM ??
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (executablePath === undefined) throw new Error('no Chromium found: install it or name it in CHROMIUM');
  return chromium.launch({ executablePath, args: ARGS });
}

/** What the page has to say for itself, gathered so that a test can assert that there was nothing wrong. */
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
 * step may take. All else goes to the profile.
 */
export async function onPage(browser, work, { quiet = true, only, timeout = 15_000, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(timeout);
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

/** The page with its editor and catalogue loaded. */
export async function open(page, address) {
  await page.goto(address);
  await page.locator('.cm-content').waitFor();
  await page.locator('#event').waitFor();
}

/** The whole source, also where the editor has not drawn it. */
export const sourceOf = (page) => page.evaluate(() => document.querySelector('cd-source').text);

/** Puts a text into the source as a user would: select all, paste. */
export async function paste(page, text) {
  await page.locator('#panel-json .cm-content').click();
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

/** What `work` puts on the clipboard. */
export async function newOnClipboard(page, work) {
  await page.evaluate(() => navigator.clipboard.writeText('nothing yet'));
  await work();
  for (let tries = 0; tries < 200; tries += 1) {
    const text = await page.evaluate(() => navigator.clipboard.readText());
    if (text !== 'nothing yet') return text;
    await page.waitForTimeout(50);
  }
  throw new Error('nothing came to the clipboard');
}
