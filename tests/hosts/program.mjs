// What every host does with the package. It must run wherever JavaScript does: no import, nothing of one host.
// What the answers must be is in answers.mjs, which no host sees.

const VALID = `{"type":"CD.Pipeline.PipelineRun.Finished","id":"event-1","source":"https://ci.example.com",
"timestamp":"2026-03-14T09:31:47Z","pipelineRunId":"run-42","pipelineName":"release","pipelineRunStatus":"Finished"}`;

/** Its letters beyond ASCII stand before what is wrong: places are told in UTF-16 in every host. */
const WRONG = `{
  "type": "CD.Pipeline.PipelineRun.Finished",
  "id": "event-1", "source": "/ci", "timestamp": "2026-03-14T09:31:47Z",
  "pipelineRunId": "run-42",
  "pipelineName": "Über 🚀", "pipelineRunStatus": "success", "pipelineNme": ""
}`;

const BROKEN = '{"type":';

const TYPE = 'dev.cdevents.pipelinerun.finished.0.3.0';

/** Resolves with the answers, as plain data. */
export async function program({
  catalog,
  construct,
  EventStream,
  fromHttp,
  fromWebhook,
  handler,
  init,
  isValid,
  jsonSchema,
  rules,
  schemaFor,
  toCloudEvent,
  validate,
  version,
}) {
  let early = 'answered';
  try {
    isValid(VALID);
  } catch (error) {
    early = error.code ?? String(error);
  }
  await init();
  await init();

  const place = ({ offset, line, column }) => `${offset} ${line}:${column}`;
  const judge = (text) => {
    const { outcome, diagnostics } = validate(text);
    const found = diagnostics.map(({ rule, range }) => `${rule} ${place(range.start)} to ${place(range.end)}`);
    return { isValid: isValid(text), asBytes: isValid(new TextEncoder().encode(text)), outcome, found };
  };
  const draft = { context: { source: '/ci' }, subject: { id: 'run-42' } };
  const event = construct(TYPE, draft, { id: 'event-1', now: '2026-03-14T09:31:47Z' }).json;
  const message = toCloudEvent(event, { mode: 'binary' });
  const over = (headers) => {
    const { outcome, event: found, diagnostics } = fromHttp({ headers, body: message.body });
    return [outcome, found.envelope, found.pointer, ...diagnostics.map(({ rule, pointer }) => `${rule} ${pointer}`)];
  };
  const taken = [];
  const receive = handler({ onEvent: (event, report) => void taken.push([event.context.id, report.event.envelope]) });
  const received = async (headers) => {
    const response = await receive(
      new Request('http://localhost/events', { method: 'POST', headers, body: message.body }),
    );
    return response.status;
  };
  const standard = (value) =>
    schemaFor(TYPE)
      ['~standard'].validate(value)
      .issues?.map(({ path }) => path) ?? 'none';
  await EventStream.init();
  const stream = new EventStream({ lifecycle: true });
  // A run that ends twice, and what is no event; a chunk ends inside a line.
  const again = VALID.replace('event-1', 'event-2').replace(':47Z', ':48Z');
  const lines = `${VALID.replace('\n', '')}\n{"a":1}\n${again.replace('\n', '')}\n`;
  const items = [...stream.push(lines.slice(0, 100)), ...stream.push(lines.slice(100))];
  const summary = stream.finish();
  stream.free();
  const streamed = [...items, ...summary.items].map((item) =>
    item.kind === 'record' ? item.record : item.finding.rule,
  );
  const webhook = fromWebhook({ headers: { 'x-github-event': 'ping' }, body: '{"zen":"Keep it logically awesome."}' });
  const schema = jsonSchema('0.5.1', TYPE);
  return {
    early,
    version,
    valid: judge(VALID),
    wrong: judge(WRONG),
    broken: judge(BROKEN),
    constructed: event,
    headers: message.headers,
    http: over(message.headers),
    httpWrong: over({ ...message.headers, 'ce-id': 'event-2' }),
    received: [await received(message.headers), await received({ ...message.headers, 'ce-id': 'event-2' }), taken],
    standard: [standard(JSON.parse(event)), standard({ ...JSON.parse(event), extra: 1 })],
    // The id and the time come from the host here.
    freshId: /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(
      construct(TYPE, draft).event.context.id,
    ),
    streamed: [
      summary.records,
      summary.valid,
      streamed,
      summary.runs.map(({ id, state, verdict }) => [id, state, verdict]),
    ],
    webhook: [webhook.provider, webhook.code],
    vocabularies: catalog().vocabularies.length,
    rules: rules().length > 30,
    schema: [schema.$schema, schema.title, schema.$ref.slice('#/$defs/'.length) in schema.$defs],
  };
}
