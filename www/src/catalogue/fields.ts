import type { Diagnostic, FieldInfo } from 'cdevents-wasm';
import { type EventLocation, pathOfField } from '../../../pkg/src/guide/fields.js';
import { isWithin, type Path, stepsOf } from '../json/document.js';

export { type EventLocation, exampleText, isSettled, pathOfField } from '../../../pkg/src/guide/fields.js';

export type Control = 'group' | 'enum' | 'suggest' | 'text' | 'texts' | 'links' | 'json';

/** The control for a field. It depends on the field's type alone. */
export function controlOf(field: FieldInfo): Control {
  if (field.type === 'string') return field.enum === undefined ? 'text' : field.openEnum === true ? 'suggest' : 'enum';
  if (field.type === 'object') return field.fields !== undefined && field.fields.length > 0 ? 'group' : 'json';
  if (isStringList(field)) return 'texts';
  if (kindsOf(field) !== null) return 'links';
  const choices = field.oneOf ?? [];
  // A string or a list of strings: a list with one entry is written as a string.
  if (choices.length > 0 && choices.every((choice) => choice.type === 'string' || isStringList(choice))) return 'texts';
  return 'json';
}

/** Whether the field allows a single string as well as a list of strings. */
export const allowsOneString = (field: FieldInfo): boolean =>
  field.oneOf?.some((choice) => choice.type === 'string') ?? false;

function isStringList(field: FieldInfo): boolean {
  return field.type === 'array' && field.items?.type === 'string';
}

/** The kinds of entries of a list. The constant value of one member discriminates them. */
export interface Kinds {
  member: string;
  values: string[];
  shapes: Map<string, FieldInfo>;
}

/** `null` if the field is not a list of discriminated entries. */
export function kindsOf(field: FieldInfo): Kinds | null {
  const list =
    field.type === 'array'
      ? field
      : field.oneOf?.length === 1 && field.oneOf[0]?.type === 'array'
        ? field.oneOf[0]
        : undefined;
  const shapes = list?.items?.oneOf ?? [];
  const nameOf = (inner: FieldInfo): string => inner.path.split('.').at(-1) ?? '';
  const isMark = (inner: FieldInfo): boolean =>
    inner.type === 'string' && inner.required && inner.enum?.length === 1 && inner.openEnum !== true;
  const marks = shapes.map((shape) => shape.fields?.find(isMark));
  const [first] = marks;
  if (first === undefined || !marks.every((mark) => mark !== undefined && nameOf(mark) === nameOf(first))) return null;
  const entries = shapes.map((shape, index): [string, FieldInfo] => [marks[index]?.enum?.[0] ?? '', shape]);
  return { member: nameOf(first), values: entries.map(([value]) => value), shapes: new Map(entries) };
}

/** The fields that have a control of their own: objects are replaced by their members. */
export function controlsOf(fields: readonly FieldInfo[]): FieldInfo[] {
  return fields.flatMap((field) => (controlOf(field) === 'group' ? controlsOf(field.fields ?? []) : [field]));
}

const keyOf = (path: Path): string => path.map(String).join('\u0000');

/** Where a finding is shown: a missing or misspelt member is shown where it belongs. */
export function placeOf(finding: Diagnostic): Path {
  const path = stepsOf(finding.pointer);
  if (typeof finding.expected !== 'string') return path;
  if (finding.rule === 'missing-field') return [...path, finding.expected];
  return finding.rule === 'unknown-field' ? [...path.slice(0, -1), finding.expected] : path;
}

/**
 * Errors and warnings by field. A missing member belongs to the missing field, and a location inside a value to the
 * value's control. Notes, and findings that belong to no field, are only in the list of findings.
 */
export function findingsByField(
  fields: readonly FieldInfo[],
  place: EventLocation,
  findings: readonly Diagnostic[],
): Map<string, Diagnostic[]> {
  const byPlace = new Map<string, string>();
  const collect = (field: FieldInfo): void => {
    byPlace.set(keyOf(pathOfField(field, place)), field.path);
    if (controlOf(field) === 'group') field.fields?.forEach(collect);
  };
  fields.forEach(collect);

  const result = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    if (finding.severity === 'note') continue;
    const path = placeOf(finding);
    for (let length = path.length; length > place.path.length; length -= 1) {
      const field = byPlace.get(keyOf(path.slice(0, length)));
      if (field === undefined) continue;
      result.set(field, [...(result.get(field) ?? []), finding]);
      break;
    }
  }
  return result;
}

/** The field at exactly this place. */
export function fieldOf(fields: readonly FieldInfo[], place: EventLocation, path: Path): FieldInfo | null {
  for (const field of fields) {
    const own = pathOfField(field, place);
    if (!isWithin(path, own)) continue;
    return own.length === path.length ? field : fieldOf(field.fields ?? [], place, path);
  }
  return null;
}

/** The names beside a field, and its own, in the order of the catalogue: as they are spelt at this place. */
export function orderOf(fields: readonly FieldInfo[], place: EventLocation, field: FieldInfo): string[] {
  const around = fields.find((one) => field.path.startsWith(`${one.path}.`));
  return around === undefined
    ? fields.map((one) => String(pathOfField(one, place).at(-1)))
    : orderOf(around.fields ?? [], place, field);
}

/** The field around a place in the text: the innermost that has a control. */
export function fieldAt(fields: readonly FieldInfo[], place: EventLocation, path: Path): string | null {
  let best: { field: string; length: number } | null = null;
  for (const field of controlsOf(fields)) {
    const own = pathOfField(field, place);
    if (isWithin(path, own) && (best === null || own.length > best.length))
      best = { field: field.path, length: own.length };
  }
  return best?.field ?? null;
}
