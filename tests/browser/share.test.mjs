import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { judged, newContext, newOnClipboard, onPage, open, paste, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { violations } from './axe.mjs';

/** Links that hold a text: whoever makes one, it only ever fills the source. */

const { browser, server } = await started({ clipboard: true });

const withPage = (work, options) =>
  onPage(browser, work, { permissions: ['clipboard-read', 'clipboard-write'], only: [server.address], ...options });

const MOST = 32 * 1024;
const packed = (bytes) => `1.${deflateRawSync(bytes, { level: 9 }).toString('base64url')}`;
const linkTo = (text, judgeBy = '') => `${server.address}#/share/${packed(Buffer.from(`${judgeBy}\n${text}`))}`;
const shareButton = (page) => page.getByRole('button', { name: 'Share' });
const sourceIs = (page, text) =>
  page.waitForFunction((wanted) => document.querySelector('cd-source')?.text === wanted, text);

async function shared(page) {
  const link = await newOnClipboard(page, () => shareButton(page).click());
  await page.locator('cd-source [role="status"]', { hasText: 'Link copied' }).waitFor();
  return link;
}

describe('a link', () => {
  test('there and back, with the vocabulary that was chosen', () =>
    withPage(async (page) => {
      await open(page, server.address);
      for (const text of [DRAFT_BROKEN, RELEASE, ' \n "é\u{1f600}\u202e" \t', '{"kind": ']) {
        await paste(page, text);
        const link = await shared(page);
        assert.match(link, /#\/share\/1\.[\w-]+$/);
        assert.equal(inflateRawSync(Buffer.from(link.split('/share/1.')[1], 'base64url')).toString(), `\n${text}`);
        const other = await newContext(browser);
        const second = await other.newPage();
        await second.goto(link);
        await sourceIs(second, text);
        assert.equal(new URL(second.url()).hash, '#/');
        assert.equal(await second.locator('cd-verdict .chip').first().getAttribute('aria-pressed'), 'true');
        await other.close();
      }
      await paste(page, RELEASE);
      await page
        .getByRole('group', { name: 'Check against' })
        .getByRole('button', { name: /^0\.4\.1 / })
        .click();
      await says(page, 'Not valid');
      const link = await shared(page);
      // A browser of its own: in this one the text and the vocabulary are kept anyway.
      const other = await newContext(browser);
      const second = await other.newPage();
      await second.goto(link);
      await says(second, 'Not valid');
      await second
        .getByRole('group', { name: 'Check against' })
        .getByRole('button', { name: /^0\.4\.1 /, pressed: true })
        .waitFor();
      // What was typed since stays when the page is loaded again.
      await paste(second, DRAFT);
      await second.reload();
      await sourceIs(second, DRAFT);
      await other.close();
    }));

  test('what stood there is one step back, and the page says so', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT);
      await says(page, 'Valid');
      for (const reload of [false, true]) {
        if (reload) {
          await page.goto('about:blank');
          await page.goto(linkTo(RELEASE));
        } else await page.evaluate((address) => (location.href = address), linkTo(RELEASE));
        await sourceIs(page, RELEASE);
        await page.getByText('Undo brings back your text').waitFor();
        await page.getByRole('button', { name: 'Undo' }).click();
        await sourceIs(page, DRAFT);
      }
    }));

  test('of two links in a row the newer one is taken', () =>
    withPage(async (page) => {
      await open(page, server.address);
      // The text of the older link is held back until the newer one's is there.
      await page.evaluate(() => {
        const Own = globalThis.DecompressionStream;
        globalThis.older = { isHeld: false, isOver: false, release: undefined };
        globalThis.DecompressionStream = function held(format) {
          globalThis.DecompressionStream = Own;
          const { readable, writable } = new Own(format);
          const released = new Promise((done) => (globalThis.older.release = done));
          const gate = new TransformStream({
            start: () => (globalThis.older.isHeld = true),
            async transform(chunk, controller) {
              await released;
              controller.enqueue(chunk);
            },
            flush: () => (globalThis.older.isOver = true),
          });
          return { writable, readable: readable.pipeThrough(gate) };
        };
      });
      const follow = (link) => page.evaluate((address) => (location.href = address), link);
      await follow(linkTo(`"${'x '.repeat(400_000)}"`, '0.4.1'));
      await page.waitForFunction(() => globalThis.older.isHeld);
      await follow(linkTo(RELEASE));
      await sourceIs(page, RELEASE);
      await page.evaluate(() => globalThis.older.release());
      await page.waitForFunction(() => globalThis.older.isOver);
      // What the page would do with it takes no more than what is already loaded.
      await page.evaluate(() => pageState.drawn());
      await page.evaluate(() => new Promise(requestAnimationFrame));
      assert.equal(await sourceOf(page), RELEASE);
      await says(page, 'Valid');
    }));

  for (const colorScheme of ['light', 'dark']) {
    test(`opened at 320 px, ${colorScheme}: axe finds nothing, and nothing is to scroll sideways`, () =>
      withPage(
        async (page) => {
          for (const hash of [
            new URL(linkTo(DRAFT)).hash,
            new URL(linkTo(RELEASE, '0.4.1')).hash,
            '#/share/1.broken',
          ]) {
            await page.goto('about:blank');
            await page.goto(`${server.address}${hash}`);
            await page.locator('#event').waitFor({ state: 'attached' });
            if (hash.endsWith('broken')) await page.getByText('The link is broken').waitFor();
            else await sourceIs(page, hash === new URL(linkTo(DRAFT)).hash ? DRAFT : RELEASE);
            await says(page, 'alid');
            assert.deepEqual(await violations(page), []);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
          }
        },
        { colorScheme, viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' },
      ));
  }

  test('hostile texts are only ever texts', () =>
    withPage(async (page, heard) => {
      await open(page, server.address);
      for (const text of [
        '<img src=x onerror=globalThis.hit=1>',
        '<script>globalThis.hit=1</script>',
        'javascript:globalThis.hit=1',
        '"><svg onload=globalThis.hit=1>',
        `{"type":"CD.Pipeline.<img src=x onerror=globalThis.hit=1>"}`,
        '__proto__',
        '\u0000\u001b[2J',
      ]) {
        await page.evaluate((address) => (location.href = address), linkTo(text));
        await judged(page, text);
      }
      assert.equal(await page.evaluate(() => globalThis.hit), undefined);
      assert.deepEqual(
        heard.requests.filter((address) => address.endsWith('/x')),
        [],
        'no picture was asked for',
      );
    }));

  test('a vocabulary that is none: the text comes, judged by itself', () =>
    withPage(async (page) => {
      await open(page, server.address);
      for (const judgeBy of ['9.9.9', '__proto__', '<b>', 'constructor']) {
        await page.evaluate((address) => (location.href = address), linkTo(DRAFT, judgeBy));
        await sourceIs(page, DRAFT);
        await page.getByText('a vocabulary that this page does not know').waitFor();
        await says(page, 'PipelineRun Finished');
        assert.equal(await page.evaluate(() => localStorage.getItem('cdevents.judge-by')), null);
        await paste(page, '');
        await page.locator('.notice').waitFor({ state: 'detached' });
      }
    }));
});

