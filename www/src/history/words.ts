import { countWords, tally } from '../words/report.js';
import type { Deliveries, Row, Whole } from './protocol.js';

/** How a record is shown in one word or two, and with which mark. */
export function verdictOf({ outcome, errors, warnings, notes }: Row): {
  mark: 'check' | 'cross' | 'question';
  tone: 'ok' | 'error' | 'warning';
  words: string;
} {
  const counts = tally({ errors, warnings, notes });
  if (outcome === 'unchecked' && errors === 0)
    return { mark: 'question', tone: 'warning', words: counts === '' ? 'Not checked' : counts };
  if (errors > 0 || outcome === 'invalid')
    return { mark: 'cross', tone: 'error', words: counts === '' ? 'Not valid' : counts };
  return { mark: 'check', tone: warnings > 0 ? 'warning' : 'ok', words: counts === '' ? 'Valid' : counts };
}

/** A time in UTC to the second, `2026-03-14 09:26:53`; empty if there is none. */
export function timeWords(time: number | null): string {
  if (time === null || Math.abs(time) > 8.64e15) return '';
  return new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/(?:\.\d+)?Z$/, '');
}

const UNITS: readonly [number, string][] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
];

/** A duration in its two largest units, such as `1 h 20 min`. */
export function durationWords(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const at = UNITS.findIndex(([size]) => ms >= size);
  const [size, unit] = UNITS[at] ?? [1000, 's'];
  const whole = Math.floor(ms / size);
  const [less, smaller] = UNITS[at + 1] ?? [0, ''];
  const rest = less === 0 ? 0 : Math.floor((ms - whole * size) / less);
  return rest === 0
    ? `${whole.toLocaleString('en')} ${unit}`
    : `${whole.toLocaleString('en')} ${unit} ${rest} ${smaller}`;
}

const MIB = 1024 * 1024;
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] =
    bytes < MIB ? [bytes / 1024, 'KiB'] : bytes < 1024 * MIB ? [bytes / MIB, 'MiB'] : [bytes / MIB / 1024, 'GiB'];
  return `${value.toLocaleString('en', { maximumFractionDigits: 1 })} ${unit}`;
}

/** What the limits that were reached mean. */
const CAPPED: Record<string, string> = {
  maxRuns: 'There are more runs and subjects than are remembered: the oldest of those that had ended were forgotten.',
  maxIds: 'There are more ids than are remembered: a repeated id may not have been noticed.',
  held: 'More events than can be put in order lie within five minutes: some were judged as they came.',
  events: 'A subject has more than 1,000 events or parts: not all are listed.',
  runs: 'There are more than 1,000 runs: the first are listed, and the figures are of these.',
  history: 'The engine stopped on the way and was restarted: what it knew of the history until then was lost.',
};

/** What is to be known beside the verdict. */
export function remarksOf({ capped, unlisted, unkept, skipped, stopped, records, webhooks }: Whole): string[] {
  return [
    ...(webhooks === null ? [] : deliveryWords(webhooks)),
    ...(stopped ? [`Reading was ended after ${countWords(records, 'record')}.`] : []),
    ...capped.map((name) => CAPPED[name] ?? name),
    ...(unlisted > 0 ? [`${countWords(unlisted, 'record')} more are counted and not listed.`] : []),
    ...(unkept > 0 ? [`${countWords(unkept, 'more finding')} about the history are counted and not listed.`] : []),
    ...(skipped > 0 ? [`${countWords(skipped, 'line')} without an event.`] : []),
  ];
}

/** Reasons and notes of webhooks that are listed. */
const MOST_WORDS = 5;

/** What became of webhooks. */
function deliveryWords({ deliveries, events, senders, reasons, notes }: Deliveries): string[] {
  const from = senders.map(({ provider, count }) => `${provider} ${count.toLocaleString('en')}`).join(', ');
  const times = (count: number): string => countWords(count, 'webhook');
  const listed = [
    ...reasons.slice(0, MOST_WORDS).map(({ reason, count }) => `${times(count)} without an event: ${reason}`),
    ...notes.slice(0, MOST_WORDS).map(({ message, count }) => `${times(count)}: ${message}`),
  ];
  const left = Math.max(0, reasons.length - MOST_WORDS) + Math.max(0, notes.length - MOST_WORDS);
  return [
    `${times(deliveries)}${from === '' ? '' : ` (${from})`} stand for ${countWords(events, 'event')}.`,
    ...listed,
    ...(left > 0 ? [`${countWords(left, 'other remark')} about the webhooks.`] : []),
  ];
}

export function wholeVerdict({ errors, warnings, notes, records, unchecked }: Whole): {
  mark: 'check' | 'cross' | 'question';
  tone: 'ok' | 'error' | 'warning';
  words: string;
} {
  if (records === 0 || (unchecked === records && errors === 0))
    return { mark: 'question', tone: 'warning', words: records === 0 ? 'No records found' : 'No events found' };
  if (errors > 0) return { mark: 'cross', tone: 'error', words: tally({ errors, warnings, notes: 0 }) };
  const rest = tally({ errors, warnings, notes });
  return { mark: 'check', tone: 'ok', words: rest === '' ? 'No problems found' : `No errors · ${rest}` };
}
