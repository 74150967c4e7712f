// The elements on pages of others: what the tests of them share.
import assert from 'node:assert/strict';
import { listen } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT_BROKEN } from '../support/texts.mjs';
import { escaped, hostPage, serveHost } from './host.mjs';

/** The elements of the packed package on other people's pages, under their policies. */

export const { browser } = await started({ page: false });

/** Everything that the page's policies refuse is gathered in `refused`, and the elements' events in `fired`. */
export const LISTEN = `
globalThis.refused = [];
globalThis.fired = [];
addEventListener('securitypolicyviolation', (event) => globalThis.refused.push(event.violatedDirective + ' ' + event.blockedURI));
for (const type of ['cd-report', 'cd-change', 'cd-fix', 'cd-go', 'cd-engine', 'cd-too-large']) {
  addEventListener(type, (event) => globalThis.fired.push({ type, on: event.target.localName, detail: event.detail, composed: event.composed }));
}`;

export const STYLE =
  ':root { color-scheme: light dark; } body { margin: 16px; font: 16px/1.5 Georgia, serif; background: light-dark(#ffffff, #1c1c1e); color: light-dark(#1a1a1a, #ececec); }';

/** Opens a page with `body` and asserts that it had nothing to complain about but `errors`. */
export async function onHost(
  body,
  work,
  { policy, context: settings = {}, errors = [], pages = {}, scripts, ...serving } = {},
) {
  const server = await serveHost(
    {
      '/': hostPage(body, ['/listen.js', ...(scripts ?? ['/cd/elements.js'])]),
      '/host.css': STYLE,
      '/listen.js': LISTEN,
      ...pages,
    },
    { policy, ...serving },
  );
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...settings });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const heard = listen(page);
  try {
    await page.goto(server.address);
    await work(page, { asked: server.asked, heard });
    assert.deepEqual(
      heard.errors.filter((words) => !errors.some((expected) => expected.test(words))),
      [],
    );
    assert.deepEqual(
      heard.requests.filter((address) => !address.startsWith(server.address)),
      [],
    );
  } finally {
    await context.close();
    await server.close();
  }
}

export const REPORT = `<cd-event-report><pre>${escaped(DRAFT_BROKEN)}</pre></cd-event-report>`;
export const EDITOR = `<cd-event-editor value="${escaped(DRAFT_BROKEN)}"></cd-event-editor>`;

export const has = (page, element, attribute, value) => page.locator(`${element}[${attribute}="${value}"]`).waitFor();
export const verdictOf = (page, element) => page.locator(`${element} .verdict .line`);
/** Waits until the element's verdict says these words. Case counts: "Valid" must not be found in "Not valid". */
export const says = (page, element, words) => {
  const parts = words.split(' ').map((word) => word.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return verdictOf(page, element)
    .filter({ hasText: new RegExp(parts.join('\\s+')) })
    .waitFor();
};
export const property = (page, element, name) =>
  page.evaluate(([tag, key]) => document.querySelector(tag)[key], [element, name]);
export const set = (page, element, values) =>
  page.evaluate(([tag, all]) => Object.assign(document.querySelector(tag), all), [element, values]);
export const fired = (page, type) =>
  page.evaluate((name) => globalThis.fired.filter((event) => event.type === name), type);
export const isEdited = (page) => page.locator('cd-event-editor .cm-content').waitFor();
