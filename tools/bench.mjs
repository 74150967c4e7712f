// `make bench`: measures verdicts and reports as ratios to the alternatives, JSON.parse and ajv, on the same events in
// the same run: in Node, in Chromium if there is one, and natively. Writes target/bench.json; `BASE` names an earlier
// one to compare with. The exit code is 1 if a budget is missed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';
import { ajvByType, ajvStandalone } from './bench/ajv.mjs';
import { inChromium } from './bench/browser.mjs';
import { FASTER, GROWTH, SIZES } from './bench/budgets.mjs';
import { casesOf, rivalOf, WRONG } from './bench/cases.mjs';
import { corpora, growing, hashOf } from './bench/corpora.mjs';
import { measure, ratio } from './bench/measure.mjs';
import { ajvSource, RELEASE, schemasOf } from './bench/official.mjs';
import { ownSchemas } from './bench/own.mjs';
import { delivered, streaming } from './bench/streams.mjs';
import { at, Failure, main, output, PACKAGE, say } from './steps.mjs';

const STREAM_BYTES = 16 * 1024 * 1024;
/** The part of the stream that the browser gets, in bytes. */
const BROWSER_BYTES = 4 * 1024 * 1024;

const cdevents = createRequire(import.meta.url)(at('pkg/dist/node.cjs'));
const { catalog, construct, convert, isValid, jsonSchema, validate } = cdevents;

const { events } = catalog().vocabularies.find(({ id }) => id === RELEASE);
const examples = events.map(({ example }) => example);
const types = events.map(({ type }) => type);
const texts = corpora(examples, { streamBytes: STREAM_BYTES });
const schemas = schemasOf(types, jsonSchema);
const ajv = ajvByType(schemas);
const ajvAll = ajvByType(schemas, { all: true });

/** Speed means nothing unless both agree on every event. */
function assertAgreement() {
  for (const [name, inputs] of Object.entries(texts)) {
    for (const text of inputs) {
      const ours = isValid(text);
      const event = JSON.parse(text);
      const theirs = ajv.get(event.context.type)(event);
      if (ours !== theirs || ours === WRONG.includes(name))
        throw new Failure(`${name}: ajv says ${theirs}, we say ${ours}: ${text}`);
    }
  }
}

const rows = [];
const failures = [];
const times = (number) => `${number >= 10 ? number.toFixed(0) : number.toFixed(1)} x`;

function row(name, cells) {
  rows.push([name, ...cells, ...Array(4 - cells.length).fill('')]);
}

/** Compares a measured ratio with its budget. Returns the cell of the table. */
function judge(host, name, vs, found) {
  const budget = FASTER.find((one) => one.host === host && one.name === name && one.vs === vs);
  if (budget === undefined) return '';
  if (found < budget.owed)
    failures.push(
      `${budget.id} (${host}): ${name} is ${found.toFixed(2)} times as fast as ${vs}, owed are ${budget.owed.toFixed(2)}`,
    );
  return `${budget.id} >= ${times(budget.owed)}${budget.dream === undefined ? '' : ` (${times(budget.dream)})`}`;
}

/** Prints the cases of one corpus. */
function table(host, name, measured, inputs) {
  const megabytes = inputs.reduce((sum, text) => sum + text.length, 0) / 1e6;
  const prefix = host === 'node' ? '' : `${host}, `;
  for (const title of measured.keys()) {
    const short = title.slice(name.length + 2);
    const toParse = ratio(measured, `${name}: JSON.parse`, title).best;
    const rival = `${name}: ${rivalOf(title)}`;
    const toRival = measured.has(rival) ? ratio(measured, rival, title).best : undefined;
    const owed = [judge(host, title, 'JSON.parse', toParse)];
    if (toRival !== undefined) owed.push(judge(host, title, rivalOf(title), toRival));
    const without = `${name}: without recall`;
    if (measured.has(without) && short === 'isValid(text)')
      owed.push(judge(host, title, 'without recall', ratio(measured, without, title).best));
    const speed = megabytes / (measured.get(title).best / 1000);
    row(prefix + title, [
      times(toParse),
      toRival === undefined ? '' : times(toRival),
      `${speed.toFixed(0)} MB/s`,
      owed.filter(Boolean).join(', '),
    ]);
  }
}

