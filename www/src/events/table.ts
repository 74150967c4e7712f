import type { Vocabulary } from 'cdevents-wasm';
import { html, nothing, type TemplateResult } from 'lit';
import { countWords } from '../words/report.js';
import { allRows, type Column, type Row } from './compare.js';

/** The columns side by side, a row for each field. The rows inside a field with alternatives are collapsed. */
export function renderTable(
  key: string,
  columns: readonly Column[],
  shown: Vocabulary,
  open: ReadonlySet<string>,
  toggle: (row: string) => void,
): TemplateResult {
  const rows = allRows(columns);
  const parents = new Map(rows.map((row) => [row.key, row.parent]));
  const hasAlternatives = new Set(
    rows
      .filter((row) => columns.some(({ rows }) => rows.get(row.key)?.field.oneOf !== undefined))
      .map(({ key }) => key),
  );
  /** The outermost ancestor that has alternatives: collapsing it hides the row. */
  const outermost = (row: Row): string | null => {
    let found: string | null = null;
    for (let at = row.parent; at !== ''; at = parents.get(at) ?? '') if (hasAlternatives.has(at)) found = at;
    return found;
  };
  const foldable = new Set(
    rows.filter((row) => hasAlternatives.has(row.key) && outermost(row) === null).map(({ key }) => key),
  );
  const foldOf = (row: Row): string | null => {
    const fold = outermost(row);
    return fold === null || open.has(fold) ? null : fold;
  };
  const within = new Map<string | null, Row[]>();
  for (const row of rows) {
    const fold = foldOf(row);
    within.set(fold, [...(within.get(fold) ?? []), row]);
  }
  const seen = within.get(null) ?? [];
  return html`<div class="scroll" role="region" aria-label="Comparison of the vocabularies" tabindex="0"><table class="compare">
    <thead>
      <tr><th scope="col">Field</th>${columns.map((column) => html`<th scope="col" class=${column.ids.includes(shown) ? 'shown' : ''}>${column.ids.map((id) => html`<a href="#/events/${key}/${id}">${id}</a><br>`)}</th>`)}</tr>
      <tr><th scope="row">Version</th>${columns.map((column) => html`<td class=${column.ids.includes(shown) ? 'shown' : ''}>${column.event.version ?? 'none'}</td>`)}</tr>
    </thead>
    <tbody>${seen.map((row) => {
      const folded = within.get(row.key) ?? [];
      const isFold = foldable.has(row.key);
      const count = isFold && !open.has(row.key) ? folded.length : 0;
      return html`<tr>
        <th scope="row" class="deep-${row.depth} ${columns.at(-1)?.rows.has(row.key) === true ? '' : 'old'}">${
          isFold
            ? html`<button class="fold" aria-expanded=${open.has(row.key) ? 'true' : 'false'} @click=${() => toggle(row.key)}>${nameOf(row)}${count === 0 ? nothing : html`<span class="unseen">, ${countWords(count, 'field')} in it</span>`}</button>`
            : nameOf(row)
        }</th>
        ${columns.map((column) => html`<td class=${column.ids.includes(shown) ? 'shown' : ''}>${renderCell(row, column, count === 0 ? [] : folded)}</td>`)}
      </tr>`;
    })}</tbody>
  </table></div>`;
}

const nameOf = ({ name, alternative }: Row): string => (alternative === '' ? name : `or ${alternative}`);

function renderCell(row: Row, column: Column, folded: readonly Row[]): TemplateResult {
  const { rows, changes } = column;
  const here = rows.get(row.key);
  const state =
    here === undefined
      ? html`<span class="not">–<span class="unseen"> not there</span></span>`
      : row.alternative !== ''
        ? html`<span class="may">yes</span>`
        : here.field.required
          ? html`<span class="must">required</span>`
          : html`<span class="may">optional</span>`;
  if (changes === null || changes.anew) return state;
  const is = (list: readonly Row[]): boolean => list.some(({ key }) => key === row.key);
  const marks: TemplateResult[] = [];
  const mark = (tone: string, words: string): void => void marks.push(html`<span class="mark ${tone}">${words}</span>`);
  const renamed = changes.renamed.find(({ to }) => to.key === row.key);
  const renaming = changes.renamed.find(({ from }) => from.key === row.key);
  if (is(changes.came)) mark('came', 'new');
  if (is(changes.gone)) mark('gone', 'gone');
  if (renamed !== undefined) mark('other', `was ${renamed.from.name}`);
  if (renaming !== undefined) mark('other', `now ${renaming.to.name}`);
  if (is(changes.required)) mark('other', 'now required');
  if (is(changes.optional)) mark('other', 'now optional');
  if (is(changes.altered.map(({ to }) => to))) mark('other', 'changed');
  if (marks.length === 0 && folded.some(({ key }) => changed(changes, key))) mark('other', 'changed inside');
  return html`${state}${marks}`;
}

const changed = (
  { came, gone, renamed, required, optional, altered }: NonNullable<Column['changes']>,
  key: string,
): boolean =>
  [...came, ...gone, ...required, ...optional, ...[...renamed, ...altered].flatMap(({ from, to }) => [from, to])].some(
    (row) => row.key === key,
  );
