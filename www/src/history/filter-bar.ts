import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { countWords } from '../words/report.js';
import { visible } from '../words/visible.js';
import { type Filter, NO_FILTER, type Whole } from './protocol.js';

const LABELLED = ['labelled', 'Made with a fault'] as const;
const SEVERITIES: readonly (readonly [Filter['severity'], string])[] = [
  ['', 'All'],
  ['found', 'With findings'],
  ['error', 'With errors'],
  ['warning', 'With warnings'],
  ['note', 'With notes'],
  ['valid', 'Valid by themselves'],
  ['unchecked', 'Not checked'],
];

/** Runs in the choice of one. */
const MAX_CHOICE = 500;

export const isNoFilter = (filter: Filter): boolean => JSON.stringify(filter) === JSON.stringify(NO_FILTER);

export interface FilterState {
  filter: Filter;
  /** Of the records that the filter lets through. */
  count: number;
  /** What `filter.records` are, in words. */
  chosen: string;
  /** The filter is being applied. */
  seeking: boolean;
  /** The numbers change all the time, and are not announced. */
  isLive: boolean;
  select(change: Partial<Filter>): void;
}

const valueOf = (event: Event): string => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;

/** The fields that say which records are shown, and how many these are. */
export function filterBar(
  whole: Whole,
  { filter, count, chosen, seeking, isLive, select }: FilterState,
): TemplateResult {
  const { causes, runs } = whole;
  const all = whole.records - whole.unlisted;
  const isAll = isNoFilter(filter);
  const words = isAll ? countWords(all, 'record') : `${count.toLocaleString('en')} of ${countWords(all, 'record')}`;
  return html`<div class="filter">
      <div class="wide"><label for="text">Text in the record</label><input id="text" type="search" autocomplete="off" spellcheck="false" .value=${live(filter.text)} @input=${(event: Event) => select({ text: valueOf(event) })}></div>
      <div><label for="subject">Subject</label><input id="subject" type="search" autocomplete="off" spellcheck="false" .value=${live(filter.subject)} @input=${(event: Event) => select({ subject: valueOf(event) })}></div>
      <div><label for="severity">Verdict</label><select id="severity" .value=${live(filter.severity)} @change=${(event: Event) => select({ severity: valueOf(event) as Filter['severity'] })}>
        ${[...SEVERITIES, ...(whole.labels > 0 ? [LABELLED] : [])].map(([severity, title]) => html`<option value=${severity} ?selected=${filter.severity === severity}>${title}</option>`)}</select></div>
      <div><label for="rule">Rule</label><select id="rule" .value=${live(filter.rule)} @change=${(event: Event) => select({ rule: valueOf(event) })}>
        <option value="" ?selected=${filter.rule === ''}>All</option>${causes.map(({ rule, count: times }) => html`<option value=${rule} ?selected=${filter.rule === rule}>${visible(rule)} (${times.toLocaleString('en')})</option>`)}</select></div>
      <div><label for="run">Run</label><select id="run" .value=${live(filter.run)} @change=${(event: Event) => select({ run: valueOf(event) })}>
        <option value="" ?selected=${filter.run === ''}>All</option>${runs
          .filter(({ key }, index) => index < MAX_CHOICE || key === filter.run)
          .map(
            ({ key, depth, run }) =>
              html`<option value=${key} ?selected=${filter.run === key}>${'\u00a0\u00a0'.repeat(depth)}${run.kind} ${visible(run.name ?? run.id)}</option>`,
          )}</select></div>
    </div>
    <p class="count" role=${isLive ? nothing : 'status'}>${seeking ? 'Searching…' : words}${chosen === '' ? nothing : `: ${chosen}`} ${isAll ? nothing : html`<button class="link" @click=${() => select(NO_FILTER)}>Show all records</button>`}</p>`;
}
