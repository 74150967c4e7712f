import type { Axis } from './axis.js';

/** How much of the axis is shown, and where. Pixels from the left of the plot. */
export class View {
  axis: Axis;
  width = 600;
  /** The place on the axis at the left edge. */
  from = 0;
  /** Pixels for each unit of the axis. */
  scale = 1;

  constructor(axis: Axis) {
    this.axis = axis;
    this.fit();
  }

  readonly x = (time: number): number => (this.axis.unit(time) - this.from) * this.scale;
  readonly time = (x: number): number => this.axis.time(this.from + x / this.scale);

  get left(): number {
    return this.time(0);
  }

  get right(): number {
    return this.time(this.width);
  }

  /** Whether everything is shown. */
  get isWhole(): boolean {
    return this.scale <= this.#least * 1.0001;
  }

  /** Shows everything, with a little room at both ends. */
  fit(): void {
    this.scale = this.#least;
    this.from = -ROOM / this.scale;
  }

  /** Zooms so that what is at `x` stays there. */
  zoom(factor: number, x = this.width / 2): void {
    const there = this.from + x / this.scale;
    this.scale = Math.min(MOST_SCALE, Math.max(this.#least, this.scale * factor));
    this.from = there - x / this.scale;
    this.#keepInside();
  }

  pan(pixels: number): void {
    this.from += pixels / this.scale;
    this.#keepInside();
  }

  /** Moves as little as possible so that what is between two times is seen; its begin if it is too long. */
  reveal(begin: number, end: number): void {
    const left = this.x(begin);
    const right = this.x(end);
    if (left >= ROOM && right <= this.width - ROOM) return;
    if (right - left > this.width - 2 * ROOM || left < ROOM) this.pan(left - ROOM * 2);
    else this.pan(right - this.width + ROOM * 2);
  }

  /** Shows what is between two times, and nothing else. */
  show(begin: number, end: number): void {
    const from = this.axis.unit(begin);
    const length = Math.max(this.axis.unit(end) - from, 4 / MOST_SCALE);
    this.scale = Math.min(MOST_SCALE, Math.max(this.#least, (this.width * 0.8) / length));
    this.from = from - (this.width - length * this.scale) / 2 / this.scale;
    this.#keepInside();
  }

  resize(width: number): void {
    const isWhole = this.isWhole;
    this.width = Math.max(40, width);
    if (isWhole) this.fit();
    else {
      this.scale = Math.max(this.scale, this.#least);
      this.#keepInside();
    }
  }

  get #least(): number {
    return Math.max(20, this.width - 2 * ROOM) / this.axis.length;
  }

  #keepInside(): void {
    const room = ROOM / this.scale;
    const most = this.axis.length + room - this.width / this.scale;
    this.from = Math.max(-room, Math.min(most, this.from));
    if (most < -room) this.from = -room;
  }
}

/** Pixels beside the first and the last thing. */
const ROOM = 10;
/** A thousand pixels for each millisecond. */
const MOST_SCALE = 1000;
