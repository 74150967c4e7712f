/** `cdevents-wasm check`: judges the events of files, one file after the other, whatever is in them. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Report, ValidateOptions } from '../public.js';
import { escape, escapeJson } from './escape.js';
import { releaseOption, wholeNumber } from './options.js';
import { EXIT, Refusal, type Context, type ExitCode } from './output.js';
import { fixAll, isSafelyFixable, judge, type Judged } from './records.js';
import { eventLine, findings } from './render.js';
import { NotSaved, read, reason, replace, type Snapshot } from './save.js';

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  release: { type: 'string' },
  strict: { type: 'boolean', default: false },
  fix: { type: 'boolean', default: false },
  'max-warnings': { type: 'string' },
} as const;

const STDIN = '-';

interface Arguments {
  files: string[];
  json: boolean;
  fix: boolean;
  maxWarnings: number;
  validate: ValidateOptions;
}

function readArguments(args: string[]): Arguments {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.format !== 'text' && values.format !== 'json') {
    throw new Refusal(`--format is text or json, not ${JSON.stringify(values.format)}`);
  }
  if (positionals.length === 0) throw new Refusal('check needs the names of files, or - for standard input');
  if (values.fix && positionals.includes(STDIN)) throw new Refusal('--fix changes files, and standard input is none');
  return {
    files: positionals,
    json: values.format === 'json',
    fix: values.fix,
    maxWarnings: wholeNumber('--max-warnings', values['max-warnings']) ?? Infinity,
    validate: { release: releaseOption(values.release), strict: values.strict },
  };
}

/** What is counted over all files. */
class Summary {
  files = 0;
  events = 0;
  valid = 0;
  invalid = 0;
  unchecked = 0;
  errors = 0;
  warnings = 0;
  notes = 0;
  fixable = 0;
  fixed = 0;

  add({ outcome, events, diagnostics }: Report): void {
    // What is no event at all still counts as one thing that could not be checked.
    const outcomes = events.length > 0 ? events.map((event) => event.outcome) : outcome === 'valid' ? [] : [outcome];
    this.events += outcomes.length;
    for (const each of outcomes) this[each] += 1;
    for (const { severity } of diagnostics) this[`${severity}s`] += 1;
    this.fixable += diagnostics.filter(isSafelyFixable).length;
  }

  line(): string {
    const events = `${count(this.events, 'event')} in ${count(this.files, 'file')}`;
    const outcomes = [`${this.valid} valid`, `${this.invalid} invalid`];
    if (this.unchecked > 0) outcomes.push(`${this.unchecked} unchecked`);
    const found = [count(this.errors, 'error'), count(this.warnings, 'warning'), count(this.notes, 'note')];
    const fixes = this.fixed > 0 ? `; ${count(this.fixed, 'finding')} fixed` : '';
    const rest = this.fixable > 0 ? `; ${this.fixable} can be fixed with --fix` : '';
    return `${events}: ${outcomes.join(', ')}; ${found.join(', ')}${fixes}${rest}\n`;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Judges every file, goes on after those that cannot be read, and says at the end what there was. */
export async function check(args: string[], context: Context): Promise<ExitCode> {
  const wanted = readArguments(args);
  const summary = new Summary();
  const results: object[] = [];
  let failed = false;
  let problems = false;

  for (const file of wanted.files) {
    if (context.stopped()) return EXIT.failed;
    const name = file === STDIN ? '<stdin>' : file;
    const refuse = (why: string): void => {
      failed = true;
      context.err(`${context.colours.err.error('error')}: ${escape(name)}: ${escape(why)}\n`);
      if (wanted.json) results.push({ file: name, error: why });
    };

    let snapshot: Snapshot | undefined;
    let bytes: Uint8Array;
    try {
      if (file === STDIN) bytes = readFileSync(0);
      else bytes = (snapshot = read(file)).bytes;
    } catch (error) {
      refuse(`cannot be read: ${reason(error)}${notUtf8(file)}`);
      continue;
    }
    summary.files += 1;

    let inputs = judge(bytes, wanted.validate);
    if (wanted.fix && snapshot !== undefined) {
      const fixed = fixAll(bytes, inputs, wanted.validate);
      if (fixed.fixes > 0) {
        try {
          replace(snapshot, fixed.bytes);
          summary.fixed += fixed.fixes;
          inputs = judge(fixed.bytes, wanted.validate);
        } catch (error) {
          if (!(error instanceof NotSaved)) throw error;
          refuse(`not fixed: ${error.message}`);
        }
      }
    }

    for (const input of inputs) {
      problems ||= input.report.outcome !== 'valid';
      summary.add(input.report);
      if (wanted.json) results.push({ file: name, line: input.line, offset: input.offset, report: input.report });
      else await context.out(textFor(name, input, context));
    }
  }

  if (wanted.json) {
    const document = { results, summary };
    await context.out(`${escapeJson(JSON.stringify(document, null, 2))}\n`);
  } else {
    await context.out(summary.line());
  }
  if (summary.warnings > wanted.maxWarnings) {
    context.err(`${summary.warnings} warnings are more than the ${wanted.maxWarnings} allowed\n`);
    problems = true;
  }
  return failed ? EXIT.failed : problems ? EXIT.problems : EXIT.clean;
}

function textFor(name: string, input: Judged, { colours }: Context): string {
  const valid = input.report.events.filter((event) => event.outcome === 'valid');
  return valid.map((event) => eventLine(name, event, colours.out)).join('') + findings(name, input, colours.out);
}

/** Node hands over names that are not UTF-8 in a form under which no file is found. */
function notUtf8(name: string): string {
  return name.includes('\ufffd') ? ' (names that are not UTF-8 cannot be passed here)' : '';
}
