// What the npm package gives, for the tests of the Python package: a request on each line, and its answer on a line.
import { createInterface } from 'node:readline';
import { cdevents, cli } from '../support/installed.mjs';
import { mutant } from '../support/mutants.mjs';
import { numbers } from '../support/random.mjs';

const { CdEventError, EventStream, Reducer, applyFixes, construct, convert, describe, factsOf, isValid } = cdevents;
const { catalog, sample, samples, validate } = cdevents;

/** Bytes travel in base64. */
const inputOf = (value) => (value?.$bytes === undefined ? value : new Uint8Array(Buffer.from(value.$bytes, 'base64')));
const hex = (facts) => facts.map((fact) => ({ ...fact, bytes: Buffer.from(fact.bytes).toString('hex') }));

/** The result of a call, or the error. */
function tried(call) {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof CdEventError)) throw error;
    return { error: { code: error.code, message: error.message, report: error.report } };
  }
}

function stream(chunks, options) {
  const open = new EventStream(options);
  const items = chunks.flatMap((chunk) => open.push(inputOf(chunk)));
  const runs = open.runs();
  const { items: rest, ...summary } = open.finish();
  return { items: [...items, ...rest], runs, summary };
}

/** The snapshot of a stream that has read a text. */
function snapshot(text, options) {
  const open = new EventStream(options);
  open.push(inputOf(text));
  return Buffer.from(open.snapshot()).toString('hex');
}

/** Facts folded by key, with facts for other keys sent on until there are no new ones. Each key with its findings and snapshot. */
function histories(texts) {
  const reducers = new Map();
  const fold = ({ scope, key, bytes }) => {
    const name = JSON.stringify([scope, key]);
    if (!reducers.has(name)) reducers.set(name, new Reducer({ complete: true }));
    reducers.get(name).fold([bytes]);
  };
  for (const text of texts) for (const fact of factsOf(text)) fold(fact);
  const sent = [...reducers.values()].flatMap((reducer) => reducer.results().facts);
  for (const fact of sent) fold(fact);
  return [...reducers].map(([name, reducer]) => {
    const { findings } = reducer.results();
    return [name, findings.filter(({ retracted }) => !retracted), Buffer.from(reducer.snapshot()).toString('hex')];
  });
}

/** Examples of every vocabulary with changes: the same seed, the same texts. */
function mutants(seed, count) {
  const random = numbers(seed);
  const { vocabularies } = catalog();
  const types = vocabularies.flatMap(({ events }) => events.map(({ type }) => type));
  const releases = vocabularies.map(({ id }) => id);
  return Array.from({ length: count }, () => {
    const { events } = random.of(vocabularies);
    return JSON.stringify(mutant(random.of(events).example, random.below(4), random, { types, releases }));
  });
}

const CALLS = {
  reports: (inputs, options) => inputs.map((input) => JSON.stringify(validate(inputOf(input), options))),
  valid: (inputs, options) => inputs.map((input) => isValid(inputOf(input), options)),
  describe: (inputs) => inputs.map((input) => describe(inputOf(input))),
  construct: (type, event, options) => tried(() => construct(type, event, options)),
  convert: (inputs, options) => inputs.map((input) => convert(inputOf(input), options)),
  fixed: (texts, only) => texts.map((text) => applyFixes(text, validate(text), { only })),
  stream,
  snapshot,
  streams: (all, options) => all.map((chunks) => JSON.stringify(stream(chunks, options))),
  facts: (inputs, options) => inputs.map((input) => hex(factsOf(inputOf(input), options))),
  histories,
  samples: (options) => [...samples(options)].map(({ json }) => json),
  mutants,
  types: () =>
    catalog().vocabularies.flatMap(({ id, events }) => events.map(({ type, example }) => ({ id, type, example }))),
  wrong: (type, fault) => tried(() => sample(type, { fault })),
  check: (args, cwd, input) => cli(['check', ...args], { cwd, input }),
  version: () => cdevents.version,
};

for await (const line of createInterface({ input: process.stdin })) {
  const [call, ...args] = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(CALLS[call](...args))}\n`);
}
