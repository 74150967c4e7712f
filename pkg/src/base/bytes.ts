/** Bytes and text as the language sees them, of whatever realm or class. */

/** A member of typed arrays as the language defines it, which an object's own members cannot hide. */
function intrinsic<Value>(member: string | symbol): (array: unknown) => Value {
  const { get } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), member)!;
  // Not bound: the engines of JavaScript see through a call, and not through what is bound.
  return (array) => get!.call(array) as Value;
}

const kindOf = intrinsic<string | undefined>(Symbol.toStringTag);
/** The buffer that a typed array is a view of. */
export const bufferOf = intrinsic<ArrayBuffer>('buffer');
/** Where in its buffer a typed array begins. */
export const byteOffset = intrinsic<number>('byteOffset');
/** The length of a typed array in bytes. */
export const byteLength = intrinsic<number>('byteLength');

/** Whether the value is a `Uint8Array`, of whatever realm or class. */
export function isBytes(value: unknown): value is Uint8Array {
  return kindOf(value) === 'Uint8Array';
}

const { get: bufferLength } = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength')!;

/** Whether the value is an `ArrayBuffer`, of whatever realm or class; one whose memory is shared is none. */
export function isBuffer(value: unknown): value is ArrayBuffer {
  try {
    // Only a buffer has a length that the language's own getter gives; asking for the name first spares most objects
    // an error that is made and thrown away.
    return 'byteLength' in (value as object) && bufferLength!.call(value) >= 0;
  } catch {
    return false;
  }
}

/** The same bytes without the members that an object can have of its own; copied where others could still change them. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  const length = byteLength(bytes);
  if (length === 0) return new Uint8Array(0);
  const plain = new Uint8Array(bufferOf(bytes), byteOffset(bytes), length);
  return isBuffer(plain.buffer) ? plain : plain.slice();
}

/** One without its other half: `u` takes a pair for one character. */
const SURROGATE = /[\ud800-\udfff]/u;

/** Whether every surrogate of the text has its other half. Not every browser can say so itself. */
export const isWellFormed: (text: string) => boolean =
  typeof ''.isWellFormed === 'function' ? (text) => text.isWellFormed() : (text) => !SURROGATE.test(text);

/**
 * UTF-8 in which a surrogate without its other half stands as its own three bytes. `TextEncoder` would put U+FFFD
 * there before the engine could see it.
 */
export function encodeIllFormed(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length);
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const point = text.codePointAt(index)!;
    if (point < 0x80) {
      bytes[at++] = point;
    } else if (point < 0x800) {
      bytes[at++] = 0xc0 | (point >> 6);
      bytes[at++] = 0x80 | (point & 0x3f);
    } else if (point < 0x10000) {
      bytes[at++] = 0xe0 | (point >> 12);
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[at++] = 0x80 | (point & 0x3f);
    } else {
      bytes[at++] = 0xf0 | (point >> 18);
      bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[at++] = 0x80 | (point & 0x3f);
      index += 1;
    }
  }
  return bytes.subarray(0, at);
}
