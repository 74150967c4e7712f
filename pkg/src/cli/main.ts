/** The program `cdevents-wasm`. */
import { setImmediate } from 'node:timers/promises';
import { palette } from '../emitters/colour.js';
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, Refusal } from '../emitters/output.js';
import { version } from '../faces/public.js';
import { nearest } from '../lookup/nearest.js';
import { helpOf, helpOfAll, readArguments } from './arguments.js';
import { COMMANDS } from './commands.js';
import { isThread, work } from './jobs.js';
import { cleanUp, reason } from './save.js';

/** Columns of a line where the output does not say: what terminals and logs have at least. */
const COLUMNS = 80;

let stopped = false;

/** The command that takes signals by itself. */
let takeSignal: ((signal: NodeJS.Signals) => void) | undefined;

/** Without a reader there is nothing more to do, whatever is still being read. Any other trouble is reported. */
function onOutputError(error: NodeJS.ErrnoException): void {
  // What such a command does is not for its output alone.
  if (takeSignal !== undefined) return;
  stopped = true;
  if (error.code !== 'EPIPE') process.stderr.write(`error: standard output: ${reason(error)}\n`);
  cleanUp();
  process.exit(EXIT.failed);
}

/** Ends as the signal would have ended it, but leaves no temporary file behind. */
function endBy(signal: NodeJS.Signals): void {
  if (takeSignal !== undefined) {
    takeSignal(signal);
    return;
  }
  process.off(signal, endBy);
  stopped = true;
  cleanUp();
  process.kill(process.pid, signal);
}

async function out(text: string): Promise<void> {
  if (stopped || text === '') return;
  if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
  // Lets signals and errors of the output be heard in between.
  await setImmediate();
}

const context: Context = {
  out,
  err: (text) => void process.stderr.write(text),
  terminal: process.stdout.isTTY === true,
  isWatched: process.stderr.isTTY === true && process.env['TERM'] !== 'dumb',
  columns: process.stdout.columns || COLUMNS,
  quiet: false,
  colours: { out: palette(process.stdout, process.env), err: palette(process.stderr, process.env) },
  stopped: () => stopped,
  onSignal: (take) => {
    takeSignal = take;
  },
};

async function run([name, ...rest]: string[]): Promise<number> {
  if (name === undefined) {
    context.err(helpOfAll(version, COMMANDS));
    return EXIT.failed;
  }
  if (name === '--version') {
    await out(`${version}\n`);
    return EXIT.clean;
  }
  const isHelp = name === '--help' || name === '-h' || name === 'help';
  if (isHelp && rest[0] === undefined) {
    await out(helpOfAll(version, COMMANDS));
    return EXIT.clean;
  }
  const asked = isHelp ? rest[0]! : name;
  const command = Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : undefined;
  if (command === undefined) throw new Refusal(unknownCommand(asked));
  const typed = isHelp ? null : readArguments(name, command, rest);
  if (typed !== null) return command.run(typed, context);
  await out(helpOf(asked, command));
  return EXIT.clean;
}

function unknownCommand(name: string): string {
  const meant = nearest(name, [...Object.keys(COMMANDS), '--help', '--version']);
  const rest = meant === undefined ? 'cdevents-wasm --help lists them' : `did you mean ${meant}?`;
  return `unknown command ${JSON.stringify(name)}; ${rest}`;
}

/** What of an error is shown: the words for a bad call, everything for a defect of this program. */
function wordsOf(error: unknown): string[] {
  if (error instanceof Refusal) return error.lines.map(escape);
  const { message, stack } = error as Error;
  const lines = ['internal error in cdevents-wasm, please report it', ...(stack ?? message).split('\n')];
  return [lines.map(escape).join('\n')];
}

if (isThread) {
  await work();
} else {
  await begin();
}

async function begin(): Promise<void> {
  process.stdout.on('error', onOutputError);
  process.stderr.on('error', () => {
    if (takeSignal !== undefined) return;
    stopped = true;
    process.exit(EXIT.failed);
  });
  process.on('SIGINT', endBy);
  process.on('SIGTERM', endBy);

  try {
    const code = await run(process.argv.slice(2));
    if (!stopped) process.exitCode = code;
  } catch (error) {
    for (const text of wordsOf(error)) context.err(`${context.colours.err.error('error')}: ${text}\n`);
    process.exitCode = EXIT.failed;
  }
}
