/** Converts events: the second module rewrites the event, and `validate` checks the result. */

import { finding } from '../base/finding.js';
import { timeOf } from '../engine/building.js';
import { ask } from '../engine/composer.js';
import type { EngineFault } from '../engine/fault.js';
import type { ComposerPort } from '../engine/port.js';
import { VOCABULARIES } from '../generated/vocabularies.js';
import type { Change, Converted, ConvertOptions, Input, Report } from '../types.js';

export { describeInput, makeDiff, makeSample, makeSamples } from './produce.js';

interface Missing {
  pointer: string;
  name: string;
  help: string;
}

type Answer =
  | { json: string; changes: Change[]; missing: Missing[] }
  | { none: { pointer: string; message: string } }
  | { error: string };

const OPTIONS = ['to', 'source', 'now', 'keep'];

/** See `convert`. */
export function convertEvent(input: Input, options: ConvertOptions, port: ComposerPort): Converted {
  const { bad, judge, known, readable, settingsOf } = port;
  const { to, source, now, keep } = known(options, 'options', OPTIONS);
  if (!(VOCABULARIES as readonly unknown[]).includes(to)) throw bad('to', to, `one of ${VOCABULARIES.join(', ')}`);
  if (source !== undefined && typeof source !== 'string') throw bad('source', source, 'a string');
  if (keep !== undefined && keep !== 'customData') throw bad('keep', keep, 'customData');
  const time = now === undefined ? undefined : timeOf(now, port);
  const settings = settingsOf(undefined);
  const read = readable(input);
  if (read.report !== undefined) return nothing(read.report);
  let answer: Answer;
  try {
    const { maxBytes: bytes, maxDepth: depth } = settings;
    const request = { call: 'convert', to, source, now: time, keep: keep === 'customData', bytes, depth };
    answer = ask(request, read.input, port) as Answer;
  } catch (thrown) {
    if (thrown instanceof port.EngineFault) return nothing(port.faultReport(thrown as EngineFault));
    throw thrown;
  }
  if ('error' in answer) return nothing(port.faultReport(new port.EngineFault(answer.error)));
  if ('none' in answer) return nothing(withoutCounterpart(judge(read.input, settings), answer.none));
  const { json, changes, missing } = answer;
  const report = judge(json, settings);
  for (const found of report.diagnostics) {
    const lacking = missing.filter(({ pointer, name }) => pointer === found.pointer && name === found.expected);
    // What is missing in the result can only come from the input or an option.
    if (found.rule === 'missing-field' && lacking.length > 0) found.help = lacking.map(({ help }) => help).join('; ');
  }
  return { event: JSON.parse(json) as object, json, report, changes, lossy: changes.some(({ lossy }) => lossy) };
}

function nothing(report: Report): Converted {
  return { event: null, json: null, report, changes: [], lossy: false };
}

/** The report on an input that is not converted. */
function withoutCounterpart(report: Report, { pointer, message }: { pointer: string; message: string }): Report {
  // What is not an event has its own error.
  if (report.outcome === 'unchecked' || (report.event === null && report.outcome !== 'valid')) return report;
  const batch = report.event === null;
  const help = batch ? 'convert its events one by one' : 'choose a vocabulary that has the event';
  const found = finding('CDE209', 'no-counterpart', batch ? 'a batch is not one event' : message, help, pointer);
  return {
    ...report,
    outcome: 'invalid',
    event: report.event && { ...report.event, outcome: 'invalid' },
    events: batch ? report.events : report.events.map((event) => ({ ...event, outcome: 'invalid' as const })),
    diagnostics: [found, ...report.diagnostics],
  };
}
