/** The program `cdevents-wasm`. */
import { setImmediate } from 'node:timers/promises';
import { palette } from '../emitters/colour.js';
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { version } from '../faces/public.js';
import { check } from './check.js';
import { create } from './create.js';
import { explain, types } from './list.js';
import { cleanUp, reason } from './save.js';

const HELP = `cdevents-wasm ${version}: checks, explains, repairs and builds continuous-delivery events

Usage:
  cdevents-wasm check [options] <file…|->   judge the events of files, or of standard input
      --format <format>      how to tell: text (unless told otherwise), json, ndjson,
                             sarif, junit or github
      --release <vocabulary> judge by this vocabulary, whatever the events say
      --strict               let warnings make an event invalid; --no-strict does not
      --rule <name>=<level>  how bad the findings of a rule are: off, note, warning
                             or error; may be repeated
      --max-warnings <n>     more warnings than this are a problem
      --max-diagnostics <n>  tell of so many findings of an input (100 unless told otherwise)
      --fix                  apply the safe fixes to the files
      --diff                 print what --fix would change as a patch, and write nothing
      --config <file>        take these settings, not the cdevents.config.json of this
                             folder or one above it
      --no-config            take no settings from a file
  cdevents-wasm new <type> [options]        build an event and print it
      --set <path>=<value>   a member, such as subject.id=run-42; may be repeated;
                             a value that is a JSON object or array is taken as such
      --release <vocabulary> build it for this vocabulary
      --envelope structured  put it into a CloudEvents envelope
      --strict               refuse an event that has warnings
  cdevents-wasm types [--release <vocabulary>]   list the event types
  cdevents-wasm explain [<code or rule>…]        tell of a rule, or list all of them
  cdevents-wasm --help | --version

A file holds one event, an array of events, or one event on each line.

Exit codes: 0 everything was checked and is clean, 1 problems were found
or --diff has something to print, 2 it could not be done, 130 interrupted.
`;

type Command = (args: string[], context: Context) => Promise<ExitCode>;

const COMMANDS: Record<string, Command> = { check, new: create, types, explain };

let stopped = false;

/** Without a reader there is nothing more to do, and nobody to tell; any other trouble with it is told. */
function onOutputError(error: NodeJS.ErrnoException): void {
  stopped = true;
  process.exitCode = EXIT.failed;
  if (error.code !== 'EPIPE') process.stderr.write(`error: standard output: ${reason(error)}\n`);
}

/** Ends as the signal would have ended it, but leaves no temporary file behind. */
function endBy(signal: NodeJS.Signals): void {
  stopped = true;
  cleanUp();
  process.kill(process.pid, signal);
}

async function out(text: string): Promise<void> {
  if (stopped || text === '') return;
  if (!process.stdout.write(text)) {
    await new Promise<void>((resolve) => {
      process.stdout.once('drain', resolve);
      process.stdout.once('error', () => resolve());
    });
  }
  // Lets signals and errors of the output be heard between files.
  await setImmediate();
}

const context: Context = {
  out,
  err: (text) => void process.stderr.write(text),
  terminal: process.stdout.isTTY === true,
  colours: { out: palette(process.stdout, process.env), err: palette(process.stderr, process.env) },
  stopped: () => stopped,
};

async function run(args: string[]): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) {
    context.err(HELP);
    return EXIT.failed;
  }
  if (args.includes('--help') || name === '-h' || name === 'help') {
    await out(HELP);
    return EXIT.clean;
  }
  if (name === '--version') {
    await out(`${version}\n`);
    return EXIT.clean;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    throw new Refusal(`there is no command ${JSON.stringify(name)}; cdevents-wasm --help lists them`);
  }
  return command(rest, context);
}

/** What of an error is told: the words for a bad call, everything for a defect of this program. */
function told(error: unknown): string[] {
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (error instanceof Refusal) return error.lines.map(escape);
  if (code?.startsWith('ERR_PARSE_ARGS_') === true) return [escape(message.split('. ', 1)[0]!)];
  const lines = ['this is a defect of cdevents-wasm, please report it', ...(stack ?? message).split('\n')];
  return [lines.map(escape).join('\n')];
}

process.stdout.on('error', onOutputError);
process.stderr.on('error', () => {
  stopped = true;
  process.exitCode = EXIT.failed;
});
process.once('SIGINT', endBy);
process.once('SIGTERM', endBy);

try {
  const code = await run(process.argv.slice(2));
  if (!stopped) process.exitCode = code;
} catch (error) {
  for (const text of told(error)) context.err(`${context.colours.err.error('error')}: ${text}\n`);
  process.exitCode = EXIT.failed;
}
