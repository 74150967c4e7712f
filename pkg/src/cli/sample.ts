/** `cdevents-wasm sample`: makes up events. */
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { CdEventError, type SamplesOptions, sample, samples } from '../faces/public.js';
import { nearestType } from '../lookup/types.js';
import { indented } from '../records/json-text.js';
import { command, type Typed } from './arguments.js';
import { oneOf, releaseOption, wholeNumber } from './options.js';

const OPTIONS = {
  type: { value: 'type', help: 'one event of this type; without it whole deliveries' },
  scenario: {
    value: 'name',
    help: 'what happens in a delivery: delivery (default), pipeline, failed-tests, incident, rollback or canceled',
  },
  runs: { value: 'number', help: 'how many deliveries, or events of the type (default: 1)' },
  seed: { value: 'number', help: 'the same number gives the same events (default: 0)' },
  release: { value: 'vocabulary', help: 'the vocabulary of the events (default: the newest release)' },
  fault: {
    value: 'name',
    isRepeated: true,
    help: 'what goes wrong in a delivery: missing, late, duplicate, reordered, malformed, abort, clock-skew or shared-id; with --type the rule that the event breaks',
  },
  format: { value: 'format', help: 'ndjson (default), json: an array, or pretty: with indentation' },
  quiet: { help: 'do not say which events have faults' },
} as const;

export const sampleCommand = command({
  operands: '',
  summary: 'make up events to test with',
  options: OPTIONS,
  details: `Events go to standard output as they would arrive. Which of them have faults,
and the rule that must report each, goes to standard error. Each delivery has
one of the faults, in turn.`,
  examples: [
    ['cdevents-wasm sample --type pipelinerun.finished --format pretty', 'one event'],
    ['cdevents-wasm sample --scenario rollback --runs 100 --seed 7', 'a hundred deliveries that are rolled back'],
    ['cdevents-wasm sample --type build.queued --fault missing-field', 'an event with one mistake'],
    ['cdevents-wasm sample --runs 8 --fault late --fault duplicate', 'deliveries with faults'],
  ],
  run,
});

/** An event to print, and what is wrong with it. */
interface Made {
  json: string;
  fault?: { kind: string; rule: string | null };
}

async function run({ values, positionals }: Typed<typeof OPTIONS>, context: Context): Promise<ExitCode> {
  if (positionals.length > 0) {
    throw new Refusal(`sample takes no names; --type ${positionals[0]} makes an event of that type`);
  }
  const { type, scenario } = values;
  const format = oneOf(['ndjson', 'json', 'pretty'])(values.format ?? 'ndjson', '--format');
  if (type !== undefined && scenario !== undefined) throw new Refusal('sample takes --type or --scenario, not both');
  const options = {
    seed: wholeNumber('--seed', values.seed) ?? 0,
    runs: wholeNumber('--runs', values.runs) ?? 1,
    vocabulary: releaseOption(values.release),
    scenario,
    faults: values.fault ?? [],
  };
  try {
    return await print(type === undefined ? samples(options) : typed(type, options), format, values.quiet, context);
  } catch (error) {
    if (!(error instanceof CdEventError)) throw error;
    const hinted = error.code !== 'unknown-type' || error.message.includes('did you mean');
    const meant = hinted || type === undefined ? undefined : nearestType(type, options.vocabulary);
    throw new Refusal(meant === undefined ? error.message : `${error.message}; did you mean ${meant}?`);
  }
}

/** Events of one type, each with its own seed and the faults in turn. */
function* typed(type: string, { seed = 0, runs = 1, vocabulary, faults = [] }: SamplesOptions): Iterable<Made> {
  for (let index = 0; index < runs; index += 1) {
    const fault = faults[index % Math.max(1, faults.length)];
    const { json, expected } = sample(type, { seed: seed + index, release: vocabulary, fault });
    const { rule } = expected;
    yield { json, ...(rule !== undefined && { fault: { kind: `at ${JSON.stringify(expected.pointer)}`, rule } }) };
  }
}

async function print(
  events: Iterable<Made>,
  format: string,
  quiet: true | undefined,
  { out, err, stopped }: Context,
): Promise<ExitCode> {
  let count = 0;
  for (const { json, fault } of events) {
    if (stopped()) return EXIT.failed;
    if (format === 'json') await out(count === 0 ? `[${json}` : `,\n${json}`);
    else await out(`${format === 'pretty' ? readable(json) : json}\n`);
    count += 1;
    if (fault !== undefined && !quiet) {
      const { kind, rule } = fault;
      err(`event ${count}: ${escape(kind)}${rule === null ? '' : `, ${escape(rule)}`}\n`);
    }
  }
  if (format === 'json') await out(count === 0 ? '[]\n' : ']\n');
  return EXIT.clean;
}

/** A text with indentation, if it is JSON. */
function readable(json: string): string {
  try {
    return indented(json);
  } catch {
    return json;
  }
}
