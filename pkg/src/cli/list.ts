/** `cdevents-wasm types` and `cdevents-wasm explain`: what there is to know. */
import { parseArgs } from 'node:util';
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { catalog, type RuleInfo, rules, type VocabularyInfo } from '../faces/public.js';
import { releaseOption } from './options.js';

/** Lists event types: of one vocabulary, or of the draft and of the newest release. */
export async function types(args: string[], context: Context): Promise<ExitCode> {
  const { values } = parseArgs({ args, options: { release: { type: 'string' } } as const });
  const release = releaseOption(values.release);
  const { vocabularies } = catalog();
  const newest = vocabularies.findLast(({ status }) => status === 'released');
  const shown = vocabularies.filter(({ id }) =>
    release === undefined ? id === 'draft' || id === newest?.id : id === release,
  );
  await context.out(shown.map((vocabulary) => typeList(vocabulary, context)).join('\n'));
  if (release === undefined) {
    const others = vocabularies.filter((vocabulary) => !shown.includes(vocabulary)).map(({ id }) => id);
    await context.out(`\nother vocabularies, with --release: ${others.join(', ')}\n`);
  }
  return EXIT.clean;
}

function typeList({ id, title, date, events }: VocabularyInfo, { colours }: Context): string {
  const longest = Math.max(0, ...events.map(({ type }) => type.length));
  const lines = events.map(({ type, summary }) => `  ${type.padEnd(longest)}  ${colours.out.frame(summary)}\n`);
  return `${colours.out.strong(`${id}: ${title}`)} (${date})\n${lines.join('')}`;
}

/** Tells of the rule with a code or name; without one, lists all rules. */
export async function explain(args: string[], context: Context): Promise<ExitCode> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
  const all = rules();
  if (positionals.length === 0) {
    const lines = all.map(
      ({ code, rule, severity, what }) => `${code}  ${severity.padEnd(7)}  ${rule}: ${firstLine(what)}\n`,
    );
    await context.out(lines.join(''));
    return EXIT.clean;
  }
  const found = positionals.map((wanted) => {
    const rule = all.find(({ code, rule: name }) => code === wanted.toUpperCase() || name === wanted.toLowerCase());
    if (rule === undefined) {
      throw new Refusal(`there is no rule ${JSON.stringify(wanted)}; cdevents-wasm explain lists all of them`);
    }
    return rule;
  });
  await context.out(found.map((rule) => page(rule, context)).join('\n'));
  return EXIT.clean;
}

function page(
  { code, rule, severity, what, why, example, fixable, source, url }: RuleInfo,
  { colours }: Context,
): string {
  const { strong } = colours.out;
  const fixes = { always: 'always', sometimes: 'where there is one answer', never: 'no' };
  return [
    `${colours.out[severity](`${severity}[${code}]`)} ${strong(rule)}`,
    '',
    what,
    '',
    strong('Why it matters'),
    why,
    '',
    ...(example === ''
      ? []
      : [
          strong('Example'),
          ...example
            .trimEnd()
            .split('\n')
            .map((line) => `    ${escape(line)}`),
          '',
        ]),
    `${strong('Comes with a fix:')} ${fixes[fixable]}`,
    `${strong('Source:')} ${source}`,
    `${strong('Page:')} ${url}`,
    '',
  ].join('\n');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
