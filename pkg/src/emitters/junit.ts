/** JUnit XML for CI servers: a suite per file, a case per input. */

import type { Diagnostic } from '../faces/public.js';
import { fileLine, type Judged } from '../records/records.js';
import { escape } from './escape.js';
import type { Format } from './output.js';

interface Suite {
  name: string;
  cases: string[];
  failures: number;
  errors: number;
}

export function junit(): Format {
  const suites = new Map<string, Suite>();
  const suiteOf = (name: string): Suite => {
    const found = suites.get(name) ?? { name, cases: [], failures: 0, errors: 0 };
    suites.set(name, found);
    return found;
  };
  return {
    file(name, _, inputs) {
      const suite = suiteOf(name);
      for (const input of inputs) {
        suite.cases.push(testCase(name, input, inputs.length > 1));
        if (input.report.outcome !== 'valid') suite.failures += 1;
      }
      return [];
    },
    failure(name, why) {
      const suite = suiteOf(name);
      suite.cases.push(
        `    <testcase${attributes({ name, classname: name })}>\n      <error${attributes({ message: why })}/>\n    </testcase>\n`,
      );
      suite.errors += 1;
      return '';
    },
    end() {
      const all = [...suites.values()];
      const sum = (of: (suite: Suite) => number): number => all.reduce((total, suite) => total + of(suite), 0);
      const numbers = {
        tests: sum(({ cases }) => cases.length),
        failures: sum(({ failures }) => failures),
        errors: sum(({ errors }) => errors),
      };
      const inner = all.map(
        ({ name, cases, failures, errors }) =>
          `  <testsuite${attributes({ name, tests: cases.length, failures, errors })}>\n${cases.join('')}  </testsuite>\n`,
      );
      return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name: 'cdevents-wasm', ...numbers })}>\n${inner.join('')}</testsuites>\n`;
    },
  };
}

function testCase(file: string, input: Judged, numbered: boolean): string {
  const { outcome, event, diagnostics, omitted } = input.report;
  const names = [...(numbered ? [`line ${input.line}`] : []), event?.type ?? (numbered ? '' : file)].filter(
    (part) => part !== '',
  );
  const start = `    <testcase${attributes({ name: names.join(': '), classname: file, file, line: input.line })}`;
  const lines = diagnostics.flatMap((found) => findingLines(file, input, found));
  if (omitted > 0) lines.push(`and ${omitted} more`);
  const text = lines.map((line) => `${content(line)}\n`).join('');
  if (outcome === 'valid')
    return text === '' ? `${start}/>\n` : `${start}>\n      <system-out>\n${text}</system-out>\n    </testcase>\n`;
  // CI servers show one failure per case: the first of the highest severity, with all findings in its text.
  const worst =
    diagnostics.find(({ severity }) => severity === 'error') ??
    diagnostics.find(({ severity }) => severity === 'warning');
  const why = attributes({ message: worst?.message ?? outcome, type: worst?.code ?? outcome });
  return `${start}>\n      <failure${why}>\n${text}</failure>\n    </testcase>\n`;
}

function findingLines(
  file: string,
  input: Judged,
  { severity, code, rule, message, help, range, pointer }: Diagnostic,
): string[] {
  const place = range === undefined ? file : `${file}:${fileLine(input, range)}:${range.start.column}`;
  const where = range === undefined && pointer !== '' ? ` at ${pointer}` : '';
  const line = `${place}: ${severity}[${code}] ${message}${where} (${rule})`;
  return help === undefined ? [line] : [line, `  help: ${help}`];
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${content(String(value)).replaceAll('"', '&quot;')}"`)
    .join('');
}

/** XML 1.0 cannot represent some characters, not even as references. They are escaped as in the text output. */
function content(text: string): string {
  return escape(text)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/^\s*::/, (start) => `${start.slice(0, -1)}\\u{3a}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
