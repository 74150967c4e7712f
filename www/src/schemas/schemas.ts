import { css, html, nothing, type TemplateResult } from 'lit';
import type { OwnSchema, SchemaProblem } from '../engine/protocol.js';
import { JsonDocument, pathOf } from '../json/document.js';
import { CdDialog, dialogs } from '../look/dialog.js';
import { cross } from '../look/icons.js';
import { prose } from '../look/prose.js';
import { controls } from '../look/styles.js';
import { howToGet } from '../offline/part.js';
import { visible } from '../words/visible.js';

/** What the dialog needs of the page. */
export interface Schemas {
  /** Those in use. */
  current(): readonly OwnSchema[];
  /** What the event in the editor would need a schema for; empty if there is none. */
  suggested: string;
  /** Takes these in the place of those in use. Resolves with why not, if not. Rejects if there is no answer. */
  use(schemas: readonly OwnSchema[]): Promise<SchemaProblem | 'not loaded' | null>;
  /** Reads the file that was chosen. */
  read(files: readonly File[]): Promise<{ text: string } | { refused: string }>;
  /** Says what has happened. */
  say(words: string): void;
}

const schemaStyles = css`
  dialog { width: min(720px, calc(100vw - 24px)); max-height: calc(100dvh - 24px); }
  dialog[open] { display: grid; grid-template: auto minmax(0, 1fr) auto auto / minmax(0, 1fr); }
  .body { display: grid; gap: 12px; min-height: 0; padding: 4px 20px 12px; overflow-y: auto; }
  .help { color: var(--quiet); font-size: 14px; }
  .list { display: grid; border: 1px solid var(--line); border-radius: var(--corner); }
  .list li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; padding: 4px 4px 4px 12px; }
  .list li + li { border-top: 1px solid var(--line); }
  .list .name { flex: 1 1 160px; min-width: 0; font: 13px/18px var(--mono); overflow-wrap: anywhere; }
  .field { display: grid; gap: 2px; font-size: 14px; font-weight: 600; }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 20px; }
  .row label { display: flex; align-items: center; gap: 8px; min-height: 38px; }
  [type="checkbox"] { width: 18px; min-height: 18px; height: 18px; flex: none; margin: 0; accent-color: var(--accent); }
  .problem { max-height: 160px; margin: 0 20px 8px; padding: 8px 12px; overflow-y: auto; border-radius: var(--corner); background: var(--error-wash); color: var(--error); font-size: 14px; overflow-wrap: anywhere; }
  .problem code { background: none; padding: 0; }
  .way { display: block; font: 12.5px/18px var(--mono); }
  textarea { min-height: 160px; height: 240px; }
  @media (max-width: 799px) { .body { padding-inline: 12px; } .problem { margin-inline: 12px; } }
  @media (max-height: 519px) {
    dialog[open] { display: block; overflow-y: auto; }
    .body { overflow-y: visible; }
  }
`;

/** What is wrong, in words for the user. */
interface Fault {
  words: string;
  /** The pointer, and the line and column. */
  way?: string | undefined;
  of: 'name' | 'text' | 'list';
}

/** The schemas of the user's own: which are in use, and the text of one to add. What was typed stays when it is closed. */
export class CdSchemas extends CdDialog {
  static override properties = {
    from: { state: true },
    name: { state: true },
    text: { state: true },
    formats: { state: true },
    fault: { state: true },
    isBusy: { state: true },
  };
  static override styles = [controls, dialogs, schemaStyles];

  declare private from: Schemas | null;
  declare private name: string;
  declare private text: string;
  declare private formats: boolean;
  declare private fault: Fault | null;
  declare private isBusy: boolean;

  constructor() {
    super();
    this.from = null;
    this.name = '';
    this.text = '';
    this.formats = false;
    this.fault = null;
    this.isBusy = false;
  }

  async show(from: Schemas): Promise<void> {
    this.from = from;
    if (this.name === '') this.name = from.suggested;
    await this.open();
  }

  protected override render(): TemplateResult {
    const { from, fault } = this;
    if (from === null) return html``;
    const wrong = (part: Fault['of']): 'true' | typeof nothing => (fault?.of === part ? 'true' : nothing);
    return html`<dialog aria-labelledby="title" @keydown=${this.onKey} @click=${this.onClick}>
      <div class="head"><h2 id="title">Schemas of your own</h2>
        <button class="button plain close" aria-label="Close the schemas" @click=${this.close}>${cross}</button></div>
      <div class="body">
        <p class="help">The page checks events of a type, or with a <code>schemaUri</code>, by your JSON Schema too. Schemas stay in this tab until it is closed.</p>
        ${this.#renderList(from.current())}
        <label class="field"><span>Type or URI of the events</span><input id="name" type="text" autofocus autocomplete="off" spellcheck="false" placeholder="com.example.cache.filled"
          aria-invalid=${wrong('name')} aria-describedby="fault" .value=${this.name} @input=${(event: Event) => (this.name = (event.currentTarget as HTMLInputElement).value)}></label>
        <label class="field"><span>JSON Schema</span><textarea id="text" autocomplete="off" spellcheck="false" aria-invalid=${wrong('text')} aria-describedby="fault"
          .value=${this.text} @input=${(event: Event) => (this.text = (event.currentTarget as HTMLTextAreaElement).value)}></textarea></label>
        <div class="row">
          <button class="button" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('[type="file"]')?.click()}>Choose a file…</button>
          <input type="file" hidden tabindex="-1" aria-label="File with a schema" accept=".json,application/json,application/schema+json" @change=${this.#onFile}>
          <label><input type="checkbox" .checked=${this.formats} @change=${(event: Event) => (this.formats = (event.currentTarget as HTMLInputElement).checked)}>
            <span>Check <code>format</code> too</span></label>
        </div>
      </div>
      <div id="fault" role="status">${fault === null ? nothing : html`<p class="problem">${prose(fault.words)}${fault.way === undefined ? nothing : html`<span class="way">${fault.way}</span>`}</p>`}</div>
      <div class="foot">
        <button class="button" @click=${this.close}>Close</button>
        <button class="button apply" ?disabled=${this.isBusy} @click=${this.#add}>${this.isBusy ? 'Loading…' : 'Add the schema'}</button>
      </div>
    </dialog>`;
  }

