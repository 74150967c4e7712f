/** Long work in short turns, so that the page can answer in between. */

/** Work that can stop at each `yield`, of which none is more than a few milliseconds from the next. */
export type Job<Result> = Generator<undefined, Result>;

/** How long a turn is, in milliseconds: a frame has 16. */
const TURN = 8;

/** Items between two looks at the clock. */
export const SLICE = 500;

/** Does all of it at once. */
export function finished<Result>(job: Job<Result>): Result {
  for (;;) {
    const { done, value } = job.next();
    if (done === true) return value;
  }
}

/**
 * Does it in turns, and calls `done` with the result. The first turn begins at once: what is short is done when this returns. When
 * `isWanted` says that nobody needs the result any more, it goes no further. Resolves when either has happened.
 */
export async function inTurns<Result>(
  job: Job<Result>,
  done: (result: Result) => void,
  isWanted: () => boolean = () => true,
): Promise<void> {
  for (;;) {
    const end = performance.now() + TURN;
    do {
      const step = job.next();
      if (step.done === true) {
        done(step.value);
        return;
      }
    } while (performance.now() < end);
    await pause();
    if (!isWanted()) return;
  }
}

/** Until whatever waits has had its turn. A timer would wait for 4 milliseconds more. */
const pause = (): Promise<void> =>
  new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      go();
    };
    port2.postMessage(null);
  });

/** Sorts a list in place. Lists that are in order already, or nearly so, take the least time. */
export function* sorting<Item>(items: Item[], compare: (one: Item, other: Item) => number): Job<void> {
  const { length } = items;
  if (length <= RUN) {
    items.sort(compare);
    return;
  }
  let isSorted = true;
  for (let from = 0; from < length; from += RUN) {
    const part = items.slice(from, from + RUN).sort(compare);
    for (const [index, item] of part.entries()) items[from + index] = item;
    isSorted &&= from === 0 || compare(items[from - 1]!, items[from]!) <= 0;
    yield;
  }
  let source = items;
  let target = isSorted ? items : items.slice();
  for (let width = RUN; width < length && !isSorted; width *= 2) {
    for (let from = 0; from < length; from += 2 * width) {
      const middle = Math.min(from + width, length);
      const to = Math.min(from + 2 * width, length);
      let left = from;
      let right = middle;
      for (let at = from; at < to; at += 1) {
        const isLeft = left < middle && (right >= to || compare(source[left]!, source[right]!) <= 0);
        target[at] = source[isLeft ? left++ : right++]!;
        if (at % RUN === 0) yield;
      }
    }
    [source, target] = [target, source];
  }
  if (source === items) return;
  for (let at = 0; at < length; at += 1) {
    items[at] = source[at]!;
    if (at % (16 * RUN) === 0) yield;
  }
}

/** Items that are sorted or merged in one go. */
const RUN = 2048;
