// Removes panic messages from a module. Nobody sees them: an instance that trapped is dropped.
import binaryen from 'binaryen';

/** The standard library's formatting. The engine's core does not use it, so only panics call it. */
const FORMATS = /3fmt|\bfmt::/;

/** The table with which the standard library writes two digits at a time. */
const DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0')).join('');

/** Replaces panics by traps. The module must still have its function names. `formats`: it uses formatting for more than panics. */
export function trapsWithoutWords(bytes, formats = false) {
  const module = binaryen.readBinary(bytes);
  const said = new Set();
  for (let index = 0; index < module.getNumFunctions(); index++) {
    const func = module.getFunctionByIndex(index);
    const { module: imported, name, body } = binaryen.getFunctionInfo(func);
    if (imported !== '' || !((!formats && FORMATS.test(name)) || neverReturns(body))) continue;
    for (const number of numbers(binaryen.emitText(body))) said.add(number);
    binaryen.Function.setBody(func, module.unreachable());
  }
  const inUse = numbers(module.emitText());
  binaryen.setDebugInfo(true);
  const result = module.emitBinary();
  module.dispose();
  for (const { start, data } of segments(result)) {
    withoutPlaces(start, data);
    withoutMessages(start, data, said, inUse);
  }
  return result;
}

function neverReturns(body) {
  return binaryen.getExpressionType(body) === binaryen.unreachable && !binaryen.emitText(body).includes('(return');
}

/** All numbers in the text of some code, which include addresses. */
const numbers = (text) => [...text.matchAll(/[ =](\d+)/g)].map(([, digits]) => Number(digits));

/**
 * Zeroes the source locations of panics: address and length of a file name, line and column, and the names
 * themselves.
 */
function withoutPlaces(start, data) {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const names = [];
  for (let at = 0; at + 16 <= data.length; at += 4) {
    const [address, length, line, column] = [0, 4, 8, 12].map((offset) => view.getUint32(at + offset, true));
    const name = data.subarray(address - start, address - start + length);
    const isPlace =
      address >= start && length > 3 && length < 256 && line > 0 && line < 1e5 && column > 0 && column < 1e3;
    if (!isPlace || text(name.slice(-3)) !== '.rs') continue;
    data.fill(0, at, at + 16);
    names.push(name);
  }
  for (const name of names) name.fill(0);
}

/** Zeroes the messages that only panics refer to, and the digits if nothing else refers to them. */
function withoutMessages(start, data, said, inUse) {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const known = new Set(inUse);
  for (let at = 0; at + 4 <= data.length; at += 4) known.add(view.getUint32(at, true));
  const digits = text(data).indexOf(DIGITS);
  const found = digits < 0 ? [] : [[digits, digits + DIGITS.length]];
  for (const address of said) {
    const end = endOfMessage(data, address - start);
    if (end !== undefined) found.push([address - start, end]);
  }
  for (const [from, to] of found) {
    let free = true;
    for (let at = from; at < to; at++) free &&= !known.has(start + at);
    if (free) data.fill(0, from, to);
  }
}

/**
 * The end of a message in the compiler's format: a byte with the length of a piece of text, the text, 0xC0 for each
 * argument between them, and a zero at the end. Undefined if there is no message.
 */
function endOfMessage(data, at) {
  if (!(data[at] > 0)) return undefined;
  while (data[at] !== 0) {
    const length = data[at++];
    if (length === 0xc0) continue;
    const isText = length < 0x80 && /^[ -~]+$/.test(text(data.slice(at, at + length)));
    if (!isText) return undefined;
    at += length;
  }
  return at;
}

const text = (bytes) => Buffer.from(bytes).toString('latin1');

/** The data segments of a module: their addresses, and their bytes in the module. */
function* segments(bytes) {
  let at = 8;
  const number = () => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
      shift += 7;
    }
  };
  while (at < bytes.length) {
    const section = bytes[at++];
    const size = number();
    const end = at + size;
    if (section === 11) {
      for (let count = number(); count > 0; count--) {
        // An active segment of the first memory: `i32.const`, the address, `end`.
        if (number() !== 0 || bytes[at++] !== 0x41) throw new Error('a segment that is not simply placed');
        const start = number();
        at++;
        const length = number();
        yield { start, data: bytes.subarray(at, at + length) };
        at += length;
      }
    }
    at = end;
  }
}
