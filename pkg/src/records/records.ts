/**
 * Splits a file into inputs: the whole file, or each line if every event is on a line of its
 * own (NDJSON). A JSON array is one input, a batch.
 */
import {
  applyFixes,
  type Diagnostic,
  type Range,
  type Report,
  type ValidateOptions,
  validate,
} from '../faces/public.js';

/** An input and its report. The report's positions are relative to the input; `offset` and `line` locate it in the file. */
export interface Judged {
  /** The offset of the input in the file, in bytes. */
  offset: number;
  /** The line of the file on which the input begins, counted from 1. */
  line: number;
  bytes: Uint8Array;
  report: Report;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

/** The lines that are not blank, without line ends. */
function* lines(bytes: Uint8Array): Generator<{ offset: number; line: number; bytes: Uint8Array }> {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    const content = bytes.subarray(start, bytes[end - 1] === 0x0d && end > start ? end - 1 : end);
    if (!isBlank(content)) yield { offset: start, line, bytes: content };
    // A lone CR ends a line too, in reports and in editors.
    for (let cr = content.indexOf(CARRIAGE_RETURN); cr >= 0; cr = content.indexOf(CARRIAGE_RETURN, cr + 1)) line += 1;
    start = end + 1;
  }
}

/** Whether the first line that is not blank is a complete JSON value and more lines follow. */
function isLinewise(bytes: Uint8Array): boolean {
  const found = lines(bytes);
  const first = found.next();
  if (first.done === true || found.next().done === true) return false;
  // Cheap test first, which avoids parsing a long first line twice.
  const last = first.value.bytes.at(-1);
  if (last !== 0x7d && last !== 0x5d) return false;
  try {
    JSON.parse(new TextDecoder().decode(first.value.bytes));
    return true;
  } catch {
    return false;
  }
}

/** Validates all inputs of a file. */
export function judge(bytes: Uint8Array, options: ValidateOptions): Judged[] {
  const parts = isLinewise(bytes) ? [...lines(bytes)] : [{ offset: 0, line: 1, bytes }];
  return parts.map((part) => ({ ...part, report: validate(part.bytes, options) }));
}

/** The text, with the same UTF-16 offsets as the report; `null` if the bytes are not UTF-8. */
export function exactText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text for display. Invalid UTF-8 becomes U+FFFD. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** A fix can make another one possible. No event has needed this many rounds. */
const MAX_ROUNDS = 20;

/** For `maxDiagnostics`: fixing and counting need all findings. */
export const ALL_FINDINGS = 1_000_000;

/** Applies safe fixes until none is left. Returns the bytes and how many findings were removed. */
function fixed(judged: Judged, options: ValidateOptions): { bytes: Uint8Array; fixes: number } {
  let text = exactText(judged.bytes);
  options = { ...options, maxDiagnostics: ALL_FINDINGS };
  let report = judged.report.omitted > 0 ? validate(judged.bytes, options) : judged.report;
  let fixes = 0;
  for (let round = 0; text !== null && round < MAX_ROUNDS && report.diagnostics.some(isSafelyFixable); round += 1) {
    const next = applyFixes(text, report);
    if (next === text) break;
    fixes += report.diagnostics.filter(isSafelyFixable).length;
    text = next;
    report = validate(text, options);
  }
  return { bytes: fixes === 0 || text === null ? judged.bytes : new TextEncoder().encode(text), fixes };
}

export function isSafelyFixable({ fix }: Diagnostic): boolean {
  return fix?.safe === true;
}

/** The whole file with all safe fixes applied. Bytes between the inputs do not change. */
export function fixAll(
  bytes: Uint8Array,
  inputs: Judged[],
  options: ValidateOptions,
): { bytes: Uint8Array; fixes: number } {
  const parts: Uint8Array[] = [];
  let at = 0;
  let fixes = 0;
  for (const input of inputs) {
    const result = fixed(input, options);
    parts.push(bytes.subarray(at, input.offset), result.bytes);
    at = input.offset + input.bytes.length;
    fixes += result.fixes;
  }
  parts.push(bytes.subarray(at));
  return { bytes: Buffer.concat(parts), fixes };
}

/** The line of the file on which a range of an input begins. */
export function fileLine(input: Judged, range: Range): number {
  return input.line + range.start.line - 1;
}
