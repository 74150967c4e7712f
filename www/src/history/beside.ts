import type { Diagnostic } from 'cdevents-wasm';
import { html, nothing, type TemplateResult } from 'lit';
import { code } from '../look/code.js';
import { pageAt } from '../look/home.js';
import { cross } from '../look/icons.js';
import { prose } from '../look/prose.js';
import { countWords, inReadingOrder, placeWords, verdictOf } from '../words/report.js';
import { plain, visible } from '../words/visible.js';
import type { Opened, Row, Witness } from './protocol.js';
import { laidOut, MAX_SHOWN } from './texts.js';
import { timeWords } from './words.js';

export interface RecordActions {
  close(): void;
  edit(opened: Opened): void;
  copy(text: string): void;
  step(by: number): void;
  onlySubject(subject: string): void;
  witness(finding: number): void;
  open(record: number): void;
}

const close = (words: string, run: () => void): TemplateResult =>
  html`<button class="button plain close" aria-label=${words} @click=${run}>${cross}</button>`;

/** A rule's name as a link to its page. */
export const ruleLink = (rule: string): TemplateResult =>
  html`<a href=${pageAt(`rules/${encodeURIComponent(rule)}`)}>${visible(rule)}</a>`;

function finding(
  { severity, message, help, range, rule }: Omit<Diagnostic, 'url' | 'related'>,
  more: unknown = nothing,
): TemplateResult {
  return html`<li class="finding"><p><span class="severity ${severity}">${severity}</span> ${prose(message)}</p>
    <p class="help">${help === undefined ? nothing : html`${prose(help)} · `}${range === undefined ? nothing : `${placeWords(range)} · `}${ruleLink(rule)}</p>${more}</li>`;
}

/** Where a record is, in its file; of what was in no file, which one it is. */
export const whereOf = ({ file, line }: Row): string =>
  file === '' ? `event ${line.toLocaleString('en')}` : `${visible(file)}, line ${line.toLocaleString('en')}`;

const shown = (text: string): string => (text.length > MAX_SHOWN ? text.slice(0, MAX_SHOWN) : text);

/** A record with its report. */
export function recordPanel(opened: Opened, actions: RecordActions): TemplateResult {
  const { row, text, report, found } = opened;
  const { answer, details } = verdictOf(report);
  const own = inReadingOrder(report.diagnostics);
  return html`<section class="beside" aria-labelledby="record-title" tabindex="-1">
    <div class="top"><h2 id="record-title">Record ${row.record.toLocaleString('en')}</h2>
      <button class="button" @click=${() => actions.step(-1)}>Previous</button><button class="button" @click=${() => actions.step(1)}>Next</button>
      ${close('Close the record', actions.close)}</div>
    <p class="facts"><span>${whereOf(row)}</span>${row.time === null ? nothing : html`<span>${timeWords(row.time)} UTC</span>`}
      ${row.subject === '' ? nothing : html`<button class="link" @click=${() => actions.onlySubject(row.subject)}>Only <code>${visible(row.subject)}</code></button>`}</p>
    ${
      row.label === null
        ? nothing
        : html`<p class="small">${row.label.kind === 'missing' ? html`The event before this record was left out on purpose (<code>missing</code>)` : html`This record was made with the fault <code>${row.label.kind}</code>`}${row.label.rule === null ? '; no rule has to report it.' : html`; the rule ${ruleLink(row.label.rule)} must report it.`}</p>`
    }
    <p class="actions"><button class="button primary" @click=${() => actions.edit(opened)}>Open in the editor</button>
      <button class="button" @click=${() => actions.copy(text)}>Copy</button></p>
    ${
      found.length === 0
        ? nothing
        : html`<h3>In its history: ${countWords(found.length, 'finding')}</h3><ul>${found.map((one) =>
            finding(
              one.diagnostic,
              html`<p><button class="link" aria-label="Witness: ${countWords(one.witness.length, 'record')}, of: ${plain(one.diagnostic.message)}" @click=${() => actions.witness(one.finding)}>Witness: ${countWords(one.witness.length, 'record')}</button></p>`,
            ),
          )}</ul>`
    }
    <h3>By itself: ${visible([answer, ...details].join(' · '))}</h3>
    ${own.length === 0 ? nothing : html`<ul>${own.map((one) => finding(one))}</ul>`}
    <pre class="code" tabindex="0" role="region" aria-label="the record">${code(shown(text))}</pre>
    ${text.length > MAX_SHOWN ? html`<p class="small quiet">The rest of the text is not shown. The editor has all of it.</p>` : nothing}
  </section>`;
}

/** The records of a witness. */
export function witnessPanel(
  { found, rows, texts }: Witness,
  link: string | null,
  actions: RecordActions & { share(): void },
): TemplateResult {
  const all = `${texts.join('\n')}\n`;
  return html`<section class="beside" aria-labelledby="witness-title" tabindex="-1">
    <div class="top"><h2 id="witness-title">Witness</h2>${close('Close the witness', actions.close)}</div>
    <ul>${finding(found.diagnostic)}</ul>
    <p class="small quiet">${rows.length === 1 ? 'This record alone gives the finding.' : `These ${countWords(rows.length, 'record')} alone give the finding, and no fewer do.`}</p>
    <p class="actions"><button class="button primary" @click=${() => actions.copy(all)}>Copy</button>
      <button class="button" @click=${actions.share}>Copy link</button>
      ${link === null ? nothing : html`<a class="button" href=${link} target="_blank" rel="noopener">Open as a history of its own</a>`}</p>
    <ol class="subjects">${rows.map(
      (
        row,
        index,
      ) => html`<li><button class="link name" @click=${() => actions.open(row.record)}>Record ${row.record.toLocaleString('en')}: ${visible(row.title)}</button>
        <span class="times">${timeWords(row.time)}</span>
        <pre class="code" tabindex="0" role="region" aria-label="record ${row.record}">${code(shown(laidOut(texts[index] ?? '')))}</pre></li>`,
    )}</ol>
  </section>`;
}
