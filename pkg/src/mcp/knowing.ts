/** The tools that say what there is: `explain` and `catalog`. */
import { catalog, type FieldInfo, rules, type Vocabulary } from '../faces/public.js';
import { nearest } from '../lookup/nearest.js';
import { isRule } from '../lookup/rules.js';
import { findType, nearestType } from '../lookup/types.js';
import { anyObject, list, nullable, object, oneOf, root, string, vocabulary } from './schemas.js';
import { bounded, shaped, type Tool, ToolError } from './tool.js';

const RULE = {
  code: string(),
  rule: string(),
  severity: oneOf(['error', 'warning', 'note']),
  what: string('What it finds.'),
};

export const explainTool: Tool = {
  name: 'explain',
  title: 'Explain a rule',
  description:
    'Explains a finding: what its rule says, why it matters, an example, and whether there is a fix. Takes the code or the name of a rule, such as CDE402 or unknown-field. Without one it lists all rules.',
  input: root({ 'rule?': string('The code or the name of a rule.') }),
  output: root({
    rules: list(
      object({
        ...RULE,
        'why?': string(),
        'example?': string('An input with a finding of the rule.'),
        'fixable?': oneOf(['always', 'sometimes', 'never']),
        'source?': string('The specification or schema that the rule comes from.'),
      }),
    ),
  }),
  repeatable: true,
  run(given) {
    const wanted = given['rule'] as string | undefined;
    const all = rules();
    if (wanted === undefined) {
      const found = all.map(({ code, rule, severity, what }) => ({ code, rule, severity, what: firstLine(what) }));
      const lines = found.map(({ code, rule, severity, what }) => `${code} ${rule} (${severity}): ${what}`);
      return { text: bounded(lines.join('\n')), result: { rules: found } };
    }
    const found = all.find(({ code, rule }) => isRule(wanted, code, rule));
    if (found === undefined) {
      const meant = nearest(
        wanted,
        all.map(({ rule }) => rule),
      );
      const rest = meant === undefined ? 'call explain without a rule for a list' : `did you mean ${meant}?`;
      throw new ToolError(`unknown rule ${JSON.stringify(wanted.slice(0, 100))}; ${rest}`);
    }
    const { code, rule, severity, what, why, example, fixable, source } = found;
    const text = `${code} ${rule} (${severity})\n${what}\n\nWhy: ${why}\n\nExample:\n${example}\n\nComes with a fix: ${fixable}\nSource: ${source}`;
    return { text: bounded(text), result: { rules: [{ code, rule, severity, what, why, example, fixable, source }] } };
  },
};

export const catalogTool: Tool = {
  name: 'catalog',
  title: 'What CDEvents there are',
  description:
    'Lists the event types of a CDEvents release; with a type, its members with what each means, which are required, their formats and values, and an example. Use it before you construct an event.',
  input: root({
    'type?': string('The type, such as pipelinerun.finished, or whole. Without it: a list of the types.'),
    'release?': vocabulary('The release (default: the newest that has the type).'),
  }),
  output: root({
    release: string(),
    title: string(),
    status: oneOf(['draft', 'released', 'superseded']),
    types: list(
      object({ type: string(), summary: string() }),
      'The types of the release, or the one that was asked for.',
    ),
    'fields?': list(
      object({
        path: string('Dotted, from the event.'),
        type: string(),
        required: { type: 'boolean', description: 'Required where the object around it is there.' },
        summary: string(),
        'format?': string(),
        'values?': list(string()),
        'otherValues?': { type: 'boolean', description: 'Other values are allowed too.' },
      }),
    ),
    'example?': anyObject('A valid event of the type.'),
    releases: list(object({ id: string(), title: string(), date: nullable('string'), status: string() })),
  }),
  repeatable: true,
  run(given) {
    const { type: wanted, release } = shaped<{ type?: string; release?: Vocabulary }>(given);
    const { vocabularies } = catalog();
    const releases = vocabularies.map(({ id, title, date, status }) => ({ id, title, date, status }));
    if (wanted === undefined) {
      const shown =
        vocabularies.find(({ id }) => id === release) ?? vocabularies.findLast(({ status }) => status === 'released')!;
      const types = shown.events.map(({ type, summary }) => ({ type, summary }));
      const lines = types.map(({ type, summary }) => `${type}: ${summary}`);
      const { id, title, status } = shown;
      return {
        text: bounded([`${title} (${status})`, ...lines].join('\n')),
        result: { release: id, title, status, types, releases },
      };
    }
    const found = findType(wanted, release);
    if (found === undefined) {
      const meant = wanted.length > 200 ? undefined : nearestType(wanted, release);
      const rest = meant === undefined ? 'call catalog without a type for a list' : `did you mean ${meant}?`;
      throw new ToolError(`unknown type ${JSON.stringify(wanted.slice(0, 100))}; ${rest}`);
    }
    const { vocabulary: shown, event } = found;
    const { id, title, status } = shown;
    const fields = event.fields.flatMap(flat);
    const lines = fields.map(({ path, required, summary, format, values }) => {
      const kind = values?.join(', ') ?? format ?? '';
      return `${path} (${required ? 'required' : 'optional'}): ${summary}${kind === '' ? '' : ` [${kind}]`}`;
    });
    const text = [`${event.type} of ${title}: ${event.summary}`, ...lines, '', JSON.stringify(event.example, null, 2)];
    return {
      text: bounded(text.join('\n')),
      result: {
        release: id,
        title,
        status,
        types: [{ type: event.type, summary: event.summary }],
        fields,
        example: event.example as Record<string, unknown>,
        releases,
      },
    };
  },
};

/** A field and those inside it, without alternatives of parts that all events share, such as links. */
function flat(field: FieldInfo): {
  path: string;
  type: string;
  required: boolean;
  summary: string;
  format?: string;
  values?: string[];
  otherValues?: boolean;
}[] {
  const { path, type, required, summary, format, enum: values, openEnum, fields = [] } = field;
  const own = {
    path,
    type,
    required,
    summary: firstLine(summary),
    ...(format !== undefined && { format }),
    ...(values !== undefined && { values }),
    ...(openEnum === true && { otherValues: true }),
  };
  return [own, ...fields.flatMap(flat)];
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
