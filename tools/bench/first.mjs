// Prints how many milliseconds a fresh process needs from loading its validator to the first verdict.
// Arguments: what to load (`ours` or `ajv`), and the event's text.
import { createRequire } from 'node:module';
import { at } from '../steps.mjs';

const [, , what, text] = process.argv;
const require = createRequire(import.meta.url);
const start = performance.now();
let valid;
if (what === 'ours') {
  valid = require(at('pkg/dist/node.cjs')).isValid(text);
} else {
  const { ajvByType } = await import('./ajv.mjs');
  // Only where the official files are not at hand does this load our schemas; that time is not ajv's.
  const { catalog, jsonSchema } = require(at('pkg/dist/node.cjs'));
  const types = catalog().vocabularies.find(({ id }) => id === '0.5.1').events.map(({ type }) => type);
  const event = JSON.parse(text);
  const begin = performance.now();
  valid = ajvByType(types, jsonSchema).get(event.context.type)(event);
  if (!valid) throw new Error('the event is valid');
  process.stdout.write(String(performance.now() - begin));
  process.exit();
}
if (!valid) throw new Error('the event is valid');
process.stdout.write(String(performance.now() - start));
