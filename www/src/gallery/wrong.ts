import type { EventTypeInfo, FieldInfo } from 'cdevents-wasm';
import type { Library } from '../catalogue/catalog.js';
import { exampleText } from '../catalogue/fields.js';

const leaves = (fields: readonly FieldInfo[]): FieldInfo[] =>
  fields.flatMap((field) => (field.fields === undefined ? [field] : leaves(field.fields)));

const nameOf = ({ path }: FieldInfo): string => path.split('.').at(-1) ?? path;
const isChoice = ({ enum: values, openEnum }: FieldInfo): boolean =>
  values !== undefined && values.length > 1 && openEnum !== true;

/** The value of an enum as people write it who do not look it up. */
const usual = (value: string): string =>
  value === 'success' ? 'passed' : value === 'failure' ? 'failed' : value.toUpperCase();

/**
 * An example of the newest release with the mistakes that people make most: an address under the older name, a word that is
 * not listed, a time without its offset. `null` where no event has room for them.
 */
export function wrongExample(library: Library): string | null {
  for (const event of library.today?.events ?? []) {
    const text = mistaken(event);
    if (text !== null) return text;
  }
  return null;
}

function mistaken(event: EventTypeInfo): string | null {
  const before = exampleText(event);
  const fields = leaves(event.fields).filter(({ path }) => path.startsWith('subject.'));
  const choice = fields.find(isChoice);
  const address = fields.find((field) => field.format === 'uri' && before.includes(`"${nameOf(field)}":`));
  const [word] = choice?.enum?.filter((value) => before.includes(`"${value}"`)) ?? [];
  if (choice === undefined || address === undefined || word === undefined) return null;
  const text = before
    .replace(`"${nameOf(choice)}": "${word}"`, `"${nameOf(choice)}": "${usual(word)}"`)
    .replace(`"${nameOf(address)}":`, '"url":')
    .replace(/("timestamp": "[^"]*?)(?:Z|[+-]\d\d:\d\d)"/, '$1"');
  return text === before ? null : text;
}
