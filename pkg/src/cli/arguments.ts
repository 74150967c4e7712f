/** The shape of a command, how its arguments are read and how its help is written: all from the same table. */
import { type Context, Refusal } from '../emitters/output.js';
import { nearest } from '../lookup/nearest.js';

/** An option as `--name`, with what the help says about it. */
export interface Option {
  /** What its value is called; without it the option takes none. */
  value?: string;
  /** It may be given several times. */
  isRepeated?: boolean;
  help: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The values that the options of a table have after reading. */
export type Values<Table extends Options> = {
  [Name in keyof Table]?: Table[Name] extends { isRepeated: true }
    ? string[]
    : Table[Name] extends { value: string }
      ? string
      : true;
};

/** What was typed after the name of a command. */
export interface Typed<Table extends Options = Options> {
  values: Values<Table>;
  positionals: string[];
}

export interface Command<Table extends Options = Options> {
  /** What comes after the name and the options. */
  operands: string;
  /** One line, as a command. */
  summary: string;
  options: Table;
  /** What the options do not say. */
  details: string;
  /** Command lines with what they do. */
  examples: readonly [line: string, does: string][];
  /** Resolves with the exit code. */
  run(typed: Typed<Table>, context: Context): Promise<number>;
}

/** Lets the compiler see which options a command has. */
export function command<const Table extends Options>(definition: Command<Table>): Command {
  return definition as unknown as Command;
}

/** Reads the arguments of a command; `null` when they ask for its help. */
export function readArguments(name: string, { options }: Command, args: readonly string[]): Typed | null {
  const values: Record<string, string | string[] | true> = {};
  const positionals: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index]!;
    if (argument === '--') {
      positionals.push(...args.slice(index + 1));
      break;
    }
    if (argument === '-' || !argument.startsWith('-')) {
      positionals.push(argument);
      continue;
    }
    if (argument === '--help' || argument === '-h') return null;
    const equals = argument.indexOf('=');
    const written = equals < 0 ? argument : argument.slice(0, equals);
    const option = written.slice(2);
    const known = written.startsWith('--') && Object.hasOwn(options, option) ? options[option] : undefined;
    if (known === undefined) throw new Refusal(unknownOption(name, written, options));
    if (known.value === undefined) {
      if (equals >= 0) throw new Refusal(`${written} takes no value`);
      values[option] = true;
      continue;
    }
    let value = argument.slice(equals + 1);
    if (equals < 0) {
      const next = args[index + 1];
      // A number can begin with a minus; an option cannot.
      if (next === undefined || /^-[^\d]/.test(next)) {
        const example = next === undefined ? '' : `; one that begins with - is written ${written}=${next}`;
        throw new Refusal(`${written} needs a value${example}`);
      }
      value = next;
      index += 1;
    }
    if (known.isRepeated) values[option] = [...((values[option] as string[] | undefined) ?? []), value];
    else values[option] = value;
  }
  return { values: values as unknown as Typed['values'], positionals };
}

function unknownOption(name: string, written: string, options: Options): string {
  const meant = nearest(written, [...Object.keys(options).map((option) => `--${option}`), '--help']);
  const rest = meant === undefined ? `cdevents-wasm ${name} --help lists the options` : `did you mean ${meant}?`;
  return `unknown option ${JSON.stringify(written)}; ${rest}`;
}

/** Columns of the help before its explanations. */
const MARGIN = 28;

const WIDTH = 80;

function optionLines(options: Options): string {
  const lines = Object.entries(options).map(([name, { value, help }]) => {
    const start = `      --${name}${value === undefined ? '' : ` <${value}>`}`;
    const [first, ...more] = wrapped(help, WIDTH - MARGIN - 2);
    const margin = ' '.repeat(MARGIN + 2);
    const isShort = start.length <= MARGIN || start.length + 2 + first!.length <= WIDTH;
    const head = isShort ? `${`${start}  `.padEnd(MARGIN + 2)}${first}` : `${start}\n${margin}${first}`;
    return [head, ...more.map((line) => margin + line)].map((line) => `${line}\n`).join('');
  });
  return lines.join('');
}

function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function usage(name: string, { operands, options }: Command): string {
  const middle = Object.keys(options).length === 0 ? '' : ' [options]';
  return `cdevents-wasm ${name}${middle}${operands === '' ? '' : ` ${operands}`}`;
}

/** The help of all commands. */
export function helpOfAll(version: string, commands: Readonly<Record<string, Command>>): string {
  const blocks = Object.entries(commands).map(
    ([name, each]) => `  ${usage(name, each)}\n      ${each.summary}\n${optionLines(each.options)}`,
  );
  return `cdevents-wasm ${version}: check, explain, repair and build continuous-delivery events

Usage:
${blocks.join('\n')}
  cdevents-wasm <command> --help
      explain a command, with examples
  cdevents-wasm --version

${EXIT_CODES}`;
}

/** The help of one command. */
export function helpOf(name: string, each: Command): string {
  const options = optionLines(each.options);
  const examples = each.examples.map(([line, does]) => `  ${line}\n      ${does}\n`);
  return [
    `cdevents-wasm ${name}: ${each.summary}\n`,
    `Usage: ${usage(name, each)}\n`,
    ...(options === '' ? [] : [`Options:\n${options}`]),
    ...(each.details === '' ? [] : [`${each.details}\n`]),
    `Examples:\n${examples.join('')}`,
    EXIT_CODES,
  ].join('\n');
}

const EXIT_CODES = `Exit codes: 0 no problems, 1 problems were found or --diff has printed
something, 2 the command failed, 130 interrupted.
`;