/** Measures one corpus in Node, again if the machine was too noisy. */
function benchmark(name) {
  const cases = casesOf(name, texts[name], WRONG.includes(name) ? ajvAll : ajv, cdevents, RELEASE);
  let measured;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    measured = measure(cases);
    if (!ratio(measured, `${name}: JSON.parse + ajv`, `${name}: isValid(text)`).noisy) break;
    say(`${name}: noisy${attempt === 0 ? ', measuring again' : ''}`);
  }
  table('node', name, measured, texts[name]);
  return measured;
}

/** Calls that build an event, compared with a report on it: each makes one of its result. */
function building() {
  const event = examples.find(({ context }) => context.type.includes('pipelinerun.finished'));
  const text = JSON.stringify(event);
  const before = catalog().vocabularies.findLast(({ id, status }) => status === 'superseded' && id !== RELEASE).id;
  const given = { context: { source: event.context.source }, subject: event.subject };
  const isRight = (report) => Number(report.outcome === 'valid');
  const calls = {
    validate: () => isRight(validate(text)),
    convert: () => isRight(convert(text, { to: before }).report),
    construct: () => isRight(construct(event.context.type, given).report),
  };
  const measured = measure(
    Object.entries(calls).map(([name, run]) => ({
      name: `build: ${name}`,
      run,
      expected: name === 'convert' ? run() : 1,
    })),
  );
  for (const name of ['convert', 'construct']) {
    const found = ratio(measured, 'build: validate', `build: ${name}`).best;
    row(`build: ${name}`, [
      `${(measured.get(`build: ${name}`).best * 1000).toFixed(1)} us`,
      `${(1 / found).toFixed(1)} x validate`,
      '',
      judge('node', `build: ${name}`, 'validate', found),
    ]);
  }
}

/** Whether ten times the input takes ten times as long. */
function growth() {
  const found = {};
  for (const [what, { valid, texts: pair }] of Object.entries(
    growing(examples.find(({ context }) => context.links !== undefined)),
  )) {
    const expected = valid ? 'valid' : 'invalid';
    for (const [title, run] of [
      ['isValid', (text) => isValid(text, LIMITS) === valid],
      ['validate', (text) => validate(text, LIMITS).outcome === expected],
    ]) {
      const cases = pair.map((text, index) => ({ name: String(index), run: () => Number(run(text)), expected: 1 }));
      // The best of two runs each, so that noise does not look like growth.
      const best = [Infinity, Infinity];
      let factor;
      for (let attempt = 0; attempt < 2; attempt += 1) {
        const measured = measure(cases);
        for (const index of [0, 1]) best[index] = Math.min(best[index], measured.get(String(index)).best);
        factor = best[1] / best[0];
        if (Math.abs(factor - GROWTH.factor) <= GROWTH.slack) break;
      }
      found[`${what}: ${title}`] = factor;
      // `isValid` stops at the first error, so its time does not grow.
      const early = !valid && title === 'isValid';
      row(`ten times ${what}: ${title}`, [
        `${factor.toFixed(1)} x the time`,
        '',
        '',
        early ? '' : `${GROWTH.id} <= ${GROWTH.factor + GROWTH.slack} x`,
      ]);
      if (!early && factor > GROWTH.factor + GROWTH.slack)
        failures.push(`${GROWTH.id}: ten times ${what} takes ${title} ${factor.toFixed(1)} times as long`);
    }
  }
  return found;
}

const LIMITS = { limits: { batch: 100_000 } };

function kilobytes(name) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(readFileSync(at('pkg/dist', name)), { params }).length / 1024;
}

