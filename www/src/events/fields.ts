import type { EventTypeInfo, FieldInfo } from 'cdevents-wasm';
import { html, nothing, type TemplateResult } from 'lit';
import { prose } from '../look/prose.js';
import { countWords } from '../words/report.js';
import { visible } from '../words/visible.js';
import { typeWords } from './field-words.js';

/** The fields of one event as nested lists. */
export const renderFields = ({ fields }: EventTypeInfo): TemplateResult =>
  html`<ul class="fields">${fields.map((field) => renderField(field))}</ul>`;

function renderField(field: FieldInfo, isAlternative = false): TemplateResult {
  const { path, required, summary, pattern, example } = field;
  const inner = innerOf(field);
  return html`<li data-path=${path}>
    <p class="head">
      ${isAlternative ? nothing : html`<code class="name">${path.split('.').at(-1)}</code>`}
      ${isAlternative ? html`<span class="type">either</span>` : html`<span class="tag ${required ? 'strong' : ''}">${required ? 'required' : 'optional'}</span>`}
      <span class="type">${typeWords(field)}</span>
    </p>
    <p class="what">${prose(summary)}</p>
    ${renderValues(field)}
    ${pattern === undefined ? nothing : html`<p class="values">Pattern <code>${visible(pattern)}</code></p>`}
    ${example === undefined || field.enum !== undefined ? nothing : html`<p class="values">Such as <code>${visible(typeof example === 'string' ? example : JSON.stringify(example))}</code></p>`}
    ${inner.length === 0 ? nothing : renderInner(inner)}
  </li>`;
}

/** From this many nested fields on, they are collapsed, unless they are plain members. */
const MANY = 8;

function renderInner(inner: readonly [FieldInfo, boolean][]): TemplateResult {
  const list = html`<ul>${inner.map(([one, either]) => renderField(one, either))}</ul>`;
  const count = inner.reduce((sum, [one]) => sum + countOf(one), 0);
  return count < MANY || !inner.some(([, either]) => either)
    ? list
    : html`<details><summary>${countWords(count, 'field')} in it</summary>${list}</details>`;
}

const countOf = (field: FieldInfo): number => innerOf(field).reduce((sum, [one]) => sum + countOf(one), 1);

/** A field's members, its alternatives, and a list's items if they have fields of their own. */
function innerOf({ fields, items, oneOf }: FieldInfo): [FieldInfo, boolean][] {
  return [
    ...(fields ?? []).map((one): [FieldInfo, boolean] => [one, false]),
    ...(items === undefined ? [] : [[items, false] as [FieldInfo, boolean]]),
    ...(oneOf ?? []).map((one): [FieldInfo, boolean] => [one, true]),
  ];
}

function renderValues(field: FieldInfo): TemplateResult | typeof nothing {
  const values = field.enum;
  if (values === undefined) return nothing;
  return html`<p class="values">${values.length === 1 ? 'Always' : 'One of'} ${values.map((value) => html`<code>${visible(value)}</code> `)}${field.openEnum === true ? 'or another value' : nothing}</p>`;
}
