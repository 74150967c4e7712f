import type { Diagnostic, EventInfo, Report, Severity } from 'cdevents-wasm';
import { visible } from './visible.js';

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

export function countsOf(report: Report | null): Counts {
  const count = (severity: Severity): number =>
    report?.diagnostics.filter((finding) => finding.severity === severity).length ?? 0;
  return { errors: count('error'), warnings: count('warning'), notes: count('note') };
}

export const countWords = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

/** Such as `2 errors, 1 warning`; empty if all are 0. */
export function tally({ errors, warnings, notes }: Counts): string {
  const parts: string[] = [];
  if (errors > 0) parts.push(countWords(errors, 'error'));
  if (warnings > 0) parts.push(countWords(warnings, 'warning'));
  if (notes > 0) parts.push(countWords(notes, 'note'));
  return parts.join(', ');
}

/** The finding to look at first: the first of the highest severity. */
export function firstOf(report: Report): Diagnostic | undefined {
  for (const severity of ['error', 'warning', 'note'] as const) {
    const found = report.diagnostics.find((finding) => finding.severity === severity);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The report in one line. */
export function verdictOf(report: Report): Verdict {
  const counts = countsOf(report);
  const details: string[] = [];
  // Notes need no action, so they are counted only if there is nothing else.
  const total = tally(counts.errors + counts.warnings > 0 ? { ...counts, notes: 0 } : counts);
  if (total !== '')
    details.push(report.omitted > 0 ? `${total} and ${report.omitted.toLocaleString('en')} more` : total);
  const line = firstOf(report)?.range?.start.line;
  if (line !== undefined && (counts.errors > 0 || counts.warnings > 0))
    details.push(`first at line ${line.toLocaleString('en')}`);
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

/** The subject and predicate in the spelling of the event's type, such as `PipelineRun`; else unchanged. */
export function eventTitle(event: { type: string; subject: string; predicate: string }): string {
  const words = event.type.split('.');
  const spelt = (word: string): string => words.find((part) => part.toLowerCase() === word.toLowerCase()) ?? word;
  return `${spelt(event.subject)} ${spelt(event.predicate)}`;
}
