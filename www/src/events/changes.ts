import { html, nothing, type TemplateResult } from 'lit';
import { countWords } from '../words/report.js';
import type { Changes, Column, Row } from './compare.js';
import { typeWords } from './field-words.js';

/** The vocabularies of a column, such as `0.1.0 to 0.1.2`. */
export const idsOf = ({ ids }: Column): string =>
  ids.length < 2 ? (ids[0] ?? '') : `${ids[0]} ${ids.length === 2 ? 'and' : 'to'} ${ids.at(-1)}`;

/** The changes from each column to the next, newest first. */
export function renderChanges(columns: readonly Column[]): TemplateResult {
  return html`${columns.map((column, index) => renderStep(column, columns[index - 1])).reverse()}`;
}

function renderStep(column: Column, before: Column | undefined): TemplateResult {
  const { changes } = column;
  if (changes === null || before === undefined) {
    return html`<h3>${idsOf(column)}</h3><p class="quiet">The first that has this event, with ${countWords(column.rows.size, 'field')}.</p>`;
  }
  return html`<h3>${idsOf(column)}</h3>
    <p class="quiet">${versionWords(column, before)}</p>
    ${changes.anew ? html`<p>An event of another shape: almost no field is where it was.</p>` : renderSentences(changes)}`;
}

function versionWords(column: Column, before: Column): string {
  const [from, to] = [before.event.version, column.event.version];
  if (from === to) return `Still version ${to ?? 'of the draft'}.`;
  return from === null || to === null ? `Version ${to ?? 'of the draft'}.` : `Version ${to}, where it was ${from}.`;
}

function renderSentences({ came, gone, renamed, required, optional, altered }: Changes): TemplateResult {
  const rows = [
    ...renamed.map(
      ({ from, to }) => html`<li>Renamed: <code>${from.field.path}</code> is now <code>${to.field.path}</code>.</li>`,
    ),
    ...listed('New', came),
    ...listed('Gone', gone),
    ...listed('Now required', required),
    ...listed('No longer required', optional),
    ...alteredSentences(altered),
  ];
  if (rows.length === 0) return html`<p>The fields are the same.</p>`;
  return html`<ul class="changes">${rows}</ul>`;
}

/** One sentence per path. Fields inside a listed field are counted with it. */
function listed(word: string, rows: readonly Row[]): TemplateResult[] {
  const keys = new Set(rows.map(({ key }) => key));
  const tops = rows.filter(({ parent }) => !keys.has(parent));
  return byPath(tops).map(([path, same]) => {
    const within = same.reduce((sum, top) => sum + rows.filter((row) => row.key.startsWith(`${top.key} `)).length, 0);
    const must = word === 'New' && same.every(({ field }) => field.required) ? ', required' : '';
    return html`<li>${word}: <code>${path}</code>${alternatives(same)}${must}${within === 0 ? nothing : html` and ${countWords(within, 'field')} in it`}.</li>`;
  });
}

function alteredSentences(altered: Changes['altered']): TemplateResult[] {
  const words = ({ field }: Row): TemplateResult => {
    const values = field.enum;
    if (values === undefined)
      return html`${typeWords(field)}${field.pattern === undefined ? nothing : html` of the pattern <code>${field.pattern}</code>`}`;
    return html`${values.map((value, index) => html`${index === 0 ? nothing : ', '}<code>${value}</code>`)}`;
  };
  return byPath(altered.map(({ to }) => to)).map(([path, same]) => {
    const [first] = altered.filter(({ to }) => to === same[0]);
    return first === undefined
      ? html``
      : html`<li>Takes something else: <code>${path}</code>${alternatives(same)} was ${words(first.from)}; is ${words(first.to)}.</li>`;
  });
}

function byPath(rows: readonly Row[]): [string, Row[]][] {
  const paths = new Map<string, Row[]>();
  for (const row of rows) paths.set(row.field.path, [...(paths.get(row.field.path) ?? []), row]);
  return [...paths];
}

/** The alternatives that a field belongs to, in words; empty if to none. */
function alternatives(rows: readonly Row[]): string {
  const names = [...new Set(rows.map(({ within }) => within))].filter((name) => name !== '');
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}
