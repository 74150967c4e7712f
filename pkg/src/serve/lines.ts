/** Lines of the queue from a place on. */
import type { AppendFile } from './append.js';

/** A line without its end. */
export interface Line {
  readonly text: string;
  /** Where the next line begins. */
  readonly end: number;
}

const CHUNK = 64 * 1024;
const LINE_FEED = 0x0a;

/** The next whole lines, as many as fit into some kilobytes, but at least one; none at the end of what is durable. */
export async function linesFrom(file: AppendFile, from: number): Promise<Line[]> {
  for (let size = CHUNK; ; size *= 4) {
    const room = Math.min(size, file.end - from);
    if (room <= 0) return [];
    const buffer = Buffer.allocUnsafe(room);
    const bytes = buffer.subarray(0, await file.read(buffer, from));
    const last = bytes.lastIndexOf(LINE_FEED);
    if (last < 0) {
      if (bytes.length < room || room === file.end - from) return [];
      continue;
    }
    const lines: Line[] = [];
    for (let at = 0; at <= last; ) {
      const next = bytes.indexOf(LINE_FEED, at);
      lines.push({ text: bytes.toString('utf8', at, next), end: from + next + 1 });
      at = next + 1;
    }
    return lines;
  }
}

/** The beginning of the first line that does not begin before a place. */
export async function lineAt(file: AppendFile, place: number): Promise<number> {
  if (place <= 0) return 0;
  if (place >= file.end) return file.end;
  for (let at = place - 1; ; at += CHUNK) {
    const room = Math.min(CHUNK, file.end - at);
    if (room <= 0) return file.end;
    const buffer = Buffer.allocUnsafe(room);
    const found = buffer.subarray(0, await file.read(buffer, at)).indexOf(LINE_FEED);
    if (found >= 0) return at + found + 1;
  }
}

/** How many lines there are from a place on. */
export async function countLines(file: AppendFile, from: number): Promise<number> {
  let count = 0;
  const buffer = Buffer.allocUnsafe(16 * CHUNK);
  for (let at = from; at < file.end; ) {
    const length = await file.read(buffer.subarray(0, Math.min(buffer.length, file.end - at)), at);
    if (length === 0) break;
    for (let next = buffer.indexOf(LINE_FEED); next >= 0 && next < length; next = buffer.indexOf(LINE_FEED, next + 1)) {
      count += 1;
    }
    at += length;
  }
  return count;
}
