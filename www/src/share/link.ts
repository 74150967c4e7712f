/**
 * A text in an address: `1.` for this way of doing it, then base64url of deflated UTF-8. The first line is the vocabulary to
 * judge by, or empty; the rest is the text. A link comes from anybody, so everything about it is capped before it is done.
 */

const TAG = '1.';
/** The longest that is made and the longest that is read, in characters. */
export const LONGEST_LINK = 32 * 1024;
/** Inflating ends here: 32 kB of deflate can stand for 32 MB. */
const MOST_INFLATED = 1024 * 1024;

export interface Shared {
  text: string;
  judgeBy: string | null;
}

/** Why a link was not made or not taken. Its message is for the reader. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
}

/** What stands behind `#/share/`. */
export async function pack({ text, judgeBy }: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(`${judgeBy ?? ''}\n${text}`);
  if (bytes.length > MOST_INFLATED) throw new LinkError('The text is too long for a link: at most 1 MiB.');
  const deflated = await through(bytes, new CompressionStream('deflate-raw'), Infinity);
  const packed = TAG + base64url(deflated);
  if (packed.length > LONGEST_LINK)
    throw new LinkError('The text is too long for a link: at most 32 kB when compressed.');
  return packed;
}

export async function unpack(packed: string): Promise<Shared> {
  if (packed.length > LONGEST_LINK) throw new LinkError('The link is too long: a link takes 32 kB.');
  if (!packed.startsWith(TAG))
    throw new LinkError(
      /^\d+\./.test(packed) ? 'The link is of a newer kind than this page reads.' : 'The link is broken.',
    );
  let all: string;
  try {
    const bytes = await through(
      bytesOf(packed.slice(TAG.length)),
      new DecompressionStream('deflate-raw'),
      MOST_INFLATED,
    );
    all = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError('The link is broken.');
  }
  const end = all.indexOf('\n');
  if (end < 0) throw new LinkError('The link is broken.');
  return { judgeBy: end === 0 ? null : all.slice(0, end), text: all.slice(end + 1) };
}

/** All that comes out of a stream, piece by piece, so that no more is made than is allowed. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough<Uint8Array<ArrayBuffer>>(stream).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new LinkError('The link holds more text than a link may, which is 1 MiB.');
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new LinkError('The link is broken.');
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}
