/** A line of the difference between two texts: in both, only in the first, or only in the second. */
export interface Line {
  mark: ' ' | '-' | '+';
  text: string;
}

/** Cells of the table; with more, the middle of the two texts is shown as replaced as a whole. */
const MAX_CELLS = 4_000_000;

/** A comma at the end of a line says only whether another member follows. */
const withoutComma = (line: string): string => line.replace(/,$/, '');

/**
 * The fewest lines to remove and to add that make the second text of the first. Lines that differ only by the comma at their
 * end are equal and shown as in the second.
 */
export function differenceOf(before: string, after: string): Line[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const isSame = (i: number, j: number): boolean => withoutComma(old[i] ?? '') === withoutComma(now[j] ?? '');
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && isSame(start, start)) start += 1;
  let tail = 0;
  while (tail < most - start && isSame(old.length - 1 - tail, now.length - 1 - tail)) tail += 1;

  const [oldEnd, nowEnd] = [old.length - tail, now.length - tail];
  const result: Line[] = [];
  const both = (j: number): void => void result.push({ mark: ' ', text: now[j] ?? '' });
  for (let j = 0; j < start; j += 1) both(j);
  const width = nowEnd - start + 1;
  const height = oldEnd - start + 1;
  // For each pair of rests, how many lines they have in common.
  const common = height * width <= MAX_CELLS ? new Uint32Array(height * width) : null;
  const at = (i: number, j: number): number => common?.[(i - start) * width + (j - start)] ?? 0;
  if (common !== null)
    for (let i = oldEnd - 1; i >= start; i -= 1)
      for (let j = nowEnd - 1; j >= start; j -= 1)
        common[(i - start) * width + (j - start)] = isSame(i, j)
          ? at(i + 1, j + 1) + 1
          : Math.max(at(i + 1, j), at(i, j + 1));
  let i = start;
  let j = start;
  let added: Line[] = [];
  // Within a run of changes, what is removed goes before what is added.
  const flush = (): void => {
    result.push(...added);
    added = [];
  };
  while (i < oldEnd || j < nowEnd) {
    if (common !== null && i < oldEnd && j < nowEnd && isSame(i, j)) {
      flush();
      both(j);
      i += 1;
      j += 1;
    } else if (i < oldEnd && (j >= nowEnd || at(i + 1, j) >= at(i, j + 1))) {
      result.push({ mark: '-', text: old[i] ?? '' });
      i += 1;
    } else {
      added.push({ mark: '+', text: now[j] ?? '' });
      j += 1;
    }
  }
  flush();
  for (let end = nowEnd; end < now.length; end += 1) both(end);
  return result;
}
