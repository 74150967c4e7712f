import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fromHttp, toCloudEvent, toSarif, validate } from '../../pkg/dist/node.js';
import { judged, newOnClipboard, onPage, open, paste, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { inLooks } from './looks.mjs';

/** What is taken away from the page: copies in every form, and reports. */

const { browser, server } = await started({ clipboard: true });

const withPage = (options, work) =>
  onPage(browser, work, {
    permissions: ['clipboard-read', 'clipboard-write'],
    only: [server.address, 'blob:'],
    ...options,
  });

const button = (page) => page.getByRole('button', { name: 'Copy', exact: true });
const item = (page, name) => page.getByRole('menuitem', { name });

/** Puts the text in, takes it along in this form and gives what is on the clipboard. */
async function copied(page, text, name) {
  await paste(page, text);
  return newOnClipboard(page, async () => {
    await button(page).click();
    await item(page, name).click();
  });
}

const HOSTILE = [
  "'",
  "''",
  "'; touch hit; '",
  "'\\''; touch hit; '\\''",
  '$(touch hit)',
  '`touch hit`',
  '"; touch hit; "',
  '\\',
  "\\'",
  "\\\\'; touch hit #",
  '\n touch hit \n',
  "'\n touch hit\n'",
  '; touch hit &',
  '| touch hit',
  '> hit',
  '!touch',
  '@/etc/hostname',
  '${IFS}touch${IFS}hit',
  "$'\\x27'; touch hit",
  '\u001b[2J\u009b2J\u007f\u202e',
  '%s%n%0a',
  '--output hit',
  '~ * ? [a-z] {a,b}',
  "\ud83d\ude00'\u2028",
];

/** What a shell hands to `curl`, which is a function here that writes down its arguments. */
function argumentsOf(shell, command) {
  const folder = mkdtempSync(join(tmpdir(), 'cdevents-take-'));
  try {
    const { status, stdout, stderr } = spawnSync(shell, ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.deepEqual({ status, stderr, files: readdirSync(folder) }, { status: 0, stderr: '', files: [] });
    return stdout.split('\0').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('copies', () => {
  test('the text as it is, with an announcement for screen readers', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      assert.equal(await copied(page, DRAFT, 'Text as it is'), DRAFT);
      await page.locator('cd-source [role="status"]', { hasText: 'Copied: Text as it is' }).waitFor();
      assert.equal(await sourceOf(page), DRAFT);
    }));

  test('JSON in one line: white space goes, every token stays as written', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      const odd = '{\n\t"a b" : [1.0, 1e400 , 12345678901234567890],"a b":"x \\" , \\\\", "é\\u00e9" :\ttrue\r\n}\n';
      assert.equal(
        await copied(page, odd, 'JSON in one line'),
        '{"a b":[1.0,1e400,12345678901234567890],"a b":"x \\" , \\\\","é\\u00e9":true}',
      );
      await paste(page, '{"a": ');
      await button(page).click();
      await item(page, 'JSON in one line').click();
      await page.getByText('The text is not valid JSON, so it cannot be written in one line').waitFor();
    }));

  test('a CloudEvent, as the package makes it', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      for (const [text, mode] of [
        [DRAFT, 'structured'],
        [RELEASE, 'structured'],
        [`[${DRAFT}, ${RELEASE}]`, 'batch'],
      ]) {
        const body = await copied(page, text, /^CloudEvent/);
        assert.equal(body, toCloudEvent(text, { mode }).body);
      }
      assert.equal(validate(await copied(page, RELEASE, /^CloudEvent/)).event.envelope, 'structured');
      await paste(page, '[1, 2]');
      await button(page).click();
      await item(page, /^CloudEvent/).click();
      await page.getByText('The text is not an event').waitFor();
    }));

  test('an HTTP message that fromHttp reads back', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      for (const text of [DRAFT, RELEASE, RELEASE.replace('run-42', 'rün\u2028\\r\\nx: y')]) {
        const message = await copied(page, text, /^HTTP message/);
        const end = message.indexOf('\r\n\r\n');
        const [first, ...lines] = message.slice(0, end).split('\r\n');
        assert.equal(first, 'POST / HTTP/1.1');
        const headers = Object.fromEntries(
          lines.map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
        );
        const body = message.slice(end + 4);
        assert.equal(Number(headers['content-length']), Buffer.byteLength(body));
        const report = fromHttp({ headers, body });
        assert.equal(report.outcome, 'valid', JSON.stringify(report.diagnostics));
        assert.equal(report.event.envelope, 'binary');
        assert.equal(report.event.id, validate(text).event.id);
      }
      await paste(page, `[${DRAFT}]`);
      await button(page).click();
      await item(page, /^HTTP message/).click();
      await page.getByText('Only a single event can be sent in binary mode').waitFor();
    }));

  test('a curl command: whatever the event holds is one argument and nothing else', { timeout: 120_000 }, () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      const shells = ['sh', 'bash'].filter((shell) => spawnSync(shell, ['-c', ':']).status === 0);
      assert.ok(shells.includes('sh'));
      assert.ok(HOSTILE.length >= 20);
      for (const payload of HOSTILE) {
        const release = JSON.parse(RELEASE);
        release.subject.content.pipelineName = payload;
        release.context.id = payload;
        release.customData = { [payload]: payload };
        for (const event of [
          release,
          { ...JSON.parse(DRAFT), pipelineName: payload, source: payload, [payload]: payload },
        ]) {
          const text = JSON.stringify(event, null, 2);
          const command = await copied(page, text, 'curl command');
          // Nothing in it steers a terminal that it is pasted into.
          assert.doesNotMatch(command, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e]/);
          const wanted = JSON.parse(toCloudEvent(text, { mode: 'structured' }).body);
          for (const shell of shells) {
            const words = argumentsOf(shell, command);
            assert.deepEqual(
              words.slice(0, -1),
              [
                '--request',
                'POST',
                'http://localhost:8080/',
                '--header',
                'content-type: application/cloudevents+json',
                '--data-raw',
              ],
              payload,
            );
            assert.deepEqual(JSON.parse(words.at(-1)), wanted, payload);
          }
        }
      }
      await paste(page, DRAFT.replace('"release"', JSON.stringify('x'.repeat(140_000))));
      await button(page).click();
      await item(page, 'curl command').click();
      await page.getByText('too long for a command').waitFor();
    }),
  );

  test('a clipboard that is closed: said so, and the text is selected', () =>
    withPage({}, async (page) => {
      await page.addInitScript(() => {
        for (const name of ['write', 'writeText'])
          navigator.clipboard[name] = () => Promise.reject(new DOMException('closed', 'NotAllowedError'));
      });
      await open(page, server.address);
      await paste(page, DRAFT);
      await button(page).click();
      await item(page, 'Text as it is').click();
      await page.getByText('Selected: copy it with the keyboard').waitFor();
      await button(page).click();
      await item(page, 'curl command').click();
      await page.getByText('Not copied').waitFor();
    }));
});

