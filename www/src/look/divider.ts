/** What the arrow keys move it by, and with Shift; in hundredths of the room for both parts. */
const [STEP, LEAP] = [2, 10];
const [LEAST, MOST] = [15, 75];
/** From the edge of the element to the line between the parts, as the style sheet has it. */
const MIDDLE = 5;

/**
 * The line between two parts of the page, moved by pointer or arrow keys; a double click or Escape gives it back. It measures
 * the part before it (`axis="x"`) or below it (`axis="y"`) in hundredths of its parent and writes them as a custom property
 * named by `part` onto the parent. Fires `cd-divide` ({ part, share }), `null` for the share that the style sheet gives.
 */
export class CdDivider extends HTMLElement {
  connectedCallback(): void {
    this.tabIndex = 0;
    this.role = 'separator';
    this.ariaOrientation = this.#isAcross ? 'vertical' : 'horizontal';
    this.ariaValueMin = String(LEAST);
    this.ariaValueMax = String(MOST);
    this.ariaValueNow = '38';
    this.addEventListener('pointerdown', this.#onDown);
    this.addEventListener('keydown', this.#onKey);
    this.addEventListener('focus', () => (this.ariaValueNow = String(Math.round(this.#measured))));
    this.addEventListener('dblclick', () => this.#divide(null));
  }

  /** The share to begin with, from an earlier visit. */
  set share(share: number | null) {
    if (share !== null) this.#write(share);
  }

  get #isAcross(): boolean {
    return this.getAttribute('axis') === 'x';
  }

  get #part(): string {
    return this.getAttribute('part') ?? '';
  }

  get #measured(): number {
    const [mine, all] = [this.getBoundingClientRect(), this.parentElement?.getBoundingClientRect()];
    if (all === undefined) return 0;
    return this.#isAcross
      ? ((mine.left + MIDDLE - all.left) / all.width) * 100
      : ((all.bottom - mine.top - MIDDLE) / all.height) * 100;
  }

  #write(share: number): void {
    const held = Math.min(MOST, Math.max(LEAST, share));
    this.parentElement?.style.setProperty(`--${this.#part}`, `${held}%`);
    this.ariaValueNow = String(Math.round(held));
  }

  #divide(share: number | null): void {
    if (share === null) this.parentElement?.style.removeProperty(`--${this.#part}`);
    else this.#write(share);
    this.dispatchEvent(new CustomEvent('cd-divide', { detail: { part: this.#part, share }, bubbles: true }));
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    this.focus();
    this.setPointerCapture(event.pointerId);
    const { left, top } = this.getBoundingClientRect();
    // Where on the element it was taken, so that it does not jump.
    const grip = this.#isAcross ? event.clientX - left - MIDDLE : event.clientY - top - MIDDLE;
    const move = ({ clientX, clientY }: PointerEvent): void => {
      const all = this.parentElement?.getBoundingClientRect();
      if (all === undefined) return;
      this.#divide(
        this.#isAcross
          ? ((clientX - grip - all.left) / all.width) * 100
          : ((all.bottom - clientY + grip) / all.height) * 100,
      );
    };
    this.addEventListener('pointermove', move);
    this.addEventListener('lostpointercapture', () => this.removeEventListener('pointermove', move), { once: true });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? LEAP : STEP;
    const [more, less] = this.#isAcross ? ['ArrowRight', 'ArrowLeft'] : ['ArrowUp', 'ArrowDown'];
    if (event.key === more) this.#divide(this.#measured + step);
    else if (event.key === less) this.#divide(this.#measured - step);
    else if (event.key === 'Home') this.#divide(LEAST);
    else if (event.key === 'End') this.#divide(MOST);
    else if (event.key === 'Escape') this.#divide(null);
    else return;
    event.preventDefault();
  };
}
