/** Puts what the user's schemas say of a document into the engine's report on it. */
import { nothingOmitted, withCapped } from '../base/cap.js';
import { finding, ruleUrl } from '../base/finding.js';
import type { Answer, Judged, OwnFinding } from '../engine/own-schemas.js';
import type { Diagnostic, EventInfo, Report, Severity } from '../types.js';
import type { Where } from './where.js';

/** The pointers of what may be events into the document. */
export function pointersOf({ events }: Report, { root, isInHeaders }: Where): string[] {
  return events.length === 0 || isInHeaders ? [''] : events.map(({ pointer }) => pointer.slice(root.length));
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
  where: Where,
): Report {
  const isWrong = ({ severity }: { severity: Severity }) =>
    severity === 'error' || (isStrict && severity === 'warning');
  const events = report.events.map((event) => ({ ...event }));
  const isBatch = report.event === null && events.length > 0;
  /** The pointer of the element of a batch that something is in. */
  const elementOf = (pointer: string): string => pointer.split('/', where.root === '' ? 2 : 3).join('/');
  let known = report.diagnostics;
  let { outcome } = report;
  for (const judged of answer.judged) {
    const event = events[judged.event] ?? unknownEvent(where.root);
    const before = known.length;
    if (judged.byType) known = known.filter((found) => !isAboutType(found, event.pointer));
    if (known.length < before) {
      if (events.length === 0) events.push(event);
      describe(event, judged, where);
      const root = isBatch ? elementOf(event.pointer) : '';
      const others = known.filter(({ pointer }) => pointer === root || pointer.startsWith(`${root}/`));
      // Of what is left out nobody knows whose it is.
      const isInvalid = others.some(isWrong) || report.omittedBySeverity.error > 0;
      event.outcome = isInvalid ? 'invalid' : 'valid';
      const elements = isBatch ? new Set(events.map(({ pointer }) => elementOf(pointer))) : undefined;
      const around = known.filter((found) => isWrong(found) && elements?.has(elementOf(found.pointer)) === false);
      outcome = worst([...events.map((each) => each.outcome), ...around.map(outcomeBy)]);
    }
    const isBroken =
      level !== undefined && answer.findings.some((found) => found.event === judged.event && !found.isLimit);
    if (event.outcome === 'valid' && judged.isUnjudged) event.outcome = 'unchecked';
    if (event.outcome !== 'invalid' && isBroken && isWrong({ severity: level })) event.outcome = 'invalid';
  }
  outcome = worst([...events.map((each) => each.outcome), outcome]);
  const added = answer.findings.flatMap((found) => {
    // Why there is no verdict is always said.
    const severity = found.isLimit ? 'error' : level;
    return severity === undefined ? [] : [diagnostic(found, severity, where)];
  });
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
    (rule === 'not-an-event' && (pointer === event || pointer === '/headers/ce-type')) ||
    (rule === 'unknown-type' && pointer === `${event}/context/type`)
  );
}

/** The verdict on a batch with a finding that is in none of its events. */
function outcomeBy({ pointer }: Diagnostic): Report['outcome'] {
  return pointer.startsWith('/headers') ? 'invalid' : 'unchecked';
}

const OUTCOMES = ['valid', 'unchecked', 'invalid'] as const;

function worst(outcomes: Report['outcome'][]): Report['outcome'] {
  return OUTCOMES[Math.max(0, ...outcomes.map((outcome) => OUTCOMES.indexOf(outcome)))]!;
}

function unknownEvent(pointer: string): EventInfo {
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
  return { pointer, outcome: 'unchecked', ...nowhere, ...nothing, subjectId: null };
}

function describe(
  event: EventInfo,
  { isCloudEvent, type, id, source, time, subjectId }: Judged,
  { isInHeaders }: Where,
): void {
  Object.assign(event, { type, id, source, time, subjectId });
  if (isCloudEvent && event.envelope === 'none') event.envelope = isInHeaders ? 'binary' : 'structured';
}

function diagnostic({ message, help, place, related }: OwnFinding, severity: Severity, where: Where): Diagnostic {
  const found: Diagnostic = {
    code: 'CDE901',
    rule: 'own-schema',
    severity,
    message,
    help,
    ...where.of(place),
    url: ruleUrl('own-schema'),
  };
  if (related.length > 0) {
    found.related = related.map(({ message, place }) => ({ message, ...where.of(place) }));
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

/** The report on an input at which `schemas.wasm` failed. */
export function faultReport(): Report {
  const help =
    'a schema may refer to itself too often; otherwise this is a bug in cdevents-wasm: please report it with the schemas';
  return unchecked(finding('CDE199', 'engine-fault', 'the engine for your schemas stopped', help));
}

function unchecked(found: Diagnostic): Report {
  const nothing = { outcome: 'unchecked', event: null, omitted: 0 } as const;
  return { ...nothing, events: [], diagnostics: [found], omittedBySeverity: nothingOmitted() };
}
