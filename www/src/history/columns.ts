/** Rows by the million as numbers: objects would take ten times the memory. */

/** Rows in a piece of a column: a column grows without copying what it has. */
const PIECE = 65_536;

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A list of numbers of one kind that grows at its end. */
export class Column {
  readonly #make: (length: number) => Numbers;
  readonly #pieces: Numbers[] = [];
  #length = 0;

  /** `make` gives an empty piece. */
  constructor(make: (length: number) => Numbers) {
    this.#make = make;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#pieces.length * PIECE) this.#pieces.push(this.#make(PIECE));
    this.#length += 1;
    this.set(this.#length - 1, value);
  }

  /** Takes numbers off the end. */
  cut(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  /** The number at an index below `length`, or 0. */
  at(index: number): number {
    return this.#pieces[Math.floor(index / PIECE)]?.[index % PIECE] ?? 0;
  }

  set(index: number, value: number): void {
    const piece = this.#pieces[Math.floor(index / PIECE)];
    if (piece !== undefined) piece[index % PIECE] = value;
  }
}

/** A file of random words must not fill the memory. In a `Uint16Array` with three severities beside it. */
const MAX_WORDS = 20_000;

/** In bytes. */
const ARENA = 1024 * 1024;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** How many of the last texts are known again. */
const REMEMBERED = 16_384;

/** Short texts as UTF-8 in large pieces, by number. Of those that repeat soon, one copy is kept. */
export class Texts {
  readonly #numbers = new Column((length) => new Uint32Array(length));
  #known = new Map<string, number>();
  readonly #pieces: Uint8Array[] = [];
  readonly #starts = new Column((length) => new Uint32Array(length));
  readonly #lengths = new Column((length) => new Uint16Array(length));
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
