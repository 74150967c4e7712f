/** The tools that make events: `construct`, `convert`, `sample` and `webhook`. */
import {
  type ConstructOptions,
  construct,
  convert,
  fromWebhook,
  sample,
  samples,
  type Vocabulary,
  type WebhookOptions,
} from '../faces/public.js';
import { PROVIDERS } from '../generated/webhooks.js';
import { indented } from '../records/json-text.js';
import { asked, checksOf, dataOf, linesOf } from './report.js';
import {
  anyObject,
  CHECKS,
  event,
  flag,
  list,
  nullable,
  object,
  oneOf,
  REPORT,
  root,
  string,
  vocabulary,
  whole,
} from './schemas.js';
import { bounded, MAX_INPUT, shaped, type Tool, ToolError, textOf } from './tool.js';

export const constructTool: Tool = {
  name: 'construct',
  title: 'Build a CDEvent',
  description:
    'Builds a valid CDEvent of a type from the members that only you know. Left out are id, timestamp, version and type: they are filled in. Names what is missing or wrong if the event cannot be valid. Use it instead of writing an event by hand; catalog says which members a type has.',
  input: root({
    type: string('The type, such as pipelinerun.finished, or whole: dev.cdevents.pipelinerun.finished.0.3.0.'),
    event: anyObject(
      'The members, in the shape of the event, such as {"context": {"source": "/ci"}, "subject": {"id": "run-42", "content": {"outcome": "success"}}}.',
    ),
    'envelope?': oneOf(['none', 'structured'], 'structured: as a CloudEvent (default: none).'),
    'id?': string('The id (default: a UUID).'),
    'now?': string('The timestamp, as RFC 3339 (default: now).'),
    ...CHECKS,
  }),
  output: root({ event: anyObject(), json: string('The event as JSON text.'), ...REPORT }),
  repeatable: false,
  run(given) {
    const {
      type,
      event: members,
      envelope,
      id,
      now,
    } = shaped<{ type: string; event: object } & ConstructOptions>(given);
    textOf(members);
    const options = { ...checksOf(given), envelope, id, now } as ConstructOptions;
    const { event: built, json, report } = asked(() => construct(type as never, members as never, options as never));
    const lines = [`built a valid event`, ...linesOf(report), '', indented(json)];
    return { text: bounded(lines.join('\n')), result: { event: built, json, ...dataOf(report) } };
  },
};

const MAX_CHANGES = 100;

export const convertTool: Tool = {
  name: 'convert',
  title: 'Convert a CDEvent to another release',
  description:
    'Writes an event of one CDEvents release, or of the drafts before, as one of another release. Returns the event, every change, and whether something was lost. With keep nothing is lost: it is kept in customData.',
  input: root({
    input: event,
    to: vocabulary('The release to convert to.'),
    'source?': string('The source for an event that has none.'),
    'now?': string('The timestamp for an event that has none, as RFC 3339.'),
    'keep?': flag('Keep in customData what the release has no place for.'),
  }),
  output: root({
    json: nullable('string', 'The event as JSON text; null if it cannot be converted.'),
    changes: list(
      object({
        kind: string(),
        from: nullable('string'),
        to: nullable('string'),
        message: string(),
        lossy: { type: 'boolean' },
      }),
      'What changed, the first 100.',
    ),
    lossy: { type: 'boolean', description: 'Whether something was lost.' },
    ...REPORT,
  }),
  repeatable: true,
  run(given) {
    const text = textOf(given['input']);
    const { to, source, now, keep } = shaped<{ to: Vocabulary; source?: string; now?: string; keep?: boolean }>(given);
    const { json, changes, lossy, report } = asked(() =>
      convert(text, { to, source, now, keep: keep === true ? 'customData' : undefined }),
    );
    const shown = { ...report, diagnostics: report.diagnostics.slice(0, MAX_CHANGES) };
    const lines = [
      json === null ? `not converted to ${to}` : `converted to ${to}${lossy ? ', with losses' : ''}`,
      ...changes.map(
        (one) => `${one.kind} ${one.from ?? ''} -> ${one.to ?? ''}: ${one.message}${one.lossy ? ' (lossy)' : ''}`,
      ),
      ...linesOf(shown),
      ...(json === null ? [] : ['', indented(json)]),
    ];
    return {
      text: bounded(lines.join('\n')),
      result: { json, changes: changes.slice(0, MAX_CHANGES), lossy, ...dataOf(shown) },
    };
  },
};

const MAX_SAMPLES = 100;

