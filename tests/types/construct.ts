// What `construct` demands and gives, and what it refuses. Each @ts-expect-error is itself an error where nothing is wrong.
import {
  type Constructed,
  type ConstructOptions,
  construct,
  type Events,
  type EventsOf,
  type Vocabulary,
} from 'cdevents-wasm';

/** Equal, not only assignable. */
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
const same = <Is extends true>(): Is => true as Is;

const FINISHED = 'dev.cdevents.pipelinerun.finished.0.3.0';
const context = { source: '/ci' };
const subject = { id: 'run-42' };

const built = construct(FINISHED, {
  context: { source: '/ci', chainId: '4c8cb7dd-3448-41de-8768-eec704e2829b' },
  subject: { id: 'run-42', content: { pipelineName: 'release', outcome: 'success', uri: 'https://ci.example.com/42' } },
  customData: { anything: ['goes'] },
});
export const outcome: string | undefined = built.event.subject.content.outcome;
export const event: Events[typeof FINISHED] = built.event;
// @ts-expect-error what was built has no such member
built.event.subject.content.url;

// ---- a wrong field, at any depth
// @ts-expect-error the field is called `outcome`
construct(FINISHED, { context, subject: { id: 'run-42', content: { outcom: 'success' } } });
// @ts-expect-error `url` was renamed to `uri`
construct(FINISHED, { context, subject: { id: 'run-42', content: { url: 'https://ci.example.com/42' } } });
// @ts-expect-error an event has no such member
construct(FINISHED, { contxt: { source: '/ci' }, context, subject });
// @ts-expect-error a context has no such member
construct(FINISHED, { context: { source: '/ci', time: 'now' }, subject });
// @ts-expect-error a link has no such member
construct(FINISHED, { context: { source: '/ci', links: [{ linkType: 'END', form: { contextId: 'e' } }] }, subject });
// @ts-expect-error a reference has no such member
construct('change.created', { context, subject: { id: 'c', content: { repository: { id: 'r', name: 'r' } } } });

// ---- a wrong value
// @ts-expect-error the outcome is none of the listed
construct(FINISHED, { context, subject: { id: 'run-42', content: { outcome: 'passed' } } });
// @ts-expect-error an id is text
construct(FINISHED, { context, subject: { id: 42 } });
// @ts-expect-error the release is filled in as text
construct(FINISHED, { context: { source: '/ci', specversion: 5 }, subject });

// ---- what must be given
// @ts-expect-error without a context there is no source
construct(FINISHED, { subject: { id: 'run-42' } });
// @ts-expect-error without a source
construct(FINISHED, { context: {}, subject });
// @ts-expect-error without a subject
construct(FINISHED, { context });
// @ts-expect-error without the subject's id
construct(FINISHED, { context, subject: { content: { outcome: 'success' } } });
// @ts-expect-error without anything
construct(FINISHED, {});
// @ts-expect-error a source that is not there
construct(FINISHED, { context: { source: undefined }, subject });
// @ts-expect-error a content that has to name the environment
construct('dev.cdevents.incident.detected.0.3.0', { context, subject: { id: 'i' } });
// @ts-expect-error an environment that has to have an id
construct('dev.cdevents.incident.detected.0.3.0', { context, subject: { id: 'i', content: { environment: {} } } });
construct('dev.cdevents.incident.detected.0.3.0', {
  context,
  subject: { id: 'i', content: { environment: { id: 'e' } } },
});

// ---- what is filled in, and can be given
construct(FINISHED, { context, subject });
construct(FINISHED, {
  context: { source: '/ci', id: 'e', type: FINISHED, specversion: '0.5.1', timestamp: '2026-03-14T09:26:53Z' },
  subject: { id: 'run-42', content: {} },
});
construct(FINISHED, { context: { source: '/ci', id: undefined }, subject: { id: 'r', content: undefined } });
construct('dev.cdevents.build.queued.0.3.0', { context, subject: { id: 'b' } });
construct('dev.cdevents.build.queued.0.2.0', { context, subject: { id: 'b' } }, { release: '0.4.1' });

// ---- types
// @ts-expect-error a misspelt type
construct('dev.cdevents.pipelinerun.finnished.0.3.0', { context, subject });
// @ts-expect-error an event version that no release has
construct('dev.cdevents.pipelinerun.finished.9.9.9', { context, subject });
// @ts-expect-error a misspelt short type
construct('pipelinerun.finnished', { context, subject });
// @ts-expect-error types are in lower case
construct('dev.cdevents.pipelineRun.finished.0.3.0', { context, subject });
// @ts-expect-error no type at all
construct('', {});
// @ts-expect-error a type is text
construct(5, {});

// ---- short types
const short = construct('pipelinerun.finished', { context, subject: { id: 'r', content: { outcome: 'error' } } });
same<Same<typeof short.event, EventsOf['0.5.1'][typeof FINISHED]>>();
const longer = construct('dev.cdevents.pipelinerun.finished', { context, subject });
same<Same<typeof longer.event, typeof short.event>>();
// @ts-expect-error the newest release calls it `uri`
construct('pipelinerun.finished', { context, subject: { id: 'r', content: { url: 'https://ci.example.com/42' } } });
const olderShort = construct('pipelinerun.finished', { context, subject }, { release: '0.4.1' });
same<Same<typeof olderShort.event, EventsOf['0.4.1']['dev.cdevents.pipelinerun.finished.0.2.0']>>();

