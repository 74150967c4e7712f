/** The call that makes a schema for other libraries. */
import { isRelease } from '../base/envelope.js';
import { finding } from '../base/finding.js';
import { bad, settingsOf } from '../engine/settings.js';
import type { AnyEvent, Events } from '../generated/events.js';
import type { Diagnostic, EventInfo, EventSchema, SchemaIssue, ValidateOptions } from '../types.js';
import { parse } from './validate.js';

/**
 * Makes a Standard Schema (version 1) for events of a type, or of any type. It accepts what `parse` accepts, and its value is the
 * event that `parse` returns. Issues are the diagnostics that make the value invalid, each with its `path`.
 *
 * Can be called before `init()`. Throws `CdEventError` (`bad-option`) for invalid options.
 */
export function schemaFor<T extends keyof Events>(type: T, options?: ValidateOptions): EventSchema<Events[T]>;
export function schemaFor(type?: string, options?: ValidateOptions): EventSchema<AnyEvent>;
export function schemaFor(type?: string, options?: ValidateOptions): EventSchema<AnyEvent> {
  if (type !== undefined && typeof type !== 'string') throw bad('type', type, 'a string');
  settingsOf(options);
  const validate = (value: unknown) => {
    const { ok, event, report } = parse(value as object, options);
    if (!ok) return { issues: issuesOf(report.diagnostics, options) };
    const info = report.event!;
    return type === undefined || info.type === type ? { value: event } : { issues: [issueOf(otherType(info, type))] };
  };
  return { '~standard': { version: 1, vendor: 'cdevents-wasm', validate } };
}

/** What makes a value invalid: there is at least one, whatever the options leave out. */
function issuesOf(diagnostics: readonly Diagnostic[], options: ValidateOptions | undefined): SchemaIssue[] {
  const found = diagnostics.filter(
    ({ severity }) => severity === 'error' || (severity === 'warning' && options?.strict === true),
  );
  if (found.length > 0) return found.map(issueOf);
  return [
    issueOf(finding('CDE201', 'not-an-event', 'the value is not one valid event', 'pass one event, not an array')),
  ];
}

function otherType({ pointer, type, vocabulary }: EventInfo, expected: string): Diagnostic {
  const place = `${pointer}${isRelease(vocabulary) ? '/context' : ''}/type`;
  return finding(
    'CDE202',
    'unknown-type',
    `event type is \`${type}\`, expected \`${expected}\``,
    'send an event of that type',
    place,
  );
}

function issueOf(found: Diagnostic): SchemaIssue {
  const path = found.pointer
    .split('/')
    .slice(1)
    .map((part) => (/^(?:0|[1-9]\d*)$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
  return { ...found, path };
}
