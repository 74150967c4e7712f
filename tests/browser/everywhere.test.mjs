import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onPage, open, paste, says, verdictOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { pane, WARNED } from './states.mjs';

/** What holds whoever looks, and on whatever: forced colours, no motion, any width, the keyboard alone, read out. */

const { browser, server } = await started();

const withPage = (options, work) => onPage(browser, work, options);

const styleOf = (locator, ...names) =>
  locator.evaluate((element, wanted) => {
    const style = getComputedStyle(element);
    return Object.fromEntries(wanted.map((name) => [name, style[name]]));
  }, names);

describe('forced colours', () => {
  test('each severity has its shape in the gutter and its word beside the field and in the list', () =>
    withPage({ forcedColors: 'active' }, async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT_BROKEN);
      await says(page, '2 errors');
      const shapeOf = (severity) =>
        page
          .locator(`.cm-lint-marker-${severity}`)
          .first()
          .evaluate((element) => getComputedStyle(element, '::before').content);
      const error = await shapeOf('error');
      const field = page.locator('cd-form [aria-invalid="true"]').first();
      assert.equal((await styleOf(field, 'borderTopWidth')).borderTopWidth, '3px');
      const word = page.locator('cd-form .help.error .unseen').first();
      assert.ok((await word.boundingBox()).width > 20, 'the word comes before the help');
      assert.deepEqual(await page.locator('.finding .severity').allInnerTexts(), ['error', 'error']);
      await page.locator('.finding').first().getByRole('button').first().click();
      assert.equal((await styleOf(page.locator('.finding.current'), 'borderLeftWidth')).borderLeftWidth, '4px');
      await paste(page, WARNED);
      await says(page, '1 warning');
      assert.notEqual(await shapeOf('warning'), error);
      assert.deepEqual(await page.locator('.finding .severity').allInnerTexts(), ['warning']);
    }));

  test('what is chosen is highlighted: the vocabulary, the view, the pane', () =>
    withPage({ forcedColors: 'active', viewport: { width: 360, height: 740 } }, async (page) => {
      await page.goto(server.address);
      await page.locator('#event').waitFor();
      await page.getByRole('tab', { name: 'Editor' }).click();
      await paste(page, DRAFT);
      await says(page, 'Valid');
      await page.getByRole('tab', { name: 'Form' }).click();
      const chips = page.locator('cd-verdict .chip');
      assert.notEqual(
        (await styleOf(chips.first(), 'backgroundColor')).backgroundColor,
        (await styleOf(chips.nth(1), 'backgroundColor')).backgroundColor,
      );
      const link = (name) => styleOf(page.getByRole('link', { name }), 'outlineStyle');
      assert.deepEqual([(await link('Compose')).outlineStyle, (await link('Rules')).outlineStyle], ['solid', 'none']);
      const tab = (name) => styleOf(page.getByRole('tab', { name }), 'borderBottomColor', 'borderBottomWidth');
      const [chosen, other] = [await tab('Form'), await tab('Editor')];
      assert.notDeepEqual(chosen, other);
      assert.equal(chosen.borderBottomWidth, '4px');
    }));
});

test('reduced motion: nothing moves, not even the caret', () =>
  withPage({ reducedMotion: 'reduce' }, async (page) => {
    await open(page, server.address);
    await paste(page, DRAFT_BROKEN);
    await says(page, '2 errors');
    const moving = await page.evaluate(() => {
      const found = [];
      const visit = (root) => {
        for (const element of root.querySelectorAll('*')) {
          const { transitionDuration, animationName } = getComputedStyle(element);
          if (transitionDuration.split(', ').some((time) => parseFloat(time) > 0) || animationName !== 'none')
            found.push(`${element.localName}.${element.className}`);
          if (element.shadowRoot !== null) visit(element.shadowRoot);
        }
        if (root.getAnimations !== undefined)
          found.push(...root.getAnimations().map(({ animationName }) => `animation ${animationName}`));
      };
      visit(document);
      return found;
    });
    // The editor names an animation of its caret and gives it no time.
    assert.deepEqual(
      moving.filter((one) => !/cm-cursorLayer|animation cm-blink/.test(one)),
      [],
    );
    assert.equal(
      await page
        .locator('.cm-cursorLayer')
        .evaluate((element) => parseFloat(getComputedStyle(element).animationDuration)),
      0,
    );
  }));

