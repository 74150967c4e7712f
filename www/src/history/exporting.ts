import { type Metrics, toSpans } from 'cdevents-wasm';
import { textsOf } from './filtering.js';
import type { ExportForm } from './protocol.js';
import type { Reader } from './reading.js';
import { onOneLine } from './record-text.js';

/** In bytes: texts of records are put together in the browser's memory. */
const MAX_EXPORT = 256 * 1024 * 1024;

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
  reader: Reader,
  { figures, records }: { figures: Metrics[]; records: readonly number[] },
): Promise<{ name: string; content: Blob; lacking: number }> {
  const { summary } = reader;
  const made = (name: string, type: string, parts: BlobPart[], lacking = 0) => ({
    name,
    content: new Blob(parts, { type }),
    lacking,
  });
  switch (form) {
    case 'csv':
      return made('figures.csv', 'text/csv', [csv(figures)]);
    case 'json':
      return made('figures.json', 'application/json', [`${JSON.stringify(figures, null, 2)}\n`]);
    case 'otlp': {
      const traces = summary === null ? { resourceSpans: [] } : toSpans(summary);
      return made('traces.json', 'application/json', [`${JSON.stringify(traces)}\n`]);
    }
    case 'ndjson': {
      const parts: string[] = [];
      let size = 0;
      for await (const { bytes } of textsOf(reader, records)) {
        if (size + bytes.length > MAX_EXPORT) break;
        parts.push(`${onOneLine(bytes, reader.isLog)}\n`);
        size += bytes.length;
      }
      return made('records.ndjson', 'application/x-ndjson', parts, records.length - parts.length);
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
