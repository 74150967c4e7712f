/** Counts over all files. */

import type { Severity } from '../faces/public.js';
import type { Judged } from '../records/records.js';

/** The numbers of a summary. */
export type Counts = { [Key in keyof Summary as Summary[Key] extends number ? Key : never]: number };

export class Summary {
  files = 0;
  events = 0;
  valid = 0;
  invalid = 0;
  unchecked = 0;
  errors = 0;
  warnings = 0;
  notes = 0;
  fixable = 0;
  fixed = 0;

  /** Counts an input; `found`: its findings by severity, those included that its report leaves out. */
  add({ report: { outcome, events }, unread, fixable }: Judged, found: Record<Severity, number>): void {
    // What is no event at all still counts as one thing that could not be checked.
    const outcomes = events.length > 0 ? events.map((event) => event.outcome) : outcome === 'valid' ? [] : [outcome];
    this.events += outcomes.length + unread;
    this.unchecked += unread;
    for (const each of outcomes) this[each] += 1;
    this.errors += found.error;
    this.warnings += found.warning;
    this.notes += found.note;
    this.fixable += fixable;
  }

  /** Counts what was counted elsewhere. */
  merge(other: Readonly<Counts>): void {
    for (const key of Object.keys(this) as (keyof Counts)[]) this[key] += other[key];
  }

  /** Counts a finding about a history. */
  found(severity: Severity): void {
    if (severity === 'error') this.errors += 1;
    else if (severity === 'warning') this.warnings += 1;
    else this.notes += 1;
  }

  line(): string {
    const events = `${count(this.events, 'event')} in ${count(this.files, 'file')}`;
    const outcomes = [`${this.valid} valid`, `${this.invalid} invalid`];
    if (this.unchecked > 0) outcomes.push(`${this.unchecked} unchecked`);
    const found = [count(this.errors, 'error'), count(this.warnings, 'warning'), count(this.notes, 'note')];
    const fixes = this.fixed > 0 ? `; ${count(this.fixed, 'finding')} fixed` : '';
    const rest = this.fixable > 0 ? `; ${this.fixable} can be fixed with --fix` : '';
    return `${events}: ${outcomes.join(', ')}; ${found.join(', ')}${fixes}${rest}\n`;
  }
}

/** A number and its noun, such as `1 event` or `2 events`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** What a report leaves out, in words: "and 3 more (1 error, 2 notes)", with the noun if there is one. */
export function more({ report }: Judged, noun = ''): string {
  const { omitted, omittedBySeverity } = report;
  const kinds = Object.entries(omittedBySeverity).filter(([, left]) => left > 0);
  const list = kinds.map(([severity, left]) => count(left, severity)).join(', ');
  return `and ${omitted} more${noun === '' ? '' : ` ${noun}${omitted === 1 ? '' : 's'}`}${list === '' ? '' : ` (${list})`}`;
}
