/** Rows by the million as numbers: objects would take ten times the memory. */

/** Rows in a piece of a column: a column grows without copying what it has. */
const PIECE = 65_536;

type Numbers = Int8Array | Int16Array | Int32Array | Float64Array;

/** The kinds of arrays, and the largest number that fits, or the negative of it: the smallest first. */
const KINDS: readonly (readonly [new (length: number) => Numbers, number])[] = [
  [Int8Array, 0x7f],
  [Int16Array, 0x7fff],
  [Int32Array, 0x7fff_ffff],
  [Float64Array, Number.POSITIVE_INFINITY],
];

/** Numbers that are the same, or near to each other: as few bytes as they need. */
class Piece {
  /** The first one. The others are kept as their distance from it, unless they are doubles. */
  readonly #base: number;
  /** `null`: all are the first one. */
  #values: Numbers | null = null;
  #kind = -1;

  constructor(first: number) {
    this.#base = first;
  }

  at(index: number): number {
    if (this.#values === null) return this.#base;
    const value = this.#values[index]!;
    return this.#kind === KINDS.length - 1 ? value : this.#base + value;
  }

  set(index: number, value: number): void {
    if (this.#values === null && Object.is(value, this.#base)) return;
    const distance = value - this.#base;
    // What is no whole number is kept as it is; so is what is not a number.
    const isWhole = Number.isSafeInteger(distance) && Number.isSafeInteger(value);
    const kind = isWhole ? KINDS.findIndex(([, most]) => Math.abs(distance) <= most) : KINDS.length - 1;
    if (kind > this.#kind) this.#widen(kind);
    this.#values![index] = this.#kind === KINDS.length - 1 ? value : distance;
  }

  #widen(kind: number): void {
    const before = this.#values;
    const [Kind] = KINDS[kind]!;
    const values = new Kind(PIECE);
    const isDouble = kind === KINDS.length - 1;
    if (isDouble) values.fill(this.#base);
    if (before !== null) {
      if (isDouble) for (let index = 0; index < PIECE; index += 1) values[index] = this.at(index);
      else values.set(before);
    }
    this.#values = values;
    this.#kind = kind;
  }
}

/** A list of numbers that grows at its end. */
export class Column {
  readonly #pieces: Piece[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#pieces.length * PIECE) this.#pieces.push(new Piece(value));
    this.#length += 1;
    this.#put(this.#length - 1, value);
  }

  /** Takes numbers off the end. */
  cut(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  /** The number at an index below `length`, or 0. */
  at(index: number): number {
    return index < this.#length ? (this.#pieces[Math.floor(index / PIECE)]?.at(index % PIECE) ?? 0) : 0;
  }

  set(index: number, value: number): void {
    this.#put(index, value);
  }

  #put(index: number, value: number): void {
    this.#pieces[Math.floor(index / PIECE)]?.set(index % PIECE, value);
  }
}

/** Numbers that mostly are one more than the one before, such as those of lines: what is kept is how much they differ from that. */
export class Steps extends Column {
  override at(index: number): number {
    return index < this.length ? super.at(index) + index : 0;
  }

  override set(index: number, value: number): void {
    super.set(index, value - index);
  }

  override push(value: number): void {
    super.push(value - this.length);
  }
}

/** A file of random words must not fill the memory. */
const MAX_WORDS = 20_000;

/** In bytes. */
const ARENA = 1024 * 1024;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** How many of the last texts are known again. */
const REMEMBERED = 16_384;

/** Short texts as UTF-8 in large pieces, by number. Of those that repeat soon, one copy is kept. */
export class Texts {
  readonly #numbers = new Column();
  #known = new Map<string, number>();
  readonly #pieces: Uint8Array[] = [];
  readonly #starts = new Column();
  readonly #lengths = new Column();
  #used = ARENA;

  push(text: string): void {
    const known = this.#known.get(text);
    this.#numbers.push(known ?? this.#starts.length);
    if (known !== undefined) return;
    if (this.#known.size >= REMEMBERED) this.#known = new Map();
    this.#known.set(text, this.#starts.length);
    const bytes = encoder.encode(text);
    if (this.#used + bytes.length > ARENA) {
      this.#pieces.push(new Uint8Array(ARENA));
      this.#used = 0;
    }
    this.#pieces.at(-1)?.set(bytes, this.#used);
    this.#starts.push((this.#pieces.length - 1) * ARENA + this.#used);
    this.#lengths.push(bytes.length);
    this.#used += bytes.length;
  }

  at(index: number): string {
    const number = this.#numbers.at(index);
    const start = this.#starts.at(number);
    const from = start % ARENA;
    const piece = this.#pieces[Math.floor(start / ARENA)];
    return decoder.decode(piece?.subarray(from, from + this.#lengths.at(number)));
  }
}

/** Texts of which there are few kinds, each by a number below 65,536. */
export class Words {
  readonly #numbers = new Map<string, number>();
  readonly list: string[] = [];

  /** The number of a text. Where there are too many kinds, the last number is that of all others. */
  of(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    if (this.list.length > MAX_WORDS) return MAX_WORDS;
    const number = this.list.length;
    this.list.push(text);
    this.#numbers.set(text, number);
    return number;
  }
}
