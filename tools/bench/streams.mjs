// Streams with their histories judged, against JSON.parse and ajv on each line.
import { ajvByType } from './ajv.mjs';
import { measure, ratio } from './measure.mjs';

/** How many deliveries the stream has. */
const RUNS = 300;

/** The events of the stream, as JSON. */
export function delivered({ samples }, vocabulary) {
  return [...samples({ runs: RUNS, seed: 1, vocabulary })].map(({ json }) => json);
}

/** The rows of the table, and the ratios by name and rival. `schemas`: as of `schemasOf`. */
export function streaming({ EventStream, samples }, schemas, vocabulary) {
  const lines = delivered({ samples }, vocabulary);
  const stream = Buffer.from(`${lines.join('\n')}\n`);
  const ajv = ajvByType(schemas);
  const records = (lifecycle) => () => {
    const events = new EventStream({ lifecycle });
    events.push(stream);
    const { valid } = events.finish();
    events.free();
    return valid;
  };
  const each = () => {
    let valid = 0;
    for (const line of stream.toString().split('\n')) {
      if (line === '') continue;
      const event = JSON.parse(line);
      if (ajv.get(event.context.type)(event)) valid += 1;
    }
    return valid;
  };
  const measured = measure([
    { name: 'ajv', run: each, expected: lines.length },
    { name: 'EventStream', run: records(false), expected: lines.length },
    { name: 'EventStream, lifecycle', run: records(true), expected: lines.length },
  ]);
  return ['EventStream', 'EventStream, lifecycle'].map((name) => ({
    name,
    each: (measured.get(name).best * 1000) / lines.length,
    found: ratio(measured, 'ajv', name).best,
  }));
}
