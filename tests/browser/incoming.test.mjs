import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fromHttp, toCloudEvent, validate } from '../../pkg/dist/node.js';
import { editor, onPage, open, paste, says, sourceOf } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { violations } from './axe.mjs';

/** What comes in: files by the picker and by drop, pasted commands and messages. */

const { browser, server } = await started();
const folder = mkdtempSync(join(tmpdir(), 'cdevents-incoming-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const withPage = (work, options) => onPage(browser, work, { only: [server.address], ...options });

const file = (name, bytes) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const notice = (page) => page.locator('.notice span');
const sourceIs = (page, text) =>
  page
    .waitForFunction((wanted) => document.querySelector('cd-source').text === wanted, text)
    .catch(async () => assert.equal(await sourceOf(page), text));
/** Until what was pasted has become something else. */
const becomes = async (page, pasted) => {
  await page.waitForFunction(
    (before) => document.querySelector('cd-source').text !== before,
    pasted.replace(/\r\n/g, '\n'),
  );
  return sourceOf(page);
};
const choose = async (page, paths) => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open', exact: true }).click(),
  ]);
  await chooser.setFiles(paths);
};
/** Drops files on the page as the browser does. */
const drop = (page, selector, files) =>
  page
    .locator(selector)
    .first()
    .evaluate((target, files) => {
      const data = new DataTransfer();
      for (const { name, text } of files) data.items.add(new File([text], name));
      for (const type of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, composed: true, cancelable: true }),
        );
    }, files);

describe('files', () => {
  test('one that is chosen fills the source, and what stood there is one step back', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await paste(page, RELEASE);
      await says(page, 'Valid');
      await choose(page, file('broken.json', DRAFT_BROKEN));
      await sourceIs(page, DRAFT_BROKEN);
      await says(page, '2 errors');
      await page.getByRole('button', { name: 'Undo' }).click();
      await sourceIs(page, RELEASE);
      // The same file once more.
      await choose(page, file('broken.json', DRAFT));
      await sourceIs(page, DRAFT);
    }));

  test('by keyboard: the button opens the picker', () =>
    withPage(async (page) => {
      await open(page, server.address);
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Open', exact: true }).focus();
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(file('event.json', DRAFT));
      await sourceIs(page, DRAFT);
    }));

  test('dropped anywhere, also on the editor: the zone is drawn, and the file comes in once', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await editor(page);
      for (const [selector, text] of [
        ['#panel-json .cm-content', DRAFT],
        ['header.top', RELEASE],
        ['cd-form', DRAFT],
      ]) {
        await drop(page, selector, [{ name: 'event.json', text }]);
        await sourceIs(page, text);
      }
      await page.locator('main#main').evaluate((target) => {
        const data = new DataTransfer();
        data.items.add(new File(['{}'], 'event.json'));
        target.dispatchEvent(
          new DragEvent('dragenter', { dataTransfer: data, bubbles: true, composed: true, cancelable: true }),
        );
      });
      await page.getByText('Drop the file to check it').waitFor();
      assert.deepEqual(await violations(page), []);
      await page.evaluate(() => dispatchEvent(new DragEvent('dragleave', { relatedTarget: null })));
      assert.equal(await page.getByText('Drop the file to check it').count(), 0);
      await sourceIs(page, DRAFT);
      // A text that is dragged is no file.
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text/plain', 'x');
        document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: data, bubbles: true, composed: true }));
      });
      assert.equal(await page.getByText('Drop the file to check it').count(), 0);
    }));

  test('a file that is pasted', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await (await editor(page)).evaluate((target, text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'event.json'));
        target.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }),
        );
      }, DRAFT);
      await sourceIs(page, DRAFT);
    }));

  for (const view of ['rules', 'events']) {
    test(`a file from the ${view} brings back the composer`, () =>
      withPage(async (page) => {
        await page.goto(`${server.address}#/${view}`);
        await page.locator(`cd-${view} a`).first().waitFor();
        await drop(page, 'main.pages', [{ name: 'event.json', text: DRAFT }]);
        await says(page, 'Valid');
        await sourceIs(page, DRAFT);
      }));
  }

  test('what cannot come in is said, the text stays, and the page goes on', { timeout: 120_000 }, () =>
    withPage(async (page) => {
      await open(page, server.address);
      await paste(page, DRAFT);
      await says(page, 'Valid');
      await page.evaluate(() => {
        globalThis.read = 0;
        const { arrayBuffer } = Blob.prototype;
        Blob.prototype.arrayBuffer = function (...all) {
          globalThis.read += this.size;
          return arrayBuffer.apply(this, all);
        };
        for (const name of ['text', 'stream', 'slice'])
          Blob.prototype[name] = () => {
            throw new Error(`${name} is not to be called`);
          };
      });
      const huge = file('huge.json', '{');
      truncateSync(huge, 200 * 1024 * 1024);
      const justOver = file('over.json', '{');
      truncateSync(justOver, 16 * 1024 * 1024 + 1);
      const latin = Buffer.from(DRAFT.replace('release', 'r\u00e9lease'), 'latin1');
      for (const [paths, words] of [
        [huge, 'The file has 200 MiB; this page takes 16 MiB. It was not read'],
        [justOver, 'The file has 16 MiB; this page takes 16 MiB'],
        [
          file('picture.json', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff, 0xc0])),
          'The file is binary',
        ],
        [
          file('zeros.json', Buffer.concat([Buffer.from(DRAFT), Buffer.alloc(3), Buffer.from(DRAFT)])),
          'The file is binary',
        ],
        [file('utf16le.json', Buffer.from(`\ufeff${DRAFT}`, 'utf16le')), 'The file is UTF-16'],
        [file('utf16.json', Buffer.from(DRAFT, 'utf16le')), 'The file is UTF-16'],
        [file('utf16be.json', Buffer.from(`\ufeff${DRAFT}`, 'utf16le').swap16()), 'The file is UTF-16'],
        [file('latin.json', latin), `The file is not UTF-8: byte ${latin.indexOf(0xe9)} is not part of a character`],
        [
          file('cut.json', Buffer.from('{"a": "\u00e9').subarray(0, -1)),
          'The file is not UTF-8: byte 7 is not part of a character',
        ],
        [file('empty.json', ''), 'The file is empty'],
        [[file('one.json', DRAFT), file('two.json', RELEASE)], '2 files came at once'],
      ]) {
        if (Array.isArray(paths))
          await drop(page, 'body', [
            { name: 'one.json', text: DRAFT },
            { name: 'two.json', text: RELEASE },
          ]);
        else await choose(page, paths);
        await notice(page).getByText(words).waitFor();
        assert.equal(await sourceOf(page), DRAFT, words);
      }
      assert.ok((await page.evaluate(() => globalThis.read)) < 10_000, 'what is too long is not read');
      assert.deepEqual(await violations(page), []);
      await choose(page, file('event.json', RELEASE));
      await sourceIs(page, RELEASE);
      assert.equal(await notice(page).count(), 0);
      await says(page, 'Valid');
    }),
  );

  test('a byte order mark comes in and is found', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await choose(page, file('mark.json', `\ufeff${DRAFT}`));
      await page.locator('.finding', { hasText: 'byte-order-mark' }).waitFor();
    }));
});

