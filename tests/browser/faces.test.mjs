import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { fromHttp, toCloudEvent, validate } from '../../pkg/dist/node.js';
import { caretOf, newOnClipboard, onPage, open, paste, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_ATTRIBUTES, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { violations } from './axe.mjs';

/** The faces of the one text: JSON, HTTP message, curl command. */

const { browser, server } = await started({ clipboard: true });

const withPage = (work, options) =>
  onPage(browser, work, {
    viewport: { width: 1280, height: 1000 },
    permissions: ['clipboard-read', 'clipboard-write'],
    only: [server.address],
    ...options,
  });

const ENVELOPE = `{
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

const tab = (page, name) => page.getByRole('tab', { name, exact: true });
const content = (page) => page.locator('cd-http .cm-content');
/** The message as it stands in its face, with line ends of one kind. */
const messageOf = (page) => content(page).evaluate((element) => element.cmTile.view.state.doc.toString());
const problem = (page) => page.locator('cd-http .line');
const sourceIs = (page, text) =>
  page
    .waitForFunction((wanted) => document.querySelector('cd-source').text === wanted, text)
    .catch(async () => assert.equal(await sourceOf(page), text));

/** Waits until the message has all that `wanted` names: the whole of it, a part, the names of its headers but the first. */
const messageIsSo = (page, wanted) =>
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
const messageIs = (page, whole) => messageIsSo(page, { whole });
const messageHas = (page, part) => messageIsSo(page, { part });
/** The message that the package makes, as the face writes it. `body` where the face keeps the text's own characters. */
const written = (text, mode, body) => {
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
async function replaceIn(page, part, text, { atOnce = false } = {}) {
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
async function show(page, text, words = 'Valid', mode = 'Binary') {
  await tab(page, 'JSON').click();
  await paste(page, text);
  await says(page, words);
  await tab(page, 'HTTP').click();
  await content(page).waitFor({ state: mode === null ? 'attached' : 'visible' });
  if (mode !== null) await page.getByRole('button', { name: mode, exact: true }).click();
}

describe('the message', () => {
  test('is what the package makes, and says the same: binary, structured, batch', () =>
    withPage(async (page) => {
      await open(page, server.address);
      for (const [text, body] of [
        [RELEASE, RELEASE.trimEnd()],
        [DRAFT, ''],
        [DRAFT_ATTRIBUTES, ''],
        [ENVELOPE, RELEASE.trimEnd()],
      ]) {
        await show(page, text);
        await messageIs(page, written(text, 'binary', body));
        const [head, rest] = (await messageOf(page)).split('\n\n');
        const headers = Object.fromEntries(
          head
            .split('\n')
            .slice(2)
            .map((line) => line.split(': ')),
        );
        assert.equal(fromHttp({ headers, body: rest }).outcome, 'valid');
        await page.getByRole('button', { name: 'Structured' }).click();
        await messageHas(page, 'application/cloudevents+json');
        const structured = (await messageOf(page)).split('\n\n')[1];
        assert.deepEqual(JSON.parse(structured), JSON.parse(toCloudEvent(text, { mode: 'structured' }).body));
        assert.equal(validate(structured).outcome, 'valid');
      }
      const batch = `[${DRAFT.trimEnd()}, ${RELEASE.trimEnd()}]`;
      await show(page, batch, '2 events', null);
      await messageHas(page, 'application/cloudevents-batch+json');
      assert.equal(await page.getByRole('button', { name: 'Binary', exact: true }).count(), 0);
      // An edit in the batch's body is one of the text's own message only where the text is that message.
      await page.getByText('A list of events is one message').waitFor();
    }));

  test('numbers and odd layouts keep their characters', () =>
    withPage(async (page) => {
      await open(page, server.address);
      const odd = `{ "specversion":"1.0","id":"1","source":"/s","type":"dev.cdevents.pipelinerun.finished.0.3.0",\n\t"data": {"context":{"a":1.0},\n\t  "n" : 12345678901234567890 }}\n`;
      await show(page, odd, 'valid');
      await messageHas(page, '12345678901234567890');
      await replaceIn(page, '12345678901234567890', '1e400');
      await sourceIs(page, odd.replace('12345678901234567890', '1e400'));
    }));

  test('where there is none the face says so, and comes back', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await tab(page, 'HTTP').click();
      await page.getByText('There is no event yet').waitFor();
      for (const [text, words, said] of [
        ['{"a": ', 'Not checked', 'not sound JSON at the moment'],
        ['{"kind": "x"}', 'Not checked', 'no event at the moment'],
        [`"${'x'.repeat(300_000)}"`, 'Not checked', 'too long to be shown'],
      ]) {
        await show(page, text, words, null);
        await page.locator('cd-http').getByText(said).waitFor();
        assert.ok(!(await content(page).isVisible()));
      }
      await show(page, DRAFT);
      await messageIs(page, written(DRAFT, 'binary'));
    }));
});

describe('an edit in the message', () => {
  test('a header of a bare event: its member and the body change, all else stays, one step back', () =>
    withPage(async (page) => {
      await open(page, server.address);
      const odd = RELEASE.replace('"id": "2710', '"id" :   "2710').replace('"subject"', '\n\n  "subject"');
      await show(page, odd);
      await messageHas(page, 'ce-id: 2710');
      await replaceIn(page, '69a8-fc18', 'new');
      const wanted = odd.replace('69a8-fc18', 'new');
      await sourceIs(page, wanted);
      await messageIs(page, written(wanted, 'binary', wanted.trimEnd()));
      // The caret stays behind what was typed.
      const caret = await content(page).evaluate(
        (element) => (element.cmTile ?? element.cmView).view.state.selection.main.head,
      );
      assert.ok((await messageOf(page)).slice(0, caret).endsWith('ce-id: 271069a8-fc18'.replace('69a8-fc18', 'new')));
      await page.getByRole('button', { name: 'Undo' }).click();
      await sourceIs(page, odd);
      await messageIs(page, written(odd, 'binary', odd.trimEnd()));
      await content(page).focus();
      await page.keyboard.press('ControlOrMeta+Shift+Z');
      await sourceIs(page, wanted);
      await page.keyboard.press('ControlOrMeta+z');
      await sourceIs(page, odd);
    }));

  test('every header of every kind leads to its member', () =>
    withPage(async (page) => {
      await open(page, server.address);
      for (const [text, header, from, to, wanted] of [
        [RELEASE, 'ce-subject', 'run-42', 'r-1', RELEASE.replace('"id": "run-42"', '"id": "r-1"')],
        [
          RELEASE,
          'ce-time',
          '2026-03-14T09:26:53Z',
          '2026-03-15T00:00:00Z',
          RELEASE.replace('2026-03-14T09:26:53Z', '2026-03-15T00:00:00Z'),
        ],
        [RELEASE, 'ce-source', '/ci/example', '/x%20%C3%BC', RELEASE.replace('"/ci/example"', '"/x ü"')],
        [DRAFT, 'ce-pipelinerunid', 'run-42', 'r-1', DRAFT.replace('run-42', 'r-1')],
        [
          DRAFT,
          'ce-time',
          '2026-03-14T09:26:53Z',
          '2026-03-15T00:00:00Z',
          DRAFT.replace('2026-03-14T09:26:53Z', '2026-03-15T00:00:00Z'),
        ],
        [
          DRAFT.replace('"Finished",', '"Error",\n  "pipelineRunErrors": ["one", "two"],'),
          'ce-pipelinerunerrors',
          'one;%20two',
          'a;%20b;%20c',
          DRAFT.replace('"Finished",', '"Error",\n  "pipelineRunErrors": ["a", "b", "c"],'),
        ],
        [DRAFT_ATTRIBUTES, 'ce-pipelinename', 'release', 'deploy', DRAFT_ATTRIBUTES.replace('"release"', '"deploy"')],
        // In an envelope what says the same is changed in both places.
        [
          ENVELOPE,
          'ce-id',
          '271069a8-fc18-44f1-b38f-9d70a1695819',
          'other',
          ENVELOPE.replaceAll('271069a8-fc18-44f1-b38f-9d70a1695819', 'other'),
        ],
        [
          ENVELOPE,
          'ce-subject',
          'run-42',
          'r-1',
          ENVELOPE.replace('"subject": "run-42"', '"subject": "r-1"').replace('"id": "run-42"', '"id": "r-1"'),
        ],
        // Where they differ already, the header is the envelope's alone.
        [ENVELOPE.replace('"id": "2710', '"id": "x2710'), 'ce-id', 'x2710', '2710', ENVELOPE],
      ]) {
        await show(page, text, 'alid');
        await messageHas(page, `${header}: ${from}`);
        await replaceIn(page, from, to);
        await sourceIs(page, wanted);
        await messageHas(page, `${header}: ${to}`);
      }
    }));

  test('a header comes, has its name changed, and goes', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await show(page, DRAFT);
      await messageHas(page, 'ce-time');
      await replaceIn(
        page,
        'ce-time: 2026-03-14T09:26:53Z',
        'ce-time: 2026-03-14T09:26:53Z\nce-pipelinerunurl: https://ci.example.com/1',
      );
      // The name is the vocabulary's own spelling.
      const more = DRAFT.replace('53Z"\n', '53Z",\n  "pipelineRunUrl": "https://ci.example.com/1"\n');
      await sourceIs(page, more);
      await replaceIn(page, 'ce-pipelinerunurl: https://ci.example.com/1\n', '');
      await sourceIs(page, DRAFT);
      await replaceIn(page, 'pipelinename', 'pipelinenam');
      await sourceIs(page, DRAFT.replace('"pipelineName"', '"pipelinenam"'));
      await messageHas(page, 'ce-pipelinenam: release');
      await replaceIn(page, 'pipelinenam', 'pipelinename');
      await sourceIs(page, DRAFT);
    }));

  test('the body: the same characters change in the text, and what says the same follows', () =>
    withPage(async (page) => {
      await open(page, server.address);
      for (const text of [RELEASE, ENVELOPE]) {
        await show(page, text);
        await messageHas(page, '"outcome": "success"');
        await replaceIn(page, '"success"', '"failure"');
        await sourceIs(page, text.replace('"success"', '"failure"'));
        await replaceIn(page, '"outcome"', '"x": 1,\n"outcome"');
        await page.waitForFunction(() => JSON.parse(document.querySelector('cd-source').text) !== null);
      }
      await show(page, RELEASE);
      await messageHas(page, 'ce-subject: run-42');
      await replaceIn(page, '"id": "run-42"', '"id": "run-7"');
      await sourceIs(page, RELEASE.replace('"id": "run-42"', '"id": "run-7"'));
      await messageHas(page, 'ce-subject: run-7');
      // A body where there was none is data.
      await show(page, DRAFT);
      await messageHas(page, 'ce-time');
      await content(page).focus();
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.insertText('{"tries": 2}');
      await sourceIs(page, DRAFT.replace('53Z"\n', '53Z",\n  "data": {"tries": 2}\n'));
      await messageHas(page, 'content-type: application/json\n\n{"tries": 2}');
    }));

  test("structured mode of a bare event: attributes, data and the text's own characters", () =>
    withPage(async (page) => {
      await open(page, server.address);
      await show(page, RELEASE, 'Valid', 'Structured');
      await messageHas(page, '"subject": "run-42"');
      await replaceIn(page, '"subject": "run-42"', '"subject": "run-7"');
      const once = RELEASE.replace('"id": "run-42"', '"id": "run-7"');
      await sourceIs(page, once);
      await messageHas(page, '"id": "run-7"');
      await replaceIn(page, '"success"', '"failure"');
      await sourceIs(page, once.replace('"success"', '"failure"'));
      await show(page, DRAFT, 'Valid', 'Structured');
      await messageHas(page, '"pipelinerunid": "run-42"');
      await replaceIn(page, '"pipelinerunid": "run-42"', '"pipelinerunid": "run-7"');
      await sourceIs(page, DRAFT.replace('run-42', 'run-7'));
    }));

  test('what cannot go back is said in a line, loses nothing, and goes back once it can', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await show(page, RELEASE);
      await messageHas(page, 'ce-id');
      const before = await messageOf(page);
      for (const [part, text, words] of [
        ['ce-id: ', 'ce-id ', 'Line 4 is no header'],
        ['ce-id', 'ce id', 'Line 4 is no header'],
        ['ce-specversion: 1.0', 'ce-specversion: 0.3', 'ce-specversion has no place in an event without an envelope'],
        ['ce-specversion', 'ce-extension', 'ce-specversion is there in every message'],
        ['content-type: application/json', 'content-type: text/plain', 'content-type has no place'],
        ['ce-subject: run-42', 'ce-subject: %ff', 'ce-subject is not percent-encoded UTF-8'],
        ['ce-source: /ci/example', 'ce-source: /ci/example\nce-source: /x', 'ce-source stands there more than once'],
        ['ce-subject: run-42\n', '', 'ce-subject says what subject.id says'],
        ['"outcome": "success"', '"outcome": ', 'The body is not sound JSON yet'],
        ['localhost:8080', 'local host', 'no address that a message can be sent to'],
        ['content-type', 'accept: x\ncontent-type', 'accept is no part of the event'],
      ]) {
        await replaceIn(page, part, text, { atOnce: true });
        await problem(page).getByText(words).waitFor();
        assert.equal(await sourceOf(page), RELEASE, words);
        assert.equal(await messageOf(page), before.replace(part, text));
        // Undo gives back the message as it was, step by step.
        for (let steps = 0; steps < 10 && (await messageOf(page)) !== before; steps += 1)
          await page.keyboard.press('ControlOrMeta+z');
        assert.equal(await messageOf(page), before, words);
        await problem(page).getByText('Attributes in the headers').waitFor();
        assert.equal(await sourceOf(page), RELEASE);
      }
      // The rest still goes back, and what was refused stays where it is.
      await replaceIn(page, '"outcome": "success"', '"outcome": ');
      await replaceIn(page, 'ce-subject: run-42', 'ce-subject: run-7');
      await sourceIs(page, RELEASE.replace('"id": "run-42"', '"id": "run-7"'));
    }));

  test('a change in form or JSON comes into the message, and what was typed beside it is not lost', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await show(page, DRAFT);
      await messageHas(page, 'ce-pipelinename: release');
      await replaceIn(page, 'ce-id: ', 'x-mine: kept\nce-id: ');
      await page.locator('cd-form').getByLabel('pipelineName').fill('deploy it');
      await messageHas(page, 'ce-pipelinename: deploy%20it');
      await messageHas(page, 'x-mine: kept');
      // A body that is not sound is made anew when the text says otherwise, and can be had back.
      await show(page, RELEASE);
      await messageHas(page, '"success"');
      await replaceIn(page, '"success"', '"su');
      await problem(page).getByText('The body is not sound JSON yet').waitFor();
      await page.locator('cd-form').getByLabel('outcome').selectOption('failure');
      await messageHas(page, '"failure"');
      await problem(page).getByText('made anew').waitFor();
      await content(page).focus();
      await page.keyboard.press('ControlOrMeta+z');
      await messageHas(page, '"su\n');
    }));

  test('what is typed while the message is behind the text goes to the right place', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await show(page, DRAFT);
      await messageHas(page, 'ce-pipelinename: release');
      await page.evaluate(() => {
        const source = document.querySelector('cd-source');
        const http = source.shadowRoot.querySelector('cd-http');
        const { carry } = http;
        globalThis.held = [];
        // Lit hands the page's own down again at each change, so it is kept out.
        Object.defineProperty(http, 'carry', {
          get:
            () =>
            async (...all) => {
              await new Promise((done) => globalThis.held.push(done));
              return carry(...all);
            },
          set: () => undefined,
        });
      });
      await page.locator('cd-form').getByLabel('pipelineRunId').fill('a much longer id than before');
      await replaceIn(page, 'release', 'deploy');
      assert.equal(await sourceOf(page), DRAFT.replace('run-42', 'a much longer id than before'));
      const wanted = DRAFT.replace('run-42', 'a much longer id than before').replace('"release"', '"deploy"');
      await page.waitForFunction((text) => {
        for (const done of globalThis.held.splice(0)) done();
        return document.querySelector('cd-source').text === text;
      }, wanted);
      assert.equal(await sourceOf(page), wanted);
      await page.evaluate(() => globalThis.held.splice(0).forEach((done) => done()));
      await messageHas(page, 'ce-pipelinename: deploy');
      await messageHas(page, 'ce-pipelinerunid: a%20much%20longer');
    }));

  test('hostile values never make a line of their own', () =>
    withPage(async (page) => {
      await open(page, server.address);
      for (const payload of [
        'a\r\nce-evil: 1',
        'a\nx: y',
        '\r',
        '\u0000',
        '\u2028\u2029\u0085',
        '"; \\',
        '%0d%0ace-evil: 1',
        '<img src=x onerror=globalThis.hit=1>',
        '\ud800',
        ' lead and trail ',
        'é\u202e',
      ]) {
        for (const text of [
          JSON.stringify({ ...JSON.parse(DRAFT), pipelineName: payload, [payload]: payload }, null, 2),
          JSON.stringify(
            {
              ...JSON.parse(ENVELOPE),
              datacontenttype: `application/json${payload}`,
              extension: payload,
              [`x${payload}`]: payload,
            },
            null,
            2,
          ),
          RELEASE.replace('"id": "run-42"', `"id": ${JSON.stringify(payload)}`),
        ]) {
          await tab(page, 'JSON').click();
          await paste(page, text);
          await tab(page, 'HTTP').click();
          await page.waitForFunction(
            () =>
              document.querySelector('cd-app').report !== null &&
              document.querySelector('cd-source').shadowRoot.querySelector('cd-http') !== null,
          );
          const message = toCloudEvent(text, { mode: 'binary' });
          if (message === null) continue;
          const names = Object.keys(message.headers);
          await messageIsSo(page, { names });
          for (const line of (await messageOf(page)).split('\n\n')[0].split('\n'))
            assert.doesNotMatch(line, /[^\x20-\x7e]/);
          assert.ok(!names.includes('ce-evil') && !names.includes('x'));
        }
      }
      assert.equal(await page.evaluate(() => globalThis.hit), undefined);
    }));
});

describe('places', () => {
  test('findings are marked in headers and body, and a click on one goes there', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await show(page, DRAFT_BROKEN, '2 errors');
      await page.locator('cd-http .cm-lintRange-error').first().waitFor();
      assert.deepEqual(await page.locator('cd-http .cm-lintRange-error').allInnerTexts(), [
        'ce-pipelinenam',
        'success',
      ]);
      await page
        .locator('.finding', { hasText: 'draft-status' })
        .getByRole('button', { name: /^found success/ })
        .click();
      assert.equal(
        await page.evaluate(
          () =>
            document
              .querySelector('cd-source')
              .shadowRoot.querySelector('cd-http')
              .shadowRoot.getSelection?.()
              ?.toString() ?? getSelection().toString(),
        ),
        'success',
      );
      await page.locator('cd-form .field.here', { hasText: 'pipelineRunStatus' }).waitFor();
      await page
        .locator('.finding', { hasText: 'draft-status' })
        .getByRole('button', { name: /Use Finished/ })
        .click();
      await messageHas(page, 'ce-pipelinerunstatus: Finished');
      await show(
        page,
        RELEASE.replace('"success"', '"pass"').replace('"timestamp": "2026-03-14T', '"timestamp": "2026-03-14 '),
        '2 errors',
      );
      await page.locator('cd-http .cm-lintRange-error').first().waitFor();
      assert.deepEqual(await page.locator('cd-http .cm-lintRange-error').allInnerTexts(), [
        '2026-03-14%2009:26:53Z',
        '"2026-03-14 09:26:53Z"',
        '"pass"',
      ]);
      // A field of the form points at its place here too.
      await page.locator('cd-form').getByLabel('pipelineName').focus();
      assert.equal(await page.locator('cd-http .cm-pointed').innerText(), '"release"');
    }));

  test('the caret in the message shows field and finding', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await show(page, DRAFT_BROKEN, '2 errors');
      await content(page).getByText('success').click();
      await page.locator('cd-form .field.here', { hasText: 'pipelineRunStatus' }).waitFor();
      await page.locator('.finding.current', { hasText: 'draft-status' }).waitFor();
    }));

  test('what is nowhere in the message is shown in the JSON', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await show(
        page,
        ENVELOPE.replace('"id": "2710', '"id": "2710').replace(
          '"specversion": "1.0"',
          '"specversion": "1.0",\n  "data_base64": null',
        ),
        'alid',
        null,
      );
      const text = await sourceOf(page);
      await page.evaluate(
        (offset) => document.querySelector('cd-source').select(offset, offset + 4, true),
        text.indexOf('null'),
      );
      await page.waitForFunction(
        (offset) => document.querySelector('cd-source').caret === offset,
        text.indexOf('null'),
      );
      assert.equal(await tab(page, 'JSON').getAttribute('aria-selected'), 'true');
      assert.equal(await caretOf(page), text.indexOf('null'));
    }));
});

describe('the command', () => {
  const region = (page) => page.getByRole('region', { name: 'curl command' });
  const wordsOf = (command) =>
    spawnSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`], { encoding: 'utf8' })
      .stdout.split('\0')
      .slice(0, -1);

  test('is that of the menu, goes to the address given, and the address is kept', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await paste(page, RELEASE);
      await tab(page, 'curl').click();
      await region(page).getByText('--data-raw').waitFor();
      const shown = await region(page).innerText();
      const copied = await newOnClipboard(page, () => page.getByRole('button', { name: 'Copy command' }).click());
      assert.equal(copied.trimEnd(), shown.trimEnd());
      await page.getByLabel('Send to').fill("https://events.example.com/in?a=1&b=$(x)'");
      await region(page).getByText('events.example.com').waitFor();
      const command = await newOnClipboard(page, () => page.getByRole('button', { name: 'Copy command' }).click());
      assert.deepEqual(wordsOf(command).slice(0, 3), [
        '--request',
        'POST',
        'https://events.example.com/in?a=1&b=$(x)%27',
      ]);
      await page.getByLabel('Send to').fill('javascript:alert(1)');
      await page.getByText('An address begins with http:// or https://').waitFor();
      assert.ok(!(await region(page).innerText()).includes('javascript'));
      await page.reload();
      await page.locator('#event').waitFor();
      await tab(page, 'HTTP').click();
      await messageHas(page, 'POST /in?a=1&b=$(x)%27 HTTP/1.1\nhost: events.example.com\n');
      await replaceIn(page, '/in?a=1', '/out?a=2');
      await tab(page, 'curl').click();
      await region(page).getByText('https://events.example.com/out?a=2').waitFor();
      assert.equal(await sourceOf(page), RELEASE);
    }));

  test('of hostile values it is one command', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await tab(page, 'curl').click();
      await page.getByText('There is no event yet').waitFor();
      for (const [index, payload] of [
        "'; touch hit; '",
        '$(touch hit)',
        '`touch hit`',
        "\n touch hit\n'",
        '\\',
        '"',
        '\u001b[2J\u202e',
      ].entries()) {
        const text = JSON.stringify({ ...JSON.parse(DRAFT), pipelineName: payload, pipelineRunId: `run-${index}` });
        await tab(page, 'JSON').click();
        await paste(page, text);
        await tab(page, 'curl').click();
        // Its number is of letters that no shell and no escape changes.
        await region(page).getByText(`run-${index}`).waitFor();
        const command = await region(page).innerText();
        assert.equal(JSON.parse(wordsOf(command).at(-1)).pipelinename, payload);
        assert.equal(wordsOf(command).length, 7);
      }
      await tab(page, 'JSON').click();
      await paste(page, '[1]');
      await tab(page, 'curl').click();
      await page.getByText('there is no command of it').waitFor();
    }));
});

