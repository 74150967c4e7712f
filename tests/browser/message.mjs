// The page's HTTP message: what the tests of it share.
import assert from 'node:assert/strict';
import { toCloudEvent } from '../../pkg/dist/node.js';
import { onPage, paste, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { RELEASE } from '../support/texts.mjs';

/** The faces of the one text: JSON, HTTP message, curl command. */

export const { browser, server } = await started({ clipboard: true });

export const withPage = (work, options) =>
  onPage(browser, work, {
    viewport: { width: 1280, height: 1000 },
    permissions: ['clipboard-read', 'clipboard-write'],
    only: [server.address],
    ...options,
  });

export const ENVELOPE = `{
  "specversion": "1.0",
  "id": "271069a8-fc18-44f1-b38f-9d70a1695819",
  "source": "/ci/example",
  "type": "dev.cdevents.pipelinerun.finished.0.3.0",
  "subject": "run-42",
  "time": "2026-03-14T09:26:53Z",
  "datacontenttype": "application/json",
  "data": ${RELEASE.trimEnd().replaceAll('\n', '\n  ')}
}
`;

export const tab = (page, name) => page.getByRole('tab', { name, exact: true });
export const content = (page) => page.locator('cd-http .cm-content');
/** The message as its face shows it, with line ends of one kind. */
export const messageOf = (page) => content(page).evaluate((element) => element.cmTile.view.state.doc.toString());
export const problem = (page) => page.locator('cd-http .line');
export const sourceIs = (page, text) =>
  page
    .waitForFunction((wanted) => document.querySelector('cd-source').text === wanted, text)
    .catch(async () => assert.equal(await sourceOf(page), text));

/** Waits until the message has all that `wanted` names: the whole of it, a part, the names of its headers but the first. */
export const messageIsSo = (page, wanted) =>
  page
    .waitForFunction(({ whole, part, names }) => {
      const face = document.querySelector('cd-source').shadowRoot.querySelector('cd-http');
      const text = face?.shadowRoot.querySelector('.cm-content')?.cmTile.view.state.doc.toString();
      if (text === undefined) return false;
      const [, , ...headers] = text.split('\n\n')[0].split('\n');
      return (
        (whole === undefined || text === whole) &&
        (part === undefined || text.includes(part)) &&
        (names === undefined || headers.map((line) => line.slice(0, line.indexOf(':'))).join() === names.join())
      );
    }, wanted)
    .catch(async () => assert.fail(`${JSON.stringify(wanted)} in\n${await messageOf(page)}`));
export const messageIs = (page, whole) => messageIsSo(page, { whole });
export const messageHas = (page, part) => messageIsSo(page, { part });
/** The message that the package makes, as the face writes it. `body` where the face keeps the text's own characters. */
export const written = (text, mode, body) => {
  const message = toCloudEvent(text, { mode });
  return [
    'POST / HTTP/1.1',
    'host: localhost:8080',
    ...Object.entries(message.headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body ?? message.body,
  ].join('\n');
};
/** Selects a part of the message as a user would, and types. */
export async function replaceIn(page, part, text, { atOnce = false } = {}) {
  await content(page).evaluate((element, part) => {
    const view = (element.cmTile ?? element.cmView).view;
    const start = view.state.doc.toString().indexOf(part);
    if (start < 0) throw new Error(`no ${part}`);
    view.dispatch({ selection: { anchor: start, head: start + part.length } });
    view.focus();
  }, part);
  if (text === '') await page.keyboard.press('Delete');
  else if (atOnce) await page.keyboard.insertText(text);
  else await page.keyboard.type(text);
}
export async function show(page, text, words = 'Valid', mode = 'Binary') {
  await tab(page, 'JSON').click();
  await paste(page, text);
  await says(page, words);
  await tab(page, 'HTTP').click();
  await content(page).waitFor({ state: mode === null ? 'attached' : 'visible' });
  if (mode !== null) await page.getByRole('button', { name: mode, exact: true }).click();
}
