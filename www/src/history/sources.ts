import type { Input } from './protocol.js';

/** What is read, and how to find a record in it again. */
export interface Source {
  name: string;
  content: Blob;
  isPacked: boolean;
  /** Where its first byte is in the whole stream. */
  base: number;
  /** Lines of the stream before its first one. */
  lines: number;
}

/** Where a record is: offset and length in bytes of its unpacked source. */
export interface Place {
  offset: number;
  length: number;
}

/** Bytes of the beginning that say what a file is. */
const HEAD = 4096;

/** Looks at the beginning of a file. Why it cannot be read is for the user. */
export async function sourceOf({ name, content }: Input): Promise<Source | { refused: string }> {
  const refused = (why: string): { refused: string } => ({ refused: `${name}: ${why}` });
  if (content.size === 0) return refused('the file is empty.');
  let head: Uint8Array;
  try {
    head = new Uint8Array(await content.slice(0, HEAD).arrayBuffer());
  } catch {
    return refused('the file could not be read: it is a folder, has changed, or the browser may not open it.');
  }
  const source = { name, content, isPacked: isGzip(head), base: 0, lines: 0 };
  if (source.isPacked) {
    const first = await firstOf(source);
    if (first === null) return refused('the gzip data is damaged from its beginning.');
    head = first;
  }
  if (isUtf16(head)) return refused('the file is UTF-16; JSON is UTF-8. Save it as UTF-8 and open it again.');
  if (isBinary(head)) return refused('the file is binary, not text.');
  return source;
}

/** Whether events are in lines of text: the first line that is not empty is then no JSON. */
export async function looksLikeLog(source: Source): Promise<boolean> {
  const text = new TextDecoder().decode((await firstOf(source)) ?? new Uint8Array(0)).replace(/^\ufeff/, '');
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  const first = line.trim()[0] ?? '';
  if (first === '{' || first === '\x1e') return false;
  // An array, or a time in brackets.
  if (first === '[') return !/^\[\s*(?:[{[\]]|$)/.test(line.trim());
  return true;
}

async function firstOf(source: Source): Promise<Uint8Array | null> {
  const reader = bytesOf(source, 0).getReader();
  try {
    const { value } = await reader.read();
    return value === undefined ? null : value.subarray(0, HEAD);
  } catch {
    return null;
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b;

/** The unpacked bytes from an offset on. Of packed data those before it are unpacked too, and then dropped. */
export function bytesOf({ content, isPacked }: Source, offset: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (!isPacked) return content.slice(offset).stream();
  const unpacked = content.stream().pipeThrough(new DecompressionStream('gzip'));
  if (offset === 0) return unpacked;
  let before = offset;
  return unpacked.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        const skipped = Math.min(before, chunk.length);
        before -= skipped;
        if (skipped < chunk.length) controller.enqueue(chunk.subarray(skipped));
      },
    }),
  );
}

/** From this many unwanted bytes on, reading begins anew at the next wanted one. */
const WORTH_A_JUMP = 1024 * 1024;

/** Reads records of a source in the order of their places, one after the other. What cannot be read is left out. */
export async function* recordsOf<At extends Place>(
  source: Source,
  places: Iterable<At>,
): AsyncIterable<{ at: At; bytes: Uint8Array }> {
  let reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
  let held = new Uint8Array(0);
  let start = 0;
  try {
    for (const at of places) {
      const { offset, length } = at;
      const isFar = offset - (start + held.length) > WORTH_A_JUMP && !source.isPacked;
      if (reader === undefined || isFar) {
        await reader?.cancel();
        reader = bytesOf(source, offset).getReader();
        held = new Uint8Array(0);
        start = offset;
      }
      while (start + held.length < offset + length) {
        const { done, value } = await reader.read();
        if (done) return;
        // What is before the record is not needed any more.
        const unwanted = Math.min(Math.max(0, offset - start), held.length);
        const rest = held.subarray(unwanted);
        const joined = new Uint8Array(rest.length + value.length);
        joined.set(rest);
        joined.set(value, rest.length);
        held = joined;
        start += unwanted;
      }
      yield { at, bytes: held.subarray(offset - start, offset - start + length) };
    }
  } catch {
    // Damaged data was already reported when it was read.
  } finally {
    reader?.cancel().catch(() => undefined);
  }
}

/** The source with another text in the place of a record. Nothing is copied, unless the source is packed. */
export async function replaced(source: Source, { offset, length }: Place, text: string): Promise<Source> {
  const content = source.isPacked ? await unpacked(source) : source.content;
  const parts = [content.slice(0, offset), text, content.slice(offset + length)];
  return { ...source, content: new Blob(parts), isPacked: false };
}

async function unpacked(source: Source): Promise<Blob> {
  const parts: Blob[] = [];
  const reader = bytesOf(source, 0).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(new Blob([value]));
    }
  } catch {
    // The rest is damaged, as was reported when it was read.
  }
  return new Blob(parts);
}

function isUtf16(head: Uint8Array): boolean {
  const [first, second] = head;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Text can be broken, but it has no zeros and few other controls. */
function isBinary(head: Uint8Array): boolean {
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 0x20 && ![9, 10, 12, 13, 27, 30].includes(byte)) controls += 1;
  }
  return controls > head.length / 20;
}
