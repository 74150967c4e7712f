/** The text output in the style of a compiler: a block per finding, with the line that it is about. */

import type { Diagnostic, EventInfo, Range } from '../faces/public.js';
import type { HistoryFinding } from '../records/history.js';
import { fileLine, type Judged, textOf } from '../records/records.js';
import type { Palette } from './colour.js';
import { escape, escapeEach, escapeName, width } from './escape.js';
import { inReadingOrder } from './order.js';
import { more } from './summary.js';

/** Columns kept before the finding if a line is too long. */
const LEAD = 40;

/** Columns of source that are shown at least, however narrow the terminal is. */
const LEAST = 24;

/** Other records of a finding about a history that are shown. */
const MOST_OTHERS = 5;

/** How findings are to look. */
export interface Look {
  palette: Palette;
  /** Columns that a line has room for. */
  columns: number;
  /** Leave out notes. */
  quiet: boolean;
}

/** One line for an event without errors. */
export function eventLine(file: string, input: Judged, event: EventInfo, { good, strong }: Palette): string {
  const name = `${escapeName(file)}${input.isLine ? `:${input.line}` : ''}`;
  const where = event.pointer === '' || event.pointer === '/data' ? '' : ` ${escape(event.pointer)}`;
  const about = event.subjectId === null ? '' : `  ${escape(event.subjectId)}`;
  return `${strong(name)}:${where} ${good('valid')}  ${escape(event.type ?? '')}${about}\n`;
}

/** All findings of an input. */
export function findings(file: string, input: Judged, look: Look): string {
  const { diagnostics, omitted } = input.report;
  const shown = inReadingOrder(look.quiet ? diagnostics.filter(({ severity }) => severity !== 'note') : diagnostics);
  // Only what is wrong needs the text, and the lines of it are found once.
  const source = shown.length === 0 ? [] : textOf(input.bytes).split(/\r\n|\r|\n/);
  const blocks = shown.map((found) => finding(file, input, source, found, look));
  if (omitted > 0) blocks.push(`${escapeName(file)}: ${more(input, 'finding')}\n`);
  return blocks.join('');
}

/** A finding about a history. */
export function historyFinding({ file, line, finding, others }: HistoryFinding, palette: Palette): string {
  const { severity, code, rule, message, help, pointer } = finding;
  const label = `${palette[severity](`${severity}[${code}]`)} ${palette.strong(escape(message))}`;
  const lines = [`${escapeName(file)}:${line}: ${label} ${palette.frame(`(${rule})`)}`];
  if (pointer !== '') lines.push(detail('', `at ${escape(pointer)}`, palette));
  if (help !== undefined) lines.push(detail('', `help: ${escape(help)}`, palette));
  const shown = others
    .slice(0, MOST_OTHERS)
    .map((other) => `record ${other.record} at ${escapeName(other.file)}:${other.line}`);
  if (others.length > MOST_OTHERS) shown.push(`and ${others.length - MOST_OTHERS} more`);
  if (shown.length > 0) lines.push(detail('', `see ${shown.join(', ')}`, palette));
  return `${lines.join('\n')}\n\n`;
}

function finding(file: string, input: Judged, source: string[], found: Diagnostic, look: Look): string {
  const { palette, columns } = look;
  const { severity, code, rule, message, help, range, related, fix } = found;
  const tint = palette[severity];
  const label = `${tint(`${severity}[${code}]`)} ${palette.strong(escape(message))} ${palette.frame(`(${rule})`)}`;
  const lines = [`${place(file, input, range)}: ${label}`];
  let margin = '';
  if (range !== undefined) {
    const number = String(fileLine(input, range));
    margin = ' '.repeat(number.length);
    const [text, carets] = excerpt(source[range.start.line - 1] ?? '', range, columns - margin.length - 3);
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
 * The line as it is shown, and the carets under the range; a range over several lines is marked to the end of its
 * first. A long line is cut to what `columns` have room for, so that a terminal does not break it.
 */
export function excerpt(line: string, { start, end }: Range, columns: number): [text: string, carets: string] {
  const room = Math.max(columns, LEAST);
  const from = Math.min(start.column - 1, line.length);
  const to = end.line === start.line ? Math.max(Math.min(end.column - 1, line.length), from) : line.length;
  // A character takes no column or more, so this is enough on both sides, and long lines are not read whole.
  const first = boundary(line, Math.max(0, from - 2 * room));
  const last = boundary(line, Math.min(line.length, from + 4 * room));
  const cells = cellsOf(line.slice(first, last));
  const marked = cells.findIndex(({ at }) => first + at >= from);
  const begin = marked < 0 ? cells.length : marked;
  const isCutBefore = first > 0;
  const isCutAfter = last < line.length;

  const all = cells.reduce((sum, cell) => sum + cell.columns, 0);
  let low = 0;
  let high = cells.length;
  if (isCutBefore || isCutAfter || all > room) {
    // What is found comes first, then a little before it, then what follows, then the rest before it.
    let left = room - 2;
    low = begin;
    high = begin;
    const grow = (isEnough: () => boolean, isForward: boolean): void => {
      while (!isEnough()) {
        const cell = isForward ? cells[high] : cells[low - 1];
        if (cell === undefined || cell.columns > left) return;
        left -= cell.columns;
        if (isForward) high += 1;
        else low -= 1;
      }
    };
    const isPast = (): boolean => first + (cells[high]?.at ?? Infinity) >= to;
    const lead = Math.min(LEAD, Math.floor(room / 2));
    left -= lead;
    grow(isPast, true);
    left += lead;
    const least = left - lead;
    grow(() => left <= least, false);
    grow(() => false, true);
    grow(() => false, false);
  }
  const before = `${isCutBefore || low > 0 ? '…' : ''}${shownOf(cells.slice(low, begin))}`;
  const found = cells.slice(begin, high).filter(({ at }) => first + at < to);
  const after = `${shownOf(cells.slice(begin + found.length, high))}${isCutAfter || high < cells.length ? '…' : ''}`;
  const text = shownOf(found);
  return [before + text + after, ' '.repeat(width(before)) + '^'.repeat(Math.max(1, width(text)))];
}

/** One character of a line as it is shown. */
interface Cell {
  /** Its offset. */
  at: number;
  text: string;
  columns: number;
}

/** In one go: what is harmless by itself may be a command together with what stands beside it. */
function cellsOf(text: string): Cell[] {
  let at = 0;
  return escapeEach(text).map(([character, shown]) => {
    const cell = { at, text: shown, columns: width(shown) };
    at += character.length;
    return cell;
  });
}

function shownOf(cells: Cell[]): string {
  return cells.map(({ text }) => text).join('');
}

/** The offset, or the one before it where it would cut a surrogate pair apart. */
function boundary(line: string, offset: number): number {
  const isInside = isLow(line, offset) && isHigh(line, offset - 1);
  return isInside ? offset - 1 : offset;
}

function isHigh(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800;
}

function isLow(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}
