/**
 * Where a page to read was left. A walk by a link begins at the top, except to another part of the same page; the way back
 * through the history ends where the reader was.
 */
export class Scrolls {
  readonly #left = new Map<string, number>();
  #now = location.hash;
  #byLink = false;

  constructor() {
    history.scrollRestoration = 'manual';
    addEventListener(
      'click',
      (event) => {
        const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
        const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
        if (
          link instanceof HTMLAnchorElement &&
          link.hash.startsWith('#/') &&
          link.hash !== location.hash &&
          !isElsewhere
        )
          this.#byLink = true;
      },
      { capture: true },
    );
    addEventListener(
      'scroll',
      () => {
        // A scroll that the browser makes while one page takes the place of another belongs to neither.
        if (location.hash === this.#now) this.#left.set(this.#now, scrollY);
      },
      { passive: true },
    );
  }

  /** The page of the address is drawn. */
  arrive(): void {
    const before = this.#now;
    this.#now = location.hash;
    if (!this.#byLink) scrollTo(0, this.#left.get(this.#now) ?? 0);
    else if (pageOf(before) !== pageOf(this.#now)) scrollTo(0, 0);
    this.#byLink = false;
  }
}

/** `#/events/pipelinerun.finished/0.5.1` is the page of `#/events/pipelinerun.finished`. */
const pageOf = (hash: string): string => hash.split('/').slice(0, 3).join('/');
