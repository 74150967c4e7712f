import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { answering } from '../support/server.mjs';
import { started } from '../support/suite.mjs';
import { PAYLOADS, watch } from './payloads.mjs';

/** The payloads are no dummies, and who watches them sees them: on a page that makes markup of text, they run. */

const { browser } = await started({ page: false });
const careless = await answering(() => '<!doctype html><title>careless</title><main></main>');
after(() => careless.close());

/** What is noted of a page that does `act` with a text. */
async function noted(act, text) {
  const page = await browser.newPage();
  try {
    const watched = await watch(page);
    await page.goto(careless.address);
    await watched.settle();
    assert.deepEqual(await watched.ran(), []);
    await page.evaluate(act, text).catch(() => undefined);
    // A handler runs when its picture has failed, and a way elsewhere begins in a turn of its own: some frames later at most.
    for (let frame = 0; frame < 300; frame += 1) {
      const found = await watched.ran();
      if (found.length > 0) return found.join('\n');
      await page.evaluate(() => new Promise(requestAnimationFrame)).catch(() => undefined);
    }
    return '';
  } finally {
    await page.close();
  }
}

test('there are more than two hundred, all different', () => {
  assert.ok(PAYLOADS.length >= 200);
  assert.equal(new Set(PAYLOADS).size, PAYLOADS.length);
  assert.ok(PAYLOADS.every((text) => typeof text === 'string'));
});

const asMarkup = (text) => {
  document.querySelector('main').innerHTML = text;
};
const asLink = (text) => {
  const link = document.createElement('a');
  link.href = text;
  document.querySelector('main').append(link);
};

test('a handler, a picture elsewhere, a frame, a dialog, a link and an own element are noticed', async () => {
  assert.match(
    await noted(
      asMarkup,
      PAYLOADS.find((text) => text.startsWith('<img src=x:')),
    ),
    /the global cdran|img with onerror/,
  );
  assert.match(
    await noted(
      asMarkup,
      PAYLOADS.find((text) => text.includes('pixel.gif')),
    ),
    /a request|img with src/,
  );
  assert.match(
    await noted(
      asMarkup,
      PAYLOADS.find((text) => text.startsWith('<iframe srcdoc')),
    ),
    /a frame/,
  );
  // biome-ignore lint/security/noGlobalEval: the payloads must be noticed when they do run
  assert.match(await noted((text) => eval(text), `alert('x')`), /a dialog: alert x/);
  assert.match(
    await noted(
      asLink,
      PAYLOADS.find((text) => text.startsWith('java\tscript:')),
    ),
    /a with href/,
  );
  assert.match(await noted(asMarkup, '<x-y></x-y>'), /an element: x-y/);
});

test('a global, a member on every object and a way elsewhere are noticed', async () => {
  assert.match(
    await noted((text) => {
      globalThis[text] = 1;
    }, 'more'),
    /a global: more/,
  );
  assert.match(
    await noted((text) => {
      const all = {};
      all[text].cdran = 1;
    }, '__proto__'),
    /the global cdran/,
  );
  assert.match(
    await noted((text) => {
      location.href = text;
    }, '/elsewhere'),
    /a way elsewhere/,
  );
});

test('each payload of markup does something where text becomes markup', { timeout: 120_000 }, async () => {
  const page = await browser.newPage();
  const idle = [];
  await page.goto(careless.address);
  for (const text of PAYLOADS.filter((one) =>
    /^<(?:svg|img|iframe|a |form|script|object|embed|link|base|meta)/.test(one),
  )) {
    const made = await page.evaluate(
      (markup) =>
        new DOMParser()
          .parseFromString(markup, 'text/html')
          .querySelectorAll('svg, img, iframe, a, form, script, object, embed, link, base, meta').length,
      text,
    );
    if (made === 0) idle.push(text);
  }
  await page.close();
  assert.deepEqual(idle, []);
});
