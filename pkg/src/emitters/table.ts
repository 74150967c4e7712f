/** Text in columns. */
import { width } from './escape.js';

/** Rows as lines whose columns are as wide as their widest cell. */
export function columns(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd(),
  );
}

/** A time as its two largest units: `850ms`, `4.2s`, `3m 20s`, `2h 5m`, `4d 3h`. */
export function milliseconds(time: number): string {
  if (time < 0) return `-${milliseconds(-time)}`;
  if (time < 1000) return `${Math.round(time)}ms`;
  const seconds = time / 1000;
  if (seconds < 59.95) return `${Number(seconds.toFixed(1))}s`;
  const whole = Math.round(seconds);
  const pair = (large: number, unit: string, small: number, rest: string): string =>
    `${large}${unit}${small === 0 ? '' : ` ${small}${rest}`}`;
  if (whole < 3600) return pair(Math.floor(whole / 60), 'm', whole % 60, 's');
  const minutes = Math.round(whole / 60);
  if (minutes < 1440) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'm');
  const hours = Math.round(minutes / 60);
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** A share from 0 to 1 in percent. */
export function share(value: number | null): string {
  return value === null ? '-' : `${Number((100 * value).toFixed(1))} %`;
}
