/**
 * Cuts a file that arrives in chunks into inputs for the engine: the whole file, or each line of it where every event
 * has a line of its own (NDJSON). A JSON array is one input. However long the file is, no more is kept than the engine
 * reads of one input.
 */
import { isAscii } from 'node:buffer';
import { Brackets, isBlank } from './brackets.js';

/** One input of a file. */
export interface Part {
  /** Bytes of the file before it. */
  offset: number;
  /** Its first line in the file, from 1. */
  line: number;
  /** UTF-16 units of the file before it. */
  units: number;
  /** Its length in bytes. */
  length: number;
  /** Its bytes; of an input over the limit only the first, enough for the engine to see that it is too long. */
  bytes: Uint8Array;
  /** Whether it is a line of its own, and not the whole file. */
  isLine: boolean;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const CLOSE_BRACKET = 0x5d;
const CLOSE_BRACE = 0x7d;

/** The pieces of one input, of which at most `most` bytes are kept. */
class Pieces {
  readonly #most: number;
  #pieces: Uint8Array[] = [];
  #kept = 0;
  length = 0;
  last = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get isCut(): boolean {
    return this.length > this.#kept;
  }

  get kept(): readonly Uint8Array[] {
    return this.#pieces;
  }

  push(piece: Uint8Array): void {
    if (piece.length === 0) return;
    const room = this.#most - this.#kept;
    if (room > 0) {
      const taken = piece.length > room ? piece.subarray(0, room) : piece;
      this.#pieces.push(taken);
      this.#kept += taken.length;
    }
    this.length += piece.length;
    this.last = piece[piece.length - 1]!;
  }

  bytes(): Uint8Array {
    return this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces);
  }
}

/** Counts UTF-16 units of UTF-8 that comes in pieces, as a decoder that puts U+FFFD for what is not UTF-8 gives them. */
class Units {
  #decoder: TextDecoder | undefined;

  count(piece: Uint8Array): number {
    if (this.#decoder === undefined) {
      if (isAscii(piece)) return piece.length;
      this.#decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    }
    return this.#decoder.decode(piece, { stream: true }).length;
  }

  /** At the end of a line nothing is left open. */
  endLine(): number {
    const rest = this.#decoder?.decode().length ?? 0;
    this.#decoder = undefined;
    return rest;
  }
}

type Mode = 'undecided' | 'lines' | 'whole';

export class Splitter {
  readonly #most: number;
  #mode: Mode = 'undecided';
  /** The file from its beginning, until it is clear that it has lines. */
  #whole: Pieces;
  /** The first line that is not blank, until it is clear whether it is an input. */
  #first: Part | undefined;
  /** Follows a first line that is too long to be parsed. */
  #brackets: Brackets | undefined;
  #units = new Units();

  #content: Pieces;
  #isBlank = true;
  #carriageReturns = 0;
  #offset = 0;
  #line = 1;
  #unitsBefore = 0;
  #unitsWithin = 0;

  /** `limit`: the bytes that the engine reads of one input at most. */
  constructor(limit: number) {
    this.#most = limit + 1;
    this.#whole = new Pieces(this.#most);
    this.#content = new Pieces(this.#most);
  }

  /** Whether the rest of the file changes nothing: it is one input, and longer than the limit. */
  get isFull(): boolean {
    return this.#mode === 'whole' && this.#whole.length >= this.#most;
  }

  /** The inputs that the chunk completes. The chunk must not be changed afterwards. */
  *push(chunk: Uint8Array): Generator<Part> {
    if (this.#mode !== 'lines') this.#whole.push(chunk);
    for (let start = 0; start < chunk.length && this.#mode !== 'whole'; ) {
      const found = chunk.indexOf(LINE_FEED, start);
      this.#piece(chunk.subarray(start, found < 0 ? chunk.length : found));
      if (this.#mode === 'undecided' && this.#first !== undefined && !this.#isBlank) {
        yield this.#first;
        this.#first = undefined;
        this.#mode = 'lines';
        this.#whole = new Pieces(0);
      }
      if (found < 0) break;
      const part = this.#endLine();
      if (part !== undefined) {
        if (this.#mode === 'lines') yield part;
        else if (this.#isValue(part)) this.#first = part;
        else this.#mode = 'whole';
      }
      start = found + 1;
    }
  }

  /** The inputs that the end of the file completes. */
  *finish(): Generator<Part> {
    if (this.#mode === 'lines') {
      const part = this.#endLine();
      if (part !== undefined) yield part;
      return;
    }
    const { length } = this.#whole;
    yield { offset: 0, line: 1, units: 0, length, bytes: this.#whole.bytes(), isLine: false };
  }

  /** Takes a part of a line, without its line feed. */
  #piece(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#isBlank &&= isBlank(piece);
    const wasCut = this.#content.isCut;
    this.#content.push(piece);
    this.#unitsWithin += this.#units.count(piece);
    for (let at = piece.indexOf(CARRIAGE_RETURN); at >= 0; at = piece.indexOf(CARRIAGE_RETURN, at + 1)) {
      this.#carriageReturns += 1;
    }
    if (this.#mode !== 'undecided' || this.#first !== undefined || !this.#content.isCut) return;
    this.#brackets ??= new Brackets();
    // Up to here the line was short enough to be parsed.
    if (wasCut) this.#brackets.push(piece);
    else for (const kept of [...this.#content.kept, piece.subarray(this.#restOf(piece))]) this.#brackets.push(kept);
    if (this.#brackets.isBroken) this.#mode = 'whole';
  }

  /** Where in the last piece that what was not kept begins. */
  #restOf(piece: Uint8Array): number {
    return piece.length - (this.#content.length - this.#most);
  }

  /** The line as an input, unless it is blank; goes on to the next one. */
  #endLine(): Part | undefined {
    const content = this.#content;
    const isEndedByTwo = content.last === CARRIAGE_RETURN;
    const length = content.length - (isEndedByTwo ? 1 : 0);
    const part = this.#isBlank
      ? undefined
      : {
          offset: this.#offset,
          line: this.#line,
          units: this.#unitsBefore,
          length,
          bytes: content.bytes().subarray(0, length),
          isLine: true,
        };
    this.#offset += content.length + 1;
    // A lone CR within the line ends a line too, for reports and for whoever opens the file.
    this.#line += 1 + this.#carriageReturns - (isEndedByTwo ? 1 : 0);
    this.#unitsBefore += this.#unitsWithin + this.#units.endLine() + 1;
    this.#unitsWithin = 0;
    this.#carriageReturns = 0;
    this.#isBlank = true;
    this.#content = new Pieces(this.#most);
    return part;
  }

  /** Whether the line is a JSON value by itself. */
  #isValue({ bytes, length }: Part): boolean {
    if (this.#brackets !== undefined) {
      const { isWhole } = this.#brackets;
      this.#brackets = undefined;
      return isWhole;
    }
    // Only a line that ends like a value can be one; this spares reading a long opening line twice.
    const last = bytes[length - 1];
    if (last !== CLOSE_BRACE && last !== CLOSE_BRACKET) return false;
    try {
      JSON.parse(new TextDecoder().decode(bytes));
      return true;
    } catch {
      return false;
    }
  }
}