export const sampleTool: Tool = {
  name: 'sample',
  title: 'Make up CDEvents',
  description:
    'Makes up realistic CDEvents for tests: one event of a type, or all events of a delivery as they would arrive. With a fault the event has exactly one mistake, and the answer names the rule that must find it. The same seed gives the same events.',
  input: root({
    'type?': string('The type of one event, such as pipelinerun.finished. Without it: a whole delivery.'),
    'scenario?': oneOf(
      ['delivery', 'pipeline', 'failed-tests', 'incident', 'rollback', 'canceled'],
      'What happens in the delivery (default: delivery).',
    ),
    'release?': vocabulary('The release of the events (default: the newest).'),
    'seed?': whole(0, 2 ** 31 - 1, 'Another number gives other events (default: 0).'),
    'fault?': string(
      'With a type: the name of the rule to break, such as missing-field. Else what goes wrong in the delivery: missing, late, duplicate, reordered, malformed, abort, clock-skew or shared-id.',
    ),
  }),
  output: root({
    events: list(
      object({
        json: string(),
        rule: nullable('string', 'The rule that must find its mistake; null if it has none that a rule must find.'),
      }),
      'At most 100.',
    ),
    omitted: { type: 'integer' },
  }),
  repeatable: true,
  run(given) {
    const {
      type,
      scenario,
      release,
      seed = 0,
      fault,
    } = shaped<{
      type?: string;
      scenario?: string;
      release?: Vocabulary;
      seed?: number;
      fault?: string;
    }>(given);
    if (type !== undefined && scenario !== undefined) throw new ToolError('give a type or a scenario, not both');
    const made = asked(() => {
      if (type !== undefined) {
        const { json, expected } = sample(type, { release, seed, fault });
        return [{ json, rule: expected.rule ?? null }];
      }
      const faults = fault === undefined ? [] : [fault];
      return [...samples({ seed, scenario, vocabulary: release, faults })].map(({ json, fault: done }) => ({
        json,
        rule: done?.rule ?? null,
      }));
    });
    const shown = made.slice(0, MAX_SAMPLES);
    const lines = shown.map(({ json, rule }) => (rule === null ? json : `${json}  <- ${rule}`));
    return { text: bounded(lines.join('\n')), result: { events: shown, omitted: made.length - shown.length } };
  },
};

export const webhookTool: Tool = {
  name: 'webhook',
  title: 'CDEvents from a webhook',
  description:
    'Writes the webhook of another system (GitHub, GitLab, Gitea, Forgejo, Tekton, Jenkins, Argo CD, Flux, Harbor, Bitbucket, Azure DevOps, Jira, PagerDuty, Alertmanager, a registry) as the CDEvents that it stands for. Nothing is invented; what gives no event says why. It verifies no signature.',
  input: root({
    'headers?': {
      type: 'object',
      additionalProperties: { type: ['string', 'array'], items: { type: 'string' } },
      description: 'The headers of the delivery.',
    },
    body: {
      type: ['string', 'object', 'array'],
      description: 'The body: its text where you have it, or the JSON value.',
    },
    'provider?': oneOf(PROVIDERS, 'Who has sent it. Leave it out to find it in the message.'),
    'release?': vocabulary('The release of the events (default: the newest).'),
    'source?': string('The source of the events, where the message names none.'),
    'environment?': string('The environment, where the message names none.'),
    'url?': string('For Tekton: a template for addresses of runs with {namespace}, {kind}, {name} and {uid}.'),
    'now?': string('When it was received, as RFC 3339 (default: now).'),
  }),
  output: root({
    provider: nullable('string'),
    delivery: nullable('string', "The sender's id of the delivery."),
    events: list(object({ json: string('The event as JSON text.') }), 'At most 100.'),
    omitted: { type: 'integer' },
    code: nullable('string', 'Why there are no events.'),
    reason: nullable('string', 'The same in a sentence.'),
    notes: list(object({ pointer: string(), message: string() }), 'What had to be decided or could not be kept.'),
  }),
  repeatable: false,
  run(given) {
    const {
      headers = {},
      body,
      provider,
      release,
      source,
      environment,
      url,
      now,
    } = shaped<
      WebhookOptions & {
        headers?: Record<string, string | string[]>;
        body: unknown;
      }
    >(given);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    textOf(text, MAX_INPUT);
    const options = { provider, release, source, environment, url, now };
    const found = asked(() => fromWebhook({ headers, body: text }, options));
    const shown = found.events.slice(0, MAX_SAMPLES).map(({ json }) => ({ json }));
    const notes = found.notes.slice(0, MAX_CHANGES);
    const lines = [
      found.reason ?? `${found.provider}: ${found.events.length} event${found.events.length === 1 ? '' : 's'}`,
      ...notes.map(({ pointer, message }) => `note ${pointer}: ${message}`),
      ...shown.map(({ json }) => indented(json)),
    ];
    return {
      text: bounded(lines.join('\n')),
      result: {
        provider: found.provider,
        delivery: found.delivery,
        events: shown,
        omitted: found.events.length - shown.length,
        code: found.code,
        reason: found.reason,
        notes,
      },
    };
  },
};