describe('the report', () => {
  async function downloaded(page, name) {
    await button(page).click();
    const [file] = await Promise.all([page.waitForEvent('download'), item(page, name).click()]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  }

  test('as JSON: the report that the package gives', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT_BROKEN);
      await says(page, '2 errors');
      const { name, text } = await downloaded(page, 'Report as JSON');
      assert.equal(name, 'cdevents-report.json');
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(validate(DRAFT_BROKEN))));
    }));

  test('as SARIF: the log that the package writes', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT_BROKEN);
      await says(page, '2 errors');
      const { name, text } = await downloaded(page, 'Report as SARIF');
      assert.equal(name, 'cdevents-report.sarif');
      assert.equal(text, toSarif([{ uri: 'event.json', text: DRAFT_BROKEN, report: validate(DRAFT_BROKEN) }]));
      const [run] = JSON.parse(text).runs;
      assert.deepEqual(
        run.results.map(({ locations }) => locations[0].physicalLocation.region.startLine),
        [4, 5],
      );
    }));

  test('as Markdown: verdict, places, remedies', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT_BROKEN);
      await says(page, '2 errors');
      const { name, text } = await downloaded(page, 'Report as Markdown');
      assert.equal(name, 'cdevents-report.md');
      assert.match(
        text,
        /^# Not valid · 2 errors · first at line 4\n\n\* `CD\.Pipeline\.PipelineRun\.Finished`, checked against `draft` \(named by the event\): invalid\n/,
      );
      assert.match(
        text,
        /\n\* \*\*error\*\* `draft-status`, line 5, column 24 at `\/pipelineRunStatus`\n {2}invalid status `success`/,
      );
      await paste(page, DRAFT);
      await says(page, 'PipelineRun Finished');
      assert.match((await downloaded(page, 'Report as Markdown')).text, /## Findings\n\nNone\.\n$/);
    }));

  test('as Markdown: what the event holds is no markup', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      for (const payload of [
        '<img src=x>',
        '`<img src=x>',
        '``<b>`',
        '[a](https://evil.example)',
        '`[a](https://evil.example)`',
        '\n# <h1>\n',
        '`\n* <i>',
        '@somebody',
        '`@somebody ',
        '![a](b)`![a](b)',
        '\u202e`<u>',
      ]) {
        const event = JSON.stringify({
          ...JSON.parse(DRAFT),
          type: `CD.Pipeline.${payload}`,
          pipelineRunStatus: payload,
          [payload]: 1,
        });
        await paste(page, event);
        await judged(page, event);
        const { text } = await downloaded(page, 'Report as Markdown');
        // Code spans go as CommonMark finds them, then escapes; of what is left nothing may be markup but our own.
        const rest = text.replace(/\\./gs, '').replace(/(?<!`)(`+)(?!`)([\s\S]*?)(?<!`)\1(?!`)/g, '');
        assert.doesNotMatch(rest, /[<>[\]`!]|evil|@(?!\u200b)/, payload);
        assert.ok(
          rest.split('\n').every((line) => line === '' || /^(# |## Findings|\* | {2}|None)/.test(line)),
          rest,
        );
      }
    }));
});

