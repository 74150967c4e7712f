import type { Input } from './protocol.js';

/** What is read, and how to find a record in it again. */
export interface Source {
  name: string;
  content: Blob;
  isPacked: boolean;
  /** Of packed data: what was packed by itself, one after the other, as when two packed files are joined. */
  parts: readonly Blob[];
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
  const source = { name, content, isPacked: isGzip(head), parts: [content], base: 0, lines: 0 };
  if (source.isPacked) {
    source.parts = await partsOf(content);
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
  const text = (await headOf(source)).replace(/^\ufeff/, '');
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  const first = line.trim()[0] ?? '';
  if (first === '{' || first === '\x1e') return false;
  // An array, or a time in brackets.
  if (first === '[') return !/^\[\s*(?:[{[\]]|$)/.test(line.trim());
  return true;
}

/** The text at the beginning of a file. */
export async function headOf(source: Source): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode((await firstOf(source)) ?? new Uint8Array(0));
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

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The unpacked bytes from an offset on. Of packed data those before it are unpacked too, and then dropped; `count` is called
 * with the number of packed bytes that were read.
 */
export function bytesOf(
  { content, isPacked, parts }: Source,
  offset: number,
  count: (bytes: number) => void = () => undefined,
): ReadableStream<Bytes> {
  if (!isPacked) return content.slice(offset).stream();
  const unpacked = unpackedOf(parts, count);
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

/** Unpacks parts, one after the other. */
function unpackedOf(parts: readonly Blob[], count: (bytes: number) => void): ReadableStream<Bytes> {
  const { readable, writable } = new TransformStream<Bytes, Bytes>();
  const run = async (): Promise<void> => {
    for (const part of parts) {
      const counted = new TransformStream<Bytes, Bytes>({
        transform(chunk, controller) {
          count(chunk.length);
          controller.enqueue(chunk);
        },
      });
      const unpacked = part.stream().pipeThrough(counted).pipeThrough(new DecompressionStream('gzip'));
      await unpacked.pipeTo(writable, { preventClose: true });
    }
    await writable.close();
  };
  // The reader has the error already.
  run().catch(() => undefined);
  return readable;
}

/** Places that look like the beginning of a part and are none, until it is given up. */
const MAX_TRIES = 64;

/** Finds where parts begin: browsers unpack one and refuse what follows it. */
async function partsOf(content: Blob): Promise<Blob[]> {
  const parts: Blob[] = [];
  let start = 0;
  let tries = 0;
  for (const next of await headersIn(content)) {
    const part = content.slice(start, next);
    if (tries >= MAX_TRIES) break;
    if (await isWhole(part)) {
      parts.push(part);
      start = next;
      tries = 0;
    } else tries += 1;
  }
  parts.push(content.slice(start));
  return parts;
}

async function isWhole(part: Blob): Promise<boolean> {
  try {
    await part.stream().pipeThrough(new DecompressionStream('gzip')).pipeTo(new WritableStream());
    return true;
  } catch {
    return false;
  }
}

/** Where the three bytes are with which packed data begins, and a flag that exists, after the first ones. */
async function headersIn(content: Blob): Promise<number[]> {
  const found: number[] = [];
  const reader = content.stream().getReader();
  let before = 0;
  let held: Uint8Array = new Uint8Array(0);
  for (;;) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
    if (done || value === undefined) return found;
    const joined = new Uint8Array(held.length + value.length);
    joined.set(held);
    joined.set(value, held.length);
    const last = joined.length - 3;
    for (let at = joined.indexOf(0x1f); at >= 0 && at < last; at = joined.indexOf(0x1f, at + 1)) {
      const isHeader = joined[at + 1] === 0x8b && joined[at + 2] === 8 && (joined[at + 3] ?? 255) < 0x20;
      if (isHeader && before + at > 0) found.push(before + at);
    }
    held = joined.subarray(Math.max(0, last));
    before += joined.length - held.length;
  }
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
  return { ...source, content: new Blob(parts), isPacked: false, parts: [] };
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
