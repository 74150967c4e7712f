import { difference, type Edit } from './patch.js';

/**
 * A part of the text shown elsewhere with another indentation: the same characters, but for white space at the beginnings
 * of lines. Places go both ways, and so do edits.
 */
export class Region {
  readonly shown: string;
  readonly #start: number;
  readonly #end: number;
  /** What the lines behind the first lose of the text and get instead. */
  readonly #lines: { text: number; shown: number; length: number }[] = [];
  readonly #outer: string;
  readonly #inner: string;

  /** `outer` is taken off the beginning of each line behind the first, `inner` put there. */
  constructor(text: string, start: number, end: number, outer: string, inner = '') {
    this.#start = start;
    this.#end = end;
    this.#outer = outer;
    this.#inner = inner;
    let at = start;
    let shown = '';
    for (const [index, line] of text.slice(start, end).split('\n').entries()) {
      const cut = index > 0 && line.startsWith(outer) ? outer.length : 0;
      if (index > 0) shown += `\n${inner}`;
      this.#lines.push({ text: at + cut, shown: shown.length, length: line.length - cut });
      shown += line.slice(cut);
      at += line.length + 1;
    }
    this.shown = shown;
  }

  /** A place in what is shown as one in the text. */
  toText(offset: number): number {
    const line = this.#lines.findLast(({ shown }) => shown <= offset) ?? this.#lines[0];
    if (line === undefined) return this.#start;
    return Math.min(this.#end, line.text + Math.min(line.length, Math.max(0, offset - line.shown)));
  }

  /** A place in the text as one in what is shown; `null` outside of it. */
  toShown(offset: number): number | null {
    if (offset < this.#start || offset > this.#end) return null;
    const line = this.#lines.findLast(({ text }) => text <= offset);
    return line === undefined ? 0 : line.shown + Math.min(line.length, offset - line.text);
  }

  /** What is to be done to the text so that it is shown as `wanted`: one edit of the characters between, or none. */
  editsTo(wanted: string): Edit[] {
    const change = difference(this.shown, wanted);
    if (change === null) return [];
    // What begins or ends inside of an indentation, which the text has otherwise, takes the whole of it.
    const inside = (offset: number): number | undefined =>
      this.#lines.find(({ shown }, index) => index > 0 && shown - this.#inner.length <= offset && offset < shown)
        ?.shown;
    const ends = inside(change.end);
    const begins = inside(change.start);
    if (ends !== undefined)
      Object.assign(change, { text: change.text + this.shown.slice(change.end, ends), end: ends });
    if (begins !== undefined) {
      const before = begins - this.#inner.length - 1;
      Object.assign(change, { text: this.shown.slice(before, change.start) + change.text, start: before });
    }
    const text = change.text
      .split('\n')
      .map((line, index) =>
        index === 0 ? line : this.#outer + (line.startsWith(this.#inner) ? line.slice(this.#inner.length) : line),
      )
      .join('\n');
    return [{ start: this.toText(change.start), end: this.toText(change.end), text }];
  }
}
