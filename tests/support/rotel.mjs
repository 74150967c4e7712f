// A receiver of OpenTelemetry that others have written: Rotel, a program that comes in a package of Python's. It is pinned with its
// hashes in rotel.txt, and is installed once into a folder of the user's cache.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf } from '../../tools/steps.mjs';

const PINS = fileURLToPath(new URL('rotel.txt', import.meta.url));

/** The program is linked to the library of the Python that it is made for. Each of these may lack pip or the library. */
const PYTHONS = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];

/** How long a test may wait for the receiver, in milliseconds: only what hangs is stopped by it. */
const LIMIT = 100_000;

/** Runs a program to its end, and returns what it wrote. Throws what it complains of. */
function output(program, args, env) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env, timeout: 300_000 });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ${args.slice(0, 3).join(' ')}: ${stderr.trim().split('\n').at(-1)}`);
  return stdout.trim();
}

/** The program and its environment for a Python. Installs it if it is not there. */
function installedFor(python) {
  const said = output(python, [
    '-c',
    'import sys, sysconfig; print(sys.version.split()[0], sysconfig.get_config_var("LIBDIR"))',
  ]);
  const [version, libraries] = said.split(' ');
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const name = `rotel-${version}-${process.arch}-${hashOf([PINS]).slice(0, 16)}`;
  const folder = join(cache, 'cdevents-wasm', name);
  if (!existsSync(folder)) {
    mkdirSync(join(cache, 'cdevents-wasm'), { recursive: true });
    const fresh = `${folder}.${process.pid}`;
    try {
      const quiet = ['--quiet', '--no-input', '--disable-pip-version-check'];
      const exactly = ['--no-deps', '--only-binary', ':all:', '--require-hashes', '--requirement', PINS];
      output(python, ['-m', 'pip', 'install', ...quiet, ...exactly, '--target', fresh]);
      // Under its name only when it is whole.
      if (!existsSync(folder)) renameSync(fresh, folder);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  const program = join(folder, 'rotel/rotel-agent');
  const env = { PATH: process.env.PATH, LD_LIBRARY_PATH: libraries };
  output(program, ['--version'], env);
  return { program, env };
}

function installed() {
  const reasons = [];
  for (const python of PYTHONS) {
    try {
      return installedFor(python);
    } catch (error) {
      reasons.push(`${python}: ${error.message}`);
    }
  }
  const wanted = readFileSync(PINS, 'utf8').split(' ')[0];
  throw new Error(
    `${wanted} cannot be installed and run; it needs a Python with pip and its shared library ` +
      `(apt-get install python3-pip libpython3.11)\n${reasons.join('\n')}`,
  );
}

/** Two ports that are free. */
async function freePorts() {
  const servers = [createServer(), createServer()];
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening');
  const ports = servers.map((server) => server.address().port);
  for (const server of servers) await once(server.close(), 'close');
  return ports;
}

/**
 * Starts a receiver on loopback for a test. `send(text)` posts trace data and resolves with the status. `spans(ids)` resolves with
 * what the receiver has understood of the spans with these ids, when it has all of them.
 */
export async function receiver(test, folder) {
  const { program, env } = installed();
  const [http, grpc] = await freePorts();
  const options = {
    'otlp-http-endpoint': `127.0.0.1:${http}`,
    'otlp-grpc-endpoint': `127.0.0.1:${grpc}`,
    exporter: 'blackhole',
    'debug-log': 'traces',
    'debug-log-verbosity': 'detailed',
    'pid-file': join(folder, 'pid'),
    'log-file': join(folder, 'log'),
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(program, ['start', '--disable-batching', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  let hasEnded = false;
  let onChange = () => {};
  const limit = AbortSignal.timeout(LIMIT);
  limit.addEventListener('abort', () => onChange());
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      written += text;
      onChange();
    });
  }
  const ended = once(child, 'close').then(() => {
    hasEnded = true;
    onChange();
  });
  test.after(async () => {
    child.kill();
    await ended;
  });
  /** Resolves with what `find` gives when it gives something. */
  const until = async (find) => {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (hasEnded) throw new Error(`the receiver has ended:\n${written}`);
      if (limit.aborted) throw new Error(`the receiver has not come so far:\n${written}`);
      await new Promise((done) => {
        onChange = done;
      });
    }
  };
  const post = (text) =>
    fetch(`http://127.0.0.1:${http}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
  await until(() => (written.includes('Starting') ? true : undefined));
  // It says so before it listens.
  for (let isUp = false; !isUp; ) {
    isUp = await post('{"resourceSpans":[]}').then(
      (answer) => answer.ok,
      () => false,
    );
    if (hasEnded || limit.aborted) throw new Error(`the receiver does not answer:\n${written}`);
  }
  return {
    send: async (text) => (await post(text)).status,
    async spans(ids) {
      await post(JSON.stringify(LAST));
      return until(() => {
        const found = understood(written);
        return ids.every((id) => found.has(id)) ? found : undefined;
      });
    },
  };
}

/** Trace data that is sent after other data to see that this was written. */
const LAST = {
  resourceSpans: [
    {
      scopeSpans: [
        {
          spans: [
            {
              traceId: 'f'.repeat(32),
              spanId: 'f'.repeat(16),
              name: 'last',
              kind: 1,
              startTimeUnixNano: '1',
              endTimeUnixNano: '1',
            },
          ],
        },
      ],
    },
  ],
};

/** The spans in the receiver's log, by id. */
function understood(log) {
  const spans = new Map();
  // What is before the beginning of other trace data is there to its end.
  const whole = log.slice(0, Math.max(log.lastIndexOf('ResourceSpans #0'), 0));
  const resources = whole.split(/^ResourceSpans #\d+$/m).slice(1);
  for (const text of resources) {
    const [about, ...parts] = text.split(/^Span #\d+$/m);
    const [resource, scope] = about.split(/^ScopeSpans #\d+$/m);
    for (const part of parts) {
      const value = (name) => new RegExp(`^ *${name} *: ?(.*)$`, 'm').exec(part)?.[1];
      spans.set(value('ID'), {
        traceId: value('Trace ID'),
        parentSpanId: value('Parent ID'),
        name: value('Name'),
        kind: value('Kind'),
        start: value('Start time'),
        end: value('End time'),
        status: value('Status code'),
        attributes: attributesIn(part),
        resource: attributesIn(resource),
        scope,
      });
    }
  }
  return spans;
}

const attributesIn = (text) =>
  Object.fromEntries([...text.matchAll(/^ +-> ([\w.]+): Str\((.*)\)$/gm)].map(([, key, value]) => [key, value]));
