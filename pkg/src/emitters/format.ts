/** The output formats of `check`. */

import { escapeJson } from '../sarif/escape-json.js';
import { github } from './github.js';
import { junit } from './junit.js';
import type { Context, Format } from './output.js';
import { sarif } from './sarif.js';
import { eventLine, findings } from './text.js';

function text({ colours }: Context): Format {
  return {
    *file(name, _, inputs) {
      for (const input of inputs) {
        const valid = input.report.events.filter((event) => event.outcome === 'valid');
        yield valid.map((event) => eventLine(name, event, colours.out)).join('') + findings(name, input, colours.out);
      }
    },
    failure: () => '',
    end: (summary) => summary.line(),
  };
}

/** One JSON document. */
function json(): Format {
  const results: object[] = [];
  return {
    file(name, _, inputs) {
      for (const { line, offset, report } of inputs) results.push({ file: name, line, offset, report });
      return [];
    },
    failure(name, why) {
      results.push({ file: name, error: why });
      return '';
    },
    end: (summary) => `${escapeJson(JSON.stringify({ results, summary }, null, 2))}\n`,
  };
}

/** One line per input, written as soon as its file is checked: an entry of `results` of the `json` format, flattened. */
function ndjson(): Format {
  const line = (value: object): string => `${escapeJson(JSON.stringify(value))}\n`;
  return {
    *file(name, _, inputs) {
      for (const { line: number, offset, report } of inputs)
        yield line({ file: name, line: number, offset, ...report });
    },
    failure: (name, why) => line({ file: name, error: why }),
    end: () => '',
  };
}

const FORMATS = { text, json, ndjson, sarif, junit, github };

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

export function makeFormat(name: FormatName, context: Context): Format {
  return FORMATS[name](context);
}
