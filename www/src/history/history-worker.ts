import { EventStream, type FindingItem, initComposer, metrics, samples, validate } from 'cdevents-wasm';
import { converted } from './conversion.js';
import { exported } from './exporting.js';
import { figuresOf } from './figures.js';
import { filtered, textsOf } from './filtering.js';
import type {
  Answer,
  Found,
  Input,
  Label,
  LanesData,
  Opened,
  Question,
  Reading,
  Wanted,
  Whole,
  Witness,
} from './protocol.js';
import { Reader } from './reading.js';
import { textOf } from './record-text.js';
import { replaced } from './sources.js';
import { runRows } from './store.js';
import { inOneLine, laidOut } from './texts.js';

/** Reads histories in a worker of their own: the table and the editor stay quick. */

/** Findings in one answer. */
const FOUND = 50;
/** Rows in one answer. */
const MAX_ROWS = 500;
/** Runs that are listed: a thousand may have a thousand parts each. */
const MAX_RUNS = 5000;
/** Records of a witness that are shown. */
const MAX_WITNESS = 200;

let reader = new Reader([], { from: 'json', complete: false });
/** The records that the filter lets through; `null`: all. */
let shown: Uint32Array | null = null;
/** Of filters that are asked for one after the other only the last counts. */
let turn = 0;

const say = (answer: Answer): void => postMessage(answer);

async function open(
  inputs: readonly Input[],
  reading: Reading,
  labels: readonly (Label | null)[] = [],
): Promise<Whole> {
  reader.stop();
  const own = new Reader(inputs, reading, labels);
  reader = own;
  shown = null;
  await own.run((progress) => {
    if (own === reader) say({ kind: 'progress', ...progress });
  });
  return wholeOf(own);
}

function wholeOf({ store, summary, sources, problems, isLog, isStopped, bytes }: Reader): Whole {
  const runs = summary === null ? [] : runRows(summary.runs);
  const known = summary ?? { records: 0, valid: 0, invalid: 0, unchecked: 0, errors: 0, warnings: 0, notes: 0 };
  const { records, valid, invalid, unchecked, errors, warnings, notes } = known;
  return {
    records,
    valid,
    invalid,
    unchecked,
    errors,
    warnings,
    notes,
    unlisted: store.unlisted,
    files: sources.map(({ name }) => name),
    bytes,
    isLog,
    skipped: summary?.skipped ?? 0,
    problems,
    stopped: isStopped,
    capped: summary?.capped ?? [],
    causes: store.causes,
    unkept: store.unkept,
    runs: runs.slice(0, MAX_RUNS),
    labels: store.labels.filter((label) => label !== null).length,
  };
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
  if (source === undefined || record >= store.length) throw new Error('there is no such record');
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

async function opened(record: number): Promise<Opened | null> {
  const own = reader;
  if (record >= own.store.length) return null;
  for await (const { bytes } of textsOf(own, [record])) {
    // As the editor will show it, so that the places are those that are seen.
    const text = laidOut(textOf(bytes, own.isLog));
    return { row: own.store.row(record), text, report: validate(text), found: foundAt(record) };
  }
  return null;
}

const foundAt = (record: number): Found[] =>
  reader.store.found.filter((found) => found.record === record).slice(0, FOUND);

async function witnessOf(finding: number): Promise<Witness | null> {
  const own = reader;
  const found = own.store.found[finding];
  if (found === undefined) return null;
  const records = [...found.witness].sort((one, other) => one - other).slice(0, MAX_WITNESS);
  const texts: string[] = [];
  for await (const { bytes } of textsOf(own, records)) texts.push(inOneLine(textOf(bytes, own.isLog)));
  return {
    found,
    rows: records.filter((record) => record < own.store.length).map((record) => own.store.row(record)),
    texts,
  };
}

/** The findings of the timeline are those that are kept. */
function lanesOf({ summary, store }: Reader): LanesData {
  const findings = store.found.map(
    ({ record, diagnostic, witness, others }): FindingItem => ({
      kind: 'finding',
      record,
      finding: { ...diagnostic, url: '' },
      others,
      witness,
    }),
  );
  return { runs: summary?.runs ?? [], relations: summary?.relations, findings };
}

const lengthOf = (): number => shown?.length ?? reader.store.length;

async function answer(question: Question): Promise<Answer> {
  const { id } = question;
  const { store, summary } = reader;
  switch (question.kind) {
    case 'open':
      return { id, kind: 'whole', whole: await open(question.files, question.reading) };
    case 'sample':
      return { id, kind: 'whole', whole: await makeUp(question.wanted) };
    case 'put':
      return { id, kind: 'whole', whole: await put(question.record, question.text) };
    case 'stop':
      reader.stop();
      return { id, kind: 'stopped' };
    case 'filter': {
      turn += 1;
      const own = turn;
      const found = await filtered(reader, question.filter, () => own !== turn);
      if (own === turn) {
        shown = found;
      }
      return { id, kind: 'count', count: lengthOf() };
    }
    case 'rows': {
      const { from } = question;
      const to = Math.min(question.to, lengthOf(), from + MAX_ROWS);
      const rows = Array.from({ length: Math.max(0, to - from) }, (_, index) =>
        store.row(shown === null ? from + index : (shown[from + index] ?? 0)),
      );
      return { id, kind: 'rows', rows };
    }
    case 'record':
      return { id, kind: 'record', opened: await opened(question.record) };
    case 'found': {
      const { rule, subject, from } = question;
      const found = store.found.filter(
        (one) => one.diagnostic.rule === rule && (subject === null || one.subject === subject),
      );
      return { id, kind: 'found', found: found.slice(from, from + FOUND) };
    }
    case 'witness':
      return { id, kind: 'witness', witness: await witnessOf(question.finding) };
    case 'figures':
      return { id, kind: 'figures', figures: summary === null ? [] : figuresOf(summary, question.by, store) };
    case 'lanes':
      return { id, kind: 'lanes', lanes: lanesOf(reader) };
    case 'convert':
      return { id, kind: 'converted', result: await converted(reader, question.to) };
    case 'export': {
      const { form, by } = question;
      const figures = summary === null ? [] : metrics(summary, { by });
      const records = shown === null ? Array.from({ length: store.length }, (_, index) => index) : [...shown];
      return { id, kind: 'export', ...(await exported(form, reader, { figures, records })) };
    }
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const started = EventStream.init().then(
  () => {
    say({ kind: 'ready' });
    return true;
  },
  (error: unknown) => {
    say({ kind: 'failed', message: wordsOf(error) });
    return false;
  },
);

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void started.then(async (isReady) => {
    if (!isReady) return;
    try {
      say(await answer(data));
    } catch (error) {
      say({ id: data.id, kind: 'error', message: wordsOf(error) });
    }
  });
});
