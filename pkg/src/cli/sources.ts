/** Reads files and standard input in chunks, without keeping signals from being heard while nothing comes. */
import { constants, fstatSync, open as openLater, openSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';

const CHUNK = 64 * 1024;

export type Chunks = AsyncIterable<Uint8Array>;

let isStdinRead = false;

/** Standard input; the second time there is nothing left of it. */
export async function* stdin(): AsyncGenerator<Uint8Array> {
  if (isStdinRead) return;
  isStdinRead = true;
  // Node would take it for an empty stream.
  if (fstatSync(0).isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  yield* process.stdin as AsyncIterable<Uint8Array>;
}

/** The content of a file, or of a pipe that has a name. */
export async function* contentOf(path: string): AsyncGenerator<Uint8Array> {
  if ((await stat(path)).isFIFO()) {
    yield* pipeAt(path);
    return;
  }
  const file = await open(path, constants.O_RDONLY);
  try {
    yield* chunksOf(file);
  } finally {
    await file.close();
  }
}

async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(CHUNK), 0, CHUNK, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** A read that waits in a thread would keep the program from ending, so pipes are read the way sockets are. */
async function* pipeAt(path: string): AsyncGenerator<Uint8Array> {
  // Without the flag opening would wait for the writer, and in a thread too. Only Linux then waits with the first read.
  const fd =
    process.platform === 'linux'
      ? openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
      : await promisify(openLater)(path, constants.O_RDONLY);
  const socket = new Socket({ fd, readable: true, writable: false });
  try {
    yield* socket as AsyncIterable<Uint8Array>;
  } finally {
    socket.destroy();
  }
}

/** Whether the content begins as gzip does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The chunks, decompressed where they are gzip. `onGzip` is called when they are. */
export async function* inflated(chunks: Chunks, onGzip: () => void): AsyncGenerator<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  for (let isDone = false; head.length < 2 && !isDone; ) {
    const next = await source.next();
    isDone = next.done === true;
    if (next.done !== true) head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  const whole = resumed(head, source);
  if (!isGzip(head)) {
    yield* whole;
    return;
  }
  onGzip();
  const gunzip = createGunzip();
  const fed = pipeline(Readable.from(whole), gunzip);
  // An error reaches whoever reads what comes out.
  fed.catch(() => undefined);
  yield* gunzip as AsyncIterable<Uint8Array>;
}

async function* resumed(head: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}