describe('the menu', () => {
  test('by keyboard: opens, goes round, closes, and the focus comes back', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      assert.equal(await button(page).count(), 0);
      await paste(page, DRAFT);
      await button(page).focus();
      const focused = () =>
        page.evaluate(() =>
          document
            .querySelector('cd-source')
            .shadowRoot.querySelector('cd-take')
            .shadowRoot.activeElement?.innerText.trim(),
        );
      await page.keyboard.press('Enter');
      await item(page, 'Text as it is').waitFor();
      assert.equal(await focused(), 'Text as it is');
      assert.equal(await button(page).getAttribute('aria-expanded'), 'true');
      await page.keyboard.press('ArrowUp');
      assert.equal(await focused(), 'Report as JSON');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      assert.equal(await focused(), 'JSON in one line');
      await page.keyboard.press('End');
      assert.equal(await focused(), 'Report as JSON');
      await page.keyboard.press('Escape');
      assert.equal(await page.getByRole('menu').count(), 0);
      assert.equal(await focused(), 'Copy');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByText('Copied: Text as it is').waitFor();
      assert.equal(await focused(), 'Copy');
      // A press elsewhere closes it.
      await button(page).click();
      await page.locator('.cm-content').click();
      assert.equal(await page.getByRole('menu').count(), 0);
    }));

  describe('axe finds nothing in it, and it is all in sight', () => {
    for (const [width, height, looks] of [
      [1280, 800, ['light', 'dark', 'forced']],
      [320, 700, ['light', 'dark']],
    ]) {
      const visit = (see) =>
        withPage({ reducedMotion: 'reduce', viewport: { width, height } }, async (page) => {
          await page.goto(server.address);
          await page.locator('#event').waitFor();
          if (width === 320) await page.getByRole('tab', { name: 'Editor' }).click();
          await paste(page, DRAFT);
          await says(page, 'Valid');
          await button(page).click();
          const menu = page.getByRole('menu');
          await menu.waitFor();
          const also = async () => {
            const { left, right, bottom } = await menu.evaluate((element) => element.getBoundingClientRect().toJSON());
            const isInSight = left >= 0 && right <= width && bottom <= height;
            return isInSight ? [] : [`the menu is out of sight: ${left} to ${right}, ${bottom}`];
          };
          await see(page, 'menu', { also });
        });
      for (const [look, check] of inLooks(visit, { looks, states: 1 }))
        test(`${look}, ${width} px`, { timeout: 120_000 }, check);
    }
  });
});
