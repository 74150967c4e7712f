import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { editor, onPage, open } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, RELEASE } from '../support/texts.mjs';
import { PAYLOADS, watch } from './payloads.mjs';

/** Every hostile text in every place of the page that shows one, under the page's own policy: nothing but text changes. */

const { browser, server } = await started();

const draft = JSON.parse(DRAFT);
const release = JSON.parse(RELEASE);
const written = (event) => JSON.stringify(event, null, 2);

/** Every string below a value replaced, also those of fields that the example leaves out; the type stays, so that there is a form. */
function filled(value, text) {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((one) => filled(one, text));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === 'type' || name === 'specversion' ? one : filled(one, text),
    ]),
  );
}

/** The places in a source. */
const PLACES = {
  'the whole source': (text) => text,
  'a value of each field of the draft': (text) =>
    written({
      ...filled(draft, text),
      pipelineRunUrl: text,
      pipelineRunErrors: [text, text],
      taskRunId: text,
      taskName: text,
      data: { [text]: text },
    }),
  'a value of each field of a release': (text) =>
    written({
      context: {
        ...filled(release.context, text),
        schemaUri: text,
        chainId: text,
        links: [{ linkType: text, linkKind: text, target: { contextId: text }, tags: { [text]: text } }],
      },
      subject: { id: text, source: text, content: { ...filled(release.subject.content, text), errors: text } },
      customData: { [text]: text },
      customDataContentType: text,
    }),
  "a member's name": (text) =>
    `[{${JSON.stringify(text)}: 1, ${written(draft).slice(1)}, ${written({ ...release, subject: { ...release.subject, content: { [text]: text } } })}]`,
  'the type': (text) =>
    written([
      { ...draft, type: text },
      { ...draft, type: `CD.Pipeline.${text}` },
      { ...release, context: { ...release.context, type: `dev.cdevents.${text}` } },
    ]),
  'the release': (text) => written({ ...release, context: { ...release.context, specversion: text } }),
  'an envelope': (text) =>
    written({
      specversion: '1.0',
      id: text,
      source: text,
      type: release.context.type,
      subject: text,
      datacontenttype: text,
      dataschema: text,
      [text]: text,
      data: release,
    }),
  'broken JSON': (text) => `${written({ ...draft, pipelineName: text }).slice(0, -1)}${text}`,
};

/** Shows each text in the page, one after the other, and waits until it is judged and drawn. */
const show = (page, texts) =>
  page.evaluate(async (all) => {
    const source = document.querySelector('cd-source');
    for (const text of all) {
      source.replace(text);
      await pageState.until(() => pageState.isJudged(source.text));
      await pageState.drawn();
      // The first finding chosen: form, source and list point at it.
      document.querySelector('cd-findings').shadowRoot.querySelector('.sentence')?.click();
      await pageState.drawn();
    }
  }, texts);

/** `isPlain`: the editor's code does not come, so that its place is drawn without it. */
const withPage = (work, { isPlain = false } = {}) =>
  onPage(
    browser,
    async (page) => {
      const watched = await watch(page);
      await page.addInitScript(() => {
        globalThis.refused = [];
        addEventListener('securitypolicyviolation', (event) =>
          globalThis.refused.push(`${event.violatedDirective} ${event.blockedURI}`),
        );
      });
      if (isPlain) await page.route(/\/editor-[^/]+\.js$/, () => undefined);
      await open(page, server.address);
      if (!isPlain) await editor(page);
      await work(page, watched);
      assert.deepEqual(await watched.ran(), []);
      // Not even stopped by the policy: nothing tried.
      assert.deepEqual(await page.evaluate(() => globalThis.refused), []);
    },
    { timeout: 20_000 },
  );

