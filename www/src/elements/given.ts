import type { Diagnostic, EventInfo, Fix, Outcome, Position, Range, Report, Severity } from 'cdevents-wasm';

/**
 * Reads a report that somebody else made, member by member: whatever comes in, the result has the shape of a report.
 * Missing members are empty, members of the wrong type are dropped, and what exceeds the limits counts as omitted.
 */
const MAX_FINDINGS = 1_000;
const MAX_EVENTS = 10_000;

const OUTCOMES: readonly unknown[] = ['valid', 'invalid', 'unchecked'] satisfies Outcome[];
const SEVERITIES: readonly unknown[] = ['error', 'warning', 'note'] satisfies Severity[];

type Members = Record<string, unknown>;

const members = (value: unknown): Members | null =>
  typeof value === 'object' && value !== null ? (value as Members) : null;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const string = (value: unknown): string => (typeof value === 'string' ? value : '');
const stringOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const count = (value: unknown, least: number): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : least;
const outcome = (value: unknown): Outcome => (OUTCOMES.includes(value) ? (value as Outcome) : 'unchecked');

/** The report in a value that a host has handed over; `null` if the value holds none. */
export function givenReport(value: unknown): Report | null {
  const given = members(value);
  if (given === null || !OUTCOMES.includes(given['outcome'])) return null;
  const events = list(given['events']).slice(0, MAX_EVENTS).flatMap(givenEvent);
  const all = list(given['diagnostics']);
  return {
    outcome: outcome(given['outcome']),
    event: givenEvent(given['event'])[0] ?? null,
    events,
    diagnostics: all.slice(0, MAX_FINDINGS).flatMap(givenFinding),
    omitted: count(given['omitted'], 0) + Math.max(0, all.length - MAX_FINDINGS),
    omittedBySeverity: givenOmitted(given['omittedBySeverity']),
  };
}

function givenOmitted(value: unknown): Report['omittedBySeverity'] {
  const given = members(value) ?? {};
  return { error: count(given['error'], 0), warning: count(given['warning'], 0), note: count(given['note'], 0) };
}

function givenEvent(value: unknown): EventInfo[] {
  const given = members(value);
  if (given === null) return [];
  return [
    {
      pointer: string(given['pointer']),
      outcome: outcome(given['outcome']),
      vocabulary: stringOrNull(given['vocabulary']) as EventInfo['vocabulary'],
      vocabularyFrom: null,
      custom: given['custom'] === true,
      envelope: 'none',
      type: stringOrNull(given['type']),
      subject: stringOrNull(given['subject']),
      predicate: stringOrNull(given['predicate']),
      eventVersion: stringOrNull(given['eventVersion']),
      id: stringOrNull(given['id']),
      source: stringOrNull(given['source']),
      time: stringOrNull(given['time']),
      subjectId: stringOrNull(given['subjectId']),
    },
  ];
}

function givenFinding(value: unknown): Diagnostic[] {
  const given = members(value);
  if (given === null || typeof given['message'] !== 'string') return [];
  const range = givenRange(given['range']);
  const fix = givenFix(given['fix']);
  return [
    {
      // A host may hand over findings of its own rules.
      code: string(given['code']) as Diagnostic['code'],
      rule: string(given['rule']) as Diagnostic['rule'],
      severity: SEVERITIES.includes(given['severity']) ? (given['severity'] as Severity) : 'note',
      message: given['message'],
      pointer: string(given['pointer']),
      url: string(given['url']),
      ...(typeof given['help'] === 'string' ? { help: given['help'] } : {}),
      ...(range === null ? {} : { range }),
      ...(fix === null ? {} : { fix }),
      related: list(given['related'])
        .slice(0, MAX_FINDINGS)
        .flatMap((other) => {
          const place = members(other);
          const at = givenRange(place?.['range']);
          return typeof place?.['message'] === 'string'
            ? [{ message: place['message'], pointer: string(place['pointer']), ...(at === null ? {} : { range: at }) }]
            : [];
        }),
    },
  ];
}

function givenPosition(value: unknown): Position | null {
  const given = members(value);
  return given === null
    ? null
    : { offset: count(given['offset'], 0), line: count(given['line'], 1), column: count(given['column'], 1) };
}

function givenRange(value: unknown): Range | null {
  const start = givenPosition(members(value)?.['start']);
  const end = givenPosition(members(value)?.['end']);
  return start === null || end === null || end.offset < start.offset ? null : { start, end };
}

function givenFix(value: unknown): Fix | null {
  const given = members(value);
  if (given === null || typeof given['title'] !== 'string') return null;
  let at = 0;
  const edits: Fix['edits'] = [];
  for (const one of list(given['edits'])) {
    const { start, end, text } = members(one) ?? {};
    // With one edit missing, the fix would not do what its title says.
    if (
      typeof start !== 'number' ||
      typeof end !== 'number' ||
      typeof text !== 'string' ||
      !Number.isSafeInteger(start) ||
      !Number.isSafeInteger(end) ||
      start < at ||
      end < start
    )
      return null;
    edits.push({ start, end, text });
    at = end;
  }
  return edits.length === 0 ? null : { title: given['title'], safe: given['safe'] === true, edits };
}

/** Whether all positions of a report are inside the text. */
export function fits(report: Report, text: string): boolean {
  return report.diagnostics.every(
    ({ range, fix }) => (range?.end.offset ?? 0) <= text.length && (fix?.edits.at(-1)?.end ?? 0) <= text.length,
  );
}
