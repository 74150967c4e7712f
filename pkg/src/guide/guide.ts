import type { EventTypeInfo, FieldInfo, Vocabulary } from '../types.js';
import { isWithin, type JsonDocument, member, type Path } from './document.js';
import { type EventLocation, isSettled, pathOfField } from './fields.js';
import type { Library } from './library.js';
import type { Shown } from './shown.js';
import { countWords, eventTitle } from './words.js';

/** What completion and hover need from the page or the language server. */
export interface Guide {
  /** `null` until the catalogue has loaded. */
  library(): Library | null;
  /** The event at a path, as the last report identified it; `null` if it found none. */
  shownAt(path: Path): Shown | null;
  /** The vocabulary to use; `null` detects it from the event. */
  judgeBy(): Vocabulary | null;
}

/** A field that is allowed at a path, merged from all events that the text could be. */
export interface Known {
  /** As spelt at this path. */
  name: string;
  field: FieldInfo;
  /** Required in every event that is possible here. */
  required: boolean;
}

/** An enumerated value. */
export interface Value {
  text: string;
  detail: string;
  summary: string;
}

export interface Root {
  vocabulary: Vocabulary;
  info: EventTypeInfo;
}
interface Found extends Root {
  field: FieldInfo;
}

/** The fields allowed in the object at a path: required ones first, then in the catalogue's order. */
export function membersAt(guide: Guide, json: JsonDocument, path: Path): Known[] {
  const around = placeOf(guide, path);
  if (around === null) return [];
  const owners = walk(around.roots, around.place, json, path).filter(({ field }) => field.fields !== undefined);
  const byName = new Map<string, { field: FieldInfo; count: number; required: number }>();
  for (const { field } of owners) {
    for (const one of field.fields ?? []) {
      const name = nameOf(one, around.place);
      const known = byName.get(name) ?? { field: one, count: 0, required: 0 };
      known.count += 1;
      if (one.required) known.required += 1;
      byName.set(name, known);
    }
  }
  const all = [...byName].map(([name, { field, required }]) => ({
    name,
    field,
    required: required > 0 && required === owners.length,
  }));
  return [...all.filter(({ required }) => required), ...all.filter(({ required }) => !required)];
}

/** The enumerated values of the field at a path. */
export function valuesAt(guide: Guide, json: JsonDocument, path: Path): Value[] {
  const around = placeOf(guide, path);
  const library = guide.library();
  if (around === null || library === null) return [];
  const values = new Map<string, Value>();
  const add = (text: string, detail: string, summary: string): void => {
    if (!values.has(text)) values.set(text, { text, detail, summary });
  };
  for (const { field, info, vocabulary } of walk(around.roots, around.place, json, path)) {
    if (field.enum?.length === 1 && field.enum[0] === info.type) {
      for (const event of library.vocabulary(vocabulary)?.events ?? [])
        add(event.type, eventTitle(event), event.summary);
    } else if (field.example === vocabulary && isSettled(field, vocabulary)) {
      for (const other of library.vocabularies) {
        if (other.events.some(({ fields }) => find(fields, field.path)?.example === other.id))
          add(other.id, '', other.title);
      }
    } else {
      for (const value of field.enum ?? []) add(value, field.openEnum === true ? 'others too' : '', '');
    }
  }
  return [...values.values()];
}

/** The field at a path; `null` if the catalogue has none. */
export function fieldAt(guide: Guide, json: JsonDocument, path: Path): Known | null {
  const name = path.at(-1);
  if (typeof name !== 'string') return null;
  return membersAt(guide, json, path.slice(0, -1)).find((known) => known.name === name) ?? null;
}

/** A field's type, format and values in a few words. */
export function shapeOf(field: FieldInfo): string {
  const choices = field.oneOf ?? [];
  const type =
    choices.length > 0
      ? [...new Set(choices.map(shapeOf))].join(' or ')
      : field.type === 'any'
        ? 'any JSON'
        : field.type === 'array' && field.items !== undefined
          ? `list of ${shapeOf(field.items)}`
          : field.type;
  return field.format === undefined ? type : `${type}, ${field.format}`;
}

