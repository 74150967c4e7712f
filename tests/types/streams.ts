// Streams, facts and reducers: programs written against the published contract, and wrong ones.
import {
  type Diagnostic,
  EventStream,
  type Expectation,
  eventStream,
  type Fact,
  type FindingItem,
  type FoundFact,
  factsOf,
  type Input,
  type LifecycleOptions,
  type RecordItem,
  Reducer,
  type Report,
  type Run,
  type StreamItem,
  type StreamOptions,
  type StreamSummary,
  type ValidateOptions,
} from 'cdevents-wasm';

/** The contract's own words. */
interface Contract {
  EventStream: {
    new (
      options?: StreamOptions,
    ): {
      push(chunk: Uint8Array | string): StreamItem[];
      finish(): StreamSummary;
      runs(): Run[];
      snapshot(): Uint8Array;
      free(): void;
    };
    init(source?: URL | string | BufferSource | WebAssembly.Module | Response | Promise<Response>): Promise<void>;
    restore(bytes: Uint8Array, options?: StreamOptions): EventStream;
  };
  eventStream(options?: StreamOptions): TransformStream<Uint8Array | string, StreamItem>;
  factsOf(input: Input, options?: ValidateOptions): Fact[];
  Reducer: {
    new (
      options?: LifecycleOptions,
    ): {
      fold(facts: Iterable<Uint8Array>): void;
      results(): { findings: FoundFact[]; facts: Fact[] };
      snapshot(): Uint8Array;
      free(): void;
    };
    restore(bytes: Uint8Array, options?: LifecycleOptions): Reducer;
  };
}
export const contract: Contract = { EventStream, eventStream, factsOf, Reducer };

const expected: Expectation[] = [
  { pipeline: 'release', tasks: ['build'], inOrder: true, events: ['artifact.published'], within: 'PT30M' },
];
const lifecycle: LifecycleOptions = { complete: true, windowMs: 1, maxRuns: 1, maxIds: 1 };
export const options: StreamOptions = {
  release: '0.5.1',
  strict: true,
  rules: { 'after-the-end': 'error', CDE814: 'off' },
  records: 'all',
  lifecycle,
  from: 'log',
  expect: expected,
};

export function program(chunk: Uint8Array): string[] {
  const stream = new EventStream(options);
  const items: StreamItem[] = [...stream.push(chunk), ...stream.push('text'), ...stream.finish().items];
  return items.map((item) => {
    if (item.kind === 'record') {
      const { record, line, offset, length, report }: RecordItem = item;
      const outcome: Report['outcome'] = report.outcome;
      return `${record} ${line} ${offset} ${length} ${outcome} ${item.text}`;
    }
    const { record, finding, others, witness }: FindingItem = item;
    const found: Diagnostic = finding;
    return `${record} ${found.rule} ${others.length} ${witness.length}`;
  });
}

export async function piped(response: Response): Promise<number[]> {
  const records: number[] = [];
  const reader = response.body!.pipeThrough(eventStream({ lifecycle: true })).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) records.push(next.value.record);
  return records;
}

export function reduced(event: object): FoundFact[] {
  const reducer = new Reducer({ complete: true });
  reducer.fold(factsOf(event).map(({ bytes }) => bytes));
  const saved: Uint8Array = reducer.snapshot();
  const restored: Reducer = Reducer.restore(saved, lifecycle);
  const continued: EventStream = EventStream.restore(new EventStream().snapshot(), options);
  continued.free();
  const { findings, facts } = restored.results();
  return facts.length > 0 ? findings.filter(({ retracted }) => !retracted) : [];
}

// @ts-expect-error: there are no such records.
new EventStream({ records: 'some' });
// @ts-expect-error: a window has a unit in its name.
new EventStream({ lifecycle: { window: 1 } });
// @ts-expect-error: a finding is no record.
export const wrong = (item: FindingItem): Report => item.report;
// @ts-expect-error: an object is no chunk.
new EventStream().push({});
// @ts-expect-error: facts are folded as bytes.
new Reducer().fold(factsOf({}));
