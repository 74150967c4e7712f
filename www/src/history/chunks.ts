/** In bytes: into a buffer of this length a file is read again and again, so that nothing has to be collected. */
const BUFFER = 256 * 1024;

/**
 * The chunks of a stream, each until the next one is asked for; `undefined` at its end. `count` is called with the number of bytes
 * of each. `size`: how many bytes there are, where that is known. Nothing is read after these: now and then Chromium does not say of
 * a file that has been read into a buffer to its last byte that this was the end.
 */
export function chunksOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  count: (bytes: number) => void = () => undefined,
  size = Number.POSITIVE_INFINITY,
): { next: () => Promise<Uint8Array | undefined>; cancel: () => Promise<void> } {
  const bytes = byteReader(stream);
  if (bytes === null) {
    const reader = stream.getReader();
    return {
      next: async () => {
        const { value } = await reader.read();
        count(value?.length ?? 0);
        return value;
      },
      cancel: () => reader.cancel(),
    };
  }
  let buffer = new ArrayBuffer(BUFFER);
  let rest = size;
  return {
    next: async () => {
      if (rest <= 0) {
        bytes.cancel().catch(() => undefined);
        return undefined;
      }
      const { done, value } = await bytes.read(new Uint8Array(buffer));
      if (value !== undefined) buffer = value.buffer;
      if (done || value === undefined) return undefined;
      rest -= value.length;
      count(value.length);
      return value;
    },
    cancel: () => bytes.cancel(),
  };
}

/** `null`: the browser, or the stream, reads into no buffer that is given to it. */
function byteReader(stream: ReadableStream): ReadableStreamBYOBReader | null {
  try {
    return stream.getReader({ mode: 'byob' });
  } catch {
    return null;
  }
}
