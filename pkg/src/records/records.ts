/** The inputs of a file with their reports, and the file with its safe fixes applied. */
import {
  applyFixes,
  type Diagnostic,
  type Range,
  type Report,
  type Severity,
  type ValidateOptions,
  validate,
} from '../faces/public.js';
import { Brackets } from './brackets.js';
import { type Part, Splitter } from './split.js';

/** One judged input. Its report is about its own text; `offset` and `line` say where that begins in the file. */
export interface Judged extends Part {
  report: Report;
  /** Elements of a batch that no verdict is about, since a limit was reached before them. */
  unread: number;
  /** Findings with a safe fix, those included that the report leaves out. */
  fixable: number;
}

/** The engine's own limits, where the options say nothing. */
const DEFAULT_BYTES = 16 * 1024 * 1024;
const DEFAULT_BATCH = 10_000;

/** What cuts a file into inputs, for these options. */
export function splitterFor({ limits }: ValidateOptions): Splitter {
  return new Splitter(limits?.bytes ?? DEFAULT_BYTES);
}

/** What judges inputs: `validate`, or a `Validator`. */
export type Validates = (input: Uint8Array, options: ValidateOptions) => Report;

/** Judges an input. */
export function judge(part: Part, options: ValidateOptions, validates: Validates = validate): Judged {
  const report = validates(part.bytes, options);
  const { length } = report.events;
  let unread = 0;
  if (length >= (options.limits?.batch ?? DEFAULT_BATCH) && report.event === null) {
    const brackets = new Brackets();
    brackets.push(part.bytes);
    unread = Math.max(0, brackets.elements - length);
  }
  const whole = report.omitted > 0 ? validate(part.bytes, { ...options, maxDiagnostics: ALL_FINDINGS }) : report;
  return { ...part, report, unread, fixable: whole.diagnostics.filter(isSafelyFixable).length };
}

/** The text, with the same UTF-16 offsets as the report; `null` if the bytes are not UTF-8. */
export function exactText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Text to show; what is not UTF-8 becomes U+FFFD. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** How many findings of each severity there are, those included that the report leaves out. */
export function totals({ report }: Judged): Record<Severity, number> {
  const counts = { ...report.omittedBySeverity };
  for (const { severity } of report.diagnostics) counts[severity] += 1;
  return counts;
}

/** A fix can reveal a new finding. No event is known to need as many rounds as this. */
const MAX_ROUNDS = 20;

/** For `maxDiagnostics`: fixing and counting need all findings. */
const ALL_FINDINGS = 1_000_000;

/** The input's bytes with all safe fixes applied until nothing is left to fix, and how many findings that removed. */
export function fixed({ bytes }: Part, options: ValidateOptions): { bytes: Uint8Array; fixes: number } {
  options = { ...options, maxDiagnostics: ALL_FINDINGS };
  let report = validate(bytes, options);
  let text = report.diagnostics.some(isSafelyFixable) ? exactText(bytes) : null;
  let fixes = 0;
  for (let round = 0; text !== null && round < MAX_ROUNDS && report.diagnostics.some(isSafelyFixable); round += 1) {
    const next = applyFixes(text, report);
    if (next === text) break;
    fixes += report.diagnostics.filter(isSafelyFixable).length;
    text = next;
    report = validate(text, options);
  }
  return { bytes: fixes === 0 || text === null ? bytes : new TextEncoder().encode(text), fixes };
}

export function isSafelyFixable({ fix }: Diagnostic): boolean {
  return fix?.safe === true;
}

/** The whole file with all safe fixes applied; what lies between the inputs stays as it is. */
export function fixAll(file: Uint8Array, options: ValidateOptions): { bytes: Uint8Array; fixes: number } {
  const splitter = splitterFor(options);
  const parts: Uint8Array[] = [];
  let at = 0;
  let fixes = 0;
  const take = (part: Part): void => {
    const result = fixed(part, options);
    if (result.fixes === 0) return;
    parts.push(file.subarray(at, part.offset), result.bytes);
    at = part.offset + part.length;
    fixes += result.fixes;
  };
  for (const part of splitter.push(file)) take(part);
  for (const part of splitter.finish()) take(part);
  parts.push(file.subarray(at));
  return { bytes: fixes === 0 ? file : Buffer.concat(parts), fixes };
}

/** The line of the file on which a range of an input begins. */
export function fileLine(input: Judged, range: Range): number {
  return input.line + range.start.line - 1;
}