/** A binary message of an event, as lines. */
const lines = (text, end) => {
  const { headers, body } = toCloudEvent(text, { mode: 'binary' });
  return [
    'POST /events?x=1 HTTP/1.1',
    'Host: ci.example.com',
    'User-Agent: x/1',
    ...Object.entries(headers).map(([name, value]) => `${name.replace('ce-', 'Ce-')}: ${value}`),
    '',
    body,
  ].join(end);
};

describe('an HTTP message that is pasted', () => {
  for (const [name, end] of [
    ['LF', '\n'],
    ['CR LF', '\r\n'],
  ]) {
    test(`${name}: binary mode becomes the structured event, and undo gives back the paste, then what was there`, () =>
      withPage(async (page) => {
        await open(page, server.address);
        for (const event of [DRAFT, RELEASE, RELEASE.replace('"id": "run-42"', '"id": "ü 100%/\\u2028\\r\\nx: y"')]) {
          await paste(page, '{"before": 1}');
          const message = lines(event, end);
          await paste(page, message);
          const text = await becomes(page, message);
          await says(page, 'Valid');
          assert.equal(validate(text).event.envelope, 'structured');
          assert.deepEqual(JSON.parse(text).data, event === DRAFT ? undefined : JSON.parse(event));
          assert.equal(validate(text).event.subjectId, validate(event).event.subjectId);
          await notice(page).getByText('Read from an HTTP message: a CloudEvent in binary mode').waitFor();
          await page.getByRole('button', { name: 'Undo' }).click();
          await sourceIs(page, message.replace(/\r\n/g, '\n'));
          await page.getByRole('button', { name: 'Undo' }).click();
          await sourceIs(page, '{"before": 1}');
        }
      }));
  }

  test('without a request line, as an answer, structured, as a batch, without an envelope', () =>
    withPage(async (page) => {
      await open(page, server.address);
      const structured = toCloudEvent(RELEASE, { mode: 'structured' });
      const batch = toCloudEvent(`[${DRAFT},${RELEASE}]`, { mode: 'batch' });
      const binary = lines(RELEASE, '\n');
      for (const [message, wanted, said] of [
        [binary.split('\n').slice(1).join('\n'), null, 'binary mode'],
        [binary.replace(/^.*\n/, 'HTTP/1.1 200 OK\n'), null, 'binary mode'],
        [
          `POST / HTTP/1.1\ncontent-type: application/cloudevents+json; charset=utf-8\n\n${structured.body}`,
          structured.body,
          'a structured CloudEvent',
        ],
        [`POST / HTTP/1.1\ncontent-type: application/cloudevents-batch+json\n\n${batch.body}`, batch.body, 'a batch'],
        [`POST / HTTP/1.1\ncontent-type: application/json\n\n${RELEASE}`, RELEASE, 'without an envelope'],
      ]) {
        await paste(page, message);
        const text = await becomes(page, message);
        await says(page, /batch/.test(said) ? '2 events' : 'Valid');
        if (wanted !== null) assert.equal(text, wanted);
        else assert.deepEqual(JSON.parse(text).data, JSON.parse(RELEASE));
        await notice(page).getByText(said).waitFor();
      }
    }));

  test('what is no event in a message, or cannot be read, is said and the paste stays', () =>
    withPage(async (page) => {
      await open(page, server.address);
      for (const [message, words] of [
        ['POST / HTTP/1.1\ncontent-type: application/json\n\n', 'no body and no attributes'],
        ['POST / HTTP/1.1\nce-id: 1\nthis is no header\n\n{}', 'Its line 3 is not a header'],
        ['POST / HTTP/1.1\ncontent-encoding: gzip\n\nxx', 'compressed'],
        ['POST / HTTP/1.1\ntransfer-encoding: chunked\n\n2\n{}\n0\n', 'in chunks'],
        [
          'POST / HTTP/1.1\ncontent-type: application/cloudevents+avro\n\nxx',
          'a format of CloudEvents that is not read here',
        ],
      ]) {
        await paste(page, message);
        await notice(page).getByText(words).waitFor();
        assert.equal(await sourceOf(page), message);
      }
    }));

  test('a body cannot bring members into the envelope, nor a header a second one', () =>
    withPage(async (page) => {
      await open(page, server.address);
      const message =
        'POST / HTTP/1.1\nce-specversion: 1.0\nce-id: a%0D%0Ace-evil: 1\nce-source: /x\nce-type: t\nce-__proto__: p\ncontent-type: application/json\n\n1, "id": "evil"';
      await paste(page, message);
      const text = await becomes(page, message);
      assert.deepEqual(Object.entries(JSON.parse(text)), [
        ['specversion', '1.0'],
        ['id', 'a\r\nce-evil: 1'],
        ['source', '/x'],
        ['type', 't'],
        ['__proto__', 'p'],
        ['datacontenttype', 'application/json'],
        ['data', '1, "id": "evil"'],
      ]);
      await notice(page).getByText('Its body is not JSON').waitFor();
    }));

  test('other texts are left alone, and so is a message inside a text', () =>
    withPage(async (page) => {
      await open(page, server.address);
      for (const text of [
        'name: value\nother: text\n',
        `${DRAFT}\ncurl -d '{}' http://x/\n`,
        'curl',
        'a: b',
        '"POST / HTTP/1.1"',
      ]) {
        await paste(page, text);
        await page.waitForFunction(() => document.querySelector('cd-app').report !== null);
        assert.equal(await sourceOf(page), text);
      }
    }));
});

