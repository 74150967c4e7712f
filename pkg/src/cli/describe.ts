/** `cdevents-wasm describe`: says what events say. */
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { describe } from '../faces/public.js';
import { splitterFor, textOf } from '../records/records.js';
import { command, type Typed } from './arguments.js';
import { eachFile, STDIN } from './names.js';
import { contentOf, inflated, stdin } from './sources.js';

export const describeCommand = command({
  operands: '<file, folder, glob or ->…',
  summary: 'say in one sentence what an event says',
  options: {},
  details: '',
  examples: [
    ['cdevents-wasm describe event.json', 'one sentence'],
    ['tail -f events.ndjson | cdevents-wasm describe -', 'a sentence for each event as it arrives'],
  ],
  run,
});

async function run({ positionals }: Typed, context: Context): Promise<ExitCode> {
  const { colours, err, stopped } = context;
  if (positionals.length === 0) {
    throw new Refusal('describe needs the names of files or folders, or - for standard input');
  }
  let failed = false;
  const isDone = await eachFile(
    positionals,
    stopped,
    (name, count) => describeFile(name, count + positionals.length > 2, context),
    (argument, why) => {
      failed = true;
      err(`${colours.err.error('error')}: ${escape(argument)}: ${escape(why)}\n`);
    },
  );
  if (!isDone) return EXIT.failed;
  return failed ? EXIT.failed : EXIT.clean;
}

async function describeFile(name: string, several: boolean, { out, stopped }: Context): Promise<void> {
  const before = several ? `${escape(name === STDIN ? '<stdin>' : name)}: ` : '';
  const splitter = splitterFor({});
  const say = async (parts: ReturnType<typeof splitter.push>): Promise<void> => {
    for (const { bytes } of parts) await out(`${before}${escape(describe(textOf(bytes)))}\n`);
  };
  for await (const chunk of inflated(name === STDIN ? stdin() : contentOf(name), () => undefined)) {
    await say(splitter.push(chunk));
    if (splitter.isFull || stopped()) break;
  }
  await say(splitter.finish());
}
