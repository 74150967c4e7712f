import type { VocabularyInfo } from 'cdevents-wasm';
import { html, nothing, type TemplateResult } from 'lit';
import { prose } from '../look/prose.js';
import { countWords, eventTitle } from '../words/report.js';
import { keyOf, type Topics } from './topics.js';

const STATUS: Record<VocabularyInfo['status'], string> = {
  draft: 'a draft',
  released: 'the release of today',
  superseded: 'superseded',
};

/** The page of one vocabulary: its events, its differences from the one before, and its known defects. */
export function renderVocabulary(topics: Topics, vocabulary: VocabularyInfo, here: string): TemplateResult {
  const { id, title, date, status, events, errata } = vocabulary;
  const { vocabularies } = topics;
  const index = vocabularies.indexOf(vocabulary);
  const [older, newer] = [vocabularies[index - 1], vocabularies[index + 1]];
  return html`<a class="back" href="#/events">All events</a>
    <h1 tabindex="-1">${title}</h1>
    <p class="facts"><span>Published ${date}</span><span>${STATUS[status]}</span><span>${countWords(events.length, 'event')}</span><span>${countWords(errata.length, 'known defect')}</span></p>
    ${older === undefined ? nothing : renderBeside(vocabulary, older)}
    <h2>Events</h2>
    <ul class="rows">${events.map(
      (
        event,
      ) => html`<li><a href="#/events/${keyOf(event)}/${id}">${eventTitle(event)}</a><span class="type">${event.type}</span>
      <p>${prose(event.summary)}</p></li>`,
    )}</ul>
    ${
      errata.length === 0
        ? nothing
        : html`<h2>Known defects</h2>
      <p class="quiet measure">Of the published text and schemas, with the evidence for each.</p>
      ${errata.map(
        (erratum) => html`<div class="erratum measure ${erratum.id === here ? 'here' : ''}" data-erratum=${erratum.id}>
        <h3><a href="#/events/${id}/${erratum.id}">${prose(erratum.message)}</a></h3>
        <p class="quiet">${prose(erratum.evidence)}</p></div>`,
      )}`
    }
    <nav class="pager" aria-label="Other vocabularies">
      ${older === undefined ? html`<span></span>` : html`<a href="#/events/${older.id}">Previous: ${older.title}</a>`}
      ${newer === undefined ? nothing : html`<a href="#/events/${newer.id}">Next: ${newer.title}</a>`}
    </nav>`;
}

/** Which events were added and removed, and how many have a new version. */
function renderBeside({ id, events }: VocabularyInfo, older: VocabularyInfo): TemplateResult {
  const olds = new Map(older.events.map((event) => [keyOf(event), event]));
  const news = new Set(events.map(keyOf));
  const came = events.filter((event) => !olds.has(keyOf(event)));
  const gone = older.events.filter((event) => !news.has(keyOf(event)));
  const raised = events.filter((event) => (olds.get(keyOf(event))?.version ?? event.version) !== event.version).length;
  const links = (list: typeof events, of: string): TemplateResult[] =>
    list.map(
      (event, index) =>
        html`${index === 0 ? nothing : ', '}<a href="#/events/${keyOf(event)}/${of}">${eventTitle(event)}</a>`,
    );
  return html`<h2>Beside ${older.title}</h2>
    <ul class="changes">
      ${came.length === 0 ? nothing : html`<li>New: ${links(came, id)}.</li>`}
      ${gone.length === 0 ? nothing : html`<li>Gone: ${links(gone, older.id)}.</li>`}
      ${raised === 0 ? nothing : html`<li>${countWords(raised, 'event')} with another version.</li>`}
      ${came.length + gone.length + raised === 0 ? html`<li>The same events in the same versions.</li>` : nothing}
    </ul>`;
}
