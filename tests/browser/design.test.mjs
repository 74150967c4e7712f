import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { newContext, onPage, open, paste, says } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, RELEASE } from '../support/texts.mjs';
import { contrast, tokens } from './contrast.mjs';

/** docs/visual-language.md says how the page looks; this holds the page to it. */

const at = (path) => new URL(`../../${path}`, import.meta.url);
const DOC = readFileSync(at('docs/visual-language.md'), 'utf8');
const LEAST = { text: 4.5, edge: 3, focus: 3 };

const { browser, server } = await started();

const withPage = (options, work) => onPage(browser, work, options);

describe('the colours', () => {
  const rows = [...DOC.matchAll(/^\| `(--[\w-]+)` \| `(--[\w-]+)` \| (\w+) \| ([\d.]+) \| ([\d.]+) \|$/gm)].map(
    ([, name, on, as, light, dark]) => ({ name, on, as, light, dark }),
  );
  const colours = tokens();

  test('every ratio on the page about them is what the style sheet gives, and enough', () => {
    assert.ok(rows.length > 40);
    for (const { name, on, as, light, dark } of rows) {
      for (const [theme, said] of [
        ['light', light],
        ['dark', dark],
      ]) {
        const ratio = contrast(colours.get(name)[theme], colours.get(on)[theme]);
        assert.equal(said, (Math.floor(ratio * 10) / 10).toFixed(1), `${name} on ${on}, ${theme}`);
        assert.ok(ratio >= LEAST[as], `${name} on ${on}, ${theme}: ${ratio} is too little for ${as}`);
      }
    }
  });

  test('every colour has a meaning there, and every colour of words has its ratios on each background', () => {
    assert.ok(colours.size > 15);
    for (const name of colours.keys()) assert.ok(DOC.includes(`\`${name}\``), `${name} is explained`);
    const has = (name, on) => rows.some((row) => row.name === name && row.on === on && row.as === 'text');
    for (const name of ['--text', '--quiet', '--accent', '--error', '--warning', '--note', '--ok']) {
      for (const on of ['--page', '--panel', '--raised']) assert.ok(has(name, on), `${name} on ${on}`);
    }
    for (const meaning of ['--error', '--warning', '--note', '--ok', '--accent'])
      assert.ok(has(meaning, `${meaning}-wash`), meaning);
  });

  test('words stay readable on the lines that the source marks', () => {
    const theme = readFileSync(at('www/src/source/theme.ts'), 'utf8');
    const marks = [...theme.matchAll(/cm-line-\w+[^}]*?color-mix\(in srgb, var\((--[\w-]+)\) (\d+)%, transparent\)/g)];
    assert.equal(marks.length, 2);
    const mix = (top, ground, part) =>
      `#${[1, 3, 5]
        .map((index) => {
          const [one, other] = [top, ground].map((colour) => parseInt(colour.slice(index, index + 2), 16));
          return Math.round(one * part + other * (1 - part))
            .toString(16)
            .padStart(2, '0');
        })
        .join('')}`;
    for (const [, name, percent] of marks) {
      for (const mode of ['light', 'dark']) {
        const ground = mix(colours.get(name)[mode], colours.get('--page')[mode], Number(percent) / 100);
        for (const words of ['--text', '--key', '--string']) {
          const ratio = contrast(colours.get(words)[mode], ground);
          assert.ok(ratio >= LEAST.text, `${words} on a line marked by ${name}, ${mode}: ${ratio}`);
        }
      }
    }
  });

  test('no component has a colour of its own, and the elements have the page’s', () => {
    const own = new Map(
      [
        ...readFileSync(at('www/src/elements/styles.ts'), 'utf8').matchAll(
          /(--[\w-]+): var\(--cd-[\w-]+, (light-dark\([^)]*\))\)/g,
        ),
      ].map(([, name, value]) => [name, value]),
    );
    assert.ok(own.size >= 7);
    const style = readFileSync(at('www/src/style.css'), 'utf8');
    for (const [name, value] of own) assert.ok(style.includes(`${name}: ${value};`), `${name} of the elements`);
    const sources = readdirSync(at('www/src'), { recursive: true }).filter(
      (name) => name.endsWith('.ts') && name !== 'elements/styles.ts',
    );
    assert.ok(sources.length > 20);
    for (const name of sources) {
      const css =
        readFileSync(at(`www/src/${name}`), 'utf8')
          .match(/css`[^`]*`/g)
          ?.join('\n') ?? '';
      assert.deepEqual(css.match(/#[0-9a-f]{6}\b|hsl\(|oklch\(/gi) ?? [], [], name);
    }
  });
});

test('sizes of type are those of the scale', () => {
  const scale = new Set([...DOC.matchAll(/^\| (\d+) px/gm)].map(([, size]) => Number(size)));
  assert.ok(scale.size >= 6);
  const names = readdirSync(at('www/src'), { recursive: true }).filter((name) =>
    /^(events|rules|gallery|look|report)\/.*\.ts$|^style\.css$/.test(name),
  );
  for (const name of names) {
    const text = readFileSync(at(`www/src/${name}`), 'utf8');
    const sizes = [...text.matchAll(/font(?:-size)?:[^;{}]*?\b([\d.]+)px/g)].map(([, size]) => Number(size));
    assert.deepEqual(
      sizes.filter((size) => !scale.has(size) && size !== 16),
      [],
      name,
    );
  }
});

describe('nothing moves while somebody types', () => {
  /** Where everything is that could be pushed about: panes, bar, editor, and each field of the form. */
  const places = (page) =>
    page.evaluate(() => {
      const box = (element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left, top, width, height].join(' ');
      };
      const form = document.querySelector('cd-form').shadowRoot;
      const source = document.querySelector('cd-source').shadowRoot;
      const all = Object.fromEntries(
        ['cd-verdict', 'section.form', 'section.source', 'section.findings', '.top'].map((name) => [
          name,
          box(document.querySelector(name)),
        ]),
      );
      all.editor = box(source.querySelector('.cm-editor'));
      all.tools = box(source.querySelector('.tools'));
      all.chips = box(document.querySelector('cd-verdict').shadowRoot.querySelector('.chips'));
      all.head = box(document.querySelector('cd-findings').shadowRoot.querySelector('.head'));
      all.fields = [...form.querySelectorAll('.field')].map(box);
      all.scrolled = [document.querySelector('section.form').scrollTop, scrollY];
      return all;
    });

  for (const [name, text, before] of [
    ['the draft', DRAFT, '": "release"'],
    ['a release', RELEASE, 'success"'],
  ]) {
    test(`an error typed into ${name}, and taken out again`, () =>
      withPage({}, async (page) => {
        await open(page, server.address);
        await paste(page, text);
        await says(page, 'Valid');
        await page.getByText('No problems found').waitFor();
        const offset = text.lastIndexOf(before);
        await page.evaluate((offset) => document.querySelector('cd-source').select(offset, offset, true), offset);
        const first = await places(page);
        await page.evaluate(() => {
          globalThis.shifts = [];
          // Only what moves by itself: the text under the caret moves because somebody types it.
          new PerformanceObserver((list) =>
            globalThis.shifts.push(
              ...list
                .getEntries()
                .filter((entry) => !entry.hadRecentInput)
                .map(({ value }) => value),
            ),
          ).observe({ type: 'layout-shift' });
        });
        for (const key of 'xyz') {
          await page.keyboard.type(key);
          await says(page, 'Not valid');
          await page.locator('cd-findings .head .first').waitFor();
          await page.locator('cd-form .help.error').waitFor();
          assert.deepEqual(await places(page), first, `after ${key}`);
        }
        for (let count = 0; count < 3; count += 1) await page.keyboard.press('Backspace');
        await says(page, 'Valid');
        await page.getByText('No problems found').waitFor();
        assert.deepEqual(await places(page), first, 'valid again');
        assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
      }));
  }

  test('an error typed into a field', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT);
      await says(page, 'Valid');
      const field = page.locator('cd-form').getByLabel('pipelineRunId');
      await field.click();
      const first = await places(page);
      await field.fill('');
      await says(page, 'Not valid');
      await page.locator('cd-form .help.error').waitFor();
      assert.deepEqual(await places(page), first);
    }));
});

describe('the findings', () => {
  test('a pane too narrow for a button beside the sentence has it below', () =>
    withPage({ viewport: { width: 820, height: 700 } }, async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT.replace('"Finished",\n  "id"', '"success",\n  "id"'));
      await says(page, 'Not valid');
      const row = page.locator('.finding').first();
      const [sentence, fix, whole] = await Promise.all(
        ['.sentence', '.fix', null].map(async (name) => (name === null ? row : row.locator(name)).boundingBox()),
      );
      assert.ok(fix.y >= sentence.y + sentence.height, 'the button is below the sentence');
      assert.ok(sentence.width > whole.width / 2);
    }));

  test('success, nothing yet and no engine look different', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      await page.getByText('Problems are listed here').waitFor();
      await paste(page, DRAFT);
      await page.locator('cd-findings .none.ok', { hasText: 'No problems found' }).waitFor();
      assert.equal(await page.locator('cd-findings .none.ok svg').count(), 1);
    }));

  test('an engine that does not start is said there too', async () => {
    const context = await newContext(browser);
    const page = await context.newPage();
    try {
      await page.route(/worker-.*\.js/, (route) => route.abort());
      await page.goto(server.address);
      await page.getByRole('button', { name: 'Try again' }).waitFor({ timeout: 60_000 });
      await page.locator('cd-findings', { hasText: 'The engine does not start' }).waitFor();
    } finally {
      await context.close();
    }
  });

  for (const file of [/\/events-.*\.js/, /\/catalog-.*\.js/]) {
    test(`a page without ${file} says so in its place`, async () => {
      const context = await newContext(browser);
      const page = await context.newPage();
      try {
        await page.route(file, (route) => route.abort());
        await page.goto(`${server.address}#/events`);
        await page.locator('main.pages', { hasText: 'The events could not be loaded' }).waitFor();
        await page.goto(`${server.address}#/rules`);
        await page.getByRole('heading', { name: 'Rules' }).waitFor();
      } finally {
        await context.close();
      }
    });
  }
});
