/** The formats in which `check` reports. They word and arrange; none of them decides anything. */
import type { HistoryFinding } from '../records/history.js';
import { escapeJson } from '../sarif/escape-json.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { junit } from './junit.js';
import type { Format, Look } from './output.js';
import { sarif } from './sarif.js';
import { eventLine, findings, historyFinding } from './text.js';

function text({ colours, columns, quiet }: Look): Format {
  return {
    input(name, input) {
      const valid = quiet ? [] : input.report.events.filter((event) => event.outcome === 'valid');
      const lines = valid.map((event) => eventLine(name, input, event, colours.out));
      return lines.join('') + findings(name, input, { palette: colours.out, columns, quiet });
    },
    history: (found) => (quiet && found.finding.severity === 'note' ? '' : historyFinding(found, colours.out)),
    close: () => undefined,
    failure: () => '',
    end: (summary) => (quiet ? [] : [summary.line()]),
  };
}

/** One document with everything, written piece by piece. */
function json(): Format {
  let started = false;
  const result = (value: object): string => {
    const before = started ? ',' : '{\n  "results": [';
    started = true;
    return `${before}\n    ${indented(value, '    ')}`;
  };
  return {
    input: (name, { line, offset, report }) => result({ file: name, line, offset, report }),
    history: (found) => result(historyValue(found)),
    close: () => undefined,
    failure: (name, why) => result({ file: name, error: why }),
    end: (summary) => [`${started ? '\n  ]' : '{\n  "results": []'},\n  "summary": ${indented(summary, '  ')}\n}\n`],
  };
}

/** What the formats for programs say of a finding about a history. */
function historyValue({ file, line, offset, record, finding, others, witness }: HistoryFinding): object {
  return { file, line, offset, record, finding, others, witness };
}

/** A value as it is written within a document whose lines begin with `margin` there. */
function indented(value: object, margin: string): string {
  return escapeJson(JSON.stringify(value, null, 2).replaceAll('\n', `\n${margin}`));
}

/** One line for each input, as soon as it is judged: what `json` has in `results`, with the members of the report beside. */
function ndjson(): Format {
  const line = (value: object): string => `${escapeJson(JSON.stringify(value))}\n`;
  return {
    input: (name, { line: number, offset, report }) => line({ file: name, line: number, offset, ...report }),
    history: (found) => line(historyValue(found)),
    close: () => undefined,
    failure: (name, why) => line({ file: name, error: why }),
    end: () => [],
  };
}

const FORMATS = { text, json, ndjson, sarif, junit, github, gitlab };

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** Whether what a format prints for an input is the same whatever came before it, and is printed there and then. */
export function printsEach(name: FormatName): boolean {
  return name === 'text' || name === 'ndjson' || name === 'github';
}

export function makeFormat(name: FormatName, context: Look): Format {
  return FORMATS[name](context);
}
