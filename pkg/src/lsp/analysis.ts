import { setImmediate } from 'node:timers/promises';
import type { CancellationToken } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, ValidateOptions } from '../faces/public.js';
import { type Judged, judge, splitterFor, textOf, type Validates } from '../records/records.js';
import type { Part } from '../records/split.js';
import { hasLines } from './places.js';

/** The longest document that is checked, in UTF-16 code units. */
export const MAX_LENGTH = 4 * 1024 * 1024;

/** Findings of one document that are shown. */
export const MAX_FINDINGS = 1_000;

/** Bytes after which other messages are heard. */
const SLICE = 256 * 1024;

/** The answer is no longer wanted: the text has changed, or the client has cancelled its request. */
export class Outdated extends Error {}

/** The inputs of a document with their reports. */
export interface Analysis {
  version: number;
  inputs: readonly Judged[];
  /** The document is longer than `MAX_LENGTH`, and was not checked. */
  tooLong: boolean;
}

export interface Finding {
  finding: Diagnostic;
  input: Judged;
}

/** Judges what is in a document as `cdevents-wasm check` does: as one value, or each line of it. Throws `Outdated`. */
export async function analyse(
  document: TextDocument,
  options: ValidateOptions,
  validates: Validates | undefined,
  token?: CancellationToken,
): Promise<Analysis> {
  const { version } = document;
  const text = document.getText();
  if (text.length > MAX_LENGTH) return { version, inputs: [], tooLong: true };
  // A file without content is no event, but somebody is about to write one.
  if (text.trim() === '') return { version, inputs: [], tooLong: false };
  const inputs: Judged[] = [];
  let judged = 0;
  for (const part of hasLines(document) && !isJson(text) ? linesOf(text) : partsOf(text, options)) {
    inputs.push(judge(part, options, validates));
    judged += part.length;
    if (judged < SLICE) continue;
    judged = 0;
    await setImmediate();
    if (token?.isCancellationRequested === true || document.version !== version) throw new Outdated();
  }
  return { version, inputs, tooLong: false };
}

function* partsOf(text: string, options: ValidateOptions): Generator<Part> {
  const splitter = splitterFor(options);
  yield* splitter.push(new TextEncoder().encode(text));
  yield* splitter.finish();
}

/** Each line, also where the first is broken: somebody is typing it. */
function* linesOf(text: string): Generator<Part> {
  const encoder = new TextEncoder();
  let line = 1;
  let offset = 0;
  for (let units = 0; units < text.length; line += 1) {
    const found = text.indexOf('\n', units);
    const end = found < 0 ? text.length : found;
    const whole = text.slice(units, end);
    const bytes = encoder.encode(whole.replace(/\r$/, ''));
    if (whole.trim() !== '') yield { offset, line, units, length: bytes.length, bytes, isLine: true };
    offset += encoder.encode(whole).length + 1;
    units = end + 1;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The findings of an analysis, in the order of the text; at most `MAX_FINDINGS`. `omitted`: how many more there are. */
export function findingsOf({ inputs }: Analysis): { findings: Finding[]; omitted: number } {
  const findings: Finding[] = [];
  let omitted = 0;
  for (const input of inputs) {
    const { diagnostics } = input.report;
    const taken = diagnostics.slice(0, MAX_FINDINGS - findings.length);
    findings.push(...taken.map((finding) => ({ finding, input })));
    omitted += input.report.omitted + diagnostics.length - taken.length;
  }
  return { findings, omitted };
}

/** The text of an input. Its offsets in the document are those in this text plus `units`. */
export const textOfInput = ({ bytes }: Judged): string => textOf(bytes);

/** The inputs that have a part between two offsets of the document, both included. */
export function inputsBetween({ inputs }: Analysis, start: number, end: number): Judged[] {
  return inputs.filter((input) => input.units <= end && start <= input.units + textOfInput(input).length);
}
