/** `cdevents-wasm merge`: the result of one run of `check` from the shares that `check --shard` has written. */
import { makeFormat } from '../emitters/format.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { Summary } from '../emitters/summary.js';
import { History } from '../records/history.js';
import { totals } from '../records/records.js';
import { command } from './arguments.js';
import { formatOption } from './options.js';
import { Outcome } from './outcome.js';
import { reason } from './save.js';
import { ofOneRun, ShareReader, type Step, steps } from './shards.js';
import { type Chunks, contentOf } from './sources.js';

const OPTIONS = {
  format: { value: 'format', help: 'output format, as for check (default: that of the shares)' },
  quiet: { help: 'hide valid events, notes and the summary (text, github, gitlab)' },
} as const;

export const mergeCommand = command({
  operands: '<file>…',
  summary: 'print what one run would have, from the files that check --shard has written',
  options: OPTIONS,
  details: `Takes all shares of one run, in any order. The output and the exit code are those
of check without --shard, byte for byte: findings about histories, counts and
caps included. Shares that are missing, cut off, given twice, or of files that
have changed in between are refused.`,
  examples: [
    ['cdevents-wasm check --lifecycle --shard 1/4 archive > part1', 'judge a quarter of an archive, on any machine'],
    ['cdevents-wasm merge part1 part2 part3 part4', 'print the result of the whole'],
    ['cdevents-wasm merge --format sarif part*', 'the same in another format'],
  ],
  async run({ values, positionals }, context) {
    if (positionals.length === 0) throw new Refusal('merge needs the files that check --shard has written');
    const readers = await Promise.all(positionals.map((file) => ShareReader.open(file, lines(file))));
    return await printed(ofOneRun(readers), values.quiet, formatOption(values.format), context);
  },
});

async function printed(
  readers: readonly ShareReader[],
  quiet: true | undefined,
  asked: ReturnType<typeof formatOption>,
  context: Context,
): Promise<ExitCode> {
  const { head } = readers[0]!;
  const { options, lifecycle, expect } = head;
  const look = { ...context, quiet: quiet ?? head.quiet };
  const format = makeFormat(asked ?? head.format, look);
  const history = lifecycle === null ? null : new History({ ...options, lifecycle, expect });
  const strict = options.strict === true;
  const outcome = new Outcome({ format, history, strict, maxWarnings: head.maxWarnings ?? Infinity }, context);
  for await (const step of steps(readers)) {
    if (context.stopped()) return EXIT.failed;
    await take(step, outcome, (name, input) => format.input(name, input));
  }
  const code = await outcome.end();
  outcome.sayLimit();
  return code;
}

async function take(
  step: Step,
  outcome: Outcome,
  print: (name: string, input: Extract<Step, { input: object }>['input']) => string,
): Promise<void> {
  if ('input' in step) {
    const { file, input, record } = step;
    const counts = new Summary();
    counts.add(input, totals(input));
    outcome.counted(counts, input.report.outcome !== 'valid');
    await outcome.input(file, input, print(file, input), record);
  } else if ('close' in step) await outcome.close(step.close, step.length ?? undefined);
  else if ('failed' in step) await outcome.failure(step.failed, step.why, step.joint);
}

/** The lines of a file. */
async function* lines(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  try {
    for await (const chunk of contentOf(file) as Chunks) {
      const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = pieces.pop() ?? '';
      yield* pieces;
    }
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${reason(error)}`);
  }
  // A line without an end is no whole line.
}
