// Events that the tests begin with. Each call gives a fresh object.

export const DRAFT_TYPE = 'CD.Pipeline.PipelineRun.Finished';
export const RELEASE_TYPE = 'dev.cdevents.pipelinerun.finished.0.3.0';

export const draft = () => ({
  type: DRAFT_TYPE,
  id: 'event-1',
  source: 'https://ci.example.com',
  timestamp: '2026-03-14T09:31:47Z',
  pipelineRunId: 'run-42',
  pipelineName: 'release',
  pipelineRunStatus: 'Finished',
});

export const release = () => ({
  context: {
    specversion: '0.5.1',
    id: 'c9b3f5c6-6a9f-4a43-9c3a-0c2a7f0c1d55',
    source: '/ci',
    type: RELEASE_TYPE,
    timestamp: '2026-03-14T09:31:47Z',
  },
  subject: { id: 'run-42', content: { pipelineName: 'release', outcome: 'success', uri: 'https://ci.example.com/42' } },
});

export const cloudEvent = (data = release()) => ({
  specversion: '1.0',
  id: data.context.id,
  source: data.context.source,
  type: data.context.type,
  subject: data.subject.id,
  time: data.context.timestamp,
  datacontenttype: 'application/json',
  data,
});

export const json = (value) => JSON.stringify(value);

export const bytes = (text) => new TextEncoder().encode(text);