describe('a link that cannot be taken says so and keeps what was there', () => {
  const whole = packed(Buffer.from(`\n${RELEASE}`));
  const CASES = {
    'a bomb': [packed(Buffer.alloc(20 * 1024 * 1024, 0x20)), 'holds more text than a link may'],
    'a bomb of 1 MiB and one byte': [
      packed(Buffer.concat([Buffer.from('\n'), Buffer.alloc(1024 * 1024, 0x61)])),
      'holds more text than a link may',
    ],
    'too long': [`1.${'A'.repeat(MOST)}`, 'The link is too long'],
    'a newer kind': [`2.${whole.slice(2)}`, 'a newer kind'],
    'no tag': [whole.slice(2), 'The link is broken'],
    'cut off': [whole.slice(0, -20), 'The link is broken'],
    'something after it': [`${whole}AAAA`, 'The link is broken'],
    'no base64url': ['1.a+b/c=%20', 'The link is broken'],
    'no deflate': [`1.${randomBytes(200).fill(0xff, 0, 1).toString('base64url')}`, 'The link is broken'],
    'no UTF-8': [packed(Buffer.from([0x0a, 0xc3, 0x28])), 'The link is broken'],
    'no first line': [packed(Buffer.from('abc')), 'The link is broken'],
    nothing: ['', 'The link is broken'],
    markup: ['<img src=x onerror=globalThis.hit=1>', 'The link is broken'],
  };
  for (const [name, [data, words]] of Object.entries(CASES)) {
    test(name, () =>
      withPage(async (page) => {
        await open(page, server.address);
        await paste(page, DRAFT);
        await says(page, 'Valid');
        await page.evaluate((hash) => (location.hash = hash), `#/share/${data}`);
        await page.getByText(words).waitFor();
        await page.getByText('Your text is unchanged').waitFor();
        assert.equal(await sourceOf(page), DRAFT);
        assert.equal(new URL(page.url()).hash, '#/');
        assert.equal(await page.evaluate(() => globalThis.hit), undefined);
      }),
    );
  }

  test('1 MiB is taken, and a source that is too long for a link is refused with a reason', () =>
    withPage(async (page) => {
      await open(page, server.address);
      const longest = 'a'.repeat(1024 * 1024 - 1);
      await page.evaluate((address) => (location.href = address), linkTo(longest));
      await page.waitForFunction(
        (length) => document.querySelector('cd-source').text.length === length,
        longest.length,
      );
      await paste(page, `"${randomBytes(40_000).toString('base64')}"`);
      await shareButton(page).click();
      await page.getByText('too long for a link: at most 32 kB').waitFor();
      await paste(page, 'a'.repeat(1024 * 1024 + 1));
      await shareButton(page).click();
      await page.getByText('too long for a link: at most 1 MiB').waitFor();
    }));

  test('a clipboard that is closed: the link is in the address bar', () =>
    withPage(async (page) => {
      await page.addInitScript(
        () => (navigator.clipboard.writeText = () => Promise.reject(new DOMException('closed', 'NotAllowedError'))),
      );
      await open(page, server.address);
      await paste(page, DRAFT);
      await shareButton(page).click();
      await page.getByText('The link is in the address bar').waitFor();
      assert.match(new URL(page.url()).hash, /^#\/share\/1\./);
    }));
});
