/** `cdevents-wasm new`: builds an event and prints it. */
import { escape } from '../emitters/escape.js';
import { inReadingOrder } from '../emitters/order.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { CdEventError, construct, type Report } from '../faces/public.js';
import { findType, nearestType } from '../lookup/types.js';
import { command, type Typed } from './arguments.js';
import { assign, type Members } from './assign.js';
import { oneOf, releaseOption } from './options.js';

const OPTIONS = {
  set: {
    value: 'path=value',
    isRepeated: true,
    help: 'set a member, such as subject.id=run-42 or links[0].linkType=END; with := to a JSON value, such as retries:=3; can be repeated',
  },
  release: {
    value: 'vocabulary',
    help: 'build the event for this vocabulary (default: the newest release that has the type)',
  },
  envelope: { value: 'kind', help: 'structured, for a CloudEvents envelope, or none (default)' },
  strict: { help: 'treat warnings as errors' },
} as const;

export const create = command({
  operands: '<type>',
  summary: 'build an event and print it',
  options: OPTIONS,
  details: `The type can omit its version, or be only subject and predicate. The id, the
timestamp, the version and everything that the type determines are filled in.
A value that is a JSON object or array is read as JSON.`,
  examples: [
    [
      'cdevents-wasm new pipelinerun.finished --set context.source=/ci --set subject.id=run-42',
      'the newest released version of the type',
    ],
    [
      'cdevents-wasm new CD.Pipeline.PipelineRun.Started --set pipelineRunId=run-42 --set pipelineName=release',
      'an event of the draft of 2021',
    ],
    [
      'cdevents-wasm new build.finished --set context.source=/ci --set subject.id=b1 --set customData.attempts:=3',
      'a member that is a number',
    ],
  ],
  run,
});

/** Prints the event; when it cannot be valid, says why on standard error. */
async function run({ values, positionals }: Typed<typeof OPTIONS>, context: Context): Promise<ExitCode> {
  const [wanted, ...more] = positionals;
  if (wanted === undefined) throw new Refusal('new needs an event type; cdevents-wasm types lists them');
  if (more.length > 0) throw new Refusal(`new takes one event type, not ${positionals.length}`);
  const envelope = oneOf(['none', 'structured'])(values.envelope ?? 'none', '--envelope');
  const release = releaseOption(values.release);
  const found = findType(wanted, release);
  const type = found === undefined ? wanted : found.event.type;
  const event: Members = {};
  for (const setting of values.set ?? []) assign(event, setting);
  try {
    const built = construct(type, event, { release, envelope, strict: values.strict === true });
    await context.out(`${JSON.stringify(built.event, null, 2)}\n`);
    explainReport(built.report, context);
    return EXIT.clean;
  } catch (error) {
    if (!(error instanceof CdEventError)) throw error;
    if (error.report === undefined) throw new Refusal(withSuggestion(error.message, wanted));
    context.err(
      `${context.colours.err.error('error')}: an event of type ${escape(type)} with these members is not valid\n`,
    );
    explainReport(error.report, context);
    return EXIT.problems;
  }
}

/** The engine suggests whole types; here short names are types too. */
function withSuggestion(message: string, wanted: string): string {
  const meant = message.includes('did you mean') ? undefined : nearestType(wanted);
  return meant === undefined ? message : `${message}; did you mean ${meant}?`;
}

function explainReport(report: Report, { err, colours }: Context): void {
  for (const { severity, code, rule, message, pointer, help } of inReadingOrder(report.diagnostics)) {
    const where = pointer === '' ? '' : ` at ${escape(pointer)}`;
    err(`${colours.err[severity](`${severity}[${code}]`)} ${escape(message)}${where} (${rule})\n`);
    if (help !== undefined) err(`  = help: ${escape(help)}\n`);
  }
}