/** A field's enumerated values as a sentence; empty if there are none. */
export function wordsOfValues(field: FieldInfo): string {
  const values = field.enum ?? [];
  if (values.length === 0) return '';
  const shown = values
    .slice(0, 8)
    .map((value) => `\`${value}\``)
    .join(', ');
  const rest = values.length > 8 ? `, and ${countWords(values.length - 8, 'other')}` : '';
  return field.openEnum === true
    ? `For example ${shown}${rest}.`
    : values.length === 1
      ? `Always ${shown}.`
      : `One of ${shown}${rest}.`;
}

/** Name, type, summary and values, without empty ones. */
export const wordsOf = ({ name, field, required }: Known): string[] =>
  [name, `${required ? 'required' : 'optional'} · ${shapeOf(field)}`, field.summary, wordsOfValues(field)].filter(
    (part) => part !== '',
  );

/** Which events can be meant at a path. While nothing says so: those of the vocabulary that is forced, else today's and the draft's. */
function placeOf(guide: Guide, path: Path): { place: EventLocation; roots: Root[] } | null {
  const library = guide.library();
  if (library === null) return null;
  const shown = guide.shownAt(path);
  if (shown !== null) {
    return isWithin(path, shown.place.path)
      ? { place: shown.place, roots: [{ vocabulary: shown.vocabulary, info: shown.info }] }
      : null;
  }
  return { place: { path: typeof path[0] === 'number' ? [path[0]] : [], asAttributes: false }, roots: rootsOf(guide) };
}

/** The events that somebody may be about to write. */
export function rootsOf(guide: Guide): Root[] {
  const library = guide.library();
  const judgeBy = guide.judgeBy();
  const possible = judgeBy === null ? [library?.today, library?.draft] : [library?.vocabulary(judgeBy)];
  return possible.flatMap((vocabulary) =>
    vocabulary === undefined ? [] : vocabulary.events.map((info) => ({ vocabulary: vocabulary.id, info })),
  );
}

const nameOf = (field: FieldInfo, place: EventLocation): string => String(pathOfField(field, place).at(-1));

function walk(roots: readonly Root[], place: EventLocation, json: JsonDocument, path: Path): Found[] {
  const event = ({ info }: Root): FieldInfo => ({
    path: '',
    type: 'object',
    required: true,
    summary: info.summary,
    fields: info.fields,
  });
  let here: Found[] = roots.map((root) => ({ ...root, field: event(root) }));
  let at: Path = place.path;
  for (const step of path.slice(place.path.length)) {
    here = fitting(here, json, at).flatMap((found): Found[] => {
      const next =
        typeof step === 'number' ? found.field.items : found.field.fields?.find((one) => nameOf(one, place) === step);
      return next === undefined ? [] : [{ ...found, field: next }];
    });
    at = [...at, step];
  }
  return fitting(here, json, at);
}

/** The alternatives of fields. Of discriminated ones, only the one whose value is in the text. */
function fitting(found: readonly Found[], json: JsonDocument, path: Path): Found[] {
  const all = found.flatMap((one): Found[] =>
    one.field.oneOf === undefined
      ? [one]
      : fitting(
          one.field.oneOf.map((field) => ({ ...one, field })),
          json,
          path,
        ),
  );
  const node = json.at(path);
  if (all.length === found.length || node?.type !== 'object') return all;
  const fits = all.filter(({ field }) =>
    (field.fields ?? []).every((one) => {
      const value: unknown = member(node, one.path.split('.').at(-1) ?? '')?.children?.[1]?.value;
      return one.enum?.length !== 1 || typeof value !== 'string' || one.enum[0] === value;
    }),
  );
  return fits.length > 0 ? fits : all;
}

function find(fields: readonly FieldInfo[], path: string): FieldInfo | undefined {
  for (const field of fields) {
    const found =
      field.path === path ? field : path.startsWith(`${field.path}.`) ? find(field.fields ?? [], path) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