describe('a curl command that is pasted', () => {
  const compact = JSON.stringify(JSON.parse(RELEASE));
  const HARD = {
    ...JSON.parse(RELEASE),
    customData: {
      text: `it's "quoted" $HOME \`date\` \\ back\nline <img src=x onerror=globalThis.hit=1> ${'\u00e9\u2028'}`,
    },
  };
  const single = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const double = (text) => `"${text.replace(/["\\$`]/g, '\\$&')}"`;
  const dollar = (text) =>
    `$'${text
      .replace(/[\\']/g, '\\$&')
      .replaceAll('\n', '\\n')
      .replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;
  const carets = (text) =>
    `^"${text
      .replaceAll('\\', '\\\\')
      .replaceAll('"', '\\"')
      .replace(/["\\$`<>&|%^]/g, '^$&')}^"`;
  const TYPE = 'application/cloudevents+json';

  test('whatever the quotes: the event comes out as it went in', { timeout: 120_000 }, () =>
    withPage(async (page) => {
      await open(page, server.address);
      for (const event of [JSON.parse(RELEASE), HARD]) {
        const body = toCloudEvent(JSON.stringify(event), { mode: 'structured' }).body;
        const ascii = body.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
        for (const command of [
          `curl -X POST -H 'Content-Type: ${TYPE}' -d ${single(body)} http://localhost:8080/`,
          `curl http://localhost:8080/ --header "content-type:${TYPE}" --data-raw ${double(body)} --compressed`,
          `$ curl -sSL -XPOST 'http://localhost:8080/' \\\n  -H'content-type: ${TYPE}' \\\r\n  --data-binary ${dollar(body)}`,
          `curl.exe ^\r\n  --header "content-type: ${TYPE}" ^\r\n  --data ${double(body)} ^\r\n  http://localhost:8080/`,
          `curl ^"http://localhost:8080/^" ^\n  -H ^"content-type: ${TYPE}^" ^\n  --data-raw ${carets(ascii)}`,
          `curl --request POST \`\n  --header 'content-type: ${TYPE}' \`\n  --data-raw ${single(body)}; echo done`,
        ]) {
          await paste(page, '');
          await paste(page, command);
          const text = await becomes(page, command);
          assert.deepEqual(JSON.parse(text), JSON.parse(body), command);
          await says(page, 'Valid');
          await notice(page).getByText('Read from a curl command: a structured CloudEvent').waitFor();
        }
      }
      assert.equal(await page.evaluate(() => globalThis.hit), undefined);
    }),
  );

  test('what the page itself copies comes back', () =>
    withPage(async (page) => {
      await open(page, server.address);
      await paste(page, JSON.stringify(HARD));
      await page.getByRole('tab', { name: 'curl' }).click();
      const command = await page.getByRole('region', { name: 'curl command' }).innerText();
      await page.getByRole('tab', { name: 'JSON' }).click();
      await paste(page, command);
      assert.deepEqual(JSON.parse(await becomes(page, command)).data, HARD);
    }));

  test('binary mode, --json, several pieces of data, and what a shell would fill in', () =>
    withPage(async (page) => {
      await open(page, server.address);
      const { headers } = toCloudEvent(RELEASE, { mode: 'binary' });
      const options = Object.entries(headers)
        .map(([name, value]) => `-H "${name}: ${value}"`)
        .join(' ');
      let command = `curl ${options} --json '${compact}' http://x/`;
      await paste(page, command);
      const { data, ...attributes } = JSON.parse(await becomes(page, command));
      assert.deepEqual(data, JSON.parse(RELEASE));
      const again = fromHttp({ headers, body: compact });
      assert.deepEqual(
        [attributes.id, attributes.type, attributes.source],
        [again.event.id, again.event.type, again.event.source],
      );
      command = `curl --json '${compact.slice(0, 40)}' --json '${compact.slice(40)}' http://x/`;
      await paste(page, command);
      assert.equal(await becomes(page, command), compact);
      command = `curl -d "{\\"id\\": \\"$(uuidgen)\\", \\"t\\": \\"\${TOKEN}\\"}" http://x/`;
      await paste(page, command);
      assert.equal(await becomes(page, command), '{"id": "$(uuidgen)", "t": "${TOKEN}"}');
      await notice(page)
        .getByText('Variables that a shell would fill in were left as they are: $(uuidgen), ${TOKEN}')
        .waitFor();
      await notice(page).getByText('curl would send it as a form').waitFor();
    }));

  test('what a command cannot give is said, and the paste stays', () =>
    withPage(async (page) => {
      await open(page, server.address);
      for (const [command, words] of [
        ['curl -d @event.json http://x/', 'from the file event.json, which this page cannot read: open that file here'],
        ['curl --data-binary @- http://x/', 'from what is piped into it'],
        ['curl --json @event.json http://x/', 'from the file'],
        ['curl -T event.json http://x/', 'from the file'],
        ['curl -H @headers http://x/ -d 1', 'from the file'],
        ['curl -K config', 'more of itself from the file'],
        ['curl -F a=b http://x/', 'sends a form'],
        ['curl --data-urlencode a=b http://x/', 'sends a form'],
        ['curl -G -d a=b http://x/', 'puts its data into the address'],
        ['curl -d \'{"a": 1 http://x/', 'A quote in the command is not closed'],
        ["curl -H $'ce-id: 1\\r\\nce-evil: 2' -d 1 http://x/", 'has a line end in it'],
        ['curl http://x/', 'no body and no attributes'],
      ]) {
        await paste(page, command);
        await notice(page).getByText(words.replaceAll('`', '')).waitFor();
        assert.equal(await sourceOf(page), command);
      }
    }));
});
