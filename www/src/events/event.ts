import type { EventTypeInfo, Vocabulary, VocabularyInfo } from 'cdevents-wasm';
import { html, nothing, type TemplateResult } from 'lit';
import { exampleText } from '../catalogue/fields.js';
import { code } from '../look/code.js';
import { prose } from '../look/prose.js';
import { countWords } from '../words/report.js';
import { renderChanges } from './changes.js';
import { type Column, columnsOf } from './compare.js';
import { renderFields } from './fields.js';
import { renderTable } from './table.js';
import type { Topic, Topics } from './topics.js';

export interface EventState {
  shown: Vocabulary;
  openRows: ReadonlySet<string>;
  toggle: (row: string) => void;
  open: (text: string) => void;
}

/** The columns of a topic never change, so they are computed once. */
const columns = new WeakMap<Topic, Column[]>();
export function columnsFor(topic: Topic): Column[] {
  let known = columns.get(topic);
  if (known === undefined) columns.set(topic, (known = columnsOf(topic)));
  return known;
}

/** The page of one event: what it means, which vocabularies have it, what changed, and its fields in one of them. */
export function renderEvent(
  topics: Topics,
  topic: Topic,
  { shown, openRows, toggle, open }: EventState,
): TemplateResult {
  const event = topic.events.get(shown);
  const vocabulary = topics.vocabulary(shown);
  if (event === undefined || vocabulary === undefined) return html``;
  const sides = columnsFor(topic);
  return html`<a class="back" href="#/events">All events</a>
    <h1 tabindex="-1">${topic.title}</h1>
    <p class="lead">${prose(event.summary)}</p>
    ${renderCourse(topics, topic)}
    <h2 id="in">In ${vocabulary.title}</h2>
    <nav class="strip" aria-label="Show as in">${[...topic.events].map(([id, { version }]) => html`<a href="#/events/${topic.key}/${id}" aria-current=${id === shown ? 'true' : nothing}>${id} <span>${version ?? 'listed'}</span></a>`)}</nav>
    <p class="facts"><span>Type <code>${event.type}</code></span><span>${event.version === null ? 'Without a version' : `Version ${event.version}`}</span>
      <a href="#/events/${shown}">All of ${shown}</a></p>
    <div class="beside">
      <div><h3>Example</h3>${renderExample(event, open)}</div>
      <div><h3>Fields</h3>${renderFields(event)}</div>
    </div>
    ${renderDefects(vocabulary)}
    <h2>${sides.length === 1 ? 'Vocabularies' : 'From vocabulary to vocabulary'}</h2>
    <p class="quiet measure">${sides.length === 1 ? nothing : 'Vocabularies that define this event in the same way share a column. Marks show what differs from the column before.'}</p>
    ${renderTable(topic.key, sides, shown, openRows, toggle)}
    <h2>What changed</h2>
    ${renderChanges(sides)}`;
}

/** The events of the same subject, with an arrow where one is known to follow the other. */
function renderCourse(topics: Topics, topic: Topic): TemplateResult | typeof nothing {
  const family = topics.family(topic);
  if (family.length < 2) return nothing;
  return html`<nav aria-label="Events of ${topic.subject}"><ul class="course">${family.map((one, index) => {
    const before = family[index - 1];
    const arrow = before !== undefined && topics.follows(before, one);
    return html`<li>${arrow ? html`<span class="arrow"><span aria-hidden="true">→</span><span class="unseen">then</span></span>` : nothing}<a href="#/events/${one.key}" aria-current=${one === topic ? 'page' : nothing}>${one.title}</a></li>`;
  })}</ul></nav>`;
}

function renderExample(event: EventTypeInfo, open: (text: string) => void): TemplateResult {
  const text = exampleText(event);
  return html`<pre class="code" tabindex="0" role="region" aria-label="Example">${code(text)}</pre>
    <p class="actions"><button class="button" @click=${() => open(text)}>Open in the playground</button></p>`;
}

function renderDefects({ id, errata }: VocabularyInfo): TemplateResult | typeof nothing {
  if (errata.length === 0) return nothing;
  return html`<details class="defects"><summary>${countWords(errata.length, 'known defect')} of ${id}</summary>
    <ul class="changes">${errata.map((erratum) => html`<li><a href="#/events/${id}/${erratum.id}">${prose(erratum.message)}</a></li>`)}</ul></details>`;
}
