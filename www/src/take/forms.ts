import type { Diagnostic, HttpMessage, Report } from 'cdevents-wasm';
import { hiddenAsJson, visible } from '../look/prose.js';
import { verdictOf } from '../words.js';

/** The forms as texts. What an envelope looks like is the package's; here it is only written down. */

/** An address that reaches nothing by itself: whoever sends puts in their own. */
const RECEIVER = 'http://localhost:8080/';
/** Linux takes no single argument of 128 KiB or more. */
const LONGEST_ARGUMENT = 128 * 1024 - 1;

/** JSON without the white space around its tokens. Every token stays as written, so no number and no name changes. */
export function inOneLine(json: string): string {
  let out = '';
  let at = 0;
  while (at < json.length) {
    const quote = json.indexOf('"', at);
    if (quote < 0) return out + json.slice(at).replace(/[ \t\r\n]+/g, '');
    out += json.slice(at, quote).replace(/[ \t\r\n]+/g, '');
    let end = quote + 1;
    while (end < json.length && json[end] !== '"') end += json[end] === '\\' ? 2 : 1;
    out += json.slice(quote, end + 1);
    at = end + 1;
  }
  return out;
}

/** The message as it goes over the line. */
export function httpText({ headers, body }: HttpMessage, address = new URL(RECEIVER)): string {
  const { length } = new TextEncoder().encode(body);
  const lines = [
    `POST ${address.pathname}${address.search} HTTP/1.1`,
    `host: ${address.host}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${length}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** One word for a POSIX shell, whatever is in it: between single quotes nothing has a meaning but the quote itself. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A command that sends the message; `null` when it would be too long for a command. `--data-raw` because `--data` reads a
 * file where the text begins with `@`. What a terminal could take for a command of its own is written as JSON escapes.
 */
export function curlCommand({ headers, body }: HttpMessage, address = new URL(RECEIVER)): string | null {
  const data = hiddenAsJson(inOneLine(body));
  if (new TextEncoder().encode(data).length > LONGEST_ARGUMENT) return null;
  return `${[
    `curl --request POST ${shellWord(address.href)}`,
    ...Object.entries(headers).map(([name, value]) => `--header ${shellWord(`${name}: ${value}`)}`),
    `--data-raw ${shellWord(data)}`,
  ].join(' \\\n  ')}\n`;
}

const line = (text: string): string => visible(text).replace(/\s+/g, ' ');

/** A code span around any text: its fence is longer than every run of backticks inside. */
export function codeSpan(text: string): string {
  const inner = line(text);
  const longest = Math.max(0, ...(inner.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 || inner.startsWith(' ') || inner.endsWith(' ')
    ? `${fence} ${inner} ${fence}`
    : `${fence}${inner}${fence}`;
}

/** A sentence of the engine whose parts in backticks stay code. A value with backticks of its own ends up between: it is escaped there. */
function sentence(text: string): string {
  const parts = line(text).split('`');
  if (parts.length % 2 === 0) return escaped(line(text));
  return parts.map((part, index) => (index % 2 === 0 ? escaped(part) : part === '' ? '' : codeSpan(part))).join('');
}

/** Nothing in it is markup, a link or a mention of somebody. */
const escaped = (text: string): string => text.replace(/[!#&*+.:<>[\\\]_`{|}~-]/g, '\\$&').replaceAll('@', '@\u200b');

function findingLines({ severity, rule, url, message, help, pointer, range }: Diagnostic): string {
  const place = range === undefined ? '' : `, line ${range.start.line}, column ${range.start.column}`;
  const at = pointer === '' ? '' : ` at ${codeSpan(pointer)}`;
  return `* **${severity}** [${rule}](${url})${place}${at}\n  ${sentence(message)}${help === undefined ? '' : `\n  ${sentence(help)}`}\n`;
}

const FROM = { event: 'as the event says', option: 'by choice', assumed: 'assumed' } as const;

export function markdownReport(report: Report): string {
  const { answer, details } = verdictOf(report);
  const events = report.events.slice(0, 100).map((event) => {
    const name = event.type === null ? 'an event without a type' : codeSpan(event.type);
    const by =
      event.vocabulary === null || event.vocabularyFrom === null
        ? ''
        : `, judged by ${codeSpan(event.vocabulary)} (${FROM[event.vocabularyFrom]})`;
    return `* ${name}${by}: ${event.outcome}\n`;
  });
  const rest = report.events.length - events.length;
  return [
    `# ${[answer, ...details].map(escapedLine).join(' · ')}\n`,
    events.length === 0 ? '' : `${events.join('')}${rest > 0 ? `* and ${rest} more\n` : ''}`,
    `## Findings\n`,
    report.diagnostics.length === 0 ? 'None.\n' : report.diagnostics.map(findingLines).join('\n'),
    report.omitted > 0 ? `${report.omitted} more are left out.\n` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const escapedLine = (text: string): string => escaped(line(text));
