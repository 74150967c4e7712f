/** Counts over all files. */

import type { Report } from '../faces/public.js';
import { isSafelyFixable } from '../records/records.js';

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

  add({ outcome, events, diagnostics }: Report): void {
    // An input that is not an event counts as one unchecked event.
    const outcomes = events.length > 0 ? events.map((event) => event.outcome) : outcome === 'valid' ? [] : [outcome];
    this.events += outcomes.length;
    for (const each of outcomes) this[each] += 1;
    for (const { severity } of diagnostics) this[`${severity}s`] += 1;
    this.fixable += diagnostics.filter(isSafelyFixable).length;
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
