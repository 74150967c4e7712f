import { CdEventError } from '../engine/errors.js';
import { bad, known, object } from '../engine/settings.js';
import type { ApplyFixesOptions, Fix, Report } from '../types.js';

/**
 * Returns the text with the report's safe fixes applied, or all fixes with `only: 'all'`.
 *
 * `text` must be the text that `report` is about. An edit that several fixes share is applied once. If fixes overlap,
 * only the first is applied; validating the result reports the others again. Throws `CdEventError` (`bad-option`) if an
 * edit is outside the text or the report is malformed.
 */
export function applyFixes(text: string, report: Report, options?: ApplyFixesOptions): string {
  if (typeof text !== 'string') throw bad('text', text, 'a string');
  const { diagnostics } = object(report, 'report');
  const only = options === undefined ? 'safe' : (known(options, 'options', ['only'])['only'] ?? 'safe');
  if (only !== 'safe' && only !== 'all') throw bad('only', only, 'safe or all');

  const taken: Edit[] = [];
  for (const diagnostic of list(diagnostics)) {
    const { fix } = object(diagnostic, 'report');
    if (fix === undefined) continue;
    const { edits, safe } = object(fix, 'fix');
    const found = list(edits).map((edit) => editOf(edit, text.length));
    found.sort((one, other) => one.start - other.start || one.end - other.end);
    if (found.some(({ start }, index) => index > 0 && start < found[index - 1]!.end)) throw foreign();
    if (only === 'all' || safe === true) take(taken, found);
  }

  let result = '';
  let at = 0;
  for (const { start, end, text: replacement } of taken) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

type Edit = Readonly<Fix['edits'][number]>;

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw bad('report', {}, 'a report');
  return value;
}

function foreign(): CdEventError {
  return new CdEventError('bad-option', 'the report is not about this text');
}

/** Checks that an edit fits a text of this length. */
function editOf(edit: unknown, length: number): Edit {
  const { start, end, text } = object(edit, 'edit') as Edit;
  const whole = Number.isInteger(start) && Number.isInteger(end);
  if (!(whole && start >= 0 && end >= start && end <= length && typeof text === 'string')) throw foreign();
  return { start, end, text };
}

/**
 * Adds the edits of a fix to the accepted ones, unless two of them collide. Both lists are sorted and do not overlap.
 */
function take(taken: Edit[], edits: readonly Edit[]): void {
  const fresh: [place: number, edit: Edit][] = [];
  for (const edit of edits) {
    let place = 0;
    for (let high = taken.length; place < high; ) {
      const middle = (place + high) >> 1;
      if (taken[middle]!.end < edit.start) place = middle + 1;
      else high = middle;
    }
    let known = false;
    for (let at = place; at < taken.length && taken[at]!.start <= edit.end && !known; at += 1) {
      const other = taken[at]!;
      known = other.start === edit.start && other.end === edit.end && other.text === edit.text;
      if (!known && collide(edit, other)) return;
      if (other.end <= edit.start) place = at + 1;
    }
    if (!known) fresh.push([place, edit]);
  }
  // From the end, so that earlier indexes stay valid.
  for (const [place, edit] of fresh.reverse()) taken.splice(place, 0, edit);
}

/** Whether two edits change the same characters, or insert at the same offset, where their order would matter. */
function collide(one: Edit, other: Edit): boolean {
  if (one.start === other.start && (one.start === one.end) === (other.start === other.end)) return true;
  return one.start < other.end && other.start < one.end;
}
