/** `cdevents-wasm describe`: says what events say. */
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { describe } from '../faces/public.js';
import { splitterFor, textOf } from '../records/records.js';
import { command, type Typed } from './arguments.js';
import { filesOf } from './names.js';
import { reason } from './save.js';
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

const STDIN = '-';

async function run({ positionals }: Typed, context: Context): Promise<ExitCode> {
  const { colours, err, stopped } = context;
  if (positionals.length === 0) {
    throw new Refusal('describe needs the names of files or folders, or - for standard input');
  }
  let failed = false;
  for (const argument of positionals) {
    try {
      const names = argument === STDIN ? [STDIN] : await filesOf(argument);
      for (const name of names) {
        if (stopped()) return EXIT.failed;
        await describeFile(name, names.length + positionals.length > 2, context);
      }
    } catch (error) {
      if (!(error instanceof Refusal) && (error as NodeJS.ErrnoException).code === undefined) throw error;
      failed = true;
      const why = error instanceof Refusal ? error.message : `cannot be read: ${reason(error)}`;
      err(`${colours.err.error('error')}: ${escape(argument)}: ${escape(why)}\n`);
    }
  }
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
