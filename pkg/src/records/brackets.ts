/** Follows the brackets of JSON text that comes in pieces, without reading its values: constant memory for any length. */

enum Byte {
  Quote = 0x22,
  Comma = 0x2c,
  OpenBracket = 0x5b,
  Backslash = 0x5c,
  CloseBracket = 0x5d,
  OpenBrace = 0x7b,
  CloseBrace = 0x7d,
}

/** The bytes of a byte order mark. */
const MARK: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf]);

export class Brackets {
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #first = 0;
  #isClosed = false;
  #isBroken = false;
  #commas = 0;
  #isEmpty = true;

  push(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === Byte.Backslash) this.#isEscaped = true;
        else if (byte === Byte.Quote) this.#isInString = false;
      } else if (!isSpace(byte)) {
        this.#outside(byte);
      }
    }
  }

  #outside(byte: number): void {
    const opens = byte === Byte.OpenBrace || byte === Byte.OpenBracket;
    const closes = byte === Byte.CloseBrace || byte === Byte.CloseBracket;
    if (this.#first === 0) {
      if (MARK.has(byte)) return;
      this.#first = byte;
      if (!opens) this.#isBroken = true;
    } else if (this.#isClosed) {
      this.#isBroken = true;
    } else if (!(closes && this.#depth === 1)) {
      this.#isEmpty = false;
    }
    if (byte === Byte.Quote) this.#isInString = true;
    else if (byte === Byte.Comma && this.#depth === 1) this.#commas += 1;
    else if (opens) this.#depth += 1;
    else if (closes) this.#depth -= 1;
    this.#isClosed = this.#depth <= 0;
  }

  /** Whether the text is one object or array whose brackets are all closed. */
  get isWhole(): boolean {
    return this.#isClosed && !this.#isBroken && !this.#isInString;
  }

  /** Whether nothing that follows could make it one. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Elements of the outermost array; 0 for anything else. */
  get elements(): number {
    return this.#first === Byte.OpenBracket && !this.#isEmpty ? this.#commas + 1 : 0;
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Whether the bytes are only what JSON takes for white space. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(isSpace);
}
