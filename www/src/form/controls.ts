import type { FieldInfo } from 'cdevents-wasm';
import type { Node } from 'jsonc-parser';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { allowsOneString, controlOf } from '../catalogue/fields.js';
import type { JsonDocument } from '../json/document.js';
import { cross, plus } from '../look/icons.js';

/** What a control needs to show and change a value. Raw values are JSON text; `null` removes the value. */
export interface Editing {
  field: FieldInfo;
  name: string;
  node: Node | undefined;
  json: JsonDocument;
  invalid: boolean;
  /** Unfinished JSON that was typed into this field. */
  draft: string | undefined;
  write(raw: string | null): void;
  writeItem(index: number, raw: string | null): void;
  keepDraft(draft: string | null): void;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const valueOf = (event: Event): string => (event.currentTarget as Field).value;

/** Label and control of a field. The form renders the help below it. */
export function renderControl(editing: Editing): TemplateResult {
  switch (controlOf(editing.field)) {
    case 'enum':
      return renderEnum(editing);
    case 'texts':
      return renderTexts(editing);
    case 'links':
    case 'json':
    case 'group':
      return renderJson(editing);
    case 'text':
    case 'suggest':
      return renderText(editing);
  }
}

const idOf = (field: FieldInfo): string => `field-${field.path}`;
const helpOf = (field: FieldInfo): string => `help-${field.path}`;

function label({ field, name }: Editing, extra: unknown = nothing): TemplateResult {
  return html`<label for=${idOf(field)}>${name}${field.required ? html` <span class="required">required</span>` : nothing}${extra}</label>`;
}

/** A string's characters, or the JSON of any other value, so that it can be seen. */
function textOf({ node, json }: Editing): string {
  if (node === undefined || node.type === 'null') return '';
  return node.type === 'string' ? String(node.value) : json.raw(node);
}

/** An optional field that becomes empty is removed; a required one stays as an empty string, to keep its position. */
function writeText(editing: Editing, text: string): void {
  editing.write(text === '' && !editing.field.required ? null : JSON.stringify(text));
}

function renderText(editing: Editing): TemplateResult {
  const { field, invalid } = editing;
  const text = textOf(editing);
  const example = typeof field.example === 'string' ? `for example ${field.example}` : '';
  const onInput = (event: Event): void => writeText(editing, valueOf(event));
  const isAddress = field.format === 'uri' || field.format === 'uri-reference';
  // A one-line input would silently drop line ends.
  if (/[\n\r]/.test(text)) {
    return html`${label(editing)}<textarea id=${idOf(field)} rows="3" .value=${live(text)} @input=${onInput}
      aria-describedby=${helpOf(field)} aria-invalid=${invalid ? 'true' : nothing} aria-required=${field.required ? 'true' : nothing}></textarea>`;
  }
  const list = controlOf(field) === 'suggest' ? `list-${field.path}` : null;
  const input = html`<input id=${idOf(field)} type="text" class=${isAddress || field.format === 'date-time' ? 'exact' : ''} .value=${live(text)} @input=${onInput}
    placeholder=${example === '' ? nothing : example} inputmode=${isAddress ? 'url' : nothing} spellcheck="false"
    list=${list ?? nothing} aria-describedby=${helpOf(field)} aria-invalid=${invalid ? 'true' : nothing} aria-required=${field.required ? 'true' : nothing}>`;
  if (field.format === 'date-time') {
    const now = (): void => writeText(editing, new Date().toISOString());
    return html`${label(editing)}<div class="beside">${input}<button type="button" class="button" @click=${now} aria-label="Set ${editing.name} to now">Now</button></div>`;
  }
  if (list !== null) {
    return html`${label(editing)}${input}<datalist id=${list}>${(field.enum ?? []).map((value) => html`<option value=${value}></option>`)}</datalist>`;
  }
  return html`${label(editing)}${input}`;
}

function renderEnum(editing: Editing): TemplateResult {
  const { field, invalid, node } = editing;
  const text = textOf(editing);
  const values = field.enum ?? [];
  const listed = node?.type === 'string' && values.includes(text);
  return html`${label(editing)}<select id=${idOf(field)} .value=${live(text)} @change=${(event: Event) => writeText(editing, valueOf(event))}
    aria-describedby=${helpOf(field)} aria-invalid=${invalid ? 'true' : nothing} aria-required=${field.required ? 'true' : nothing}>
    ${listed && field.required ? nothing : html`<option value="" ?selected=${text === ''}>${field.required ? 'Choose…' : 'Not given'}</option>`}
    ${listed || text === '' ? nothing : html`<option value=${text} selected>${text} (not listed)</option>`}
    ${values.map((value) => html`<option value=${value} ?selected=${value === text}>${value}</option>`)}
  </select>`;
}

function renderTexts(editing: Editing): TemplateResult {
  const { field, name, node, json, invalid } = editing;
  const single = node?.type === 'string';
  const items = single
    ? [String(node.value)]
    : node?.type === 'array'
      ? (node.children ?? []).map((item) => (item.type === 'string' ? String(item.value) : json.raw(item)))
      : node === undefined || node.type === 'null'
        ? []
        : [json.raw(node)];
  const rows = items.length === 0 ? [''] : items;
  const writeAll = (texts: readonly string[]): void => {
    const [only] = texts;
    if (texts.length === 0) editing.write(field.required ? '[]' : null);
    else if (only !== undefined && texts.length === 1 && allowsOneString(field) && node?.type !== 'array')
      editing.write(JSON.stringify(only));
    else if (node?.type === 'array' && !json.raw(node).includes('\n') && items.length > 0)
      editing.write(`[${texts.map((text) => JSON.stringify(text)).join(', ')}]`);
    else editing.write(JSON.stringify(texts, null, 2));
  };
  const change = (index: number, text: string): void => {
    if (rows.length === 1 && text === '' && !field.required) editing.write(null);
    else if (node?.type === 'array' && index < items.length) editing.writeItem(index, JSON.stringify(text));
    else writeAll(rows.map((row, at) => (at === index ? text : row)));
  };
  const remove = (index: number): void => {
    if (node?.type === 'array' && items.length > 1) editing.writeItem(index, null);
    else writeAll([]);
  };
  return html`${label(editing)}
    <ul class="texts">${rows.map(
      (row, index) => html`<li class="beside">
      <input id=${index === 0 ? idOf(field) : `${idOf(field)}-${index}`} type="text" .value=${live(row)}
        aria-label=${index === 0 ? nothing : `${name}, entry ${index + 1}`} aria-describedby=${helpOf(field)} aria-invalid=${invalid ? 'true' : nothing}
        @input=${(event: Event) => change(index, valueOf(event))}>
      ${items.length > 0 ? html`<button type="button" class="button plain square" aria-label="Remove entry ${index + 1} of ${name}" @click=${() => remove(index)}>${cross}</button>` : nothing}
    </li>`,
    )}</ul>
    ${items.length > 0 ? html`<button type="button" class="button plain" @click=${() => writeAll([...items, ''])}>${plus}Add an entry</button>` : nothing}`;
}

function renderJson(editing: Editing): TemplateResult {
  const { field, node, json, draft, invalid } = editing;
  const shown = draft ?? (node === undefined ? '' : dedent(json, node));
  const broken = draft !== undefined && draft.trim() !== '' && !isJson(draft);
  const onInput = (event: Event): void => {
    const text = valueOf(event);
    editing.keepDraft(text);
    if (text.trim() === '') editing.write(null);
    else if (isJson(text)) editing.write(text.trim());
  };
  const onBlur = (): void => {
    // Keep unfinished JSON as a draft. JSON that is in the text is shown from there.
    if (!broken) editing.keepDraft(null);
  };
  return html`${label(editing, html` <span class="kind">JSON</span>`)}
    <textarea id=${idOf(field)} rows=${Math.min(8, Math.max(2, shown.split('\n').length))} spellcheck="false" .value=${live(shown)}
      @input=${onInput} @blur=${onBlur} aria-describedby="${helpOf(field)} ${broken ? `broken-${field.path}` : ''}" aria-invalid=${invalid || broken ? 'true' : nothing}></textarea>
    ${broken ? html`<p class="help error" id="broken-${field.path}">Not valid JSON yet: the event keeps its last valid value.</p>` : nothing}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A value's characters without the indentation of its first line. */
function dedent(json: JsonDocument, node: Node): string {
  const start = json.text.lastIndexOf('\n', node.offset - 1) + 1;
  const indent = /^[ \t]*/.exec(json.text.slice(start, node.offset))?.[0] ?? '';
  return json.raw(node).replaceAll(`\n${indent}`, '\n');
}
