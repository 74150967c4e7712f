/** Puts what the user's schemas say of a document into the engine's report on it. */
import { nothingOmitted, withCapped } from '../base/cap.js';
import { finding, ruleUrl } from '../base/finding.js';
import type { Answer, Judged, OwnFinding } from '../engine/second.js';
import type { Diagnostic, EventInfo, Report, Severity } from '../types.js';

/** The pointers of what may be events. */
export function pointersOf({ events }: Report): string[] {
  return events.length === 0 ? [''] : events.map(({ pointer }) => pointer);
}

/**
 * The report with the findings. `level`: how bad they are, if they count at all. An event whose type nobody else knows is judged by
 * the schema for its type alone.
 */
export function merged(
  report: Report,
  answer: Answer,
  level: Severity | undefined,
  isStrict: boolean,
  most: number,
): Report {
  const isWrong = ({ severity }: { severity: Severity }) =>
    severity === 'error' || (isStrict && severity === 'warning');
  const events = report.events.map((event) => ({ ...event }));
  const isBatch = report.event === null && events.length > 0;
  let known = report.diagnostics;
  let { outcome } = report;
  for (const judged of answer.judged) {
    const event = events[judged.event] ?? unknownEvent();
    const before = known.length;
    if (judged.byType) known = known.filter((found) => !isAboutType(found, event.pointer));
    if (known.length < before) {
      if (events.length === 0) events.push(event);
      describe(event, judged);
      const root = isBatch ? `/${event.pointer.split('/')[1]}` : '';
      const others = known.filter(({ pointer }) => pointer === root || pointer.startsWith(`${root}/`));
      // Of what is left out nobody knows whose it is.
      const isInvalid = others.some(isWrong) || report.omittedBySeverity.error > 0;
      event.outcome = isInvalid ? 'invalid' : 'valid';
      outcome = worst([...events.map((each) => each.outcome), textOutcome(known, events, isBatch, isWrong)]);
    }
    const isBroken = level !== undefined && answer.findings.some((found) => found.event === judged.event);
    if (isBroken && isWrong({ severity: level }) && event.outcome === 'valid') event.outcome = 'invalid';
  }
  outcome = worst([...events.map((each) => each.outcome), ...(answer.judged.length === 0 ? [outcome] : []), outcome]);
  const added = level === undefined ? [] : answer.findings.map((found) => diagnostic(found, level));
  const findings = [...known, ...added].sort(byPlace);
  const omittedBySeverity = { ...report.omittedBySeverity };
  let { omitted } = report;
  if (level !== undefined) {
    omitted += answer.omitted;
    omittedBySeverity[level] += answer.omitted;
  }
  const event = isBatch ? null : (events[0] ?? null);
  return withCapped({ ...report, outcome, event, events, omitted, omittedBySeverity }, findings, most);
}

/** The engine's findings that say that it does not know the event. */
function isAboutType({ rule, pointer }: Diagnostic, event: string): boolean {
  return (
    (rule === 'not-an-event' && pointer === event) || (rule === 'unknown-type' && pointer === `${event}/context/type`)
  );
}

/** The verdict on the text without its events. */
function textOutcome(
  known: readonly Diagnostic[],
  events: readonly EventInfo[],
  isBatch: boolean,
  isWrong: (found: Diagnostic) => boolean,
): Report['outcome'] {
  if (!isBatch) return 'valid';
  const roots = new Set(events.map(({ pointer }) => pointer.split('/')[1]));
  return known.some((found) => isWrong(found) && !roots.has(found.pointer.split('/')[1] ?? '')) ? 'unchecked' : 'valid';
}

const OUTCOMES = ['valid', 'unchecked', 'invalid'] as const;

function worst(outcomes: Report['outcome'][]): Report['outcome'] {
  return OUTCOMES[Math.max(0, ...outcomes.map((outcome) => OUTCOMES.indexOf(outcome)))]!;
}

function unknownEvent(): EventInfo {
  const nothing = {
    type: null,
    subject: null,
    predicate: null,
    eventVersion: null,
    id: null,
    source: null,
    time: null,
  };
  const nowhere = { vocabulary: null, vocabularyFrom: null, custom: false, envelope: 'none' } as const;
  return { pointer: '', outcome: 'unchecked', ...nowhere, ...nothing, subjectId: null };
}

function describe(event: EventInfo, { isCloudEvent, type, id, source, time, subjectId }: Judged): void {
  Object.assign(event, { type, id, source, time, subjectId });
  if (isCloudEvent && event.envelope === 'none') event.envelope = 'structured';
}

function diagnostic({ message, help, place, related }: OwnFinding, severity: Severity): Diagnostic {
  const { pointer, start, end } = place;
  const found: Diagnostic = {
    code: 'CDE901',
    rule: 'own-schema',
    severity,
    message,
    help,
    pointer,
    range: { start, end },
    url: ruleUrl('own-schema'),
  };
  if (related.length > 0) {
    found.related = related.map(({ message, place }) => ({
      message,
      pointer: place.pointer,
      range: { start: place.start, end: place.end },
    }));
  }
  return found;
}

function byPlace(one: Diagnostic, other: Diagnostic): number {
  const distance = (one.range?.start.offset ?? 0) - (other.range?.start.offset ?? 0);
  return distance !== 0 ? distance : one.code < other.code ? -1 : one.code > other.code ? 1 : 0;
}

/** A report that says why a schema cannot be used. `pointer`: into the schema. */
export function schemaReport(message: string, pointer: string): Report {
  return unchecked(finding('CDE901', 'own-schema', message, 'change the schema', pointer));
}

/** The report on an input at which the second module failed. */
export function faultReport(): Report {
  const help = 'this is a bug in cdevents-wasm; please report it with the input and the schemas';
  return unchecked(finding('CDE199', 'engine-fault', 'the engine for your schemas stopped', help));
}

function unchecked(found: Diagnostic): Report {
  const nothing = { outcome: 'unchecked', event: null, omitted: 0 } as const;
  return { ...nothing, events: [], diagnostics: [found], omittedBySeverity: nothingOmitted() };
}
