// The Spark recipe on a standalone cluster of real processes on loopback, with an executor killed: `node tests/cluster/spark.mjs`.
// Prints a row, and ends with exit code 1 at a difference. Needs `node tools/build.mjs tarball`, and Java 17 or newer.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { environment, installed } from '../../tools/python.mjs';
import { at, main, seconds } from '../../tools/steps.mjs';
import { cdevents } from '../support/installed.mjs';

const { factsOf, Reducer, samples, validate } = cdevents;

/** How many events: `EVENTS` asks for another number. */
const EVENTS = Number(process.env.EVENTS ?? 20_000);

/** Files of the archive. */
const FILES = 16;

/** How long a process is waited for at most, in milliseconds: only what hangs is stopped by it. */
const LIMIT = 480_000;

/** What every machine of the cluster may take. */
const MEMORY = '640m';

/** The events, with faults, and lines that are none. */
function archive() {
  const lines = [];
  for (let seed = 0; lines.length < EVENTS; seed += 1) {
    const faults = ['duplicate', 'missing', 'reordered', 'malformed', 'abort'];
    for (const { json } of samples({ seed, runs: 20, faults })) lines.push(json.replace(/[\r\n]/g, ' '));
    lines.push('poison', '{"context":');
  }
  return lines.slice(0, EVENTS);
}

/** What one process gives: the ids of the findings, and the outcomes. */
function expected(lines) {
  const reducers = new Map();
  const fold = ({ scope, key, bytes }) => {
    const name = JSON.stringify([scope, key]);
    if (!reducers.has(name)) reducers.set(name, new Reducer({ complete: true }));
    reducers.get(name).fold([bytes]);
  };
  for (const line of lines) for (const fact of factsOf(line)) fold(fact);
  for (const fact of [...reducers.values()].flatMap((reducer) => reducer.results().facts)) fold(fact);
  const all = [...reducers.values()].flatMap((reducer) => reducer.results().findings);
  const findings = all.filter(({ retracted }) => !retracted).map((found) => JSON.stringify(found));
  for (const reducer of reducers.values()) reducer.free();
  return { findings: findings.sort(), reports: lines.map((line) => JSON.stringify(validate(line))).sort() };
}

/** Processes on loopback, each stopped by its id. */
class Cluster {
  #processes = [];

  constructor(folder, python, home) {
    Object.assign(this, { folder, python, home });
  }

  /** Starts a master and two workers, with an executor each. */
  async start() {
    const [port, ui, ...others] = await freePorts(4);
    this.master = `spark://127.0.0.1:${port}`;
    const loopback = ['--host', '127.0.0.1'];
    const master = ['org.apache.spark.deploy.master.Master', ...loopback, '--port', port, '--webui-port', ui];
    this.#java('master', master.map(String));
    for (const [index, other] of others.entries()) {
      const work = join(this.folder, `worker-${index}`);
      const size = ['--cores', '1', '--memory', '1g', '--work-dir', work, '--webui-port', other];
      const worker = ['org.apache.spark.deploy.worker.Worker', ...loopback, ...size, this.master];
      this.#java(`worker-${index}`, worker.map(String));
    }
    this.workers = this.#processes.slice(1).map(({ pid }) => pid);
    const end = Date.now() + LIMIT;
    for (let alive = 0; alive < 2; ) {
      assert.ok(Date.now() < end, `the workers do not come: ${this.folder}`);
      alive = await fetch(`http://127.0.0.1:${ui}/json/`)
        .then((answer) => answer.json())
        .then(({ aliveworkers }) => aliveworkers)
        .catch(() => 0);
      await pause(50);
    }
  }

  #java(name, args) {
    const log = openSync(join(this.folder, `${name}.log`), 'w');
    const child = spawn('java', ['-Xmx192m', '-cp', join(this.home, 'jars', '*'), ...args], {
      stdio: ['ignore', log, log],
      // What Spark's own scripts find out.
      env: { ...process.env, SPARK_HOME: this.home, SPARK_LOCAL_IP: '127.0.0.1', SPARK_SCALA_VERSION: '2.13' },
    });
    this.#processes.push(child);
  }

  /** The ids of the executors' processes: each worker has started its own. */
  executors() {
    const parent = (pid) => {
      try {
        return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
      } catch {
        // It has ended.
        return 0;
      }
    };
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && this.workers.includes(parent(name)));
  }

  /** Runs the job, and kills an executor when a stage is under way. Resolves with what it has counted and written. */
  async job(name, archiveFolder) {
    const out = join(this.folder, name);
    mkdirSync(out);
    const log = openSync(join(this.folder, `${name}.log`), 'w');
    const child = spawn(this.python, [at('tests/cluster/spark_job.py'), this.master, archiveFolder, out, MEMORY], {
      stdio: ['ignore', 'pipe', log],
      env: {
        ...process.env,
        SPARK_HOME: this.home,
        SPARK_LOCAL_IP: '127.0.0.1',
        PYSPARK_PYTHON: this.python,
        PYTHONDONTWRITEBYTECODE: '1',
      },
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT);
    const ended = once(child, 'close');
    let counted;
    let killed = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      const said = JSON.parse(line);
      if (said.halfway === undefined) counted = said;
      else if (killed === 0) {
        const [pid] = this.executors();
        process.kill(Number(pid), 'SIGKILL');
        killed += 1;
      }
    }
    const [code] = await ended;
    clearTimeout(timer);
    assert.equal(code, 0, `the job has failed: ${readFileSync(join(this.folder, `${name}.log`), 'utf8').slice(-3000)}`);
    assert.equal(killed, 1);
    const lines = (file) => readFileSync(join(out, file), 'utf8').split('\n').slice(0, -1).sort();
    return { ...counted, findings: lines('findings'), reports: lines('reports') };
  }

  async stop() {
    for (const child of this.#processes.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
    }
  }
}

async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening');
  const ports = servers.map((server) => server.address().port);
  for (const server of servers) await once(server.close(), 'close');
  return ports;
}

/** Runs the job. Resolves with rows of the table: name, result and time. */
export async function spark() {
  const folder = mkdtempSync(join(tmpdir(), 'cdevents-wasm-spark-'));
  const rows = [];
  let cluster;
  try {
    const tools = await environment('spark', at('tests/cluster/spark.txt'), '--no-build-isolation');
    const python = await installed(tools, join(folder, 'venv'));
    const home = join(tools, '../../lib');
    const [version] = readdirSync(home);
    cluster = new Cluster(folder, python, join(home, version, 'site-packages/pyspark'));
    const lines = archive();
    const wanted = expected(lines);
    assert.ok(wanted.findings.length > 100);
    const events = join(folder, 'archive');
    mkdirSync(events);
    // Events of one run are in several files, and in none of them in order.
    for (let index = 0; index < FILES; index += 1) {
      const own = lines.filter((_, line) => line % FILES === index).reverse();
      writeFileSync(join(events, `${index}.ndjson`), `${own.join('\n')}\n`);
    }
    await cluster.start();
    const start = performance.now();
    const found = await cluster.job('job', events);
    assert.deepEqual(found.findings, wanted.findings);
    assert.deepEqual(found.reports, wanted.reports);
    // Without lost tasks the kill was of nothing.
    assert.ok(found.failed > 0);
    const result = `equal: ${found.findings.length} findings of ${EVENTS} events, ${found.failed} tasks run again`;
    rows.push(['Spark, an executor killed', result, seconds(performance.now() - start)]);
    return rows;
  } finally {
    await cluster?.stop();
    if (process.env.KEEP === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    for (const row of await spark()) process.stdout.write(`${row.join('  ')}\n`);
  });
}
