/** `cdevents-wasm new`: builds an event and prints it. */
import { parseArgs } from 'node:util';
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { CdEventError, construct, type Report } from '../faces/public.js';
import { releaseOption } from './options.js';

const OPTIONS = {
  set: { type: 'string', multiple: true },
  release: { type: 'string' },
  envelope: { type: 'string', default: 'none' },
  strict: { type: 'boolean', default: false },
} as const;

type Members = Record<string, unknown>;

/** A value is text, unless it is written as a JSON object or array. */
function valueOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Puts the value where the dotted path says. Members are set as data, whatever their names. */
function assign(event: Members, setting: string): void {
  const equals = setting.indexOf('=');
  const path = setting.slice(0, equals).split('.');
  if (equals < 1 || path.includes('')) {
    throw new Refusal(`--set takes path=value, such as --set subject.id=run-42, not ${JSON.stringify(setting)}`);
  }
  let owner = event;
  for (const name of path.slice(0, -1)) {
    if (!Object.hasOwn(owner, name)) define(owner, name, {});
    const next = Object.getOwnPropertyDescriptor(owner, name)?.value as unknown;
    if (typeof next !== 'object' || next === null || Array.isArray(next)) {
      throw new Refusal(`--set ${setting}: ${name} is no object, another --set has given it a value`);
    }
    owner = next as Members;
  }
  define(owner, path.at(-1)!, valueOf(setting.slice(equals + 1)));
}

function define(owner: Members, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Prints the event; when it cannot be valid, says why on standard error. */
export async function create(args: string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [type, ...more] = positionals;
  if (type === undefined) throw new Refusal('new needs an event type; cdevents-wasm types lists them');
  if (more.length > 0) throw new Refusal(`new takes one event type, not ${positionals.length}`);
  const { envelope, strict } = values;
  if (envelope !== 'none' && envelope !== 'structured') {
    throw new Refusal(`--envelope is none or structured, not ${JSON.stringify(envelope)}`);
  }
  const event: Members = {};
  for (const setting of values.set ?? []) assign(event, setting);
  try {
    const built = construct(type, event, { release: releaseOption(values.release), envelope, strict });
    await context.out(`${JSON.stringify(built.event, null, 2)}\n`);
    explainReport(built.report, context);
    return EXIT.clean;
  } catch (error) {
    if (!(error instanceof CdEventError)) throw error;
    if (error.report === undefined) throw new Refusal(error.message);
    context.err(`${context.colours.err.error('error')}: there is no valid ${escape(type)} with these members\n`);
    explainReport(error.report, context);
    return EXIT.problems;
  }
}

function explainReport(report: Report, { err, colours }: Context): void {
  for (const { severity, code, rule, message, pointer, help } of report.diagnostics) {
    const where = pointer === '' ? '' : ` at ${escape(pointer)}`;
    err(`${colours.err[severity](`${severity}[${code}]`)} ${escape(message)}${where} (${rule})\n`);
    if (help !== undefined) err(`  = help: ${escape(help)}\n`);
  }
}
