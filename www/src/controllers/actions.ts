import type { Diagnostic, Vocabulary } from 'cdevents-wasm';
import type { Library } from '../catalogue/catalog.js';
import type { Shown } from '../catalogue/shown.js';
import { MAX_TEXT } from '../json/limits.js';
import { difference } from '../json/patch.js';
import { mayBeMessage } from '../message/hint.js';
import { MissingPart, part } from '../offline/part.js';
import type { Form } from '../take/menu.js';
import { countWords } from '../words/report.js';
import type { Checking } from './checking.js';
import type { Pages } from './pages.js';
import type { Shell } from './shell.js';

/** What buttons, links, files and pastes start. The code of each action is loaded when it is first used. */
export class Actions {
  readonly #shell: Shell;
  readonly #checking: Checking;
  readonly #pages: Pages;

  constructor(shell: Shell, checking: Checking, pages: Pages) {
    this.#shell = shell;
    this.#checking = checking;
    this.#pages = pages;
  }

  take(form: Form): Promise<void> {
    return this.#start(import('./taking.js'), ({ takeAway }) => takeAway(form, this.#shell, this.#checking));
  }

  share(): Promise<void> {
    return this.#start(import('./sharing.js'), ({ share }) => share(this.#shell, this.#checking));
  }

  openLink(packed: string): Promise<void> {
    return this.#start(
      import('./sharing.js'),
      ({ openLink }) => openLink(packed, this.#shell, this.#checking),
      (missing) => `${missing} Your text is unchanged.`,
    );
  }

  /** Applies every safe fix of the whole text, also of findings that the list leaves out: one step for undo. */
  async fixAll(): Promise<void> {
    const { json, judgeBy, engine } = this.#checking;
    const { text } = json;
    try {
      const fixed = await engine.fix({ text, judgeBy, strict: false });
      const { source } = this.#shell;
      if (source === undefined || source.text !== text || fixed.text === text) return;
      const edit = difference(text, fixed.text);
      if (edit !== null) source.apply([edit]);
      source.say(`${countWords(fixed.fixes, 'finding')} fixed`);
    } catch {
      this.#shell.notice = 'The fixes could not be applied: the engine did not answer. Your text is unchanged.';
    }
  }

  /** Gives the JSON its usual layout; only white space between its tokens changes. */
  format(): Promise<void> {
    return this.#start(import('../json/format.js'), ({ format }) => {
      const { source } = this.#shell;
      const { json } = this.#checking;
      if (source === undefined || source.text !== json.text) return;
      const formatted = format(json.text);
      if (formatted === null) source.say('Fix the JSON errors to format it');
      else {
        const edit = difference(json.text, formatted);
        if (edit === null) source.say('Already formatted');
        else source.apply([edit]);
      }
    });
  }

  /** Adds the member that a finding misses, and selects its value. */
  add(finding: Diagnostic, shown: Shown | null): Promise<void> {
    return this.#start(import('./adding.js'), ({ addMissing }) => {
      if (shown !== null && this.#checking.isCurrent) addMissing(finding, shown, this.#shell, this.#checking.json);
    });
  }

  /** Shows what becomes of the event in another vocabulary. `to` is the first choice; `null` leaves it to the page. */
  convert(to: Vocabulary | null, library: Library | null): Promise<void> {
    return this.#start(import('./converting.js'), ({ openConvert }) => {
      if (library !== null) return openConvert(to, this.#shell, this.#checking, library);
    });
  }

  /** Shows the schemas of the user's own, and takes others. */
  schemas(): Promise<void> {
    return this.#start(import('./choosing.js'), ({ openSchemas }) => openSchemas(this.#shell, this.#checking));
  }

  /** Shows which events a webhook stands for. */
  webhook(): Promise<void> {
    const { json, report } = this.#checking;
    // What is no event may be the body of one.
    const isEvent = report?.events.some(({ vocabulary }) => vocabulary !== null) ?? false;
    return this.#start(import('./mapping.js'), ({ openWebhook }) => openWebhook(isEvent ? '' : json.text, this.#shell));
  }

  showKeys(): Promise<void> {
    return this.#start(import('../look/keys.js'), ({ CdKeys }) => {
      const known = document.querySelector('cd-keys');
      const keys = known instanceof CdKeys ? known : new CdKeys();
      if (known === null) document.body.append(keys);
      return keys.show();
    });
  }

  /** Text that is pasted where nothing is typed takes the place of the one in the editor. */
  async pasteOutside(text: string): Promise<void> {
    const shell = this.#shell;
    this.#pages.compose();
    if (text.length > MAX_TEXT) {
      this.tooLarge(text.length);
      return;
    }
    shell.picked = 0;
    shell.source?.replace(text);
    shell.pane = 'source';
    await this.paste(shell.source?.text ?? '');
  }

  /** Something was pasted; the text with it may be a command or a message as a whole. */
  async paste(text: string): Promise<void> {
    if (!mayBeMessage(text)) return;
    await this.#start(
      import('./arriving.js'),
      ({ takeMessage }) => takeMessage(text, this.#shell),
      () =>
        'What was pasted could not be read as a message: a part of the page did not load. The text is as it was pasted.',
    );
  }

  async openFiles(files: readonly File[]): Promise<void> {
    if (document.querySelector('cd-webhook') !== null && (await import('./mapping.js')).takenByWebhook(files)) return;
    return this.#start(
      import('./arriving.js'),
      ({ openFiles }) => openFiles(files, this.#shell, this.#pages),
      () => 'The file could not be read: a part of the page did not load. Your text is unchanged.',
    );
  }

  tooLarge(length: number): void {
    const size = (length / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 });
    this.#shell.notice = `That is ${size} MiB of text; this page takes 16 MiB. Your text is unchanged. For long files: npx cdevents-wasm check <file>`;
  }

  /** Loads a part of the page and uses it; a notice reports failure. Without `words` only a missing part is a failure. */
  async #start<Part>(
    loading: Promise<Part>,
    use: (loaded: Part) => Promise<void> | void,
    words?: (message: string) => string,
  ): Promise<void> {
    try {
      await use(await part(loading));
    } catch (error) {
      if (words === undefined && !(error instanceof MissingPart)) throw error;
      const { message } = error as Error;
      this.#shell.notice = words?.(message) ?? message;
    }
  }
}
