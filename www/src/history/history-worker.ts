import { EventStream, initComposer, samples } from 'cdevents-wasm';
import { serve } from '../engine/serve.js';
import { Answers } from './answers.js';
import { looksLikeDeliveries, Mapping } from './deliveries.js';
import { wholeOf } from './known.js';
import type { AboutHistory, Answer, Begin, Input, Label, Progress, Reading, Wanted, Whole } from './protocol.js';
import { Reader } from './reading.js';
import { headOf, replaced, sourceOf } from './sources.js';
import { inOneLine } from './texts.js';

/** Reads histories in a worker of their own: the table and the editor stay quick. */

let reader = new Reader([], { from: 'json', complete: false });
const answers = new Answers(() => reader);

/** Milliseconds between two reports of how far mapping has come. */
const PAUSE = 100;
/** The last mapping of webhooks: one is under way at a time. */
let mapping = { isStopped: false };

const tell = (progress: Progress): void => postMessage({ kind: 'progress', ...progress } satisfies Answer);

async function open(
  inputs: readonly Input[],
  reading: Reading,
  labels: readonly (Label | null)[] = [],
): Promise<Whole> {
  reader.stop();
  const own = new Reader(inputs, reading, labels);
  reader = own;
  answers.reset();
  await own.run((progress) => {
    if (own === reader) tell(progress);
  });
  return wholeOf(own);
}

/** Opens files of events, or of webhooks, which are mapped first. */
async function openFiles(inputs: readonly Input[], reading: Reading): Promise<Whole> {
  mapping.isStopped = true;
  const isMapped = reading.from === 'webhooks' || (reading.from === 'auto' && (await areDeliveries(inputs)));
  if (!isMapped) return open(inputs, reading);
  const own = { isStopped: false };
  mapping = own;
  reader.stop();
  const mapped = await Mapping.begin(reading.provider);
  const total = inputs.reduce((sum, { content }) => sum + content.size, 0);
  const events: Input[] = [];
  let done = 0;
  let told = 0;
  for (const input of inputs) {
    const count = (bytes: number): void => {
      done += bytes;
      const now = performance.now();
      if (own !== mapping || now - told < PAUSE) return;
      told = now;
      tell({ done: Math.min(done, total), total, records: 0 });
    };
    events.push(await mapped.events(input, count, () => own.isStopped));
  }
  const whole = await open(events, { ...reading, from: 'json' });
  return { ...whole, stopped: whole.stopped || own.isStopped, webhooks: mapped.result };
}

async function areDeliveries(inputs: readonly Input[]): Promise<boolean> {
  for (const input of inputs) {
    const source = await sourceOf(input);
    if (!('refused' in source)) return looksLikeDeliveries(await headOf(source));
  }
  return false;
}

async function makeUp({ scenario, runs, faults }: Wanted): Promise<Whole> {
  await initComposer();
  const labels: (Label | null)[] = [];
  const lines: string[] = [];
  for (const { json, fault } of samples({ scenario, runs, faults })) {
    lines.push(json);
    labels.push(fault ?? null);
  }
  const name = `${scenario}.ndjson`;
  const content = new Blob([`${lines.join('\n')}\n`]);
  return open([{ name, content }], { from: 'json', complete: true }, labels);
}

async function put(record: number, text: string): Promise<Whole> {
  const { store, sources, reading, problems } = reader;
  const index = store.source(record);
  const source = sources[index];
  if (source === undefined || !store.has(record)) throw new Error('there is no such record');
  const changed = await replaced(source, store.place(record), inOneLine(text));
  const inputs = sources
    .map(({ name, content }, at) => ({ name, content: at === index ? changed.content : content }))
    .filter(({ content }) => content.size > 0);
  const before = problems;
  const from = reader.isLog ? 'log' : 'json';
  const whole = await open(inputs, { ...reading, from }, store.labels);
  return {
    ...whole,
    problems: [...new Set([...before.filter((one) => !whole.problems.includes(one)), ...whole.problems])],
  };
}

serve(
  () => EventStream.init(),
  async (question: Begin | AboutHistory): Promise<Answer> => {
    const { id } = question;
    switch (question.kind) {
      case 'open':
        return { id, kind: 'whole', whole: await openFiles(question.files, question.reading) };
      case 'sample':
        return { id, kind: 'whole', whole: await makeUp(question.wanted) };
      case 'put':
        return { id, kind: 'whole', whole: await put(question.record, question.text) };
      case 'stop':
        reader.stop();
        mapping.isStopped = true;
        return { id, kind: 'stopped' };
      default:
        return answers.answer(question);
    }
  },
);
