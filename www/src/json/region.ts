import { difference, type Edit } from './patch.js';

/**
 * A part of the text that is shown elsewhere with another indentation: the same characters, except for white space at the
 * beginning of lines. Offsets and edits can be mapped both ways.
 */
export class Region {
  readonly shown: string;
  readonly #start: number;
  readonly #end: number;
  /** For each line after the first: how much indentation it has in the text, and how much when shown. */
  readonly #lines: { text: number; shown: number; length: number }[] = [];
  readonly #outer: string;
  readonly #inner: string;

  /** Replaces the indentation `outer` of each line after the first by `inner`. */
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

  /** Maps an offset in what is shown to one in the text. */
  toText(offset: number): number {
    const line = this.#lines.findLast(({ shown }) => shown <= offset) ?? this.#lines[0];
    if (line === undefined) return this.#start;
    return Math.min(this.#end, line.text + Math.min(line.length, Math.max(0, offset - line.shown)));
  }

  /** Maps an offset in the text to one in what is shown; `null` outside the region. */
  toShown(offset: number): number | null {
    if (offset < this.#start || offset > this.#end) return null;
    const line = this.#lines.findLast(({ text }) => text <= offset);
    return line === undefined ? 0 : line.shown + Math.min(line.length, offset - line.text);
  }

  /** The edit of the text after which the region shows `wanted`: one edit of the differing characters, or none. */
  editsTo(wanted: string): Edit[] {
    const change = difference(this.shown, wanted);
    if (change === null) return [];
    // An edit that starts or ends inside an indentation covers the whole indentation, which differs in the text.
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
