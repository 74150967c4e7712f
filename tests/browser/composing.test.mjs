import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalog } from '../../pkg/dist/node.js';
import { editor, onOpened, paste, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, RELEASE } from '../support/texts.mjs';
import { violations } from './axe.mjs';

/** From one event to the next, and what form, editor and message show of it. */

const { browser, server } = await started();

const withPage = onOpened(browser, server.address, { reducedMotion: 'reduce' });

const form = (page) => page.locator('cd-form');
const eventIn = async (page) => JSON.parse(await sourceOf(page));
const type = (vocabulary, subject, predicate) =>
  catalog()
    .vocabularies.find(({ id }) => id === vocabulary)
    .events.find((event) => event.subject === subject && event.predicate === predicate);
const textWith = (page, part) =>
  page.waitForFunction((part) => document.querySelector('cd-source').text.includes(part), part);

describe('another event', () => {
  test('keeps what both have: ids, source and name, and nothing that is only the example’s', () =>
    withPage(async (page) => {
      const started = type('0.5.1', 'pipelinerun', 'started');
      const service = type('0.5.1', 'service', 'deployed');
      await paste(page, RELEASE.replace('"run-42"', '"run-7"'));
      await says(page, 'Valid');
      await page.getByLabel('Event', { exact: true }).selectOption(started.type);
      await textWith(page, started.type);
      await says(page, 'Valid');
      let event = await eventIn(page);
      assert.equal(event.context.id, '271069a8-fc18-44f1-b38f-9d70a1695819');
      assert.equal(event.context.source, '/ci/example');
      assert.equal(event.context.timestamp, '2026-03-14T09:26:53Z');
      assert.equal(event.subject.id, 'run-7');
      assert.equal(event.subject.content.pipelineName, 'release');
      assert.equal('outcome' in event.subject.content, false);
      await page.getByText(/^Kept from before: .*source/).waitFor();

      // Of another subject: what belongs to every event, not the run's.
      await page.getByLabel('Event', { exact: true }).selectOption(service.type);
      await textWith(page, service.type);
      await says(page, 'Valid');
      event = await eventIn(page);
      assert.equal(event.context.source, '/ci/example');
      assert.equal(event.subject.id, service.example.subject.id);
      assert.deepEqual(event.subject.content, service.example.subject.content);
    }));

  test('between the draft and a release too; an untouched example leaves nothing behind', () =>
    withPage(async (page) => {
      await paste(page, DRAFT);
      await says(page, 'Valid');
      await page.getByLabel('Vocabulary').selectOption('0.5.1');
      await textWith(page, 'pipelinerun.finished.0.3.0');
      await says(page, 'Valid');
      const event = await eventIn(page);
      assert.equal(event.context.id, '6d2f8f0e-94a1-4c3b-8f57-2f6a3f0d9b11');
      assert.equal(event.context.source, '/ci/example');
      assert.equal(event.subject.content.pipelineName, 'release');
      await paste(page, '');
      const first = type('0.5.1', 'build', 'queued');
      const second = type('0.5.1', 'build', 'finished');
      await page.getByLabel('Event', { exact: true }).selectOption(first.type);
      await textWith(page, first.type);
      await says(page, 'Valid');
      await page.getByLabel('Event', { exact: true }).selectOption(second.type);
      await textWith(page, second.type);
      assert.deepEqual(await eventIn(page), second.example);
    }));

  test('the vocabulary that is shown is the one of fields and verdict', () =>
    withPage(async (page) => {
      const vocabulary = page.getByLabel('Vocabulary');
      await paste(page, RELEASE);
      await says(page, 'Valid');
      // It has the event: the text becomes that one.
      await vocabulary.selectOption('0.4.1');
      await textWith(page, '"version": "0.4.1"');
      await says(page, 'Valid');
      assert.equal(await vocabulary.inputValue(), '0.4.1');
      assert.equal(await page.evaluate(() => document.querySelector('cd-form').shown.vocabulary), '0.4.1');
      // It does not: the list offers what it has, and without a choice all is as it was.
      await page.getByLabel('Event', { exact: true }).selectOption(type('0.4.1', 'incident', 'detected').type);
      await textWith(page, 'incident.detected');
      await vocabulary.focus();
      await vocabulary.selectOption('draft');
      await form(page).getByText('It does not have this event').waitFor();
      await (await editor(page)).click();
      await page.waitForFunction(
        () => document.querySelector('cd-form').shadowRoot.getElementById('vocabulary').value === '0.4.1',
      );
      assert.match(await sourceOf(page), /incident\.detected/);
    }));

  test('an event with errors shows what the page does', () =>
    withPage(async (page) => {
      await page.getByRole('button', { name: /^See an event with errors/ }).click();
      await says(page, '3 errors');
      assert.equal(await page.locator('.finding').count(), 3);
      assert.ok((await page.locator('.finding .fix').count()) >= 2);
      assert.ok((await form(page).locator('.help.error').count()) >= 2);
      assert.deepEqual(await violations(page), []);
    }));
});

