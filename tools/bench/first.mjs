// Prints the milliseconds that a new process needs from loading its validator to the first verdict.
// Arguments: what to load (`package`, `verdict`, `standalone` or `compiling`; `schema` or `ajv-schema` for one schema that is
// added or compiled), and the event's text.
import { createRequire } from 'node:module';
import { at } from '../steps.mjs';
import { RELEASE, schemasOf } from './official.mjs';
import { addAll } from './own.mjs';

const [, , what, text] = process.argv;
const require = createRequire(import.meta.url);
const ours = (name) => () => require(at(`pkg/dist/${name}`)).isValid(text);

/** Reads the schemas before the clock starts. */
function schemas() {
  // Without the official files, use ours.
  const { catalog, jsonSchema } = require(at('pkg/dist/node.cjs'));
  const types = catalog()
    .vocabularies.find(({ id }) => id === RELEASE)
    .events.map(({ type }) => type);
  return schemasOf(types, jsonSchema);
}

const ways = {
  package: ours('node.cjs'),
  verdict: ours('verdict.node.cjs'),
  standalone() {
    const event = JSON.parse(text);
    return require(at('target/bench/standalone.cjs')).byType[event.context.type](event);
  },
  async compiling() {
    const { ajvByType } = await import('./ajv.mjs');
    const event = JSON.parse(text);
    return ajvByType(found).get(event.context.type)(event);
  },
};

/** The schema of the event's type alone. */
function one() {
  const { parts, schemas: all } = schemas();
  return { parts, schemas: all.filter(([type]) => type === JSON.parse(text).context.type) };
}

Object.assign(ways, {
  async schema() {
    const validator = new (require(at('pkg/dist/node.cjs')).Validator)();
    await addAll(validator, [...found.parts.map((part) => [part.$id, part]), ...found.schemas]);
    return validator.validate(text).outcome === 'valid';
  },
  'ajv-schema': ways.compiling,
});

const found = what === 'compiling' ? schemas() : what.endsWith('schema') ? one() : null;
const start = performance.now();
const valid = await ways[what]();
const milliseconds = performance.now() - start;
if (!valid) throw new Error('the event is valid');
process.stdout.write(String(milliseconds));
