import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { serve as serveForRun } from '../../tools/serve.mjs';
import { onPage, open, paste, says, sourceOf } from '../support/browser.mjs';
import { DIST, serve } from '../support/server.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';

/** The page without a network, and how it comes by a newer one. */

const { browser } = await started({ page: false });

const withPage = (work, options) =>
  onPage(browser, (page, heard, context) => work(page, context, heard), { serviceWorkers: 'allow', ...options });

/** Until every file is kept and the worker answers for this page. */
const kept = (page) =>
  page.waitForFunction(
    () => navigator.serviceWorker.controller !== null && navigator.serviceWorker.controller.state === 'activated',
  );

const cacheNames = (page) => page.evaluate(async () => (await caches.keys()).sort());

/** A copy of the build that a test may change; `publish` gives it another text and the list that belongs to it. */
function build(t) {
  const root = join(mkdtempSync(join(process.env.TEST_FOLDER ?? tmpdir(), 'offline-')), '/');
  t.after(() => rmSync(root, { recursive: true, force: true }));
  cpSync(DIST, root, { recursive: true });
  const worker = join(root, 'sw.js');
  const publish = (file, change, { list = true } = {}) => {
    writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')));
    if (!list) return;
    const [first, ...rest] = readFileSync(worker, 'utf8').split('\n');
    const { files } = JSON.parse(first.slice('const BUILD = '.length, -1));
    files[file] = `sha256-${createHash('sha256')
      .update(readFileSync(join(root, file)))
      .digest('base64')}`;
    const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
    writeFileSync(worker, [`const BUILD = ${JSON.stringify({ version, files })};`, ...rest].join('\n'));
  };
  return { root, publish };
}

const newTitle = (number) => (html) => html.replace(/<title>[^<]*/, `<title>build ${number}`);
/** The title as the file has it: the page's own script gives it another one. */
const titleInFile = (page) => page.evaluate(async () => /<title>([^<]*)/.exec(await (await fetch('./')).text())[1]);
const notice = (page) => page.locator('.notice', { hasText: 'A new version of this page is available' });

/** The files of the page itself. The pages of the elements, and what programs read, are in the same folder and are not kept. */
const pageFiles = () =>
  readdirSync(DIST, { recursive: true })
    .filter(
      (name) =>
        statSync(join(DIST, name)).isFile() && !['sw.js', 'llms.txt'].includes(name) && !name.startsWith('elements/'),
    )
    .sort();

test('the list has exactly the files of the page, and their hashes', () => {
  const [first] = readFileSync(join(DIST, 'sw.js'), 'utf8').split('\n');
  const { files, version } = JSON.parse(first.slice('const BUILD = '.length, -1));
  assert.match(version, /^[\da-f]{16}$/);
  assert.deepEqual(Object.keys(files).sort(), pageFiles());
  for (const [file, hash] of Object.entries(files)) {
    assert.equal(
      hash,
      `sha256-${createHash('sha256')
        .update(readFileSync(join(DIST, file)))
        .digest('base64')}`,
      file,
    );
  }
});

