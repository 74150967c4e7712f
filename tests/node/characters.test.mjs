// Text beyond ASCII on its way in and out: how much room it takes, where its characters are, and hosts without `Buffer`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, json, release } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';

const { fromHttp, isValid, reset, validate } = cdevents;

test('long text of characters of any width is read to its end', () => {
  for (const letter of ['x', 'é', '☃', '𝄞', '☃x', 'é☃𝄞']) {
    // Around all that the room for the first input is a multiple of.
    for (const size of [2_730, 4_096, 5_460, 5_462, 8_190, 8_193, 10_922, 10_923, 16_384, 20_000, 60_000]) {
      const event = { ...release(), customData: letter.repeat(Math.ceil(size / letter.length)), last: 1 };
      const text = json(event);
      const right = json({ ...event, last: undefined });
      reset();
      const [ofText, ofBytes] = [validate(text), validate(bytes(text))];
      assert.deepEqual(ofText, ofBytes, `${letter} ${size}`);
      assert.deepEqual(
        ofText.diagnostics.map(({ rule, range }) => [rule, text.slice(range.start.offset, range.end.offset)]),
        [['unknown-field', '"last"']],
      );
      for (const input of [right, bytes(right)]) {
        reset();
        assert.equal(isValid(input), true, `${letter} ${size}`);
        reset();
        assert.equal(validate(input).outcome, 'valid', `${letter} ${size}`);
      }
      reset();
      assert.equal(validate(right, { limits: { bytes: bytes(right).length } }).outcome, 'valid');
      assert.equal(validate(right, { limits: { bytes: bytes(right).length - 1 } }).outcome, 'unchecked');
    }
  }
});

test('the strings of an event are its own, whatever characters come before them', () => {
  for (const letters of ['a', 'é', '☃', '𝄞', '\\u00e9', '\\n', '\ud800']) {
    for (const wrong of [false, true]) {
      const { context, subject } = release();
      const { specversion, ...rest } = context;
      const links = [{ linkType: 'PATH', from: { contextId: 'LETTERS' } }];
      const before = { context: { specversion, links, ...rest }, subject };
      if (wrong) before.context.timestamp = 'yesterday';
      const texts = Array.from({ length: 6 }, (_, index) => {
        const event = structuredClone(before);
        event.context.id = `id-${'7'.repeat(index)}`;
        event.subject.id = `run-${index}`;
        return json(event).replace('LETTERS', letters);
      });
      const alone = texts.map((text) => {
        reset();
        return validate(text);
      });
      reset();
      for (let round = 0; round < 2; round += 1) {
        for (const [index, text] of texts.entries()) {
          for (const input of [text, bytes(text)]) {
            const { event, ...others } = validate(input);
            const { id, source, time, subjectId } = event;
            assert.deepEqual(
              [id, source, time, subjectId],
              [`id-${'7'.repeat(index)}`, '/ci', before.context.timestamp, `run-${index}`],
              text,
            );
            if (input === text) assert.deepEqual({ event, ...others }, alone[index], text);
          }
        }
      }
    }
  }
});

test('a string that begins with a byte order mark keeps it in hosts without `Buffer`', () => {
  const event = release();
  event.context.type = `\ufeff${event.context.type}`;
  event.context.id = '\ufeffid';
  const texts = [json(event), json({ ...release(), '\ufeffextra': '\ufeff' }), json(release()), json({ '\ufeff': 1 })];
  const ask = () => {
    reset();
    return texts.flatMap((text) => [validate(text), validate(bytes(text)), validate(text)]);
  };
  const right = ask();
  assert.deepEqual([right[0].event.type, right[0].event.id], [event.context.type, '\ufeffid']);
  const own = Object.getOwnPropertyDescriptor(globalThis, 'Buffer');
  let found;
  try {
    delete globalThis.Buffer;
    assert.equal(globalThis.Buffer, undefined);
    found = ask();
  } finally {
    Object.defineProperty(globalThis, 'Buffer', own);
    reset();
  }
  assert.deepEqual(found, right);
});

test('a body that is no JSON may be as long as the limit, whatever its characters become', () => {
  const { context, subject } = release();
  const headers = {
    'ce-specversion': '1.0',
    'ce-id': context.id,
    'ce-source': context.source,
    'ce-type': 'com.example.note',
    'ce-time': context.timestamp,
    'ce-subject': subject.id,
    'content-type': 'text/plain',
  };
  for (const length of [2, 100, 5_000, 100_000]) {
    const plain = fromHttp({ headers, body: 'x'.repeat(length) }, { limits: { bytes: length } });
    assert.notDeepEqual(
      plain.diagnostics.map(({ rule }) => rule),
      ['limit-bytes'],
    );
    // What JSON writes with two, and with six characters.
    for (const letter of ['"', '\\', '\n', '\u0001', '\u007f']) {
      const body = letter.repeat(length);
      for (const given of [body, bytes(body)]) {
        const found = fromHttp({ headers, body: given }, { limits: { bytes: length } });
        assert.deepEqual(found, plain, `${length} of ${json(letter)}`);
        const over = fromHttp({ headers, body: given }, { limits: { bytes: length - 1 } });
        assert.deepEqual(
          [over.outcome, over.diagnostics.map(({ rule }) => rule)],
          ['unchecked', ['limit-bytes']],
          `${length} of ${json(letter)}`,
        );
      }
    }
  }
});
