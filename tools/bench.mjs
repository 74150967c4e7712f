// `make bench`: how fast verdicts and reports are, as ratios to JSON.parse and to JSON.parse + ajv on the same events in
// the same run. Writes target/bench.json; ends with exit code 1 below a budget.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';
import { ajvByType, ajvSource } from './bench/ajv.mjs';
import { corpora, hashOf } from './bench/corpora.mjs';
import { measure, ratio } from './bench/measure.mjs';
import { at, Failure, main, output, PACKAGE, say } from './steps.mjs';

const STREAM_BYTES = 16 * 1024 * 1024;
const MAIN_MODULE_KB = 60;
/** How many times faster than JSON.parse + ajv the yes/no verdict on text must be. */
const IS_VALID_BUDGET = 4;

const { catalog, isValid, jsonSchema, validate } = createRequire(import.meta.url)(at('pkg/dist/node.cjs'));

const { events } = catalog().vocabularies.find(({ id }) => id === '0.5.1');
const examples = events.map(({ example }) => example);
const types = events.map(({ type }) => type);
const texts = corpora(examples, { streamBytes: STREAM_BYTES });
const ajv = ajvByType(types, jsonSchema);
const ajvAll = ajvByType(types, jsonSchema, { all: true });

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const byAjv = (functions, event) => functions.get(event.context.type)(event);

/** How many of the inputs the verdict takes for valid. */
function count(inputs, verdict) {
  let valid = 0;
  for (const input of inputs) if (verdict(input)) valid += 1;
  return valid;
}

function casesOf(name) {
  const inputs = texts[name];
  const bytes = inputs.map((text) => encoder.encode(text));
  const objects = inputs.map((text) => JSON.parse(text));
  const functions = name === 'bad' ? ajvAll : ajv;
  const expected = name === 'bad' ? 0 : inputs.length;
  const one = (title, list, verdict, counts = expected) => ({ name: `${name}: ${title}`, run: () => count(list, verdict), expected: counts });
  return [
    one('JSON.parse', inputs, (text) => JSON.parse(text) !== null, inputs.length),
    one('JSON.parse + ajv', inputs, (text) => byAjv(functions, JSON.parse(text))),
    one('decode + JSON.parse + ajv', bytes, (input) => byAjv(functions, JSON.parse(decoder.decode(input)))),
    one('ajv on objects', objects, (event) => byAjv(functions, event)),
    one('isValid(text)', inputs, (text) => isValid(text)),
    one('isValid(bytes)', bytes, (input) => isValid(input)),
    one('isValid(object)', objects, (event) => isValid(event)),
    one('validate(text)', inputs, (text) => validate(text).outcome === 'valid'),
    one('validate(bytes)', bytes, (input) => validate(input).outcome === 'valid'),
    one('validate(object)', objects, (event) => validate(event).outcome === 'valid'),
  ];
}

/** Both must say the same of every event before speed means anything. */
function assertAgreement() {
  for (const [name, inputs] of Object.entries(texts)) {
    for (const text of inputs) {
      const ours = isValid(text);
      const theirs = byAjv(ajv, JSON.parse(text));
      if (ours !== theirs || ours !== (name !== 'bad')) throw new Failure(`${name}: ajv says ${theirs}, we say ${ours}: ${text}`);
    }
  }
}

const rows = [];
const failures = [];

function row(name, values, budget = '') {
  rows.push([name, ...values, budget]);
}

const times = (number) => `${number >= 10 ? number.toFixed(0) : number.toFixed(1)} x`;

/** One corpus: measures, and again when the machine was too restless to tell. */
function benchmark(name) {
  const cases = casesOf(name);
  const parse = `${name}: JSON.parse`;
  let measured;
  const key = () => ratio(measured, `${name}: JSON.parse + ajv`, `${name}: isValid(text)`);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    measured = measure(cases);
    if (!key().noisy) break;
    say(`${name}: noisy${attempt === 0 ? ', measuring again' : ''}`);
  }
  const megabytes = texts[name].reduce((sum, text) => sum + text.length, 0) / 1e6;
  for (const { name: title } of cases) {
    const rival = /bytes/.test(title) ? `${name}: decode + JSON.parse + ajv` : /object/.test(title) ? `${name}: ajv on objects` : `${name}: JSON.parse + ajv`;
    const owed = title.endsWith('isValid(text)') && name !== 'bad' ? IS_VALID_BUDGET : null;
    const toAjv = ratio(measured, rival, title);
    const speed = megabytes / (measured.get(title).best / 1000);
    row(title, [times(ratio(measured, parse, title).best), times(toAjv.best), `${speed.toFixed(0)} MB/s`], owed === null ? '' : `>= ${owed} x`);
    if (owed !== null && toAjv.best < owed) failures.push(`${title} is ${toAjv.best.toFixed(2)} times as fast as JSON.parse + ajv, owed are ${owed}`);
  }
  return [...measured].map(([title, { best, median, rounds }]) => ({ name: title, best, median, rounds }));
}

function kilobytes(name) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(readFileSync(at('pkg/dist', name)), { params }).length / 1024;
}

function sizes() {
  return ['core.wasm', 'web.js', 'catalog.js', 'schemas.js'].map((name) => {
    const size = kilobytes(name);
    const owed = name === 'core.wasm' ? MAIN_MODULE_KB : null;
    row(`${name}, brotli`, [`${size.toFixed(1)} KB`, '', ''], owed === null ? '' : `<= ${owed} KB`);
    if (owed !== null && size > owed) failures.push(`${name} is ${size.toFixed(1)} KB, allowed are ${owed}`);
    return { name, kilobytes: size };
  });
}

async function firstVerdicts() {
  const results = [];
  for (const what of ['ours', 'ajv']) {
    const found = [];
    for (let process_ = 0; process_ < 7; process_ += 1) {
      found.push(Number(await output(process.execPath, [at('tools/bench/first.mjs'), what, texts.conf[0]])));
    }
    found.sort((one, other) => one - other);
    results.push({ name: what, ms: found[3] });
    row(`first verdict, ${what === 'ours' ? 'this package' : 'ajv compiling'}`, [`${found[3].toFixed(0)} ms`, '', '']);
  }
  return results;
}

function print() {
  const head = ['case', 'to JSON.parse', 'to ajv', 'speed', 'budget'];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => String(cells[column]).length)));
  const line = (cells) => cells.map((cell, column) => (column === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[column]))).join('  ');
  process.stdout.write(`\n${line(head)}\n${widths.map((width) => '-'.repeat(width)).join('  ')}\n${rows.map(line).join('\n')}\n\n`);
}

await main(async () => {
  if (globalThis.gc === undefined) throw new Failure('run this through make bench, or with node --expose-gc');
  say(`${texts.conf.length} events, ${texts.stream.length} in the stream; ajv with the ${ajvSource()}`);
  assertAgreement();
  const cases = [];
  for (const name of Object.keys(texts)) {
    say(`measuring ${name}`);
    cases.push(...benchmark(name));
  }
  say('measuring sizes and first verdicts');
  const modules = sizes();
  const first = await firstVerdicts();
  print();
  mkdirSync(at('target'), { recursive: true });
  const commit = (await output('git', ['rev-parse', 'HEAD']))?.trim() ?? null;
  const versions = { package: PACKAGE.version, node: process.version, v8: process.versions.v8 };
  writeFileSync(at('target/bench.json'), `${JSON.stringify({ commit, versions, corpora: hashOf(texts), cases, modules, first }, null, 2)}\n`);
  for (const failure of failures) process.stderr.write(`below budget: ${failure}\n`);
  if (failures.length > 0) process.exitCode = 1;
});
