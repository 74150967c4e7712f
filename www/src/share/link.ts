/**
 * A text in a URL: `1.` for this format, then base64url of deflated UTF-8. The first line is the vocabulary to
 * validate against, or empty; the rest is the text. Links are untrusted, so every step has a limit.
 */

const TAG = '1.';
/** The longest link that is written or read, in characters. */
export const MAX_LINK = 32 * 1024;
/** The most that is inflated, in bytes: 32 kB of deflate can expand to 32 MB. */
const MAX_INFLATED = 1024 * 1024;

export interface Shared {
  text: string;
  judgeBy: string | null;
}

/** Why a link could not be made or opened. Its message is for the user. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
}

/** The part of the address after `#/share/`. */
export async function pack({ text, judgeBy }: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(`${judgeBy ?? ''}\n${text}`);
  if (bytes.length > MAX_INFLATED) throw new LinkError('The text is too long for a link: at most 1 MiB.');
  const deflated = await through(bytes, new CompressionStream('deflate-raw'), Infinity);
  const packed = TAG + base64url(deflated);
  if (packed.length > MAX_LINK) throw new LinkError('The text is too long for a link: at most 32 kB when compressed.');
  return packed;
}

export async function unpack(packed: string): Promise<Shared> {
  if (packed.length > MAX_LINK) throw new LinkError('The link is too long: a link takes 32 kB.');
  if (!packed.startsWith(TAG))
    throw new LinkError(
      /^\d+\./.test(packed) ? 'The link is of a newer kind than this page reads.' : 'The link is broken.',
    );
  let all: string;
  try {
    const bytes = await through(
      bytesOf(packed.slice(TAG.length)),
      new DecompressionStream('deflate-raw'),
      MAX_INFLATED,
    );
    all = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError('The link is broken.');
  }
  const end = all.indexOf('\n');
  if (end < 0) throw new LinkError('The link is broken.');
  return { judgeBy: end === 0 ? null : all.slice(0, end), text: all.slice(end + 1) };
}

/** Reads a stream chunk by chunk, so that output stops at the limit. */
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
