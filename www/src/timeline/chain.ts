import type { Model, Related } from './model.js';

/** How many items a chain has at most. */
const MOST = 500;

/** What leads to an item, or follows from it. */
export interface Chain {
  /** Items by their distance: how each is connected with the one before it, and how many steps away it is. */
  readonly items: ReadonlyMap<number, { readonly by: string; readonly steps: number }>;
  readonly links: readonly Related[];
  /** Whether there is more of it than is read. */
  readonly isCut: boolean;
}

/** What an item follows from (`before`), or led to. `isWhole`: also through others, which the history may have in circles. */
export function chainOf(model: Model, item: number, direction: 'before' | 'after', isWhole: boolean): Chain {
  const items = new Map<number, { by: string; steps: number }>();
  const links: Related[] = [];
  const queue = [{ item, steps: 0 }];
  let isCut = false;
  for (const { item: at, steps } of queue) {
    if (steps > 0 && !isWhole) break;
    for (const related of model.related(at, direction)) {
      const other = model.ownerOf(direction === 'before' ? related.from : related.record);
      if (other === at || other < 0) continue;
      links.push(related);
      if (other === item || items.has(other)) continue;
      if (items.size >= MOST) {
        isCut = true;
        continue;
      }
      items.set(other, { by: related.by, steps: steps + 1 });
      queue.push({ item: other, steps: steps + 1 });
    }
  }
  return { items, links, isCut };
}

/** The links of both, each once. */
export function linksOf(before: Chain, after: Chain): Related[] {
  const keyOf = ({ from, record }: Related): string => `${from} ${record}`;
  return [...new Map([...before.links, ...after.links].map((link) => [keyOf(link), link])).values()];
}
