// How much memory a large history takes in the browser, and how long: `make bench` runs this with the page's part, or
// run node tools/bench/history.mjs on the built page. `HISTORY_MB` is the size of the file, 1,024 if it is not set.
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { launch } from '../../tests/support/browser.mjs';
import { serve } from '../../tests/support/server.mjs';
import { at, main, say } from '../steps.mjs';

const MEGABYTES = Number(process.env.HISTORY_MB ?? 1024);
/** In bytes. */
export const MEGABYTE = 1024 * 1024;
/** Deliveries in a block, which is written again and again as other deliveries. */
const RUNS = 50;
/** How often the memory is looked at while the file is read, in milliseconds. */
const PAUSE = 100;
const PATIENCE = 600_000;

/** What differs from delivery to delivery: ids, digests, the numbers of runs, and times. */
const OWN =
  /(?<uuid>[0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|sha256:(?<digest>[0-9a-f]{8})|(?<=[a-z]-)(?<run>1\d{3})\b|(?<time>\d{4}-\d\d-\d\dT[\d:.]+Z)/g;

/** Deliveries without end, in blocks of lines: the text of block `number`. */
function deliveries({ samples }) {
  const text = [...samples({ seed: 1, runs: RUNS })].map(({ json }) => `${json}\n`).join('');
  const times = [...text.matchAll(OWN)].flatMap(({ groups }) => groups.time ?? []).sort();
  const span = Date.parse(times.at(-1)) - Date.parse(times[0]) + 60_000;
  /** Texts, and between them functions of the block's number. */
  const parts = [];
  let before = 0;
  for (const { index, groups } of text.matchAll(OWN)) {
    const [kind, own] = Object.entries(groups).find(([, value]) => value !== undefined);
    const start = index + (kind === 'digest' ? 'sha256:'.length : 0);
    parts.push(text.slice(before, start), { kind, own, time: kind === 'time' ? Date.parse(own) : 0 });
    before = start + own.length;
  }
  const rest = text.slice(before);
  return (number) => {
    const hex = number.toString(16).padStart(8, '0');
    const written = { uuid: () => hex, digest: () => hex, run: ({ own }) => String(Number(own) + number * RUNS) };
    written.time = ({ time }) => new Date(time + number * span).toISOString();
    let block = '';
    for (const part of parts) block += typeof part === 'string' ? part : written[part.kind](part);
    return block + rest;
  };
}

/** Writes a file of this size, and returns the number of its records. */
function write(path, megabytes, blockOf) {
  const file = openSync(path, 'w');
  let records = 0;
  try {
    for (let number = 0, size = 0; size < megabytes * MEGABYTE; number += 1) {
      const block = blockOf(number);
      size += writeSync(file, block);
      records += block.split('\n').length - 1;
    }
  } finally {
    closeSync(file);
  }
  return records;
}

/** Bytes in memory of their own and shared ones, of a process; 0 if it has ended. */
function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const sizes = [...status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm)].map(([, size]) => Number(size) * 1024);
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch {
    return 0;
  }
}

/** Memory of the browser's processes by their kind. */
async function memory(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = { renderer: 0, all: 0 };
  for (const { type, id } of processInfo) {
    const size = memoryOf(id);
    sizes.all += size;
    if (type === 'renderer') sizes.renderer += size;
  }
  return sizes;
}

/**
 * Reads a file of many deliveries on the page. Bytes by which the renderer and all of the browser grow at most, milliseconds, and
 * the numbers of megabytes and records; `null` where the system does not say what memory a process has.
 */
export async function historyMemory(megabytes = MEGABYTES) {
  if (process.platform !== 'linux') return null;
  const cdevents = createRequire(import.meta.url)(at('pkg/dist/node.cjs'));
  const folder = mkdtempSync(join(tmpdir(), 'cdevents-history-'));
  const server = await serve();
  // Of its own, so that nothing else is in its processes.
  const browser = await launch();
  try {
    const path = join(folder, 'deliveries.ndjson');
    const records = write(path, megabytes, deliveries(cdevents));
    const session = await browser.newBrowserCDPSession();
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`${server.address}#/history`);
    await page.getByRole('button', { name: 'Open files…' }).waitFor();
    const before = await memory(session);
    const most = { ...before };
    const look = async () => {
      const now = await memory(session);
      for (const name of Object.keys(most)) most[name] = Math.max(most[name], now[name]);
    };
    const begin = performance.now();
    await page.locator('cd-history input[type="file"]').setInputFiles(path);
    let isRead = false;
    const read = page
      .getByRole('tablist', { name: 'Parts of the history' })
      .waitFor()
      .then(() => (isRead = true));
    while (!isRead) {
      await look();
      await Promise.race([read, wait(PAUSE)]);
    }
    const took = performance.now() - begin;
    await look();
    const words = await page.locator('cd-history .verdictline .details').innerText();
    if (!words.includes(`${records.toLocaleString('en')} records`)) throw new Error(`the page has read: ${words}`);
    return { megabytes, records, took, renderer: most.renderer - before.renderer, all: most.all - before.all };
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What was measured, in words. */
export const historyWords = ({ megabytes, records, took, renderer, all }) =>
  `history of ${megabytes} MB, ${records.toLocaleString('en')} records: ${(took / 1000).toFixed(1)} s (${(megabytes / (took / 1000)).toFixed(0)} MB/s), the renderer grows by ${Math.round(renderer / MEGABYTE)} MB and the browser as a whole by ${Math.round(all / MEGABYTE)} MB at most`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const found = await historyMemory();
    say(found === null ? 'the memory of a process cannot be measured here' : historyWords(found));
  });
}
