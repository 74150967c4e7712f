// Events for the cluster, what one process finds in them, and how the job's tables are read.
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { cdevents } from '../support/installed.mjs';
import { numbers } from '../support/random.mjs';

const { EventStream, samples } = cdevents;

/** Rules that speak of how a stream arrived, which a cluster cannot know: the same event again is the same fact. */
const OF_THE_STREAM = ['late-event', 'no-time', 'redelivered', 'unreadable-stream'];

const FAULTS = ['duplicate', 'missing', 'reordered', 'abort', 'malformed'];

/** How many deliveries are made up; the others are copies with ids, sources and times of their own. */
const MADE = 4;
const HOUR = 3_600_000;
const TIME = /"timestamp":"([^"]+)"/;

/** A copy of an event: nothing in it has anything to do with the first one. */
function copyOf(text, copy) {
  const other = (digits) =>
    ((Number.parseInt(digits, 16) ^ Math.imul(copy, 0x9e3779b1)) >>> 0).toString(16).padStart(8, '0');
  return text
    .replace(/[0-9a-f]{8}(?=-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g, other)
    .replaceAll('example.com', `n${copy}.example.com`)
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (time) =>
      new Date(Date.parse(time) + copy * HOUR).toISOString(),
    );
}

/** Events of many deliveries with faults, in about the order of their times: the same for the same seed. */
function eventsOf(count, seed) {
  const { below } = numbers(seed);
  const made = [];
  for (let each = 0; each < MADE && made.length < count; each += 1) {
    const events = [...samples({ seed: seed + each, runs: 100, faults: FAULTS })];
    // Where an event without a time belongs, only one stream knows.
    const timed = events.filter(({ json }) => TIME.test(json));
    made.push(...timed.map(({ json }) => copyOf(json, each)));
  }
  const all = [];
  for (let copy = 0; all.length < count; copy += 1)
    for (const text of made) {
      const line = copy === 0 ? text : copyOf(text, copy * MADE);
      const time = Date.parse(TIME.exec(line)[1]);
      // Late by up to two minutes.
      all.push([time + below(120_000), line]);
    }
  all.sort(([one], [other]) => one - other);
  return all.map(([, line]) => Buffer.from(line));
}

/** Writes at least `count` events into files of a folder. `extra`: lines among them. Returns the lines. */
export function writeEvents(folder, { count, seed, parts = 4, extra = [] }) {
  mkdirSync(folder, { recursive: true });
  const lines = eventsOf(count, seed);
  // At places that depend on nothing but their number.
  extra.forEach((line, index) => lines.splice(Math.floor(((index + 1) * lines.length) / (extra.length + 1)), 0, line));
  const files = Array.from({ length: parts }, (_, part) => openSync(join(folder, `part-${part}.ndjson`), 'w'));
  // In every file the time goes on as in the others.
  for (let at = 0; at < lines.length; at += 1000) {
    const some = lines.slice(at, at + 1000).flatMap((line) => [line, Buffer.from('\n')]);
    writeSync(files[(at / 1000) % parts], Buffer.concat(some));
  }
  files.forEach(closeSync);
  return lines;
}

/** What a finding is, whichever records it came from. */
export const shown = ({ rule, severity, message, pointer }) =>
  `${severity} ${rule} ${pointer} ${message.replace(/ \((?:record \d+|event `[^`]*`)\)/g, '')}`;

/** What one process finds: the findings of histories, sorted, and how many records are not valid. */
export function inOneProcess(lines, { complete }) {
  const most = 2 ** 31 - 1;
  const lifecycle = { complete, windowMs: Infinity, maxRuns: most, maxIds: most };
  const stream = new EventStream({ records: 'problems', lifecycle });
  const findings = [];
  const take = (items) => {
    for (const item of items)
      if (item.kind === 'finding' && !OF_THE_STREAM.includes(item.finding.rule)) findings.push(shown(item.finding));
  };
  for (const line of lines) take(stream.push(Buffer.concat([line, Buffer.from('\n')])));
  const summary = stream.finish();
  take(summary.items);
  stream.free();
  return { findings: findings.sort(), summary };
}

/** The rows of a table in files of JSON, in no order. */
export function rowsOf(folder) {
  const rows = [];
  let names = [];
  try {
    names = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (thrown) {
    if (thrown.code !== 'ENOENT') throw thrown;
  }
  for (const entry of names) {
    // What begins with a dot is not committed.
    if (!entry.isFile() || entry.name.startsWith('.') || entry.name.startsWith('_')) continue;
    const text = readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8');
    for (const line of text.split('\n')) if (line !== '') rows.push(JSON.parse(line));
  }
  return rows;
}

/** What remains of the rows of findings when those that were taken back are subtracted. Throws if one remains twice. */
export function remaining(rows) {
  const balance = new Map();
  for (const { id, retracted, json } of rows) {
    // A finding in other words is another row, but the same finding.
    const { finding } = JSON.parse(json);
    const each = JSON.stringify([id, finding]);
    balance.set(each, (balance.get(each) ?? 0) + (retracted ? -1 : 1));
  }
  const left = new Map();
  for (const [each, sum] of balance) {
    const [id, finding] = JSON.parse(each);
    if (sum < 0 || sum > 1 || (sum === 1 && left.has(id))) throw new Error(`${each} remains ${sum} times`);
    if (sum === 1) left.set(id, shown(finding));
  }
  return [...left.values()].sort();
}

/** The tables of a job in files below a folder. */
export function ddl({ events, results, runs = false, endless = false, type = 'BYTES', view = '' }) {
  const table = (name, columns, path, format, more = '') =>
    `CREATE TABLE ${name} (${columns}) WITH ('connector' = 'filesystem', 'path' = 'file://${path}', 'format' = '${format}'${more});\n`;
  const findings =
    'id STRING, retracted BOOLEAN, rule STRING, severity STRING, message STRING, `scope` STRING, `key` STRING, events STRING, json STRING';
  return [
    '-- The tables of a test; the semicolon here ends nothing.\n',
    table(
      view === '' ? 'events' : 'raw_events',
      `\`value\` ${type}`,
      events,
      'raw',
      endless ? ", 'source.monitor-interval' = '500 ms'" : '',
    ),
    view,
    table('findings', findings, join(results, 'findings'), 'json'),
    table('invalid', `outcome STRING, report STRING, \`value\` ${type}`, join(results, 'invalid'), 'json'),
    runs ? table('runs', '`key` STRING, ended BOOLEAN, json STRING', join(results, 'runs'), 'json') : '',
  ].join('');
}
