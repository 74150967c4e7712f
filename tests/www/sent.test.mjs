import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numbers } from '../support/random.mjs';
import { sources } from '../support/sources.mjs';

/** Server-sent events, read as the HTML standard says, however they come. */

const { SentEvents, TooLong, MAX_EVENT } = await sources('live/sent.ts');

/** Reads a text in pieces that end at these places. */
function read(text, ...ends) {
  const sent = new SentEvents();
  sent.begin();
  const events = [];
  let at = 0;
  for (const end of [...ends, text.length]) {
    events.push(...sent.push(text.slice(at, end)));
    at = end;
  }
  return { events, sent };
}

const dataOf = (text, ...ends) => read(text, ...ends).events.map(({ data }) => data);

describe('server-sent events', () => {
  /** Text, and the data of its events. */
  const CASES = [
    ['one', 'data: a\n\n', ['a']],
    ['several, with every kind of line end', 'data: a\r\n\r\ndata: b\r\rdata: c\n\n', ['a', 'b', 'c']],
    ['lines of data are joined', 'data: a\ndata:b\ndata\ndata:  c\n\n', ['a\nb\n\n c']],
    ['a byte order mark at the beginning', '\ufeffdata: a\n\n', ['a']],
    ['one that is not at the beginning belongs to a name', 'data: a\n\n\ufeffdata: b\n\n', ['a']],
    ['comments and names of events', ': alive\n\nevent: x\ndata: a\n\n: data: b\n\n', ['a']],
    ['an event without data is none', 'id: 1\n\nevent: x\n\ndata: a\n\n', ['a']],
    ['empty data is data', 'data:\n\ndata\n\n', ['', '']],
    ['what has no end is none', 'data: a\n\ndata: b\n', ['a']],
  ];
  for (const [name, text, expected] of CASES) {
    test(`${name}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(dataOf(text), expected);
      for (let end = 0; end <= text.length; end += 1) assert.deepEqual(dataOf(text, end), expected, `cut at ${end}`);
      assert.deepEqual(dataOf(text, ...text.split('').keys()), expected, 'character by character');
    });
  }

  test('random streams give the same events in any pieces', () => {
    const { below, of } = numbers(7);
    const PARTS = [
      'data: x',
      'data:',
      'id: 7',
      'id',
      'retry: 5',
      ':',
      'z',
      '\n',
      '\n\n',
      '\r',
      '\r\n',
      '\r\n\r\n',
      '\ufeff',
      ' ',
    ];
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: 1 + below(30) }, () => of(PARTS)).join('');
      const whole = read(text);
      const ends = Array.from({ length: below(8) }, () => below(text.length + 1)).sort((one, other) => one - other);
      const pieces = read(text, ...ends);
      assert.deepEqual(pieces.events, whole.events, JSON.stringify([text, ends]));
      assert.equal(pieces.sent.lastId, whole.sent.lastId);
    }
  });

  test('ids are those of whole events, stay until another comes, and have no NUL', () => {
    const { events, sent } = read('id: 1\ndata: a\n\ndata: b\n\nid: 2\0\ndata: c\n\nid\ndata: d\n\nid: 9\ndata: e');
    assert.deepEqual(
      events.map(({ id }) => id),
      ['1', '1', '1', ''],
    );
    assert.equal(sent.lastId, '');
  });

  test('what a connection left unfinished is not in the next one', () => {
    const { sent } = read('id: 4\ndata: a\n\nid: 5\ndata: half');
    sent.begin();
    assert.deepEqual(sent.push('data: b\n\n'), [{ data: 'b', id: '4' }]);
  });

  test('the wait that the server asks for, and lines that are nothing', () => {
    const { sent } = read('retry: 250\nretry: soon\n<html>\n<p>no\n\n');
    assert.equal(sent.retryMs, 250);
    assert.equal(sent.foreign, 2);
  });

  test('what has no end in sight is refused, as one line and as many', () => {
    const piece = 'x'.repeat(MAX_EVENT / 4);
    const sent = new SentEvents();
    sent.begin();
    assert.throws(() => {
      for (let count = 0; count < 5; count += 1) sent.push(piece);
    }, TooLong);
    const lines = new SentEvents();
    lines.begin();
    assert.throws(() => {
      for (let count = 0; count < 5; count += 1) lines.push(`data: ${piece}\n`);
    }, TooLong);
  });
});
