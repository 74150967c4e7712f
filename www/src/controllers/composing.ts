import type { Diagnostic, EventInfo } from 'cdevents-wasm';
import type { ReactiveController } from 'lit';
import type { Library } from '../catalogue/catalog.js';
import { exampleText, fieldOf, placeOf } from '../catalogue/fields.js';
import { type Choice, eventAround, isLike, type Shown, shownOf } from '../catalogue/shown.js';
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
  /** The text that `shown` is certain of: its event was found in it. */
  #anchor = '';
  #focusForm = false;
  /** Of choices that wait for a file only the last counts. */
  #turn = 0;

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

  /**
   * Begins with the example of an event; what the event before has in common with it is kept. The text before is one step
   * back.
   */
  async choose({ vocabulary, type, stay = false }: Choice): Promise<void> {
    const info = this.library?.event(vocabulary, type);
    if (info === undefined) return;
    const { json, judgeBy, isCurrent } = this.#checking;
    const before = isCurrent && json.sound ? this.shown : null;
    const turn = ++this.#turn;
    let text = exampleText(info);
    let kept: readonly string[] = [];
    // Without it the example stays as it is.
    if (before !== null && text !== json.text) {
      const keeping = await import('./keeping.js').catch(() => null);
      if (keeping !== null) ({ text, kept } = keeping.exampleKeeping(info, before, json));
    }
    if (turn !== this.#turn || json !== this.#checking.json) return;
    this.#pages.compose();
    if (judgeBy !== null && judgeBy !== vocabulary) this.#checking.judgeAs(null);
    this.#focusForm = !stay;
    this.#shell.source?.replace(text);
    if (kept.length > 0) this.#shell.source?.say(`Kept from before: ${[...new Set(kept)].join(', ')}`);
    this.#shell.picked = 0;
  }

  /** Begins with an event that is wrong, so that the page shows what it does. */
  async chooseWrong(): Promise<void> {
    const { library } = this;
    if (library === null) return;
    const wrong = await import('../gallery/wrong.js').then(
      ({ wrongExample }) => wrongExample(library),
      () => null,
    );
    if (wrong === null) this.#shell.notice = `The example could not be loaded. ${howToGet()}`;
    else await this.try(wrong);
  }

  /** Puts an example into the source. It says itself by which vocabulary it is to be judged. */
  async try(example: string): Promise<void> {
    const shell = this.#shell;
    location.hash = '#/';
    const hadText = !this.#checking.isEmpty && this.#checking.json.text !== example;
    if (this.#checking.judgeBy !== null) this.#checking.judgeAs(null);
    shell.source?.replace(example);
    shell.picked = 0;
    shell.pane = 'source';
    if (hadText) shell.source?.say('Undo brings back your text');
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
    shownAt: (path) => this.#shownOf(eventAround(this.#checking.report?.events ?? [], path)),
  };

  /** The name of the member that a finding misses, where the form knows what to put there; `null` where it does not. */
  readonly addable = (finding: Diagnostic): string | null => {
    const { shown } = this;
    const { json } = this.#checking;
    if (finding.rule !== 'missing-field' || shown === null || !json.sound) return null;
    const path = placeOf(finding);
    const name = path.at(-1);
    const isThere = path.length > 0 && fieldOf(shown.info.fields, shown.place, path) !== null;
    return isThere && typeof name === 'string' && name === finding.expected ? name : null;
  };

  /**
   * What the form shows of an event: as the report found it. Where it cannot say, what was shown before, as long as the text
   * is still more or less the one that it was found in: somebody is typing.
   */
  #shownOf(event: EventInfo | undefined): Shown | null {
    const { library } = this;
    const { json } = this.#checking;
    if (json.tooLong || this.#checking.isEmpty) return null;
    const shown = isLike(json.text, this.#anchor) ? this.shown : null;
    if (library === null || event?.vocabulary == null) return shown;
    if (event.custom) return null;
    return shownOf(library, event, json) ?? (shown?.vocabulary === event.vocabulary ? shown : null);
  }

  hostUpdate(): void {
    if (this.#checking.isEmpty) this.shown = null;
    const { report } = this.#checking;
    const from = [report, this.library, this.#shell.picked];
    if (from.every((one, index) => one === this.#from[index])) return;
    this.#from = from;
    const event = report?.events[this.#shell.picked];
    const before = this.shown;
    this.shown = this.#shownOf(event);
    if (this.shown !== null && this.shown !== before) this.#anchor = this.#checking.json.text;
  }

  hostUpdated(): void {
    if (!this.#focusForm || !this.#checking.isCurrent) return;
    this.#focusForm = false;
    this.#shell.form?.focusFirst();
  }
}
