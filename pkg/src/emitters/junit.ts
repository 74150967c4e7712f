/** JUnit XML for CI servers: a suite per file, a case per input. */

import type { Diagnostic } from '../faces/public.js';
import { fileLine, type Judged } from '../records/records.js';
import { escape } from './escape.js';
import { inReadingOrder } from './order.js';
import type { Format } from './output.js';
import { Spool } from './spool.js';
import { more } from './summary.js';

interface Suite {
  name: string;
  cases: number;
  failures: number;
  errors: number;
  /** Where its cases are in the spool. */
  extents: [from: number, to: number][];
}

/** The numbers come first, so the cases wait until all of them are known. */
export function junit(): Format {
  const spool = new Spool();
  const suites = new Map<string, Suite>();
  const addCase = (name: string, text: string): Suite => {
    const suite = suites.get(name) ?? { name, cases: 0, failures: 0, errors: 0, extents: [] };
    suites.set(name, suite);
    suite.cases += 1;
    const last = suite.extents.at(-1);
    const from = spool.end;
    spool.add(text);
    if (last?.[1] === from) last[1] = spool.end;
    else suite.extents.push([from, spool.end]);
    return suite;
  };
  return {
    input(name, input) {
      const suite = addCase(name, testCase(name, input));
      if (input.report.outcome !== 'valid') suite.failures += 1;
      return '';
    },
    history({ file, line, finding }, isProblem) {
      const { severity, code, rule, message, help, pointer } = finding;
      const start = `    <testcase${attributes({ name: `history, line ${line}: ${rule}`, classname: file, file, line })}`;
      const where = pointer === '' ? '' : ` at ${pointer}`;
      const lines = [`${file}:${line}: ${severity}[${code}] ${message}${where} (${rule})`];
      if (help !== undefined) lines.push(`  help: ${help}`);
      const text = lines.map((each) => `${content(each)}\n`).join('');
      const body = isProblem
        ? `<failure${attributes({ message, type: code })}>\n${text}</failure>`
        : `<system-out>\n${text}</system-out>`;
      const suite = addCase(file, `${start}>\n      ${body}\n    </testcase>\n`);
      if (isProblem) suite.failures += 1;
      return '';
    },
    close: () => undefined,
    failure(name, why) {
      const suite = addCase(
        name,
        `    <testcase${attributes({ name, classname: name })}>\n      <error${attributes({ message: why })}/>\n    </testcase>\n`,
      );
      suite.errors += 1;
      return '';
    },
    *end() {
      const all = [...suites.values()];
      const sum = (of: (suite: Suite) => number): number => all.reduce((total, suite) => total + of(suite), 0);
      const numbers = {
        tests: sum(({ cases }) => cases),
        failures: sum(({ failures }) => failures),
        errors: sum(({ errors }) => errors),
      };
      yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name: 'cdevents-wasm', ...numbers })}>\n`;
      for (const { name, cases, failures, errors, extents } of all) {
        yield `  <testsuite${attributes({ name, tests: cases, failures, errors })}>\n`;
        for (const [from, to] of extents) yield* spool.read(from, to);
        yield '  </testsuite>\n';
      }
      yield '</testsuites>\n';
    },
  };
}

function testCase(file: string, input: Judged): string {
  const { outcome, event, diagnostics, omitted } = input.report;
  const numbered = input.isLine;
  const names = [...(numbered ? [`line ${input.line}`] : []), event?.type ?? (numbered ? '' : file)].filter(
    (part) => part !== '',
  );
  const start = `    <testcase${attributes({ name: names.join(': '), classname: file, file, line: input.line })}`;
  const findings = inReadingOrder(diagnostics);
  const lines = findings.flatMap((found) => findingLines(file, input, found));
  if (omitted > 0) lines.push(more(input));
  const text = lines.map((line) => `${content(line)}\n`).join('');
  if (outcome === 'valid')
    return text === '' ? `${start}/>\n` : `${start}>\n      <system-out>\n${text}</system-out>\n    </testcase>\n`;
  // CI servers show one failure per case: the first finding, with all of them in its text.
  const [worst] = findings;
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
