import { MAX_TEXT } from '../json/limits.js';

/** A file's text, or why it could not be read, in words for the user. */
export type FileText = { text: string } | { refused: string };

const MIB = 1024 * 1024;
const sizeOf = (bytes: number): string => `${(bytes / MIB).toLocaleString('en', { maximumFractionDigits: 1 })} MiB`;

/** Reads the one file that was chosen or dropped. A file that is too large is not read. */
export async function readFile(files: readonly File[]): Promise<FileText> {
  const [file] = files;
  if (file === undefined)
    return { refused: 'Nothing came that can be read. Drop a file, not a folder or a picture of one.' };
  if (files.length > 1)
    return {
      refused: `${files.length} files came at once; this page takes one. Your text is unchanged. For many files: npx cdevents-wasm check <files>`,
    };
  if (file.size > MAX_TEXT) {
    return {
      refused: `The file has ${sizeOf(file.size)}; this page takes ${sizeOf(MAX_TEXT)}. It was not read, and your text is as it was. For long files: npx cdevents-wasm check <file>`,
    };
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return {
      refused: 'The file could not be read: it is a folder, or the browser may not open it. Your text is unchanged.',
    };
  }
  return textOf(bytes);
}

function textOf(bytes: Uint8Array): FileText {
  if (bytes.length === 0) return { refused: 'The file is empty. Your text is unchanged.' };
  if (isUtf16(bytes))
    return {
      refused: 'The file is UTF-16; JSON is UTF-8. Save it as UTF-8 and open it again. Your text is unchanged.',
    };
  let text: string;
  try {
    // Keep a byte order mark: the engine reports it.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const at = isBinary(bytes) ? null : firstBad(bytes);
    return {
      refused:
        at === null
          ? BINARY
          : `The file is not UTF-8: byte ${at.toLocaleString('en')} is not part of a character. Save it as UTF-8 and open it again. Your text is unchanged.`,
    };
  }
  if (isBinary(bytes)) return { refused: BINARY };
  return { text };
}

const BINARY = 'The file is binary, not text. Your text is unchanged.';

/** Detected by the byte order mark, or by a zero in every second byte, as in ASCII text encoded as UTF-16. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const head = bytes.subarray(0, 64);
  if (head.length < 4) return false;
  const zeros = (parity: number): boolean =>
    head.every((byte, index) => (index % 2 === parity ? byte === 0 : byte !== 0));
  return zeros(0) || zeros(1);
}

/** Broken text can contain some control characters, but not zeros and most others. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) controls += 1;
  }
  return controls > head.length / 20;
}

/** The offset of the first byte that is not UTF-8, by binary search. */
function firstBad(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      // As a stream, so that a character cut off at the end is not an error.
      decoder.decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  // An unfinished character begins before the offset.
  while (good > 0 && !isUtf8(bytes.subarray(0, good))) good -= 1;
  return good;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
