// A wrong field is a compile error, a right one is not. Each @ts-expect-error is itself an error where nothing is wrong.
import { type Constructed, type ConstructOptions, construct, type Events } from 'cdevents-wasm';

const FINISHED = 'dev.cdevents.pipelinerun.finished.0.3.0';

const built = construct(FINISHED, {
  context: { source: '/ci', chainId: '4c8cb7dd-3448-41de-8768-eec704e2829b' },
  subject: { id: 'run-42', content: { pipelineName: 'release', outcome: 'success', uri: 'https://ci.example.com/42' } },
  customData: { anything: ['goes'] },
});
export const outcome: string | undefined = built.event.subject.content.outcome;
export const event: Events[typeof FINISHED] = built.event;

// @ts-expect-error the field is called `outcome`
construct(FINISHED, { subject: { id: 'run-42', content: { outcom: 'success' } } });
// @ts-expect-error `url` was renamed to `uri`
construct(FINISHED, { subject: { id: 'run-42', content: { url: 'https://ci.example.com/42' } } });
// @ts-expect-error the outcome is none of the listed
construct(FINISHED, { subject: { id: 'run-42', content: { outcome: 'passed' } } });
// @ts-expect-error an id is text
construct(FINISHED, { subject: { id: 42 } });
// @ts-expect-error an event has no such member
construct(FINISHED, { contxt: { source: '/ci' } });
// @ts-expect-error what was built has no such member
built.event.subject.content.url;

construct('CD.Pipeline.PipelineRun.Finished', { pipelineRunId: 'r', pipelineName: 'p', pipelineRunStatus: 'Finished' });
construct('CD.Pipeline.PipelineRun.Started', {
  pipelineRunId: 'r',
  pipelineName: 'p',
  pipelineRunErrors: ['one', 'two'],
});
// @ts-expect-error the attribute is called `pipelineName`
construct('CD.Pipeline.PipelineRun.Started', { pipelineRunId: 'r', pipelinename: 'p' });
// @ts-expect-error a run that has finished is not running
construct('CD.Pipeline.PipelineRun.Finished', { pipelineRunId: 'r', pipelineName: 'p', pipelineRunStatus: 'Running' });
// @ts-expect-error the status is none of the listed
construct('CD.Pipeline.TaskRun.Started', { pipelineRunId: 'r', pipelineName: 'p', pipelineRunStatus: 'success' });

// The shape is the asked for release's.
construct(
  'dev.cdevents.pipelinerun.finished.0.2.0',
  { subject: { content: { url: 'https://ci.example.com/42' } } },
  { release: '0.4.1' },
);
// biome-ignore format: the error is on the line after what announces it
// @ts-expect-error this release calls it `url`
construct('dev.cdevents.pipelinerun.finished.0.2.0', { subject: { content: { uri: 'https://ci.example.com/42' } } }, { release: '0.4.1' });

// Custom events hold what their vendor wants.
construct('dev.cdeventsx.mytool-resource.created.0.1.0', {
  subject: { id: 'r', content: { anything: { goes: true } } },
});
// @ts-expect-error an id is text
construct('dev.cdeventsx.mytool-resource.created.0.1.0', { subject: { id: 7 } });

// An envelope holds the event in its data; its shape is the caller's to know.
export const wrapped: Constructed<object> = construct(FINISHED, { subject: { id: 'r' } }, { envelope: 'structured' });
// @ts-expect-error the event is in the envelope
wrapped.event.subject;

// @ts-expect-error there is no such option
construct(FINISHED, {}, { envelope: 'binary' });

// What is only known when the program runs is not checked.
export function any(type: string, members: object, options: ConstructOptions): Constructed {
  construct(type, { whatever: true });
  construct(FINISHED, members);
  construct(FINISHED, members, options);
  return construct(type, members, options);
}
