import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { caretOf, editor, judged, onPage, open, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { violations } from './axe.mjs';

/** The page before somebody is about to type: it shows, marks and changes the text without the editor's code. */

const { browser, server } = await started();

const CODE = /\/editor-[^/]+\.js$/;
/** Marks, long lines, tabs, characters of other widths, and more lines than fit. */
const LONG = `${RELEASE.replace('"success"', '"pass"').trimEnd()}
${JSON.stringify(
  {
    items: Array.from({ length: 90 }, (_, index) => `item ${index} ${'long words  '.repeat(index % 23)}`),
    others: 'אבג 日本語 😀 é.',
  },
  null,
  '\t',
)}
`;

const withPage = (text, work, options) =>
  onPage(
    browser,
    async (page, heard) => {
      await page.addInitScript((kept) => localStorage.setItem('cdevents.text', kept), text);
      await work(page, heard);
    },
    { only: [server.address], reducedMotion: 'reduce', ...options },
  );

const area = (page) => page.getByRole('textbox', { name: 'Event, JSON' });
const button = (page, name) => page.getByRole('button', { name, exact: true });
/** By keyboard: a pointer could come to the source when the list of findings below it closes. */
const press = (page, name) => page.getByRole('button', { name }).press('Enter');
const isPlain = async (page) => (await page.locator('.cm-content').count()) === 0;
const arrived = (page) => page.locator('#panel-json .cm-content').waitFor();

/** Holds back the editor's code. Resolves with what lets it come, and that resolves when it has run. */
async function holdEditor(page) {
  let release;
  const isReleased = new Promise((done) => (release = done));
  await page.route(CODE, async (route) => {
    await isReleased;
    await route.continue().catch(() => undefined);
  });
  const asked = page.waitForRequest(CODE);
  return async () => {
    const url = (await asked).url();
    release();
    await page.evaluate((address) => import(address), url);
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
  };
}

describe('the editor’s code', () => {
  test('is not fetched by reading, by a fix, by the form, by undo, nor by a link; a pointer over the source fetches it', () =>
    withPage(DRAFT_BROKEN, async (page, heard) => {
      const isFetched = () => heard.requests.some((address) => CODE.test(address));
      await open(page, server.address);
      await says(page, '2 errors');
      await press(page, /^Use Finished/);
      await says(page, '1 error');
      await page.locator('cd-form').getByLabel('pipelineRunId').fill('run-7');
      await judged(page, DRAFT_BROKEN.replace('"success"', '"Finished"').replace('run-42', 'run-7'));
      await press(page, 'Undo');
      await press(page, 'Undo');
      await judged(page, DRAFT_BROKEN);
      await page.evaluate(() => (location.hash = '#/share/1.q1YqSyzKTEzKSVWyUkosSs7ILEtVqgUA'));
      await page.locator('.notice').waitFor();
      assert.ok(await isPlain(page));
      assert.equal(isFetched(), false);
      await page.locator('cd-source .drawn').hover();
      await arrived(page);
      assert.ok(isFetched());
    }));

  for (const [name, text] of [
    ['hidden characters', DRAFT.replace('release', 'rel\u202eease')],
    ['a long text', `[${Array(200).fill(DRAFT).join(',')}]`],
  ])
    test(`comes by itself for what only the editor shows: ${name}`, () =>
      withPage(text, async (page) => {
        await page.goto(server.address);
        await arrived(page);
        assert.equal(await sourceOf(page), text);
      }));

  test('that does not come: the text is still shown, marked, typed, fixed and undone, and one line says so', () =>
    withPage(
      DRAFT_BROKEN,
      async (page) => {
        await page.route(CODE, (route) => route.abort());
        await open(page, server.address);
        await area(page).focus();
        await page.getByText('The full editor could not be loaded; this plain one works too.').waitFor();
        assert.deepEqual(await page.locator('.drawing .found.error').allInnerTexts(), ['"pipelineNam"', '"success"']);
        await page.keyboard.press('ControlOrMeta+End');
        await page.keyboard.type('  ');
        await press(page, /^Use Finished/);
        await says(page, '1 error');
        assert.equal(await sourceOf(page), `${DRAFT_BROKEN.replace('"success"', '"Finished"')}  `);
        await area(page).press('ControlOrMeta+z');
        assert.equal(await sourceOf(page), `${DRAFT_BROKEN}  `);
        await area(page).press('ControlOrMeta+z');
        assert.equal(await sourceOf(page), DRAFT_BROKEN);
        await area(page).press('ControlOrMeta+Shift+z');
        await area(page).press('ControlOrMeta+y');
        await says(page, '1 error');
        assert.deepEqual(await violations(page), []);
      },
      { quiet: false },
    ));
});

describe('when the editor comes', () => {
  /** Where each character is drawn in a box, its colour and its underline, and where the numbers and marks of lines are. */
  const looks = (page, names) =>
    page.evaluate(({ lines, numbers, marks, inner }) => {
      const root = document.querySelector('cd-source').shadowRoot;
      const bottom = root.querySelector('.host').getBoundingClientRect().bottom;
      const round = (all) => all.map((one) => Math.round(one * 4) / 4);
      const box = (rect) => round([rect.left, rect.top, rect.width, rect.height]);
      const seen = [];
      for (const line of root.querySelectorAll(lines)) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          let marked = node.parentElement;
          while (marked !== line && !marked.matches(inner)) marked = marked.parentElement;
          const { textDecorationLine, textDecorationStyle } = getComputedStyle(marked);
          for (let at = 0; at < node.length; at += 1) {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const rect = range.getBoundingClientRect();
            if (rect.bottom > bottom) continue;
            seen.push([
              node.data[at],
              ...round([rect.left, rect.top]),
              getComputedStyle(node.parentElement).color,
              marked === line ? 'none' : `${textDecorationLine} ${textDecorationStyle}`,
            ]);
          }
        }
      }
      const visible = (selector) =>
        [...root.querySelectorAll(selector)]
          .filter((one) => one.getBoundingClientRect().bottom <= bottom && one.getBoundingClientRect().height > 0)
          .map((one) => [...box(one.getBoundingClientRect()), getComputedStyle(one).color]);
      const { background, color, outline } = getComputedStyle(root.querySelector(lines));
      return { seen, numbers: visible(numbers), marks: visible(marks), line: [background, color, outline] };
    }, names);
  const PLAIN = { lines: '.code', numbers: '.number', marks: '.marker:not(:empty)', inner: '.found' };
  const FULL = {
    lines: '.cm-line',
    numbers: '.cm-lineNumbers .cm-gutterElement',
    marks: '.cm-lint-marker',
    inner: '.cm-lintRange',
  };

  for (const [name, options] of Object.entries({
    wide: {},
    dark: { colorScheme: 'dark' },
    narrow: { viewport: { width: 360, height: 740 } },
  }))
    test(`nothing moves and nothing looks different, ${name}`, () =>
      withPage(
        LONG,
        async (page) => {
          await page.goto(server.address);
          await page.locator('#event').waitFor({ state: 'attached' });
          await judged(page, LONG);
          const before = await looks(page, PLAIN);
          assert.ok(before.seen.length > 300 && before.numbers.length > 10);
          assert.equal(before.marks.length, 1);
          assert.ok(before.seen.some(([, , , , line]) => line === 'underline wavy'));
          await editor(page);
          const after = await looks(page, FULL);
          assert.deepEqual(after, before);
        },
        options,
      ));

  test('every character is where a click finds it, and long lines break as they are drawn', () =>
    withPage(
      LONG,
      async (page) => {
        await holdEditor(page);
        await page.goto(server.address);
        await page.locator('#event').waitFor({ state: 'attached' });
        await judged(page, LONG);
        const { scrollHeight, clientHeight } = await area(page).evaluate((element) => ({
          scrollHeight: element.scrollHeight,
          clientHeight: element.clientHeight,
        }));
        assert.equal(scrollHeight, clientHeight);
        for (const part of ['"specversion"', 'item 0', 'item 22 ', 'item 68 ', '日本語', 'é.']) {
          const offset = LONG.indexOf(part);
          // The focus would load the editor, and its code is held back.
          await page.evaluate((place) => document.querySelector('cd-source').select(place, place, false), offset);
          const { x, y } = await page.evaluate((place) => {
            const root = document.querySelector('cd-source').shadowRoot;
            const lines = document.querySelector('cd-source').text.slice(0, place).split('\n');
            let rest = lines.at(-1).length;
            const walker = document.createTreeWalker(
              root.querySelectorAll('.drawing .code')[lines.length - 1],
              NodeFilter.SHOW_TEXT,
            );
            for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
              if (rest < node.length) {
                const range = document.createRange();
                range.setStart(node, rest);
                range.setEnd(node, rest + 1);
                const { left, top, height } = range.getBoundingClientRect();
                return { x: left + 1, y: top + height / 2 };
              }
              rest -= node.length;
            }
            throw new Error('not drawn');
          }, offset);
          await page.mouse.click(x, y);
          assert.equal(await caretOf(page), offset, part);
        }
      },
      { viewport: { width: 360, height: 740 } },
    ));

  test('no letter is lost of what is typed meanwhile, and it can be undone', () =>
    withPage('', async (page) => {
      const release = await holdEditor(page);
      await open(page, server.address);
      const text = DRAFT.replaceAll('\n', ' ');
      await area(page).focus();
      await page.keyboard.type(text.slice(0, 100));
      assert.equal(await area(page).inputValue(), text.slice(0, 100));
      const typing = page.keyboard.type(text.slice(100));
      await release();
      await typing;
      await arrived(page);
      assert.equal(await sourceOf(page), text);
      await page.waitForFunction(
        () => document.querySelector('cd-source').shadowRoot.activeElement?.className.includes('cm-content') === true,
      );
      await page.keyboard.type('!');
      assert.equal(await sourceOf(page), `${text}!`);
      while (await button(page, 'Undo').isEnabled()) await page.keyboard.press('ControlOrMeta+z');
      assert.equal(await sourceOf(page), '');
    }));

  test('what was fixed, typed and undone before is undone and redone in it, and the marks are there', () =>
    withPage(DRAFT_BROKEN, async (page) => {
      await open(page, server.address);
      await press(page, /^Use Finished/);
      await press(page, /^Rename to pipelineName/);
      await says(page, 'Valid');
      await page.locator('cd-form').getByLabel('pipelineRunId').fill('run-7');
      const typed = DRAFT.replace('run-42', 'run-7');
      await judged(page, typed);
      await press(page, 'Undo');
      await press(page, 'Undo');
      const half = DRAFT_BROKEN.replace('"success"', '"Finished"');
      await judged(page, half);
      assert.ok(await isPlain(page));
      const content = await editor(page);
      assert.deepEqual(await page.locator('.cm-lintRange-error').allInnerTexts(), ['"pipelineNam"']);
      await content.press('ControlOrMeta+z');
      assert.equal(await sourceOf(page), DRAFT_BROKEN);
      assert.ok(await button(page, 'Undo').isDisabled());
      for (const text of [half, DRAFT, typed]) {
        await content.press('ControlOrMeta+y');
        assert.equal(await sourceOf(page), text);
      }
      assert.ok(await button(page, 'Redo').isDisabled());
    }));

  test('the selection, its direction, the highlighted value and the place in the text stay', () =>
    withPage(LONG, async (page) => {
      const release = await holdEditor(page);
      await open(page, server.address);
      await judged(page, LONG);
      const start = LONG.indexOf('item 68');
      await page.evaluate((place) => document.querySelector('cd-source').select(place, place, true), start);
      for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowLeft');
      const top = () =>
        page.evaluate(() => {
          const root = document.querySelector('cd-source').shadowRoot;
          const lines = [...root.querySelectorAll('.code, .cm-line')];
          return lines.find((line) => line.textContent.includes('item 68')).getBoundingClientRect().top;
        });
      const before = await top();
      await release();
      await arrived(page);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.ok(Math.abs((await top()) - before) < 1, `${before} and then ${await top()}`);
      assert.equal(await caretOf(page), start - 3);
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.type('?');
      assert.equal(await sourceOf(page), `${LONG.slice(0, start - 2)}?${LONG.slice(start)}`);
    }));

  test('a value that the form highlights stays highlighted', () =>
    withPage(DRAFT, async (page) => {
      await open(page, server.address);
      await page.locator('cd-form').getByLabel('pipelineRunId').focus();
      assert.deepEqual(await page.locator('.drawing .pointed').allInnerTexts(), ['"run-42"']);
      await editor(page);
      assert.deepEqual(await page.locator('.cm-pointed').allInnerTexts(), ['"run-42"']);
    }));

  test('it waits for the end of a selection with the pointer, and of a composed word', () =>
    withPage(DRAFT, async (page) => {
      const release = await holdEditor(page);
      await open(page, server.address);
      const { x, y } = await page.locator('.drawing .key').first().boundingBox();
      await page.mouse.move(x + 1, y + 4);
      await page.mouse.down();
      await page.mouse.move(x + 40, y + 4);
      await area(page).evaluate((element) => element.dispatchEvent(new CompositionEvent('compositionstart')));
      await release();
      await page.mouse.move(x + 200, y + 60);
      assert.ok(await isPlain(page));
      const selected = await area(page).evaluate((element) => [element.selectionStart, element.selectionEnd]);
      assert.ok(selected[1] - selected[0] > 20);
      await page.mouse.up();
      await page.evaluate(() => new Promise((done) => setTimeout(() => setTimeout(done))));
      assert.ok(await isPlain(page));
      await area(page).evaluate((element) => element.dispatchEvent(new CompositionEvent('compositionend')));
      await arrived(page);
      await page.keyboard.press('Delete');
      assert.equal(await sourceOf(page), DRAFT.slice(0, selected[0]) + DRAFT.slice(selected[1]));
    }));
});

test('the text is there once for screen readers and for find-in-page, with its name', () =>
  withPage(DRAFT_BROKEN, async (page) => {
    await open(page, server.address);
    assert.equal(await area(page).inputValue(), DRAFT_BROKEN);
    assert.equal(await area(page).count(), 1);
    const snapshot = await page.getByRole('tabpanel', { name: 'JSON' }).ariaSnapshot();
    assert.equal(snapshot.split('pipelineRunStatus').length, 2, snapshot);
    assert.equal(await page.locator('.drawing').evaluate((element) => element.inert), true);
  }));
