/** `cdevents-wasm diff`: what changed between two vocabularies. */
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { CdEventError, type DiffEntry, diff } from '../faces/public.js';
import { nearestType } from '../lookup/types.js';
import { command, type Typed } from './arguments.js';
import { oneOf, vocabulary } from './options.js';

const OPTIONS = {
  format: { value: 'format', help: 'output format: text (default) or json' },
} as const;

export const changes = command({
  operands: '<vocabulary> <vocabulary> [<type>]',
  summary: 'list what changed between two vocabularies',
  options: OPTIONS,
  details: `A change is marked with ! if an event that was valid can be invalid after it.`,
  examples: [
    ['cdevents-wasm diff 0.4.1 0.5.1', 'all events'],
    ['cdevents-wasm diff 0.4.1 0.5.1 pipelinerun.finished', 'one event'],
  ],
  run,
});

async function run({ values, positionals }: Typed<typeof OPTIONS>, context: Context): Promise<ExitCode> {
  const [from, to, type, ...more] = positionals;
  if (from === undefined || to === undefined || more.length > 0) {
    throw new Refusal('diff needs two vocabularies and perhaps a type, such as diff 0.4.1 0.5.1 pipelinerun.finished');
  }
  const format = oneOf(['text', 'json'])(values.format ?? 'text', '--format');
  const found = entries(vocabulary(from, 'the first vocabulary'), vocabulary(to, 'the second vocabulary'), type);
  await context.out(format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : table(found, context));
  return EXIT.clean;
}

function entries(
  from: Parameters<typeof diff>[0],
  to: Parameters<typeof diff>[1],
  type: string | undefined,
): DiffEntry[] {
  try {
    return diff(from, to, type);
  } catch (error) {
    if (!(error instanceof CdEventError)) throw error;
    const meant = type === undefined ? undefined : nearestType(type);
    throw new Refusal(meant === undefined ? error.message : `${error.message}; did you mean ${meant}?`);
  }
}

/** One line for each change. What changed in all events of a subject is still listed for each: they are types of their own. */
function table(found: readonly DiffEntry[], { colours }: Context): string {
  if (found.length === 0) return 'nothing changed\n';
  const event = ({ subject, predicate }: DiffEntry): string => `${subject}.${predicate}`;
  const width = (columns: string[]): number => Math.max(...columns.map((column) => column.length));
  const widths = [width(found.map(event)), width(found.map(({ kind }) => kind))] as const;
  const lines = found.map((entry) => {
    const mark = entry.breaking ? colours.out.error('!') : ' ';
    const name = colours.out.strong(event(entry).padEnd(widths[0]));
    return `${mark} ${name}  ${colours.out.frame(entry.kind.padEnd(widths[1]))}  ${escape(entry.message)}\n`;
  });
  return lines.join('');
}
