import { CdEventError } from '../engine/errors.js';
import { bad, known, object } from '../engine/settings.js';
import type { ApplyFixesOptions, Fix, Report } from '../types.js';

/**
 * The text with the report's fixes applied: the safe ones, or all with `only: 'all'`.
 *
 * The text must be the one that the report is about. An edit that several fixes have in common is applied once. Of fixes
 * that touch the same characters the first one is applied and the others are left; validating the result finds them
 * again. Throws `CdEventError` (`bad-option`) when the arguments do not belong together, or the report is not one that
 * `validate` makes.
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

/** The edit, which has to be one of a text of this length. */
function editOf(edit: unknown, length: number): Edit {
  const { start, end, text } = object(edit, 'edit') as Edit;
  const whole = Number.isInteger(start) && Number.isInteger(end);
  if (!(whole && start >= 0 && end >= start && end <= length && typeof text === 'string')) throw foreign();
  return { start, end, text };
}

/**
 * Adds the edits of a fix to those that were taken before, unless one of them touches what one of those changes. Both
 * are in order and without overlap.
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
  // From the end, so that the places before stay what they are.
  for (const [place, edit] of fresh.reverse()) taken.splice(place, 0, edit);
}

/** Whether both change the same characters, or both insert at one place, where their order would matter. */
function collide(one: Edit, other: Edit): boolean {
  if (one.start === other.start && (one.start === one.end) === (other.start === other.end)) return true;
  return one.start < other.end && other.start < one.end;
}
