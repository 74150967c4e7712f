import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog, toCloudEvent } from '../../pkg/dist/node.js';
import { numbers } from '../support/random.mjs';
import { sources } from '../support/sources.mjs';

/**
 * The way from the text to the message and back, alone, on every event of the catalogue: what is changed in the message is
 * what the package says of the changed text, and whatever is done to the message the text stays sound.
 */

const web = await sources(
  'message/projection.ts',
  'message/reconcile.ts',
  'json/document.ts',
  'json/patch.ts',
  'json/region.ts',
);

/** Every event, bare and in its envelope, in both modes. */
function* projections() {
  for (const { id, events } of catalog().vocabularies) {
    for (const { type, fields, example } of events) {
      const bare = `${JSON.stringify(example, null, 2)}\n`;
      const enveloped = JSON.stringify(JSON.parse(toCloudEvent(bare, { mode: 'structured' }).body), null, 3);
      for (const text of [bare, enveloped]) {
        for (const mode of ['binary', 'structured']) {
          const spellings = fields.map(({ path }) => path);
          const project = (now) => {
            const message = toCloudEvent(now, { mode });
            return message === null ? null : new web.Projection(new web.JsonDocument(now), message, mode, spellings);
          };
          yield {
            where: `${id} ${type} ${text === bare ? 'bare' : 'enveloped'} ${mode}`,
            text,
            mode,
            project,
            projection: project(text),
            message: toCloudEvent(text, { mode }),
          };
        }
      }
    }
  }
}

const parsed = (text) => (text === '' ? undefined : JSON.parse(text));

test("the body says what the package's says", () => {
  let count = 0;
  for (const { where, projection, message } of projections()) {
    assert.deepEqual(parsed(projection.body), parsed(message.body), where);
    count += 1;
  }
  assert.ok(count > 400, `${count} messages`);
});

test('a header that is changed is the header of the changed text', () => {
  let count = 0;
  for (const { where, text, mode, project, projection } of projections()) {
    if (mode !== 'binary') continue;
    for (const header of projection.headers) {
      const name = web.attributeName(header.name);
      // These decide what the event is.
      if (['type', 'specversion', 'datacontenttype'].includes(name)) continue;
      const value = `"v\u00e4lue" ${count}\r\nx: y`;
      const after = project(web.applyEdits(text, projection.changeAttributes([{ name, value }])));
      assert.equal(
        web.valueOf(after.headers.find((other) => other.name === header.name)),
        value,
        `${where} ${header.name}`,
      );
      assert.deepEqual(
        after.headers.map((other) => other.name),
        projection.headers.map((other) => other.name),
        where,
      );
      count += 1;
    }
  }
  assert.ok(count > 1_000, `${count} headers`);
});

test('a body that is changed is the body of the changed text', () => {
  for (const { where, text, project, projection } of projections()) {
    const at = projection.body.lastIndexOf('"');
    if (at < 0) continue;
    const wanted = `${projection.body.slice(0, at)}\\u00e9${projection.body.slice(at)}`;
    const after = project(web.applyEdits(text, projection.changeBody(wanted)));
    assert.deepEqual(JSON.parse(after.body), JSON.parse(wanted), where);
  }
});

test('20,000 spoilt messages: the text stays sound, and what is refused changes nothing', () => {
  const all = [...projections()].filter((_, index) => index % 7 === 0);
  const address = new URL('http://localhost:8080/');
  const PARTS = [
    '\n',
    ':',
    ' ',
    '%',
    '%0a',
    '"',
    '{',
    '}',
    ',',
    'ce-x: 1\n',
    'ce-id: 2\n',
    '\n\n',
    '\\',
    'null',
    '\u2028',
    'x',
    'content-type: a/b\n',
  ];
  let changed = 0;
  for (let seed = 1; seed <= 20_000; seed += 1) {
    const pick = numbers(seed * 7919).below;
    const { where, text, mode, projection } = all[pick(all.length)];
    let message = web.composed(projection, address);
    for (let times = 1 + pick(3); times > 0; times -= 1) {
      const at = pick(message.length + 1);
      message =
        message.slice(0, at) + (pick(3) === 0 ? '' : PARTS[pick(PARTS.length)]) + message.slice(at + pick(4) * pick(6));
    }
    const said = `seed ${seed}, ${where}: ${JSON.stringify(message)}`;
    const typed = web.typedInto(message, projection, address, mode === 'binary');
    if (typeof typed === 'string') continue;
    const attempt = (work) => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof web.NoPlace)) throw new Error(said, { cause: error });
        return [];
      }
    };
    for (const edits of [
      attempt(() => projection.changeAttributes(typed.attributes)),
      attempt(() => projection.changeBody(typed.body)),
    ]) {
      const after = web.applyEdits(text, edits);
      assert.ok(new web.JsonDocument(after).sound, `${said} gave ${after}`);
      if (after !== text) changed += 1;
    }
  }
  assert.ok(changed > 2_000, `${changed} changed the text`);
});

test('a part of the text with another indentation: places and edits go both ways', () => {
  for (let seed = 1; seed <= 3_000; seed += 1) {
    const pick = numbers(seed * 104_729).below;
    const [outer, inner] = [['', '  ', '\t'][pick(3)], ['', ' ', '    '][pick(3)]];
    const lines = Array.from(
      { length: 1 + pick(5) },
      (_, index) => (index === 0 ? '' : pick(5) === 0 ? '' : outer) + 'ab{}'.slice(pick(4)),
    );
    const text = `<<${lines.join('\n')}>>`;
    const region = new web.Region(text, 2, text.length - 2, outer, inner);
    for (let offset = 2; offset <= text.length - 2; offset += 1) {
      const shown = region.toShown(offset);
      const char = text[offset];
      if (shown !== null && region.shown[shown] === char && /[ab{}]/.test(char))
        assert.equal(region.toText(shown), offset, `seed ${seed}`);
    }
    const at = pick(region.shown.length + 1);
    const wanted = region.shown.slice(0, at) + ['x', '', `y\n${inner}z`][pick(3)] + region.shown.slice(at + pick(3));
    const after = web.applyEdits(text, region.editsTo(wanted));
    assert.ok(after.startsWith('<<') && after.endsWith('>>'), `seed ${seed}`);
    const flat = (value) => value.replaceAll(/\n[ \t]*/g, '\n');
    assert.equal(
      flat(after.slice(2, -2)),
      flat(wanted),
      `seed ${seed}: ${JSON.stringify({ text, outer, inner, wanted, after })}`,
    );
  }
});