describe('the tabs', () => {
  test('by keyboard', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT);
      await tab(page, 'JSON').focus();
      await page.keyboard.press('ArrowRight');
      assert.equal(await tab(page, 'HTTP').getAttribute('aria-selected'), 'true');
      await messageHas(page, 'ce-id');
      await page.keyboard.press('End');
      assert.equal(await tab(page, 'curl').getAttribute('aria-selected'), 'true');
      await page.keyboard.press('ArrowRight');
      assert.equal(await tab(page, 'JSON').getAttribute('aria-selected'), 'true');
      assert.equal(
        await page.evaluate(() => document.querySelector('cd-source').shadowRoot.activeElement?.id),
        'tab-json',
      );
    }));

  test('a face that does not load: JSON stays, and the page says so', async () => {
    // A service worker would have the file.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.route(/element-[^/]+\.js$/, (route) => route.abort());
    await open(page, server.address);
    await paste(page, DRAFT);
    await tab(page, 'HTTP').click();
    await page.getByText('This face could not be loaded').waitFor();
    assert.equal(await tab(page, 'JSON').getAttribute('aria-selected'), 'true');
    assert.equal(await sourceOf(page), DRAFT);
    await context.close();
  });

  for (const [name, options] of Object.entries({
    light: { colorScheme: 'light' },
    dark: { colorScheme: 'dark' },
    forced: { forcedColors: 'active' },
    '360 px': { viewport: { width: 360, height: 740 } },
    '320 px, dark': { viewport: { width: 320, height: 700 }, colorScheme: 'dark' },
  })) {
    test(`axe finds nothing, and nothing scrolls sideways: ${name}`, { timeout: 120_000 }, () =>
      withPage(
        async (page) => {
          await page.goto(server.address);
          await page.locator('#event').waitFor();
          if (options.viewport !== undefined) await page.getByRole('tab', { name: 'Source' }).click();
          await page.locator('.cm-content').waitFor();
          await paste(page, DRAFT_BROKEN);
          await says(page, '2 errors');
          await tab(page, 'HTTP').click();
          await page.locator('cd-http .cm-lintRange-error').first().waitFor();
          await replaceIn(page, 'ce-id: ', 'ce-id ');
          await problem(page).getByText('is no header').waitFor();
          for (const face of ['HTTP', 'curl']) {
            await tab(page, face).click();
            await page.locator(`#panel-${face.toLowerCase()}`).waitFor();
            if (face === 'curl') await page.getByRole('region', { name: 'curl command' }).waitFor();
            assert.deepEqual(await violations(page), [], face);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), face);
          }
        },
        { reducedMotion: 'reduce', ...options },
      ),
    );
  }
});
