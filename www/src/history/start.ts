import { html, nothing, type TemplateResult } from 'lit';
import { PROVIDERS, type Provider } from '../webhooks/providers.js';
import type { Reading, Wanted } from './protocol.js';

/** Made-up deliveries: a title, what happens, and how it is made. */
const SAMPLES: readonly (readonly [string, string, Wanted])[] = [
  ['A sound delivery', 'Built, tested, deployed; an incident follows', { scenario: 'delivery', runs: 3, faults: [] }],
  [
    'A broken delivery',
    'Eight deliveries, each with another fault, labelled',
    {
      scenario: 'delivery',
      runs: 8,
      faults: ['missing', 'late', 'duplicate', 'reordered', 'malformed', 'abort', 'clock-skew', 'shared-id'],
    },
  ],
  ['Failed tests', 'The tests fail and nothing is deployed', { scenario: 'failed-tests', runs: 3, faults: [] }],
  ['Events that are missing', 'Some never arrive', { scenario: 'delivery', runs: 4, faults: ['missing'] }],
  ['A rollback', 'Deployed, then taken back', { scenario: 'rollback', runs: 4, faults: [] }],
  ['Sent twice', 'Repeated and late events', { scenario: 'pipeline', runs: 6, faults: ['duplicate', 'late'] }],
];

export interface StartActions {
  choose(): void;
  paste(): void;
  sample(wanted: Wanted): void;
  reading(reading: Reading): void;
}

/** What is shown while there is no history: what to do. */
export function start(reading: Reading, actions: StartActions): TemplateResult {
  return html`<p class="lead quiet">Drop the events of your deliveries: see the runs, and find what broke. Nothing leaves this page.</p>
    <div class="drop"><p><strong>Drop files anywhere on this page</strong></p>
      <p class="quiet small">NDJSON, JSON arrays, logs with events in their lines, webhooks as they were delivered, gzip; one file or several, of any size</p>
      <p class="actions"><button class="button primary" @click=${actions.choose}>Open files…</button><button class="button" @click=${actions.paste}>Paste</button></p>
      ${readingChoice(reading, actions)}
    </div>
    <p class="small">Or <a href="live.html" target="_blank">watch events live</a>, as <code>cdevents-wasm serve</code> receives them (opens a tab of its own).</p>
    <h2>Try a delivery</h2>
    <div class="samples">${SAMPLES.map(
      ([title, words, wanted]) =>
        html`<button class="sample" @click=${() => actions.sample(wanted)}><strong>${title}</strong><span>${words}</span></button>`,
    )}</div>`;
}

const WAYS: readonly (readonly [Reading['from'], string])[] = [
  ['auto', 'as what they look like'],
  ['json', 'as JSON'],
  ['log', 'as a log'],
  ['webhooks', 'as webhooks of other systems'],
];

function readingChoice(reading: Reading, actions: StartActions): TemplateResult {
  return html`<div class="reading"><label>Read files <select @change=${(event: Event) => actions.reading({ ...reading, from: (event.currentTarget as HTMLSelectElement).value as Reading['from'] })}>
      ${WAYS.map(([value, words]) => html`<option value=${value} ?selected=${reading.from === value}>${words}</option>`)}</select></label>
    ${reading.from === 'webhooks' ? senderChoice(reading, actions) : nothing}
    <label class="check" title="Then what is not there is missing"><input type="checkbox" .checked=${reading.complete} @change=${(event: Event) => actions.reading({ ...reading, complete: (event.currentTarget as HTMLInputElement).checked })}>They have the whole history</label></div>`;
}

/** Whose webhooks they are: the bodies of some say it only together with their headers. */
function senderChoice(reading: Reading, actions: StartActions): TemplateResult {
  const choose = (event: Event): void => {
    const { value } = event.currentTarget as HTMLSelectElement;
    actions.reading({ ...reading, provider: value === '' ? undefined : (value as Provider) });
  };
  return html`<label>Sent by <select @change=${choose}><option value="">what each says</option>
      ${PROVIDERS.map((one) => html`<option value=${one} ?selected=${reading.provider === one}>${one}</option>`)}</select></label>`;
}
