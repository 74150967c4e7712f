/** `cdevents-wasm check`: judges the events of files, one file after the other, whatever is in them. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { escape } from '../emitters/escape.js';
import { type FormatName, makeFormat } from '../emitters/format.js';
import { type Context, EXIT, type ExitCode, type Format, Refusal } from '../emitters/output.js';
import { count, Summary } from '../emitters/summary.js';
import { type ValidateOptions, validate } from '../faces/public.js';
import { ALL_FINDINGS, exactText, fixAll, type Judged, judge } from '../records/records.js';
import { type Config, readConfig } from './config.js';
import { forTerminal, steers, unified } from './diff.js';
import { formatOption, releaseOption, ruleOptions, wholeNumber } from './options.js';
import { NotSaved, read, reason, refuseUnplain, replace, type Snapshot } from './save.js';

const OPTIONS = {
  format: { type: 'string' },
  release: { type: 'string' },
  strict: { type: 'boolean' },
  'no-strict': { type: 'boolean' },
  rule: { type: 'string', multiple: true },
  'max-warnings': { type: 'string' },
  'max-diagnostics': { type: 'string' },
  fix: { type: 'boolean', default: false },
  diff: { type: 'boolean', default: false },
  config: { type: 'string' },
  'no-config': { type: 'boolean', default: false },
} as const;

const STDIN = '-';

interface Arguments {
  files: string[];
  format: FormatName;
  fix: boolean;
  diff: boolean;
  maxWarnings: number;
  validate: ValidateOptions;
}

/** What the command line says; where it is silent, what the configuration says. */
function readArguments(args: string[]): Arguments {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const asked: Config = {
    format: formatOption(values.format),
    release: releaseOption(values.release),
    strict: values['no-strict'] === true ? false : values.strict,
    rules: ruleOptions(values.rule),
    maxWarnings: wholeNumber('--max-warnings', values['max-warnings']),
    maxDiagnostics: wholeNumber('--max-diagnostics', values['max-diagnostics']),
  };
  if (values.strict === true && values['no-strict'] === true)
    throw new Refusal('--strict and --no-strict contradict each other');
  if (values.config !== undefined && values['no-config'])
    throw new Refusal('--config and --no-config contradict each other');
  if (values.fix && values.diff) throw new Refusal('--fix writes and --diff only shows; take one of them');
  if (values.diff && asked.format !== undefined)
    throw new Refusal('--diff prints a patch and nothing else, so it takes no --format');
  if (positionals.length === 0) throw new Refusal('check needs the names of files, or - for standard input');
  const changing = values.fix ? '--fix changes' : values.diff ? '--diff is about' : undefined;
  if (changing !== undefined && positionals.includes(STDIN))
    throw new Refusal(`${changing} files, and standard input is none`);

  const config = values['no-config'] ? {} : readConfig(values.config);
  return {
    files: positionals,
    format: asked.format ?? config.format ?? 'text',
    fix: values.fix,
    diff: values.diff,
    maxWarnings: asked.maxWarnings ?? config.maxWarnings ?? Infinity,
    validate: {
      release: asked.release ?? config.release,
      strict: asked.strict ?? config.strict,
      maxDiagnostics: asked.maxDiagnostics ?? config.maxDiagnostics,
      limits: config.limits,
      rules: { ...config.rules, ...asked.rules },
    },
  };
}

/** With `--diff` standard output is for the patch alone. */
const SILENT: Format = { file: () => [], failure: () => '', end: () => '' };

/** Judges every file, goes on after those that cannot be read, and says at the end what there was. */
export async function check(args: string[], context: Context): Promise<ExitCode> {
  const wanted = readArguments(args);
  const format = wanted.diff ? SILENT : makeFormat(wanted.format, context);
  const summary = new Summary();
  let warnings = 0;
  let failed = false;
  let problems = false;

  for (const file of wanted.files) {
    if (context.stopped()) return EXIT.failed;
    const name = file === STDIN ? '<stdin>' : file;
    const refuse = async (why: string): Promise<void> => {
      failed = true;
      context.err(`${context.colours.err.error('error')}: ${escape(name)}: ${escape(why)}\n`);
      await context.out(format.failure(name, why));
    };

    let snapshot: Snapshot | undefined;
    let bytes: Uint8Array;
    try {
      if (file === STDIN) bytes = readFileSync(0);
      else bytes = (snapshot = read(file)).bytes;
    } catch (error) {
      await refuse(`cannot be read: ${reason(error)}${notUtf8(file)}`);
      continue;
    }
    summary.files += 1;

    let inputs = judge(bytes, wanted.validate);
    if ((wanted.fix || wanted.diff) && snapshot !== undefined) {
      const fixed = fixAll(bytes, inputs, wanted.validate);
      if (fixed.fixes > 0) {
        try {
          if (wanted.diff) {
            await context.out(patch(snapshot, fixed.bytes, context));
            problems = true;
          } else {
            replace(snapshot, fixed.bytes);
            summary.fixed += fixed.fixes;
            bytes = fixed.bytes;
            inputs = judge(bytes, wanted.validate);
          }
        } catch (error) {
          if (!(error instanceof NotSaved)) throw error;
          await refuse(`not ${wanted.diff ? 'shown' : 'fixed'}: ${error.message}`);
        }
      }
    }

    for (const input of inputs) {
      problems ||= input.report.outcome !== 'valid';
      summary.add(input.report);
      if (wanted.maxWarnings < Infinity) warnings += warningsOf(input, wanted.validate);
    }
    for (const text of format.file(name, bytes, inputs)) {
      await context.out(text);
      if (context.stopped()) return EXIT.failed;
    }
  }

  const tooMany = warnings > wanted.maxWarnings;
  const code = failed ? EXIT.failed : problems || tooMany ? EXIT.problems : EXIT.clean;
  await context.out(format.end(summary, code));
  if (wanted.diff) context.err(summary.line());
  if (tooMany) context.err(`found ${count(warnings, 'warning')}, and at most ${wanted.maxWarnings} are allowed\n`);
  return code;
}

/** What `--fix` would do to a file that it would touch. */
function patch(snapshot: Snapshot, bytes: Uint8Array, { terminal, colours }: Context): string {
  refuseUnplain(snapshot);
  const before = exactText(snapshot.bytes);
  const after = exactText(bytes);
  if (before === null || after === null) throw new NotSaved('it is not all UTF-8; --fix can change it');
  const text = unified(snapshot.path, before, after);
  if (terminal) return forTerminal(text, colours.out);
  if (steers(text))
    throw new NotSaved('the patch would hold characters that steer a terminal or a CI runner; --fix can change it');
  return text;
}

/** All of them: those that the report leaves out count as well. */
function warningsOf({ bytes, report }: Judged, options: ValidateOptions): number {
  const { diagnostics } = report.omitted === 0 ? report : validate(bytes, { ...options, maxDiagnostics: ALL_FINDINGS });
  return diagnostics.filter(({ severity }) => severity === 'warning').length;
}

/** Node hands over names that are not UTF-8 in a form under which no file is found. */
function notUtf8(name: string): string {
  return name.includes('\ufffd') ? ' (names that are not UTF-8 cannot be passed here)' : '';
}