// ---- releases
construct(
  'dev.cdevents.pipelinerun.finished.0.2.0',
  { context, subject: { id: 'r', content: { url: 'https://ci.example.com/42' } } },
  { release: '0.4.1' },
);
// biome-ignore format: the error is on the line after what announces it
// @ts-expect-error this release calls it `url`
construct('dev.cdevents.pipelinerun.finished.0.2.0', { context, subject: { id: 'r', content: { uri: 'https://ci.example.com/42' } } }, { release: '0.4.1' });
// @ts-expect-error this release has another version of the event
construct(FINISHED, { context, subject }, { release: '0.4.1' });
// @ts-expect-error this release has no such event
construct('ticket.created', { context, subject: { id: 't' } }, { release: '0.3.0' });
// @ts-expect-error the draft has no such event
construct(FINISHED, { context, subject }, { release: 'draft' });
// @ts-expect-error no such release
construct(FINISHED, { context, subject }, { release: '9.9.9' });

// ---- the draft
construct('CD.Pipeline.PipelineRun.Finished', { pipelineRunId: 'r', pipelineName: 'p', pipelineRunStatus: 'Finished' });
construct('CD.Pipeline.PipelineRun.Queued', { pipelineRunId: 'r', pipelineName: 'p' });
construct('CD.Pipeline.PipelineRun.Started', {
  pipelineRunId: 'r',
  pipelineName: 'p',
  pipelineRunErrors: ['one', 'two'],
});
// @ts-expect-error the attribute is called `pipelineName`
construct('CD.Pipeline.PipelineRun.Started', { pipelineRunId: 'r', pipelinename: 'p', pipelineName: 'p' });
// @ts-expect-error without the name
construct('CD.Pipeline.PipelineRun.Started', { pipelineRunId: 'r' });
// @ts-expect-error how it finished is not filled in
construct('CD.Pipeline.PipelineRun.Finished', { pipelineRunId: 'r', pipelineName: 'p' });
// @ts-expect-error how it finished is not filled in
construct('CD.Pipeline.TaskRun.Finished', { pipelineRunId: 'r', pipelineName: 'p' });
// @ts-expect-error a run that has finished is not running
construct('CD.Pipeline.PipelineRun.Finished', { pipelineRunId: 'r', pipelineName: 'p', pipelineRunStatus: 'Running' });
// @ts-expect-error the status is none of the listed
construct('CD.Pipeline.TaskRun.Started', { pipelineRunId: 'r', pipelineName: 'p', pipelineRunStatus: 'success' });
// @ts-expect-error a misspelt type of the draft
construct('CD.Pipeline.PipelineRun.Ended', { pipelineRunId: 'r', pipelineName: 'p' });

// ---- the first SDK's types
construct('cd.pipelinerun.started.v1', { source: '/ci', pipelinerunid: 'r', pipelinerunname: null });
// @ts-expect-error the attribute is called `pipelinerunid`
construct('cd.pipelinerun.started.v1', { source: '/ci', pipelinerunId: 'r' });
// @ts-expect-error without a source
construct('cd.pipelinerun.started.v1', { pipelinerunid: 'r' });
// Attributes of the user's own come with an object that is spread.
construct('cd.pipelinerun.started.v1', { source: '/ci', ...{ traceparent: '00-1-2-03' } });

// ---- custom events hold what their vendor wants
construct('dev.cdeventsx.mytool-resource.created.0.1.0', {
  context,
  subject: { id: 'r', content: { anything: { goes: true } } },
});
// @ts-expect-error an id is text
construct('dev.cdeventsx.mytool-resource.created.0.1.0', { context, subject: { id: 7 } });
// biome-ignore format: the error is on the line after what announces it
// @ts-expect-error the release had no custom events yet
construct('dev.cdeventsx.mytool-resource.created.0.1.0', { context, subject }, { release: '0.3.0' });

// ---- envelopes
const wrapped = construct(FINISHED, { context, subject }, { envelope: 'structured' }).event;
same<Same<typeof wrapped.data, typeof built.event>>();
same<Same<typeof wrapped.type, typeof FINISHED>>();
export const attributes: string[] = [wrapped.specversion, wrapped.id, wrapped.source, wrapped.subject, wrapped.time];
// @ts-expect-error the event is in the envelope
wrapped.context;
const cloud = construct(
  'CD.Pipeline.PipelineRun.Started',
  { source: '/ci', pipelineRunId: 'r', pipelineName: 'p' },
  { envelope: 'structured' },
).event;
export const inLowerCase: string = cloud.pipelinerunid;
same<Same<(typeof cloud)['specversion'], '1.0'>>();
// @ts-expect-error a CloudEvent needs a source
construct('CD.Pipeline.PipelineRun.Queued', { pipelineRunId: 'r', pipelineName: 'p' }, { envelope: 'structured' });
const sdk = construct('cd.taskrun.started.v1', { source: '/ci', taskrunid: 't' }, { envelope: 'structured' }).event;
export const taskRun: string | null | undefined = sdk.taskrunid;
const bare = construct(FINISHED, { context, subject }, { envelope: 'none' });
same<Same<typeof bare, typeof built>>();

// ---- options
// @ts-expect-error there is no such envelope
construct(FINISHED, { context, subject }, { envelope: 'binary' });
// @ts-expect-error there is no such option
construct(FINISHED, { context, subject }, { id: 'x', nwo: 'y' });

// ---- what is only known when the program runs is not checked
export function any(type: string, members: object, options: ConstructOptions, release: Vocabulary): Constructed {
  construct(type, { whatever: true });
  construct(FINISHED, members);
  construct(FINISHED, members, options);
  construct(FINISHED, { whatever: true }, options);
  construct(FINISHED, { whatever: true }, { release });
  construct(FINISHED, JSON.parse('{}'));
  construct(FINISHED, {} as Record<string, unknown>);
  construct(String(FINISHED), { whatever: true });
  return construct(type, members, options);
}
