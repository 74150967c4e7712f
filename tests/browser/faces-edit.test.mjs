import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toCloudEvent } from '../../pkg/dist/node.js';
import { open, paste, sourceOf } from '../support/browser.mjs';
import { DRAFT, DRAFT_ATTRIBUTES, RELEASE } from '../support/texts.mjs';
import {
  content,
  ENVELOPE,
  messageHas,
  messageIs,
  messageIsSo,
  messageOf,
  problem,
  replaceIn,
  server,
  show,
  sourceIs,
  tab,
  withPage,
  written,
} from './message.mjs';

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
      // The caret stays after what was typed.
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
        ['ce-id: ', 'ce-id ', 'Line 4 is not a header'],
        ['ce-id', 'ce id', 'Line 4 is not a header'],
        ['ce-specversion: 1.0', 'ce-specversion: 0.3', 'ce-specversion has no place in an event without an envelope'],
        ['ce-specversion', 'ce-extension', 'ce-specversion is in every message'],
        ['content-type: application/json', 'content-type: text/plain', 'content-type has no place'],
        ['ce-subject: run-42', 'ce-subject: %ff', 'ce-subject is not percent-encoded UTF-8'],
        ['ce-source: /ci/example', 'ce-source: /ci/example\nce-source: /x', 'ce-source appears more than once'],
        ['ce-subject: run-42\n', '', 'ce-subject repeats subject.id'],
        ['"outcome": "success"', '"outcome": ', 'The body is not valid JSON yet'],
        ['localhost:8080', 'local host', 'not an address that a message can be sent to'],
        ['content-type', 'accept: x\ncontent-type', 'accept is not part of the event'],
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
      await problem(page).getByText('The body is not valid JSON yet').waitFor();
      await page.locator('cd-form').getByLabel('outcome').selectOption('failure');
      await messageHas(page, '"failure"');
      await problem(page).getByText('so the message was updated').waitFor();
      await content(page).focus();
      await page.keyboard.press('ControlOrMeta+z');
      await messageHas(page, '"su\n');
    }));

  test('what is typed while the message lags the text goes to the right place', () =>
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
