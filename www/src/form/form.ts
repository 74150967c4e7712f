import type { Diagnostic, EventTypeInfo, FieldInfo, Vocabulary } from 'cdevents-wasm';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Library } from '../catalogue/catalog.js';
import {
  controlOf,
  controlsOf,
  fieldAt,
  findingsByField,
  isSettled,
  pathOfField,
  placeOf,
} from '../catalogue/fields.js';
import type { Choice, Shown } from '../catalogue/shown.js';
import { twinOf } from '../cloudevents/layers.js';
import { isWithin, type JsonDocument, type Path } from '../json/document.js';
import { appendAt, type Edit, removeAt, setAt } from '../json/patch.js';
import { prose } from '../look/prose.js';
import { controls } from '../look/styles.js';
import { countWords, eventTitle } from '../words/report.js';
import { plain } from '../words/visible.js';
import type { Editing } from './controls.js';
import type { ListEditing } from './links.js';
import type * as Parts from './parts.js';
import { formStyles } from './styles.js';

/** A finding's sentence and its remedy. */
const wordsOf = ({ message, help }: Diagnostic): TemplateResult =>
  html`${prose(message)}${help === undefined ? nothing : html`; ${prose(help)}`}`;

const FIX_FIRST = 'Fix the JSON errors to use the form again.';

/**
 * The event as a form. It owns no event: values come from the text and every change goes back as the smallest edit of it.
 * Fires `cd-choose` (Choice), `cd-wrong`, `cd-edit` (Edit[]), `cd-point` (Path of the field in use) and `cd-pick` (index in a
 * batch).
 */
export class CdForm extends LitElement {
  static override properties = {
    library: { attribute: false },
    shown: { attribute: false },
    json: { attribute: false },
    findings: { attribute: false },
    caretPath: { attribute: false },
    batch: { attribute: false },
    picked: { attribute: false },
    own: { attribute: false },
    vocabulary: { state: true },
    about: { state: true },
    parts: { state: true },
    fresh: { attribute: false },
  };
  static override styles = [controls, formStyles];

  declare library: Library | null;
  declare shown: Shown | null;
  declare json: JsonDocument;
  declare findings: readonly Diagnostic[];
  /** The path at the editor's caret, if the user moved the caret. */
  declare caretPath: Path | null;
  /** The titles of the events of a batch; empty for a single event. */
  declare batch: readonly string[];
  declare picked: number;
  /** An event with a custom type, which the catalogue does not know. */
  declare own: boolean;
  declare private vocabulary: Vocabulary;
  /** Another number when the findings are about a text that came as a whole: what is drawn may take another place. */
  declare fresh: number;
  /** Fields whose help has lines of its own, since something was wrong with them when the text came. */
  #wide: ReadonlySet<string> = new Set();
  /** The controls; `failed` if their file did not come. */
  declare private parts: typeof Parts | 'failed' | null;
  #loading: Promise<void> | null = null;
  /** The type that the list of events shows; empty for none. */
  #type = '';
  /** The field that has the focus. */
  declare private about: FieldInfo | null;

  /** Optional groups that are open because the text has them. They stay open, so that nothing jumps. */
  #open = new Set<string>();
  /** Fields that were filled while in a collapsed group. They stay there while this event is shown. */
  #filledFolded = new Set<string>();
  #known: EventTypeInfo | null = null;
  /** What was typed into a JSON field, until the field loses the focus. */
  #drafts = new Map<string, string>();

  constructor() {
    super();
    this.library = null;
    this.shown = null;
    this.findings = [];
    this.caretPath = null;
    this.batch = [];
    this.picked = 0;
    this.own = false;
    this.vocabulary = 'draft';
    this.about = null;
    this.parts = null;
    this.fresh = 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { shown } = this;
    if (changed.has('library') && shown === null) this.vocabulary = this.library?.today?.id ?? this.vocabulary;
    if (shown !== null && shown.info !== this.#known) {
      this.#known = shown.info;
      this.vocabulary = shown.vocabulary;
      this.#open.clear();
      this.#filledFolded.clear();
      this.#drafts.clear();
    }
    if (shown !== null) this.#load();
    if (changed.has('fresh'))
      this.#wide = new Set(shown === null ? [] : findingsByField(shown.info.fields, shown.place, this.findings).keys());
    if (shown !== null && (changed.has('json') || changed.has('shown')) && this.json.sound) {
      const note = (field: FieldInfo): void => {
        if (this.#filledFolded.has(field.path) || this.json.at(pathOfField(field, shown.place)) === undefined) return;
        this.#open.add(field.path);
        if (controlOf(field) === 'group') field.fields?.forEach(note);
      };
      shown.info.fields.forEach(note);
    }
  }

  #load(): Promise<void> {
    this.#loading ??= import('./parts.js').then(
      (parts) => void (this.parts = parts),
      () => void (this.parts = 'failed'),
    );
    return this.#loading;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // What somebody chose before stays in a list, whatever its options say: it is set when they are there.
    const wanted = { vocabulary: this.vocabulary, event: this.#type, batch: String(this.picked) };
    for (const [id, value] of Object.entries(wanted)) {
      const select = (this.renderRoot as ShadowRoot).getElementById(id) as HTMLSelectElement | null;
      if (select !== null && select.value !== value) select.value = value;
    }
    if (changed.has('caretPath') && this.caretPath !== null) {
      this.renderRoot.querySelector('.field.here')?.scrollIntoView({ block: 'nearest' });
    }
  }

