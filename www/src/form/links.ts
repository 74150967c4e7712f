import type { Diagnostic, FieldInfo } from 'cdevents-wasm';
import type { Node } from 'jsonc-parser';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { controlOf, type Kinds, kindsOf } from '../catalogue/fields.js';
import type { JsonDocument, Path } from '../json/document.js';
import { cross, plus } from '../look/icons.js';
import { prose } from '../look/prose.js';

/** What the list needs to show and change its entries. Paths are relative to the list. */
export interface ListEditing {
  field: FieldInfo;
  name: string;
  node: Node | undefined;
  json: JsonDocument;
  /** `null` removes the value and the optional objects that become empty. */
  writeAt(path: Path, raw: string | null): void;
  append(raw: string): void;
  /** Errors and warnings at this path, or also below it if `deep`. */
  findingsAt(path: Path, deep: boolean): readonly Diagnostic[];
  draftAt(path: Path): string | undefined;
  keepDraftAt(path: Path, draft: string | null): void;
  /** Renders one field of an entry as a control. */
  control(field: FieldInfo, path: Path, node: Node | undefined): TemplateResult;
}

/** Renders a list of objects whose kind is in one member: a list of links. */
export function renderLinks(editing: ListEditing): TemplateResult {
  const { field, name, node } = editing;
  const kinds = kindsOf(field);
  if (kinds === null) return html``;
  const entries = node?.type === 'array' ? (node.children ?? []) : [];
  const broken = node !== undefined && node.type !== 'array';
  return html`<fieldset class="links" id="field-${field.path}" tabindex="-1">
    <legend>${name}${field.required ? html` <span class="required">required</span>` : nothing}</legend>
    ${broken ? html`<p class="help">The value is not a list. Adding an entry replaces it by a list.</p>` : nothing}
    <ol class="entries">${entries.map((entry, index) => renderEntry(editing, kinds, entry, index))}</ol>
    <div class="adders">${kinds.values.map(
      (value) => html`<button type="button" class="button plain" aria-label="Add ${value} to ${name}"
      title=${kinds.shapes.get(value)?.summary ?? ''} @click=${() => editing.append(fresh(kinds, value, undefined))}>${plus}${value}</button>`,
    )}</div>
  </fieldset>`;
}

function renderEntry(editing: ListEditing, kinds: Kinds, entry: Node, index: number): TemplateResult {
  const { name, json, field } = editing;
  const kindNode = json.root === undefined ? undefined : memberOf(entry, kinds.member);
  const kind = kindNode?.type === 'string' ? String(kindNode.value) : '';
  const shape = kinds.shapes.get(kind);
  const id = `field-${field.path}-${index}`;
  // The entry's findings that no control below shows.
  const own = [...editing.findingsAt([index], false), ...editing.findingsAt([index, kinds.member], true)];
  const [first] = own;
  return html`<li>
    <div class="beside">
      <select id=${id} aria-label="${kinds.member}, entry ${index + 1} of ${name}" aria-describedby="${id}-help" aria-invalid=${own.some(({ severity }) => severity === 'error') ? 'true' : nothing}
        .value=${live(kind)} @change=${(event: Event) => editing.writeAt([index], fresh(kinds, (event.currentTarget as HTMLSelectElement).value, valueOf(json, entry)))}>
        ${shape === undefined ? html`<option value=${kind} selected>${kind === '' ? 'Choose…' : `${kind} (not listed)`}</option>` : nothing}
        ${kinds.values.map((value) => html`<option value=${value} ?selected=${value === kind}>${value}</option>`)}
      </select>
      <button type="button" class="button plain square" aria-label="Remove entry ${index + 1} of ${name}" @click=${() => editing.writeAt([index], null)}>${cross}</button>
    </div>
    <p class="help ${first?.severity ?? ''}" id="${id}-help">${
      first === undefined
        ? prose(shape?.summary ?? '')
        : html`<span class="unseen">${first.severity}: </span>${prose(first.message)}${
            first.help === undefined ? nothing : html`; ${prose(first.help)}`
          }`
    }</p>
    ${
      shape === undefined
        ? nothing
        : leavesOf(shape.fields ?? [], true)
            .filter((inner) => stepsOf(inner).join('.') !== kinds.member)
            .map((inner) => {
              const path: Path = [index, ...stepsOf(inner)];
              return editing.control(inner, path, nodeAt(entry, stepsOf(inner)));
            })
    }
  </li>`;
}

/** The path of a field relative to its entry: what follows `[]` in the field's path. */
const stepsOf = (field: FieldInfo): string[] => field.path.slice(field.path.lastIndexOf('[]') + 3).split('.');

/** The fields that get a control. A field inside an optional object is not required. */
const leavesOf = (fields: readonly FieldInfo[], required: boolean): FieldInfo[] =>
  fields.flatMap((field) =>
    controlOf(field) === 'group'
      ? leavesOf(field.fields ?? [], required && field.required)
      : [{ ...field, required: required && field.required }],
  );

const memberOf = (object: Node, name: string): Node | undefined =>
  object.type === 'object'
    ? object.children?.findLast((property) => property.children?.[0]?.value === name)?.children?.[1]
    : undefined;

function nodeAt(entry: Node, steps: readonly string[]): Node | undefined {
  return steps.reduce<Node | undefined>((node, step) => (node === undefined ? undefined : memberOf(node, step)), entry);
}

function valueOf(json: JsonDocument, node: Node): unknown {
  try {
    return JSON.parse(json.raw(node));
  } catch {
    return undefined;
  }
}

/** A new entry of a kind: its required members, with the values of the previous entry where both kinds have them. */
function fresh(kinds: Kinds, value: string, before: unknown): string {
  const old =
    typeof before === 'object' && before !== null && !Array.isArray(before) ? (before as Record<string, unknown>) : {};
  const made: Record<string, unknown> = { [kinds.member]: value };
  for (const field of kinds.shapes.get(value)?.fields ?? []) {
    const name = stepsOf(field).at(-1) ?? '';
    if (name === kinds.member) continue;
    if (Object.hasOwn(old, name)) made[name] = old[name];
    else if (field.required) made[name] = emptyOf(field);
  }
  return JSON.stringify(made, null, 2);
}

function emptyOf(field: FieldInfo): unknown {
  if (field.type === 'string') return '';
  return Object.fromEntries((field.fields ?? []).map((inner) => [inner.path.split('.').at(-1) ?? '', emptyOf(inner)]));
}
