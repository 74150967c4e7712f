/** The reports on records. */
import type { Settings } from '../base/call.js';
import { nothingOmitted } from '../base/cap.js';
import { ruleUrl } from '../base/finding.js';
import type { HistoryPort } from '../engine/port.js';
import { RULE_NAMES } from '../generated/codes.js';
import { AROUND, PACKED } from '../generated/framing.js';
import type { RecordItem } from '../run-types.js';
import type { Diagnostic, Report, RuleCode, RuleName } from '../types.js';

/** A record as `streams.wasm` hands it over. */
export interface Framed {
  kind: 'record';
  record: number;
  line: number;
  offset: number;
  length: number;
  /** Where its text is in the bytes of the answer. */
  text: [number, number];
  /** What is wrong with it as part of the stream. */
  fault?: string;
  /** In a log, offset and length of the text before it. */
  context?: [number, number];
  made?: boolean;
}

/** What is wrong with a packed stream. The records after it cannot be read. */
export interface Packed {
  kind: 'packed';
  record: number;
  fault: string;
}

/** The item that says so, as a record without text. */
export function packedItem({ record, fault }: Packed): RecordItem {
  const [message, help] = PACKED[fault] ?? ['the gzip data cannot be read', undefined];
  const report: Report = {
    outcome: 'unchecked',
    event: null,
    events: [],
    diagnostics: [found('unreadable-stream', message, help)],
    omitted: 0,
    omittedBySeverity: nothingOmitted(),
  };
  return { kind: 'record', record, line: 1, offset: 0, length: 0, text: '', report };
}

/** Faults whose records have no text of their own. */
const EMPTY = ['no-element', 'unclosed', 'engine-fault'];

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The item of a record. */
export function itemOf(framed: Framed, bytes: Uint8Array, settings: Settings, port: HistoryPort): RecordItem {
  const { kind, record, line, offset, length, fault, context, made } = framed;
  const text = bytes.subarray(...framed.text);
  return {
    kind,
    record,
    line,
    offset,
    length,
    text: decoder.decode(text),
    report: reportOn(text, fault, settings, port),
    ...(context !== undefined && { context: { offset: context[0], length: context[1] } }),
    ...(made === true && { made }),
  };
}

function reportOn(text: Uint8Array, fault: string | undefined, settings: Settings, port: HistoryPort): Report {
  if (fault === undefined) return port.judge(text, settings);
  if (fault === 'engine-fault') return port.faultReport(new port.EngineFault('the engine stopped at this record'));
  const [message, help] = AROUND[fault] ?? [];
  const report = port.judge(text, settings);
  // Whatever else it has: a record that is not whole has no verdict.
  if (message === undefined || (fault === 'cut-off' && report.outcome === 'unchecked')) {
    return { ...report, outcome: 'unchecked' };
  }
  const around = found('json-syntax', message, help);
  return {
    ...report,
    outcome: 'unchecked',
    diagnostics: EMPTY.includes(fault) ? [around] : [around, ...report.diagnostics],
  };
}

/** A finding of a rule about no place in a text. */
function found(rule: RuleName, message: string, help: string | undefined): Diagnostic {
  const code = Object.keys(RULE_NAMES).find((number) => RULE_NAMES[Number(number)] === rule);
  const finding: Diagnostic = {
    code: `CDE${code}` as RuleCode,
    rule,
    severity: 'error',
    message,
    pointer: '',
    url: ruleUrl(rule),
  };
  return help === undefined ? finding : { ...finding, help };
}