describe('without a network', () => {
  const SERVERS = {
    'in a sub-folder': () => serve('/tools/cd/'),
    'from the server of make run': () => serveForRun(DIST),
  };
  for (const [where, start] of Object.entries(SERVERS)) {
    test(`${where}: verdict, form, rules, copy and the text from before`, async () => {
      const server = await start();
      let isUp = true;
      const end = () => (isUp ? server.close() : undefined);
      try {
        await withPage(async (page, context, heard) => {
          await open(page, server.address);
          await paste(page, DRAFT_BROKEN);
          await says(page, '2 errors');
          await kept(page);
          await context.setOffline(true);
          await server.close();
          isUp = false;
          await page.reload();
          await says(page, '2 errors');
          assert.equal(await sourceOf(page), DRAFT_BROKEN);
          // In some versions of Chromium a reload ends the emulation of being offline; the server is closed anyway.
          await context.setOffline(false);
          await context.setOffline(true);
          await page.getByText('Offline', { exact: true }).waitFor();
          await page.getByRole('button', { name: /Fix all safe/ }).click();
          await says(page, '1 error');
          await page.getByLabel('Vocabulary').selectOption('0.5.1');
          await page.getByLabel('Event', { exact: true }).selectOption('dev.cdevents.pipelinerun.finished.0.3.0');
          await says(page, 'pipelinerun finished');
          await page.locator('cd-form').getByLabel('outcome').waitFor();
          await page.locator('cd-verdict').getByRole('button', { name: 'Convert…' }).click();
          await page.getByLabel('Convert to').selectOption('0.4.1');
          await page.getByRole('button', { name: 'Convert to 0.4.1', exact: true }).click();
          assert.match(await sourceOf(page), /"version": "0\.4\.1"/);
          await page.getByRole('link', { name: 'Rules' }).click();
          await page.locator('cd-rules li a').first().waitFor();
          await page.goto(`${server.address}index.html#/rules/draft-status`);
          await page.getByRole('heading', { name: 'draft-status' }).waitFor();
          await context.setOffline(false);
          await page.getByText('Offline', { exact: true }).waitFor({ state: 'detached' });
          assert.deepEqual(
            heard.requests.filter((address) => !address.startsWith(server.address)),
            [],
          );
        });
      } finally {
        await end();
      }
    });
  }

  test('the first verdict waits for none of it, and is the same where there are no service workers', async () => {
    const server = await serve();
    try {
      for (const without of [false, true]) {
        await withPage(async (page) => {
          await page.addInitScript((absent) => {
            if (absent) Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });
            else {
              const register = ServiceWorkerContainer.prototype.register;
              ServiceWorkerContainer.prototype.register = function (...args) {
                globalThis.judgedBefore = document.querySelector('cd-app').report?.outcome ?? null;
                globalThis.registered = args;
                return register.apply(this, args);
              };
            }
            localStorage.setItem('cdevents.text', '{"type": "CD.Pipeline.PipelineRun.Finished"}');
          }, without);
          await page.goto(server.address);
          await says(page, 'Not valid');
          if (without) {
            await open(page, server.address);
            await paste(page, RELEASE);
            await says(page, 'Valid');
            return;
          }
          await page.waitForFunction(() => globalThis.registered !== undefined);
          assert.equal(await page.evaluate(() => globalThis.judgedBefore), 'invalid');
        });
      }
    } finally {
      await server.close();
    }
  });

  test('a worker that is refused changes nothing', async () => {
    const server = await serve();
    try {
      await withPage(async (page) => {
        await page.addInitScript(() => {
          ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'));
        });
        await open(page, server.address);
        await paste(page, DRAFT);
        await says(page, 'Valid');
        assert.deepEqual(await cacheNames(page), []);
      });
    } finally {
      await server.close();
    }
  });

  test('a part of the page that was not kept: said in words, and the page goes on', async () => {
    const server = await serve();
    try {
      await withPage(
        async (page, context) => {
          await open(page, server.address);
          await paste(page, DRAFT_BROKEN);
          await says(page, '2 errors');
          await kept(page);
          // What a browser does that is short of space.
          await page.evaluate(async () => {
            for (const name of await caches.keys()) await caches.delete(name);
          });
          await context.setOffline(true);
          const missing = page.locator('.notice', { hasText: 'You are offline, and this browser has not kept it' });
          // The fixes are the engine's, which is there; the layout is a file of its own.
          await page.getByRole('button', { name: 'Format' }).click();
          await missing.waitFor();
          await page.getByRole('button', { name: 'Close this notice' }).click();
          await page.getByRole('button', { name: 'Share' }).click();
          await missing.waitFor();
          await page.getByRole('button', { name: 'Close this notice' }).click();
          await page.getByRole('button', { name: 'Copy' }).click();
          await page.getByRole('menuitem', { name: 'curl command' }).click();
          await missing.waitFor();
          await page.getByRole('button', { name: 'Close this notice' }).click();
          await page.evaluate(() => (location.hash = '#/rules'));
          await page.locator('.awaited', { hasText: 'You are offline, and this browser has not kept it' }).waitFor();
          await page.evaluate(() => (location.hash = '#/'));
          await paste(page, DRAFT);
          await says(page, 'Valid');
        },
        { quiet: false },
      );
    } finally {
      await server.close();
    }
  });

  test('what is of another origin or of another folder is never kept', async (t) => {
    const { root } = build(t);
    writeFileSync(join(root, 'other.txt'), 'other');
    const [server, foreign] = [await serve('/a/', root), await serve()];
    try {
      await withPage(
        async (page) => {
          await open(page, server.address);
          await kept(page);
          await page.evaluate(async (other) => {
            await fetch('./other.txt');
            await fetch(other, { mode: 'no-cors' }).catch(() => undefined);
          }, foreign.address);
          const keys = await page.evaluate(async () => {
            const found = [];
            for (const name of await caches.keys())
              for (const { url } of await (await caches.open(name)).keys()) found.push(url);
            return found;
          });
          assert.equal(keys.length, pageFiles().length);
          assert.deepEqual(
            keys.filter((url) => !url.startsWith(server.address) || url.includes('other.txt')),
            [],
          );
        },
        { quiet: false },
      );
    } finally {
      await server.close();
      await foreign.close();
    }
  });
});