function sizes() {
  return SIZES.map(({ id, name, owed, dream }) => {
    const size = kilobytes(name);
    row(`${name}, brotli`, [
      `${size.toFixed(1)} KB`,
      '',
      '',
      owed === undefined ? '' : `${id} <= ${owed} KB (${dream} KB)`,
    ]);
    if (owed !== undefined && size > owed)
      failures.push(`${id}: ${name} is ${size.toFixed(1)} KB, allowed are ${owed}`);
    return { name, kilobytes: size };
  });
}

async function firstVerdicts() {
  mkdirSync(at('target/bench'), { recursive: true });
  writeFileSync(at('target/bench/standalone.cjs'), await ajvStandalone(schemas));
  const found = {};
  for (let round = 0; round < 7; round += 1) {
    for (const what of ['package', 'verdict', 'standalone', 'compiling']) {
      (found[what] ??= []).push(
        Number(await output(process.execPath, [at('tools/bench/first.mjs'), what, texts.conf[0]])),
      );
    }
  }
  const median = (what) => found[what].sort((one, other) => one - other)[3];
  const names = {
    package: 'cdevents-wasm',
    verdict: 'cdevents-wasm/verdict',
    standalone: 'ajv standalone',
    compiling: 'ajv compiling',
  };
  for (const [what, name] of Object.entries(names)) {
    const title = `first verdict, ${name}`;
    const rivals = what === 'package' || what === 'verdict' ? ['standalone', 'compiling'] : [];
    const said = rivals.map((rival) => {
      const found = median(rival) / median(what);
      return `${times(found)} ${names[rival]} ${judge('node', title, names[rival], found)}`.trimEnd();
    });
    row(title, [`${median(what).toFixed(1)} ms`, '', '', said.join(', ')]);
  }
  return Object.fromEntries(Object.keys(names).map((what) => [what, median(what)]));
}

/** The native build, next to ours in Node. */
async function native(node) {
  writeFileSync(at('target/bench/stream.ndjson'), `${texts.stream.join('\n')}\n`);
  const manifest = at('tools/bench/native/Cargo.toml');
  const target = at('target/native');
  if (
    (await output('cargo', [
      'build',
      '--locked',
      '--release',
      '--quiet',
      '--manifest-path',
      manifest,
      '--target-dir',
      target,
    ])) === null
  ) {
    say('the native twin cannot be built here: its rows are left out');
    return null;
  }
  const deliveries = delivered(cdevents, RELEASE);
  writeFileSync(at('target/bench/deliveries.ndjson'), `${deliveries.join('\n')}\n`);
  const { history, ...found } = JSON.parse(
    await output(
      `${target}/release/cdevents-wasm-bench`,
      ['stream', 'deliveries'].map((name) => at(`target/bench/${name}.ndjson`)),
    ),
  );
  const megabytes = texts.stream.reduce((sum, text) => sum + text.length, 0) / 1e6;
  const tape = found['simd-json tape'];
  for (const [name, nanoseconds] of Object.entries(found)) {
    row(`native, stream: ${name}`, [
      `${times(tape / nanoseconds)} simd-json`,
      '',
      `${(megabytes / (nanoseconds / 1e9)).toFixed(0)} MB/s`,
    ]);
  }
  const rate = (deliveries.length / history) * 1e9;
  const kept = judge('native', 'history', 'a million events a second', rate / 1e6);
  row('native, history', [`${(history / deliveries.length).toFixed(0)} ns a record`, '', '', kept]);
  const ours = node.get('stream: isValid(bytes)').best * 1e6;
  const owed = judge('native', 'stream: isValid(bytes) in Node', 'simd-json tape', tape / ours);
  row('stream: isValid(bytes) in Node', [`${times(tape / ours)} simd-json`, '', '', owed]);
  return found;
}

