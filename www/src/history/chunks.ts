/** Chunks, each until the next one is asked for; `undefined` at the end. */
export interface Chunks {
  next(): Promise<Uint8Array | undefined>;
  cancel(): Promise<void>;
}

/** How much of a file is read at a time, in bytes. */
const PART = 1024 * 1024;

/**
 * The parts of a file, of which the next is read while somebody works on one. Not by its stream: now and then Chromium does not go on
 * with one that is read into a buffer, and without a buffer the memory of all that is read has to be collected. `count` is
 * called with the number of bytes of each part.
 */
export function partsOf(content: Blob, count: (bytes: number) => void): Chunks {
  let at = 0;
  const read = (): Promise<ArrayBuffer> | null => {
    if (at >= content.size) return null;
    const part = content.slice(at, at + PART).arrayBuffer();
    at += PART;
    // The error goes to whoever reads the chunk.
    part.catch(() => undefined);
    return part;
  };
  let coming = read();
  let before: ArrayBuffer | null = null;
  return {
    next: async () => {
      release(before);
      before = coming === null ? null : await coming;
      if (before === null) return undefined;
      coming = read();
      count(before.byteLength);
      return new Uint8Array(before);
    },
    cancel: async () => {
      at = content.size;
    },
  };
}

/** Gives memory back at once, where the browser can do that. */
function release(buffer: (ArrayBuffer & { transfer?: (length: number) => ArrayBuffer }) | null): void {
  buffer?.transfer?.(0);
}

/** The chunks of a stream. */
export function chunksOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Chunks {
  const reader = stream.getReader();
  return {
    next: async () => (await reader.read()).value,
    cancel: () => reader.cancel(),
  };
}
