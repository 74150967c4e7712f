import type { Diagnostic, EventInfo, Range, Report, Severity } from 'cdevents-wasm';
import { countWords, eventTitle } from '../../../pkg/src/guide/words.js';
import { visible } from './visible.js';

export { countWords, eventTitle } from '../../../pkg/src/guide/words.js';

export type Tone = 'ok' | 'error' | 'quiet' | 'warning';

export interface Verdict {
  tone: Tone;
  mark: 'check' | 'cross' | 'question' | 'dash';
  /** One or two words. */
  answer: string;
  details: string[];
}

export interface Counts {
  errors: number;
  warnings: number;
  notes: number;
}

/** All findings, also those that a cap left out, where the report says of which kind they are. */
export function countsOf(report: Report | null): Counts {
  const omitted = report?.omittedBySeverity;
  const count = (severity: Severity): number =>
    (report?.diagnostics.filter((finding) => finding.severity === severity).length ?? 0) + (omitted?.[severity] ?? 0);
  return { errors: count('error'), warnings: count('warning'), notes: count('note') };
}

/** How many findings the counts do not hold: left out by a cap, and the report does not say of which kind. */
function uncounted(report: Report): number {
  const all = Object.values(report.omittedBySeverity);
  return Math.max(0, report.omitted - all.reduce((sum, count) => sum + count, 0));
}

/** Rules that say why a text cannot be read: what else is found in it follows from them. */
const CAUSES: readonly string[] = ['json-syntax', 'invalid-utf8'];
const isCause = ({ rule }: Diagnostic): boolean => CAUSES.includes(rule);
const RANKS: readonly Severity[] = ['error', 'warning', 'note'];
const rankOf = (finding: Diagnostic): number => (isCause(finding) ? -1 : RANKS.indexOf(finding.severity));

/** The findings as people read them: what makes the text unreadable, then by severity, each by its place. */
export const inReadingOrder = (findings: readonly Diagnostic[]): Diagnostic[] =>
  [...findings].sort((one, other) => rankOf(one) - rankOf(other));

/** A line this long is not seen at once: the column, or the pointer, says where in it. */
const LONG_LINE = 80;

/** "line 4"; in a long line with the column. */
export function placeWords({ start }: Range): string {
  const line = `line ${start.line.toLocaleString('en')}`;
  return isFar(start.column) ? `${line}, column ${start.column.toLocaleString('en')}` : line;
}

/** Whether a column lies so far in its line that the line alone does not lead there. */
export const isFar = (column: number): boolean => column > LONG_LINE;

/** Such as `2 errors, 1 warning`; empty if all are 0. */
export function tally({ errors, warnings, notes }: Counts): string {
  const parts: string[] = [];
  if (errors > 0) parts.push(countWords(errors, 'error'));
  if (warnings > 0) parts.push(countWords(warnings, 'warning'));
  if (notes > 0) parts.push(countWords(notes, 'note'));
  return parts.join(', ');
}

/** The report as the one line that everybody reads. */
export function verdictOf(report: Report): Verdict {
  const counts = countsOf(report);
  const details: string[] = [];
  const broken = report.outcome === 'unchecked' ? report.diagnostics.filter(isCause) : [];
  if (broken[0] !== undefined) {
    if (broken.length > 1) details.push(countWords(broken.length, 'syntax error'));
    if (broken[0].range !== undefined)
      details.push(`${broken.length > 1 ? 'first at ' : ''}${placeWords(broken[0].range)}`);
    return { tone: 'error', mark: 'cross', answer: 'Not valid JSON', details };
  }
  // Notes count only where there is nothing else: they are no reason to act.
  const total = tally(counts.errors + counts.warnings > 0 ? { ...counts, notes: 0 } : counts);
  if (total !== '')
    details.push(uncounted(report) > 0 ? `${total} and ${uncounted(report).toLocaleString('en')} more` : total);
  const [first] = inReadingOrder(report.diagnostics);
  if (first?.range !== undefined && (counts.errors > 0 || counts.warnings > 0))
    details.push(`first at ${placeWords(first.range)}`);
  if (report.events.length > 1) {
    const bad = report.events.filter((event) => event.outcome !== 'valid').length;
    details.unshift(
      bad === 0
        ? countWords(report.events.length, 'event')
        : `${bad.toLocaleString('en')} of ${countWords(report.events.length, 'event')}`,
    );
  }
  switch (report.outcome) {
    case 'valid':
      if (report.event !== null) details.unshift(titleOf(report.event));
      return { tone: 'ok', mark: 'check', answer: 'Valid', details };
    case 'invalid':
      return { tone: 'error', mark: 'cross', answer: 'Not valid', details };
    case 'unchecked':
      return { tone: 'warning', mark: 'question', answer: 'Not checked', details };
  }
}

/** For screen readers: the answer, the counts, and the first finding. */
export function announcement(report: Report): string {
  const { answer, details } = verdictOf(report);
  return [answer, ...details].join(', ');
}

function titleOf({ type, subject, predicate }: EventInfo): string {
  return type === null || subject === null || predicate === null
    ? visible(type ?? '')
    : visible(eventTitle({ type, subject, predicate }));
}