describe(`${PAYLOADS.length} hostile texts are only ever texts`, () => {
  test('there are a hundred and more', () => assert.ok(PAYLOADS.length >= 100));

  for (const [place, put] of Object.entries(PLACES)) {
    test(`as ${place}`, { timeout: 240_000 }, () =>
      withPage(async (page, watched) => {
        // What the page draws for a harmless text at this place is its own, also around characters that it writes out.
        for (const harmless of ['harmless', '', '12', 'https://ci.example.com/runs/42', 'hid\u202eden\u0000']) {
          await show(page, [put(harmless)]);
          await watched.settle();
        }
        for (let from = 0; from < PAYLOADS.length; from += 20) {
          await show(page, PAYLOADS.slice(from, from + 20).map(put));
          assert.deepEqual(await watched.ran(), [], `one of ${from} to ${from + 20}`);
        }
      }),
    );
  }

  test('before the editor has come', { timeout: 240_000 }, () =>
    withPage(
      async (page, watched) => {
        for (const put of Object.values(PLACES)) {
          await show(page, ['harmless', 'hid\u202eden\u0000', '12'].map(put));
          await watched.settle();
        }
        for (const put of Object.values(PLACES)) {
          await show(page, PAYLOADS.map(put));
          assert.deepEqual(await watched.ran(), []);
        }
        assert.equal(await page.locator('.cm-content').count(), 0);
      },
      { isPlain: true },
    ),
  );

  test('as a link that holds it, and as a link that is none', { timeout: 240_000 }, () =>
    withPage(async (page, watched) => {
      const packed = (text, judgeBy) => `1.${deflateRawSync(Buffer.from(`${judgeBy}\n${text}`)).toString('base64url')}`;
      const opened = (hashes) =>
        page.evaluate(async (all) => {
          const source = document.querySelector('cd-source');
          for (const [hash, text] of all) {
            location.hash = hash;
            // The address goes when the link was read, and the text or a notice comes after it.
            await pageState.until(
              () =>
                location.hash === '#/' &&
                (text === null ? document.querySelector('.notice') !== null : source.text === text),
            );
            if (text === null) document.querySelector('.notice .icon').click();
            await document.querySelector('cd-app').updateComplete;
          }
        }, hashes);
      for (const harmless of ['harmless', `[${DRAFT}, ${RELEASE}, {"h\u202e": 1}]`, '{"n": 1}']) {
        await show(page, [harmless]);
        await watched.settle();
      }
      await opened([
        [`#/share/${packed('harmless', '')}`, 'harmless'],
        ['#/share/harmless', null],
      ]);
      await watched.settle();
      await opened(PAYLOADS.map((text) => [`#/share/${text}`, null]));
      assert.deepEqual(await watched.ran(), []);
      // As a text, and as the vocabulary that the text is to be judged by. The editor knows one kind of line end, UTF-8 no half characters.
      const asTyped = (text) => Buffer.from(text).toString().replace(/\r\n?/g, '\n');
      await opened(PAYLOADS.map((text) => [`#/share/${packed(text, '')}`, asTyped(text)]));
      await opened(
        PAYLOADS.filter((text) => !text.includes('\n')).map((text, index) => [
          `#/share/${packed(`{"n": ${index}}`, text)}`,
          `{"n": ${index}}`,
        ]),
      );
    }),
  );

  test('as the name of a file, one that comes in and one that does not', { timeout: 240_000 }, () =>
    withPage(async (page, watched) => {
      const dropped = (names) =>
        page.evaluate(async (all) => {
          const app = document.querySelector('cd-app');
          const drop = (name, bytes) => {
            const data = new DataTransfer();
            data.items.add(new File([bytes], name));
            for (const type of ['dragenter', 'dragover', 'drop'])
              app.dispatchEvent(
                new DragEvent(type, { dataTransfer: data, bubbles: true, composed: true, cancelable: true }),
              );
          };
          for (const [index, name] of all.entries()) {
            const text = `{"n": ${index}}`;
            drop(name, text);
            await pageState.until(() => document.querySelector('cd-source').text === text);
            drop(name, new Uint8Array([0, 1, 2, 255]));
            await pageState.until(() => document.querySelector('.notice') !== null);
            document.querySelector('.notice .icon').click();
            await app.updateComplete;
          }
        }, names);
      await dropped(['harmless', 'hid\u202eden\u0000']);
      await watched.settle();
      await dropped(PAYLOADS);
    }),
  );

  for (const [face, words] of [
    ['HTTP', 'Attributes in the headers'],
    ['curl', 'Send to'],
  ]) {
    test(`in the ${face === 'HTTP' ? 'message' : 'command'}`, { timeout: 240_000 }, () =>
      withPage(async (page, watched) => {
        await show(page, [PLACES['an envelope']('harmless')]);
        await page.getByRole('tab', { name: face }).click();
        await page.getByText(words).waitFor();
        for (const harmless of ['harmless', '12', '\u202e\u202dhid\u202eden\u0000']) {
          for (const place of ['an envelope', 'a value of each field of a release']) {
            await show(page, [PLACES[place](harmless)]);
            await watched.settle();
          }
        }
        // The message is drawn a moment later. The editor puts an empty image of its own beside some of what it writes out.
        await show(page, [
          written({ ...release, customData: { '\u202etxt': '\u202etxt' }, subject: { id: '\u202etxt', content: {} } }),
        ]);
        await page.locator('img.cm-widgetBuffer').first().waitFor({ state: 'attached' });
        await watched.settle();
        for (let from = 0; from < PAYLOADS.length; from += 40) {
          await show(
            page,
            PAYLOADS.slice(from, from + 40).flatMap((text) => [
              PLACES['an envelope'](text),
              PLACES['a value of each field of a release'](text),
            ]),
          );
          assert.deepEqual(await watched.ran(), [], `${face}: one of ${from} to ${from + 40}`);
        }
      }),
    );
  }

  test('as a place in the page, and as the name of a rule or an event', { timeout: 240_000 }, () =>
    withPage(async (page, watched) => {
      const visit = (hashes) =>
        page.evaluate(async (all) => {
          for (const hash of all) {
            const isElsewhere = new URL(location.href).hash !== new URL(hash, location.href).hash;
            const arrived = new Promise((done) => addEventListener('hashchange', done, { once: true }));
            location.hash = hash;
            if (isElsewhere) await arrived;
            await pageState.drawn();
          }
        }, hashes);
      await visit(['#/rules']);
      await page.locator('cd-rules li a').first().waitFor();
      await visit(['#/rules/harmless']);
      await watched.settle();
      await visit(
        PAYLOADS.flatMap((text) => [`#/rules/${text}`, `#/rules/${encodeURIComponent(text.toWellFormed?.() ?? text)}`]),
      );
      await page.getByRole('heading', { name: 'No such rule' }).waitFor();
      assert.deepEqual(await watched.ran(), []);
      await visit(['#/events']);
      await page.locator('cd-events a').first().waitFor();
      await visit(['#/events/harmless', '#/events/0.5.1/harmless', '#/events/pipelinerun.finished/harmless']);
      await watched.settle();
      await visit(
        PAYLOADS.flatMap((text) => [
          `#/events/${text}`,
          `#/events/0.5.1/${text}`,
          `#/events/pipelinerun.finished/${encodeURIComponent(text.toWellFormed?.() ?? text)}`,
        ]),
      );
      assert.deepEqual(await watched.ran(), []);
      await visit(PAYLOADS.filter((text) => !text.startsWith('/')).flatMap((text) => [`#${text}`, `#/${text}`, '#/']));
    }),
  );
});