  #renderList(schemas: readonly OwnSchema[]): TemplateResult | typeof nothing {
    if (schemas.length === 0) return nothing;
    return html`<ul class="list" aria-label="Schemas in use">${schemas.map(({ name, text, formats }) => {
      const edit = (): void => {
        Object.assign(this, { name, text, formats, fault: null });
        this.#field('text')?.focus();
      };
      return html`<li><span class="name">${visible(name)}</span>
        <button class="button plain" aria-label="Edit the schema for ${visible(name)}" @click=${edit}>Edit</button>
        <button class="button plain" aria-label="Remove the schema for ${visible(name)}" ?disabled=${this.isBusy} @click=${() => void this.#remove(name)}>Remove</button></li>`;
    })}</ul>`;
  }

  #field(id: 'name' | 'text'): HTMLInputElement | HTMLTextAreaElement | null {
    return this.renderRoot.querySelector(`#${id}`);
  }

  readonly #onFile = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file can be chosen again.
    input.value = '';
    const found = await this.from?.read(files);
    if (found === undefined) return;
    if ('refused' in found) {
      this.fault = { words: found.refused, of: 'text' };
      return;
    }
    // As a text area has it.
    this.text = found.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    if (this.name === '') this.name = files[0]?.name.replace(/\.json$/, '') ?? '';
    this.fault = null;
  };

  readonly #add = async (): Promise<void> => {
    const { from, text, formats } = this;
    const name = this.name.trim();
    if (from === null) return;
    if (name === '') {
      this.#tell({ words: 'Which events is the schema for? Enter their type, or the URI that they name.', of: 'name' });
      return;
    }
    // One for the same events is replaced, in its place: others may refer to it.
    const schema = { name, text, formats };
    const all = from.current();
    const isKnown = all.some((one) => one.name === name);
    const next = isKnown ? all.map((one) => (one.name === name ? schema : one)) : [...all, schema];
    if (!(await this.#use(next, name))) return;
    Object.assign(this, { name: '', text: '', formats: false });
    this.close();
    from.say(`Checked by the schema for ${visible(name)} too`);
  };

  async #remove(name: string): Promise<void> {
    const { from } = this;
    if (from === null) return;
    if (
      !(await this.#use(
        from.current().filter((one) => one.name !== name),
        null,
      ))
    )
      return;
    // The button has gone.
    this.#field('name')?.focus();
    from.say(`The schema for ${visible(name)} was removed`);
  }

  /** `edited`: the schema that is in the fields. */
  async #use(schemas: readonly OwnSchema[], edited: string | null): Promise<boolean> {
    this.isBusy = true;
    this.fault = null;
    const problem = await this.from?.use(schemas).catch(() => 'no answer' as const);
    this.isBusy = false;
    if (problem == null) return true;
    if (problem === 'not loaded')
      this.#tell({ words: `What checks by schemas could not be loaded. ${howToGet()}`, of: 'list' });
    else if (problem === 'no answer')
      this.#tell({ words: 'The engine did not answer. Nothing has changed.', of: 'list' });
    else if (problem.name === edited) this.#tellOf(problem);
    else
      this.#tell({ words: `The schema for \`${problem.name}\` needs what would go: ${problem.message}`, of: 'list' });
    return false;
  }

  /** Shows what is wrong with the text, and selects it there. */
  #tellOf({ message, help, pointer, range }: SchemaProblem): void {
    const { text } = this;
    const json = new JsonDocument(text);
    const node = range === undefined && pointer !== '' ? json.at(pathOf(pointer, json)) : undefined;
    const place = range ?? (node && { start: node.offset, end: node.offset + node.length });
    const before = place && text.slice(0, place.start).split('\n');
    const line = before && `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    const way = [visible(pointer), line].filter((part) => part !== undefined && part !== '').join(' · ');
    const words = `The schema cannot be used: ${message}${help === undefined ? '' : `; ${help}`}`;
    this.#tell({ words, way: way === '' ? undefined : way, of: 'text' });
    if (place !== undefined) (this.#field('text') as HTMLTextAreaElement).setSelectionRange(place.start, place.end);
  }

  #tell(fault: Fault): void {
    this.fault = fault;
    if (fault.of !== 'list') this.#field(fault.of)?.focus();
  }
}

customElements.define('cd-schemas', CdSchemas);
