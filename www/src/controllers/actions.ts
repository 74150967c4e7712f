import { mayBeMessage } from '../message/hint.js';
import { MissingPart, part } from '../offline/part.js';
import type { Form } from '../take/menu.js';
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
      (missing) => `${missing} Your text is as it was.`,
    );
  }

  fixAll(): Promise<void> {
    const { report } = this.#checking;
    return this.#start(import('../session/fixes.js'), ({ fixAll }) => {
      const { json, isCurrent, report: now } = this.#checking;
      if (report !== null && report === now && isCurrent) this.#shell.source?.apply(fixAll(json.text, report));
    });
  }

  /** After a paste: the whole text may now be a curl command or an HTTP message. */
  async paste(text: string): Promise<void> {
    if (!mayBeMessage(text)) return;
    await this.#start(
      import('./arriving.js'),
      ({ takeMessage }) => takeMessage(text, this.#shell),
      () =>
        'What was pasted could not be read as a message: a part of the page did not load. The text stands as it came.',
    );
  }

  openFiles(files: readonly File[]): Promise<void> {
    return this.#start(
      import('./arriving.js'),
      ({ openFiles }) => openFiles(files, this.#shell, this.#pages),
      () => 'The file could not be read: a part of the page did not load. Your text is as it was.',
    );
  }

  tooLarge(length: number): void {
    const size = (length / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 });
    this.#shell.notice = `That is ${size} MiB of text; this page takes 16 MiB. Your text is as it was. For long files: npx cdevents-wasm check <file>`;
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
