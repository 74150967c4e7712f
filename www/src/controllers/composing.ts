import type { EventInfo } from 'cdevents-wasm';
import type { ReactiveController } from 'lit';
import type { Library } from '../catalogue/catalog.js';
import { exampleText } from '../catalogue/fields.js';
import type { Choice, Shown } from '../catalogue/shown.js';
import { SPECVERSION } from '../cloudevents/names.js';
import { isWithin, pathOf, stepsOf } from '../json/document.js';
import { howToGet } from '../offline/part.js';
import type { Guide } from '../source/guide.js';
import type { Checking } from './checking.js';
import type { Pages } from './pages.js';
import type { Shell } from './shell.js';

/** The catalogue, the event that form and editor show from it, and new texts that start from its examples. */
export class Composing implements ReactiveController {
  library: Library | null = null;
  /** The event that the form showed last. It stays while the text is broken or its type is being typed. */
  shown: Shown | null = null;
  readonly #shell: Shell;
  readonly #checking: Checking;
  readonly #pages: Pages;
  /** The inputs that `shown` was computed from. */
  #from: readonly unknown[] = [];
  #focusForm = false;

  constructor(shell: Shell, checking: Checking, pages: Pages) {
    this.#shell = shell;
    this.#checking = checking;
    this.#pages = pages;
    shell.addController(this);
  }

  async load(): Promise<void> {
    if (this.library !== null) return;
    try {
      const [{ Library }] = await Promise.all([import('../catalogue/catalog.js'), import('../gallery/dialog.js')]);
      // Another call has loaded it in the meantime.
      if (this.library !== null) return;
      const library = (this.library = new Library());
      this.#shell.requestUpdate();
      const checking = this.#checking;
      checking.engine.survey(library.vocabularies.map(({ id }) => id));
      if (checking.judgeBy !== null && library.vocabulary(checking.judgeBy) === undefined) checking.judgeAs(null);
    } catch {
      this.#pages.fail('events');
      this.#shell.notice = `The catalogue of events could not be loaded; checking works without it. ${howToGet()}`;
    }
  }

  /** Replaces the text with the example of an event. Undo brings the text back. */
  choose({ vocabulary, type }: Choice): void {
    const info = this.library?.event(vocabulary, type);
    if (info === undefined) return;
    this.#pages.compose();
    const { judgeBy } = this.#checking;
    if (judgeBy !== null && judgeBy !== vocabulary) this.#checking.judgeAs(null);
    this.#focusForm = true;
    this.#shell.source?.replace(exampleText(info));
    this.#shell.picked = 0;
  }

  /** Opens an example in the editor. The example determines its vocabulary. */
  async try(example: string): Promise<void> {
    const shell = this.#shell;
    location.hash = '#/';
    await shell.source?.settled;
    const hadText = !this.#checking.isEmpty && this.#checking.json.text !== example;
    if (this.#checking.judgeBy !== null) this.#checking.judgeAs(null);
    shell.source?.replace(example);
    shell.picked = 0;
    shell.pane = 'source';
    if (hadText) shell.source?.say('Undo brings back what stood here');
    await shell.updateComplete;
    shell.source?.select(0, 0, true);
  }

  /** The names of the event's members, used when a header adds one. */
  get spellings(): readonly string[] {
    return this.shown?.info.fields.map(({ path }) => path) ?? [];
  }

  readonly guide: Guide = {
    library: () => this.library,
    judgeBy: () => this.#checking.judgeBy,
    shownAt: (path) => {
      const around = (this.#checking.report?.events ?? []).filter(({ pointer }) => isWithin(path, stepsOf(pointer)));
      return this.#shownOf(around.sort((one, other) => other.pointer.length - one.pointer.length)[0]);
    },
  };

  /** What the form shows: the event that the report identified; if it identified none, what was shown before. */
  #shownOf(event: EventInfo | undefined): Shown | null {
    const { library, shown } = this;
    const { json } = this.#checking;
    if (json.tooLong || this.#checking.isEmpty) return null;
    if (library === null || event?.vocabulary == null) return shown;
    if (event.custom) return null;
    const { vocabulary, type, subject, predicate } = event;
    const info =
      (type === null ? undefined : library.event(vocabulary, type)) ??
      (subject === null || predicate === null ? undefined : library.counterpart(vocabulary, subject, predicate));
    if (info === undefined) return shown?.vocabulary === vocabulary ? shown : null;
    const path = pathOf(event.pointer, json);
    // The event's members are the envelope's attributes: this is how CloudEvents carries the draft.
    const asAttributes = event.envelope !== 'none' && json.at([...path, SPECVERSION]) !== undefined;
    return { vocabulary, info, place: { path, asAttributes } };
  }

  hostUpdate(): void {
    if (this.#checking.isEmpty) this.shown = null;
    const { report } = this.#checking;
    const from = [report, this.library, this.#shell.picked];
    if (from.every((one, index) => one === this.#from[index])) return;
    this.#from = from;
    this.shown = this.#shownOf(report?.events[this.#shell.picked]);
  }

  hostUpdated(): void {
    if (!this.#focusForm || !this.#checking.isCurrent) return;
    this.#focusForm = false;
    this.#shell.form?.focusFirst();
  }
}
