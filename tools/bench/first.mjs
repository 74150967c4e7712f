// Prints how many milliseconds a fresh process needs from loading its validator to the first verdict.
// Arguments: what to load (`package`, `verdict`, `standalone` or `compiling`), and the event's text.
import { createRequire } from 'node:module';
import { at } from '../steps.mjs';

const [, , what, text] = process.argv;
const require = createRequire(import.meta.url);
const ours = (name) => () => require(at(`pkg/dist/${name}`)).isValid(text);

const ways = {
  package: ours('node.cjs'),
  verdict: ours('verdict.node.cjs'),
  standalone() {
    const event = JSON.parse(text);
    return require(at('target/bench/standalone.cjs')).byType[event.context.type](event);
  },
};

let start = performance.now();
let valid;
if (what === 'compiling') {
  const { ajvByType } = await import('./ajv.mjs');
  // Only where the official files are not at hand does this load our schemas; that time is not ajv's, nor is loading ajv.
  const { catalog, jsonSchema } = require(at('pkg/dist/node.cjs'));
  const types = catalog().vocabularies.find(({ id }) => id === '0.5.1').events.map(({ type }) => type);
  start = performance.now();
  const event = JSON.parse(text);
  valid = ajvByType(types, jsonSchema).get(event.context.type)(event);
} else {
  valid = ways[what]();
}
if (!valid) throw new Error('the event is valid');
process.stdout.write(String(performance.now() - start));
