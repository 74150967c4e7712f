/** `cdevents-wasm types` and `cdevents-wasm explain`: what there is to know. */
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { catalog, type FieldInfo, type RuleInfo, rules, type VocabularyInfo } from '../faces/public.js';
import { nearest } from '../lookup/nearest.js';
import { isRule } from '../lookup/rules.js';
import { findType, type KnownType, nearestType } from '../lookup/types.js';
import { command, type Typed } from './arguments.js';
import { releaseOption } from './options.js';

const TYPES_OPTIONS = {
  release: {
    value: 'vocabulary',
    help: 'list the types of this vocabulary (default: the draft and the newest release)',
  },
} as const;

export const types = command({
  operands: '',
  summary: 'list the event types',
  options: TYPES_OPTIONS,
  details: '',
  examples: [['cdevents-wasm types --release 0.4.1', 'list the types of one release']],
  run: runTypes,
});

/** Lists event types: of one vocabulary, or of the draft and of the newest release. */
async function runTypes({ values, positionals }: Typed<typeof TYPES_OPTIONS>, context: Context): Promise<ExitCode> {
  if (positionals.length > 0) {
    throw new Refusal(`types takes no names; cdevents-wasm explain ${JSON.stringify(positionals[0])} describes a type`);
  }
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

const EXPLAIN_OPTIONS = {
  release: {
    value: 'vocabulary',
    help: 'explain the type in this vocabulary (default: the newest release that has it)',
  },
} as const;

export const explain = command({
  operands: '[<rule or type>…]',
  summary: 'explain a rule or an event type, or list the rules',
  options: EXPLAIN_OPTIONS,
  details: '',
  examples: [
    ['cdevents-wasm explain CDE402', 'what a rule says and why, with an example'],
    ['cdevents-wasm explain pipelinerun.finished', 'what this event needs, with an example'],
  ],
  run: runExplain,
});

async function runExplain({ values, positionals }: Typed<typeof EXPLAIN_OPTIONS>, context: Context): Promise<ExitCode> {
  const release = releaseOption(values.release);
  const all = rules();
  if (positionals.length === 0) {
    const lines = all.map(
      ({ code, rule, severity, what }) => `${code}  ${severity.padEnd(7)}  ${rule}: ${firstLine(what)}\n`,
    );
    await context.out(lines.join(''));
    return EXIT.clean;
  }
  const pages = positionals.map((wanted) => {
    const rule = all.find(({ code, rule: name }) => isRule(wanted, code, name));
    if (rule !== undefined) return rulePage(rule, context);
    const type = findType(wanted, release);
    if (type !== undefined) return typePage(type, context);
    const meant =
      nearest(
        wanted,
        all.map((each) => each.rule),
      ) ?? nearestType(wanted, release);
    const rest =
      meant === undefined
        ? 'cdevents-wasm explain lists the rules, cdevents-wasm types the types'
        : `did you mean ${meant}?`;
    throw new Refusal(`unknown rule or type ${JSON.stringify(wanted)}; ${rest}`);
  });
  await context.out(pages.join('\n'));
  return EXIT.clean;
}

function rulePage(
  { code, rule, severity, what, why, example, fixable, source }: RuleInfo,
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
    ...(example === '' ? [] : [strong('Example'), ...indented(example), '']),
    `${strong('Comes with a fix:')} ${fixes[fixable]}`,
    `${strong('Source:')} ${source}`,
    '',
  ].join('\n');
}

function typePage({ vocabulary, event }: KnownType, { colours }: Context): string {
  const { strong } = colours.out;
  const { required, optional } = fieldsOf(event.fields);
  return [
    `${strong(event.type)} (${vocabulary.title})`,
    '',
    event.summary,
    '',
    strong('Needs'),
    ...table(required),
    '',
    ...(optional.length === 0 ? [] : [strong('May have'), ...table(optional), '']),
    strong('Example'),
    ...indented(JSON.stringify(event.example, null, 2)),
    '',
  ].join('\n');
}

/** The fields of an event, without the objects that only hold others; a field of an optional object is optional. */
function fieldsOf(fields: readonly FieldInfo[]): { required: FieldInfo[]; optional: FieldInfo[] } {
  const required: FieldInfo[] = [];
  const optional: FieldInfo[] = [];
  const collect = (found: readonly FieldInfo[], isNeeded: boolean): void => {
    for (const field of found) {
      const needed = isNeeded && field.required;
      if (field.fields !== undefined && field.fields.length > 0) collect(field.fields, needed);
      else (needed ? required : optional).push(field);
    }
  };
  collect(fields, true);
  return { required, optional };
}

function table(fields: readonly FieldInfo[]): string[] {
  const longest = Math.max(0, ...fields.map(({ path }) => path.length));
  return fields.map(({ path, summary, enum: values, format }) => {
    const kind =
      values === undefined ? (format ?? '') : values.length === 1 ? `always ${values[0]}` : values.join(', ');
    return `  ${path.padEnd(longest)}  ${escape(firstLine(summary))}${kind === '' ? '' : ` (${escape(kind)})`}`;
  });
}

function indented(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${escape(line)}`);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