test('from 320 to 2560 px: nothing to scroll sideways, the verdict and what belongs to it in sight', () =>
  withPage({}, async (page) => {
    await open(page, server.address);
    await paste(page, DRAFT_BROKEN.replace('release', 'r'.repeat(400)));
    await says(page, '2 errors');
    for (const width of [320, 360, 479, 480, 799, 800, 1024, 1399, 1400, 1920, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      for (const title of width < 800 ? ['Form', 'Editor', 'Findings'] : [null]) {
        if (title !== null) await pane(page, title);
        const { scrollWidth, innerWidth } = await page.evaluate(() => ({
          scrollWidth: document.documentElement.scrollWidth,
          innerWidth,
        }));
        assert.ok(scrollWidth <= innerWidth, `${width} px, ${title}: ${scrollWidth}`);
        assert.ok(await verdictOf(page).isVisible());
        const cut = await page.evaluate(() =>
          [...document.querySelectorAll('section.form, section.source, section.findings')]
            .filter((section) => section.offsetHeight > 0)
            .filter((section) => {
              const { left, right } = section.getBoundingClientRect();
              return left < 0 || right > innerWidth + 0.5;
            })
            .map(({ className }) => className),
        );
        assert.deepEqual(cut, [], `${width} px, ${title}`);
      }
    }
  }));

describe('by keyboard alone', () => {
  const focused = (page) =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getAttribute('aria-label') ?? element?.innerText?.trim() ?? '';
    });
  /** Tab until this has the focus. */
  async function tabTo(page, words) {
    for (let step = 0; step < 90; step += 1) {
      await page.keyboard.press('Tab');
      if (words.test(await focused(page))) return;
    }
    assert.fail(`the keyboard does not come to ${words}`);
  }

  test('a vocabulary, a menu, a fix, a rule and its example, notices', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      await tabTo(page, /^Events SIG draft/);
      await page.keyboard.press('Enter');
      await tabTo(page, /^PipelineRun Finished/);
      await page.keyboard.press('Enter');
      await says(page, 'Valid');
      await page.waitForFunction(
        () => document.querySelector('cd-form').shadowRoot.activeElement?.id === 'field-pipelineRunId',
      );
      // Backwards from the form: the vocabularies, which are one stop with arrow keys inside.
      for (let step = 0; step < 40 && !/^Auto-detect/.test(await focused(page)); step += 1)
        await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('End');
      assert.match(await focused(page), /^not in 11 others/);
      await page.keyboard.press('Enter');
      await page.keyboard.press('End');
      assert.match(await focused(page), /^sig-v1/);
      await page.keyboard.press('Enter');
      await says(page, 'Not valid');
      await page.keyboard.press('Space');
      await says(page, 'Valid');
      await tabTo(page, /^Open/);
      await page.keyboard.press('End');
      assert.match(await focused(page), /^Copy/);
      await page.keyboard.press('ArrowDown');
      assert.equal(await focused(page), 'Text as it is');
      await page.keyboard.press('End');
      assert.equal(await focused(page), 'Report as JSON');
      await page.keyboard.press('Escape');
      assert.match(await focused(page), /^Copy/);
      await paste(page, DRAFT_BROKEN);
      await says(page, '2 errors');
      await tabTo(page, /^Use Finished/);
      await page.keyboard.press('Enter');
      await says(page, '1 error');
      await tabTo(page, /^unknown-field/);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'unknown-field' }).waitFor();
      await tabTo(page, /^Open in the playground/);
      await page.keyboard.press('Enter');
      await page.locator('.finding', { hasText: 'unknown-field' }).waitFor();
      // Notices come last, and go when they are closed.
      await page.evaluate(() => (location.hash = '#/share/1.broken'));
      await page.getByText('The link is broken').waitFor();
      await page.evaluate(() => (document.querySelector('cd-update').isNew = true));
      await tabTo(page, /^Close this notice/);
      await page.keyboard.press('Tab');
      assert.equal(await focused(page), 'Reload');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await page.getByText('The link is broken').waitFor({ state: 'detached' });
    }));
});

test('read out: the answer, how many, and where to begin; nothing while somebody types', () =>
  withPage({}, async (page) => {
    await open(page, server.address);
    const live = page.locator('[aria-live="polite"]').filter({ hasText: /valid|checked/i });
    await paste(page, RELEASE.replace('"success"', '"pass"').replace('"uri"', '"url"').replace('09:26:53Z', '9:26'));
    await live.filter({ hasText: 'Not valid, 3 errors, first at line 7' }).waitFor({ state: 'attached' });
    await page.evaluate(() => {
      globalThis.announced = [];
      const region = [...document.querySelectorAll('[aria-live="polite"]')].find((element) =>
        element.textContent.startsWith('Not valid'),
      );
      new MutationObserver(() => globalThis.announced.push(region.textContent)).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    // Typed without a pause, so announced once: the state at the end.
    await page.locator('.cm-content').press('ControlOrMeta+a');
    await page.keyboard.type('{"type": "CD.Pipeline.Pipel', { delay: 5 });
    await live.filter({ hasText: 'Not valid JSON' }).waitFor({ state: 'attached' });
    assert.equal((await page.evaluate(() => globalThis.announced)).length, 1);
    await paste(page, DRAFT);
    await live.filter({ hasText: 'Valid, PipelineRun Finished' }).waitFor({ state: 'attached' });
  }));
