/** Findings as the issues of a Standard Schema. A file of its own in the package, since most users call `parse`. */
import { isRelease } from '../base/envelope.js';
import { finding } from '../base/finding.js';
import type { AnyEvent } from '../generated/events.js';
import type { Diagnostic, EventInfo, EventSchema, Report, SchemaIssue } from '../types.js';

/** A schema for events of a type, or of any. `parse`: the call with the caller's options. */
export function makeSchema(
  type: string | undefined,
  isStrict: boolean,
  parse: (value: unknown) => { event: AnyEvent | null; report: Report },
): EventSchema<AnyEvent> {
  const validate = (value: unknown) => {
    const { event, report } = parse(value);
    if (event === null) return { issues: issuesOf(report.diagnostics, isStrict) };
    const info = report.event!;
    return type === undefined || info.type === type ? { value: event } : { issues: [issueOf(otherType(info, type))] };
  };
  return { '~standard': { version: 1, vendor: 'cdevents-wasm', validate } };
}

/** What makes a value invalid: there is at least one, whatever the options leave out. */
function issuesOf(diagnostics: readonly Diagnostic[], isStrict: boolean): SchemaIssue[] {
  const found = diagnostics.filter(({ severity }) => severity === 'error' || (severity === 'warning' && isStrict));
  if (found.length > 0) return found.map(issueOf);
  return [
    issueOf(finding('CDE201', 'not-an-event', 'the value is not one valid event', 'pass one event, not an array')),
  ];
}

function otherType({ pointer, type, vocabulary }: EventInfo, expected: string): Diagnostic {
  const place = `${pointer}${isRelease(vocabulary) ? '/context' : ''}/type`;
  const message = `event type is \`${type}\`, expected \`${expected}\``;
  return finding('CDE202', 'unknown-type', message, 'send an event of that type', place);
}

function issueOf(found: Diagnostic): SchemaIssue {
  const path = found.pointer
    .split('/')
    .slice(1)
    .map((part) => (/^(?:0|[1-9]\d*)$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
  return { ...found, path };
}