describe('the form', () => {
  test('does not show the fields of an event that is not there any more', () =>
    withPage(async (page) => {
      await paste(page, RELEASE);
      await says(page, 'Valid');
      await form(page).getByLabel('pipelineName').waitFor();
      await paste(page, '{"broken": [1, ');
      await says(page, 'Not valid JSON');
      await form(page).getByText('Fix the JSON errors to use the form again').waitFor();
      assert.equal(await form(page).locator('form').count(), 0);
      await paste(page, RELEASE);
      await says(page, 'Valid');
      await paste(page, '{"kind": "PipelineRun"}');
      await says(page, 'Not checked');
      await form(page).getByText('The form shows the fields of an event').waitFor();
      assert.equal(await form(page).locator('form').count(), 0);
      // While somebody types it stays, and says why it cannot be used.
      await paste(page, RELEASE);
      await says(page, 'Valid');
      await page.evaluate((at) => document.querySelector('cd-source').select(at, at, true), RELEASE.indexOf('"uri"'));
      await page.keyboard.type('[');
      await says(page, 'Not valid JSON');
      assert.equal(await form(page).locator('form').count(), 1);
      await form(page).getByText('Fix the JSON errors to use the form again').waitFor();
    }));

  test('shows at least seven fields of `service deployed` on a screen, and needs at most 1,300 px for all', () =>
    withPage(async (page) => {
      await page.getByLabel('Event', { exact: true }).selectOption(type('0.5.1', 'service', 'deployed').type);
      await says(page, 'Valid');
      const { whole, seen } = await page.evaluate(() => {
        const pane = document.querySelector('section.form');
        const { bottom } = pane.getBoundingClientRect();
        const controls = [
          ...document.querySelector('cd-form').shadowRoot.querySelectorAll('form :is(input, select, textarea)'),
        ];
        pane.scrollTop = 0;
        return {
          whole: pane.scrollHeight,
          seen: controls.filter((control) => control.getBoundingClientRect().bottom <= bottom).length,
        };
      });
      assert.ok(whole <= 1_300, `${whole} px`);
      assert.ok(seen >= 7, `${seen} fields`);
    }));

  test('says at its foot what the field in use means in full, and nothing moves for it', () =>
    withPage(async (page) => {
      await paste(page, RELEASE);
      await says(page, 'Valid');
      const about = form(page).locator('.about');
      const before = await about.boundingBox();
      await form(page).getByLabel('pipelineName').focus();
      const { summary } = type('0.5.1', 'pipelinerun', 'finished')
        .fields.find(({ path }) => path === 'subject')
        .fields.find(({ path }) => path === 'subject.content')
        .fields.find(({ path }) => path === 'subject.content.pipelineName');
      assert.ok((await about.innerText()).includes(summary.replaceAll('`', '')));
      assert.deepEqual(await about.boundingBox(), before);
    }));
});

describe('the editor', () => {
  const options = (page) => page.locator('.cm-tooltip-autocomplete li');

  test('completes whole events in an empty text, the newest release’s first', () =>
    withPage(async (page) => {
      await (await editor(page)).click();
      await page.locator('.cm-content[aria-autocomplete="list"]').waitFor();
      await page.keyboard.press('Control+Space');
      await options(page).first().waitFor();
      const details = await options(page).locator('.cm-completionDetail').allInnerTexts();
      assert.equal(details[0].trim(), '0.5.1');
      assert.ok(details.some((detail) => detail.trim() === 'draft'));
      await page.keyboard.type('taskrun.fin');
      await page.waitForFunction(
        () =>
          document
            .querySelector('cd-source')
            .shadowRoot.querySelector('.cm-tooltip-autocomplete [aria-selected="true"]')
            ?.textContent.startsWith('taskrun.finished') === true,
      );
      await page.keyboard.press('Enter');
      await says(page, 'Valid');
      assert.deepEqual(await eventIn(page), type('0.5.1', 'taskrun', 'finished').example);
    }));

  test('completes the members of the newest release before the draft’s', () =>
    withPage(async (page) => {
      await (await editor(page)).click();
      await page.locator('.cm-content[aria-autocomplete="list"]').waitFor();
      await page.keyboard.type('{');
      await page.keyboard.press('Control+Space');
      await options(page).first().waitFor();
      const labels = await options(page).locator('.cm-completionLabel').allInnerTexts();
      assert.equal(labels[0], 'context');
      assert.ok(labels.indexOf('subject') < labels.indexOf('pipelineRunId'));
    }));
});

describe('the HTTP message', () => {
  test('an id changed in the body changes the header and the envelope with it', () =>
    withPage(async (page) => {
      const inner = RELEASE.trimEnd().replaceAll('\n', '\n  ');
      const envelope = `{\n  "specversion": "1.0",\n  "id": "271069a8-fc18-44f1-b38f-9d70a1695819",\n  "source": "/ci/example",\n  "type": "dev.cdevents.pipelinerun.finished.0.3.0",\n  "subject": "run-42",\n  "time": "2026-03-14T09:26:53Z",\n  "datacontenttype": "application/json",\n  "data": ${inner}\n}\n`;
      await paste(page, envelope);
      await says(page, 'Valid');
      await page.getByRole('tab', { name: 'HTTP' }).click();
      const message = page.locator('cd-http .cm-content');
      await message.getByText('ce-id').waitFor();
      await page.evaluate(() => {
        const content = document
          .querySelector('cd-source')
          .shadowRoot.querySelector('cd-http')
          .shadowRoot.querySelector('.cm-content');
        const view = content.cmTile?.view ?? content.cmView?.view;
        const text = view.state.doc.toString();
        const from = text.lastIndexOf('271069a8');
        view.dispatch({ changes: { from, to: from + 8, insert: 'ffffffff' }, userEvent: 'input.type' });
      });
      await page.waitForFunction(
        (wanted) => document.querySelector('cd-source').text === wanted,
        envelope.replaceAll('271069a8', 'ffffffff'),
      );
      await says(page, 'Valid');
      await message.getByText('ffffffff-fc18-44f1-b38f-9d70a1695819').first().waitFor();
      await page.waitForFunction(() => {
        const content = document
          .querySelector('cd-source')
          .shadowRoot.querySelector('cd-http')
          .shadowRoot.querySelector('.cm-content');
        return /ce-id: ffffffff/.test(content.innerText) && !content.innerText.includes('271069a8');
      });
    }));
});
