/** What led to a record, and what followed from it. */
import type { Relation, StreamSummary } from '../run-types.js';
import { type Checks, count, type Direct, relationsOf } from './checks.js';

/** See `causes`. */
export function causesOf(summary: StreamSummary, record: number, checks: Checks): Relation[] {
  return reached(directOf(summary, record, checks), record, ({ record: later, from }) => [later, from]);
}

/** See `effects`. */
export function effectsOf(summary: StreamSummary, record: number, checks: Checks): Relation[] {
  return reached(directOf(summary, record, checks), record, ({ record: later, from }) => [from, later]);
}

function directOf(summary: StreamSummary, record: number, checks: Checks): readonly Direct[] {
  checks.object(summary, 'summary');
  count('record', record, checks);
  return relationsOf(summary, checks);
}

/** Goes from record to record, breadth first. `step`: where a relation leads from, and where to. */
function reached(
  relations: readonly Direct[],
  start: number,
  step: (relation: Direct) => readonly [number, number],
): Relation[] {
  const steps = new Map<number, { to: number; by: Relation['by'] }[]>();
  for (const relation of relations) {
    const [from, to] = step(relation);
    const known = steps.get(from);
    if (known === undefined) steps.set(from, [{ to, by: relation.by }]);
    else known.push({ to, by: relation.by });
  }
  const seen = new Set([start]);
  const found: Relation[] = [];
  let nearest = [start];
  for (let depth = 1; nearest.length > 0; depth += 1) {
    // Of several ways of the same length the first counts: over the earliest record, then by the first word.
    const next = new Map<number, Relation>();
    for (const from of nearest) {
      const onward = (steps.get(from) ?? []).filter(({ to }) => !seen.has(to));
      for (const { to, by } of onward) {
        const known = next.get(to);
        if (known === undefined || (known.from === from && by < known.by))
          next.set(to, { record: to, from, by, depth });
      }
    }
    const sorted = [...next.values()].sort((one, other) => one.record - other.record);
    for (const relation of sorted) found.push(relation);
    nearest = sorted.map(({ record }) => record);
    for (const record of nearest) seen.add(record);
  }
  return found;
}
