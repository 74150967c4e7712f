import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RELEASE } from '../support/texts.mjs';
import { EDITOR, fired, onHost, property, REPORT, says, set } from './hosted.mjs';

/** What an element does with the whole of a text, however much of it is wrong, and with values that are no texts. */

const WRONG = `[\n${Array.from({ length: 400 }, () => RELEASE.trimEnd().replace('"uri"', '"url"')).join(',\n')}\n]\n`;
const RIGHT = WRONG.replaceAll('"url"', '"uri"');

describe('Fix all', () => {
  for (const [name, markup, element] of [
    ['the report', REPORT, 'cd-event-report'],
    ['the editor', EDITOR, 'cd-event-editor'],
  ]) {
    for (const place of ['page', 'worker']) {
      test(`${name} fixes 400 at once, with the engine in the ${place}`, () =>
        onHost(markup, async (page) => {
          await set(page, element, { runIn: place });
          await set(page, element, element === 'cd-event-report' ? { text: WRONG } : { value: WRONG });
          await says(page, element, '400 errors');
          await page.locator(`${element} .omitted`, { hasText: '300 more findings not listed' }).waitFor();
          await page.locator(element).getByRole('button', { name: 'Fix all safe', exact: true }).click();
          await says(page, element, 'Valid');
          assert.equal(await property(page, element, element === 'cd-event-report' ? 'text' : 'value'), RIGHT);
          const [{ detail }] = await fired(page, 'cd-fix');
          assert.equal(detail.text, RIGHT);
        }));
    }
  }
});

describe('a value that is not a text', () => {
  test('an object is what JSON makes of it, and what JSON cannot say is refused', () =>
    onHost(`${REPORT}${EDITOR}`, async (page) => {
      const event = JSON.parse(RELEASE);
      await page.evaluate((value) => {
        document.querySelector('cd-event-report').text = value;
        document.querySelector('cd-event-editor').value = value;
      }, event);
      await says(page, 'cd-event-report', 'Valid');
      await says(page, 'cd-event-editor', 'Valid');
      const text = JSON.stringify(event, null, 2);
      assert.equal(await property(page, 'cd-event-report', 'text'), text);
      assert.equal(await property(page, 'cd-event-editor', 'value'), text);
      const refused = await page.evaluate(() => {
        const circle = {};
        circle.self = circle;
        return [circle, () => 0, Symbol('x')].map((value) => {
          try {
            document.querySelector('cd-event-report').text = value;
            return 'taken';
          } catch (error) {
            return error.name;
          }
        });
      });
      assert.deepEqual(refused, ['TypeError', 'TypeError', 'TypeError']);
      assert.equal(await property(page, 'cd-event-report', 'text'), text);
    }));
});
