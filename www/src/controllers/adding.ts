import type { Diagnostic, FieldInfo } from 'cdevents-wasm';
import { fieldOf, orderOf, placeOf } from '../catalogue/fields.js';
import type { Shown } from '../catalogue/shown.js';
import { JsonDocument, type Path, pathOf } from '../json/document.js';
import { setAt } from '../json/patch.js';
import type { Shell } from './shell.js';

/** Adds a missing member with the value that the event's example has, and selects it so that it can be typed over. */
export function addMissing(finding: Diagnostic, { info, place }: Shown, shell: Shell, json: JsonDocument): void {
  const { source } = shell;
  const name = placeOf(finding).at(-1);
  const path: Path = [...pathOf(finding.pointer, json), String(name)];
  const field = fieldOf(info.fields, place, path);
  if (field === null || source === undefined || !json.sound) return;
  const raw = JSON.stringify(valueFor(field, info.example), null, 2);
  source.apply(setAt(json, path, raw, { order: orderOf(info.fields, place, field) }));
  const value = new JsonDocument(source.text).at(path);
  if (value === undefined) return;
  shell.pane = 'source';
  const inner = value.type === 'string' ? 1 : 0;
  void shell.updateComplete.then(() => source.select(value.offset + inner, value.offset + value.length - inner, true));
}

/** What stands at the field in the event's example, else its own example, its only value, or an empty one of its kind. */
function valueFor(field: FieldInfo, example: object): unknown {
  const there = field.path
    .split('.')
    .reduce<unknown>((value, step) => (Object(value) as Record<string, unknown>)[step], example);
  const [first] = field.enum ?? [];
  if (there !== undefined) return there;
  if (field.example !== undefined) return field.example;
  if (first !== undefined) return first;
  if (field.type === 'object')
    return Object.fromEntries(
      (field.fields ?? [])
        .filter(({ required }) => required)
        .map((inner) => [inner.path.split('.').at(-1), valueFor(inner, example)]),
    );
  return field.type === 'array' ? [] : '';
}
