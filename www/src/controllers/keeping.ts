import type { EventTypeInfo, FieldInfo } from 'cdevents-wasm';
import { controlsOf, type EventLocation, exampleText, isSettled, orderOf, pathOfField } from '../catalogue/fields.js';
import type { Shown } from '../catalogue/shown.js';
import { JsonDocument } from '../json/document.js';
import { applyEdits, setAt } from '../json/patch.js';

/** What a field means, whatever layer of the event it stands in: both `id` and `context.id` are the event's id. */
function meaningOf({ path }: FieldInfo): string {
  const name = path.replace(/^(?:context|subject\.content)\./, '').toLowerCase();
  return name === 'timestamp' ? 'time' : name;
}

const TOP: EventLocation = { path: [], asAttributes: false };

/**
 * The example of an event with the values of the text before that both have: what belongs to every event, and what means the
 * same in the new one. Values that the example before had too are nobody's, so they are left.
 */
export function exampleKeeping(to: EventTypeInfo, before: Shown, json: JsonDocument): { text: string; kept: string[] } {
  let text = exampleText(to);
  const kept: string[] = [];
  const example = new JsonDocument(exampleText(before.info));
  const targets = controlsOf(to.fields);
  const isSame = before.info.subject === to.subject;
  for (const field of controlsOf(before.info.fields)) {
    const node = json.at(pathOfField(field, before.place));
    if (node === undefined || isSettled(field, before.vocabulary)) continue;
    const raw = json.raw(node);
    const usual = example.at(pathOfField(field, TOP));
    if (usual !== undefined && sameValue(example.raw(usual), raw)) continue;
    const meaning = meaningOf(field);
    const target = targets.find((one) => one.path === field.path) ?? targets.find((one) => meaningOf(one) === meaning);
    if (target === undefined || target.type !== field.type) continue;
    const isOfEvery = field.path.startsWith('context.') || !field.path.includes('.');
    if (!isSame && !isOfEvery && target.summary !== field.summary) continue;
    if (target.enum !== undefined && target.openEnum !== true && !target.enum.includes(String(node.value))) continue;
    const document = new JsonDocument(text);
    text = applyEdits(text, setAt(document, pathOfField(target, TOP), raw, { order: orderOf(to.fields, TOP, target) }));
    kept.push(target.path.split('.').at(-1) ?? target.path);
  }
  return { text, kept };
}

function sameValue(one: string, other: string): boolean {
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
  } catch {
    return false;
  }
}
