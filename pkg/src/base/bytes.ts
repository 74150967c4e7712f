/** Bytes and strings, whatever realm or class they come from. */

/** Reads a built-in member of a typed array, even if the object has an own member of that name. */
function intrinsic<Value>(member: string | symbol): (array: unknown) => Value {
  const { get } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), member)!;
  // `call`, not `bind`: JavaScript engines inline the former.
  return (array) => get!.call(array) as Value;
}

const kindOf = intrinsic<string | undefined>(Symbol.toStringTag);
export const bufferOf = intrinsic<ArrayBuffer>('buffer');
export const byteOffset = intrinsic<number>('byteOffset');
export const byteLength = intrinsic<number>('byteLength');

/** Whether the value is a `Uint8Array` of any realm or subclass. */
export function isBytes(value: unknown): value is Uint8Array {
  return kindOf(value) === 'Uint8Array';
}

const { get: bufferLength } = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength')!;

/** Whether the value is an `ArrayBuffer` of any realm or subclass. A `SharedArrayBuffer` is not. */
export function isBuffer(value: unknown): value is ArrayBuffer {
  try {
    // The built-in getter accepts only buffers. Testing for the name first avoids the cost of an exception
    // for most other objects.
    return 'byteLength' in (value as object) && bufferLength!.call(value) >= 0;
  } catch {
    return false;
  }
}

/** The bytes as a plain `Uint8Array` without own members; copied if the memory is shared. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  const length = byteLength(bytes);
  if (length === 0) return new Uint8Array(0);
  const plain = new Uint8Array(bufferOf(bytes), byteOffset(bytes), length);
  return isBuffer(plain.buffer) ? plain : plain.slice();
}

/** A lone surrogate: with `u`, a pair counts as one character and does not match. */
const SURROGATE = /[\ud800-\udfff]/u;

/** Whether a string has no lone surrogates. Not every browser has `String.prototype.isWellFormed`. */
export const isWellFormed: (text: string) => boolean =
  typeof ''.isWellFormed === 'function' ? (text) => text.isWellFormed() : (text) => !SURROGATE.test(text);

/**
 * UTF-8 that encodes a lone surrogate as three bytes. `TextEncoder` would replace it by U+FFFD
 * before the engine could report it.
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