describe('a newer build', () => {
  test('is announced, loads on request, keeps the text, and replaces the older one', async (t) => {
    const { root, publish } = build(t);
    publish('index.html', newTitle(1));
    const server = await serve('/page/', root);
    try {
      await withPage(async (page) => {
        await open(page, server.address);
        await kept(page);
        const before = await cacheNames(page);
        assert.equal(before.length, 1);
        publish('index.html', newTitle(2));
        await page.reload();
        await notice(page).waitFor();
        // Nothing happens by itself, whatever goes on meanwhile.
        await paste(page, DRAFT_BROKEN);
        await says(page, '2 errors');
        assert.equal(await titleInFile(page), 'build 1');
        assert.equal((await cacheNames(page)).length, 2);
        // The last letters too, typed just before.
        await page.locator('.cm-content').press('ControlOrMeta+End');
        await page.keyboard.type(' ');
        await Promise.all([page.waitForEvent('load'), notice(page).getByRole('button', { name: 'Reload' }).click()]);
        await says(page, '2 errors');
        assert.equal(await sourceOf(page), `${DRAFT_BROKEN} `);
        assert.equal(await titleInFile(page), 'build 2');
        const later = await cacheNames(page);
        assert.equal(later.length, 1);
        assert.notDeepEqual(later, before);
        await page.locator('#event').waitFor();
        assert.equal(await notice(page).count(), 0);
      });
    } finally {
      await server.close();
    }
  });

  test('a second tab goes on with its text, and shows the notice', async (t) => {
    const { root, publish } = build(t);
    const server = await serve('/page/', root);
    try {
      await withPage(async (page, context) => {
        await open(page, server.address);
        await kept(page);
        const other = await context.newPage();
        await open(other, server.address);
        await paste(other, RELEASE);
        await says(other, 'Valid');
        publish('index.html', newTitle(2));
        await page.reload();
        await notice(page).waitFor();
        await Promise.all([page.waitForEvent('load'), notice(page).getByRole('button', { name: 'Reload' }).click()]);
        await notice(other).waitFor();
        assert.equal(await sourceOf(other), RELEASE);
        await paste(other, DRAFT_BROKEN);
        await says(other, '2 errors');
        await Promise.all([other.waitForEvent('load'), notice(other).getByRole('button', { name: 'Reload' }).click()]);
        await says(other, '2 errors');
        assert.equal(await sourceOf(other), DRAFT_BROKEN);
      });
    } finally {
      await server.close();
    }
  });

  test('a text that is too long to be kept is not lost without a word', async (t) => {
    const { root, publish } = build(t);
    const server = await serve('/page/', root);
    try {
      await withPage(async (page) => {
        await open(page, server.address);
        await kept(page);
        publish('index.html', newTitle(2));
        await page.reload();
        await notice(page).waitFor();
        const long = `"${'a'.repeat(1024 * 1024)}"`;
        await paste(page, long);
        await says(page, 'Not checked');
        await notice(page).getByRole('button', { name: 'Reload' }).click();
        await page.getByText('Your text is not kept when the page reloads').waitFor();
        assert.equal((await sourceOf(page)).length, long.length);
        await Promise.all([
          page.waitForEvent('load'),
          page.getByRole('button', { name: 'Reload without the text' }).click(),
        ]);
        assert.equal(await titleInFile(page), 'build 2');
        await says(page, 'Choose or paste an event');
      });
    } finally {
      await server.close();
    }
  });

  test('half of it on the server is not taken, and the older one stays whole', async (t) => {
    const { root, publish } = build(t);
    publish('index.html', newTitle(1));
    const server = await serve('/page/', root);
    try {
      await withPage(
        async (page, context) => {
          await open(page, server.address);
          await kept(page);
          const before = await cacheNames(page);
          // The list is there, a file is not what it says.
          publish('theme.js', (text) => `${text}\n`);
          publish('theme.js', (text) => `${text}\n// other`, { list: false });
          await page.reload();
          const ended = await page.evaluate(async () => {
            const registration = await navigator.serviceWorker.getRegistration();
            const worker = registration.installing;
            if (worker !== null && worker.state !== 'redundant')
              await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
            return { state: worker?.state ?? 'redundant', waiting: registration.waiting !== null };
          });
          assert.deepEqual(ended, { state: 'redundant', waiting: false });
          assert.equal(await notice(page).count(), 0);
          await context.setOffline(true);
          await page.reload();
          await paste(page, DRAFT);
          await says(page, 'Valid');
          assert.ok((await cacheNames(page)).includes(before[0]));
        },
        { quiet: false },
      );
    } finally {
      await server.close();
    }
  });
});
