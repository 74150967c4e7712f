import { CdEventError } from './errors.js';
import { bad, object } from './settings.js';
import type { ApplyFixesOptions, Fix, Report } from './types.js';

/**
 * The text with the report's fixes applied: the safe ones, or all with `only: 'all'`.
 *
 * The text must be the one that the report is about. Of fixes that touch the same characters the first one is applied
 * and the others are left; validating the result finds them again. Throws `CdEventError` (`bad-option`) when the
 * arguments do not belong together.
 */
export function applyFixes(text: string, report: Report, options?: ApplyFixesOptions): string {
  if (typeof text !== 'string') throw bad('text', text, 'a string');
  const { diagnostics } = object(report, 'report');
  if (!Array.isArray(diagnostics)) throw bad('report', report, 'a report');
  const only = options === undefined ? 'safe' : (object(options, 'options')['only'] ?? 'safe');
  if (only !== 'safe' && only !== 'all') throw bad('only', only, 'safe or all');

  const taken: Edit[] = [];
  for (const { fix } of (report as Report).diagnostics) {
    if (fix === undefined || (only === 'safe' && !fix.safe)) continue;
    const edits = fix.edits.filter((edit) => !taken.some((other) => same(edit, other)));
    if (!edits.some((edit) => taken.some((other) => collide(edit, other)))) taken.push(...edits);
  }
  taken.sort((one, other) => one.start - other.start || one.end - other.end);

  let result = '';
  let at = 0;
  for (const { start, end, text: replacement } of taken) {
    if (!(start >= at && end >= start && end <= text.length)) {
      throw new CdEventError('bad-option', 'the report is not about this text');
    }
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

type Edit = Fix['edits'][number];

function same(one: Edit, other: Edit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}

/** Whether both change the same characters, or both insert at one place, where their order would matter. */
function collide(one: Edit, other: Edit): boolean {
  if (one.start === other.start && (one.start === one.end) === (other.start === other.end)) return true;
  return one.start < other.end && other.start < one.end;
}
