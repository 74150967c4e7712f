import type { Model } from './model.js';

/**
 * The critical path of a run: the parts whose end the whole waited for. The last one to end, then the last one to end before that
 * one began, and so on to the first. By begin.
 */
export function criticalPath(model: Model, item: number): number[] {
  const parts = (model.children[item] ?? []).filter(
    (child) => model.isPlaced(child) && model.isLasting(child) && model.looks[child] !== 'skipped',
  );
  parts.sort((one, other) => model.end[other]! - model.end[one]! || model.begin[other]! - model.begin[one]!);
  const path: number[] = [];
  let limit = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    if (model.end[part]! > limit) continue;
    // What is at one instant follows from nothing at the same instant.
    if (path.length > 0 && model.begin[part]! === limit) continue;
    path.push(part);
    limit = model.begin[part]!;
  }
  return path.reverse();
}
