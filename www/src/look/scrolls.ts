/**
 * Restores scroll positions on reading pages. A link starts at the top, unless it leads to another part of the same page; going
 * back in the history, or by a link with `data-back`, returns to where the reader was.
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
          link.dataset['back'] === undefined &&
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
        // Ignore scrolling by the browser while one page replaces another.
        if (location.hash === this.#now) this.#left.set(this.#now, scrollY);
      },
      { passive: true },
    );
  }

  /** Called when the page of the current address has been rendered. */
  arrive(): void {
    const before = this.#now;
    this.#now = location.hash;
    if (!this.#byLink) scrollTo(0, this.#left.get(this.#now) ?? 0);
    else if (pageOf(before) !== pageOf(this.#now)) scrollTo(0, 0);
    this.#byLink = false;
  }
}

/** `#/events/pipelinerun.finished/0.5.1` belongs to the page `#/events/pipelinerun.finished`. */
const pageOf = (hash: string): string => hash.split('/').slice(0, 3).join('/');
