import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { prose } from '../look/prose.js';
import { countWords } from '../words/report.js';
import { stretches, type Topic, type Topics } from './topics.js';

/** The searchable text of a topic: its names, types and summaries. */
const haystacks = new WeakMap<Topic, string>();

export function matches(topic: Topic, wanted: string): boolean {
  let text = haystacks.get(topic);
  if (text === undefined) {
    text = [topic.key, topic.title, ...[...topic.events.values()].flatMap(({ type, summary }) => [type, summary])]
      .join('\n')
      .toLowerCase();
    haystacks.set(topic, text);
  }
  return wordsOf(wanted).every((word) => text.includes(word));
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

export interface ListState {
  wanted: string;
  onInput: (event: Event) => void;
  onKey: (event: KeyboardEvent) => void;
}

/** All events in one table. A bar spans the vocabularies that have the same version of a type. */
export function renderList(topics: Topics, { wanted, onInput, onKey }: ListState): TemplateResult {
  const { all, vocabularies } = topics;
  const shown = new Set(all.filter((topic) => matches(topic, wanted)));
  const filtered = wordsOf(wanted).length > 0;
  let subject = '';
  return html`<h1 tabindex="-1">Events</h1>
    <p class="lead quiet">What ${vocabularies.length} vocabularies have words for, and which has it under which version.</p>
    <div class="filter" @keydown=${onKey}>
      <div class="wide">
        <label for="find">Find an event</label>
        <input id="find" type="search" autocomplete="off" spellcheck="false" .value=${live(wanted)} @input=${onInput}>
      </div>
    </div>
    <p class="count" role="status">${filtered ? `${shown.size} of ${countWords(all.length, 'event')}` : countWords(all.length, 'event')}</p>
    <nav class="strip" aria-label="Vocabularies">${vocabularies.map(({ id, title }) => html`<a href="#/events/${id}" title=${title}>${id}</a>`)}</nav>
    ${shown.size === 0 ? html`<p class="none">No event has that in its name or its meaning. Fewer words find more.</p>` : nothing}
    <table class="list" ?hidden=${shown.size === 0} @keydown=${onKey}>
      <thead><tr><th scope="col">Event</th>${vocabularies.map(({ id }) => html`<th scope="col">${id}</th>`)}</tr></thead>
      <tbody>${all.map((topic) => {
        const isShown = shown.has(topic);
        const isFirst = isShown && topic.subject !== subject;
        if (isShown) subject = topic.subject;
        return html`<tr class=${isFirst ? 'first' : ''} ?hidden=${!isShown}><th scope="row"><a href="#/events/${topic.key}">${topic.title}</a>
          <p>${prose(topic.summary)}</p><p class="where">${whereWords(topic)}</p></th>${cellsOf(topic, topics)}</tr>`;
      })}</tbody>
    </table>`;
}

/** The cells of a topic never change, so they are rendered once. */
const cells = new WeakMap<Topic, TemplateResult[]>();

function cellsOf(topic: Topic, { vocabularies }: Topics): TemplateResult[] {
  let known = cells.get(topic);
  if (known === undefined) {
    known = stretches(topic, vocabularies).map(({ ids, event }) =>
      event === null
        ? html`<td colspan=${ids.length}></td>`
        : html`<td colspan=${ids.length}><span class="span">${event.version ?? 'listed'}</span></td>`,
    );
    cells.set(topic, known);
  }
  return known;
}

/** The bars in words, for narrow pages. */
function whereWords({ events }: Topic): string {
  const ids = [...events.keys()];
  const [first, last] = [ids[0] ?? '', ids.at(-1) ?? ''];
  return first === last ? `Only in ${first}` : `In ${ids.length} vocabularies, ${first} to ${last}`;
}
