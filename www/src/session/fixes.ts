import { applyFixes, type Report } from 'cdevents-wasm';
import type { Edit } from '../json/patch.js';

/** All safe fixes as one edit, without the common prefix and suffix. */
export function fixAll(text: string, report: Report): Edit[] {
  const fixed = applyFixes(text, report);
  if (fixed === text) return [];
  let start = 0;
  while (start < text.length && text[start] === fixed[start]) start += 1;
  let end = 0;
  while (
    end < text.length - start &&
    end < fixed.length - start &&
    text[text.length - 1 - end] === fixed[fixed.length - 1 - end]
  )
    end += 1;
  return [{ start, end: text.length - end, text: fixed.slice(start, fixed.length - end) }];
}
