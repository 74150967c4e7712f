import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { fromHttp, toCloudEvent, validate } from '../../pkg/dist/node.js';
import { caretOf, newContext, newOnClipboard, open, paste, says, sourceOf } from '../support/browser.mjs';
import { DRAFT, DRAFT_ATTRIBUTES, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { inLooks } from './looks.mjs';
import {
  browser,
  content,
  ENVELOPE,
  messageHas,
  messageIs,
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
        ['{"a": ', 'Not valid JSON', 'not valid JSON, so there is no HTTP message'],
        ['{"kind": "x"}', 'Not checked', 'not an event, so there is no HTTP message'],
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
        .getByRole('button', { name: /^invalid status success/ })
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
      await page.getByText('The address must begin with http:// or https://').waitFor();
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
      await page.getByText('there is no curl command').waitFor();
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
    const context = await newContext(browser);
    const page = await context.newPage();
    await page.route(/element-[^/]+\.js$/, (route) => route.abort());
    await open(page, server.address);
    await paste(page, DRAFT);
    await tab(page, 'HTTP').click();
    await page.getByText('This view could not be loaded').waitFor();
    assert.equal(await tab(page, 'JSON').getAttribute('aria-selected'), 'true');
    assert.equal(await sourceOf(page), DRAFT);
    await context.close();
  });

  describe('axe finds nothing, and nothing scrolls sideways', () => {
    for (const [width, height, looks] of [
      [1280, 1000, ['light', 'dark', 'forced']],
      [360, 740, ['light']],
      [320, 700, ['dark']],
    ]) {
      const visit = (see) =>
        withPage(
          async (page) => {
            await page.goto(server.address);
            await page.locator('#event').waitFor();
            if (width < 1280) await page.getByRole('tab', { name: 'Editor' }).click();
            await paste(page, DRAFT_BROKEN);
            await says(page, '2 errors');
            await tab(page, 'HTTP').click();
            await page.locator('cd-http .cm-lintRange-error').first().waitFor();
            await replaceIn(page, 'ce-id: ', 'ce-id ');
            await problem(page).getByText('is not a header').waitFor();
            for (const face of ['HTTP', 'curl']) {
              await tab(page, face).click();
              await page.locator(`#panel-${face.toLowerCase()}`).waitFor();
              if (face === 'curl') await page.getByRole('region', { name: 'curl command' }).waitFor();
              await see(page, face);
            }
          },
          { reducedMotion: 'reduce', viewport: { width, height } },
        );
      for (const [look, check] of inLooks(visit, { looks, states: 2 }))
        test(`${look}, ${width} px`, { timeout: 120_000 }, check);
    }
  });
});
