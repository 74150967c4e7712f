import type { Diagnostic, Report } from 'cdevents-wasm';
import { inReadingOrder, verdictOf } from '../words/report.js';
import { visible } from '../words/visible.js';

const line = (text: string): string => visible(text).replace(/\s+/g, ' ');

/** A code span around any text: the fence is longer than every run of backticks inside. */
export function codeSpan(text: string): string {
  const inner = line(text);
  const longest = Math.max(0, ...(inner.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 || inner.startsWith(' ') || inner.endsWith(' ')
    ? `${fence} ${inner} ${fence}`
    : `${fence}${inner}${fence}`;
}

/** A sentence of the engine as Markdown. Parts in backticks stay code; everything else is escaped. */
function sentence(text: string): string {
  const parts = line(text).split('`');
  if (parts.length % 2 === 0) return escaped(line(text));
  return parts.map((part, index) => (index % 2 === 0 ? escaped(part) : part === '' ? '' : codeSpan(part))).join('');
}

/** Escapes markup, links and mentions. */
const escaped = (text: string): string => text.replace(/[!#&*+.:<>[\\\]_`{|}~-]/g, '\\$&').replaceAll('@', '@\u200b');

function findingLines({ severity, rule, message, help, pointer, range }: Diagnostic): string {
  const place = range === undefined ? '' : `, line ${range.start.line}, column ${range.start.column}`;
  const at = pointer === '' ? '' : ` at ${codeSpan(pointer)}`;
  return `* **${severity}** ${codeSpan(rule)}${place}${at}\n  ${sentence(message)}${help === undefined ? '' : `\n  ${sentence(help)}`}\n`;
}

const FROM = { event: 'named by the event', option: 'chosen', assumed: 'assumed' } as const;

export function markdownReport(report: Report): string {
  const { answer, details } = verdictOf(report);
  const events = report.events.slice(0, 100).map((event) => {
    const name = event.type === null ? 'an event without a type' : codeSpan(event.type);
    const by =
      event.vocabulary === null || event.vocabularyFrom === null
        ? ''
        : `, checked against ${codeSpan(event.vocabulary)} (${FROM[event.vocabularyFrom]})`;
    return `* ${name}${by}: ${event.outcome}\n`;
  });
  const rest = report.events.length - events.length;
  return [
    `# ${[answer, ...details].map(escapedLine).join(' · ')}\n`,
    events.length === 0 ? '' : `${events.join('')}${rest > 0 ? `* and ${rest} more\n` : ''}`,
    `## Findings\n`,
    report.diagnostics.length === 0 ? 'None.\n' : inReadingOrder(report.diagnostics).map(findingLines).join('\n'),
    report.omitted > 0 ? `${report.omitted} more are left out.\n` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const escapedLine = (text: string): string => escaped(line(text));
