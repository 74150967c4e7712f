/** The text output in the style of a compiler: a block per finding, with the line that it is about. */

import type { Diagnostic, EventInfo, Range } from '../faces/public.js';
import { fileLine, type Judged, textOf } from '../records/records.js';
import type { Palette } from './colour.js';
import { escape, escapeName, escapePieces, width } from './escape.js';

/** The most columns of a line that are shown. */
const WINDOW = 160;

/** Columns kept before the finding if a line is too long. */
const LEAD = 40;

export function eventLine(file: string, event: EventInfo, { good, strong }: Palette): string {
  const where = event.pointer === '' || event.pointer === '/data' ? '' : ` ${escape(event.pointer)}`;
  const about = event.subjectId === null ? '' : `  ${escape(event.subjectId)}`;
  return `${strong(escapeName(file))}:${where} ${good('valid')}  ${escape(event.type ?? '')}${about}\n`;
}

export function findings(file: string, input: Judged, palette: Palette): string {
  const { diagnostics, omitted } = input.report;
  // Split the text only if there are findings, and only once.
  const source = diagnostics.length === 0 ? [] : textOf(input.bytes).split(/\r\n|\r|\n/);
  const blocks = diagnostics.map((found) => finding(file, input, source, found, palette));
  if (omitted > 0) blocks.push(`${escapeName(file)}: and ${omitted} more ${omitted === 1 ? 'finding' : 'findings'}\n`);
  return blocks.join('');
}

function finding(file: string, input: Judged, source: string[], found: Diagnostic, palette: Palette): string {
  const { severity, code, rule, message, help, range, related, fix } = found;
  const tint = palette[severity];
  const label = `${tint(`${severity}[${code}]`)} ${palette.strong(escape(message))} ${palette.frame(`(${rule})`)}`;
  const lines = [`${place(file, input, range)}: ${label}`];
  let margin = '';
  if (range !== undefined) {
    const number = String(fileLine(input, range));
    margin = ' '.repeat(number.length);
    const [text, carets] = excerpt(source[range.start.line - 1] ?? '', range);
    lines.push(
      palette.frame(`${margin} |`),
      `${palette.frame(`${number} |`)} ${text}`,
      `${palette.frame(`${margin} |`)} ${tint(carets)}`,
    );
  } else if (found.pointer !== '') {
    lines.push(detail(margin, `at ${escape(found.pointer)}`, palette));
  }
  for (const other of related ?? []) {
    lines.push(detail(margin, `see ${place(file, input, other.range)}: ${escape(other.message)}`, palette));
  }
  if (help !== undefined) lines.push(detail(margin, `help: ${escape(help)}`, palette));
  if (fix !== undefined) {
    lines.push(detail(margin, `fix: ${escape(fix.title)}${fix.safe ? ' (--fix does it)' : ''}`, palette));
  }
  return `${lines.join('\n')}\n\n`;
}

function detail(margin: string, text: string, { frame }: Palette): string {
  return `${frame(`${margin} =`)} ${text}`;
}

function place(file: string, input: Judged, range: Range | undefined): string {
  const name = escapeName(file);
  return range === undefined ? name : `${name}:${fileLine(input, range)}:${range.start.column}`;
}

/**
 * The line as shown, and the carets under the range. A range over several lines is marked to the end of its
 * first line. A long line is cut to a window around the range.
 */
export function excerpt(line: string, { start, end }: Range): [text: string, carets: string] {
  const from = start.column - 1;
  const to = end.line === start.line ? Math.max(end.column - 1, from) : line.length;
  const first = line.length <= WINDOW ? 0 : Math.max(0, Math.min(from - LEAD, line.length - WINDOW));
  const last = Math.min(line.length, first + WINDOW);
  const window = whole(line, first, last);
  const skipped = first > 0 && isLow(line, first) && isHigh(line, first - 1) ? first + 1 : first;
  // Escape before splitting: two harmless pieces may form a workflow command when they are joined.
  const [head, marked, tail] = escapePieces(window, from - skipped, Math.min(to, last) - skipped) as [
    string,
    string,
    string,
  ];
  const before = `${first > 0 ? '…' : ''}${head}`;
  const after = `${tail}${last < line.length ? '…' : ''}`;
  return [before + marked + after, ' '.repeat(width(before)) + '^'.repeat(Math.max(1, width(marked)))];
}

/** A slice without the lone surrogates that cutting would leave. */
function whole(line: string, from: number, to: number): string {
  const slice = line.slice(from, to);
  const head = from > 0 && isLow(slice, 0) && isHigh(line, from - 1) ? 1 : 0;
  const tail = to < line.length && isHigh(slice, slice.length - 1) && isLow(line, to) ? 1 : 0;
  return slice.slice(head, slice.length - tail);
}

function isHigh(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800;
}

function isLow(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}
