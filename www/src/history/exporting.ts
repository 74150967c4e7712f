import { type Metrics, toSpans } from 'cdevents-wasm';
import { Collected, MAX_COLLECTED } from './collected.js';
import { textsOf } from './filtering.js';
import type { Known } from './known.js';
import type { ExportForm } from './protocol.js';
import { onOneLine } from './record-text.js';

/** The columns of the figures as CSV. */
const COLUMNS = [
  'key',
  'runs',
  'successRate',
  'durationMs.p50',
  'durationMs.p95',
  'deploymentsPerDay',
  'leadTimeMs.p50',
  'leadTimeMs.p95',
  'changeFailureRate',
  'timeToRestoreMs.p50',
  'timeToRestoreMs.p95',
  'reworkRate',
] as const;

/** A file to take away. `lacking`: how many records did not fit. */
export async function exported(
  form: ExportForm,
  known: Known,
  { figures, records }: { figures: Metrics[]; records: ArrayLike<number> },
): Promise<{ name: string; content: Blob; lacking: number }> {
  const { summary } = known;
  const made = (name: string, type: string, text: string) => ({
    name,
    content: new Blob([text], { type }),
    lacking: 0,
  });
  switch (form) {
    case 'csv':
      return made('figures.csv', 'text/csv', csv(figures));
    case 'json':
      return made('figures.json', 'application/json', `${JSON.stringify(figures, null, 2)}\n`);
    case 'otlp': {
      const traces = summary === null ? { resourceSpans: [] } : toSpans(summary);
      return made('traces.json', 'application/json', `${JSON.stringify(traces)}\n`);
    }
    case 'ndjson': {
      const texts = new Collected();
      let count = 0;
      for await (const { bytes } of textsOf(known, records)) {
        if (texts.length > MAX_COLLECTED) break;
        texts.add(`${onOneLine(bytes, known.isLog)}\n`);
        count += 1;
      }
      const type = 'application/x-ndjson';
      return { name: 'records.ndjson', content: texts.file(type), lacking: records.length - count };
    }
  }
}

function csv(figures: readonly Metrics[]): string {
  const rows = figures.map((figure) =>
    COLUMNS.map((column) => {
      const value = column
        .split('.')
        .reduce<unknown>((found, step) => (found as Record<string, unknown> | null)?.[step] ?? null, figure);
      return cell(value);
    }).join(','),
  );
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

/** A spreadsheet must not take a name for a formula. */
function cell(value: unknown): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = String(value);
  return `"${(/^[-=+@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