async function chromium() {
  const some = Object.fromEntries(['conf', 'stream', 'bad'].map((name) => [name, texts[name]]));
  let bytes = 0;
  some.stream = some.stream.filter((text) => (bytes += text.length) < BROWSER_BYTES);
  const found = await inChromium(some, schemas, RELEASE);
  if (found === null) {
    say('no Chromium here: its rows are left out');
    return null;
  }
  for (const [name, inputs] of Object.entries(some)) {
    table('chromium', name, new Map([...found.times].filter(([title]) => title.startsWith(`${name}: `))), inputs);
  }
  return found;
}

function print() {
  const head = ['case', 'to JSON.parse', 'to ajv', 'speed', 'owed (shown possible)'];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => String(cells[column]).length)));
  const line = (cells) =>
    cells
      .map((cell, column) =>
        column === 0 || column === 4 ? String(cell).padEnd(widths[column]) : String(cell).padStart(widths[column]),
      )
      .join('  ')
      .trimEnd();
  process.stdout.write(
    `\n${line(head)}\n${widths.map((width) => '-'.repeat(width)).join('  ')}\n${rows.map(line).join('\n')}\n\n`,
  );
}

/** Compares with an earlier run, relative to JSON.parse of the same run. */
function compare(base, cases) {
  const scaled = (list) => {
    const best = new Map(list.map(({ name, best: time }) => [name, time]));
    return new Map(list.map(({ name, best: time }) => [name, time / best.get(`${name.split(':', 1)[0]}: JSON.parse`)]));
  };
  const before = scaled(JSON.parse(readFileSync(base, 'utf8')).cases);
  for (const [name, now] of scaled(cases)) {
    const then = before.get(name);
    if (then !== undefined)
      process.stdout.write(`${name}: ${((now / then - 1) * 100).toFixed(0)} % of the time it took, to JSON.parse\n`);
  }
}

await main(async () => {
  if (globalThis.gc === undefined) throw new Failure('run this through make bench, or with node --expose-gc');
  say(`${texts.conf.length} events, ${texts.stream.length} in the stream; ajv with the ${ajvSource()}`);
  assertAgreement();
  const measured = new Map();
  for (const name of Object.keys(texts)) {
    say(`measuring ${name}`);
    for (const [title, found] of benchmark(name)) measured.set(title, found);
  }
  say('measuring growth');
  building();
  const streams = streaming(cdevents, schemas, RELEASE);
  for (const { name, each, found } of streams) {
    const judged = judge('node', name, 'JSON.parse + ajv by lines', found);
    row(name, [`${each.toFixed(2)} us a record`, times(found), '', judged]);
  }
  const grown = growth();
  say('measuring sizes and first verdicts');
  const modules = sizes();
  const first = await firstVerdicts();
  say("measuring schemas of the user's own");
  const typed = texts.conf.filter((text) => JSON.parse(text).context.type === JSON.parse(texts.conf[0]).context.type);
  const own = await ownSchemas(cdevents, schemas, typed);
  for (const [name, cells] of own.rows) row(name, cells);
  say('measuring natively');
  const twin = await native(measured);
  say('measuring in Chromium');
  const browser = await chromium();
  print();
  const commit = (await output('git', ['rev-parse', 'HEAD']))?.trim() ?? null;
  const versions = {
    package: PACKAGE.version,
    node: process.version,
    v8: process.versions.v8,
    chromium: browser?.version ?? null,
  };
  const flat = (map) => [...map].map(([name, { best, median, rounds }]) => ({ name, best, median, rounds }));
  const result = {
    commit,
    versions,
    corpora: hashOf(texts),
    cases: flat(measured),
    chromium: browser === null ? [] : flat(browser.times),
    native: twin,
    growth: grown,
    modules,
    first,
    own: own.found,
  };
  writeFileSync(at('target/bench.json'), `${JSON.stringify(result, null, 2)}\n`);
  if (process.env.BASE) compare(process.env.BASE, result.cases);
  for (const failure of failures) process.stderr.write(`below budget: ${failure}\n`);
  if (failures.length > 0) process.exitCode = 1;
});
