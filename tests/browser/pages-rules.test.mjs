import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rules, validate } from '../../pkg/dist/node.js';
import { open, sourceOf } from '../support/browser.mjs';
import { go, heading, plain, server, withPage } from './reading.mjs';

/** Rules about several events have histories as examples, which the playground cannot open. */
const isOfHistories = ({ code }) => code.startsWith('CDE8');

/** As the command line prints it, but for its line ends. */
const line = (text) => text.replace(/\s+/g, ' ');

describe('rules', () => {
  test('every example shows its rule in the playground, and the correct one does not', { timeout: 120_000 }, () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      let rights = 0;
      for (const { rule, code, example } of rules()) {
        for (const name of ['the example', 'the correct example']) {
          await go(page, `rules/${rule}`);
          await heading(page, rule).waitFor();
          const button = page.getByRole('button', { name: `Open in the playground: ${name}` });
          if ((await button.count()) === 0) {
            assert.ok(name !== 'the example' || example === '' || isOfHistories({ code }), rule);
            continue;
          }
          assert.ok(!isOfHistories({ code }), rule);
          const before = await page.evaluate(() => document.querySelector('cd-source').text);
          await button.click();
          await page
            .waitForFunction((before) => {
              const app = document.querySelector('cd-app');
              return (
                app.view === 'compose' &&
                app.json.text !== before &&
                app.report !== null &&
                document.querySelector('cd-findings').report === app.report
              );
            }, before)
            .catch(() => undefined);
          const text = await sourceOf(page);
          // The report is the newest one when it is that of the text.
          const wanted = validate(text).diagnostics.map((finding) => finding.rule);
          await page.waitForFunction(
            (wanted) =>
              JSON.stringify(document.querySelector('cd-app').report?.diagnostics.map(({ rule }) => rule)) === wanted,
            JSON.stringify(wanted),
          );
          if (name === 'the example') {
            assert.equal(text, example);
            assert.ok(wanted.includes(rule), `${rule} in ${wanted}`);
          } else {
            rights += 1;
            assert.ok(!wanted.includes(rule), rule);
          }
        }
      }
      assert.ok(rights > 40, `${rights} have a correct example`);
    }),
  );

  test('every page has what it finds, why, the example with what is said of it, and the source', () =>
    withPage({}, async (page) => {
      for (const { rule, code, what, why, example, source } of rules()) {
        await go(page, `rules/${rule}`);
        await heading(page, rule).waitFor();
        const words = (await page.evaluate(() => document.querySelector('cd-rules').shadowRoot.textContent)).replace(
          /\s+/g,
          ' ',
        );
        for (const part of [code, plain(what), plain(why), plain(source)])
          assert.ok(words.includes(part), `${rule}: ${part}`);
        if (example === '') continue;
        if (isOfHistories({ code })) {
          // The report names the record: `tests/lifecycle/cases.rs` holds it to what a stream finds.
          assert.match(words, new RegExp(`${code} ${rule} in record \\d+`), rule);
          continue;
        }
        const finding = validate(example).diagnostics.find((one) => one.rule === rule);
        assert.ok(words.includes(line(finding.message)), `${rule}: ${finding.message} in ${words}`);
        if (finding.help !== undefined) assert.ok(words.includes(line(finding.help)), `${rule}: ${finding.help}`);
        if (finding.range !== undefined)
          assert.ok(words.includes(`event.json:${finding.range.start.line}:${finding.range.start.column}: `), rule);
      }
    }));

  test('by text, severity and family; the count is said; nothing found can be taken back', () =>
    withPage({}, async (page) => {
      await go(page, 'rules');
      await heading(page, 'Rules').waitFor();
      const names = page.locator('cd-rules li a');
      const status = page.locator('cd-rules .count[role="status"]');
      const all = rules();
      assert.equal(await names.count(), all.length);
      await page.getByLabel('Severity').selectOption('note');
      const notes = all.filter(({ severity }) => severity === 'note').map(({ rule }) => rule);
      assert.deepEqual(await names.allInnerTexts(), notes);
      assert.equal(await status.innerText(), `${notes.length} of ${all.length} rules`);
      await page.getByLabel('Family').selectOption({ index: 1 });
      assert.ok((await names.count()) < notes.length);
      await page.getByLabel('Find a rule').fill('no such rule');
      await page.getByRole('button', { name: 'Show all rules' }).click();
      assert.equal(await names.count(), all.length);
      await page.getByLabel('Find a rule').fill('cde401');
      assert.deepEqual(await names.allInnerTexts(), ['missing-field']);
      await page.getByLabel('Find a rule').press('ArrowDown');
      await page.keyboard.press('Enter');
      await heading(page, 'missing-field').waitFor();
      await page.getByRole('link', { name: /^Next: / }).click();
      await heading(page, 'unknown-field').waitFor();
      await page.waitForFunction(() => document.querySelector('cd-rules').shadowRoot.activeElement?.tagName === 'H1');
    }));
});
