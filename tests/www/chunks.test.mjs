import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sources } from '../support/sources.mjs';

/** How the page reads files in chunks. */

const { chunksOf } = await sources('history/chunks.ts');

const BYTES = Uint8Array.from({ length: 700_000 }, (_, index) => index % 251);

/** A stream of the bytes that can be read into buffers. `isClosing`: it says that it has come to its end. */
function byteStream(isClosing, told = () => undefined) {
  let at = 0;
  return new ReadableStream({
    type: 'bytes',
    pull(controller) {
      const { byobRequest } = controller;
      const rest = BYTES.length - at;
      if (rest === 0) {
        if (!isClosing) return new Promise(() => undefined);
        controller.close();
        byobRequest?.respond(0);
        return undefined;
      }
      const { view } = byobRequest;
      const length = Math.min(view.byteLength, rest, 100_000);
      new Uint8Array(view.buffer, view.byteOffset, length).set(BYTES.subarray(at, at + length));
      at += length;
      byobRequest.respond(length);
      return undefined;
    },
    cancel: told,
  });
}

/** All that is read, as one. A chunk is there until the next one is asked for. */
async function read({ next }) {
  const parts = [];
  for (let chunk = await next(); chunk !== undefined; chunk = await next()) parts.push(...chunk);
  return Uint8Array.from(parts);
}

test('a stream that never says that it is at its end is read to its last byte, and let go', async () => {
  let counted = 0;
  let isLetGo = false;
  const stream = byteStream(false, () => (isLetGo = true));
  const found = await read(chunksOf(stream, (bytes) => (counted += bytes), BYTES.length));
  assert.deepEqual(found, BYTES);
  assert.equal(counted, BYTES.length);
  assert.ok(isLetGo);
});

test('a stream of unknown length, and one that gives other chunks than it is asked for', async () => {
  assert.deepEqual(await read(chunksOf(byteStream(true))), BYTES);
  const plain = new ReadableStream({
    start(controller) {
      for (let at = 0; at < BYTES.length; at += 9999) controller.enqueue(BYTES.slice(at, at + 9999));
      controller.close();
    },
  });
  assert.deepEqual(await read(chunksOf(plain)), BYTES);
});
