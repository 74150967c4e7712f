/** Did-you-mean for names that people and agents write. */

/** The name that is most likely meant, or `undefined` when none is near. */
export function nearest(found: string, names: readonly string[]): string | undefined {
  // Nobody means a short name by a long text, and the table below grows with its length.
  if (found.length > 64) return undefined;
  const wanted = found.toLowerCase().replaceAll('_', '-');
  const ranked = names
    .map((name) => [distance(wanted, name.toLowerCase()), name] as const)
    .sort(([one], [other]) => one - other);
  const best = ranked[0];
  return best !== undefined && best[0] <= Math.max(1, Math.floor(best[1].length / 3)) ? best[1] : undefined;
}

/** Letters to add, drop, change or swap with their neighbour to get from one to the other. */
function distance(from: string, to: string): number {
  let older: number[] = [];
  let old = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let best = Math.min(old[column]! + 1, now[column - 1]! + 1, old[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        best = Math.min(best, older[column - 2]! + 1);
      }
      now.push(best);
    }
    older = old;
    old = now;
  }
  return old[to.length]!;
}
