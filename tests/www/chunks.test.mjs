import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sources } from '../support/sources.mjs';

/** How the page reads files in parts. */

const { chunksOf, partsOf } = await sources('history/chunks.ts');

const BYTES = Uint8Array.from({ length: 3_500_000 }, (_, index) => (index * 7 + (index >> 8)) % 256);

/** All that is read, as one. A chunk is there until the next one is asked for. */
async function read({ next }) {
  const parts = [];
  for (let chunk = await next(); chunk !== undefined; chunk = await next()) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}

test('a file is read to its last byte, in parts that are counted', async () => {
  for (const length of [0, 1, 1024 * 1024, 1024 * 1024 + 1, BYTES.length]) {
    const counts = [];
    const content = BYTES.subarray(0, length);
    const found = await read(partsOf(new Blob([content]), (bytes) => counts.push(bytes)));
    assert.ok(found.equals(content), `${length}`);
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      length,
    );
    assert.ok(counts.every((count) => count <= 1024 * 1024));
  }
});

test('what was read is given back when the next part is asked for', async () => {
  const { next } = partsOf(new Blob([BYTES]), () => undefined);
  const first = await next();
  assert.equal(first.length, 1024 * 1024);
  const second = await next();
  assert.equal(first.length, typeof ArrayBuffer.prototype.transfer === 'function' ? 0 : 1024 * 1024);
  assert.ok(Buffer.from(second).equals(BYTES.subarray(1024 * 1024, 2 * 1024 * 1024)));
});

test('a file that cannot be read to its end says so where it ends, and one that is left is read no further', async () => {
  let asked = 0;
  const broken = {
    size: BYTES.length,
    slice: (from, to) => ({
      async arrayBuffer() {
        asked += 1;
        if (from >= 2 * 1024 * 1024) throw new Error('changed');
        return BYTES.slice(from, to).buffer;
      },
    }),
  };
  const { next } = partsOf(broken, () => undefined);
  assert.equal((await next()).length, 1024 * 1024);
  assert.equal((await next()).length, 1024 * 1024);
  await assert.rejects(next(), /changed/);
  asked = 0;
  const left = partsOf(broken, () => undefined);
  await left.next();
  await left.cancel();
  await left.next();
  assert.equal(await left.next(), undefined);
  assert.equal(asked, 2);
});

test('a stream is read as it comes', async () => {
  const stream = new ReadableStream({
    start(controller) {
      for (let at = 0; at < BYTES.length; at += 99_999) controller.enqueue(BYTES.slice(at, at + 99_999));
      controller.close();
    },
  });
  assert.ok((await read(chunksOf(stream))).equals(BYTES));
});
