import type { Diagnostic, Severity } from 'cdevents-wasm';
import type { Edit } from '../json/patch.js';
import { visible } from '../words/visible.js';

/** A range of the text, in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

export interface Mark extends Span {
  severity: Severity;
}

/** Some characters of a line that look the same. `classes` are class names; an empty piece is a mark without a range. */
export interface Piece {
  text: string;
  classes: string;
}

export interface Line {
  /** The worst finding that begins on this line. */
  worst: Severity | null;
  pieces: Piece[];
}

/** In UTF-16 code units and lines. Longer texts would make each key press slow. */
const MAX_LENGTH = 32 * 1024;
const MAX_LINES = 1_000;

/** A string as JSON allows it; the group is there if it is a member's name. */
const STRINGS = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"([ \t\n]*:)?/g;

const KEY = 1;
const STRING = 2;
const POINTED = 4;
/** The worse finding has the higher bit. */
const SEVERITIES: readonly (readonly [Severity, number])[] = [
  ['error', 32],
  ['warning', 16],
  ['note', 8],
];
const bitOf = (severity: Severity): number => SEVERITIES.find(([name]) => name === severity)?.[1] ?? 0;

/** Whether `linesOf` can draw a text as the editor does: it is short enough and has no characters that the editor makes visible. */
export const canDraw = (text: string): boolean =>
  text.length <= MAX_LENGTH && countLines(text) <= MAX_LINES && visible(text) === text;

const countLines = (text: string): number => text.split('\n').length;

export const marksOf = (findings: readonly Diagnostic[]): Mark[] =>
  findings.flatMap(({ range, severity }) =>
    range === undefined ? [] : [{ start: range.start.offset, end: range.end.offset, severity }],
  );

/** Moves a span as an edit moves the text around it. */
export function moved<Kind extends Span>(span: Kind, { start, end, text }: Edit): Kind {
  const place = (offset: number): number =>
    offset <= start ? offset : offset >= end ? offset + text.length - (end - start) : start + text.length;
  return { ...span, start: place(span.start), end: place(span.end) };
}

/** A text as lines with colours, underlines of findings, and a highlighted range. */
export function linesOf(text: string, marks: readonly Mark[], pointed: Span | null): Line[] {
  const bits = new Uint8Array(text.length);
  const add = ({ start, end }: Span, bit: number): void => {
    for (let at = start; at < Math.min(end, text.length); at += 1) bits[at] = (bits[at] ?? 0) | bit;
  };
  for (const { index, 0: found, 1: colon = '' } of text.matchAll(STRINGS))
    add({ start: index, end: index + found.length - colon.length }, colon === '' ? STRING : KEY);
  for (const mark of marks) add(mark, bitOf(mark.severity));
  if (pointed !== null) add(pointed, POINTED);

  const points = new Map<number, Severity>();
  for (const { start, end, severity } of marks) {
    // A mark that covers no character of a line, such as one at the end of the text.
    const at = Math.min(start, text.length);
    if (text.slice(at, Math.max(end, at)).trim() === '' && !/[ \t]/.test(text.slice(at, end)))
      points.set(at, worse(points.get(at), severity));
  }

  let at = 0;
  return text.split('\n').map((line) => {
    const start = at;
    const end = start + line.length;
    at = end + 1;
    const pieces: Piece[] = [];
    for (let from = start; from <= end; ) {
      const point = points.get(from);
      if (point !== undefined) pieces.push({ text: '', classes: `point ${point}` });
      if (from === end) break;
      let to = from + 1;
      while (to < end && bits[to] === bits[from] && !points.has(to)) to += 1;
      pieces.push({ text: text.slice(from, to), classes: classesOf(bits[from] ?? 0) });
      from = to;
    }
    const worst = marks
      .filter((mark) => start <= Math.min(mark.start, text.length) && Math.min(mark.start, text.length) <= end)
      .reduce<Severity | null>((known, { severity }) => worse(known ?? undefined, severity), null);
    return { worst, pieces };
  });
}

const worse = (known: Severity | undefined, other: Severity): Severity =>
  known !== undefined && bitOf(known) >= bitOf(other) ? known : other;

function classesOf(bits: number): string {
  const names: string[] = [];
  if ((bits & KEY) !== 0) names.push('key');
  if ((bits & STRING) !== 0) names.push('string');
  if ((bits & POINTED) !== 0) names.push('pointed');
  const severity = SEVERITIES.find(([, bit]) => (bits & bit) !== 0)?.[0];
  if (severity !== undefined) names.push('found', severity);
  return names.join(' ');
}
