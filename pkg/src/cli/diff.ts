/** Unified diffs of what `--fix` would write. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Palette } from '../emitters/colour.js';
import { escape } from '../emitters/escape.js';

/** Lines of context around a change. */
const CONTEXT = 3;

/** Lines that are looked at, on both sides, for the place where the texts go on alike. */
const WINDOW = 64;

type Mark = ' ' | '-' | '+';

/** A line with its line end, and what becomes of it. */
type Change = readonly [mark: Mark, line: string];

/** The patch that makes `after` of `before`, for `git apply` and `patch -p1`. */
export function unified(name: string, before: string, after: string): string {
  const path = pathOf(name);
  const lines = [`--- ${quoted(`a/${path}`)}\n`, `+++ ${quoted(`b/${path}`)}\n`];
  for (const hunk of hunks(changes(linesOf(before), linesOf(after)))) {
    lines.push(hunk.head);
    for (const [mark, line] of hunk.changes) {
      lines.push(`${mark}${line}`);
      if (!line.endsWith('\n')) lines.push('\n\\ No newline at end of file\n');
    }
  }
  return lines.join('');
}

/** The patch for people's eyes: coloured, and with everything written out that could steer their terminal. */
export function forTerminal(patch: string, { error, good, frame, strong }: Palette): string {
  const paint = (line: string, index: number): string => {
    const text = escape(line.replace(/\r$/, ''));
    if (index < 2) return strong(text);
    if (line.startsWith('@@')) return frame(text);
    return line.startsWith('-') ? error(text) : line.startsWith('+') ? good(text) : text;
  };
  return patch.split('\n').map(paint).join('\n');
}

/** What would steer a terminal, reorder what is read, or be a command to the CI runner that reads the output. */
const STEERING =
  /(?![\t\r\n])\p{Cc}|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|##[A-Za-z]*\[|(?:^|\r)\s*::[A-Za-z]/mu;

/** Whether the patch is for programs only: it has to hold each character as it is, and some do harm on their way. */
export function steers(patch: string): boolean {
  return STEERING.test(patch);
}

/** As headers name a file: from the working directory, or from the root when it is elsewhere. */
function pathOf(name: string): string {
  const path = relative(process.cwd(), resolve(name));
  const elsewhere = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return (elsewhere ? resolve(name) : path).split(sep).join('/').replace(/^\//, '');
}

/** A name as git quotes it. One with a blank ends in a tab, or readers would take the rest for a date. */
function quoted(path: string): string {
  if (/^[\w./+@,=~%^()\- ]+$/.test(path)) return path.includes(' ') ? `${path}\t` : path;
  const bytes = Array.from(new TextEncoder().encode(path), (byte) => {
    const plain = byte >= 0x20 && byte < 0x7f && !'"\\#:'.includes(String.fromCharCode(byte));
    return plain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `"${bytes.join('')}"`;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * What becomes of each line. Fixes change few lines and move none, so it is enough to go through both texts side by side
 * and to look for the nearest place where they agree again. That takes time in proportion to the text, however much of
 * it has changed, and every answer is a right one, if not always the shortest.
 */
function changes(before: string[], after: string[]): Change[] {
  const ids = new Map<string, number>();
  const number = (line: string): number => {
    const known = ids.get(line);
    if (known !== undefined) return known;
    ids.set(line, ids.size);
    return ids.size - 1;
  };
  const old = new Side(before.map(number));
  const now = new Side(after.map(number));
  const result: Change[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && old.lines[i] === now.lines[j]) {
      result.push([' ', before[i]!]);
      i += 1;
      j += 1;
      continue;
    }
    const [gone, come] = nextAgreement(old, i, now, j);
    for (const end = i + gone; i < end; i += 1) result.push(['-', before[i]!]);
    for (const end = j + come; j < end; j += 1) result.push(['+', after[j]!]);
  }
  return result;
}

/** One of the two texts: its lines as numbers, equal ones by the same number. */
class Side {
  readonly lines: number[];
  readonly #places = new Map<number, number[]>();

  constructor(lines: number[]) {
    this.lines = lines;
    // Backwards, so that what has been passed can be taken from the end.
    for (let index = lines.length - 1; index >= 0; index -= 1) {
      const places = this.#places.get(lines[index]!);
      if (places === undefined) this.#places.set(lines[index]!, [index]);
      else places.push(index);
    }
  }

  /** Lines from `from`, which never goes back, to the next that has this number. */
  distance(line: number, from: number): number {
    const places = this.#places.get(line) ?? [];
    while (places.length > 0 && places.at(-1)! < from) places.pop();
    return places.length === 0 ? Infinity : places.at(-1)! - from;
  }
}

/** How many lines of each text are to be passed over before they agree again, or end. */
function nextAgreement(old: Side, i: number, now: Side, j: number): [gone: number, come: number] {
  const left = old.lines.length - i;
  const right = now.lines.length - j;
  if (left === 0 || right === 0) return [left, right];
  for (let both = 1; both <= Math.min(WINDOW, left + right); both += 1) {
    // As many on one side as on the other first: most changes are within a line.
    for (let step = 0; step <= both; step += 1) {
      const gone = (both >> 1) + (step % 2 === 1 ? (step + 1) >> 1 : -(step >> 1));
      const come = both - gone;
      if (gone < 0 || come < 0 || gone > left || come > right) continue;
      if (gone === left && come === right) return [gone, come];
      if (gone < left && come < right && old.lines[i + gone] === now.lines[j + come]) return [gone, come];
    }
  }
  // A long comment that goes, for example: one side goes on with what the other side has here.
  const gone = old.distance(now.lines[j]!, i);
  const come = now.distance(old.lines[i]!, j);
  if (gone === Infinity && come === Infinity) return [1, 1];
  return gone <= come ? [gone, 0] : [0, come];
}

/** Changes with their context; those that are near each other share a hunk. */
function* hunks(all: Change[]): Generator<{ head: string; changes: Change[] }> {
  const changed = all.flatMap(([mark], index) => (mark === ' ' ? [] : [index]));
  let oldLine = 1;
  let newLine = 1;
  let at = 0;
  for (let first = 0; first < changed.length; ) {
    let last = first;
    while (last + 1 < changed.length && changed[last + 1]! - changed[last]! <= 2 * CONTEXT + 1) last += 1;
    const from = Math.max(0, changed[first]! - CONTEXT);
    const to = Math.min(all.length, changed[last]! + CONTEXT + 1);
    oldLine += from - at;
    newLine += from - at;
    const part = grouped(all.slice(from, to));
    const oldCount = part.filter(([mark]) => mark !== '+').length;
    const newCount = part.filter(([mark]) => mark !== '-').length;
    // A side without lines is named by the line before it.
    const side = (line: number, count: number): string =>
      `${count === 0 ? line - 1 : line}${count === 1 ? '' : `,${count}`}`;
    yield { head: `@@ -${side(oldLine, oldCount)} +${side(newLine, newCount)} @@\n`, changes: part };
    oldLine += oldCount;
    newLine += newCount;
    at = to;
    first = last + 1;
  }
}

/** Within a run of changes, what goes before what comes. */
function grouped(part: Change[]): Change[] {
  const result: Change[] = [];
  let come: Change[] = [];
  for (const change of part) {
    if (change[0] === '+') {
      come.push(change);
      continue;
    }
    if (change[0] === ' ') {
      result.push(...come);
      come = [];
    }
    result.push(change);
  }
  return [...result, ...come];
}
