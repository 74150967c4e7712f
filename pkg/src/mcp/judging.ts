/** The tools that judge: `validate`, `fix` and `check-history`. */
import {
  applyFixes,
  describe,
  EventStream,
  type Expectation,
  type Run,
  type StreamItem,
  validate,
} from '../faces/public.js';
import { asked, checksOf, dataOf, findingOf, lineOf, linesOf } from './report.js';
import {
  CHECKS,
  count,
  event,
  FINDING,
  flag,
  list,
  nullable,
  object,
  oneOf,
  REPORT,
  root,
  string,
  whole,
} from './schemas.js';
import { bounded, MAX_HISTORY, shaped, type Tool, textOf } from './tool.js';

const MAX_EVENTS = 50;

const EVENT_INFO = object({
  pointer: string('Where the event is in the input: empty for all of it.'),
  outcome: oneOf(['valid', 'invalid', 'unchecked']),
  vocabulary: nullable('string', 'The release by which it was judged.'),
  type: nullable('string'),
  id: nullable('string'),
  source: nullable('string'),
  envelope: oneOf(['none', 'structured', 'binary', 'batch']),
});

export const validateTool: Tool = {
  name: 'validate',
  title: 'Validate a CDEvent',
  description:
    'Checks a CDEvent (continuous-delivery event), bare, as a CloudEvent or as an array, by the release that it names. Returns the verdict, each finding with its place and what to do, and what the event says. Use it on every event that you write or change.',
  input: root({
    input: event,
    ...CHECKS,
    'maxFindings?': whole(1, 100, 'At most this many findings (default: 20).'),
  }),
  output: root({
    ...REPORT,
    says: string('What the event says, in a sentence.'),
    events: list(EVENT_INFO, 'The events of the input, the first 50.'),
  }),
  repeatable: true,
  run(given) {
    const text = textOf(given['input']);
    const report = asked(() => validate(text, checksOf(given, given['maxFindings'] as number | undefined)));
    const says = describe(text);
    const events = report.events
      .slice(0, MAX_EVENTS)
      .map(({ pointer, outcome, vocabulary, type, id, source, envelope }) => ({
        pointer,
        outcome,
        vocabulary,
        type,
        id,
        source,
        envelope,
      }));
    const lines = [`${report.outcome}: ${says}`, ...linesOf(report)];
    return { text: bounded(lines.join('\n')), result: { ...dataOf(report), says, events } };
  },
};

/** A fix can reveal a new finding. No event is known to need as many rounds as this. */
const MAX_ROUNDS = 20;
const ALL_FINDINGS = 1_000_000;

export const fixTool: Tool = {
  name: 'fix',
  title: 'Fix a CDEvent',
  description:
    'Repairs a CDEvent: applies every fix that guesses nothing, and with only "all" also those that are probably meant. Returns the new JSON text, where everything else keeps its characters, and what is still wrong.',
  input: root({
    input: event,
    'only?': oneOf(['safe', 'all'], 'Which fixes to make (default: safe).'),
    ...CHECKS,
  }),
  output: root({
    json: string('The text with the fixes.'),
    fixes: { ...count, description: 'How many were made.' },
    made: list(string(), 'What was done, the first 50.'),
    ...REPORT,
  }),
  repeatable: true,
  run(given) {
    const only = (given['only'] ?? 'safe') as 'safe' | 'all';
    let text = textOf(given['input']);
    const made: string[] = [];
    const options = checksOf(given, ALL_FINDINGS);
    let report = asked(() => validate(text, options));
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const next = applyFixes(text, report, { only });
      if (next === text) break;
      made.push(
        ...report.diagnostics.flatMap(({ fix }) =>
          fix !== undefined && (only === 'all' || fix.safe) ? [fix.title] : [],
        ),
      );
      text = next;
      report = validate(text, options);
    }
    const left = validate(text, checksOf(given));
    const head = made.length === 0 ? 'nothing to fix' : `fixed: ${made.join('; ')}`;
    const lines = [head, `now ${left.outcome}`, ...linesOf(left), '', text];
    return {
      text: bounded(lines.join('\n')),
      result: { json: text, fixes: made.length, made: made.slice(0, MAX_EVENTS), ...dataOf(left) },
    };
  },
};

const MAX_FOUND = 100;
const MAX_RUNS = 100;

