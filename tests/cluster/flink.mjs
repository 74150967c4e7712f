// A Flink cluster of real processes on loopback: a JobManager and TaskManagers, each bounded in memory and stopped by its id.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What Java 17 has to open for Flink. */
const OPENED = ['lang', 'net', 'io', 'nio', 'lang.reflect', 'text', 'time', 'util', 'util.concurrent']
  .concat(['util.concurrent.atomic', 'util.concurrent.locks'])
  .map((name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`)
  .concat(['--add-opens=java.base/sun.nio.ch=ALL-UNNAMED']);

/** How long a test waits for a state at most, in milliseconds: only what hangs is stopped by it. */
const LIMIT = 900_000;

const LOG = `
rootLogger.level = INFO
rootLogger.appenderRef.file.ref = console
appender.console.name = console
appender.console.type = CONSOLE
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d{HH:mm:ss,SSS} %-5p %-60c %x - %m%n
logger.types.name = org.apache.flink.api.java.typeutils
logger.types.level = WARN
`;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until `look` gives something. */
export async function until(what, look) {
  const end = Date.now() + LIMIT;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await pause(50);
  }
}

export class Cluster {
  /** The TaskManagers, as child processes. */
  managers = [];
  #processes = [];
  #count = 0;

  constructor({ folder, flink, java, jar, slots, heap, settings, env }) {
    Object.assign(this, { folder, flink, java, jar, slots, heap, settings, env });
  }

  /**
   * Starts a cluster. `folder`: for its files; `flink` and `java`: the folders of the jars and of the programs; `managers`: how many
   * TaskManagers, with `slots` and a `heap` in MiB each; `settings`: of Flink, beside those of every test.
   */
  static async start({ managers = 2, slots = 2, heap = 2048, settings = {}, env = {}, ...places }) {
    const cluster = new Cluster({ slots, heap, settings, env, ...places });
    mkdirSync(cluster.folder, { recursive: true });
    cluster.port = await freePort();
    const rpc = await freePort();
    const all = {
      'jobmanager.rpc.address': '127.0.0.1',
      'jobmanager.rpc.port': rpc,
      'jobmanager.bind-host': '127.0.0.1',
      'taskmanager.host': '127.0.0.1',
      'taskmanager.bind-host': '127.0.0.1',
      'rest.address': '127.0.0.1',
      'rest.bind-address': '127.0.0.1',
      'rest.port': cluster.port,
      'io.tmp.dirs': cluster.folder,
      'taskmanager.numberOfTaskSlots': slots,
      'taskmanager.load-balance.mode': 'SLOTS',
      'execution.checkpointing.interval': '2s',
      'execution.checkpointing.mode': 'EXACTLY_ONCE',
      'execution.checkpointing.dir': `file://${join(cluster.folder, 'checkpoints')}`,
      'execution.checkpointing.savepoint-dir': `file://${join(cluster.folder, 'savepoints')}`,
      'execution.checkpointing.externalized-checkpoint-retention': 'RETAIN_ON_CANCELLATION',
      'execution.checkpointing.snapshot-compression': 'true',
      'restart-strategy.type': 'fixed-delay',
      'restart-strategy.fixed-delay.attempts': '10',
      'restart-strategy.fixed-delay.delay': '500 ms',
      'metrics.fetcher.update-interval': '500',
      'heartbeat.interval': '1000',
      'heartbeat.timeout': '6000',
      ...settings,
    };
    const lines = Object.entries(all).map(([key, value]) => `${key}: ${value}\n`);
    writeFileSync(join(cluster.folder, 'config.yaml'), lines.join(''));
    writeFileSync(join(cluster.folder, 'log4j.properties'), LOG);
    cluster.jobManager = cluster.#java('jobmanager', 512, [
      'org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint',
      '--configDir',
      cluster.folder,
    ]);
    for (let count = 0; count < managers; count += 1) cluster.addManager();
    try {
      await cluster.hasManagers(managers);
    } catch (thrown) {
      await cluster.stop();
      throw thrown;
    }
    return cluster;
  }

  /** Starts another TaskManager. */
  addManager() {
    this.#count += 1;
    const name = `taskmanager-${this.#count}`;
    // Without Flink's scripts, which work them out, all parts of the memory have to be named.
    const memory = {
      'taskmanager.resource-id': name,
      'taskmanager.cpu.cores': `${this.slots}.0`,
      'taskmanager.memory.task.heap.size': `${this.heap - 128}m`,
      'taskmanager.memory.task.off-heap.size': '128m',
      'taskmanager.memory.network.min': '128m',
      'taskmanager.memory.network.max': '128m',
      'taskmanager.memory.managed.size': '64m',
      'taskmanager.memory.framework.heap.size': '128m',
      'taskmanager.memory.framework.off-heap.size': '128m',
      'taskmanager.memory.jvm-metaspace.size': '256m',
      'taskmanager.memory.jvm-overhead.min': '192m',
      'taskmanager.memory.jvm-overhead.max': '192m',
    };
    const options = Object.entries(memory).flatMap(([key, value]) => ['-D', `${key}=${value}`]);
    const main = 'org.apache.flink.runtime.taskexecutor.TaskManagerRunner';
    this.managers.push(this.#java(name, this.heap, [main, '--configDir', this.folder, ...options]));
  }

  hasManagers(count) {
    return until(`${count} TaskManagers`, async () => {
      this.#alive();
      const answer = await this.rest('/taskmanagers').catch(() => undefined);
      return answer?.taskmanagers.length === count;
    });
  }

  #alive() {
    for (const child of this.#processes)
      assert.ok(!child.ended || child.wanted, `${child.title} ended: ${child.ended}\n${tail(child.log)}`);
  }

  #java(name, heap, args) {
    const log = join(this.folder, `${name}.log`);
    const out = openSync(log, 'a');
    const options = [`-Xms${heap}m`, `-Xmx${heap}m`, '-XX:+UseParallelGC', ...OPENED];
    const child = spawn(
      join(this.java, 'java'),
      [
        ...options,
        `-Dlog4j.configurationFile=${join(this.folder, 'log4j.properties')}`,
        '-cp',
        join(this.flink, '*'),
        ...args,
      ],
      { stdio: ['ignore', out, out], env: { ...process.env, FLINK_CONF_DIR: this.folder, ...this.env } },
    );
    Object.assign(child, { title: name, log, ended: '', wanted: false });
    child.on('exit', (code, signal) => (child.ended = signal ?? `exit code ${code}`));
    this.#processes.push(child);
    return child;
  }

  async rest(path, body) {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(20_000),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Submits the job as an operator does. Resolves with its id. `from`: a checkpoint or savepoint. */
  async submit(args, { parallelism = 2, from } = {}) {
    const restored = from === undefined ? [] : ['-s', from];
    const child = this.#java('client', 256, [
      'org.apache.flink.client.cli.CliFrontend',
      'run',
      '-d',
      '-p',
      String(parallelism),
      ...restored,
      this.jar,
      ...args,
    ]);
    child.wanted = true;
    const before = readFileSync(child.log, 'utf8').length;
    const [code] = await once(child, 'exit');
    const text = readFileSync(child.log, 'utf8').slice(before);
    const id = /JobID ([0-9a-f]{32})/.exec(text)?.[1];
    if (code !== 0 || id === undefined) throw new Refused(text);
    return id;
  }

  async state(job) {
    return (await this.rest(`/jobs/${job}`)).state;
  }

  /** Waits for the end of a job. */
  async finished(job) {
    await until(`the end of job ${job}`, async () => {
      this.#alive();
      const state = await this.state(job);
      if (state === 'FAILED') throw new Error(await this.why(job));
      assert.notEqual(state, 'CANCELED');
      return state === 'FINISHED';
    });
  }

  /** Why a job failed. */
  async why(job) {
    const { exceptionHistory } = await this.rest(`/jobs/${job}/exceptions`);
    return exceptionHistory?.entries?.map(({ stacktrace }) => stacktrace).join('\n') ?? 'no reason given';
  }

  /** Waits for a checkpoint after which the job still runs. Resolves with its path. */
  async checkpoint(job, least = 1) {
    const path = await until(`checkpoint ${least} of job ${job}`, async () => {
      this.#alive();
      const answer = await this.rest(`/jobs/${job}/checkpoints`).catch(() => undefined);
      return (answer?.counts?.completed ?? 0) >= least && answer.latest?.completed?.external_path;
    });
    assert.equal(await this.state(job), 'RUNNING', 'the job is over too early for this test: give it more events');
    return path;
  }

  /** Waits until a job in BATCH mode folds: its operators run one after the other. */
  folding(job) {
    return until(`the fold of job ${job}`, async () => {
      this.#alive();
      const { vertices, state } = await this.rest(`/jobs/${job}`);
      assert.ok(state !== 'FINISHED' && state !== 'FAILED', `the job is ${state} too early for this test`);
      return vertices.some(({ name, status }) => name.includes('judge') && status === 'RUNNING');
    });
  }

  /** A metric of ours, summed up over all subtasks. */
  async metric(job, operator, name) {
    const { vertices } = await this.rest(`/jobs/${job}`);
    const vertex = vertices.find((each) => each.name.includes(operator));
    const all = await this.rest(`/jobs/${job}/vertices/${vertex.id}/subtasks/metrics`);
    const ids = all.map(({ id }) => id).filter((id) => id.endsWith(`.cdevents.${name}`));
    if (ids.length === 0) return undefined;
    const sums = await this.rest(`/jobs/${job}/vertices/${vertex.id}/subtasks/metrics?get=${ids.join()}&agg=sum`);
    return sums.reduce((sum, each) => sum + each.sum, 0);
  }

  /** Stops a job with a savepoint, as an operator does before an upgrade. Resolves with its path. */
  async stopJob(job, { drain = false } = {}) {
    const { 'request-id': request } = await this.rest(`/jobs/${job}/stop`, { drain });
    return until('the savepoint', async () => {
      const { status, operation } = await this.rest(`/jobs/${job}/savepoints/${request}`);
      if (status.id !== 'COMPLETED') return undefined;
      if (operation.location === undefined) throw new Error(JSON.stringify(operation['failure-cause']));
      return operation.location;
    });
  }

  /** Ends a process at once, as a fault of the machine does. */
  async kill(child) {
    if (child.ended) return;
    child.wanted = true;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Ends all at once. */
  async stop() {
    await Promise.all(this.#processes.map((child) => this.kill(child)));
  }

  logs() {
    return this.#processes.map(({ title, log }) => `---- ${title}\n${tail(log)}`).join('\n');
  }
}

/** The submission was refused. */
export class Refused extends Error {}

function tail(path) {
  return readFileSync(path, 'utf8').split('\n').slice(-60).join('\n');
}