  protected override render(): TemplateResult {
    const { library } = this;
    if (library === null) return html`<div class="pad quiet">Loading the catalogue of events…</div>`;
    if (this.json.text.trim() === '') return this.#renderStart(library);
    return html`<div class="pad">
      ${this.#renderChoice(library)}
      ${this.batch.length > 1 ? this.#renderBatch() : nothing}
      ${this.shown === null ? this.#renderNothing() : this.#renderFields(this.shown)}
    </div>
    ${this.shown === null ? nothing : this.#renderAbout(this.shown)}`;
  }

  /** The empty state: what to do, with the newest release's events a press away and the draft's own one more. */
  #renderStart(library: Library): TemplateResult {
    const { today } = library;
    const draft = library.draft;
    const button = (id: Vocabulary, info: EventTypeInfo): TemplateResult => html`<li>
      <button class="button example" title=${info.summary} @click=${() => this.#choose(id, info.type)}>${eventTitle(info)}</button></li>`;
    // What the draft has, as the newest release has it.
    const same = (draft?.events ?? []).flatMap(({ subject, predicate }) => {
      const info = today === undefined ? undefined : library.counterpart(today.id, subject, predicate);
      return today === undefined || info === undefined ? [] : [button(today.id, info)];
    });
    return html`<div class="pad start">
      <h2>Compose an event</h2>
      <p class="quiet">Start from an example, or paste an event or a webhook anywhere on this page.</p>
      <button class="button wrong" @click=${() => this.#fire('cd-wrong', null)}><strong>See an event with errors</strong><span>What is found, where, and how it is fixed</span></button>
      <h3>${today?.title}, the newest release</h3>
      <ul>${same}</ul>
      ${
        draft === undefined
          ? nothing
          : html`<details class="draft"><summary>${draft.title} <span class="count">${draft.events.length}</span></summary>
        <ul>${draft.events.map((info) => button(draft.id, info))}</ul></details>`
      }
      <h3>All events</h3>
      <cd-gallery folded .library=${library}></cd-gallery>
      ${this.#renderChoice(library)}
    </div>`;
  }

  #renderChoice(library: Library): TemplateResult {
    const { shown } = this;
    const empty = this.json.text.trim() === '';
    const vocabulary = library.vocabulary(this.vocabulary);
    const events = vocabulary?.events ?? [];
    const subjects = [...new Set(events.map((info) => info.subject))];
    const current = !empty && shown !== null && shown.vocabulary === this.vocabulary ? shown.info.type : '';
    this.#type = current;
    return html`<div class="choice" @focusout=${this.#onLeave}>
      <div class="field">
        <label for="vocabulary">Vocabulary</label>${
          current === ''
            ? nothing
            : html`<button type="button" class="link convert" aria-haspopup="dialog" title="Show what becomes of the event in another vocabulary" @click=${() => this.#fire('cd-convert', null)}>Convert…</button>`
        }
        <select id="vocabulary" @change=${this.#onVocabulary}>
          ${library.vocabularies.map((other) => html`<option value=${other.id} ?selected=${other.id === this.vocabulary}>${other.title}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="event">Event</label>
        <select id="event" aria-describedby="event-help" @change=${this.#onEvent}>
          <option value="" ?selected=${current === ''} disabled>Choose an event…</option>
          ${subjects.map((subject) => {
            const own = events.filter((info) => info.subject === subject);
            const title = own[0] === undefined ? subject : eventTitle(own[0]).split(' ')[0];
            return html`<optgroup label=${title ?? subject}>${own.map(
              (info) =>
                html`<option value=${info.type} ?selected=${info.type === current}>${eventTitle(info)}</option>`,
            )}</optgroup>`;
          })}
        </select>
      </div>
      <p class="help" id="event-help">${this.#eventHelp(current, empty)}</p>
    </div>`;
  }

  #eventHelp(current: string, empty: boolean): unknown {
    if (!empty && !this.json.sound && this.json.root !== undefined) return FIX_FIRST;
    if (current !== '') return prose(this.shown?.info.summary ?? '');
    return this.shown === null || this.shown.vocabulary === this.vocabulary
      ? 'Choosing an event puts its example into the editor.'
      : 'It does not have this event. Choose another one.';
  }

  #renderBatch(): TemplateResult {
    return html`<div class="field">
      <label for="batch">Event of the batch</label>
      <select id="batch" @change=${(event: Event) =>
        this.#fire('cd-pick', Number((event.currentTarget as HTMLSelectElement).value))}>
        ${this.batch.map((title, index) => html`<option value=${index} ?selected=${index === this.picked}>${index + 1}: ${title}</option>`)}
      </select>
    </div>`;
  }

  #renderNothing(): TemplateResult | typeof nothing {
    if (this.json.tooLong) return html`<p class="quiet">The text is too long for the form. It is still checked.</p>`;
    if (this.own) return html`<p class="quiet">This is a custom event. It has no form: it is checked as you type.</p>`;
    return this.json.sound
      ? html`<p class="quiet">The form shows the fields of an event whose type is known.</p>`
      : this.json.root === undefined
        ? html`<p class="quiet">${FIX_FIRST}</p>`
        : nothing;
  }

  #renderFields(shown: Shown): TemplateResult | typeof nothing {
    const { parts } = this;
    if (parts === null) return nothing;
    if (parts === 'failed')
      return html`<p class="quiet">The form could not be loaded. Reload the page to use it; checking works without it.</p>`;
    const errors = findingsByField(shown.info.fields, shown.place, this.findings);
    const here = this.caretPath === null ? null : fieldAt(shown.info.fields, shown.place, this.caretPath);
    return html`<form autocomplete="off" @submit=${(event: Event) => event.preventDefault()}>
      <fieldset class="all" ?disabled=${!this.json.sound}>
        <legend class="unseen">Fields of the event</legend>
        ${this.#renderList(shown.info.fields, shown, errors, here, parts)}
      </fieldset>
    </form>`;
  }

  #renderList(
    fields: readonly FieldInfo[],
    shown: Shown,
    errors: Map<string, Diagnostic[]>,
    here: string | null,
    parts: typeof Parts,
  ): TemplateResult {
    const has = (field: FieldInfo): boolean =>
      errors.has(field.path) || (controlOf(field) === 'group' && (field.fields ?? []).some(has));
    const visible: FieldInfo[] = [];
    const folded: FieldInfo[] = [];
    for (const field of fields) {
      if (isSettled(field, shown.vocabulary) && !errors.has(field.path)) continue;
      if (field.required || this.#open.has(field.path)) visible.push(field);
      else folded.push(field);
    }
    const wrong = folded.filter(has).length;
    return html`
      ${visible.map((field) => this.#renderField(field, shown, errors, here, parts))}
      ${
        folded.length === 0
          ? nothing
          : html`<details>
        <summary>More fields <span class="count">${folded.length}</span>${wrong > 0 ? html` <span class="bad">${countWords(wrong, 'finding')}</span>` : nothing}</summary>
        <div class="folded">${folded.map((field) => this.#renderField(field, shown, errors, here, parts))}</div>
      </details>`
      }`;
  }

  #renderField(
    field: FieldInfo,
    shown: Shown,
    errors: Map<string, Diagnostic[]>,
    here: string | null,
    parts: typeof Parts,
  ): TemplateResult {
    const name = field.path.split('.').at(-1) ?? field.path;
    const findings = errors.get(field.path) ?? [];
    if (controlOf(field) === 'group') {
      const deep = field.path.split('.').length > 2;
      return html`<fieldset class="group ${deep ? 'deep' : ''}">
        <legend>${name}${field.required ? nothing : html` <span class="optional">optional</span>`}</legend>
        ${findings.length > 0 ? this.#renderHelp(field, findings) : nothing}
        ${this.#renderList(field.fields ?? [], shown, errors, here, parts)}
      </fieldset>`;
    }
    const node = this.json.at(pathOfField(field, shown.place));
    if (controlOf(field) === 'links') return this.#renderLinks(field, name, shown, findings, here, parts);
    const editing: Editing = {
      field,
      name,
      node,
      json: this.json,
      invalid: findings.some((finding) => finding.severity === 'error'),
      draft: this.#drafts.get(field.path),
      write: (raw) => this.#write(field, shown, raw),
      writeItem: (index, raw) => this.#writeItem(field, shown, index, raw),
      keepDraft: (draft) => this.#keepDraft(field.path, draft),
    };
    return html`<div class="field ${here === field.path ? 'here' : ''} ${this.#wide.has(field.path) ? 'wide' : ''}" @focusin=${() => this.#onFocus(field, pathOfField(field, shown.place))} @focusout=${this.#onBlur}>
      ${parts.renderControl(editing)}
      ${this.#renderHelp(field, findings)}
    </div>`;
  }

  #renderLinks(
    field: FieldInfo,
    name: string,
    shown: Shown,
    findings: readonly Diagnostic[],
    here: string | null,
    { renderControl, renderLinks }: typeof Parts,
  ): TemplateResult {
    const own = pathOfField(field, shown.place);
    const placed = findings.map((finding) => ({ finding, path: placeOf(finding).slice(own.length) }));
    const keyOf = (path: Path): string => `${field.path}/${path.join('/')}`;
    const editing: ListEditing = {
      field,
      name,
      json: this.json,
      node: this.json.at(own),
      writeAt: (path, raw) => this.#writeEntry(field, shown, [...own, ...path], raw),
      append: (raw) => {
        if (this.json.sound) this.#edit(appendAt(this.json, own, raw, { order: this.#order(field, shown) }));
        if (!field.required && !this.#open.has(field.path)) this.#filledFolded.add(field.path);
      },
      findingsAt: (path, deep) =>
        placed.flatMap(({ finding, path: at }) =>
          isWithin(at, path) && (deep || at.length === path.length) ? [finding] : [],
        ),
      draftAt: (path) => this.#drafts.get(keyOf(path)),
      keepDraftAt: (path, draft) => this.#keepDraft(keyOf(path), draft),
      control: (inner, path, node) => {
        const id = { ...inner, path: `${field.path}-${path.join('-')}` };
        const found = editing.findingsAt(path, true);
        return html`<div class="field">
          ${renderControl({
            field: id,
            name: path.slice(1).join('.'),
            node,
            json: this.json,
            invalid: found.some(({ severity }) => severity === 'error'),
            draft: editing.draftAt(path),
            write: (raw) => editing.writeAt(path, raw),
            writeItem: (index, raw) => editing.writeAt([...path, index], raw),
            keepDraft: (draft) => editing.keepDraftAt(path, draft),
          })}
          ${this.#renderHelp(id, found)}
        </div>`;
      },
    };
    const rest = placed.flatMap(({ finding, path }) =>
      path.length === 0 || editing.node?.type !== 'array' ? [finding] : [],
    );
    return html`<div class="field ${here === field.path ? 'here' : ''}" @focusin=${() => this.#onFocus(field, own)} @focusout=${this.#onBlur}>
      ${renderLinks(editing)}
      ${this.#renderHelp(field, rest)}
    </div>`;
  }

  #renderHelp(field: FieldInfo, findings: readonly Diagnostic[]): TemplateResult {
    const id = `help-${field.path}`;
    const [first] = findings;
    if (first === undefined)
      return html`<p class="help" id=${id} title=${field.summary.replaceAll('`', '')}>${prose(field.summary)}</p>`;
    return html`<p class="help ${first.severity}" id=${id} title=${plain(first.message)}><span class="unseen">${first.severity}: </span>${wordsOf(first)}</p>`;
  }

  /** The whole of what stands beside the label of the field in use. It is read out with the field itself. */
  #renderAbout({ info, place }: Shown): TemplateResult {
    const { about } = this;
    const [first] = about === null ? [] : (findingsByField(info.fields, place, this.findings).get(about.path) ?? []);
    return html`<p class="about ${first?.severity ?? ''}" aria-hidden="true">${
      about === null
        ? 'Select a field to see what it means.'
        : html`<strong>${about.path}</strong> · ${first === undefined ? prose(about.summary) : wordsOf(first)}`
    }</p>`;
  }

  /** Writes a field's JSON text; `null` removes the field and the optional groups that become empty. */
  #write(field: FieldInfo, shown: Shown, raw: string | null): void {
    if (!this.json.sound) return;
    if (!field.required && !this.#open.has(field.path)) this.#filledFolded.add(field.path);
    const path = pathOfField(field, shown.place);
    if (raw !== null) {
      // Keep the envelope's copy equal.
      const twin = twinOf(path, this.json);
      this.#edit([
        ...setAt(this.json, path, raw, { order: this.#order(field, shown) }),
        ...(twin === null ? [] : setAt(this.json, twin, raw)),
      ]);
      return;
    }
    let gone = path;
    let owner = this.#ownerOf(field, shown);
    while (owner !== null && !owner.required && this.json.at(gone.slice(0, -1))?.children?.length === 1) {
      gone = gone.slice(0, -1);
      owner = this.#ownerOf(owner, shown);
    }
    this.#edit(removeAt(this.json, gone));
  }

  #writeItem(field: FieldInfo, shown: Shown, index: number, raw: string | null): void {
    if (!this.json.sound) return;
    const path = [...pathOfField(field, shown.place), index];
    this.#edit(raw === null ? removeAt(this.json, path) : setAt(this.json, path, raw));
  }

  /** Writes inside a list. Removing a value also removes what becomes empty, up to the entry. */
  #writeEntry(field: FieldInfo, shown: Shown, path: Path, raw: string | null): void {
    if (!this.json.sound) return;
    if (raw !== null) {
      this.#edit(setAt(this.json, path, raw));
      return;
    }
    const own = pathOfField(field, shown.place).length;
    let gone = path;
    while (gone.length > own + 2 && this.json.at(gone.slice(0, -1))?.children?.length === 1) gone = gone.slice(0, -1);
    // Removing the last entry removes an optional list too.
    if (gone.length === own + 1 && !field.required && this.json.at(gone.slice(0, -1))?.children?.length === 1)
      this.#write(field, shown, null);
    else this.#edit(removeAt(this.json, gone));
  }

  #order(field: FieldInfo, shown: Shown): string[] {
    return this.#siblings(field, shown).map((other) => String(pathOfField(other, shown.place).at(-1)));
  }

  #keepDraft(key: string, draft: string | null): void {
    if (draft === null) this.#drafts.delete(key);
    else this.#drafts.set(key, draft);
    this.requestUpdate();
  }

  #ownerOf(field: FieldInfo, shown: Shown): FieldInfo | null {
    const path = field.path.split('.').slice(0, -1).join('.');
    const find = (fields: readonly FieldInfo[]): FieldInfo | null => {
      for (const other of fields) {
        if (other.path === path) return other;
        const inner = find(other.fields ?? []);
        if (inner !== null) return inner;
      }
      return null;
    };
    return path === '' ? null : find(shown.info.fields);
  }

  #siblings(field: FieldInfo, shown: Shown): readonly FieldInfo[] {
    return this.#ownerOf(field, shown)?.fields ?? shown.info.fields;
  }

  /** The same event of another vocabulary at once; where it has none, the list shows what it has. */
  #onVocabulary(event: Event): void {
    this.vocabulary = (event.currentTarget as HTMLSelectElement).value as Vocabulary;
    const { library, shown, json } = this;
    if (shown === null || json.text.trim() === '' || this.vocabulary === shown.vocabulary) return;
    const { subject, predicate } = shown.info;
    const same = library?.counterpart(this.vocabulary, subject, predicate);
    if (same !== undefined) this.#choose(this.vocabulary, same.type, true);
  }

  /** Without a choice the lists say again what is there. */
  #onLeave(event: FocusEvent): void {
    const next = event.relatedTarget as Node | null;
    if (next !== null && (event.currentTarget as Element).contains(next)) return;
    if (this.shown !== null) this.vocabulary = this.shown.vocabulary;
  }

  #onEvent(event: Event): void {
    const type = (event.currentTarget as HTMLSelectElement).value;
    if (type !== '') this.#choose(this.vocabulary, type);
  }

  #onFocus(field: FieldInfo, path: Path): void {
    this.about = field;
    this.#fire('cd-point', path);
  }

  readonly #onBlur = (): void => {
    this.about = null;
  };

  #choose(vocabulary: Vocabulary, type: string, stay = false): void {
    this.#fire('cd-choose', { vocabulary, type, stay } satisfies Choice);
  }

  #edit(edits: Edit[]): void {
    if (edits.length > 0) this.#fire('cd-edit', edits);
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Focuses the first field that a user would fill. */
  focusFirst(): void {
    const { shown } = this;
    const first =
      shown === null
        ? undefined
        : controlsOf(shown.info.fields).find((field) => field.required && !isSettled(field, shown.vocabulary));
    const id = first === undefined ? 'event' : `field-${first.path}`;
    void this.#load()
      .then(() => this.updateComplete)
      .then(() => (this.renderRoot as ShadowRoot).getElementById(id)?.focus());
  }
}