const RUN = object({
  kind: string(),
  id: string(),
  name: nullable('string'),
  state: oneOf(['queued', 'running', 'finished', 'skipped', 'unknown']),
  outcome: nullable('string'),
  startedAt: nullable('string'),
  finishedAt: nullable('string'),
  durationMs: nullable('integer'),
  verdict: oneOf(['kept', 'broken', 'open']),
  findings: count,
  parts: { ...count, description: 'How many runs are inside it.' },
});

export const historyTool: Tool = {
  name: 'check-history',
  title: 'Check a history of CDEvents',
  description:
    'Checks many CDEvents together, in the order of their arrival: each event, and what no single event shows: a run that never started or never finished, an order that cannot be, an id used twice, a broken chain of links. Returns the findings with the numbers of the events, and the runs.',
  input: root({
    events: {
      type: ['string', 'array'],
      description: 'The events in the order of arrival: JSON text with one on each line (NDJSON), or an array of them.',
    },
    'complete?': flag('These are all events that there ever were: report what is missing.'),
    'expect?': list(
      object({
        pipeline: string('The name of the pipeline.'),
        'tasks?': list(string()),
        'inOrder?': { type: 'boolean' },
        'events?': list(string('An event that must be in the same chain, such as service.deployed.')),
        'within?': string('From start to end at most, as an ISO 8601 duration such as PT30M.'),
      }),
      'What the runs of pipelines must consist of.',
    ),
    ...CHECKS,
  }),
  output: root({
    records: count,
    valid: count,
    invalid: count,
    unchecked: count,
    findings: list(
      object({
        records: list({ type: 'integer' }, 'The events that it is about, numbered from 0.'),
        finding: FINDING,
      }),
      'Findings of events and of the history, the first 100.',
    ),
    omitted: { ...count, description: 'Findings that are left out here.' },
    runs: list(RUN, 'The first 100 runs and other subjects, without those inside others.'),
    capped: list(string(), 'Limits that were reached.'),
  }),
  repeatable: true,
  run(given) {
    const events = given['events'];
    const text = Array.isArray(events) ? events.map((one) => JSON.stringify(one)).join('\n') : (events as string);
    textOf(text, MAX_HISTORY);
    const { expect, complete } = shaped<{ expect?: Expectation[]; complete?: boolean }>(given);
    const stream = asked(
      () =>
        new EventStream({
          ...checksOf(given),
          records: 'problems',
          lifecycle: { complete: complete === true },
          expect,
        }),
    );
    try {
      const early = stream.push(text);
      const summary = stream.finish();
      const all = [...early, ...summary.items].flatMap(foundIn);
      const { records, valid, invalid, unchecked, capped } = summary;
      const runs = summary.runs.slice(0, MAX_RUNS).map(runOf);
      const shown = all.slice(0, MAX_FOUND);
      const lines = [
        `${records} events: ${valid} valid, ${invalid} invalid, ${unchecked} unchecked; ${all.length} findings; ${summary.runs.length} runs`,
        ...shown.map(({ records: about, line }) => `events ${about.join(', ')}: ${line}`),
      ];
      return {
        text: bounded(lines.join('\n')),
        result: {
          records,
          valid,
          invalid,
          unchecked,
          findings: shown.map(({ records: about, finding }) => ({ records: about, finding })),
          omitted: all.length - shown.length,
          runs,
          capped,
        },
      };
    } finally {
      stream.free();
    }
  },
};

/** The findings of an item, with the events that they are about. */
function foundIn(item: StreamItem) {
  if (item.kind === 'finding') {
    const records = [item.record, ...item.others].slice(0, MAX_EVENTS);
    return [{ records, finding: findingOf(item.finding), line: lineOf(item.finding) }];
  }
  return item.report.diagnostics.map((one) => ({
    records: [item.record],
    finding: findingOf(one),
    line: lineOf(one),
  }));
}

function runOf({
  kind,
  id,
  name,
  state,
  outcome,
  startedAt,
  finishedAt,
  durationMs,
  verdict,
  findings,
  children,
}: Run) {
  return {
    kind,
    id,
    name,
    state,
    outcome,
    startedAt,
    finishedAt,
    durationMs,
    verdict,
    findings,
    parts: children.length,
  };
}
