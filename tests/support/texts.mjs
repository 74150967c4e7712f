/** Events that the browser tests type, paste and break. Places in the tests are places in these texts. */
export const DRAFT = `{
  "type": "CD.Pipeline.PipelineRun.Finished",
  "pipelineRunId": "run-42",
  "pipelineName": "release",
  "pipelineRunStatus": "Finished",
  "id": "6d2f8f0e-94a1-4c3b-8f57-2f6a3f0d9b11",
  "source": "/ci/example",
  "timestamp": "2026-03-14T09:26:53Z"
}
`;
export const DRAFT_BROKEN = DRAFT.replace('"pipelineRunStatus": "Finished"', '"pipelineRunStatus": "success"').replace(
  '"pipelineName"',
  '"pipelineNam"',
);

export const RELEASE = `{
  "context": {
    "specversion": "0.5.1",
    "id": "271069a8-fc18-44f1-b38f-9d70a1695819",
    "source": "/ci/example",
    "type": "dev.cdevents.pipelinerun.finished.0.3.0",
    "timestamp": "2026-03-14T09:26:53Z"
  },
  "subject": {
    "id": "run-42",
    "content": {
      "pipelineName": "release",
      "uri": "https://ci.example.com/runs/42",
      "outcome": "success"
    }
  }
}
`;

/** The draft as a CloudEvent: attributes in lower case. */
export const DRAFT_ATTRIBUTES = `{
  "specversion": "1.0",
  "id": "6d2f8f0e-94a1-4c3b-8f57-2f6a3f0d9b11",
  "source": "/ci/example",
  "type": "CD.Pipeline.PipelineRun.Finished",
  "time": "2026-03-14T09:26:53Z",
  "pipelinerunid": "run-42",
  "pipelinename": "release",
  "pipelinerunstatus": "Finished"
}
`;
