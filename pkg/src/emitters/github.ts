/** Workflow commands of GitHub Actions: one annotation per finding. */

import type { Diagnostic } from '../faces/public.js';
import { fileLine, type Judged } from '../records/records.js';
import { escape } from './escape.js';
import { inReadingOrder } from './order.js';
import type { Format, Look } from './output.js';
import { more } from './summary.js';

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' };

export function github({ quiet }: Look): Format {
  return {
    input(name, input) {
      const { diagnostics, omitted } = input.report;
      const shown = inReadingOrder(quiet ? diagnostics.filter(({ severity }) => severity !== 'note') : diagnostics);
      const lines = shown.map((found) => annotation(name, input, found));
      if (omitted > 0) lines.push(command('notice', { file: name, line: input.line }, more(input)));
      return lines.join('');
    },
    history({ file, line, finding: { severity, code, rule, message, help, pointer } }) {
      if (quiet && severity === 'note') return '';
      const text = [
        `${message}${pointer === '' ? '' : ` at ${pointer}`}`,
        ...(help === undefined ? [] : [`help: ${help}`]),
      ];
      return command(COMMANDS[severity], { file, line, title: `${code} ${rule}` }, ...text);
    },
    close: () => undefined,
    failure: (name, why) => command('error', { file: name }, why),
    end: (summary) => (quiet ? [] : [summary.line()]),
  };
}

function annotation(
  name: string,
  input: Judged,
  { severity, code, rule, message, help, range, pointer }: Diagnostic,
): string {
  const place =
    range === undefined
      ? {}
      : {
          line: fileLine(input, range),
          endLine: input.line + range.end.line - 1,
          col: range.start.column,
          // GitHub allows columns only if the range is on one line.
          ...(range.end.line === range.start.line ? { endColumn: range.end.column } : {}),
        };
  const where = range === undefined && pointer !== '' ? ` at ${pointer}` : '';
  const text = [`${message}${where}`, ...(help === undefined ? [] : [`help: ${help}`])];
  return command(COMMANDS[severity], { file: name, ...place, title: `${code} ${rule}` }, ...text);
}

/** Escapes each line, then joins the lines with the runner's escape for a line end. */
function command(name: string, properties: Record<string, string | number>, ...lines: string[]): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name} ${given.join(',')}::${lines.map((line) => encode(escape(line))).join('%0A')}\n`;
}

function encode(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The runner decodes these escapes. */
function property(text: string): string {
  return text
    .split(/([\r\n:,%])/)
    .map((part, index) =>
      index % 2 === 1 ? `%${part.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : escape(part),
    )
    .join('');
}
